"""What a reader sees above the sides of a conflict: a short noun phrase, never a clause with holes.

What a finder calls a conflict is its key, and may hold a gap or a whole claim. Here that becomes what
the figure counts ("number of homes destroyed"), what it is a share of, the noun phrase it is given for
("value of the objects"), or a noun that the sides share; else whatever the sentence is about with the figures of the
sides ("the ceasefire: 29 April or 3 May"). Of a claim that is disputed it is what the sides share. Names
of persons, words of quotations and whether something will be done stay as the finders have them.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import filterfalse

from summarizer.domain import Conflict
from summarizer.language.clauses import Phrase
from summarizer.language.counted import is_plural
from summarizer.language.labels import LABELS
from summarizer.language.measures import CURRENCIES, PERIODS
from summarizer.language.parse import parse_sentence
from summarizer.stages.conflicts.heading_rules import DATES, DISTANCES, MEASURES, RULES, Spot, unit_of
from summarizer.stages.conflicts.noun_phrases import MOST_WORDS, Phrases
from summarizer.stages.conflicts.topics import (
    COUNTED,
    DATE,
    DIFFERENT,
    DISTANCE,
    FIGURE,
    GAP,
    GIVEN_FOR,
    HAPPENED,
    IN_DISPUTE,
    LENGTH,
    PERCENTAGE,
    SUM,
    TIME_OF_DAY,
    TWO_ACCOUNTS,
    side_by_side,
)

_LONGEST_READ = 2_000  # characters of a side
_QUOTED = re.compile(r"[“\"]")
_OPEN_QUESTION = re.compile(
    r"(?P<what>.{8,90}?),?\s(?:is|are|was|were|remains?|remained)\s(?:also\s|still\s)?"
    r"(?:disputed|contested|in\s(?:doubt|dispute)|unclear|unresolved|open)\b"
)
_NAMED_LAST = re.compile(r"(?!.*\s(?:in|at|on|near)\s).*\b[A-Z][\w’'-]+")
_ASKS = re.compile(r"(?:Who|Whether|When|Why|How|Where)\s")
_PRONOUN = re.compile(r"\b(?:he|she|it|they|we|I|you|him|her|them|his|its|their)\b", re.IGNORECASE)
_SOMEBODY_WOULD = re.compile(r"whether\s(?:he|she|it|they|we|I)\swould\s(?:consider\s)?(?P<what>.+)")
_CAME = re.compile(r"what\scame\sof\sit:\s(?P<who>[^:]+):\s.+")
_CONSIDERS = re.compile(r"\swould\sconsider\s")
_KEY = 3  # words before a gap that tell where it is
_CLOCKS = frozenset(("clock", "a.m.", "p.m."))
_SORTS = (
    (CURRENCIES, SUM),
    (frozenset(("percent", "percentage point")), PERCENTAGE),
    (DISTANCES, DISTANCE),
    (_CLOCKS, TIME_OF_DAY),
    (DATES, DATE),
    (PERIODS, LENGTH),
)


def headed(conflict: Conflict) -> Conflict:
    """The conflict under its heading."""
    return conflict.model_copy(update={"topic": _heading(conflict)})


def _heading(conflict: Conflict) -> str:
    topic = conflict.topic
    is_figure = conflict.kind in ("number", "date")
    if topic.startswith(IN_DISPUTE):
        return _of_figure(conflict) if is_figure else _of_dispute(topic.removeprefix(IN_DISPUTE), _read(conflict))
    if conflict.kind == "state":
        return _of_plan(topic)
    if is_figure and GAP in topic and not _QUOTED.search(topic):
        return _of_figure(conflict)
    if is_figure and topic.startswith(COUNTED):
        found = _of_figure(conflict)
        return found if found.startswith(topic) else topic
    if GAP in topic and not _QUOTED.search(topic):
        return f"{HAPPENED}{_about(_shared(_read(conflict)))}"
    return topic


def _read(conflict: Conflict) -> list[Phrases]:
    return [Phrases(parse_sentence(variant.text[:_LONGEST_READ])) for variant in conflict.variants]


def _of_plan(topic: str) -> str:
    """Of "whether he would sell the mill" the plan: who "he" is, the heading cannot say."""
    who = _CAME.fullmatch(topic)
    if who:
        return f"{HAPPENED}: {who['who']}"
    somebody = _SOMEBODY_WOULD.fullmatch(topic)
    if somebody and _CONSIDERS.search(topic):
        return somebody["what"]
    return f"plan to {somebody['what']}" if somebody else topic


# Figures


def _of_figure(conflict: Conflict) -> str:
    sides = _read(conflict)
    gaps = list(_spot_of_the_gap(conflict.topic, sides))
    known = [spot.phrases for spot in gaps]
    spots = [*gaps, *(spot for spot in _spots(sides, conflict.kind == "date") if spot.phrases not in known)]
    for rule in RULES:
        for spot in spots:
            found = rule(spot)
            if found and len(found.split()) <= MOST_WORDS:
                return found
    about = _what_both_have(sides, is_name=False) or (_clause_of(spots[0]) if spots else "") or _shared(sides)
    about = "" if conflict.kind == "date" and not any(_opens(spot, about) for spot in spots) else about
    sort = next((name for units, name in _SORTS if spots and spots[0].unit in units), FIGURE)
    if about.startswith("the ") and _is_measure(about):
        return about[4:]
    if not about:
        return f"{DIFFERENT} {sort}"
    return side_by_side(about, list(_values(sides, spots[0])) if spots else []) or f"{sort} {GIVEN_FOR} {about}"


def _values(sides: Sequence[Phrases], first: Spot) -> Iterator[str]:
    """The one figure or date of the sort that each side has, as it stands there, with its unit; else empty."""
    for side in sides:
        own = _own(side, [other for other in sides if other is not side])
        spots = [first] if first.phrases is side else [spot for spot in own if _are_of_a_sort(spot.unit, first.unit)]
        yield _value(spots[0]) if len(spots) == 1 else ""


def _are_of_a_sort(one: str, other: str) -> bool:
    return one == other or {one, other} <= _CLOCKS or (not one and other in CURRENCIES)


def _value(spot: Spot) -> str:
    start, end = spot.start - spot.sentence.start, max(spot.end, spot.number.unit_end if spot.number else 0)
    told = spot.sentence.text[start : end - spot.sentence.start]
    return told if start or spot.unit in DATES else told[:1].lower() + told[1:]


def _opens(spot: Spot, phrase: str) -> bool:
    """Does it stand before the date: "the ceasefire ends on 3 May", and not "in 1887, it left the country"?"""
    return phrase.casefold() in spot.before.casefold()


def _clause_of(spot: Spot) -> str:
    """What the verb before the figure is done to, or who does it; else what the sentence begins with."""
    phrases = spot.phrases
    before = [each for each in phrases.clauses.predicates if phrases.tokens[each.end - 1].word.end <= spot.start]
    told = () if spot.unit in DATES else phrases.told(before[-1:])
    found = next(filterfalse(phrases.measures, (*told, *phrases.heads())), None)
    return _short(phrases, found) if found else ""


def _is_measure(phrase: str) -> bool:
    return any(word in MEASURES for word in phrase.split()[1:3])


def _about(phrase: str) -> str:
    return f": {phrase}" if phrase else ""


def _spot_of_the_gap(topic: str, sides: Sequence[Phrases]) -> Iterator[Spot]:
    """Where the key of the finder has its gap."""
    words = topic.partition(GAP)[0].split()[-_KEY:] if GAP in topic else []
    key = re.compile(r"\W+".join(map(re.escape, words)) + r"\W+") if words else None
    for side in sides if key else ():
        ends = {side.sentence.start + match.end() for match in key.finditer(side.sentence.text)} if key else ()
        for number in side.sentence.numbers:
            if number.start in ends:
                yield Spot(side, number.start, number.end, unit_of(number), number)
        for day in side.sentence.dates:
            if day.start in ends:
                yield Spot(side, day.start, day.end, "date", None)


def _spots(sides: Sequence[Phrases], is_date: bool) -> Iterator[Spot]:
    """What each side has alone, of a unit that others have alone too; where there is none, of any."""
    own = [_own(side, [other for other in sides if other is not side]) for side in sides]
    fitting = [[spot for spot in each if (spot.unit in DATES) is is_date] for each in own]
    units = [{spot.unit for spot in each} for each in fitting]
    for at, each in enumerate(fitting):
        others = set[str]().union(*(found for number, found in enumerate(units) if number != at))
        yield from [spot for spot in each if spot.unit in others][:1] or each[:1]


def _own(side: Phrases, others: Sequence[Phrases]) -> list[Spot]:
    told = {number.measure for other in others for number in other.sentence.numbers}
    found = [
        Spot(side, number.start, number.end, unit_of(number), number)
        for number in side.sentence.numbers
        if number.measure not in told and number.unit not in ("ordinal", "score", "code")
    ]
    dates = {each.text.casefold() for other in others for each in other.sentence.dates}
    named = [each for each in side.sentence.dates if each.text.casefold() not in dates]
    found += [Spot(side, each.start, each.end, "date", None) for each in named if each.precision != "year"]
    return sorted(found, key=lambda spot: spot.number is not None and spot.number.unit in LABELS)


# What the sides are about


def _shared(sides: Sequence[Phrases]) -> str:
    """A noun phrase of a side whose noun the others have; else what a side tells of; else a name that they have."""
    found = _what_both_have(sides, is_name=False)
    told = (_short(side, phrase) for side in sides for phrase in side.told(side.clauses.predicates))
    heads = (_short(side, phrase) for side in sides for phrase in side.heads())
    return found or next(told, "") or _what_both_have(sides, is_name=True) or next(heads, "")


def _what_both_have(sides: Sequence[Phrases], *, is_name: bool) -> str:
    for side in sides:
        others = [other.sentence.stems for other in sides if other is not side]
        for phrase in side.heads():
            if side.measures(phrase):
                continue
            head = side.tokens[phrase.head]
            if (head.pos == "name") is is_name and others and all(head.word.stem in each for each in others):
                return _short(side, phrase)
    return ""


def _short(side: Phrases, phrase: Phrase) -> str:
    long = side.text(side.long(phrase))
    found = long if len(long.split()) <= MOST_WORDS else side.text(phrase)
    return found.removesuffix(" say").removesuffix(" says")  # "prosecutors say 900 litres" is read as one noun phrase


def _of_dispute(claim: str, sides: Sequence[Phrases]) -> str:
    """The question that an article calls open, where that tells who and what; else what both sides are about."""
    asked = _OPEN_QUESTION.match(claim)
    what = asked["what"] if asked and not asked["what"].startswith("What ") else ""
    if what and not _PRONOUN.search(what) and (_ASKS.match(what) or len(what.split()) <= 4) and len(what.split()) > 1:
        return what if _ASKS.match(what) else f"{TWO_ACCOUNTS}{what[:1].casefold()}{what[1:]}"
    are_quoted = all(side.sentence.quotes for side in sides)  # what one of them alone speaks of is colour
    shared = _what_both_have(sides, is_name=False) if are_quoted else _shared(sides)
    if not shared or _is_one_sides_name(shared, sides):
        return HAPPENED
    is_name = _NAMED_LAST.fullmatch(shared) is not None  # of "Mayor Tom Roe" there are no two accounts
    return f"{HAPPENED}: {shared}" if is_name else f"{TWO_ACCOUNTS}{_with_article(shared)}"


def _with_article(phrase: str) -> str:
    """The "the decision" of "her decision"."""
    is_one = phrase.isalpha() and phrase.islower() and not is_plural(phrase)
    return f"the {phrase}" if is_one else phrase


def _is_one_sides_name(phrase: str, sides: Sequence[Phrases]) -> bool:
    """Is it "Lund", of which one side alone tells?"""
    return phrase.istitle() and " " not in phrase and not all(phrase in side.sentence.text for side in sides)
