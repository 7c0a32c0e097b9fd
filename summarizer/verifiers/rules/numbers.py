"""Every number of a claim must stand in its evidence: as a value or an equal measure, with its unit and bound.

"90 minutes" is supported by "an hour and a half". Ranks, dates and times support a count only when
the claim's own figure is one of them. A claim may add a bound to a bare figure; it may not drop one.
"""

from collections.abc import Iterator, Sequence

from summarizer.domain import Code
from summarizer.language.bounds import is_kept
from summarizer.language.numbers import Number
from summarizer.language.parse import ParsedSentence
from summarizer.ports import Story
from summarizer.verifiers.rules.dates import places_of_proven_dates
from summarizer.verifiers.rules.evidence import Support


def check_numbers(claim: ParsedSentence, support: Support, _story: Story) -> Iterator[Code]:
    """`number_mismatch` for a value no evidence has, `unit_mismatch` and `bound_dropped` for a known one."""
    known = [number for passage in support.passages for number in passage.sentence.numbers]
    proven = places_of_proven_dates(claim, support)  # "on 21 March" where the evidence says "yesterday"
    for number in (each for each in claim.numbers if each.start not in proven):
        code = _fault(number, known)
        if code:
            yield code


def _fault(number: Number, known: Sequence[Number]) -> Code | None:
    equal = [other for other in known if _is_equal(number, other)]
    if not equal:
        return _fault_of_ends(number, known)
    same_unit = [other for other in equal if _may_share_unit(number, other)]
    if not same_unit:
        return "unit_mismatch"
    bounds = frozenset(other.bound if _may_share_noun(number, other) else None for other in same_unit)
    if not number.is_label and not is_kept(number.bound, bounds):
        return "bound_dropped"
    return None


def _is_equal(number: Number, other: Number) -> bool:
    return number.measure == other.measure or number.values == other.values


def _may_share_unit(number: Number, other: Number) -> bool:
    """True for equal measures or units, and where one has none or is a label, which may be worded in many ways."""
    if number.measure == other.measure or number.unit == other.unit:
        return True
    return number.unit is None or other.unit is None or number.is_label or other.is_label


def _may_share_noun(number: Number, other: Number) -> bool:
    return number.noun is None or other.noun is None or number.noun == other.noun


def _fault_of_ends(number: Number, known: Sequence[Number]) -> Code | None:
    """A range may stand in two figures, and one end of a range for it when the claim says it is a bound."""
    ends = {value for other in known for value in other.values}
    if not ends.issuperset(number.values):
        return "number_mismatch"
    return None if number.upper or number.bound else "bound_dropped"
