"""The script that stands in for a model in CI cites what the articles say, and says one thing that they do not."""

import json

import pytest

from evals.cases import Case, load_set
from evals.gate import read_rules
from summarizer.domain import RawArticle
from summarizer.language.words import fold
from tests.needs import ROOT

RECORDED = ROOT / "evals" / "recorded"
DRAFTS = ROOT / "tests" / "data" / "model_drafts.jsonl"
MODEL = "scripted/evals/recorded/{case}.json"


@pytest.mark.parametrize("case", load_set("smoke"), ids=lambda case: case.name)
def test_every_citation_stands_in_an_article_and_the_last_sentence_is_a_small_model_s(case: Case) -> None:
    sentences = json.loads((RECORDED / f"{case.name}.json").read_text(encoding="utf-8"))["sentences"]
    texts = [fold(article.text or "") for article in case.articles() if isinstance(article, RawArticle)]

    cited = [words.removeprefix("fact: ") for sentence in sentences for words in sentence["facts"]]
    assert all(any(fold(words) in text for text in texts) for words in cited)
    assert sentences[-1]["text"] in _written(case.name)


def _written(cluster: str) -> list[str]:
    drafts = [json.loads(line) for line in DRAFTS.read_text(encoding="utf-8").splitlines()]
    return [sentence for draft in drafts if draft["cluster"] == cluster for sentence in draft["sentences"]]


def test_ci_runs_it_and_holds_it_to_its_baseline() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    assert f"--model '{MODEL}'" in makefile
    assert "--baseline recorded-smoke --gates evals/recorded/gates.toml" in makefile
    assert read_rules(RECORDED / "gates.toml").shares
