"""Several briefs of one case: a model that answers differently each time is asked several times.

More answers are not more evidence. Everything here makes one of several, so that who counts cases or
events counts each once.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from evals.metrics import Result, Score
from evals.outcomes import Fate, Match, Outcome, Scored

_FROM_WORST: tuple[Fate, ...] = ("wrong", "missing", "covered", "unscored")


@dataclass(frozen=True)
class Usual:
    """What became of a gold fact in most epochs, by one of them, and in how many of how many."""

    match: Match
    epochs: int
    of: int


def by_case(outcomes: Iterable[Outcome]) -> Mapping[str, Sequence[Scored]]:
    """The briefs of each case that were scored, in the order of the outcomes."""
    found: defaultdict[str, list[Scored]] = defaultdict(list)
    for outcome in outcomes:
        if isinstance(outcome, Scored):
            found[outcome.case].append(outcome)
    return found


def averaged(results: Sequence[Result]) -> Result:
    """The mean of the scores there are; what they counted is added up. Without a score, why there is none."""
    scores = [result for result in results if isinstance(result, Score)]
    if len(scores) < 2:
        return scores[0] if scores else results[0]
    return Score(
        fmean(score.value for score in scores), sum(each.counted for each in scores), sum(each.of for each in scores)
    )


def usual(several: Sequence[Scored]) -> tuple[Usual, ...]:
    """One entry a gold fact, in the gold's order; of two fates that are as frequent the worse one."""
    of_fact: defaultdict[str, list[Match]] = defaultdict(list)
    for match in (match for scored in several for match in scored.matches):
        of_fact[match.fact.id].append(match)
    return tuple(map(_usual, of_fact.values()))


def _usual(matches: Sequence[Match]) -> Usual:
    times = Counter(match.outcome for match in matches)
    fate = max(_FROM_WORST, key=lambda each: times[each])
    return Usual(next(match for match in matches if match.outcome == fate), times[fate], len(matches))
