"""Find sentences that take back what was reported, and the claims that they take back.

Only what says so is a correction: "corrected the toll", "retracted its report", "had wrongly reported", "not nine as
it had said", an erratum (`errata.py`). A figure that merely replaces another is an update, see `stages/conflicts/`.
Errs on the side of no: a claim falls only when the correction names most of what it says, with a verb of it, and,
where figures are corrected, the figure it gives.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from summarizer.domain import Span
from summarizer.language.days import FULL_DAY
from summarizer.language.errata import names_an_error
from summarizer.language.modes import is_saying
from summarizer.language.parse import ParsedArticle, ParsedSentence
from summarizer.language.polarity import base_of, bases_in, denied_in
from summarizer.language.replaced import SAID, rejected_figures, replaced_figures
from summarizer.language.words import content_stems, holds_any, words_in

SHARED = 0.5  # share of a claim's content words that its correction names
FEWEST_SHARED = 2  # words

_REPORT = (
    r"(?:account|allegation|announcement|article|claim|count|estimate|figure|number|report|statement|story|toll)s?"
)
_ITS = r"(?:an?|the|its|our|his|her|their|that|this|earlier)"
_WRONGLY = r"(?:wrongly|mistakenly|erroneously|incorrectly|falsely|in\serror|by\smistake)"
# These say that nothing of it holds; what merely corrects gives the right figure, or both.
_RETRACTS = re.compile(
    rf"\bretract(?:ed|s|ing)?\s{_ITS}\b|\b(?:was|were|been)\sretracted\b|\bretraction\sof\b"
    rf"|\b(?:withdraw|withdrew|withdrawn|took\sback|taken\sback|takes\sback)\s{_ITS}\s(?:[\w-]+\s){{0,3}}{_REPORT}\b"
    r"|\b(?:took\sdown|taken\sdown|takes\sdown|deleted|pulled|removed|apologi[sz]ed\sfor)\s"
    rf"{_ITS}\s(?:[\w-]+\s){{0,3}}{_REPORT}\s(?:that|saying|which\ssaid)\b"
    rf"|\b{_REPORT}\s[^,;]{{0,80}}\b(?:was|were|had\sbeen)\s(?:an\serror|a\smistake|wrong|incorrect|false|mistaken)\b",
    re.IGNORECASE,
)
_CORRECTS = re.compile(
    rf"\bcorrect(?:ed|s|ing)\s(?:{_ITS}\s)?(?:[\w’'-]+\s){{0,3}}{_REPORT}\b"
    r"|\bcorrect(?:ed|s|ing)\b[^.;]{0,80}\b(?:from|to)\s(?:\d|\w+\sfrom)|\bcorrections?\sto\s"
    rf"{_ITS}\s(?:[\w-]+\s){{0,3}}{_REPORT}\b"
    r"|\b(?:misstated|misreported)\b"
    rf"|\b{_WRONGLY}\s{SAID}\b|\b{SAID}\b[^,;]{{0,60}}\b{_WRONGLY}\b",
    re.IGNORECASE,
)
_HEADS = re.compile(r"(?:Correction|Clarification|Retraction|Erratum|Editor[’']s\snote|Corrects)\b", re.IGNORECASE)
# What it gives instead stands in the next sentence.
_MISSTATED = re.compile(r"\bmis(?:stated|reported|identified)\b")
_CUES = (
    *("orrect", "etract", "wrong", "mistak", "rroneous", "false", "error", "isstated", "isreported", "withdr"),
    *("took", "taken", "takes", "deleted", "pulled", "removed", "apolog", "version", "edition", "untrue", "not true"),
)
_HAD_CORRECTED = re.compile(r"\bwhich\s[^,;]{0,40}\bhad\scorrected\b")  # told in passing, and long since known
_FIRST = 2  # sentences of an article that may say that it corrects
# Before the figure that no longer holds.
_FORMERLY = re.compile(
    rf"\b(?:from|not|than|instead\sof|down\sfrom|up\sfrom|{_WRONGLY}|earlier|previously|initially|first)\b[^,;.]{{0,40}}$",
    re.IGNORECASE,
)
_META = content_stems(
    words_in(
        "correct corrected correction retract retracted wrongly mistakenly erroneously incorrectly error mistake"
        " report reported statement earlier previously figure number toll said says article wrong version story"
        " untrue withdrew withdrawn deleted pulled removed apologised apologized misstated misreported according"
    )
)


@dataclass(frozen=True)
class Correction:
    """A sentence that takes something back, the article in which it stands, and the figures it calls old."""

    article: ParsedArticle
    sentence: ParsedSentence
    old_figures: frozenset[Decimal]
    figures: frozenset[Decimal]

    @property
    def day(self) -> str:
        """When its article was published, empty when not known."""
        return (self.article.article.published or "")[:FULL_DAY]

    @property
    def span(self) -> Span:
        """Where it stands; of an erratum with the sentence behind it, which says what was wrong or is right."""
        at = self.sentence.index
        after = self.article.sentences[at + 1 : at + 2] if self.sentence in self.article.errata else ()
        end = next((each.end for each in after if each.paragraph == self.sentence.paragraph), self.sentence.end)
        return self.article.span(self.sentence.start, end)


def corrections_in(articles: Iterable[ParsedArticle]) -> tuple[Correction, ...]:
    """The corrections that the articles make."""
    return tuple(
        Correction(article, sentence, _old_figures(sentence, is_erratum=is_erratum), figures_of(sentence))
        for article in articles
        for sentence, is_erratum in article.once(_corrections)
    )


def _corrections(article: ParsedArticle) -> tuple[tuple[ParsedSentence, bool], ...]:
    """With whether all that it tells is taken back."""
    return tuple(_correcting(article))


def _correcting(article: ParsedArticle) -> Iterator[tuple[ParsedSentence, bool]]:
    yield from ((sentence, not _MISSTATED.search(sentence.text)) for sentence in article.errata)
    first = (article.article.title or "", *(sentence.text for sentence in article.sentences[:_FIRST]))
    corrects_all = bool(article.errata) or any(_HEADS.match(each) for each in first)
    takes_all_back = bool(_HEADS.match(first[0]) or any(_RETRACTS.search(each) for each in first[1:2]))
    for sentence in article.statements:
        is_right = (corrects_all and rejected_figures(sentence)) or (takes_all_back and denied_in(sentence))
        if is_right or _is_correction(sentence):
            yield sentence, False


def correction_of(
    claim: ParsedSentence, corrections: Sequence[Correction], *, told_on: str = ""
) -> Correction | None:
    """The first that takes this claim back; none of a day before the one on which the claim was told."""
    return next((item for item in corrections if not "" < item.day < told_on and _takes_back(item, claim)), None)


def figures_of(sentence: ParsedSentence) -> frozenset[Decimal]:
    """The values of its figures, labels such as those of roads and flights apart."""
    return frozenset(value for number in sentence.numbers if not number.is_label for value in number.values)


def _takes_back(correction: Correction, claim: ParsedSentence) -> bool:
    if _is_correction(claim) or _denies_it(claim, correction):  # it tells of one itself
        return False
    ours = figures_of(claim)
    if ours & (correction.figures - correction.old_figures):  # it has what holds instead
        return False
    if ours & correction.old_figures:
        return _is_named(claim, correction, also_in_part=True)
    # Figures of which none is called the old one are the right ones, and a claim that has others is wrong.
    if correction.old_figures or (correction.figures and (not ours or ours & correction.figures)):
        return False
    return _is_named(claim, correction)


def _denies_it(claim: ParsedSentence, correction: Correction) -> bool:
    """Does it deny what the correction takes back, "has not resigned", be it as the correction does?"""
    return not denied_in(claim).isdisjoint(bases_in(correction.sentence))


def _is_named(claim: ParsedSentence, correction: Correction, *, also_in_part: bool = False) -> bool:
    """Does the correction have most of the claim's words, or, in part, the claim most of the correction's?"""
    ours, theirs = _subject(claim), _subject(correction.sentence)
    whole = min(len(ours), len(theirs)) if also_in_part else len(ours)
    deeds = _deeds(correction.sentence)
    is_of_one_deed = also_in_part or not deeds or not deeds.isdisjoint(bases_in(claim))
    return is_of_one_deed and len(ours & theirs) >= max(FEWEST_SHARED, SHARED * whole)


def _deeds(sentence: ParsedSentence) -> frozenset[str]:
    """Stems of its verbs that tell what happened: a claim that has none of them is of something else."""
    verbs = (sentence.tokens[each.verb] for each in sentence.clauses.predicates if not is_saying(each))
    return frozenset(base_of(each.word) for each in verbs if each.form != "base" and not each.word.is_stop) - _META


def _is_correction(sentence: ParsedSentence) -> bool:
    return _says_so(sentence.text) or bool(replaced_figures(sentence))


def _says_so(text: str) -> bool:
    if not holds_any(text, _CUES):
        return False
    corrects = _CORRECTS.search(text) and not _HAD_CORRECTED.search(text)
    return bool(corrects or _RETRACTS.search(text) or names_an_error(text))


def _subject(sentence: ParsedSentence) -> frozenset[str]:
    """Stems of what it is about: without its figures, in whatever form, and who says so."""
    apart = [(each.start, each.end) for each in sentence.numbers]
    apart += [(each.start, each.end) for each in sentence.attributions]
    words = (word for word in sentence.words if not any(start <= word.start < end for start, end in apart))
    return frozenset(word.stem for word in words if not word.is_stop) - _META


def _old_figures(sentence: ParsedSentence, *, is_erratum: bool) -> frozenset[Decimal]:
    """Those that the sentence says hold no longer: all of a retraction, else those behind "not" and the like."""
    if is_erratum or _RETRACTS.search(sentence.text):
        return figures_of(sentence)
    return frozenset(_figures_behind(sentence))


def _figures_behind(sentence: ParsedSentence) -> Iterator[Decimal]:
    at = sentence.start
    for number in sentence.numbers:
        between = sentence.text[at - sentence.start : number.start - sentence.start]
        if not number.is_label and _FORMERLY.search(between):
            yield from number.values
        at = number.end
