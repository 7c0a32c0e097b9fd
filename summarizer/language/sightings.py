"""What stands around one name: title, nationality, age, and whether that makes it a person's.

"Chinese President Xi Jinping", "Dana Voss, the mayor of Marl," and "Ms Voss" are seen as persons;
"Voss" alone is only seen. Reads one sentence at a time; whether two names are one person is for
`people.py` to say.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import NamedTuple, Protocol

from summarizer.language.gazetteer import (
    OF_ANOTHER_OFFICE,
    Gender,
    Title,
    country_of,
    country_of_capital,
    is_body,
    known_at,
    things,
    title_ends,
    titles,
)
from summarizer.language.lexicon import entry
from summarizer.language.name_keys import fold_name, identity, without_possessive
from summarizer.language.names import CALENDAR, FIRM, Name, wording_of
from summarizer.language.quotes import Quote
from summarizer.language.tokens import CLOSED
from summarizer.language.verbs_of_saying import INVERTIBLE
from summarizer.language.words import Word

_LONGEST_TITLE = 3  # words of one entry of the table
_LONGEST_APPOSITION = 10  # words; longer ones are clauses
_LONGEST_NAME = 5  # words; a longer run of capitals is a heading
_MODIFIERS = frozenset(
    """former foreign deputy acting defence defense finance interior justice health education transport energy trade
    environment economy culture agriculture senior assistant associate vice prime ministry government chief press
    opposition police party company union state federal provincial regional national army navy team club founding
    interim outgoing incoming veteran long-time late ex then""".split()
)
_DETERMINERS = frozenset("the a an its their his her one".split())
_ANOTHERS = frozenset("another a an any some each every no".split())  # "through another lawyer Voss let it be known"
_PLACING = frozenset("in at from near into outside inside across around toward towards off".split())
_ENDS_TITLE = frozenset("of at for in from who and with since".split())
_VERBS = frozenset(
    """said says told tells added asked wrote warned argued is was has had did does will would could who whose which
    that""".split()
)
_AGE = re.compile(r",\s+(?:aged\s+|who\s+(?:is|was)\s+)?(\d{1,3})(?=[,.;)]|\s+and\b)|\s+\((\d{1,3})\)")
_WHO = re.compile(r",?\s+who(?:se)?\b|,\s+born\b")
_SAYS_HIMSELF = re.compile(
    r"\s+(?:said|says|told|added|admitted|claimed|insisted|explained|recalled|announced|believes|thinks)"
    r"(?:\s+that)?\s+(?P<pronoun>he|she|his|her)\b"
)
_SAYS = re.compile(
    r"\s+(?:has |had |also |later |then |who )?(?:said|says|told|added|asked|wrote|warned|argued|insisted|admitted"
    r"|explained|recalled|joked|replied|laughed|smiled|thanked|apologised|apologized|resigned|denied|testified|tweeted"
    r"|declined|noted|notes|was born)\b"
)
_NO_AGE_BELOW, _NO_AGE_ABOVE = 5, 110


class Spoken(Protocol):
    """The part of a parsed sentence that is read here; `parse.py` imports this file's readers."""

    @property
    def index(self) -> int: ...
    @property
    def words(self) -> tuple[Word, ...]: ...
    @property
    def names(self) -> tuple[Name, ...]: ...
    @property
    def quotes(self) -> tuple[Quote, ...]: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class _Seen(NamedTuple):
    sentence: int
    words: tuple[Word, ...]
    text: str
    start: int
    end: int
    before: str = ""  # the words of title before the name, as they stand
    titles: tuple[str, ...] = ()
    nationality: str | None = None
    gender: Gender | None = None
    age: int | None = None
    is_person: bool = False
    may_be_person: bool = False
    speaks: bool = False
    after_the: bool = False
    is_placed: bool = False
    is_quoted: bool = False
    until: int = 0  # where what explains the name ends


