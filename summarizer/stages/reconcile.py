"""Merge facts that say the same, each with all its spans and origins, and find what contradicts.

Same words means the same fact id: case, spaces and the shape of quote marks aside. Facts in other
words merge only where nothing else differs, see `rewordings.py`; a merged fact keeps the id and text
of the first. What the articles cannot all be right about becomes conflicts, see `conflicts/`, and
facts that a later one replaces, or that a paper took back (`taken_back.py`), say by which. A fact that
credits another outlet is of its origin.
"""

from collections.abc import Iterable, Mapping, Sequence

from summarizer.domain import Fact
from summarizer.language.parse import ParsedArticle, ParsedSentence
from summarizer.ports import Story
from summarizer.stages.conflicts.finding import disputes_in
from summarizer.stages.credits import with_credits
from summarizer.stages.rewordings import same_facts
from summarizer.stages.taken_back import fallen_in, told_instead, with_corrections


def reconcile(facts: Sequence[Fact], articles: tuple[ParsedArticle, ...]) -> Story:
    """The story: facts merged, in the order in which they were first said, and their conflicts."""
    places = {(article.id, sentence.start): sentence for article in articles for sentence in article.sentences}
    credited = with_credits(facts, articles)
    worded = _grouped(credited, [fact.id for fact in credited])
    same = same_facts(worded, _sentences_of(worded, places))
    merged = _grouped(worded, [str(first) for first in same])
    told = _sentences_of(merged, places)
    disputes = disputes_in(merged, told, articles)
    fallen = fallen_in(merged, told, articles)
    instead = told_instead(merged, fallen)
    overtaken = {id_: by for id_, by in disputes.superseded.items() if by not in fallen}
    replaced = {id_: fact.id for id_, fact in instead.items()} | overtaken
    by_text = {fact.text: instead[fact.id] for fact in merged if fact.id in instead}
    conflicts = (with_corrections(each, by_text, articles) for each in disputes.conflicts)
    return Story(
        articles=articles,
        facts=tuple(_superseded(fact, replaced.get(fact.id)) for fact in merged),
        conflicts=tuple(filter(None, conflicts)),
        fallen=fallen,
    )


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
