"""The stretches of a sentence that it tells as untrue: "dismissed claims that ...", "a rumour that ... proved false".

What somebody rejects, and what was taken back, is told only to say that it is not so. Reads the text alone, no
further than a comma behind which somebody goes on speaking. What only a noun names ("rejected the charge") is left
to `polarity.py`, and whose claim it was to whoever asks.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from summarizer.language.parse import ParsedSentence

_EMBEDDING = (
    r"(?:account|accusation|allegation|argument|assertion|assumption|belief|charge|claim|complaint|concern|conclusion"
    r"|contention|fear|finding|gossip|hint|idea|implication|impression|insinuation|notion|report|rumou?r|speculation"
    r"|statement|story|suggestion|suspicion|talk|theory|theorie|view|warning|worrie)s?"
)
_URGING = r"(?:appeal|call|demand|invitation|plea|pressure|request|suggestion)s?"
_REJECTING = frozenset(
    """reject rejects rejected rejecting dismiss dismisses dismissed dismissing refute refutes refuted refuting rebut
    rebuts rebutted rebuff rebuffs rebuffed dispute disputes disputed disputing contest contests contested deny
    denies denied denying discount discounts discounted repudiate repudiates repudiated debunk debunks debunked
    disprove disproves disproved disproven rubbish rubbishes rubbished ridicule ridicules ridiculed scotch scotched
    quash quashed discredit discredits discredited disavow disavows disavowed disown disowned spurn spurns spurned
    resist resists resisted resisting defy defied ignore ignores ignored ignoring""".split()
)
# These reject with what stands behind them.
_OF_TWO_WORDS = {
    "out": "rule rules ruled ruling throw throws threw thrown",
    "(?:off|aside|away)": """shrug shrugs shrugged shrugging laugh laughs laughed laughing brush brushes brushed
        brushing wave waves waved waving swat swats swatted bat bats batted push pushes pushed sweep sweeps swept""",
    "down": "shoot shoots shot knock knocks knocked play plays played",
    "at": "scoff scoffs scoffed sneer sneers sneered",
    r"(?:scorn|cold\swater)\son": "pour pours poured pouring",
    r"back\sat": "hit hits hitting",
}
_TAKING_BACK = frozenset(
    """withdraw withdraws withdrew withdrawn retract retracts retracted retracting recant recants recanted""".split()
)
_TAKING_BACK_WITH = {"back": "take takes took taken", "for": "apologise apologised apologize apologized"}
_CALLING = frozenset(
    """call calls called calling describe describes described describing brand brands branded label labels labelled
    labeled dub dubs dubbed denounce denounces denounced condemn condemns condemned decry decries decried term
    termed""".split()
)
_UNTRUE_WORDS = frozenset(
    """false untrue wrong incorrect inaccurate mistaken unfounded baseless groundless nonsense nonsensical rubbish
    absurd ridiculous ludicrous preposterous laughable fabricated fabrication invented fanciful fiction fictitious
    bogus lies untruth""".split()
)
_UNTRUE_PHRASES = (
    r"made[\s-]up|an?\s(?:[\w-]+\s)?(?:lie|hoax|myth|invention|smear|joke|error|mistake)|a\spack\sof\slies"
    r"|not\s(?:true|so|correct|accurate|the\scase)|without\s(?:any\s)?(?:truth|foundation|basis|merit|substance)"
)


def _any_of(words: Iterable[str], with_what: Mapping[str, str] = MappingProxyType({}), *more: str) -> str:
    """A pattern of any of these words, and of those of two words."""
    pairs = (f"(?:{'|'.join(verbs.split())})\\s{what}" for what, verbs in with_what.items())
    return f"(?:{'|'.join([*sorted(words), *pairs, *more])})"


_REJECT = _any_of(_REJECTING, _OF_TWO_WORDS)
_TAKE_BACK = _any_of(_TAKING_BACK, _TAKING_BACK_WITH)
_UNTRUE = _any_of(_UNTRUE_WORDS, MappingProxyType({}), _UNTRUE_PHRASES)
# What may stand between the noun and what it embeds: "claims by the union that", "the suggestion, made in May, that".
_WHOSE = r"(?:,?\s(?!that\b)[\w’'-]+){0,6}?,?"
_ITS = r"(?:(?!that\b)[\w’'-]+\s){0,4}?"  # "all the", "the union's"
_A_CLAUSE = (
    r"\s(?:that\b|of\s(?:the\s)?\w+ing\b"
    r"|(?=(?:the|an?|his|her|its|their|he|she|it|they|some|all|no|every|\d[\d,.]*|[A-Z][\w’'-]*)\s))"
)
_NOT_DENIED = r"(?<!not\s)(?<!n[’']t\s)(?<!never\s)(?<!cannot\s)(?<!refused\sto\s)(?<!declined\sto\s)"
_BEHIND = re.compile(
    rf"\b{_NOT_DENIED}(?:{_REJECT}|{_any_of(_CALLING)}(?=\sas\s))\s(?:as\s{_UNTRUE}\s)?"
    rf"(?:that\s|{_ITS}{_EMBEDDING}(?:{_WHOSE}\sthat\b|{_A_CLAUSE})|{_ITS}{_URGING}(?:\s\w+){{0,4}}?\sto\s)"
)
_BACK = re.compile(
    rf"\b{_TAKE_BACK}\s(?:{_ITS}{_EMBEDDING}(?:{_WHOSE}\sthat\b|{_A_CLAUSE})"
    r"|(?:saying|reporting|claiming|writing|suggesting)\sthat\b)"
)
_CALLED = re.compile(
    rf"\b{_any_of(_CALLING)}\s{_ITS}"
    rf"{_EMBEDDING}{_WHOSE}\sthat\s(?P<told>[^;]{{1,160}}?)\s(?:as\s)?(?:\w+ly\s)?[“\"]?{_UNTRUE}\b"
)
_PROVED = re.compile(
    rf"\b(?:it\s(?:is|was)\s{_UNTRUE}\sthat\s(?P<plain>[^;]{{1,160}})"
    rf"|{_EMBEDDING}{_WHOSE}\sthat\s(?P<told>[^;]{{1,160}}?)\s(?:was|were|is|are|(?:has|have|had)\s(?:been|proved)"
    rf"|proved|proves|turned\sout|turns\sout)\s(?:to\sbe\s|[a-z]+ed\sas\s)?(?:\w+ly\s){{0,2}}[“\"]?(?:{_UNTRUE}|{_REJECT}|{_TAKE_BACK})\b)"
)
_NO_TRUTH = re.compile(
    rf"\bno\s(?:truth|basis|substance|foundation)\s(?:in|to|for)\s{_ITS}{_EMBEDDING}{_WHOSE}\sthat\b"
)
_ACQUITTING = frozenset(
    """guilty innocent acquit acquits acquitted acquitting acquittal clear clears cleared clearing absolve absolved
    exonerate exonerated""".split()
)
# "Found Voss not guilty on Monday of killing", "cleared the banker of stealing": what comes is what was not done.
_ACQUITTED = re.compile(
    r"\b(?:not\sguilty|innocent|acquit(?:s|ted|ting|tal)?|clear(?:s|ed|ing)?|absolved?|exonerated?)"
    r"(?:\s[\w’'-]+){0,8}?\s(?:of|from)\s(?!the\s(?:charges?|accusations?|allegations?)\b(?!\sof))"
)
_ENDS = re.compile(
    r"[;“”\"]|,\s(?:\w+ly\s)?(?:say|call|insist|add|argu|tell|describ|warn|claim|point)ing\b"
    r"|,\s(?:but|while|although|though|whereas|which|who|and|as|after|he|she|they)\b"
    # Behind "and" may stand what else was done.
    r"|\s(?:and|but)\s(?:\w+ly\s)?(?:\w+ed|says?|said|told|gave|took|made|set|let|sent|cut|put|held|kept|went|left"
    r"|won|lost|paid|began|sought|struck|found)\b"
)
_OPENING = frozenset(("that", "to", "of", "the", "his", "her", "its", "their", "he", "she", "it", "they"))
_BEING = frozenset("was were is are has have had proved proves turned turns".split())
_WHO = re.compile(r",\s(?:who|which)\s(?:\w+\s){0,2}$")
_COMMA = re.compile(r"[,;]")
_ASIDE = 40  # characters before the verb in which "who" stands
_REJECTING_CUES = _REJECTING.union(*(verbs.split() for verbs in _OF_TWO_WORDS.values()))
_TAKING_CUES = _TAKING_BACK.union(*(verbs.split() for verbs in _TAKING_BACK_WITH.values()))
_UNTRUE_CUES = _UNTRUE_WORDS.union(
    "lie hoax myth invention smear joke error mistake true correct accurate case truth foundation basis".split(),
    ("merit", "substance", "made-up"),
)
# With the words of which a sentence must have one of each kind to match: it is quicker to ask for them.
_PATTERNS = (
    (_BEHIND, (_REJECTING_CUES | _CALLING, _OPENING)),
    (_BACK, (_TAKING_CUES,)),
    (_ACQUITTED, (_ACQUITTING, frozenset(("of", "from")))),
    (_NO_TRUTH, (_UNTRUE_CUES, frozenset(("no",)))),
    (_CALLED, (_UNTRUE_CUES, _CALLING)),
    (_PROVED, (_UNTRUE_CUES | _REJECTING_CUES | _TAKING_CUES, _BEING)),
)
_CUES = frozenset[str]().union(*(needed[0] for _, needed in _PATTERNS))
_SAYS_SO = re.compile(rf"\b(?:{_UNTRUE}|{_REJECT}|{_TAKE_BACK})\b")


class Rejection(NamedTuple):
    """What is told as untrue: where the words begin that call it so, and half-open offsets in the sentence's text."""

    opens: int
    start: int
    end: int


