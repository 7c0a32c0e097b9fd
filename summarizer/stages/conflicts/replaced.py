"""Figures that a later article calls old in so many words: "fourteen riders and not eleven, as first reported".

An update: what an earlier article counts in the same noun with the old figure no longer holds.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from summarizer.language.numbers import Number
from summarizer.language.replaced import replaced_figures
from summarizer.stages.conflicts.sides import Course, Disputes, Side, Telling, Tellings, updates_of

_CROWD = 50  # tellings of one figure, beyond which it tells nothing: keeps the cost linear


def replaced_disputes(tellings: Tellings) -> Disputes:
    """An update for each figure that is called old, with the tellings that have it."""
    return updates_of(_courses(tellings), tellings)


def _courses(tellings: Tellings) -> Iterator[Course]:
    corrections = [(telling, old.value) for telling in tellings.all for old in replaced_figures(telling.sentence)]
    counts = _counts(tellings) if corrections else {}
    for telling, old in corrections:
        for number in telling.sentence.numbers:
            if number.noun and number.value != old:
                earlier = [each for each in counts.get((old, number.noun), ())[:_CROWD] if each.day < telling.day]
                if earlier:
                    yield Course(_topic(telling, number), "number", [Side(tuple(earlier)), Side((telling,))])


def _counts(tellings: Tellings) -> Mapping[tuple[Decimal, str], list[Telling]]:
    found: defaultdict[tuple[Decimal, str], list[Telling]] = defaultdict(list)
    for telling in tellings.all:
        for number in telling.sentence.numbers:
            if number.noun and telling.day:
                found[number.value, number.noun].append(telling)
    return found


def _topic(telling: Telling, number: Number) -> str:
    words = (word.text for word in telling.sentence.words if word.start >= number.end and word.stem == number.noun)
    return f"number of {next(words, number.noun)}"
