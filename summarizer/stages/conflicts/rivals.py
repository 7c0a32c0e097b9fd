"""A figure that somebody else puts differently, told in one breath: "the union put the number at 90".

Such a clause names what it counts only as "the number", "that cost", "it", or leaves it out ("the union
says 90"), so it answers to the figure told just before: in the same sentence, or the one before it, or
past a quotation without figures where both count one thing. Both must have one unit and be of one
order, and not be true together, and not be of one speaker, who then corrects himself. Which articles
tell it makes no difference: it is a dispute between those who are quoted, and stays open. Whoever
else tells a figure of it of the same thing joins that side.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, islice, pairwise
from typing import NamedTuple

from summarizer.domain import Conflict
from summarizer.language.bounds import can_both_hold
from summarizer.language.date_forms import COUNTS
from summarizer.language.measures import CURRENCIES, Measure
from summarizer.language.numbers import Number
from summarizer.language.parse import ParsedArticle, ParsedSentence
from summarizer.language.words import holds_any, stem
from summarizer.stages.conflicts.sides import Side, Telling, Tellings
from summarizer.stages.conflicts.topics import gapped

_WHAT = r"(?:number|figure|figures|total|count|cost|costs|share|toll|loss|losses|damage|price|value|bill|sum|rate)"
_THE = r"(?:the|that|this|its|their|his|her)"
_SAYS = r"(?:said|says|insist(?:s|ed)?|maintain(?:s|ed)?|argue[sd]?|claim(?:s|ed)?|estimate[sd]?|believe[sd]?)"
_PUTS_IT = (
    r"(?<!had\s)\b(?:put|puts|putting|estimate[sd]?|gave|gives?|reckon(?:s|ed)?)\s(?:it|them|this|that)\s(?:at|as)\s"
)
_PUTS = re.compile(
    rf"\b(?:put|puts|putting|estimate[sd]?)\s{_THE}\s(?:[a-z-]+\s){{0,2}}?{_WHAT}\sat\s"
    rf"|\b{_SAYS}\s(?:again\s)?(?:on\s[A-Z][a-z]+\s)?(?:that\s)?{_THE}\s(?:true\s|real\s|actual\s|correct\s|right\s)?{_WHAT}"
    r"\s(?:is|was|were|had\sbeen|comes?\sto|came\sto)\s"
    r"|\bcounted\s(?=[^,;.]{1,25}[.;,])|\bm(?:ade|akes?)\sit\s(?!to\s)"
    rf"|{_PUTS_IT}"
)
# Only with a figure behind it that stands alone, or with what it counts: "speaks of 96", "says 52 million".
_BARE = re.compile(
    r"(?<!had\s)\b(?:speaks?|spoke|talks?|talked)\sof\s|\bcounts?\s"
    r"|(?<!had\s)\b(?:says?|said)\s(?:(?:that\s)?there\s(?:are|were)\s)?"
    r"|(?<!had\s)\b(?:insist(?:s|ed)?\son|st(?:ands?|ood|icks?|uck)\s(?:by|to)|holds?\sto|held\sto|arrive[sd]?\sat)\s"
    r"|\b(?:recogni[sz]es?|acknowledges?|admits?|gets?)\s|\b(?:stands?\sby|not\schanged)\s(?:its|their|his|her)\s\w+\sof\s"
    r"|(?:['’]s?|\b(?:its|their|his|her))\sown(?:\s(?:figure|count|estimate|tally|number|total))?\s(?:is|was)\s"
)
_STANDS_ALONE = re.compile(r"%?(?P<word>\s[\w/]+)?(?P<more>\s[\w/]+)?(?=[,;.)]|$)")
# "The operator says 240, the coastguard 90": whoever is named second says so, too.
_SAYS_JUST = re.compile(r"(?<!had\s)\b(?:says?|said|counts?|counted|speaks?\sof|spoke\sof|puts?\s(?:it|them)\sat)\s")
_SO_DOES = re.compile(
    r"(?:\s[a-z]+){0,4}[,;]\s(?:and\s|but\s|while\s)?(?P<who>(?:[Tt]he|[Ii]ts|[Tt]heir|[A-Z][\w’'-]*)(?:\s[\w’'-]+){0,3}\s)"
)
_OF_A_FIGURE = re.compile(r"\b(?:figures?|numbers?|estimates?|count|sum)\b")
_SUCH = re.compile(r"\b(?P<figure>one|two|three|four|five|six|seven|eight|nine|ten)\ssuch\s(?P<noun>[a-z]+)")
_SMALL = ("zero", *COUNTS)
_CUES = (
    *("put", "estimate", "count", " it ", "figure", "number", "total", "share", "cost", "toll"),
    *(" of ", "gave", "gives", "say", "said", " own ", "reckon", " such ", "insist", " by ", " to ", " at "),
    *("recogni", "acknowledg", "admit", " get", "changed"),
)
_PRONOUN = re.compile(r"(?:it|he|she|they|we|I)(?:\s(?:has|have|had|also|then))?", re.IGNORECASE)
# What was expected is no rival of what came.
_EXPECTED = re.compile(
    r"\b(?:expect(?:s|ed)?|forecast|target|predict(?:s|ed)?|hope[sd]?|aims?|want(?:s|ed)?|plan(?:s|ned)?)\b"
)
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
_FARTHEST = 5  # times as many; beyond that it is another thing
_A_ZERO = 10  # times as many: a nought too many
_REACH = 40  # characters before a figure that tell of what it is a part
_MOST = 8  # such clauses looked at in one sentence, an endless one included
_BARELY = 5  # words that tell who says it, and not of what it is: "the operator says 318"
_CROWD = 50  # facts with one figure, beyond which it tells nothing
_RATE = re.compile(r"(?:\s\w+){0,2}\s(?:a|an|per|each|every)\s(?:hour|day|week|month|year|head|person)\b")
_WHOLE = re.compile(
    r"(?<!speak\s)(?<!speaks\s)(?<!spoke\s)\bof\s(?:the|its|their|a\stotal\sof)?\s?(?:some\s|about\s)?$"
)  # "40 of the 90 workers"


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
    figures = _Figures(tellings)
    disputes: dict[frozenset[Measure], dict[Measure, list[_Figure]]] = {}
    for article in tellings.articles.values():
        for rivals in _rivals_in(article, figures):
            sides = disputes.setdefault(frozenset(each.number.measure for each in rivals), {})
            for figure in rivals:
                sides.setdefault(figure.number.measure, []).append(figure)
    for sides in disputes.values():
        told = [figures.with_others(side) for side in sides.values()]
        shown = [side[0] for side in told]
        if all(len(figure.text.split()) <= _BARELY for figure in shown):
            shown = [next(filter(_says_of_what, side), side[0]) for side in told]
        yield tellings.open_dispute(_topic(shown[0]), "number", list(map(_side, told, shown)))


def _says_of_what(figure: _Figure) -> bool:
    """Does it count or measure something?"""
    return bool(figure.number.noun or figure.number.unit)


def _side(told: Sequence[_Figure], shown: _Figure) -> Side:
    return Side(tuple(figure.telling for figure in told), shown.text[:1].upper() + shown.text[1:])


class _Figures:
    """The figures that the facts tell."""

    def __init__(self, tellings: Tellings) -> None:
        self.tellings = tellings
        self._with: defaultdict[Measure, list[_Figure]] = defaultdict(list)
        for telling in tellings.all:
            for number in telling.sentence.numbers:
                if not number.is_label and len(self._with[number.measure]) < _CROWD:
                    self._with[number.measure].append(_Figure(number, telling, telling.sentence.wording))

    def of(self, article: ParsedArticle, sentence: ParsedSentence, number: Number) -> _Figure | None:
        """The figure as its sentence tells it, or another of the same thing where that is too short for a fact."""
        telling = self.tellings.at.get((article.id, sentence.start))
        if telling:
            return _Figure(number, telling, sentence.wording)
        return next((each for each in self._with[number.measure] if _is_of(each, sentence, number)), None)

    def with_others(self, side: Sequence[_Figure]) -> tuple[_Figure, ...]:
        """The figures of a side, and its figure as the facts tell it of the same thing elsewhere."""
        known = {id(figure.telling): figure for figure in side}
        for each in self._with[side[0].number.measure]:
            if any(_is_of(each, figure.telling.sentence, figure.number) for figure in side):
                known.setdefault(id(each.telling), each)
        return tuple(known.values())


def _is_of(figure: _Figure, sentence: ParsedSentence, number: Number) -> bool:
    """Does it tell the same figure, among words of that sentence?"""
    numerals = {word.stem for word in sentence.words if word.text[0].isdigit()}
    return figure.number.bound == number.bound and bool((figure.telling.sentence.stems & sentence.stems) - numerals)


def _rivals_in(article: ParsedArticle, figures: _Figures) -> Iterator[_Rivals]:
    for sentence in article.sentences:
        telling = figures.tellings.at.get((article.id, sentence.start))
        for answer in _answers_in(sentence) if telling else ():
            second = _Figure(answer.number, telling, sentence.wording) if telling else None
            found = (
                _within(sentence, answer, second) or _across(article, sentence, second, figures) if second else None
            )
            if found and are_rivals(found.first.number, found.second.number):
                yield found
                break


def is_of_another_time(text: str) -> bool:
    """Is it told of what was before or will be, so that two figures may both be right?"""
    return _OTHER_TIME.search(text) is not None or _EXPECTED.search(text) is not None


class _Answer(NamedTuple):
    """A figure that answers to another, and where the words begin that put it."""

    number: Number
    start: int


def _answers_in(sentence: ParsedSentence) -> Iterator[_Answer]:
    text = sentence.text
    if not (sentence.numbers or "such" in text):
        return
    if not holds_any(text, _CUES) or is_of_another_time(text):
        return
    putting = chain.from_iterable(islice(each.finditer(text), _MOST) for each in (_PUTS, _BARE))
    for match in putting if sentence.numbers else ():
        number = _figure_behind(sentence, match)
        stands = number and (match.re is _PUTS or _stands_alone(sentence, number))
        if number and stands and not _is_by_pronoun(text, match.start()):
            yield _Answer(number, match.start())
    yield from islice(_of_another(sentence), _MOST)
    for match in islice(_SUCH.finditer(text), _MOST):
        start, end = sentence.start + match.start("figure"), sentence.start + match.end("figure")
        value = Decimal(_SMALL.index(match["figure"]))
        yield _Answer(Number(value, None, start, end, noun=stem(match["noun"])), match.start())


def _of_another(sentence: ParsedSentence) -> Iterator[_Answer]:
    """What a second one says, where the verb is not said again."""
    for one, other in pairwise(sentence.numbers):
        first, end, start = (at - sentence.start for at in (one.start, one.end, other.start))
        match = _SO_DOES.match(sentence.text, end, start)
        if match is None or one.is_label or other.is_label or not _stands_alone(sentence, other):
            continue
        is_just = _BOUND.fullmatch(sentence.text[match.end("who") : start]) is not None
        if (
            is_just
            and _says_just(sentence.text[max(0, first - _REACH) : first])
            and _is_verbless(sentence, *match.span("who"))
        ):
            yield _Answer(other, match.start("who"))


def _is_verbless(sentence: ParsedSentence, start: int, end: int) -> bool:
    """Has this stretch of its text no verb?"""
    within = (token for token in sentence.tokens if start <= token.word.start - sentence.start < end)
    return all(token.pos != "verb" for token in within)


def _says_just(before: str) -> bool:
    """Does somebody say the figure that follows, and nothing around it but a bound?"""
    says = [match.end() for match in _SAYS_JUST.finditer(before)]
    return bool(says) and _BOUND.fullmatch(before[says[-1] :]) is not None


def _figure_behind(sentence: ParsedSentence, match: re.Match[str]) -> Number | None:
    numbers = (number for number in sentence.numbers if number.start - sentence.start >= match.end())
    number = next(numbers, None)
    if number is None or number.is_label:
        return None
    return number if _BOUND.fullmatch(sentence.text[match.end() : number.start - sentence.start]) else None


def _stands_alone(sentence: ParsedSentence, number: Number) -> bool:
    """Does its clause end with it, or with the words of its unit or of what it counts?"""
    match = _STANDS_ALONE.match(sentence.text, number.end - sentence.start)
    if match is None or (match["more"] and number.unit is None):
        return False
    return not match["word"] or number.unit is not None or stem(match["word"].strip()) == number.noun


def _is_by_pronoun(text: str, at: int) -> bool:
    """Is "it" or "she" who puts it, and so perhaps whoever put the figure before?"""
    joints = [joint.end() for joint in _JOINT.finditer(text, 0, at)]
    return _PRONOUN.fullmatch(text[joints[-1] if joints else 0 : at].strip()) is not None


def _within(sentence: ParsedSentence, answer: _Answer, second: _Figure) -> _Rivals | None:
    """The figure before it in the sentence, and the words of each."""
    told_before = [each for each in sentence.numbers if each.end - sentence.start <= answer.start]
    second = _in_the_unit_of(told_before, _in_the_money_of(told_before, second))
    first = _only(sentence, told_before, second)
    joints = list(_JOINT.finditer(sentence.text, first.end - sentence.start, answer.start)) if first else []
    if first is None or not joints:
        return None
    joint = next((each for each in joints[::-1] if each[0].strip() not in _WEAK), joints[-1])
    told = sentence.text[: joint.start()], sentence.text[joint.end() :].rstrip(".")
    return _Rivals(second._replace(number=first, text=told[0]), second._replace(text=told[1]))


def _across(article: ParsedArticle, sentence: ParsedSentence, second: _Figure, figures: _Figures) -> _Rivals | None:
    """The figure of the sentence before, if it is another's."""
    before = _before(article, sentence)
    second = _in_the_money_of(before.numbers, second) if before else second
    first = _only(before, before.numbers, second) if before else None
    told = figures.of(article, before, first) if before and first else None
    if before is None or first is None or told is None:
        return None
    if any(number.end <= second.number.start for number in sentence.numbers):
        return None
    is_passed = before.index + 1 < sentence.index and not _speaks_of_figures(article.sentences[sentence.index - 1])
    if is_passed and (first.noun is None or first.noun != second.number.noun):
        return None
    mine, theirs = article.speaker_of(before), article.speaker_of(sentence)
    is_one = mine is not None and theirs is not None and mine.text.split()[-1] == theirs.text.split()[-1]
    return None if is_one else _Rivals(told, second)


