"""What people and bodies say of the news who are no party to it: the first stand of each.

Parties are whoever the brief's first sentence is about, the names that do something in the others, and those who
speak for one in court. Who stands in the brief already has been heard.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from summarizer.domain import BriefClaim, Person
from summarizer.language.gazetteer import titles
from summarizer.language.introducing import names_of_events
from summarizer.language.parse import ParsedSentence
from summarizer.language.reacting import Stand, stand_in
from summarizer.language.tokens import Token
from summarizer.language.words import content_stems, words_in
from summarizer.ports import Story
from summarizer.stages.people import Cast, with_office
from summarizer.stages.places import Place
from summarizer.stages.quotations import says_who

TRIED = 10  # sentences that are worded, of which some do not read alone
MOST_READ = 3000  # facts, those of most origins first
FEWEST_ARTICLES = 2  # that name somebody the news is about
ROLE_BEFORE = 40  # characters before a name in which it may say what somebody is
_OF_THE_CASE = re.compile(
    r"\b(?:lawyers?|attorneys?|counsel|solicitors?|barristers?|prosecut\w+|courts?|judges?|jury|jurors?|police|coroner"
    r"|sheriff|detectives?|inspectors?|investigators?|defendants?|witness(?:es)?|weather)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
_SOMEBODY = re.compile(r"\b(?:he|him|his|she|her|hers)\b")
_ABOUT_ANOTHER = re.compile(
    r"\b(?:call(?:ed|s)(?: (?:on|for))?|urged|accused|blamed|demanded|criticised|criticized|condemned|praised"
    r"|denounced|warned)\s(?:that\s)?(?:he|him|his|she|her|they|them|their|it)\b"
    r"|\b(?:until|since|by|before|from) then\b|\bthere\b"
)
_NAME_BEFORE = re.compile(r"((?:[A-Z][\w’'-]{1,20}\s){1,3}[A-Z][\w’'-]{1,20}),\s$")
_SPEAKS_FOR_A_PARTY = re.compile(r"\bwho\s(?:defended|defends|represents?|represented)\b")


@dataclass(frozen=True)
class Outsiders:
    """Tells who is no party to the news, which the claims `told` rest on."""

    told: Sequence[BriefClaim]
    story: Story
    cast: Cast

    @cached_property
    def parties(self) -> frozenset[str]:
        """Stems of who does something in the brief. Read when first asked for: many stories have no reaction."""
        sentences = enumerate(_sources(self.told, self.story))
        return frozenset(each for at, sentence in sentences for each in _actors(sentence, leads=at == 0))

    @cached_property
    def _of_main_characters(self) -> int:
        """How many articles name somebody the news is about: as many as name anybody, and two at least."""
        return max([FEWEST_ARTICLES, *(len(person.article_ids) for person in self.cast.people)])

    @cached_property
    def today(self) -> str:
        """The day of the newest article."""
        return max((parsed.article.published or "" for parsed in self.story.articles), default="")[:10]

    def speaker_in(self, sentence: ParsedSentence) -> str | None:
        """Who takes a stand in it, with the office; None for a party, and where it is not certain who."""
        stand = stand_in(sentence)
        if stand is None:
            return None
        holder = _named_before(sentence, stand) or stand.holder.strip(", ")
        person = self.cast.called(holder)
        name = with_office(person) if person else holder
        is_clear = _is_named(person, sentence) if person else says_who(holder) and not name[0].islower()
        if not is_clear or _means_another(sentence, is_person=bool(person)):
            return None
        start, end = stand.start - sentence.start, stand.end - sentence.start
        beside = sentence.text[max(0, start - ROLE_BEFORE) : end]
        return None if self._is_party(sentence, f"{holder} {name}", beside, person) else name

    def _is_party(self, sentence: ParsedSentence, called: str, beside: str, person: Person | None) -> bool:
        if _OF_THE_CASE.search(f"{called} {beside}") or _SPEAKS_FOR_A_PARTY.search(sentence.text):
            return True
        if person and len(person.article_ids) >= self._of_main_characters:
            return True
        roles = " ".join(role.text for role in person.roles) if person else ""
        return not self.parties.isdisjoint(_telling_stems(f"{called} {roles}"))


def _is_named(person: Person, sentence: ParsedSentence) -> bool:
    return person.name.split()[-1] in sentence.text


def _named_before(sentence: ParsedSentence, stand: Stand) -> str | None:
    """Who that is, in "Dana Voss, head of the guild, said"."""
    if stand.holder[0].isupper():
        return None
    name = _NAME_BEFORE.search(sentence.text[: stand.start - sentence.start])
    return name[1] if name else None


def _means_another(sentence: ParsedSentence, *, is_person: bool) -> bool:
    """Does "she" in it mean somebody else than whoever speaks?"""
    text = _QUOTED.sub("", sentence.text)
    return bool(_ABOUT_ANOTHER.search(text)) or (not is_person and bool(_SOMEBODY.search(text)))


def stands_in(places: Sequence[Place], outsiders: Outsiders, claims: Sequence[frozenset[str]]) -> list[Place]:
    """Where outsiders take a stand, those of most origins first and what a verb makes plain before the rest.

    `claims` are the stems of the brief's sentences, of which a reaction has one besides whoever reacts.
    """
    found = list(islice(_found(places, outsiders, frozenset[str]().union(*claims)), TRIED))
    return [place for place, _ in sorted(found, key=lambda pair: not pair[1].is_firm)]


def names_of_the_news(told: Sequence[BriefClaim], story: Story) -> frozenset[str]:
    """Stems of the nouns for what the brief's first sentence tells."""
    sentence = next(_sources(told[:1], story), None)
    return names_of_events(sentence) if sentence else frozenset()


def _sources(told: Sequence[BriefClaim], story: Story) -> Iterator[ParsedSentence]:
    """The sentences that claims rest on first."""
    for claim in told:
        fact = story.fact_by_id.get(claim.citations[0]) if claim.citations else None
        if fact:
            yield story.sentence_of(fact)


def _found(places: Sequence[Place], outsiders: Outsiders, met: frozenset[str]) -> Iterator[tuple[Place, Stand]]:
    for place in places[:MOST_READ]:
        stand = stand_in(place.sentence)
        if stand is None or (place.sentence.stems & met) <= _telling_stems(stand.holder):
            continue
        if stand.asks and (place.sentence.published or "")[:10] < outsiders.today:
            continue  # it may have been answered since
        if outsiders.speaker_in(place.sentence):
            yield place, stand


def _actors(sentence: ParsedSentence, *, leads: bool) -> Iterator[str]:
    """Stems of who does something in a sentence: in the one that leads all of their words, else their names."""
    clauses = sentence.clauses
    for predicate in clauses.predicates:
        for phrase in (*predicate.subject, *(predicate.objects if leads else ())):
            for token in clauses.tokens[phrase.start : phrase.end]:
                if leads or (token.word.text[0].isupper() and not _speaks(token, sentence)):
                    yield from _telling_stems(token.word.text)


def _speaks(token: Token, sentence: ParsedSentence) -> bool:
    return any(each.start <= token.word.start < each.end for each in sentence.attributions)


def _telling_stems(text: str) -> frozenset[str]:
    """Without words of office, which others have too."""
    return content_stems(word for word in words_in(text) if word.low not in titles())
