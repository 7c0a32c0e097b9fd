"""Read clusters from JSON Lines: `{id?, articles: [article], words?}` a line.

Promises an assignment or a problem for every line that is not blank, and to hold one line at a time, however long.
"""

import asyncio
import hashlib
from collections.abc import AsyncGenerator, Iterator
from dataclasses import dataclass
from itertools import count
from queue import SimpleQueue
from threading import Thread
from typing import BinaryIO

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from summarizer.domain import Assignment, Delivery, Problem
from summarizer.edges.files import LONGEST_DETAIL, article_from, json_fault, parsed_json
from summarizer.errors import UsageError
from summarizer.language.printable import one_line
from summarizer.settings import FEWEST_WORDS, MOST_WORDS
from summarizer.validation import first_fault

LONGEST_LINE = 8 * 1024 * 1024  # bytes; a hundred long articles have less than one million
LONGEST_ID = 200  # characters
_CHUNK = 1024 * 1024

Given = Assignment | Delivery


@dataclass(frozen=True)
class Line:
    """A line as it stands in the file. `content` is None when it is too long to be read; `end` counts bytes."""

    number: int
    content: bytes | None
    sha256: str
    end: int


class _Fields(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    articles: list[object]
    id: str | None = Field(default=None, min_length=1, max_length=LONGEST_ID)
    words: int | None = Field(default=None, ge=FEWEST_WORDS, le=MOST_WORDS)

    @field_validator("id")
    @classmethod
    def _storable(cls, value: str | None) -> str | None:
        if value is not None and not _is_storable(value):
            raise ValueError("holds half of a surrogate pair, which no encoding can store")
        return value


def lines_in(stream: BinaryIO, name: str) -> Iterator[Line]:
    """Every line but the blank ones, which count. Raises UsageError where the file cannot be read on."""
    end = 0
    for number in count(1):
        try:
            line = _line(stream, number, end)
        except OSError as error:
            raise UsageError(f"{name}: line {number} cannot be read: {error.strerror}") from error
        if line.end == end:
            return
        end = line.end
        if line.content is None or line.content.strip():
            yield line


def given_in(line: Line) -> Given:
    """The assignment of a line, or the problem that it is, which names the line."""
    if line.content is None:
        return problem(line, "line_too_long", f"it has more than {LONGEST_LINE:,} bytes; give fewer articles")
    try:
        text = line.content.decode("utf-8-sig" if line.number == 1 else "utf-8")
    except UnicodeDecodeError:
        return problem(line, "bad_json", "it is not UTF-8")
    value = parsed_json(text)
    if value is None and text.strip() != "null":
        return problem(line, "bad_json", json_fault(text.strip("\r\n")))
    if not isinstance(value, dict):
        return problem(line, "bad_line", "it is no object with `articles` and, if you like, `id` and `words`")
    return _given(line, value)


def problem(line: Line, code: str, detail: str, *, name: str | None = None) -> Delivery:
    """The delivery of a line that cannot be worked on."""
    told = one_line(f"line {line.number}: {detail}")[:LONGEST_DETAIL]
    return Delivery(id=name or unnamed(line), problem=Problem(code=code, detail=told))


def unnamed(line: Line) -> str:
    """The id of a line that has none of its own."""
    return f"line-{line.number}"


def _given(line: Line, value: dict[str, object]) -> Given:
    try:
        fields = _Fields.model_validate(value)
    except ValidationError as error:
        detail = f"{first_fault(error)}; a line has articles, id and words"
        return problem(line, "bad_line", detail, name=_own_name(value))
    name = fields.id or unnamed(line)
    if not fields.articles:
        return problem(line, "no_articles", "its list of articles is empty", name=name)
    articles = [article_from(f"{name}#{number}", each) for number, each in enumerate(fields.articles, start=1)]
    return Assignment(id=name, articles=tuple(articles), words=fields.words)


def _own_name(value: dict[str, object]) -> str | None:
    name = value.get("id")
    usable = isinstance(name, str) and 0 < len(name) <= LONGEST_ID and _is_storable(name)
    return name if usable and isinstance(name, str) else None


def _is_storable(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)


def _line(stream: BinaryIO, number: int, start: int) -> Line:
    content = stream.readline(LONGEST_LINE + 1)
    if len(content) <= LONGEST_LINE or content.endswith(b"\n"):
        return Line(number, content, hashlib.sha256(content.strip()).hexdigest(), start + len(content))
    digest, end = hashlib.sha256(content), start + len(content)
    while not content.endswith(b"\n") and (content := stream.readline(_CHUNK)):
        digest.update(content)
        end += len(content)
    return Line(number, None, digest.hexdigest(), end)


async def read_aside(lines: Iterator[Line]) -> AsyncGenerator[Line, None]:
    """Lines of a source that may keep us waiting, such as a pipe: read in a thread, which is left when we leave."""
    wanted: SimpleQueue[asyncio.Future[Line | None]] = SimpleQueue()
    loop = asyncio.get_running_loop()
    Thread(target=_read_as_wanted, args=(lines, wanted, loop), daemon=True).start()
    while True:
        coming: asyncio.Future[Line | None] = loop.create_future()
        wanted.put(coming)
        line = await coming
        if line is None:
            return
        yield line


def _read_as_wanted(
    lines: Iterator[Line], wanted: "SimpleQueue[asyncio.Future[Line | None]]", loop: asyncio.AbstractEventLoop
) -> None:
    while not loop.is_closed():
        coming = wanted.get()
        try:
            line, error = next(lines, None), None
        except UsageError as raised:
            line, error = None, raised
        if loop.is_closed():
            return
        loop.call_soon_threadsafe(_settle, coming, line, error)


def _settle(coming: "asyncio.Future[Line | None]", line: Line | None, error: UsageError | None) -> None:
    if coming.done():
        return
    if error:
        coming.set_exception(error)
    else:
        coming.set_result(line)
