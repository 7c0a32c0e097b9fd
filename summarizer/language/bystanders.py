"""People whom a sentence speaks of without naming them: "a reporter", "his brother".

They are rivals for the next pronoun. A noun that explains a name ("Dana Voss, a baker,", "the union's head, Dana
Voss,") or is said of one ("Dana Voss is a baker") is nobody else.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from summarizer.language.gazetteer import Gender, humans
from summarizer.language.sightings import Sighting, Spoken
from summarizer.language.words import Word

_COPULAS = frozenset("is was are were be been being as became become becomes remains remained".split())
_PREDICATE = 4  # words between "was" and its noun: "was the first elected mayor"
# People are often named for what they do: a maker, an inventor, a violinist.
_DOERS = ("er", "or", "ist", "eer", "ess")
_DETERMINERS = frozenset("a an another his her their".split())
# What ends so and is nobody.
_THINGS = frozenset(
    """water number paper letter order power matter winter summer river tower border offer answer error factor
    sector motor minor mirror tractor reactor computer server corner chapter charter quarter shelter
    helicopter newspaper proper other further another never whether after under over former latter later earlier
    better higher lower greater smaller longer larger wider tender career beer deer steer process success access
    address business illness dress press stress mess less wilderness fitness weakness darkness list twist fist mist
    exist resist assist honor color labor favor harbor humor rumor vigor flavor behavior floor door poor disaster
    manner center barrier register dinner supper butter weather feather leather fever liver cover layer danger anger
    finger trigger hunger character encounter counter disorder murder ladder finder timber lumber chamber
    cancer freezer laser poster cluster monster banner scanner trailer container tanker cruiser freighter bomber
    fighter destroyer carrier steamer roller boiler cooler heater filter meter liter theater sewer shower""".split()
)


# Between "the director" and the name that it explains, as in "the head of the board, Dana Voss,".
_EXPLAINS = re.compile(
    r"(?:\s(?:[a-z]+\s)?(?:executive|officer|general|minister|secretary|justice|economist))*"
    r"(?:\s(?:of|for|at|in)(?:\s[\w’'-]+){1,4})?,\s(?:the\s(?:[a-z]+\s){0,3})?"
)
_LONGEST_EXPLANATION = 60  # characters
_ENDS_A_NAME = (",", ".", ";", ")", "")
_NOBODY = frozenset(("figure", "head"))  # "the figure", "shook his head", but "the head of"


class Bystander(NamedTuple):
    """An unnamed person: code-point offset of the noun, and the gender, None where the noun leaves it open."""

    start: int
    gender: Gender | None


def bystanders(text: str, sentence: Spoken, sightings: Sequence[Sighting]) -> tuple[Bystander, ...]:
    """Each unnamed person outside quotation marks."""
    explained = [(sighting.start, sighting.until) for sighting in sightings]
    spoken = [(quote.start, quote.end) for quote in sentence.quotes]
    taken = sorted(explained + spoken)
    words = outside(sentence.words, taken)
    return tuple(
        Bystander(word.start, _gender(word.text))
        for at, word in enumerate(words)
        if (_is_human(word.text) or _is_doer(words, at))
        and not _is_predicate(words, at)
        and not _joined(text, word)
        and not _explains(text, word, sightings)
        and not _is_nobody(text, word)
    )


def outside(words: Iterable[Word], taken: Sequence[tuple[int, int]]) -> list[Word]:
    """The words in none of the stretches, which are sorted by where they begin."""
    kept, at, until = [], 0, 0
    for word in words:
        while at < len(taken) and taken[at][0] <= word.start:
            until = max(until, taken[at][1])
            at += 1
        if word.start >= until:
            kept.append(word)
    return kept


@cache
def _is_human(word: str) -> bool:
    return _plain(word) in humans()


def _gender(word: str) -> Gender | None:
    return humans().get(_plain(word))


def _plain(word: str) -> str:
    return word.replace("’", "'").removesuffix("'s").casefold()


def _is_doer(words: list[Word], at: int) -> bool:
    """As "an inventor": a small noun right behind an article, which ends as nouns for people do."""
    if not at or words[at - 1].text.casefold() not in _DETERMINERS or not words[at].text[0].islower():
        return False
    noun = _plain(words[at].text)
    return noun.islower() and noun.endswith(_DOERS) and noun not in _THINGS


def _explains(text: str, word: Word, sightings: Sequence[Sighting]) -> bool:
    """Does a name between commas say who it is: "the director, Dana Voss, said", or stand before it?"""
    return any(
        (text[each.end : word.start] == ", ")
        or (
            0 < each.start - word.end < _LONGEST_EXPLANATION
            and _EXPLAINS.fullmatch(text, word.end, each.start)
            and text[each.end : each.end + 1] in _ENDS_A_NAME
        )
        for each in sightings
    )


def _is_nobody(text: str, word: Word) -> bool:
    return word.low in _NOBODY and not text.startswith(" of", word.end)


def _is_predicate(words: list[Word], at: int) -> bool:
    return any(word.text in _COPULAS for word in words[max(0, at - _PREDICATE) : at])


def _joined(text: str, word: Word) -> bool:
    """As in "judge-led" and "child-care", which speak of no judge and no child."""
    return text[word.end : word.end + 1] == "-"
