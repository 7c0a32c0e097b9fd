"""Words that point outside of their sentence: "he", "these moves", "two days later", "also".

Whom they mean is for `reference.py` to say where it can; what still points here points at nothing.
Things the reader has not met ("the offer") are the business of `definite.py`.
"""

import re

from summarizer.drafters.pronouns import TIMES, has_unmet_pronoun, is_plural
from summarizer.drafters.told import Told
from summarizer.language.gazetteer import KIN, humans
from summarizer.language.lexicon import lemmas_of
from summarizer.language.names import CALENDAR
from summarizer.language.words import STOP_WORDS

_POINTING = frozenset("these this those such that".split())
_BEFORE_THAT = frozenset(
    "at in on of by for from with during after before since under to about over into how whether why if".split()
)
_RELATIONS = KIN | {"man", "woman", "boy", "girl"}

_PERIOD = r"(?:second|minute|hour|day|night|week|weekend|month|year|decade|moment)s?"
_COUNT = (
    r"(?:an?|the|one|two|three|four|five|six|seven|eight|nine|ten|several|some|many|few|couple|of|half|just|only|barely"
    r"|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|\d{1,4})"
)
_ELAPSED = re.compile(
    rf"(?:{_COUNT} ){{0,3}}{_PERIOD} (?:later|earlier|afterwards|afterward|beforehand|previously|on|before,|after,)\b"
    rf"|(?:(?:on|in|at) )?the (?:next|following|previous|same) (?:{_PERIOD}|morning|evening|afternoon)\b(?! as)"
    r"|(?:soon|shortly|immediately|long) (?:after|before|afterwards),"
    r"|(?:since|until|by|before|from) then\b|at (?:the|that) (?:same time|time|moment|point),",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    rf"(?:within|after) (?:{_COUNT} ){{0,3}}{_PERIOD}\b(?! (?:of|after|from|in|on|at|as|with))", re.I
)
_LOOKS_AHEAD = re.compile(r"\b(?:will|would|is|are|has|have|must|should|can|could|may|wants|plans|hopes|expects)\b")
_TWO = re.compile(
    r"\b(?:the (?:two|pair|duo|trio|three|former|latter)|both)\b(?! (?:of|months|weeks|days|years|hours)\b)"
)
_EXPLAINED_TWO = re.compile(r" (?:[\w-]+ )?(?:of|in|on|between|that|who|which|to|at|from|for)\b")
_REST = re.compile(
    r"\bthe (?:rest(?! of)"
    r"|(?:others?|latter|former|same)(?=[ ,.;]*$|[,.;]| (?:is|are|was|were|has|have|had|will)\b))\b"
)
_ONE_OF = re.compile(r"\bone\b", re.IGNORECASE)
_SMALL = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_OTHER_SIX = re.compile(rf"\bthe (?:other|remaining) (?:{_SMALL}|\d{{1,3}})\b")
_SOME_OF = re.compile(
    rf"\b(?:{_SMALL}|\d{{1,3}}|some|most|half) (?:(?:of|were|was|are|have|had)\b|[a-z]+ of\b)", re.IGNORECASE
)
_DID = re.compile(
    r"\bdid (?!(?:not|so|nothing|well|little|no|an?|the|his|her|its|their|it|this|that|everything|something|anything"
    r"|what|some|more|better|badly|poorly|in|at|on|for|to|business|much|all|just|less|most|as|both)\b)[a-z]+\b"
)
# "Voss denied it", "put the number at 171": on what, the sentence before said.
_TAKES_A_STAND = re.compile(
    r"\b(?:den(?:ied|ies)|confirm(?:ed|s)|reject(?:ed|s)|disput(?:ed|es)|welcom(?:ed|es)|agreed with"
    r"|knew (?:of|about)|regret(?:s|ted)?|support(?:s|ed)?) (?:it|this|so|them)\b[^,;]{0,25}$"
    r"|\b(?:put|puts|gave|gives|set) (?:the|that|this) (?:number|figure|count|total|cost|share|toll|price|sum)"
    r" (?:at|as)\b|\b(?:recommend|said|vote|voted) (?:a )?(?:yes|no)\.?$"
    r"|\bsa(?:id|ys) (?:that )?(?:they|he|she) (?:did|do|does|would|could) not"
    r" (?:want|need|accept|believe|like|take|support|recogni[sz]e) (?:it|them)\b[^,;]{0,15}$"
    r"|\bcall(?:ed|s) (?:that|this) (?:\w+ ){0,3}\w+\.?$"
    r"|\b(?:reject|den|disput|dismiss|contest|accept|confirm)(?:ed|s|ies|ied|es) (?:that|this)(?: [a-z]+)?"
    r"(?=[,;.:]|$)|\b(?:withdrew|withdraws|retract(?:ed|s)) (?:it|that|this)(?=[,;.:]|$)"
    r"|\b(?:denounc|condemn|critici[sz]|prais|welcom|protest)(?:ed|es|s|ing)"
    r" the (?:action|move|incident|remarks?|comments?)(?=[,;.]|$)"
    r"|^(?:According to|In|For) [^,]{1,60}, (?:that|this)(?:['’]s| is| was)\b"
)
# "There was a tent on it", "For the minister, it is a retreat": what is?
_IS_IT = re.compile(
    r"\bthere (?:is|was|are|were) [^,;]{1,40} (?:on|in|at|for|under|behind) (?:it|them)\b"
    r"|^(?:For|To) [^;]{1,160}, it (?:is|was)\b(?![^;]{0,60}\b(?:to|that)\b)"
)
_OF_AN_AGE = re.compile(r"\b[Tt]he (?:\d+|[a-z]+(?:-[a-z]+)?)-year-old\b")
_HERE = re.compile(r"\bhere\b(?! (?:and|or) there\b)")  # where the writer is
_HAS_ALREADY = re.compile(
    r"[^,;]*\b(?:(?:[Tt]he|had) already|had (?:earlier|previously))\b(?! than)"
)  # of its subject, and not of what else it tells
_NO_LINK = frozenset("the by since until and if back just but even or than".split())
_LINKED = frozenset("and but while".split())  # "and also": to what the sentence said itself
_NEAR = 3  # words behind the verb in which "also" still links the whole statement


