"""What a person is shown of a brief, whatever the format: worded once, laid out elsewhere.

Sources are numbered in the order in which the brief cites them; a copy is named beside its original
and is no source of its own. A brief that tells day by day says so: what stood in an earlier day's paper may
have changed since. Nothing empty is in a view.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TypeVar

from summarizer.domain import Article, Brief, BriefClaim, ClusteredArticle, Rejected
from summarizer.language.news_day import news_day
from summarizer.language.parse import parse_sentence
from summarizer.stages.changes import update_line, withdrawn_lines
from summarizer.stages.differing import MOST_NAMES, ShownConflict, day_of, day_without_year, differing
from summarizer.stages.sections import ShownSection, cited_besides, sections_of
from summarizer.stages.source_names import labels, source_names

SENTENCES_A_PARAGRAPH = 3  # at most
_MOST_NAMED = 2  # of those who say otherwise
_Listed = TypeVar("_Listed", Article, ClusteredArticle)
_Item = TypeVar("_Item")
MOST_TOPICS = 6  # of a table; the JSON has them all
NEW = "[new]"  # before a sentence that an update adds
WITHDRAWN = "Withdrawn from the earlier brief"
DIFFERENCES, CHANGES = "Where sources differ", "What changed"
DISPUTES = "What is disputed"  # of one article
KEPT_OUT = "Kept out, not proven"
_STATUS_LINES = {
    "refused": "No brief.",
    "degraded": "The model did not deliver; this brief was written without it.",
    "unguarded": "Nothing here was checked: the guard was off.",
    "flagged": "Not every sentence here is supported by the articles; the marked ones are not.",
}


@dataclass(frozen=True)
class ShownClaim:
    """A sentence with the numbers of its sources. `doubtful`: checked, and not supported.

    `disputed`: where it is supported, but others say otherwise, who does; else empty.
    """

    text: str
    numbers: tuple[int, ...]
    doubtful: bool
    claim: BriefClaim
    disputed: str = ""

    @property
    def is_new(self) -> bool:
        """Does an update tell it for the first time?"""
        return self.claim.change == "new"


@dataclass(frozen=True)
class ShownParagraph:
    """Sentences that stand together. `reported` says of which day they are, where that needs saying."""

    reported: str
    claims: tuple[ShownClaim, ...]


@dataclass(frozen=True)
class ShownSource:
    """A source with its number. `reprints` names its copies, and is empty without any."""

    number: int
    label: str
    reprints: str
    article: Article


@dataclass(frozen=True)
class ShownTable:
    """What sources differ about, or what changed from one to the next. `more` tells of those left out."""

    title: str
    conflicts: tuple[ShownConflict, ...]
    more: str


@dataclass(frozen=True)
class BriefView:
    """The parts of a brief in the order in which they are read."""

    headline: str
    status: str
    paragraphs: tuple[ShownParagraph, ...]
    proof: str
    withdrawn: tuple[str, ...]
    tables: tuple[ShownTable, ...]
    sections: tuple[ShownSection, ...]
    sources: tuple[ShownSource, ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...]


def view_of(brief: Brief) -> BriefView:
    """What is shown of a brief."""
    numbers = _source_numbers(brief)
    shown = [_shown(claim, brief, numbers) for claim in brief.claims]
    lists = (
        (KEPT_OUT, tuple(_with_codes(claim.text, claim.verdict.codes) for claim in brief.withheld)),
        ("Not used", tuple(not_used(brief.rejected))),
        ("Notes", tuple(note.detail for note in brief.notes if note.code != "no_usable_article")),
    )
    return BriefView(
        headline=brief.headline or "",
        status=" ".join(filter(None, (_STATUS_LINES.get(brief.status, ""), update_line(brief)))),
        paragraphs=tuple(_paragraphs(shown, brief)),
        proof=_proof(brief),
        withdrawn=tuple(withdrawn_lines(brief)),
        tables=tuple(_tables(brief, numbers)),
        sections=sections_of(brief, numbers),
        sources=_sources(brief, numbers),
        lists=tuple((title, lines) for title, lines in lists if lines),
    )


def originals_first(articles: Sequence[_Listed]) -> Sequence[_Listed]:
    """The articles in their order, each copy behind the one that it copies."""
    place = {article.id: at for at, article in enumerate(articles)}
    return sorted(
        articles, key=lambda article: (place.get(article.duplicate_of or article.id, 0), bool(article.duplicate_of))
    )


def not_used(rejected: Sequence[Rejected]) -> Iterator[str]:
    """One line for each reason, with everything that was left out for it."""
    sources: dict[str, list[str]] = {}
    for item in rejected:
        sources.setdefault(item.detail, []).append(item.source)
    return (f"{', '.join(dict.fromkeys(named))}: {detail}" for detail, named in sources.items())


def plural(word: str, count: int) -> str:
    """The word for so many."""
    return word if count == 1 else word + "s"


def _paragraphs(shown: Sequence[ShownClaim], brief: Brief) -> Iterator[ShownParagraph]:
    """What an update adds stands in paragraphs of its own, and what one day reported where each day comes once."""
    days = _days_of_facts(brief)
    first = _last_told(shown[0], days) if shown else ""
    since = news_day(parse_sentence(shown[0].text, published=first)) if first else ""

    def told_on(claim: ShownClaim) -> str:
        day = _last_told(claim, days)
        return first if since and since <= day <= first else day

    by_day = [(key, tuple(claims)) for key, claims in groupby(shown, lambda claim: (claim.is_new, told_on(claim)))]
    keys = [key for key, _ in by_day]
    tells_day_by_day = len(set(keys)) == len(keys) and len({day for _, day in keys}) > 1
    if not tells_day_by_day:
        by_day = [((is_new, ""), tuple(claims)) for is_new, claims in groupby(shown, lambda claim: claim.is_new)]
    newest = max(days.values(), default="")
    for place, ((_, day), claims) in enumerate(by_day):
        needs_no_day = not day or (place == 0 and day == newest)
        reported = "" if needs_no_day else f"Reported on {day_without_year(day)}:"
        for at, some in enumerate(_evenly(claims)):
            yield ShownParagraph("" if at else reported, some)


def _days_of_facts(brief: Brief) -> dict[str, str]:
    """By fact id, the last day on which an original stated it; empty where no day is known."""
    days = {article.id: day_of(article) for article in brief.articles if not article.duplicate_of}
    return {fact.id: max((days.get(id_, "") for id_ in fact.article_ids), default="") for fact in brief.facts}


def _last_told(claim: ShownClaim, days: Mapping[str, str]) -> str:
    """Of what it cites first: what stands behind that may only say who somebody is."""
    return next((days.get(id_, "") for id_ in claim.claim.citations), "")


def _evenly(claims: Sequence[_Item]) -> Iterator[tuple[_Item, ...]]:
    """As few paragraphs as hold them, none much longer than another."""
    count = -(-len(claims) // SENTENCES_A_PARAGRAPH)
    bounds = [len(claims) * at // max(count, 1) for at in range(count + 1)]
    return (tuple(claims[start:end]) for start, end in pairwise(bounds))


def _tables(brief: Brief, numbers: Mapping[str, int]) -> Iterator[ShownTable]:
    conflicts = differing(brief.conflicts, brief.articles, numbers)
    originals = [article for article in brief.articles if not article.duplicate_of]
    differences = DIFFERENCES if len(originals) > 1 else DISPUTES
    for title, is_change in ((differences, False), (CHANGES, True)):
        listed = tuple(conflict for conflict in conflicts if conflict.is_change == is_change)
        more = len(listed) - MOST_TOPICS
        if listed:
            yield ShownTable(title, listed[:MOST_TOPICS], f"and {more} more (see the JSON)" if more > 0 else "")


def _with_codes(text: str, codes: Sequence[str]) -> str:
    return f"{text} ({', '.join(codes)})" if codes else text


def _source_numbers(brief: Brief) -> dict[str, int]:
    copies = {article.id for article in brief.articles if article.duplicate_of}
    articles_of = {fact.id: fact.article_ids for fact in brief.facts}
    claimed = (id_ for claim in brief.claims for fact_id in claim.citations for id_ in articles_of.get(fact_id, ()))
    cited = dict.fromkeys(id_ for id_ in (*claimed, *cited_besides(brief)) if id_ not in copies)
    return {id_: number for number, id_ in enumerate(cited, start=1)}


def _shown(claim: BriefClaim, brief: Brief, numbers: dict[str, int]) -> ShownClaim:
    cited = {fact.id: fact.article_ids for fact in brief.facts if fact.id in claim.citations}
    return ShownClaim(
        text=claim.text,
        numbers=tuple(sorted({numbers[id_] for ids in cited.values() for id_ in ids if id_ in numbers})),
        doubtful=claim.verdict.label != "supported" and brief.status != "unguarded",
        claim=claim,
        disputed=_disputed(claim, brief) if _is_disputed(claim) and brief.status != "unguarded" else "",
    )


def _disputed(claim: BriefClaim, brief: Brief) -> str:
    """Who says otherwise, as the evidence against it shows: "supported, but The Harbour Post says otherwise"."""
    against = {each.article_id for each in claim.verdict.evidence if each.stance == "refutes"}
    files = source_names(brief.articles)
    named = dict.fromkeys(each.outlet or files[each.id] for each in brief.articles if each.id in against)
    who = " and ".join(named) if 0 < len(named) <= _MOST_NAMED else "other articles"
    return f"supported, but {who} {'says' if len(named) == 1 else 'say'} otherwise"


def _proof(brief: Brief) -> str:
    if not brief.claims:
        return ""
    supported = sum(claim.verdict.label == "supported" for claim in brief.claims)
    proven = "every one" if supported == len(brief.claims) else str(supported or "none")
    counts = f"{len(brief.claims)} {plural('sentence', len(brief.claims))}"
    if brief.status != "unguarded":
        counts += f", {proven} supported by its source"
        disputed = sum(map(_is_disputed, brief.claims))
        counts += f"; other articles say otherwise of {disputed}" if disputed else ""
    return f"{counts}. {origins_line(brief)}."


def _is_disputed(claim: BriefClaim) -> bool:
    return claim.verdict.label == "supported" and "sources_disagree" in claim.verdict.codes


def origins_line(brief: Brief) -> str:
    """How many independent origins in how many articles: "2 to 3 origins in 4 articles"."""
    articles = f"{len(brief.articles)} {plural('article', len(brief.articles))}"
    if len(brief.articles) == 1:
        return articles
    most = brief.origins_at_most
    at_most = f" to {most}" if most > brief.origins else ""
    return f"{brief.origins}{at_most} {plural('origin', max(most, brief.origins))} in {articles}"


def _sources(brief: Brief, numbers: dict[str, int]) -> tuple[ShownSource, ...]:
    names, shown = source_names(brief.articles), labels(brief.articles)
    copies: dict[str, list[str]] = {}
    for article in brief.articles:
        if article.duplicate_of:
            copies.setdefault(article.duplicate_of, []).append(article.outlet or names[article.id])
    by_id = {article.id: article for article in brief.articles}
    return tuple(
        ShownSource(
            number=number,
            label=shown[id_],
            reprints=f"(reprinted: {_some(copies[id_])})" if id_ in copies else "",
            article=by_id[id_],
        )
        for id_, number in numbers.items()
    )


def _some(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMES
    return ", ".join(names[:MOST_NAMES]) + (f" and {more} more" if more > 0 else "")
