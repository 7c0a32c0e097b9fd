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
from summarizer.language.words import content_stems, words_in
from summarizer.language.polarity import denials_in
from summarizer.stages.conflicts.parties import Party, are_two, party_before, party_of
from summarizer.stages.conflicts.sides import Side, Telling, Tellings

_DENIES = re.compile(
    r"\b(?:(?:den(?:y|ies|ied)|disput(?:es?|ed)|contest(?:s|ed)?|contradict(?:s|ed)?|rebut(?:s|ted)?)"
    r"\s(?:that|it|this|them|having|\w+ing)\b|(?:stands?|stood)\sby|(?:keeps?|kept|holds?|held|sticks?|stuck)\sto)\b"
)
_INSISTS = re.compile(r"\b(?:insists?|insisted|maintains|maintained)\b")
_THAT_IT = re.compile(r"\b(?:insists?|insisted|maintains|maintained)\s(?:that\s)?(?:it|they|he|she|this|nobody|no|nothing|none)\s")
_HOLDS = re.compile(r"\b(?:says|say|believes?|thinks?|tells)\b")
_TAKES_UP = re.compile(r"\b(?:it|they|he|she|this|that)\s(?:was|were|is|are|had|has|did|does)\b|\b(?:that|it)[.,;]")
_DENIED = re.compile(
    r"\b(?:it|they|this|that)\s(?:was|were|is|are|had|has|did|does)(?:\s(?:not|never|no|nothing|none)\b|n['’]t\b)"
    r"|\b(?:not|never|no|nothing|nobody|none)\s(?:[\w’']+\s){0,6}(?:that|it|them|him|her|this)[.,;]"
)
_OPEN = re.compile(r"\b(?:will|would|should|must|may|might|could|if|plans?|hopes?|hoped|expects?|expected|urge[sd]?|asks?|asked)\b")
_NOBODYS = re.compile(r"(?:it|he|she|they|we|i|this|there|nobody|which|who|that)\b|[^;:]*?\b(?:nobody|also|too|likewise|similarly)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:That|This|So)\s(?:is|was)\s(?:what|how)\b|[“\"][^“”\"]*[”\"]?$")
_PART = re.compile(r"[;,]?\s(?:but|while|whereas|though|and)\s|;\s")
_SHORT = 18  # words of two of which one denies something
_LONGEST = 30  # words of an account


class _Account(NamedTuple):
    sentence: ParsedSentence
    text: str
    party: Party


def account_conflicts(tellings: Tellings) -> Iterator[Conflict]:
    """The disputes."""
    for article in tellings.articles.values():
        for one, other in _pairs(article):
            sides = [_side(article, each, tellings) for each in (one, other)]
            known = [side for side in sides if side]
            if len(known) == len(sides) and _clash(one, other):
                yield tellings.open_dispute(f"who is right: {one.text[:60]}", "outcome", known)


def _side(article: ParsedArticle, account: _Account, tellings: Tellings) -> Side | None:
    sentence = account.sentence
    telling = tellings.at.get((article.id, sentence.start))
    text = account.text
    before = article.sentences[sentence.index - 1] if sentence.index and _GOES_ON.match(text) else None
    if before and before.paragraph == sentence.paragraph:
        text = article.text[before.start : sentence.start + len(account.text)]
    return Side((telling,), " ".join(text.split()) if text != sentence.text else "") if telling else None


def _pairs(article: ParsedArticle) -> Iterator[tuple[_Account, _Account]]:
    for before, sentence in pairwise(article.sentences):
        if _may_clash(sentence) and before.paragraph == sentence.paragraph:
            other = _account(article, sentence)
            one = _account(article, before) if other else None
            if one and other and are_two(one.party, other.party):
                yield one, other
        yield from _parts(sentence)


def _may_clash(sentence: ParsedSentence) -> bool:
    """Has it any of the signs? Told before it is known who speaks."""
    text = sentence.text
    return not (_OPEN.search(text) or _NOBODYS.match(text)) and any(
        sign.search(text) for sign in (_DENIES, _INSISTS, _HOLDS, _DENIED)
    ) or len(sentence.words) <= _SHORT


def _account(article: ParsedArticle, sentence: ParsedSentence) -> _Account | None:
    if sentence.is_question or len(sentence.words) > _LONGEST:
        return None
    party = party_of(article, sentence)
    party = party and party | party_before(sentence.text)
    return _Account(sentence, sentence.text, party) if party else None


def _parts(sentence: ParsedSentence) -> Iterator[tuple[_Account, _Account]]:
    if sentence.quotes or ("say" not in sentence.text and "insist" not in sentence.text and "den" not in sentence.text):
        return
    for match in _PART.finditer(sentence.text):
        first, second = sentence.text[: match.start()], sentence.text[match.end() :]
        parties = [party_before(each) for each in (first, second)]
        if are_two(*parties):
            yield _Account(sentence, first, parties[0]), _Account(sentence, second, parties[1])


def _clash(one: _Account, other: _Account) -> bool:
    if _DENIES.search(one.text) or _INSISTS.search(one.text) or _OPEN.search(other.text) or _NOBODYS.match(other.text):
        return False
    own = one.party | other.party
    shared = (_stems(one.text) & _stems(other.text)) - own
    if _DENIES.search(other.text) or _THAT_IT.search(other.text) or (_INSISTS.search(other.text) and not shared):
        return True
    are_short = max(len(one.text.split()), len(other.text.split())) <= _SHORT
    if are_short and not shared and _denies(one.sentence) != _denies(other.sentence):
        return True
    takes_up = bool(_TAKES_UP.search(other.text))
    is_held = bool(_HOLDS.search(one.text) and _HOLDS.search(other.text))
    return (is_held and bool(shared or takes_up or other.party & _stems(one.text))) or (not other.sentence.quotes and bool(_DENIED.search(other.text)))


def _denies(sentence: ParsedSentence) -> bool:
    return any(denial.by == "particle" for denial in denials_in(sentence))


def _stems(text: str) -> frozenset[str]:
    return content_stems(words_in(text))
