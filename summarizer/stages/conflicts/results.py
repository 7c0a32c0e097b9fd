"""Results of two numbers that may be one, of a vote or a match: one number the same, the other nearly so.

An article that gives both tells of two. What is a result, and whether two are of one thing, their finders say.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from summarizer.stages.conflicts.sides import Side, Telling

CROWD = 10  # results of one story, beyond which it is a day in parliament or of a league

Result = tuple[int, int]


def rival_results(
    told: Mapping[Result, Sequence[Telling]], *, near: int, are_of_one: Callable[[Telling, Telling], bool]
) -> Iterator[list[Side]]:
    """The two sides of each pair of results that may be one; `near`, by how much the other number may differ."""
    for one, other in combinations(told, 2) if len(told) <= CROWD else ():
        articles = [{telling.article.id for telling in told[each]} for each in (one, other)]
        pairs = ((mine, theirs) for mine in told[one] for theirs in told[other])
        if (
            _may_be_one(one, other, near)
            and articles[0].isdisjoint(articles[1])
            and any(are_of_one(*pair) for pair in pairs)
        ):
            yield [Side(tuple(told[each])) for each in (one, other)]


def _may_be_one(one: Result, other: Result, near: int) -> bool:
    return (one[0] == other[0]) != (one[1] == other[1]) and abs(sum(one) - sum(other)) <= near
