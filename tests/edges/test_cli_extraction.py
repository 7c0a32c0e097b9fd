"""Facts that a model names, from the command line; the provider is stubbed at the HTTP layer."""

import asyncio
import json
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import respx

from summarizer.domain import Brief, FactsReport
from summarizer.edges.cli.main import exit_code
from summarizer.usage import Plan
from tests.builders import FERRY
from tests.edges.test_cli_models import BASE, Ran, _place
from tests.injection import parts_of
from tests.providers import article_in, completion, draft_reply, extract_reply, told

__all__ = ["_place"]  # a fixture

FLOODED, CREWS = (
    "The river Oster flooded the town of Marl on Sunday after three days of rain.",
    "Fire crews took 1,200 people to the school on Hill Road.",
)
MODEL = ("--model", "compatible/b", "--extractor", "model")
USAGE = {"prompt_tokens": 20, "completion_tokens": 5, "total_tokens": 25}
NEXT = (
    "date 2025-03-03 The mayor of Marl, Dana Voss, resigned on Monday after the flood. "
    "The flood had closed every road out of Marl, the county of Oster said. "
    "A new mayor will be elected by the people of Marl in June."
)


@pytest.fixture
def asked() -> Iterator[list[str]]:
    """What a server was asked that names the first two sentences of an article, and drafts each fact it is told."""
    questions: list[str] = []

    async def answer(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(0.05)  # until whoever asks at the same time has asked, and a busy machine is slow at that
        body = json.loads(request.content)
        question = body["messages"][1]["content"]
        questions.append(question)
        article = article_in(question)
        if article and body["model"] == "draftsman":
            return httpx.Response(401)
        if article:
            return completion(extract_reply(*parts_of(article)[:2]), usage=USAGE)
        facts = told(question)
        return completion(
            draft_reply(*((text, [n]) for n, text in facts.items()), headline=next(iter(facts.values()))), usage=USAGE
        )

    with respx.mock(assert_all_called=False) as router:
        router.post(f"{BASE}/chat/completions").mock(side_effect=answer)
        yield questions


def _ran(capsys: pytest.CaptureFixture[str], *arguments: str) -> Ran:
    code = exit_code([*arguments, "--format", "json"])
    out, err = capsys.readouterr()
    return Ran(code, Brief.model_validate_json(out), err)


def test_a_brief_is_written_of_the_facts_that_the_model_names(
    asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    ran = _ran(capsys, "brief", "flood.txt", *MODEL)

    assert ran.code == 0
    assert list(told(asked[1]).values()) == [claim.text for claim in ran.brief.claims] == [FLOODED, CREWS]
    assert len(ran.brief.facts) == 4  # what is compared, quoted and cited is not the model's to choose
    assert ran.notes == []


def test_what_naming_facts_takes_is_in_the_usage_and_the_manifest(
    asked: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_STATE_DIR", "state")

    brief = _ran(capsys, "brief", "flood.txt", *MODEL).brief
    plain = _ran(capsys, "brief", "flood.txt", *MODEL[:2]).brief

    assert (brief.usage.calls, brief.usage.input_tokens, brief.usage.output_tokens) == (2, 40, 10)
    assert brief.usage.cost_usd == pytest.approx(0.00014)
    assert [prompt.name for prompt in brief.manifest.prompts] == ["extract", "draft"]
    assert brief.manifest.models_reported == ("gpt-4o-mini-2024-07-18",)
    assert len(brief.manifest.calls) == 2
    assert brief.manifest.policy_hash != plain.manifest.policy_hash


def test_the_setting_does_what_the_option_does(
    asked: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    by_option = _ran(capsys, "brief", "flood.txt", *MODEL).brief
    monkeypatch.setenv("SUMMARIZER_EXTRACTOR", "model")
    by_setting = _ran(capsys, "brief", "flood.txt", "--model", "compatible/b").brief
    set_aside = _ran(capsys, "brief", "flood.txt", "--model", "compatible/b", "--extractor", "rules").brief

    assert by_setting.id == by_option.id
    assert [len(brief.claims) for brief in (by_option, set_aside)] == [2, 4]


def test_an_article_is_asked_about_once_however_often_it_is_in_a_brief(
    asked: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_STATE_DIR", "state")
    Path("next.txt").write_text(NEXT)

    for paths in (["flood.txt"], ["flood.txt"], ["flood.txt", "next.txt"]):
        ran = _ran(capsys, "brief", *paths, *MODEL)

    articles = [article for question in asked if (article := article_in(question))]
    assert [article[:20] for article in articles] == ["The river Oster floo", "The mayor of Marl, D"]
    assert len(asked) == 4  # and two drafts
    assert ran.brief.usage.calls == 2
    assert ran.brief.usage.cached_tokens == 25


@pytest.mark.parametrize("before", [MODEL, ("--model", "extractive")])
def test_an_update_asks_about_new_articles_alone_and_what_stands_keeps_its_citations(
    asked: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, before: tuple[str, ...]
) -> None:
    monkeypatch.setenv("SUMMARIZER_CACHE", "off")
    Path("next.txt").write_text(NEXT)
    exit_code(["brief", "flood.txt", "--format", "json", "-o", "old.json", *before])
    earlier = Brief.model_validate_json(Path("old.json").read_text())
    asked.clear()

    ran = _ran(capsys, "update", "old.json", "next.txt", *MODEL)

    assert [bool(article_in(question)) for question in asked] == [True, False]
    assert "The river Oster" not in "".join(asked)
    assert (ran.code, ran.brief.withdrawn) == (0, ())
    assert [claim.text for claim in ran.brief.claims if claim.change == "unchanged"] == [
        claim.text for claim in earlier.claims
    ]
    new = [claim.text for claim in ran.brief.claims if claim.change == "new"]
    assert new[0] == "The mayor of Marl, Dana Voss, resigned on Monday after the flood."
    assert ran.brief.usage.calls == 2
    assert len(new) == len(told(asked[1])) == 2
    assert not any("elected" in text for text in new)


def test_when_naming_fails_the_rules_stand_in_and_the_brief_says_so(
    asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    ran = _ran(
        capsys, "brief", "flood.txt", "--model", "compatible/draftsman", "--extractor", "model", "--no-degrade"
    )

    assert (ran.code, ran.brief.status, len(told(asked[-1]))) == (0, "complete", 4)
    assert [code for code, _ in ran.notes] == ["extraction_failed"]
    assert ran.notes[0][1].endswith("(auth_failed)")
    assert ran.brief.usage.calls == 2
    assert "[extraction_failed]" in ran.err


def test_what_a_budget_does_not_allow_is_left_to_the_rules(
    asked: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """All articles at once may take more than is left; the draft may not, for the answers were short."""
    monkeypatch.setenv("SUMMARIZER_BUDGET_TOKENS", "2100")
    towns = ("Lund", "Velm", "Orsted", "Skarn", "Brack", "Tarn", "Holm")
    for town in towns:
        Path(f"{town}.txt").write_text(
            f"The river Oster flooded the town of Marl on Sunday and {town} in the night. "
            f"The mayor of {town}, Dana Voss, asked the council of Marl for more boats."
        )

    ran = _ran(capsys, "brief", "flood.txt", *(f"{town}.txt" for town in towns), *MODEL, "--words", "40")

    assert [code for code, _ in ran.notes if code != "over_budget"] == ["extraction_failed"]
    assert ran.notes[0][1].endswith("(budget_exceeded)")
    assert ran.code == 0
    assert 0 < len([question for question in asked if article_in(question)]) < 8
    monkeypatch.setenv("SUMMARIZER_BUDGET_TOKENS", "100")
    assert exit_code(["brief", "flood.txt", *MODEL]) == 5


@pytest.mark.parametrize(
    "command", [["brief", "flood.txt"], ["facts", "flood.txt"], ["update", "old.json", "ferry.txt"]]
)
def test_facts_cannot_be_named_by_a_model_where_there_is_none(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("ferry.txt").write_text(FERRY)
    exit_code(["brief", "flood.txt", "--format", "json", "-o", "old.json"])

    assert exit_code([*command, "--extractor", "model"]) == 2
    assert "name one with --model PROVIDER/MODEL, or set the extractor to rules" in capsys.readouterr().err


def test_a_server_does_not_start_whose_model_is_to_name_the_facts_where_there_is_none(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_EXTRACTOR", "model")

    assert exit_code(["serve", "--port", "0"]) == 2
    assert "name one with --model PROVIDER/MODEL, or set the extractor to rules" in capsys.readouterr().err


def test_a_check_never_has_facts_named(
    asked: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_EXTRACTOR", "model")
    monkeypatch.setenv("SUMMARIZER_MODEL", "compatible/b")
    Path("summary.txt").write_text(CREWS)

    assert exit_code(["check", "summary.txt", "flood.txt"]) == 0
    assert asked == []


def test_facts_are_those_that_the_model_names_with_what_it_took(
    asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(["facts", "flood.txt", *MODEL, "--format", "json"]) == 0

    report = FactsReport.model_validate_json(capsys.readouterr().out)
    assert [fact.text for fact in report.facts] == [FLOODED, CREWS]
    assert (report.usage.calls, report.notes, len(asked)) == (1, (), 1)


def test_facts_say_where_the_model_failed(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["facts", "flood.txt", "--model", "compatible/draftsman", "--extractor", "model"]) == 0

    out, err = capsys.readouterr()
    assert out.count("(flood)") == 4
    assert "[extraction_failed]" in err


def test_facts_with_a_model_that_would_not_be_asked_are_refused(
    asked: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert exit_code(["facts", "flood.txt", "--model", "compatible/b"]) == 2
    assert "add --extractor model" in capsys.readouterr().err
    monkeypatch.setenv("SUMMARIZER_MODEL", "compatible/b")
    assert exit_code(["facts", "flood.txt"]) == 0
    assert asked == []


def test_a_script_may_hold_facts_beside_the_draft(capsys: pytest.CaptureFixture[str]) -> None:
    draft = {"headline": CREWS, "sentences": [{"text": CREWS, "facts": [1]}]}  # the first of what is named
    Path("both.json").write_text(json.dumps(draft | {"facts": [CREWS]}))

    ran = _ran(capsys, "brief", "flood.txt", "--model", "scripted/both.json", "--extractor", "model")

    assert [claim.text for claim in ran.brief.claims] == [CREWS]
    assert ran.notes == []


def test_a_script_without_facts_leaves_them_to_the_rules(capsys: pytest.CaptureFixture[str]) -> None:
    Path("draft.json").write_text(draft_reply((CREWS, [2])))

    ran = _ran(capsys, "brief", "flood.txt", "--model", "scripted/draft.json", "--extractor", "model")

    assert [claim.text for claim in ran.brief.claims] == [CREWS]
    assert [(code, detail[-15:]) for code, detail in ran.notes] == [("extraction_failed", "(invalid_reply)")]


def test_a_dry_run_prints_the_whole_plan_and_what_it_is_beside_one_call(
    asked: list[str], capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    assert exit_code(["brief", "flood.txt", "--dry-run", *MODEL]) == 0

    out, err = capsys.readouterr()
    assert re.match(
        r"compatible/b: 2 calls, about \d,\d{3} tokens in and at most 1,128 out, for at most 0\.01\d\d USD\. "
        r"For facts 1 call, about \d{3} tokens in and at most 68 out; "
        r"for the draft 1 call, about \d{3} tokens in and at most 1,060 out; "
        r"1\.\dx of sending all articles at once\. Repairs",
        out,
    )
    assert err + caplog.text == ""
    assert asked == []


def test_a_dry_run_guesses_no_less_than_naming_facts_comes_to(
    asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("next.txt").write_text(NEXT)
    command = ["brief", "flood.txt", "next.txt", *MODEL, "--format", "json"]
    assert exit_code([*command, "--dry-run"]) == 0
    plan = Plan.model_validate_json(capsys.readouterr().out)
    assert exit_code(command) == 0

    assert (plan.calls, plan.extraction.calls) == (len(asked), 2)
    assert plan.input_tokens * 4 > sum(map(len, asked))
    assert plan.extraction.input_tokens < plan.input_tokens
    assert 1 < plan.of_one_call < 2


def test_doctor_finds_facts_that_no_model_is_there_to_name(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_EXTRACTOR", "model")

    assert exit_code(["doctor"]) == 1
    assert "extractor: a model is to name the facts" in " ".join(capsys.readouterr().out.split())


def test_an_unknown_extractor_is_a_usage_error(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_EXTRACTOR", "magic")

    assert exit_code(["brief", "flood.txt"]) == 2
    assert "SUMMARIZER_EXTRACTOR takes rules or model" in capsys.readouterr().err
