"""Is a bounded figure a rounder one for an exact figure: "nearly 300" for 281, "more than 5,000" for 5,160?"""

from decimal import Decimal

from summarizer.language.numbers import Number

ROUNDED = Decimal("0.1")  # of the exact figure, by which a rounded one may be off


def is_rounded(number: Number, other: Number) -> bool:
    """Is it the other one in fewer digits, with a bound that says so?"""
    if number.upper or other.upper or number.measure.unit != other.measure.unit:
        return False
    if number.unit != other.unit and number.value < other.value:  # "about two days" for fifty hours
        return other.bound in (None, "about") and _is_near(number, other.measure.value)
    return other.bound in (None, "about") and rounds(number, other.measure.value)


def rounds(number: Number, exact: Decimal) -> bool:
    """Has it a bound, fewer digits than the exact value, and lies within a tenth of it, on the right side?"""
    return _is_near(number, exact) and _digits(number.measure.value) < _digits(exact)


def _is_near(number: Number, exact: Decimal) -> bool:
    ours = number.measure.value
    on_side = {"more than": ours < exact, "at least": ours < exact, "less than": ours > exact, "about": True}
    return on_side.get(number.bound or "", False) and abs(ours - exact) <= ROUNDED * abs(exact)


def _digits(value: Decimal) -> int:
    """Digits but for the noughts at the end."""
    return len(value.normalize().as_tuple().digits)
