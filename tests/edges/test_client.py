"""The client: the service's documents as the domain's, every failure one kind of error, nothing sent twice."""

import asyncio
import json
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing, asynccontextmanager
from datetime import UTC, datetime

import httpx
import pytest

from summarizer import pipeline
from summarizer.api import claims_in
from summarizer.client import SummarizerClient
from summarizer.domain import Claim, RawArticle
from summarizer.edges.http.app import create_app
from summarizer.errors import NoBriefOfJob, RateLimited, ServiceError, ServiceUnreachable, SummarizerError, UsageError
from summarizer.keeping import BriefPage, BriefSummary, Job, JobProblem, JobState
from summarizer.pipeline import Policy, Services
from summarizer.settings import Settings
from summarizer.watching import ClaimEvent, StageEvent, VerdictEvent
from summarizer.wiring import services_for
from tests.builders import brief_of, raw
from tests.needs import ROOT
from tests.service import FLOOD, GERMAN, MODEL, failing, still

ARTICLE = RawArticle.model_validate(FLOOD)
BRIEF = brief_of(raw())
KEY = "nsk_4f2a_not-to-be-seen"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)

Answer = Callable[[httpx.Request], httpx.Response]


def extractive() -> Services:
    return still(services_for(Settings()))


@asynccontextmanager
async def client_of_app(settings: Settings | None = None, **services: Services) -> AsyncIterator[SummarizerClient]:
    """A client of the real service, without a socket."""
    offered = {"extractive": extractive()} | ({MODEL: services["model"]} if services else {})
    app = create_app(settings or Settings(), services=offered)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with (
        app.router.lifespan_context(app),
        SummarizerClient("http://service", transport=transport) as client,
    ):
        yield client


class Stub(httpx.AsyncBaseTransport):
    """Answers with these in turn, and keeps what was asked."""

    def __init__(self, *answers: httpx.Response | Exception) -> None:
        self._answers = list(answers)
        self.asked: list[httpx.Request] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        self.asked.append(request)
        answer = self._answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def client_of(*answers: httpx.Response | Exception, key: str | None = None) -> tuple[SummarizerClient, Stub]:
    stub = Stub(*answers)
    return SummarizerClient("http://service/desk", key, transport=stub), stub


def document(content: str, status: int = 200, **headers: str) -> httpx.Response:
    return httpx.Response(status, content=content, headers={"content-type": "application/json"} | headers)


def job(state: JobState, **fields: object) -> httpx.Response:
    given = {"id": "job_1", "state": state, "created_at": NOON} | fields
    return document(Job.model_validate(given).model_dump_json())


def problem(status: int, type_: str = "invalid-request", **headers: str) -> httpx.Response:
    content = {
        "type": f"/problems/{type_}",
        "title": "No",
        "status": status,
        "detail": "it is wrong",
        "request_id": "r-12345678",
    }
    return document(json.dumps(content), status, **headers)


# Documents


async def test_the_documents_are_those_of_the_pipeline() -> None:
    text = "Nine people died when a gate of the dam failed. Forty people died."
    async with client_of_app() as client:
        brief = await client.brief([ARTICLE], words=60)
        report = await client.check(text, [ARTICLE])
        facts = await client.facts([FLOOD])
        clusters = await client.clusters([FLOOD["text"]])
        updated = await client.update(
            brief, [{"source": "later", "text": "Ana Brandt resigned in Tarvane on Friday."}]
        )

    assert brief == await pipeline.summarize([ARTICLE], extractive(), Policy(words=60))
    assert report == await pipeline.check(claims_in(text), [ARTICLE], extractive())
    assert facts == await pipeline.facts([ARTICLE], extractive())
    assert clusters == await pipeline.clusters([RawArticle(text=FLOOD["text"])], extractive())
    assert (updated.replaces, [claim.change for claim in updated.claims][-1]) == (brief.id, "new")


async def test_claims_are_checked_as_they_are_given() -> None:
    given = Claim(id="mine", text="Nine people died.")
    async with client_of_app() as client:
        report = await client.check([given, "Forty people died."], [ARTICLE])

    assert [claim.text for claim in report.claims] == ["Nine people died.", "Forty people died."]
    assert report.claims[0].id == "mine"


async def test_a_stream_tells_what_happens_and_ends_with_the_brief() -> None:
    async with client_of_app() as client:
        told = [item async for item in client.stream([ARTICLE])]

    assert told[0] == StageEvent(stage="ingest", state="started")
    assert {type(item) for item in told[:-1]} == {StageEvent, ClaimEvent, VerdictEvent}
    assert told[-1] == await pipeline.summarize([ARTICLE], extractive(), Policy())


