"""`summarizer bulk`: a line for every line, once, whatever the lines and the disk are like."""

import json
import sys
from collections.abc import Callable, Sequence
from io import StringIO
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from summarizer.domain import Brief
from summarizer.edges.bulk import lines as bulk_lines
from summarizer.edges.bulk.run import Account
from summarizer.edges.cli.progress import Progress, progress_line
from tests.builders import FERRY, FLOOD
from tests.command import Ran, Run, run

__all__ = ["run"]  # a fixture

Line = dict[str, object]


def cluster(name: str | None = None, *texts: str, **more: object) -> Line:
    articles = [{"text": text} for text in texts or (FLOOD,)]
    return ({"id": name} if name else {}) | {"articles": articles} | more


def given(*lines: Line | str) -> Path:
    path = Path("in.jsonl")
    path.write_text("".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines))
    return path


def output(path: str = "out.jsonl") -> list[Line]:
    return [json.loads(line) for line in Path(path).read_text().splitlines()]


def ids(lines: Sequence[Line]) -> list[object]:
    return [line["id"] for line in lines]


def problems(lines: Sequence[Line]) -> dict[object, object]:
    """The problem's code by id."""
    return {line["id"]: line["problem"]["code"] for line in lines if "problem" in line}  # type: ignore[index]


def bulk(run: Run, *more: object) -> Ran:
    return run("bulk", "in.jsonl", "-o", "out.jsonl", "--workers", "1", *more)


def test_each_line_has_its_brief_in_the_input_s_order(run: Run) -> None:
    given(cluster("flood"), "", cluster(None, FERRY), cluster("short", words=20))

    assert bulk(run) == (0, "", "")

    flood, ferry, short = output()
    assert ids([flood, ferry, short]) == ["flood", "line-3", "short"]
    assert set(flood) == {"id", "input_sha256", "brief"}
    brief, shorter = (Brief.model_validate(line["brief"]) for line in (flood, short))
    assert len(shorter.claims) < len(brief.claims)


def test_pipes_will_do_for_both(run: Run) -> None:
    ran = run("bulk", "-", "-o", "-", "--no-text", stdin=json.dumps(cluster("flood")).encode())

    assert (ran.code, ran.err) == (0, "")
    line = json.loads(ran.out)
    assert line["id"] == "flood"
    assert "text" not in line["brief"]["articles"][0]


BAD_LINES = {
    "line-1": ('{"articles": [', "bad_json", "line 1: broken JSON at column"),
    "line-2": ("[]", "bad_line", "line 2: it is no object"),
    "line-3": ("null", "bad_line", "line 3: it is no object"),
    "mine": ('{"id": "mine", "articles": [], "colour": 1}', "bad_line", "line 4: colour: unknown field"),
    "none": ('{"id": "none", "articles": []}', "no_articles", "line 5: its list of articles is empty"),
    "line-6": ('{"id": 7, "articles": []}', "bad_line", "line 6: id:"),
    "line-7": (json.dumps(cluster(words=3)), "bad_line", "line 7: words:"),
    "line-8": (json.dumps(cluster("mine")), "duplicate_id", "line 8: line 4 has the same id"),
    "tiny": (json.dumps(cluster("tiny", "Too short.")), "no_usable_article", "none of the articles"),
    "typo": ('{"id": "typo", "articles": [{"txt": "x"}]}', "no_usable_article", "[bad_article]"),
    "line-11": ('{"articles": [{"text": "\\ud800"}]}', "no_usable_article", "surrogate"),
    "line-12": ('{"id": "\\ud800", "articles": [{"text": "x"}]}', "bad_line", "line 12: id:"),
    "line-13": ("[" * 100_000, "bad_json", "line 13: JSON nested too deep"),
}


def test_a_bad_line_is_a_problem_that_names_it_and_spoils_no_other(run: Run) -> None:
    given(*(line for line, _, _ in BAD_LINES.values()), cluster("good"))

    code, _, err = bulk(run)

    done = output()
    assert code == 3
    assert ids(done) == [*BAD_LINES, "good"]
    assert problems(done) == {name: code for name, (_, code, _) in BAD_LINES.items()}
    details = [line["problem"]["detail"] for line in done[:-1]]  # type: ignore[index]
    assert [
        told for (_, _, told), detail in zip(BAD_LINES.values(), details, strict=True) if told not in detail
    ] == []
    assert "6 x bad_line: line 2: it is no object" in err
    assert "14 clusters in the output, 13 without a brief" in err


def test_lines_that_are_no_utf8_are_problems_too(run: Run) -> None:
    Path("in.jsonl").write_bytes(b"\xff\xfe{}\n" + json.dumps(cluster("good")).encode())

    assert bulk(run).code == 3
    assert problems(output()) == {"line-1": "bad_json"}


