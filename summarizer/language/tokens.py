"""A word with its part of speech, and the small words whose part of speech a table tells.

Data and their type. Does not read a sentence: see `tagging.py`.
"""

from dataclasses import dataclass
from typing import Literal

from summarizer.language.inflection import Pos as LexiconPos
from summarizer.language.words import Word

Pos = Literal[
    "noun", "name", "verb", "aux", "modal", "adj", "adv", "det", "poss", "prep", "conj", "sub", "rel", "pron", "to",
    "not", "num",
]  # fmt: skip
# The open classes, by the letter that WordNet has for each.
LEXICON_POS: dict[Pos, LexiconPos] = {"verb": "v", "noun": "n", "adj": "a", "adv": "r"}
Form = Literal["base", "s", "past", "ing"]

_WORDS: tuple[tuple[Pos, str], ...] = (
    ("det", "the a an this these those each every some any no another both all either neither such"),
    ("poss", "his her its their our my your whose"),
    (
        "prep",
        """of in on at by for with from into onto about against between among through during under over above
        below near across behind beyond without within along around toward towards upon off out up down despite
        amid inside outside per via like unlike including following according throughout ahead instead regarding
        concerning amongst alongside beside besides""",
    ),
    ("conj", "and or but nor plus"),
    (
        "sub",
        """that if because while although though whereas unless until till when whenever where wherever since
        whether as than before after once so how why lest""",
    ),
    ("rel", "who which whom"),
    (
        "pron",
        """he she it they we i you him them us me himself herself itself themselves ourselves myself one
        everyone everybody someone somebody nobody anyone anybody nothing everything something anything others
        what there mine hers theirs ours yours whoever whatever""",
    ),
    ("modal", "will would can could may might must shall should cannot"),
    (
        "adv",
        """also now then still already yet just only even ever often again soon later earlier ago too very more
        most less least almost nearly here always sometimes however meanwhile together away back once
        twice further far well much rather quite instead forward abroad home today yesterday tomorrow tonight
        alone along apart else perhaps maybe thus hence therefore nevertheless nonetheless""",
    ),
    ("not", "not never n't"),
    ("aux", "is are was were be been being am has have had having do does did"),
    ("num", "zero two three four five six seven eight nine ten eleven twelve hundred thousand million billion"),
)
CLOSED: dict[str, Pos] = {word: pos for pos, words in _WORDS for word in words.split()}
LEMMAS = {
    form: lemma
    for lemma, forms in (
        ("be", "is are was were be been being am"),
        ("have", "has have had having"),
        ("do", "do does did doing done"),
    )
    for form in forms.split()
}
BE = frozenset(form for form, lemma in LEMMAS.items() if lemma == "be")
PAST_AUXILIARIES = frozenset("was were had did".split())
# What a noun phrase is made of, but for what opens it.
MEMBERS: frozenset[Pos] = frozenset(("adj", "num", "noun", "name"))
# After these a noun phrase is under way, and no finite verb begins.
OPENS_NOUN: frozenset[Pos] = frozenset(("det", "poss", "adj", "num"))
# What points back to something told before.
POINTING_BACK = frozenset("he she it they his her its their this that these those".split())
SUBJECTS = frozenset("he she it they we i you who which that there".split())


@dataclass(slots=True, unsafe_hash=True)  # not frozen: see `Word`
class Token:
    """A word with its part of speech and lemma; `form` is a verb's, `before` the marks before it, no quote marks.

    `low` is the word in small letters.
    """

    word: Word
    pos: Pos
    lemma: str
    form: Form | None
    before: str
    low: str
