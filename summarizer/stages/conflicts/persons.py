"""One person told of in two ways that cannot both be right: first name, age, or office.

A person is the same in two articles by the full name; for the first name, by the surname and an
office or the age. Two first names are a slip only where they look alike and are not two spellings of one name,
so "Jon" and "John" are none, and neither are a name and its short form. Ages must be of one time.
Of offices only president and premier of one country are compared, which nobody is together.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from summarizer.domain import Conflict, ConflictKind
from summarizer.language.gazetteer import country_of
from summarizer.language.name_keys import surname_of
from summarizer.language.parse import ParsedArticle
from summarizer.language.people import Person, key_of
from summarizer.language.sightings import Sighting
from summarizer.stages.conflicts.sides import Telling, Tellings, are_of_one_time, sorted_by
from summarizer.stages.conflicts.topics import AGE

FEWEST_LETTERS = 4  # of a first name; shorter ones are mostly short forms
LOOKS_ALIKE = 0.6  # of the letters of two first names
MOST_YEARS = 15  # between two ages; more are two persons of one name
_TWO = 2  # genders
_SILENT = str.maketrans("", "", "aeiouyhw")
_SOUNDS = (("ph", "f"), ("ks", "x"), ("ck", "k"), ("c", "k"), ("z", "s"), ("j", "i"), ("v", "f"))  # spelled both ways
HEADS = {"president": "president", "prime minister": "premier", "premier": "premier"}
_NEW = frozenset("new newly current incumbent".split())
_NOT_NOW = frozenset("former ex late then vice deputy acting designate elect".split())


@dataclass(frozen=True)
class _Seen:
    """A person, and a place where a fact names them."""

    person: Person
    sighting: Sighting
    telling: Telling

    @property
    def name(self) -> tuple[str, ...]:
        """First name and surname as they stand here, folded; or one of them."""
        return self.sighting.keys

    @property
    def full_name(self) -> tuple[str, ...]:
        """As the article names the person most fully."""
        return key_of(self.person.name)


def person_conflicts(tellings: Tellings) -> Iterator[Conflict]:
    """The conflicts over first names, ages and offices."""
    seen = [each for article in tellings.articles.values() for each in _seen_in(article, tellings)]
    by_person: defaultdict[tuple[str, ...], list[_Seen]] = defaultdict(list)
    by_surname: defaultdict[tuple[str, ...], list[_Seen]] = defaultdict(list)
    full_names = _only_full_names(seen)
    for each in seen:
        full = full_names.get(each.full_name, each)
        if len(full.full_name) > 1 and len({each.person.gender, full.person.gender} - {None}) < _TWO:
            by_person[full.full_name].append(each)
        if len(each.name) > 1:
            by_surname[surname_of(each.name)].append(each)
    for group in by_surname.values():
        yield from _first_names(group, tellings)
    for group in by_person.values():
        yield from _ages(group, tellings)


def _only_full_names(seen: Sequence[_Seen]) -> Mapping[tuple[str, ...], _Seen]:
    """By surname the one of the story who bears it, for the "Mrs Kron" of an article that says no more."""
    found: defaultdict[tuple[str, ...], dict[tuple[str, ...], _Seen]] = defaultdict(dict)
    for each in seen:
        if len(each.full_name) > 1:
            found[surname_of(each.full_name)].setdefault(each.full_name, each)
    return {surname: next(iter(bearers.values())) for surname, bearers in found.items() if len(bearers) == 1}


def _seen_in(article: ParsedArticle, tellings: Tellings) -> Iterator[_Seen]:
    if article.article.duplicate_of:
        return
    for sentence, mentions in zip(article.sentences, article.people.mentions, strict=True):
        telling = tellings.at.get((article.id, sentence.start)) if mentions else None
        if telling:
            yield from (_Seen(mention.person, mention.sighting, telling) for mention in mentions if mention.person)


def _first_names(group: Sequence[_Seen], tellings: Tellings) -> Iterator[Conflict]:
    """Two first names for the one person of a surname and an office or age; not where one article has both."""
    names = {each.name for each in group}
    if len(names) != 2:
        return
    one, other = sorted(names)
    offices = [
        {title for each in group if each.name == name for title in each.person.titles} for name in (one, other)
    ]
    ages = [{each.person.age for each in group if each.name == name and each.person.age} for name in (one, other)]
    if not (offices[0] & offices[1] or ages[0] & ages[1]) or not _is_slip(one[0], other[0]):
        return
    topic = f"first name of {group[0].person.surname}"
    yield from _conflict(topic, "title", ((each.person.name, each.telling) for each in group), tellings)


def _is_slip(one: str, other: str) -> bool:
    if min(len(one), len(other)) < FEWEST_LETTERS or one[0] != other[0] or _sounds(one) == _sounds(other):
        return False
    is_short_form = one.startswith(other) or other.startswith(one)
    return not is_short_form and SequenceMatcher(None, one, other, autojunk=False).ratio() >= LOOKS_ALIKE


def _sounds(name: str) -> str:
    """The consonants, each of one sound by one letter, each once in a row."""
    for spelled, sound in _SOUNDS:
        name = name.replace(spelled, sound)
    heard = name.translate(_SILENT)
    return heard[:1] + "".join(second for first, second in pairwise(heard) if second != first)


def _ages(group: Sequence[_Seen], tellings: Tellings) -> Iterator[Conflict]:
    told = [each for each in group if each.sighting.age is not None]
    ages = {each.sighting.age for each in told if each.sighting.age}
    if len(ages) > 1 and max(ages) - min(ages) <= MOST_YEARS and are_of_one_time([each.telling for each in told]):
        names = sorted((each.person.name for each in group), key=lambda name: (_is_shouted(name), -len(name)))
        topic = f"{AGE}{names[0]}"
        yield from _conflict(topic, "number", ((str(each.sighting.age), each.telling) for each in told), tellings)


def _is_shouted(name: str) -> bool:
    """As in a dateline, "ZDRAVKO Maretic"."""
    return any(word.isupper() for word in name.split())


def office_of(sighting: Sighting) -> str | None:
    """President or premier of a state, as it stands before or behind the name; None for a former one."""
    if not _NOT_NOW.isdisjoint(sighting.before.casefold().replace("-", " ").split()):
        return None
    return next((HEADS[office] for title in sighting.titles if (office := _without_modifiers(title)) in HEADS), None)


def _without_modifiers(title: str) -> str:
    """A title without "new" and the nationality: "new chinese premier"."""
    words = title.split()
    return " ".join(word for word in words if word not in _NEW and not country_of(word.capitalize()))


def _conflict(
    topic: str, kind: ConflictKind, told: Iterable[tuple[str, Telling]], tellings: Tellings
) -> Iterator[Conflict]:
    """The shortest sentences first: they show best what the sides differ in."""
    conflict = tellings.conflict(topic, kind, sorted_by(sorted(told, key=lambda each: len(each[1].sentence.words))))
    if conflict:
        yield conflict
