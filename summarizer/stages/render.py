"""Show a document to a person, as plain text, or to a program, as JSON.

The text numbers its sources in the order in which the brief cites them. Nothing empty is shown.
"""

import textwrap
from collections.abc import Iterator, Sequence
from datetime import date

from pydantic import BaseModel

from summarizer.domain import Article, Brief, CheckReport, FactsReport, Verdict

SENTENCES_A_PARAGRAPH = 3
LONGEST_TITLE = 160  # characters
MOST_NAMES = 3  # of reprints; the JSON has them all
_STATUS_LINES = {
    "refused": "No brief.",
    "degraded": "The model did not deliver; this brief was written without it.",
    "unguarded": "Nothing here was checked: the guard was off.",
    "flagged": "Not every sentence here is supported by the articles; the marked ones are not.",
}


def as_json(document: BaseModel, *, texts: bool = True) -> str:
    """The document with two spaces of indent; `texts=False` leaves the articles' texts out."""
    leave_out = None if texts else {"articles": {"__all__": {"text"}}}
    return document.model_dump_json(indent=2, exclude=leave_out) + "\n"


def brief_as_text(brief: Brief, *, width: int = 88) -> str:
    """The brief as it is read in a terminal, ending in a line break."""
    numbers = _source_numbers(brief)
    blocks = [
        _STATUS_LINES.get(brief.status, ""),
        _wrapped(brief.headline or "", width),
        *_paragraphs(brief, numbers, width),
        _wrapped(_proof_line(brief), width),
        _section("Sources", _source_lines(brief, numbers), width),
        _section(
            "Kept out, not proven",
            [_with_codes(claim.text, claim.verdict) for claim in brief.withheld],
            width,
        ),
        _section("Not used", [f"{item.source}: {item.detail}" for item in brief.rejected], width),
        _section("Notes", [note.detail for note in brief.notes if note.code != "no_usable_article"], width),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def check_as_text(report: CheckReport, *, width: int = 88) -> str:
    """One block a claim: verdict, the claim, its best evidence."""
    sources = {article.id: _label(article) for article in report.articles}
    blocks = [_checked(claim.text, claim.verdict, sources, width) for claim in report.claims]
    counts = report.summary
    total = _wrapped(f"{counts.supported} of {counts.claims} {_plural('sentence', counts.claims)} supported", width)
    rejected = _section("Not used", [f"{item.source}: {item.detail}" for item in report.rejected], width)
    return "\n\n".join(block for block in (*blocks, total, rejected) if block) + "\n"


def facts_as_text(report: FactsReport, *, width: int = 88) -> str:
    """One entry a fact, with the articles that state it."""
    sources = {article.id: _label(article) for article in report.articles}
    lines = [f"{fact.text} ({'; '.join(sources[id_] for id_ in fact.article_ids)})" for fact in report.facts]
    rejected = _section("Not used", [f"{item.source}: {item.detail}" for item in report.rejected], width)
    return "\n\n".join(block for block in (_bulleted(lines, width), rejected) if block) + "\n"


def _source_numbers(brief: Brief) -> dict[str, int]:
    """Article id -> number, in the order of first citation; copies are not cited beside their original."""
    copies = {article.id for article in brief.articles if article.duplicate_of}
    articles_of = {fact.id: fact.article_ids for fact in brief.facts}
    cited = (id_ for claim in brief.claims for fact_id in claim.citations for id_ in articles_of.get(fact_id, ()))
    return {
        id_: number for number, id_ in enumerate(dict.fromkeys(id_ for id_ in cited if id_ not in copies), start=1)
    }


def _paragraphs(brief: Brief, numbers: dict[str, int], width: int) -> Iterator[str]:
    articles_of = {fact.id: fact.article_ids for fact in brief.facts}
    sentences = []
    for claim in brief.claims:
        cited = sorted(
            {numbers[id_] for fact in claim.citations for id_ in articles_of.get(fact, ()) if id_ in numbers}
        )
        marks = "".join(f"[{number}]" for number in cited)
        doubt = "" if claim.verdict.label == "supported" or brief.status == "unguarded" else "(not supported)"
        sentences.append(" ".join(part for part in (claim.text, marks, doubt) if part))
    for at in range(0, len(sentences), SENTENCES_A_PARAGRAPH):
        yield _wrapped(" ".join(sentences[at : at + SENTENCES_A_PARAGRAPH]), width)


def _proof_line(brief: Brief) -> str:
    if not brief.claims:
        return ""
    supported = sum(claim.verdict.label == "supported" for claim in brief.claims)
    proven = "every one" if supported == len(brief.claims) else str(supported)
    counts = f"{len(brief.claims)} {_plural('sentence', len(brief.claims))}"
    if brief.status != "unguarded":
        counts += f", {proven} supported by its source"
    articles = f"{len(brief.articles)} {_plural('article', len(brief.articles))}"
    if len(brief.articles) == 1:
        return f"{counts}. {articles}."
    return f"{counts}. {articles} from {brief.origins} independent {_plural('origin', brief.origins)}."


def _source_lines(brief: Brief, numbers: dict[str, int]) -> list[str]:
    copies: dict[str, list[str]] = {}
    for article in brief.articles:
        if article.duplicate_of:
            copies.setdefault(article.duplicate_of, []).append(article.outlet or article.source)
    by_id = {article.id: article for article in brief.articles}
    lines = []
    for id_, number in numbers.items():
        reprint = f" (reprinted: {_some(copies[id_])})" if id_ in copies else ""
        lines.append(f"[{number}] {_label(by_id[id_])}{reprint}")
    return lines


def _some(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMES
    return ", ".join(names[:MOST_NAMES]) + (f" and {more} more" if more > 0 else "")


def _label(article: Article) -> str:
    """Outlet, title and date as far as they are known; the source's name where there is no title."""
    named = f"{article.outlet}: " if article.outlet else ""
    title = textwrap.shorten(article.title or article.source, LONGEST_TITLE, placeholder=" ...")
    return ", ".join(part for part in (named + title, _day(article.published)) if part)


def _day(published: str | None) -> str | None:
    """2023-03-21 -> 21 March 2023; a month or a year alone as far as it goes."""
    if published is None:
        return None
    parts = published[:10].split("-")
    day = date.fromisoformat("-".join((*parts, "01", "01")[:3]))
    return {1: f"{day:%Y}", 2: f"{day:%B %Y}"}.get(len(parts), f"{day.day} {day:%B %Y}")


def _checked(text: str, verdict: Verdict, sources: dict[str, str], width: int) -> str:
    lines = [_wrapped(f"{verdict.label.replace('_', ' ').upper()}: {_with_codes(text, verdict)}", width)]
    for item in verdict.evidence[:2]:
        evidence = f"{sources.get(item.article_id, item.article_id)}: “{' '.join(item.quote.split())}”"
        lines.append(textwrap.fill(evidence, width, initial_indent="    ", subsequent_indent="    "))
    return "\n".join(lines)


def _with_codes(text: str, verdict: Verdict) -> str:
    return f"{text} ({', '.join(verdict.codes)})" if verdict.codes else text


def _section(title: str, lines: Sequence[str], width: int) -> str:
    return f"{title}\n{_bulleted(lines, width)}" if lines else ""


def _bulleted(lines: Sequence[str], width: int) -> str:
    return "\n".join(textwrap.fill(line, width, initial_indent="  ", subsequent_indent="      ") for line in lines)


def _wrapped(text: str, width: int) -> str:
    return textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False)


def _plural(word: str, count: int) -> str:
    return word if count == 1 else word + "s"
