"""What sources differ about, as a reader is shown it: each side in few words, who says so, and when.

A long sentence is cut to the clause in which it differs from the other sides; whole words, and an
ellipsis where some are left out. Which facts conflict is decided in `conflicts/`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from summarizer.domain import Article, Conflict, Variant
from summarizer.language.parse import ParsedSentence, parse_sentence
from summarizer.stages.source_names import source_names

MOST_NAMES = 3  # of outlets; the JSON has them all
LONGEST_SIDE = 25  # words
_SLIP = "likely a slip of one source"
_ELLIPSIS = "…"
_CLAUSE_END = re.compile(r"[,;:–—)]$")
# A clause without a comma is cut before one of these rather than in the middle of a phrase.
_JOINTS = frozenset("after although and as because before but since that when where which while who with".split())
_TRAILING = re.compile(r"[\s,;:–—]+$")
_WORD = re.compile(r"\S+")
_FULL_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class ShownOutlet:
    """Who says so, with the number of the source where the brief cites it."""

    name: str
    number: int | None


@dataclass(frozen=True)
class ShownVariant:
    """One side of a conflict. `is_current`: the later state, where sources differ because things changed.

    `day` is when it was said, "21 March"; empty when nobody dates it.
    """

    text: str
    is_current: bool
    outlets: tuple[ShownOutlet, ...]
    more: str
    day: str


@dataclass(frozen=True)
class ShownConflict:
    """What sources differ about, and the sides."""

    topic: str
    variants: tuple[ShownVariant, ...]


def differing(
    conflicts: Sequence[Conflict], articles: Sequence[Article], numbers: Mapping[str, int]
) -> tuple[ShownConflict, ...]:
    """The conflicts in their order. `numbers` are those of the sources that the brief cites, by article id."""
    names = source_names(articles)
    return tuple(
        ShownConflict(_topic(conflict), tuple(_sides(conflict, articles, numbers, names))) for conflict in conflicts
    )


def _topic(conflict: Conflict) -> str:
    topic = conflict.topic[:1].upper() + conflict.topic[1:]
    return f"{topic} ({_SLIP})" if conflict.resolution == "source_error" else topic


def _sides(
    conflict: Conflict, articles: Sequence[Article], numbers: Mapping[str, int], names: Mapping[str, str]
) -> Iterator[ShownVariant]:
    last = len(conflict.variants) - 1
    for at, variant in enumerate(conflict.variants):
        others = [other for other in conflict.variants if other is not variant]
        said_by = _originals([article for article in articles if article.id in variant.article_ids])
        shown = _outlets(said_by, numbers, names)
        more = len(shown) - MOST_NAMES
        yield ShownVariant(
            text=_shortened(variant, others),
            is_current=conflict.resolution == "update" and at == last,
            outlets=shown[:MOST_NAMES],
            more=f"and {more} more" if more > 0 else "",
            day=_days(said_by),
        )


def _originals(said_by: Sequence[Article]) -> Sequence[Article]:
    """Copies are no sources, and say nothing about when."""
    return [article for article in said_by if not article.duplicate_of] or said_by


def _outlets(
    said_by: Sequence[Article], numbers: Mapping[str, int], names: Mapping[str, str]
) -> tuple[ShownOutlet, ...]:
    """Its cited sources first, in the order of their numbers."""
    named = sorted(said_by, key=lambda article: numbers.get(article.id, len(numbers) + 1))
    return tuple(
        dict.fromkeys(ShownOutlet(article.outlet or names[article.id], numbers.get(article.id)) for article in named)
    )


def _days(said_by: Sequence[Article]) -> str:
    """The day, or the first and the last. Without the year, which the list of sources has."""
    dated = sorted(found[0] for article in said_by if (found := _FULL_DAY.match(article.published or "")))
    if not dated:
        return ""
    first, last = (f"{day.day} {day:%B}" for day in map(date.fromisoformat, (dated[0], dated[-1])))
    return first if dated[0] == dated[-1] else f"{first} to {last}"


def _shortened(variant: Variant, others: Sequence[Variant]) -> str:
    words = variant.text.split()
    if len(words) <= LONGEST_SIDE:
        return variant.text
    start, end = _clause(words, _differs_at(variant, others))
    kept = " ".join(words[start:end])
    return (f"{_ELLIPSIS} " if start else "") + (
        f"{_TRAILING.sub('', kept)} {_ELLIPSIS}" if end < len(words) else kept
    )


def _differs_at(variant: Variant, others: Sequence[Variant]) -> int:
    """The place, among its words, of the first figure that no other side has; else of the first such word."""
    ours, theirs = parse_sentence(variant.text), [parse_sentence(other.text) for other in others]
    figures = {number.value for sentence in theirs for number in sentence.numbers}
    own = [number.start for number in ours.numbers if number.value not in figures] or _own_words(ours, theirs)
    return sum(word.end() <= own[0] for word in _WORD.finditer(variant.text)) if own else 0


def _own_words(ours: ParsedSentence, theirs: Sequence[ParsedSentence]) -> list[int]:
    stems = frozenset[str]().union(*(sentence.stems for sentence in theirs))
    return [word.start for word in ours.words if word.stem in ours.stems and word.stem not in stems]


def _clause(words: Sequence[str], at: int) -> tuple[int, int]:
    """The clause around a word, and as far as there is room those before it, which name its subject, and after."""
    ends = [number for number, word in enumerate(words, start=1) if _CLAUSE_END.search(word)]
    edges = sorted({0, *ends, len(words)})
    start = max(edge for edge in edges if edge <= at)
    end = min(edge for edge in edges if edge > at)
    if end - start > LONGEST_SIDE:
        start = max(start, min(at - LONGEST_SIDE // 2, end - LONGEST_SIDE))
        return start, _joint(words, at, start + LONGEST_SIDE)
    start = min(edge for edge in edges if end - edge <= LONGEST_SIDE)
    end = max(edge for edge in edges if edge - start <= LONGEST_SIDE)
    return start, end


def _joint(words: Sequence[str], at: int, end: int) -> int:
    """The last place to cut behind a word and before the end; the end itself when there is none, or no need."""
    if end == len(words) or _CLAUSE_END.search(words[end - 1]):
        return end
    return next((place for place in range(end, at + 1, -1) if words[place].casefold() in _JOINTS), end)
