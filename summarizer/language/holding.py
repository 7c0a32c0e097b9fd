"""Which of an article's persons hold an office, and which of its sentences say so."""

import re

from summarizer.language.gazetteer import OF_ANOTHER_OFFICE, titles
from summarizer.language.people import Person
from summarizer.language.things import Article

_NOT_IN_OFFICE = re.compile(rf"\b(?:{'|'.join(OF_ANOTHER_OFFICE)})\b")
_HEADS = frozenset("ceo leader head governor chairman chairwoman".split()) | {"chief executive", "first minister"}


def holds(person: Person, noun: str) -> bool:
    """Is one of the person's offices what the noun calls it? A head of state or government is also a "leader"."""
    return any(_is_office(title, noun) for title in person.titles)


def leads(person: Person) -> bool:
    """Heads what is no state: both bank chiefs are "both leaders"."""
    return any(_is_office(title, head) for title in person.titles for head in _HEADS)


def proof_of_office(article: Article, person: Person, noun: str, nation: str | None) -> tuple[int, ...]:
    """The first sentences that give the person the office and the nationality; empty when one is missing."""
    office = country = None
    for index, mentions in enumerate(article.people.mentions):
        for sighting in (mention.sighting for mention in mentions if mention.person == person):
            if office is None and any(_is_office(title, noun) for title in sighting.titles):
                office = index
            if country is None and sighting.nationality == nation:
                country = index
    if office is None or (nation and country is None):
        return ()
    return tuple(sorted({office} if not nation or country is None else {office, country}))


def _is_office(title: str, noun: str) -> bool:
    """Is "prime minister" a "minister", a "prime minister", a "leader"? A former one is none."""
    if _NOT_IN_OFFICE.search(title) and not _NOT_IN_OFFICE.search(noun):
        return False
    if noun == "leader" and any(
        title.endswith(office) for office, entry in titles().items() if entry.kind == "state"
    ):
        return True
    return title == noun or title.endswith(f" {noun}")
