"""Numbers in a text with what they count: value, unit, bound, range and noun.

"1,200", "1.2 million", "an hour and a half", "10-12%", "more than 300 people". Numbers that count
nothing are kept and told apart by their unit: ordinals, years, days of a month, times of day,
scores and codes ("Flight 204"), see `labels.py`.
Does not resolve dates, and does not see a minus sign.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from summarizer.language.bounds import Bound, bound_after, bound_before
from summarizer.language.counted import counted, part_of
from summarizer.language.figures import Figure, figures_in, half_more
from summarizer.language.labels import LABELS, Setting, label_of
from summarizer.language.measures import Measure, Unit, measured, unit_at
from summarizer.language.words import Word


class Number(NamedTuple):
    """A value as written with its unit, and the code-point offsets of its figure.

    `upper` is the end of a range, `bound` what the words around make of it, `noun` the stem of what is counted,
    `unit_end` where the unit's words behind the figure end.
    """

    value: Decimal
    unit: str | None
    start: int
    end: int
    bound: Bound | None = None
    noun: str | None = None
    upper: Decimal | None = None
    unit_end: int = 0  # 0 where no word behind the figure is its unit

    @property
    def values(self) -> tuple[Decimal, ...]:
        """The value, or both ends of a range."""
        return (self.value,) if self.upper is None else (self.value, self.upper)

    @property
    def measure(self) -> Measure:
        """The value in a base unit: minutes, metres, kilograms."""
        return measured(self.value, self.unit, self.upper)

    @property
    def is_label(self) -> bool:
        """True for a rank, a date, a time, a score or a code, which counts and measures nothing."""
        return self.unit in LABELS


def numbers_in(text: str, words: Sequence[Word], start: int = 0) -> tuple[Number, ...]:
    """The numbers of a stretch of text that begins at `start` and whose words are given, in order.

    "one" alone is left out unless it begins a range or is a percentage: it is a pronoun more often
    than a count. So are "first", "second", "an hour" and "a third of".
    """
    return tuple(_numbers(text, words, figures_in(text, words, start)))


def _numbers(text: str, words: Sequence[Word], figures: Sequence[Figure]) -> Iterator[Number]:
    edge, label = -1, None
    for figure in figures:
        if _is_in_a_row(words, figure):
            number = Number(figure.value, "code", figure.start, figure.end)
        else:
            number = _number(text, words, figure, label if figure.start - edge <= 1 else None)
        edge, label = figure.end, number.unit
        if not figure.is_pronoun or number.unit in {"percent", "percentage point"}:
            yield number


def _is_in_a_row(words: Sequence[Word], figure: Figure) -> bool:
    """True for a bare figure with figures on both sides, as in a table, a date in digits or a telephone number."""
    if figure.unit is not None or not 0 < figure.first < figure.after < len(words):
        return False
    return words[figure.first - 1].text[0].isdigit() and words[figure.after].text[0].isdigit()


def _number(text: str, words: Sequence[Word], figure: Figure, label: str | None) -> Number:
    """The figure with what stands around it; `label` is the unit of a figure that touches it."""
    figure, bound = _measured(text, words, figure)
    end = _phrase_end(words, figure)
    end += text[end : end + 1] == "+"
    noun = counted(text, words, figure.after, end) if figure.unit is None else None
    unit = figure.unit
    if figure.upper is None and unit in {None, "ordinal"}:
        written = text[figure.start : figure.end]
        setting = Setting(text, words, figure.first, figure.after, written, noun is not None, label)
        unit = label_of(setting) or unit
    behind = _phrase_end(words, figure) if unit else 0
    unit_end = behind if behind > figure.end else 0
    if unit in LABELS:
        return Number(figure.value, unit, figure.start, figure.end, None, None, figure.upper, unit_end)
    bound = bound or bound_before(text, words, figure.first, figure.start, unit)
    noun = noun or part_of(words, figure.after)
    return Number(figure.value, unit, figure.start, figure.end, bound, noun, figure.upper, unit_end)


def _measured(text: str, words: Sequence[Word], figure: Figure) -> tuple[Figure, Bound | None]:
    """The figure with the unit behind it taken in, and the bound before or behind that unit."""
    bound, taken = bound_after(text, words, figure.after, figure.end)
    if taken:
        figure = figure._replace(after=figure.after + taken)
    if figure.unit is not None:
        return figure, bound
    edge = figure.end + 1 if bound and not taken else _phrase_end(words, figure)
    unit = unit_at(text, words, figure.after, edge)
    if unit is None:
        return figure, bound
    figure = _united(text, words, figure, unit)
    if bound is None:
        bound, taken = bound_after(text, words, figure.after, _phrase_end(words, figure))
        figure = figure._replace(after=figure.after + taken)
    return figure, bound


def _united(text: str, words: Sequence[Word], figure: Figure, unit: Unit) -> Figure:
    after = figure.after + unit.words
    half = half_more(text, words[after - 1].end) if unit.words and figure.upper is None else 0
    if not half:
        return figure._replace(unit=unit.name, after=after)
    while after < len(words) and words[after].start < half:
        after += 1
    return figure._replace(unit=unit.name, after=after, value=figure.value + Decimal("0.5"))


def _phrase_end(words: Sequence[Word], figure: Figure) -> int:
    """Where the figure ends together with the words that were taken in."""
    return max(figure.end, words[figure.after - 1].end)
