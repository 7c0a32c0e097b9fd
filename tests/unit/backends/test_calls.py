"""The log of model calls: what is kept, for how long, and what happens to a file that is not well."""

import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from summarizer.backends.calls import DAYS_SERVED, CallLog, call_key
from summarizer.backends.redaction import BLOT
from summarizer.domain import Usage
from summarizer.errors import RateLimited, UnreadableLog
from summarizer.ports import ChatRequest, Completion
from tests.doors import all_bytes_in
from tests.needs import ROOT
from tests.providers import chat_request

MODEL = "openai/gpt-4o-mini"
USAGE = Usage(calls=1, input_tokens=1000, output_tokens=200, cost_usd=0.00027)
NOON = 1_790_000_000.0
DAY_S = 86_400


class Clock:
    """Stands still until it is set; in seconds since 1970."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> float:
        return self.now


def answer(text: str = '{"headline": "Dam broke"}', **changes: object) -> Completion:
    plain: dict[str, object] = {"text": text, "finish": "stop", "model": "gpt-4o-mini-2024-07-18", "usage": USAGE}
    return Completion(**(plain | changes))  # type: ignore[arg-type]  # a builder


def added(log: CallLog, outcome: Completion | RateLimited, request: ChatRequest | None = None) -> str:
    asked = request or chat_request()
    key = call_key(MODEL, asked)
    log.add(key, MODEL, asked, outcome, duration_ms=1234.5)
    return key


@contextmanager
def locked(path: Path) -> Iterator[None]:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "calls.sqlite3"


@pytest.mark.parametrize("text", ['{"a": "“both safe”"}', "half a pair: \ud83d", "nul: \x00", "👩‍🚒\r\n\t"])
def test_an_answer_comes_back_word_for_word(path: Path, text: str) -> None:
    key = added(CallLog(path), answer(text))

    assert CallLog(path).answer_to(key) == answer(text, call=key)


def test_a_call_is_logged_with_all_that_was_asked_and_answered(path: Path) -> None:
    log = CallLog(path, now=Clock())
    request = chat_request(temperature=0.5, seed=7)
    key = added(log, answer(), request)
    added(log, RateLimited("slow down"), request)

    good, bad = log.of([key])

    assert (good.key, good.at, good.model, good.duration_ms) == (key, NOON, MODEL, 1234.5)
    assert (good.request, good.answer, good.error) == (request, answer(), None)
    assert (bad.answer, bad.error) == (None, "RateLimited: slow down")
    assert log.latest(1) == (bad,)
    assert log.latest(9) == (good, bad)


@pytest.mark.parametrize("outcome", [RateLimited("slow down"), answer(finish="length")])
def test_neither_errors_nor_cut_answers_are_served(path: Path, outcome: Completion | RateLimited) -> None:
    log = CallLog(path)
    key = added(log, outcome)

    assert log.answer_to(key) is None
    added(log, answer("whole"))
    added(log, outcome)
    assert (log.answer_to(key) or answer()).text == "whole"


@pytest.mark.parametrize(
    "change",
    [
        {"system": "You are a clerk."},
        {"user": "Write!"},
        {"max_tokens": 301},
        {"temperature": 0.1},
        {"seed": 1},
        {"reply_schema": {"type": "object"}},
    ],
)
def test_whatever_decides_an_answer_is_in_the_key(change: dict[str, object]) -> None:
    key = call_key(MODEL, chat_request())

    assert call_key(MODEL, chat_request()) == key
    assert key not in {
        call_key(MODEL, chat_request(**change)),
        call_key("openai/gpt-4o", chat_request()),
        call_key(MODEL, chat_request(), address="http://127.0.0.1:8080/v1"),
    }


def test_an_answer_is_served_for_two_weeks(path: Path) -> None:
    clock = Clock()
    log = CallLog(path, now=clock)
    key = added(log, answer())

    clock.now = NOON + DAYS_SERVED * DAY_S
    assert log.answer_to(key)
    clock.now += 1

    assert log.answer_to(key) is None
    assert log.answer_to(key, however_old=True)
    assert log.totals().expired == 1
    assert (log.prune(), log.prune()) == (1, 0)
    assert log.answer_to(key, however_old=True) is None


def test_beyond_its_size_the_oldest_calls_go(path: Path) -> None:
    log = CallLog(path, most_bytes=200_000)
    added(log, answer("of the oldest call"), chat_request(user="Begin."))
    keys = [added(log, answer(str(number) * 5_000), chat_request(user=f"Write {number}.")) for number in range(100)]

    assert log.answer_to(keys[0]) is None
    assert log.answer_to(keys[-1])
    assert 10 < log.totals().calls < 50
    assert log.totals().size_bytes < 300_000
    assert b"of the oldest call" not in all_bytes_in(path.parent)


def test_what_served_answers_saved_is_counted(path: Path) -> None:
    log = CallLog(path)
    key = added(log, answer())
    added(log, answer(usage=Usage(calls=1, input_tokens=10, cost_usd=None)), chat_request(user="Another."))
    added(log, RateLimited("slow down"))
    for _ in range(3):
        log.answer_to(key)

    totals = log.totals()

    assert (totals.calls, totals.errors, totals.served, totals.saved_tokens) == (3, 1, 3, 3600)
    assert totals.saved_usd == pytest.approx(3 * 0.00027)


def test_no_key_is_written_to_the_disk(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIRE_API_KEY", "Überschlüssel-17")
    log = CallLog(path)
    request = chat_request(
        system="My key is sk-planted-in-system-1.",
        user="Überschlüssel-17 is set.",
        reply_schema={"title": "sk-planted-in-schema-2", "Überschlüssel-17": [{"x": "sk-planted-in-list-33"}]},
    )
    key = added(log, answer("It is sk-planted-in-answer-4.", model="sk-planted-in-model-5"), request)
    added(log, RateLimited("no: Bearer planted0in0error06"), request)

    written = all_bytes_in(path.parent)

    assert b"planted" not in written
    assert "berschl" not in written.decode("latin-1")
    assert log.of([key])[0].request.system == f"My key is {BLOT}."
    # With a key blotted out of it, it is no longer what the model said.
    assert log.answer_to(key) is None


def test_a_request_that_holds_a_key_is_answered_from_the_log_all_the_same(path: Path) -> None:
    log = CallLog(path)
    request = chat_request(user="The leaked key was sk-planted-in-user-1.")

    assert log.answer_to(added(log, answer(), request))
    assert b"planted" not in all_bytes_in(path.parent)


def test_only_its_owner_may_read_the_log(path: Path) -> None:
    added(CallLog(path), answer())

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_what_is_cleared_is_gone_from_the_disk(path: Path) -> None:
    log = CallLog(path)
    added(log, answer("the mayor's secret"))
    assert b"mayor's secret" in all_bytes_in(path.parent)

    assert (log.clear(), log.clear()) == (1, 0)
    assert b"mayor's secret" not in all_bytes_in(path.parent)


def test_reading_a_log_that_is_not_there_makes_none(path: Path) -> None:
    log = CallLog(path)

    assert (log.answer_to("0"), log.latest(5), log.totals().calls, log.prune(), log.clear()) == (None, (), 0, 0, 0)
    assert not path.parent.exists()


def test_processes_that_write_at_once_lose_nothing(path: Path) -> None:
    program = (
        "import sys; from tests.unit.backends.test_calls import *\n"
        "log = CallLog(Path(sys.argv[1]), busy_s=30)\n"
        "for number in range(20): added(log, answer(), chat_request(user=f'{sys.argv[2]} {number}'))"
    )
    writers = [
        subprocess.Popen([sys.executable, "-c", program, path, name], cwd=ROOT, env={"PYTHONPATH": str(ROOT)})
        for name in ("first", "second", "third")
    ]

    assert [writer.wait(timeout=60) for writer in writers] == [0, 0, 0]
    assert len({call.request.user for call in CallLog(path).latest(100)}) == 60


def test_a_look_of_one_thread_leaves_another_its_locks(path: Path) -> None:
    log = CallLog(path)
    key = added(log, answer())
    end_elsewhere = "import sqlite3, sys; file = sqlite3.connect(sys.argv[1]); file.execute('SELECT * FROM calls')"

    with closing(sqlite3.connect(path)) as of_another_thread:
        of_another_thread.execute("UPDATE calls SET served = 1")
        of_another_thread.commit()
        assert log.answer_to(key)
        # The last process that closes the file takes the journal away; this one is not the last.
        subprocess.run([sys.executable, "-c", end_elsewhere, path], check=True)
        assert Path(f"{path}-wal").exists()


def _scribbled(path: Path) -> None:
    path.write_bytes(b"no database, but a letter" * 500)


def _torn(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2 + 100])


def _overwritten_within(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))


def _with_a_row_that_is_none(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        file.execute("UPDATE calls SET answer = '{', request = '{'")
        file.commit()


def _of_another_version(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA user_version = 99")


@pytest.mark.parametrize(
    "spoil", [_scribbled, _torn, _overwritten_within, _with_a_row_that_is_none, _of_another_version]
)
def test_a_damaged_file_is_named_and_so_is_the_way_out(path: Path, spoil: object) -> None:
    log = CallLog(path)
    for number in range(30):
        key = added(log, answer("x" * 3000), chat_request(user=f"Write {number}."))
    assert callable(spoil)
    spoil(path)

    for look in (lambda: log.latest(40), lambda: log.answer_to(key)):
        with pytest.raises(UnreadableLog, match=r"calls\.sqlite3: .*`summarizer cache clear`"):
            look()

    log.clear()
    assert log.answer_to(added(log, answer()))


def test_a_locked_file_is_no_damaged_one(path: Path) -> None:
    log = CallLog(path, busy_s=0.01)
    key = added(log, answer())

    with locked(path):
        assert log.answer_to(key)  # what is there can be read while another writes
        for write in (lambda: added(log, answer()), log.clear, log.prune):
            with pytest.raises(UnreadableLog, match="locked by another process"):
                write()

    assert log.totals().calls == 1


def test_a_disk_that_is_full_is_said_and_leaves_the_log_whole(path: Path) -> None:
    added(CallLog(path), answer())
    program = (
        "import resource, sys; from tests.unit.backends.test_calls import *\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))\n"
        "added(CallLog(Path(sys.argv[1])), answer('x' * 200_000), chat_request(user='Another.'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, path],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert "UnreadableLog" in done.stderr.splitlines()[-1]
    assert "set SUMMARIZER_STATE_DIR to another folder" in done.stderr
    assert [call.request.user for call in CallLog(path).latest(9)] == ["Write."]


@pytest.mark.parametrize("folder", ["a-file", "x" * 300])
def test_a_folder_that_cannot_be_is_said(folder: str, tmp_path: Path) -> None:
    (tmp_path / "a-file").write_text("a file where the folder should be")

    with pytest.raises(UnreadableLog, match="set SUMMARIZER_STATE_DIR to another folder"):
        added(CallLog(tmp_path / folder / "calls.sqlite3"), answer())


def test_a_folder_that_cannot_be_looked_into_is_said(tmp_path: Path) -> None:
    log = CallLog(tmp_path / ("x" * 300) / "calls.sqlite3")

    for look in (lambda: log.answer_to("0"), log.prune, log.clear, log.totals):
        with pytest.raises(UnreadableLog, match="set SUMMARIZER_STATE_DIR to another folder"):
            look()
