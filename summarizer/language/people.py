"""Who is in an article: persons told by evidence, and every place that names them.

A name is a person's when it begins with a given name or the article shows it: a title or Mr or Ms before it, an
office, an age or "who" behind it, or the full name first and the surname alone later with a verb of saying. Which
part is the surname is decided by the part the article uses alone, so "Xi Jinping" is "Xi" later. Two persons of
one surname stay two, and the surname alone then names neither. Places and companies are nobody. Does not read
pronouns: see `reference.py`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple, Protocol, TypeVar

from summarizer.language.bystanders import bystanders, outside
from summarizer.language.gazetteer import GENDERS, Gender, given_names, titles
from summarizer.language.name_keys import fold_name, identity, surname_of
from summarizer.language.sightings import Sighting, Spoken, sightings_in

_LONGEST = 4  # words of a name
PLAIN_FORMS = frozenset("mr mrs ms miss mister".split())


T = TypeVar("T")


class Readable(Protocol):
    """The part of a parsed text that is read here."""

    @property
    def text(self) -> str: ...
    @property
    def sentences(self) -> Sequence[Spoken]: ...


@dataclass(frozen=True)
class Person:
    """A person as the article tells of them. `surname` is the part that the article uses alone.

    `titles` are in small letters and without nationality, `nationality` is a country, `gender` is None unless the
    given name or the article makes it certain, `first` is the index of the first sentence that names the person,
    `introduction` the name with the title the article puts before it.
    """

    name: str
    surname: str
    titles: tuple[str, ...]
    nationality: str | None
    gender: Gender | None
    age: int | None
    first: int
    introduction: str


@dataclass(frozen=True)
class Mention:
    """A place where a name stands that is a person's. None when it could be one of two."""

    person: Person | None
    sighting: Sighting


@dataclass(frozen=True)
class People:
    """The persons of an article in order of appearance, and what each sentence names."""

    persons: tuple[Person, ...]
    sightings: tuple[tuple[Sighting, ...], ...]  # a sentence each
    by_key: dict[tuple[str, ...], Person | None]  # by words in small letters; None where two bear the name

    @cached_property
    def mentions(self) -> tuple[tuple[Mention, ...], ...]:
        """The mentions of each sentence, in order."""
        return tuple(
            tuple(Mention(self._person_of(sighting), sighting) for sighting in seen if self._is_meant(sighting))
            for seen in self.sightings
        )

    def _person_of(self, sighting: Sighting) -> Person | None:
        """Who it is; nobody known where it is "Mrs Kron" and the only Kron known is a man."""
        person = self.by_key[sighting.keys]
        genders = {person.gender, sighting.gender} - {None} if person else set()
        return person if len(genders) < 2 else None

    def mentioned(self, index: int) -> tuple[Person, ...]:
        """The persons that the sentence names, in order, each once."""
        return tuple(dict.fromkeys(mention.person for mention in self.mentions[index] if mention.person))

    def strangers(self, index: int) -> tuple[Sighting, ...]:
        """The names in the sentence that may be a person's, though nothing proves it."""
        known = {id(mention.sighting) for mention in self.mentions[index]}
        return tuple(
            sighting
            for sighting in self.sightings[index]
            if id(sighting) not in known and not (sighting.after_the or sighting.is_placed or sighting.is_thing)
        )

    def named(self, name: str) -> Person | None:
        """The one person of this full name or surname."""
        return self.by_key.get(key_of(name))

    def _is_meant(self, sighting: Sighting) -> bool:
        return not sighting.after_the and sighting.keys in self.by_key


