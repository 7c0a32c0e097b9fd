"""What was before the news, or has lasted for long, as the articles tell it beside the news.

Sentences whose main verb has such a time (`language/looking_back.py`), about what the brief is about; none that
opens an article, and none of which as many articles give another year.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice

from summarizer.language.clauses import Predicate
from summarizer.language.looking_back import looks_back
from summarizer.language.parse import ParsedSentence
from summarizer.language.verbs_of_saying import BODIES
from summarizer.language.words import content_stems
from summarizer.ports import Story
from summarizer.stages.places import Place

TRIED = 10  # sentences that are worded, of which some do not read alone
MOST_READ = 3000  # facts, those of most origins first
FEWEST_SHARED = 2  # content words that it has in common with the brief
_HAPPENED_IN = re.compile(r"\b[Ii]n\s((?:19|20)\d\d)\b")
OFTEN = 2  # sentences of the brief that speak of what has no name
_FOUNDING = frozenset("found establish create launch form incorporate set".split())
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def before_the_news(places: Sequence[Place], story: Story, claims: Sequence[frozenset[str]]) -> list[Place]:
    """Those that tell it, the ones of most origins first. `claims` are the stems of the brief's sentences."""
    present, known = present_of(story), Counter(chain(*claims, *claims[:1]))  # what leads counts twice
    found = (
        place
        for place in places[:MOST_READ]
        if place.depth and looks_back(place.sentence, present=present) and _is_of_the_story(place.sentence, known)
    )
    return _undisputed(list(islice(found, TRIED)), story, present)


def matter_of(sentence: ParsedSentence, *, present: str) -> str | None:
    """What it tells of the past of which one sentence is enough, "" for anything else; None where it tells none."""
    if not looks_back(sentence, present=present):
        return None
    first = _first(sentence)
    return "founding" if first and first.lemma in _FOUNDING else ""


def present_of(story: Story) -> str:
    """The year of the newest article; without any date the latest year that something happened in."""
    published = max((parsed.article.published or "" for parsed in story.articles), default="")
    if published:
        return published[:4]
    return max((year for parsed in story.originals for year in _HAPPENED_IN.findall(parsed.text)), default="")


def _is_of_the_story(sentence: ParsedSentence, known: Mapping[str, int]) -> bool:
    """Is it about whom or what the brief names, or keeps speaking of, and does it say something of that besides?"""
    first = _first(sentence)
    if first is None or (sentence.words[0].text == "The" and sentence.words[1].low in BODIES):  # which body?
        return False
    heads = [sentence.clauses.tokens[phrase.head].word for phrase in first.subject]
    is_met = any(known.get(head.stem, 0) >= (1 if head.text[0].isupper() else OFTEN) for head in heads)
    return is_met and sum(stem in known for stem in sentence.stems) >= FEWEST_SHARED


def _first(sentence: ParsedSentence) -> Predicate | None:
    """The first verb that has a subject."""
    return next((each for each in sentence.clauses.predicates if each.kind == "finite" and each.subject), None)


def _subject(sentence: ParsedSentence) -> frozenset[str]:
    """The stems of its subject."""
    first, tokens = _first(sentence), sentence.clauses.tokens
    phrases = first.subject if first else ()
    return content_stems(token.word for phrase in phrases for token in tokens[phrase.start : phrase.end])


def _undisputed(found: Sequence[Place], story: Story, present: str) -> list[Place]:
    """Without those of whose subject as many origins tell of another year that is long gone."""
    dated = list(_dated(story, present)) if found else []
    return [place for place in found if not _is_disputed(place.sentence, dated)]


_Dated = tuple[frozenset[str], frozenset[str], str]  # years, stems, origin


def _dated(story: Story, present: str) -> Iterator[_Dated]:
    for parsed in story.originals:
        for sentence in parsed.statements:
            years = frozenset(year for year in _YEAR.findall(sentence.text) if year < present)
            if years:
                yield years, sentence.stems, parsed.article.origin


def _is_disputed(sentence: ParsedSentence, dated: Sequence[_Dated]) -> bool:
    years = frozenset(_YEAR.findall(sentence.text))
    subject = _subject(sentence)
    about = [(each, origin) for each, stems, origin in dated if subject <= stems]
    others = {origin for each, origin in about if years and years.isdisjoint(each)}
    return bool(others) and len(others) >= len({origin for each, origin in about if years & each})
