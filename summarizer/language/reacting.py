"""Who takes a stand in a sentence: condemns, welcomes, demands, warns, or says that something is wrong or too late.

Data, and a reading of one sentence. What somebody only reports ("said 12 people were hurt") is no stand, nor is
what was demanded before the news ("had demanded"). Somebody is whom the sentence names or describes: "he" is nobody.
Does not know who is a party to the news: see `stages/reactions.py`.
"""

import re
from typing import NamedTuple

from summarizer.language.parse import ParsedSentence
from summarizer.language.speaker_phrases import phrase_before
from summarizer.language.speech import Attribution
from summarizer.language.verbs_of_saying import PRONOUNS

# Verbs of saying that are a stand by themselves.
_FIRM = frozenset(
    """condemned condemns criticised criticises criticized criticizes denounced denounces praised praises hailed
    hails lauded lauds urged urges demanded demands lamented laments accused accuses warned warns
    cautioned cautions complained complains called calls""".split()
)
_ASKING = frozenset("urged urges demanded demands".split())
_CALLS_FOR = re.compile(r"\bcall(?:ed|s)\s(?:for|on|upon)\b")
# Others, with what they are about; nobody is welcomed here.
_ABOUT_SOMETHING = re.compile(
    r"\b(?:welcom(?:ed|es)|applaud(?:ed|s)|deplor(?:ed|es)|slam(?:med|s)|blast(?:ed|s)|regret(?:ted|s)|opposes|supports)"
    r"\s(?:the|this|that|their|its|any|plans|efforts|moves|news)\s"
    r"(?!(?:[A-Z]|\w+ian\b|president|minister|prime|leaders?|king|queen|guests?|delegation|team|visitors|use\b))"
    r"|\b(?:express(?:ed|es)|voice[ds])\s(?:[a-z]+\s){0,2}"
    r"(?:alarm|concerns?|disappointment|dismay|doubts?|fears?|outrage|regret|relief|support|worry)\b"
    r"|\b(?:reject(?:ed|s)|dismiss(?:ed|es)|call(?:ed|s))\s(?:the|this|that|any)\s(?:[a-z]+\s){1,3}?"
    r"(?:as\s)?(?=(?:an?|too|un[a-z]+)\s)"
)
_PLAIN = frozenset(
    """said says told tells added adds argued argues insisted insists wrote writes tweeted tweets described
    describes""".split()
)
_JUDGES = re.compile(
    r"\bshould\s(?:never\shave|have\s(?:been\s)?\w+|not\shave|act|apologi[sz]e|explain|resign|stop|be\sashamed)\b"
    r"|\b(?:is|are|was|were|be|been|as|comes|came|had\scome)\s[\"“‘']?(?:[a-z]{1,12}\s){0,3}?"
    r"(?:too\s(?:late|little|far|soon|weak|much)|not\s(?:[a-z]+\s)?enough|unacceptable|outrageous|an\soutrage|scandalous"
    r"|a\sscandal|a\sdisgrace|disgraceful|shameful|unfair|unjust|irresponsible|reckless|cynical|alarming|appalling"
    r"|disappointing|disappointed|betrayed|a\sbetrayal|an?\s(?:[a-z]+\s)?(?:mistake|insult|farce|blow|setback|triumph"
    r"|milestone|breakthrough)|a\s(?:[a-z]+\s)?step\s(?:in\sthe\s\w+\sdirection|forwards?|backwards?)|hypocritical|absurd"
    r"|ridiculous)\b"
)
_VERBS = _FIRM.union(
    _PLAIN,
    """welcomed welcomes applauded applauds deplored deplores slammed slams blasted blasts regretted regrets opposes
    supports expressed expresses voiced voices rejected rejects dismissed dismisses""".split(),
)
_IS = re.compile(r"\b(?:is|are|was|were|been)\s(?:\w+ly\s)?$")
_NO_STAND_AHEAD = re.compile(
    r"\s(?:by|from|himself|herself|itself|themselves|off|in\son|a\s(?:vote|meeting|strike|halt))\b"
)
_BEFORE_THE_NEWS = re.compile(r"\b(?:had|who|which|that|often|once|long|repeatedly|previously)\s(?:\w+ly\s)?$")


_EARLIER = re.compile(r"\b(?:[Ll]ast\s(?:week|month|year)|ago|[Ee]arlier|[Ii]n\s(?:1[5-9]|20)\d\d)\b")


class Stand(NamedTuple):
    """Somebody who takes a stand, as the sentence has it. Offsets are code points of the whole text.

    `is_firm`: the verb itself says so, as "condemned" does and "said" does not. `asks`: for something to be done.
    """

    holder: str
    start: int
    end: int
    is_firm: bool
    asks: bool = False


def stand_in(sentence: ParsedSentence) -> Stand | None:
    """The stand that the first of those takes who say something in this sentence."""
    if _VERBS.isdisjoint(sentence.lows) or _EARLIER.search(sentence.text):
        return None
    first = next(iter(sentence.attributions), None)
    if first is None:
        return _stand_on_something(sentence)
    if first.pronoun:
        return None
    is_firm = first.verb in _FIRM
    asks = first.verb in _ASKING or _CALLS_FOR.search(sentence.text) is not None
    takes_one = _is_said_now(sentence, first) if is_firm else first.verb in _PLAIN and _JUDGES.search(sentence.text)
    return Stand(first.speaker, first.start, first.end, is_firm, asks) if takes_one else None


def _is_said_now(sentence: ParsedSentence, said: Attribution) -> bool:
    """Is it neither "had demanded" nor "an expert called by the board", nor "hails from"?"""
    verb = re.search(rf"\b{said.verb}\b", sentence.text)
    if verb is None or _is_of_before(sentence, verb):
        return False
    if said.start - sentence.start > verb.end():  # "was condemned by the guild"
        return _IS.search(sentence.text, max(0, verb.start() - 30), verb.start()) is not None
    return not _NO_STAND_AHEAD.match(sentence.text, verb.end())


def _is_of_before(sentence: ParsedSentence, verb: re.Match[str]) -> bool:
    return _BEFORE_THE_NEWS.search(sentence.text, max(0, verb.start() - 30), verb.start()) is not None


def _stand_on_something(sentence: ParsedSentence) -> Stand | None:
    verb = _ABOUT_SOMETHING.search(sentence.text)
    if verb is None or any(quote.start - sentence.start < verb.start() for quote in sentence.quotes):
        return None
    phrase = phrase_before(sentence.text, verb.start())
    if phrase is None or phrase.text.casefold() in PRONOUNS or _is_of_before(sentence, verb):
        return None
    return Stand(phrase.text, sentence.start + phrase.start, sentence.start + phrase.end, is_firm=True)
