"""Whose account a sentence is, in words that tell one party from another.

A party is the stems of the words that name it: "Norline's director, Olga Falk" shares one with
"Norline", so the two are not held against each other. Empty for the writer's own sentence.
"""

import re
from functools import lru_cache

from summarizer.language.parse import ParsedArticle, ParsedSentence
from summarizer.language.verbs_of_saying import PRONOUNS
from summarizer.language.words import stems_in

# Verbs of holding an opinion or keeping a record, which the verbs of saying lack.
ACCOUNT = (
    r"(?:say|says|said|believes?|believed|insists?|insisted|maintains?|maintained|den(?:y|ies|ied)|disputes?|disputed"
    r"|rejects?|rejected|dismiss(?:es|ed)?|contradicts?|contradicted|contests?|contested|claims?|claimed"
    r"|counts?|counted|puts?(?=\s(?:[\w’'-]+\s){1,6}at\b)|tells|told|adds|added|reiterate[sd]|repeats|repeated"
    r"|speaks?|spoke|blames?|blamed|alleges?|alleged|suspects?|suspected|holds|thinks?|saw|sees?|disagree[sd]?"
    r"|begs?|begged|calls?|called|describe[sd]?|recalls?|recalled|concedes?|conceded|confirms?|confirmed"
    r"|stands?\sby|stood\sby|keeps?\sto|kept\sto|holds?\sto|held\sto|sticks?\sto|stuck\sto|argue[sd]?|accuse[sd]?"
    r"|admits?|admitted|acknowledges?|acknowledged|recogni[sz]e[sd]?|answers?|answered|replie[sd]|replies|counters?|countered)"
)
_SUBJECT = re.compile(
    rf"(?:(?:But|And|Yet|While|while|but|and)\s)?(?P<who>[^,.;:\"“”]{{2,70}}?)(?:,(?P<also>[^,\"“”]{{1,90}}),)?"
    rf"\s(?:(?:has|have|had|also|still|now|never|always)\s){{0,2}}{ACCOUNT}\b"
)
_BEHIND = re.compile(rf",\s(?P<who>[^,.;:\"“”]{{2,60}}?)\s{ACCOUNT},?$")
_APPOSITION = re.compile(r"(?:an?|the)\s", re.IGNORECASE)
_ACCORDING = re.compile(r"\b[Aa]ccording\sto\s(?P<who>[^,.;]{2,60})")
_NAME = re.compile(r"\b[A-Z][\w’'-]+")
Party = frozenset[str]


def party_of(article: ParsedArticle, sentence: ParsedSentence) -> Party:
    """Who gives the account that the sentence tells, a pronoun resolved."""
    given = next((each for each in sentence.attributions if not each.pronoun), None)
    if given:
        # Of "Norline, a firm in Velm, says" the name tells more.
        named = party_before(sentence.text) if _APPOSITION.match(given.speaker) else frozenset[str]()
        return named or party_named(given.speaker)
    speaker = article.speaker_of(sentence)
    if speaker and speaker.certain:
        return party_named(speaker.name or speaker.text)
    according = _ACCORDING.search(sentence.text)
    return party_before(sentence.text) or (party_named(according["who"]) if according else frozenset())


@lru_cache(maxsize=4096)
def party_before(clause: str) -> Party:
    """The subject of the verb that tells an account, at the beginning of a clause."""
    match = _SUBJECT.match(clause)
    if match is None or match["who"].casefold() in PRONOUNS:
        return frozenset()
    # Of "the warden, Tom Roe," and "Voss, who leads Norline," the names belong to the party too.
    return party_named(" ".join((match["who"], *_NAME.findall(match["also"] or ""))))


@lru_cache(maxsize=4096)
def party_behind(clause: str) -> Party:
    """The party of "..., the committee says", at the end of a clause."""
    match = _BEHIND.search(clause)
    return party_named(match["who"]) if match and match["who"].casefold() not in PRONOUNS else frozenset()


@lru_cache(maxsize=4096)
def party_named(text: str) -> Party:
    """The party that these words name."""
    return stems_in(text)


def are_two(one: Party, other: Party) -> bool:
    """Are both known, and nobody is of both?"""
    return bool(one and other) and one.isdisjoint(other)
