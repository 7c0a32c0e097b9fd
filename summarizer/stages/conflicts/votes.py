"""Results of a vote that two articles give differently: "by 31 to 30", "passed by 31 to 29".

One of the two numbers is the same in both, the other is nearly so, and the same was decided about the same: a council
votes on more than one thing, and more than one body on each. An article that gives both results tells of two votes.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from summarizer.domain import Conflict
from summarizer.language.words import stem
from summarizer.stages.conflicts.results import Result, rival_results
from summarizer.stages.conflicts.sides import Telling, Tellings

_TO = re.compile(r"(?:\svotes)?\s(?:to|against)\s|-|–|\s(?:voted\s)?(?:for|in\sfavou?r)(?:,|\sand)?(?:\sagainst)?\s")
_BEHIND = re.compile(
    r"(?:\svotes?)?(?:\s(?:voted\s)?against)?(?=[.,;:]|\s(?:to|on|for|at|in|and|late|after|with)\b|$)"
)
_FOR = frozenset(map(stem, "approve pass adopt back carry endorse accept ratify".split()))
_AGAINST = frozenset(map(stem, "reject defeat dismiss refuse".split()))
_VOTING = _FOR | _AGAINST | frozenset(map(stem, "vote voted ballot decide recount".split()))
_BODIES = frozenset(
    map(stem, "committee council house chamber board panel parliament senate assembly cabinet".split())
)
_PARTS = frozenset("upper lower first second".split())
NEAR = 2  # votes by which the number that differs may do so
MOST = 10_000  # votes that are told so


def vote_conflicts(tellings: Tellings) -> Iterator[Conflict]:
    """The conflicts over how many voted for and against."""
    told: defaultdict[Result, list[Telling]] = defaultdict(list)
    for telling in tellings.all:
        result = _result_in(telling)
        if result:
            told[result].append(telling)
    for sides in rival_results(told, near=NEAR, are_of_one=_is_of_one):
        conflict = tellings.change("result of the vote", "number", sides)
        if conflict:
            yield conflict


def _is_of_one(one: Telling, other: Telling) -> bool:
    """Was it decided alike, by one body as far as both say which, and about something that both name?"""
    mine, theirs = one.sentence.stems, other.sentence.stems
    is_turned = mine.isdisjoint(_AGAINST) != theirs.isdisjoint(_AGAINST)
    bodies = [each & _BODIES for each in (mine, theirs)]
    parts = [one.sentence.lows & _PARTS, other.sentence.lows & _PARTS]
    is_another = (all(bodies) and bodies[0].isdisjoint(bodies[1])) or parts[0] != parts[1]
    shared = {word for word in mine & theirs if word.isalpha()} - _VOTING - _BODIES
    return not is_turned and not is_another and bool(shared)


def _result_in(telling: Telling) -> Result | None:
    """Two bare figures with "to" or "against" between them, in a sentence that tells of a vote."""
    sentence = telling.sentence
    if sentence.stems.isdisjoint(_VOTING):
        return None
    text, start = sentence.text, sentence.start
    for one, other in pairwise(sentence.numbers):
        between = text[one.end - start : other.start - start]
        are_votes = all(
            each.value == int(each.value) < MOST and each.unit in (None, "score") for each in (one, other)
        )
        if are_votes and _TO.fullmatch(between) and _BEHIND.match(text, other.end - start):
            return int(one.value), int(other.value)
    return None
