"""The account of a day's budget: shared by processes, closed at midnight, settled however a brief ends."""

from datetime import date
from multiprocessing import get_context
from pathlib import Path

import pytest

from summarizer.backends.allowance import Allowance, Limits
from summarizer.backends.ledger import Ledger, Spent
from summarizer.domain import Usage
from summarizer.errors import BudgetExceeded, UsageError
from summarizer.settings import Settings
from summarizer.wiring import allowance_for

CALL = Usage(calls=1, input_tokens=80, output_tokens=20, cost_usd=0.25)
DAY = Limits(usd=1.0, tokens=1000)


def take(folder: Path, calls: int = 1, *, today: date = date(2025, 3, 4)) -> None:
    """One brief's calls, on the account of the day."""
    allowance = Allowance()
    with Ledger(folder, DAY, today=lambda: today).bounding(allowance):
        allowance.calls.extend([CALL] * calls)


def spent(folder: Path, today: date) -> Spent:
    return Ledger(folder, DAY, today=lambda: today).spent()


def test_briefs_of_one_day_add_up_and_another_day_begins_with_nothing(tmp_path: Path) -> None:
    take(tmp_path, 2)
    take(tmp_path)

    assert spent(tmp_path, date(2025, 3, 4)) == Spent(300, 0.75)
    assert spent(tmp_path, date(2025, 3, 5)) == Spent()


def test_a_brief_may_take_what_is_left_and_no_more(tmp_path: Path) -> None:
    take(tmp_path, 3)
    allowance = Allowance()

    with Ledger(tmp_path, DAY, today=lambda: date(2025, 3, 4)).bounding(allowance):
        with allowance.reserving(CALL, model="a/b"):
            pass
        more = Usage(calls=1, cost_usd=0.26)
        with pytest.raises(BudgetExceeded, match=r"0\.2500 are left"), allowance.reserving(more, model="a/b"):
            pass


def test_a_brief_that_fails_is_on_the_account_all_the_same(tmp_path: Path) -> None:
    allowance = Allowance(calls=[CALL])
    with pytest.raises(RuntimeError), Ledger(tmp_path, DAY, today=lambda: date(2025, 3, 4)).bounding(allowance):
        raise RuntimeError

    assert spent(tmp_path, date(2025, 3, 4)) == Spent(100, 0.25)


def test_processes_that_write_at_the_same_time_lose_nothing(tmp_path: Path) -> None:
    with get_context("spawn").Pool(3) as pool:
        pool.map(take, [tmp_path] * 30)

    assert spent(tmp_path, date(2025, 3, 4)) == Spent(3000, 7.5)


def test_without_a_folder_no_day_s_budget_can_be_kept() -> None:
    with pytest.raises(UsageError, match="set SUMMARIZER_STATE_DIR"):
        allowance_for(Settings(day_budget_tokens=1000))
