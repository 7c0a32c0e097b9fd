"""Lay a document out: plain text and Markdown for a person, JSON for a program.

HTML is in `page.py`, the verdicts of a check are in `checked.py`. What is shown, and in which words, is
decided in `view.py`; lines are laid out in `layout.py`, and colours come from `paint.py`.
"""

import re
from collections.abc import Iterator
from itertools import chain

from pydantic import BaseModel

from summarizer.domain import Brief, ClustersReport, EventCluster, FactsReport
from summarizer.stages.differing import ShownVariant
from summarizer.stages.layout import bulleted, filled, joined, not_used_section, section, spaced, wrapped
from summarizer.stages.paint import doubted, numbered, painted, strong, unmarked
from summarizer.stages.sections import ShownEntry, ShownSection
from summarizer.stages.source_names import label_with_source, labels
from summarizer.stages.view import (
    NEW,
    WITHDRAWN,
    BriefView,
    ShownClaim,
    ShownParagraph,
    ShownTable,
    originals_first,
    plural,
    view_of,
)

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|!~]|&(?=#?\w{1,31};))")

_TEXTS = {"articles": {"__all__": {"text"}}}


def as_json(document: BaseModel, *, texts: bool = True) -> str:
    """The document with two spaces of indent; `texts=False` leaves the articles' texts out."""
    return document.model_dump_json(indent=2, exclude=None if texts else _TEXTS) + "\n"


def as_json_line(document: BaseModel, *, texts: bool = True) -> str:
    """The same as one line of JSON Lines."""
    return document.model_dump_json(exclude=None if texts else _TEXTS) + "\n"


def brief_as_text(brief: Brief, *, width: int = 88, colour: bool = False) -> str:
    """The brief as it is read in a terminal, ending in a line break."""
    view = view_of(brief)
    sources = [spaced(numbered(source.number), _plain(source.label, source.reprints)) for source in view.sources]
    text = joined(
        [
            wrapped(view.status, width),
            strong(wrapped(unmarked(view.headline), width), colour=colour),
            *(wrapped(_paragraph(paragraph), width) for paragraph in view.paragraphs),
            wrapped(view.proof, width),
            section(WITHDRAWN, map(unmarked, view.withdrawn), width, colour=colour),
            *(_table(table, width, colour=colour) for table in view.tables),
            *(section(each.title, map(_entry, each.entries), width, colour=colour) for each in view.sections),
            section("Sources", sources, width, colour=colour),
            *(section(title, map(unmarked, lines), width, colour=colour) for title, lines in view.lists),
        ]
    )
    return painted(text, colour=colour)


def brief_as_markdown(brief: Brief) -> str:
    """The brief as Markdown. What stands in articles is escaped: it cannot become a link, a tag or a heading."""
    view = view_of(brief)
    return joined(
        [
            f"# {_escaped(view.headline)}" if view.headline else "",
            f"> {view.status}" if view.status else "",
            *map(_markdown_paragraph, view.paragraphs),
            f"*{view.proof}*" if view.proof else "",
            _markdown_list(WITHDRAWN, map(_escaped, view.withdrawn)) if view.withdrawn else "",
            *chain.from_iterable(map(_markdown_table, view.tables)),
            *map(_markdown_section, view.sections),
            *_markdown_sources(view),
            *(_markdown_list(title, map(_escaped, lines)) for title, lines in view.lists),
        ]
    )


def facts_as_text(report: FactsReport, *, width: int = 88, colour: bool = False) -> str:
    """One entry a fact, with the articles that state it."""
    sources = labels(report.articles)
    lines = [f"{fact.text} ({'; '.join(sources[id_] for id_ in fact.article_ids)})" for fact in report.facts]
    return joined([bulleted(lines, width), not_used_section(report.rejected, width, colour=colour)])


def clusters_as_text(report: ClustersReport, *, width: int = 88, colour: bool = False) -> str:
    """One block an event: its label, how many articles and origins, and the articles."""
    blocks = [_event(event, width, colour=colour) for event in report.clusters]
    return joined([*blocks, not_used_section(report.rejected, width, colour=colour)])


def _event(event: EventCluster, width: int, *, colour: bool) -> str:
    sources = {article.id: article.source for article in event.articles}
    count, origins = len(event.articles), len({article.origin for article in event.articles})
    articles = f"{count} {plural('article', count)}"
    total = articles if count == 1 else f"{articles} from {origins} independent {plural('origin', origins)}"
    lines = [
        label_with_source(article) + (f" (copy of {sources[article.duplicate_of]})" if article.duplicate_of else "")
        for article in originals_first(event.articles)
    ]
    return "\n".join([strong(wrapped(event.label, width), colour=colour), total, bulleted(lines, width)])


def _paragraph(paragraph: ShownParagraph) -> str:
    return spaced(paragraph.reported, *map(_marked, paragraph.claims))


def _markdown_paragraph(paragraph: ShownParagraph) -> str:
    return spaced(f"**{paragraph.reported}**" if paragraph.reported else "", *map(_marked_down, paragraph.claims))


def _marked(claim: ShownClaim) -> str:
    numbers = "".join(map(numbered, claim.numbers))
    doubt = _doubt(claim)
    return spaced(
        NEW if claim.is_new else "", unmarked(claim.text), numbers, doubted(unmarked(doubt)) if doubt else ""
    )


def _doubt(claim: ShownClaim) -> str:
    return "not supported" if claim.doubtful else claim.disputed


def _entry(entry: ShownEntry) -> str:
    parts = (spaced(unmarked(part.text), "".join(map(numbered, part.numbers))) for part in entry.parts)
    return spaced(f"{unmarked(entry.lead)}:" if entry.lead else "", "; ".join(parts))


def _markdown_section(section_: ShownSection) -> str:
    return _markdown_list(section_.title, map(_markdown_entry, section_.entries))


def _markdown_entry(entry: ShownEntry) -> str:
    parts = (_escaped(part.text) + "".join(f"[^{number}]" for number in part.numbers) for part in entry.parts)
    return spaced(f"**{_escaped(entry.lead)}:**" if entry.lead else "", "; ".join(parts))


def _table(table: ShownTable, width: int, *, colour: bool) -> str:
    """Each topic, and under it one entry a side."""
    entries = [
        entry
        for conflict in table.conflicts
        for entry in (
            bulleted([unmarked(conflict.topic)], width),
            *(filled(_side(variant), width, first="    - ") for variant in conflict.variants),
        )
    ]
    more = [f"  {table.more}"] if table.more else []
    return "\n".join([strong(table.title, colour=colour), *entries, *more])


def _side(variant: ShownVariant) -> str:
    outlets = "; ".join(
        spaced(unmarked(outlet.name), numbered(outlet.number) if outlet.number else "") for outlet in variant.outlets
    )
    return spaced(variant.state, unmarked(variant.text), _said_by(outlets, variant))


def _said_by(outlets: str, variant: ShownVariant) -> str:
    return f"({', '.join(part for part in (spaced(outlets, variant.more), variant.day) if part)})"


def _markdown_table(table: ShownTable) -> Iterator[str]:
    """A row a side, the topic before the first."""
    yield f"## {table.title}"
    rows = [
        f"| {f'**{_escaped(conflict.topic)}**' if at == 0 else ''} | {_markdown_side(variant)} |"
        for conflict in table.conflicts
        for at, variant in enumerate(conflict.variants)
    ]
    yield "\n".join(["| About | What is said, and by whom |", "| --- | --- |", *rows])
    if table.more:
        yield table.more


def _markdown_side(variant: ShownVariant) -> str:
    outlets = "; ".join(
        _escaped(outlet.name) + (f"[^{outlet.number}]" if outlet.number else "") for outlet in variant.outlets
    )
    return spaced(variant.state, _escaped(variant.text), _said_by(outlets, variant))


def _marked_down(claim: ShownClaim) -> str:
    numbers = "".join(f"[^{number}]" for number in claim.numbers)
    doubt = _doubt(claim)
    return spaced(
        f"**{NEW}**" if claim.is_new else "",
        _escaped(claim.text) + numbers,
        f"**({_escaped(doubt)})**" if doubt else "",
    )


def _markdown_sources(view: BriefView) -> Iterator[str]:
    for source in view.sources:
        url = source.article.url or ""
        link = f"<{url}>" if re.fullmatch(r"https?://[^\s<>]+", url) else ""
        yield spaced(f"[^{source.number}]:", _escaped(source.label), _escaped(source.reprints), link)


def _markdown_list(title: str, lines: Iterator[str]) -> str:
    return "\n".join([f"## {title}", "", *(f"- {line}" for line in lines)])


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


def _plain(*parts: str) -> str:
    return unmarked(spaced(*parts))
