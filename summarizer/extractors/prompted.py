"""Facts that a model names, each by a quote that code finds in the article.

Each article is a question of its own, which depends on nothing but its statements: the log of calls answers it
when it comes again. What is not asked for is not known to the model: a copy goes by its original, and sentences
that the rules take for no facts, such as those that speak to the reader, are not sent. A quote is believed where
it stands in a fact of the rules, and that whole sentence is the fact; any other is dropped and counted. Where the
model fails or names nothing, the rules' facts stand.
"""

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from summarizer.asking import Answer, Question, Reply
from summarizer.domain import Fact
from summarizer.errors import BackendError, InvalidReply
from summarizer.extractors.rules import RuleExtractor
from summarizer.language.anchors import Place, place_of
from summarizer.language.parse import ParsedArticle
from summarizer.language.words import count_words
from summarizer.ports import Backend, Extracted, Spent
from summarizer.prompting import Prompt

# Facts of an article: this share of its statements, within these bounds. With that, a plan stays near 1.6 times one
# call that holds all the articles (docs/models.md).
SHARE, FEWEST, MOST = 0.28, 3, 15
FEWEST_QUOTED = 5  # words of a quote, unless its sentence is shorter: fewer stand anywhere
LONGEST_QUOTE = 120  # characters, for servers that hold a model to a grammar
TOKENS_A_FACT, TOKENS_OF_FRAME = 16, 20  # of an answer: a third more than seven words take
_AROUND = " \t\n\r.,;:…\"“”„«»'‘’"  # what a model may put around a quote, which has its own spaces and marks inside


class _ExtractReply(Reply):
    """What we ask the model for: quotes."""

    facts: tuple[str, ...]


# Without bounds, which some providers refuse.
REPLY_SCHEMA: dict[str, object] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["facts"],
    "properties": {"facts": {"type": "array", "items": {"type": "string"}}},
}

FactsOf = Mapping[str, tuple[Fact, ...]]  # by the article's id


@dataclass(frozen=True)
class _Named:
    """What a model named of one article."""

    spent: Spent
    facts: tuple[Fact, ...] = ()
    dropped: int = 0
    failure: BackendError | None = field(default=None)


class PromptedExtractor:
    """An extractor that asks a backend, of all articles at once: how many at a time is for the backend to say."""

    def __init__(self, backend: Backend, prompt: Prompt, rules: RuleExtractor) -> None:
        self._backend = backend
        self._question = Question(prompt, _ExtractReply, REPLY_SCHEMA)
        self._rules = rules

    async def extract(self, articles: Sequence[ParsedArticle]) -> Extracted:
        """The facts that were named, in the articles' order. Raises nothing that a model did."""
        stated = {parsed.id: self._rules.facts_of(parsed) for parsed in articles}
        asked = [parsed for parsed in articles if stated[parsed.id] and parsed.article.duplicate_of is None]
        found = await asyncio.gather(*(self._named(parsed, stated[parsed.id]) for parsed in asked))
        named = {parsed.id: each.facts for parsed, each in zip(asked, found, strict=True) if each.facts}
        return Extracted(
            facts=kept(articles, stated, named),
            spent=sum((each.spent for each in found), Spent()),
            dropped=sum(each.dropped for each in found),
            failures=tuple(each.failure for each in found if each.failure),
        )

    async def _named(self, article: ParsedArticle, stated: Sequence[Fact]) -> _Named:
        answer = await self._asked(stated)
        if answer.reply is None:
            return _Named(answer.spent, failure=answer.failure)
        meant = [_meant(quote, stated, article) for quote in answer.reply.facts[: most_named(stated)]]
        chosen = {fact.id for facts in meant for fact in facts}
        nothing = InvalidReply(f"{self._backend.name}: no quote of an answer stands in its article", calls=0)
        return _Named(
            answer.spent,
            facts=tuple(fact for fact in stated if fact.id in chosen),
            dropped=sum(not facts for facts in meant),
            failure=None if chosen else nothing,
        )

    async def _asked(self, stated: Sequence[Fact]) -> Answer[_ExtractReply]:
        most = most_named(stated)
        text = " ".join(fact.text for fact in stated)
        try:
            return await self._question.ask(
                self._backend,
                max_tokens=TOKENS_OF_FRAME + TOKENS_A_FACT * most,
                grammar=_grammar(most),
                data={"article": json.dumps(text, ensure_ascii=False)},
                most=str(most),
            )
        except BackendError as error:
            return Answer(Spent.without_answer(error), failure=error)


def most_named(stated: Sequence[Fact]) -> int:
    """The most facts that are asked for of an article that states these."""
    return min(MOST, max(FEWEST, int(SHARE * len(stated))))


def kept(articles: Sequence[ParsedArticle], stated: FactsOf, named: FactsOf) -> tuple[Fact, ...]:
    """The facts named of each article; all that it states where none were.

    A copy has those that were named of its original, and what its original does not state.
    """
    facts: list[Fact] = []
    for parsed in articles:
        original = parsed.article.duplicate_of or parsed.id
        chosen = {fact.id for fact in named.get(original, stated.get(original, ()))}
        left_out = {fact.id for fact in stated.get(original, ())} - chosen
        facts += [fact for fact in stated[parsed.id] if fact.id not in left_out]
    return tuple(facts)


def _grammar(most: int) -> dict[str, object]:
    """The same schema with bounds that no answer needs to pass."""
    quote = {"type": "string", "maxLength": LONGEST_QUOTE}
    facts = {"type": "array", "maxItems": most, "items": quote}
    return REPLY_SCHEMA | {"properties": {"facts": facts}}


def _meant(quote: str, stated: Sequence[Fact], article: ParsedArticle) -> tuple[Fact, ...]:
    """The first fact whose sentence has the quote; of a quote over several sentences, those it has enough of."""
    bare = quote.strip(_AROUND)
    for fact in stated:
        if place_of(bare, fact.spans[0].quote) and _is_enough(bare, fact):
            return (fact,)
    place = place_of(bare, article.text)
    if place is None:
        return ()
    return tuple(fact for fact in stated if _is_enough(_part(article.text, place, fact), fact))


def _part(text: str, place: Place, fact: Fact) -> str:
    """What a quotation has of a fact's sentence."""
    span = fact.spans[0]
    return text[max(place.start, span.start) : min(place.end, span.end)]


def _is_enough(quote: str, fact: Fact) -> bool:
    return count_words(quote) >= min(FEWEST_QUOTED, count_words(fact.text))
