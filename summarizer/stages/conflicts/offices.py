"""An office given without a name to the wrong one of a country's two heads.

"The French premier arrived", in an article that tells of the French president and never names the
premier, whom other articles do name: the news names its people when it first tells of them, so the
words are a slip for the one it has named. Nothing is said where two persons hold one office.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from summarizer.domain import Conflict
from summarizer.language.gazetteer import country_of
from summarizer.language.words import holds_any
from summarizer.stages.conflicts.persons import HEADS, office_of
from summarizer.stages.conflicts.sides import Side, Telling, Tellings

_CUES = ("resident", "remier", "inister")
_UNNAMED = re.compile(
    r"\b[Tt]he\s(?P<nation>[A-Z][a-z]+)\s(?P<office>president|premier|prime\sminister)\b(?!,?\s[A-Z])"
)
_Post = tuple[str, str]  # a country and an office
_Heads = Mapping[_Post, dict[str, list[Telling]]]  # the holders by full name


def office_conflicts(tellings: Tellings) -> Iterator[Conflict]:
    """The conflicts over who is meant by an office."""
    heads = _heads(tellings)
    for telling in tellings.all if len(heads) > 1 else ():
        if holds_any(telling.sentence.text, _CUES):
            for match in _UNNAMED.finditer(telling.sentence.text):
                country, office = country_of(match["nation"]), HEADS[" ".join(match["office"].split())]
                if country:
                    yield from _slip((country, office), telling, heads, tellings)


def _heads(tellings: Tellings) -> _Heads:
    heads: defaultdict[_Post, defaultdict[str, list[Telling]]] = defaultdict(lambda: defaultdict(list))
    for article in tellings.articles.values():
        for sentence, sightings in zip(article.sentences, article.people.sightings, strict=True):
            telling = tellings.at.get((article.id, sentence.start))
            for seen in sightings if telling else ():
                office = office_of(seen)
                if telling and office and seen.nationality and len(seen.words) > 1:
                    heads[seen.nationality, office][seen.text].append(telling)
    return {post: dict(holders) for post, holders in heads.items()}


def _slip(post: _Post, telling: Telling, heads: _Heads, tellings: Tellings) -> Iterator[Conflict]:
    """The conflict, if the article names not the holder of this office but that of the other."""
    country, office = post
    other = next(each for each in HEADS.values() if each != office)
    holders, others = heads.get(post, {}), heads.get((country, other), {})
    if len(holders) != 1 or len(others) != 1 or holders.keys() == others.keys():
        return
    (absent,), ((meant, told),) = holders, others.items()
    words = {word.text for sentence in telling.article.sentences for word in sentence.words}
    if not words.isdisjoint(absent.split()) or words.isdisjoint(meant.split()):
        return
    elsewhere = tuple(each for each in told if each.origin != telling.origin)
    topic = f"office of {meant}: {other} or {office}"
    conflict = tellings.conflict(topic, "title", (Side(elsewhere), Side((telling,))))
    if elsewhere and conflict:
        yield conflict
