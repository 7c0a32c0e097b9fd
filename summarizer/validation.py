"""Say in one line what pydantic found wrong, without repeating what was given."""

from pydantic import ValidationError


def first_fault(error: ValidationError, *, whole: str = "") -> str:
    """`place: what is wrong` of the first fault; `whole` stands for a place that is the document itself."""
    first = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(str(part) for part in first["loc"]) or whole
    reason = "unknown field" if first["type"] == "extra_forbidden" else first["msg"].removeprefix("Value error, ")
    return f"{place}: {reason}" if place else reason
