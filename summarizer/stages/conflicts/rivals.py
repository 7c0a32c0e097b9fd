"""A figure that somebody else puts differently, told in one breath: "the union put the number at 90".

Such a clause names what it counts only as "the number", "that cost", "the share", so it answers to the
figure told just before: in the same sentence, or the one before it. Both must have one unit and not
be true together, and not be of one speaker, who then corrects himself. Which articles tell it makes
no difference: it is a dispute between those who are quoted, and stays open.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarizer.domain import Conflict
from summarizer.language.bounds import can_both_hold
from summarizer.language.measures import CURRENCIES, Measure
from summarizer.language.numbers import Number
from summarizer.language.parse import ParsedArticle, ParsedSentence
from summarizer.language.words import holds_any
from summarizer.stages.conflicts.sides import Side, Telling, Tellings

_WHAT = r"(?:number|figure|figures|total|count|cost|costs|share|toll|loss|losses|damage|price|value|bill|sum|rate)"
_THE = r"(?:the|that|this|its|their|his|her)"
_SAYS = r"(?:said|says|insist(?:s|ed)?|maintain(?:s|ed)?|argue[sd]?|claim(?:s|ed)?|estimate[sd]?|believe[sd]?)"
_PUTS = re.compile(
    rf"\b(?:put|puts|putting|estimate[sd]?)\s{_THE}\s(?:[a-z-]+\s){{0,2}}?{_WHAT}\sat\s"
    rf"|\b{_SAYS}\s(?:that\s)?{_THE}\s(?:true\s|real\s|actual\s|correct\s|right\s)?{_WHAT}\s(?:is|was|were|came\sto)\s"
    r"|\bcounted\s(?=[^,;.]{1,25}[.;,])"
)
_CUES = ("put", "estimate", "counted", "figure", "number", "total", "share", "cost", "toll")
# Then it is of another time, and both may be right.
_OTHER_TIME = re.compile(
    r"\b(?:earlier|previous(?:ly)?|initial(?:ly)?|last|ago|originally|at\sfirst|next|by\s(?:19|20)\d\d|in\s(?:19|20)\d\d|since"
    r"|revised|raised|lowered|updated|now|later)\b"
)
_BOUND = re.compile(
    r"(?:(?:about|around|just|nearly|almost|over|under|some|only|more|less|fewer|than|at|least|most|up|to)\s){0,3}$"
)
_JOINT = re.compile(r";\s|\s[—–-]\s|,?\s(?:but|while|whereas|though|although|and)\s|[,:]\s")
_WEAK = (",", ":")
_RATE = re.compile(r"(?:\s\w+){0,2}\s(?:a|an|per|each|every)\s(?:hour|day|week|month|year|head|person)\b")
_WHOLE = re.compile(r"\bof\s(?:the|its|their|a\stotal\sof)?\s?(?:some\s|about\s)?$")  # "40 of the 90 workers"


class _Figure(NamedTuple):
    """A figure with the words that tell it, of which it is a part."""

    number: Number
    telling: Telling
    text: str


class _Rivals(NamedTuple):
    first: _Figure
    second: _Figure


def rival_conflicts(tellings: Tellings) -> Iterator[Conflict]:
    """The conflicts over figures that somebody puts differently, each once, whoever reports it."""
    disputes: dict[frozenset[Measure], dict[Measure, list[_Figure]]] = {}
    for article in tellings.articles.values():
        for rivals in _rivals_in(article, tellings):
            sides = disputes.setdefault(frozenset(each.number.measure for each in rivals), {})
            for figure in rivals:
                sides.setdefault(figure.number.measure, []).append(figure)
    for sides in disputes.values():
        told = [Side(tuple(each.telling for each in side), side[0].text) for side in sides.values()]
        yield tellings.open_dispute(_topic(next(iter(sides.values()))[0]), "number", told)


def _rivals_in(article: ParsedArticle, tellings: Tellings) -> Iterator[_Rivals]:
    for sentence in article.sentences:
        telling = tellings.at.get((article.id, sentence.start))
        match = _puts(sentence) if telling else None
        number = _figure_behind(sentence, match) if match else None
        if telling and match and number:
            second = _Figure(number, telling, sentence.wording)
            found = _within(sentence, match, second) or _across(article, sentence, second, tellings)
            if found and not _agree(found.first.number, found.second.number):
                yield found


def _puts(sentence: ParsedSentence) -> re.Match[str] | None:
    if not sentence.numbers or not holds_any(sentence.text, _CUES) or _OTHER_TIME.search(sentence.text):
        return None
    return _PUTS.search(sentence.text)


def _figure_behind(sentence: ParsedSentence, match: re.Match[str]) -> Number | None:
    numbers = (number for number in sentence.numbers if number.start - sentence.start >= match.end())
    number = next(numbers, None)
    if number is None or number.is_label:
        return None
    return number if _BOUND.fullmatch(sentence.text[match.end() : number.start - sentence.start]) else None


def _within(sentence: ParsedSentence, match: re.Match[str], second: _Figure) -> _Rivals | None:
    """The figure before it in the sentence, and the words of each."""
    first = _only(sentence, [each for each in sentence.numbers if each.end - sentence.start <= match.start()], second)
    joints = list(_JOINT.finditer(sentence.text, first.end - sentence.start, match.start())) if first else []
    if first is None or not joints:
        return None
    joint = next((each for each in joints[::-1] if each[0].strip() not in _WEAK), joints[-1])
    told = sentence.text[: joint.start()], sentence.text[joint.end() :].rstrip(".")
    return _Rivals(second._replace(number=first, text=told[0]), second._replace(text=told[1]))


def _across(article: ParsedArticle, sentence: ParsedSentence, second: _Figure, tellings: Tellings) -> _Rivals | None:
    """The figure of the sentence before, if it is another's."""
    before = article.sentences[sentence.index - 1] if sentence.index else None
    telling = tellings.at.get((article.id, before.start)) if before else None
    if before is None or telling is None:
        return None
    first = _only(before, before.numbers, second)
    if first is None or any(number.end <= second.number.start for number in sentence.numbers):
        return None
    mine, theirs = article.speaker_of(before), article.speaker_of(sentence)
    is_one = mine is not None and theirs is not None and mine.text.split()[-1] == theirs.text.split()[-1]
    return None if is_one else _Rivals(_Figure(first, telling, before.wording), second)


