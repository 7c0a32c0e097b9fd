"""One brief in all four formats, compared to the letter, so that a change of any is seen in the diff.

Drafter, verifier and extractor are fixed, and so is the clock: only how a brief is put together and laid out
can change these. After a change on purpose renew them and read the diff:

    RENEW_SNAPSHOTS=1 python -m pytest -q tests/test_snapshots.py; git diff tests/snapshots
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest

from summarizer.domain import Brief, Claim, Conflict, Evidence, Fact, Rejected, Variant, Verdict, content_id
from summarizer.language.parse import ParsedArticle
from summarizer.ports import Extracted, Story
from summarizer.stages.page import brief_as_html
from summarizer.stages.render import as_json, brief_as_markdown, brief_as_text
from tests.builders import SpeakingDrafter, brief_of, raw, services

RENEW = "RENEW_SNAPSHOTS"
FOLDER = Path(__file__).parent / "snapshots"
WRITTEN: dict[str, Callable[[Brief], str]] = {
    "txt": brief_as_text,
    "md": brief_as_markdown,
    "json": as_json,
    "html": brief_as_html,
}

POST = (
    "The lighthouse of Skarn went dark on Monday night when a storm cut its power line. "
    "“We steered by the church tower,” said Mayor Runa Halle.\n"
    "Two trawlers ran onto the sandbank <off the pier> & were pulled free at dawn."
)
LEDGER = (
    "Three trawlers ran onto the sandbank off Skarn in Monday's storm, the coast guard said. "
    "Engineers will mend the power line of the lighthouse on Friday. "
    "Mayor Runa Halle thanked the crews of the tugs. "
    "The lighthouse of Skarn was built in 1887. "
    "The Pilots' Guild called for a second lighthouse on the sandbank."
)
UNPROVEN = "The lighthouse keeper had fallen asleep."


@dataclass(frozen=True)
class OneFactASentence:
    """Finds a fact in every statement, always in the same way."""

    async def extract(self, articles: Sequence[ParsedArticle]) -> Extracted:
        return Extracted(
            tuple(
                Fact(
                    id=content_id("fact", sentence.wording),
                    text=sentence.wording,
                    kind="statement",
                    spans=(article.span(sentence.start, sentence.end),),
                    article_ids=(article.id,),
                    origins=(article.article.origin,),
                )
                for article in articles
                for sentence in article.statements
            )
        )


@dataclass(frozen=True)
class QuotingVerifier:
    """Supports what a fact says in the same words, and shows its span."""

    version: str = "fixed@1"

    async def verify(self, claims: Sequence[Claim], story: Story) -> tuple[Verdict, ...]:
        return tuple(self._verdict(claim, story) for claim in claims)

    def _verdict(self, claim: Claim, story: Story) -> Verdict:
        spans = [span for fact in story.facts if fact.text == claim.text for span in fact.spans]
        if not spans:
            return Verdict(label="not_enough_evidence", codes=("no_evidence",), verifier=self.version, score=0.0)
        evidence = tuple(Evidence(**span.model_dump(), stance="supports", score=1.0) for span in spans)
        return Verdict(label="supported", verifier=self.version, score=1.0, evidence=evidence)


@cache
def _brief() -> Brief:
    """A reduced brief: two origins, a reprint, a conflict, a stray file, a sentence kept out."""
    first, second = LEDGER.split(". ")[:2]
    sentences = (POST.partition(". ")[0] + ".", f"{first}.", f"{second}.", UNPROVEN)
    using = replace(
        services(
            drafter=SpeakingDrafter(sentences, headline="Storm darkens the lighthouse of Skarn"),
            verifier=QuotingVerifier(),
        ),
        extractor=OneFactASentence(),
    )
    url = "https://post.example/skarn"
    given = (
        raw(POST, source="a.txt", outlet="Skarn Post", title="Lighthouse goes dark", published="2031-02-04", url=url),
        raw(POST.rpartition("\n")[0], source="b.txt", outlet="Isle Gazette", published="2031-02-04"),
        raw(LEDGER, source="c.txt", outlet="Harbour Ledger", published="2031-02-05"),
        Rejected(source="d.pdf", code="binary", detail="this is no text"),
    )
    brief = brief_of(*given, using=using)
    return brief.model_copy(update={"conflicts": (_conflict(brief, "open"), _conflict(brief, "update"))})


def _conflict(brief: Brief, resolution: str) -> Conflict:
    """The Post and its reprint say one thing, the Ledger another."""
    ledger = [article for article in brief.articles if article.outlet == "Harbour Ledger"]
    others = [article for article in brief.articles if article.outlet != "Harbour Ledger"]
    topic = {"open": "trawlers that ran aground", "update": "the light of Skarn"}[resolution]
    texts = {"open": ("two trawlers", "three trawlers"), "update": ("dark since Monday", "to shine from Thursday")}
    sides = zip(texts[resolution], (others, ledger), strict=True)
    return Conflict.model_validate(
        {
            "topic": topic,
            "kind": "number" if resolution == "open" else "state",
            "resolution": resolution,
            "holds": resolution == "update",
            "variants": tuple(
                Variant(
                    text=text,
                    article_ids=tuple(article.id for article in said_by),
                    outlets=tuple(article.outlet or "" for article in said_by),
                    origins=tuple(dict.fromkeys(article.origin for article in said_by)),
                )
                for text, said_by in sides
            ),
        }
    )


@pytest.mark.parametrize("form", WRITTEN)
def test_the_brief_is_laid_out_as_it_was(form: str) -> None:
    snapshot = FOLDER / f"brief.{form}"
    written = WRITTEN[form](_brief())
    if os.environ.get(RENEW):
        snapshot.write_text(written, encoding="utf-8")

    assert written == snapshot.read_text(encoding="utf-8")


def test_all_formats_tell_the_same_conflicts() -> None:
    for form, write in WRITTEN.items():
        written = write(_brief())
        assert "rawlers that ran aground" in written, form
        assert "two trawlers" in written, form
    assert "- now: to shine from Thursday (Harbour Ledger [2], 5 February)" in brief_as_text(_brief())
    assert brief_as_text(_brief()).count("now:") == 1


def test_without_conflicts_no_format_speaks_of_them() -> None:
    brief = _brief().model_copy(update={"conflicts": ()})

    assert not any("sources differ" in write(brief) for write in WRITTEN.values())


def test_what_sources_differ_about_stays_inert() -> None:
    sides = tuple(
        Variant(text=text, article_ids=(_brief().articles[0].id,), outlets=("Skarn Post",), origins=("o",))
        for text in ("<b>two</b>", "*three*")
    )
    conflict = Conflict(topic="[boats](https://evil.example)", kind="number", resolution="open", variants=sides)
    brief = _brief().model_copy(update={"conflicts": (conflict,)})

    assert "&lt;b&gt;two&lt;/b&gt;" in brief_as_html(brief)
    assert "\\<b\\>two" in brief_as_markdown(brief)
    assert "\\*three\\*" in brief_as_markdown(brief)
    assert "\\[boats\\](" in brief_as_markdown(brief)
