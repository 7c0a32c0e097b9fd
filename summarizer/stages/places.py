"""Where each fact of a story is told first, for the sections that tell what the claims do not."""

from typing import NamedTuple

from summarizer.domain import Fact
from summarizer.language.parse import ParsedSentence
from summarizer.ports import Story


class Place(NamedTuple):
    """Where a fact is told; `depth` is 0 for the first sentence of its article, towards 1 for the last."""

    fact: Fact
    sentence: ParsedSentence
    depth: float


def places_of(story: Story, *, with_overtaken: bool = False) -> list[Place]:
    """The first place of each fact in an original, the ones that matter first; of current facts, or of all."""
    found = []
    for fact in (each for each in story.facts if with_overtaken or not each.superseded_by):
        spans = (span for span in fact.spans if not story.article_by_id[span.article_id].article.duplicate_of)
        span = next(spans, None)
        sentence = story.sentence_at.get((span.article_id, span.start)) if span else None
        if span and sentence:  # an extractor may have cut a fact differently
            depth = sentence.index / len(story.article_by_id[span.article_id].sentences)
            found.append(Place(fact, sentence, depth))
    return sorted(found, key=lambda place: (-len(place.fact.origins), place.depth))
