"""`summarizer update` and `brief --split`: files in, exit codes and messages out."""

import json
from pathlib import Path

import pytest

from summarizer.domain import Brief
from summarizer.edges.cli.main import exit_code

TOWER = (
    "date 2025-07-01 The water tower of Ebbing burst on Tuesday and flooded Mill Lane, fire chief Rolf Aune said. "
    "Crews pumped out 40 cellars in Mill Lane by the evening."
)
FOLLOW_UP = (
    "date 2025-07-02 Ebbing council will replace the burst water tower with a steel tank that costs $2 million, "
    "Mayor Tove Lind said on Wednesday."
)
CHESS = (
    "date 2025-07-02 Grandmaster Anan Pillar beat the champion Boris Tell in the final round of the Vale Open on "
    "Wednesday and took the prize of $90,000. The game lasted seven hours and ended in a rook ending. Pillar, who "
    "is 19, had drawn with Tell twice before and sacrificed a knight on move 31. Tell congratulated him and said "
    "he would play in the Candidates tournament next spring in Madrid."
)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in {"tower.txt": TOWER, "next.txt": FOLLOW_UP, "chess.txt": CHESS}.items():
        (tmp_path / name).write_text(text)
    assert exit_code(["brief", "tower.txt", "--format", "json", "-o", "old.json"]) == 0
    return tmp_path


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_every_format_marks_what_is_new(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["update", "old.json", "next.txt", "--format", form]) == 0

    shown = capsys.readouterr().out
    assert "Update of brief " in shown
    assert shown.count("[new]") == 1


def test_the_json_of_an_update_is_a_brief_that_can_be_updated(place: Path) -> None:
    assert exit_code(["update", "old.json", "next.txt", "--format", "json", "-o", "new.json"]) == 0
    assert exit_code(["update", "new.json", "next.txt", "--format", "json", "-o", "newer.json"]) == 0

    old, new, newer = (
        Brief.model_validate_json((place / name).read_text()) for name in ("old.json", "new.json", "newer.json")
    )
    assert (new.replaces, newer.replaces) == (old.id, new.id)
    assert [claim.text for claim in newer.claims] == [claim.text for claim in new.claims]


@pytest.mark.usefixtures("place")
def test_the_text_of_an_update_is_checked_without_its_marks(capsys: pytest.CaptureFixture[str]) -> None:
    exit_code(["update", "old.json", "next.txt", "-o", "new.txt"])
    capsys.readouterr()

    exit_code(["check", "new.txt", "tower.txt", "next.txt"])

    assert "Update of brief" not in (shown := capsys.readouterr().out)
    assert "[new]" not in shown


@pytest.mark.usefixtures("place")
def test_another_event_is_refused_with_one_line_that_names_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["update", "old.json", "chess.txt"]) == 1

    assert "chess.txt: about another event" in (said := capsys.readouterr()).err
    assert said.out == ""


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("tower.txt", "tower.txt: this is no JSON"),
        ("facts.json", "facts.json: this JSON is no brief but a list of facts"),
        ("future.json", "future.json: schema_version 9 is unknown"),
        ("bare.json", "bare.json: this brief is without its articles' texts; write it without --no-text"),
        ("nowhere.json", "nowhere.json: "),
    ],
)
def test_a_wrong_brief_is_a_usage_error_that_says_what_to_give(
    name: str, fault: str, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "facts.json").write_text('{"facts": [], "articles": [], "rejected": []}')
    future = json.loads((place / "old.json").read_text()) | {"schema_version": 9}
    (place / "future.json").write_text(json.dumps(future))
    exit_code(["brief", "tower.txt", "--format", "json", "--no-text", "-o", "bare.json"])

    assert exit_code(["update", name, "next.txt"]) == 2
    assert fault in capsys.readouterr().err


def test_an_empty_folder_is_refused(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "empty").mkdir()

    assert exit_code(["update", "old.json", "empty"]) == 1
    assert "no new article can update this brief" in capsys.readouterr().err


@pytest.mark.usefixtures("place")
def test_a_split_pile_is_a_brief_a_line_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["brief", "tower.txt", "next.txt", "chess.txt", "--split", "--format", "json"]) == 0

    briefs = [Brief.model_validate_json(line) for line in capsys.readouterr().out.splitlines()]
    assert [len(brief.articles) for brief in briefs] == [2, 1]


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize(("form", "between"), [("text", "\n\n" + "=" * 40 + "\n\n"), ("md", "\n\n---\n\n")])
def test_split_briefs_are_told_apart(form: str, between: str, capsys: pytest.CaptureFixture[str]) -> None:
    exit_code(["brief", "tower.txt", "chess.txt", "--split", "--format", form])

    assert len(capsys.readouterr().out.split(between)) == 2


@pytest.mark.usefixtures("place")
def test_a_page_holds_one_brief(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["brief", "tower.txt", "--split", "--format", "html"]) == 2
    assert "a page holds one brief" in capsys.readouterr().err
