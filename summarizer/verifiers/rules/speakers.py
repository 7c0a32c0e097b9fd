"""What a claim gives to one speaker must not be another's in the evidence.

Compares who is named beside a verb of saying; in the evidence "he added" is who is certain to be
meant. Blind to aliases ("the Kremlin" for a president's spokesman) and to speakers who are only
described ("the minister").
"""

from collections.abc import Iterator

from summarizer.domain import Code
from summarizer.language.parse import ParsedSentence
from summarizer.language.words import content_stems, words_in
from summarizer.ports import Story
from summarizer.verifiers.rules.evidence import Passage, Support

# Share of the claim that one sentence must cover before its speaker counts as the claim's.
SAYS_IT = 0.6


def check_speakers(claim: ParsedSentence, support: Support, _story: Story) -> Iterator[Code]:
    """`speaker_mismatch` when the sentence that says it is another's words than the claim has it.

    A name that the evidence has in some other place could be the same person by another name, and is
    let through unless it is the one who was told.
    """
    if not support.passages or support.shares[0] < SAYS_IT:
        return
    evidence = support.passages[0]
    ours, theirs = _stems_of(claim.holder), _speakers_of(evidence)
    if not ours or not theirs or any(ours & stems for stems in theirs):
        return
    if not ours <= evidence.sentence.stems or ours <= _listeners_of(evidence.sentence):
        yield "speaker_mismatch"


def _speakers_of(passage: Passage) -> tuple[frozenset[str], ...]:
    """The stems of everybody whom the sentence names as saying something, its pronoun resolved."""
    speaker = passage.article.speaker_of(passage.sentence)
    resolved = speaker.name if speaker and speaker.certain else None
    names = [resolved, *(attribution.name for attribution in passage.sentence.attributions)]
    return tuple(stems for stems in map(_stems_of, names) if stems)


def _listeners_of(sentence: ParsedSentence) -> frozenset[str]:
    listeners = (_stems_of(attribution.listener) for attribution in sentence.attributions)
    return frozenset[str]().union(*listeners)


def _stems_of(holder: str | None) -> frozenset[str]:
    return content_stems(words_in(holder or ""))
