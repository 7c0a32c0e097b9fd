"""The brief as a page and as Markdown: every sentence leads to its proof, and what articles hold stays inert."""

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from summarizer.domain import Brief
from summarizer.drafters.extractive import ExtractiveDrafter
from summarizer.edges.markup import without_markup
from summarizer.language.parse import parse_sentence
from summarizer.stages.page import brief_as_html
from summarizer.stages.render import brief_as_markdown
from summarizer.verifiers.rules.evidence import CLOSE
from tests.builders import FERRY, FLOOD, SEEDS, SpeakingDrafter, brief_of, raw, seed_articles, services

NASTY = (
    "The river <script>alert('Marl')</script> flooded the town of Marl on Sunday & after. "
    "Mayor Dana Voss wrote [a link](https://evil.example) and *stars* into the report on Monday."
)


class _Page(HTMLParser):
    """The links, the marked passages and the tags of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: dict[str, str] = {}
        self.marks: dict[str, str] = {}
        self.ids: list[str] = []
        self._open: tuple[dict[str, str], str] | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = {name: value or "" for name, value in attrs}
        self.ids += [given["id"]] if "id" in given else []
        if tag == "a" and given.get("class") == "claim":
            self._open = (self.links, given["href"].removeprefix("#"))
        if tag == "mark":
            self._open = (self.marks, given["id"])

    def handle_data(self, data: str) -> None:
        if self._open:
            into, key = self._open
            into[key] = into.get(key, "") + data

    def handle_endtag(self, tag: str) -> None:
        if tag in {"a", "mark"}:
            self._open = None


@pytest.mark.parametrize("folder", SEEDS, ids=lambda folder: folder.name)
def test_every_sentence_links_to_the_passage_it_rests_on(folder: Path) -> None:
    brief = brief_of(*seed_articles(folder))
    page = _Page(brief_as_html(brief))

    assert len(page.links) == len(brief.claims)
    for target, sentence in page.links.items():
        passage, claim = parse_sentence(page.marks[target]).stems, parse_sentence(sentence).stems
        assert len(passage & claim) >= CLOSE * len(claim)
    assert len(page.ids) == len(set(page.ids))


def test_passages_that_overlap_are_one_that_both_sentences_lead_to() -> None:
    brief = brief_of(raw())
    first, second = brief.claims[:2]
    wide, inner = first.verdict.evidence[0], second.verdict.evidence[0]
    wide = wide.model_copy(update={"end": inner.start + 20})  # ends inside the other
    overlapping = first.model_copy(update={"verdict": first.verdict.model_copy(update={"evidence": (wide,)})})

    page = _Page(brief_as_html(brief.model_copy(update={"claims": (overlapping, second)})))

    (target,) = page.links
    assert page.marks[target] == FLOOD[wide.start : inner.end]


def test_the_page_needs_no_script_and_allows_its_own_style_alone() -> None:
    html = brief_of(raw(), raw(FERRY, url="https://harbour-post.example/1"), raw(FLOOD, url="javascript:alert(1)"))
    page = brief_as_html(html)

    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert policy
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy[1]
    assert policy[1].startswith("default-src 'none'")
    assert "script" not in _Page(page).tags
    assert 'href="https://harbour-post.example/1"' in page
    assert "javascript:" not in page


def _nasty() -> Brief:
    using = services(drafter=SpeakingDrafter(NASTY.split(". ")), stand_in=ExtractiveDrafter())
    return brief_of(raw(NASTY, title="<b>Marl</b>", source="<i>x</i>"), using=using, guard="off")


def test_what_an_article_holds_is_text_on_the_page() -> None:
    page = brief_as_html(_nasty())

    assert not {"script", "b", "i"} & set(_Page(page).tags)
    assert "&lt;script&gt;alert(" in page


def test_what_an_article_holds_is_text_in_markdown() -> None:
    written = brief_as_markdown(_nasty())

    assert r"\<script\>" in written
    assert r"\[a link\](https://evil.example)" in written
    assert r"\*stars\*" in written


def test_markdown_strikes_nothing_out_and_decodes_nothing() -> None:
    text = "The council of Marl ~~gave~~ the firm Holm & Berg; it wrote &lt;b&gt; and &#60; in its report on Monday."
    brief = brief_of(raw(text), using=services(drafter=SpeakingDrafter((text,))), guard="off")

    written = brief_as_markdown(brief)

    assert r"\~\~gave\~\~ the firm Holm & Berg; it wrote \&lt;b\&gt; and \&\#60; in" in written
    assert text in without_markup(written)


def test_markdown_numbers_its_sources_as_footnotes() -> None:
    flood = raw(outlet="Post", title="River in town", published="2025-03-04", url="https://post.example/1")

    written = brief_as_markdown(brief_of(flood))

    assert written.startswith("# ")
    assert "after three days of rain.[^1] " in written
    assert "\n\n[^1]: Post: River in town, 4 March 2025 <https://post.example/1>\n" in written


def test_each_passage_leads_back_to_the_sentences_that_rest_on_it() -> None:
    page = brief_as_html(brief_of(raw(), raw(FERRY)))

    there = re.findall(r'class="claim" id="(sentence-\d+)" href="#(e-[^"]+)"', page)
    back = re.findall(r'<mark id="(e-[^"]+)">[^<]*</mark><span class="back"> <a href="#(sentence-\d+)"', page)
    assert len(there) == len(brief_of(raw(), raw(FERRY)).claims)
    assert sorted(back) == sorted((target, sentence) for sentence, target in there)


def test_a_reprint_stands_behind_its_original() -> None:
    brief = brief_of(
        raw(FLOOD.rpartition(" The ")[0], outlet="Copyist", published="2031-01-01"),
        raw(FERRY),
        raw(source="whole.txt"),
    )
    assert brief.articles[0].duplicate_of

    headings = re.findall(r"<h3>([^<]*)</h3>", brief_as_html(brief).partition("The articles</h2>")[2])

    assert headings.index("Copyist: flood, 1 January 2031") > headings.index("whole")


@pytest.mark.parametrize("told", [0, 1, 3])
def test_lines_that_cleaning_emptied_leave_one_empty_line(told: int) -> None:
    first, second, *rest = FLOOD.split(". ")
    text = f"{first}.\n\n\nRead more:\n\n \n{second}.\n\n\n\n{'. '.join(rest)}"
    sentence = FLOOD.split(". ")[told].rstrip(".") + "."

    page = brief_as_html(brief_of(raw(text), using=services(drafter=SpeakingDrafter((sentence,)))))

    assert "<mark" in page
    assert "Read more" not in page
    assert not re.search(r"\n\s*\n\s*\n", page)
    assert page.count("\n\n") == 2


def test_a_page_says_what_was_kept_out_and_what_is_not_proven() -> None:
    made_up = "The mayor of Marl fled to Lund on Monday night."
    both = services(drafter=SpeakingDrafter((FLOOD.split(". ")[0] + ".", made_up)))

    assert f"<li>{made_up} (" in brief_as_html(brief_of(raw(), using=both))
    assert "not supported" in brief_as_html(brief_of(raw(), using=both, guard="flag"))
    assert "the guard was off" in brief_as_html(brief_of(raw(), using=both, guard="off"))


def test_a_page_without_a_brief_or_without_texts_is_a_page_all_the_same() -> None:
    refused = brief_as_html(brief_of(raw("Share:")))
    document = brief_of(raw()).model_dump()
    for article in document["articles"]:
        article["text"] = None

    assert "<h1>No brief</h1>" in refused
    assert "no sentence of 5 words" in refused
    assert "<h1>" in brief_as_html(Brief.model_validate(document))
