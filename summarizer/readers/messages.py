"""What the page reader and its worker process say to each other: JSON in frames of a declared length.

A frame is eight bytes, big-endian, that count the bytes of JSON which follow. The worker opens with
`Hello`; after that every request has one reply.
Imports nothing of ours: the worker must start fast.
"""

import json
from typing import Final, Literal, TypedDict

LENGTH_BYTES: Final = 8

Refusal = Literal["no_article", "unreadable_page", "too_long", "timeout", "unsupported_format"]


class Request(TypedDict):
    """One page or feed to read."""

    kind: Literal["page", "feed"]
    content: str


class Page(TypedDict):
    """What a page or an entry of a feed holds. A page that was read has a text; an entry may have HTML instead."""

    text: str | None
    html: str | None
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None


class Reply(TypedDict):
    """The pages found, one for a page and one an entry for a feed; or why there are none."""

    pages: list[Page]
    refused: Refusal | None
    detail: str


class Hello(TypedDict):
    """The worker's first words. `missing` names a package that is not installed."""

    missing: str | None


def framed(message: Request | Reply | Hello) -> bytes:
    """The message as it goes over the pipe."""
    content = json.dumps(message).encode()
    return len(content).to_bytes(LENGTH_BYTES, "big") + content


def refused(code: Refusal, detail: str) -> Reply:
    """The reply for something that cannot be used."""
    return Reply(pages=[], refused=code, detail=detail)
