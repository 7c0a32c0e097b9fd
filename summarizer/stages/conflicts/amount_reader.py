"""Read the amounts of a sentence, each with its sort and the words that say of what it is.

Left out are figures that are denied, called old or a part of another, ages, distances in time ("two
days later"), and of what moves or is shared out those that are told of many things in the same words.
Of dates those to come are read, which may be put off, and full ones of the past, "March 6": a weekday
may be of any week.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache

from summarizer.language.changed import is_called_old
from summarizer.language.dates import DateMention
from summarizer.language.lexicon import lemmas_of
from summarizer.language.measures import CURRENCIES
from summarizer.language.names import CALENDAR
from summarizer.language.numbers import Number
from summarizer.language.parse import FEWEST_WORDS, ParsedSentence
from summarizer.language.polarity import denials_in
from summarizer.language.words import Word, stem
from summarizer.stages.conflicts.amounts import (
    AMOUNT,
    BARE,
    CLOCK,
    COMING,
    COUNT,
    LARGE,
    PART,
    PAST,
    SINCE,
    SOME,
    YEAR,
    Amount,
)
from summarizer.stages.conflicts.counts import is_the_whole
from summarizer.stages.conflicts.levels import words_between_breaks
from summarizer.stages.conflicts.sides import Telling, is_of_another_year

MOST = 8  # figures of a sentence; more are a table
BESIDE = 3  # words before and behind a figure that say of what it is
_REACH = 24  # characters before a figure that may deny it or leave its end open
_CLOCKS = frozenset(("clock", "a.m.", "p.m."))
_LEFT_OUT = frozenset(("score", "ordinal", "day-date", "code", "fraction", "point"))
_AT = re.compile(r"\b(?:[Aa]t|around|about|after|before|by)\s$")  # of a time of day; "with 7:41 left" is none
_IN = re.compile(r"\b(?:in|of|year|[A-Z][a-z]+)\s$")
_SINCE = re.compile(r"\bsince\s$")
_OPEN_END = re.compile(r"\b(?:by|before|after|until|till|from|between)\s$")  # of a time
_APART = re.compile(
    r"(?:\s(?:and\sa\shalf\s)?\w+)?\s(?:before|after|ago|later|earlier|since|from\snow)\b"
    r"|(?:\s(?:and\sa\shalf\s)?(?:second|minute|hour|day|week|month|year)s?)?\sinto\b"
)
# "Two members of the party, Gareth Pym and Sunita Rao,": those two, and not how many there are.
_THEIR_NAMES = re.compile(r"(?:\s[a-zA-Z-]+){1,6},\s(?:[A-Z][\w’'-]+\s){2}and\s(?:[A-Z][\w’'-]+\s?){2}")
_APPOSITION = re.compile(r",\s$")
_OF_A_WHOLE = re.compile(r"\sof\s(?:the|its|their|his|her|our)\s(?:some\s|about\s)?")
_OF_THE = re.compile(r"\sof\s(?:the|its|their|his|her|our)\s")
_ADDED = re.compile(r"\badd(?:ed|s|ing)\s(?:about\s|some\s)?$")  # "added 1,200 ovens to its recall"
_ONE_IN = re.compile(r"\b(?:one|two|three|four|five|nine)\sin\s(?:every\s)?$", re.IGNORECASE)  # "one in eight"
_OF_THEM = re.compile(r"\sof\s(?:them|these|those|us)\b")
_IS_SUBJECT = re.compile(r"\s(?:is|are|was|were|has|have|had|remains?|remained|still|now|died)\b")
_RATE = re.compile(
    r"(?:\s\w+)?\s(?:a|an|per|each|every)\s(?P<per>hour|day|week|month|year|head|person|share|barrel|ton(?:ne)?)\b"
)
_WINDOW = re.compile(r"\b(?:past|last|next|previous|coming|first|recent)\s$")  # "in the past ten years"
_NAMING = frozenset("day week month year".split())
_SPANS = _NAMING | {"month", "hour", "minute"}
_MODALS = frozenset("could may might".split())


def _stems(words: str) -> frozenset[str]:
    return frozenset(map(stem, words.split()))


_SCALE = r"\b(magnitude|category|level|grade|severity)"
_SCALES = re.compile(rf"{_SCALE}\b", re.IGNORECASE)
_ON_A_SCALE = re.compile(rf"{_SCALE}(?:\sof)?\s$", re.IGNORECASE)
_ANOTHER_SHOCK = re.compile(r"\b(?:after|fore)shock|\b(?:another|second|later|earlier|previous|if|could|from)\b")
_TOTALS = _stems("number figure toll total count tally turnout attendance")
_UNITS = _stems(
    """million billion trillion thousand hundred percent per cent second minute hour day week month year metre
    kilometre degree euro dollar pound tonne am pm"""
)
_MOVING = CURRENCIES | {"percent", "percentage point", BARE}
_OF_MANY = _stems(
    """share shares stock index yield bond rise rose risen fall fell fallen gain gained lose lost drop dropped
    jump jumped average net profit revenue price"""
)
_TELLING_NOTHING = frozenset(  # of what the figure is
    "higher lower larger smaller longer shorter bigger better worse new now still first last next worth".split()
)
# Tell nothing of what is counted.
_LIGHT = _stems("leave left bring brought make made take taken give given look looked hold held")
_OF_EACH = frozenset("average another further additional others".split())


def amounts_in(telling: Telling) -> Iterator[Amount]:
    """The amounts of a sentence that may be held against those of others."""
    sentence = telling.sentence
    if sentence.is_question or len(sentence.words) < FEWEST_WORDS or len(sentence.numbers) > MOST:
        return
    setting = _Setting(sentence)
    for number in sentence.numbers:
        if not _is_left_out(sentence, number):
            yield from _amount(telling, setting, number, _sort_of(sentence, number))
    for mention in sentence.dates if telling.day else ():
        tense = _tense(mention, telling.day)
        if tense:
            number = Number(_place_of(mention), mention.precision, mention.start, mention.end)
            yield from _amount(telling, setting, number, f"{tense} {mention.precision}")


@dataclass(frozen=True)
class _Setting:
    """A sentence with the places of what tells nothing of a figure: its figures and dates, and their units."""

    sentence: ParsedSentence

    @cached_property
    def places(self) -> frozenset[int]:
        sentence = self.sentence
        stretches = [(each.start, each.end) for each in sentence.numbers]
        stretches += [(each.start, each.end) for each in sentence.dates]
        taken = {at for start, end in stretches for at in range(start, end)}
        units = {number.end + 1 for number in sentence.numbers if number.unit}
        return frozenset(taken | units)

    @cached_property
    def names(self) -> frozenset[int]:
        return frozenset(word.start for name in self.sentence.names for word in name.words)

    @cached_property
    def unsure(self) -> frozenset[int]:
        return frozenset(hedge.start for hedge in self.sentence.hedges)

    def telling(self, words: list[Word], number: Number) -> list[Word]:
        """Those that say of what a figure is."""
        return [word for word in words if word.start not in self.places and _tells(word, number)]

    def is_sure(self, words: list[Word], number: Number) -> bool:
        """Is there no hedge among the words before it?"""
        before = (word for word in words if word.start < number.start)
        return not any(word.start in self.unsure or word.low in _MODALS for word in before)


def _tells(word: Word, number: Number) -> bool:
    if word.is_stop or word.text[0].isdigit() or word.stem in _UNITS or word.low in CALENDAR:
        return False
    return word.stem != number.noun and word.low not in (number.unit or "")


def _amount(telling: Telling, setting: _Setting, number: Number, sort: str | None) -> Iterator[Amount]:
    words = words_between_breaks(telling.sentence, number.start, number.end)
    told = setting.telling(words, number)
    if not told:  # "the first, in 2021, ended in a crash"
        words = list(telling.sentence.words)
        told = setting.telling(words, number)
    clause = frozenset(word.stem for word in told)
    if sort is None:
        sort = SOME if clause.isdisjoint(_TOTALS) else AMOUNT
        if sort == SOME and not _IS_SUBJECT.match(telling.sentence.text, number.end - telling.sentence.start):
            return
    if not (_may_move(sort, number) and clause & _OF_MANY) and not any(word.low in _OF_EACH for word in words):
        beside = _beside([word for word in told if word.start not in setting.names], number)
        yield Amount(
            telling, number, sort, _per(telling.sentence, number), clause, beside, setting.is_sure(words, number)
        )


def _beside(words: list[Word], number: Number) -> frozenset[str]:
    words = [word for word in words if word.low not in _TELLING_NOTHING and word.stem not in _LIGHT]
    before = [word.stem for word in words if word.end <= number.start][-BESIDE:]
    return frozenset(before + [word.stem for word in words if word.start >= number.end][:BESIDE])


def _is_left_out(sentence: ParsedSentence, number: Number) -> bool:
    start, end = number.start - sentence.start, number.end - sentence.start
    before = sentence.text[max(0, start - _REACH) : start]
    if number.unit in _LEFT_OUT or is_denied(sentence, number) or _ONE_IN.search(before) or _ADDED.search(before):
        return True
    if number.unit in _SPANS and _WINDOW.search(before):
        return True
    if number.unit in _CLOCKS:
        return _AT.search(before) is None
    if number.unit == "year-date":
        return _OPEN_END.search(before) is not None or not (_IN.search(before) or _SINCE.search(before))
    is_age = number.unit is None and sentence.text[end : end + 1] == "," and _APPOSITION.search(before) is not None
    is_kind = number.unit in _NAMING and sentence.text[end : end + 1] in ("-", "‑")  # "20-year bonds"
    is_other = is_called_old(sentence, number) or _is_part(sentence, number) or is_the_whole(sentence, number)
    is_named = number.noun is not None and _THEIR_NAMES.match(sentence.text, end) is not None
    return bool(is_age or is_kind or is_other or is_named or _APART.match(sentence.text, end))


def is_denied(sentence: ParsedSentence, number: Number) -> bool:
    """Does a denial stand before it in its clause, with no other figure between?"""
    denials = denials_in(sentence)
    if not denials:
        return False
    words = words_between_breaks(sentence, number.start, number.end)
    figures = (each.end for each in sentence.numbers if each.end < number.start)
    first = max(words[0].start, *figures, 0)
    return any(first <= denial.cue.start < number.start for denial in denials)


def _is_part(sentence: ParsedSentence, number: Number) -> bool:
    """Is it the "two" of "two of the three men", or of "two of them"?"""
    if _OF_THEM.match(sentence.text, number.end - sentence.start):
        return True
    match = _OF_A_WHOLE.match(sentence.text, number.end - sentence.start)
    return match is not None and any(each.start - sentence.start == match.end() for each in sentence.numbers)


def _sort_of(sentence: ParsedSentence, number: Number) -> str | None:
    """None for a bare figure, which only says what it counts beside a word for a total."""
    if number.unit == "year-date":
        start = number.start - sentence.start
        return SINCE if _SINCE.search(sentence.text[max(0, start - _REACH) : start]) else YEAR
    if number.unit in _CLOCKS:
        return CLOCK
    if number.unit:
        return number.measure.unit
    if _ON_A_SCALE.search(sentence.text, 0, number.start - sentence.start):
        return _scale(sentence)
    if number.noun:
        is_part = _OF_THE.match(sentence.text, number.end - sentence.start) is not None
        return (PART if is_part else COUNT) + _noun(sentence, number)
    return BARE if number.value >= LARGE else None


def _scale(sentence: ParsedSentence) -> str | None:
    """The word for a scale on which the sentence puts one thing, of this year, at one place."""
    scales = _SCALES.findall(sentence.text)
    is_another = is_of_another_year(sentence) or _ANOTHER_SHOCK.search(sentence.text)
    return scales[0].casefold() if len(scales) == 1 and not is_another else None


def _noun(sentence: ParsedSentence, number: Number) -> str:
    """The base form of what is counted."""
    words = (word.low for word in sentence.words if word.start >= number.end and word.stem == number.noun)
    return _base(next(words, number.noun or ""))


@lru_cache(maxsize=8192)
def _base(form: str) -> str:
    return next((lemma.word for lemma in lemmas_of(form) if lemma.pos == "n"), form)


def _per(sentence: ParsedSentence, number: Number) -> str:
    rate = _RATE.match(sentence.text, number.end - sentence.start)
    return rate["per"] if rate else ""


def _may_move(sort: str, number: Number) -> bool:
    """Is it a share, a price or a sum? A count with a fraction is of a currency that nobody knows."""
    return sort in _MOVING or (sort.startswith(COUNT) and number.value % 1 != 0)


def _tense(mention: DateMention, today: str) -> str | None:
    if mention.when is None or mention.quoted or mention.precision == "year":
        return None
    if mention.when > today[: len(mention.when)]:
        return COMING
    return PAST if mention.kind == "absolute" and mention.precision == "day" else None


def _place_of(mention: DateMention) -> Decimal:
    """Its place in time; of a month without its year, in the year."""
    when = mention.when or ""
    if mention.precision == "day":
        return Decimal(date.fromisoformat(when).toordinal())
    has_year = any(letter.isdigit() for letter in mention.text)
    return Decimal(when.replace("-", "") if has_year else when[-2:])
