"""Other words for sentences that the guard struck, written by the model that wrote them.

One question holds them all, with the codes of their verdicts and the facts that may bear them out: those
they cite, and those the guard found nearest. What comes back is as little believed as a first draft.
"""

import json
from collections.abc import Iterator, Sequence
from itertools import islice

from summarizer.asking import Answer, Listed, Question, Reply, listed
from summarizer.domain import BriefClaim, Claim, Fact, content_id
from summarizer.errors import BackendError
from summarizer.language.parse import parse_text
from summarizer.language.printable import one_line
from summarizer.ports import Backend, Revision, Spent, Story
from summarizer.prompting import Prompt

MOST_FACTS = 2  # shown for a claim
TOKENS_A_SENTENCE, TOKENS_OF_FRAME = 120, 100  # of an answer

REPLY_SCHEMA: dict[str, object] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["sentences"],
    "properties": {
        "sentences": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["n", "text", "facts"],
                "properties": {
                    "n": {"type": "integer"},
                    "text": {"type": "string"},
                    "facts": {"type": "array", "items": {"type": "integer"}},
                },
            },
        },
    },
}


class _Rewritten(Reply):
    n: int
    text: str
    facts: tuple[int, ...]


class _RepairReply(Reply):
    """What we ask the model for. Sentences and facts go by their numbers in the prompt."""

    sentences: tuple[_Rewritten, ...]


class PromptedReviser:
    """A reviser that asks a backend."""

    def __init__(self, backend: Backend, prompt: Prompt) -> None:
        self._backend = backend
        self._question = Question(prompt, _RepairReply, REPLY_SCHEMA)

    async def revise(self, failed: Sequence[BriefClaim], story: Story) -> Revision:
        """One sentence for each claim that the model did not give up."""
        facts = _shown(failed, story)
        answer = await self._asked(failed, facts, story)
        if answer.reply is None:
            return Revision(spent=answer.spent, failure=answer.failure)
        return Revision(dict(_claims(answer.reply, failed, facts)), answer.spent)

    async def _asked(self, failed: Sequence[BriefClaim], facts: Sequence[Fact], story: Story) -> Answer[_RepairReply]:
        data = {
            "facts": listed((Listed(fact.article_ids[0], fact.text) for fact in facts), story),
            "claims": _claim_lines(failed, facts, story),
        }
        limit = TOKENS_OF_FRAME + TOKENS_A_SENTENCE * len(failed)
        try:
            return await self._question.ask(self._backend, max_tokens=limit, data=data)
        except BackendError as error:
            return Answer(Spent.without_answer(error), failure=error)


def _shown(failed: Sequence[BriefClaim], story: Story) -> list[Fact]:
    """The facts that may bear any of the claims out, in the story's order."""
    wanted = {fact.id for claim in failed for fact in _facts_of(claim, story)}
    return [fact for fact in story.facts if fact.id in wanted]


def _facts_of(claim: BriefClaim, story: Story) -> tuple[Fact, ...]:
    """What it cites, then what the guard found nearest."""
    return tuple(islice(dict.fromkeys(_near(claim, story)), MOST_FACTS))


def _near(claim: BriefClaim, story: Story) -> Iterator[Fact]:
    for id_ in claim.citations:
        if id_ in story.fact_by_id:
            yield story.fact_by_id[id_]
    for item in claim.verdict.evidence:
        if (item.article_id, item.start) in story.fact_at:
            yield story.fact_at[item.article_id, item.start]


def _claim_lines(failed: Sequence[BriefClaim], facts: Sequence[Fact], story: Story) -> str:
    number_of = {fact.id: number for number, fact in enumerate(facts, start=1)}
    entries = (
        {
            "n": number,
            "sentence": claim.text,
            "facts": sorted(number_of[fact.id] for fact in _facts_of(claim, story)),
            "why": ", ".join(claim.verdict.codes),
        }
        for number, claim in enumerate(failed, start=1)
    )
    return "\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries)


def _claims(reply: _RepairReply, failed: Sequence[BriefClaim], facts: Sequence[Fact]) -> Iterator[tuple[str, Claim]]:
    """New claims by the id of the old; of two for one, the last. What is no single sentence is none."""
    for given in reply.sentences:
        sentences = parse_text(one_line(given.text)).sentences
        if len(sentences) == 1 and 0 < given.n <= len(failed):
            text = sentences[0].wording
            cited = tuple(dict.fromkeys(facts[number - 1].id for number in given.facts if 0 < number <= len(facts)))
            yield failed[given.n - 1].id, Claim(id=content_id("claim", text), text=text, citations=cited)
