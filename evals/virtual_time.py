"""Many things that happen beside each other, in time that does not pass: a loop over a heap of moments.

A process is a generator. It yields seconds to sleep, or a Line to wait in until there is room; who has room gives it
back with `leave`. What happens at one moment happens in the order in which it was asked for, so runs repeat exactly.
"""

import heapq
from collections import deque
from collections.abc import Callable, Generator
from itertools import count


class Line:
    """`places` that one takes after the other."""

    def __init__(self, clock: "Clock", places: int) -> None:
        self.places = places
        self._clock = clock
        self._waiting: deque[Process] = deque()
        self._taken = 0
        self._taken_s = 0.0
        self._since_s = 0.0

    def enter(self, process: "Process") -> bool:
        """Has the process room at once? Otherwise it goes on when it is its turn."""
        if self._taken == self.places:
            self._waiting.append(process)
            return False
        self._changed(1)
        return True

    def leave(self) -> None:
        """Give a place back, to whoever waits longest."""
        if self._waiting:
            self._clock.call(self._waiting.popleft(), after_s=0)
        else:
            self._changed(-1)

    def taken_s(self) -> float:
        """How many seconds all places together were taken, up to now."""
        self._changed(0)
        return self._taken_s

    def _changed(self, by: int) -> None:
        self._taken_s += self._taken * (self._clock.now_s - self._since_s)
        self._since_s = self._clock.now_s
        self._taken += by


Process = Generator[float | Line, None, None]


class Clock:
    """What time it is, and who is called when."""

    def __init__(self) -> None:
        self.now_s = 0.0
        self._calls: list[tuple[float, int, Process]] = []
        self._numbers = count()

    def call(self, process: Process, *, after_s: float) -> None:
        """Have a process go on so many seconds from now."""
        heapq.heappush(self._calls, (self.now_s + after_s, next(self._numbers), process))

    def run(self, until: Callable[[], bool]) -> None:
        """Let time pass, until that is so or nothing is left to happen."""
        while self._calls and not until():
            self.now_s, _, process = heapq.heappop(self._calls)
            self._go_on(process)

    def _go_on(self, process: Process) -> None:
        for wish in process:
            if not isinstance(wish, Line):
                return self.call(process, after_s=wish)
            if not wish.enter(process):
                return None
        return None