def _before(article: ParsedArticle, sentence: ParsedSentence) -> ParsedSentence | None:
    """The sentence before, or the one before a quotation without figures, or before what is said of its figure."""
    before = article.sentences[sentence.index - 1] if sentence.index else None
    if before is None or not before.index or before.numbers:
        return before
    return article.sentences[before.index - 1] if before.speech or _speaks_of_figures(before) else before


def _speaks_of_figures(sentence: ParsedSentence) -> bool:
    """Is it "calls the figure a fantasy"?"""
    return not sentence.numbers and _OF_A_FIGURE.search(sentence.text) is not None


def _in_the_money_of(numbers: Sequence[Number], second: _Figure) -> _Figure:
    """The figure in the currency of those before it, where it names none: "240 million crowns", "90 million"."""
    currencies = {number.unit for number in numbers if number.unit in CURRENCIES}
    is_bare = second.number.unit is None and second.number.noun is None
    if (
        not is_bare
        or len(currencies) != 1
        or any(each.unit is None and each.value >= len(_SMALL) for each in numbers)
    ):
        return second
    return second._replace(number=second.number._replace(unit=currencies.pop()))


def _in_the_unit_of(numbers: Sequence[Number], second: _Figure) -> _Figure:
    """The figure in the one unit of its sentence, where it has none: "puts it at 61 tonnes, the owner at 48"."""
    units = {number.unit for number in numbers}
    is_bare = second.number.unit is None and second.number.noun is None
    return second._replace(number=second.number._replace(unit=units.pop())) if is_bare and len(units) == 1 else second


