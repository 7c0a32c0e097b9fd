"""Words by which a sentence says less than "it is so", and how much less.

`possible` ("could", "considering"), `likely` ("expected to", "appears"), `planned` ("plans to", "is to") and
`alleged` ("reportedly"). "According to" names a source and hedges nothing; neither does "would", which
reports or supposes. Quotations are read like the rest: the offsets tell whose hedge it is.
"""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple, get_args

from summarizer.language.words import Word, holds_any

Strength = Literal["possible", "likely", "planned", "alleged"]
_STRENGTHS: tuple[Strength, ...] = get_args(Strength)


class Hedge(NamedTuple):
    """A hedge as it stands, its class and its code-point offsets."""

    text: str
    strength: Strength
    start: int
    end: int


_BE = r"(?:is|are|was|were|be|been|['’]s|['’]re)"
_ADVERB = r"(?:\s(?:also|now|still|not|widely|reportedly|currently|already))?"
_EVIDENCE = (
    r"(?:data|evidence|results?|figures?|polls?|surveys?|reports?|stud(?:y|ies)|research|analys[ie]s|findings?|images?"
    r"|footage|records?|tests?|documents?|estimates?|signs)"
)
# "Due to rain" gives a cause: a noun, told by its ending or by what stands before it. Few verbs of news end so.
_VERB = (
    r"(?!(?:the|an?|its|his|her|their|this|that|these|bad|heavy|poor|high|low)\b"
    r"|[a-z]{1,30}(?:ing|ion|ness|ment|ages?|s)\b)[a-z]+"
)
_HEDGES = re.compile(
    r"\b(?=[A-Za-z'’])(?:"  # asked once a place, and not by each branch
    # "May" with a capital is a month or a name, "the might of" a noun.
    r"(?P<possible>\b(?:could|may|(?<!the\s)(?<!his\s)(?<!her\s)(?<!its\s)(?<!military\s)(?<!naval\s)might(?!\sof\b))\b"
    r"(?![-.,;])"
    r"|\b(?:[Pp]erhaps|[Mm]aybe|[Pp]ossibly|[Pp]otentially|[Cc]onceivably)\b"
    rf"|\b{_BE}{_ADVERB}\s(?:possible|conceivable|unclear)\b|\b(?:considering|weighing|mulling|contemplating)\b"
    r"|\bbeing\s(?:considered|weighed|mulled|contemplated)\b|\bunder\sconsideration\b"
    rf"|\bsuggests?\b|\b{_EVIDENCE}\ssuggested\b|\bsuggest(?:ed|ing)\sthat\b)"
    r"|(?P<likely>\b(?:[Ll]ikely|[Uu]nlikely|[Pp]robably|[Aa]pparently|[Ss]eemingly|[Pp]resumably)\b"
    r"|\bappear(?:s|ed)?(?=\s(?:to|that|not|likely|unlikely|set|poised|ready|certain|as)\b)|\bseem(?:s|ed)?\b"
    rf"|\b{_BE}{_ADVERB}\s(?:believed|thought|expected|estimated|feared|predicted|forecast|projected)\b"
    r"|\b(?:expects?|tends?)\sto\b)"
    rf"|(?P<planned>\b(?:plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|aim(?:s|ed|ing)?|hop(?:es?|ed|ing)|propos(?:es?|ed|ing)"
    rf"|want(?:s|ed)?|seek(?:s|ing)?|sought|vow(?:s|ed)?|pledg(?:es?|ed)|promis(?:es?|ed)|preparing)\sto\b"
    rf"|\b{_BE}{_ADVERB}\s(?:set|scheduled|slated|poised|going|about)\sto(?=\s[a-z])|\b{_BE}{_ADVERB}\sdue\sto(?=\s{_VERB})"
    r"|\b(?:[Tt]he|[Aa]|its|his|her|their)\s(?:planned|proposed)\b)"
    r"|(?P<alleged>\b(?:[Rr]eportedly|[Aa]llegedly|[Pp]urportedly|[Ss]upposedly|[Rr]umou?red|[Ss]uspected|[Uu]nconfirmed)\b"
    rf"|\b[Aa]lleged\b|\b(?:accused|suspected)\sof\b|\b{_BE}{_ADVERB}\s(?:said|alleged|reported|rumou?red|understood)\sto\b"
    r"|\b(?:alleges?|purports?)\b|(?<=\bon\s)suspicion\b))"
)

# Each of these has a word of the first, or a phrase of the second: most sentences have none.
_CUES = frozenset(
    """could may might perhaps maybe possibly potentially conceivably possible conceivable unclear considering
    weighing mulling contemplating considered weighed mulled contemplated consideration suggest suggests suggested
    suggesting likely unlikely probably apparently seemingly presumably appear appears appeared seem seems seemed
    believed thought expected estimated feared predicted forecast projected expect expects tend tends
    plan plans planned planning intend intends intended intending aim aims aimed aiming hope hopes hoped hoping
    propose proposes proposed proposing want wants wanted seek seeks seeking sought vow vows vowed
    pledge pledges pledged promise promises promised preparing
    reportedly allegedly purportedly supposedly rumored rumoured suspected unconfirmed alleged accused alleges allege
    purport purports suspicion""".split()
)
_CUES_BEFORE_TO = tuple(
    f"{word} to" for word in "set scheduled slated poised going about due said reported understood".split()
)


def hedges_in(text: str, words: Sequence[Word], lows: frozenset[str], offset: int = 0) -> tuple[Hedge, ...]:
    """The hedges among these words, in order; `text` begins at `offset` of what the words' offsets count in.

    `lows` are its words in small letters.
    """
    if not may_hedge(text, lows):
        return ()
    start, end = words[0].start - offset, words[-1].end - offset
    return tuple(_hedge(match, offset) for match in _HEDGES.finditer(text, start, end))


def may_hedge(text: str, lows: frozenset[str]) -> bool:
    """False for most texts that have no hedge, for a small part of what looking for one costs."""
    return not _CUES.isdisjoint(lows) or ("to" in lows and holds_any(" ".join(text.split()), _CUES_BEFORE_TO))


def _hedge(match: re.Match[str], offset: int) -> Hedge:
    strength = next(each for each in _STRENGTHS if match[each])
    return Hedge(match[0], strength, offset + match.start(), offset + match.end())
