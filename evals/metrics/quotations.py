"""A brief's quotations: do they stand in an article to the letter, and is it their speaker who is named?

Who spoke is asked of the gold first: the holder of a fact whose support has the words. Else of the articles, by
rules of this file alone, so that nobody is measured by the rules that wrote the brief: a name beside a verb of
saying in the sentence of the quotation ("..., said Ole Dahl."), or in the one before it where that ends a
quotation of the same paragraph. Where they say "she said", this file knows nobody and counts nothing.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from evals.cases import Case, GoldFact
from evals.metrics import Result, Score, Unscored
from summarizer.domain import Brief
from summarizer.language.days import WEEKDAYS
from summarizer.language.words import fold

_SHORTEST = 3  # words; below it quote marks often only hold a word off
_QUOTE = re.compile(r"[“\"]([^“”\"]+)[”\"]")
_LEFT_OUT = re.compile(r"…|\.\.\.|\[[^\]]*\]")
_ENDS = " .,;:!?'"
_VERB = r"(?:said|says|told|tells|added|adds|asked|asks|wrote|writes|replied|warned|insisted|argued|recalled|called)"
_SAID_BY = re.compile(rf"[\s,]*(?!told|tells){_VERB}\s(?P<who>[^.!?]*)")
_BY_SAID = re.compile(rf"[\s,]*(?P<who>[^.!?]*?)\s{_VERB}\b")
_BEFORE = re.compile(rf"(?:^|[.!?]\s)(?P<who>[^.!?]*?)\s{_VERB}\b[^.!?]*$")
_NAME = re.compile(r"\b[^\W\d_a-z][\w'’-]+(?:\s(?:(?:van|von|der|de|la|al)\s)*[^\W\d_a-z][\w'’-]+)*")
_TITLE_STOP = re.compile(r"\b(Mrs?|Ms|Dr|Prof|Gov|Gen|Sen|Rep)\.")
_NOBODY = frozenset("He She It They We Her His Their Its The A An But And On In At By Mr Mrs Ms Dr".split()) | set(
    WEEKDAYS
)
_POSSESSIVE = re.compile(r"['’]s?$")

Holder = Callable[[GoldFact], str | None]


class Quoted(NamedTuple):
    """Words in quotation marks, and the text beside them that may name who spoke."""

    words: str
    beside: str


def quoted_in(brief: Brief) -> list[Quoted]:
    """The quotations of three words or more, in claims and beside them."""
    found = [Quoted(match[1], _QUOTE.sub(" ", claim.text)) for claim in brief.claims for match in _of(claim.text)]
    found += [Quoted(quote.text, quote.speaker) for quote in brief.quotes]
    return [each for each in found if len(each.words.split()) >= _SHORTEST]


def quote_fidelity(brief: Brief) -> Result:
    """Share of the quotations that stand word for word in one article."""
    quoted = quoted_in(brief)
    if not quoted:
        return Unscored("the brief quotes nobody")
    articles = [fold(article.text or "") for article in brief.articles]
    kept = sum(any(_stands_in(each.words, article) for article in articles) for each in quoted)
    return Score(kept / len(quoted), kept, len(quoted))


def quote_speaker(brief: Brief, case: Case, holder_of: Holder) -> Result:
    """Of the quotations whose speaker is known, the share that names that speaker."""
    quoted = quoted_in(brief)
    if not quoted:
        return Unscored("the brief quotes nobody")
    persons = {slot.value for fact in case.gold.facts for slot in fact.slots if slot.type == "person"}
    texts = [article.text or "" for article in brief.articles]
    spoken = [(each, known) for each in quoted if (known := _speakers(each.words, case, texts, holder_of))]
    if not spoken:
        return Unscored("neither gold nor articles name the speaker of any quotation")
    right = sum(any(_names(each.beside, speaker, persons) for speaker in known) for each, known in spoken)
    return Score(right / len(spoken), right, len(spoken))


def _of(text: str) -> Iterator[re.Match[str]]:
    return _QUOTE.finditer(text)


def _stands_in(quote: str, article: str) -> bool:
    """Do all its parts stand there, one after the other?"""
    at = 0
    for part in filter(None, (fold(part).strip(_ENDS) for part in _LEFT_OUT.split(quote))):
        found = article.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return True


def _speakers(words: str, case: Case, articles: Sequence[str], holder_of: Holder) -> frozenset[str]:
    """Who spoke, as gold or articles have it: several where the articles differ."""
    in_gold = (
        holder_of(fact)
        for fact in case.gold.facts
        if any(_stands_in(words, fold(support.quote)) for support in fact.support)
    )
    held = frozenset(filter(None, in_gold))
    return held or frozenset(
        speaker
        for text in articles
        for paragraph in text.split("\n")
        for spoken, speaker in _spoken_in(paragraph)
        if speaker and _stands_in(words, fold(spoken))
    )


def _spoken_in(paragraph: str) -> Iterator[tuple[str, str | None]]:
    """Its quotations, each with its speaker if a name stands beside it."""
    paragraph = _TITLE_STOP.sub(r"\1", paragraph)
    quotes = list(_of(paragraph))
    edges = [0, *(quote.end() for quote in quotes)]
    starts = [*(quote.start() for quote in quotes), len(paragraph)]
    gaps = [paragraph[edge:start] for edge, start in zip(edges, starts, strict=True)]
    speaker = None
    for quote, before, after in zip(quotes, gaps, gaps[1:], strict=False):
        goes_on = before.strip().endswith(".") and before.count(".") == 1
        frame = _after(quote[1], after) or _BEFORE.search(before)
        speaker = _named(frame) or (speaker if goes_on else None)
        yield quote[1], speaker


def _after(words: str, text: str) -> re.Match[str] | None:
    """What says of the words who spoke; after a full stop within them another sentence begins."""
    return None if words.endswith(".") else _SAID_BY.match(text) or _BY_SAID.match(text)


def _named(frame: re.Match[str] | None) -> str | None:
    """The first name in a frame that owns nothing: in "the bank's chief, Ole Dahl" it is Dahl."""
    found = (match[0].split() for match in _NAME.finditer(frame["who"])) if frame else ()
    names = (" ".join(word for word in words if word not in _NOBODY) for words in found)
    return next((name for name in names if name and not _POSSESSIVE.search(name)), None)


def _names(beside: str, speaker: str, persons: Collection[str]) -> bool:
    """Is the speaker named there, and nobody else of that surname?"""
    whole, text = fold(speaker), fold(beside)
    surname = whole.split()[-1]
    namesakes = (fold(name) for name in persons if fold(name).split()[-1] == surname != whole)
    return surname in text and not any(name in text and name not in whole for name in namesakes)
