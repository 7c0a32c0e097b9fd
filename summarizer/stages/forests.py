"""What belongs together, told pair by pair: a forest in which all that is joined has one end.

Does not say which of what is joined stands for the rest.
"""

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

_Node = TypeVar("_Node", bound=Hashable)


def forest_of(pairs: Iterable[tuple[_Node, _Node]]) -> dict[_Node, _Node]:
    """What each node hangs on; one that hangs on nothing is the end of its tree."""
    above: dict[_Node, _Node] = {}
    for one, other in pairs:
        first, second = end_of(above, one), end_of(above, other)
        if first != second:
            above[second] = first
    return above


def end_of(above: Mapping[_Node, _Node], node: _Node) -> _Node:
    """Equal for all that is joined to the node."""
    while node in above:
        node = above[node]
    return node