def rejections_in(sentence: ParsedSentence) -> tuple[Rejection, ...]:
    """What a sentence tells as untrue, in no order."""
    return () if _CUES.isdisjoint(sentence.lows) else sentence.once(_rejections)


def _rejections(sentence: ParsedSentence) -> tuple[Rejection, ...]:
    text, lows = sentence.text, sentence.lows
    fitting = [pattern for pattern, needed in _PATTERNS if not any(cues.isdisjoint(lows) for cues in needed)]
    opening = text[:1].lower() + text[1:] if text[:1].isascii() else text
    return tuple(found for pattern in fitting for found in _found(opening, pattern))


def words_of_untruth(text: str) -> frozenset[str]:
    """The words with which it calls anything untrue, whatever that is."""
    return frozenset(match[0] for match in _SAYS_SO.finditer(text))


def _found(text: str, pattern: re.Pattern[str]) -> Iterator[Rejection]:
    for match in pattern.finditer(text):
        told = next((match.span(name) for name in ("told", "plain") if match.groupdict().get(name)), None)
        yield Rejection(match.start(), *(told or (match.end(), _end(text, match.start(), match.end()))))


def _end(text: str, opens: int, start: int) -> int:
    """Where whoever rejects it goes on with something else, or the clause "who rejected it" ends."""
    is_aside = _WHO.search(text, max(0, opens - _ASIDE), opens)
    end = (_COMMA if is_aside else _ENDS).search(text, start)
    return end.start() if end else len(text)
