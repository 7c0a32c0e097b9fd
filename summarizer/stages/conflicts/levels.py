"""Figures of which there is one at a time: what a share costs on a day, and what a fee or a damage comes to.

A level is "NAME's shares ... fell to X" and its like: it holds for a day, and tomorrow's replaces it.
An amount is "a break fee of X": it has no day, so two of them contradict whenever they were told.
Both are told by closed lists of words. Left out are what is expected or offered, prices in the middle
of a day of trading, amounts for each piece or person, and things that differ from period to period,
such as losses.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from summarizer.language.measures import CURRENCIES
from summarizer.language.numbers import Number
from summarizer.language.parse import ParsedSentence
from summarizer.language.words import Word, stem

_LOOK_BACK = 30  # characters before a name that may say "shares of"
FARTHEST = 200  # characters between "NAME's shares" and what they closed at
_BREAK = re.compile(r"[,;:()—–\"“”]|\s-\s")
_ADJECTIVE = r"(?:(?:benchmark|key|main|base|policy|lending|interest|share|stock|ordinary|listed)\s){0,2}"
_NAMED_BEFORE = re.compile(rf"(?:['’]s?)?\s{_ADJECTIVE}(?P<kind>shares|stock|price|rate|index)\b")
_NAMED_AFTER = re.compile(r"\b(?P<kind>[Ss]hares|[Ss]tock|(?:share|stock)\sprice)\s(?:of|in)\s(?:the\s)?$")
_MOVED = re.compile(
    r"\b(?:fell|fallen|rose|risen|closed|dropped|climbed|gained|lost|slid|slipped|sank|jumped|surged|plunged|tumbled"
    r"|recovered|rebounded|ended|finished|settled|eased|edged|declined|increased|decreased|advanced|cut|raised|lowered)\b"
)
_UNSURE = re.compile(
    r"\b(?:would|could|might|may|should|will|can|not|expect(?:s|ed)?|forecasts?|predict(?:s|ed)?|target|offer(?:s|ed)?|bid"
    r"|early|earlier|midday|morning|afternoon|noon|pre-?market|after-hours|intraday|briefly|high|low|opened|opening|year)\b"
)
_OFFERED = re.compile(r"\b(?:offer|offers|offered|bid|bids|to\sbuy|buyback)\b")
_TO = re.compile(r"\b(?:to|at)\s(?:(?:about|around|just|nearly|almost|over|under)\s){0,2}$")
_UNITS = {"rate": frozenset({"percent"}), "index": frozenset({None, "point"})}
_MONEY = CURRENCIES | {"cent"}

# Rates that are named by what they are, not by whose.
_RATE = re.compile(
    r"\b[Tt]he\s(?P<kind>yield)\son\s(?P<of>[^,;:]{3,40}?\b(?:bond|note|bill)s?)\b"
    r"|\b(?P<of_rate>[Uu]nemployment|[Jj]obless|[Ii]nflation|[Mm]ortgage|[Pp]overty)(?:\srate)?\b"
)
_EXCHANGED = re.compile(r"\s(?:to|against|per)\s(?:the\s)?(?P<for>dollar|euro|pound|yen|yuan|franc)\b")
_MONEY_MOVED = re.compile(rf"\b(?P<name>[a-z]{{3,12}})\s(?:has\s|had\s)?{_MOVED.pattern}")

_THING = r"(?P<thing>fee|fine|penalty|ransom|bail|settlement|reward|bounty|bill|damage)"
_THING_BEFORE = re.compile(
    rf"(?:\b(?P<kind>[a-z-]{{3,20}})\s)?\b{_THING}\s(?:(?:of|(?:is|was|are|were)\s(?:estimated|put)\sat|(?:estimated|put)\sat|at)\s)"
    r"(?:(?:about|around|nearly|almost|over|under|some|up\sto|at\sleast|more\sthan|less\sthan)\s){0,2}$"
)
_THING_BEHIND = re.compile(
    rf"(?:\s[a-z]{{3,9}})??\s(?:(?P<kind>[a-z-]{{3,20}})\s)?{_THING}\b(?!\s(?:increase|rise|cut|of)\b)"
)
_ONE_AT_A_TIME = frozenset({"damage", "ransom"})  # needs no word that says which
# No words that say which fee it is.
_PLAIN = frozenset("the this that any its his her their large small big huge new final total record heavy".split())
_EACH = re.compile(r"[^,;.]{0,12}\s(?:per|a|an|each|apiece|every)\b")
_DOUBTED = re.compile(
    r"\b(?:could|might|may|feared|earlier|previous|previously|initially|first|not|from|another|third|each)\b"
)


class Level(NamedTuple):
    """A figure, what it is of, and the day it is of: None for the day it was told, empty for an amount."""

    number: Number
    topic: tuple[str, ...]
    title: str
    names: frozenset[str]
    day: str | None


class _Subject(NamedTuple):
    kind: str
    name: str
    names: frozenset[str]
    start: int
    end: int


def levels_in(sentence: ParsedSentence) -> Iterator[Level]:
    """The levels and amounts of a sentence, at most one of each topic."""
    found = [*_levels(sentence), *_rates(sentence), *_amounts(sentence)]
    topics = [level.topic for level in found]
    yield from (level for level in found if topics.count(level.topic) == 1)


def clause_of(sentence: ParsedSentence, number: Number) -> list[Word]:
    """The words around a figure up to a comma, bracket or dash on either side."""
    return words_between_breaks(sentence, number.start, number.end)


def words_between_breaks(sentence: ParsedSentence, start: int, end: int) -> list[Word]:
    """The words around a place, offsets being the text's, up to a comma, bracket or dash on either side."""
    start, end = start - sentence.start, end - sentence.start
    breaks = [match.start() for match in _BREAK.finditer(sentence.text)]
    first = max((place for place in breaks if place < start), default=-1)
    last = min((place for place in breaks if place >= end), default=len(sentence.text))
    return [word for word in sentence.words if first < word.start - sentence.start < last]


