"""What functions find in an object that never changes, found when first asked for and kept with it."""

from collections.abc import Callable
from functools import cached_property
from typing import Self, TypeVar, cast

T = TypeVar("T")


class KeepsFindings:
    """For an object of which more than one step asks the same."""

    def once(self, find: Callable[[Self], T]) -> T:
        """What `find` finds in this, found once."""
        if find not in self._found:
            self._found[find] = find(self)
        return cast(T, self._found[find])

    @cached_property
    def _found(self) -> dict[object, object]:
        return {}
