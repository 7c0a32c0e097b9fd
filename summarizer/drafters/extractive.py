"""A brief without a model: sentences of the articles, made plain and short, chosen and put in order.

Each fact is worded (`wordings.py`); the choice covers what the sources share with wordings that read
alone (`choice.py`); the lead comes first, then the rest day by day. Nothing is written that
no article says, and the guard checks every changed sentence like any other.
"""

from collections.abc import Iterator, Sequence

from summarizer.domain import Claim, content_id
from summarizer.drafters.choice import choose, promising, ranked, weights_of
from summarizer.drafters.headline import headlines
from summarizer.drafters.introductions import cast_of, introduced
from summarizer.drafters.wordings import Wording, total_words, wordings
from summarizer.ports import Draft, Story

NEARNESS = 0.3  # how far in its article a sentence may be drawn to stand beside one it shares words with


FITTINGS = 4  # choices at most: each may name others


class ExtractiveDrafter:
    """The embedded drafter, the default and the stand-in for a model that failed."""

    name = "extractive"

    async def draft(self, story: Story, *, words: int) -> Draft:
        """A draft of at most `words` words; without claims when no sentence fits."""
        weights = weights_of(story)
        pool = ranked(tuple(wordings(story, among=promising(story, weights))), story, weights)
        cast = cast_of(story)
        chosen = choose(pool, story, weights, words=words)
        told = introduced(_in_reading_order(chosen, story), cast)
        budget = words
        for _ in range(FITTINGS):  # introducing people takes words: once more, with fewer to begin with
            over = total_words(told) - words
            if over <= 0:
                break
            budget -= over
            chosen = choose(pool, story, weights, words=budget)
            told = introduced(_in_reading_order(chosen, story), cast)
        if total_words(told) > words:
            told = introduced(_in_reading_order(chosen, story), cast, words=words)
        headline, *others = headlines(chosen, story) or (None,)
        return Draft(headline=headline, others=tuple(filter(None, others)), claims=tuple(map(_claim, told)))


def _in_reading_order(chosen: Sequence[Wording], story: Story) -> list[Wording]:
    """The lead and the rest of its day, then the other days as they came, each as its articles have it.

    Side by side in a day what belongs together.
    """
    if not chosen:
        return []
    days = {wording.fact.id: _last_told(wording, story) for wording in chosen}
    lead, *others = chosen
    ordered = [lead]
    for day in sorted(set(days.values()), key=lambda day: (day != days[lead.fact.id], day == "", day)):
        ordered += _of_one_day([each for each in others if days[each.fact.id] == day], ordered[-1])
    return ordered


def _last_told(wording: Wording, story: Story) -> str:
    """The last day on which an original states what the wording rests on; empty where that is not known."""
    stated_by = (id_ for fact in (wording.fact, *wording.proofs) for id_ in fact.article_ids)
    return max((story.day_by_id.get(id_, "") for id_ in stated_by), default="")


def _of_one_day(left: list[Wording], previous: Wording) -> Iterator[Wording]:
    left = sorted(left, key=lambda item: (item.place, item.fact.id))
    while left:
        stems = previous.sentence.stems
        previous = min(left, key=lambda item: item.place - NEARNESS * _likeness(item.sentence.stems, stems))
        left.remove(previous)
        yield previous


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of the shorter one's words that the other has, 0 to 1."""
    return len(one & other) / max(1, min(len(one), len(other)))


def _claim(wording: Wording) -> Claim:
    cited = tuple(dict.fromkeys(fact.id for fact in (wording.fact, *wording.proofs)))
    return Claim(id=content_id("claim", wording.text), text=wording.text, citations=cited)
