"""Which form of an answer a request asks for: its `Accept` header, read as RFC 9110 has it."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from fastapi import Request

from summarizer.edges.http.problems import NOT_ACCEPTABLE, ProblemRaised

JSON = "application/json"
EVENTS = "text/event-stream"

Form = Literal["json", "events"]


class _Range(NamedTuple):
    name: str  # `text/*`
    quality: float


class _Wish(NamedTuple):
    """How much a type is wanted. Of two types wanted alike, the one that is named goes before what `*` stands for."""

    quality: float = 0.0
    named: int = 0


def form_of_answer(request: Request) -> Form:
    """Events for who prefers them, else JSON. Raises ProblemRaised when neither will do."""
    ranges = list(_ranges(",".join(request.headers.getlist("accept")) or "*/*"))
    json, events = _wish(JSON, ranges), _wish(EVENTS, ranges)
    if max(json.quality, events.quality) == 0:
        raise ProblemRaised(NOT_ACCEPTABLE, f"this path answers with `{JSON}` or `{EVENTS}`; accept one of them")
    return "events" if events > json else "json"


def _ranges(accept: str) -> Iterator[_Range]:
    """The media ranges that can be read. Parameters other than `q` make no difference here."""
    for item in accept.lower().split(","):
        name, *parameters = (part.strip() for part in item.split(";"))
        quality = next((value[2:] for value in parameters if value.startswith("q=")), "1")
        try:
            yield _Range(name, min(max(float(quality), 0.0), 1.0))
        except ValueError:
            continue


def _wish(type_: str, ranges: list[_Range]) -> _Wish:
    """What the narrowest range that holds the type says of it."""
    for named, name in enumerate((type_, f"{type_.partition('/')[0]}/*", "*/*")):
        found = next((given for given in ranges if given.name == name), None)
        if found:
            return _Wish(found.quality, -named)
    return _Wish()
