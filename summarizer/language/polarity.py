"""What a sentence denies: the word behind "not", "never", "no" or "without", and what was refused or rejected.

A denial by a particle falls on the first content word within reach, one by a verb ("refused to
leave", "denied the charge") on the first content word after it, or, where that verb is passive
("the offer was rejected"), on the last one before it. Blind to antonyms and to how far a denial reaches.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

from summarizer.language.parse import ParsedSentence
from summarizer.language.words import Word, is_stop_word

REACH = 2  # words after a particle in which the denied one stands: "not yet condemned"
VERB_REACH = 4  # words after a verb: "denied that he had taken the money"

_PARTICLES = frozenset("not never no without cannot neither nor".split())
_CONTRACTED = re.compile(r"n['’]t$")
_VERBS = frozenset(
    """refuse refuses refused refusing deny denies denied denying decline declines declined declining reject rejects
    rejected rejecting avoid avoids avoided avoiding lack lacks lacked lacking""".split()
)
# These deny only with the word behind them: "failed to act", "ruled out talks".
_PAIRS = frozenset(
    f"{first} {second}"
    for forms, second in (
        ("fail fails failed failing unable", "to"),
        ("rule rules ruled ruling", "out"),
        ("turn turns turned turning", "down"),
    )
    for first in forms.split()
)
_BE = frozenset("is are was were be been being".split())
# "Shares declined by 3 percent" and "a decline in prices" deny nothing.
_FALLS = frozenset("decline declines declined declining".split())
_DECLINED = frozenset("to the a an any all his her their its comment further".split())
_WIDENING = frozenset("only just merely simply necessarily".split())  # "not only Voss": Voss as well
# Stems that speak against something without denying a word of it. A sentence with one of them may say
# in its own way what another sentence denies.
_AGAINST = frozenset(
    """absenc abandon against ban bar block cancel deni dismiss drop end fail halt hinder obstruct oppos opposit
    prevent quit refus reject resist scrap stop veto withdraw withdrew withdrawn""".split()
)


class Denial(NamedTuple):
    """A word that denies, and the word it denies: None when none stands within reach."""

    cue: Word
    by: Literal["particle", "verb"]
    denied: Word | None


def denials_in(sentence: ParsedSentence) -> tuple[Denial, ...]:
    """The denials of a sentence, in order, outside its quotations. One that is itself denied is left out."""
    words = _outside_quotes(sentence)
    found = [_denial(words, at) for at in range(len(words))]
    denials = [denial for denial in found if denial is not None]
    denied = {denial.denied for denial in denials}
    return tuple(denial for denial in denials if denial.by == "particle" or denial.cue not in denied)


def denied_in(sentence: ParsedSentence) -> frozenset[str]:
    """Stems of the words that the sentence denies."""
    return frozenset(denial.denied.stem for denial in denials_in(sentence) if denial.denied)


def stated_in(sentence: ParsedSentence) -> frozenset[str]:
    """Content stems that stand in the sentence undenied, at least once."""
    denied = denied_in(sentence)
    counts = Counter(word.stem for word in sentence.words)
    return frozenset(stem for stem in sentence.stems if stem not in denied or counts[stem] > 1)


def speaks_against(sentence: ParsedSentence) -> bool:
    """True for a sentence that denies, opposes or ends something in any word we know for it."""
    return bool(denials_in(sentence)) or any(word.stem in _AGAINST for word in sentence.words)


def _outside_quotes(sentence: ParsedSentence) -> list[Word]:
    inside = {place for quote in sentence.quotes for place in range(quote.start, quote.end)}
    return [word for word in sentence.words if word.start not in inside]


def _denial(words: Sequence[Word], at: int) -> Denial | None:
    word = words[at].text.casefold()
    following = words[at + 1].text.casefold() if at + 1 < len(words) else ""
    if word in _PARTICLES or _CONTRACTED.search(word):
        if following in _WIDENING or (word == "no" and following[:1].isdigit()):
            return None
        return Denial(words[at], "particle", _content_word(words[at + 1 : at + 1 + REACH]))
    if f"{word} {following}" in _PAIRS:
        denied = _content_word(words[at + 2 : at + 2 + VERB_REACH])
        return Denial(words[at], "verb", denied if following == "to" else _denied_by_verb(words, at, at + 2))
    if word in _VERBS and (word not in _FALLS or following in _DECLINED):
        return Denial(words[at], "verb", _denied_by_verb(words, at, at + 1))
    return None


def _denied_by_verb(words: Sequence[Word], at: int, after: int) -> Word | None:
    before = words[max(0, at - VERB_REACH) : at]
    passive = [number for number, word in enumerate(before[-2:], len(before[:-2])) if word.text.casefold() in _BE]
    if passive:
        return _content_word(before[: passive[0]][::-1])
    return _content_word(words[after : after + VERB_REACH])


def _content_word(words: Sequence[Word]) -> Word | None:
    return next((word for word in words if not is_stop_word(word)), None)
