"""Find sentences that take back what was reported, and the claims that they take back.

Only what says so is a correction: "has corrected", "retracted", "had wrongly reported", "not nine as it had
said". A figure that merely replaces another is an update, see `conflicts/`. Errs on the side of no: a claim
falls only when the correction names most of what it says and, where figures are corrected, the figure it gives.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from summarizer.domain import Span
from summarizer.language.parse import ParsedSentence
from summarizer.language.replaced import SAID, replaced_figures
from summarizer.language.words import content_stems, words_in
from summarizer.ports import Story

SHARED = 0.5  # share of a claim's content words that its correction names
FEWEST_SHARED = 2  # words

_REPORT = (
    r"(?:account|allegation|announcement|article|claim|count|estimate|figure|number|report|statement|story|toll)s?"
)
_WRONGLY = r"(?:wrongly|mistakenly|erroneously|incorrectly|falsely|in\serror|by\smistake)"
# These say that nothing of it holds; what merely corrects gives the right figure, or both.
_RETRACTS = re.compile(
    r"\bretract(?:ed|s|ing|ion)\b"
    rf"|\b(?:withdrew|withdrawn|took\sback|taken\sback|apologi[sz]ed\sfor)\s(?:an?|the|its|his|her|their)\s"
    rf"(?:[\w-]+\s){{0,3}}{_REPORT}\b"
    rf"|\b{_REPORT}\s[^,;]{{0,80}}\b(?:was|were|had\sbeen)\s(?:an\serror|a\smistake|wrong|incorrect|false|mistaken)\b",
    re.IGNORECASE,
)
_CORRECTS = re.compile(
    r"\b(?:correct(?:ed|s|ing|ion)|misstated|misreported)\b"
    rf"|\b{_WRONGLY}\s{SAID}\b|\b{SAID}\b[^,;]{{0,60}}\b{_WRONGLY}\b",
    re.IGNORECASE,
)
# Before the figure that no longer holds.
_FORMERLY = re.compile(
    rf"\b(?:from|not|than|instead\sof|down\sfrom|up\sfrom|{_WRONGLY}|earlier|previously|initially|first)\b[^,;.]{{0,40}}$",
    re.IGNORECASE,
)
_META = content_stems(
    words_in(
        "correct corrected correction retract retracted wrongly mistakenly erroneously incorrectly error mistake"
        " report reported statement earlier previously figure number toll said says article wrong"
    )
)


@dataclass(frozen=True)
class Correction:
    """A sentence that takes something back, and where it stands."""

    sentence: ParsedSentence
    span: Span
    old_figures: frozenset[Decimal]
    figures: frozenset[Decimal]


def corrections_in(story: Story, new: frozenset[str]) -> tuple[Correction, ...]:
    """The corrections that the articles with these ids make."""
    return tuple(
        Correction(sentence, parsed.span(sentence.start, sentence.end), _old_figures(sentence), figures_of(sentence))
        for parsed in story.articles
        if parsed.id in new
        for sentence in parsed.statements
        if _is_correction(sentence)
    )


def correction_of(claim: ParsedSentence, corrections: Sequence[Correction]) -> Correction | None:
    """The first that takes this claim back."""
    return next((item for item in corrections if _takes_back(item, claim)), None)


def figures_of(sentence: ParsedSentence) -> frozenset[Decimal]:
    """The values of its figures, labels such as those of roads and flights apart."""
    return frozenset(value for number in sentence.numbers if not number.is_label for value in number.values)


def _takes_back(correction: Correction, claim: ParsedSentence) -> bool:
    if _is_correction(claim):  # it tells of one itself
        return False
    ours = figures_of(claim)
    if ours & correction.old_figures:
        return _is_named(claim, correction, also_in_part=True)
    # Figures of which none is called the old one are the right ones, and a claim that has others is wrong.
    if correction.old_figures or (correction.figures and (not ours or ours & correction.figures)):
        return False
    return _is_named(claim, correction)


def _is_named(claim: ParsedSentence, correction: Correction, *, also_in_part: bool = False) -> bool:
    """Does the correction have most of the claim's words, or, in part, the claim most of the correction's?"""
    ours, theirs = _subject(claim), _subject(correction.sentence)
    whole = min(len(ours), len(theirs)) if also_in_part else len(ours)
    return len(ours & theirs) >= max(FEWEST_SHARED, SHARED * whole)


def _is_correction(sentence: ParsedSentence) -> bool:
    text = sentence.text
    return bool(_CORRECTS.search(text) or _RETRACTS.search(text) or replaced_figures(sentence))


def _subject(sentence: ParsedSentence) -> frozenset[str]:
    return frozenset(stem for stem in sentence.stems if not stem[0].isdigit()) - _META


def _old_figures(sentence: ParsedSentence) -> frozenset[Decimal]:
    """Those that the sentence says hold no longer: all of a retraction, else those behind "not" and the like."""
    if _RETRACTS.search(sentence.text):
        return figures_of(sentence)
    return frozenset(_figures_behind(sentence))


def _figures_behind(sentence: ParsedSentence) -> Iterator[Decimal]:
    at = sentence.start
    for number in sentence.numbers:
        between = sentence.text[at - sentence.start : number.start - sentence.start]
        if not number.is_label and _FORMERLY.search(between):
            yield from number.values
        at = number.end
