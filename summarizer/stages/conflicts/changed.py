"""Values that a later article replaces in so many words: "will start in September instead of March", "and not nine".

An update: what an earlier article tells with the old value, among words of that sentence, no longer holds.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from summarizer.domain import ConflictKind
from summarizer.language.changed import Change, Value, changes_in
from summarizer.language.numbers import Number
from summarizer.language.parse import ParsedSentence
from summarizer.language.replaced import corrections_in
from summarizer.stages.conflicts.rarity import Rarity
from summarizer.stages.conflicts.sides import Course, Disputes, Side, Telling, Tellings, updates_of
from summarizer.stages.conflicts.topics import figured

ENOUGH = 0.6  # of the weight of a word that one sentence alone has
_EXACT = 1000  # figures from here on are hardly told of two things
_GOES_ON = frozenset("there it they that this he she".split())
_LAST_HOUR = 24
_CROWD = 50  # tellings of one value, beyond which it tells nothing: keeps the cost linear


def changed_disputes(tellings: Tellings) -> Disputes:
    """An update for each value that is replaced, with the tellings that have it."""
    return updates_of(_courses(tellings), tellings)


def _courses(tellings: Tellings) -> Iterator[Course]:
    changes = [
        (telling, change)
        for telling in tellings.all
        for change in chain(corrections_in(telling.sentence), changes_in(telling.sentence))
    ]
    if not changes:
        return
    holders, rarity = _holders(tellings), Rarity(tellings)
    for telling, change in changes:
        old = [each for each in holders[_key(change.old)][:_CROWD] if _is_older(each, telling, change, rarity)]
        if old:
            topic = figured(telling.sentence, change.new.start, change.new.end)
            yield Course(topic, _kind(change), [Side(tuple(old)), Side((telling,))])


def _holders(tellings: Tellings) -> defaultdict[str, list[Telling]]:
    holders: defaultdict[str, list[Telling]] = defaultdict(list)
    for telling in tellings.all:
        for value in _values(telling):
            holders[_key(value)].append(telling)
    return holders


def _values(telling: Telling) -> list[Value]:
    sentence = telling.sentence
    figures = [number for number in sentence.numbers if not _is_an_hour(sentence, number)]
    return [*figures, *sentence.dates]


def _is_an_hour(sentence: ParsedSentence, number: Number) -> bool:
    """Is it the five of "was woken at five"?"""
    before = sentence.text[: number.start - sentence.start]
    return number.value <= _LAST_HOUR and not (number.unit or number.noun) and before.endswith(" at ")


def _key(value: Value) -> str:
    """Equal for one figure, whether or not its unit is told again, and for one date as it is written."""
    return f"{value.measure.value.normalize():f}" if isinstance(value, Number) else value.text.casefold()


def _kind(change: Change) -> ConflictKind:
    return "number" if isinstance(change.old, Number) else "date"


def _is_older(each: Telling, telling: Telling, change: Change, rarity: Rarity) -> bool:
    """Was it told before by somebody else, in some of the same words, and without the new value?"""
    if each.origin == telling.origin or not each.day or not each.day < telling.day:
        return False
    shared = each.sentence.stems & _told_with(telling)
    plain = (word for word in shared if word.isalpha())
    noun = _noun(change.new) or _noun(change.old)
    counted = {_noun(value) for value in _values(each) if _key(value) == _key(change.old)}
    if _key(change.new) in map(_key, _values(each)) or (noun and None not in counted and noun not in counted):
        return False
    is_exact = isinstance(change.old, Number) and change.old.value >= _EXACT
    return is_exact or (noun is not None and noun in counted) or rarity.of(plain) >= ENOUGH


def _told_with(telling: Telling) -> frozenset[str]:
    """Its stems; with those of the sentence before it where it opens without a thing: "There were 47, not 46"."""
    sentence = telling.sentence
    before = telling.article.sentences[max(0, sentence.index - 1) : sentence.index]
    goes_on = sentence.words[0].low in _GOES_ON and all(each.paragraph == sentence.paragraph for each in before)
    return sentence.stems.union(*(each.stems for each in before)) if goes_on else sentence.stems


def _noun(value: Value) -> str | None:
    """The stem of what is counted."""
    return value.noun if isinstance(value, Number) else None
