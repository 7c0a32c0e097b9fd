"""A judge in matching: asked of open pairs alone, believed only in three words, counted, logged and replayed."""

import asyncio
import json
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from evals.__main__ import exit_code
from evals.cases import Case, Gold, load_case
from evals.judging import MatchJudge
from evals.kept import read_run
from evals.metrics import Score, Unscored
from evals.metrics.facts import match_facts, vital_recall
from evals.outcomes import Match, Scored
from summarizer.backends.scripted import ScriptedBackend
from summarizer.errors import UpstreamUnavailable
from summarizer.prompting import load_prompt
from tests.evals.cases import CROWNS, FIRE, TOWNS, case_folder, gold
from tests.providers import USAGE, completion

TOLD = "Wardens brought 340 traders to safety."  # has .54 of the words of the fact f2, and its figure
UNCOUNTED = "Wardens led the traders to safety."
CASE = Case("brack", Path(), Gold.model_validate(gold("Brack")))
PRICES = '"compatible/j" = { input = 1, output = 10 }\n'


def _reply(*labels: str) -> str:
    return json.dumps({"pairs": [{"n": at, "label": label} for at, label in enumerate(labels, start=1)]})


def _settled(texts: Sequence[str], *answers: str | UpstreamUnavailable) -> tuple[tuple[Match, ...], ScriptedBackend]:
    backend = ScriptedBackend(answers)
    matches = match_facts([text.format("Brack") for text in texts], CASE)
    return asyncio.run(MatchJudge(backend, load_prompt("match")).settle(matches)).matches, backend


@pytest.mark.parametrize(
    ("told", "label", "fate"),
    [
        (TOLD, "stated", "covered"),
        (TOLD, "differs", "wrong"),
        (TOLD, "not_stated", "missing"),
        (UNCOUNTED, "stated", "wrong"),  # a figure is missing, and no judge makes up for it
    ],
)
def test_an_open_pair_is_what_the_judge_says_but_for_figures(told: str, label: str, fate: str) -> None:
    (_, of_traders, _), backend = _settled([FIRE, told], _reply(label))

    assert (of_traders.outcome, of_traders.judge) == (fate, "match@1:scripted")
    asked = [json.loads(line) for line in backend.requests[0].user.splitlines() if line.startswith("{")]
    assert asked == [{"n": 1, "fact": "Wardens led 340 traders out of the market in Brack.", "sentence": told}]


def test_nobody_is_asked_of_what_words_decide() -> None:
    matches, backend = _settled([FIRE, CROWNS], _reply("not_stated"))

    assert [match.outcome for match in matches] == ["covered", "missing", "covered"]
    assert backend.requests == []


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("It is told.", "the judge failed: scripted: "),
        ('{"pairs": [{"n": 1, "label": "probably"}]}', "the judge failed: scripted: "),
        (_reply(), "the judge said nothing of it"),
        ('{"pairs": [{"n": 2, "label": "stated"}]}', "the judge said nothing of it"),
        ('{"pairs": [{"n": 1, "label": "stated"}, {"n": 1, "label": "differs"}]}', "the judge said two things of it"),
        (UpstreamUnavailable("scripted: out of order"), "the judge failed: scripted: out of order"),
    ],
)
def test_nonsense_is_no_match_and_no_miss(answer: str | UpstreamUnavailable, reason: str) -> None:
    matches, _ = _settled([FIRE, TOLD], answer)

    assert [match.outcome for match in matches] == ["covered", "unscored", "missing"]
    assert (matches[1].reason or "").startswith(reason)
    assert vital_recall(matches) == Score(1.0, 1, 1)
    assert vital_recall(matches[1:2]) == Unscored("the judge said nothing usable of any such fact", cause="failed")


