"""Labelled claims: what is read, and what ends it all and why."""

import json
from pathlib import Path

import pytest

from evals.__main__ import exit_code
from evals.labelled import read_lines
from tests.builders import FLOOD
from tests.labelled import LINE, labelled


def test_the_word_cluster_may_mean_something_else_beside_documents(tmp_path: Path) -> None:
    (line,) = read_lines([labelled(tmp_path, LINE | {"cluster": 17})])

    assert line.documents == read_lines([labelled(tmp_path, LINE)])[0].documents


@pytest.mark.parametrize(
    ("broken", "complaint"),
    [
        ('{"id": "a"', "Invalid JSON"),
        ("[1]", "Input should be an object"),
        ('"\\ud83d"', "Invalid JSON"),
        (json.dumps(LINE | {"label": 2}), "label: Input should be 0 or 1"),
        (json.dumps(LINE | {"label": "1"}), "label: Input should be 0 or 1"),
        (json.dumps(LINE | {"claim": None}), "claim: Input should be a valid string"),
        (json.dumps({key: value for key, value in LINE.items() if key != "id"}), "id: Field required"),
        (json.dumps(LINE | {"document": None}), "no `document`, `documents` or `cluster`"),
        (json.dumps(LINE | {"documents": [FLOOD]}), "both `document` and `documents`"),
        (json.dumps(LINE | {"document": None, "documents": [{"title": "x"}]}), "documents.0: an article has either"),
        (json.dumps(LINE | {"document": None, "cluster": "../seeds"}), "no cluster '../seeds' in seeds/"),
    ],
)
def test_a_broken_line_ends_it_all_with_its_file_and_number(
    broken: str, complaint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = labelled(tmp_path, LINE), tmp_path / "out.jsonl"
    file.write_text(f"{file.read_text()}\n{broken}\n")

    assert exit_code(["guard", "--data", str(file), "--out", str(out)]) == 2

    error = capsys.readouterr().err
    assert f"set.jsonl:3: {complaint}" in error
    assert error.rstrip().endswith(
        'a line is {"id", "document" or "documents" or "cluster", "claim", "label": 1 or 0}'
    )
    assert not out.exists()


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ([], "--data"),
        (["--data", "missing.jsonl"], "missing.jsonl: No such file"),
        (["--data", "."], "Is a directory"),
        (["--data", "empty.jsonl"], "empty.jsonl: there is nothing in it"),
        (["--data", "latin.jsonl"], "latin.jsonl:1: Invalid JSON"),
        (["--data", "set.jsonl", "--limit", "0"], "--limit"),
        (["--data", "missing.jsonl", "--out", "nowhere/out.jsonl"], "cannot write 'nowhere/out.jsonl'"),
        (["--data", "set.jsonl", "--out", "./set.jsonl"], "would overwrite the labelled claims"),
    ],
)
def test_what_cannot_be_done_is_said_before_anything_is(
    arguments: list[str],
    complaint: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    kept = labelled(tmp_path, LINE).read_bytes()
    Path("empty.jsonl").write_text("\n \n")
    Path("latin.jsonl").write_bytes(json.dumps(LINE).replace("Oster", "Öster").encode("latin-1"))

    assert exit_code(["guard", *arguments]) == 2

    printed = capsys.readouterr()
    assert complaint in printed.err
    assert printed.out == ""
    assert Path("set.jsonl").read_bytes() == kept


def test_a_byte_order_mark_and_windows_line_ends_are_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "set.jsonl"
    file.write_bytes(b"\xef\xbb\xbf" + json.dumps(LINE).encode() + b"\r\n\r\n")

    assert [line.id for line in read_lines([file])] == ["a"]


def test_lines_belong_to_the_set_they_name_or_else_to_theirlabelled(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    files = [
        labelled(tmp_path, LINE, LINE | {"dataset": "own"}, LINE),
        labelled(tmp_path, LINE, name="more.jsonl"),
        labelled(tmp_path / "old", LINE, name="more.jsonl"),
    ]

    names = [line.dataset for line in read_lines(files, limit=2)]

    assert names == ["set", "own", str(files[1]), str(files[2])]
