"""`python -m evals`: what it prints, what it keeps, how it ends."""

import asyncio
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from evals.__main__ import exit_code
from evals.agreement import agreement
from evals.cases import GoldError, doubts, load_case, load_cases, load_set, problems
from tests.builders import SEEDS, brief_of, seed_articles
from tests.needs import ROOT

SEED = SEEDS[0]
OURS_AND_PEERS = ["extractive", "lead", "lexrank"]


def _evals(*arguments: str | Path, runs: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "evals", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={"PATH": "", "SUMMARIZER_RUNS_DIR": str(runs), "PYTHONWARNINGS": "error"},
    )


def test_the_smoke_set_is_run_scored_and_kept(tmp_path: Path) -> None:
    done = _evals("run", "--set", "smoke", "--words", "120", runs=tmp_path)

    assert done.returncode == 0, done.stderr
    rows = ["case", *(case.name for case in load_set("smoke")), "mean", "claims:", "conflicts:", "told:", "footnote:"]
    assert [line.split()[0] for line in done.stdout.splitlines()] == rows
    *_, claims, conflicts, told, footnote = done.stdout.splitlines()
    assert claims.endswith("not supported; 0 words over the budget")
    assert re.match(r"conflicts: \d+ of \d+ found \(.+\), \d+ not in the gold$", conflicts)
    assert re.match(r"told: vital facts, rightly cited 0\.\d\d, .*quotations to the letter 1\.00", told)
    assert re.match(r"footnote: ROUGE 1 0\.\d\d, 2 0\.\d\d, L 0\.\d\d beside the joined gold facts$", footnote)
    (folder,) = tmp_path.iterdir()
    lines = [json.loads(line) for line in (folder / "results.jsonl").read_text().splitlines()]
    assert [line["case"] for line in lines] == [case.name for case in load_set("smoke")]
    assert all(0 < line["weighted_recall"]["value"] < 1 and line["claim_precision"]["value"] == 1 for line in lines)
    assert all(line["form"]["words_over"] == line["form"]["unsupported"] == 0 for line in lines)
    assert (folder / f"{SEED.name}.brief.json").exists()


def test_our_briefs_are_compared_with_peers(tmp_path: Path) -> None:
    done = _evals(
        "compare", "--set", "smoke", "--words", "60", "--limit", "2", "--peers", "lead,lexrank", runs=tmp_path
    )

    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "2 cases of 2 events, at most 60 words; means over events with 95 % intervals"
    systems = [line.split()[0] for line in lines if line]
    assert systems[2:] == ["vital", *OURS_AND_PEERS, "weighted", *OURS_AND_PEERS, "form", *OURS_AND_PEERS]
    assert list(tmp_path.iterdir()) == []


def test_a_brief_is_scored_fact_by_fact(tmp_path: Path) -> None:
    brief = tmp_path / "brief.json"
    brief.write_text(brief_of(*seed_articles(SEED)).model_dump_json())

    done = _evals("score", brief, SEED / "gold.json", "--facts", runs=tmp_path)

    assert done.returncode == 0, done.stderr
    facts = load_case(SEED / "gold.json").gold.facts
    assert all(f"  {fact.id}  {fact.text}" in done.stdout for fact in facts)
    assert "vital fact recall" in done.stdout


def test_a_brief_of_another_story_is_refused_by_name(tmp_path: Path) -> None:
    brief = tmp_path / "brief.json"
    brief.write_text(brief_of(*seed_articles(SEED)).model_dump_json())

    done = _evals("score", brief, SEEDS[1] / "gold.json", runs=tmp_path)

    assert done.returncode == 2
    assert f"none of its articles is one of {SEEDS[1].name}" in done.stderr


