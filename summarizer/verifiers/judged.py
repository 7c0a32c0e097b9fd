"""What a judge's opinion does to a verdict of the rules.

The rules have the veto. A claim that they refute, or object to for any reason but that they cannot find
it, stays as it is. The judge may take `supported` away. It may give it to a claim whose one code is
`no_evidence`, because it is worded too freely for rules, when it shows where that stands and no figure,
name, quotation, day, office, speaker or negation of the claim differs there.
"""

from collections.abc import Callable
from dataclasses import dataclass

from summarizer.domain import Claim, Code, Evidence, Label, Span, Verdict
from summarizer.language.words import fold

LIFTED = 0.6  # score of a claim that only the judge finds supported: above the rules' threshold of 0.5, not far
DOUBTED = 0.4  # most that is left of the score of a claim it does not find supported

Objections = Callable[[Claim, Span], tuple[Code, ...]]


@dataclass(frozen=True)
class Opinion:
    """A judge's label with the words that it quotes for it, and the sentence that has them.

    Both are None when it gave none, or none that stands there.
    """

    label: Label
    quote: Span | None = None
    sentence: Span | None = None

    @property
    def holds(self) -> Label:
        """The label that counts: nothing is supported or refuted by words that are nowhere."""
        needs_quote = self.label in ("supported", "refuted")
        return "not_enough_evidence" if needs_quote and self.quote is None else self.label


def is_open(claim: Claim, verdict: Verdict) -> bool:
    """May a judge change the verdict? Where a passage has the claim word for word there is nothing to judge."""
    if verdict.label == "supported":
        return all(_bare(item.quote) != _bare(claim.text) for item in verdict.evidence)
    return verdict.codes == ("no_evidence",)


def _bare(text: str) -> str:
    return fold(text).rstrip(".!?")


def combined(claim: Claim, verdict: Verdict, opinion: Opinion, *, by: str, objections: Objections) -> Verdict:
    """The verdict on an open claim; `by` names the judge."""
    judged = verdict.model_copy(update={"verifier": f"{verdict.verifier}+{by}"})
    if verdict.label == "supported":
        return judged if opinion.holds == "supported" else _doubted(judged, opinion)
    if opinion.holds == "supported" and opinion.sentence and not objections(claim, opinion.sentence):
        return _lifted(judged, opinion.sentence)
    return judged


def _doubted(verdict: Verdict, opinion: Opinion) -> Verdict:
    against = [_evidence(opinion.quote, "refutes")] if opinion.holds == "refuted" and opinion.quote else []
    return verdict.model_copy(
        update={
            "label": opinion.holds,
            "codes": (*verdict.codes, "judge_objects"),
            "score": min(verdict.score, DOUBTED),
            "evidence": (*verdict.evidence, *against),
        }
    )


def _lifted(verdict: Verdict, sentence: Span) -> Verdict:
    return verdict.model_copy(
        update={
            "label": "supported",
            "codes": (),
            "score": max(verdict.score, LIFTED),
            "evidence": (_evidence(sentence, "supports"),),
        }
    )


def _evidence(span: Span, stance: str) -> Evidence:
    return Evidence.model_validate(span.model_dump() | {"stance": stance, "score": 1.0})
