"""What the evidence tells only to say that it is untrue may not be told as so, nor as the word of who rejects it.

Where the stretches are is read in `language/rejecting.py`. A claim that speaks against it in a way of its own, or
that names it as what somebody else said, is left alone.
"""

import re
from collections.abc import Iterator, Sequence

from summarizer.domain import Code
from summarizer.language.modes import hedging_verb
from summarizer.language.parse import ParsedSentence
from summarizer.language.polarity import against_in, base_of, bases_in, denials_in, speaks_against
from summarizer.language.rejecting import Rejection, rejections_in, words_of_untruth
from summarizer.language.verbs_of_saying import PRONOUNS
from summarizer.language.words import content_stems, words_in
from summarizer.ports import Story
from summarizer.verifiers.rules.evidence import CLOSE, Support
from summarizer.verifiers.rules.passages import Passage

WITHIN = 0.8  # of what the passage has of the claim must lie within the stretch
_MEANWHILE = re.compile(r"\s(?:when|while|before|after)\s")
_LONGEST_NAME = 4  # words


def check_rejected(claim: ParsedSentence, support: Support, story: Story) -> Iterator[Code]:
    """`negated` for a claim that lies within what the passage that has most of it calls untrue."""
    passage = max(support.passages, key=support.share_in, default=None)
    for stretch in rejections_in(passage.sentence) if passage and not rejections_in(claim) else ():
        inside = passage and _told_as_so(claim, support, passage, stretch)
        if inside and passage and not _is_plain_elsewhere(claim, inside, passage, story):
            yield "negated"
            return


def _told_as_so(claim: ParsedSentence, support: Support, passage: Passage, stretch: Rejection) -> list[int]:
    """The claim's tokens within the stretch, where they are what it says; empty where it says otherwise."""
    apart = _beside_it(claim, support, passage, stretch)
    if apart is None or _speaks_against(claim, passage.sentence.text[stretch.start : stretch.end]):
        return []
    matches = {at: match for at, match in passage.alignment.matches.items() if at not in apart}
    inside = [at for at, match in matches.items() if _is_between(passage, match.place, stretch.start, stretch.end)]
    if any(match.relation == "opposite" for match in matches.values()) or _is_wanted(claim, inside):
        return []
    if all(_happened_meanwhile(passage, matches[at].place, stretch) for at in inside):
        return []
    if any(_is_between(passage, match.place, stretch.opens, stretch.start) for match in matches.values()):
        return []  # "the claims that the brakes had failed": it names what was rejected
    within = sum(support.weights[at] for at in inside)
    told = sum(support.weights[at] for at in matches)
    whole = sum(weight for at, weight in support.weights.items() if at not in apart)
    return inside if within >= WITHIN * told and within >= CLOSE * whole else []


def _beside_it(claim: ParsedSentence, support: Support, passage: Passage, stretch: Rejection) -> set[int] | None:
    """The claim's tokens that say who says it or whom it is of; None where that is somebody who may well say it."""
    matches = passage.alignment.matches
    told = max(support.statements, key=lambda each: each.end - each.start, default=None)
    if told is None or not told.speaker:
        subjects = {at for each in claim.clauses.predicates for to in each.subject for at in range(to.start, to.end)}
        return {at for at in subjects if at in matches and not _is_in(passage, matches[at].place, stretch)}
    if not _may_be_who_rejects_it(told.speaker, passage.sentence, stretch):
        return None
    return {at for at, word in enumerate(claim.words) if not told.start <= word.start < told.end}


def _may_be_who_rejects_it(speaker: str, sentence: ParsedSentence, stretch: Rejection) -> bool:
    before, behind = sentence.text[: stretch.opens], sentence.text[stretch.end :]
    around = words_in(f"{before} {behind}")
    if content_stems(words_in(speaker)) & content_stems(around):
        return True
    is_open = any(word.low in PRONOUNS for word in words_in(before))
    return is_open and speaker[:1].isupper() and len(speaker.split()) <= _LONGEST_NAME


def _is_in(passage: Passage, place: int, stretch: Rejection) -> bool:
    return _is_between(passage, place, stretch.start, stretch.end)


def _is_between(passage: Passage, place: int, start: int, end: int) -> bool:
    sentence = passage.sentence
    return start <= sentence.words[place].start - sentence.start < end


def _speaks_against(claim: ParsedSentence, stretch: str) -> bool:
    """Has it a denial that the stretch has not, "had not failed" for "had failed", or says that it was alleged?"""
    words = words_in(stretch)
    lows, stems = {word.low for word in words}, {word.stem for word in words}
    alleging = [each for each in claim.clauses.predicates if hedging_verb(each) == "alleged"]
    return (
        any(denial.cue.low not in lows for denial in denials_in(claim))
        or any(claim.words[each.verb].stem not in stems for each in alleging)
        or not against_in(claim) <= stems
        or bool(words_of_untruth(claim.text) - words_of_untruth(stretch))
    )


def _happened_meanwhile(passage: Passage, place: int, stretch: Rejection) -> bool:
    """Is it the storm of "dismissed claims that the dam had leaked after the storm", which nobody rejects?"""
    sentence = passage.sentence
    at = sentence.words[place].start - sentence.start
    return _MEANWHILE.search(sentence.text, stretch.start, at) is not None


def _is_wanted(claim: ParsedSentence, inside: Sequence[int]) -> bool:
    """Is it "was urged to resign", of what does not tell of any urging? It does not say that anybody will."""
    kinds = {each.kind for each in claim.clauses.predicates if each.verb in inside}
    return "infinitive" in kinds and "finite" not in kinds


def _is_plain_elsewhere(claim: ParsedSentence, inside: Sequence[int], passage: Passage, story: Story) -> bool:
    """Does another sentence have all of it, and call nothing untrue?"""
    stems = {base_of(claim.words[at]) for at in inside}
    return any(
        stems <= bases_in(sentence) and not rejections_in(sentence) and not speaks_against(sentence)
        for article in story.originals
        for sentence in article.statements
        if sentence is not passage.sentence
    )
