"""The table of a run that goes on: what is done, the means so far, and nothing where nobody looks."""

import io

from evals.kept import read_run
from evals.live import growing_table
from evals.outcomes import Failed
from tests.evals.cases import FIRE, MISCOUNTED, TOWNS, Runner


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _shown(made: Runner, stream: io.StringIO) -> str:
    first, second = read_run(made("a", FIRE, MISCOUNTED, towns=TOWNS[:2])).outcomes
    with growing_table(3, [first], stream=stream) as tell:
        tell(second)
        tell(Failed("farrow", "the model did not answer"))
    return stream.getvalue()


def test_every_case_and_the_means_so_far_are_shown(made: Runner) -> None:
    shown = _shown(made, _Terminal())

    last = shown[shown.rindex("brack") :]
    assert "dunmere" in last
    assert "farrow" in last
    assert "no brief" in last
    assert "mean so far" in last
    assert "0.50" in last  # of the vital facts, in each of the two
    assert "3 of 3 cases, 1 without a brief, no model was asked" in " ".join(last.split())


def test_where_nobody_looks_nothing_is_written(made: Runner) -> None:
    assert _shown(made, io.StringIO()) == ""
