"""Cases: a folder of articles with a `gold.json` beside them, the one schema of all gold files.

A gold fact is what a person read in the articles before any brief existed. `problems` proves a gold
file against its articles; a case with problems is not run. What `doubts` finds only `validate` names.
"""

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from summarizer.domain import ConflictKind, RawArticle, Rejected, Resolution
from summarizer.edges.files import read_paths
from summarizer.language.parse import parse_sentence
from summarizer.language.words import fold
from summarizer.validation import first_fault

SEEDS = Path(__file__).parents[1] / "seeds"
SETS = ("smoke", "dev")  # of `seeds/sets.toml`
VITAL = 3
FIGURES = frozenset(("number", "money", "percent"))  # types of slots
_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}")
# Figures that stand in no digits and in no numeral.
_IN_WORDS = {"once": 1, "one": 1, "single": 1, "twice": 2, "two": 2, "second": 2, "both": 2}


class GoldError(Exception):
    """A gold file that cannot be used; the message names the file and the place."""


class _Gold(BaseModel):
    # Other keys are ignored: a set may carry notes of its own.
    model_config = ConfigDict(frozen=True, extra="ignore")


class Support(_Gold):
    """A passage that states a fact, verbatim, in the article of this name."""

    article: str
    quote: str


class Slot(_Gold):
    """A value that a brief must get right. Dates are YYYY-MM-DD, numbers in digits: "9.1", "billion euros" is one."""

    type: Literal["number", "money", "percent", "date", "person", "org", "place"]
    value: str
    unit: str | None = None


class GoldFact(_Gold):
    """One atomic fact. Importance 3 is vital, 2 good to have, 1 a detail."""

    id: str
    text: str
    importance: int = Field(ge=1, le=3)
    support: tuple[Support, ...]
    slots: tuple[Slot, ...] = ()


class Side(_Gold):
    """What one side of a conflict says."""

    text: str
    support: tuple[Support, ...] = ()


class GoldConflict(_Gold):
    """Something on which the articles differ."""

    id: str
    topic: str
    sides: tuple[Side, ...]
    kind: ConflictKind | None = None
    resolution: Resolution | None = None


class Gold(_Gold):
    """A gold file. `articles` are file names beside it; cases of one `event` are no independent evidence.

    `reference` is a brief by a person, if there is one. Other keys are kept, so that `doubts` can name them.
    """

    model_config = ConfigDict(frozen=True, extra="allow")

    event: str | None = None
    articles: tuple[str, ...]
    facts: tuple[GoldFact, ...]
    conflicts: tuple[GoldConflict, ...] = ()
    reference: str | None = None


@dataclass(frozen=True)
class Case:
    """One cluster with its gold."""

    name: str
    folder: Path
    gold: Gold

    def articles(self) -> list[RawArticle | Rejected]:
        """The articles, read anew; their names are those that the gold uses."""
        read = read_paths([str(self.folder / name) for name in self.gold.articles], BytesIO())
        return [item.model_copy(update={"source": Path(item.source or "").name}) for item in read]


def figure_of(slot: Slot) -> Decimal | None:
    """What a slot of FIGURES amounts to, its unit's "million" counted; None for what is no number."""
    numbers = parse_sentence(f"{slot.value} {slot.unit or ''}".strip()).numbers
    return numbers[0].value if numbers else None


def load_case(gold_file: Path) -> Case:
    """The case of a gold file. Raises GoldError."""
    try:
        gold = Gold.model_validate(json.loads(gold_file.read_text(encoding="utf-8")))
    except OSError as error:
        raise GoldError(f"{gold_file}: {error.strerror}; name a gold.json") from error
    except ValidationError as error:
        raise GoldError(f"{gold_file}: this is no gold file: {first_fault(error)}") from None
    except (ValueError, RecursionError) as error:
        raise GoldError(f"{gold_file}: broken JSON: {error}") from error
    return Case(gold_file.parent.name, gold_file.parent, gold)


def load_cases(folder: Path) -> tuple[Case, ...]:
    """Every case below a folder, by name. Raises GoldError when there is none, or one has problems."""
    files = sorted([*folder.glob("gold.json"), *folder.glob("*/gold.json")])
    if not files:
        raise GoldError(f"{folder}: no gold.json here or one folder down")
    return _proven(_loaded(files))


