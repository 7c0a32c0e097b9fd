"""Which planted errors does the guard see, and which sorts of true sentence does it mistake for errors?

Of lines with label 0 `code` names the error that somebody planted, of lines with label 1 `kind` the sort of
sentence.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import get_args

from evals.guard import Judged
from evals.report import grid, share
from summarizer.domain import Code


@dataclass(frozen=True)
class _Recall:
    """Of `of` planted errors of one code, `flagged` got some objection and `named` the objection of that code."""

    code: str
    of: int
    flagged: int
    named: int

    @property
    def is_known(self) -> bool:
        return self.code in get_args(Code)


def recall_by_code(judged: Sequence[Judged]) -> str:
    """One row a planted code, their mean and the worst; empty when no error was planted."""
    planted = [each for each in judged if not each.line.is_supported]
    recalls = [_recall(code, found) for code, found in _grouped(planted, lambda each: each.line.code)]
    if not recalls:
        return ""
    rows = [["planted error", "flagged", "with its own code"]]
    rows += [[each.code, share(each.flagged, each.of), _named(each)] for each in recalls]
    flagged = {each.code: each.flagged / each.of for each in recalls}
    named = {each.code: each.named / each.of for each in recalls if each.is_known}
    rows += [["mean of codes", _mean(flagged), _mean(named)], ["worst", _worst(flagged), _worst(named)]]
    return grid(rows)


def alarms_by_kind(judged: Sequence[Judged]) -> str:
    """How many of each sort of true sentence are flagged; empty when no line names its sort."""
    supported = [each for each in judged if each.line.is_supported]
    rows = [["true sentence", "false alarms"]]
    for kind, found in _grouped(supported, lambda each: each.line.kind):
        rows.append([kind, share(sum(not each.is_passed for each in found), len(found))])
    return grid(rows) if len(rows) > 1 else ""


def _grouped(judged: Sequence[Judged], name_of: Callable[[Judged], str | None]) -> list[tuple[str, list[Judged]]]:
    """The lines that have such a name, by name."""
    named: defaultdict[str, list[Judged]] = defaultdict(list)
    for each in judged:
        name = name_of(each)
        if name:
            named[name].append(each)
    return sorted(named.items())


def _recall(code: str, found: Sequence[Judged]) -> _Recall:
    return _Recall(
        code=code,
        of=len(found),
        flagged=sum(not each.is_passed for each in found),
        named=sum(code in each.codes for each in found),
    )


def _named(recall: _Recall) -> str:
    # Sets of others have kinds of their own, which no verdict could name.
    return share(recall.named, recall.of) if recall.is_known else "no code of the guard"


def _mean(shares: dict[str, float]) -> str:
    return f"{fmean(shares.values()):.2f}" if shares else "-"


def _worst(shares: dict[str, float]) -> str:
    if not shares:
        return "-"
    code = min(shares, key=shares.__getitem__)
    return f"{shares[code]:.2f} ({code})"
