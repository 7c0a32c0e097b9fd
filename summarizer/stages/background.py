"""What was before the news, or has lasted for long, as the articles tell it beside the news.

Sentences whose main verb has such a time (`language/looking_back.py`) and that speak of what the brief speaks of;
none that opens an article, and none of a company that only advertises there.
"""

import re
from collections.abc import Sequence
from itertools import islice

from summarizer.language.looking_back import looks_back
from summarizer.ports import Story
from summarizer.stages.places import Place

TRIED = 10  # sentences that are worded, of which some do not read alone
MOST_READ = 3000  # facts, those of most origins first
FEWEST_SHARED = 2  # content words that it has in common with the brief
_YEAR = re.compile(r"\b[Ii]n\s((?:19|20)\d\d)\b")


def before_the_news(places: Sequence[Place], story: Story, met: frozenset[str]) -> list[Place]:
    """Those that tell it, the ones of most origins first. `met` are the stems of the brief."""
    present = present_of(story)
    found = (
        place
        for place in places[:MOST_READ]
        if place.depth and looks_back(place.sentence, present=present) and _is_of_the_story(place, met)
    )
    return list(islice(found, TRIED))


def present_of(story: Story) -> str:
    """The year of the newest article; without any date the latest year that something happened in."""
    published = max((parsed.article.published or "" for parsed in story.articles), default="")
    if published:
        return published[:4]
    return max((year for parsed in story.originals for year in _YEAR.findall(parsed.text)), default="")


def _is_of_the_story(place: Place, met: frozenset[str]) -> bool:
    return len(place.sentence.stems & met) >= FEWEST_SHARED