async def test_what_is_not_given_is_not_sent_and_the_rest_is_sent_once() -> None:
    client, stub = client_of(*[document(BRIEF.model_dump_json())] * 2)

    await client.brief(["A text."])
    await client.brief(["A text."], words=60, guard="flag", model="a/b", judge="c/d", idempotency_key="desk-1")

    bare, full = stub.asked
    assert json.loads(bare.content) == {"articles": [{"text": "A text."}]}
    assert json.loads(full.content) == {
        "articles": [{"text": "A text."}],
        "words": 60,
        "guard": "flag",
        "model": "a/b",
        "judge": "c/d",
    }
    assert ("idempotency-key" in bare.headers, full.headers["idempotency-key"]) == (False, "desk-1")
    assert bare.url == "http://service/desk/v1/briefs"


async def test_a_key_is_sent_and_never_shown() -> None:
    client, stub = client_of(problem(401, "unauthorized"), key=KEY)

    with pytest.raises(ServiceError) as failed:
        await client.limits()

    assert stub.asked[0].headers["authorization"] == f"Bearer {KEY}"
    assert KEY not in f"{client!r} {vars(client)!r} {failed.value!r} {failed.value}"


async def test_fields_of_a_newer_service_are_left_out() -> None:
    newer = json.loads(BRIEF.model_dump_json())
    newer["mood"] = "sombre"
    newer["manifest"]["planet"] = "Earth"
    client, _ = client_of(document(json.dumps(newer)))

    assert await client.brief([ARTICLE]) == BRIEF


# Jobs and what is kept


async def test_a_job_is_submitted_waited_for_and_its_brief_fetched() -> None:
    done = job("succeeded", finished_at=NOON, attempts=1, brief_id="b/1")
    client, stub = client_of(job("queued"), job("running"), done, document(BRIEF.model_dump_json()))

    submitted = await client.submit([ARTICLE], webhook="https://desk.example/hook", idempotency_key="desk-2")
    brief = await client.wait(submitted.id)

    assert (submitted.state, brief) == ("queued", BRIEF)
    first, *polls, last = stub.asked
    assert json.loads(first.content)["webhook"] == "https://desk.example/hook"
    assert first.headers["idempotency-key"] == "desk-2"
    assert [(poll.url.path, poll.url.params["wait"]) for poll in polls] == [("/desk/v1/jobs/job_1", "20.0")] * 2
    assert last.url.raw_path == b"/desk/v1/briefs/b%2F1"


@pytest.mark.parametrize("state", ["failed", "cancelled", "expired"])
async def test_a_job_without_a_brief_is_an_error_that_says_why(state: JobState) -> None:
    wrong = JobProblem(type="/problems/model-failed", title="No", status=502, detail="the model could not answer")
    client, _ = client_of(job(state, problem=wrong if state == "failed" else None))

    with pytest.raises(NoBriefOfJob) as failed:
        await client.wait("job_1")

    if state == "failed":
        assert (failed.value.status, failed.value.type) == (502, "/problems/model-failed")
        assert str(failed.value) == "the model could not answer"
    else:
        assert state in str(failed.value)


async def test_waiting_for_a_job_can_be_bounded() -> None:
    client, _ = client_of(*[job("running")] * 100)

    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.02):
            await client.wait("job_1")


async def test_a_job_is_looked_at_and_cancelled() -> None:
    client, stub = client_of(job("running"), job("cancelled"))

    assert (await client.job("job_1")).state == "running"
    assert (await client.cancel("job_1")).has_ended

    assert [(asked.method, asked.url.path, asked.url.query) for asked in stub.asked] == [
        ("GET", "/desk/v1/jobs/job_1", b""),
        ("POST", "/desk/v1/jobs/job_1/cancel", b""),
    ]


async def test_briefs_are_listed_fetched_and_deleted() -> None:
    listed = BriefSummary(id="b1", headline=None, status="complete", created_at=NOON, articles=2)
    page = BriefPage(data=(listed,), has_more=True, next="place")
    client, stub = client_of(document(page.model_dump_json()), document(BRIEF.model_dump_json()), httpx.Response(204))

    assert await client.stored_briefs(after="here", limit=5) == page
    assert await client.stored_brief("b1") == BRIEF
    await client.delete_brief("b1")

    assert [f"{asked.method} {asked.url.raw_path.decode()}" for asked in stub.asked] == [
        "GET /desk/v1/briefs?after=here&limit=5",
        "GET /desk/v1/briefs/b1",
        "DELETE /desk/v1/briefs/b1",
    ]


async def test_limits_are_told_as_the_service_tells_them() -> None:
    client, _ = client_of(document('{"articles": 50}'))

    assert await client.limits() == {"articles": 50}


# Errors


async def test_a_problem_is_an_error_with_all_it_says() -> None:
    async with client_of_app() as client:
        with pytest.raises(ServiceError) as failed:
            await client.brief([GERMAN])

    error = failed.value
    assert isinstance(error, SummarizerError)
    assert (error.status, error.type, error.retry_after_s) == (422, "/problems/no-usable-article", None)
    assert error.detail == str(error) == error.problem["detail"]
    assert error.request_id == error.problem["request_id"]
    assert error.problem["rejected"]


