"""What a claim gives to one speaker must not be another's in the evidence.

Compares who is named before or after a verb of saying. Blind to pronouns, to aliases ("the Kremlin"
for Putin's spokesman) and to a speaker named in the sentence before.
"""

from collections.abc import Iterator

from summarizer.domain import Code
from summarizer.language.parse import ParsedSentence
from summarizer.language.words import content_stems, words_in
from summarizer.ports import Story
from summarizer.verifiers.rules.evidence import Support

# Share of the claim that one sentence must cover before its speaker counts as the claim's.
SAYS_IT = 0.6


def check_speakers(claim: ParsedSentence, support: Support, _story: Story) -> Iterator[Code]:
    """`speaker_mismatch` when the sentence that says it names a speaker, and not the one the claim names."""
    if not support.passages or support.shares[0] < SAYS_IT:
        return
    evidence = support.passages[0].sentence
    speaker, other = _stems_of(claim.holder), _stems_of(evidence.holder)
    if speaker and other and not speaker & other and not speaker <= evidence.stems:
        yield "speaker_mismatch"


def _stems_of(holder: str | None) -> frozenset[str]:
    return content_stems(words_in(holder or ""))
