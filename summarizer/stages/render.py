"""Lay a document out: plain text and Markdown for a person, JSON for a program. HTML is in `page.py`.

What is shown, and in which words, is decided in `view.py`.
"""

import re
import textwrap
from collections.abc import Iterator, Sequence

from pydantic import BaseModel

from summarizer.domain import Brief, CheckReport, FactsReport, Rejected, Verdict
from summarizer.stages.view import ShownClaim, label, plural, view_of, with_codes

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|!])")


def as_json(document: BaseModel, *, texts: bool = True) -> str:
    """The document with two spaces of indent; `texts=False` leaves the articles' texts out."""
    leave_out = None if texts else {"articles": {"__all__": {"text"}}}
    return document.model_dump_json(indent=2, exclude=leave_out) + "\n"


def brief_as_text(brief: Brief, *, width: int = 88) -> str:
    """The brief as it is read in a terminal, ending in a line break."""
    view = view_of(brief)
    sources = [_spaced(f"[{source.number}]", source.label, source.reprints) for source in view.sources]
    return _joined(
        [
            view.status,
            _wrapped(view.headline, width),
            *(_wrapped(" ".join(map(_marked, paragraph)), width) for paragraph in view.paragraphs),
            _wrapped(view.proof, width),
            _section("Sources", sources, width),
            *(_section(title, lines, width) for title, lines in view.lists),
        ]
    )


def brief_as_markdown(brief: Brief) -> str:
    """The brief as Markdown. What stands in articles is escaped: it cannot become a link, a tag or a heading."""
    view = view_of(brief)
    return _joined(
        [
            f"# {_escaped(view.headline)}" if view.headline else "",
            f"> {view.status}" if view.status else "",
            *(" ".join(_marked_down(claim) for claim in paragraph) for paragraph in view.paragraphs),
            f"*{view.proof}*" if view.proof else "",
            *_markdown_sources(brief),
            *(_markdown_list(title, map(_escaped, lines)) for title, lines in view.lists),
        ]
    )


def check_as_text(report: CheckReport, *, width: int = 88) -> str:
    """One block a claim: verdict, the claim, its best evidence."""
    sources = {article.id: label(article) for article in report.articles}
    blocks = [_checked(claim.text, claim.verdict, sources, width) for claim in report.claims]
    counts = report.summary
    total = f"{counts.supported} of {counts.claims} {plural('sentence', counts.claims)} supported"
    return _joined([*blocks, _wrapped(total, width), _not_used(report.rejected, width)])


def facts_as_text(report: FactsReport, *, width: int = 88) -> str:
    """One entry a fact, with the articles that state it."""
    sources = {article.id: label(article) for article in report.articles}
    lines = [f"{fact.text} ({'; '.join(sources[id_] for id_ in fact.article_ids)})" for fact in report.facts]
    return _joined([_bulleted(lines, width), _not_used(report.rejected, width)])


def _marked(claim: ShownClaim) -> str:
    numbers = "".join(f"[{number}]" for number in claim.numbers)
    return _spaced(claim.text, numbers, "(not supported)" if claim.doubtful else "")


def _marked_down(claim: ShownClaim) -> str:
    numbers = "".join(f"[^{number}]" for number in claim.numbers)
    return _spaced(_escaped(claim.text) + numbers, "**(not supported)**" if claim.doubtful else "")


def _markdown_sources(brief: Brief) -> Iterator[str]:
    for source in view_of(brief).sources:
        url = source.article.url or ""
        link = f"<{url}>" if re.fullmatch(r"https?://[^\s<>]+", url) else ""
        yield _spaced(f"[^{source.number}]:", _escaped(source.label), _escaped(source.reprints), link)


def _markdown_list(title: str, lines: Iterator[str]) -> str:
    return "\n".join([f"## {title}", "", *(f"- {line}" for line in lines)])


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


def _checked(text: str, verdict: Verdict, sources: dict[str, str], width: int) -> str:
    lines = [_wrapped(f"{verdict.label.replace('_', ' ').upper()}: {with_codes(text, verdict.codes)}", width)]
    for item in verdict.evidence[:2]:
        evidence = f"{sources.get(item.article_id, item.article_id)}: “{' '.join(item.quote.split())}”"
        lines.append(textwrap.fill(evidence, width, initial_indent="    ", subsequent_indent="    "))
    return "\n".join(lines)


def _not_used(rejected: Sequence[Rejected], width: int) -> str:
    return _section("Not used", [f"{item.source}: {item.detail}" for item in rejected], width)


def _section(title: str, lines: Sequence[str], width: int) -> str:
    return f"{title}\n{_bulleted(lines, width)}" if lines else ""


def _bulleted(lines: Sequence[str], width: int) -> str:
    return "\n".join(textwrap.fill(line, width, initial_indent="  ", subsequent_indent="      ") for line in lines)


def _wrapped(text: str, width: int) -> str:
    return textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False)


def _spaced(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _joined(blocks: Sequence[str]) -> str:
    return "\n\n".join(block for block in blocks if block) + "\n"
