"""A brief written by a model from numbered facts.

The model sees facts, never whole articles, and cites them by their number in the prompt. Its reply
is believed in nothing: the guard checks every sentence it wrote.
"""

import json
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict, ValidationError

from summarizer.domain import Claim, Fact, content_id
from summarizer.errors import InvalidReply, Truncated
from summarizer.ports import Backend, ChatRequest, Completion, Draft, Story
from summarizer.prompting import Prompt

MOST_FACTS = 150  # about 6,000 tokens; later ones come from the ends of articles
TOKENS_A_WORD, TOKENS_OF_FRAME = 3, 400  # an answer's words with their JSON around them

# Without references and bounds, which some providers refuse.
REPLY_SCHEMA: dict[str, object] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["headline", "sentences"],
    "properties": {
        "headline": {"type": "string"},
        "sentences": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["text", "facts"],
                "properties": {
                    "text": {"type": "string"},
                    "facts": {"type": "array", "items": {"type": "integer"}},
                },
            },
        },
    },
}


class _CitedSentence(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    text: str
    facts: tuple[int, ...]


class _DraftReply(BaseModel):
    """What we ask the model for. Facts are cited by their short number in the prompt."""

    model_config = ConfigDict(extra="forbid", strict=True)

    headline: str
    sentences: tuple[_CitedSentence, ...]


class PromptedDrafter:
    """A drafter that asks a backend."""

    def __init__(self, backend: Backend, prompt: Prompt) -> None:
        self._backend = backend
        self._prompt = prompt

    @property
    def name(self) -> str:
        """The backend's name."""
        return self._backend.name

    async def draft(self, story: Story, *, words: int) -> Draft:
        """The model's draft. Raises BackendError when it gave none that can be read."""
        facts = _shown(story)
        rendered = self._prompt.render(facts=_listed(facts, story), words=str(words))
        request = ChatRequest(
            system=rendered.system,
            user=rendered.user,
            reply_schema=REPLY_SCHEMA,
            max_tokens=TOKENS_OF_FRAME + TOKENS_A_WORD * words,
        )
        completion = await self._backend.complete(request)
        reply = _read(completion, self._backend.name)
        return Draft(
            headline=" ".join(reply.headline.split()) or None,
            claims=_claims(reply, facts),
            usage=completion.usage,
            prompts=(self._prompt.use,),
            models_reported=(completion.model,),
        )


def _shown(story: Story) -> tuple[Fact, ...]:
    originals = {parsed.id for parsed in story.originals}
    return tuple(fact for fact in story.facts if not originals.isdisjoint(fact.article_ids))[:MOST_FACTS]


def _listed(facts: Sequence[Fact], story: Story) -> str:
    lines = []
    for number, fact in enumerate(facts, start=1):
        article = story.article_by_id[fact.article_ids[0]].article
        entry = {
            "n": number,
            "source": article.outlet or article.source,
            "date": article.published,
            "fact": fact.text,
        }
        lines.append(json.dumps(entry, ensure_ascii=False))
    return "\n".join(lines)


def _read(completion: Completion, name: str) -> _DraftReply:
    calls = completion.usage.calls
    if completion.finish == "length":
        raise Truncated(f"{name}: the draft was cut at the token limit; ask for fewer --words", calls=calls)
    try:
        return _DraftReply.model_validate_json(_without_fence(completion.text))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the reply"
        raise InvalidReply(
            f"{name}: the draft is not the JSON asked for: {where}: {first['type']}", calls=calls
        ) from None


def _without_fence(text: str) -> str:
    stripped = text.strip()
    if stripped.startswith("```") and stripped.endswith("```"):
        return stripped.removeprefix("```json").removeprefix("```").removesuffix("```")
    return stripped


def _claims(reply: _DraftReply, facts: Sequence[Fact]) -> tuple[Claim, ...]:
    """The sentences as claims; a number that no fact has cites nothing."""
    claims: dict[str, Claim] = {}
    for sentence in reply.sentences:
        text = " ".join(sentence.text.split())
        cited = tuple(dict.fromkeys(facts[number - 1].id for number in sentence.facts if 0 < number <= len(facts)))
        if text:
            claims.setdefault(text, Claim(id=content_id("claim", text), text=text, citations=cited))
    return tuple(claims.values())
