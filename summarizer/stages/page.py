"""The brief as one HTML file that needs nothing else: no script, no network, no other file.

Each sentence is a link to the passage it rests on, which lights up in the article beside it. A
Content-Security-Policy allows the one style sheet, by its hash, and nothing besides; all text is
escaped, and only http and https addresses become links.
"""

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from summarizer.domain import Article, Brief
from summarizer.stages.view import CURRENT, DIFFERENCES, BriefView, ShownClaim, label, plural, view_of

_TEMPLATES = Path(__file__).parents[1] / "templates"


@dataclass(frozen=True)
class _Piece:
    """A stretch of an article's text; with an `id` it is evidence that a sentence links to."""

    text: str
    id: str = ""


@dataclass(frozen=True)
class _ShownArticle:
    id: str
    label: str
    about: str
    pieces: tuple[_Piece, ...]


def brief_as_html(brief: Brief) -> str:
    """The page of a brief, ending in a line break."""
    view = view_of(brief)
    style = (_TEMPLATES / "page.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return _template().render(
        brief=brief,
        style=style,
        style_hash=f"sha256-{digest}",
        status=view.status,
        paragraphs=[[_linked(claim) for claim in paragraph] for paragraph in view.paragraphs],
        proof=view.proof,
        differences=DIFFERENCES,
        current=CURRENT,
        conflicts=view.conflicts,
        all_supported=all(claim.verdict.label == "supported" for claim in brief.claims),
        sources=list(_sources(view)),
        lists=view.lists,
        articles=[_shown(article, brief) for article in brief.articles],
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    return environment.get_template("brief.html")


def _linked(claim: ShownClaim) -> Mapping[str, object]:
    evidence = claim.claim.verdict.evidence
    return {
        "text": claim.text,
        "numbers": claim.numbers,
        "supported": not claim.doubtful,
        "codes": claim.codes,
        "target": _anchor(evidence[0].article_id, evidence[0].start) if evidence else "",
    }


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


def _shown(article: Article, brief: Brief) -> _ShownArticle:
    original = next((other for other in brief.articles if other.id == article.duplicate_of), None)
    copy = f" Copy of {label(original)}." if original else ""
    about = f"{article.words} {plural('word', article.words)}.{copy}"
    return _ShownArticle(article.id, label(article), about, tuple(_pieces(article, brief)))


def _pieces(article: Article, brief: Brief) -> Iterator[_Piece]:
    """The text cut at the evidence in it. Of spans that overlap, the first stands."""
    spans = sorted(
        {
            (item.start, item.end)
            for claim in (*brief.claims, *brief.withheld)
            for item in claim.verdict.evidence
            if item.article_id == article.id
        }
    )
    text, at = article.text or "", 0
    for start, end in spans:
        if start >= at:
            yield _Piece(text[at:start])
            yield _Piece(text[start:end], _anchor(article.id, start))
            at = end
    yield _Piece(text[at:])


def _anchor(article_id: str, start: int) -> str:
    return f"e-{article_id}-{start}"
