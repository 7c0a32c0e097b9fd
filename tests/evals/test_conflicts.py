"""Conflicts of a brief beside those of the gold."""

import pytest

from evals.cases import GoldConflict, Side, Support
from evals.metrics.conflicts import found_among
from summarizer.domain import Conflict, Variant

WANTED = GoldConflict(
    id="c1",
    topic="how many drivers walked out",
    kind="number",
    sides=(
        Side(text="The union says 240.", support=(Support(article="a", quote="240 drivers had walked out"),)),
        Side(text="The company says 90.", support=(Support(article="a", quote="put the number at 90"),)),
    ),
)


def conflict(*texts: str) -> Conflict:
    variants = tuple(Variant(text=text, article_ids=("a",), outlets=(), origins=("o",)) for text in texts)
    return Conflict(topic="drivers", kind="number", resolution="open", variants=variants)


def test_two_variants_on_two_sides_are_the_conflict_of_the_gold() -> None:
    found = found_among(
        [conflict("The union said 240 drivers had walked out.", "It put the number at 90.")], [WANTED]
    )

    assert (found.total, found.others, found.found, found.gold) == (1, 0, {"number": 1}, {"number": 1})


@pytest.mark.parametrize(
    "texts",
    [
        ("The union said 240 drivers had walked out.", "The depot had 300 drivers."),
        ("240 drivers had walked out.", "The union said 240 drivers had walked out."),
    ],
)
def test_variants_on_one_side_are_another_conflict(texts: tuple[str, str]) -> None:
    found = found_among([conflict(*texts)], [WANTED])

    assert (found.total, found.others) == (0, 1)
