"""Claims that somebody labelled, with the documents they are to be checked against: JSON lines.

A line is {"id", "document": text | "documents": [text or article, ...], "claim": one or more
sentences, "label": 1 supported, 0 not}. `"cluster": NAME` may stand for the documents: the articles of the
folder seeds/NAME. "dataset" names the set a line belongs to, else its file does; of a line with label 0,
"code" names the planted error, and of one with label 1, "kind" the sort of true sentence. Other keys
are ignored, in articles too.
"""

from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Annotated, BinaryIO, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from evals.cases import SEEDS
from summarizer.domain import RawArticle, Rejected
from summarizer.edges.files import read_paths
from summarizer.errors import UsageError
from summarizer.validation import first_fault

FORM = '{"id", "document" or "documents" or "cluster", "claim", "label": 1 or 0}'

Documents = tuple[RawArticle | Rejected, ...]


@dataclass(frozen=True)
class Line:
    """A labelled claim. Lines with the same documents share them."""

    id: str | int
    dataset: str
    documents: Documents
    claim: str
    is_supported: bool
    code: str | None = None
    kind: str | None = None


class _Article(RawArticle):
    model_config = ConfigDict(frozen=True, extra="ignore")


_Given = Annotated[_Article, BeforeValidator(lambda value: {"text": value} if isinstance(value, str) else value)]


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    id: str | int
    claim: str
    label: Literal[0, 1]
    document: str | None = None
    documents: tuple[_Given, ...] | None = None
    cluster: object = None  # somebody else's word where there are documents
    dataset: str | None = None
    code: str | None = None
    kind: str | None = None

    def all_documents(self) -> Documents:
        """Raises ValueError when there are none, or two sorts of them."""
        if self.document is not None and self.documents is not None:
            raise ValueError("both `document` and `documents`")
        if self.document is not None:
            return (_Article(text=self.document),)
        if self.documents is not None:
            return self.documents
        if isinstance(self.cluster, str):
            return read_documents(self.cluster)
        raise ValueError("no `document`, `documents` or `cluster`")


def read_lines(files: Sequence[Path], *, limit: int | None = None) -> tuple[Line, ...]:
    """The first `limit` lines of each file, or all. Raises UsageError."""
    names = Counter(file.stem for file in files)
    return tuple(
        line for file in files for line in _read(file, file.stem if names[file.stem] == 1 else str(file), limit)
    )


def _read(file: Path, dataset: str, limit: int | None) -> Sequence[Line]:
    try:
        with file.open("rb") as stream:
            lines = tuple(islice(_lines(file, stream, dataset), limit))
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror}; name a file of lines {FORM}") from error
    if not lines:
        raise UsageError(f"{file}: there is nothing in it; give lines {FORM}")
    return lines


def _lines(file: Path, stream: BinaryIO, dataset: str) -> Iterator[Line]:
    same: dict[Documents, Documents] = {}
    for number, text in enumerate(stream, start=1):
        content = text.removeprefix(BOM_UTF8).strip()
        if content:
            yield _line(f"{file}:{number}", content, dataset, same)


def _line(place: str, content: bytes, dataset: str, same: dict[Documents, Documents]) -> Line:
    try:
        given = _Line.model_validate_json(content)
        documents = given.all_documents()
    except ValidationError as error:
        fault = first_fault(error).replace(" at line 1 column", " at column")
        raise UsageError(f"{place}: {fault}; a line is {FORM}") from None
    except ValueError as error:
        raise UsageError(f"{place}: {error}; a line is {FORM}") from None
    return Line(
        id=given.id,
        dataset=given.dataset or dataset,
        documents=same.setdefault(documents, documents),
        claim=given.claim,
        is_supported=given.label == 1,
        code=given.code,
        kind=given.kind,
    )


@cache
def read_documents(name: str) -> Documents:
    folder = SEEDS / name
    if folder.parent != SEEDS or not folder.is_dir():
        raise ValueError(f"no cluster {name!r} in seeds/")
    read = read_paths([str(folder)], BytesIO())
    return tuple(item.model_copy(update={"source": Path(item.source or "").name}) for item in read)


def strangers(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The true claims, each put to the documents that come next: they say nothing of it, so nothing supports it.

    Raises UsageError when all lines have the same documents.
    """
    documents = list(dict.fromkeys(line.documents for line in lines))
    if len(documents) < 2:
        raise UsageError("all lines have the same documents; strangers need two sets of them")
    following = dict(zip(documents, documents[1:] + documents[:1], strict=True))
    return tuple(
        replace(line, documents=following[line.documents], is_supported=False, code="strangers", kind=None)
        for line in lines
        if line.is_supported
    )
