"""Which body a sentence calls by the last word of its name: "the federation" for the "Lowland Rowing Federation".

Only where the article has named it before, names no other body by that word, and uses the word of nothing else.
Does not read what explains a body ("Norline, a bank"): see `reference.py`.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarizer.language.lexicon import entry
from summarizer.language.sightings import Sighting
from summarizer.language.verbs_of_saying import ONCE_NAMED

_BEFORE_IT = re.compile(r"(?P<word>[\w’'-]+)\s+$")
_BY_ITSELF = frozenset("the this that".split())
_LONGEST_BEFORE = 40  # characters


@dataclass(frozen=True)
class FullName:
    """A body by its full name, and the index of the first sentence that names it."""

    name: str
    first: int


def full_names(text: str, sightings: Sequence[Sequence[Sighting]]) -> Mapping[str, FullName]:
    """The bodies of a text by the word, in small letters, that may stand for each.

    The `sightings` are those of each sentence.
    """
    found: defaultdict[str, dict[tuple[str, ...], FullName]] = defaultdict(dict)
    for index, seen in enumerate(sightings):
        for sighting in seen:
            word = _short(sighting)
            if word and sighting.after_the:
                found[word].setdefault(sighting.keys, FullName(sighting.text, index))
    single = {word: next(iter(bodies.values())) for word, bodies in found.items() if len(bodies) == 1}
    return {word: body for word, body in single.items() if not _is_of_others(word, text)}


def _short(sighting: Sighting) -> str | None:
    """The "federation" of "Rowing Federation", the "court" of "Court of Lund"; None for what is no body."""
    words = sighting.text.split()
    if len(words) < 2:
        return None
    word = (words[words.index("of") - 1] if "of" in words[1:] else words[-1]).casefold()
    return word if is_body_noun(word) else None


def is_body_noun(word: str) -> bool:
    """Is it a noun for a body: "agency", "union"?"""
    known = entry(word)
    return word in ONCE_NAMED or (known is not None and known.classes.get("n") == "group")


def _is_of_others(word: str, text: str) -> bool:
    """Does the text speak of "a federation" or "the rival federation", too?"""
    at = text.find(word)
    while at >= 0:
        if not text[at - 1 : at].isalnum() and not text[at + len(word) : at + len(word) + 1].isalnum():
            before = _BEFORE_IT.search(text, max(0, at - _LONGEST_BEFORE), at)
            if before is None or before["word"].casefold() not in _BY_ITSELF:
                return True
        at = text.find(word, at + 1)
    return False
