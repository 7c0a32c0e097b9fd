"""Is it an English sentence, as far as its form tells?

Turns away what lost its beginning ("Has a violent past"), its verb ("The sixth son of Ida Kron."), its main
clause ("Two days after Bell left."), a comma ("Rolf Bell, director of the port said") or a full stop, and stray
or doubled marks and words.
Looks for proof that something is wrong: where it cannot tell, the sentence passes.
"""

import re

from summarizer.drafters.told import DESCRIBED, Told
from summarizer.language.fragments import is_fragment
from summarizer.language.gazetteer import humans
from summarizer.language.past_forms import PAST
from summarizer.language.words import STOP_WORDS

# A quotation mark before a space closes what the sentence before began.
_OPENS_WELL = re.compile(r"(?![\"“”‘’']\s)[\w\"“”‘’'«$£€¥#@~]")
# Begins with what is rare, so that it need not look closely at every letter.
_LOST_SPACE = re.compile(r"[).?!](?:(?<=\))[A-Za-z]|(?<=[a-z]{3}[.?!])[A-Z][a-z])")
# "With crisps carefully balanced like a propeller.": and then?
_ONLY_WITH = re.compile(
    r"With (?!(?:.*\b)?(?:is|are|was|were|has|have|had|will|would|can|could|said|says|came|comes)\b)[^,]{1,300}$"
)
_DOUBLED = re.compile(
    r"\b(of|the|a|an|in|to|and|for|is|was|are|were|at|on|by|with|from|or|as|of the|in the|to the|for the)\s+\1\b"
)  # for small letters
_AUXILIARY = frozenset(
    """has have had is are was were been does do did hasn haven hadn isn aren wasn weren doesn didn don won wouldn
    couldn cannot can will would could may might must should shall""".split()
)
_NO_SUBJECT = frozenset("has have was were is are did does been being hasn haven wasn weren isn aren didn".split())
# Forms that end like no other verb: the generous list, for telling that there is a verb.
_IRREGULAR = PAST | {"burnt", "read", "outlines", "remains", "includes"}
_OPENED = re.compile(
    r"(?:After|Before|While|Since|By|When|Having|Born|In|On|At|During|Despite|Following|\w+ing)\b[^,~\"“]{1,120},"
    r" (?:(?:later|then|also|now|still|never|soon) )?"
    r"(?:was|were|has|had|have|is|are|went|began|became|took|came|gave)\b"
)
_CUT_OFF = re.compile(r"(?:in|by|as|on|at|for|with|to|from|an?|the|into|over|out|up|off)\b|['‘“\"]")
_PLACING = frozenset(
    "across near along inside outside behind beyond despite without among amid upon via around throughout".split()
)
_RELATIVE = frozenset("who which whose whom where that".split())
_GOES_ON = frozenset(
    "a an the his her its their this that these those to not on in at by for with from into of".split()
)


def is_well_formed(told: Told) -> bool:
    """False when something is certain to be missing or doubled."""
    text = told.text
    return bool(
        _OPENS_WELL.match(text)
        and not _LOST_SPACE.search(text)
        and not _DOUBLED.search(told.folded)
        and not _ONLY_WITH.match(told.text)
        and not _lacks_a_subject(told)
        and not _leaves_an_apposition_open(told)
        and _has_a_verb(told)
        and not is_fragment(told.sentence)
    )


def _lacks_a_subject(told: Told) -> bool:
    """Opens with its verb ("Has a violent past", "Nicknamed X was"), or goes from an opening to a verb."""
    first, rest = told.low[0], told.text[told.words[0].end - told.sentence.start :].lstrip()
    if told.words[0].start > told.sentence.start + 1:  # behind a quotation
        return False
    if first in _NO_SUBJECT or _OPENED.match(told.text):
        return True
    is_past = (first.endswith("ed") and first.isalpha()) or first in _IRREGULAR
    return is_past and bool(_CUT_OFF.match(rest)) and not _commas_before(told, told.verb)


def _commas_before(told: Told, end: int) -> bool:
    return any("," in told.gap(at) for at in range(min(end, len(told.words) - 1)))


def _leaves_an_apposition_open(told: Told) -> bool:
    """A name, a comma, who it is, and the verb without a comma: "Rolf Bell, director of the port said"."""
    name = next((name for name in told.sentence.names if name.words[0] == told.words[0]), None)
    at = len(name.words) if name else 0
    if not name or at + 1 >= told.verb or told.gap(at - 1).strip() != ",":
        return False
    inside = range(at, told.verb)
    return (
        told.verb < len(told.words)
        and any(told.low[each] in humans() for each in inside[:4])
        and not any("," in told.gap(each) or told.low[each] in _RELATIVE for each in inside)
        and told.low[at] not in ("and", "or")
    )


def _has_a_verb(told: Told) -> bool:
    """Could any word be a finite verb? A quotation may hold it, a relative clause may not."""
    in_clause = False
    for at, low in enumerate(told.low):
        if low in _RELATIVE and at:
            in_clause = True
        elif at and _may_be_verb(told, at):
            if not in_clause:
                return True
            in_clause = False  # its own verb; the next one may be that of the statement
    return bool(told.sentence.attributions)


def _may_be_verb(told: Told, at: int) -> bool:
    low, before = told.low[at], told.low[at - 1]
    if low in _AUXILIARY or told.words[at].low.endswith(("n't", "n’t")):
        return True
    if before in DESCRIBED or low in _PLACING:
        return False
    if low in _IRREGULAR or low.endswith("ed"):
        return True
    if low.endswith("s") and not low.endswith(("ss", "us", "is")) and not before.endswith("s"):
        return before not in STOP_WORDS and told.words[at].text.islower() and told.gap(at) == told.gap(at - 1) == " "
    return low not in STOP_WORDS and not low.endswith(("ing", "ly")) and _is_followed_like_a_verb(told, at)


def _is_followed_like_a_verb(told: Told, at: int) -> bool:
    """Does a small word or a capital stand behind it, and no comma before: "voters say that"?"""
    if "," in told.gap(at - 1) or not told.words[at].text.islower():
        return False
    if at + 1 == len(told.words) or told.gap(at).strip(" '\"“‘~"):
        return at + 1 == len(told.words) and told.low[at - 1].endswith("s")
    after = told.words[at + 1].text
    return told.low[at + 1] in _GOES_ON - {"of"} or after[0].isupper() or after[0].isdigit() or after.endswith("ly")
