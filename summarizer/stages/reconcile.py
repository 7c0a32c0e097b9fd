"""Merge facts that say the same, each with all its spans and origins, and find what contradicts.

Same words means the same fact id: case, spaces and the shape of quote marks aside. Facts in other
words merge only where nothing else differs, see `rewordings.py`; a merged fact keeps the id and text
of the first. What the articles cannot all be right about becomes conflicts, see `conflicts/`, and
facts that a later one replaces say by which, and those that a paper took back, by what. A fact that credits
another outlet is of its origin.
"""

from collections.abc import Iterable, Mapping, Sequence

from summarizer.domain import Conflict, Fact
from summarizer.language.parse import ParsedArticle, ParsedSentence
from summarizer.language.retracting import Correction, correction_of, corrections_in
from summarizer.ports import Story
from summarizer.stages.conflicts.finding import disputes_in
from summarizer.stages.credits import with_credits
from summarizer.stages.rewordings import same_facts

_REACH = 3  # sentences from one that takes something back, in which it is told what holds


def reconcile(facts: Sequence[Fact], articles: tuple[ParsedArticle, ...]) -> Story:
    """The story: facts merged, in the order in which they were first said, and their conflicts."""
    places = {(article.id, sentence.start): sentence for article in articles for sentence in article.sentences}
    credited = with_credits(facts, articles)
    worded = _grouped(credited, [fact.id for fact in credited])
    same = same_facts(worded, _sentences_of(worded, places))
    merged = _grouped(worded, [str(first) for first in same])
    told = _sentences_of(merged, places)
    disputes = disputes_in(merged, told, articles)
    taken_back = _taken_back(merged, told, articles)
    replaced = taken_back | dict(disputes.superseded)
    current = tuple(_superseded(fact, replaced.get(fact.id)) for fact in merged)
    fallen = frozenset(fact.text for fact in merged if fact.id in taken_back)
    standing = tuple(each for each in disputes.conflicts if not _is_over(each, fallen))
    return Story(articles=articles, facts=current, conflicts=standing)


def _taken_back(
    facts: Sequence[Fact], sentences: Sequence[ParsedSentence | None], articles: Sequence[ParsedArticle]
) -> dict[str, str]:
    """Facts that an article takes back, by the fact that does so or stands next to the one that does."""
    corrections = corrections_in(articles)
    if not corrections:
        return {}
    days = {article.id: article.article.published or "" for article in articles}
    at = {(span.article_id, span.start): fact.id for fact in facts for span in fact.spans}
    found: dict[str, str] = {}
    for fact, sentence in zip(facts, sentences, strict=True):
        told_on = min(days[id_] for id_ in fact.article_ids)
        taken_back = correction_of(sentence, corrections, told_on=told_on) if sentence else None
        by = _told_instead(taken_back, at) if taken_back else None
        if by and by != fact.id:
            found[fact.id] = by
    return found


def _is_over(conflict: Conflict, fallen: frozenset[str]) -> bool:
    """Is there but one side left of a disagreement, when those are gone that their own paper took back?"""
    left = [variant for variant in conflict.variants if variant.text not in fallen]
    return conflict.resolution != "update" and len(left) < 2


def _told_instead(correction: Correction, at: Mapping[tuple[str, int], str]) -> str | None:
    first = correction.sentence.index
    near = correction.article.sentences[first : first + _REACH]
    return next((at[place] for each in near if (place := (correction.article.id, each.start)) in at), None)


def _sentences_of(
    facts: Iterable[Fact], places: Mapping[tuple[str, int], ParsedSentence]
) -> list[ParsedSentence | None]:
    """The sentence each fact was first found in; None for a fact that an extractor cut differently."""
    return [places.get((fact.spans[0].article_id, fact.spans[0].start)) for fact in facts]


def _grouped(facts: Sequence[Fact], keys: Sequence[str]) -> list[Fact]:
    groups: dict[str, list[Fact]] = {}
    for fact, key in zip(facts, keys, strict=True):
        groups.setdefault(key, []).append(fact)
    return [_merged(group) for group in groups.values()]


def _merged(group: Sequence[Fact]) -> Fact:
    first = group[0]
    if len(group) == 1:
        return first
    return first.model_copy(
        update={
            "spans": tuple(span for fact in group for span in fact.spans),
            "article_ids": tuple(dict.fromkeys(id_ for fact in group for id_ in fact.article_ids)),
            "origins": tuple(dict.fromkeys(origin for fact in group for origin in fact.origins)),
        }
    )


def _superseded(fact: Fact, by: str | None) -> Fact:
    return fact.model_copy(update={"superseded_by": by}) if by else fact
