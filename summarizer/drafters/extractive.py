"""A brief without a model: sentences of the articles, made plain and short, chosen and put in order.

Each fact is worded (`wordings.py`); the choice covers what the sources share with wordings that read
alone or after others (`choice.py`); the lead comes first, then the rest day by day (`reading_order.py`).
Nothing is written that no article says, and the guard checks every changed sentence like any other.
"""

from summarizer.domain import Claim, content_id
from summarizer.drafters.choice import choose, least_words, promising, ranked, weights_of
from summarizer.drafters.headline import headlines
from summarizer.drafters.introductions import cast_of, introduced
from summarizer.drafters.reading_order import in_reading_order
from summarizer.drafters.wordings import Wording, total_words, wordings
from summarizer.ports import Draft, Story

FITTINGS = 4  # choices at most: each may name others


class ExtractiveDrafter:
    """The embedded drafter, the default and the stand-in for a model that failed."""

    name = "extractive"

    async def draft(self, story: Story, *, words: int) -> Draft:
        """A draft of at most `words` words; without claims when no sentence fits."""
        weights = weights_of(story)
        pool = ranked(tuple(wordings(story, among=promising(story, weights))), story, weights)
        cast = story.once(cast_of)
        chosen = choose(pool, story, weights, words=words)
        told = introduced(in_reading_order(chosen, story), cast)
        budget = words
        for _ in range(FITTINGS):  # introducing people takes words: once more, with fewer to begin with
            over = total_words(told) - words
            if over <= 0:
                break
            budget -= over
            chosen = choose(pool, story, weights, words=budget)
            told = introduced(in_reading_order(chosen, story), cast)
        if total_words(told) > words:
            told = introduced(in_reading_order(chosen, story), cast, words=words)
        if not told:
            return Draft(headline=None, claims=(), least_words=least_words(pool, story, weights, above=words))
        headline, *others = headlines(chosen, story) or (None,)
        return Draft(headline=headline, others=tuple(filter(None, others)), claims=tuple(map(_claim, told)))


def _claim(wording: Wording) -> Claim:
    cited = tuple(dict.fromkeys(fact.id for fact in (wording.fact, *wording.proofs)))
    return Claim(id=content_id("claim", wording.text), text=wording.text, citations=cited)
