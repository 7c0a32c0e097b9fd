"""Facts without a model, that cost on paper what a model's would."""

from collections.abc import Sequence

from summarizer.domain import Fact
from summarizer.extractors.prompted import PromptedExtractor, kept, most_named
from summarizer.extractors.rules import RuleExtractor
from summarizer.language.parse import ParsedArticle
from summarizer.ports import Extracted


class DryExtractor:
    """Counts what `asking` would have asked its model, and finds as many facts as that might name: the longest."""

    def __init__(self, asking: PromptedExtractor, rules: RuleExtractor) -> None:
        self._asking = asking
        self._rules = rules

    async def extract(self, articles: Sequence[ParsedArticle]) -> Extracted:
        """The facts of the rules with the usage of the model that is not asked."""
        asked = await self._asking.extract(articles)
        stated = {parsed.id: self._rules.facts_of(parsed) for parsed in articles}
        named = {id_: _longest(facts) for id_, facts in stated.items()}
        return Extracted(kept(articles, stated, named), spent=asked.spent)


def _longest(stated: Sequence[Fact]) -> tuple[Fact, ...]:
    return tuple(sorted(stated, key=lambda fact: -len(fact.text))[: most_named(stated)])