def test_an_endless_line_is_refused_without_holding_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk_lines, "LONGEST_LINE", 10_000)
    given(cluster("long", "word " * 5_000), cluster("good"), "x" * 30_000)

    assert bulk(run).code == 3
    assert ids(output()) == ["line-1", "good", "line-3"]
    assert problems(output()) == {"line-1": "line_too_long", "line-3": "line_too_long"}


def test_no_line_is_read_in_pieces_larger_than_need_be() -> None:
    class Endless:
        """A file of one line of 200 MB, which says how much of it was asked for at once."""

        left = 200_000_000
        most = 0

        def readline(self, size: int) -> bytes:
            self.most = max(self.most, size)
            size = min(size, self.left)
            self.left -= size
            return b"x" * size

    endless = Endless()
    (line,) = bulk_lines.lines_in(endless, "in.jsonl")  # type: ignore[arg-type]  # all of a stream that is used

    assert (line.content, line.end, endless.left) == (None, 200_000_000, 0)
    assert endless.most <= bulk_lines.LONGEST_LINE + 1


def test_an_output_that_is_there_is_refused_unless_something_is_said(run: Run) -> None:
    given(cluster("flood"))
    assert bulk(run).code == 0
    before = Path("out.jsonl").read_bytes()

    code, _, err = bulk(run)
    assert (code, "--resume" in err, "--force" in err) == (2, True, True)
    assert Path("out.jsonl").read_bytes() == before

    given(cluster("ferry", FERRY))
    assert bulk(run, "--force").code == 0
    assert ids(output()) == ["ferry"]


def test_resuming_does_what_is_missing_and_nothing_else(run: Run) -> None:
    given(cluster("a"), cluster("b"), cluster("c"))
    bulk(run)
    first, second, third = Path("out.jsonl").read_bytes().splitlines(keepends=True)
    for left in (b"", first, first + second[:300], first + second[:3], first + second + third[:-1]):
        Path("out.jsonl").write_bytes(left)

        assert bulk(run, "--resume") == (0, "", "")

        assert ids(output()) == ["a", "b", "c"]
        assert Path("out.jsonl").read_bytes().startswith(first if left else b"{")


def test_a_run_that_was_killed_while_it_did_lines_anew_leaves_each_once(run: Run) -> None:
    given(cluster("a"), cluster("b"))
    bulk(run)
    first, second = Path("out.jsonl").read_bytes().splitlines(keepends=True)
    given(cluster("a", FERRY), cluster("b"))
    bulk(run, "--force")
    anew = Path("out.jsonl").read_bytes().splitlines(keepends=True)[0]
    Path("out.jsonl").write_bytes(first + second + anew + b"\0" * 100)
    Path(".out.jsonl.settling").write_bytes(first)

    assert bulk(run, "--resume").code == 0

    assert Path("out.jsonl").read_bytes() == anew + second
    assert list(Path.cwd().glob(".*")) == []


def test_resuming_needs_no_output(run: Run) -> None:
    given(cluster("a"))

    assert bulk(run, "--resume").code == 0
    assert ids(output()) == ["a"]


def test_a_line_that_changed_is_done_again_in_its_place(run: Run) -> None:
    given(cluster("a"), cluster("b"), cluster("c"))
    bulk(run)
    old = output()
    given(cluster("a"), cluster("b", FERRY), cluster("c"), cluster("d"))

    assert bulk(run, "--resume").code == 0

    new = output()
    assert ids(new) == ["a", "b", "c", "d"]
    assert (new[0], new[2]) == (old[0], old[2])
    assert "ferry" in str(new[1]["brief"])
    assert list(Path.cwd().glob(".*")) == []


