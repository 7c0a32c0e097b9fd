"""A judge: a model that reads the claims which the rules leave open beside the passages that may decide them.

One question holds all open claims of a brief. Its answer is believed as far as it can be proven: each
label is one of four, and `supported` and `refuted` need words that stand in a passage. What it may then
change is for `judged.py`. A judge that fails, talks nonsense or leaves a claim out changes nothing, and
a note says so.
"""

import json
import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.asking import Answer, Listed, Question, Reply, listed
from summarizer.domain import Claim, Label, Note, Span, Verdict
from summarizer.errors import BackendError
from summarizer.language.anchors import place_of
from summarizer.language.parse import parse_sentence
from summarizer.language.words import count_words
from summarizer.ports import Backend, Reviewed, Spent, Story
from summarizer.prompting import Prompt
from summarizer.verifiers.judged import Opinion, combined, is_open
from summarizer.verifiers.rules.evidence import EvidenceIndex
from summarizer.verifiers.rules.verifier import RuleVerifier

log = logging.getLogger(__name__)

MOST_CLAIMS = 60  # in one question: a brief has fewer, a text to be checked may have more
MOST_PASSAGES = 3  # a claim
FEWEST_QUOTED = 4  # words of a quote, unless it is the whole sentence: fewer stand anywhere
TOKENS_A_CLAIM, TOKENS_OF_FRAME = 100, 100  # of an answer: a label and a quote of a long sentence

REPLY_SCHEMA: dict[str, object] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["verdicts"],
    "properties": {
        "verdicts": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["n", "label", "quote"],
                "properties": {
                    "n": {"type": "integer"},
                    "label": {
                        "type": "string",
                        "enum": ["supported", "refuted", "conflicting", "not_enough_evidence"],
                    },
                    "quote": {"type": "string"},
                },
            },
        },
    },
}


class _Judgement(Reply):
    n: int
    label: Label
    quote: str


class _JudgeReply(Reply):
    """What we ask the model for. Claims go by their number in the prompt."""

    verdicts: tuple[_Judgement, ...]


@dataclass(frozen=True)
class _Case:
    """An open claim, its place among all, the rules' verdict, and the sentences that may decide it."""

    place: int
    claim: Claim
    verdict: Verdict
    passages: tuple[Span, ...]


class PromptedJudge:
    """A judge that asks a backend. The rules look over what it would lift."""

    def __init__(self, backend: Backend, prompt: Prompt, rules: RuleVerifier) -> None:
        self._backend = backend
        self._question = Question(prompt, _JudgeReply, REPLY_SCHEMA)
        self._rules = rules

    @property
    def version(self) -> str:
        """The prompt's version and the backend's name."""
        return f"verify@{self._question.prompt.use.version}:{self._backend.name}"

    async def review(self, claims: Sequence[Claim], verdicts: Sequence[Verdict], story: Story) -> Reviewed:
        """The verdicts with the judge's say, same order. Nobody is asked when no claim is open."""
        cases = _cases(claims, verdicts, story)
        decided, spent, notes = list(verdicts), Spent(), list[Note]()
        for first in range(0, len(cases), MOST_CLAIMS):
            batch = cases[first : first + MOST_CLAIMS]
            answer = await self._asked(batch, story)
            spent += answer.spent
            for case, opinion in _opinions(answer.reply, batch):
                decided[case.place] = self._decided(case, opinion, story)
            notes += self._notes(answer, batch)
        return Reviewed(tuple(decided), spent, tuple(notes))

    async def _asked(self, cases: Sequence[_Case], story: Story) -> Answer[_JudgeReply]:
        shown = _shown(cases, story)
        data = {
            "passages": listed([Listed(span.article_id, span.quote) for span in shown], story),
            "claims": _claim_lines(cases, shown),
        }
        limit = TOKENS_OF_FRAME + TOKENS_A_CLAIM * len(cases)
        try:
            return await self._question.ask(self._backend, max_tokens=limit, data=data)
        except BackendError as error:
            return Answer(Spent.without_answer(error), failure=error)

    def _decided(self, case: _Case, opinion: Opinion, story: Story) -> Verdict:
        return combined(
            case.claim,
            case.verdict,
            opinion,
            by=self.version,
            objections=lambda claim, span: self._rules.objections(claim, story, within=span),
        )

    def _notes(self, answer: Answer[_JudgeReply], cases: Sequence[_Case]) -> list[Note]:
        if answer.failure:
            log.warning("judge failed: %s", answer.failure, extra={"error": type(answer.failure).__name__})
            return [
                Note(code="judge_failed", detail=f"the judge failed, so the rules alone decided: {answer.failure}")
            ]
        silent = len(cases) - len(_opinions(answer.reply, cases))
        if not silent:
            return []
        detail = f"{self._backend.name}: the judge said nothing usable of {silent} of {len(cases)} sentences"
        return [Note(code="judge_failed", detail=f"{detail}; there the rules alone decided")]