class Sighting(_Seen):
    """One name in one sentence. Offsets are the article's; `start` is that of the words of title before it."""

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The words of the name for comparing: first and last, without middle names, Jr. and the like."""
        return identity(tuple(fold_name(word.text) for word in self.words))

    @cached_property
    def is_thing(self) -> bool:
        """Does a word of the name, or the tables, say that it is a body or a place?"""
        return FIRM in self.text or _is_thing(self.words)


class _Before(NamedTuple):
    """Words of title before a name: index of the first of them, of the name's first, and the titles."""

    start: int
    name: int
    titles: tuple[str, ...]
    found: Title | None


def sightings_in(text: str, sentence: Spoken) -> tuple[Sighting, ...]:
    """Every name of a sentence, in order, and its first word if that has a capital."""
    names = [name for name in sentence.names if len(name.words) > 1 or not name.words[0].is_stop]
    places = [bisect_left(sentence.words, name.words[0].start, key=_start) for name in names]
    seen = [_seen(text, sentence, at, len(name.words)) for at, name in zip(places, names, strict=True)]
    opening = _opening(text, sentence)
    return tuple(([opening] if opening else []) + [sighting for sighting in seen if sighting])


_start = attrgetter("start")


def _is_thing(words: Sequence[Word]) -> bool:
    """Does a word of the name, or the tables, say that it is a body or a place?"""
    if known_at(words, 0) or country_of_capital(without_possessive(words[0].text)):
        return True
    return any(map(_is_of_things, [word.text for word in words]))


@lru_cache(maxsize=16_384)
def _is_of_things(word: str) -> bool:
    return fold_name(word) in things() or word[0].isdigit()


def _opening(text: str, sentence: Spoken) -> Sighting | None:
    """The first word, which is no name by itself: "Voss said". Whoever knows a Voss will tell."""
    if not sentence.words:
        return None
    first = sentence.words[0]
    is_named = bool(sentence.names) and sentence.names[0].start == first.start
    if is_named or not first.text[0].isupper() or first.is_stop or first.low in CALENDAR:
        return None
    return _looked_around(text, sentence, 0, 1)


def _seen(text: str, sentence: Spoken, at: int, length: int) -> Sighting | None:
    """The name of so many words that begins with this word, or None for a title with nobody behind it."""
    words = sentence.words
    before = _title_inside(words, at, at + length)
    name = before.name if before else at
    inside = name > at
    if before is None:
        before = _title_in_front(text, words, at)
    elif at and words[at - 1].text in OF_ANOTHER_OFFICE:
        before = before._replace(start=at - 1)
    sighting = _looked_around(text, sentence, name, at + length - name)
    if before is None or before.found is None or (sighting.is_thing and not before.titles):
        return sighting
    is_apart = not inside and "," in text[words[name - 1].end : words[name].start]
    if is_apart and sighting.speaks and text[sighting.end : sighting.end + 1] not in (",", ".", ";"):
        return sighting  # "was freed by a nurse, Prell said"
    also = _office_before(text, words, before.start, sighting.end)
    return _with_title(
        text, words, sighting, before._replace(titles=before.titles + also), before.found, inside=inside
    )


def _with_title(
    text: str, words: Sequence[Word], sighting: Sighting, before: _Before, title: Title, *, inside: bool
) -> Sighting:
    front = words[before.start : before.name]
    gap = text[front[-1].end : sighting.words[0].start] if front else ""
    # "The director, Ida Roe," and "finance chief Ida Roe said" are persons, "the owner, Roe Haulage" is not.
    is_closed = sighting.speaks if "," not in gap else text[sighting.end : sighting.end + 1] in (",", ".", ";")
    is_told = not inside and is_closed and title.kind == "office" and len(sighting.words) > 1
    is_weak = (title.is_weak and not is_told) or (not inside and title.kind == "role" and len(sighting.words) < 2)
    is_possible = not sighting.is_thing and len(sighting.words) <= _LONGEST_NAME
    return sighting._replace(
        start=front[0].start if "," not in gap else sighting.start,
        before=text[front[0].start : front[-1].end] if "," not in gap else "",
        titles=before.titles + sighting.titles,
        nationality=_nationality(front) or sighting.nationality,
        gender=title.gender or sighting.gender,
        is_person=is_possible and (not is_weak or sighting.is_person),
        may_be_person=is_possible,
        is_placed=False,
        after_the=False,
    )


