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
from functools import cached_property

from summarizer.domain import Span
from summarizer.language.days import FULL_DAY
from summarizer.language.errata import LABEL, MIS, SAID, WRONGLY, is_headed, names_an_error
from summarizer.language.modes import is_saying
from summarizer.language.notices import Notice
from summarizer.language.parse import ParsedArticle, ParsedSentence, parse_sentence
from summarizer.language.polarity import base_of, bases_in, denied_in
from summarizer.language.replaced import rejected_figures, replaced_figures
from summarizer.language.words import content_stems, holds_any, words_in

SHARED = 0.5  # share of a claim's content words that its correction names
FEWEST_SHARED = 2  # words
NEARLY_ALL = 0.75  # share of what a paper takes back that a claim tells, which may tell more
FEWEST_TOLD = 3  # words of it

_REPORT = (
    r"(?:account|allegation|announcement|article|claim|count|estimate|figure|number|report|statement|story|toll)s?"
)
_ITS = r"(?:an?|the|its|our|his|her|their|that|this|earlier)"
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
    rf"|\b{WRONGLY}\s{SAID}\b|\b{SAID}\b[^,;]{{0,60}}\b{WRONGLY}\b",
    re.IGNORECASE,
)
_HEADS = re.compile(rf"(?:{LABEL}|Corrects)\b", re.IGNORECASE)
# What it gives instead stands in it, or in the next sentence.
_GIVES_BOTH = re.compile(rf"\b{MIS}\b|\b(?:amended|corrected|updated|changed|edited|revised)\b")
_REMOVED = re.compile(r"\bto\s(?:remove|delete)\b")
# What was reported, without what that was before, after or beside.
_TOLD = re.compile(
    rf"\b(?:{SAID}|alleged|claimed|wrote|alleging|claiming|saying|{_REPORT})\s(?:(?P<that>that)\s)?"
    r"(?P<told>.+?)(?=,?\s(?:before|after|when|while|which|who|whose|because|until|since|where)\s|[.;]?$)"
)
_CUES = (
    *("orrect", "etract", "wrong", "mistak", "rroneous", "false", "error", "isstated", "isreported", "withdr"),
    *("took", "taken", "takes", "deleted", "pulled", "removed", "apolog", "version", "edition", "untrue", "not true"),
)
_HAD_CORRECTED = re.compile(r"\bwhich\s[^,;]{0,40}\bhad\scorrected\b")  # told in passing, and long since known
_FIRST = 2  # sentences of an article that may say that it corrects
# Before the figure that no longer holds.
_FORMERLY = re.compile(
    rf"\b(?:from|not|than|instead\sof|down\sfrom|up\sfrom|{WRONGLY}|earlier|previously|initially|first)\b[^,;.]{{0,40}}$",
    re.IGNORECASE,
)
_ONE_STATE = {"injur": "hurt", "wound": "hurt", "kill": "dead", "die": "dead", "death": "dead"}
_META = content_stems(
    words_in(
        "correct corrected correction retract retracted wrongly mistakenly erroneously incorrectly error mistake"
        " report reported statement earlier previously figure number toll said says article wrong version story"
        " untrue withdrew withdrawn deleted pulled removed apologised apologized misstated misreported according"
        " also gave put stated overstated understated amended updated story edition"
    )
)