@contextmanager
def _judging(answer: str) -> Iterator[tuple[str, list[str]]]:
    """The address of a judge on this machine that says this of every pair, and the models it was asked as."""
    asked: list[str] = []

    class Answering(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            question = json.loads(self.rfile.read(int(self.headers["content-length"])))
            asked.append(question["model"])
            pairs = re.findall(r'^\{"n"', question["messages"][-1]["content"], re.MULTILINE)
            said = _reply(*[answer] * len(pairs)) if answer.isidentifier() else answer
            body = completion(said, usage=USAGE).content
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", asked
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Two cases whose second fact is in other words than the article, so that words leave it open."""
    for name in [name for name in os.environ if name.startswith(("SUMMARIZER_", "OPENAI_"))]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SUMMARIZER_PRICES", "prices.toml")
    monkeypatch.setenv("SUMMARIZER_STATE_DIR", str(tmp_path / "state"))
    Path("prices.toml").write_text(PRICES)
    for town in TOWNS[:2]:
        file = case_folder(tmp_path / "cases", [town]) / town.lower() / "gold.json"
        document = gold(town)
        document["facts"][1]["text"] = f"Some 340 traders of {town} were brought to safety by wardens."  # type: ignore[index]
        file.write_text(json.dumps(document), encoding="utf-8")
    return tmp_path


def _run(*options: str) -> int:
    return exit_code(["run", "--cases", "cases", "--judge", "compatible/j", *options])


def _fates(run: Path) -> list[list[str]]:
    return [[match.outcome for match in each.matches] for each in read_run(run).outcomes if isinstance(each, Scored)]


def test_a_judge_over_http_is_counted_and_its_answers_are_replayed(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with _judging("not_stated") as (address, asked):
        monkeypatch.setenv("SUMMARIZER_API_BASE", address)
        assert _run("--out", "a") == 0
        assert asked == ["j", "j"]
        told = capsys.readouterr().out
        assert _run("--replay", "--out", "again") == 0
        assert exit_code(["run", "--resume", "a"]) == 0
        assert asked == ["j", "j"]

    line = (
        "judge match@1:compatible/j: asked of 2 of 6 facts, 0 unscored; 2 calls, 2,000 tokens in, 400 out, 0.0060 USD"
    )
    assert line in told
    assert _fates(place / "a") == _fates(place / "again") == [["covered", "missing", "covered"]] * 2
    assert [outcome.usage.calls for outcome in read_run(place / "a").outcomes] == [0, 0]
    assert read_run(place / "a").header.settings["match_judge"] == "compatible/j"


def test_a_judge_that_talks_nonsense_spoils_the_run_and_every_pair_is_named(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with _judging("I cannot say.") as (address, _):
        monkeypatch.setenv("SUMMARIZER_API_BASE", address)
        assert _run("--out", "a") == 4

    said = capsys.readouterr()
    assert "brack: f2: the judge failed: compatible/j: the reply is not the JSON asked for" in said.err
    assert "unscored: dunmere: f2: the judge failed" in said.out
    assert exit_code(["gate", "a"]) == 4
    assert exit_code(["report", "a"]) == 0
    assert "2 covered, 0 wrong, 0 missing, 1 not judged" in (place / "a" / "report.html").read_text(encoding="utf-8")


def test_the_budget_of_a_run_pays_for_its_judge_too(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with _judging("stated") as (address, asked):
        monkeypatch.setenv("SUMMARIZER_API_BASE", address)
        assert _run("--budget-usd", "0.0040", "--out", "a") == 5
        assert len(asked) == 1
        assert exit_code(["run", "--resume", "a", "--budget-usd", "1"]) == 0

    assert "the brief of dunmere cost more than was left; 0.0030 of 0.0040 USD are spent" in capsys.readouterr().err
    assert _fates(place / "a") == [["covered", "covered", "covered"]] * 2


def test_a_run_that_was_judged_is_not_held_to_one_that_was_not(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(["run", "--cases", "cases", "--out", "plain"]) == 0
    with _judging("stated") as (address, _):
        monkeypatch.setenv("SUMMARIZER_API_BASE", address)
        assert _run("--out", "judged") == 0

    assert exit_code(["gate", "judged", "--baseline", "plain"]) == 4

    assert "matched by another judge, or by none" in capsys.readouterr().err


def test_one_brief_can_be_judged_by_a_script(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("judge.json").write_text(_reply("differs"), encoding="utf-8")
    assert exit_code(["run", "--cases", "cases", "--out", "a"]) == 0

    asked = ["score", "a/brack.brief.json", "cases/brack/gold.json", "--facts"]
    assert exit_code([*asked, "--judge", "scripted/judge.json"]) == 0

    assert "wrong    3  f2" in capsys.readouterr().out
    assert load_case(Path("cases/brack/gold.json")).name == "brack"


@pytest.mark.parametrize("name", ["extractive", "gpt-4o"])
def test_a_judge_is_a_model_of_a_provider(name: str, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["run", "--cases", "cases", "--judge", name, "--out", "a"]) == 2

    assert "PROVIDER/MODEL" in capsys.readouterr().err
    assert not Path("a").exists()


def test_agreement_with_people_is_measured_with_a_judge_as_without(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    insights = [("1", "Some 340 traders of Brack were brought to safety."), ("2", "A fire closed the market.")]
    line = {
        "summary": ["Wardens led 340 traders out of the market in Brack.", "A fire closed the market."],
        "reference_insights": [{"insight_id": id_, "insight": text} for id_, text in insights],
        "annotation": [
            {"insight_id": "1", "coverage": "not_covered"},
            {"insight_id": "2", "coverage": "fully_covered"},
        ],
    }
    Path("people.jsonl").write_text(json.dumps(line), encoding="utf-8")
    Path("judge.json").write_text(_reply("not_stated"), encoding="utf-8")

    assert exit_code(["agreement", "people.jsonl"]) == 0
    assert exit_code(["agreement", "people.jsonl", "--judge", "scripted/judge.json"]) == 0

    said = capsys.readouterr().out.splitlines()
    assert said[0] == "2 pairs: correlation 1.00, balanced accuracy for fully covered 0.50; words leave 1 open"
    assert said[1] == "2 pairs: correlation 1.00, balanced accuracy for fully covered 1.00; words leave 1 open"
    assert said[2] == "judge scripted/judge.json: 0 of these unscored; no model was asked"
