"""docs/operations.md says what is so: its settings, figures and problems are those of the program."""

import re
from types import ModuleType

import httpx
import pytest

from summarizer.edges.http import problems
from summarizer.edges.http.problems import Kind
from summarizer.settings import Settings
from tests.needs import ROOT
from tests.service import client

__all__ = ["client"]  # a fixture

PAGE = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")


def kinds(module: ModuleType) -> set[str]:
    return {value.type for value in vars(module).values() if isinstance(value, Kind)}


@pytest.mark.parametrize("name", ["places", "request_s", "read_s"])
def test_the_defaults_of_settings_are_those_of_the_program(name: str) -> None:
    [shown] = re.findall(rf"^\| `SUMMARIZER_{name.upper()}` \| ([\d.]+) \|", PAGE, re.MULTILINE)

    assert float(shown) == getattr(Settings(), name)


async def test_the_figures_are_those_that_are_told(client: httpx.AsyncClient) -> None:
    await client.get("/livez")
    told = (await client.get("/metrics")).text

    named = set(re.findall(r"`(summarizer_\w+)`", PAGE))
    assert named
    assert [name for name in named if f"# HELP {name.removesuffix('_total')}" not in told] == []


def test_the_problems_are_there() -> None:
    assert set(re.findall(r"`(/problems/[\w-]+)`", PAGE)) <= kinds(problems)
