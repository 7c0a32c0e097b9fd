"""The form of the first page: what was entered, what it asks for, and what is wrong with it, by field.

What was entered is shown again until a brief is written: pasted texts, and those of files, which no browser would
let us put back where they were chosen.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from fastapi import Request
from pydantic import ValidationError
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException

from summarizer.domain import RawArticle, Rejected
from summarizer.edges.files import articles_in, decode
from summarizer.edges.http.middleware import MOST_BODY_BYTES
from summarizer.edges.http.problems import INVALID_FORM, ProblemRaised
from summarizer.edges.http.requests import MOST_ARTICLE_CHARACTERS, MOST_ARTICLES, BriefRequest
from summarizer.language.printable import one_line
from summarizer.pipeline import Given
from summarizer.settings import FEWEST_WORDS, MOST_WORDS
from summarizer.stages.view import not_used

FIRST_BOXES = 2  # a brief of one article compares nothing
ADD_BOX = "add-box"
CHOOSE = "Choose one of these."
_FIELDS_A_BOX = 5
_MEDIA_TYPES = ("multipart/form-data", "application/x-www-form-urlencoded")
_LONGEST_NAME = 200  # characters
_NO_TEXT = "this is no text, and is left out now; save the article as .txt, .md, .html or .json to have it read"


@dataclass(frozen=True)
class Sent:
    """A form as it came: its texts by the name of the field, and its files, each with a name."""

    texts: Mapping[str, Sequence[str]]
    files: Sequence[tuple[str, bytes]]

    @property
    def characters(self) -> int:
        """How much there is to read; of a file its bytes, which are no fewer."""
        return sum(len(text) for texts in self.texts.values() for text in texts) + sum(
            len(content) for _, content in self.files
        )

    def text(self, name: str) -> str:
        """The first text of a field; empty without any."""
        return next(iter(self.texts.get(name, ())), "")


@dataclass(frozen=True)
class Box:
    """One article as it was entered. `name` is that of the file it came from, and empty for a pasted one."""

    text: str = ""
    title: str = ""
    outlet: str = ""
    published: str = ""
    name: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to read."""
        return not self.text.strip()


@dataclass(frozen=True)
class Entered:
    """The form as it was filled in. `unreadable` are the files that hold no text."""

    boxes: tuple[Box, ...]
    words: str
    model: str
    guard: str
    unreadable: tuple[Rejected, ...] = ()

    def with_room(self) -> "Entered":
        """The form with one more box to fill in."""
        return replace(self, boxes=(*self.boxes, Box()))

    def articles(self) -> Given:
        """Every article of the boxes in order, then what could not be read."""
        filled = [box for box in self.boxes if not box.is_blank]
        return [
            *(article for number, box in enumerate(filled, start=1) for article in _articles(box, number)),
            *self.unreadable,
        ]


class InvalidForm(Exception):
    """A form that asks for nothing that can be done: what to change, by the name of the field."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__(", ".join(errors))
        self.errors = errors


async def read_form(request: Request) -> Sent:
    """The fields and files. Raises ProblemRaised for a body that is no form."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() not in _MEDIA_TYPES:
        raise ProblemRaised(INVALID_FORM, "send it as a form; the first page of this server has one")
    form = request.form(
        max_files=MOST_ARTICLES, max_fields=MOST_ARTICLES * _FIELDS_A_BOX + 10, max_part_size=MOST_BODY_BYTES
    )
    try:
        async with form as fields:
            return await _sent(fields)
    except ProblemRaised:
        raise
    except HTTPException as error:
        detail = f"it is broken, or holds more than {MOST_ARTICLES} articles or files; send it again with fewer"
        raise ProblemRaised(INVALID_FORM, detail) from error


async def _sent(form: FormData) -> Sent:
    texts: dict[str, list[str]] = {}
    files = []
    for name, value in form.multi_items():
        if isinstance(value, str):
            texts.setdefault(name, []).append(value)
        elif name == "files" and value.filename:  # without a name no file was chosen
            files.append((one_line(value.filename)[:_LONGEST_NAME], await value.read()))
    return Sent(texts, tuple(files))


def entered(sent: Sent) -> Entered:
    """What was filled in."""
    texts = [(name, decode(content)) for name, content in sent.files]
    from_files = [Box(text=_plain_lines(text), name=name) for name, text in texts if text is not None]
    unreadable = [Rejected(source=name, code="binary", detail=_NO_TEXT) for name, text in texts if text is None]
    return Entered(
        boxes=(*_boxes(sent), *from_files),
        words=sent.text("words").strip(),
        model=sent.text("model").strip(),
        guard=sent.text("guard").strip(),
        unreadable=tuple(unreadable),
    )


def asked(given: Entered) -> BriefRequest:
    """What the form asks for. Raises InvalidForm, with everything that is wrong at once."""
    articles = given.articles()
    usable = [article for article in articles if isinstance(article, RawArticle)]
    unused = [article for article in articles if isinstance(article, Rejected)]
    errors = {"articles": why_unused(unused)} if unused else {}
    try:
        request = BriefRequest.model_validate(
            {"articles": usable, "words": _whole(given.words), "model": given.model, "guard": given.guard}
        )
    except ValidationError as error:
        names = [str(found["loc"][0]) for found in error.errors(include_url=False, include_input=False)]
        raise InvalidForm({name: _WHAT_TO_DO[name] for name in names} | errors) from error
    if errors:
        raise InvalidForm(errors)
    return request


def why_unused(rejected: Sequence[Rejected]) -> str:
    """The reasons, a sentence each."""
    return " ".join(f"{line}." for line in not_used(rejected))


_WHAT_TO_DO = {
    "articles": (
        f"Paste an article or choose a file, and give at most {MOST_ARTICLES} articles, none of them longer than "
        f"{MOST_ARTICLE_CHARACTERS:,} characters."
    ),
    "words": f"Give a whole number from {FEWEST_WORDS} to {MOST_WORDS:,}.",
    "model": CHOOSE,
    "guard": CHOOSE,
}


def _boxes(sent: Sent) -> Iterator[Box]:
    columns = (sent.texts.get(name, ()) for name in ("text", "title", "outlet", "published", "name"))
    for text, title, outlet, published, name in zip_longest(*columns, fillvalue=""):
        said = (title.strip(), outlet.strip(), published.strip())
        yield Box(_plain_lines(text), *said, one_line(name)[:_LONGEST_NAME])


def _plain_lines(text: str) -> str:
    """Forms end lines with two characters."""
    return text.replace("\r\n", "\n")


def _articles(box: Box, number: int) -> Iterator[RawArticle | Rejected]:
    """What a box holds; where it says how it was headed, who printed it and when, it says so of all that is in it."""
    given = {"title": box.title, "outlet": box.outlet, "published": box.published}
    said = {name: value for name, value in given.items() if value}
    for article in articles_in(box.name or f"article {number}", box.text):
        yield article.model_copy(update=said) if isinstance(article, RawArticle) else article


def _whole(words: str) -> object:
    """The number, or what stands there instead, which is then found to be none."""
    if not words:
        return None
    return int(words) if words.isascii() and words.isdecimal() and len(words) < 9 else words