def people_in(article: Readable) -> People:
    """The persons of an article. Costs one walk over its names."""
    sightings = tuple(sightings_in(article.text, sentence) for sentence in article.sentences)
    flat = [sighting for seen in sightings for sighting in seen]
    alone = _alone(flat)
    groups = _groups(flat, alone)
    persons = {key: _person(key, group, alone) for key, group in groups.items() if _is_proven(key, group, alone)}
    unproven = [key for key, group in groups.items() if key not in persons and not group[0].is_thing]
    by_key = _by_key(persons, unproven, alone)
    people = People(_in_order(persons.values()), sightings, by_key)
    return _with_genders(article, people)


def key_of(name: str) -> tuple[str, ...]:
    """What a person of this name is found by in `People.by_key`."""
    return identity(tuple(fold_name(word) for word in name.split()))


def introduced(person: Person) -> str:
    """The person as a first mention names them, in the article's own words: "Chinese President Xi Jinping"."""
    return person.introduction


def _is_form(title: str) -> bool:
    return title in titles() and titles()[title].kind == "form"


def _in_order(persons: Iterable[Person]) -> tuple[Person, ...]:
    return tuple(sorted(persons, key=lambda person: person.first))


def _alone(sightings: Sequence[Sighting]) -> dict[tuple[str, ...], list[Sighting]]:
    """Surnames by themselves, of one word or with the small words before it, that no article stands before."""
    found: defaultdict[tuple[str, ...], list[Sighting]] = defaultdict(list)
    surnames = {surname_of(sighting.keys) for sighting in sightings if len(sighting.keys) > 2}
    for sighting in sightings:
        if not sighting.after_the and (len(sighting.keys) == 1 or sighting.keys in surnames):
            found[sighting.keys].append(sighting)
    return dict(found)


