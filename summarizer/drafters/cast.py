"""Who the people of a story are, in the articles' own words, and by which short name the articles know them.

Of several offices the one that most origins give counts, of equals the newest article's; what the newest article
calls former is nobody's office any more. An office that leaves open what it is of ("finance chief") is told with the
body, where the article opens with that one's name.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from summarizer.domain import Fact
from summarizer.language.descriptions import Description, descriptions_of, head_of, is_private, past_office
from summarizer.language.gazetteer import titles
from summarizer.language.lexicon import entry
from summarizer.language.name_keys import fold_name, identity
from summarizer.language.parse import ParsedArticle, ParsedSentence
from summarizer.language.people import Person, key_of
from summarizer.language.sightings import Sighting
from summarizer.ports import Story

Key = tuple[str, ...]  # a name as `identity` has it

# In small letters and alone they leave open what of.
_OF_WHAT = frozenset(
    """chair chairman chairwoman chairperson chief deputy director executive founder co-founder head leader manager
    owner partner principal president secretary treasurer spokesman spokeswoman spokesperson lawyer solicitor
    barrister attorney counsel official officer boss member representative driver engineer editor author""".split()
)
_BARE = frozenset("chair chief deputy director executive founder head leader manager owner principal".split())
# What says how somebody is addressed, more than what they do in this story.
_RANKS = frozenset("professor judge captain colonel lieutenant detective sergeant major general dr".split())
_OF_A_STATE = frozenset("minister president premier chancellor governor mayor king queen".split())
# Of whom a story that tells of one body has one: better than a bare name, if nothing says of what.
_OF_THE_BODY = frozenset(
    """director manager chairman chairwoman chair executive spokesman spokeswoman secretary treasurer principal rector
    dean editor coach captain governor superintendent conductor""".split()
)
_OVER = frozenset("former ex suspended acting outgoing ousted late sacked dismissed".split())
_OF_A_DAY = frozenset("leader champion holder winner favourite favorite".split())
_FUNCTION = frozenset("finance financial managing executive operating press chief general medical sporting".split())
_THE_COMPANY = re.compile(r"\bthe\s(?:company|firm|group|chain|bank|airline|club|agency|charity|union|board)\b")
_FURTHEST = 4  # sentences from the opening that names the body to the office in it


@dataclass(frozen=True)
class Way:
    """One way to say who somebody is, the facts that show it, and the day on which it was said."""

    description: Description
    proofs: tuple[Fact, ...]
    day: str

    def told_on(self, day: str) -> "Way":
        """As it was then: nobody's "suspended chief executive" was suspended before somebody said so."""
        words = self.description.text.split()
        lasting = [word for word in words if word.casefold() not in _OVER]
        if not day or day >= self.day or len(lasting) == len(words):
            return self
        return replace(self, description=self.description._replace(text=" ".join(lasting)))


@dataclass(frozen=True)
class Introduction:
    """A person: the full name, the ways to say who it is, best first, and the facts that give the full name.

    `short` is the surname where the articles use it alone and nothing else in them is called so.
    """

    key: Key
    name: str
    short: str | None
    ways: tuple[Way, ...]
    named: tuple[Fact, ...]


@dataclass(frozen=True)
class Cast:
    """Everybody by full name, and those by surname who alone bear it."""

    by_name: Mapping[Key, Introduction]
    by_surname: Mapping[Key, Introduction]

    def of(self, sighting: Sighting) -> Introduction | None:
        """Whom a name means."""
        if sighting.after_the:
            return None
        return self.by_name.get(sighting.keys) or self.by_surname.get(sighting.keys)

    def describes(self, name: str) -> bool:
        """Is it known who somebody of this full name is?"""
        known = self.by_name.get(key_of(name))
        return known is not None and bool(known.ways)


@dataclass(frozen=True)
class _Said:
    description: Description
    proofs: tuple[Fact, ...]
    origin: str
    day: str


@dataclass
class _Known:
    """What the articles say of one person."""

    names: Counter[str] = field(default_factory=Counter)
    surnames: set[Key] = field(default_factory=set)
    facts: list[Fact] = field(default_factory=list)
    said: list[_Said] = field(default_factory=list)
    last: str = ""  # the day of the newest article that names them
    were: set[str] = field(default_factory=set)  # offices told in the past tense


