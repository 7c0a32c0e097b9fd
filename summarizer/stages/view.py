"""What a person is shown of a brief, whatever the format: worded once, laid out elsewhere.

Sources are numbered in the order in which the brief cites them; a copy is named beside its original
and is no source of its own. Nothing empty is in a view.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from summarizer.domain import Article, Brief, BriefClaim, Conflict, Variant

SENTENCES_A_PARAGRAPH = 3
LONGEST_TITLE = 160  # characters
MOST_NAMES = 3  # of reprints; the JSON has them all
DIFFERENCES = "Where sources differ"
CURRENT = "now:"  # before the later state of two
_STATUS_LINES = {
    "refused": "No brief.",
    "degraded": "The model did not deliver; this brief was written without it.",
    "unguarded": "Nothing here was checked: the guard was off.",
    "flagged": "Not every sentence here is supported by the articles; the marked ones are not.",
}


@dataclass(frozen=True)
class ShownClaim:
    """A sentence with the numbers of its sources. `doubtful`: checked, and not supported."""

    text: str
    numbers: tuple[int, ...]
    doubtful: bool
    codes: str
    claim: BriefClaim


@dataclass(frozen=True)
class ShownSource:
    """A source with its number. `reprints` names its copies, and is empty without any."""

    number: int
    label: str
    reprints: str
    article: Article


@dataclass(frozen=True)
class ShownOutlet:
    """Who says so, with the number of the source where the brief cites it."""

    name: str
    number: int | None


@dataclass(frozen=True)
class ShownVariant:
    """One side of a conflict. `is_current`: the later state, where sources differ because things changed."""

    text: str
    is_current: bool
    outlets: tuple[ShownOutlet, ...]
    more: str


@dataclass(frozen=True)
class ShownConflict:
    """What sources differ about, and the sides."""

    topic: str
    variants: tuple[ShownVariant, ...]


@dataclass(frozen=True)
class BriefView:
    """The parts of a brief in the order in which they are read."""

    headline: str
    status: str
    paragraphs: tuple[tuple[ShownClaim, ...], ...]
    proof: str
    conflicts: tuple[ShownConflict, ...]
    sources: tuple[ShownSource, ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...]


def view_of(brief: Brief) -> BriefView:
    """What is shown of a brief."""
    numbers = _source_numbers(brief)
    shown = [_shown(claim, brief, numbers) for claim in brief.claims]
    lists = (
        ("Kept out, not proven", tuple(with_codes(claim.text, claim.verdict.codes) for claim in brief.withheld)),
        ("Not used", tuple(f"{item.source}: {item.detail}" for item in brief.rejected)),
        ("Notes", tuple(note.detail for note in brief.notes if note.code != "no_usable_article")),
    )
    return BriefView(
        headline=brief.headline or "",
        status=_STATUS_LINES.get(brief.status, ""),
        paragraphs=tuple(
            tuple(shown[at : at + SENTENCES_A_PARAGRAPH]) for at in range(0, len(shown), SENTENCES_A_PARAGRAPH)
        ),
        proof=_proof(brief),
        conflicts=tuple(_differing(conflict, brief, numbers) for conflict in brief.conflicts),
        sources=_sources(brief, numbers),
        lists=tuple((title, lines) for title, lines in lists if lines),
    )


def label(article: Article) -> str:
    """Outlet, title and date as far as they are known; the source's name where there is no title."""
    named = f"{article.outlet}: " if article.outlet else ""
    title = textwrap.shorten(article.title or article.source, LONGEST_TITLE, placeholder=" ...")
    return ", ".join(part for part in (named + title, _day(article.published)) if part)


def with_codes(text: str, codes: Sequence[str]) -> str:
    """The text, and the reasons against it."""
    return f"{text} ({', '.join(codes)})" if codes else text


def plural(word: str, count: int) -> str:
    """The word for so many."""
    return word if count == 1 else word + "s"


