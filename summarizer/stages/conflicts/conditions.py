"""How somebody in hospital is, day by day: in intensive care, stable, out of it, at home, dead.

An update where a later article tells of another condition of the same person. That is who is named alike,
or, unnamed, "the girl" of the one and "a girl of four" of the other when they share a place or three words.
What is hedged, denied, to come, said of several or between quote marks tells of no condition.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import starmap
from typing import NamedTuple

from summarizer.language.gazetteer import humans
from summarizer.language.parse import ParsedSentence
from summarizer.language.words import holds_any
from summarizer.stages.conflicts.sides import Course, Disputes, Telling, Tellings, sorted_by, updates_of

_IS = r"(?:is|was|remain(?:s|ed)|lies|lay|has\sbeen|had\sbeen)\s(?:still\s|now\s|also\s)?"
_CONDITIONS = tuple(
    (condition, re.compile(words))
    for condition, words in (
        ("dead", r"\b(?:has\s|had\s)?(?:died|succumbed)\b"),
        ("at home", r"\b(?:went|is|was)\s(?:back\s)?home\b|\bleft\s(?:the\s)?hospital\b"),
        ("at home", rf"\b{_IS}(?:discharged|released\sfrom\s(?:the\s)?hospital)"),
        ("better", rf"\b(?:left|{_IS}(?:out\sof|moved\sout\sof))\s?(?:intensive\scare|danger)\b"),
        ("better", rf"\b(?:woke\s(?:up|from)|{_IS}(?:awake|conscious))\b"),
        (
            "in danger",
            rf"\b{_IS}(?:in\s(?:an?\s)?(?:\w+\s)?(?:coma|intensive\scare)|stable|unconscious|fighting\sfor)\b",
        ),
        ("in danger", rf"\b{_IS}in\s(?:an?\s)?(?:critical|serious|grave|stable)\scondition\b"),
        ("in danger", r"\b(?:was|were|been)\s(?:admitted|taken|moved)\sto\sintensive\scare\b"),
    )
)
_CUES = (
    *("intensive care", "coma", "condition", "hospital", "stable", "home", "discharged", "died", "succumbed"),
    *("woke", "awake", "conscious", "danger", "fighting for"),
)
_UNSURE = re.compile(
    r"\b(?:not|never|no|may|might|could|would|will|should|if|whether|feared?|hopes?|hoped|expected)\b|n['’]t\b"
)
_ASIDE = re.compile(r"\b(?:after|before|when|until|since)\s(?:\w+\s){0,2}$")  # "until the girl left"
_ANYBODY = frozenset("child patient person man woman survivor victim".split())  # beside "girl" they say no more
_SHARED = 3  # content words of two that name nobody


class _Patient(NamedTuple):
    """Somebody of whom a telling says how they are; the name is empty for "a girl"."""

    telling: Telling
    name: str
    noun: str
    condition: str


def condition_disputes(tellings: Tellings) -> Disputes:
    """An update for each person whose condition has changed, with the facts that it supersedes."""
    known = frozenset(person.name for article in tellings.articles.values() for person in article.people.persons)
    by_name: defaultdict[str, list[_Patient]] = defaultdict(list)
    for telling in tellings.all:
        patient = _patient_in(telling, known)
        if patient:
            by_name[patient.name or f"the {patient.noun}"].append(patient)
    return updates_of(starmap(_course, by_name.items()), tellings)


def _course(who: str, patients: Sequence[_Patient]) -> Course:
    same = sorted(patients if patients[0].name else _of_one(patients), key=lambda each: each.telling.day)
    return Course(f"condition of {who}", "state", sorted_by((each.condition, each.telling) for each in same))


def _patient_in(telling: Telling, known: Collection[str]) -> _Patient | None:
    sentence = telling.sentence
    if not telling.day or sentence.quotes or not holds_any(sentence.text, _CUES) or _UNSURE.search(sentence.text):
        return None
    found = next(((name, match) for name, words in _CONDITIONS if (match := words.search(sentence.text))), None)
    if found is None or _ASIDE.search(sentence.text[: found[1].start()]):
        return None
    condition, match = found
    names = _names_in(telling, known)
    nouns = set() if names else _nouns_before(sentence, match.start())
    is_one = len(names or nouns) == 1
    return _Patient(telling, min(names, default=""), min(nouns, default=""), condition) if is_one else None


def _names_in(telling: Telling, known: Collection[str]) -> set[str]:
    mentioned = (person.name for person in telling.article.people.mentioned(telling.sentence.index))
    return {*mentioned, *(name.text for name in telling.sentence.names if name.text in known)}


def _nouns_before(sentence: ParsedSentence, place: int) -> set[str]:
    """The nouns for one human being in front of the verb; "a second child, a girl of four," is a girl."""
    nouns = {word.low for word in sentence.words if word.start < sentence.start + place and word.low in humans()}
    return nouns - _ANYBODY or nouns


def _of_one(patients: Sequence[_Patient]) -> list[_Patient]:
    """Those that are told of like the first, by a name of a place or by their words."""
    first = patients[0].telling.sentence
    return [each for each in patients if each.telling.sentence is first or _is_like(each.telling.sentence, first)]


def _is_like(one: ParsedSentence, other: ParsedSentence) -> bool:
    shared = one.stems & other.stems
    names = {word.stem for name in one.names for word in name.words}
    return bool(shared & names) or len(shared) >= _SHARED
