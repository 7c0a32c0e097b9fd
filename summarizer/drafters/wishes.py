"""What somebody wants done, and whether a later article tells that it was done.

"Voss wants the charges dropped", "the union called for Kron to resign", "demanded Kron's resignation": of each
the verb and the words for who does it or what it is done to. Granted is it by a later sentence with that
verb in the past and one of those words in the same place. Asking for an answer is in `overtaken.py`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from summarizer.language.clauses import Phrase, Predicate
from summarizer.language.lexicon import lemmas_of
from summarizer.language.parse import ParsedSentence
from summarizer.language.words import content_stems, holds_any, stem, words_in

CROWD = 50  # sentences with one word, beyond which it tells nothing: keeps the cost linear
_CUES = ("want", "demand", "call", "urg")
WISHES = re.compile(
    r"\b(?:(?:still|also)\s)?(?:wants?|wanted|demand(?:s|ed)|(?:is|are|has|have)\s(?:been\s)?demand(?:ing|ed)"
    r"|call(?:s|ed)\s(?:again\s)?(?:for|on)|urge[sd])\s(?P<what>[^,;:.“”\"]{5,80})(?=[,;.]|$)"
)
_TO_DO = re.compile(r"(?P<who>.+?)\sto\s(?:be\s)?(?P<verb>\w+)")
_DONE = re.compile(r"(?P<what>(?:[\w’'-]+\s)+)(?P<verb>\w+)")
_OWNED = re.compile(r"(?P<who>[\w\s.-]+)['’]s?\s(?P<verb>\w+)")

_Role = Literal["agent", "patient", "either"]


class Wish(NamedTuple):
    """What its verb may be in its plain form, the stems of who does it or what it is done to, and which of the two.

    `names` are the stems with a capital: a grant has them all.
    """

    verbs: frozenset[str]
    stems: frozenset[str]
    names: frozenset[str]
    role: _Role


def wish_in(sentence: ParsedSentence) -> re.Match[str] | None:
    """Where the sentence tells what somebody wants done; None for most."""
    return WISHES.search(sentence.text) if holds_any(sentence.text, _CUES) else None


def wish_of(match: re.Match[str]) -> Wish | None:
    """What is wanted; None for a thing, and for what is wanted not to be."""
    what = match["what"]
    if re.search(r"\b(?:not|no|never|or)\b", what):
        return None
    to_do, owned, done = _TO_DO.match(what), _OWNED.fullmatch(what), _DONE.fullmatch(what)
    if to_do:
        return _wish(to_do["verb"], to_do["who"], "either" if " to be " in to_do[0] else "agent")
    if owned:
        return _wish(owned["verb"], owned["who"], "either")
    return _wish(done["verb"], done["what"], "patient") if done and _is_participle(done["verb"]) else None


def _wish(verb: str, words: str, role: _Role) -> Wish | None:
    found = words_in(words)
    names = content_stems(word for word in found if word.text[0].isupper())
    stems = content_stems(found)
    return Wish(_plain_forms(verb), stems, names, role) if stems else None


def _is_participle(word: str) -> bool:
    return word.endswith("ed") or bool(_plain_forms(word) - {stem(word)})


def _plain_forms(verb: str) -> frozenset[str]:
    """Stems of the verbs that it may be a form of; its own one, so that "resignation" is that of "resigned"."""
    return frozenset(stem(lemma.word) for lemma in lemmas_of(verb) if lemma.pos == "v") | {stem(verb)}


class Deeds:
    """The sentences of a story with their days, asked whether they tell that a wish was granted."""

    def __init__(self, told: Iterable[tuple[str, ParsedSentence]]) -> None:
        self._holders: defaultdict[str, list[tuple[str, ParsedSentence]]] = defaultdict(list)
        for day, sentence in told:
            for word in sentence.stems:
                self._holders[word].append((day, sentence))

    def grant(self, wish: Wish, *, since: str) -> bool:
        """Does a sentence of a day after `since` tell that just this was done?"""
        holders = [found for word in sorted(wish.stems) if len(found := self._holders.get(word, [])) <= CROWD]
        return any(
            day > since and any(_is_it(sentence, each, wish) for each in sentence.clauses.predicates)
            for found in holders
            for day, sentence in found
            if wish.names <= sentence.stems
        )


def _is_it(sentence: ParsedSentence, told: Predicate, wish: Wish) -> bool:
    is_told = told.kind in ("finite", "relative") and (told.tense == "past" or told.perfect)
    if not is_told or told.negated or told.modal or stem(told.bare) not in wish.verbs:
        return False
    return any(
        not wish.stems.isdisjoint(token.word.stem for token in sentence.tokens[phrase.start : phrase.end])
        for phrase in _phrases(told, wish.role)
    )


def _phrases(told: Predicate, role: _Role) -> Iterator[Phrase]:
    yield from told.agents if role != "patient" else ()
    yield from told.patients if role != "agent" else ()
