"""What every extractor promises."""

import asyncio
from collections.abc import Sequence

import pytest

from summarizer.backends.scripted import ScriptedBackend
from summarizer.backends.unsent import UnsentBackend
from summarizer.errors import UpstreamUnavailable
from summarizer.extractors.dry import DryExtractor
from summarizer.extractors.prompted import PromptedExtractor
from summarizer.extractors.rules import RuleExtractor
from summarizer.language.parse import ParsedArticle
from summarizer.ports import Backend, Extractor
from summarizer.prompting import load_prompt
from summarizer.stages.cluster import cluster
from tests.builders import FERRY, FLOOD, parsed
from tests.providers import extract_reply

ARTICLES = tuple(cluster([parsed(FLOOD), parsed(FERRY), parsed(FLOOD + " More rain is due on Monday, it was said.")]))


def prompted(backend: Backend) -> PromptedExtractor:
    return PromptedExtractor(backend, load_prompt("extract"), RuleExtractor())


EXTRACTORS: dict[str, Extractor] = {
    "rules": RuleExtractor(),
    "prompted": prompted(ScriptedBackend([extract_reply("waited nine hours in the harbour")] * 2)),
    "prompted, failing": prompted(ScriptedBackend([UpstreamUnavailable("down")] * 2)),
    "dry": DryExtractor(prompted(UnsentBackend("a/b", price=None)), RuleExtractor()),
}


@pytest.mark.parametrize("name", EXTRACTORS)
def test_facts_are_anchored_and_come_in_the_articles_order(name: str) -> None:
    found = asyncio.run(EXTRACTORS[name].extract(ARTICLES)).facts

    places = [(_number(span.article_id, ARTICLES), span.start) for fact in found for span in fact.spans]
    assert {at for at, _ in places} == {0, 1, 2}
    assert places == sorted(places)
    assert len(places) == len(found)
    for fact in found:
        (span,) = fact.spans
        parsed_from = ARTICLES[_number(span.article_id, ARTICLES)]
        assert span.quote == parsed_from.text[span.start : span.end]
        assert fact.article_ids == (span.article_id,)
        assert fact.origins == (parsed_from.article.origin,)


@pytest.mark.parametrize("name", EXTRACTORS)
def test_of_no_article_there_is_no_fact_and_it_takes_nothing(name: str) -> None:
    found = asyncio.run(EXTRACTORS[name].extract(()))

    assert (found.facts, found.spent.usage.calls, found.failures) == ((), 0, ())


def _number(article_id: str, articles: Sequence[ParsedArticle]) -> int:
    return next(at for at, article in enumerate(articles) if article.id == article_id)
