"""What a reader sees above the sides of a conflict: a short noun phrase, never a clause with holes.

What a finder calls a conflict is its key, and may hold a gap or a whole claim. Here that becomes what
the figure counts ("number of homes destroyed"), what it is a share of, the noun phrase it is given for
("value of the objects"), or a noun that the sides share; else the sort of the figure with whatever the
sentence is about ("a date: the ceasefire"). Of a claim that is disputed it is what the sides share. Names
of persons, words of quotations and whether something will be done stay as the finders have them.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import filterfalse

from summarizer.domain import Conflict
from summarizer.language.clauses import Phrase
from summarizer.language.labels import LABELS
from summarizer.language.measures import CURRENCIES, PERIODS
from summarizer.language.numbers import Number
from summarizer.language.parse import ParsedSentence, parse_sentence
from summarizer.stages.conflicts.noun_phrases import MOST_WORDS, Phrases
from summarizer.stages.conflicts.topics import (
    COUNTED,
    DATE,
    DISTANCE,
    FIGURE,
    GAP,
    HAPPENED,
    IN_DISPUTE,
    LENGTH,
    PARTS,
    PERCENTAGE,
    SUM,
    TIME_OF_DAY,
    counted,
)

_LONGEST_READ = 2_000  # characters of a side
_QUOTED = re.compile(r"[“\"]")
_OPEN_QUESTION = re.compile(
    r"(?P<what>.{8,90}?),?\s(?:is|are|was|were|remains?|remained)\s(?:also\s|still\s)?"
    r"(?:disputed|contested|in\s(?:doubt|dispute)|unclear|unresolved|open)\b"
)
_ASKS = re.compile(r"(?:Who|Whether|When|Why|How|Where)\s")
_PRONOUN = re.compile(r"\b(?:he|she|it|they|we|I|you|him|her|them|his|its|their)\b", re.IGNORECASE)
_SOMEBODY_WOULD = re.compile(r"whether\s(?:he|she|it|they|we|I)\swould\s(?:consider\s)?(?P<what>.+)")
_CAME = re.compile(r"what\scame\sof\sit:\s(?P<who>[^:]+):\s.+")
_CONSIDERS = re.compile(r"\swould\sconsider\s")
_GIVEN = re.compile(
    r"(?:\sfrom\s\S+(?:\s(?:million|billion|percent))?)?\s?(?P<link>\sat|\sas|\sto|\sof|\sfor|\sis|\swas|\sare|\swere|,)"
    r"(?:\s(?:about|around|at\sleast|nearly|almost|some|only|just|more\sthan|up\sto))*\s[$€£]?$"
)
_MEASURING = frozenset("rise fall climb drop grow stand increase decrease be remain jump sink slip go".split())
_MEASURES = frozenset(
    """cost price loss value bill offer lead share turnout rate fee payment debt damage income budget speed length age
    attendance demand sentence fine turnover profit salary wage toll majority margin estimate""".split()
)
_OF = re.compile(r"\sof\s(?P<owned>(?:its|their|his|her|our)\s)?")
_SPENT = re.compile(r"\s(?P<what>(?:days|weeks|months|years)\s(?:in|on|at)\s(?!the\b|an?\b)[a-z]+)")
_AUX = frozenset("have had has been be were was are is being still also already now".split())
_DATES = frozenset(("date", "day-date", "year-date"))
_TIMES = _DATES | {"clock", "a.m.", "p.m."}
_KEY = 3  # words before a gap that tell where it is
_AWAY = frozenset("out off up down away to from over back".split())
_DISTANCES = frozenset("metre kilometre centimetre foot mile".split())
_SORTS = (
    (CURRENCIES, SUM),
    (frozenset(("percent", "percentage point")), PERCENTAGE),
    (_DISTANCES, DISTANCE),
    (frozenset(("clock", "a.m.", "p.m.")), TIME_OF_DAY),
    (_DATES, DATE),
    (PERIODS, LENGTH),
)


@dataclass(frozen=True)
class _Spot:
    """Where a side has what the others have not: a figure, or a date without one."""

    phrases: Phrases
    start: int
    end: int
    unit: str
    number: Number | None

    @property
    def sentence(self) -> ParsedSentence:
        return self.phrases.sentence

    @property
    def before(self) -> str:
        return self.sentence.text[: self.start - self.sentence.start]

    @property
    def behind(self) -> str:
        return self.sentence.text[self.end - self.sentence.start :]


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
    spots = [*_spot_of_the_gap(conflict.topic, sides), *_spots(sides, conflict.kind == "date")]
    for rule in _RULES:
        for spot in spots:
            found = rule(spot)
            if found and len(found.split()) <= MOST_WORDS:
                return found
    about = _what_both_have(sides, is_name=False) or (_clause_of(spots[0]) if spots else "") or _shared(sides)
    about = "" if conflict.kind == "date" and not any(_opens(spot, about) for spot in spots) else about
    sort = next((name for units, name in _SORTS if spots and spots[0].unit in units), FIGURE)
    return about[4:] if about.startswith("the ") and _is_measure(about) else f"{sort}{_about(about)}"


def _opens(spot: _Spot, phrase: str) -> bool:
    """Does it stand before the date: "the ceasefire ends on 3 May", and not "in 1887, it left the country"?"""
    return phrase.casefold() in spot.before.casefold()


def _clause_of(spot: _Spot) -> str:
    """What the verb before the figure is done to, or who does it; else what the sentence begins with."""
    phrases = spot.phrases
    before = [each for each in phrases.clauses.predicates if phrases.tokens[each.end - 1].word.end <= spot.start]
    told = () if spot.unit in _DATES else phrases.told(before[-1:])
    found = next(filterfalse(phrases.measures, (*told, *phrases.heads())), None)
    return _short(phrases, found) if found else ""


def _is_measure(phrase: str) -> bool:
    return any(word in _MEASURES for word in phrase.split()[1:3])


def _about(phrase: str) -> str:
    return f": {phrase}" if phrase else ""


def _spot_of_the_gap(topic: str, sides: Sequence[Phrases]) -> Iterator[_Spot]:
    """Where the key of the finder has its gap."""
    words = topic.partition(GAP)[0].split()[-_KEY:] if GAP in topic else []
    key = re.compile(r"\W+".join(map(re.escape, words)) + r"\W+") if words else None
    for side in sides if key else ():
        ends = {side.sentence.start + match.end() for match in key.finditer(side.sentence.text)} if key else ()
        for number in side.sentence.numbers:
            if number.start in ends:
                yield _Spot(side, number.start, number.end, _unit(number), number)
        for day in side.sentence.dates:
            if day.start in ends:
                yield _Spot(side, day.start, day.end, "date", None)


def _spots(sides: Sequence[Phrases], is_date: bool) -> Iterator[_Spot]:
    """What each side has alone, of a unit that others have alone too; where there is none, of any."""
    own = [_own(side, [other for other in sides if other is not side]) for side in sides]
    fitting = [[spot for spot in each if (spot.unit in _DATES) is is_date] for each in own]
    units = [{spot.unit for spot in each} for each in fitting]
    for at, each in enumerate(fitting):
        others = set[str]().union(*(found for number, found in enumerate(units) if number != at))
        yield from [spot for spot in each if spot.unit in others][:1] or each[:1]


def _own(side: Phrases, others: Sequence[Phrases]) -> list[_Spot]:
    told = {number.measure for other in others for number in other.sentence.numbers}
    found = [
        _Spot(side, number.start, number.end, _unit(number), number)
        for number in side.sentence.numbers
        if number.measure not in told and number.unit not in ("ordinal", "score", "code")
    ]
    dates = {each.text.casefold() for other in others for each in other.sentence.dates}
    named = [each for each in side.sentence.dates if each.text.casefold() not in dates]
    found += [_Spot(side, each.start, each.end, "date", None) for each in named if each.precision != "year"]
    return sorted(found, key=lambda spot: spot.number is not None and spot.number.unit in LABELS)


def _unit(number: Number) -> str:
    return number.unit or (number.noun if number.noun in _currencies() else "") or ""


def _currencies() -> frozenset[str]:
    return frozenset(CURRENCIES)


def _of_what_is_counted(spot: _Spot) -> str:
    """As in "number of homes destroyed", "number of soldiers in camps", "how many of the injured"."""
    number = spot.number
    if number is None or number.unit or _is_sum(number, spot):
        return ""
    of = _OF.match(spot.behind)
    if of:
        return _of_a_part(spot, of)
    noun = counted(spot.sentence, number)
    is_countable = noun and noun not in ("times", "time") and not noun.startswith(("-", "‑"))
    return f"{COUNTED}{noun}{_what_they_do(spot, number)}" if is_countable else ""


def _is_sum(number: Number, spot: _Spot) -> bool:
    return number.noun is not None and (spot.unit in _currencies() or number.value >= Decimal(1_000_000))


def _of_a_part(spot: _Spot, of: re.Match[str]) -> str:
    start = spot.end + of.end() - len(of["owned"] or "")
    tokens = spot.phrases.tokens
    phrase = next((each for at, each in spot.phrases.starting.items() if tokens[at].word.start == start), None)
    if phrase is None:
        word = next((token.low for token in tokens if token.word.start > start), "")
        return f"{PARTS} the {word}" if spot.behind[of.end() :].startswith("the ") and word else ""
    return f"{COUNTED}{spot.phrases.bare(phrase)}" if of["owned"] else f"{PARTS} {spot.phrases.text(phrase)}"


def _what_they_do(spot: _Spot, number: Number) -> str:
    """The " destroyed" of "118 homes were destroyed", the " on board" of "130 people had been on board"."""
    tokens = spot.phrases.tokens
    noun = next(
        (at for at, each in enumerate(tokens) if each.word.start >= number.end and each.word.stem == number.noun), 0
    )
    at = noun + 1
    while at < len(tokens) and tokens[at].low in _AUX and not tokens[at].before.strip():
        at += 1
    if not noun or at == noun + 1 or at >= len(tokens) or tokens[at].before.strip():
        return _what_is_done_to_them(spot, noun)
    token = tokens[at]
    is_led = at + 1 < len(tokens) and tokens[at + 1].low in _AWAY and not tokens[at + 1].before.strip()
    if (
        token.pos == "verb"
        and token.form in ("past", "ing")
        and not is_led
        and tokens[at - 1].low not in ("have", "had", "has")
    ):
        return f" {token.low}{_where(spot, at + 1) if token.form == 'ing' else ''}"
    return _where(spot, at)


def _what_is_done_to_them(spot: _Spot, noun: int) -> str:
    """The " enrolled" of "the trial enrolled 612 people"."""
    clauses = spot.phrases.clauses
    for predicate in clauses.predicates:
        if any(phrase.start <= noun < phrase.end for phrase in predicate.objects):
            verb = clauses.tokens[predicate.verb]
            return f" {verb.low}" if verb.form == "past" and verb.low.endswith("ed") and not verb.word.is_stop else ""
    return ""


def _where(spot: _Spot, at: int) -> str:
    """A preposition with what is behind it, at this token."""
    tokens, phrase = spot.phrases.tokens, spot.phrases.starting.get(at + 1)
    if phrase is None or tokens[at].pos != "prep" or tokens[at].before.strip():
        return ""
    is_short = phrase.end - phrase.start <= 3
    return (
        f" {tokens[at].low} {spot.phrases.text(phrase)}"
        if is_short and phrase.start not in spot.phrases.figures
        else ""
    )


def _of_what_it_is_a_share(spot: _Spot) -> str:
    """As in "share of container traffic on the route", "percentage contained"."""
    if spot.unit != "percent":
        return ""
    tokens = spot.phrases.tokens
    at = next((at for at, token in enumerate(tokens) if token.word.start >= spot.end), len(tokens))
    while at < len(tokens) and tokens[at].low in ("percent", "%", "per", "cent"):
        at += 1
    if at + 1 < len(tokens) and tokens[at].low == "of" and at + 1 in spot.phrases.starting:
        phrase = spot.phrases.starting[at + 1]
        return f"share of {spot.phrases.text(spot.phrases.long(phrase))}" if spot.phrases.can_head(phrase) else ""
    is_state = at < len(tokens) and tokens[at].form == "past" and not tokens[at].before.strip()
    return f"percentage {tokens[at].low}" if is_state else ""


def _of_what_it_is_given(spot: _Spot) -> str:
    """The noun phrase right before it: "put the value of the objects at 18 million"."""
    given = _GIVEN.search(spot.before) if spot.unit not in _TIMES else None
    phrase = spot.phrases.before(spot.sentence.start + given.start()) if given else None
    if phrase is None or given is None:
        return ""
    is_measure = spot.phrases.tokens[phrase.head].low in _MEASURES
    return spot.phrases.bare(phrase) if is_measure or given["link"] != " for" else ""


def _of_time_spent(spot: _Spot) -> str:
    """The "years in prison" of "had spent 24 years in prison"."""
    spent = _SPENT.match(spot.behind) if spot.unit in PERIODS else None
    return spent["what"] if spent else ""


def _of_what_changes(spot: _Spot) -> str:
    """The subject of "has been raised to 340 million", "rose to 8.7"."""
    clauses = spot.phrases.clauses
    before = [each for each in clauses.predicates if clauses.tokens[each.end - 1].word.end <= spot.start]
    predicate = before[-1] if before else None
    if predicate is None or not (predicate.passive or predicate.bare in _MEASURING):
        return ""
    end = clauses.tokens[predicate.end - 1].word.end - spot.sentence.start
    link = spot.sentence.text[end : spot.start - spot.sentence.start].split()
    is_told = spot.unit not in _TIMES and len(link) <= 3 and link[:1] in (["to"], ["at"], ["by"])
    found = [each for each in (*predicate.subject, *spot.phrases.all[:1]) if spot.phrases.can_head(each)]
    is_high = spot.unit in _DISTANCES  # "the column of ash stood at nine kilometres"
    is_measure = bool(found) and (is_high or spot.phrases.tokens[found[0].head].low in _MEASURES)
    return spot.phrases.bare(spot.phrases.long(found[0])) if is_told and is_measure else ""


_RULES: tuple[Callable[[_Spot], str], ...] = (
    _of_time_spent,
    _of_what_is_counted,
    _of_what_it_is_a_share,
    _of_what_it_is_given,
    _of_what_changes,
)


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
    return long if len(long.split()) <= MOST_WORDS else side.text(phrase)


def _of_dispute(claim: str, sides: Sequence[Phrases]) -> str:
    """The question that an article calls open, where that tells who and what; else what both sides are about."""
    asked = _OPEN_QUESTION.match(claim)
    what = asked["what"] if asked and not asked["what"].startswith("What ") else ""
    if what and not _PRONOUN.search(what) and (_ASKS.match(what) or len(what.split()) <= 4) and len(what.split()) > 1:
        return what if _ASKS.match(what) else f"{IN_DISPUTE}{what[:1].casefold()}{what[1:]}"
    are_quoted = all(side.sentence.quotes for side in sides)  # what one of them alone speaks of is colour
    shared = _what_both_have(sides, is_name=False) if are_quoted else _shared(sides)
    return f"{IN_DISPUTE}{shared}" if shared and not _is_one_sides_name(shared, sides) else HAPPENED


def _is_one_sides_name(phrase: str, sides: Sequence[Phrases]) -> bool:
    """Is it "Lund", of which one side alone tells?"""
    return phrase.istitle() and " " not in phrase and not all(phrase in side.sentence.text for side in sides)
