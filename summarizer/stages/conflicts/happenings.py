"""One happening, told of two days or years that exclude each other, or of two countries.

A happening is a verb for what comes about once to somebody or something, such as being built or dying,
with the date or the country that stands in its clause. Two are one when the verb is the same and so is
what it comes about to: the same name; or the same noun, with the same name beside it or the same words
before it. A day within a month and a month within a year are no difference, nor is one night by two
dates. What may come about again, such as an arrest, is compared only by days near each other.
Denied, hedged and future ones are left out.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from summarizer.domain import Conflict
from summarizer.language.clauses import Phrase, Predicate
from summarizer.language.days import WEEKDAYS, full_day
from summarizer.language.gazetteer import is_body, known_in
from summarizer.language.modes import mode_of
from summarizer.language.parse import ParsedSentence
from summarizer.language.tokens import Token
from summarizer.language.words import stem
from summarizer.stages.conflicts.links import Link, Told, disputed
from summarizer.stages.conflicts.sides import Telling, Tellings

CROWD = 30  # happenings of one verb and noun, beyond which it is nothing that comes about once
NEAR = 10  # days between two datings of one thing that may come about again
# The verbs of one kind of happening stand in one group. Not here: meetings, journeys, rises, statements.
_ONCE = (
    "build construct erect; found establish; bear; die; kill; assassinate; bury; invent; demolish; abolish; execute"
)
_AGAIN = """arrest detain; kidnap abduct; capture; sentence; convict; acquit; hang; indict; extradite;
    break collapse give burst rupture; sink capsize; crash; derail; explode; erupt; resign quit; retire; elect;
    inaugurate; crown; appoint; dismiss sack fire; acquire buy; marry wed; check; hospitalize; rescue; ratify;
    dissolve; overthrow; deport"""
_BY_ITSELF = frozenset("die break sink crash derail explode erupt resign retire marry check".split())
_PARTICIPLES = {"broke": "broken", "sank": "sunk"}  # of those below that differ from the past
_NIGHT = re.compile(r"\b(?:evening|night|late|midnight|overnight|dawn|early|morning)\b")
_DATED = frozenset(("in", "on"))


def _kinds(table: str) -> dict[str, str]:
    return {verb: group.split()[0] for group in table.split(";") for verb in group.split()}


_KIND_OF = _kinds(_ONCE) | _kinds(_AGAIN)
_COMES_ONCE = frozenset(_kinds(_ONCE))
# What these verbs look like in the past; most sentences have none and are not parsed.
_PAST_STEMS = frozenset(
    map(
        stem,
        """built constructed erected founded established born died killed assassinated buried invented demolished
        abolished executed arrested detained kidnapped abducted captured sentenced convicted acquitted hanged
        indicted extradited broke broken collapsed gave given burst ruptured sank sunk capsized crashed derailed
        exploded erupted
        resigned quit retired elected inaugurated crowned appointed dismissed sacked fired acquired bought married wed
        checked hospitalized rescued ratified dissolved overthrown deported""".split(),
    )
)


@dataclass(frozen=True)
class _Happening:
    """`kind` is the verb; `head` and `words` are stems of what it comes about to, `beside` of names near it."""

    telling: Telling
    kind: str
    head: str
    words: frozenset[str]
    is_name: bool
    is_definite: bool
    beside: frozenset[str]
    when: str | None
    at_night: bool
    country: str | None
    text: str  # "the bridge was built"

    def is_of(self, other: "_Happening") -> bool:
        """Are both about one thing?"""
        if self.is_name and other.is_name:
            return self.words <= other.words or other.words <= self.words
        if self.is_name or other.is_name or not (self.is_definite and other.is_definite):
            return False
        return bool(self.beside & other.beside) or (self.words == other.words and len(self.words) > 1)


def happening_conflicts(tellings: Tellings) -> Iterator[Conflict]:
    """The conflicts over when and where something happened."""
    groups: defaultdict[tuple[str, str], list[_Happening]] = defaultdict(list)
    for telling in tellings.all:
        for happening in _happenings(telling):
            groups[happening.kind, happening.head].append(happening)
    pairs = [
        pair
        for group in groups.values()
        if 1 < len(group) < CROWD
        for pair in combinations(group, 2)
        if pair[0].telling.origin != pair[1].telling.origin and pair[0].is_of(pair[1])
    ]
    yield from disputed((link for pair in pairs for link in _dates(*pair)), "date", tellings.conflict)
    yield from disputed((link for pair in pairs for link in _countries(*pair)), "place", tellings.conflict)


def _happenings(telling: Telling) -> Iterator[_Happening]:
    sentence = telling.sentence
    if sentence.stems.isdisjoint(_PAST_STEMS) or sentence.is_question:
        return
    for number, predicate in enumerate(sentence.clauses.predicates):
        kind = _KIND_OF.get(predicate.bare)
        undergoer = _undergoer(predicate, sentence.clauses.tokens)
        if kind is None or undergoer is None or predicate.negated:
            continue
        mode = mode_of(sentence.clauses, number, sentence.hedges)
        if not mode.hedges and mode.time in ("past", None):
            happening = _happening(telling, kind, predicate, undergoer)
            if happening:
                yield happening


def _undergoer(predicate: Predicate, tokens: Sequence[Token]) -> Phrase | None:
    """To whom or what it comes about: the object, or the subject of a passive or of a verb without one."""
    phrases = predicate.subject if predicate.passive or not predicate.objects else predicate.objects
    if _gives(predicate):
        gives_way = any(tokens[each.head].low == "way" for each in predicate.objects)
        phrases = predicate.subject if gives_way else ()
    return phrases[0] if len(phrases) == 1 else None


def _gives(predicate: Predicate) -> bool:
    return predicate.bare == "give"


def _happening(telling: Telling, kind: str, predicate: Predicate, undergoer: Phrase) -> _Happening | None:
    tokens = telling.sentence.clauses.tokens
    phrase = tokens[undergoer.start : undergoer.end]
    words = frozenset(token.word.stem for token in phrase if not token.word.is_stop)
    if not words or any(token.pos == "num" or token.word.text[0].isdigit() for token in phrase):
        return None
    when, at_night = _when(telling.sentence, predicate)
    country = _country(telling.sentence, predicate)
    if when is None and country is None:
        return None
    head = tokens[undergoer.head]
    return _Happening(
        telling=telling,
        kind=kind,
        head=head.word.stem,
        words=words,
        is_name=head.pos == "name",
        is_definite=phrase[0].low == "the",
        beside=_names_beside(telling.sentence, predicate, undergoer),
        when=when,
        at_night=at_night,
        country=country,
        text=f"{_text(telling.sentence, undergoer)} {_verb(tokens[predicate.verb].low, kind, predicate)}",
    )


def _text(sentence: ParsedSentence, phrase: Phrase) -> str:
    tokens = sentence.clauses.tokens
    first, end = tokens[phrase.start], tokens[phrase.end - 1].word.end
    text = sentence.text[first.word.start - sentence.start : end - sentence.start]
    text = text.removesuffix("'s").removesuffix("’s")
    return text[0].lower() + text[1:] if first.pos == "det" else text


def _verb(verb: str, kind: str, predicate: Predicate) -> str:
    """The verb as it is told of what it comes about to."""
    if _gives(predicate):
        return "gave way"
    is_by_itself = kind in _BY_ITSELF and not predicate.passive and not predicate.objects
    return verb if is_by_itself else f"was {_PARTICIPLES.get(verb, verb)}"


def _when(sentence: ParsedSentence, predicate: Predicate) -> tuple[str | None, bool]:
    """The one date among its phrases, and whether it is of a night."""
    tokens = sentence.clauses.tokens
    phrases = [oblique.phrase for oblique in predicate.obliques if oblique.preposition in _DATED]
    places = [(tokens[phrase.start].word.start, tokens[phrase.end - 1].word.end) for phrase in phrases]
    dates = [
        mention
        for mention in sentence.dates
        if (mention.when or mention.kind == "weekday")
        and not mention.quoted
        and any(start <= mention.start < end for start, end in places)
    ]
    if len(dates) != 1:
        return None, False
    around = sentence.text[max(0, dates[0].start - sentence.start - 20) : dates[0].end - sentence.start + 12]
    return dates[0].when or _weekday(dates[0].text), _NIGHT.search(around) is not None


def _weekday(text: str) -> str | None:
    """The day of the week, as in "late Tuesday": all that an article without a date of its own can tell."""
    return next((day for day in WEEKDAYS if day in text), None)


def _country(sentence: ParsedSentence, predicate: Predicate) -> str | None:
    tokens = sentence.clauses.tokens
    found = {
        known.name
        for oblique in predicate.obliques
        if oblique.preposition == "in"
        for known in known_in([token.word for token in tokens[oblique.phrase.start : oblique.phrase.end]])
        if not known.is_nationality and not is_body(known.name)
    }
    return found.pop() if len(found) == 1 else None


def _names_beside(sentence: ParsedSentence, predicate: Predicate, undergoer: Phrase) -> frozenset[str]:
    """Stems of the names between what it comes about to and the verb, and in the phrases behind the verb."""
    tokens = sentence.clauses.tokens
    near = list(tokens[min(undergoer.start, predicate.start) : max(undergoer.end, predicate.start)])
    for oblique in predicate.obliques:
        near += tokens[oblique.phrase.start : oblique.phrase.end]
    starts = {token.word.start for token in near}
    dated = {at for mention in sentence.dates for at in range(mention.start, mention.end)}
    names = (word for name in sentence.names for word in name.words)
    return frozenset(word.stem for word in names if word.start in starts - dated)


def _dates(one: _Happening, other: _Happening) -> Iterator[Link]:
    if not one.when or not other.when or (one.when in WEEKDAYS) != (other.when in WEEKDAYS):
        return
    size = min(len(one.when), len(other.when))
    if one.when == other.when:
        yield Link(Told(one.telling), Told(other.telling))
    elif one.when[:size] != other.when[:size] and _are_rivals(one, other):
        yield Link(Told(one.telling), Told(other.telling), _topic(one, "when"))


def _are_rivals(one: _Happening, other: _Happening) -> bool:
    """Is it one happening, and not one night by two dates?"""
    days = _days_between(one, other)
    is_one = one.kind in _COMES_ONCE or 0 < days <= NEAR
    return is_one and not (days == 1 and one.at_night and other.at_night)


def _days_between(one: _Happening, other: _Happening) -> int:
    """0 where one of them is not dated to the day."""
    if one.when in WEEKDAYS and other.when in WEEKDAYS:
        apart = abs(WEEKDAYS.index(one.when) - WEEKDAYS.index(other.when))
        return min(apart, len(WEEKDAYS) - apart)
    first, second = full_day(one.when), full_day(other.when)
    if not first or not second:
        return 0
    return abs((date.fromisoformat(first) - date.fromisoformat(second)).days)


def _countries(one: _Happening, other: _Happening) -> Iterator[Link]:
    if one.country and other.country and (one.kind in _COMES_ONCE or (one.when and one.when == other.when)):
        is_one = one.country == other.country
        yield Link(Told(one.telling), Told(other.telling), None if is_one else _topic(one, "where"))


def _topic(happening: _Happening, what: str) -> str:
    return f"{what} {happening.text}"
