"""Whom an article takes a fact from, by its own words: "the Meridian Wire reported", "according to AFP".

A credited fact is of the origin of the outlet it credits, when that outlet is among the articles. How
many independent origins a story has is then known between two bounds: articles that credit each
other, or one outlet that is not among them, or that are of one outlet, may have all they say from there,
or no more than that.
Copies are found by their text, see `cluster.py`; a credit makes none.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from summarizer.domain import Fact
from summarizer.language.names import Name
from summarizer.language.parse import ParsedArticle, ParsedSentence
from summarizer.language.words import fold, holds_any
from summarizer.stages.forests import end_of, forest_of

# Agencies that articles are taken from, by the names they are credited with.
_AGENCIES = {
    name: agency
    for agency, names in (
        ("AFP", "afp; agence france-presse"),
        ("AP", "ap; associated press"),
        ("Reuters", "reuters"),
        ("dpa", "dpa"),
        ("ANSA", "ansa"),
        ("EFE", "efe"),
        ("Kyodo", "kyodo; kyodo news"),
        ("TASS", "tass; itar-tass"),
        ("Interfax", "interfax"),
        ("RIA Novosti", "ria novosti; ria"),
        ("Xinhua", "xinhua; xinhua news agency"),
        ("PTI", "pti; press trust of india"),
        ("Yonhap", "yonhap; yonhap news agency"),
        ("Bloomberg", "bloomberg; bloomberg news"),
    )
    for name in names.split("; ")
}
_BEFORE = re.compile(
    r"\b(?:[Aa]ccording to|told|tells|citing|cited by|quoted by|quoted in|reported by|reported in|interview with)\s"
    r"(?:the\s|an?\s)?(?:news\sagency\s|daily\s|newspaper\s|broadcaster\s)?$"
)
_CUES = ("ccording to", "told", "tells", "citing", "cited by", "quoted ", "reported ", "interview with")
_BEHIND = re.compile(
    r"(?:\s(?:news\sagency|newspaper))?,?\s(?:has\s|had\s|first\s)?(?:reported|reports|said|says|wrote|writes|quoted|quotes)\b"
)
_WIDTH = 45  # characters before a name
_ARTICLE = "the "


def with_credits(facts: Sequence[Fact], articles: Sequence[ParsedArticle]) -> list[Fact]:
    """The facts, each that credits the outlet of another article with the origin of that."""
    outlets = _outlets(articles)
    by_place: dict[tuple[str, int], list[str]] = {}
    for article, sentence, name in _credits(articles):
        if name in outlets:
            by_place.setdefault((article.id, sentence.start), []).append(outlets[name])
    return [_credited_to(fact, by_place.get((fact.spans[0].article_id, fact.spans[0].start))) for fact in facts]


def fewest_origins(articles: Sequence[ParsedArticle]) -> int:
    """How many there are if all that credit each other, or one outlet, or are of one, have everything from there."""
    outlets = _outlets(articles)
    credited = (
        (article.article.origin, source)
        for article, _, name in _credits(articles)
        if (source := outlets.get(name) or _AGENCIES.get(name))
    )
    of_one_house = (
        (article.article.origin, outlets[_plain(article.article.outlet)])
        for article in articles
        if article.article.outlet
    )
    above = forest_of(chain(credited, of_one_house))
    return len({end_of(above, article.article.origin) for article in articles})


def _outlets(articles: Sequence[ParsedArticle]) -> Mapping[str, str]:
    """Origins by the outlets' names; of an outlet with several, that of its first article."""
    found: dict[str, str] = {}
    for article in articles:
        if article.article.outlet:
            found.setdefault(_plain(article.article.outlet), article.article.origin)
    return found


def _credits(articles: Sequence[ParsedArticle]) -> Iterator[tuple[ParsedArticle, ParsedSentence, str]]:
    """The names that a sentence gives what it says to, but for the outlets of its own text and its reprints."""
    own: dict[str, set[str]] = {}
    for article in articles:
        own.setdefault(article.article.origin, set()).add(_plain(article.article.outlet or ""))
    for article in articles:
        for sentence, name in article.once(_named):
            if name not in own[article.article.origin]:
                yield article, sentence, name


def _named(article: ParsedArticle) -> tuple[tuple[ParsedSentence, str], ...]:
    return tuple(
        (sentence, _plain(name.text))
        for sentence in article.sentences
        for name in sentence.names
        if _is_credit(article.text, sentence, name)
    )


def _plain(name: str) -> str:
    return fold(name).removeprefix(_ARTICLE)


def _is_credit(text: str, sentence: ParsedSentence, name: Name) -> bool:
    before = text[max(sentence.start, name.start - _WIDTH) : name.start]
    return bool((holds_any(before, _CUES) and _BEFORE.search(before)) or _BEHIND.match(text, name.end))


def _credited_to(fact: Fact, origins: Sequence[str] | None) -> Fact:
    return fact.model_copy(update={"origins": tuple(dict.fromkeys(origins))}) if origins else fact
