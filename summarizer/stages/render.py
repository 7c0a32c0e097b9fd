"""Lay a document out: plain text and Markdown for a person, JSON for a program. HTML is in `page.py`.

What is shown, and in which words, is decided in `view.py`; colours come from `paint.py`.
"""

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from pydantic import BaseModel

from summarizer.domain import Brief, CheckReport, ClustersReport, EventCluster, FactsReport, Rejected, Verdict
from summarizer.language.printable import one_line
from summarizer.stages.differing import ShownVariant
from summarizer.stages.paint import doubted, judged, numbered, painted, strong, unmarked
from summarizer.stages.source_names import label_with_source, labels
from summarizer.stages.view import (
    CURRENT,
    DIFFERENCES,
    BriefView,
    ShownClaim,
    not_used,
    originals_first,
    plural,
    view_of,
    with_codes,
)

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|!~]|&(?=#?\w{1,31};))")


def as_json(document: BaseModel, *, texts: bool = True) -> str:
    """The document with two spaces of indent; `texts=False` leaves the articles' texts out."""
    leave_out = None if texts else {"articles": {"__all__": {"text"}}}
    return document.model_dump_json(indent=2, exclude=leave_out) + "\n"


def brief_as_text(brief: Brief, *, width: int = 88, colour: bool = False) -> str:
    """The brief as it is read in a terminal, ending in a line break."""
    view = view_of(brief)
    sources = [_spaced(numbered(source.number), _plain(source.label, source.reprints)) for source in view.sources]
    text = _joined(
        [
            view.status,
            strong(_wrapped(unmarked(view.headline), width), colour=colour),
            *(_wrapped(" ".join(map(_marked, paragraph)), width) for paragraph in view.paragraphs),
            _wrapped(view.proof, width),
            _differences(view, width, colour=colour),
            _section("Sources", sources, width, colour=colour),
            *(_section(title, map(unmarked, lines), width, colour=colour) for title, lines in view.lists),
        ]
    )
    return painted(text, colour=colour)


def brief_as_markdown(brief: Brief) -> str:
    """The brief as Markdown. What stands in articles is escaped: it cannot become a link, a tag or a heading."""
    view = view_of(brief)
    return _joined(
        [
            f"# {_escaped(view.headline)}" if view.headline else "",
            f"> {view.status}" if view.status else "",
            *(" ".join(_marked_down(claim) for claim in paragraph) for paragraph in view.paragraphs),
            f"*{view.proof}*" if view.proof else "",
            *_markdown_differences(view),
            *_markdown_sources(view),
            *(_markdown_list(title, map(_escaped, lines)) for title, lines in view.lists),
        ]
    )


def check_as_text(report: CheckReport, *, width: int = 88, colour: bool = False) -> str:
    """One block a claim: verdict, the claim, its best evidence."""
    sources = labels(report.articles)
    blocks = [_checked(claim.text, claim.verdict, sources, width, colour=colour) for claim in report.claims]
    counts = report.summary
    total = f"{counts.supported} of {counts.claims} {plural('sentence', counts.claims)} supported"
    return _joined([*blocks, _wrapped(total, width), _not_used(report.rejected, width, colour=colour)])


def facts_as_text(report: FactsReport, *, width: int = 88, colour: bool = False) -> str:
    """One entry a fact, with the articles that state it."""
    sources = labels(report.articles)
    lines = [f"{fact.text} ({'; '.join(sources[id_] for id_ in fact.article_ids)})" for fact in report.facts]
    return _joined([_bulleted(lines, width), _not_used(report.rejected, width, colour=colour)])


def clusters_as_text(report: ClustersReport, *, width: int = 88, colour: bool = False) -> str:
    """One block an event: its label, how many articles and origins, and the articles."""
    blocks = [_event(event, width, colour=colour) for event in report.clusters]
    return _joined([*blocks, _not_used(report.rejected, width, colour=colour)])


def _event(event: EventCluster, width: int, *, colour: bool) -> str:
    sources = {article.id: article.source for article in event.articles}
    count, origins = len(event.articles), len({article.origin for article in event.articles})
    articles = f"{count} {plural('article', count)}"
    total = articles if count == 1 else f"{articles} from {origins} independent {plural('origin', origins)}"
    lines = [
        label_with_source(article) + (f" (copy of {sources[article.duplicate_of]})" if article.duplicate_of else "")
        for article in originals_first(event.articles)
    ]
    return "\n".join([strong(_wrapped(event.label, width), colour=colour), total, _bulleted(lines, width)])


def _marked(claim: ShownClaim) -> str:
    numbers = "".join(map(numbered, claim.numbers))
    return _spaced(unmarked(claim.text), numbers, doubted("not supported") if claim.doubtful else "")


def _differences(view: BriefView, width: int, *, colour: bool) -> str:
    """Each topic, and under it one entry a side."""
    if not view.conflicts:
        return ""
    entries = [
        entry
        for conflict in view.conflicts
        for entry in (
            _bulleted([unmarked(conflict.topic)], width),
            *(_filled(_side(variant), width, first="    - ") for variant in conflict.variants),
        )
    ]
    more = [f"  {view.more_conflicts}"] if view.more_conflicts else []
    return "\n".join([strong(DIFFERENCES, colour=colour), *entries, *more])


def _side(variant: ShownVariant) -> str:
    outlets = "; ".join(
        _spaced(unmarked(outlet.name), numbered(outlet.number) if outlet.number else "") for outlet in variant.outlets
    )
    return _spaced(CURRENT if variant.is_current else "", unmarked(variant.text), _said_by(outlets, variant))


def _said_by(outlets: str, variant: ShownVariant) -> str:
    return f"({', '.join(part for part in (_spaced(outlets, variant.more), variant.day) if part)})"


def _markdown_differences(view: BriefView) -> Iterator[str]:
    if view.conflicts:
        yield f"## {DIFFERENCES}"
    for conflict in view.conflicts:
        yield f"**{_escaped(conflict.topic)}**"
        yield "\n".join(f"- {_markdown_side(variant)}" for variant in conflict.variants)
    if view.more_conflicts:
        yield view.more_conflicts


def _markdown_side(variant: ShownVariant) -> str:
    outlets = "; ".join(
        _escaped(outlet.name) + (f"[^{outlet.number}]" if outlet.number else "") for outlet in variant.outlets
    )
    return _spaced(CURRENT if variant.is_current else "", _escaped(variant.text), _said_by(outlets, variant))


def _marked_down(claim: ShownClaim) -> str:
    numbers = "".join(f"[^{number}]" for number in claim.numbers)
    return _spaced(_escaped(claim.text) + numbers, "**(not supported)**" if claim.doubtful else "")


def _markdown_sources(view: BriefView) -> Iterator[str]:
    for source in view.sources:
        url = source.article.url or ""
        link = f"<{url}>" if re.fullmatch(r"https?://[^\s<>]+", url) else ""
        yield _spaced(f"[^{source.number}]:", _escaped(source.label), _escaped(source.reprints), link)


def _markdown_list(title: str, lines: Iterator[str]) -> str:
    return "\n".join([f"## {title}", "", *(f"- {line}" for line in lines)])


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


def _checked(text: str, verdict: Verdict, sources: dict[str, str], width: int, *, colour: bool) -> str:
    judgement = verdict.label.replace("_", " ").upper()
    first = _wrapped(f"{judgement}: {with_codes(one_line(text), verdict.codes)}", width)
    if first.startswith(judgement):  # it does, but in a terminal too narrow for it
        first = judged(judgement, good=verdict.label == "supported", colour=colour) + first[len(judgement) :]
    lines = [first]
    for item in verdict.evidence[:2]:
        evidence = f"{sources.get(item.article_id, item.article_id)}: “{' '.join(item.quote.split())}”"
        lines.append(textwrap.fill(evidence, width, initial_indent="    ", subsequent_indent="    "))
    return "\n".join(lines)


def _not_used(rejected: Sequence[Rejected], width: int, *, colour: bool) -> str:
    return _section("Not used", not_used(rejected), width, colour=colour)


def _section(title: str, lines: Iterable[str], width: int, *, colour: bool) -> str:
    entries = _bulleted(lines, width)
    return f"{strong(title, colour=colour)}\n{entries}" if entries else ""


def _bulleted(lines: Iterable[str], width: int) -> str:
    return "\n".join(_filled(line, width, first="  ") for line in lines)


def _filled(line: str, width: int, *, first: str) -> str:
    # Names of files have hyphens, and are to be found in one piece.
    return textwrap.fill(line, width, initial_indent=first, subsequent_indent="      ", break_on_hyphens=False)


def _wrapped(text: str, width: int) -> str:
    return textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False)


def _plain(*parts: str) -> str:
    return unmarked(_spaced(*parts))


def _spaced(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _joined(blocks: Sequence[str]) -> str:
    return "\n\n".join(block for block in blocks if block) + "\n"