def _only(sentence: ParsedSentence, numbers: Sequence[Number], second: _Figure) -> Number | None:
    """The one figure of the same unit, but for a whole that it is a part of; none beside sums of money."""
    unit = second.number.measure.unit
    counted = [each for each in numbers if not each.is_label and not is_whole(sentence, each)]
    found = [each for each in counted if each.measure.unit == unit]
    if len(found) != 1 or (unit is None and any(each.unit in CURRENCIES for each in counted)):
        return None
    is_bare = unit is None and second.number.noun is None  # "240 a day; the traders arrive at 90"
    is_same_rate = _is_rate(sentence, found[0]) == _is_rate(second.telling.sentence, second.number)
    return found[0] if is_bare or is_same_rate else None


def _is_rate(sentence: ParsedSentence, number: Number) -> bool:
    return _RATE.match(sentence.text, number.end - sentence.start) is not None


def is_whole(sentence: ParsedSentence, number: Number) -> bool:
    before = sentence.text[: number.start - sentence.start][-_REACH:]
    return _WHOLE.search(before) is not None


def are_rivals(one: Number, other: Number) -> bool:
    """Not true together, and of one order."""
    small, large = sorted((one.value, other.value))
    is_near = large <= _FARTHEST * small or large == _A_ZERO * small
    return is_near and not can_both_hold(one.measure, one.bound, other.measure, other.bound)


def _topic(figure: _Figure) -> str:
    """The words that tell the figure, with a gap in its place."""
    sentence, number = figure.telling.sentence, figure.number
    told = figure.text if sentence.text.startswith(figure.text) else sentence.text
    start, end = number.start - sentence.start, number.end - sentence.start
    return gapped(told, start, end)
