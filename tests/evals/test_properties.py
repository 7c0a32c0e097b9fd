"""What must be true of the metrics, whatever the brief."""

import asyncio
import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evals.cases import Case, Gold, GoldFact, load_case
from evals.figures import conflict_recall
from evals.kept import spoiled_by
from evals.metrics import Result, Score, Unscored
from evals.outcomes import Failed, Scored, line_of, outcome_of
from evals.scoring import score
from summarizer.domain import Brief, Conflict, Variant
from tests.builders import brief_of, raw
from tests.evals.cases import article, case_folder, claims_of

TOWN = "Brack"
FACTS = article(TOWN).split("\n\n")
FALSE = "The mayor of Brack resigned over the fire."
COMMON = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

subsets = st.lists(st.sampled_from(FACTS), unique=True)
orders = st.permutations(range(3))


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = case_folder(tmp_path_factory.mktemp("cases"), [TOWN])
    return load_case(folder / TOWN.lower() / "gold.json")


@pytest.fixture(scope="module")
def blank(case: Case) -> Brief:
    return brief_of(raw(article(TOWN)))


def _scored(blank: Brief, texts: list[str], case: Case) -> Scored:
    brief = blank.model_copy(update={"claims": claims_of(texts, blank.claims[0].verdict)})
    return asyncio.run(score(brief, case))


def _values(outcome: Scored) -> dict[str, float | None]:
    return {name: _value(result) for name, result in outcome.scores()}


def _value(result: Result) -> float | None:
    return result.value if isinstance(result, Score) else None


def test_a_perfect_brief_is_perfect_everywhere(blank: Brief, case: Case) -> None:
    assert _values(_scored(blank, FACTS, case)) == {
        "vital_recall": 1.0,
        "weighted_recall": 1.0,
        "wrong_rate": 0.0,
        "claim_precision": 1.0,
    }


def test_a_brief_that_lists_every_conflict_of_the_gold_finds_them_all(case: Case, blank: Brief) -> None:
    sides = [{"text": text, "support": [{"article": "a.txt", "quote": text}]} for text in FACTS[:2]]
    document = case.gold.model_dump() | {"conflicts": [{"id": "c1", "topic": "market", "sides": sides}]}
    with_conflict = Case(case.name, case.folder, Gold.model_validate(document))
    variants = tuple(Variant(text=text, article_ids=(), outlets=(), origins=()) for text in FACTS[:2])
    told = Conflict(topic="market", kind="number", resolution="open", variants=variants)

    outcome = asyncio.run(score(blank.model_copy(update={"conflicts": (told,)}), with_conflict))

    assert conflict_recall(outcome) == Score(1.0, 1, 1)
    assert outcome.conflicts.others == 0


@COMMON
@given(texts=subsets)
def test_an_added_false_claim_lowers_precision_and_nothing_else(texts: list[str], blank: Brief, case: Case) -> None:
    before, after = _values(_scored(blank, texts, case)), _values(_scored(blank, [*texts, FALSE], case))

    assert (after.pop("claim_precision") or 0.0) < (before.pop("claim_precision") or 1.0)
    assert after == before


@COMMON
@given(texts=subsets, order=orders)
def test_the_order_of_the_gold_changes_nothing(texts: list[str], order: list[int], blank: Brief, case: Case) -> None:
    facts = tuple(case.gold.facts[number] for number in order)
    shuffled = Case(case.name, case.folder, case.gold.model_copy(update={"facts": facts}))

    before, after = _scored(blank, texts, case), _scored(blank, texts, shuffled)

    assert _values(before) == _values(after)
    assert {match.fact.id: match for match in before.matches} == {match.fact.id: match for match in after.matches}


@COMMON
@given(texts=subsets.filter(bool), seed=st.integers(0, 9))
def test_a_repeated_claim_raises_no_recall(texts: list[str], seed: int, blank: Brief, case: Case) -> None:
    repeated = random.Random(seed).choice(texts)  # noqa: S311 - no secret

    before, after = _scored(blank, texts, case), _scored(blank, [*texts, repeated], case)

    assert after.matches == before.matches
    assert _values(after) == _values(before)
    assert after.form.repeats == before.form.repeats + 1


@COMMON
@given(other=st.integers(2, 9_999).filter(lambda number: number != 340))
def test_another_number_turns_covered_into_wrong(other: int, blank: Brief, case: Case) -> None:
    swapped = _scored(blank, [FACTS[0], FACTS[1].replace("340", f"{other:,}"), FACTS[2]], case)

    assert [match.outcome for match in swapped.matches] == ["covered", "wrong", "covered"]
    assert _value(swapped.vital_recall) == 0.5
    assert _value(swapped.wrong_rate) == pytest.approx(1 / 3)


@COMMON
@given(texts=subsets)
def test_a_line_holds_all_of_an_outcome(texts: list[str], blank: Brief, case: Case) -> None:
    outcome = _scored(blank, texts, case)

    assert outcome_of(line_of(outcome)) == outcome
    assert "\n" not in line_of(outcome)


def test_a_line_holds_a_failure_whatever_it_says() -> None:
    failed = Failed("brack", 'a "quoted"\nreason, in Zürich')

    assert outcome_of(line_of(failed)) == failed
    assert "\n" not in line_of(failed)


def test_gold_without_words_is_missing_and_not_divided_by(blank: Brief) -> None:
    fact = GoldFact(id="f1", text="...", importance=3, support=())
    empty = Case("empty", Path(), Gold(articles=(), facts=(fact,)))

    assert _value(_scored(blank, FACTS, empty).vital_recall) == 0.0


@pytest.mark.parametrize(("broken", "spoiled"), [(0, False), (2, False), (3, True)])
def test_a_run_bears_two_scores_of_a_hundred_that_could_not_be_had(
    broken: int, spoiled: bool, blank: Brief, case: Case
) -> None:
    good = _scored(blank, FACTS, case)
    bad = replace(good, vital_recall=Unscored("ValueError: odd", cause="failed"))
    without = replace(good, claim_precision=Unscored("the brief has no claims"))

    found = spoiled_by([bad] * broken + [without] * (25 - broken))

    assert bool(found) is spoiled
    assert all(line == "brack: could not be scored: vital_recall: ValueError: odd" for line in found)
