"""What a word may be an inflected form of, by its ending alone.

WordNet's rules of detachment, and three more: a doubled consonant ("planned"), "-ied", and British
spellings, for which the American one is proposed. A proposal need not be a word: see `lexicon.py`.
"""

import re
from collections.abc import Iterator
from typing import Literal

Pos = Literal["v", "n", "a", "r"]

_ENDINGS: dict[Pos, tuple[tuple[str, str], ...]] = {
    "v": (
        ("s", ""),
        ("ies", "y"),
        ("ied", "y"),
        ("es", "e"),
        ("es", ""),
        ("ed", "e"),
        ("ed", ""),
        ("ing", "e"),
        ("ing", ""),
    ),
    "n": (
        ("s", ""),
        ("ses", "s"),
        ("xes", "x"),
        ("zes", "z"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("men", "man"),
        ("ies", "y"),
    ),
    "a": (("er", ""), ("est", ""), ("er", "e"), ("est", "e"), ("ier", "y"), ("iest", "y")),
    "r": (),
}
_SHORTEST = 2  # letters; "us" is no plural of "u"
_DOUBLED = re.compile(r".*[aeiou]([bdfgklmnprtvz])\1")
# WordNet has most British words, but knows less of them. Five letters or fewer are left alone: "four", "rise".
_BRITISH = 6
_AMERICAN = (
    (re.compile(r"our(?=$|s$|ed$|ing$|ite|able|hood|ful|less|ly$|e?r)"), "or"),
    (re.compile(r"(?<=[a-z]{3})is(?=e[drs]?$|ing$|ation|able$)"), "iz"),
    (re.compile(r"(?<=aly)s(?=e[drs]?$|ing$)"), "z"),
    (re.compile(r"(?<=[bt])re(?=s?$)"), "er"),
    (re.compile(r"ence(?=s?$|less$)"), "ense"),
    (re.compile(r"(?<=gram)me(?=s?$)"), ""),
    (re.compile(r"(?<=[a-z]{2}og)ue(?=s?$)"), ""),
)


def bases_by_ending(form: str, pos: Pos) -> Iterator[str]:
    """What the form would come from as this part of speech, itself first."""
    yield form
    if pos == "n" and form.endswith("ss"):
        return
    for ending, replacement in _ENDINGS[pos]:
        rest = form.removesuffix(ending)
        if rest != form and len(rest) >= _SHORTEST:
            yield rest + replacement
            if not replacement and pos != "n" and _DOUBLED.fullmatch(rest):
                yield rest[:-1]


def american_spellings(form: str) -> Iterator[str]:
    """The form with a British ending respelled, one rule at a time."""
    for british, american in _AMERICAN if len(form) >= _BRITISH else ():
        respelled = british.sub(american, form)
        if respelled != form:
            yield respelled
