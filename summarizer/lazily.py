"""Properties that are read when first asked for, once an object: `functools.cached_property` without its lock.

Before Python 3.12 that takes a lock, one for all objects of a class, which costs more than much of what is kept here.
Two threads that ask one object at the same time may both read it here: what they read is the same.
"""

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, cast, overload

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class cached_property(Generic[T_co]):  # noqa: N801 - written like the one that it stands in for
    """The value is kept in the object's `__dict__`, where Python finds it before it asks here again."""

    def __init__(self, read: Callable[[Any], T_co]) -> None:  # of an object of any class
        self._read = read
        self._name = read.__name__
        self.__doc__ = read.__doc__

    @overload
    def __get__(self, instance: None, owner: type[Any] | None = None) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type[Any] | None = None) -> T_co: ...
    def __get__(self, instance: object, owner: type[Any] | None = None) -> Self | T_co:
        """The value, read now and kept."""
        if instance is None:
            return self
        found = vars(instance)[self._name] = self._read(instance)
        return found


class KeepsFindings:
    """What functions find in an object that never changes, for those that more than one step asks for."""

    def once(self, find: Callable[[Self], T]) -> T:
        """What `find` finds in this, found once."""
        if find not in self._found:
            self._found[find] = find(self)
        return cast(T, self._found[find])

    @cached_property
    def _found(self) -> dict[object, object]:
        return {}
