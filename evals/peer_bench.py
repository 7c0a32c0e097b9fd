"""What others take for the like, on this machine and in this run: rows beside our own in the table of `bench`.

A budget in seconds means little on an unknown machine; the peer beside it shows what the machine is worth.
"""

import json
import multiprocessing
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import SplitResult

import httpx

from evals.cases import Case, load_case
from evals.invented import invented_articles
from evals.peers import Sources, peers_named, sources_of
from evals.rows import Row, least
from summarizer.language.parse import parse_text
from summarizer.ports import ChatRequest
from summarizer.settings import Settings
from summarizer.wiring import backend_for

CALLS = 200
WORDS = 220  # of a brief
_HUNDREDS = 3  # of words in an article, for those that are joined into one of 900
_PLAIN, _BY_LITELLM = "compatible/any", "hosted_vllm/any"  # one server, spoken to by our own client and by litellm


async def lexrank_rows(gold: Path) -> tuple[Row, ...]:
    """LexRank on the articles of this case, and on ten of 900 words: sentences split beforehand, none checked."""
    case = load_case(gold)
    rank = peers_named("lexrank")["lexrank"]

    async def seconds(sources: Sources) -> float:
        async def ranked() -> None:
            rank(sources, WORDS)

        return await least(ranked, runs=2)

    return (
        Row("LexRank (sumy), the five", await seconds(sources_of(case)), None),
        Row("LexRank (sumy), ten of 900 words", await seconds(_ten(case)), None),
    )


def _ten(case: Case) -> Sources:
    texts = [article.text or "" for article in invented_articles(10 * _HUNDREDS)]
    joined = ["\n\n".join(texts[at : at + _HUNDREDS]) for at in range(0, len(texts), _HUNDREDS)]
    return Sources(case, tuple(tuple(each.text for each in parse_text(text).sentences) for text in joined))


async def call_rows() -> tuple[Row, ...]:
    """What stands around a model's call, the log of calls included: with our client less HTTP, and with litellm."""
    with _answering() as address, TemporaryDirectory() as folder:
        bare_ms = await _bare_ms(address)
        plain_ms = await _call_ms(_PLAIN, address, Path(folder, "a"))
        litellm_ms = await _call_ms(_BY_LITELLM, address, Path(folder, "b"))
    return (
        Row("a model's call by httpx alone", bare_ms, None, "CPU ms"),
        Row("our own work around it", plain_ms - bare_ms, 3, "CPU ms"),
        Row("the call by litellm, our work around it", litellm_ms, None, "CPU ms"),
    )


async def _bare_ms(address: str) -> float:
    async with httpx.AsyncClient(trust_env=False) as client:

        async def asked(number: int) -> None:
            (await client.post(f"{address}/chat/completions", json=asdict(_request(number)))).json()

        return await _each_ms(asked)


async def _call_ms(model: str, address: str, state_dir: Path) -> float:
    backend = backend_for(Settings().changed(model=model, api_base=address, state_dir=state_dir))
    return await _each_ms(lambda number: backend.complete(_request(number)))


async def _each_ms(asked: Callable[[int], Awaitable[object]]) -> float:
    await asked(-1)
    started = time.process_time()
    for number in range(CALLS):
        await asked(number)
    return 1000 * (time.process_time() - started) / CALLS


def _request(number: int) -> ChatRequest:
    schema = {"type": "object", "additionalProperties": False, "required": [], "properties": {}}
    return ChatRequest(system="You are an editor.", user=f"Write {number}.", reply_schema=schema, max_tokens=300)


@contextmanager
def _answering() -> Iterator[str]:
    """A model's server in a process of its own, so that its work is not counted."""
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=_serve, args=(theirs,), daemon=True)
    server.start()
    try:
        yield SplitResult("http", ours.recv(), "/v1", "", "").geturl()
    finally:
        server.kill()


def _serve(pipe: Connection) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Model)
    pipe.send(f"127.0.0.1:{server.server_port}")
    server.serve_forever()


class _Model(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        """Answer with an empty document."""
        self.rfile.read(int(self.headers["content-length"]))
        message = {"role": "assistant", "content": "{}"}
        usage = {"prompt_tokens": 20, "completion_tokens": 2, "total_tokens": 22}
        body = json.dumps(
            {
                "id": "one",
                "object": "chat.completion",
                "created": 0,
                "model": "any",
                "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
                "usage": usage,
            }
        ).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""
