"""`python -m evals calibrate`: what it fits on, what becomes of the weights, how it ends."""

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path
from statistics import pstdev

import pytest

from evals.__main__ import exit_code
from evals.calibration import PRIOR, Example, Table, calibration, examples_of, fit
from evals.guard import judge
from evals.halves import first_documents
from evals.labelled import read_lines
from evals.metrics import Unscored
from evals.samples import sample_of
from summarizer.domain import RawArticle
from summarizer.verifiers.rules.scoring import BIAS, WEIGHTS, Measures
from summarizer.verifiers.rules.verifier import SUPPORTED
from tests.labelled import FALSE, INVENTED, LINE, TRUE, Given, labelled

FREELY, FIRMLY = 1, 10**9
GOOD = Measures(*(0.0 for _ in PRIOR))._replace(order=1.0)
BAD = GOOD._replace(nowhere=0.8, order=0.2)
TEXTS = [f"{TRUE} It was night {number}." for number in range(12)]
LINES: list[Given] = [
    LINE | {"id": f"{text} {claim}", "document": text, "claim": claim, "label": int(claim == TRUE)}
    for text, claim in product(TEXTS, (TRUE, FALSE, f"{TRUE} {INVENTED}"))
]


def _drawn(count: int, *, seed: int, dataset: str = "set") -> list[Example]:
    """Claims of one to three sentences whose labels have nothing to do with what is measured."""
    draw = random.Random(seed)  # noqa: S311 - no secret

    def sentences() -> tuple[Measures, ...]:
        return tuple(Measures(*(draw.random() for _ in PRIOR)) for _ in range(draw.randint(1, 3)))

    return [Example(dataset, draw.random() < 0.4, number % 2 == 0, sentences()) for number in range(count)]


def _table(examples: Sequence[Example], *, pull: float) -> Table:
    table = fit(examples, pull=pull)
    assert isinstance(table, Table)
    return table


def _turned(examples: Sequence[Example], *, is_seen: bool) -> list[Example]:
    """With the labels of one half turned round."""
    return [replace(each, is_supported=each.is_supported ^ (each.is_seen == is_seen)) for each in examples]


def _rows(report: str, heading: str) -> list[str]:
    """The rows of the report's table with this heading, without their widths."""
    (table,) = (part for part in report.split("\n\n") if part.startswith(heading))
    return [" ".join(line.split()) for line in table.splitlines()]


@pytest.mark.parametrize("seed", range(4))
def test_weights_keep_their_signs_whatever_the_labels_say(seed: int) -> None:
    weights = _table(_drawn(200, seed=seed), pull=FREELY).weights

    assert all(weight * prior >= 0 for weight, prior in zip(weights, PRIOR, strict=True))
    assert 0 in weights  # or none was held back


def test_a_measure_that_tells_the_labels_apart_gets_weight() -> None:
    noise = _drawn(200, seed=1)
    told = [
        replace(
            each, sentences=tuple(one._replace(absent=one.absent + (not each.is_supported)) for one in each.sentences)
        )
        for each in noise
    ]

    assert _table(told, pull=FREELY).weights.absent < 5 * _table(noise, pull=FREELY).weights.absent - 1


def test_a_pull_without_end_gives_the_prior() -> None:
    examples = _drawn(100, seed=1)
    sentences = [sentence for example in examples for sentence in example.sentences]
    deviations = [pstdev(column) for column in zip(*sentences, strict=True)]

    weights = _table(examples, pull=FIRMLY).weights

    assert weights == pytest.approx([prior / each for prior, each in zip(PRIOR, deviations, strict=True)], abs=0.006)


def test_a_measure_that_never_varies_keeps_its_prior() -> None:
    examples = [Example("set", True, True, (GOOD,)), Example("set", False, True, (BAD,))]

    assert _table(examples, pull=FREELY).weights.wrong_day == PRIOR.wrong_day


def test_of_a_claim_the_weakest_sentence_counts() -> None:
    supported = [Example("set", True, True, (GOOD,)), Example("set", False, True, (BAD, GOOD))]
    table = _table(supported, pull=FREELY)

    assert table.score(supported[0]) > 0.5 > table.score(supported[1])
    assert table.score(supported[1]) == table.score(Example("set", False, True, (BAD,)))


def test_the_weakest_sentence_is_chosen_anew_as_weights_change() -> None:
    # By the prior the first is the weaker; but true claims have it too, and none has the second.
    common, telling = GOOD._replace(nowhere=0.5), GOOD._replace(overstated=1.0)
    rest = [Example("set", True, True, (GOOD,)), Example("set", False, True, (telling,))] * 10
    both = [Example("set", False, True, (common, telling)), Example("set", True, True, (common,))] * 10
    only = [Example("set", False, True, (telling,)), Example("set", True, True, (common, common))] * 10

    assert _table([*both, *rest], pull=FREELY) == _table([*only, *rest], pull=FREELY)


def test_claims_that_no_article_speaks_of_score_nothing_and_have_no_part() -> None:
    examples = _drawn(80, seed=1)
    lost = [Example("set", True, True, ()), Example("set", False, True, ()), Example("other", True, True, ())]
    table = _table([*lost, *examples], pull=100)

    assert table == _table(examples, pull=100)
    assert table.score(lost[0]) == 0


def test_sets_of_a_family_count_as_one() -> None:
    one, other = _drawn(80, seed=1, dataset="sum_a"), _drawn(80, seed=2, dataset="other")
    kin, stranger = ([replace(each, dataset=name) for each in one] for name in ("sum_b", "twin_b"))
    twice = [*other, *other]  # or deviations, which are over all sentences, would be others

    assert _table([*one, *kin, *twice], pull=100) == _table([*one, *other], pull=100)
    assert _table([*one, *stranger, *twice], pull=100) != _table([*one, *other], pull=100)


