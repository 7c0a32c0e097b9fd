"""All conflicts of a story, kind by kind, each once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain

from summarizer.domain import Conflict, Fact, Variant
from summarizer.language.measures import Measure
from summarizer.language.numbers import numbers_in
from summarizer.language.parse import ParsedArticle, ParsedSentence
from summarizer.language.words import words_in
from summarizer.stages.conflicts.accounts import account_conflicts
from summarizer.stages.conflicts.acts import Acts
from summarizer.stages.conflicts.allegations import allegation_conflicts
from summarizer.stages.conflicts.amount_reader import amounts_in
from summarizer.stages.conflicts.causes import cause_conflicts
from summarizer.stages.conflicts.changed import changed_disputes
from summarizer.stages.conflicts.conditions import condition_disputes
from summarizer.stages.conflicts.denials import denial_conflicts
from summarizer.stages.conflicts.editions import edition_conflicts
from summarizer.stages.conflicts.fates import fate_conflicts
from summarizer.stages.conflicts.figures import disputes_among
from summarizer.stages.conflicts.happenings import happening_conflicts
from summarizer.stages.conflicts.headings import headed
from summarizer.stages.conflicts.heralds import heralded_conflicts
from summarizer.stages.conflicts.houses import house_conflicts
from summarizer.stages.conflicts.matching import matched_conflicts
from summarizer.stages.conflicts.misprints import misprint_conflicts
from summarizer.stages.conflicts.offices import office_conflicts
from summarizer.stages.conflicts.opposed import opposed_conflicts
from summarizer.stages.conflicts.outcomes import outcome_conflicts
from summarizer.stages.conflicts.persons import person_conflicts
from summarizer.stages.conflicts.posts import post_conflicts
from summarizer.stages.conflicts.quotes import quote_conflicts
from summarizer.stages.conflicts.rescheduled import rescheduled_conflicts
from summarizer.stages.conflicts.rivals import rival_conflicts
from summarizer.stages.conflicts.routes import route_conflicts
from summarizer.stages.conflicts.scores import score_conflicts
from summarizer.stages.conflicts.settling import came_back, settled
from summarizer.stages.conflicts.sides import Disputes, Telling, Tellings, tellings_of
from summarizer.stages.conflicts.standings import standing_conflicts
from summarizer.stages.conflicts.states import state_disputes
from summarizer.stages.conflicts.strengths import strength_conflicts
from summarizer.stages.conflicts.swapped import swapped_conflicts
from summarizer.stages.conflicts.twins import twin_conflicts
from summarizer.stages.conflicts.votes import vote_conflicts

REWORDED = 0.8  # share of the shorter one's stems that a copy with other words has in common with its original

_FINDERS: tuple[Callable[[Tellings], Iterator[Conflict]], ...] = (
    rival_conflicts,
    allegation_conflicts,
    happening_conflicts,
    person_conflicts,
    post_conflicts,
    office_conflicts,
    house_conflicts,
    quote_conflicts,
    vote_conflicts,
    score_conflicts,
    route_conflicts,
    heralded_conflicts,
    denial_conflicts,
    edition_conflicts,
    fate_conflicts,
    rescheduled_conflicts,
    opposed_conflicts,
    cause_conflicts,
    account_conflicts,
)


def disputes_in(
    facts: Sequence[Fact], sentences: Sequence[ParsedSentence | None], articles: Sequence[ParsedArticle]
) -> Disputes:
    """The conflicts and the facts that are out of date: counts first, then kind by kind."""
    counts = disputes_among(facts, sentences, articles)
    tellings = tellings_of(facts, sentences, articles)
    acts = Acts(tellings)
    states = state_disputes(acts)
    amounts = [each for telling in tellings.all for each in amounts_in(telling)]
    courses = (changed_disputes(tellings), condition_disputes(tellings))
    found = chain(
        *(each.conflicts for each in courses),
        *(finder(tellings) for finder in _FINDERS),
        strength_conflicts(acts),
        outcome_conflicts(acts),
        twin_conflicts(tellings),
        misprint_conflicts(tellings, amounts),
        matched_conflicts(tellings, amounts),
        swapped_conflicts(tellings),
    )
    told = tuple(_each_once(counts.conflicts, (), _repeats))
    updates = tuple(_each_once((*states.conflicts, *standing_conflicts(tellings)), told, _repeats))
    new = tuple(came_back(each, tellings) for each in _each_once(found, (*told, *updates), _covers))
    superseded = _superseded(new, facts)
    for each in (*courses, states, counts):
        superseded |= each.superseded
    superseded |= _reworded(superseded, tellings)
    return Disputes(tuple(headed(settled(each, tellings)) for each in (*told, *new, *updates)), superseded)


def _superseded(conflicts: Iterable[Conflict], facts: Iterable[Fact]) -> dict[str, str]:
    """Facts whose figure or outcome a later one has replaced, by the fact that holds now; who suspected, did so."""
    id_of = {fact.text: fact.id for fact in facts}
    updates = [each for each in conflicts if each.resolution == "update" and each.kind != "strength"]
    return {
        id_of[variant.text]: id_of[conflict.variants[-1].text]
        for conflict in updates
        for variant in conflict.variants[:-1]
        if variant.text in id_of and conflict.variants[-1].text in id_of
    }


def _reworded(superseded: Mapping[str, str], tellings: Tellings) -> dict[str, str]:
    """Facts that tell the figures of a superseded one in nearly the same words, by the fact that holds now."""
    alike: defaultdict[frozenset[Measure], list[Telling]] = defaultdict(list)
    for telling in tellings.all:
        figures = frozenset(number.measure for number in telling.sentence.numbers if not number.is_label)
        if figures:
            alike[figures].append(telling)
    return {
        other.fact.id: superseded[telling.fact.id]
        for group in alike.values()
        for telling in group
        if telling.fact.id in superseded
        for other in group
        if other.fact.id not in superseded
        and other.fact.id != superseded[telling.fact.id]
        and _are_reworded(telling.sentence.stems, other.sentence.stems)
    }


def _are_reworded(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= REWORDED * min(len(one), len(other))


_MARKS = " .,;"
_Repeats = Callable[[Conflict, Conflict], bool]


def _each_once(found: Iterable[Conflict], known: Sequence[Conflict], repeats: _Repeats) -> Iterator[Conflict]:
    """Those found that repeat none of the known, nor one found before: one that does shares a side's text."""
    told: defaultdict[str, list[Conflict]] = defaultdict(list)
    for conflict in known:
        for text in _texts(conflict):
            told[text].append(conflict)
    for conflict in found:
        texts = _texts(conflict)
        if not any(repeats(each, conflict) for text in texts for each in told.get(text, ())):
            for text in texts:
                told[text].append(conflict)
            yield conflict


