"""The words of a name for comparing: "Ida van der Berg" and "VAN DER BERG's" are one.

Whose name it is, and whether two names are one person, is for `people.py` to say.
"""

from functools import lru_cache

from summarizer.language.names import PARTICLES

_GENERATIONS = frozenset(("jr", "sr", "ii", "iii", "iv"))


@lru_cache(maxsize=16_384)
def fold_name(word: str) -> str:
    """A word of a name for comparing."""
    return without_possessive(word.replace("’", "'").replace(".", "")).casefold()


def identity(words: tuple[str, ...]) -> tuple[str, ...]:
    """First and last word of a folded name, with the small words before the last: "jan", "van", "der", "berg"."""
    if len(words) > 2 and words[-1] in _GENERATIONS:
        words = words[:-1]
    return words if len(words) < 2 or words[0] in PARTICLES else (words[0], *surname_of(words))


def surname_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """The last word, and the small words before it: "van der berg"."""
    at = len(words) - 1
    while at > 1 and words[at - 1] in PARTICLES:
        at -= 1
    return words[at:]


def without_possessive(text: str) -> str:
    """Without the ending of "Voss's" and "Roes'"."""
    return text.removesuffix("'s").removesuffix("’s").removesuffix("'").removesuffix("’")