def test_how_many_claims_a_set_has_of_a_label_makes_no_difference() -> None:
    supported, others = (
        [replace(each, is_supported=label) for each in _drawn(80, seed=1)] for label in (True, False)
    )

    assert _table([*supported, *supported, *others], pull=100) == _table([*supported, *others], pull=100)


def test_the_same_claims_give_the_same_table_in_any_order() -> None:
    examples = _drawn(200, seed=1)

    assert _table(examples, pull=100) == _table(examples, pull=100) == _table(examples[::-1], pull=100)


def test_second_halves_have_no_part_in_the_table() -> None:
    examples = [*_drawn(80, seed=1, dataset="one"), *_drawn(80, seed=2, dataset="two")]
    turned = _turned(examples, is_seen=False)

    ours, theirs = calibration(examples, pull=100), calibration(turned, pull=100)

    assert ours.split("\n\n")[0] == theirs.split("\n\n")[0]
    assert _rows(ours, "bias moved by") == _rows(theirs, "bias moved by")
    assert _rows(ours, "data set") != _rows(theirs, "data set")


def test_a_set_is_left_out_of_the_table_that_it_is_tried_on() -> None:
    own, others = _drawn(80, seed=1, dataset="own"), _drawn(80, seed=2, dataset="others")
    changed = [*_turned(own, is_seen=True), *_turned(others, is_seen=False)]

    ours, theirs = (_rows(calibration(each, pull=1), "data set")[1].split() for each in ([*own, *others], changed))

    assert ours[-2:] == theirs[-2:]
    assert ours[5:7] != theirs[5:7]  # second half, by the table of all sets


async def test_no_document_is_in_both_halves_and_they_are_those_of_the_guard(tmp_path: Path) -> None:
    lines = read_lines([labelled(tmp_path, *LINES)])
    examples = await examples_of(lines)
    texts: tuple[set[str | None], set[str | None]] = set(), set()
    for line, example in zip(lines, examples, strict=True):
        texts[example.is_seen].update(item.text for item in line.documents if isinstance(item, RawArticle))

    assert texts[0]
    assert texts[1]
    assert not texts[0] & texts[1]
    sample = sample_of(await judge(lines))
    chosen = first_documents(sample)
    assert [example.is_seen for example in examples] == [document in chosen for document in sample.documents]


async def test_what_is_fitted_is_what_the_guard_scores(tmp_path: Path) -> None:
    lines = read_lines([labelled(tmp_path, *LINES, LINE | {"claim": ""}, LINE | {"document": ""})])
    table = Table(WEIGHTS, BIAS)
    judged, examples = await judge(lines), await examples_of(lines)

    scores = [round(table.score(example), 4) for example in examples]
    pairs = list(zip(judged, scores, strict=True))
    assert [score for each, score in pairs if not each.codes] == [each.score for each, _ in pairs if not each.codes]
    assert all(each.score <= score and each.score < SUPPORTED for each, score in pairs if each.codes)
    assert {score == 0 for _, score in pairs} == {True, False}
    assert all(each.score == 0 for each, score in pairs if score == 0)


def test_the_table_can_be_pasted() -> None:
    table = _table(_drawn(80, seed=1), pull=100)
    pasted: dict[str, object] = {"Measures": Measures}

    exec(table.as_source(), pasted)  # noqa: S102 - our own source

    assert (pasted["WEIGHTS"], pasted["BIAS"]) == (table.weights, table.bias)


def test_the_report_has_the_table_every_set_and_every_shift(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = labelled(tmp_path, *LINES, name="sum_one.jsonl")
    two = labelled(tmp_path, *LINES, name="two.jsonl")
    plain = labelled(tmp_path, *(line | {"label": 1} for line in LINES), name="plain.jsonl")
    command = ["calibrate", *(word for file in (one, two, plain) for word in ("--data", str(file))), "--pull", "100"]

    reports = []
    for _ in range(2):
        assert exit_code(command) == 0
        reports.append(capsys.readouterr().out)

    assert reports[0] == reports[1]
    assert reports[0].startswith("WEIGHTS = Measures(\n    names=-")
    sets = _rows(reports[0], "data set")
    assert [row.split()[0] for row in sets[1:6]] == ["sum_one", "two", "plain", "mean", "unscored:"]
    assert sets[5] == "unscored: first half of plain: all lines have the same label"
    shifts = _rows(reports[0], "bias moved by")[1:]
    assert [row.split()[0] for row in shifts][::5] == ["-1.0", "-0.5", "+0.0", "+0.5", "+1.0"]
    assert shifts[10].split()[2] == sets[4].split()[3]


def test_one_set_alone_cannot_be_left_out() -> None:
    rows = _rows(calibration(_drawn(80, seed=1), pull=100), "data set")

    assert rows[1].endswith(" unscored unscored")
    assert rows[-1] == "unscored: without set: no first half to fit on has both labels"


def test_claims_of_one_label_give_no_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert isinstance(fit([Example("set", True, True, (GOOD,))], pull=1), Unscored)

    assert exit_code(["calibrate", "--data", str(labelled(tmp_path, LINE))]) == 2
    assert "no first half to fit on has both labels; give more claims" in capsys.readouterr().err


@pytest.mark.parametrize("pull", ["0", "-1", "much"])
def test_a_pull_of_less_than_one_is_refused(pull: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["calibrate", "--data", "set.jsonl", "--pull", pull]) == 2
    assert "--pull" in capsys.readouterr().err