@dataclass(frozen=True)
class Correction:
    """A sentence that takes something back, the article and the place where it stands, and the figures it calls old.

    `figures` are all that it and what holds instead have.
    """

    article: ParsedArticle
    sentence: ParsedSentence
    span: Span
    old_figures: frozenset[Decimal]
    figures: frozenset[Decimal]
    denies: bool = False  # as "was not arrested, as we reported" does

    @property
    def day(self) -> str:
        """When its article was published, empty when not known."""
        return (self.article.article.published or "")[:FULL_DAY]

    @property
    def gives_figure(self) -> bool:
        """Does it only give another figure, so that what was told with the old one happened all the same?"""
        return bool(self.old_figures and self.figures - self.old_figures)

    @cached_property
    def told(self) -> ParsedSentence | None:
        """What was told and is not so, where it has a clause for that."""
        match = _TOLD.search(self.sentence.text)
        is_clause = match and (match["that"] or not self.figures)
        return parse_sentence(match["told"]) if match and is_clause else None

    @cached_property
    def deeds(self) -> frozenset[str]:
        """Stems of the verbs of what is not so: a claim that has none of them is of something else."""
        if self.denies:
            return denied_in(self.sentence)
        return (_deeds(self.told) if self.told else frozenset()) or _deeds(self.sentence)


def corrections_in(articles: Iterable[ParsedArticle]) -> tuple[Correction, ...]:
    """The corrections that the articles make."""
    return tuple(correction for article in articles for correction in article.once(_corrections))


def _corrections(article: ParsedArticle) -> tuple[Correction, ...]:
    errata = (_erratum(article, notice) for notice in article.notices if notice.tells_error)
    return (*errata, *(_correction(article, *each) for each in _correcting(article)))


def _erratum(article: ParsedArticle, notice: Notice) -> Correction:
    text, published = article.article.text or "", article.article.published
    said = parse_sentence(text[notice.start : notice.said], published=published)
    then = parse_sentence(text[notice.said : notice.then], published=published)
    gives_both = _GIVES_BOTH.search(said.text) is not None and not _REMOVED.search(said.text)
    old, figures = _old_figures(said, is_erratum=not gives_both), figures_of(said)
    if notice.end == notice.then and (notice.is_set_right or gives_both):
        old |= frozenset[Decimal]().union(*(number.values for number in rejected_figures(then)))
        figures |= figures_of(then)
        old -= figures_of(then) - old if gives_both else figures_of(then)
    return Correction(article, said, article.span(notice.start, notice.end), old, figures)


def _correction(article: ParsedArticle, sentence: ParsedSentence, denies: bool) -> Correction:
    span = article.span(sentence.start, sentence.end)
    old = _old_figures(sentence, is_erratum=False)
    return Correction(article, sentence, span, old, figures_of(sentence), denies)


def _correcting(article: ParsedArticle) -> Iterator[tuple[ParsedSentence, bool]]:
    """The statements that correct, with whether they do so by a denial."""
    first = (article.article.title or "", *(sentence.text for sentence in article.sentences[:_FIRST]))
    corrects_all = bool(article.notices) or is_headed(first[0]) or any(_HEADS.match(each) for each in first)
    takes_all_back = bool(_HEADS.match(first[0]) or any(_RETRACTS.search(each) for each in first[1:2]))
    denying = {each.start for each in article.notices if not each.tells_error}
    for sentence in article.statements:
        denies = bool((takes_all_back or sentence.start in denying) and denied_in(sentence))
        if denies or (corrects_all and rejected_figures(sentence)) or _is_correction(sentence):
            yield sentence, denies


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
    shared = ours & theirs
    if also_in_part:
        is_all = bool(theirs) and theirs <= ours
        return is_all or len(shared) >= max(FEWEST_SHARED, SHARED * min(len(ours), len(theirs)))
    if correction.deeds and correction.deeds.isdisjoint(bases_in(claim)):
        return False
    return len(shared) >= max(FEWEST_SHARED, SHARED * len(ours)) or _tells_all(ours, correction)


def _tells_all(ours: frozenset[str], correction: Correction) -> bool:
    """Does a claim with these words tell nearly all of what is not so, and more?"""
    untrue = _subject(correction.told) if correction.told else frozenset()
    return len(untrue) >= FEWEST_TOLD and len(ours & untrue) >= NEARLY_ALL * len(untrue)


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
    stems = frozenset(word.stem for word in words if not word.is_stop) - _META
    return frozenset(_ONE_STATE.get(each, each) for each in stems)


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
