"""When Python looks for cycles of objects that nobody holds any more.

A brief leaves hardly any behind, and holds a hundred thousand objects while it is made. As it comes, the interpreter
looks through all of them, and through everything that was loaded, again and again. A library leaves that alone, for
it is its host's to say; our own programs set it when they start.
"""

import gc

YOUNG, MIDDLE, OLD = 5_000, 20, 20  # objects more than before; looks at the young; looks at those of middle age


def collect_rarely() -> None:
    """Look through old objects once in twenty briefs or so, in this whole process (figures: docs/performance.md)."""
    gc.set_threshold(YOUNG, MIDDLE, OLD)
