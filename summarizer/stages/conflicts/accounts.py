"""Two accounts side by side in one article, of two parties that cannot both be right.

"The firm says that the gate was shut. Residents say that nobody had touched it." News sets them next to each other.
Signs that they clash and are not only two voices: the second insists or denies, both are held still ("says", not
"said"), or the second says "not" and takes up what the first is about. Whoever spoke first may not have been
answering somebody else, and neither speaks of what should or will be.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from summarizer.domain import Conflict
from summarizer.language.parse import ParsedArticle, ParsedSentence
from summarizer.language.polarity import denials_in
from summarizer.language.words import holds_any, stems_in
from summarizer.stages.conflicts.parties import Party, are_two, party_before, party_behind, party_named, party_of
from summarizer.stages.conflicts.sides import Side, Tellings
from summarizer.stages.conflicts.topics import disputed_claim

_DENIES = re.compile(
    r"\b(?:(?:den(?:y|ies|ied)|disput(?:es?|ed)|contest(?:s|ed)?|contradict(?:s|ed)?|rebut(?:s|ted)?)"
    r"\s(?:that|it|this|them|having|\w+ing"
    r"|(?:the|its|their|these|those)\s(?:figures?|numbers?|counts?|estimates?))\b"
    r"|(?:stands?|stood)\sby|(?:keeps?|kept|holds?|held|sticks?|stuck)\sto)\b"
)
_INSISTS = re.compile(r"\b(?:insists?|insisted|maintains|maintained)\b")
_INSISTS_THAT_IT = re.compile(
    r"\b(?:insists?|insisted|maintains|maintained)\s(?:that\s)?(?:it|they|he|she|this|nobody|no|nothing|none)\s"
)
_HOLDS = re.compile(r"\b(?:says|say|believes?|thinks?|tells)\b")
_TELLS = re.compile(r"\b(?:said|says?|tells?|believes?|thinks?)\b|(?<!\bwas\s)(?<!\bwere\s)(?<!\bbeen\s)\btold\b")
_ACCORDING = re.compile(r"\baccording\sto\b", re.IGNORECASE)
_TAKES_UP = re.compile(r"\b(?:it|they|he|she|this|that)\s(?:was|were|is|are|had|has|did|does)\b|\b(?:that|it)[.,;]")
_DENIED = re.compile(
    r"\b(?:it|they|this|that)\s(?:was|were|is|are|had|has|did|does)(?:\s(?:not|never|no|nothing|none)\b|n['’]t\b)"
    r"|\b(?:not|never|no|nothing|nobody|none)\s(?:[\w’']+\s){0,6}(?:that|it|them|him|her|this)[.,;]"
)
_OPEN = re.compile(
    r"\b(?:will|would|should|must|may|might|could|if|plans?|hopes?|hoped|expects?|expected|urge[sd]?|asks?|asked)\b"
)
_NOBODYS = re.compile(
    r"(?:it|he|she|they|we|i|this|there|nobody|which|who|that)\b|[^;:]*?\b(?:nobody|also|too|likewise|similarly)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:That|This|So)\s(?:is|was)\s(?:what|how)\b|[“\"][^“”\"]*[”\"]?$")
_AS_MAINTAINED = re.compile(
    r",?\sand\s(?P<what>not\s[^.;:,]{3,80},\sas\s(?P<who>[^.;:,]{2,60}?)\s(?:had\s|has\s|have\s)?"
    r"(?:maintain|insist|claim|argue|say|said|assert|allege|contend)\w*)(?=[,.;]|$)"
)
_PART = re.compile(r"[;,]?\s(?:but|while|whereas|though|and)\s|;\s")
# Says only how much is known, which denies nothing that somebody else tells.
_UNKNOWN = re.compile(r"(?:\bnot|n['’]t|\bnever)\s(?:prove|mean|know|comment|confirm|say)\b")
_CUES = ("say", "insist", "maintain", "den", "think", "believe")
_SHORT = 18  # words of two of which one denies something
_LONGEST = 30  # words of an account


class _Account(NamedTuple):
    """What one party says, in a sentence or a part of it."""

    sentence: ParsedSentence
    text: str
    party: Party


def account_conflicts(tellings: Tellings) -> Iterator[Conflict]:
    """The disputes between accounts that stand side by side."""
    for article in tellings.articles.values():
        for one, other in _pairs(article):
            sides = [_side(article, each, tellings) for each in (one, other)]
            known = [side for side in sides if side]
            if len(known) == len(sides) and _clash(one, other):
                yield tellings.open_dispute(_topic(one), "outcome", known)


def _topic(account: _Account) -> str:
    return disputed_claim(account.text)


def _side(article: ParsedArticle, account: _Account, tellings: Tellings) -> Side | None:
    """The account; with the sentence before where it only goes on with that."""
    sentence, text = account.sentence, account.text
    telling = tellings.at.get((article.id, sentence.start))
    before = article.sentences[sentence.index - 1] if sentence.index and _GOES_ON.match(text) else None
    if before and before.paragraph == sentence.paragraph:
        text = article.text[before.start : sentence.start + len(text)]
    return Side((telling,), " ".join(text.split()) if text != sentence.text else "") if telling else None


def _pairs(article: ParsedArticle) -> Iterator[tuple[_Account, _Account]]:
    for before, sentence in pairwise(article.sentences):
        if before.paragraph == sentence.paragraph and _may_clash(sentence):
            other = _account(article, sentence)
            one = _account(article, before) if other else None
            if one and other and are_two(one.party, other.party):
                yield one, other
    for sentence in article.statements:
        yield from _parts(sentence)
        yield from _as_maintained(article, sentence)


def _may_clash(sentence: ParsedSentence) -> bool:
    """Has it any of the signs? Told before it is known who speaks."""
    is_short = len(sentence.words) <= _SHORT
    return is_short or any(sign.search(sentence.text) for sign in (_DENIES, _INSISTS, _HOLDS, _DENIED))


def _account(article: ParsedArticle, sentence: ParsedSentence) -> _Account | None:
    if sentence.is_question or len(sentence.words) > _LONGEST:
        return None
    party = party_of(article, sentence)
    return _Account(sentence, sentence.text, party | party_before(sentence.text)) if party else None


def _parts(sentence: ParsedSentence) -> Iterator[tuple[_Account, _Account]]:
    """As in "the doctors think that it was the drug; the firm says that it was not"."""
    if sentence.quotes or not holds_any(sentence.text, _CUES):
        return
    for match in _PART.finditer(sentence.text):
        first, second = sentence.text[: match.start()], sentence.text[match.end() :]
        one, other = party_before(first) or party_behind(first), party_before(second)
        if are_two(one, other):
            yield _Account(sentence, first, one), _Account(sentence, second, other)


def _as_maintained(article: ParsedArticle, sentence: ParsedSentence) -> Iterator[tuple[_Account, _Account]]:
    """As in "the expert said that it was new and not worn, as the defence maintained"."""
    match = _AS_MAINTAINED.search(sentence.text) if " and not " in sentence.text else None
    one = party_before(sentence.text) or party_of(article, sentence) if match else frozenset[str]()
    other = party_named(match["who"]) if match else frozenset[str]()
    start = sentence.start + match.start() if match else 0
    counts = match is not None and any(start < each.start < start + len(match[0]) for each in sentence.numbers)
    if match and not counts and are_two(one, other):
        yield (
            _Account(sentence, sentence.text[: match.start()], one),
            _Account(sentence, sentence.text[match.start("what") :].rstrip("."), other),
        )


def _clash(one: _Account, other: _Account) -> bool:
    if any(sign.search(one.text) for sign in (_DENIES, _INSISTS, _UNKNOWN)):  # it answers somebody itself
        return False
    if _OPEN.search(other.text) or _NOBODYS.match(other.text):
        return False
    shared = (stems_in(one.text) & stems_in(other.text)) - one.party - other.party
    return _insists(other, shared) or _is_denied(one, other, shared) or _are_held(one, other, shared)


def _insists(other: _Account, shared: frozenset[str]) -> bool:
    if _DENIES.search(other.text) or _INSISTS_THAT_IT.search(other.text):
        return True
    return _INSISTS.search(other.text) is not None and not shared


def _is_denied(one: _Account, other: _Account, shared: frozenset[str]) -> bool:
    """Does it say "not" of "it", or only one of two short ones, which tell of the same in other words?"""
    if not other.sentence.quotes and _DENIED.search(other.text):
        return True
    are_short = max(len(each.text.split()) for each in (one, other)) <= _SHORT
    are_told = all(map(_is_somebodys, (one, other)))
    return are_short and are_told and not shared and _denies(one.sentence) != _denies(other.sentence)


def _is_somebodys(account: _Account) -> bool:
    """Is it told as what somebody says, and not as what happened? "Three hours later it called back" is no answer."""
    sentence = account.sentence
    return bool(sentence.attributions or sentence.speech or _TELLS.search(account.text))


def _are_held(one: _Account, other: _Account, shared: frozenset[str]) -> bool:
    """Do both hold it still, and is the second of the same thing, or of what the first says of them?"""
    is_of_it = bool(shared or _TAKES_UP.search(other.text) or other.party & stems_in(one.text))
    return is_of_it and _HOLDS.search(other.text) is not None and _is_held_against(one, other)


def _is_held_against(one: _Account, other: _Account) -> bool:
    """Is it held still, or, told as what was said, taken up by the other in its own sentence or with "she was"?"""
    if _HOLDS.search(one.text):
        return True
    is_taken_up = one.sentence is other.sentence or _TAKES_UP.search(other.text) is not None
    return is_taken_up and bool(_TELLS.search(one.text) or _ACCORDING.search(one.text))


def _denies(sentence: ParsedSentence) -> bool:
    return any(denial.by == "particle" for denial in denials_in(sentence))
