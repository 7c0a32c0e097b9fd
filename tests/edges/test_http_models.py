"""Models and judges that a request may name: those the operator lists, and no other."""

import json
from pathlib import Path

import httpx
import pytest

from summarizer.edges.http.app import create_app
from summarizer.errors import UnknownModel, UsageError
from summarizer.settings import Settings
from summarizer.wiring import EXTRACTIVE, server_address, services_on_offer
from tests.providers import draft_reply, extract_reply
from tests.service import CANARY, FLOOD, assert_problem, client_of

SENTENCE = "Nine people died when a gate of the dam failed in Tarvane on Thursday."
DOUBT = json.dumps({"verdicts": [{"n": 1, "label": "not_enough_evidence", "quote": ""}]})


@pytest.fixture
def offered(tmp_path: Path) -> Settings:
    """The operator's own model writes nothing of use; another one does; judges doubt everything."""
    (tmp_path / "own.json").write_text(draft_reply(("Nothing happened.", [1])), encoding="utf-8")
    (tmp_path / "other.json").write_text(draft_reply((SENTENCE, [1, 2])), encoding="utf-8")
    (tmp_path / "judge.json").write_text(DOUBT, encoding="utf-8")
    own, other, judge = (f"scripted/{tmp_path}/{name}.json" for name in ("own", "other", "judge"))
    return Settings(model=own, models=(other,), judges=(judge,), guard="flag")


async def asked(client: httpx.AsyncClient, **named: str) -> httpx.Response:
    return await client.post("/v1/briefs", json={"articles": [FLOOD]} | named)


async def test_a_request_may_name_a_model_of_the_list_the_operators_own_or_extractive(offered: Settings) -> None:
    async with client_of(create_app(offered)) as client:
        answers = [(await asked(client, model=name)).json() for name in (*offered.models, offered.model, EXTRACTIVE)]
        unnamed = (await asked(client)).json()

    assert [answer["manifest"]["model"] for answer in answers] == [*offered.models, offered.model, EXTRACTIVE]
    assert unnamed["manifest"]["model"] == offered.model


async def test_a_request_may_name_a_judge_of_the_list(offered: Settings) -> None:
    async with client_of(create_app(offered)) as client:
        judged = (await asked(client, model=offered.models[0], judge=offered.judges[0])).json()
        unjudged = (await asked(client, model=offered.models[0])).json()

    assert "judge_objects" in judged["claims"][0]["verdict"]["codes"]
    assert "judge_objects" not in unjudged["claims"][0]["verdict"]["codes"]


async def test_no_other_judge_is_asked(offered: Settings) -> None:
    async with client_of(create_app(offered)) as client:
        for name in (f"openai/{CANARY}", "", EXTRACTIVE, offered.model):
            assert_problem(await asked(client, judge=name), 422, "model-not-allowed")
    async with client_of(create_app(Settings())) as client:
        problem = assert_problem(await asked(client, judge=CANARY), 422, "model-not-allowed")

    assert problem["detail"] == "`judge` is not offered here"


def test_services_are_made_once_for_each_pair(offered: Settings) -> None:
    named = offered.changed(judge=offered.model, fallbacks=(EXTRACTIVE,))

    pairs = services_on_offer(named)

    models, judges = (named.model, EXTRACTIVE, *named.models), (named.judge, *named.judges)
    assert list(pairs) == [(model, judge) for model in models for judge in judges]
    assert [services.drafter.name for services in pairs.values()] == [model for model in models for _ in judges]


async def test_facts_are_named_by_the_model_that_writes_a_brief_and_by_nobody_else(
    offered: Settings, tmp_path: Path
) -> None:
    named = json.loads(draft_reply((SENTENCE, [1]))) | json.loads(extract_reply(" ".join(FLOOD["text"].split()[:7])))
    (tmp_path / "other.json").write_text(json.dumps(named), encoding="utf-8")
    extracting = offered.changed(extractor="model")

    async with client_of(create_app(extracting)) as client:
        briefs = [(await asked(client, model=name)).json() for name in (*offered.models, EXTRACTIVE)]
        listed = (await client.post("/v1/facts", json={"articles": [FLOOD]})).json()
        checked = (await client.post("/v1/checks", json={"articles": [FLOOD], "text": SENTENCE})).json()

    prompts = [{prompt["name"] for prompt in brief["manifest"]["prompts"]} for brief in briefs]
    assert ["extract" in names for names in prompts] == [True, False]
    assert len(listed["facts"]) == 4
    assert (listed["usage"]["calls"], checked["usage"]["calls"]) == (0, 0)


def test_lists_come_from_the_environment_with_commas(tmp_path: Path) -> None:
    environment = {"SUMMARIZER_MODELS": "a/b, c/d", "SUMMARIZER_JUDGES": "e/f"}

    settings = Settings.read(environment, tmp_path)

    assert (settings.models, settings.judges) == (("a/b", "c/d"), ("e/f",))


@pytest.mark.parametrize("judges", ["gpt", "a/b,extractive"])
def test_a_judge_is_a_model_that_is_asked(tmp_path: Path, judges: str) -> None:
    with pytest.raises(UsageError, match="SUMMARIZER_JUDGES takes models as PROVIDER/MODEL"):
        Settings.read({"SUMMARIZER_JUDGES": judges}, tmp_path)


def test_a_model_on_the_list_that_is_none_stops_the_server_before_it_starts() -> None:
    with pytest.raises(UnknownModel):
        create_app(Settings(models=("nonsense",)))


@pytest.mark.parametrize("listed", ["models", "judges"])
def test_the_address_of_a_server_of_ones_own_is_told_to_no_other_provider(listed: str) -> None:
    settings = Settings(api_base="http://own.invalid/v1").changed(**{listed: ("compatible/own",)})

    assert server_address("compatible/own", settings) == "http://own.invalid/v1"
    assert server_address("other/model", settings) is None