def _title_inside(words: Sequence[Word], at: int, end: int) -> _Before | None:
    """A title at the head of a run of capitals: "Chinese President" in "Chinese President Xi Jinping"."""
    for name in range(min(end - 1, at + 8), at, -1):
        found = _title_ending(words, name, at)
        # "Don't Miss Out": Mr and Miss come first or not at all.
        if found and (found.kind != "form" or name == at + 1) and not _title_ending(words, end, at):
            return _Before(at, name, _wordings(words[at:name]), found)
    nation = known_at(words, at)
    if nation and nation.is_nationality and nation.end < end:
        return _Before(at, nation.end, (), None)
    return None


def _title_in_front(text: str, words: Sequence[Word], at: int) -> _Before | None:
    """A title in small letters before the name: "foreign ministry spokesman Tom Roe", "Its mayor, Tom Roe,"."""
    if not at or text[words[at - 1].end : words[at].start] not in (" ", ", ", "\n"):
        return None
    found = _title_ending(words, at, max(0, at - _LONGEST_TITLE))
    if found is None or found.kind == "form":
        return None
    start = at - len(found.text.split())
    while start and _is_modifier(text, words, start - 1):
        start -= 1
    is_close = "," not in text[words[at - 1].end : words[at].start]
    if start and is_close and words[start - 1].low in _ANOTHERS:
        return None
    named = _wordings(words[start:at])
    return _Before(0 if start == 1 and is_close and _is_of_a_trade(text, words) else start, at, named, found)


def _office_before(text: str, words: Sequence[Word], title: int, end: int) -> tuple[str, ...]:
    """The office before a title with a name between commas: "The port's director, Colonel Ida Roe, said"."""
    if not title or text[words[title - 1].end : words[title].start] != ", " or text[end : end + 1] not in (",", "."):
        return ()
    found = _title_in_front(text, words, title)
    return found.titles if found and found.found and found.found.kind == "office" else ()


def _is_of_a_trade(text: str, words: Sequence[Word]) -> bool:
    """Does the first word of a sentence go with the title behind it: "Bus driver Nadia Kroll"?"""
    first = words[0]
    known = entry(first.low) if first.text[0].isupper() and first.low not in CLOSED else None
    return (
        known is not None
        and "n" in known.counts
        and "a" not in known.counts
        and text[first.end : words[1].start] == " "
    )


def _is_modifier(text: str, words: Sequence[Word], at: int) -> bool:
    if text[words[at].end : words[at + 1].start] not in (" ", "-"):
        return False
    return words[at].low in _MODIFIERS or country_of(words[at].text) is not None or words[at].text == "US"


def _title_ending(words: Sequence[Word], end: int, at: int) -> Title | None:
    """The longest title of the table whose last word is the one before `end`."""
    if end <= at or words[end - 1].low not in title_ends():
        return None
    for length in range(_LONGEST_TITLE, 0, -1):
        if end - length >= at:
            found = titles().get(" ".join(word.low for word in words[end - length : end]))
            if found:
                return found
    return None


def _wordings(front: Sequence[Word]) -> tuple[str, ...]:
    """The title in small letters without the nationality before it."""
    known = known_at(front, 0) if front else None
    rest = front[known.end :] if known and known.end < len(front) else front
    return (" ".join(fold_name(word.text) for word in rest),)


def _nationality(front: Sequence[Word]) -> str | None:
    for at in range(len(front)):
        known = known_at(front, at)
        if known and not is_body(known.name):
            return known.name
    return None


