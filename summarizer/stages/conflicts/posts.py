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
from summarizer.language.lexicon import lemmas_of
from summarizer.language.sightings import Sighting
from summarizer.language.words import holds_any
from summarizer.stages.conflicts.persons import HEADS
from summarizer.stages.conflicts.sides import Telling, Tellings, are_of_one_time, sorted_by

_RANKS = frozenset(
    "general colonel major captain lieutenant sergeant corporal admiral commodore superintendent".split()
)
_FOR_SOMETHING = frozenset("minister attaché attache commissioner".split())
_WORDS = "|".join(sorted((*HEADS, *_RANKS, *_FOR_SOMETHING), key=len, reverse=True))
_CUES = ("resident", "inister", "remier", "ttach", "ommissioner", *(rank[1:] for rank in _RANKS))
_POST = rf"(?P<for>(?:[^\W\d]+[\s-]){{0,4}}?)(?P<head>{_WORDS})\b(?!\sof\s(?:state|defen[cs]e)\b|[\s-]general\b)"
_BEFORE = re.compile(rf"(?:^|(?<=[^\w-])){_POST},?\s$", re.IGNORECASE)
_BEHIND = re.compile(
    rf"(?:,\s(?:who\s)?|\s)(?:(?:is|was)\s(?:[a-z]+\s){{0,3}}?)?(?:as\s)?(?:the|an?|our|its|his|her|their|[\w’']+['’]s)\s{_POST}",
    re.IGNORECASE,
)
_PLAIN = frozenset(
    """a an the its his her their our as senior longtime long-time veteran state federal national country chief
    former ex late then one-time onetime old current sitting""".split()
)
_FORMER = frozenset("former ex late then onetime one-time".split())
_LEFT_OUT = frozenset(
    "and or vice deputy acting designate elect new newly incoming under assistant shadow junior".split()
)
_BREAKS = frozenset("for to with by from of in on at about against that when if but while because than like".split())
_LOOK_BACK = 60  # characters before a name that may hold a post


class Post(NamedTuple):
    """What somebody is or was: the word for it, and what for."""

    head: str
    of: frozenset[str]
    is_former: bool

    def excludes(self, other: "Post") -> bool:
        """Can nobody be both?"""
        if self.is_former != other.is_former:
            return False
        if self.head == other.head:
            return bool(self.of - other.of and other.of - self.of)
        heads = {self.head, other.head}
        return heads <= _RANKS or heads <= set(HEADS.values())

    @property
    def name(self) -> str:
        """The post in one word or more, equal for equal ones."""
        return " ".join((*sorted(self.of), self.head))


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
    told = [(first.post.name, each.telling) for each in mine] + [(each.post.name, each.telling) for each in rivals]
    if are_of_one_time([telling for _, telling in told]):
        shortest = sorted(told, key=lambda each: len(each[1].sentence.words))
        posts = dict.fromkeys(post for post, _ in shortest)
        conflict = tellings.conflict(f"{topic}: {' or '.join(posts)}", "title", sorted_by(shortest))
        if conflict:
            yield conflict


def posts_of(sighting: Sighting, telling: Telling) -> Iterator[Post]:
    """The posts that stand before and behind a name."""
    text, start = telling.article.text, telling.sentence.start
    name = sighting.words[0].start
    before = _BEFORE.search(text[max(start, name - _LOOK_BACK) : name])
    behind = _BEHIND.match(text[sighting.words[-1].end : telling.sentence.end])
    for match in filter(None, (before, behind)):
        post = _post(match["for"].replace("-", " ").split(), match["head"].casefold())
        if post:
            yield post


def _post(words: Sequence[str], head: str) -> Post | None:
    # Of "so much for minister" nothing says what for.
    words = words[max((at + 1 for at, word in enumerate(words) if word.casefold() in _BREAKS), default=0) :]
    low = [word.casefold() for word in words]
    if not _LEFT_OUT.isdisjoint(low):
        return None
    is_former = not _FORMER.isdisjoint(low)
    if head in HEADS:
        return Post(HEADS[head], frozenset(), is_former)
    # Of "sentenced former economy minister" and "Lund's economy minister" what stands behind "former" and "Lund's".
    first = max((at + 1 for at, word in enumerate(low) if word in _PLAIN or word == "s"), default=0)
    of = (
        frozenset(word.casefold() for word in words[first:] if _says_what_for(word))
        if head in _FOR_SOMETHING
        else frozenset()
    )
    return Post(head, of, is_former)


def _says_what_for(word: str) -> bool:
    """Is it a common word, and no country's or body's name?"""
    return word.casefold() not in _PLAIN and country_of(word.capitalize()) is None and bool(lemmas_of(word))
