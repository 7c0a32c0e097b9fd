"""Webhooks: who may be told, what is sent, how often, and that a name cannot lead to where nobody may go."""

import asyncio
import json
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from pathlib import Path

import httpx
import pytest
import respx
from standardwebhooks import Webhook

from summarizer.edges.http.addresses import is_public
from summarizer.edges.http.outbound import PublicTransport
from summarizer.edges.http.webhooks import PAUSES_S, Teller
from summarizer.errors import UsageError
from summarizer.keeping import Job
from summarizer.settings import Settings
from summarizer.stores.database import Database, database_at
from summarizer.stores.jobs import SqlJobs
from summarizer.stores.tellings import SqlTellings
from tests.builders import brief_of, raw
from tests.service import CANARY, FLOOD, assert_problem, serving

SECRET = "whsec_" + "c2VjcmV0" * 4
PUBLIC = "93.184.215.14"
HOOK = "https://desk.example/hook?for=briefs"
BRIEF = brief_of(raw())


# Who may be told


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/hook",
        "http://127.1/hook",
        "http://2130706433/hook",
        "http://0x7f.0.0.1/hook",
        "http://017700000001/hook",
        "http://localhost/hook",
        "http://a.LOCALHOST./hook",
        "http://printer.local/hook",
        "http://10.0.0.1/hook",
        "http://192.168.1.1/hook",
        "http://169.254.169.254/latest/meta-data",
        "http://100.64.0.1/hook",
        "http://0.0.0.0/hook",
        "http://224.0.1.1/hook",
        "http://[::1]/hook",
        "http://[::ffff:127.0.0.1]/hook",
        "http://[::ffff:93.184.215.14]/hook",
        "http://[64:ff9b::7f00:1]/hook",
        "http://[2002:7f00:1::]/hook",
        "http://[fd00::1]/hook",
        "http://[fec0::1]/hook",
        "http://[::ffff:0:7f00:1]/hook",
        "http://[::127.0.0.1]/hook",
        "http://[64:ff9b:1::7f00:1]/hook",
        "http://[2001:0:7f00:1::]/hook",
        "http://[3fff::1]/hook",
        "http://[5f00::1]/hook",
        "http://[::]/hook",
        "http://[fe80::1%25eth0]/hook",
        "http://[v1.a]/hook",
        "http://192.0.0.8/hook",
        "http://192.88.99.1/hook",
        "http://168.63.129.16/machine",
        "http://0177.0.0.1/hook",
        "http://127.0.0.1./hook",
        "http://metadata/hook",
        "http://router.home.arpa/hook",
        "http://127.0.0.1\\.desk.example/hook",
        "http://127%2e0.0.1/hook",
        "http://desk..example/hook",
        "http://[fe80::1]/hook",
        "https://desk.example:8443/hook",
        "http://desk.example:443/hook",
        "ftp://desk.example/hook",
        "file:///etc/passwd",
        "desk.example/hook",
        "https://",
        "https://[::1",
        f"https://user:{CANARY}@desk.example/hook",
        f"https://desk.example/{CANARY}\n",
        "https://dësk.example/hook",
        "https://desk.example/" + "a" * 2_000,
    ],
)
async def test_a_webhook_that_can_only_lead_astray_is_refused_with_the_job(url: str) -> None:
    async with serving(Settings(webhook_secret=SECRET)) as client:
        response = await client.post("/v1/jobs", json={"articles": [FLOOD], "webhook": url})

    problem = assert_problem(response, 422, "invalid-request")
    assert isinstance(problem["errors"], list)
    assert [error["field"] for error in problem["errors"]] == ["webhook"]