def cast_of(story: Story) -> Cast:
    """The people whom the originals show to be persons and name in full."""
    known = _known_in(story)
    bearers: defaultdict[Key, set[Key]] = defaultdict(set)
    for key, each in known.items():
        for surname in each.surnames:
            bearers[surname].add(key)
    alone = _used_alone(story)
    holders = _holders(known)
    by_name = {key: _introduction(key, each, story, alone, holders) for key, each in known.items()}
    by_surname = {
        surname: by_name[key]
        for surname, keys in bearers.items()
        if len(keys) == 1 and not _is_anothers(surname[-1], key := next(iter(keys)), story)
    }
    return Cast(by_name, by_surname)


def _known_in(story: Story) -> dict[Key, _Known]:
    known: defaultdict[Key, _Known] = defaultdict(_Known)
    for article in story.originals:
        for person in article.people.persons:
            if person.name != person.surname and person.name[0].isupper():
                each = known[key_of(person.name)]
                each.names[person.name] += 1
                each.surnames.add(tuple(map(fold_name, person.surname.split())))
    for article in story.originals:
        for sentence, seen in zip(article.sentences, article.people.sightings, strict=True):
            for sighting in seen:
                key = _meant(sighting, article, known)
                fact = story.fact_at.get((article.id, sentence.start)) if key else None
                if key and fact and not _runs_into_another(sighting.before, known):
                    _gather(known[key], sighting, sentence, article, fact, story)
    return dict(known)


def _runs_into_another(title: str, known: Mapping[Key, _Known]) -> bool:
    """Does what looks like a title hold somebody's name, as where a heading ran into a sentence?"""
    words = title.split()
    return any(key_of(" ".join(pair)) in known for pair in pairwise(words))


def _meant(sighting: Sighting, article: ParsedArticle, known: Mapping[Key, _Known]) -> Key | None:
    """The person of this name, whom another article may have shown to be one."""
    if sighting.after_the:
        return None
    person: Person | None = article.people.by_key.get(sighting.keys)
    key = key_of(person.name) if person else sighting.keys
    return key if key in known and len(key) > 1 else None


def _gather(
    each: _Known, sighting: Sighting, sentence: ParsedSentence, article: ParsedArticle, fact: Fact, story: Story
) -> None:
    if any(name in fact.text for name in each.names):
        each.facts.append(fact)
    if was := past_office(sighting, sentence, article):
        each.were.add(was)
    day = (article.article.published or "")[:10]
    each.last = max(each.last, day)
    for description in descriptions_of(sighting, sentence, article):
        if is_private(description.text):
            continue
        proofs = _proofs(description, fact, article, story)
        if not proofs:
            continue
        said = _Said(description, proofs, article.article.origin, day)
        each.said.append(said)
        if is_open(description):
            each.said += _with_body(said, sentence, article, story)


def _proofs(description: Description, fact: Fact, article: ParsedArticle, story: Story) -> tuple[Fact, ...]:
    """The facts that say so; none where the fact is told in another article's words."""
    wanted, told = description.text, " ".join(fact.text.split()).casefold()
    if description.owner_in is None:
        return (fact,) if wanted.casefold() in told else ()
    owner = story.fact_at.get((article.id, article.sentences[description.owner_in].start))
    return (fact, owner) if owner and head_of(wanted).split()[-1] in told else ()


def is_open(description: Description) -> bool:
    """Does it leave open what the office is of: "finance chief", but not "opposition leader"?"""
    if description.says_of_what:
        return False
    words = head_of(description.text).split()
    if words[-1] not in _OF_WHAT or any(word.istitle() for word in description.text.split()[1:]):
        return False
    return not set(words[:-1]) - _FUNCTION - _OF_WHAT


def _with_body(said: _Said, sentence: ParsedSentence, article: ParsedArticle, story: Story) -> Iterator[_Said]:
    """The office with the body that the article opens with, where its sentence speaks of "the company"."""
    opening = article.sentences[0]
    fact = story.fact_at.get((article.id, opening.start))
    if fact is None or not 0 < sentence.index <= _FURTHEST or not _THE_COMPANY.search(sentence.text):
        return
    act, first = opening.clauses.first, opening.words[0]
    is_name = first.stem in story.name_stems and (first.low,) not in article.people.by_key and not first.is_stop
    if is_name and act and [(each.start, each.end) for each in act.subject] == [(0, 1)]:
        described = Description(f"{first.text}'s {head_of(said.description.text)}", "apposition")
        yield replace(said, description=described, proofs=(*said.proofs, fact))


def _used_alone(story: Story) -> frozenset[Key]:
    return frozenset(
        sighting.keys
        for article in story.originals
        for seen in article.people.sightings
        for sighting in seen
        if len(sighting.keys) == 1 and not sighting.after_the
    )