def test_problems_stay_until_they_are_to_be_tried_again(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    given(cluster("a"), cluster("b"))
    with monkeypatch.context() as broken:
        broken.setattr("summarizer.api.pipeline.summarize", _failing_once())
        assert bulk(run).code == 3
    assert problems(output()) == {"a": "internal_error"}

    kept = bulk(run, "--resume")
    assert (kept.code, problems(output())) == (3, {"a": "internal_error"})
    assert "1 problem of earlier runs; --retry-failed" in kept.err

    assert bulk(run, "--retry-failed") == (0, "", "")
    assert (ids(output()), problems(output())) == (["a", "b"], {})


def _failing_once() -> Callable[..., object]:
    from summarizer.pipeline import summarize

    failures = iter([RuntimeError("a fault")])

    async def summarizing(*arguments: object) -> object:
        for failure in failures:
            raise failure
        return await summarize(*arguments)  # type: ignore[arg-type]  # passed on

    return summarizing


def test_a_file_of_somebody_else_s_is_never_touched(run: Run) -> None:
    given(cluster("a"))
    for content in ("notes\n", '{"id": 1}\n', '{"articles": []}\n', "notes without an end", "\n"):
        Path("out.jsonl").write_text(content)

        code, _, err = bulk(run, "--resume")

        assert (code, Path("out.jsonl").read_text()) == (2, content)
        assert "line 1 is none that bulk wrote" in err


def test_only_so_many_lines_when_that_is_asked(run: Run) -> None:
    given(*(cluster(f"c{number}") for number in range(4)))

    assert bulk(run, "--limit", 2).code == 0
    assert ids(output()) == ["c0", "c1"]
    assert bulk(run, "--limit", 3, "--resume").code == 0
    assert ids(output()) == ["c0", "c1", "c2"]


def test_a_run_of_fewer_lines_than_the_output_has_counts_all_that_is_in_it(run: Run) -> None:
    given(*["{}"] * 8, cluster("good"))
    assert bulk(run).code == 3

    code, _, err = bulk(run, "--resume", "--limit", 5)

    assert code == 3
    assert "9 clusters in the output, 8 without a brief" in err


def test_a_single_cluster_is_told_as_one(run: Run) -> None:
    given("{}")

    assert "1 cluster in the output, 1 without a brief" in bulk(run)[2]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--ray-address", "127.0.0.1:1"), "is for --engine ray"),
        (("--resume", "--force"), "give one of them"),
        (("--words", "0"), "--words takes"),
        (("--model", "nosuch"), "nosuch"),
        (("-o", "in.jsonl", "--force"), "is the input itself"),
        (("-o", "gone/out.jsonl"), "in a folder that exists"),
        (("-o", "-", "--resume"), "keeps nothing"),
    ],
)
def test_what_is_asked_wrongly_is_said_and_leaves_no_file(run: Run, arguments: Sequence[str], told: str) -> None:
    given(cluster("a"))

    code, _, err = bulk(run, *arguments)

    assert (code, told in err, Path("out.jsonl").exists()) == (2, True, False)
    assert ids([json.loads(Path("in.jsonl").read_text())]) == ["a"]


def test_without_ray_its_engine_says_what_to_install(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    given(cluster("a"))

    code, _, err = bulk(run, "--engine", "ray")

    assert (code, err.count("\n"), Path("out.jsonl").exists()) == (2, 1, False)
    assert "Ray is not installed; `pip install '.[ray]'` in the project's folder, or --engine local" in err


class Unstartable(ModuleType):
    """What stands for Ray where it cannot start."""

    exceptions = SimpleNamespace(RayError=LookupError)

    def init(self, **_: object) -> None:
        raise RuntimeError("Timed out while waiting for GCS to become available.")

    def shutdown(self) -> None:
        """There is nothing to stop."""


def test_when_ray_cannot_be_started_here_that_is_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", Unstartable("ray"))
    given(cluster("a"))

    code, _, err = bulk(run, "--engine", "ray")

    assert (code, err.count("\n")) == (2, 1)
    assert "Ray cannot be started on this machine now; try again when it is less busy, or --engine local" in err


@pytest.mark.parametrize("path", ["gone.jsonl", "."])
def test_an_input_that_cannot_be_read_is_said(run: Run, path: str) -> None:
    code, _, err = run("bulk", path, "-o", "out.jsonl")

    assert (code, Path("out.jsonl").exists()) == (2, False)
    assert err.startswith(f"summarizer: {path}: ")


def test_two_runs_do_not_write_one_file(run: Run) -> None:
    import fcntl

    given(cluster("a"))
    bulk(run)
    with Path("out.jsonl").open("rb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)

        code, _, err = bulk(run, "--resume")

    assert (code, "another run is writing it" in err) == (2, True)


def test_progress_says_how_far_it_is_how_fast_and_at_what_price() -> None:
    account = Account(briefs=30, kept=10, usd=0.5, bytes_read=500, bytes_kept=100)
    account.failures["bad_json"] = 2

    assert progress_line(account, 8.0, 1_000) == "42 done, 2 problems, 4.0 a second, 0:10 left, 0.5000 USD"
    assert "0:07 left" in progress_line(account, 10.5, 1_000, 63)
    assert progress_line(Account(), 0.0, None) == "0 done, 0.0 a second"


def test_progress_is_for_terminals_alone() -> None:
    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    for stream, seen in ((Terminal(), True), (StringIO(), False)):
        progress = Progress(None, stream=stream, clock=iter([0.0, 1.0, 1.1, 2.0]).__next__)
        for _ in range(3):
            progress.show(Account(briefs=3))
        progress.clear()

        assert ("3 done" in stream.getvalue()) is seen
        assert stream.getvalue().count("3 done") == (2 if seen else 0)
