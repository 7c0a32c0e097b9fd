"""How the cost of work grows with what it is given, told from two lengths in one run.

A limit in seconds fails where other work runs beside it, and misses a square on a fast machine.
"""

import gc
import time
from collections.abc import Callable

TIMES = 4  # as long is the greater length
MOST_TIMES = 2 * TIMES  # as long is the greatest it is ever asked for
SQUARE = 7  # a cost that grows with the length takes 4 to 5 times as much, one that grows with its square 16
TRIES = 3  # the best counts, as whatever else runs only ever adds
TRIES_MORE = 6  # of the greater length, where the first say it is a square: tests run side by side
NOTHING_S = 0.04  # CPU seconds: what takes less at the greater length has no square that matters, and is mostly noise

Work = Callable[[], object]


def growth(work_on: Callable[[int], Work], length: int) -> float:
    """How many times the CPU seconds the work takes when `TIMES` as long; 0.0 where that takes next to nothing.

    `work_on` makes what is worked on, of so many characters or things, up to `MOST_TIMES` the length, and gives
    back the work alone. It is asked for every try, so that nothing is remembered from the last one.

    What looks like a square is looked at once more from twice the length. A square is one there too; the step
    where the data outgrow a processor's cache, or memory is asked for anew, is not.
    """
    found = _ratio(work_on, length)
    return found if found < SQUARE else min(found, _ratio(work_on, 2 * length))


def _ratio(work_on: Callable[[int], Work], length: int) -> float:
    long = _spent(work_on(TIMES * length))
    if long < NOTHING_S:
        return 0.0
    short = min(_spent(work_on(length)) for _ in range(TRIES))
    for _ in range(TRIES_MORE):
        if long < SQUARE * short:
            break
        long = min(long, _spent(work_on(TIMES * length)))
    return long / short


def _spent(work: Work) -> float:
    """CPU seconds, without the garbage collector's, which depend on what else the process holds."""
    gc.disable()
    started = time.process_time()
    try:
        work()
        return time.process_time() - started
    finally:
        gc.enable()