def _only(sentence: ParsedSentence, numbers: Sequence[Number], second: _Figure) -> Number | None:
    """The one figure of the same unit, but for a whole that it is a part of; none beside sums of money."""
    unit = second.number.measure.unit
    counted = [each for each in numbers if not each.is_label and not _is_whole(sentence, each)]
    found = [each for each in counted if each.measure.unit == unit]
    if len(found) != 1 or (unit is None and any(each.unit in CURRENCIES for each in counted)):
        return None
    is_same_rate = _is_rate(sentence, found[0]) == _is_rate(second.telling.sentence, second.number)
    return found[0] if is_same_rate else None


def _is_rate(sentence: ParsedSentence, number: Number) -> bool:
    return _RATE.match(sentence.text, number.end - sentence.start) is not None


def _is_whole(sentence: ParsedSentence, number: Number) -> bool:
    return _WHOLE.search(sentence.text[: number.start - sentence.start]) is not None


def _agree(one: Number, other: Number) -> bool:
    return can_both_hold(one.measure, one.bound, other.measure, other.bound)


def _topic(figure: _Figure) -> str:
    """The words that tell the figure, with a gap in its place."""
    sentence, number = figure.telling.sentence, figure.number
    told = figure.text if sentence.text.startswith(figure.text) else sentence.text
    start, end = number.start - sentence.start, number.end - sentence.start
    return " ".join(f"{told[:start]}… {told[end:]}".split())
