"""One side of a difference in the room there is: the clauses in which it differs, and who says so.

A side of ordinary length is shown whole. Of a longer one the clauses are kept that hold what no other
side has, an attribution, a hedge or a denial, with the opening, which names the subject; then as many
others as there is room for. An ellipsis stands for what is left out. A clause that must
stay and is longer than the room is cut at its ends, but keeps each such word.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarizer.domain import Variant
from summarizer.language.parse import ParsedSentence, parse_sentence
from summarizer.language.polarity import denials_in

LONGEST_SIDE = 60  # words; few sentences of news have more
_ROOM = 40  # words of one that has more
_BEHIND = 5  # words behind a needed one, which end its phrase
_ELLIPSIS = "…"
_CLAUSE_END = re.compile(r"[,;:–—)]$")
# A clause without a comma is cut before one of these rather than in the middle of a phrase.
_JOINTS = frozenset("after although and as because before but since that when where which while who with".split())
_TRAILING = re.compile(r"[\s,;:–—]+$")
_WORD = re.compile(r"\S+")
_LONGEST_READ = 4_000  # characters; what goes on for longer is no sentence, and is only cut
# Who says so where no speaker is recognised: "two people with knowledge of the talks told the paper".
_SAYING = re.compile(
    r"\baccording\sto\s(?:\S+\s){0,3}?\S+|\b(?:sa(?:id|ys?)|told|tells?|wr(?:ites?|ote)|insist\w*|maintain\w*|den(?:y|ies|ied)"
    r"|alleg\w+|reported\w*|suspect\w*|accus\w+|claim\w*|estimate[sd]?|believe[sd]?|concede[sd]?|admit\w*)\b"
)


class _Place(NamedTuple):
    """A stretch of words, half-open."""

    start: int
    end: int


def excerpt(variant: Variant, others: Sequence[Variant]) -> str:
    """The side in few words, whole ones."""
    words = variant.text.split()
    if len(words) <= LONGEST_SIDE:
        return variant.text
    needed = sorted(_needed(variant, others)) or [0]
    kept = _filled(_clauses(words), needed)
    return _written(words, _trimmed(words, kept, needed))


def _needed(variant: Variant, others: Sequence[Variant]) -> set[int]:
    """Places of the words that a reader must not miss."""
    text = variant.text[:_LONGEST_READ]
    ours, theirs = parse_sentence(text), [parse_sentence(other.text[:_LONGEST_READ]) for other in others]
    marks = [_differs_at(ours, theirs), *(hedge.start for hedge in ours.hedges)]
    marks += [end for each in ours.attributions for end in (each.start, each.end - 1)]
    marks += [denial.cue.start for denial in denials_in(ours)]
    marks += [end for match in _SAYING.finditer(text) for end in (match.start(), match.end() - 1)]
    ends = [word.end() for word in _WORD.finditer(text)]
    return {next((at for at, end in enumerate(ends) if end > mark), 0) for mark in marks}


def _differs_at(ours: ParsedSentence, theirs: Sequence[ParsedSentence]) -> int:
    """The first figure that no other side has, of what the others count if there is any; else the first such word."""
    figures = {number.value for sentence in theirs for number in sentence.numbers}
    sorts = {(number.unit, number.noun) for sentence in theirs for number in sentence.numbers}
    own = [number for number in ours.numbers if number.value not in figures]
    same = [number for number in own if (number.unit, number.noun) in sorts]
    found = [number.start for number in same or own] or _own_words(ours, theirs)
    return found[0] if found else 0


def _own_words(ours: ParsedSentence, theirs: Sequence[ParsedSentence]) -> list[int]:
    stems = frozenset[str]().union(*(sentence.stems for sentence in theirs))
    return [word.start for word in ours.words if word.stem in ours.stems and word.stem not in stems]


def _clauses(words: Sequence[str]) -> list[_Place]:
    ends = [number for number, word in enumerate(words, start=1) if _CLAUSE_END.search(word)]
    edges = sorted({0, *ends, len(words)})
    return [_Place(start, end) for start, end in zip(edges, edges[1:], strict=False)]


def _filled(clauses: Sequence[_Place], needed: Sequence[int]) -> list[_Place]:
    """The opening and the clauses with a needed word, then others as long as there is room."""
    kept = {
        at for at, clause in enumerate(clauses) if any(clause.start <= place < clause.end for place in (0, *needed))
    }
    room = _ROOM - sum(_length(clauses[at]) for at in kept)
    for at in range(len(clauses)):
        if at not in kept and _length(clauses[at]) <= room:
            kept.add(at)
            room -= _length(clauses[at])
    return [clauses[at] for at in sorted(kept)]


def _length(place: _Place) -> int:
    return place.end - place.start


def _trimmed(words: Sequence[str], kept: Sequence[_Place], needed: Sequence[int]) -> list[_Place]:
    """The same, each clause no longer than the room that is its own, but for what is needed of it."""
    if sum(map(_length, kept)) <= LONGEST_SIDE:
        return list(kept)
    room = max(_ROOM // len(kept), 1)
    return [part for place in kept for part in _cut(words, place, [at for at in needed if at in range(*place)], room)]


def _cut(words: Sequence[str], place: _Place, needed: Sequence[int], room: int) -> Iterator[_Place]:
    """Around what is needed of the clause, in as many parts as that takes; before a joint where there is one."""
    if _length(place) <= room:
        yield place
        return
    end = place.start
    for group in _groups(needed or [place.start], room // 2):
        first, last = group[0], group[-1]
        is_near = last - end < room
        start = end if is_near else min(first, max(end, last - room * 3 // 4))
        end = _joint(words, last, min(place.end, max(start + room, last + 1 + _BEHIND)), place.end)
        yield _Place(start, end)


def _groups(places: Sequence[int], farthest: int) -> list[list[int]]:
    """Those that stand near each other."""
    groups: list[list[int]] = []
    for at in places:
        if groups and at - groups[-1][0] <= farthest:
            groups[-1].append(at)
        else:
            groups.append([at])
    return groups


def _joint(words: Sequence[str], at: int, end: int, last: int) -> int:
    """The last place to cut behind a word and before the end; the end itself when there is none, or no need."""
    if end == last or _CLAUSE_END.search(words[end - 1]):
        return end
    return next((place for place in range(end, at + 1, -1) if words[place].casefold() in _JOINTS), end)


def _written(words: Sequence[str], kept: Sequence[_Place]) -> str:
    """The kept places one after another, an ellipsis for each gap."""
    parts: list[str] = []
    end = 0
    for place in kept:
        if place.start > end:
            parts[-1:] = [_TRAILING.sub("", parts[-1])] if parts else []
            parts.append(_ELLIPSIS)
        parts.append(" ".join(words[place.start : place.end]))
        end = place.end
    if end < len(words):
        parts[-1:] = [_TRAILING.sub("", parts[-1]), _ELLIPSIS]
    return " ".join(parts)
