"""What holds of every brief of the clusters in seeds/, whichever sentences are chosen."""

from functools import cache
from itertools import chain
from pathlib import Path

import pytest

from summarizer.domain import Brief, RawArticle
from summarizer.language.words import count_words
from summarizer.stages.ingest import clean
from tests.builders import SEEDS, brief_of, seed_articles

USUAL = 220
WORDS = (60, 120, USUAL, 400)
LEANING = ("He", "She", "They", "It", "This", "That", "But", "And")

cluster = pytest.mark.parametrize("folder", SEEDS, ids=lambda folder: folder.name)
# Of other lengths than the usual each third cluster's briefs, the others' in `make test-long`.
each_length = pytest.mark.parametrize(
    ("folder", "words"),
    [
        pytest.param(folder, words, marks=() if words == USUAL or at % 3 == 0 else pytest.mark.long)
        for at, folder in enumerate(SEEDS)
        for words in WORDS
    ],
    ids=lambda value: value.name if isinstance(value, Path) else str(value),
)


@cache
def seed_brief(folder: Path, words: int = 220) -> Brief:
    return brief_of(*seed_articles(folder), words=words)


def said(brief: Brief) -> list[tuple[str, tuple[str, ...], str]]:
    return [(claim.text, claim.citations, claim.verdict.label) for claim in brief.claims]


def test_there_are_clusters_to_test_with() -> None:
    assert len(SEEDS) >= 3
    assert all(len(seed_articles(folder)) >= 3 for folder in SEEDS)


@each_length
def test_every_claim_is_supported_and_cited(folder: Path, words: int) -> None:
    brief = seed_brief(folder, words)
    known = {fact.id for fact in brief.facts}

    assert brief.status == "complete"
    assert brief.claims
    for claim in brief.claims:
        assert claim.verdict.label == "supported"
        assert set(claim.verdict.codes) <= {"sources_disagree"}
        assert claim.citations
        assert claim.verdict.evidence
        assert known.issuperset(claim.citations)


@each_length
def test_every_span_is_its_slice_and_stands_in_what_was_given(folder: Path, words: int) -> None:
    brief = seed_brief(folder, words)
    texts = {article.id: article.text or "" for article in brief.articles}
    given = {" ".join(clean(article.text or "").split()) for article in seed_articles(folder)}
    spans = [*chain.from_iterable(claim.verdict.evidence for claim in brief.claims)]
    spans_of_facts = [*chain.from_iterable(fact.spans for fact in brief.facts)]

    assert spans
    for span in (*spans, *spans_of_facts):
        assert span.quote == texts[span.article_id][span.start : span.end]
        assert any(" ".join(span.quote.split()) in text for text in given)


@each_length
def test_the_claims_stay_within_the_words(folder: Path, words: int) -> None:
    brief = seed_brief(folder, words)

    assert sum(count_words(claim.text) for claim in brief.claims) <= words


@pytest.mark.parametrize("folder", SEEDS[::3], ids=lambda folder: folder.name)
def test_more_words_say_more(folder: Path) -> None:
    lengths = [sum(count_words(claim.text) for claim in seed_brief(folder, words).claims) for words in WORDS]

    assert lengths == sorted(set(lengths))


@each_length
def test_no_claim_leans_on_a_sentence_before_it(folder: Path, words: int) -> None:
    openings = {claim.text.lstrip("“\"'‘").partition(" ")[0] for claim in seed_brief(folder, words).claims}

    assert openings.isdisjoint(LEANING)


@each_length
def test_nothing_is_said_twice(folder: Path, words: int) -> None:
    texts = [claim.text.casefold() for claim in seed_brief(folder, words).claims]
    ids = [claim.id for claim in seed_brief(folder, words).claims]

    assert len(set(texts)) == len(texts)
    assert len(set(ids)) == len(ids)


@cluster
def test_a_brief_of_the_same_articles_is_the_same_to_the_byte(folder: Path) -> None:
    assert brief_of(*seed_articles(folder)).model_dump_json() == seed_brief(folder).model_dump_json()


@cluster
def test_the_order_of_the_articles_changes_nothing(folder: Path) -> None:
    articles = seed_articles(folder)
    half = len(articles) // 2

    for order in (articles[::-1], [*articles[half:], *articles[:half]]):
        assert brief_of(*order).model_dump_json() == seed_brief(folder).model_dump_json()


@pytest.mark.parametrize(
    ("folder", "article"),
    [
        pytest.param(folder, article, marks=() if number == at % 3 else pytest.mark.long)
        for at, folder in enumerate(SEEDS)
        for number, article in enumerate(seed_articles(folder))
    ],
    ids=lambda value: value.source if isinstance(value, RawArticle) else value.name,
)
def test_a_copy_under_another_name_changes_neither_the_claims_nor_the_origins(
    folder: Path, article: RawArticle
) -> None:
    copy = article.model_copy(update={"outlet": "Another Paper", "source": "copy.txt"})

    brief = brief_of(*seed_articles(folder), copy)

    assert len(brief.articles) + len(brief.rejected) == len(seed_articles(folder)) + 1
    assert said(brief) == said(seed_brief(folder))
    assert (brief.headline, brief.origins) == (seed_brief(folder).headline, seed_brief(folder).origins)


@cluster
def test_the_reprint_in_every_cluster_is_found(folder: Path) -> None:
    brief = seed_brief(folder)
    copies = [article for article in brief.articles if article.duplicate_of]

    assert len(copies) == 1
    assert brief.origins_at_most == len(brief.articles) - 1
