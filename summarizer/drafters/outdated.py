"""What is left of a sentence whose figures are replaced later, or disputed: what happened, without the toll.

"Seven people died on Monday when a fire broke out" was news of the first day, and nobody tells of the fire so plainly
again. So the clause of what happened is told alone, with the day, which it shares where it opens with "when"; or the
sentence without what it did, "killing seven people". What may have changed since is not told. What was offered and
demanded, and what went up "from 5 to 9", was so that day whatever came of it.
"""

import re
from collections.abc import Iterator

from summarizer.drafters.shortening import is_short_enough, shortened
from summarizer.drafters.verbs import tells_a_state
from summarizer.language.days import MONTHS, WEEKDAYS
from summarizer.language.parse import FEWEST_WORDS as FEWEST_OF_A_STATEMENT
from summarizer.language.parse import ParsedSentence, parse_sentence

FEWEST_WORDS = 6  # of what happened
_REACH = 60  # characters before a figure that may say that it was offered

_DAY = (
    rf"(?:(?:early|late) )?(?:on )?(?:{'|'.join(WEEKDAYS)})(?: (?:morning|lunchtime|afternoon|evening|night))?"
    rf"|(?:(?:early|late) )?on \d{{1,2}} (?:{'|'.join(MONTHS)})"
)
_TOLL = re.compile(
    r"(?P<toll>[^,;:“”\"]{8,140}?)\s(?P<link>when|after)\s(?P<event>(?:an?|the|two|[A-Z])\b[^;:“”\"]+)$"
)
_COST = re.compile(
    r",\s(?:killing|injuring|wounding|leaving|forcing|displacing|destroying|damaging|trapping|stranding|affecting)\b"
    r"[^;:“”\"]*?(?=,\s[^,]{1,80}\b(?:said|says|according)\b[^,]*$|\.?$)"
)
_AND = re.compile(
    r"\sand\s(?:(?:about|at\sleast|more\sthan|nearly|some)\s)?[\w,-]+\s(?:[a-z]+\s){0,3}?"
    r"(?:(?:was|were|had\sbeen|have\sbeen)\s(?:hurt|injured|killed|wounded|taken|treated|arrested)|died)\b"
    r"[^,;:“”\"]{0,40}?(?=,\s[^,]{1,80}\b(?:said|says|according)\b[^,]*$|\.?$)"
)
_VOTE = re.compile(
    r"(?:(?<=voted)|\s(?:by|with)(?:\sa\s(?:vote|margin)\sof)?)\s\d{1,4}(?:\svotes)?"
    r"\s(?:to|against)\s\d{1,4}(?:\svotes)?\b"
)
_LOAD = re.compile(r"\s(?:with|carrying)\s(?:[a-z]+\s){0,2}\d[\d,]*\s[^,;]{1,40}?(?:\son board|\saboard)(?=\s[a-z])")
_STEPS = "offered|asked|demanded|proposed|bid"
_STEP = re.compile(rf"\b(?:{_STEPS})\s(?:[^\s,;.“”\"]+\s){{0,6}}?$")
_MOVED = re.compile(
    r"\b(?:price|cost|fare|fee|rate|tax|wage|pension|rent|benefit)s?\b[^,;:“”\"]{1,60}?"
    r"\sfrom\s[^,;.“”\"]{1,20}\sto\s[^,;.“”\"]{1,20}"
)
_ASIDE = re.compile(r"\b(?:who|which|whose|that|where)\b")
_ON = re.compile(rf"\b(?P<day>{_DAY})\b")


def still_told(sentence: ParsedSentence) -> Iterator[str]:
    """The wordings without a figure that may be replaced; none of a sentence that has no such figure."""
    if sentence.quotes or not is_short_enough(sentence):
        return
    for text in (sentence.text, *shortened(sentence)):
        if _tells_a_step(parse_sentence(text, published=sentence.published)):
            yield text
    if not _counts(sentence):
        return
    for text in (*_happened(sentence), *_uncounted(sentence)):
        left = parse_sentence(text, published=sentence.published)
        if not _counts(left) and len(left.words) >= FEWEST_WORDS and not tells_a_state(left):
            yield text


def without_figures(sentence: ParsedSentence) -> Iterator[str]:
    """The wordings without any count, of a sentence whose count others dispute."""
    if sentence.quotes or not is_short_enough(sentence) or not _counts(sentence):
        return
    for text in _uncounted(sentence):
        left = parse_sentence(text, published=sentence.published)
        if not _counts(left) and len(left.words) >= FEWEST_OF_A_STATEMENT:
            yield text


def _uncounted(sentence: ParsedSentence) -> Iterator[str]:
    yield from _without(_COST, sentence)
    yield from _without(_AND, sentence)
    yield from _without(_VOTE, sentence)
    yield from shortened(sentence, keeps_figures=False)


def _happened(sentence: ParsedSentence) -> Iterator[str]:
    """The clause behind "when" or "after" as a statement of its own."""
    match = _TOLL.match(sentence.text)
    if not match or _ASIDE.search(match["toll"]) or not _is_statement(match["event"]):
        return
    event, day = _LOAD.sub("", match["event"]), _ON.search(match["toll"]) if match["link"] == "when" else None
    if day is None or _ON.search(event):
        yield event[0].upper() + event[1:]
    else:
        yield f"{day['day'][0].upper()}{day['day'][1:]} {event}"


def _without(counted: re.Pattern[str], sentence: ParsedSentence) -> Iterator[str]:
    """Without the clause in "killing" or the like, or the "by 24 votes to 22"; who says it stays."""
    text, count = counted.subn("", sentence.text)
    if count == 1:
        yield text


def _is_statement(clause: str) -> bool:
    """Is it "a train hit a bus", and not "the arrest of a man"?"""
    parsed = parse_sentence(clause[0].upper() + clause[1:])
    first = parsed.clauses.first
    return first is not None and bool(first.subject) and first.subject[0].start == 0


def _tells_a_step(sentence: ParsedSentence) -> bool:
    """Is every figure one that was offered or demanded, or one of a movement?"""
    dated = {at for date in sentence.dates for at in range(date.start, date.end)}
    figures = [each for each in sentence.numbers if each.start not in dated]
    spans = [match.span() for match in _MOVED.finditer(sentence.text)]

    def is_of_its_day(start: int, end: int) -> bool:
        before = sentence.text[max(0, start - _REACH) : start]
        return bool(_STEP.search(before)) or any(first <= start and end <= last for first, last in spans)

    at = sentence.start
    return bool(figures) and all(is_of_its_day(each.start - at, each.end - at) for each in figures)


def _counts(sentence: ParsedSentence) -> bool:
    """Is anything counted in it: people or houses, and no kilometres?"""
    return any(number.unit is None for number in sentence.numbers)
