"""A brief written by a model from numbered facts.

The model sees facts, never whole articles, and cites them by their number in the prompt. Its reply
is believed in nothing: the guard checks every sentence it wrote.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import islice, zip_longest

from pydantic import field_validator

from summarizer.asking import Listed, Question, Reply, listed
from summarizer.domain import Claim, Fact, content_id
from summarizer.language.parse import parse_text
from summarizer.language.printable import one_line
from summarizer.ports import Backend, ChatRequest, Draft, Story
from summarizer.prompting import Prompt

MOST_FACTS = 150  # about 6,000 tokens
TOKENS_A_WORD, TOKENS_OF_FRAME = 3, 400  # an answer's words with their JSON around them

# Bounds for servers that hold a model to a grammar; without them a small one writes until it is cut.
MOST_HEADLINE, MOST_SENTENCE, MOST_CITED = 200, 600, 12  # characters, characters, facts
SHORTEST_SENTENCE = 8  # words, on average


def _object(**properties: object) -> dict[str, object]:
    """The schema of an object that has these properties and no others."""
    named = {"required": list(properties), "properties": properties}
    return {"type": "object", "additionalProperties": False} | named


# Without references and bounds, which some providers refuse.
REPLY_SCHEMA = _object(
    headline={"type": "string"},
    sentences={
        "type": "array",
        "items": _object(text={"type": "string"}, facts={"type": "array", "items": {"type": "integer"}}),
    },
)


class _CitedSentence(Reply):
    text: str
    facts: tuple[int, ...]


class _DraftReply(Reply):
    """What we ask the model for. Facts are cited by their short number in the prompt."""

    headline: str
    sentences: tuple[_CitedSentence, ...]

    @field_validator("sentences")
    @classmethod
    def _says_something(cls, sentences: tuple[_CitedSentence, ...]) -> tuple[_CitedSentence, ...]:
        if not any(sentence.text.strip() for sentence in sentences):
            raise ValueError("there is no sentence")
        return sentences


class PromptedDrafter:
    """A drafter that asks a backend."""

    def __init__(self, backend: Backend, prompt: Prompt) -> None:
        self._backend = backend
        self._question = Question(prompt, _DraftReply, REPLY_SCHEMA)

    @property
    def name(self) -> str:
        """The backend's name."""
        return self._backend.name

    async def draft(self, story: Story, *, words: int) -> Draft:
        """The model's draft, or its failure. Raises BackendError when the model did not answer."""
        facts = _shown(story)
        told = listed((Listed(fact.article_ids[0], fact.text) for fact in facts), story)
        answer = await self._question.ask(
            self._backend,
            max_tokens=_most_tokens(words),
            grammar=_grammar(words),
            data={"facts": told},
            words=str(words),
        )
        if answer.reply is None:
            return Draft(headline=None, claims=(), spent=answer.spent, failure=answer.failure)
        return Draft(
            headline=one_line(answer.reply.headline) or None,
            claims=_claims(answer.reply, facts),
            spent=answer.spent,
        )

    def question_of(self, told: str, *, words: int) -> ChatRequest:
        """The question as it would be sent if this were what it tells of the articles."""
        return self._question.request(
            max_tokens=_most_tokens(words), grammar=_grammar(words), data={"facts": told}, words=str(words)
        )


def _most_tokens(words: int) -> int:
    """Of an answer of so many words."""
    return TOKENS_OF_FRAME + TOKENS_A_WORD * words


def _grammar(words: int) -> dict[str, object]:
    """The same schema with bounds that no brief of so many words needs to pass."""
    text = {"type": "string", "maxLength": MOST_SENTENCE}
    cited = {"type": "array", "maxItems": MOST_CITED, "items": {"type": "integer"}}
    sentence = _object(text=text, facts=cited)
    sentences = {"type": "array", "minItems": 1, "maxItems": 3 + words // SHORTEST_SENTENCE, "items": sentence}
    return _object(headline={"type": "string", "maxLength": MOST_HEADLINE}, sentences=sentences)


def _shown(story: Story) -> tuple[Fact, ...]:
    """The first facts of every original, then the second ones, and so on: no article is cut off whole."""
    of_article: defaultdict[str, list[Fact]] = defaultdict(list)
    originals = {parsed.id for parsed in story.originals}
    for fact in story.facts:
        home = next((id_ for id_ in fact.article_ids if id_ in originals), None)
        if home is not None:
            of_article[home].append(fact)
    rounds = zip_longest(*(of_article[parsed.id] for parsed in story.originals))
    chosen = {fact.id for fact in islice((fact for row in rounds for fact in row if fact), MOST_FACTS)}
    return tuple(fact for fact in story.facts if fact.id in chosen)


def _claims(reply: _DraftReply, facts: Sequence[Fact]) -> tuple[Claim, ...]:
    """One claim a sentence, however the model cut them; a number that no fact has cites nothing."""
    claims: dict[str, Claim] = {}
    for given in reply.sentences:
        cited = tuple(dict.fromkeys(facts[number - 1].id for number in given.facts if 0 < number <= len(facts)))
        for sentence in parse_text(one_line(given.text)).sentences:
            text = sentence.wording
            claims.setdefault(text, Claim(id=content_id("claim", text), text=text, citations=cited))
    return tuple(claims.values())
