"""A judge for matching: a model that says of a gold fact and a sentence what words leave open.

Asked only of pairs between two cuts of the matcher's share; what lies outside is decided without it. One question
holds all open pairs of a brief. It may answer `stated`, `differs` or `not_stated` and nothing else. A pair of which
it says nothing usable, or of which it could not be asked, is `unscored` with the reason: never a match, and never a
fact that is missing. Figures keep their veto: what is `stated` without the fact's figures is `wrong`.
"""

import json
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from typing import Literal, assert_never

from evals.metrics.facts import has_figures
from evals.outcomes import Fate, Match
from summarizer.asking import Answer, Question, Reply
from summarizer.errors import BackendError, BudgetExceeded
from summarizer.language.parse import parse_sentence
from summarizer.ports import Backend, Spent
from summarizer.prompting import Prompt, load_prompt
from summarizer.settings import Settings
from summarizer.wiring import allowance_for, backend_for, judge_settings

# Of the 803 pairs that people judged a third lies between; beyond, balanced accuracy is .90 without a judge.
OPEN_FROM, OPEN_TO = 0.35, 0.65
MOST_PAIRS = 40  # in one question
TOKENS_A_PAIR, TOKENS_OF_FRAME = 25, 60  # of an answer

_Label = Literal["stated", "differs", "not_stated"]
REPLY_SCHEMA: dict[str, object] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["pairs"],
    "properties": {
        "pairs": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["n", "label"],
                "properties": {
                    "n": {"type": "integer"},
                    "label": {"type": "string", "enum": ["stated", "differs", "not_stated"]},
                },
            },
        },
    },
}


class _Opinion(Reply):
    n: int
    label: _Label


class _JudgeReply(Reply):
    pairs: tuple[_Opinion, ...]


@dataclass(frozen=True)
class Judged:
    """The matches with the judge's say, in their order, and what it took."""

    matches: tuple[Match, ...]
    spent: Spent = field(default_factory=Spent)


class MatchJudge:
    """Asks a backend, within an allowance of its own. With `may_stop`, the want of money is raised."""

    def __init__(
        self,
        backend: Backend,
        prompt: Prompt,
        *,
        allowance: Callable[[], AbstractContextManager[None]] = nullcontext,
        may_stop: bool = False,
    ) -> None:
        self._backend = backend
        self._question = Question(prompt, _JudgeReply, REPLY_SCHEMA)
        self._allowance = allowance
        self._may_stop = may_stop

    @property
    def version(self) -> str:
        """The prompt's version and the backend's name."""
        return f"match@{self._question.prompt.use.version}:{self._backend.name}"

    async def settle(self, matches: Sequence[Match]) -> Judged:
        """Decide the open ones; nobody is asked when there is none."""
        opened = [at for at, match in enumerate(matches) if is_open(match)]
        decided, spent = list(matches), Spent()
        with self._allowance():
            for first in range(0, len(opened), MOST_PAIRS):
                batch = opened[first : first + MOST_PAIRS]
                answer = await self._asked([matches[at] for at in batch])
                spent += answer.spent
                for number, at in enumerate(batch, start=1):
                    decided[at] = self._decided(matches[at], number, answer)
        return Judged(tuple(decided), spent)

    async def _asked(self, pairs: Sequence[Match]) -> Answer[_JudgeReply]:
        limit = TOKENS_OF_FRAME + TOKENS_A_PAIR * len(pairs)
        try:
            answer = await self._question.ask(self._backend, max_tokens=limit, data={"pairs": _lines(pairs)})
        except BackendError as error:
            answer = Answer(Spent.without_answer(error), failure=error)
        if self._may_stop and isinstance(answer.failure, BudgetExceeded):
            raise answer.failure
        return answer

    def _decided(self, match: Match, number: int, answer: Answer[_JudgeReply]) -> Match:
        labels = [opinion.label for opinion in answer.reply.pairs if opinion.n == number] if answer.reply else []
        if len(labels) == 1:
            return replace(match, outcome=_fate(match, labels[0]), judge=self.version)
        silent = "the judge said two things of it" if labels else "the judge said nothing of it"
        reason = f"the judge failed: {answer.failure}" if answer.failure else silent
        return replace(match, outcome="unscored", judge=self.version, reason=reason)


def judge_for(name: str, settings: Settings, *, may_stop: bool = False) -> MatchJudge:
    """The judge of this name. Raises UnknownModel and UsageError."""
    own = judge_settings(settings, name)
    return MatchJudge(backend_for(own), load_prompt("match"), allowance=allowance_for(own), may_stop=may_stop)


def is_open(match: Match) -> bool:
    """Do words leave open whether the brief states it?"""
    return match.claim is not None and OPEN_FROM <= match.share < OPEN_TO


def _lines(pairs: Sequence[Match]) -> str:
    entries = ({"n": at, "fact": pair.fact.text, "sentence": pair.claim} for at, pair in enumerate(pairs, start=1))
    return "\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries)


def _fate(match: Match, label: _Label) -> Fate:
    match label:
        case "stated":
            return "covered" if has_figures(match.fact, parse_sentence(match.claim or "")) else "wrong"
        case "differs":
            return "wrong"
        case "not_stated":
            return "missing"
        case _:
            assert_never(label)