def _groups(
    sightings: Sequence[Sighting], alone: dict[tuple[str, ...], list[Sighting]]
) -> dict[tuple[str, ...], list[Sighting]]:
    """Sightings of full names by first and last word; single names that nobody's full name explains by themselves."""
    full: defaultdict[tuple[str, ...], list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        core = sighting.keys
        if len(core) > 1 and core not in alone and not sighting.after_the and len(core) <= 6:
            full[core].append(sighting)
    explained = {part for core in full for part in (surname_of(core), core[:1])}
    for core, group in alone.items():
        if core not in explained and any(sighting.is_person for sighting in group):
            full[core] = group
    return dict(full)


def _is_proven(key: tuple[str, ...], group: Sequence[Sighting], alone: dict[tuple[str, ...], list[Sighting]]) -> bool:
    """Does the article show that this is a person?"""
    if any(sighting.is_thing and not sighting.is_person for sighting in group[:1]):
        return False
    if any(sighting.is_person for sighting in group) or _has_a_given_name(key, group):
        return True
    later = alone.get(surname_of(key), []) if len(key) > 1 else []
    if any(sighting.speaks or sighting.is_person for sighting in later):
        return True
    first = alone.get(key[:1], []) if len(key) > 1 else []
    possible = any(sighting.may_be_person for sighting in group)
    return any(sighting.is_person for sighting in first) or (possible and bool(later or first))


def _has_a_given_name(key: tuple[str, ...], group: Sequence[Sighting]) -> bool:
    """Is it "Ida Kron", and never "in Ida Kron"?"""
    is_full = len(key) > 1 and key[0] in given_names() and all(len(each.words) < _LONGEST for each in group)
    return is_full and not any(each.is_placed or each.is_thing for each in group)


def _person(key: tuple[str, ...], group: Sequence[Sighting], alone: dict[tuple[str, ...], list[Sighting]]) -> Person:
    short = _short(key, alone)
    named = [sighting for sighting in group if not sighting.is_quoted] or list(group)
    longest = max(named, key=lambda sighting: len(sighting.words))
    every = [*group, *(each for each in alone.get(short, []) if short != key and _may_bear(key, each))]
    every.sort(key=lambda sighting: sighting.start)
    words = longest.text.split()
    return Person(
        name=longest.text,
        surname=" ".join(words[: len(short)] if short == key[:1] else words[-len(short) :]),
        titles=tuple(dict.fromkeys(title for sighting in every for title in sighting.titles if not _is_form(title))),
        nationality=_agreed(sighting.nationality for sighting in every),
        gender=_agreed(sighting.gender for sighting in every),
        age=_agreed(sighting.age for sighting in every),
        first=every[0].sentence,
        introduction=_introduction(longest.text, every),
    )


def _may_bear(key: tuple[str, ...], alone: Sighting) -> bool:
    """May somebody of this given name be the "Mrs Kron"?"""
    return alone.gender in (None, given_names().get(key[0], alone.gender))


def _short(key: tuple[str, ...], alone: dict[tuple[str, ...], list[Sighting]]) -> tuple[str, ...]:
    """The part used alone: the first word where only that one is, else what comes last."""
    last = surname_of(key)
    return key[:1] if len(key) > 1 and last not in alone and key[:1] in alone else last


def _introduction(name: str, sightings: Sequence[Sighting]) -> str:
    given = [sighting.before for sighting in sightings if sighting.before]
    if " " in name:  # nobody writes "Mr Rolf Anselm"
        given = [before for before in given if before.casefold() not in PLAIN_FORMS]
    before = given[0] if given else ""
    return " ".join(f"{before} {name}".split())


def _agreed(values: Iterable[T | None]) -> T | None:
    """The value that all agree on who give one."""
    given = {value for value in values if value is not None}
    return given.pop() if len(given) == 1 else None


def _by_key(
    persons: dict[tuple[str, ...], Person],
    unproven: Iterable[tuple[str, ...]],
    alone: dict[tuple[str, ...], list[Sighting]],
) -> dict[tuple[str, ...], Person | None]:
    """Persons by full name, by surname, and by given name; None for a key that could mean another, too."""
    bearers = Counter(part for key in (*persons, *unproven) for part in {key, key[:1], _short(key, alone)})
    found: dict[tuple[str, ...], Person | None] = {}
    for key, person in persons.items():
        for part in (key[:1], _short(key, alone)):
            found[part] = person if bearers[part] == 1 else None
    return found | persons


def _with_genders(article: Readable, people: People) -> People:
    """The same people, with the gender that their given names or else the pronouns beside their names show."""
    votes: defaultdict[Person, set[Gender]] = defaultdict(set)
    for sentence in article.sentences:
        voted = _vote(article.text, sentence, people)
        if voted:
            votes[voted.person].add(voted.gender)
    told = {person: _told(person, votes.get(person, set())) for person in people.persons}
    by_key = {key: told[person] if person else None for key, person in people.by_key.items()}
    return People(tuple(told.values()), people.sightings, by_key)


class _Vote(NamedTuple):
    person: Person
    gender: Gender


def _vote(text: str, sentence: Spoken, people: People) -> _Vote | None:
    """The gender of the pronouns behind the only person of a sentence."""
    mentions = people.mentions[sentence.index]
    if any(len(stranger.words) > 1 for stranger in people.strangers(sentence.index)):
        return None
    persons = {mention.person for mention in mentions}
    if len(persons) != 1 or mentions[0].sighting.is_quoted or mentions[0].person is None:
        return None
    spoken = [(quote.start, quote.end) for quote in sentence.quotes]
    heard = {
        GENDERS[word.text]
        for word in outside(sentence.words, spoken)
        if word.start > mentions[0].sighting.end and word.text in GENDERS
    }
    if len(heard) != 1 or bystanders(text, sentence, people.sightings[sentence.index]):
        return None
    return _Vote(mentions[0].person, heard.pop())


def _told(person: Person, votes: set[Gender]) -> Person:
    gender = _of_given_name(person) or _agreed((person.gender, *votes))
    return person if gender == person.gender else replace(person, gender=gender)


def _of_given_name(person: Person) -> Gender | None:
    given, _, surname = person.name.partition(" ")
    return given_names().get(fold_name(given)) if surname else None
