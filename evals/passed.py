"""The false claims that the guard lets through: their share of each set, and every one in full, to be read."""

from collections import defaultdict
from collections.abc import Sequence

from evals.guard import Judged
from evals.report import grid, share


def passed(judged: Sequence[Judged]) -> str:
    """A row for each set, then a line for each false claim that passed, in the order of the files."""
    of_set: defaultdict[str, list[Judged]] = defaultdict(list)
    for each in judged:
        of_set[each.line.dataset].append(each)
    rows = [["data set", "false claims passed", "true claims flagged"]]
    rows += [[name, *_shares(found)] for name, found in of_set.items()]
    slipped = [each for each in judged if each.is_passed and not each.line.is_supported]
    return "\n\n".join([grid(rows), *(["\n".join(map(_told, slipped))] if slipped else [])])


def _shares(judged: Sequence[Judged]) -> tuple[str, str]:
    false = [each.is_passed for each in judged if not each.line.is_supported]
    true = [not each.is_passed for each in judged if each.line.is_supported]
    return share(sum(false), len(false)), share(sum(true), len(true))


def _told(each: Judged) -> str:
    code = f" ({each.line.code})" if each.line.code else ""
    return f"passed: {each.line.id}{code}: {each.line.claim}"
