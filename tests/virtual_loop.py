"""An event loop on which nobody waits: when nothing else is to be done, it is at once as late as the next timer."""

import asyncio
import selectors
import time

_monotonic = time.monotonic


class _Hurried(selectors.DefaultSelector):
    def __init__(self) -> None:
        super().__init__()
        self.skipped_s = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        if not ready:
            self.skipped_s += timeout or 0.0
        return ready


class VirtualLoop(asyncio.SelectorEventLoop):
    """Its `time` is to be given to whoever would ask `time.monotonic`. Nothing may come from other threads."""

    def __init__(self) -> None:
        self._hurried = _Hurried()
        super().__init__(self._hurried)

    def time(self) -> float:
        """Seconds, those that were skipped included."""
        return _monotonic() + self._hurried.skipped_s
