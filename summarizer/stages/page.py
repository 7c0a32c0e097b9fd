"""What a brief shows as a page, on the server and as one HTML file.

Each sentence is a link to the passage it rests on, which lights up in the article beside it; each number of a
source leads to the passage there, if there is one. Only http and https addresses become links.
How a page is put together, and that nothing in it can run: see `framing.py`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from summarizer.domain import Article, Brief, BriefClaim, Code, Evidence
from summarizer.stages.framing import alone
from summarizer.stages.making import made
from summarizer.stages.origins import picture_of
from summarizer.stages.reasons import REASONS
from summarizer.stages.source_names import labels
from summarizer.stages.view import (
    KEPT_OUT,
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


@dataclass(frozen=True)
class _Cite:
    """The number of a source, and where on the page it leads: to the passage there, or else to the list."""

    number: int
    target: str


def brief_as_html(brief: Brief) -> str:
    """The page of a brief as one file that needs nothing else, ending in a line break."""
    return alone("brief.html", contents(brief))


def contents(brief: Brief) -> Mapping[str, object]:
    """What `brief.html` shows of a brief."""
    view = view_of(brief)
    evidence = _evidence(brief)
    label_of, told_by = labels(brief.articles), _told_by(brief, evidence)
    checked = brief.status != "unguarded"
    return {
        "brief": brief,
        "view": view,
        "checked": checked,
        "paragraphs": list(_paragraphs(view, evidence)),
        "new": NEW,
        "withdrawn_title": WITHDRAWN,
        "picture": picture_of(brief, origins_line(brief)),
        "all_supported": checked and all(claim.verdict.label == "supported" for claim in brief.claims),
        "sources": list(_sources(view)),
        "kept_out_title": KEPT_OUT,
        "kept_out": [(claim.text, _reasons(claim.verdict.codes)) for claim in brief.withheld],
        "lists": [(title, lines) for title, lines in view.lists if title != KEPT_OUT],
        "made": made(brief),
        "articles": [
            _shown(article, label_of, tuple(_pieces(article, evidence.get(article.id, ()), told_by)))
            for article in originals_first(brief.articles)
        ],
    }


def _reasons(codes: Sequence[Code]) -> str:
    return "; ".join(REASONS[code] for code in codes)


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


def _paragraphs(view: BriefView, evidence: Mapping[str, _Stretches]) -> Iterator[Mapping[str, object]]:
    number = count(1)
    id_of = {source.number: source.article.id for source in view.sources}
    for paragraph in view.paragraphs:
        claims = [_linked(claim, next(number), evidence, id_of) for claim in paragraph.claims]
        yield {"reported": paragraph.reported, "claims": claims}


def _linked(
    claim: ShownClaim, number: int, evidence: Mapping[str, _Stretches], id_of: Mapping[int, str]
) -> Mapping[str, object]:
    passages = _passages(claim.claim, evidence)
    return {
        "id": f"sentence-{number}",
        "text": claim.text,
        "cites": [_Cite(source, passages.get(id_of[source], (f"source-{source}",))[0]) for source in claim.numbers],
        "is_new": claim.is_new,
        "supported": not claim.doubtful,
        "disputed": claim.disputed,
        "reasons": _reasons(claim.claim.verdict.codes),
        "target": _first_target(claim.claim, evidence),
        "passages": [anchor for anchors in passages.values() for anchor in anchors],
    }


def _passages(claim: BriefClaim, evidence: Mapping[str, _Stretches]) -> Mapping[str, tuple[str, ...]]:
    """The anchors of its evidence by article, the best first."""
    found: dict[str, dict[str, None]] = {}
    for item in claim.verdict.evidence:
        found.setdefault(item.article_id, {})[_target(item, evidence[item.article_id])] = None
    return {id_: tuple(anchors) for id_, anchors in found.items()}


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
