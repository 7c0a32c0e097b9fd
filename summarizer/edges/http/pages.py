"""The pages for people: a form that asks for a brief, the brief with its proof, and where to sign in.

Everything works without script; with it, the brief is seen as it is written.
"""

import time
from asyncio import to_thread
from collections.abc import AsyncIterator, Mapping
from datetime import datetime
from functools import partial
from typing import Literal, assert_never

from fastapi import APIRouter, Depends, Request, Response
from starlette.responses import RedirectResponse

from summarizer.domain import Brief
from summarizer.edges.http import sessions
from summarizer.edges.http.accepting import EVENTS
from summarizer.edges.http.admission import Admitting
from summarizer.edges.http.door import door_of
from summarizer.edges.http.forms import (
    ADD_BOX,
    CHOOSE,
    FIRST_BOXES,
    Box,
    Entered,
    InvalidForm,
    Sent,
    asked,
    entered,
    read_form,
    why_unused,
)
from summarizer.edges.http.handlers import problem_of
from summarizer.edges.http.middleware import MOST_BODY_BYTES
from summarizer.edges.http.owners import LOCAL, Caller, refuse_other_sites
from summarizer.edges.http.problems import (
    MODEL_NOT_ALLOWED,
    NO_USABLE_ARTICLE,
    NOT_FOUND,
    TIME_LIMIT,
    ProblemRaised,
)
from summarizer.edges.http.requests import MOST_ARTICLES, BriefRequest
from summarizer.edges.http.routes import Id, Offer, Offered, write_and_keep
from summarizer.edges.http.site import page, page_headers
from summarizer.edges.http.stream import event_stream
from summarizer.edges.http.visitors import SIGN_IN, Visiting, way_back
from summarizer.errors import BackendError, StoreUnavailable
from summarizer.settings import FEWEST_WORDS, MOST_WORDS
from summarizer.stages.making import NO_MODEL
from summarizer.stages.page import brief_as_html, contents
from summarizer.stages.render import as_json, brief_as_markdown
from summarizer.stages.source_names import day

NEWEST = 10  # briefs that the first page lists
TOO_LITTLE = "No sentence of these articles stands alone in so few words: give more articles, or more words."
TOO_MUCH = "The brief was not done in time: give fewer articles or shorter ones, or ask again later."
TOKEN = "token"  # noqa: S105 - the name of a field
GUARDS = (
    ("withhold", "Leave out what is not proven"),
    ("flag", "Keep it, and mark it"),
    ("off", "Do not check"),
)
_DOWNLOAD_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"
Form = Literal["md", "json", "html"]

pages = APIRouter(include_in_schema=False)


@pages.api_route("/", methods=["GET", "HEAD"])
async def home(offer: Offered, visitor: Visiting) -> Response:
    """An empty form, and the newest briefs."""
    return await _form(offer, visitor, _empty(offer))


async def hold_place(visitor: Visiting, admission: Admitting) -> AsyncIterator[None]:
    """As the API does, until the answer has been sent, streams included."""
    with admission.places.taken(visitor.owner):
        yield


writing = APIRouter(include_in_schema=False, dependencies=[Depends(hold_place)])


@writing.post("/")
async def send(request: Request, offer: Offered, visitor: Visiting, admission: Admitting) -> Response:
    """Write the brief and lead to it, or show the form again with what is wrong."""
    visitor.require("write")
    sent = await _taken(request, visitor)
    # Two megabytes keep the processor for a third of a second.
    given = await to_thread(entered, sent)
    if ADD_BOX in sent.texts:
        return await _form(offer, visitor, given.with_room())
    try:
        await door_of(request).limits.take(visitor.owner, "characters", sent.characters)
        wanted = await to_thread(asked, given)
        return await admission.in_time(_answer(request, wanted, offer, visitor))
    except InvalidForm as error:
        return await _form(offer, visitor, given, errors=error.errors, status=422)
    except (ProblemRaised, BackendError, StoreUnavailable) as error:
        return await _failed(offer, visitor, given, problem_of(error))


@pages.api_route("/briefs/{id_}", methods=["GET", "HEAD"])
async def brief(id_: Id, offer: Offered, visitor: Visiting, format: Form | None = None) -> Response:  # noqa: A002
    """A brief with its proof, or a file of it."""
    found = await offer.briefs.get(visitor.owner, id_)
    if found is None:
        raise ProblemRaised(NOT_FOUND, "there is no such brief, or it was deleted")
    if format is not None:
        return await to_thread(_file, found, format)
    return await to_thread(lambda: page("brief.html", contents(found), visitor=visitor))


@pages.get(SIGN_IN)
async def ask_for_key(back: str = "/") -> Response:
    """Where to sign in."""
    return page("signin.html", {"back": way_back(back), "error": ""})