def _repeats(known: Conflict, conflict: Conflict) -> bool:
    """Has it all the sides of the other, or a side of it and its topic?"""
    mine, theirs = _texts(known), _texts(conflict)
    is_of_one_topic = (known.kind, known.topic) == (conflict.kind, conflict.topic)
    return theirs <= mine or (is_of_one_topic and not mine.isdisjoint(theirs))


def _covers(known: Conflict, conflict: Conflict) -> bool:
    """Or is it of one kind, with two sides of it, or one and the same articles? For what comes from other finders.

    One article may tell of several disputes: there it is the words that must be the same.
    """
    is_of_one = len({variant.article_ids for variant in (*known.variants, *conflict.variants)}) == 1
    is_same = _is_within if is_of_one else _is_side
    is_covered = all(any(is_same(side, each) for each in known.variants) for side in conflict.variants)
    shared = len(_texts(known) & _texts(conflict)) if known.kind == conflict.kind else 0
    return _repeats(known, conflict) or shared > 1 or (shared == 1 and is_covered)


def _is_side(side: Variant, known: Variant) -> bool:
    """Do the same articles tell it, with one of its figures if they tell figures?"""
    if not set(side.article_ids) <= set(known.article_ids):
        return False
    mine, theirs = _figures(side.text), _figures(known.text)
    return not mine or not theirs or not mine.isdisjoint(theirs)


def _figures(text: str) -> frozenset[Decimal]:
    return frozenset(number.value for number in numbers_in(text, words_in(text)) if not number.is_label)


def _is_within(side: Variant, known: Variant) -> bool:
    """Is one a part of the other, but for the mark at its end?"""
    one, two = side.text.rstrip(_MARKS), known.text.rstrip(_MARKS)
    return one in two or two in one


def _texts(conflict: Conflict) -> frozenset[str]:
    return frozenset(variant.text for variant in conflict.variants)