@pytest.mark.parametrize("address", [PUBLIC, "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_machines_of_the_internet_at_large_may_be_reached(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("secret", [" ", "whsec_short", "c2VjcmV0" * 4, SECRET + "!", "whsec_" + "A" * 87])
def test_a_secret_that_is_none_is_refused_without_being_repeated(secret: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="SUMMARIZER_WEBHOOK_SECRET takes") as refused:
        Settings.read({"SUMMARIZER_WEBHOOK_SECRET": secret}, tmp_path)

    assert secret == " " or secret not in str(refused.value)


def test_the_secret_is_not_shown_with_the_settings() -> None:
    assert SECRET not in repr(Settings(webhook_secret=SECRET))


# What is sent, and where


class Receiver:
    """The other side: says what it was told to say, and remembers what it was sent."""

    def __init__(self, *statuses: int) -> None:
        self.requests: list[httpx.Request] = []
        self._statuses = list(statuses)

    @property
    def transport(self) -> httpx.MockTransport:
        return httpx.MockTransport(self._answer)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        status = self._statuses.pop(0)
        return httpx.Response(status, headers={"location": "http://127.0.0.1/"}, stream=Unread())


class Unread(httpx.AsyncByteStream):
    """A body that nobody may read."""

    def __aiter__(self) -> AsyncIterator[bytes]:
        raise AssertionError("the answer's body was read")


def leading_to(*addresses: str) -> Callable[[str, int], Awaitable[Sequence[str]]]:
    """A resolver for every name."""

    async def resolve(_host: str, _port: int) -> Sequence[str]:
        return addresses

    return resolve


async def test_the_connection_goes_to_the_address_that_was_looked_up_under_the_name_that_was_given() -> None:
    receiver = Receiver(200)
    transport = PublicTransport(receiver.transport, resolve=leading_to(PUBLIC, "93.184.215.15"))

    await transport.handle_async_request(httpx.Request("POST", HOOK, content=b"{}"))

    (sent,) = receiver.requests
    assert str(sent.url) == f"https://{PUBLIC}/hook?for=briefs"
    assert sent.headers["host"] == "desk.example"
    assert sent.extensions["sni_hostname"] == "desk.example"


async def test_an_address_of_version_6_is_reached_too() -> None:
    receiver = Receiver(200)
    transport = PublicTransport(receiver.transport, resolve=leading_to("2606:2800:21f::1"))

    await transport.handle_async_request(httpx.Request("POST", HOOK))

    assert receiver.requests[0].url.host == "2606:2800:21f::1"


@pytest.mark.parametrize("addresses", [("127.0.0.1",), (PUBLIC, "10.0.0.7"), ("::ffff:10.0.0.7",), ()])
async def test_a_name_that_leads_to_a_private_address_is_not_connected_to(addresses: tuple[str, ...]) -> None:
    receiver = Receiver()
    transport = PublicTransport(receiver.transport, resolve=leading_to(*addresses))

    with pytest.raises(httpx.ConnectError):
        await transport.handle_async_request(httpx.Request("POST", HOOK))

    assert receiver.requests == []


async def test_a_name_is_looked_up_once_so_that_it_cannot_lead_elsewhere_the_second_time() -> None:
    answers = [[PUBLIC], ["127.0.0.1"]]

    async def rebinding(_host: str, _port: int) -> Sequence[str]:
        return answers.pop(0)

    receiver = Receiver(200)
    await PublicTransport(receiver.transport, resolve=rebinding).handle_async_request(httpx.Request("POST", HOOK))

    assert [request.url.host for request in receiver.requests] == [PUBLIC]
    assert len(answers) == 1


async def test_a_name_that_leads_nowhere_is_a_failed_delivery() -> None:
    async def unknown(_host: str, _port: int) -> Sequence[str]:
        raise socket.gaierror("no such name")

    with pytest.raises(httpx.ConnectError):
        await PublicTransport(Receiver().transport, resolve=unknown).handle_async_request(httpx.Request("GET", HOOK))


# How it is told


class Told:
    """Jobs that ended with a webhook, and a clock to put forward."""

    def __init__(self, database: Database) -> None:
        self.at = 1_700_000_000.0
        self.jobs = SqlJobs(database, now=self.now)
        self.tellings = SqlTellings(database, now=self.now)

    def now(self) -> float:
        return self.at

    async def ended(self) -> Job:
        job = await self.jobs.add("desk", "{}", webhook=HOOK)
        lease = await self.jobs.claim()
        assert lease is not None
        await self.jobs.succeed(lease, BRIEF)
        found = await self.jobs.get("desk", job.id)
        assert found is not None
        return found

    def teller(self, transport: httpx.AsyncBaseTransport, *, timeout_s: float = 5.0) -> Teller:
        return Teller(self.tellings, SECRET, transport, now=self.now, timeout_s=timeout_s)


@pytest.fixture
async def told() -> AsyncIterator[Told]:
    database = database_at("sqlite://", None)
    await database.prepare()
    yield Told(database)
    await database.close()


async def test_a_message_is_signed_and_says_what_became_of_the_job(told: Told) -> None:
    job = await told.ended()
    receiver = Receiver(204)
    told.at = time.time()

    assert await told.teller(receiver.transport).tell_one()

    (sent,) = receiver.requests
    message = Webhook(SECRET).verify(sent.content, dict(sent.headers))
    assert sent.headers["webhook-id"] == f"msg_{job.id}"
    assert message["type"] == "job.succeeded"
    assert Job.model_validate(message["data"]["job"]) == job
    assert not await told.teller(receiver.transport).tell_one()


@pytest.mark.parametrize("status", [302, 307, 400, 404, 410, 429, 500])
async def test_whatever_is_no_success_is_told_again_later_and_no_redirect_is_followed(
    told: Told, status: int
) -> None:
    await told.ended()
    receiver = Receiver(status, 200)
    teller = told.teller(receiver.transport)
    await teller.tell_one()
    told.at += PAUSES_S[0] - 1
    assert not await teller.tell_one()
    told.at += 1

    assert await teller.tell_one()

    first, second = receiver.requests
    assert (first.url, first.content) == (second.url, second.content)
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    assert first.headers["webhook-signature"] != second.headers["webhook-signature"]
    told.at += 1_000_000
    assert not await teller.tell_one()


async def test_the_pauses_grow_from_seconds_to_a_day_and_then_it_is_given_up(told: Told) -> None:
    await told.ended()
    receiver = Receiver(*[500] * 20)
    teller = told.teller(receiver.transport)
    await teller.tell_one()
    for pause_s in PAUSES_S:
        told.at += pause_s
        assert await teller.tell_one()

    told.at += 10_000_000
    assert not await teller.tell_one()
    assert len(receiver.requests) == len(PAUSES_S) + 1
    assert (PAUSES_S[0], PAUSES_S[-1]) == (5, 86_400)
    assert list(PAUSES_S) == sorted(PAUSES_S)


async def test_who_does_not_answer_in_time_is_told_again(told: Told) -> None:
    class Silent(httpx.AsyncBaseTransport):
        async def handle_async_request(self, _request: httpx.Request) -> httpx.Response:
            await asyncio.Event().wait()
            raise AssertionError

    await told.ended()
    await told.teller(Silent(), timeout_s=0.01).tell_one()
    told.at += PAUSES_S[0]

    assert await told.tellings.due() is not None


async def test_the_service_tells_the_webhook_of_a_job(monkeypatch: pytest.MonkeyPatch) -> None:
    def found(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (PUBLIC, 443))]

    heard = asyncio.Event()

    def hear(_request: httpx.Request) -> httpx.Response:
        heard.set()
        return httpx.Response(200)

    with respx.mock() as router:
        route = router.post(f"https://{PUBLIC}/hook?for=briefs").mock(side_effect=hear)
        async with serving(Settings(webhook_secret=SECRET)) as client:
            monkeypatch.setattr(socket, "getaddrinfo", found)
            taken = await client.post("/v1/jobs", json={"articles": [FLOOD], "webhook": HOOK})
            await asyncio.wait_for(heard.wait(), 10)

    message = json.loads(route.calls.last.request.content)
    assert message["data"]["job"]["id"] == taken.json()["id"]
    assert message["data"]["job"]["state"] == "succeeded"