@pages.post(SIGN_IN)
async def sign_in(request: Request) -> Response:
    """Begin a session and go on, or say that the key opens nothing."""
    sent = await _taken(request, Caller(LOCAL))
    back = way_back(sent.text("back"))
    key = await door_of(request).keys.valid(sent.text("key").strip())
    if key is None:
        wrong = {"back": back, "error": "This key opens nothing here. Copy it again, whole, or ask for a new one."}
        return page("signin.html", wrong, status=403)
    answer = RedirectResponse(back, status_code=303)
    sessions.sign_in(request, answer, key, now=time.time())
    return answer


@pages.post("/signout")
async def sign_out(request: Request, visitor: Visiting) -> Response:
    """Have the browser forget whom it speaks for."""
    await _taken(request, visitor)
    answer = RedirectResponse(SIGN_IN, status_code=303)
    sessions.sign_out(answer)
    return answer


async def _taken(request: Request, caller: Caller) -> Sent:
    """The form, if it was sent from a page of ours and the caller has room in its limits. Raises ProblemRaised."""
    await door_of(request).limits.take(caller.owner, "requests", 1)
    sent = await read_form(request)
    refuse_other_sites(request, caller, sent.text(TOKEN))
    return sent


async def _answer(request: Request, wanted: BriefRequest, offer: Offer, visitor: Caller) -> Response:
    """Events for our script, which leads to the brief by itself; for everybody else the way to the brief."""
    offer.services_of(wanted.model)  # in a stream it would be too late to say that there are none

    written = partial(write_and_keep, wanted, offer, visitor.owner)
    if EVENTS in request.headers.get("accept", ""):
        return await event_stream(request, written)
    return RedirectResponse(f"/briefs/{(await written()).id}", status_code=303)


async def _failed(offer: Offer, visitor: Caller, given: Entered, problem: ProblemRaised) -> Response:
    """The form again, with everything that was entered."""
    errors = _errors_of(problem)
    answer = await _form(offer, visitor, given, errors=errors, status=problem.kind.status)
    answer.headers.update(problem.headers or {})
    return answer


def _errors_of(problem: ProblemRaised) -> Mapping[str, str]:
    """The problem in the words of the form, beside the field that can change it."""
    if problem.kind == MODEL_NOT_ALLOWED:
        return {"model": CHOOSE}
    if problem.kind == TIME_LIMIT:
        return {"articles": TOO_MUCH}
    if problem.kind == NO_USABLE_ARTICLE:
        return {"articles": why_unused(problem.rejected or ()) or TOO_LITTLE}
    return {"form": f"{problem.kind.title}: {problem.detail}."}


def _empty(offer: Offer) -> Entered:
    return Entered((), str(offer.settings.words), offer.settings.model, offer.settings.guard)


async def _form(
    offer: Offer, visitor: Caller, given: Entered, *, errors: Mapping[str, str] | None = None, status: int = 200
) -> Response:
    boxes = [*given.boxes, *[Box()] * (FIRST_BOXES - len(given.boxes))]
    lost = {"articles": why_unused(given.unreadable)} if given.unreadable else {}
    context = {
        "boxes": boxes,
        "given": given,
        "errors": lost | dict(errors or {}),
        "models": [(name, _model_name(name)) for name in offer.models],
        "guards": GUARDS,
        "fewest_words": FEWEST_WORDS,
        "most_words": MOST_WORDS,
        "most_articles": MOST_ARTICLES,
        "most_bytes": MOST_BODY_BYTES,
        "add_box": ADD_BOX,
        "newest": await _newest(offer, visitor),
    }
    return await to_thread(page, "home.html", context, visitor=visitor, status=status)


async def _newest(offer: Offer, visitor: Caller) -> list[Mapping[str, str]]:
    """What the list shows. Without a database there is none, and the form is there all the same."""
    try:
        newest = await offer.briefs.page(visitor.owner, after=None, limit=NEWEST)
    except StoreUnavailable:
        return []
    return [
        {"id": kept.id, "headline": kept.headline or "No headline"} | _when(kept.created_at) for kept in newest.data
    ]


def _when(at: datetime) -> dict[str, str]:
    return {"at": at.isoformat(timespec="seconds"), "when": f"{day(at.date().isoformat())}, {at:%H:%M} UTC"}


def _model_name(name: str) -> str:
    return "No language model: the articles' own sentences" if name == NO_MODEL else name


def _file(found: Brief, form: Form) -> Response:
    headers = page_headers(_DOWNLOAD_POLICY) | {
        "Content-Disposition": f'attachment; filename="brief-{found.id}.{form}"',
        "Content-Type": _MEDIA_TYPES[form],
    }
    return Response(_laid_out(found, form), headers=headers)


_MEDIA_TYPES: Mapping[Form, str] = {
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
    "html": "text/html; charset=utf-8",
}


def _laid_out(found: Brief, form: Form) -> str:
    match form:
        case "md":
            return brief_as_markdown(found)
        case "json":
            return as_json(found)
        case "html":
            return brief_as_html(found)
        case _:
            assert_never(form)
