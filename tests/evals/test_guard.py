"""`python -m evals guard`: what it predicts, what it makes of odd lines, what it reports."""

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from evals.__main__ import exit_code
from evals.guard import Judged, judge, weakest_of
from evals.guard_report import guard_report
from evals.halves import first_documents, halves
from evals.labelled import Line, read_lines
from evals.passed import passed
from evals.planted import alarms_by_kind, recall_by_code
from evals.samples import Sample, sample_of
from summarizer.api import check
from summarizer.domain import Code, Label, RawArticle, Verdict
from tests.builders import FERRY, FLOOD, SEEDS, seed_articles, verdict
from tests.labelled import FALSE, INVENTED, LINE, TRUE, Given, labelled

FRENCH = "Le maire est mort hier dans la ville et la mairie est fermée."


async def _judged(folder: Path, *lines: Given) -> tuple[Judged, ...]:
    return await judge(read_lines([labelled(folder, *lines)]))


def _predictions(folder: Path, *lines: Given, options: Sequence[str] = ()) -> list[Given]:
    out = folder / "out.jsonl"
    assert exit_code(["guard", "--data", str(labelled(folder, *lines)), "--out", str(out), *options]) == 0
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def _made(
    text: str = FLOOD,
    *,
    is_supported: bool = True,
    label: Label = "supported",
    score: float = 0.9,
    codes: tuple[Code, ...] = (),
    code: str | None = None,
    kind: str | None = None,
) -> Judged:
    """A judgement by hand."""
    line = Line("a", "set", (RawArticle(text=text),), TRUE, is_supported, code, kind)
    return Judged(line, label, score, codes, (), 0.0, 0.0)


def _rows(table: str) -> list[str]:
    """The rows of a table without its widths."""
    return [" ".join(line.split()) for line in table.splitlines()]


def _halves_of(sample: Sample) -> tuple[set[str | None], set[str | None]]:
    """The texts of the documents in either half."""
    chosen = first_documents(sample)
    texts: tuple[set[str | None], set[str | None]] = set(), set()
    for each, document in zip(sample.judged, sample.documents, strict=True):
        for item in each.line.documents:
            assert isinstance(item, RawArticle)
            texts[document not in chosen].add(item.text)
    return texts


def test_predictions_keep_the_order_and_the_ids_of_the_lines(tmp_path: Path) -> None:
    ferry = {"document": FERRY, "claim": "Norline blamed a broken fuel pump.", "more": [1]}
    found = _predictions(tmp_path, LINE, LINE | ferry | {"id": 7}, LINE | {"claim": FALSE, "label": 0}, LINE)

    assert [each["id"] for each in found] == ["a", 7, "a", "a"]
    assert [each["label"] for each in found] == ["supported", "supported", "refuted", "supported"]
    assert found[2]["codes"] == ["number_mismatch"]
    assert all(list(each) == ["id", "label", "score", "codes"] for each in found)


async def test_the_guard_says_here_what_it_says_everywhere(tmp_path: Path) -> None:
    claims = [TRUE, FALSE, INVENTED]
    judged = await _judged(tmp_path, *(LINE | {"claim": claim} for claim in claims))
    report = await check(claims, [FLOOD])

    assert [(each.label, each.score, each.codes) for each in judged] == [
        (each.verdict.label, each.verdict.score, each.verdict.codes) for each in report.claims
    ]


async def test_documents_are_read_once_whatever_lines_come_between(tmp_path: Path) -> None:
    other = labelled(tmp_path, LINE | {"document": None, "documents": [FLOOD]}, name="other.jsonl")
    judged = await judge(read_lines([labelled(tmp_path, LINE, LINE | {"document": FERRY}, LINE), other]))

    assert judged[0].parsing_ms == judged[2].parsing_ms == judged[3].parsing_ms != judged[1].parsing_ms


@pytest.mark.parametrize(
    ("labels", "worst"),
    [
        (["supported", "not_enough_evidence"], "not_enough_evidence"),
        (["not_enough_evidence", "conflicting", "supported"], "conflicting"),
        (["conflicting", "refuted", "not_enough_evidence"], "refuted"),
        (["supported"], "supported"),
    ],
)
def test_the_worst_label_is_that_of_the_claim(labels: list[Label], worst: Label) -> None:
    assert weakest_of([verdict(label) for label in labels]).label == worst


def test_the_lowest_score_and_every_code_are_those_of_the_claim() -> None:
    codes: list[tuple[Code, ...]] = [("negated",), (), ("no_evidence", "negated")]
    verdicts = [
        Verdict(label="refuted", codes=each, verifier="fake@1", score=score)
        for each, score in zip(codes, (0.2, 0.9, 0.1), strict=True)
    ]

    assert (weakest_of(verdicts).score, weakest_of(verdicts).codes) == (0.1, ("negated", "no_evidence"))


async def test_a_claim_of_several_sentences_is_as_good_as_its_weakest(tmp_path: Path) -> None:
    both, bad = await _judged(tmp_path, LINE | {"claim": f"{TRUE} {FALSE}"}, LINE | {"claim": FALSE})

    assert (both.label, both.score, both.codes) == (bad.label, bad.score, bad.codes)
    assert both.label == "refuted"


