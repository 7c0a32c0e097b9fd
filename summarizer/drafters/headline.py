"""A headline that is a fact of the brief: a chosen sentence without its side clauses."""

import re
from collections.abc import Sequence

from summarizer.drafters.shortening import shortened
from summarizer.drafters.wordings import Wording
from summarizer.language.words import STOP_WORDS, count_words

LEAD_WORDS, OTHER_WORDS = range(5, 21), range(5, 17)

_SIDE_CLAUSE = re.compile(r", (?:who|which|whose|where|while|as|after|amid|although|though)\b[^,“”\"]*(?:,|(?=\.?$))")
_HOURS_BEFORE = re.compile(
    r", (?:an?|the|just|only|some|\w+)(?: few| \w+)? (?:hours?|days?|weeks?|months?) (?:before|after|ahead)\b[^,]*$"
)
# "..., calling the two great powers": what a sentence adds to its news. "According to" is none of these.
_ADDITION = re.compile(
    r", (?:calling|saying|adding|making|leaving|bringing|raising|sending|prompting|marking|giving|ending)\b.*$"
)
_OPENING_PHRASE = re.compile(r"(?:On|In|At|After|Before|During|Earlier|Later|Ahead)\b[^,“”\"]{2,60}, (?=[A-Z])")


def headline(chosen: Sequence[Wording]) -> str | None:
    """The lead as short as it goes; else the sentence chosen first that is short and names its subject.

    Never a quotation, never one about "the offer" while a sentence names somebody; without a
    fitting sentence the lead, whole.
    """
    if not chosen:
        return None
    lead = _as_headline(chosen[0], LEAD_WORDS)
    others = (_as_headline(wording, OTHER_WORDS) for wording in chosen[1:])
    named = next((text for text in others if text and _names_its_subject(text)), None)
    return lead or named or chosen[0].text.rstrip(".")


def _as_headline(wording: Wording, length: range) -> str | None:
    """The longest way to say it of such a length."""
    texts = (without_side_clauses(text) for text in (wording.text, *shortened(wording.sentence)))
    return max((text for text in texts if _fits(text, length)), key=count_words, default=None)


def without_side_clauses(sentence: str) -> str:
    """The sentence without opening phrase, side clauses and full stop."""
    for clause in (_ADDITION, _HOURS_BEFORE, _SIDE_CLAUSE, _OPENING_PHRASE):
        sentence = clause.sub("", sentence)
    return sentence.rstrip(".")


def _names_its_subject(text: str) -> bool:
    first, _, rest = text.partition(" ")
    return first.casefold() not in STOP_WORDS or rest[:1].isupper()


def _fits(text: str, length: range) -> bool:
    return count_words(text) in length and not re.search('[“"]', text)