def _holders(known: Mapping[Key, _Known]) -> Counter[str]:
    """How many people of the story have each office."""
    offices = ({head_of(one.description.text) for one in each.said} for each in known.values())
    return Counter(office for found in offices for office in found)


def _introduction(
    key: Key, each: _Known, story: Story, alone: frozenset[Key], holders: Mapping[str, int]
) -> Introduction:
    name = min(each.names, key=lambda text: (-each.names[text], text))
    surname = min(each.surnames) if len(each.surnames) == 1 else None
    short = None
    if surname and len(surname) == 1 and surname in alone and not _is_anothers(surname[0], key, story):
        short = next((word for word in name.split() if fold_name(word) == surname[0]), None)
    ways = (way for way in _ways(each) if not _is_shared(way.description, holders))
    return Introduction(key, name, short, tuple(ways), tuple({fact.id: fact for fact in each.facts}.values()))


def _is_shared(description: Description, holders: Mapping[str, int]) -> bool:
    """Would "the incident commander" mean another one as well, or "Foreign Minister", of another country?"""
    is_bare = not description.says_of_what and (description.place == "apposition" or description.head in _OF_A_STATE)
    return is_bare and holders[head_of(description.text)] > 1


def _is_anothers(surname: str, key: Key, story: Story) -> bool:
    return any(surname in full and identity(full) != key for full in story.full_names)


def _ways(each: _Known) -> Iterator[Way]:
    """What holds of them, best first; nothing of an office that fewer origins give them than another."""
    last: dict[str, _Said] = {}
    for one in each.said:
        head = one.description.head
        if head not in last or one.day > last[head].day:
            last[head] = one
    said = [one for one in each.said if _is_still(one, each, last[one.description.head])]
    origins = {head: len({one.origin for one in said if one.description.head == head}) for head in _heads(said)}
    newest = {head: max(one.day for one in said if one.description.head == head) for head in origins}
    offices = {one.description.head for one in said if one.description.place == "title"}
    best = max(offices, key=lambda head: (origins[head], newest[head], head), default=None)
    held = [one for one in said if one.description.place != "title" or one.description.head == best]
    held.sort(key=lambda one: _rank(one, origins, newest))
    ways = {one.description.text.casefold(): Way(one.description, one.proofs, one.day) for one in reversed(held)}
    yield from reversed(ways.values())


def _heads(said: Sequence[_Said]) -> set[str]:
    return {one.description.head for one in said}


def _is_still(one: _Said, each: _Known, last: _Said) -> bool:
    """Is it no word that says nothing ("the engineer"), and no office that the `last` of it ended?"""
    head = head_of(one.description.text)
    if one.description.place == "apposition" and not one.description.says_of_what and not _is_an_office(one):
        return False
    if one.description.place == "title" and head in _BARE:
        return False
    if any(head == was or was.endswith(f" {head}") for was in each.were):
        return False
    if one.description.head in _OF_A_DAY and one.day < each.last:
        return False
    return _is_over(one) or not (_is_over(last) and last.day > one.day)


def _is_an_office(one: _Said) -> bool:
    """Does it call them more than "the engineer", whom an earlier sentence told of?"""
    if not one.description.text.startswith("the "):
        return True
    if one.description.head in _OF_THE_BODY:
        return True
    title = titles().get(one.description.head)
    return title is not None and title.kind in ("office", "state") and not is_open(one.description)


def _is_over(one: _Said) -> bool:
    return not _OVER.isdisjoint(one.description.text.casefold().split())


def _rank(one: _Said, origins: Mapping[str, int], newest: Mapping[str, str]) -> tuple[object, ...]:
    description = one.description
    is_clear = not is_open(description) and (description.says_of_what or description.head not in _RANKS)
    day = -int(newest[description.head].replace("-", "") or 0)
    is_bare = description.place == "apposition" and not description.says_of_what
    return (
        not is_clear,
        -origins[description.head],
        day,
        is_bare,
        -int(one.day.replace("-", "") or 0),
        len(description.text),
    )


def in_place(title: str, *, opens: bool) -> str:
    """A title as it stands at the head of a sentence or inside one: "bus driver" where an article opens with it."""
    if opens:
        return title[:1].upper() + title[1:]
    first, _, rest = title.partition(" ")
    trade = titles().get(first.casefold()) if not rest else None
    is_trade = trade is not None and trade.kind == "role"  # "driver", but "President"
    is_common = (rest.islower() or is_trade) and first[1:].islower() and entry(first.casefold()) is not None
    return title[:1].lower() + title[1:] if is_common else title
