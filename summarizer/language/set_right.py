"""What a paper's correction says is so, in a sentence that stands alone.

"We gave the number of people hurt as 47. It is 44." says "The number of people hurt is 44."; "said that 47 people
were hurt. The correct figure is 44." says "44 people were hurt."; "amended to correct the toll from 9 to 7" says "The
toll is 7."; "Contrary to our report, the pit was not closed", "was not arrested, as we reported on Friday" say the
one without the other. Every word is the paper's own but for "is", and the "in" before the event that its article was
about. What cannot be put so stays as it stands.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from summarizer.language.errata import CORRECT, IN_FACT, MIS, OPENING_LABEL, THIS_PAPER, Voice, voice
from summarizer.language.numbers import Number, numbers_in
from summarizer.language.words import holds_any, words_in

_WHAT = (
    r"(?P<what>the\s(?:[\w’'-]+\s){0,4}?(?:number|total|toll|figure|count|cost|price|value|sum|amount|size|share|age)\b"
    r"[^,;.]{0,90}?)"
)
_VALUE = r"(?P<value>[\w$£€.,-]*\w(?:\s[\w-]+){0,3}?)"
_GAVE = re.compile(
    rf"\b(?:gave|put|stated|reported|listed|described|estimated|{MIS})\s{_WHAT}"
    r"(?:\s(?:as|at)\s(?:[\w$£€.,-]+\s?){1,3})?\.?$"
)
_IT_IS = re.compile(
    rf"(?:{IN_FACT},?\s)?(?:[Ii]t|{CORRECT})\s(?P<is>is|was|should\s(?:be|have\s(?:been|said|read)))\s"
    rf"{_VALUE}(?P<rest>,\snot\s[^.;]+)?\.?$"
)
_SAID_THAT = re.compile(r"\b(?:claimed|reported|said|stated|wrote)\s(?:that\s)?(?P<told>[^;“”\"]+)$")
_FROM_TO = re.compile(rf"\bto\s(?:correct|change)\s{_WHAT}\sfrom\s[\w$£€.,-]+(?:\s\w+)??\sto\s{_VALUE}\.?$")
_TO_SHOW = re.compile(r"\bto\s(?:show|reflect|say|state|clarify|make\sclear)\sthat\s(?P<told>[^;“”\"]+)$")
_FINITE = re.compile(r"\b(?:was|were|is|are|had|has|have|would|will|\w{2,}ed)\b")
_LEANS = re.compile(r"(?:[Hh]e|[Ss]he|[Ii]ts?|[Tt]hey|[Hh]is|[Hh]er|[Tt]heir|[Tt]hat|[Tt]his)\b")
_DENIES = re.compile(r"\b(?:not|never|no|nobody|none|neither)\b|n[’']t\b")
# What it is of: "in an article about the crane collapse in Brask".
_ABOUT = re.compile(
    r"\b(?:about|on)\s(?P<event>(?:the|an?)\s(?:[\w’'-]+\s){0,3}?(?:accident|attack|avalanche|blast|blaze|clash|collapse"
    r"|collision|crash|derailment|disaster|earthquake|explosion|fire|flood|outbreak|riot|shooting|storm|stampede)(?:e?s)?"
    r"(?:\s(?:at|in|near|of|off|on)\s(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d)(?:an?\s|the\s)?[\w’'-]+"
    r"(?:\s[A-Z][\w’'-]+)*){0,3})"
)
_OF_PEOPLE = re.compile(r"\b(?:people|injured|hurt|wounded|killed|dead|deaths|died|missing|victims|passengers)$")
_LABELLED = re.compile(OPENING_LABEL)
_NAME = re.compile(r"\b[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){1,2}")
_WHO = re.compile(
    rf"\bthat\s(?:[^,;“”\"]{{3,60}},\s)?(?P<who>{_NAME.pattern})(?:,\s[^,;“”\"]{{3,60}})?,?\s(?:had|has|was|is|would)\b"
)
_PERSON = re.compile(rf"(?:{IN_FACT},?\s)?(?:[Hh]e|[Ss]he)\s(?=(?:had|has|was|is|did|does|will|would|\w+ed)\b)")
_FEWEST_WORDS = 4
_CUES = ("ontrary to", " as ")
_INSTEAD = re.compile(rf"{IN_FACT},?\s")


class Reading(NamedTuple):
    """What the sentences from `first` to `last`, by their index, say in this one sentence."""

    first: int
    last: int
    text: str


def readings_in(sentences: Sequence[str], errata: frozenset[int]) -> tuple[Reading, ...]:
    """What the corrections of a text say; none that is longer than the sentences in whose place it stands."""
    return tuple(each for each in _readings(sentences, errata, voice()) if THIS_PAPER not in each.text)


def _readings(sentences: Sequence[str], errata: frozenset[int], voice: Voice) -> Iterator[Reading]:
    event, last = "", -1
    for at, text in enumerate(sentences):
        about = _ABOUT.search(text) if at in errata else None
        event = f" in {about['event']}" if about else event
        if at == last:
            continue
        if at not in errata:
            is_next = at - 1 in errata and _INSTEAD.match(text)
            plain = _INSTEAD.sub("", text) if is_next else _without_report(text, voice)
            if plain:
                yield Reading(at, at, _sentence(plain))
        elif alone := _amended(text):
            yield Reading(at, at, _sentence(alone))
        elif at + 1 < len(sentences) and at + 1 not in errata:
            then = sentences[at + 1]
            every = (_joined(text, event, then), _joined(text, "", then), _of_whom(text, then))
            fitting = (_sentence(each) for each in every if each and len(each) <= len(text) + len(then))
            for each in islice(fitting, 1):
                last = at + 1
                yield Reading(at, last, each)


def _without_report(text: str, voice: Voice) -> str | None:
    """A sentence without its label and without what was reported before, where it denies that."""
    plain = _LABELLED.sub("", text, count=1) if _LABELLED.match(text) else text
    if holds_any(plain, _CUES) and _DENIES.search(plain):
        plain = voice.reported_before.sub("", plain)
    return plain if plain != text and len(plain.split()) >= _FEWEST_WORDS and not voice.is_of_itself(plain) else None


def _amended(text: str) -> str | None:
    """What "to correct the toll from 9 to 7" and "to show that seven died" say of an article."""
    shown = _TO_SHOW.search(text)
    if shown:
        return None if _LEANS.match(shown["told"]) else shown["told"]
    changed = _FROM_TO.search(text)
    return f"{changed['what']} is {changed['value']}" if changed and _figures(changed["value"]) else None


def _joined(text: str, event: str, then: str) -> str | None:
    """What was reported, with the figure that the next sentence gives in place of the wrong one."""
    right = _IT_IS.match(then)
    if right is None or not _figures(right["value"]):
        return None
    gave = _GAVE.search(text)
    if gave:
        is_ = right["is"] if right["is"] in ("is", "was") else "is"
        return f"{_of(gave['what'], event)} {is_} {right['value']}"
    told = _SAID_THAT.search(text)
    if told is None or _LEANS.match(told["told"]) or not _FINITE.search(told["told"]):
        return None
    clause = _of(told["told"].rstrip("."), event)
    return _replaced(clause, right["value"], right["rest"] or "")


def _of_whom(text: str, then: str) -> str | None:
    """What "he" did instead, where what was reported names nobody else: "In fact she was acquitted"."""
    meant, is_person = _WHO.search(text), _PERSON.match(then)
    if meant is None or is_person is None or len(_NAME.findall(text[meant.start("who") :])) > 1:
        return None
    return f"{meant['who']} {then[is_person.end() :]}"


def _of(told: str, event: str) -> str:
    """What ends with those whom an event hit, with the event."""
    return told + event if _OF_PEOPLE.search(told) else told


def _replaced(told: str, value: str, rest: str) -> str | None:
    """The clause with its one figure, or the one that is "not" so, exchanged."""
    wrong = {number.value for number in _figures(rest)}
    old = [number for number in _figures(told) if not wrong or number.value in wrong]
    if len(old) != 1:
        return None
    new = _figures(value)[0]
    return told[: old[0].start] + value[new.start : new.end] + told[old[0].end :]


def _figures(text: str) -> list[Number]:
    return [number for number in numbers_in(text, words_in(text), 0) if not number.is_label]


def _sentence(text: str) -> str:
    bare = text.strip().rstrip(".")
    return f"{bare[:1].upper()}{bare[1:]}."
