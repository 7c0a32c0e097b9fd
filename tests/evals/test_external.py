"""Clusters of others become cases, and cases that share an event are known as such."""

import json
from pathlib import Path

import pytest

from evals.cases import Case, Gold, GoldError
from evals.events import event_of_each, straddling
from evals.external import ExternalCase, load_any_cases, load_external
from evals.metrics import Unscored
from evals.metrics.facts import match_facts, vital_recall, weighted_recall
from summarizer.domain import RawArticle
from tests.builders import FERRY, FLOOD, SEEDS

CLUSTER: dict[str, object] = {
    "id": "flood-7",
    "licence": "none",
    "articles": [
        {"id": "a1", "title": "Marl under water", "date": "2025-05-04", "outlet": "The Oster Mail", "text": FLOOD},
        {"id": "a2", "title": None, "date": None, "outlet": None, "text": FERRY},
    ],
    "gold_facts": [
        {"id": "f1", "text": "The river Oster flooded Marl on Sunday.", "docs": ["a1"]},
        {"id": "f2", "text": "Norline blamed a broken fuel pump."},
    ],
}


def _file(folder: Path, changed: dict[str, object] | None = None, *, name: str = "cluster-1.json") -> Path:
    file = folder / name
    file.write_text(json.dumps(CLUSTER | (changed or {})), encoding="utf-8")
    return file


def _given(name: str, *texts: str, event: str | None = None) -> Case:
    gold = Gold(event=event, articles=(), facts=())
    return ExternalCase(name, Path(), gold, tuple(RawArticle(source=text[:9], text=text) for text in texts))


def test_a_cluster_is_read_with_all_that_is_known_of_its_articles(tmp_path: Path) -> None:
    case = load_external(_file(tmp_path))

    assert case.name == "cluster-1"
    assert case.articles() == [
        RawArticle(
            source="a1", title="Marl under water", outlet="The Oster Mail", published="2025-05-04", text=FLOOD
        ),
        RawArticle(source="a2", text=FERRY),
    ]


def test_facts_without_an_importance_weigh_alike_and_none_is_vital(tmp_path: Path) -> None:
    case = load_external(_file(tmp_path))
    matches = match_facts(["The Oster flooded Marl on Sunday."], case)

    assert isinstance(vital_recall(matches), Unscored)
    assert vars(weighted_recall(matches)) == {"value": 0.5, "counted": 1, "of": 2}


def test_an_importance_that_is_given_is_kept(tmp_path: Path) -> None:
    facts = [{"id": "f1", "text": "Marl was flooded.", "importance": 3}]

    assert load_external(_file(tmp_path, {"gold_facts": facts})).gold.facts[0].importance == 3


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"gold_facts": []}, "gold_facts"),
        ({"articles": []}, "articles"),
        ({"articles": [{"id": "a1"}]}, r"articles\.0\.text"),
        ({"articles": [{"id": "a1", "text": "half \ud83d of a pair"}]}, "text: holds half of a surrogate pair"),
        ({"gold_facts": [{"id": "f", "text": "x", "importance": 9}]}, r"gold_facts\.0\.importance"),
        ({"gold_facts": [{"id": "f", "text": "x"}, {"id": "f", "text": "y"}]}, "id 'f' is used more than once"),
    ],
)
def test_a_cluster_of_another_shape_is_refused_with_its_place(
    changed: dict[str, object], complaint: str, tmp_path: Path
) -> None:
    with pytest.raises(GoldError, match=f"cluster-1.json: .*{complaint}"):
        load_external(_file(tmp_path, changed))


@pytest.mark.parametrize("text", ["{", "[" * 100_000, '"\xff"', "[1, 2]"])
def test_a_file_that_is_no_cluster_at_all_is_refused(text: str, tmp_path: Path) -> None:
    file = tmp_path / "broken.json"
    file.write_bytes(text.encode("latin-1"))

    with pytest.raises(GoldError, match=r"broken\.json: "):
        load_external(file)


def test_a_folder_of_clusters_is_read_by_name(tmp_path: Path) -> None:
    for name in ("b.json", "a.json"):
        _file(tmp_path, name=name)

    assert [case.name for case in load_any_cases(tmp_path)] == ["a", "b"]


def test_a_folder_of_ours_is_read_as_ours() -> None:
    assert [case.name for case in load_any_cases(SEEDS[0].parent)] == [seed.name for seed in SEEDS]


def test_a_folder_without_either_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"no gold\.json here or one folder down, and no clusters"):
        load_any_cases(tmp_path)


def test_cases_that_share_an_article_are_of_one_event_also_through_a_third() -> None:
    cases = [_given("1", "a", "b"), _given("2", "c"), _given("3", "d", "e"), _given("4", "b", "d")]
    first, alone, third, fourth = event_of_each(cases)

    assert first == third == fourth != alone


def test_cases_that_name_one_topic_are_of_one_event_also_without_a_shared_article(tmp_path: Path) -> None:
    alone = [{"id": "z", "text": "Other words."}], [{"id": "y", "text": "More words."}]
    cases = [
        load_external(_file(tmp_path, {"topic": "flood"})),
        load_external(_file(tmp_path, {"topic": "flood", "articles": alone[0]})),
        load_external(_file(tmp_path, {"topic": "fire", "articles": alone[1]})),
    ]
    flood, again, fire = event_of_each(cases)

    assert flood == again != fire


def test_cases_that_share_nothing_are_events_of_their_own() -> None:
    assert len(set(event_of_each([_given("1", "a"), _given("2", "b"), _given("3", "c")]))) == 3


def test_an_event_in_two_sets_is_named_with_its_cases() -> None:
    smoke = [_given("1", "a"), _given("2", "b"), _given("3", "c", event="fire"), _given("5", "c")]
    dev = [_given("4", "b"), _given("6", "f")]

    assert list(straddling({"smoke": smoke, "dev": dev})) == ["one event is in two sets: 2 (smoke), 4 (dev)"]
    assert list(straddling({"smoke": smoke, "dev": dev[1:]})) == []
