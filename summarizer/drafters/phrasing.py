"""Every way to say a fact in few words, for what a brief tells besides its claims.

The wordings of `wordings.py` and, where these are long, one without its side clauses: what happened
besides, in the end or in a clause between commas goes, and who says so stays.
"""

import re
from collections import deque
from collections.abc import Collection, Iterator
from dataclasses import replace

from summarizer.drafters.headline import without_side_clauses
from summarizer.drafters.relatives import TELLS_APART
from summarizer.drafters.shortening import is_short_enough
from summarizer.drafters.verbs import SAYING
from summarizer.drafters.wordings import Wording, wordings
from summarizer.language.parse import parse_sentence
from summarizer.ports import Story

LONG = 24  # words

_SAID_AT_END = rf"(?P<said>, [^,“”\"]{{2,80}}\b{SAYING}\b[^,“”\"]{{0,30}}\.)$"
# ", shutting the port after talks broke down, the union said": what stands before who says so.
_BESIDE = re.compile(
    r", (?:[a-z]{3,}ing|as|after|before|while|where|which|when|twice|an? \w+ (?:after|before)|hours after)\b"
    rf"[^“”\"]*?{_SAID_AT_END}"
)
# Without what holds one of these, a sentence may say more than it did.
_BINDING = re.compile(
    r"\b(?:if|unless|until|except|only|provided|but|although|though|despite|because|not|no|never|den(?:y|ies|ied)"
    r"|alleg\w+|accord\w+|report\w*|rather|instead|than)\b"
)


_WORD = re.compile(r"[\w’'-]+")
_SAYS = re.compile(rf"\b{SAYING}\b")
_DATELINE = re.compile(r"[A-Z][A-Z .,’'-]{1,38}\s[-–—]{1,2}\s(?=[A-Z])")


class RulePhraser:
    """The embedded phraser."""

    def wordings(self, story: Story, *, among: Collection[str]) -> Iterator[Wording]:
        """Every wording of these facts that can be made without a model."""
        for wording in map(_without_dateline, wordings(story, among=among)):
            yield wording
            text = _bare(wording.text) if _may_be_bared(wording) else None
            if text and text != wording.text:
                yield replace(wording, sentence=parse_sentence(text, published=wording.sentence.published))


def _may_be_bared(wording: Wording) -> bool:
    """Long, without a denial that was joined to it, and no list or accident."""
    return wording.words > LONG and not wording.undenied and is_short_enough(wording.sentence)


def _without_dateline(wording: Wording) -> Wording:
    """Without "TARN - ", which is the reporter's place and no part of the sentence."""
    dateline = _DATELINE.match(wording.text)
    if dateline is None:
        return wording
    text = wording.text[dateline.end() :]
    return replace(wording, sentence=parse_sentence(text, published=wording.sentence.published))


def _bare(text: str) -> str | None:
    """The sentence without its side clauses; None where one binds the rest or says whose words they are."""
    beside = _BESIDE.search(text)
    bare = text[: beside.start()] + beside["said"] if beside else without_side_clauses(text).removesuffix(".") + "."
    gone = " ".join(_gone(text, bare))
    says_as_much = len(_SAYS.findall(bare)) == len(_SAYS.findall(text))
    return bare if says_as_much and not (_BINDING.search(gone) or TELLS_APART.search(gone)) else None


def _gone(text: str, bare: str) -> Iterator[str]:
    """The words of the text that the bare one does not have, in their order."""
    left = deque(_WORD.findall(bare.casefold()))
    for word in _WORD.findall(text.casefold()):
        if left and word == left[0]:
            left.popleft()
        else:
            yield word
