"""Events told apart, and facts that name the articles that hold them."""

import json
from collections.abc import Hashable, Sequence
from pathlib import Path

import pytest

from evals.__main__ import exit_code
from evals.cases import GoldFact
from evals.metrics.assignment import b_cubed
from evals.metrics.citations import citations
from evals.story import story_report, told_of
from summarizer.domain import Fact
from tests.builders import FERRY, FLOOD, done, fact_from, parsed

LATE_FERRY = "Norline blamed a broken fuel pump for the delay of the night ferry to Lund on Friday, its captain said."


def _gold(id_: str, text: str) -> GoldFact:
    return GoldFact(id=id_, text=text, importance=2, support=())


def _pile(folder: Path, **fields: object) -> Path:
    file = folder / "pile.json"
    file.write_text(json.dumps(fields), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("found", "precision", "recall"),
    [
        ((1, 1, 2, 2), 1.0, 1.0),
        ((1, 1, 1, 1), 0.5, 1.0),
        ((1, 2, 3, 4), 1.0, 0.5),
        ((1, 1, 1, 2), (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4, (1 + 1 + 0.5 + 0.5) / 4),
    ],
)
def test_each_article_is_judged_by_those_it_was_put_with(
    found: Sequence[Hashable], precision: float, recall: float
) -> None:
    score = b_cubed(found, "aabb")

    assert score.precision == pytest.approx(precision)
    assert score.recall == pytest.approx(recall)
    assert score.f1 == pytest.approx(2 * precision * recall / (precision + recall))


def test_cited_articles_are_put_beside_those_that_hold_the_fact() -> None:
    def of(text: str, *articles: str) -> Fact:
        return fact_from(parsed(text)).model_copy(update={"article_ids": articles})

    found = [
        of("The river Oster flooded the town of Marl.", "a", "b"),
        of("Marl was flooded by the river Oster on Sunday.", "b", "c"),
        of("The ferry to Lund was late.", "d"),
    ]
    gold = [_gold("flood", "The river Oster flooded Marl."), _gold("bridge", "A bridge at Corin collapsed.")]
    cited = citations(found, gold, {"flood": ["a", "b", "x", "y"], "bridge": ["a"]})

    assert [(each.fact, each.precision, each.recall) for each in cited] == [("flood", 2 / 3, 2 / 4)]
    assert cited[0].f1 == pytest.approx(4 / 7)


def test_a_pile_with_labels_is_split_and_cited(tmp_path: Path) -> None:
    articles = [
        {"id": "one", "text": FLOOD, "event": "flood"},
        {"id": "two", "text": FERRY, "event": "ferry"},
        {"id": "three", "text": LATE_FERRY, "event": "ferry"},
    ]
    wanted = {"id": "f", "text": "Norline blamed a broken fuel pump.", "docs": ["two", "three"]}
    file = _pile(tmp_path, articles=articles, gold_facts=[wanted])
    (pile,) = done(told_of([file]))

    assert pile.events is not None
    assert pile.events.precision == 1.0
    assert [each.precision for each in pile.cited] == [1.0]
    assert "1 of 1" in story_report([pile])


def test_a_pile_without_labels_says_so(tmp_path: Path) -> None:
    file = _pile(tmp_path, articles=[{"id": "one", "text": FLOOD}])

    assert story_report(done(told_of([file]))) == "no labels in these files"


@pytest.mark.parametrize("content", ["{", '{"articles": []}', "[]"])
def test_a_file_that_is_no_pile_is_named(content: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "pile.json").write_text(content, encoding="utf-8")

    assert exit_code(["story", "--data", str(tmp_path)]) == 4
    assert "pile.json" in capfd.readouterr().err


def test_a_folder_without_piles_is_named(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["story", "--data", str(tmp_path)]) == 2
    assert "no *.json" in capfd.readouterr().err
