"""The command line: data on standard output, everything else on standard error, and the exit code."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from summarizer.domain import Brief, CheckReport, FactsReport
from summarizer.edges.cli.main import COMMANDS
from tests.builders import FERRY, FLOOD, SEEDS
from tests.command import Ran, Run, run

__all__ = ["run"]  # a fixture


@pytest.fixture
def flood(tmp_path: Path) -> Path:
    return written(tmp_path / "flood.txt", FLOOD)


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def brief_in(ran: Ran) -> Brief:
    return Brief.model_validate_json(ran.out)


def rejected(ran: Ran) -> list[str]:
    return [item.code for item in brief_in(ran).rejected]


# Good input


def test_a_brief_is_text_on_standard_output_and_nothing_else(run: Run, flood: Path) -> None:
    code, out, err = run("brief", flood)

    assert (code, err) == (0, "")
    assert "Sources\n  [1] " in out


def test_a_brief_in_json_is_the_document_with_all_its_proof(run: Run, flood: Path) -> None:
    ran = run("brief", flood, "--format", "json")

    brief = brief_in(ran)
    assert (ran.code, ran.err, brief.status) == (0, "", "complete")
    assert brief.claims[0].verdict.evidence
    assert brief.articles[0].text == FLOOD


def test_no_text_leaves_the_texts_out(run: Run, flood: Path) -> None:
    ran = run("brief", flood, "--format", "json", "--no-text")

    assert ran.code == 0
    assert "text" not in json.loads(ran.out)["articles"][0]


@pytest.mark.parametrize(
    "stdin",
    [
        FLOOD.encode(),
        json.dumps({"text": FLOOD}).encode(),
        json.dumps({"articles": [{"text": FLOOD}]}).encode(),
        json.dumps({"text": FLOOD}).encode() + b"\n",
    ],
    ids=["text", "JSON", "articles", "JSONL"],
)
def test_articles_come_from_standard_input(run: Run, stdin: bytes) -> None:
    ran = run("brief", "-", "--format", "json", stdin=stdin)

    assert (ran.code, [article.text for article in brief_in(ran).articles]) == (0, [FLOOD])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252", "latin-1"])
def test_an_article_is_read_whatever_its_encoding(run: Run, tmp_path: Path, encoding: str) -> None:
    text = "The café on Hill Road in Malmö stayed open through the flood on Sunday."
    file = written(tmp_path / "cafe.txt", text.encode(encoding))

    assert text in " ".join(run("brief", file).out.split())


def test_facts_lists_what_the_articles_say(run: Run, flood: Path) -> None:
    ran = run("facts", flood, "--format", "json")

    assert (ran.code, len(FactsReport.model_validate_json(ran.out).facts)) == (0, 4)
    assert run("facts", flood).out.count("(flood)") == 4


# Bad input


def test_one_bad_article_beside_good_ones_is_listed_and_the_brief_delivered(run: Run, flood: Path) -> None:
    ran = run("brief", flood, "gone.txt", "--format", "json")

    assert (ran.code, rejected(ran)) == (0, ["not_found"])
    assert brief_in(ran).claims
    assert "not used: gone.txt" in ran.err
    assert "Not used\n  gone.txt" in run("brief", flood, "gone.txt").out


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"\x7fELF\x02\x01\x00\x00\x00", "binary"),
        ("a.jsonl", b'{"text": "cut of\n', "bad_json"),
        ("a.txt", b"Share:\nAdvertisement\nAll rights reserved.\n", "no_sentence"),
        ("a.txt", b"a" * 5_000_000, "too_long"),
        ("a.txt", b"Rain. More rain.", "no_sentence"),
    ],
    ids=["empty", "binary", "broken JSON", "boilerplate", "5 MB of one letter", "a few words"],
)
def test_without_a_usable_article_the_brief_is_refused(
    run: Run, tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    ran = run("brief", written(tmp_path / name, content), "--format", "json")

    assert (ran.code, brief_in(ran).status, rejected(ran)) == (1, "refused", [code])
    assert code in ran.err


@pytest.mark.parametrize("path", ["gone.txt", "*.txt", "folder", ""])
def test_a_path_that_leads_nowhere_is_refused_and_named(run: Run, tmp_path: Path, path: str) -> None:
    (tmp_path / "folder").mkdir()

    ran = run("brief", path, "--format", "json")

    assert (ran.code, brief_in(ran).status, rejected(ran)) == (1, "refused", ["not_found"])
    assert run("brief", path).out.startswith("No brief.\n")


def test_the_same_article_five_times_is_one(run: Run, tmp_path: Path) -> None:
    files = [written(tmp_path / f"{number}.txt", FLOOD) for number in range(5)]

    ran = run("brief", *files, "--format", "json")

    assert (ran.code, len(brief_in(ran).articles), rejected(ran)) == (0, 1, ["duplicate_input"] * 4)


def test_a_letter_five_million_times_is_turned_away_beside_a_good_article(run: Run, flood: Path) -> None:
    written(flood.parent / "long.txt", b"a" * 5_000_000)

    assert rejected(run("brief", flood, "long.txt", "--format", "json")) == ["too_long"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--words", "0"], "summarizer: --words takes a whole number from 10 to 5,000"),
        (["--words", "many"], "summarizer: --words takes a whole number from 10 to 5,000"),
        (["--model", "nosuch"], "nosuch"),
        (["--guard", "maybe"], "--guard"),
        (["--format", "pdf"], "--format"),
        (["--nosuch"], "--nosuch"),
        (["-o", "nowhere/brief.txt"], "nowhere/brief.txt"),
        (["-o", "."], "'.'"),
    ],
)
def test_a_wrong_option_is_a_usage_error_that_names_it(
    run: Run, flood: Path, arguments: Sequence[str], says: str
) -> None:
    code, out, err = run("brief", flood, *arguments)

    assert (code, out) == (2, "")
    assert says in err


def test_no_path_and_no_such_command_are_usage_errors(run: Run) -> None:
    assert run("brief").code == 2
    assert run("nosuch") == (2, "", f"summarizer: no command 'nosuch'; there are {', '.join(COMMANDS)}\n")
    assert run("breif", ".") == (2, "", "summarizer: no command 'breif'; did you mean brief?\n")


# Findings


def test_strict_is_content_when_nothing_was_withheld(run: Run, flood: Path) -> None:
    assert run("brief", flood, "--strict").code == 0


def test_a_budget_too_small_for_any_sentence_delivers_no_brief_and_says_why(run: Run, tmp_path: Path) -> None:
    first = FERRY.partition(". ")[0] + "."
    ran = run("brief", written(tmp_path / "ferry.txt", first), "--words", "10", "--format", "json")

    assert (ran.code, brief_in(ran).status) == (1, "refused")
    assert "no_claim" in ran.err


def test_a_check_exits_0_when_all_is_supported_and_1_when_not(run: Run, flood: Path, tmp_path: Path) -> None:
    good = written(
        tmp_path / "good.md", "The river Oster flooded the town of Marl on Sunday after three days of rain."
    )
    bad = written(tmp_path / "bad.md", "The river Oster flooded the town of Lund on Sunday after nine days of rain.")

    assert run("check", good, flood).code == 0
    ran = run("check", bad, flood, "--format", "json")

    report = CheckReport.model_validate_json(ran.out)
    assert (ran.code, report.summary.supported) == (1, 0)
    assert "number_mismatch" in report.claims[0].verdict.codes


def test_a_brief_is_checked_again_from_its_own_json(run: Run, flood: Path) -> None:
    run("brief", flood, "--format", "json", "-o", "brief.json")

    code, out, _ = run("check", "brief.json", flood)

    assert code == 0
    assert "NOT ENOUGH" not in out


def test_claims_are_checked_as_they_are_given_with_their_ids(run: Run, flood: Path) -> None:
    lines = [{"id": "c1", "text": "Fire crews took 1,200 people to the school. It rained."}, {"text": "It snowed."}]
    written(flood.parent / "claims.jsonl", "\n".join(json.dumps(line) for line in lines))

    ran = run("check", "--claims", "claims.jsonl", flood, "--format", "json")

    claims = CheckReport.model_validate_json(ran.out).claims
    assert (ran.code, len(claims), claims[0].id, claims[0].text) == (1, 2, "c1", lines[0]["text"])


@pytest.mark.parametrize("line", ["no json", "[]", '{"id": "c1"}', "[" * 100_000])
def test_a_broken_line_of_claims_is_named(run: Run, flood: Path, line: str) -> None:
    written(flood.parent / "claims.jsonl", f'{{"text": "It rained."}}\n{line}\n')

    code, _, err = run("check", "--claims", "claims.jsonl", flood)

    assert code == 2
    assert "claims.jsonl:2" in err


@pytest.mark.parametrize("content", ["", "...", "“”", '{"no": "brief"}', "{" * 100_000, b"\x00\x01\x02"])
def test_a_summary_that_cannot_be_checked_is_a_usage_error(run: Run, flood: Path, content: str | bytes) -> None:
    written(flood.parent / "summary.txt", content)

    code, out, err = run("check", "summary.txt", flood)

    assert (code, out) == (2, "")
    assert "summary.txt" in err


def test_a_check_without_articles_or_summary_is_a_usage_error(run: Run, flood: Path) -> None:
    assert run("check", flood).code == 2
    assert run("check", "gone.txt", flood).code == 2


def test_facts_of_nothing_are_a_finding(run: Run) -> None:
    assert run("facts", "gone.txt").code == 1


# Output


def test_a_file_is_written_whole_and_nothing_else_is_left(run: Run, flood: Path, tmp_path: Path) -> None:
    ran = run("brief", flood, "-o", "brief.json", "--format", "json")

    assert (ran.code, ran.out) == (0, "")
    assert Brief.model_validate_json((tmp_path / "brief.json").read_bytes()).claims
    assert {path.name for path in tmp_path.iterdir()} == {"flood.txt", "brief.json"}


def test_a_file_that_was_there_is_replaced_and_readable_as_any_other(run: Run, flood: Path, tmp_path: Path) -> None:
    written(tmp_path / "brief.txt", "old")

    run("brief", flood, "-o", "brief.txt")

    assert "old" not in (tmp_path / "brief.txt").read_text()
    assert (tmp_path / "brief.txt").stat().st_mode == flood.stat().st_mode


def test_a_file_that_cannot_be_written_leaves_nothing_behind(run: Run, flood: Path, tmp_path: Path) -> None:
    assert run("brief", flood, "-o", "nowhere/brief.txt").code == 2
    assert {path.name for path in tmp_path.iterdir()} == {"flood.txt"}


# Settings


def words_asked(ran: Ran) -> int:
    return sum(len(claim.text.split()) for claim in brief_in(ran).claims)


def test_a_flag_wins_over_the_environment_and_that_over_the_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path / "summarizer.toml", "words = 50\n")
    pile = SEEDS[0]

    by_file = words_asked(run("brief", pile, "--format", "json"))
    monkeypatch.setenv("SUMMARIZER_WORDS", "130")
    by_environment = words_asked(run("brief", pile, "--format", "json"))
    by_flag = words_asked(run("brief", pile, "--format", "json", "--words", "300"))

    assert by_file <= 50 < by_environment <= 130 < by_flag <= 300


@pytest.mark.parametrize(
    ("file", "variable", "where"),
    [
        ("words = 0\n", None, "'words' in summarizer.toml"),
        ("words = 'many'\n", None, "'words' in summarizer.toml"),
        ("wrods = 99\n", None, "'wrods' in summarizer.toml"),
        ("words = \n", None, "summarizer.toml"),
        ("", "0", "SUMMARIZER_WORDS"),
        ("", "many", "SUMMARIZER_WORDS"),
    ],
)
def test_a_bad_setting_names_the_place_where_it_was_set(
    run: Run, flood: Path, monkeypatch: pytest.MonkeyPatch, file: str, variable: str | None, where: str
) -> None:
    written(flood.parent / "summarizer.toml", file)
    if variable:
        monkeypatch.setenv("SUMMARIZER_WORDS", variable)

    code, out, err = run("brief", flood)

    assert (code, out) == (2, "")
    assert where in err


def test_a_setting_that_is_overruled_may_be_bad(run: Run, flood: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_WORDS", "0")

    assert run("brief", flood, "--words", "100").code == 0


def test_help_names_every_command_and_each_has_its_own(run: Run) -> None:
    assert all(name in run("--help").out for name in COMMANDS)
    for name in COMMANDS:
        assert run(name, "--help").code == 0
