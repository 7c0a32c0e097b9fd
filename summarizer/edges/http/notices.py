"""News within this process. What other processes do is seen by looking at the database now and then."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Notices:
    """Wakes whoever watches a topic, such as the id of a job."""

    def __init__(self) -> None:
        self._watches: dict[str, set[asyncio.Event]] = {}

    def post(self, topic: str) -> None:
        """Tell those who watch the topic now that something is new."""
        for news in self._watches.get(topic, ()):
            news.set()

    @contextmanager
    def watching(self, topic: str) -> Iterator[asyncio.Event]:
        """An event that the next notice sets. Look at the state inside: what happens after the look is news."""
        news = asyncio.Event()
        watches = self._watches.setdefault(topic, set())
        watches.add(news)
        try:
            yield news
        finally:
            watches.discard(news)
            if not watches:
                self._watches.pop(topic, None)


async def within(seconds: float, news: asyncio.Event) -> None:
    """Wait for news, but not longer."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await news.wait()