def _source_numbers(brief: Brief) -> dict[str, int]:
    copies = {article.id for article in brief.articles if article.duplicate_of}
    articles_of = {fact.id: fact.article_ids for fact in brief.facts}
    cited = (id_ for claim in brief.claims for fact_id in claim.citations for id_ in articles_of.get(fact_id, ()))
    return {
        id_: number for number, id_ in enumerate(dict.fromkeys(id_ for id_ in cited if id_ not in copies), start=1)
    }


def _shown(claim: BriefClaim, brief: Brief, numbers: dict[str, int]) -> ShownClaim:
    cited = {fact.id: fact.article_ids for fact in brief.facts if fact.id in claim.citations}
    return ShownClaim(
        text=claim.text,
        numbers=tuple(sorted({numbers[id_] for ids in cited.values() for id_ in ids if id_ in numbers})),
        doubtful=claim.verdict.label != "supported" and brief.status != "unguarded",
        codes=", ".join(claim.verdict.codes),
        claim=claim,
    )


def _proof(brief: Brief) -> str:
    if not brief.claims:
        return ""
    supported = sum(claim.verdict.label == "supported" for claim in brief.claims)
    proven = "every one" if supported == len(brief.claims) else str(supported or "none")
    counts = f"{len(brief.claims)} {plural('sentence', len(brief.claims))}"
    if brief.status != "unguarded":
        counts += f", {proven} supported by its source"
    articles = f"{len(brief.articles)} {plural('article', len(brief.articles))}"
    if len(brief.articles) == 1:
        return f"{counts}. {articles}."
    return f"{counts}. {articles} from {brief.origins} independent {plural('origin', brief.origins)}."


def _differing(conflict: Conflict, brief: Brief, numbers: dict[str, int]) -> ShownConflict:
    last = len(conflict.variants) - 1
    return ShownConflict(
        topic=conflict.topic[:1].upper() + conflict.topic[1:],
        variants=tuple(
            _side(variant, brief, numbers, is_current=conflict.resolution == "update" and at == last)
            for at, variant in enumerate(conflict.variants)
        ),
    )


def _side(variant: Variant, brief: Brief, numbers: dict[str, int], *, is_current: bool) -> ShownVariant:
    """Its cited sources first, in the order of their numbers; copies are no sources."""
    said_by = [article for article in brief.articles if article.id in variant.article_ids]
    originals = [article for article in said_by if not article.duplicate_of] or said_by
    named = sorted(originals, key=lambda article: numbers.get(article.id, len(brief.articles) + 1))
    outlets = [ShownOutlet(article.outlet or article.source, numbers.get(article.id)) for article in named]
    shown = tuple(dict.fromkeys(outlets))
    more = len(shown) - MOST_NAMES
    return ShownVariant(variant.text, is_current, shown[:MOST_NAMES], f"and {more} more" if more > 0 else "")


def _sources(brief: Brief, numbers: dict[str, int]) -> tuple[ShownSource, ...]:
    copies: dict[str, list[str]] = {}
    for article in brief.articles:
        if article.duplicate_of:
            copies.setdefault(article.duplicate_of, []).append(article.outlet or article.source)
    by_id = {article.id: article for article in brief.articles}
    return tuple(
        ShownSource(
            number=number,
            label=label(by_id[id_]),
            reprints=f"(reprinted: {_some(copies[id_])})" if id_ in copies else "",
            article=by_id[id_],
        )
        for id_, number in numbers.items()
    )


def _some(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMES
    return ", ".join(names[:MOST_NAMES]) + (f" and {more} more" if more > 0 else "")


def _day(published: str | None) -> str | None:
    """2023-03-21 -> 21 March 2023; a month or a year alone as far as it goes."""
    if published is None:
        return None
    parts = published[:10].split("-")
    day = date.fromisoformat("-".join((*parts, "01", "01")[:3]))
    return {1: f"{day:%Y}", 2: f"{day:%B %Y}"}.get(len(parts), f"{day.day} {day:%B %Y}")
