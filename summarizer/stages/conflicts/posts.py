"""One person in two posts that exclude each other.

Nobody is president and prime minister, energy minister and interior minister, colonel and captain at
one time, nor was: a former post is held against another former one. The post stands before the full
name, behind it in apposition, or behind "who is". A post without what it is for ("the minister") is no
other one, and neither are two that an article gives together or a deputy's.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarizer.domain import Conflict
from summarizer.language.gazetteer import country_of
from summarizer.language.inflection import american_spellings
from summarizer.language.lexicon import lemmas_of
from summarizer.language.sightings import Sighting
from summarizer.language.words import holds_any
from summarizer.stages.conflicts.persons import HEADS
from summarizer.stages.conflicts.sides import Telling, Tellings, are_of_one_time, sorted_by

_RANKS = frozenset(
    "general colonel major captain lieutenant sergeant corporal admiral commodore superintendent".split()
)
_FOR_SOMETHING = frozenset("minister attaché attache commissioner".split())
# Of one house; a chairman may be its chief executive as well.
_OFFICERS = {
    "chief executive": "chief executive",
    "director general": "director general",
    "general secretary": "general secretary",
    "secretary general": "general secretary",
    "medical director": "medical director",
    "finance director": "finance director",
    "spokesman": "speaker",
    "spokeswoman": "speaker",
}
_NO_MINISTERS = frozenset(("chief executive", "director general"))
_WORDS = "|".join(sorted((*HEADS, *_RANKS, *_FOR_SOMETHING, *_OFFICERS), key=len, reverse=True)).replace(
    " ", r"[\s-]"
)
_CUES = (
    *("resident", "inister", "remier", "ttach", "ommissioner", "hief exec", "irector", "ecretary", "pokes"),
    *(rank[1:] for rank in _RANKS),
)
_POST = (
    rf"(?P<for>(?:[^\W\d]+[\s-]){{0,4}}?)(?P<head>{_WORDS})\b(?!\sof\sstate\b|[\s-]general\b)"
    r"(?:\s(?:of|for)\s(?P<behind>[a-z]+)\b)?"
)
_BEFORE = re.compile(rf"(?:^|(?<=[^\w-])){_POST},?\s$", re.IGNORECASE)
_BEHIND = re.compile(
    r"(?:(?:,\s(?:who\s)?|\s)(?:(?:is|was)\s(?:[a-z]+\s){0,3}?)?(?:as\s)?(?:the|an?|our|its|his|her|their|(?:the\s)?[\w’']+['’]s)"
    rf"|,\swho\s(?:is|was|has\sbeen|became|as))\s{_POST}",
    re.IGNORECASE,
)
_PLAIN = frozenset(
    """a an the its his her their our as senior longtime long-time veteran state federal national country chief
    former ex late then one-time onetime old current sitting""".split()
)
_FORMER = frozenset("former ex late then onetime one-time".split())
_DEPUTIES = frozenset("vice deputy junior".split())
_LEFT_OUT = frozenset("and or acting designate elect new newly incoming under assistant shadow".split())
_BREAKS = frozenset("for to with by from of in on at about against that when if but while because than like".split())
_LOOK_BACK = 60  # characters before a name that may hold a post


_EXCLUSIVE = (
    _RANKS,
    frozenset(HEADS.values()),
    frozenset(_OFFICERS.values()),
    frozenset(("president", "general secretary")),
)
_FOREIGN = frozenset(("foreign",))  # no short form: a foreign trade minister is another


class Post(NamedTuple):
    """What somebody is or was: the word for it, and what for."""

    head: str
    of: frozenset[str]
    is_former: bool
    is_deputy: bool = False

    def excludes(self, other: "Post") -> bool:
        """Can nobody be both?"""
        if self.is_former != other.is_former:
            return False
        if self.is_deputy or other.is_deputy:  # of something else they may be at another time
            return (
                self.is_deputy != other.is_deputy and self.head == other.head and self.of == other.of != frozenset()
            )
        if self.head == other.head:
            return bool(self.of - other.of and other.of - self.of) or (
                self.of != other.of and _FOREIGN in (self.of, other.of)
            )
        heads = {self.head, other.head}
        return any(heads <= group for group in _EXCLUSIVE) or ("minister" in heads and bool(heads & _NO_MINISTERS))

    @property
    def name(self) -> str:
        """The post in one word or more, equal for equal ones."""
        return " ".join((*["deputy"] * self.is_deputy, *sorted(self.of), self.head))


class _Held(NamedTuple):
    post: Post
    country: str | None
    telling: Telling


def post_conflicts(tellings: Tellings) -> Iterator[Conflict]:
    """The conflicts over posts, one a person at the most."""
    held: defaultdict[tuple[str, ...], list[_Held]] = defaultdict(list)
    name_of: dict[tuple[str, ...], str] = {}
    for telling in tellings.all:
        if holds_any(telling.sentence.text, _CUES):
            for sighting in telling.article.people.sightings[telling.sentence.index]:
                if len(sighting.keys) > 1:
                    posts = [_Held(post, sighting.nationality, telling) for post in posts_of(sighting, telling)]
                    held[sighting.keys] += posts
                    name_of.setdefault(sighting.keys, sighting.text)
    for keys, posts in held.items():
        yield from _conflict(f"office of {name_of[keys]}", posts, tellings)


def _conflict(topic: str, held: Sequence[_Held], tellings: Tellings) -> Iterator[Conflict]:
    first = next((each for each in held for other in held if each.post.excludes(other.post)), None)
    if first is None or len({each.country for each in held if each.country}) > 1:
        return
    rivals = [each for each in held if each.post.excludes(first.post)]
    mine = [each for each in held if each.post.head == first.post.head and not each.post.excludes(first.post)]
    if are_of_one_time([each.telling for each in (*mine, *rivals)]):
        # The shortest that says what for shows best what the sides differ in: not "the minister".
        shown = sorted((*mine, *rivals), key=lambda each: (not each.post.of, len(each.telling.sentence.words)))
        told = [(each.post.name if each in rivals else first.post.name, each.telling) for each in shown]
        posts = dict.fromkeys(post for post, _ in told)
        conflict = tellings.conflict(f"{topic}: {' or '.join(posts)}", "title", sorted_by(told))
        if conflict:
            yield conflict


def posts_of(sighting: Sighting, telling: Telling) -> Iterator[Post]:
    """The posts that stand before and behind a name."""
    text, start = telling.article.text, telling.sentence.start
    name = sighting.words[0].start
    before = _BEFORE.search(text[max(start, name - _LOOK_BACK) : name])
    behind = _BEHIND.match(text[sighting.words[-1].end : telling.sentence.end])
    for match in filter(None, (before, behind)):
        what_for = match["for"].replace("-", " ").split() + [match["behind"]] * bool(match["behind"])
        post = _post(what_for, match["head"].casefold().replace("-", " "))
        if post:
            yield post


def _post(words: Sequence[str], head: str) -> Post | None:
    # Of "so much for minister" nothing says what for.
    words = words[max((at + 1 for at, word in enumerate(words) if word.casefold() in _BREAKS), default=0) :]
    low = [word.casefold() for word in words]
    if not _LEFT_OUT.isdisjoint(low):
        return None
    is_former, is_deputy = not _FORMER.isdisjoint(low), not _DEPUTIES.isdisjoint(low)
    if head in HEADS or head in _OFFICERS:
        return None if is_deputy else Post((HEADS | _OFFICERS)[head], frozenset(), is_former)
    # Of "sentenced former economy minister" and "Lund's economy minister" what stands behind "former" and "Lund's".
    first = max((at + 1 for at, word in enumerate(low) if word in _PLAIN or word == "s"), default=0)
    of = (
        frozenset(_written_out(word) for word in words[first:] if _says_what_for(word)) - _DEPUTIES
        if head in _FOR_SOMETHING
        else frozenset()
    )
    return Post(head, of, is_former, is_deputy)


def _written_out(word: str) -> str:
    """In American spelling where it has one: a defence minister is a defense minister."""
    return next(american_spellings(word.casefold()), word.casefold())


def _says_what_for(word: str) -> bool:
    """Is it a common word, and no country's or body's name?"""
    return word.casefold() not in _PLAIN and country_of(word.capitalize()) is None and bool(lemmas_of(word))
