"""What this program wrote is no article; and what is given twice is used once."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from summarizer.api import claims_in
from summarizer.domain import Brief, RawArticle, Rejected
from summarizer.edges.cli.main import exit_code
from summarizer.edges.files import read_paths
from tests.builders import FERRY, FLOOD
from tests.growth import SQUARE, Work, growth
from tests.needs import ROOT

FORMS = {"text": "txt", "md": "md", "html": "html", "json": "json"}


def sources(*paths: Path | str) -> tuple[list[str | None], list[tuple[str, str]]]:
    """The sources of what was read, and the rest with its codes."""
    found = read_paths([str(path) for path in paths], io.BytesIO())
    return (
        [Path(item.source or "").name for item in found if isinstance(item, RawArticle)],
        [(Path(item.source).name, item.code) for item in found if isinstance(item, Rejected)],
    )


@pytest.fixture
def flood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "flood.txt").write_text(FLOOD)
    return tmp_path


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("options", [(), ("--guard", "off"), ("--words", "40")], ids=["whole", "unguarded", "short"])
def test_a_brief_in_the_folder_it_was_written_from_is_no_article(
    flood: Path, form: str, options: tuple[str, ...]
) -> None:
    name = f"brief.{FORMS[form]}"
    (flood / "ferry.txt").write_text(FERRY)
    assert exit_code(["brief", str(flood), "--format", form, "-o", name, *options]) == 0

    expected = (["ferry.txt", "flood.txt"], [(name, "no_article")])
    found, lost = sources(flood)

    assert (sorted(map(str, found)), lost) == expected
    assert sources(flood / "*.*") == (found, lost)
    assert sources(flood / name) == ([], [(name, "no_article")])


def test_a_brief_with_a_disputed_sentence_is_no_article_either(tmp_path: Path) -> None:
    foot = (
        "3 sentences, every one supported by its source; other articles say otherwise of 1. 2 origins in 2 articles."
    )
    (tmp_path / "flood.txt").write_text(FLOOD)
    (tmp_path / "brief.txt").write_text(f"Flood in Marl\n\n{FLOOD} [1]\n\n{foot}\n\nSources\n  [1] Flood\n")

    assert sources(tmp_path) == (["flood.txt"], [("brief.txt", "no_article")])


def test_marks_of_doubt_are_no_part_of_a_claim() -> None:
    disputed = "The dam broke. [1] (supported, but other\narticles say otherwise)"
    foot = "2 sentences, 1 supported by its source; other articles say otherwise of 1. 2 articles."

    found = claims_in(f"{disputed} The mayor left. [2] (not supported)\n\n{foot}")

    assert [claim.text for claim in found] == ["The dam broke.", "The mayor left."]


def test_a_brief_that_was_refused_is_no_article_either(flood: Path) -> None:
    (flood / "flood.txt").write_text("Rain.")
    for form, suffix in FORMS.items():
        assert exit_code(["brief", "flood.txt", "--format", form, "-o", f"brief.{suffix}"]) == 1

    assert sources("brief.txt", "brief.md", "brief.html", "brief.json")[0] == []


@pytest.mark.parametrize(
    "text",
    [
        f"{FLOOD} It drew 3 sentences, every one supported by its source. 3 articles from 2 papers said so.",
        "No brief was given to the court.\nThe judge adjourned the hearing in Marl until Monday.",
        f"The judge handed down 2 sentences.\n{FLOOD}",
    ],
)
def test_an_article_that_speaks_of_sentences_and_briefs_is_read(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text)

    assert sources(tmp_path) == (["a.txt"], [])


def test_a_file_that_several_paths_lead_to_is_read_once_and_said_to_be_given_twice(flood: Path) -> None:
    (flood / "link.txt").symlink_to(flood / "flood.txt")

    found = read_paths(["flood.txt", "./flood.txt", str(flood / "f*.txt"), "link.txt"], io.BytesIO())

    assert [type(item) for item in found] == [RawArticle, Rejected, Rejected, Rejected]
    assert {(item.code, item.detail) for item in found if isinstance(item, Rejected)} == {
        ("duplicate_input", "the same file twice; it is used once")
    }


def test_copies_do_not_repeat_the_note_about_their_date(flood: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.txt", "b.txt"):
        (flood / name).write_text(f"---\ndate: soon\n---\n{FLOOD}")

    assert exit_code(["brief", "b.txt", "a.txt", "--format", "json"]) == 0

    brief = Brief.model_validate_json(capsys.readouterr().out)
    assert [note.detail for note in brief.notes] == ["a.txt: 'soon' is no date; write YYYY-MM-DD"]
    assert [item.detail for item in brief.rejected] == ["the same article as 'a.txt'"]


@pytest.mark.parametrize("name", ["brief.html", "BRIEF.HTM"])
def test_a_page_is_no_summary_to_check_and_the_message_says_what_is(
    flood: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (flood / name).write_text("<p>The river flooded Marl.</p>")

    assert exit_code(["check", name, "flood.txt"]) == 2
    assert capsys.readouterr().err == (
        f"summarizer: {name}: a web page is no summary; give the brief's JSON, its Markdown or its text\n"
    )


def test_the_package_runs_as_a_module(flood: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "summarizer", "brief", str(flood), "--format", "json"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["claims"]


@pytest.mark.parametrize("token", ["A ", '"', "a, ", "1 ", "1\n", "1 sentence. ", '<meta name="generator" '])
def test_the_cost_of_looking_for_our_mark_grows_with_the_length_alone(tmp_path: Path, token: str) -> None:
    def reading(length: int) -> Work:
        (tmp_path / "a.txt").write_text(token * (length // len(token)))
        (tmp_path / "a.html").write_text(token * (length // len(token)))
        return lambda: sources(tmp_path)

    assert growth(reading, 25_000) < SQUARE
