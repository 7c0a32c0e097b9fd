"""Sentences in which a paper names an error of its own: what they tell is not so, and they are no statements.

"An earlier version of this article said that ...", "We gave the number as 47. It is 44", "Our report misstated ...",
"This article was amended to correct ...", "We reported that ... He was not. We regret the error". Beside an error,
what the paper says of itself ("The Beacon regrets the error") is no statement either. Reads texts alone: what holds
instead is put into words by `set_right.py`; which claims fall is told by `retracting.py`.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from summarizer.language.words import holds_any

THIS_PAPER = "this newspaper"
PAGE = (
    r"(?:article|story|stories|report|text|page|post|headline|version|edition|dispatch|item|caption|graphic|column"
    r"|editorial|feature|profile|newsletter|photograph|chart|map|brief)s?"
)
LABEL = (
    r"(?:Corrections?(?:\sand\s[Cc]larifications?)?|Clarifications?|Retraction|Erratum|Apology|Amendment"
    r"|CORRECTION|CLARIFICATION|RETRACTION|[Ee]ditor(?:s|[’']s|s[’'])?\s[Nn]ote|For\sthe\s[Rr]ecord)"
)
SAID = r"(?:announced|counted|gave|given|identified|listed|named|published|put|reported|said|stated|told|wrote)"
OPENING_LABEL = rf"{LABEL}s?\s?[:.—–-]+\s"
WRONGLY = r"(?:wrongly|mistakenly|erroneously|incorrectly|falsely|inaccurately|in\serror|by\smistake)"
MIS = (
    r"(?:mis(?:stated|reported|identified|named|spelled|spelt|quoted|attributed|described|represented|dated)"
    r"|overstated|understated|(?:gave|used|contained|included)\s(?:an?|the)\s(?:wrong|incorrect|inaccurate|erroneous))"
)
_ERROR = r"(?:errors?|mistakes?|inaccurac(?:y|ies)|slip)\b"
_SAYS = (
    rf"(?:{SAID[3:-1]}|alleged|broadcast|carried|claimed|described|quoted|ran|referred|suggested"
    r"|alleging|claiming|saying)"
)
_VERSION = re.compile(
    rf"\b(?:[Ee]arlier|[Pp]revious|[Ii]nitial|[Oo]riginal|[Ff]irst|[Pp]rior)\s(?:versions?|editions?|headlines?)\s"
    rf"(?:(?:of|in|on)\s(?:this|the|our|that)\s{PAGE}\s)?(?:had\s|has\s|{WRONGLY}\s)*(?:{_SAYS}|{MIS})\b"
)
# "Correction: a report by this station said that ...": what it says is the error, as no right word stands beside it.
_HEADED = re.compile(
    rf"{OPENING_LABEL}"
    rf"(?=[^,;]{{0,60}}\b(?:(?:earlier|previous)\s{PAGE}|(?:this|our)\s(?:{PAGE}|(?:news)?paper|site|station)|we)\b)"
    r"(?:[\w’'-]+\s){1,10}?(?:said|stated|reported|claimed|told)\sthat\b",
    re.IGNORECASE,
)
_UNTRUE = re.compile(
    r"(?:[Ii]t\s(?:is|was)\s(?:untrue|false|wrong|incorrect|not\s(?:true|so|correct|the\scase))\sthat\b)"
)
_AMENDED = re.compile(
    rf"(?:{OPENING_LABEL})?(?:This|The|Our|An)\s(?:[\w’'-]+\s){{0,3}}?{PAGE}\b[^,;.]{{0,60}}?"
    r"\b(?:was|were|has\sbeen|have\sbeen|is)\s(?:amended|corrected|updated|changed|edited|revised)\b[^.;]{0,40}?"
    r"\b(?:to\s(?:correct|remove|show|reflect|say|state|clarify|make\sclear|delete|fix)|because)\b"
)
# Whoever prints it, or another paper by its name: what somebody "said" and was wrong about is no paper's error.
_ALREADY = rf"\s(?:(?:had|has|have|{WRONGLY})\s)*"
_REPORTED = re.compile(
    r"(?:We|Our\s\w+|This\s(?:news)?(?:paper|site|agency|service|website|programme|station)"
    rf"|(?:An?|The|Our)\s(?:\w+\s)?(?:article|story|page|post|headline)){_ALREADY}(?:reported|wrote|published|said|stated|broadcast)\b"
    rf"|(?:The\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){{0,3}}{_ALREADY}(?:reported|published|broadcast)\b"
)
_WAS_WRONG = re.compile(
    r"(?:That|This|It|The\s(?:report|statement|claim|article|information|figure|story))\s"
    r"(?:was|is|has\sproved|turned\sout|proved)\s(?:to\sbe\s)?"
    r"(?:not\s(?:true|so|correct|the\scase|right|accurate)|wrong|false|incorrect|untrue|inaccurate|an\serror|a\smistake"
    r"|mistaken|unfounded)\b"
)
_WAS_NOT = re.compile(
    r"(?:(?:He|She|They|It)\s(?:was|were|is|are|did|does|has|have|had)(?:\s(?:not|never)|n[’']t)"
    r"|(?:Nobody|No\sone)\s(?:was|were|is|has|did))\b[^,;]{0,30}\.?$"
)
# Behind what was reported: it was otherwise. "In fact" is said of other people's reports too.
IN_FACT = r"(?:In\sfact|In\sreality|Actually)\b"
CORRECT = r"(?:The|Its?)\s(?:correct|right|true|actual|accurate|real)\s[\w-]+(?:\s[\w-]+){0,3}?"
_CORRECTED = re.compile(
    rf"(?:{IN_FACT},?\s)?(?:{CORRECT}\s(?:is|was|are|were)\b"
    r"|(?:It|That|This|They|The\s\w+)\sshould\s(?:be|have)\b|[Ii]t\s(?:is|was)\s(?:about\s|some\s)?\d)"
)
_IN_FACT = re.compile(IN_FACT)
_THAT = re.compile(r"(?:That|This|The|These|Those|It)\b")
_UNPROVEN = re.compile(
    r"\b(?:not\s(?:been\s)?(?:established|substantiated|verified|proven|proved|confirmed)|untrue|unfounded"
    r"|no\sevidence|not\s(?:be\s)?(?:substantiate|verif|confirm|prov)\w*)\b"
)
_CUES = (
    *(
        "version",
        "edition",
        "wrong",
        "untrue",
        "not true",
        "alse",
        "orrect",
        "mistake",
        "error",
        "unfounded",
        "misst",
    ),
    *(
        "misid",
        "misre",
        "misatt",
        "misq",
        "misn",
        "missp",
        "egret",
        "pology",
        "pologi",
        "withdraw",
        "etract",
        "larif",
    ),
    *("rratum", "ditor", "overstated", "understated", "mended", "pdated", "In fact", "In reality", "should have"),
    *("inaccura", "sorry", "ontrary to", "as we ", "e reported", "this newspaper", "this paper", "For the record"),
)
_HEADS = re.compile(
    rf"{LABEL}s?(?:$|\s?[:.—–-]|\s(?:to|on|about|and)\b)|.*[:—–-]\s?(?:an?\s)?(?:correction|clarification|apology)s?$",
    re.IGNORECASE,
)
_FURTHEST = 3  # sentences behind one that tells what was reported, which say that it was an error
# "Because of an editing error, an article", "On Friday we", "In a story published on 2 May, the Courier"
_LEAD = r"(?:(?:As|At|Because|Due|Earlier|In|Last|On|Owing|Through|Yesterday)\b[^;“”\"]{0,120}?\s)?"


class Voice:
    """How a paper speaks of itself and of what it printed."""

    def __init__(self) -> None:
        paper = r"(?:[Ww]e|[Tt]his\s(?:news)?(?:paper|site|agency|service|website|programme|station))"
        of_a_day = r"(?:[A-Z]\w+day[’']s|[Yy]esterday[’']s)"
        own = rf"(?:[Oo]ur|[Tt]his|{of_a_day})\s(?:[\w’'-]+\s){{0,3}}?{PAGE}"
        any_page = rf"(?:[Aa]n?|[Tt]he)\s(?:[\w’'-]+\s){{0,3}}?{PAGE}"
        opens = rf"(?:{OPENING_LABEL})?{_LEAD}"
        also = rf"\s(?:(?:also|had|has|have|then|first|{WRONGLY})\s)*"
        goes_on = r"\b(?!\sby\b)(?:[^.;“”\"]{0,120}?\s)??"
        spoke = rf"{opens}{paper}{also}{_SAYS}\b"
        self._of_it = re.compile(rf"{opens}(?:{own}|{any_page}){goes_on}{_SAYS}\b|{spoke}")
        self._own = re.compile(rf"{opens}{own}{goes_on}{_SAYS}\b|{spoke}")
        self._erred = re.compile(
            rf"{opens}(?:{own}|{any_page}|{paper}){goes_on}(?:{MIS}\b|{WRONGLY}\s{_SAYS}\b|{_SAYS}\s{WRONGLY}\b)"
            rf"|(?:{OPENING_LABEL})?In\s(?:an?|our|the|this)\s(?:\w+\s){{0,2}}{PAGE}\b[^.;“”\"]*\b{MIS}\b"
        )
        self._retracts = re.compile(
            rf"(?:{OPENING_LABEL})?{paper}{also}(?:retract|withdr[ae]w|apologi[sz]e|remove|delete|correct"
            r"|t(?:ake|ook)\w*\sback|t(?:ake|ook)\w*\sdown)\w*\s(?:for\s)?(?:its|our|an?|the|this|that)\b"
        )
        somewhere = rf"(?:(?:was|had\sbeen)\s)?(?:{WRONGLY}\s)?{SAID}\s(?:in|by|on)\s(?:{own}|{paper})"
        reported = rf"(?:{paper}{also}{_SAYS}|{somewhere})"
        before = rf"(?:{own}|(?:an?|the)\s(?:earlier|previous)\s{PAGE})"
        self.reported_before = re.compile(
            rf"^Contrary\sto\s(?:what\s{reported}|{before})\b[^,;]*,\s"
            rf"|,?\s(?:as\s{reported}|contrary\sto\swhat\s{reported}|contrary\sto\s{before})\b[^,;]*(?=\.$)"
        )
        self._itself = re.compile(rf"(?:{OPENING_LABEL})?{paper}\b")
        self._regrets = re.compile(
            rf"\b(?:which\s)?{paper}\s(?:(?:wish\sto|would\slike\sto|now)\s)?"
            rf"(?:(?:regret|are\ssorry\sfor|acknowledge)s?\s(?:\w+\s){{0,2}}{_ERROR}"
            r"|(?:apologi[sz]e|withdraw|retract|accept)s?\b)"
            rf"|\b(?:Sorry|Apologies)\sfor\s(?:\w+\s){{0,2}}{_ERROR}"
        )

    def errs(self, text: str) -> bool:
        """Does it say by itself that something was reported wrongly?"""
        return names_an_error(text) or bool(
            self._erred.match(text) or _AMENDED.match(text) or self._retracts.match(text)
        )

    def told(self, text: str, after: Sequence[str], *, is_headed: bool) -> bool:
        """Does it tell what was reported, where the sentences `after` it, or the heading, say that it is not so?"""
        then, later = (*after, "", "")[:2]
        is_wrong = bool(_WAS_WRONG.match(then))
        if _REPORTED.match(text) and (is_wrong or (_WAS_NOT.match(then) and self._regrets.search(later))):
            return True
        if not self._of_it.match(text):
            return False
        if is_headed or _CORRECTED.match(then):
            return True
        is_doubted = is_wrong or _IN_FACT.match(then) or _is_unproven(then) or any(map(self._regrets.search, after))
        return bool(is_doubted and self._own.match(text))

    def is_of_itself(self, text: str) -> bool:
        """Is it about the paper, as "The Beacon regrets the error" is?"""
        return bool(self._itself.match(text) or self._regrets.search(text))


def may_correct(sentences: Sequence[str], *, title: str) -> bool:
    """Is there a word that a text with a correction has? Quick to ask: few articles have one."""
    return is_headed(title) or any(holds_any(each, _CUES) for each in sentences)


def errata_in(sentences: Sequence[str], *, title: str = "") -> frozenset[int]:
    """The places of sentences that tell what was reported wrongly among those of a text."""
    return frozenset(_errata(sentences, voice(), is_headed=is_headed(title)))


def asides_in(sentences: Sequence[str], errata: frozenset[int]) -> frozenset[int]:
    """The places of what the paper says of itself, and of an error, beside these."""
    return frozenset(
        at
        for at, text in enumerate(sentences)
        if at not in errata and (voice().is_of_itself(text) or (at - 1 in errata and _is_unproven(text)))
    )


def in_own_voice(text: str, outlet: str) -> str:
    """The text with "this newspaper" for the name of its outlet, or "the" and a word of it: "the Beacon"."""
    named = _named(outlet)
    return named.sub(THIS_PAPER, text) if named else text


def names_an_error(sentence: str) -> bool:
    """Does it say by itself that what it tells was an error?"""
    return bool(_VERSION.search(sentence) or _UNTRUE.match(sentence) or _HEADED.match(sentence))


def is_headed(title: str) -> bool:
    """Does a title, or an opening, say that what stands under it is a correction?"""
    return bool(_HEADS.match(title))


@cache
def voice() -> Voice:
    """How papers speak of themselves. Dear to make, and seldom asked for."""
    return Voice()


def _errata(sentences: Sequence[str], voice: Voice, *, is_headed: bool) -> Iterator[int]:
    for at, text in enumerate(sentences):
        after = sentences[at + 1 : at + 1 + _FURTHEST]
        if voice.errs(text) or voice.told(text, after, is_headed=is_headed or bool(_HEADS.match(text))):
            yield at


def _is_unproven(text: str) -> bool:
    return bool(_WAS_WRONG.match(text) or (_THAT.match(text) and _UNPROVEN.search(text)))


@lru_cache(maxsize=256)
def _named(outlet: str) -> re.Pattern[str] | None:
    words = [word for word in re.findall(r"[\w’']+", outlet) if word[0].isupper() and word not in ("The", "A", "And")]
    if not words:
        return None
    return re.compile(rf"\b(?:{re.escape(outlet)}|[Tt]he\s(?:{'|'.join(map(re.escape, words))}))\b(?![’'-])")
