"""Who is in the story, each with the offices that the articles give, in the articles' own words.

Persons of one full name are one; a surname alone is its only bearer's. Roles that say the same are one,
the fuller words are kept ("President" is "Chinese President"); different ones are all listed, the most
frequent first, for it is the reader who has to choose. Forms such as "Mr", and what is "his" or "its",
are no roles. Neither is one that the conflicts show to be outvoted: they tell of it with both its sides.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import NamedTuple

from summarizer.domain import BriefClaim, Person, Role
from summarizer.language.descriptions import head_of, is_private, past_office, title_of
from summarizer.language.gazetteer import OF_ANOTHER_OFFICE, title_ends
from summarizer.language.lexicon import lemmas_of
from summarizer.language.name_keys import fold_name, identity
from summarizer.language.parse import ParsedArticle, ParsedSentence
from summarizer.language.people import Mention, key_of
from summarizer.language.people import Person as NamedPerson
from summarizer.language.sightings import Sighting
from summarizer.ports import Story

MOST = 8  # people; those that fewest articles name are left out
LOOKS_ALIKE = 0.5  # of the letters of two first names, where the office is the same: "Hesper" and "Esther"
MOST_ROLES = 3  # of one person
_IN_PASSING = re.compile(
    r"\b(?:his|her|their)\b|^(?:\w+\s)?(?:day|week|month|year)s?\b"
)  # "four months into her job"
_AGE = re.compile(r"^\d{1,3}(?:\s?[,–—-]\s|$)")
_ARTICLES = frozenset("the a an".split())
_WHOSE = frozenset("its his her their our my your".split())
_SMALL = frozenset(("of", "the"))  # "Wanda chairman" is "chairman of Wanda"
# With one of these it is another office.
_GOES_ON = (" who", " whose", " which", " that", " and")


class _Said(NamedTuple):
    """A role as one sentence has it."""

    text: str
    article_id: str
    citation: str


@dataclass
class _Known:
    """What the articles say of one person."""

    name: str
    surname: str
    articles: dict[str, None] = field(default_factory=dict)
    said: list[_Said] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    ended: set[str] = field(default_factory=set)  # offices that a sentence says they had
    others: list[tuple[str, ...]] = field(default_factory=list)  # keys of the name with a slip in it


class Cast(NamedTuple):
    """Everybody, those named in most articles first, and whom a short name or a role means: None for one of two."""

    people: tuple[Person, ...]
    by_name: dict[tuple[str, ...], Person | None]
    by_role: dict[tuple[str, ...], Person | None]

    def called(self, name: str) -> Person | None:
        """The person of whom these words are the whole role, or in whose name they end."""
        if found := self.by_role.get(_words(name)):
            return found
        words = name.split()
        keys = tuple(map(fold_name, words))
        for at in range(len(words)):
            if found := self.by_name.get(identity(keys[at:])):
                return None if at and _is_given_name(words[at - 1], found) else found
        return None


def _is_given_name(word: str, person: Person) -> bool:
    """Is it another one than the person's: "Nolan Strake" is not Alan Strake, while "Detective Strake" may be?"""
    if not word[0].isupper() or fold_name(word) in map(fold_name, person.name.split()):
        return False
    return word.rstrip(".").casefold() not in title_ends() and not lemmas_of(word)


def people_of(story: Story) -> Cast:
    """Everybody whom the originals show to be a person."""
    known: dict[tuple[str, ...], _Known] = {}
    for article in story.originals:
        for person in _named(article):
            key = key_of(person.name)
            each = known.setdefault(key, _Known(person.name, person.surname))
            each.articles[article.id] = None
            each.titles.update(title.split()[-1] for title in person.titles)
    for article in story.originals:
        for mention, sentence in _mentions(article):
            if mention.person and key_of(mention.person.name) in known:
                each = known[key_of(mention.person.name)]
                each.said += _roles(mention.sighting, sentence, article, story)
                each.ended.update(filter(None, [past_office(mention.sighting, sentence, article)]))
    outvoted = _outvoted(story)
    for each in known.values() if outvoted else ():
        each.said = _without_outvoted(each, outvoted)
    return _cast(_joined(known))