async def test_an_error_says_after_which_time_to_ask_again_streamed_or_not() -> None:
    model = failing(RateLimited("slowly", retry_after_s=6.2))
    async with client_of_app(Settings(model=MODEL), model=model) as client:
        for asking in (client.brief([ARTICLE]), collected(client)):
            with pytest.raises(ServiceError) as failed:
                await asking
            assert (failed.value.status, failed.value.type) == (503, "/problems/model-failed")
            assert failed.value.retry_after_s == 7.0
            assert failed.value.request_id


async def collected(client: SummarizerClient) -> list[object]:
    return [item async for item in client.stream([ARTICLE])]


async def test_a_problem_before_the_stream_begins_is_the_same_error() -> None:
    async with client_of_app() as client:
        with pytest.raises(ServiceError) as failed:
            [item async for item in client.stream([ARTICLE], model="x/y")]

    assert (failed.value.status, failed.value.type) == (422, "/problems/model-not-allowed")


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(200, content=b"<html>"),
        httpx.Response(200, content=b'{"id": 1}'),
        httpx.Response(302, headers={"location": "http://elsewhere"}),
        httpx.Response(502, content=b"Bad Gateway"),
        httpx.Response(500, content=b'["type"]'),
        httpx.Response(500, content=b'{"type": "/problems/internal", "title": "No", "status": "bad"}'),
        httpx.ConnectError("refused"),
        httpx.ReadTimeout("slow"),
        httpx.RemoteProtocolError("cut"),
    ],
)
async def test_what_is_no_answer_of_the_service_is_an_error_and_nothing_is_sent_again(
    answer: httpx.Response | Exception,
) -> None:
    client, stub = client_of(answer)

    with pytest.raises(ServiceUnreachable):
        await client.brief([ARTICLE])

    assert len(stub.asked) == 1


async def test_a_stream_that_breaks_off_is_an_error() -> None:
    cut = b'event: stage\ndata: {"stage":"ingest","state":"started"}\nid: 1\n\nevent: brief\ndata: {"id'
    client, _ = client_of(httpx.Response(200, content=cut))

    events = client.stream([ARTICLE])
    assert await anext(events) == StageEvent(stage="ingest", state="started")
    with pytest.raises(ServiceUnreachable, match="before the brief"):
        await anext(events)


@pytest.mark.parametrize("address", ["", "service", "http://[", "http://service:port"])
async def test_an_address_that_is_none_is_an_error_of_ours(address: str) -> None:
    with pytest.raises(SummarizerError):
        async with SummarizerClient(address, transport=Stub(httpx.UnsupportedProtocol("no"))) as client:
            await client.limits()


async def test_one_article_is_no_list_of_articles() -> None:
    client, stub = client_of()

    for one in ("A text.", FLOOD):
        with pytest.raises(UsageError, match="list of articles"):
            await client.brief(one)

    assert stub.asked == []


async def test_a_text_that_cannot_be_sent_is_an_error_of_ours() -> None:
    client, stub = client_of()

    for asking in (client.facts(["half \ud800 a pair"]), client.check("half \ud800 a pair", [ARTICLE])):
        with pytest.raises(UsageError, match="surrogate"):
            await asking

    assert stub.asked == []


# The stream, byte by byte


class Pieces(httpx.AsyncByteStream):
    def __init__(self, content: bytes, size: int) -> None:
        self._pieces = [content[start : start + size] for start in range(0, len(content), size)]
        self.closed = False

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self._pieces:
            yield piece

    async def aclose(self) -> None:
        self.closed = True


@pytest.mark.parametrize("size", [1, 7, 100_000])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
async def test_a_stream_may_come_in_any_pieces_and_hold_any_text(size: int, line_end: str) -> None:
    brief = BRIEF.model_copy(update={"headline": "one\u2028two\u0085three\x0bfour\r\nfive – six"})
    text = (
        ': ping\n\nevent: stage\ndata: {"stage":"draft","state":"started","mood":"new"}\nid: 1\n\n: ping\n\n'
        f"event: surprise\ndata: 5\n\nevent:brief\ndata:{brief.model_dump_json()}\nid: 3\n\n"
    )
    client, _ = client_of(httpx.Response(200, stream=Pieces(text.replace("\n", line_end).encode(), size)))

    told = [item async for item in client.stream([ARTICLE])]

    assert told == [StageEvent(stage="draft", state="started"), brief]


async def test_leaving_a_stream_early_ends_the_connection() -> None:
    pieces = Pieces(b'event: stage\ndata: {"stage":"draft","state":"started"}\n\n' * 5, 20)
    client, _ = client_of(httpx.Response(200, stream=pieces))

    async with aclosing(client.stream([ARTICLE])) as events:
        async for _ in events:
            break

    assert pieces.closed


def test_importing_the_client_loads_no_part_of_the_service() -> None:
    code = (
        "import sys, summarizer.client; "
        "print(sorted({'fastapi', 'starlette', 'litellm', 'sqlalchemy', 'uvicorn', 'openai'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)

    assert done.stdout == "[]\n"
