"""What a figure or a date is of, in the words beside it: the ways that headings try, the best first.

"Number of homes destroyed", "share of the traffic", "value of the objects", "when the bridge was opened", "which
lap". Each rule gives an empty text where it does not fit.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from summarizer.language.gazetteer import humans
from summarizer.language.measures import CURRENCIES, PERIODS
from summarizer.language.modes import is_saying
from summarizer.language.numbers import Number
from summarizer.language.parse import ParsedSentence
from summarizer.language.tokens import Token
from summarizer.stages.conflicts.noun_phrases import Phrases
from summarizer.stages.conflicts.topics import COUNTED, PARTS, counted

_GIVEN = re.compile(
    r"(?:\sfrom\s\S+(?:\s(?:million|billion|percent))?)?\s?(?P<link>\sat|\sas|\sto|\sof|\sfor|\sis|\swas|\sare|\swere|,)"
    r"(?:\s(?:about|around|at\sleast|nearly|almost|some|only|just|more\sthan|up\sto))*\s[$€£]?$"
)
_MEASURING = frozenset("rise fall climb drop grow stand increase decrease be remain jump sink slip go".split())
MEASURES = frozenset(
    """cost price loss value bill offer lead share turnout rate fee payment debt damage income budget speed length age
    attendance demand sentence fine profit salary wage toll majority margin estimate weight height depth""".split()
)
_OF = re.compile(r"\sof\s(?P<owned>(?:its|their|his|her|our)\s)?")
_SPENT = re.compile(r"\s(?P<what>(?:days|weeks|months|years)\s(?:in|on|at)\s(?!the\b|an?\b)[a-z]+)")
_RANKED = re.compile(r"\s(?P<what>[a-z]+)\b")
_SCALE = re.compile(r"\b(?P<scale>magnitude|category|level|grade|severity)(?:\sof)?\s$", re.IGNORECASE)
_HAPPENING = frozenset("begin start open close end expire lapse resume happen occur collapse die sink arrive".split())
_AUX = frozenset("have had has been be were was are is being still also already now".split())
DATES = frozenset(("date", "day-date", "year-date"))
_TIMES = DATES | {"clock", "a.m.", "p.m."}
_AWAY = frozenset("out off up down away to from over back".split())
DISTANCES = frozenset("metre kilometre centimetre foot mile".split())


@dataclass(frozen=True)
class Spot:
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


def unit_of(number: Number) -> str:
    return number.unit or (number.noun if number.noun in _currencies() else "") or ""


def _currencies() -> frozenset[str]:
    return frozenset(CURRENCIES)


def _of_what_is_counted(spot: Spot) -> str:
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


def _is_sum(number: Number, spot: Spot) -> bool:
    return number.noun is not None and (spot.unit in _currencies() or number.value >= Decimal(1_000_000))


def _of_a_part(spot: Spot, of: re.Match[str]) -> str:
    start = spot.end + of.end() - len(of["owned"] or "")
    tokens = spot.phrases.tokens
    phrase = next((each for at, each in spot.phrases.starting.items() if tokens[at].word.start == start), None)
    if phrase is None:
        word = next((token.low for token in tokens if token.word.start > start), "")
        return f"{PARTS} the {word}" if spot.behind[of.end() :].startswith("the ") and word else ""
    return f"{COUNTED}{spot.phrases.bare(phrase)}" if of["owned"] else f"{PARTS} {spot.phrases.text(phrase)}"


def _what_they_do(spot: Spot, number: Number) -> str:
    """The " destroyed" of "118 homes were destroyed", the " on board" of "130 people had been on board"."""
    tokens = spot.phrases.tokens
    noun = next(
        (at for at, each in enumerate(tokens) if each.word.start >= number.end and each.word.stem == number.noun), 0
    )
    at = noun + 1
    while at < len(tokens) and _leads_on(tokens[at]):
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


def _leads_on(token: Token) -> bool:
    """Is it a helping verb, or the "still" behind one?"""
    return (token.low in _AUX or token.pos == "adv") and not token.before.strip()


def _what_is_done_to_them(spot: Spot, noun: int) -> str:
    """The " enrolled" of "the trial enrolled 612 people"."""
    clauses = spot.phrases.clauses
    for predicate in clauses.predicates:
        if any(phrase.start <= noun < phrase.end for phrase in predicate.objects):
            verb = clauses.tokens[predicate.verb]
            return f" {verb.low}" if verb.form == "past" and verb.low.endswith("ed") and not verb.word.is_stop else ""
    return ""


def _where(spot: Spot, at: int) -> str:
    """A preposition with what is behind it, at this token."""
    tokens, phrase = spot.phrases.tokens, spot.phrases.starting.get(at + 1)
    if phrase is None or tokens[at].pos != "prep" or tokens[at].before.strip():
        return ""
    is_short = phrase.end - phrase.start <= 3
    return (
        f" {tokens[at].low} {spot.phrases.text(phrase)}"
        if is_short and tokens[phrase.start].word.start not in spot.phrases.figures
        else ""
    )


def _of_what_it_is_a_share(spot: Spot) -> str:
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


def _of_what_it_is_given(spot: Spot) -> str:
    """The noun phrase right before it: "put the value of the objects at 18 million"."""
    given = _GIVEN.search(spot.before) if spot.unit not in _TIMES else None
    phrase = spot.phrases.before(spot.sentence.start + given.start()) if given else None
    head = spot.phrases.tokens[phrase.head].low if phrase else ""
    if phrase is None or given is None or head in humans():  # "the owner at 48": who puts it
        return ""
    is_measure = head in MEASURES
    return spot.phrases.bare(phrase) if is_measure or given["link"] != " for" else ""


def _of_time_spent(spot: Spot) -> str:
    """The "years in prison" of "had spent 24 years in prison"."""
    spent = _SPENT.match(spot.behind) if spot.unit in PERIODS else None
    return spent["what"] if spent else ""


def _of_what_changes(spot: Spot) -> str:
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
    is_high = spot.unit in DISTANCES  # "the column of ash stood at nine kilometres"
    is_measure = bool(found) and (is_high or spot.phrases.tokens[found[0].head].low in MEASURES)
    return spot.phrases.bare(spot.phrases.long(found[0])) if is_told and is_measure else ""


def _of_a_rank(spot: Spot) -> str:
    """The "which lap" of "in the 31st lap"."""
    what = _RANKED.match(spot.behind) if spot.unit == "ordinal" else None
    return f"which {what['what']}" if what else ""


def _of_a_scale(spot: Spot) -> str:
    """The "level of the alert", "magnitude of the earthquake" of what the verb before is done to, or does it."""
    scale = _SCALE.search(spot.before)
    if scale is None or spot.number is None:
        return ""
    phrases = spot.phrases
    before = [each for each in phrases.clauses.predicates if phrases.tokens[each.end - 1].word.end <= spot.start]
    found = next((each for each in phrases.told(before[-1:]) if not phrases.measures(each)), None)
    return f"{scale['scale'].casefold()} of {phrases.text(found)}" if found else ""


def _of_when(spot: Spot) -> str:
    """The "when the bridge was opened" of "the bridge was opened in 1968"."""
    phrases, clauses = spot.phrases, spot.phrases.clauses
    before = [each for each in clauses.predicates if clauses.tokens[each.end - 1].word.end <= spot.start]
    predicate = before[-1] if before and spot.unit in DATES else None
    if predicate is None or predicate.kind != "finite" or predicate.negated or is_saying(predicate):
        return ""
    link = spot.before[clauses.tokens[predicate.end - 1].word.end - spot.sentence.start :]
    subject = next((each for each in predicate.subject if phrases.can_head(each)), None)
    if not (predicate.passive or predicate.bare in _HAPPENING):
        return ""
    if subject is None or link.strip() not in ("in", "on", "at", "by"):
        return ""
    verbs = (token.word.text for token in clauses.tokens[predicate.start : predicate.end] if token.low != "now")
    return f"when {phrases.text(subject)} {' '.join(verbs)}"


RULES: tuple[Callable[[Spot], str], ...] = (
    _of_a_rank,
    _of_a_scale,
    _of_when,
    _of_time_spent,
    _of_what_is_counted,
    _of_what_it_is_a_share,
    _of_what_it_is_given,
    _of_what_changes,
)
