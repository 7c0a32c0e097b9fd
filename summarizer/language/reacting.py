"""Who takes a stand in a sentence: condemns, welcomes, demands, warns, or says that something is wrong or too late.

Data, and a reading of one sentence. What somebody only reports ("said 12 people were hurt") is no stand, nor is
what was demanded before the news ("had demanded"). Somebody is whom the sentence names or describes: "he" is nobody.
Does not know who is a party to the news: see `stages/reactions.py`.
"""

import re
from typing import NamedTuple

from summarizer.language.parse import ParsedSentence
from summarizer.language.speaker_phrases import phrase_before
from summarizer.language.verbs_of_saying import PRONOUNS
from summarizer.language.words import holds_any

# Verbs of saying that are a stand by themselves.
_FIRM = frozenset(
    """condemned condemns criticised criticises criticized criticizes denounced denounces praised praises hailed
    hails lauded lauds urged urges demanded demands lamented laments blamed blames accused accuses warned warns
    cautioned cautions complained complains called calls""".split()
)
# Others, with what they are about; nobody is welcomed here, nor backed.
_ABOUT_SOMETHING = re.compile(
    r"\b(?P<verb>welcom(?:ed|es)|applaud(?:ed|s)|deplor(?:ed|es)|slam(?:med|s)|blast(?:ed|s)|regret(?:ted|s)|opposes|supports)"
    r"\s(?:the|this|that|their|its|any|plans|efforts|moves|news)\s"
    r"(?!(?:[A-Z]|\w+ian\b|president|minister|prime|leaders?|king|queen|guests?|delegation|team|visitors|use\b))"
)
_PLAIN = frozenset(
    "said says told tells added adds argued argues insisted insists wrote writes tweeted tweets".split()
)
_JUDGES = re.compile(
    r"\b(?:should(?!\s(?:be\sable|take|arrive|return|end|open))|ought\sto)\b"
    r"|\b(?:is|are|was|were|be|been|as|comes|came|had\scome)\s(?:[a-z]{1,12}\s){0,3}?"
    r"(?:too\s(?:late|little|far|soon|weak|much)|not\s(?:[a-z]+\s)?enough|unacceptable|outrageous|an\soutrage|scandalous"
    r"|a\sscandal|a\sdisgrace|disgraceful|shameful|unfair|unjust|irresponsible|reckless|cynical|alarming|appalling"
    r"|disappointing|disappointed|betrayed|a\sbetrayal|an?\s(?:[a-z]+\s)?(?:mistake|insult|farce|blow|setback|triumph"
    r"|milestone|breakthrough)|a\s(?:[a-z]+\s)?step\s(?:in\sthe\s\w+\sdirection|forwards?|backwards?)|hypocritical|absurd"
    r"|ridiculous)\b"
)
_FIRM_STEMS = sorted({verb[:6] for verb in _FIRM})
_HINTS = (
    *_FIRM_STEMS,
    "welcom",
    "applaud",
    "deplor",
    "slam",
    "blast",
    "regret",
    "opposes",
    "supports",
    *sorted(_PLAIN),
)
_NO_STAND_AHEAD = re.compile(
    r"\s(?:by|from|himself|herself|itself|themselves|off|in\son|a\s(?:vote|meeting|strike|halt))\b"
)
_BEFORE_THE_NEWS = re.compile(r"\b(?:had|who|which|that|often|once|long|repeatedly|previously)\s(?:\w+ly\s)?$")


class Stand(NamedTuple):
    """Somebody who takes a stand, as the sentence has it. Offsets are code points of the whole text.

    `is_firm`: the verb itself says so, as "condemned" does and "said" does not.
    """

    holder: str
    start: int
    end: int
    is_firm: bool


def stand_in(sentence: ParsedSentence) -> Stand | None:
    """The stand that the first of those takes who say something in this sentence."""
    if not holds_any(sentence.text, _HINTS):
        return None
    first = next(iter(sentence.attributions), None)
    if first is None:
        return _stand_on_something(sentence)
    if first.pronoun:
        return None
    is_firm = first.verb in _FIRM
    takes_one = _is_said_now(sentence, first.verb) if is_firm else first.verb in _PLAIN and _judges(sentence)
    return Stand(first.speaker, first.start, first.end, is_firm) if takes_one else None


def _is_said_now(sentence: ParsedSentence, verb: str) -> bool:
    """Is it neither "had demanded" nor "called by", nor "hails from"?"""
    match = re.search(rf"\b{verb}\b", sentence.text)
    return (
        match is not None
        and not _BEFORE_THE_NEWS.search(sentence.text, max(0, match.start() - 30), match.start())
        and not _NO_STAND_AHEAD.match(sentence.text, match.end())
    )


def _judges(sentence: ParsedSentence) -> bool:
    return _JUDGES.search(sentence.text) is not None


def _stand_on_something(sentence: ParsedSentence) -> Stand | None:
    match = _ABOUT_SOMETHING.search(sentence.text)
    if match is None or any(quote.start - sentence.start < match.start() for quote in sentence.quotes):
        return None
    phrase = phrase_before(sentence.text, match.start())
    if phrase is None or phrase.text.casefold() in PRONOUNS or not _is_said_now(sentence, match["verb"]):
        return None
    return Stand(phrase.text, sentence.start + phrase.start, sentence.start + phrase.end, is_firm=True)
