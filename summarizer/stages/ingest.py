"""Turn what was given into clean, parsed articles, and list what could not be used.

Cleaning only deletes characters or swaps one for one, so every later quote stands, spaces and
quote marks folded, in what the user gave. Articles come out in an order that does not depend on
the order they went in, though one without a `source` is named by its place ("article 2"). One bad
article never spoils the others.
Does not read files or decode bytes (see `edges/files.py`), nor web pages and feeds (see `readers/`); what
boilerplate looks like is told by `boilerplate.py`.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from summarizer.domain import Article, Note, RawArticle, RejectCode, Rejected, content_id
from summarizer.language.front_matter import FrontMatter, split_front_matter
from summarizer.language.identify import is_english
from summarizer.language.parse import FEWEST_WORDS, ParsedArticle, parse_article
from summarizer.language.printable import one_line, visible
from summarizer.language.words import count_words
from summarizer.stages.boilerplate import DATELINE_WITHIN, dateline_end, is_boilerplate, without_cue, without_end_note

LONGEST_ARTICLE = 1_000_000  # characters; War and Peace has three million

_DATE_PREFIX = re.compile(r"\s*date\s+(?P<date>\d{4}(?:-\d{2}){0,2})(?![\d-])[^\S\n]*")
_PARTIAL_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}")
_OPENS_WITH_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Intake:
    """What ingest found: usable articles, what was left out, and what a reader should know."""

    articles: tuple[ParsedArticle, ...]
    rejected: tuple[Rejected, ...]
    notes: tuple[Note, ...] = ()


class _Unusable(Exception):
    def __init__(self, code: RejectCode, detail: str) -> None:
        super().__init__(detail)
        self.code: RejectCode = code
        self.detail = detail


def ingest(given: Sequence[RawArticle | Rejected], *, english_only: bool, fewest_words: int = FEWEST_WORDS) -> Intake:
    """Clean and parse the articles; pass on what was rejected before.

    With `english_only`, articles in other languages are rejected: our rules guard English alone. So are articles
    without a sentence of `fewest_words`, but for corrections: they may say less.
    """
    rejected = [item for item in given if isinstance(item, Rejected)]
    same: dict[str, list[ParsedArticle]] = {}
    unread: dict[str, Note] = {}  # by article, so that copies do not repeat one
    for number, raw in enumerate((item for item in given if isinstance(item, RawArticle)), start=1):
        source = one_line(raw.source or "") or f"article {number}"
        try:
            parsed = _usable(raw, source, english_only, fewest_words)
        except _Unusable as error:
            rejected.append(Rejected(source=source, code=error.code, detail=error.detail))
            continue
        written = _metadata(raw).fields.get("date")
        if written and parsed.article.published is None:
            detail = f"{source}: {written[:40]!r} is no date; write YYYY-MM-DD"
            note = Note(code="date_unreadable", detail=detail)
            unread[parsed.id] = min(note, unread.get(parsed.id, note), key=lambda each: each.detail)
        same.setdefault(parsed.id, []).append(parsed)
    kept, copies = _one_of_each(same)
    return Intake(
        articles=tuple(sorted(kept, key=reading_order)),
        rejected=tuple(sorted([*rejected, *copies], key=lambda item: (item.source, item.code, item.detail))),
        notes=tuple(sorted(unread.values(), key=lambda note: note.detail)),
    )


def clean(text: str) -> str:
    """The text without invisible characters, boilerplate lines, end notes and dateline."""
    lines = (without_cue(without_end_note(line)) for line in visible(text).split("\n") if not is_boilerplate(line))
    return _without_dateline("\n".join(lines).strip())


def _without_dateline(text: str) -> str:
    """The text without the first dateline.

    It opens the text or a paragraph; right under another line it must name its agency, as that line may be
    wrapped prose.
    """
    start, seen, after_blank = 0, 0, True
    while start <= len(text) and seen < DATELINE_WITHIN:
        end = text.find("\n", start)
        line = text[start:] if end < 0 else text[start:end]
        length = dateline_end(line, needs_agency=not after_blank)
        if length:
            return text[:start] + text[start + length :]
        after_blank = not line.strip()
        seen += not after_blank
        if end < 0:
            break
        start = end + 1
    return text


def iso_date(text: str | None) -> str | None:
    """YYYY, YYYY-MM, YYYY-MM-DD or an ISO date and time; None when it is no such date."""
    stripped = (text or "").strip()
    try:
        if _PARTIAL_DATE.fullmatch(stripped):
            date.fromisoformat((stripped + "-01-01")[:10])
            return stripped
        moment = datetime.fromisoformat(stripped)
    except ValueError:
        return None
    # Python also reads "20230321" and "2023-W12-2", which sort and print as no date.
    return stripped if _OPENS_WITH_DATE.match(stripped) else moment.date().isoformat()


def _usable(raw: RawArticle, source: str, english_only: bool, fewest_words: int) -> ParsedArticle:
    if raw.text is None:
        raise _Unusable("unsupported_format", "a page comes here as its text; see `readers/`")
    if len(raw.text) > LONGEST_ARTICLE:
        detail = f"{len(raw.text):,} characters; an article may have {LONGEST_ARTICLE:,}: give the article alone"
        raise _Unusable("too_long", detail)
    if not raw.text.strip():
        raise _Unusable("empty", "the article has no text")
    parsed = parse_article(_article(raw, source))
    foreign = raw.language and not raw.language.casefold().startswith("en")
    if english_only and (foreign or not is_english([word for item in parsed.sentences for word in item.words])):
        raise _Unusable("language_unsupported", "not English, which is all that the guard reads so far")
    if not (parsed.notices or any(len(sentence.words) >= fewest_words for sentence in parsed.sentences)):
        raise _Unusable("no_sentence", f"no sentence of {fewest_words} words is left after boilerplate is taken out")
    return parsed


def _article(raw: RawArticle, source: str) -> Article:
    fields, body = _metadata(raw)
    text = clean(body)
    title, outlet, url = (one_line(fields.get(key, "")) or None for key in ("title", "outlet", "url"))
    published = iso_date(fields.get("date"))
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        id=content_id("article", text, title, outlet, url, published),
        source=source,
        title=title,
        outlet=outlet,
        published=published,
        url=url,
        words=count_words(text),
        origin=content_id("origin", sha256),
        text=text,
        sha256=sha256,
    )


def _metadata(raw: RawArticle) -> FrontMatter:
    """What the article's own keys say wins over its front matter or date prefix."""
    body = (raw.text or "").lstrip("\ufeff")
    given = {"title": raw.title, "outlet": raw.outlet, "url": raw.url, "date": raw.published}
    written: dict[str, str] = {}
    if not raw.published:
        prefix = _DATE_PREFIX.match(body)
        if prefix:
            written, body = {"date": prefix["date"]}, body[prefix.end() :]
        else:
            written, body = split_front_matter(body)
    return FrontMatter(written | {key: value for key, value in given.items() if value}, body)


def _one_of_each(same: dict[str, list[ParsedArticle]]) -> tuple[list[ParsedArticle], list[Rejected]]:
    """Of equal articles the one whose source sorts first is kept, whichever came first."""
    kept, copies = [], []
    for equal in same.values():
        first, *others = sorted(equal, key=lambda parsed: parsed.article.source)
        kept.append(first)
        detail = f"the same article as {first.article.source!r}"
        copies += [Rejected(source=each.article.source, code="duplicate_input", detail=detail) for each in others]
    return kept, copies


def reading_order(parsed: ParsedArticle) -> tuple[str, str, str]:
    """By date, undated last; then by content, so that neither file names nor input order matter."""
    return parsed.article.published or "9999", parsed.article.sha256, parsed.id