def _cases(claims: Sequence[Claim], verdicts: Sequence[Verdict], story: Story) -> list[_Case]:
    opened = [
        (place, claim, verdict)
        for place, (claim, verdict) in enumerate(zip(claims, verdicts, strict=True))
        if is_open(claim, verdict)
    ]
    index = story.once(EvidenceIndex) if any(verdict.label != "supported" for _, _, verdict in opened) else None
    return [
        _Case(place, claim, verdict, _passages_for(claim, verdict, story, index)) for place, claim, verdict in opened
    ]


def _passages_for(claim: Claim, verdict: Verdict, story: Story, index: EvidenceIndex | None) -> tuple[Span, ...]:
    """The rules' evidence; where that is none or little, what the claim cites and what is nearest to it."""
    spans = [Span.model_validate(item.model_dump(include=set(Span.model_fields))) for item in verdict.evidence]
    if verdict.label != "supported" and index:
        spans += [fact.spans[0] for id_ in claim.citations if (fact := story.fact_by_id.get(id_))]
        nearest = index.support(parse_sentence(claim.text)).passages
        spans += [passage.article.span(passage.sentence.start, passage.sentence.end) for passage in nearest]
    return tuple(dict.fromkeys(spans))[:MOST_PASSAGES]


def _shown(cases: Sequence[_Case], story: Story) -> list[Span]:
    """Every passage once, an article's together."""
    order = {parsed.id: at for at, parsed in enumerate(story.articles)}
    spans = {span for case in cases for span in case.passages}
    return sorted(spans, key=lambda span: (order[span.article_id], span.start))


def _claim_lines(cases: Sequence[_Case], shown: Sequence[Span]) -> str:
    number_of = {span: number for number, span in enumerate(shown, start=1)}
    entries = (
        {"n": number, "claim": case.claim.text, "passages": [number_of[span] for span in case.passages]}
        for number, case in enumerate(cases, start=1)
    )
    return "\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries)


def _opinions(reply: _JudgeReply | None, cases: Sequence[_Case]) -> list[tuple[_Case, Opinion]]:
    """One for each case that the reply speaks of once; of twice, it has made up its mind about none."""
    given = reply.verdicts if reply else ()
    times = Counter(judgement.n for judgement in given)
    return [
        (cases[judgement.n - 1], _opinion(judgement, cases[judgement.n - 1]))
        for judgement in given
        if 0 < judgement.n <= len(cases) and times[judgement.n] == 1
    ]


def _opinion(judgement: _Judgement, case: _Case) -> Opinion:
    for sentence in case.passages:
        quoted = _quoted(judgement.quote, sentence)
        if quoted:
            return Opinion(judgement.label, quoted, sentence)
    return Opinion(judgement.label)


def _quoted(quote: str, sentence: Span) -> Span | None:
    """The quote as a span of the sentence, if it stands there and is no mere scrap of it."""
    place = place_of(quote, sentence.quote)
    if place is None or (count_words(quote) < FEWEST_QUOTED and count_words(quote) < count_words(sentence.quote)):
        return None
    start = sentence.start + place.start
    return Span(
        article_id=sentence.article_id,
        start=start,
        end=sentence.start + place.end,
        quote=sentence.quote[place.start : place.end],
    )