@pytest.mark.parametrize(
    ("documents", "rejected", "label"),
    [
        (["Dana Voss resigned."], ("no_sentence",), "supported"),
        (["Dana Voss resigned.", FERRY], ("no_sentence",), "supported"),
        (["Dana Voss resigned.", "", {"text": FLOOD, "note": 1}], ("no_sentence", "empty"), "supported"),
        (["", " \n"], ("empty", "empty"), "not_enough_evidence"),
        ([], (), "not_enough_evidence"),
        (["Share:"], ("no_sentence",), "not_enough_evidence"),
        ([FRENCH], ("language_unsupported",), "not_enough_evidence"),
        ([FLOOD, FLOOD], (), "not_enough_evidence"),
    ],
)
async def test_odd_documents_get_a_prediction_and_the_reason_is_kept(
    documents: list[object], rejected: tuple[str, ...], label: Label, tmp_path: Path
) -> None:
    (found,) = await _judged(
        tmp_path, LINE | {"document": None, "documents": documents, "claim": "Dana Voss resigned."}
    )

    assert found.rejected == rejected
    assert found.label == label


@pytest.mark.parametrize("claim", ["", "...", "[1]"])
async def test_a_claim_without_a_word_is_not_supported(claim: str, tmp_path: Path) -> None:
    (found,) = await _judged(tmp_path, LINE | {"claim": claim})

    assert found.label == "not_enough_evidence"


async def test_a_cluster_of_ours_stands_for_its_articles(tmp_path: Path) -> None:
    seed = SEEDS[0]
    own = {"document": None, "claim": "The central bank of Ardalia raised its rate."}
    by_name, by_text = await _judged(
        tmp_path,
        LINE | own | {"cluster": seed.name},
        LINE | own | {"documents": [article.model_dump() for article in seed_articles(seed)]},
    )

    assert by_name.line.documents == seed_articles(seed)
    assert (by_name.label, by_name.score) == (by_text.label, by_text.score)


def test_the_report_tells_sets_apart_and_says_what_is_unscored(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = _predictions(
        tmp_path,
        LINE,
        LINE | {"claim": FALSE, "label": 0},
        LINE | {"document": FERRY, "claim": INVENTED, "label": 0},
        LINE | {"dataset": "one", "document": ""},
        options=["--halves"],
    )
    printed = capsys.readouterr()
    rows = _rows(printed.out)

    assert len(found) == 4
    assert printed.err == ""
    assert rows[1].startswith("set 3 2 0.33 1.000 [")
    assert rows[2].startswith("one 1 1 1.00 unscored unscored unscored")
    assert rows[3].startswith("all 4 3 0.50 0.750 [")
    assert rows[4].startswith("mean of sets 1.000 (no interval)")
    assert "unscored: one: all lines have the same label" in rows
    assert "empty one 1 1 0" in rows


def test_codes_are_counted_on_errors_and_on_true_sentences() -> None:
    errors = [_made(is_supported=False, codes=("negated",))] * 3
    rows = _rows(guard_report([*errors, _made(codes=("stale", "negated")), _made()]))

    assert rows[-3:] == [
        "code given precision: of label 0 false alarms: of all with label 1",
        "negated 0.75 [0.30, 0.95] (3 of 4) 0.50 [0.09, 0.91] (1 of 2)",
        "stale 0.00 [0.00, 0.79] (0 of 1) 0.50 [0.09, 0.91] (1 of 2)",
    ]


def test_predictions_on_standard_output_stand_alone(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["guard", "--data", str(labelled(tmp_path, LINE)), "--out", "-"]) == 0

    printed = capfd.readouterr()
    assert json.loads(printed.out)["id"] == "a"
    assert printed.err.startswith("data set")


def test_progress_is_shown_on_a_terminal_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = labelled(tmp_path, LINE, LINE | {"document": FERRY}, LINE)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)

    assert exit_code(["guard", "--data", str(file)]) == 0
    assert capsys.readouterr().err == "\r2 of 3 lines\r3 of 3 lines\n"


def test_planted_errors_are_counted_by_any_objection_and_by_their_own() -> None:
    planted = [
        _made(is_supported=False, code="negated", label="refuted", codes=("negated", "no_evidence")),
        _made(is_supported=False, code="negated", label="not_enough_evidence", codes=("no_evidence",)),
        _made(is_supported=False, code="stale"),
        _made(is_supported=False, code="odd word", label="refuted"),
        _made(is_supported=False, label="refuted"),
        _made(is_supported=True, code="stale"),  # not an error, whatever it says
    ]

    assert _rows(recall_by_code(planted)) == [
        "planted error flagged with its own code",
        "negated 1.00 [0.34, 1.00] (2 of 2) 0.50 [0.09, 0.91] (1 of 2)",
        "odd word 1.00 [0.21, 1.00] (1 of 1) no code of the guard",
        "stale 0.00 [0.00, 0.79] (0 of 1) 0.00 [0.00, 0.79] (0 of 1)",
        "mean of codes 0.67 0.25",
        "worst 0.00 (stale) 0.00 (stale)",
    ]


