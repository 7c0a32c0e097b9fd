"""Which words of a claim its evidence does not have, and which words of the evidence stand in their place.

A word is there in any form, as a synonym, as another name of the same country, as an equal figure, or as
the same day resolved against the article's date. Words that tell nothing are never named; small words
that turn or widen a statement ("not", "all", "because", "will") are.
Points at words for a reader and judges nothing: why a claim is not supported is for the verdict's codes.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple, TypeAlias

from summarizer.language.dates import DateMention
from summarizer.language.gazetteer import known_in
from summarizer.language.lexicon import entry
from summarizer.language.measures import unit_at
from summarizer.language.numbers import Number
from summarizer.language.parse import ParsedSentence, parse_sentence
from summarizer.language.polarity import NEGATIONS, denials_in
from summarizer.language.tokens import LEXICON_POS, Pos, Token
from summarizer.language.words import Word, words_in

MOST_INSTEAD = 3  # words in the place of others; where more differ, two clauses are beside each other by chance

_TURNING = NEGATIONS.union(
    """all always both each every everybody everyone everything most only because before after until will must shall
    should more less least fewer against up down above below""".split()
)
_FILLERS = frozenset("a an the of to in on at by for from with into and had has have been be is are was were".split())
_MOST_BETWEEN = 2  # small words inside what is named as one stretch: "holds the record"
_BEFORE_A_DATE = re.compile(r"\b(?:in|on|at|by|since|until|from|during)\s(?:the\s)?$", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[,;:–—()“”\"]|\b(?:that|which|who)\b")


class Stretch(NamedTuple):
    """Half-open offsets in a text."""

    start: int
    end: int


class Quoted(NamedTuple):
    """A quote, and the date of its article."""

    text: str
    published: str | None = None


class Differing(NamedTuple):
    """Stretches of a claim, and of the first of its quotes."""

    claim: tuple[Stretch, ...] = ()
    quote: tuple[Stretch, ...] = ()


_Owner: TypeAlias = DateMention | Number | Token


class _Unit(NamedTuple):
    """A word that tells something, a figure with its unit, or a date."""

    span: Stretch
    tokens: tuple[Token, ...]
    owner: _Owner
    keys: frozenset[str] = frozenset()
    denies: bool = False

    @property
    def stems(self) -> frozenset[str]:
        return frozenset(token.word.stem for token in self.tokens)

    @property
    def kind(self) -> str:
        """What may stand in its place: a date for a date, a noun for a noun."""
        return self.owner.pos if isinstance(self.owner, Token) else type(self.owner).__name__


class _Exchange(NamedTuple):
    """What a claim and a quote have at the same place."""

    ours: Sequence[_Unit]
    theirs: Sequence[_Unit]


def differing(claim: str, quotes: Sequence[Quoted], *, refuted: bool) -> Differing:
    """What of a claim none of the quotes has.

    Of a claim that is refuted also what the first quote has something else for, and that something: up to
    MOST_INSTEAD words between two that both have. Where nothing follows or precedes that both have, only
    what is of one kind: a date for a date.
    """
    readings = [_reading(claim, quote) for quote in quotes]
    if not readings:
        return Differing()
    lacking = (frozenset(unit.span for unit in _lacking(ours, theirs)) for ours, theirs in readings)
    ours, theirs = readings[0]
    exchanges = tuple(_exchanges(quotes[0].text, ours, theirs)) if refuted else ()
    named = frozenset.intersection(*lacking).union(unit.span for each in exchanges for unit in each.ours)
    instead = frozenset(unit.span for each in exchanges for unit in each.theirs)
    return Differing(_stretches(claim, ours, named), _stretches(quotes[0].text, theirs, instead))


def words_in_none(claim: str, stems: frozenset[str]) -> tuple[Stretch, ...]:
    """The stretches of a claim of which these stems have no word."""
    units = _units(claim)
    return _stretches(claim, units, frozenset(unit.span for unit in units if stems.isdisjoint(unit.stems)))


def stems_of(text: str) -> frozenset[str]:
    """Stems of all words, small ones too."""
    return frozenset(word.stem for word in words_in(text))


def _reading(claim: str, quote: Quoted) -> tuple[tuple[_Unit, ...], tuple[_Unit, ...]]:
    """Both as units, the claim's days counted from the date of the quote's article."""
    return _units(claim, quote.published), _units(quote.text, quote.published)


def _lacking(ours: Iterable[_Unit], theirs: Sequence[_Unit]) -> Iterator[_Unit]:
    return (unit for unit in ours if not any(_is_said_by(unit, other) for other in theirs))


def _exchanges(text: str, ours: Sequence[_Unit], theirs: Sequence[_Unit]) -> Iterator[_Exchange]:
    """What each side has where the other has something else; `text` is the quote."""
    partners = [_first(unit, theirs) for unit in ours]
    likes = [_first(unit, theirs) for unit in theirs]
    for kind, start, end, low, high in SequenceMatcher(None, partners, likes, autojunk=False).get_opcodes():
        mine, others = ours[start:end], theirs[low:high]
        if kind == "insert":  # what a claim leaves out makes it no less true, unless it is a "not"
            others = [unit for unit in others if unit.denies]
        elif low == 0 or high == len(theirs):
            beside = _clause(text, others if low else others[::-1])[: len(mine)]
            others = [unit for unit in beside if any(unit.kind == each.kind for each in mine)]
            mine = [unit for unit in mine if any(unit.kind == each.kind for each in others)]
        if kind != "equal" and max(len(mine), len(others)) <= MOST_INSTEAD:
            known = [unit for unit in others if not any(_is_said_by(each, unit) for each in ours)]
            yield _Exchange(tuple(_lacking(mine, theirs)) if known else (), known)


def _first(unit: _Unit, units: Sequence[_Unit]) -> int:
    """The place of the first that says the same, or -1."""
    return next((at for at, other in enumerate(units) if _is_said_by(unit, other)), -1)


def _clause(text: str, units: Sequence[_Unit]) -> Sequence[_Unit]:
    """The first of the units, and those that no comma or the like parts from it."""
    for at, pair in enumerate(zip(units, units[1:], strict=False), start=1):
        (_, end), (start, _) = sorted(unit.span for unit in pair)
        if _CLAUSE_END.search(text, end, start):
            return units[:at]
    return units


def _units(text: str, published: str | None = None) -> tuple[_Unit, ...]:
    sentence = parse_sentence(text, published=published)
    words, owners = sentence.words, _owners(text, sentence)
    names = {words[at].start: f"@{known.name}" for known in known_in(words) for at in range(known.start, known.end)}
    cues = frozenset(denial.cue.start for denial in denials_in(sentence))
    grouped = groupby(sentence.tokens, lambda token: owners.get(token.word.start, token))
    units = (_unit(owner, tuple(tokens), names, cues) for owner, tokens in grouped)
    return tuple(filter(_tells, units))


def _owners(text: str, sentence: ParsedSentence) -> dict[int, _Owner]:
    """By offset the date or figure that is written there."""
    owners: dict[int, _Owner] = {}
    for number in sentence.numbers:
        owners |= dict.fromkeys(range(number.start, _end_of_unit(text, sentence.words, number)), number)
    for date in sentence.dates:
        owners |= dict.fromkeys(range(date.start, date.end), date)
    return owners


def _end_of_unit(text: str, words: Sequence[Word], number: Number) -> int:
    """Where the number ends with the words of its unit, so that "5 kilometres" is "5,000 metres"."""
    at = bisect_left(words, number.end, key=lambda word: word.start)
    unit = unit_at(text, words, at, number.end) if number.unit else None
    return words[at + unit.words - 1].end if unit and unit.words else number.end


def _unit(owner: _Owner, tokens: tuple[Token, ...], names: Mapping[int, str], cues: frozenset[int]) -> _Unit:
    start, end = tokens[0].word.start, tokens[-1].word.end
    if not isinstance(owner, Token):
        return _Unit(Stretch(owner.start, max(end, owner.end)), tokens, owner)
    is_particle = owner.low in NEGATIONS or owner.low.replace("’", "'").endswith("n't")
    keys = {owner.word.stem.casefold(), owner.lemma, names.get(start, owner.lemma), *(["not"] if is_particle else [])}
    return _Unit(Stretch(start, end), tokens, owner, frozenset(keys), denies=is_particle or start in cues)


def _tells(unit: _Unit) -> bool:
    if not isinstance(unit.owner, Token):
        return True
    return unit.denies or unit.owner.low in _TURNING or not unit.owner.word.is_stop


def _is_said_by(unit: _Unit, other: _Unit) -> bool:
    """Does the other one say what this unit of a claim says?"""
    match unit.owner, other.owner:
        case DateMention(when=str(ours)), DateMention(when=str(theirs)) if theirs.startswith(ours):
            return True
        case Number() as number, Number() as theirs:
            return _is_equal(number, theirs)
        case Token() as word, Token() as theirs:
            return not unit.keys.isdisjoint(other.keys) or theirs.lemma in _relatives(word.lemma, word.pos)
    return unit.stems <= other.stems


def _is_equal(number: Number, other: Number) -> bool:
    if number.measure == other.measure:
        return True
    share_unit = number.unit == other.unit or None in (number.unit, other.unit) or number.is_label or other.is_label
    return share_unit and set(number.values) <= set(other.values)


@lru_cache(maxsize=4096)
def _relatives(lemma: str, pos: Pos) -> frozenset[str]:
    """Words that may stand for this one, and those made from it or that it is made from."""
    known = entry(lemma) if pos in LEXICON_POS else None
    return known.synonyms(LEXICON_POS[pos]).union(word for word, _ in known.derived) if known else frozenset()


def _stretches(text: str, units: Sequence[_Unit], named: frozenset[Stretch]) -> tuple[Stretch, ...]:
    """The units at these places, joined but for dates; none when all are named, which tells nothing."""
    found: list[Stretch] = []
    kept = [unit for unit in units if unit.span in named]
    for unit in kept if len(kept) < len(units) else ():
        start, end = unit.span
        if isinstance(unit.owner, DateMention):  # one for itself, with the "in" of "in June"
            before = _BEFORE_A_DATE.search(text, 0, start)
            start = before.start() if before else start
            if found and found[-1].end > start:  # "until" was named already
                found.pop()
            found.append(Stretch(start, end))
        elif found and _are_joined(text[found[-1].end : start]):
            found[-1] = Stretch(found[-1].start, end)
        else:
            found.append(Stretch(start, end))
    return tuple(found)


def _are_joined(between: str) -> bool:
    words = between.split()
    return between == "-" or (len(words) <= _MOST_BETWEEN and all(word in _FILLERS for word in words))