def _outvoted(story: Story) -> dict[str, str]:
    """What a title is disputed of, by the facts that give one for which fewer origins speak."""
    found: dict[str, str] = {}
    for conflict in story.conflicts:
        if conflict.kind == "title" and conflict.resolution != "update":
            most = max(len(variant.origins) for variant in conflict.variants)
            weak = {variant.text for variant in conflict.variants if len(variant.origins) < most}
            found |= {fact.id: conflict.topic for fact in story.facts if fact.text in weak}
    return found


def _without_outvoted(person: _Known, outvoted: Mapping[str, str]) -> list[_Said]:
    """The roles but for one that a dispute over this person's shows to be a slip, wherever it is told."""
    slips = {_words(each.text) for each in person.said if person.name in outvoted.get(each.citation, "")}
    return [each for each in person.said if _words(each.text) not in slips]


def key_people(cast: Cast, story: Story, told: Sequence[BriefClaim]) -> tuple[Person, ...]:
    """Those with a role whom the brief or more than one article names, at most `MOST`; those it names most first."""
    names = [{fold_name(word) for word in claim.text.split()} for claim in told]
    several = 2 if told else min(2, len(story.originals))

    def in_claims(person: Person) -> int:
        words = {fold_name(word) for word in person.name.split()}
        return sum(not words.isdisjoint(each) for each in names)

    known = [(in_claims(person), person) for person in cast.people if person.roles]
    wanted = [pair for pair in known if pair[0] or len(pair[1].article_ids) >= several]
    return tuple(person for _, person in sorted(wanted, key=lambda pair: -pair[0])[:MOST])


def with_office(person: Person) -> str:
    """The name with its first role: "Chinese President Xi Jinping", "Lenka Strand, the clinic's director"."""
    if not person.roles:
        return person.name
    role = person.roles[0].text
    return f"{role} {person.name}" if _stands_before(role) else f"{person.name}, {role}"


def _named(article: ParsedArticle) -> Iterator[NamedPerson]:
    """The persons of an article whose names are whole: "of Wellington" is none."""
    return (person for person in article.people.persons if person.name[0].isupper())


def _mentions(article: ParsedArticle) -> Iterator[tuple[Mention, ParsedSentence]]:
    for sentence, mentions in zip(article.sentences, article.people.mentions, strict=True):
        yield from ((mention, sentence) for mention in mentions)


def _roles(sighting: Sighting, sentence: ParsedSentence, article: ParsedArticle, story: Story) -> Iterator[_Said]:
    fact = story.fact_at.get((article.id, sentence.start))
    if fact is None or sighting.is_quoted or not sighting.titles:
        return
    title = title_of(sighting, sentence)
    if title:
        yield _Said(title, article.id, fact.id)
    explained = _explanation(article.text[sighting.end : sighting.until])
    if explained and not _opens_with_verb(explained, sighting, sentence):
        yield _Said(explained, article.id, fact.id)


def _explanation(behind: str) -> str:
    """What stands behind the name, without an age; empty for "the nurse who", which only the rest explains."""
    text = _AGE.sub("", " ".join(behind.split()).strip(", "))
    if text.endswith(_GOES_ON) and text.casefold().startswith("the "):
        return ""
    for ending in _GOES_ON:
        text = text.removesuffix(ending)
    first = text.partition(" ")[0].casefold()
    if is_private(text) or _IN_PASSING.search(text):
        return ""
    return "" if first in _WHOSE or first in ("formerly", "also", "then") else text


def _opens_with_verb(explained: str, sighting: Sighting, sentence: ParsedSentence) -> bool:
    """Is it no apposition but the sentence going on: ", appointed Strand as acting director"?"""
    first = explained.split(maxsplit=1)[0]
    if first.casefold() in _ARTICLES:  # to tag the words of a sentence takes a while
        return False
    token = next(
        (each for each in sentence.tokens if each.word.start >= sighting.end and each.word.text == first), None
    )
    return token is not None and token.pos in ("verb", "aux", "modal")


def _joined(known: dict[tuple[str, ...], _Known]) -> list[_Known]:
    """With those of whom only the surname is known put to its one bearer."""
    bearers: defaultdict[str, list[_Known]] = defaultdict(list)
    for key, each in known.items():
        if len(key) > 1:
            bearers[fold_name(each.surname)].append(each)
    kept = []
    for key, each in known.items():
        same = bearers[key[0]] if len(key) == 1 else []
        if len(same) == 1:
            same[0].articles |= each.articles
            same[0].said += each.said
        else:
            kept.append(each)
    return _without_slips(kept)


