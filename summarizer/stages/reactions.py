"""What people and bodies say of the news who are no party to it: the first stand of each.

Parties are whoever the brief's first sentence is about, the names that do something in the others, and those who
speak for one in court. Who stands in the brief already has been heard.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from summarizer.domain import BriefClaim
from summarizer.language.gazetteer import titles
from summarizer.language.parse import ParsedSentence
from summarizer.language.reacting import Stand, stand_in
from summarizer.language.words import content_stems, words_in
from summarizer.ports import Story
from summarizer.stages.people import Cast, with_office
from summarizer.stages.places import Place
from summarizer.stages.quotations import says_who

TRIED = 10
MOST_READ = 3000
_OF_THE_CASE = re.compile(
    r"\b(?:lawyers?|attorneys?|counsel|solicitors?|barristers?|prosecut\w+|courts?|judges?|jury|jurors?|police|coroner"
    r"|sheriff|detectives?|inspectors?|investigators?|defendants?|witness(?:es)?)\b",
    re.IGNORECASE,
)
_SPEAKS_FOR_A_PARTY = re.compile(r"\bwho\s(?:defended|defends|represents?|represented)\b")


@dataclass(frozen=True)
class Outsiders:
    """Tells who is no party to the news."""

    cast: Cast
    parties: frozenset[str]

    @classmethod
    def of(cls, told: Sequence[BriefClaim], story: Story, cast: Cast) -> "Outsiders":
        """By what the claims of the brief rest on."""
        cited = [claim.citations[0] for claim in told if claim.citations]
        facts = [story.fact_by_id[id_] for id_ in cited if id_ in story.fact_by_id]
        sentences = [story.sentence_of(fact) for fact in facts]
        stems = (stem for at, sentence in enumerate(sentences) for stem in _actors(sentence, leads=at == 0))
        return cls(cast, frozenset(stems))

    def speaker(self, sentence: ParsedSentence, stand: Stand) -> str | None:
        """Who takes the stand, with the office; None for a party, or where it is not certain who."""
        holder = stand.holder.strip(", ")
        person = self.cast.called(holder)
        name = with_office(person) if person else holder
        if not (person or says_who(holder)) or name[0].islower():
            return None
        is_of_the_case = _OF_THE_CASE.search(name) or _SPEAKS_FOR_A_PARTY.search(sentence.text)
        words = " ".join((holder, name, *(role.text for role in person.roles))) if person else name
        return None if is_of_the_case or self.parties & _telling_stems(words) else name


def stands_in(places: Sequence[Place], outsiders: Outsiders) -> list[Place]:
    """Where outsiders take a stand, those of most origins first and what a verb makes plain before the rest."""
    found = list(islice(_found(places, outsiders), TRIED))
    return [place for place, _ in sorted(found, key=lambda pair: not pair[1].is_firm)]


def _found(places: Sequence[Place], outsiders: Outsiders) -> Iterator[tuple[Place, Stand]]:
    for place in places[:MOST_READ]:
        stand = stand_in(place.sentence)
        if stand and outsiders.speaker(place.sentence, stand):
            yield place, stand


def _actors(sentence: ParsedSentence, *, leads: bool) -> Iterator[str]:
    """Stems of who does something in a sentence: in the one that leads all of their words, else their names."""
    clauses = sentence.clauses
    for predicate in clauses.predicates:
        for phrase in (*predicate.subject, *(predicate.objects if leads else ())):
            for token in clauses.tokens[phrase.start : phrase.end]:
                if leads or token.word.text[0].isupper():
                    yield from _telling_stems(token.word.text)


def _telling_stems(text: str) -> frozenset[str]:
    """Without words of office, which others have too."""
    return content_stems(word for word in words_in(text) if word.low not in titles())
