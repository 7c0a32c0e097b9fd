"""ROUGE beside worked figures, and where it is shown."""

import json
from dataclasses import astuple
from pathlib import Path

import pytest

from evals.__main__ import exit_code
from evals.cases import Gold
from evals.metrics import Unscored
from evals.metrics.rouge import Rouge, rouge
from tests.evals.cases import FIRE, TOWNS, Runner

FOX = "The quick brown fox jumps over the lazy dog."


def _gold(*facts: str, reference: str | None = None) -> Gold:
    listed = [{"id": text, "text": text, "importance": 1, "support": []} for text in facts]
    return Gold.model_validate({"articles": [], "facts": listed, "reference": reference})


@pytest.mark.parametrize(
    ("brief", "figures"),
    [
        # The example of Google's rouge-score: 6 of 9 and 8 words, the subsequence "the quick brown jumps the".
        ("The quick brown dog jumps on the log.", (12 / 17, 4 / 15, 10 / 17)),
        (FOX, (1.0, 1.0, 1.0)),
        ("Nothing of this.", (0.0, 0.0, 0.0)),
        ("the the the the", (4 / 13, 0.0, 4 / 13)),
        ("fox", (2 / 10, 0.0, 2 / 10)),
    ],
)
def test_it_is_the_f_of_shared_words_pairs_and_the_longest_subsequence(
    brief: str, figures: tuple[float, float, float]
) -> None:
    found = rouge([brief], _gold(reference=FOX))

    assert isinstance(found, Rouge)
    assert astuple(found) == (*map(pytest.approx, figures), "a reference")


def test_without_a_reference_the_facts_stand_in_for_it() -> None:
    assert rouge([FOX], _gold("The quick brown fox", "jumps over the lazy dog.")) == Rouge(
        1.0, 1.0, 1.0, "the joined gold facts"
    )


@pytest.mark.parametrize(("claims", "facts"), [([], [FOX]), ([FOX], []), (["..."], [FOX])])
def test_without_words_it_is_unscored(claims: list[str], facts: list[str]) -> None:
    assert rouge(claims, _gold(*facts)) == Unscored("the brief or the gold has no words")


def test_it_is_a_footnote_of_tables_and_reports_and_says_beside_what(
    made: Runner, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = Path("cases/brack/gold.json")
    gold.write_text(json.dumps(json.loads(gold.read_text()) | {"reference": FIRE.format("Brack")}), encoding="utf-8")
    run = made("a", FIRE, towns=TOWNS[:2])
    capsys.readouterr()

    assert exit_code(["report", str(run), "--format", "md"]) == 0

    said = capsys.readouterr().out
    assert exit_code(["report", str(run)]) == 0
    assert "footnote: ROUGE 1 1.00" in (run / "report.html").read_text(encoding="utf-8")
    assert "footnote: ROUGE 1 1.00, 2 1.00, L 1.00 beside a reference" in said
    assert "footnote: ROUGE 1 0.50, 2 0.48, L 0.50 beside the joined gold facts" in said