def load_set(name: str) -> tuple[Case, ...]:
    """The cases of one of SETS. Raises GoldError."""
    names = tomllib.loads((SEEDS / "sets.toml").read_text(encoding="utf-8"))[name]
    return _proven(_loaded([SEEDS / each / "gold.json" for each in names]))


def _loaded(files: Sequence[Path]) -> tuple[Case, ...]:
    """All of them. Raises GoldError with a line for each that cannot be read."""
    found, faults = [], []
    for file in files:
        try:
            found.append(load_case(file))
        except GoldError as error:
            faults.append(str(error))
    if faults:
        raise GoldError("\n".join(faults))
    return tuple(found)


def _proven(cases: tuple[Case, ...]) -> tuple[Case, ...]:
    found = [f"{case.name}: {problem}" for case in cases for problem in problems(case)]
    if found:
        raise GoldError("\n".join(found))
    return cases


def problems(case: Case) -> Iterator[str]:
    """What is wrong with a gold file, measured by its articles."""
    texts = {}
    for name in case.gold.articles:
        try:
            texts[name] = fold((case.folder / name).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:  # the latter for another encoding, and for no name of a file
            yield f"article {name!r} cannot be read: {error}"
    ids = Counter([fact.id for fact in case.gold.facts] + [item.id for item in case.gold.conflicts])
    yield from (f"id {id_!r} is used {count} times" for id_, count in ids.items() if count > 1)
    yield from (f"{fact.id}: a fact needs support" for fact in case.gold.facts if not fact.support)
    yield from (f"{item.id}: a conflict needs two sides" for item in case.gold.conflicts if len(item.sides) < 2)
    slots = ((fact, slot) for fact in case.gold.facts for slot in fact.slots if slot.type in FIGURES)
    yield from (f"{fact.id}: {slot.value!r} is no {slot.type}" for fact, slot in slots if figure_of(slot) is None)
    for owner, support in _supports(case.gold):
        if support.article not in texts:
            yield f"{owner}: there is no article {support.article!r}"
        elif not fold(support.quote).strip():
            yield f"{owner}: an empty quote from {support.article} proves nothing"
        elif fold(support.quote) not in texts[support.article]:
            yield f"{owner}: {support.quote[:60]!r} does not stand in {support.article}"


def doubts(case: Case) -> Iterator[str]:
    """What is likely a slip in a gold file, though it can be scored: an unknown key, a date or figure amiss."""
    yield from (f"{key!r} is no key of a gold file" for key in case.gold.model_extra or ())
    yield from (doubt for fact in case.gold.facts for doubt in _of_slots(fact))


def _of_slots(fact: GoldFact) -> Iterator[str]:
    texts = (fact.text, *(support.quote for support in fact.support))
    stated = _figures_in(texts)
    for slot in fact.slots:
        if slot.type == "date" and not _is_date(slot.value):
            yield f"{fact.id}: {slot.value!r} is no date; write YYYY-MM-DD, YYYY-MM or YYYY"
        elif slot.type in FIGURES and figure_of(slot) not in stated and not _is_one_of(slot, texts):
            yield f"{fact.id}: {slot.value!r} stands neither in the fact nor in its quotes: {slot.type}"


def _is_one_of(slot: Slot, texts: Sequence[str]) -> bool:
    """Is it the one of "an hour"?"""
    one = re.compile(rf"\ban?\s{re.escape(slot.unit or '')}", re.IGNORECASE)
    return slot.value == "1" and bool(slot.unit) and any(one.search(text) for text in texts)


def _is_date(value: str) -> bool:
    try:
        date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        return False
    return _DATE.fullmatch(value) is not None


def _figures_in(texts: Sequence[str]) -> frozenset[Decimal]:
    """What the texts count, the end of a range and small figures in words too."""
    read = [parse_sentence(text) for text in texts]
    numbers = [number for each in read for number in each.numbers]
    ends = [number.upper for number in numbers if number.upper is not None]
    words = [Decimal(figure) for each in read for word, figure in _IN_WORDS.items() if word in each.lows]
    return frozenset([*(number.value for number in numbers), *ends, *words])


def _supports(gold: Gold) -> Iterator[tuple[str, Support]]:
    for fact in gold.facts:
        yield from ((fact.id, support) for support in fact.support)
    for conflict in gold.conflicts:
        yield from ((conflict.id, support) for side in conflict.sides for support in side.support)
