"""What a brief by a model costs beside one question that holds all the articles.

Counted in characters, sent and answered: draft, judge, and both rounds of repair with what the judge is
asked again; and a draft of facts that the model named before.
"""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from summarizer.api import estimate
from summarizer.domain import RawArticle
from summarizer.drafters.prompted import PromptedDrafter
from summarizer.drafters.revising import PromptedReviser
from summarizer.extractors.prompted import PromptedExtractor
from summarizer.extractors.rules import RuleExtractor
from summarizer.ports import ChatRequest, Completion
from summarizer.prompting import load_prompt
from summarizer.settings import Settings
from summarizer.usage import Plan
from summarizer.verifiers.prompted import PromptedJudge
from summarizer.verifiers.rules.verifier import RuleVerifier
from tests.builders import SEEDS, brief_of, seed_articles, services
from tests.injection import parts_of
from tests.providers import article_in, draft_reply, extract_reply, questions, told

MOST = 1.6  # times the one question
SENTENCES = 12  # which is more than 220 words have room for
MOST_ON_PAPER = 1.6
each_second = pytest.mark.parametrize(
    "folder",
    [
        pytest.param(folder, marks=pytest.mark.long if at % 2 else (), id=folder.name)
        for at, folder in enumerate(SEEDS)
    ],
)
QUOTED = 8  # words with which the judge proves its label


@dataclass
class SlipperyModel:
    """Writes facts down, some with a figure of its own; mends every second of these when it is told."""

    wrong_every: int
    name: str = "fake/slippery"
    spent: list[int] = field(default_factory=list)
    answered: list[int] = field(default_factory=list)

    async def complete(self, request: ChatRequest) -> Completion:
        answer = self._answer(request.user)
        self.answered.append(len(answer))
        self.spent.append(len(request.system) + len(request.user) + len(answer))
        return Completion(text=answer, finish="stop", model=self.name)

    def _answer(self, asked: str) -> str:
        claims, struck, article = questions(asked, "claim"), questions(asked, "sentence"), article_in(asked)
        if article:
            return extract_reply(*parts_of(article)[: _most_asked_for(asked)])
        if claims:
            return json.dumps({"verdicts": [_judged(line, told(asked)) for line in claims]})
        if struck:
            return json.dumps({"sentences": [_mended(line, told(asked)) for line in struck]})
        facts = list(told(asked).items())[:SENTENCES]
        return draft_reply(
            *((_slipped(text, slips=n % self.wrong_every == 0), [n]) for n, text in facts), headline=facts[0][1]
        )


def _most_asked_for(asked: str) -> int:
    return int(asked.rpartition("At most ")[2].split()[0])


def _slipped(text: str, *, slips: bool) -> str:
    """With other punctuation it is no copy any more, and the judge is asked."""
    return text.replace(", ", " – ").rstrip(".") + (" with 7,919 others." if slips else ".")


def _mended(line: dict[str, Any], facts: dict[int, str]) -> dict[str, Any]:  # Any: JSON
    first = line["facts"][0]
    text = facts[first] if line["n"] % 2 == 0 else line["sentence"].replace("7,919", "7,907")
    return {"n": line["n"], "text": text, "facts": [first]}


def _judged(line: dict[str, Any], quotes: dict[int, str]) -> dict[str, Any]:  # Any: JSON
    quote = quotes[line["passages"][0]] if line["passages"] else ""
    return {"n": line["n"], "label": "supported", "quote": " ".join(quote.split()[:QUOTED])}


@pytest.mark.parametrize(
    ("folder", "wrong_every"),
    [
        pytest.param(folder, wrong_every, marks=() if at % 4 == wrong_every - 2 else pytest.mark.long)
        for at, folder in enumerate(SEEDS)
        for wrong_every in (2, 3)
    ],
    ids=lambda value: value.name if isinstance(value, Path) else value,
)
def test_all_calls_of_a_brief_stay_near_the_cost_of_one_that_holds_the_articles(
    folder: Path, wrong_every: int
) -> None:
    model = SlipperyModel(wrong_every)
    articles = seed_articles(folder)
    using = services(
        drafter=PromptedDrafter(model, load_prompt("draft")),
        reviser=PromptedReviser(model, load_prompt("repair")),
        judge=PromptedJudge(model, load_prompt("verify"), RuleVerifier()),
    )

    brief_of(*articles, using=using)

    one = _all_at_once(articles) + model.answered[0]
    assert len(model.spent) >= 3  # draft, two repairs, and the judge where the rules leave something open
    assert sum(model.spent) <= MOST * one, [round(each / one, 2) for each in model.spent]


@each_second
def test_naming_facts_and_a_draft_of_them_stay_near_the_cost_of_one_call_that_holds_the_articles(
    folder: Path,
) -> None:
    model = SlipperyModel(wrong_every=SENTENCES)
    articles = seed_articles(folder)
    using = services(
        drafter=PromptedDrafter(model, load_prompt("draft")),
        model_extractor=PromptedExtractor(model, load_prompt("extract"), RuleExtractor()),
    )

    brief = brief_of(*articles, using=using)

    assert len(model.spent) == 1 + sum(article.duplicate_of is None for article in brief.articles)
    assert sum(model.spent) <= MOST * (_all_at_once(articles) + model.answered[-1])


@pytest.mark.parametrize("folder", SEEDS, ids=lambda folder: folder.name)
def test_a_plan_on_paper_is_not_far_over_that(folder: Path) -> None:
    """It counts the longest answers allowed: with these articles of 300 words more than is ever taken."""
    settings = Settings(model="compatible/a", api_base="http://models.invalid/v1", extractor="model")

    plan = asyncio.run(estimate(seed_articles(folder), settings=settings))

    assert isinstance(plan, Plan)
    assert 1.0 < plan.of_one_call <= MOST_ON_PAPER


def _all_at_once(articles: Sequence[RawArticle]) -> int:
    return len(load_prompt("draft").system) + sum(len(article.text or "") for article in articles)
