"""Who reads a stream and goes away, and a model that keeps them waiting."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field

from fastapi import FastAPI
from starlette.types import Message

from summarizer.ports import Draft, Story
from tests.service import FLOOD, MODEL


@dataclass
class WaitingDrafter:
    """Waits until it is told to go on, as one does for a provider."""

    name: str = MODEL
    asked: asyncio.Event = field(default_factory=asyncio.Event)
    left: asyncio.Event = field(default_factory=asyncio.Event)

    async def draft(self, story: Story, *, words: int) -> Draft:  # noqa: ARG002 - the port's signature
        self.asked.set()
        try:
            await asyncio.Event().wait()
        finally:
            self.left.set()
        raise AssertionError("nobody lets it go on")


class Reader:
    """Speaks ASGI to the app, as a server does for a client that reads and then goes away."""

    def __init__(self) -> None:
        self.sent: list[Message] = []
        self.gone = asyncio.Event()
        self._body = json.dumps({"articles": [FLOOD]}).encode()
        self._asked = False

    async def receive(self) -> Message:
        if not self._asked:
            self._asked = True
            return {"type": "http.request", "body": self._body, "more_body": False}
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        self.sent.append(message)

    async def ask(self, app: FastAPI) -> None:
        scope = {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "method": "POST",
            "path": "/v1/briefs",
            "raw_path": b"/v1/briefs",
            "query_string": b"",
            "root_path": "",
            "headers": [
                (b"host", b"localhost"),
                (b"content-type", b"application/json"),
                (b"accept", b"text/event-stream"),
            ],
        }
        await app(scope, self.receive, self.send)

    def text(self) -> str:
        return b"".join(message.get("body", b"") for message in self.sent).decode()


class StuckReader(Reader):
    """Takes in the head of the answer, and nothing more."""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.body":
            await asyncio.Event().wait()
        await super().send(message)


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110 - what is waited for happens in another thread
            await asyncio.sleep(0.005)
