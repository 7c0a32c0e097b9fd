"""The part of speech of every word of a sentence, and the lemma that goes with it.

Reads left to right: a closed-class word is what its table says, a name is a name, and any other word
takes the part of speech that WordNet's counts and its neighbours make likeliest. A reading of
surface forms that aims at verbs and at the heads of noun phrases; adjectives and participles before
a noun are told apart only roughly. Whether a word is a verb is decided in `verb_or_noun.py`.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from summarizer.language.lexicon import Lemma, lemmas_of
from summarizer.language.tokens import CLOSED, LEMMAS, LEXICON_POS, OPENS_NOUN, SUBJECTS, Form, Pos, Token
from summarizer.language.verb_or_noun import ALONE, Place, form_at, form_of, is_verb, verb_fits
from summarizer.language.verbs_of_saying import SAYING
from summarizer.language.words import Word

_BY_LETTER = {letter: pos for pos, letter in LEXICON_POS.items()}
_BY_SUFFIX: tuple[tuple[str, Pos], ...] = (
    ("ly", "adv"),
    ("ing", "verb"),
    ("ed", "verb"),
    ("ous", "adj"),
    ("ful", "adj"),
    ("ive", "adj"),
    ("able", "adj"),
    ("ible", "adj"),
    ("ish", "adj"),
)
_SUFFIXED = 6  # letters that a word must have for its suffix to tell
_VERB_FORMS = frozenset(word for word, pos in CLOSED.items() if pos in ("aux", "modal"))
_MODAL_STEMS = frozenset("ca wo would could should might".split())  # "ca" of "can't"
_MONTHS = frozenset(("May", "March"))  # which are verbs in small letters
_ALSO_NOUNS = frozenset("will can may might must".split())
_OF_SOMEBODY = frozenset("who whom whose".split())  # "Kelling, who has been in office since 2018"
_BEFORE_MINE: frozenset[Pos] = OPENS_NOUN | {"name", "noun"}
_FLOATING = frozenset("each all both".split())
# Small words that are the same wherever they stand: half of all words, told without a look around.
_PLAIN = {
    word: (pos, LEMMAS.get(word, word))
    for word, pos in CLOSED.items()
    if word.isalpha() and word not in _ALSO_NOUNS | _FLOATING | {"to", "that", "her", "following", "mine"}
}
_BEHIND_OBJECT_HER: frozenset[Pos] = frozenset(("prep", "to", "conj", "sub", "det"))
_OF_MANY = frozenset(("' ", "’ "))
_NO_MARKS = str.maketrans("", "", "\"“”„«»‘’'`")

_Read = tuple[Pos, str, Form | None]  # part of speech, lemma, form


class _Known(NamedTuple):
    """What a word of no table may be a form of, commonest first."""

    verb: Lemma | None
    others: tuple[Lemma, ...]  # what is no verb
    noun: Lemma | None
    adjective: Lemma | None


def tagged(text: str, offset: int, words: Sequence[Word], names: frozenset[int]) -> tuple[Token, ...]:
    """A token a word, in order. `names` are the offsets of the words of names; `text` begins at `offset`."""
    found: list[Token] = []
    new = tuple.__new__  # what a NamedTuple calls, at half its cost
    edge = offset
    for at, word in enumerate(words):
        gap = text[edge - offset : word.start - offset]
        before = "" if gap == " " else gap.translate(_NO_MARKS).strip()
        edge = word.end
        is_name = word.start in names
        plain = None if is_name else _PLAIN.get(word.low)
        if plain:
            found.append(Token(word, *plain, None, before, word.low))
            continue
        following = words[at + 1].low if at + 1 < len(words) else ""
        last = found[-1] if found and not before else None
        place = new(Place, (found, before, following, last, gap in _OF_MANY and _owns(last, text)))
        found.append(Token(word, *_read(word, place, is_name=is_name), before, word.low))
    return tuple(found)


def _owns(last: Token | None, text: str) -> bool:
    """Does the mark behind the word tell whose it is: "the workers' strike", and no quotation?"""
    return last is not None and last.low.endswith("s") and " '" not in text and "‘" not in text


def _read(word: Word, place: Place, *, is_name: bool) -> _Read:
    low = word.low if word.low.isalpha() else word.low.replace("’", "'")
    if word.text[0].isdigit():
        return "num", low, None
    if is_name:
        return "name", _bare(low), None
    if low.endswith("n't") and len(low) > 3:
        stem = low[:-3]
        return "modal" if stem in _MODAL_STEMS else "aux", LEMMAS.get(stem, stem), None
    if word.text in _MONTHS and place.done:
        return "noun", low, None
    closed = _closed(low, place)
    return (closed, LEMMAS.get(low, low), None) if closed else _open(low, place)


def _bare(low: str) -> str:
    return low if low.isalpha() else low.removesuffix("'s").removesuffix("'")


def _closed(low: str, place: Place) -> Pos | None:
    """The part of speech of a small word, by what stands around it."""
    if low == "to":
        return "to"
    if low not in CLOSED:
        return None
    last = place.last
    if low == "that" and last and last.pos in ("noun", "name") and place.following not in SUBJECTS:
        return "rel" if _may_begin_predicate(place.following) else "sub"
    if low == "her" and CLOSED.get(place.following) in _BEHIND_OBJECT_HER:
        return "pron"
    if last and _is_noun_after_all(low, last):
        return None
    if low in _FLOATING and last and last.pos in ("aux", "modal") and _may_begin_predicate(place.following):
        return "adv"  # "had each received"
    if low == "following" and place.done and place.done[-1].pos in OPENS_NOUN:
        return "adj"
    return CLOSED.get(low)


def _is_noun_after_all(low: str, last: Token) -> bool:
    """Is it "a will", "the might" or "the Orl mine"?"""
    if low == "mine":
        return last.pos in _BEFORE_MINE
    return low in _ALSO_NOUNS and last.pos in OPENS_NOUN and last.low not in ALONE


def _may_begin_predicate(word: str) -> bool:
    return CLOSED.get(word) in ("modal", "aux", "adv") or (
        word not in CLOSED and any(lemma.pos == "v" for lemma in lemmas_of(word))
    )


def _open(low: str, place: Place) -> _Read:
    """A word of no table: a verb where it may be one, else the likeliest of what else it may be."""
    bare = _bare(low)
    if bare == "aged" and place.following[:1].isdigit():
        return "prep", bare, None  # "a man aged 34": no part of the phrase before it
    known = _known(bare)
    verb, is_possessive = known.verb, bare != low
    if not is_possessive and _reads_as_verb(bare, known, place):
        lemma = verb.word if verb else bare
        return "verb", lemma, form_at(bare, lemma, place)
    if known.others:
        return _no_verb(bare, _likeliest(known, place), place)
    pos = _by_form(bare, is_known=verb is not None, is_possessive=is_possessive)
    return pos, verb.word if verb else bare, None


@lru_cache(maxsize=32_768)
def _known(bare: str) -> _Known:
    found = lemmas_of(bare)
    first = {lemma.pos: lemma for lemma in reversed(found)}
    return _Known(
        verb=first.get("v"),
        others=tuple(lemma for lemma in found if lemma.pos != "v"),
        noun=first.get("n"),
        adjective=first.get("a"),
    )


def _reads_as_verb(bare: str, known: _Known, place: Place) -> bool:
    verb, others = known.verb, known.others
    if not (verb or others):
        opens_as_name = not place.done and (place.following in _OF_SOMEBODY or place.following in SAYING)
        return not opens_as_name and _by_suffix(bare) == "verb" and verb_fits(bare, "", place)
    if bare in SAYING and not (place.last and place.last.pos in ("det", "poss", "prep")):
        return True
    if bare == "say" and place.before == "," and place.following:
        return True  # "He left, say two people who know him"
    if verb is None:
        return False
    if not others:
        form = form_of(bare, verb.word)
        if form == "base" or (form == "s" and verb_fits(bare, form, place)):
            return True
    return is_verb(bare, verb, others, place)


def _by_suffix(bare: str) -> Pos:
    return next((pos for ending, pos in _BY_SUFFIX if bare.endswith(ending) and len(bare) >= _SUFFIXED), "noun")


def _by_form(bare: str, *, is_known: bool, is_possessive: bool) -> Pos:
    """What a word is that no noun, adjective or adverb is known of and that is no verb where it stands."""
    if is_possessive:
        return "noun"
    if is_known:
        return "adj" if bare.endswith(("ed", "en", "ing")) else "noun"
    pos = _by_suffix(bare)
    if pos != "verb":
        return pos
    return "adj" if bare.endswith("ed") else "noun"


def _no_verb(bare: str, best: Lemma, place: Place) -> _Read:
    is_first = not place.done and (place.following in _VERB_FORMS or place.following in SAYING)
    if best.pos == "a" and is_first:
        return "noun", bare, None
    return _BY_LETTER[best.pos], best.word, None


def _likeliest(known: _Known, place: Place) -> Lemma:
    """Noun, adjective or adverb: by count, but a noun behind an adjective and an adjective before a noun."""
    noun, adjective = known.noun, known.adjective
    if not (noun and adjective):
        return known.others[0]
    following, last = place.following, place.done[-1] if place.done else None
    is_last = not following or following in CLOSED or following == "to" or following in SAYING
    if is_last and last and last.pos in OPENS_NOUN | {"prep"}:
        return noun
    if last and last.lemma == "be" and adjective.seen >= noun.seen // 4:
        return adjective
    return adjective if not is_last and adjective.seen >= noun.seen else noun
