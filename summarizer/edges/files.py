"""Read articles from paths: texts, JSON, web pages, feeds, a folder, a glob, `-` for standard input.

Whatever cannot be read is returned as `Rejected`, with its name and what to do; nothing is raised,
so one bad file never spoils the others.
Does not look into pages and feeds (see `readers/`), nor clean or judge texts (see `stages/ingest.py`).
"""

import codecs
import glob
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError

from summarizer.domain import RawArticle, RejectCode, Rejected
from summarizer.edges.markup import without_markup
from summarizer.edges.own_output import is_own_document, is_own_page, is_own_text
from summarizer.language.printable import one_line
from summarizer.validation import first_fault

LARGEST_FILE = 50_000_000  # bytes; a bigger one is no cluster of articles
TEXT_SUFFIXES = (".txt", ".md")
JSON_SUFFIXES = (".json", ".jsonl")
HTML_SUFFIXES = (".html", ".htm")
FEED_SUFFIXES = (".xml", ".rss", ".atom")
READ_IN_FOLDERS = (*TEXT_SUFFIXES, *JSON_SUFFIXES, *HTML_SUFFIXES, *FEED_SUFFIXES)
LONGEST_DETAIL = 300  # characters
_NOT_ARTICLES = ("gold.json",)  # an answer sheet that lies beside its articles
_JSON_OPENING = re.compile(r"\s*(?:\{|\[\s*[\[{\]])")  # "[Updated] ..." opens a text
# A page or a feed on standard input; a text may open with "<" but hardly with one of these.
_MARKUP_OPENING = re.compile(
    r"[\ufeff\s]*<(?:!doctype|!--|\?xml|html|head|body|article|main|section|div|p|h[1-6]|rss|feed|rdf:rdf)(?![\w:])",
    re.IGNORECASE,
)
# The encoding that a page or feed names near its top. Only tables of characters: some codecs of Python unpack.
_DECLARED_ENCODING = re.compile(
    rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}"""
    rb"(?P<name>(?:windows-|iso-8859-|cp|koi8-|gb|euc-)[a-z0-9]{1,6}|big5|shift_jis|iso-2022-jp)\b",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 2_048  # bytes; browsers look at 1,024
_START_OF_PAIRS = 4_096  # bytes that are enough to tell UTF-16 by its NULs
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffd]")
_FIELDS = ", ".join(RawArticle.model_fields)

_OWN_BRIEF = "a brief that summarizer wrote, and no article; keep briefs in another folder"

Read = RawArticle | Rejected
_Found = Path | Rejected | None  # None is standard input


def read_paths(paths: Sequence[str], stdin: BinaryIO) -> list[Read]:
    """Every article the paths lead to, in the order given, and every one that could not be read."""
    found = [file for path in paths for file in ([None] if path == "-" else _files(path))]
    return [item for file in _each_once(found) for item in _read(file, stdin)]


def articles_in(name: str, text: str) -> list[Read]:
    """Every article of a text that was sent or pasted, read as a file of this name; without an ending we guess."""
    source = one_line(name)
    return list(_articles(source, text, Path(source).suffix.lower() or _sniffed(text)))


def _each_once(found: Sequence[_Found]) -> Iterator[_Found]:
    """The files, each where it is met first; by whatever path it is met again, it is rejected."""
    seen: set[Path] = set()
    for file in found:
        if isinstance(file, Path) and file.resolve() in seen:
            yield _rejected(str(file), "duplicate_input", "the same file twice; it is used once")
            continue
        if isinstance(file, Path):
            seen.add(file.resolve())
        yield file


def _read(file: _Found, stdin: BinaryIO) -> Iterator[Read]:
    if file is None:
        yield from _read_bytes("standard input", stdin.read(LARGEST_FILE + 1), suffix=None)
    elif isinstance(file, Rejected):
        yield file
    else:
        yield from _read_file(file)


def _files(path: str) -> Iterator[Path | Rejected]:
    here = Path(path)
    try:
        if not path:  # Path("") would be the folder we stand in
            yield _rejected("", "not_found", "a path is empty; name a file or folder")
        elif here.is_dir():
            yield from _files_in(here)
        elif here.exists():
            yield here
        elif glob.has_magic(path):
            matches = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - the pattern may be absolute
            files = [Path(match) for match in matches if _is_article_file(Path(match))]
            yield from _or(files, _rejected(path, "not_found", "no article file matches this pattern"))
        elif re.match(r"https?://", path):
            yield _rejected(path, "not_found", "addresses are not fetched; save the page's text and name the file")
        else:
            yield _rejected(path, "not_found", "there is no such file or folder; check the path")
    except (OSError, ValueError) as error:
        yield _rejected(path, "unreadable", _reason(error))


def _files_in(folder: Path) -> Iterator[Path | Rejected]:
    files = [file for file in sorted(folder.iterdir()) if _is_article_file(file)]
    nothing = f"no article in this folder, which is searched for {' '.join(READ_IN_FOLDERS)}; subfolders are not"
    yield from _or(files, _rejected(str(folder), "not_found", nothing))


def _or(files: Sequence[Path], otherwise: Rejected) -> Sequence[Path | Rejected]:
    return files or [otherwise]


def _is_article_file(file: Path) -> bool:
    hidden = file.name.startswith(".") or file.name in _NOT_ARTICLES or file.stem.upper() == "README"
    return file.is_file() and file.suffix.lower() in READ_IN_FOLDERS and not hidden


def _read_file(file: Path) -> Iterator[Read]:
    try:
        with file.open("rb") as stream:
            content = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        yield _rejected(str(file), "unreadable", _reason(error))
        return
    yield from _read_bytes(one_line(str(file)), content, suffix=file.suffix.lower())


def _read_bytes(source: str, content: bytes, *, suffix: str | None) -> Iterator[Read]:
    if len(content) > LARGEST_FILE:
        yield _rejected(source, "too_long", f"more than {LARGEST_FILE:,} bytes; give the articles in smaller files")
        return
    if not content.strip():
        yield _rejected(source, "empty", "there is nothing in it")
        return
    text = decode(content)
    if text is None:
        yield _rejected(source, "binary", "this is no text; save the article as .txt, .md or .json")
        return
    yield from _articles(source, text, suffix or _sniffed(text))


def decode(content: bytes) -> str | None:
    """The text of a file in UTF-8, UTF-16, the encoding that its markup names or Windows Latin; None for a binary."""
    text = _decoded(content)
    return None if text is None or len(_CONTROLS.findall(text)) * 50 > len(text) else text


def _decoded(content: bytes) -> str | None:
    pairs = _byte_order(content)
    if pairs:
        return content.decode(pairs, errors="replace")
    if b"\x00" in content or content.startswith((b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8", b"\x1f\x8b")):
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode(_declared_encoding(content), errors="replace")


def _byte_order(content: bytes) -> str | None:
    """The sort of UTF-16, by its mark or by where its NULs are: half of the bytes of an English text."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    start = content[:_START_OF_PAIRS]
    even, odd = start[::2].count(0), start[1::2].count(0)
    if len(content) % 2 or (even + odd) * 10 < len(start) * 3:
        return None
    if even * 20 < odd:
        return "utf-16-le"
    return "utf-16-be" if odd * 20 < even else None


