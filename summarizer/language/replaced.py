"""Figures that a sentence calls old: "seven miners and not the nine that it had named before".

Only what was reported before, by whoever speaks or by nobody named: "not nine, as the union says" is
another's view, and holds as long as the union says so.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from summarizer.language.changed import Change
from summarizer.language.date_forms import COUNTS
from summarizer.language.errata import SAID
from summarizer.language.numbers import Number
from summarizer.language.parse import ParsedSentence
from summarizer.language.words import holds_any

_BEFORE = r"(?:at\sfirst|before|earlier|first|initially|originally|previously)"
_CUES = ("not", "nstead of", "ather than")
_NOT = re.compile(
    r"\b(?:[Nn]ot|[Ii]nstead\sof|[Rr]ather\sthan)\s(?:(?:the|some|about|nearly|at\sleast|more\sthan)\s){0,2}$"
)
_AS_BEFORE = re.compile(
    r"[^.;]{0,40}?\s(?:(?:it|he|she|they)\s(?:had|has|have)\s(?:\w+\s)?"
    rf"{SAID}|{_BEFORE}\s{SAID}|{SAID}\s{_BEFORE})\b"
)
_MOST = r"(?:(?:about|nearly|some|at\sleast|more\sthan)\s)?\W?"
_BUT = re.compile(rf"(?:\s[\w-]+){{0,10}}\sbut\s{_MOST}$")  # "not 3,000 people but 2,400"
_AND_NOT = re.compile(rf"(?:\s[\w-]+){{0,8}}\sand\snot\s{_MOST}$")  # "211 people on the ferry and not 208"
_COMMA_NOT = re.compile(r",\snot\s(?:the\s)?$")
_CLAUSE_ENDS = re.compile(r"\s?(?:[.;]|$)")
_AS_OTHERS_SAY = re.compile(r"(?:\s[\w-]+){0,2},?\s(?:as|that)\s")
_MORE = re.compile(
    rf",\s(?P<by>{'|'.join(COUNTS)})\s(?P<way>more|fewer|less)\sthan\s(?:(?:had\sbeen|was|were|it|they|he|she)\s)?"
    rf"(?:(?:had|have|has)\s)?(?:{_BEFORE}\s{SAID}|{SAID}\s{_BEFORE})\b"
)
_LOOK_BACK = 40  # characters before a figure that may call it old


def replaced_figures(sentence: ParsedSentence) -> tuple[Number, ...]:
    """The figures that were reported before and hold no longer."""
    text, start = sentence.text, sentence.start
    return tuple(number for number in rejected_figures(sentence) if _AS_BEFORE.match(text, number.end - start))


def rejected_figures(sentence: ParsedSentence) -> tuple[Number, ...]:
    """The figures right behind "not", "instead of" or "rather than", whoever had them."""
    if not sentence.numbers or not holds_any(sentence.text, _CUES):
        return ()
    return tuple(number for number in sentence.numbers if _is_rejected(sentence, number))


def _is_rejected(sentence: ParsedSentence, number: Number) -> bool:
    at = number.start - sentence.start
    return _NOT.search(sentence.text, max(0, at - _LOOK_BACK), at) is not None


def _one_more(sentence: ParsedSentence) -> Iterator[Change]:
    """As in "five people were injured, one more than was reported at first"."""
    match = _MORE.search(sentence.text) if "than" in sentence.text else None
    counts = [number for number in sentence.numbers if number.noun and not number.upper]
    if match and len(counts) == 1:
        by = COUNTS[match["by"]] * (1 if match["way"] == "more" else -1)
        yield Change(counts[0]._replace(value=counts[0].value - by), counts[0])


def corrections_in(sentence: ParsedSentence) -> Iterator[Change]:
    """What holds instead of them: the counts that the sentence gives of its own."""
    yield from _one_more(sentence)
    old = replaced_figures(sentence)
    for each in old:
        others = [number for number in sentence.numbers if number.value != each.value and not number.is_label]
        yield from (Change(each, number) for number in others if number.noun or len(others) == 1)
    if not old:
        yield from _denied_at_the_end(sentence)
    if not old and holds_any(sentence.text, _CUES):
        yield from filter(None, (_corrected(sentence, *pair) for pair in pairwise(sentence.numbers)))


def _denied_at_the_end(sentence: ParsedSentence) -> Iterator[Change]:
    """As in "Six of the eight halls were destroyed, not five."."""
    text, start = sentence.text, sentence.start
    for number in rejected_figures(sentence):
        before = text[: number.start - start]
        if _COMMA_NOT.search(before) and number.noun is None and _CLAUSE_ENDS.match(text, number.end - start):
            counts = [each for each in sentence.numbers if each.end < number.start and each.noun]
            yield from (Change(number, each) for each in counts[:1] if each.value != number.value)


def _corrected(sentence: ParsedSentence, first: Number, second: Number) -> Change | None:
    """What "not 3,000 but 2,400" and "2,400 and not 3,000" tell, unless it is said whose figure that was."""
    text, start = sentence.text, sentence.start
    between = text[first.end - start : second.start - start]
    if _BUT.fullmatch(between) and _is_rejected(sentence, first):
        return Change(first, second)
    if _AND_NOT.fullmatch(between) and not _AS_OTHERS_SAY.match(text, second.end - start):
        return Change(second, first)
    return None
