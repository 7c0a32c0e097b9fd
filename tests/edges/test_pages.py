"""The pages as a browser without script gets them: the form, what is wrong with it, the brief, and who may see it."""

import base64
import hashlib
import html
import re
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from summarizer.domain import Brief
from summarizer.edges.http.app import create_app
from summarizer.errors import UpstreamUnavailable
from summarizer.settings import Settings
from summarizer.stages.page import brief_as_html
from summarizer.stores.keys import SCOPES, Scope
from summarizer.wiring import services_for
from tests.doors import kept_in, new_key
from tests.service import CANARY, FLOOD, MODEL, REQUEST_ID, assert_problem, client_of, failing, serving, still

Entry = str | Sequence[str]

HTML: Mapping[str, str] = {"Accept": "text/html"}
TEXT = str(FLOOD["text"])
ASKED: dict[str, Entry] = {"text": TEXT, "words": "100", "model": "extractive", "guard": "withhold"}
ADD: Mapping[str, Entry] = {"add-box": "1"}
OLD = "Caf\xe9s in Tarvane opened again on Saturday, ten days after the flood.".encode("cp1252")
TWO = b'{"articles": [{"text": "Volunteers in Tarvane cleared the school on Sunday."}]}'
LONG = "Passengers on the night ferry to Lund waited nine hours in the harbour on Friday after a pump had broken."
PATHS = ("/", "/signin", "/briefs/0", "/nothing")


async def sent(client: httpx.AsyncClient, headers: Mapping[str, str] = HTML, /, **fields: Entry) -> httpx.Response:
    """The answer to the form."""
    return await client.post("/", data=ASKED | fields, headers=headers)


async def written(client: httpx.AsyncClient, **fields: Entry) -> str:
    """The path of a brief that the form asked for."""
    answer = await sent(client, **fields)
    assert answer.status_code == 303, answer.text
    path: str = answer.headers["location"]
    return path