def dangles(told: Told) -> bool:
    """Does anything outside quotation marks point at what the sentence does not say?"""
    text = told.text
    return bool(
        any(low in _POINTING and _points_back(told, at) for at, low in enumerate(told.low))
        or _counts_from_elsewhere(text)
        or _has_unknown_rest(text)
        or _HERE.search(text)
        or _TAKES_A_STAND.search(text)
        or _IS_IT.search(text)
        or _has_unknown_two(told)
        or _has_somebody_of_an_age(told)
        or _is_bare_pair(told)
        or _carries_on(told)
        or has_unmet_pronoun(told)
    )


def _has_unknown_rest(text: str) -> bool:
    """Is it "the other", "the other six" or "the rest", and tells of no "one" or "two of them" before it?"""
    others = _OTHER_SIX.search(text)
    if others and not (_ONE_OF.search(text, 0, others.start()) or _SOME_OF.search(text, 0, others.start())):
        return True
    match = _REST.search(text)
    return bool(match and not (match[0].endswith("other") and _ONE_OF.search(text, 0, match.start())))


def _points_back(told: Told, at: int) -> bool:
    """Is it "these", "those", "such", "this" or "that" before a thing not named earlier?"""
    ahead = told.low[at + 1 : at + 6]
    if told.low[at] in ("this", "such", "that") and _is_behind_first_clause(told, at):
        return False  # "..., saying this would": what was just told
    after = ahead[0] if ahead else ""
    match told.low[at]:
        case "these":
            points = after != "days"
        case "this":
            points = not any(word in TIMES or word in CALENDAR for word in ahead[:2])
        case "those":
            points = any(map(is_plural, ahead[:2])) and after not in ("who", "of", "in")
        case "such":
            points = "as" not in ahead and "that" not in ahead
        case "that":
            points = at > 0 and told.low[at - 1] in _BEFORE_THAT and after.isalpha() and after != "of"
            points = points and told.words[at + 1].text.islower()
        case _:
            return False
    last = min(at + 3, len(told.low))
    return points and not any(told.tells_apart(each) and told.is_met(each, before=at) for each in range(at + 1, last))


def _is_behind_first_clause(told: Told, at: int) -> bool:
    return any("," in told.gap(each) for each in range(told.verb, at))


def _counts_from_elsewhere(text: str) -> bool:
    """Opens with a time that passed since something: "Two days later", "Within an hour"."""
    within = _WITHIN.match(text)
    return bool(_ELAPSED.match(text) or (within and not _LOOKS_AHEAD.search(text)))


def _has_unknown_two(told: Told) -> bool:
    """Which, in "the two companies", when nobody is named before? One name is enough: the other may be "he"."""
    match = _TWO.search(told.text)
    if not match or any(told.words[at].start < told.sentence.start + match.start() for at in told.named):
        return False
    if match.start() and told.verb == 1 and not lemmas_of(told.low[0]):
        return False  # "Voss said that the two leaders": a name that only opens the sentence
    rest = told.text[match.end() :]
    return not (_EXPLAINED_TWO.match(rest) or (match[0] == "both" and " and " in rest))


def _has_somebody_of_an_age(told: Told) -> bool:
    """Who, in "the 27-year-old said" and "the 27-year-old driver", when nobody is named before or at once?"""
    match = _OF_AN_AGE.search(told.text)
    if not match:
        return False
    start, end = (told.sentence.start + place for place in match.span())
    behind = next((at for at, word in enumerate(told.words) if word.start >= end), len(told.words))
    if any(told.words[at].start < start or at - behind in (0, 1) for at in told.named):
        return False
    is_a_thing = behind < len(told.words) and told.low[behind] not in humans() and told.gap(behind - 1).isspace()
    return not (is_a_thing and behind != told.verb and told.low[behind] not in STOP_WORDS)


def _is_bare_pair(told: Told) -> bool:
    """Two human nouns without an article, as in "Guest and host talked": who?"""
    return any(
        told.low[at] in humans()
        and told.low[at + 2] in humans()
        and told.low[at + 1] == "and"
        and not {told.low[at], told.low[at + 2]} <= _RELATIONS
        and (at == 0 or told.low[at - 1] in CALENDAR or "," in told.gap(at - 1))
        and told.words[at + 2].text.islower()
        for at in range(min(told.verb, len(told.low) - 2))
    )


def _carries_on(told: Told) -> bool:
    """Says "also", "then", "the already" or "did concede" about its subject."""
    near = told.low[: told.verb + _NEAR]
    for at, low in enumerate(near):
        if low == "also" and "only" not in told.low[:at] and (not at or told.low[at - 1] not in _LINKED):
            return True
        if low == "then" and at and told.low[at - 1] not in _NO_LINK and not told.gap(at).startswith("-"):
            return True
    return bool(_DID.search(told.text) or _HAS_ALREADY.match(told.text))
