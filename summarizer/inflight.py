"""Work on many things at once without ever holding more than a few of them.

Promises the results in the things' order or as they come, and that nothing goes on once the caller has left.
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterable
from contextlib import aclosing
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


async def in_flight(
    items: AsyncIterator[Item], work: Callable[[Item], Awaitable[Result]], *, most: int, ordered: bool
) -> AsyncGenerator[Result, None]:
    """The result of each item. At most `most` items are held whose results were not handed on."""
    flight = _Flight(items, work, most)
    try:
        async with aclosing(flight.landed(ordered=ordered)) as results:
            async for result in results:
                yield result
    finally:
        await flight.stop()


async def each(items: Iterable[Item]) -> AsyncGenerator[Item, None]:
    """The items of something that does not keep us waiting."""
    for item in items:
        yield item


class _Flight(Generic[Item, Result]):
    def __init__(self, items: AsyncIterator[Item], work: Callable[[Item], Awaitable[Result]], most: int) -> None:
        self._items = items
        self._work = work
        self._most = most
        self._coming: asyncio.Task[tuple[Item] | None] | None = None
        self._working: list[asyncio.Task[Result]] = []
        self._landing: list[asyncio.Task[Result]] = []
        self._all_came = False

    async def landed(self, *, ordered: bool) -> AsyncGenerator[Result, None]:
        while self._called() or self._working:
            awaited = [*([self._coming] if self._coming else []), *self._working[: 1 if ordered else None]]
            await asyncio.wait(awaited, return_when=asyncio.FIRST_COMPLETED)
            self._take_in()
            self._landing = self._done(ordered=ordered)
            for task in self._landing:
                yield task.result()

    async def stop(self) -> None:
        # Several may have failed at once: only the first error was raised, and no other may be left unread.
        left = [task for task in (self._coming, *self._working, *self._landing) if task]
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    def _called(self) -> bool:
        """Is another item on its way? Calls for one where there is room."""
        if self._coming is None and not self._all_came and len(self._working) < self._most:
            self._coming = asyncio.create_task(self._next())
        return self._coming is not None

    async def _next(self) -> tuple[Item] | None:
        try:
            return (await anext(self._items),)
        except StopAsyncIteration:
            return None

    def _take_in(self) -> None:
        if self._coming is None or not self._coming.done():
            return
        came, self._coming = self._coming.result(), None
        if came is None:
            self._all_came = True
        else:
            self._working.append(asyncio.create_task(self._worked(came[0])))

    async def _worked(self, item: Item) -> Result:
        return await self._work(item)

    def _done(self, *, ordered: bool) -> list[asyncio.Task[Result]]:
        """The tasks to hand on, which are forgotten here."""
        if ordered:
            ready = next((at for at, task in enumerate(self._working) if not task.done()), len(self._working))
            done, self._working = self._working[:ready], self._working[ready:]
        else:
            done = [task for task in self._working if task.done()]
            self._working = [task for task in self._working if not task.done()]
        return done