def _without_slips(known: Sequence[_Known]) -> list[_Known]:
    """With two who are one but for a slip in the first name put together under the name that most articles have."""
    bearers: defaultdict[str, list[_Known]] = defaultdict(list)
    for each in known:
        if " " in each.name:
            bearers[fold_name(each.surname)].append(each)
    slips = set[int]()
    for pair in bearers.values():
        if len(pair) == 2 and _are_one(*pair):
            right, wrong = sorted(pair, key=lambda each: -len(each.articles))
            right.articles |= wrong.articles
            right.said += wrong.said
            right.others.append(key_of(wrong.name))
            slips.add(id(wrong))
    return [each for each in known if id(each) not in slips]


def _are_one(one: _Known, other: _Known) -> bool:
    """First names that look alike, one office, and no article that has both."""
    if not one.articles.keys().isdisjoint(other.articles) or one.titles.isdisjoint(other.titles):
        return False
    first, second = (fold_name(each.name.split()[0]) for each in (one, other))
    is_short_form = first.startswith(second) or second.startswith(first)
    return not is_short_form and SequenceMatcher(None, first, second, autojunk=False).ratio() >= LOOKS_ALIKE


def _cast(known: Sequence[_Known]) -> Cast:
    by_name: dict[tuple[str, ...], Person | None] = {}
    by_role: dict[tuple[str, ...], Person | None] = {}
    people = []
    for each in sorted(known, key=lambda each: -len(each.articles)):
        said = [role for role in each.said if head_of(role.text) not in each.ended]
        person = Person(name=each.name, roles=tuple(_merged(said)), article_ids=tuple(each.articles))
        people.append(person)
        by_name |= dict.fromkeys((key_of(each.name), *each.others), person)
        short = (fold_name(each.surname),)
        by_name[short] = person if by_name.get(short, person) == person else None
        for role in {_words(said.text) for said in each.said if " " in said.text}:
            by_role[role] = None if role in by_role else person
    return Cast(tuple(people), by_name, by_role)


def _merged(said: Sequence[_Said]) -> list[Role]:
    """One a role, the fullest words of each, those that most articles give first."""
    fullest: list[tuple[str, ...]] = []
    for words in sorted({_words(each.text) for each in said}, key=lambda words: (-len(words), words)):
        if not any(_says_more(other, words) for other in fullest):
            fullest.append(words)
    groups: defaultdict[tuple[str, ...], list[_Said]] = defaultdict(list)
    for each in said:
        words = _words(each.text)
        groups[next(other for other in fullest if _says_more(other, words))].append(each)
    roles = [_role(words, group) for words, group in groups.items()]
    return sorted(roles, key=lambda role: -len(role.article_ids))[:MOST_ROLES]


def _says_more(longer: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Is it the same office in more words: "chief of the union" and "chief of the Union of Miners"?"""
    if longer[: len(words)] == words or _SMALL.union(longer) == _SMALL.union(words):
        return True
    rest = iter(longer)
    is_within = longer[-1] == words[-1] and all(word in rest for word in words)
    return is_within and OF_ANOTHER_OFFICE.isdisjoint(set(longer) - set(words))


def _role(words: tuple[str, ...], group: Sequence[_Said]) -> Role:
    return Role(
        text=next(each.text for each in group if _words(each.text) == words),
        article_ids=tuple(dict.fromkeys(each.article_id for each in group)),
        citations=tuple(dict.fromkeys(each.citation for each in group)),
    )


def _words(role: str) -> tuple[str, ...]:
    """For comparing: "US" is "U.S.", and the article before it says nothing."""
    words = tuple(word.replace("’", "'").replace(".", "").casefold() for word in role.split())
    owner = next((at for at, word in enumerate(words) if word.endswith("'s")), None)
    if owner is not None:  # "the union's chief" is "chief of the union"
        words = (*words[owner + 1 :], "of", *words[:owner], words[owner].removesuffix("'s"))
    return words[1:] if words[0] in _ARTICLES and len(words) > 1 else words


def _stands_before(role: str) -> bool:
    """Can it be put before a name, as "mayor" can, and "the mayor of Marl" cannot?"""
    if "'s " in role or "’s " in role or role.split(maxsplit=1)[0].casefold() in _ARTICLES:
        return False
    return role[0].isupper() or not {"of", "for", "at", "in"} & set(role.split())
