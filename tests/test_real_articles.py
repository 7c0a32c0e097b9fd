"""Five real articles of one event, which are no part of this repository."""

import asyncio
from io import BytesIO
from pathlib import Path

import pytest

from summarizer.api import summarize
from summarizer.edges.files import read_paths
from summarizer.language.words import count_words, fold

NEVER_FIRST = {"he", "she", "they", "it", "this", "that", "but", "and"}


@pytest.mark.needs("shared")
@pytest.mark.parametrize("words", [60, 120, 220, 400])
def test_a_brief_of_real_articles_is_proven_whole_and_stands_verbatim_in_its_sources(
    shared: Path, words: int
) -> None:
    brief = asyncio.run(summarize(read_paths([str(shared / "seeds")], BytesIO()), words=words))
    texts = {article.id: article.text or "" for article in brief.articles}
    given = {str(path): fold(path.read_text(encoding="utf-8")) for path in (shared / "seeds").iterdir()}

    assert brief.status == "complete"
    assert len(brief.articles) == 5
    assert brief.origins == 4  # two of them rewrite one agency's story
    assert 0 < sum(count_words(claim.text) for claim in brief.claims) <= words
    assert {claim.verdict.label for claim in brief.claims} == {"supported"}
    assert not NEVER_FIRST & {claim.text.split()[0].casefold().strip("“\"'") for claim in brief.claims}
    for item in (item for claim in brief.claims for item in claim.verdict.evidence):
        assert item.quote == texts[item.article_id][item.start : item.end]
        assert any(fold(item.quote) in text for text in given.values())