def _text_of(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<(style|script).*?</\1>|<[^>]+>", " ", page, flags=re.DOTALL)).split())


async def test_a_page_may_be_asked_for_its_head_alone() -> None:
    async with serving() as client:
        path = await written(client)
        answers = [await client.head("/"), await client.head(path)]

    assert [answer.status_code for answer in answers] == [200, 200]


async def test_a_form_leads_to_a_brief_that_is_kept_and_listed() -> None:
    async with serving() as client:
        path = await written(client, title="Dam fails", outlet="The Harbour Post", published="2024-05-02")
        brief = await client.get(path)
        home = await client.get("/")

    shown = _text_of(brief.text)
    assert "Nine people died when a gate of the dam failed." in shown
    assert "The Harbour Post: Dam fails" in shown
    assert "2 May 2024" in shown
    assert f'href="{path}"' in home.text


async def test_pasted_articles_files_and_web_pages_are_read_as_the_command_reads_them() -> None:
    files = [
        (
            "files",
            ("dam.md", b"The **dam** on the Oster held on Friday, the water board said in Tarvane.", "text/plain"),
        ),
        ("files", ("old.txt", OLD, "text/plain")),
        ("files", ("two.json", TWO, "application/json")),
        ("files", ("", b"", "x/y")),
    ]
    page = "<html><body><p>The mayor of Tarvane thanked the crews of four towns on Monday.</p></body></html>"
    async with serving() as client:
        data = {**ASKED, "text": [TEXT, "", page]}
        answer = await client.post("/", data=data, files=files, headers=HTML)
        document = await client.get(f"{answer.headers['location']}?format=json")

    brief = Brief.model_validate_json(document.text)
    assert {article.source for article in brief.articles} | {item.source for item in brief.rejected} == {
        *("article 1", "article 2", "dam.md", "old.txt", "two.json#1"),
    }
    texts = " ".join(article.text or "" for article in brief.articles)
    assert "**" not in texts


@pytest.mark.parametrize(
    ("fields", "name", "words"),
    [
        ({"words": "7"}, "words", "Give a whole number from 10 to 5,000."),
        ({"words": "1e3"}, "words", "Give a whole number from 10 to 5,000."),
        ({"words": "9" * 5000}, "words", "Give a whole number from 10 to 5,000."),
        ({"guard": "never"}, "guard", "Choose one of these."),
        ({"text": "  "}, "articles", "Paste an article or choose a file"),
        (
            {"text": ["A storm broke the crane."] * 51},
            "articles",
            "at most 50 articles, none of them longer than 200,000",
        ),
        ({"text": "Share: this"}, "articles", "article 1: no sentence of 5 words"),
        ({"text": LONG, "words": "10"}, "articles", "give more articles, or more words"),
        ({"model": CANARY}, "model", "Choose one of these."),
    ],
)
async def test_what_is_wrong_stands_beside_its_field_with_what_to_do(
    fields: dict[str, Entry], name: str, words: str
) -> None:
    async with serving() as client:
        answer = await sent(client, **fields)

    error = re.search(rf'id="{name}-error">(.*?)</span>\s*(?:<|$)', answer.text, re.DOTALL)
    assert answer.status_code == 422
    assert f'aria-describedby="{"files-note" if name == "articles" else ""} {name}-error"' in answer.text
    assert error
    assert words in _text_of(answer.text)
    assert answer.text.count('id="words-error"') == (name == "words")


async def test_nothing_that_was_entered_is_lost_not_even_files() -> None:
    files = [
        ("files", ("second.txt", b"The dam held\r\non Friday & <b>Saturday</b>.")),
        ("files", ("map.png", b"\x89PNG\x00\x01")),
    ]
    fields = {**ASKED, "text": TEXT, "title": "Dam <fails>", "outlet": 'The "Post"', "words": "3", "guard": "flag"}
    async with serving() as client:
        answer = await client.post("/", data=fields, files=files, headers=HTML)
        again = await sent(client, text=_areas(answer.text), name=["", "second.txt"])

    assert _areas(answer.text) == [TEXT, "The dam held\non Friday & <b>Saturday</b>."]
    assert 'value="The &#34;Post&#34;"' in answer.text
    assert 'value="Dam &lt;fails&gt;"' in answer.text
    assert 'value="second.txt"' in answer.text
    assert '<option value="flag" selected>' in answer.text
    assert 'value="3"' in answer.text
    assert "map.png: this is no text" in answer.text
    assert again.status_code == 303


def _areas(page: str) -> Sequence[str]:
    return [html.unescape(text) for text in re.findall(r"<textarea[^>]*>\n(.*?)</textarea>", page, re.DOTALL)]


async def test_a_box_more_is_to_be_had_without_script() -> None:
    async with serving() as client:
        answer = await sent(client, text=[TEXT, "second"], **ADD)

    assert answer.status_code == 200
    assert _areas(answer.text) == [TEXT, "second", ""]


async def test_a_model_that_fails_leaves_the_form_as_it_was() -> None:
    async with serving(model=failing(UpstreamUnavailable("down"))) as client:
        answer = await sent(client, model=MODEL)
        unknown = await sent(client, model=CANARY)

    assert answer.status_code == 502
    assert "The model failed: the model could not answer." in _text_of(answer.text)
    assert _areas(answer.text)[0] == TEXT
    assert f'<option value="{MODEL}" selected>' in answer.text
    assert unknown.status_code == 422
    assert CANARY not in unknown.text


async def test_the_script_is_told_how_the_brief_is_written_and_where_it_is_kept() -> None:
    async with serving() as client:
        answer = await sent(client, {"Accept": "text/event-stream, text/html;q=0.9"})
        events = re.findall(r"^event: (.*)$", answer.text, re.MULTILINE)
        id_ = re.findall(r'"id":"([0-9a-f]{16})","schema_version"', answer.text)[0]
        kept = await client.get(f"/briefs/{id_}")

    assert answer.headers["content-type"].startswith("text/event-stream")
    assert {"stage", "claim", "verdict"} <= set(events)
    assert events[-1] == "brief"
    assert kept.status_code == 200


@pytest.mark.parametrize(
    "sender",
    [
        {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ],
)
@pytest.mark.parametrize("path", ["/", "/signin", "/signout"])
async def test_a_form_of_another_site_is_refused(path: str, sender: dict[str, str]) -> None:
    async with serving() as client:
        answer = await client.post(path, data=ASKED, headers=sender)
        home = await client.get("/")

    assert_problem(answer, 403, "forbidden")
    assert "Your newest briefs" not in home.text


@pytest.mark.parametrize(
    "sender", [{"Sec-Fetch-Site": "same-origin", "Origin": "null"}, {"Origin": "http://service"}, {}]
)
async def test_a_form_of_our_own_page_is_taken(sender: dict[str, str]) -> None:
    async with serving() as client:
        assert (await sent(client, sender)).status_code == 303


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        (b"{}", "application/json"),
        (b"--y\r\nbroken\r\n\r\n", "multipart/form-data; boundary=x"),
        (b"no boundary", "multipart/form-data"),
        (b"text=a&" * 400, "application/x-www-form-urlencoded"),
    ],
)
async def test_a_body_that_is_no_form_is_a_problem(body: bytes, media_type: str) -> None:
    async with serving() as client:
        answer = await client.post("/", content=body, headers={"Content-Type": media_type})

    assert_problem(answer, 400, "invalid-form")