def test_a_brief_written_without_texts_is_scored_too(tmp_path: Path) -> None:
    document = brief_of(*seed_articles(SEED)).model_dump(mode="json")
    for article in document["articles"]:
        del article["text"]
    brief = tmp_path / "brief.json"
    brief.write_text(json.dumps(document))

    assert _evals("score", brief, SEED / "gold.json", runs=tmp_path).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "code", "complaint"),
    [
        (["run"], 2, "name either --set smoke|dev or --cases DIR"),
        (["run", "--set", "nothing"], 2, "smoke"),
        (["run", "--set", "smoke", "--words", "0"], 2, "--words"),
        (["run", "--set", "smoke", "--model", "nothing"], 2, "unknown model 'nothing'"),
        (["run", "--cases", "docs"], 4, "no gold.json"),
        (["compare"], 2, "name either --set smoke|dev or --cases DIR"),
        (["compare", "--set", "smoke", "--cases", "seeds"], 2, "name either"),
        (["compare", "--set", "smoke", "--peers", "luhn"], 2, "there is no peer 'luhn'"),
        (["compare", "--set", "smoke", "--limit", "0"], 2, "--limit"),
        (["compare", "--cases", "docs", "--peers", "lead"], 4, "no gold.json"),
        (["score", "missing.json", "seeds/river-flood/gold.json"], 2, "missing.json"),
        (["score", "README.md", "seeds/river-flood/gold.json"], 2, "README.md: this is no brief"),
        (["score", "README.md", "missing.json"], 4, "missing.json"),
        (["agreement", "README.md"], 4, "README.md:1: this is no annotated summary"),
        (["agreement", os.devnull], 4, "0 judgements: too few to compare"),
        (["agreement", sys.executable], 4, "not in UTF-8"),
    ],
)
def test_what_cannot_be_done_is_named_and_ends_with_its_own_code(
    arguments: list[str],
    code: int,
    complaint: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("SUMMARIZER_RUNS_DIR", str(tmp_path / "runs"))

    assert exit_code(arguments) == code

    assert complaint in capsys.readouterr().err


def test_a_run_that_cannot_be_kept_is_refused_before_it_starts() -> None:
    done = _evals("run", "--set", "smoke", runs=Path(os.devnull) / "runs")

    assert (done.returncode, done.stdout) == (2, "")
    assert "set SUMMARIZER_RUNS_DIR" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_judgement_of_an_unknown_insight_is_refused_with_its_line(tmp_path: Path) -> None:
    insight, judgement = {"insight_id": "1", "insight": "Marl"}, {"insight_id": "2", "coverage": "fully_covered"}
    line = {"summary": ["Marl"], "reference_insights": [insight], "annotation": [judgement]}
    (tmp_path / "a.jsonl").write_text(json.dumps(line))

    with pytest.raises(GoldError, match=r"a\.jsonl:1: this is no annotated summary"):
        asyncio.run(agreement(tmp_path / "a.jsonl"))


def test_validate_proves_the_gold_that_ships(tmp_path: Path) -> None:
    done = _evals("validate", runs=tmp_path)

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("24 cases, ")


@pytest.fixture
def spoiled(tmp_path: Path) -> Path:
    """A case to break."""
    return Path(shutil.copytree(SEED, tmp_path / "case"))


def test_a_gold_quote_that_is_not_in_its_article_is_named(spoiled: Path) -> None:
    gold = json.loads((spoiled / "gold.json").read_text())
    gold["facts"][0]["support"][0]["quote"] = "nobody ever wrote this"
    (spoiled / "gold.json").write_text(json.dumps(gold))

    with pytest.raises(GoldError, match="'nobody ever wrote this' does not stand in"):
        load_cases(spoiled)


def test_ids_used_twice_and_articles_that_are_not_there_are_named(spoiled: Path) -> None:
    gold = json.loads((spoiled / "gold.json").read_text())
    gold["facts"][1]["id"] = gold["facts"][0]["id"]
    gold["articles"] += ["nothing.txt", "no\x00name"]
    gold["facts"][0]["support"][0]["article"] = "elsewhere.txt"
    (spoiled / "gold.json").write_text(json.dumps(gold))

    found = "\n".join(problems(load_case(spoiled / "gold.json")))

    assert "article 'nothing.txt' cannot be read" in found
    assert r"article 'no\x00name' cannot be read" in found
    assert "is used 2 times" in found
    assert "there is no article 'elsewhere.txt'" in found


def test_every_gold_file_that_is_none_is_named(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "gold.json").write_text("{")

    with pytest.raises(GoldError) as caught:
        load_cases(tmp_path)

    one, two = str(caught.value).splitlines()
    assert str(tmp_path / "one") in one
    assert str(tmp_path / "two") in two


def test_a_figure_that_is_no_number_is_named(spoiled: Path) -> None:
    gold = json.loads((spoiled / "gold.json").read_text())
    gold["facts"][0]["slots"] = [{"type": "number", "value": "many"}]
    (spoiled / "gold.json").write_text(json.dumps(gold))

    assert f"{gold['facts'][0]['id']}: 'many' is no number" in problems(load_case(spoiled / "gold.json"))


@pytest.mark.parametrize(
    ("slot", "problem"),
    [
        ({"type": "number", "value": "731"}, "'731' stands neither in the fact nor in its quotes: number"),
        (
            {"type": "number", "value": "1", "unit": "hour"},
            "'1' stands neither in the fact nor in its quotes: number",
        ),
        ({"type": "percent", "value": "12.7"}, "'12.7' stands neither in the fact nor in its quotes: percent"),
        ({"type": "date", "value": "March 2023"}, "'March 2023' is no date; write YYYY-MM-DD, YYYY-MM or YYYY"),
        ({"type": "date", "value": "2023-3-21"}, "'2023-3-21' is no date; write YYYY-MM-DD, YYYY-MM or YYYY"),
        ({"type": "date", "value": "2023-02-30"}, "'2023-02-30' is no date; write YYYY-MM-DD, YYYY-MM or YYYY"),
    ],
)
def test_a_slot_that_its_fact_does_not_hold_is_named(spoiled: Path, slot: dict[str, str], problem: str) -> None:
    gold = json.loads((spoiled / "gold.json").read_text())
    gold["facts"][0]["slots"] = [slot]
    (spoiled / "gold.json").write_text(json.dumps(gold))

    case = load_case(spoiled / "gold.json")

    assert list(problems(case)) == []  # it can be scored
    assert list(doubts(case)) == [f"{gold['facts'][0]['id']}: {problem}"]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("She met him for an hour.", "1", "hour"),
        ("The board postponed it twice.", "2", "time"),
        ("The tilt was between 50 and 60 degrees.", "60", "degree"),
        ("Norline cut 400 jobs in nine months.", "9", "month"),
    ],
)
def test_a_figure_may_stand_in_words_or_end_a_range(tmp_path: Path, text: str, value: str, unit: str) -> None:
    slots = [
        {"type": "number", "value": value, "unit": unit},
        {"type": "date", "value": "2025-03"},
        {"type": "date", "value": "2025"},
    ]
    fact = {
        "id": "f1",
        "text": text,
        "importance": 1,
        "support": [{"article": "a.txt", "quote": text}],
        "slots": slots,
    }
    (tmp_path / "a.txt").write_text(text)
    (tmp_path / "gold.json").write_text(json.dumps({"articles": ["a.txt"], "facts": [fact]}))

    assert list(doubts(load_case(tmp_path / "gold.json"))) == []