def test_false_alarms_are_counted_by_the_kind_of_true_sentence() -> None:
    judged = [
        _made(kind="twin"),
        _made(kind="twin", label="not_enough_evidence"),
        _made(kind="light"),
        _made(kind="light", is_supported=False, label="refuted"),  # an error is no true sentence
    ]

    assert _rows(alarms_by_kind(judged)) == [
        "true sentence false alarms",
        "light 0.00 [0.00, 0.79] (0 of 1)",
        "twin 0.50 [0.09, 0.91] (1 of 2)",
    ]


def test_false_claims_that_pass_are_counted_and_told_in_full() -> None:
    judged = [
        _made(),
        _made(label="not_enough_evidence"),
        _made(is_supported=False, code="invented"),
        _made(is_supported=False, label="refuted"),
        _made(is_supported=False),
    ]

    assert _rows(passed(judged)) == [
        "data set false claims passed true claims flagged",
        "set 0.67 [0.21, 0.94] (2 of 3) 0.50 [0.09, 0.91] (1 of 2)",
        "",
        f"passed: a (invented): {TRUE}",
        f"passed: a: {TRUE}",
    ]
    assert _rows(passed([_made()])) == [
        "data set false claims passed true claims flagged",
        "set none of 0 0.00 [0.00, 0.79] (0 of 1)",
    ]


def test_what_passes_is_listed_on_request(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(labelled(tmp_path, LINE | {"label": 0}))

    assert exit_code(["guard", "--data", file, "--passed"]) == 0
    assert capsys.readouterr().out.endswith(f"\n\npassed: a: {TRUE}\n")
    assert exit_code(["guard", "--data", file]) == 0
    assert "passed: a" not in capsys.readouterr().out


def test_sets_without_planted_errors_have_no_table_of_them() -> None:
    report = guard_report([_made(), _made(is_supported=False)])

    assert "planted" not in report
    assert "true sentence" not in report
    assert "no code was given" in report


def test_no_document_is_in_both_halves() -> None:
    judged = [_made(f"Text {number % 40}.", is_supported=number % 3 == 0) for number in range(200)]
    first, second = _halves_of(sample_of(judged))

    assert not first & second
    assert min(len(first), len(second)) > 10
    assert _halves_of(sample_of(judged[::-1])) == (first, second)


def test_lines_that_share_one_document_of_several_are_in_one_half() -> None:
    texts = [RawArticle(text=f"Text {number}.") for number in range(21)]
    lines = [_made() for _ in texts[1:]]
    chain = [
        replace(each, line=replace(each.line, documents=tuple(texts[at : at + 2]))) for at, each in enumerate(lines)
    ]

    found = [_halves_of(sample_of(chain[at:] + chain[:at])) for at in range(len(chain))]
    assert set() in found[0]
    assert found == [found[0]] * len(found)  # whatever comes first and last


def test_lines_are_not_bound_together_by_a_document_without_a_text() -> None:
    empty = RawArticle(text="")
    lines = [_made(f"Text {number}.") for number in range(3)]
    judged = [replace(each, line=replace(each.line, documents=(*each.line.documents, empty))) for each in lines]

    assert len(set(sample_of(judged).documents)) == 3


def test_the_threshold_is_chosen_on_the_first_halves_and_tried_on_the_second() -> None:
    texts = [f"Text {number}." for number in range(40)]
    first, _ = _halves_of(sample_of([_made(text) for text in texts]))
    # .6 parts the first half without a fault; in the second half scores mean the reverse.
    judged = [
        _made(text, is_supported=truth, score=0.8 if truth == (text in first) else 0.4, label="supported")
        for text in texts
        for truth in (True, False)
    ]

    rows = _rows(halves(judged))

    assert rows[0] == "threshold 0.6000, the best for the first halves; mean BA there 1.000 (no interval)"
    second = len(texts) - len(first)
    assert rows[2] == f"set {2 * second} {second} 0.000 [0.000, 0.000] 0.500 [0.500, 0.500]"


def test_halves_without_both_labels_are_unscored_and_say_so() -> None:
    assert halves([_made()]).startswith("halves: unscored, all lines have the same label")


def test_true_claims_are_put_to_documents_of_others(tmp_path: Path) -> None:
    lines = [
        LINE | {"id": "a"},
        LINE | {"id": "b", "claim": FALSE, "label": 0},
        LINE | {"id": "c", "document": FERRY, "claim": "Passengers waited nine hours on Friday."},
    ]
    found = _predictions(tmp_path, *lines, options=["--strangers"])

    assert [each["id"] for each in found] == ["a", "c"]
    assert [each["label"] for each in found] == ["not_enough_evidence"] * 2


def test_strangers_need_two_sets_of_documents(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["guard", "--data", str(labelled(tmp_path, LINE, LINE)), "--strangers"]) == 2
    assert "strangers need two sets" in capfd.readouterr().err
