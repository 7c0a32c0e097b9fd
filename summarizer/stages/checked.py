"""The verdicts of a check as an editor reads them: what is wrong with a sentence, where, and what the article says.

In colour the words at fault are marked where they stand; without colour they are listed on lines of their
own, and sentences and quotes stay as they were written, to be copied. Which words these are is decided
in `offending.py`; the reasons are worded in `reasons.py`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from summarizer.domain import LABELS, Article, CheckedClaim, CheckReport, Evidence, Label, Verdict
from summarizer.language.printable import one_line
from summarizer.stages.layout import filled, joined, not_used_section, wrapped
from summarizer.stages.offending import Differing, Quoted, Stretch, differing, stems_of, words_in_none
from summarizer.stages.paint import judged, underlined
from summarizer.stages.reasons import REASONS
from summarizer.stages.source_names import labels
from summarizer.stages.view import plural

MOST_EVIDENCE = 2  # quotes of a verdict; the JSON has them all
MOST_REASONS = 3  # in the closing lines
_INDENT = "    "


def check_as_text(report: CheckReport, *, width: int = 88, colour: bool = False) -> str:
    """One block a claim: verdict, the claim, what is wrong with it, its best evidence. Then the counts."""
    sources = _Sources(report.articles)
    blocks = ["\n".join(_block(claim, sources, width, colour=colour)) for claim in report.claims]
    closing = "\n".join(wrapped(line, width) for line in _closing(report))
    return joined([*blocks, closing, not_used_section(report.rejected, width, colour=colour)])


@dataclass(frozen=True)
class _Sources:
    """What the articles are called, when they appeared, and their words."""

    articles: Sequence[Article]

    @cached_property
    def labels(self) -> dict[str, str]:
        return labels(self.articles)

    @cached_property
    def published(self) -> dict[str, str | None]:
        return {article.id: article.published for article in self.articles}

    @cached_property
    def stems(self) -> frozenset[str]:
        """Read only for a claim without evidence: it takes a while."""
        return frozenset[str]().union(*(stems_of(article.text or "") for article in self.articles))

    def quoted(self, item: Evidence) -> Quoted:
        return Quoted(one_line(item.quote), self.published.get(item.article_id))


class _Line(NamedTuple):
    """A line before it is wrapped, and the stretches of it to be marked."""

    text: str
    marks: tuple[Stretch, ...] = ()

    def between(self, before: str, after: str = "") -> "_Line":
        """The line with something before and after it."""
        marks = (Stretch(start + len(before), end + len(before)) for start, end in self.marks)
        return _Line(before + self.text + after, tuple(marks))


def _block(claim: CheckedClaim, sources: _Sources, width: int, *, colour: bool) -> Iterator[str]:
    verdict, text = claim.verdict, one_line(claim.text)
    found = _differing(text, verdict, sources)
    evidence = tuple(_evidence(verdict, sources, found.quote))
    yield _judged(_Line(text, found.claim), verdict.label, width, colour=colour)
    if not colour:
        yield from _listed("differs" if verdict.evidence else "in no article", [_Line(text, found.claim)], width)
        yield from _listed("article", [quote for _, quote in evidence], width)
    for code in verdict.codes:
        yield filled(f"{REASONS[code]} ({code})", width, first="  - ", then=_INDENT)
    for source, quote in evidence:
        line = quote.between(f"{source}: “", "”")
        yield underlined(filled(line.text, width, first=_INDENT, then=_INDENT), line.text, line.marks, colour=colour)


def _differing(text: str, verdict: Verdict, sources: _Sources) -> Differing:
    if verdict.label == "supported":
        return Differing((), ())
    if not verdict.evidence:
        return Differing(words_in_none(text, sources.stems), ())
    quotes = [sources.quoted(item) for item in verdict.evidence]
    return differing(text, quotes, refuted=verdict.label == "refuted")


def _evidence(verdict: Verdict, sources: _Sources, marks: tuple[Stretch, ...]) -> Iterator[tuple[str, _Line]]:
    """What is shown of the evidence, each quote behind what its article is called. The marks are the first one's."""
    for side, item in _sides(verdict) or [("", item) for item in verdict.evidence[:MOST_EVIDENCE]]:
        marked = marks if item is verdict.evidence[0] else ()
        yield side + sources.labels.get(item.article_id, item.article_id), _Line(sources.quoted(item).text, marked)


def _sides(verdict: Verdict) -> list[tuple[str, Evidence]]:
    """The best evidence for and the best against, where sources disagree; nothing where they do not."""
    supports = [("for: ", item) for item in verdict.evidence if item.stance == "supports"]
    refutes = [("against: ", item) for item in verdict.evidence if item.stance == "refutes"]
    return [supports[0], refutes[0]] if supports and refutes else []


def _judged(claim: _Line, label: Label, width: int, *, colour: bool) -> str:
    """The label in words and the claim, whose words at fault are marked."""
    judgement = label.replace("_", " ").upper()
    line = claim.between(f"{judgement}: ")
    lines = underlined(wrapped(line.text, width), line.text, line.marks, colour=colour)
    if not lines.startswith(judgement):  # in a terminal too narrow for it
        return lines
    return judged(judgement, good=label == "supported", colour=colour) + lines[len(judgement) :]


def _listed(title: str, lines: Sequence[_Line], width: int) -> Iterator[str]:
    """The marked words, for whoever sees no marks."""
    words = [line.text[start:end] for line in lines for start, end in line.marks]
    if words:
        yield filled(f"{title}: {', '.join(words)}", width, first=_INDENT, then=_INDENT)


def _closing(report: CheckReport) -> Iterator[str]:
    counts = report.summary
    others = [(getattr(counts, label), label.replace("_", " ")) for label in LABELS if label != "supported"]
    found = [f"{count} {label}" for count, label in others if count]
    yield ", ".join([f"{counts.supported} of {counts.claims} {plural('sentence', counts.claims)} supported", *found])
    codes = Counter(
        code for claim in report.claims if claim.verdict.label != "supported" for code in claim.verdict.codes
    )
    if codes:
        reasons = [f"{REASONS[code]} ({count})" for code, count in codes.most_common(MOST_REASONS)]
        yield f"Most often: {'; '.join(reasons)}"
