"""What was before the news, or has lasted for long, as the articles tell it beside the news.

Sentences whose main verb has such a time (`language/looking_back.py`), about what the brief is about; none that
opens an article, and none of which as many articles give another year.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice
from typing import NamedTuple

from summarizer.language.clauses import Predicate
from summarizer.language.looking_back import looks_back
from summarizer.language.parse import ParsedSentence
from summarizer.language.verbs_of_saying import BODIES
from summarizer.language.words import content_stems
from summarizer.ports import Story
from summarizer.stages.places import Place

TRIED = 10  # sentences that are worded, of which some do not read alone
MOST_READ = 3000  # facts, those of most origins first
_HAPPENED_IN = re.compile(r"\b[Ii]n\s((?:19|20)\d\d)\b")
OFTEN = 2  # sentences of the brief that speak of what has no name
HISTORY = 3  # one sentence in so many, of those that name a year long gone, makes no news
FEWEST_OF_HISTORY = 5  # such sentences
ALIKE = 3  # content words that two sentences share, of which each tells another year of the same
_FOUNDING = frozenset("found establish create launch form incorporate set".split())
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


class _Dated(NamedTuple):
    """A sentence with the years long gone that it names."""

    years: frozenset[str]
    sentence: ParsedSentence
    origin: str


@dataclass(frozen=True)
class Past:
    """The past as the originals of a story tell it."""

    story: Story

    @cached_property
    def present(self) -> str:
        """The year of the newest article; without any date the latest year that something happened in."""
        published = max((parsed.article.published or "" for parsed in self.story.articles), default="")
        if published:
            return published[:4]
        texts = (parsed.text for parsed in self.story.originals)
        return max((year for text in texts for year in _HAPPENED_IN.findall(text)), default="")

    @cached_property
    def is_all_there_is(self) -> bool:
        """Is it history rather than news that the articles tell, each third sentence naming a year long gone?"""
        sentences = sum(len(parsed.statements) for parsed in self.story.originals)
        return len(self._dated) >= FEWEST_OF_HISTORY and len(self._dated) * HISTORY > sentences

    def is_disputed(self, sentence: ParsedSentence) -> bool:
        """Do as many other origins tell of another year that is long gone, of the same?"""
        years, subject = frozenset(_YEAR.findall(sentence.text)), _subject(sentence)
        about = [each for each in self._dated if years and subject <= each.sentence.stems]
        agree = {each.origin for each in about if years & each.years}
        differ = {each.origin for each in about if years.isdisjoint(each.years) and _is_of_the_same(sentence, each)}
        return len(differ - agree) >= max(1, len(agree))

    def matter_of(self, sentence: ParsedSentence) -> str | None:
        """What it tells of which one sentence is enough, "" for anything else; None where it does not look back."""
        if not looks_back(sentence, present=self.present):
            return None
        first = _first(sentence)
        return "founding" if first and first.lemma in _FOUNDING else ""

    @cached_property
    def _dated(self) -> tuple[_Dated, ...]:
        return tuple(
            _Dated(frozenset(years), sentence, parsed.article.origin)
            for parsed in self.story.originals
            for sentence in parsed.statements
            if (years := [year for year in _YEAR.findall(sentence.text) if year < self.present])
        )


def before_the_news(places: Sequence[Place], past: Past, claims: Sequence[frozenset[str]]) -> list[Place]:
    """Those that tell it, the ones of most origins first. `claims` are the stems of the brief's sentences."""
    lead, known = frozenset(chain(*claims[:1])), Counter(chain(*claims))
    found = (
        place
        for place in places[:MOST_READ]
        if place.depth
        and looks_back(place.sentence, present=past.present)
        and _is_of_the_story(place.sentence, lead, known)
    )
    return [place for place in islice(found, TRIED) if not past.is_disputed(place.sentence)]


def _is_of_the_story(sentence: ParsedSentence, lead: frozenset[str], known: Mapping[str, int]) -> bool:
    """Is it about whom or what the brief names, or keeps speaking of?"""
    first = _first(sentence)
    if first is None or (sentence.words[0].text == "The" and sentence.words[1].low in BODIES):  # which body?
        return False
    is_loose = first.lemma in _FOUNDING  # a name dropped by the way was founded some day, too
    for phrase in first.subject:
        head = sentence.clauses.tokens[phrase.head].word
        if head.text[0].isupper() and not is_loose:
            return head.stem in known
        is_bare = phrase.end - phrase.start <= len(("the", "fire"))
        if head.stem in lead or (known.get(head.stem, 0) >= OFTEN and not is_bare):
            return True
    return False


def _is_of_the_same(sentence: ParsedSentence, other: _Dated) -> bool:
    """Of one subject, or do they say much the same of it?"""
    shared = len(sentence.stems & other.sentence.stems)
    return shared >= ALIKE or _subject(sentence) <= _subject(other.sentence)


def _first(sentence: ParsedSentence) -> Predicate | None:
    """The first verb that has a subject."""
    return next((each for each in sentence.clauses.predicates if each.kind == "finite" and each.subject), None)


def _subject(sentence: ParsedSentence) -> frozenset[str]:
    """The stems of its subject."""
    first, tokens = _first(sentence), sentence.clauses.tokens
    phrases = first.subject if first else ()
    return content_stems(token.word for phrase in phrases for token in tokens[phrase.start : phrase.end])