@pytest.mark.parametrize("quote", ["", " \n"])
def test_a_quote_without_a_word_proves_nothing(spoiled: Path, quote: str) -> None:
    gold = json.loads((spoiled / "gold.json").read_text())
    gold["facts"][0]["support"][0]["quote"] = quote
    (spoiled / "gold.json").write_text(json.dumps(gold))

    assert "an empty quote from" in "\n".join(problems(load_case(spoiled / "gold.json")))


def test_a_key_that_no_gold_file_has_is_named(spoiled: Path) -> None:
    gold = json.loads((spoiled / "gold.json").read_text())
    gold["conflict"] = gold.pop("conflicts")
    (spoiled / "gold.json").write_text(json.dumps(gold))

    assert list(doubts(load_case(spoiled / "gold.json"))) == ["'conflict' is no key of a gold file"]


def test_gold_of_another_shape_is_refused_with_its_place(spoiled: Path) -> None:
    gold = json.loads((spoiled / "gold.json").read_text())
    gold["facts"][0]["importance"] = 7
    (spoiled / "gold.json").write_text(json.dumps(gold))

    with pytest.raises(GoldError, match=r"facts\.0\.importance"):
        load_case(spoiled / "gold.json")


@pytest.mark.needs("shared")
def test_the_matcher_agrees_with_people_as_the_docs_say(shared: Path) -> None:
    measured = asyncio.run(agreement(shared / "data" / "coverage" / "summhay_annotated_dev.jsonl"))

    assert (round(measured.correlation, 2), round(measured.balanced_accuracy, 2)) == (0.72, 0.82)
