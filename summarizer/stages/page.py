"""The brief as one HTML file that needs nothing else: no script, no network, no other file.

Each sentence is a link to the passage it rests on, which lights up in the article beside it. A
Content-Security-Policy allows the one style sheet, by its hash, and nothing besides; all text is
escaped, and only http and https addresses become links.
"""

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from summarizer.domain import Article, Brief, BriefClaim, Evidence
from summarizer.stages.origins import picture_of
from summarizer.stages.source_names import labels
from summarizer.stages.view import (
    CURRENT,
    DIFFERENCES,
    NEW,
    WITHDRAWN,
    BriefView,
    ShownClaim,
    originals_first,
    origins_line,
    plural,
    view_of,
)

_Stretches = Sequence[tuple[int, int]]  # start and end, in order, none over another
_EMPTY_LINES = re.compile(r"\n[^\S\n]*\n\s*\n")
_TEMPLATES = Path(__file__).parents[1] / "templates"


@dataclass(frozen=True)
class _Piece:
    """A stretch of an article's text; with an `id` it is evidence, and `sentences` are those that link to it."""

    text: str
    id: str = ""
    sentences: tuple[int, ...] = ()


@dataclass(frozen=True)
class _ShownArticle:
    id: str
    label: str
    about: str
    pieces: tuple[_Piece, ...]


def brief_as_html(brief: Brief) -> str:
    """The page of a brief, ending in a line break."""
    view = view_of(brief)
    evidence = _evidence(brief)
    label_of, told_by = labels(brief.articles), _told_by(brief, evidence)
    style = (_TEMPLATES / "page.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return _template().render(
        brief=brief,
        style=style,
        style_hash=f"sha256-{digest}",
        status=view.status,
        paragraphs=list(_paragraphs(view, evidence)),
        proof=view.proof,
        new=NEW,
        withdrawn_title=WITHDRAWN,
        withdrawn=view.withdrawn,
        differences=DIFFERENCES,
        current=CURRENT,
        conflicts=view.conflicts,
        more_conflicts=view.more_conflicts,
        sections=view.sections,
        picture=picture_of(brief, origins_line(brief)),
        all_supported=all(claim.verdict.label == "supported" for claim in brief.claims),
        sources=list(_sources(view)),
        lists=view.lists,
        articles=[
            _shown(article, label_of, tuple(_pieces(article, evidence.get(article.id, ()), told_by)))
            for article in originals_first(brief.articles)
        ],
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    return environment.get_template("brief.html")


def _evidence(brief: Brief) -> Mapping[str, _Stretches]:
    """The stretches of each article that are evidence; spans that overlap are one stretch."""
    spans = {
        (item.article_id, item.start, item.end)
        for claim in (*brief.claims, *brief.withheld)
        for item in claim.verdict.evidence
    }
    found: dict[str, list[tuple[int, int]]] = {}
    for id_, start, end in sorted(spans):
        stretches = found.setdefault(id_, [])
        if stretches and start < stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(end, stretches[-1][1]))
        else:
            stretches.append((start, end))
    return found


def _told_by(brief: Brief, evidence: Mapping[str, _Stretches]) -> Mapping[str, tuple[int, ...]]:
    """By anchor, the numbers of the sentences that lead there."""
    found: dict[str, tuple[int, ...]] = {}
    for number, claim in enumerate(brief.claims, start=1):
        target = _first_target(claim, evidence)
        found[target] = (*found.get(target, ()), number)
    return found


def _paragraphs(view: BriefView, evidence: Mapping[str, _Stretches]) -> Iterator[list[Mapping[str, object]]]:
    number = count(1)
    for paragraph in view.paragraphs:
        yield [_linked(claim, next(number), evidence) for claim in paragraph]


def _linked(claim: ShownClaim, number: int, evidence: Mapping[str, _Stretches]) -> Mapping[str, object]:
    return {
        "id": f"sentence-{number}",
        "text": claim.text,
        "numbers": claim.numbers,
        "is_new": claim.is_new,
        "supported": not claim.doubtful,
        "codes": claim.codes,
        "target": _first_target(claim.claim, evidence),
    }


def _first_target(claim: BriefClaim, evidence: Mapping[str, _Stretches]) -> str:
    """The anchor of its best evidence; empty without any."""
    first = next(iter(claim.verdict.evidence), None)
    return _target(first, evidence[first.article_id]) if first else ""


def _target(item: Evidence, stretches: _Stretches) -> str:
    return _anchor(item.article_id, max(start for start, _ in stretches if start <= item.start))


def _sources(view: BriefView) -> Iterator[Mapping[str, object]]:
    for source in view.sources:
        url = source.article.url or ""
        yield {
            "number": source.number,
            "id": source.article.id,
            "label": source.label,
            "url": url if re.match(r"https?://", url) else "",
            "reprints": f" {source.reprints}" if source.reprints else "",
        }


def _shown(article: Article, label_of: Mapping[str, str], pieces: tuple[_Piece, ...]) -> _ShownArticle:
    original = label_of.get(article.duplicate_of or "")
    copy = f" Copy of {original}." if original else ""
    about = f"{article.words} {plural('word', article.words)}.{copy}"
    return _ShownArticle(article.id, label_of[article.id], about, pieces)


def _pieces(article: Article, evidence: _Stretches, told_by: Mapping[str, tuple[int, ...]]) -> Iterator[_Piece]:
    """The text cut at the evidence in it. Of lines that cleaning emptied, one is shown."""
    text, at = article.text or "", 0
    for start, end in evidence:
        anchor = _anchor(article.id, start)
        yield _Piece(_EMPTY_LINES.sub("\n\n", text[at:start]))
        yield _Piece(_EMPTY_LINES.sub("\n\n", text[start:end]), anchor, told_by.get(anchor, ()))
        at = end
    yield _Piece(_EMPTY_LINES.sub("\n\n", text[at:]))


def _anchor(article_id: str, start: int) -> str:
    return f"e-{article_id}-{start}"