@pytest.mark.parametrize("path", PATHS)
async def test_a_page_allows_its_own_style_and_script_and_nothing_else(path: str) -> None:
    async with serving() as client:
        answer = await client.get(path, headers=HTML)

    policy = dict(part.strip().split(" ", 1) for part in answer.headers["content-security-policy"].split(";"))
    assert policy == {
        "default-src": "'none'",
        "style-src": _hash_of(answer.text, "style"),
        "script-src": _hash_of(answer.text, "script"),
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cache-control"] == "no-store"
    assert not re.search(r'\s(?:style|on\w+)="', answer.text)


def _hash_of(page: str, tag: str) -> str:
    (text,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


async def test_downloads_are_the_documents_of_the_command() -> None:
    async with serving() as client:
        path = await written(client)
        files = {form: await client.get(f"{path}?format={form}") for form in ("json", "md", "html")}
        other = await client.get(f"{path}?format=pdf")

    brief = Brief.model_validate_json(files["json"].text)
    assert files["html"].text == brief_as_html(brief)
    assert files["md"].text.startswith("# ")
    for form, answer in files.items():
        assert answer.headers["content-disposition"] == f'attachment; filename="brief-{brief.id}.{form}"'
        assert answer.headers["x-content-type-options"] == "nosniff"
    assert_problem(other, 422, "invalid-request")


async def test_a_problem_is_a_page_for_people_and_a_document_for_programs() -> None:
    async with serving() as client:
        page = await client.get(f"/briefs/{CANARY}", headers=HTML)
        document = await client.get(f"/briefs/{CANARY}")
        api = await client.get("/v1/nothing", headers=HTML)
        method = await client.delete("/", headers=HTML)
        large = await client.post("/", data={"text": "x" * 3_000_000}, headers=HTML)

    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "There is no such brief, or it was deleted." in _text_of(page.text)
    assert page.headers["x-request-id"] in page.text
    assert REQUEST_ID.fullmatch(page.headers["x-request-id"])
    assert CANARY not in page.text
    assert_problem(document, 404, "not-found")
    assert_problem(api, 404, "not-found")
    assert (method.status_code, "allow" in method.headers) == (405, True)
    assert (large.status_code, "send fewer articles" in large.text) == (413, True)


async def test_pages_are_not_in_the_description_of_the_api() -> None:
    async with serving() as client:
        paths = (await client.get("/openapi.json")).json()["paths"]

    assert not {"/", "/briefs/{id_}", "/signin", "/signout"} & paths.keys()


@asynccontextmanager
async def locked(folder: Path, scopes: Sequence[Scope] = SCOPES) -> AsyncIterator[tuple[httpx.AsyncClient, str]]:
    """A browser before a server that has a key, and the key."""
    settings = kept_in(folder, hosts="service")
    key = await new_key(folder, scopes)
    app = create_app(settings, services={"extractive": still(services_for(Settings()))})
    async with client_of(app) as client:
        client.base_url = httpx.URL("https://service")
        yield client, key


async def signed_in(client: httpx.AsyncClient, key: str) -> str:
    """The token of the forms."""
    await client.post("/signin", data={"key": key})
    (token, *_) = re.findall(r'name="token" value="([0-9a-f]+)"', (await client.get("/")).text)
    return str(token)


async def test_where_there_are_keys_nothing_is_shown_before_signing_in(tmp_path: Path) -> None:
    async with locked(tmp_path) as (client, _):
        answers = [await client.get(path) for path in ("/", "/briefs/0123456789abcdef", "/briefs/0?format=md")]
        posted = await sent(client)
        wrong = await client.post("/signin", data={"key": "nsk_wrong"})

    assert [(answer.status_code, answer.headers["location"]) for answer in (*answers, posted)] == [
        (303, "/signin?back=/"),
        (303, "/signin?back=/briefs/0123456789abcdef"),
        (303, "/signin?back=/briefs/0"),
        (303, "/signin?back=/"),
    ]
    assert wrong.status_code == 403
    assert "This key opens nothing here." in wrong.text
    assert "set-cookie" not in wrong.headers
    assert "nsk_wrong" not in wrong.text


async def test_a_key_opens_the_pages_until_signing_out(tmp_path: Path) -> None:
    async with locked(tmp_path) as (client, key):
        entered = await client.post("/signin", data={"key": f" {key} ", "back": "/briefs/0123"})
        token = await signed_in(client, key)
        path = await written(client, token=token)
        brief = await client.get(path)
        out = await client.post("/signout", data={"token": token})
        after = await client.get(path)

    assert (entered.status_code, entered.headers["location"]) == (303, "/briefs/0123")
    assert "Sign out" in brief.text
    assert (out.status_code, out.headers["location"]) == (303, "/signin")
    assert after.headers["location"] == f"/signin?back={path}"


async def test_a_brief_is_shown_to_its_owner_alone(tmp_path: Path) -> None:
    async with locked(tmp_path) as (client, key):
        path = await written(client, token=await signed_in(client, key))
        await signed_in(client, await new_key(tmp_path))
        answers = [await client.get(path), await client.get(f"{path}?format=json"), await client.get("/")]

    assert [answer.status_code for answer in answers] == [404, 404, 200]
    assert "Your newest briefs" not in answers[2].text


async def test_who_may_only_read_writes_no_brief(tmp_path: Path) -> None:
    async with locked(tmp_path, ("read",)) as (client, key):
        answer = await sent(client, token=await signed_in(client, key))

    assert answer.status_code == 403
    assert "this needs a key with the scope `write`" in answer.text.lower()


async def test_forms_count_as_requests_do(tmp_path: Path) -> None:
    async with serving(kept_in(tmp_path, characters_per_minute=1_000)) as client:
        answers = [await sent(client, text=TEXT * 3) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 429]
    assert "retry-after" in answers[1].headers
    assert _areas(answers[1].text)[0] == TEXT * 3


@pytest.mark.parametrize("token", [None, "", "another", "\u00fc"])
@pytest.mark.parametrize("path", ["/", "/signout"])
async def test_who_is_signed_in_sends_no_form_without_its_token(tmp_path: Path, path: str, token: str | None) -> None:
    async with locked(tmp_path) as (client, key):
        await signed_in(client, key)
        data = ASKED | ({} if token is None else {"token": token})
        refused = await client.post(path, data=data)
        still_in = await client.get("/")

    assert_problem(refused, 403, "forbidden")
    assert still_in.status_code == 200
    assert "Your newest briefs" not in still_in.text


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "/briefs/0/../../x", "/briefs/0\r\nX: y", ""]
)
async def test_signing_in_leads_to_no_other_site(tmp_path: Path, back: str) -> None:
    async with locked(tmp_path) as (client, key):
        answer = await client.post("/signin", data={"key": key, "back": back})

    assert answer.headers["location"] == "/"
