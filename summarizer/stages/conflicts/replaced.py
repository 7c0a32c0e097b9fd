"""Figures that a later article calls old in so many words: "fourteen riders and not eleven, as first reported".

An update: what an earlier article counts in the same noun with the old figure no longer holds.
"""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from summarizer.domain import Conflict
from summarizer.language.numbers import Number
from summarizer.language.replaced import replaced_figures
from summarizer.stages.conflicts.sides import Side, Telling, Tellings

_CROWD = 50  # tellings of one figure, beyond which it tells nothing: keeps the cost linear


def replaced_conflicts(tellings: Tellings) -> Iterator[Conflict]:
    """An update for each figure that is called old, with the tellings that have it."""
    corrections = [(telling, old.value) for telling in tellings.all for old in replaced_figures(telling.sentence)]
    if not corrections:
        return
    counts: defaultdict[tuple[Decimal, str], list[Telling]] = defaultdict(list)
    for telling in tellings.all:
        for number in telling.sentence.numbers:
            if number.noun and telling.day:
                counts[number.value, number.noun].append(telling)
    for telling, old in corrections:
        for number in telling.sentence.numbers:
            if number.noun and number.value != old:
                earlier = [each for each in counts[old, number.noun][:_CROWD] if each.day < telling.day]
                conflict = _update(_topic(telling, number), earlier, telling, tellings)
                if conflict:
                    yield conflict


def _topic(telling: Telling, number: Number) -> str:
    words = (word.text for word in telling.sentence.words if word.start >= number.end and word.stem == number.noun)
    return f"number of {next(words, number.noun)}"


def _update(topic: str, earlier: list[Telling], telling: Telling, tellings: Tellings) -> Conflict | None:
    return tellings.update(topic, "number", [Side(tuple(earlier)), Side((telling,))]) if earlier else None
