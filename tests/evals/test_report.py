"""`report`: one file that needs nothing else, in which nothing that was read is taken for markup."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from evals.__main__ import exit_code
from evals.figures import MEASURES
from tests.evals.cases import CROWNS, FIRE, MISCOUNTED, TOWNS, Runner
from tests.test_house import loaded_after

HOSTILE = '"><script>alert(1)</script><img src=http://evil.example/x onerror=alert(1)>&amp;|`*_'


class _Page(HTMLParser):
    """Which elements a page has, with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def count(self, tag: str, **wanted: str) -> int:
        return sum(name == tag and wanted.items() <= attrs.items() for name, attrs in self.elements)


def _page(run: Path) -> str:
    assert exit_code(["report", str(run)]) == 0
    return (run / "report.html").read_text(encoding="utf-8")


def test_every_fact_stands_beside_the_brief_and_the_articles(made: Runner) -> None:
    page = _Page(_page(made("a", FIRE, MISCOUNTED)))

    assert page.count("details") == 3 * len(TOWNS)
    assert [page.count("details", **{"class": fate}) for fate in ("covered", "wrong", "missing")] == [8, 8, 8]
    assert page.text.count("Wardens led 430 traders out of the market in Brack.") == 2  # closest to two facts
    assert page.text.count("Wardens led 340 traders out of the market in Brack.") == 2  # the fact and its quote
    assert page.count("svg") == len(MEASURES)
    assert page.count("circle") == 7 * len(
        TOWNS
    )  # no case has a conflict, somebody's word, a quotation, a date, two ranks


def test_the_page_needs_nothing_and_runs_nothing(made: Runner) -> None:
    html = _page(made("a", FIRE))
    page = _Page(html)

    style = html[html.index("<style>") + 7 : html.index("</style>")]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = next(attrs["content"] for tag, attrs in page.elements if tag == "meta" and "http-equiv" in attrs)
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "url(" not in style
    names = {name for _, attrs in page.elements for name in attrs}
    assert names.isdisjoint({"src", "style", "onclick", "action", "srcset"})
    links = [attrs["href"] or "" for _, attrs in page.elements if "href" in attrs]
    assert links == [f"#case-{number}" for number in range(1, len(TOWNS) + 1)]
    assert page.count("script") == page.count("link") == page.count("img") == 0


def test_what_was_read_is_never_markup(made: Runner, capsys: pytest.CaptureFixture[str]) -> None:
    run = made("a", FIRE, towns=TOWNS[:2])
    lines = [json.loads(line) for line in (run / "results.jsonl").read_text().splitlines()]
    fact = lines[0]["matches"][0]["fact"]
    fact["text"] = fact["support"][0]["quote"] = fact["support"][0]["article"] = fact["id"] = HOSTILE
    lines[0]["matches"][0]["claim"] = lines[0]["status"] = HOSTILE
    lines[1] = {"case": lines[1]["case"], "reason": HOSTILE}
    (run / "results.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))

    html = _page(run)

    page = _Page(html)
    assert page.count("script") == page.count("img") == 0
    assert page.text.count(HOSTILE) == 7  # each of the seven places shows it as text
    capsys.readouterr()
    assert exit_code(["report", str(run), "--format", "md"]) == 0
    said = capsys.readouterr().out
    assert r"\<script\>" in said
    assert not re.search(r"(?<!\\)[<`]", said)
    rows = [line for line in said.splitlines() if line.startswith("| brack")]
    assert [len(re.findall(r"(?<!\\)\|", row)) for row in rows] == [8]


def test_the_same_run_gives_the_same_bytes(made: Runner) -> None:
    run = made("a", FIRE, CROWNS)

    assert _page(run) == _page(run)


def test_markdown_names_the_vital_facts_that_are_not_there(made: Runner, capsys: pytest.CaptureFixture[str]) -> None:
    run = made("a", FIRE, MISCOUNTED, towns=TOWNS[:2])
    capsys.readouterr()

    assert exit_code(["report", str(run), "--format", "md"]) == 0

    said = capsys.readouterr().out
    assert said.startswith("# Eval run: extractive on cases\n\n2 cases of 2 events; code ")
    assert "| vital fact recall | 0.50 \\[0.50, 0.50\\] | higher |" in said
    assert "- brack f2, wrong: Wardens led 340 traders out of the market in Brack.\n" in said
    assert "f1, " not in said


def test_a_run_that_is_not_done_is_shown_with_what_is_missing(made: Runner) -> None:
    run = made("a", FIRE)
    results = run / "results.jsonl"
    results.write_bytes(results.read_bytes()[:-5])

    page = _Page(_page(run))

    assert page.count("details") == 3 * (len(TOWNS) - 1)
    assert "jarrow: not run yet" in page.text


def test_a_page_that_cannot_be_written_is_named(made: Runner, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["report", str(made("a", FIRE)), "-o", "nowhere/report.html"]) == 2

    assert "cannot write nowhere/report.html" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["report", "diff", "gate", "baseline", "validate"])
def test_what_only_reads_loads_no_provider_and_no_pipeline(command: str) -> None:
    code = (
        f"import sys; import evals.commands.{command}; from evals.__main__ import exit_code; "
        f"exit_code(['{command}', '--help']); "
        "assert not {'summarizer.api', 'summarizer.pipeline', 'summarizer.settings'} & set(sys.modules)"
    )

    assert loaded_after(code) == ["pydantic"]


def test_asking_for_help_loads_no_command() -> None:
    code = "import sys; from evals.__main__ import exit_code; exit_code(['--help']); "

    assert loaded_after(code + "assert 'summarizer.settings' not in sys.modules") == ["pydantic"]
