"""What a finder calls a dispute, in few words of an article: equal where it is the same one.

A reader sees its heading (see `headings.py`), and a document holds no more than that: whatever is asked of a topic
by its words is asked here.
"""

import re
from collections.abc import Sequence
from itertools import dropwhile, takewhile

from summarizer.language.counted import is_plural
from summarizer.language.numbers import Number, numbers_in
from summarizer.language.parse import ParsedSentence
from summarizer.language.words import words_in
from summarizer.stages.conflicts.levels import words_between_breaks

AROUND = 10  # words on either side of a gap
GAP = "…"
COUNTED = "number of "  # what the key of a count begins with
PARTS = "how many of"  # what a heading over some of a known number begins with
AGE = "age of "
IN_DISPUTE = "in dispute: "  # what the key of a claim begins with that somebody denies
HAPPENED = "what happened"
TWO_ACCOUNTS = "two accounts of "  # and what its heading does
# Headings of figures of which no better one is found: "dates given for the ceasefire", "different dates". Where each
# side has one it stands there: "the ceasefire: 29 April or 3 May".
GIVEN_FOR, DIFFERENT = "given for", "different"
SORTS = SUM, PERCENTAGE, TIME_OF_DAY, DATE, LENGTH, DISTANCE, FIGURE = (
    "sums",
    "percentages",
    "times of day",
    "dates",
    "lengths of time",
    "distances",
    "figures",
)
_SAYING_LITTLE = (
    *(IN_DISPUTE, TWO_ACCOUNTS, HAPPENED, f"{COUNTED}people", f"{DIFFERENT} "),
    *(f"{sort} {GIVEN_FOR} " for sort in SORTS),
)
_SET_SIDE_BY_SIDE = re.compile(r"[^:]+: .*\bor\b")
_BEFORE, _BEHIND = 10, 4  # words of a clause on either side of what it says
_FEWEST = 3  # of them before it; a clause with fewer does not say whose it is
_NEAR = 3  # words from a figure to what it counts
_SCALES = ("thousand", "illion")  # of a sum or a mass, as a rule, and not of things
# A heading begins with none of these.
_LEADING = frozenset(
    """and but or that which who where while when as so if then now there it he she they we its his her their
    is are was were be been has have had will would said says say by to of for from with at in on""".split()
)


def says_little(topic: str) -> bool:
    """Is it a heading that another over the same matter replaces?"""
    return topic.startswith(_SAYING_LITTLE) or (_SET_SIDE_BY_SIDE.match(topic) is not None and bool(_figures(topic)))


def side_by_side(about: str, values: Sequence[str]) -> str:
    """As in "the fire: 40 or 60 hectares"; empty where two are alike, or one is not known."""
    if not all(values) or len(set(values)) < len(values):
        return ""
    words = [value.split() for value in values]
    shared = len(
        list(takewhile(lambda ends: len(set(ends)) == 1, zip(*(each[::-1] for each in words), strict=False)))
    )
    told = [" ".join(each[: len(each) - shared]) for each in words]
    if not all(told):
        return ""
    unit = " ".join(words[0][len(words[0]) - shared :])
    return f"{about}: {', '.join(told[:-1])} or {told[-1]} {unit}".rstrip()


def _figures(topic: str) -> tuple[Number, ...]:
    text = topic.partition(": ")[2]
    return numbers_in(text, words_in(text))


def gapped(text: str, start: int, end: int) -> str:
    """Of "The fire killed nine people" and the place of "nine", "The fire killed … people"."""
    around = [*f"{text[:start]}{GAP}".split()[-AROUND - 1 :], *text[end:].split()[:AROUND]]
    return " ".join(around).rstrip(" .,")


def figured(sentence: ParsedSentence, start: int, end: int) -> str:
    """What the figure or date at this place of the text is about: what it counts, else its clause with a gap."""
    number = next((each for each in sentence.numbers if each.start == start), None)
    told = counted(sentence, number) if number else ""
    if told:
        return f"{COUNTED}{told}"
    words = words_between_breaks(sentence, start, end)
    before = [word.text for word in words if word.end <= start][-_BEFORE:]
    behind = [word.text for word in words if word.start >= end][:_BEHIND]
    kept = list(dropwhile(lambda word: word.casefold() in _LEADING, before))
    if len(kept) < _FEWEST:
        return gapped(sentence.text, start - sentence.start, end - sentence.start)
    return " ".join([*kept, GAP, *behind])


def counted(sentence: ParsedSentence, number: Number) -> str:
    """The words from the figure to its noun: "container ships"; nothing of sums and of what has a unit."""
    figure = sentence.text[number.start - sentence.start : number.end - sentence.start]
    if number.unit or not number.noun or any(scale in figure for scale in _SCALES):
        return ""
    behind = [word for word in sentence.words if word.start >= number.end][:_NEAR]
    noun = next((word for word in behind if word.stem == number.noun), None)
    told = sentence.text[number.end - sentence.start : noun.end - sentence.start].strip() if noun else ""
    return "" if told.startswith("of ") else told  # "six of the dead" counts others


def opening(text: str, words: int) -> str:
    """So many words that it begins with, and a sign that there are more."""
    every = text.split()
    return " ".join(every[:words]).rstrip(",.;") + (f" {GAP}" if len(every) > words else "")


def disputed_claim(claimed: str) -> str:
    """Of what one says and another denies."""
    return f"{IN_DISPUTE}{claimed.rstrip('.')}"


def whether_done(act: str) -> str:
    """Of "the gates: be shut" "whether the gates were shut", of "Norline: skip it" "whether Norline did skip it"."""
    who, colon, what = act.partition(": ")
    if not colon:
        return f"whether it happened: {act}"
    if not what.startswith("be "):
        return f"whether {who} did {what}"
    return f"whether {who} {'were' if is_plural(who.split()[-1]) else 'was'} {what.removeprefix('be ')}"


def course_of(act: str, *, was_open: bool) -> str:
    """Of "the council: sell the mill", planned or denied at first, "whether the council would sell the mill"."""
    who, colon, what = act.partition(": ")
    return f"whether {who} would {what}" if colon and was_open else f"what came of it: {act}"