def _declared_encoding(content: bytes) -> str:
    declared = _DECLARED_ENCODING.search(content, 0, _DECLARED_WITHIN)
    name = declared["name"].decode() if declared else "cp1252"
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    # Browsers read the first as the second, as most who write "iso-8859-1" do.
    return "cp1252" if name.lower() == "iso-8859-1" else name


def _sniffed(text: str) -> str:
    if _MARKUP_OPENING.match(text):
        return ".html"
    if not _JSON_OPENING.match(text):
        return ".txt"
    return ".json" if parsed_json(text) is not None else ".jsonl"


def _articles(source: str, text: str, suffix: str) -> Iterator[Read]:
    if suffix in HTML_SUFFIXES or suffix in FEED_SUFFIXES:
        yield _own_brief(source) if is_own_page(text) else RawArticle(source=source, html=text)
    elif suffix == ".jsonl":
        yield from _lines(source, text)
    elif suffix == ".json":
        yield from _json(source, text)
    elif is_own_text(text):
        yield _own_brief(source)
    else:
        yield RawArticle(source=source, text=without_markup(text) if suffix == ".md" else text)


def _json(source: str, text: str) -> Iterator[Read]:
    value = parsed_json(text)
    is_own = isinstance(value, dict) and is_own_document(value)
    if not is_own and isinstance(value, dict) and isinstance(value.get("articles"), list):
        value = value["articles"]
    if isinstance(value, list):
        for number, item in enumerate(value, start=1):
            yield article_from(f"{source}#{number}", item)
        if not value:
            yield _rejected(source, "empty", "the list of articles is empty")
    elif value is None:
        yield _rejected(source, "bad_json", json_fault(text))
    elif is_own:
        yield _own_brief(source)
    else:
        yield article_from(source, value)


def _lines(source: str, text: str) -> Iterator[Read]:
    # Only "\n" ends a line of JSON: str.splitlines would also cut at U+2028 inside a string.
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        name = f"{source}:{number}"
        value = parsed_json(line)
        yield _rejected(name, "bad_json", json_fault(line)) if value is None else article_from(name, value)


def article_from(source: str, value: object) -> Read:
    """The article that a JSON value is; `source` names it unless it names itself."""
    if not isinstance(value, dict):
        return _rejected(source, "bad_article", f"an article is an object with some of {_FIELDS}")
    try:
        article = RawArticle.model_validate(value, strict=True)
    except ValidationError as error:
        own = value.get("source")
        name = own[:200] if isinstance(own, str) and own else source
        return _rejected(name, "bad_article", f"{first_fault(error)}; an article has {_FIELDS}")
    return article if article.source else article.model_copy(update={"source": source})


def parsed_json(text: str) -> object | None:
    """The JSON value, or None when it is none; `null` is no article either."""
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value


def json_fault(text: str) -> str:
    """What is wrong with JSON that could not be parsed."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}" if "\n" in text.strip() else f"column {error.colno}"
        return f"broken JSON at {where}: {error.msg}"
    except (ValueError, RecursionError):
        return "JSON nested too deep or with a number too long"
    return f"an article is an object with some of {_FIELDS}"


def _own_brief(source: str) -> Rejected:
    return _rejected(source, "no_article", _OWN_BRIEF)


def _rejected(source: str, code: RejectCode, detail: str) -> Rejected:
    # The name of an unknown field is the giver's own text.
    return Rejected(source=one_line(source), code=code, detail=one_line(detail)[:LONGEST_DETAIL])


def _reason(error: OSError | ValueError) -> str:
    return getattr(error, "strerror", None) or "this is no path"