def _levels(sentence: ParsedSentence) -> Iterator[Level]:
    subjects = list(_subjects(sentence)) if _MOVED.search(sentence.text) else []
    for number in sentence.numbers if subjects else ():
        place = number.start - sentence.start
        subject = max((each for each in subjects if each.end <= place), key=lambda each: each.end, default=None)
        if subject is None or place - subject.end > FARTHEST or number.unit not in _UNITS.get(subject.kind, _MONEY):
            continue
        if _OFFERED.search(sentence.text, max(0, place - FARTHEST), place):
            continue
        between = sentence.text[subject.end : place]
        day = _day_of(sentence, number, subject)
        if _TO.search(between) and _MOVED.search(between) and not _UNSURE.search(between) and day != "":
            topic = ("level", subject.kind, number.measure.unit or "", stem(subject.name.split()[0]))
            yield Level(number, topic, f"{subject.name} {subject.kind}", subject.names, day)


def _subjects(sentence: ParsedSentence) -> Iterator[_Subject]:
    """What is named to have shares, a price, a rate or an index."""
    text, start = sentence.text, sentence.start
    first = sentence.words[0]
    if text[first.start - start : first.end - start].endswith(("'s", "’s")) and not first.is_stop:
        match = _NAMED_BEFORE.match(text, first.end - start)
        if match:
            yield _Subject(match["kind"], first.text[:-2], frozenset({first.stem}), 0, match.end())
    for name in sentence.names:
        stems = frozenset(word.stem for word in name.words)
        before, behind = (
            _NAMED_AFTER.search(text[max(0, name.start - start - _LOOK_BACK) : name.start - start]),
            _NAMED_BEFORE.match(text, name.end - start),
        )
        if behind:
            yield _Subject(behind["kind"], name.text, stems, name.start - start, behind.end())
        elif before:
            kind = before["kind"].casefold().split()[-1]
            yield _Subject(kind, name.text, stems, name.start - start, name.end - start)


def _day_of(sentence: ParsedSentence, number: Number, subject: _Subject) -> str | None:
    """The day named in the clause of the figure or before its subject; empty for one that cannot be known."""
    clause = clause_of(sentence, number)
    near = [
        date
        for date in sentence.dates
        if clause[0].start <= date.start < clause[-1].end or date.end <= sentence.start + subject.start
    ]
    if not near:
        return None
    days = {date.when or "" for date in near}
    return days.pop() if len(days) == 1 and all(date.precision == "day" for date in near) else ""


def _rates(sentence: ParsedSentence) -> Iterator[Level]:
    """Yields, jobless rates and the like, and what a currency is worth in another."""
    if not _MOVED.search(sentence.text):
        return
    for number in sentence.numbers:
        before, behind = _around(sentence, number)
        subject, unit = _rate_before(before, behind, number.unit)
        if subject and _TO.search(before) and not _UNSURE.search(before[subject.end :]):
            day = _day_of(sentence, number, subject)
            if day != "":
                topic = ("level", subject.kind, unit, stem(subject.name.split()[0]))
                title = f"yield on {subject.name}" if subject.kind == "yield" else f"{subject.name} {subject.kind}"
                yield Level(number, topic, title, subject.names, day)


def _rate_before(before: str, behind: str, unit: str | None) -> tuple[_Subject | None, str]:
    """What the figure is a rate of, and its unit."""
    exchanged = _EXCHANGED.match(behind) if unit is None else None
    if exchanged:
        match = _MONEY_MOVED.search(before)
        name = match["name"] if match else ""
        return (_Subject("exchange rate", name, frozenset(), 0, match.start()) if match else None), exchanged["for"]
    match = _RATE.search(before) if unit == "percent" else None
    if match is None:
        return None, ""
    of, kind = (match["of"], "yield") if match["kind"] else (match["of_rate"].casefold(), "rate")
    return _Subject(kind, of, frozenset(), 0, match.end()), "percent"


def _amounts(sentence: ParsedSentence) -> Iterator[Level]:
    for number in sentence.numbers:
        if number.unit not in _MONEY:
            continue
        before, behind = _around(sentence, number)
        match = _THING_BEFORE.search(before) or _THING_BEHIND.match(behind)
        if not match or _DOUBTED.search(before) or _EACH.match(behind):
            continue
        thing, kind = match["thing"], match["kind"] or ""
        if thing in _ONE_AT_A_TIME:
            kind = ""
        elif not kind or kind in _PLAIN:
            continue
        names = _names_beside(sentence, number)
        yield Level(number, ("amount", kind, thing, number.measure.unit or ""), f"{kind} {thing}".strip(), names, "")


def _names_beside(sentence: ParsedSentence, number: Number) -> frozenset[str]:
    """Stems of the names in the clause of a figure; the first word of a sentence may be one."""
    words = {word.start for word in clause_of(sentence, number)}
    named = [word for name in sentence.names for word in name.words]
    named += [] if sentence.words[0].is_stop else sentence.words[:1]
    return frozenset(word.stem for word in named if word.start in words)


def _around(sentence: ParsedSentence, number: Number) -> tuple[str, str]:
    start, end = number.start - sentence.start, number.end - sentence.start
    return sentence.text[max(0, start - FARTHEST) : start], sentence.text[end : end + FARTHEST]