def _looked_around(text: str, sentence: Spoken, at: int, length: int) -> Sighting:
    words = sentence.words
    name = words[at : at + length]
    end = name[-1].end
    tail = text[end : min(sentence.end, end + 60)]
    previous = words[at - 1].low if at else ""
    sighting = Sighting(
        sentence=sentence.index,
        words=name,
        text=wording_of(text, name),
        start=name[0].start,
        end=end,
        after_the=previous in _DETERMINERS and "," not in text[words[at - 1].end : name[0].start],  # not "his," Voss
        is_placed=previous in _PLACING,
        is_quoted=_is_quoted(sentence.quotes, name[0].start),
        speaks=previous in INVERTIBLE or bool(_SAYS.match(tail)),
        until=end,
    )
    # Only these marks, and a small word, begin what explains a name.
    if not tail.startswith((",", " ")) or sighting.after_the or length > _LONGEST_NAME or sighting.is_thing:
        return sighting
    return _explained(text, sentence, sighting, at + length, tail)


def _is_quoted(quotes: Sequence[Quote], at: int) -> bool:
    last = bisect_right(quotes, at, key=_start) - 1
    return last >= 0 and at < quotes[last].end


def _explained(text: str, sentence: Spoken, sighting: Sighting, after: int, tail: str) -> Sighting:
    """With what follows the name: an age, "who", a title in apposition."""
    age = _age(tail)
    himself = _SAYS_HIMSELF.match(tail)
    is_full = len(sighting.words) > 1
    found = sighting
    if age or (is_full and (himself or _WHO.match(tail))):
        gender = _spoken_gender(himself["pronoun"]) if himself and is_full else None
        found = sighting._replace(age=age, is_person=is_full, gender=gender)
    if sighting.is_placed and not is_full:
        return found
    return _with_apposition(text, sentence.words, found, after)


def _with_apposition(text: str, words: Sequence[Word], sighting: Sighting, after: int) -> Sighting:
    at = after
    if sighting.age is not None and at < len(words) and words[at].text == str(sighting.age):
        at += 1
    if at >= len(words) or text[words[at - 1].end : words[at].start] not in (", ", ",\n"):
        return sighting
    end = _apposition_end(text, words, at)
    if end is None:
        return sighting
    stretch = words[at:end]
    for stop in range(1, len(stretch) + 1):
        is_last = stop == len(stretch) or stretch[stop].text in _ENDS_TITLE
        found = _title_ending(stretch, stop, 0) if is_last else None
        if found and found.kind != "form" and not any(word.text[0].isupper() for word in stretch[stop : stop + 1]):
            start = 1 if stretch[0].low in _DETERMINERS else 0
            return sighting._replace(
                titles=(*sighting.titles, *_wordings(stretch[start:stop])),
                nationality=sighting.nationality or _nationality(stretch[:stop]) or _of(stretch, stop),
                gender=sighting.gender or found.gender,
                is_person=sighting.is_person or not found.is_weak,
                may_be_person=True,
                until=stretch[-1].end,
            )
    return sighting


def _apposition_end(text: str, words: Sequence[Word], at: int) -> int | None:
    """Index after the words between two commas, or a comma and the full stop; None for a clause."""
    for end in range(at, min(len(words), at + _LONGEST_APPOSITION)):
        if words[end].text in _VERBS and words[end].text != "who":
            return None
        following = text[words[end].end : words[end].end + 3]
        if following.startswith((",", ".", ";")) or words[end].text == "who" or end + 1 == len(words):
            # "Norline, its chief executive, Tom Roe,": what stands between explains the second name.
            next_is_name = following.startswith(",") and end + 1 < len(words) and words[end + 1].text[0].isupper()
            return None if next_is_name else end + 1
    return None


def _of(stretch: Sequence[Word], stop: int) -> str | None:
    """The country in "president of France"."""
    known = known_at(stretch, stop + 1) if stop + 1 < len(stretch) and stretch[stop].text == "of" else None
    return known.name if known and not known.is_nationality else None


def _age(tail: str) -> int | None:
    match = _AGE.match(tail)
    age = int(match[1] or match[2]) if match else 0
    return age if _NO_AGE_BELOW <= age <= _NO_AGE_ABOVE else None


def _spoken_gender(pronoun: str) -> Gender:
    return "m" if pronoun in ("he", "his") else "f"
