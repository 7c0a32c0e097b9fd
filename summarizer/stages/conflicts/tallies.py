"""What the facts count: the dead, the missing, the homes damaged, or whatever a sentence puts a figure to.

A tally is a figure with the topic it answers to, equal for figures that answer the same question.
Three kinds of topic are known. States of people and homes are told by a closed list of words, in the
few ways news builds such sentences. Prices, fees and damages are read in `levels.py`, what a verb is
about in `counts.py`. All else that the articles put figures to is matched in `matching.py`.
Figures that are no count of the event at hand are left out: what is feared or planned, other years,
denials, words between quote marks, and parts or additions ("four more", "three of them").
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from summarizer.domain import Fact
from summarizer.language.gazetteer import humans
from summarizer.language.names import CALENDAR
from summarizer.language.numbers import Number
from summarizer.language.parse import ParsedSentence
from summarizer.language.polarity import Denial, denials_in
from summarizer.language.words import spelt, stem, words_in
from summarizer.stages.conflicts.counts import counts_in
from summarizer.stages.conflicts.levels import clause_of, levels_in
from summarizer.stages.conflicts.sides import is_of_another_year

MOST = 8  # figures of a sentence; more are a table, and would make the cost a square
REACH = 9  # words between a figure and the state it counts: "people are now known to have died"
FARTHEST = 12  # words between "the death toll" and its figure


def _stems(words: str) -> frozenset[str]:
    return frozenset(map(stem, words.split()))


_STATE_OF = {
    word: state
    for state, words in (
        ("dead", "dead died killed killing deaths fatalities drowned"),
        ("injured", "injured injuring injuries wounded wounding hurt"),
        ("missing", "missing"),
        ("evacuated", "evacuated evacuating"),
        ("arrested", "arrested arresting arrests detained detaining"),
        ("infected", "infected infecting infections"),
        ("hospitalised", "hospitalised hospitalized"),
        ("damaged", "damaged damaging"),
        ("destroyed", "destroyed destroying"),
    )
    for word in _stems(words)
}
STATES = frozenset(_STATE_OF.values())
_DYING = _stems("died killed")
# "By helicopter" and "from the roof" tell of a part of them.
_TO_SAFETY = (
    r"to (?:safety|(?:emergency )?shelters|schools|higher ground)\b"
    r"(?! from\b| by\b(?! (?:\w+day|the|nightfall|noon|midnight|dawn)\b))"
)
_ARE = r"(?:(?:are|were|remain|remained) )?"
# The same told in several words, right behind the figure and what it counts.
_TOLD_OF = tuple(
    (state, re.compile(words))
    for state, words in (
        ("critical", r"(?:(?:are|were|is|was|remain|remained) )?(?:still )?in (?:a )?critical condition\b"),
        (
            "missing",
            r"(?:who )?(?:ha(?:ve|d) )?(?:still )?(?:not|never) (?:yet )?been found(?= (?:yet|after|so|by)\b|$)",
        ),
        ("missing", r"(?:who )?(?:ha(?:ve|d) )(?:still )?(?:not|never) been seen\b"),
        ("missing", r"(?:(?:are|were|is|remain|remained) )?(?:still )?unaccounted for\b"),
        ("injured", r"(?:were|are|have been|had been) hurt\b"),
        ("injured", r"(?:were|have been|had been) treated for injuries\b"),
        ("arrested", r"(?:were|are|have been|had been) taken into custody\b"),
        ("missing", rf"{_ARE}still (?:being (?:looked|searched) for|to be found|lost)\b"),
        ("missing", rf"{_ARE}(?:still )?on (?:the|its|a|his|her|their)(?: own)? list of (?:the )?missing\b"),
        ("dead", r"(?:(?:are|were) (?:now )?known to )?(?:ha(?:ve|d) )?lost their lives\b"),
        ("evacuated", rf"(?:(?:were|are|have been|had been) )?(?:brought|taken|moved) {_TO_SAFETY}"),
        ("evacuated", r"(?:have |had )?had to leave their (?:homes|houses)\b"),
        ("evacuated", r"(?:have |had )?(?:left|fled) (?:their (?:homes|houses)|the (?:\w+ )?zone)\b"),
        (
            "evacuated",
            r"(?:(?:were|are|have been|had been) )?(?:moved|brought|taken) out of (?:an?|the) (?:\w+ )?zone\b",
        ),
        ("evacuated", r"(?:were|have been|had been) forced (?:from|to leave|out of) their (?:homes|houses)\b"),
    )
)
_OF_HOMES = frozenset({"damaged", "destroyed"})
# What a figure of a state may count; "three children died" is a part of the dead.
_PEOPLE = _stems("people persons residents inhabitants victims bodies")
_HOMES = _stems("homes houses")
_LIVES = stem("lives")
_COUNTED = {
    **dict.fromkeys(_OF_HOMES, _HOMES),
    "missing": _PEOPLE | {stem("names")},  # "24 names on its list of missing people"
    "dead": _PEOPLE | {_LIVES},
}
_TOOK = frozenset("claimed claiming cost costing took taken".split())  # "claimed 14 lives"
_BROUGHT = frozenset("brought taken moved took".split())
_BEHIND_PEOPLE = re.compile(rf"\w+ {_TO_SAFETY}")  # "brought 1,200 people to safety"
_TREATED_IN = re.compile(
    r"\b(?:treated|taken|flown|brought|died|dies|death)\b[^.;]{0,40}"
    r"\b(?:hospitals?|clinics?|morgue)\s(?:in|of|at|near)\s(?:the\s)?$"
)
_FEWEST_EVACUATED = 100  # a choice: fewer are mostly those whom one crew or one bus brought to safety
_BETWEEN = frozenset(
    """who was were are is have has had been be being still known to confirmed reported as listed now remain
    remained thus already found""".split()
)
_CAUSES = frozenset(
    """killed killing injured injuring wounded wounding destroyed destroying damaged damaging arrested arresting
    detained detaining infected infecting""".split()
)
_TOLLS = _stems("toll number tally") | {"dead", stem("deaths")}
_TELLING = _TOLLS.union(_STATE_OF) | _stems(
    "found seen looked searched lost unaccounted lives safety moved taken homes houses zone critical"
)
_NUMBER_OF = re.compile(
    r"\b[Nn]umber\sof\s(?:the\s|those\s|people\s|persons\s|residents\s|who\s|have\s|had\s|were\s|confirmed\s|homes\s|houses\s){0,5}"
    r"(?P<state>[a-z]+)\s[^.;“”\"]{1,120}\s(?:risen|rose|rises|climbed|grown|grew|stood|stands)\s(?:to|at)\s(?:[a-z]+\s){0,2}$"
)
_IN_ALL = re.compile(r"[^.,;]{0,40}\s(?:in\sall|in\stotal|altogether)\b")
_REACHES = frozenset("to at is was reached hit stands stood put".split())
# Who is missing there is at home, perhaps.
_LEFT_OUT = re.compile(
    r"\bmissing from (?:the|a|its|his|her|their) (?:[\w-]+ )?(?:lists?|registers?|records|rolls?)\b"
)
_BOUNDS = frozenset(
    "at least no fewer more less than over above up to as many nearly almost about around some roughly".split()
)
# Anywhere in a sentence, or near a figure, these make it no count of the event at hand.
_ELSEWHERE = frozenset(
    """if unless annual average year years decade ago anniversary history deadliest worst every each per daily weekly
    war""".split()
)
_AGED = re.compile(r"\b[\w-]+[- ]years?-olds?\b")
_OPEN = frozenset(
    """would could might may should will can fear feared fears expect expected forecast estimate estimates likely
    warned warn plan plans planned until earlier previous previously since weeks months""".split()
)
_TIMES = CALENDAR | frozenset("dawn morning noon afternoon evening nightfall night midnight then now".split())
_PARTS = frozenset("more another further other others additional including of them whom by from".split())


class Tally(NamedTuple):
    """A figure of a fact and the topic it answers to. `state` is None where it counts no state of people or homes."""

    topic: tuple[str, ...]
    state: str | None
    number: Number
    fact: Fact
    sentence: ParsedSentence
    names: frozenset[str] = frozenset()
    title: str | None = None
    day: str | None = None  # the day it is of where that is not the article's; empty for a figure without one

    @property
    def is_lasting(self) -> bool:
        """True for a figure that no day changes, such as a fee."""
        return self.day == ""


def tallies_in(fact: Fact, sentence: ParsedSentence, *, disputed: Collection[str]) -> Iterator[Tally]:
    """The figures of a fact that may be compared with those of other facts; `disputed`, nouns with several counts."""
    figures = [number for number in sentence.numbers if not number.is_label]
    if not sentence.numbers or len(figures) > MOST or sentence.is_question or sentence.quotes:
        return
    yield from _latest_victims(fact, sentence)
    if not figures:
        return
    states = _states(fact, sentence, figures)
    yield from states
    levels = [] if is_of_another_year(sentence) else list(levels_in(sentence))
    for level in levels:
        yield Tally(level.topic, None, level.number, fact, sentence, level.names, level.title, level.day)
    counted = {tally.number for tally in states}
    if not _is_elsewhere(sentence):
        for count in counts_in(sentence, disputed=disputed):
            if count.number not in counted:
                yield Tally(
                    count.topic, None, count.number, fact, sentence, _names(sentence, count.number), count.title
                )


def _latest_victims(fact: Fact, sentence: ParsedSentence) -> Iterator[Tally]:
    """The dead, where it is told that "a fourth patient" has died: there are four."""
    ordinals = [number for number in sentence.numbers if number.unit == "ordinal"]
    if not ordinals or sentence.stems.isdisjoint(_DYING):
        return
    for predicate in sentence.clauses.predicates:
        is_killed = predicate.passive and predicate.lemma == "kill"
        if predicate.kind != "finite" or not (is_killed or predicate.lemma == "die"):
            continue
        for phrase in predicate.subject:
            words = [token.word for token in sentence.tokens[phrase.start : phrase.end]]
            number = next((each for each in ordinals if words[0].start <= each.start < words[-1].end), None)
            if number and words[0].low in ("a", "an") and words[-1].low in humans():
                yield Tally(("dead",), "dead", number._replace(unit=None), fact, sentence)


def states_told(sentence: ParsedSentence) -> frozenset[str]:
    """The states that words of the sentence tell: "dead" of "died"."""
    return frozenset(_STATE_OF[word] for word in sentence.stems if word in _STATE_OF)


def _states(fact: Fact, sentence: ParsedSentence, figures: Sequence[Number]) -> list[Tally]:
    """The figures that count a state; none for a state with several figures of which none is the total."""
    if sentence.stems.isdisjoint(_TELLING) or any(map(_turns, denials_in(sentence))):
        return []
    if _LEFT_OUT.search(sentence.text):
        return []
    if _is_elsewhere(sentence):
        return []
    of: defaultdict[str, list[Number]] = defaultdict(list)
    for number in figures:
        if state := _state_of(sentence, number):
            of[state].append(number)
    told = ((state, _total(sentence, numbers)) for state, numbers in of.items())
    return [
        Tally((state,), state, number, fact, sentence, _names(sentence, number)) for state, number in told if number
    ]


def _is_elsewhere(sentence: ParsedSentence) -> bool:
    """Is it of another event or time? The "year" of "a 52-year-old" is neither."""
    lows = sentence.lows if "-old" not in sentence.text else spelt(words_in(_AGED.sub("", sentence.text)))
    return not _ELSEWHERE.isdisjoint(lows) or is_of_another_year(sentence)


def _total(sentence: ParsedSentence, numbers: Sequence[Number]) -> Number | None:
    """The only figure of a state, or the last of several where it is that of all: "18 lives in all"."""
    last = numbers[-1]
    is_of_all = _IN_ALL.match(sentence.text, last.end - sentence.start) is not None
    return last if len(numbers) == 1 or is_of_all else None


def _turns(denial: Denial) -> bool:
    """Does it turn a count into its opposite? "Not been found" is a state itself."""
    return denial.by != "particle" or denial.denied is None or denial.denied.text.casefold() not in ("found", "seen")


def _names(sentence: ParsedSentence, number: Number) -> frozenset[str]:
    """Stems of the names in the clause of the figure, but for where somebody was treated: it happened elsewhere."""
    words = {word.start for word in clause_of(sentence, number)}
    named = (name for name in sentence.names if not _TREATED_IN.search(sentence.text, 0, name.start - sentence.start))
    return frozenset(word.stem for name in named for word in name.words if word.start in words)


def _state_of(sentence: ParsedSentence, number: Number) -> str | None:
    """The state that the figure counts, or None."""
    if number.unit is not None or number.upper is not None:
        return None
    before, behind = _before(sentence, number), _behind(sentence, number)
    beside = behind[:1] if _is_by_a_time(before) else before[-2:] + behind[:1]
    if _PARTS.intersection(beside) or _OPEN.intersection(before + behind):
        return None
    state = (
        _state_behind(number, behind)
        or _state_before(number, before)
        or _brought(number, before, behind)
        or _in_a_number_of(sentence, number)
    )
    counted = number.noun
    fits = counted is None or counted in _COUNTED.get(state or "", _PEOPLE) or _STATE_OF.get(counted) == state
    return state if fits else None


def _is_by_a_time(before: Sequence[str]) -> bool:
    """As in "by evening 300 people had left", where they are no part of others."""
    return before[-2:-1] == ["by"] and before[-1] in _TIMES


def _state_behind(number: Number, behind: Sequence[str]) -> str | None:
    """As in "14 dead", "14 people were killed", "14 homes damaged" and "14 have not been found"."""
    if number.noun in _STATE_OF:
        return _STATE_OF[number.noun]
    at = next((place for place, word in enumerate(behind) if stem(word) == number.noun), len(behind))
    rest = behind if number.noun is None else behind[at + 1 :]
    phrase = " ".join(rest)
    several = next((state for state, words in _TOLD_OF if words.match(phrase)), None)
    if several or number.noun is None:
        return several
    told = next((word for word in rest if word not in _BETWEEN), "")
    return _STATE_OF.get(stem(told)) if told else None


def _state_before(number: Number, before: Sequence[str]) -> str | None:
    """As in "killed 14 people" and "the death toll rose to 14"."""
    if before and before[-1] in _CAUSES and number.noun is not None:
        return _STATE_OF[stem(before[-1])]
    if before and before[-1] in _TOOK and number.noun == _LIVES:
        return "dead"
    if number.noun is not None or not before or before[-1] not in _REACHES:
        return None
    stems = [stem(word) for word in before]
    if _TOLLS.isdisjoint(stems):
        return None
    if "toll" in stems:
        at = stems.index("toll")  # "her death in hospital brings the toll to 18", "the toll of the injured"
        beside = stems[max(0, at - 1) : at] + [word for word in stems[at + 1 : at + 4] if stems[at + 1] == "of"]
        return next((_STATE_OF[word] for word in beside if word in _STATE_OF), "dead")
    states = {_STATE_OF[word] for word in stems if word in _STATE_OF}
    return states.pop() if len(states) == 1 else None


def _in_a_number_of(sentence: ParsedSentence, number: Number) -> str | None:
    """As in "the number of people killed when the ferry sank has risen to 14"."""
    match = _NUMBER_OF.search(sentence.text, 0, number.start - sentence.start) if number.noun is None else None
    return _STATE_OF.get(stem(match["state"])) if match else None


def _brought(number: Number, before: Sequence[str], behind: Sequence[str]) -> str | None:
    """As in "brought 1,200 people to safety"."""
    is_active = before and before[-1] in _BROUGHT and _BEHIND_PEOPLE.match(" ".join(behind))
    return "evacuated" if is_active and number.value >= _FEWEST_EVACUATED else None


def _before(sentence: ParsedSentence, number: Number) -> list[str]:
    """The words of the clause before the figure and its bound, without case."""
    words = [word.low for word in clause_of(sentence, number) if word.end <= number.start]
    while number.bound and words and words[-1] in _BOUNDS:
        words.pop()
    return words[-FARTHEST:]


def _behind(sentence: ParsedSentence, number: Number) -> list[str]:
    return [word.low for word in clause_of(sentence, number) if word.start >= number.end][:REACH]
