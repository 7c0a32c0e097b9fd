"""Any server that speaks OpenAI's wire format: vLLM, llama.cpp, Ollama and others. Plain httpx, no litellm.

One request a call, bounded from first to last byte in time and in size; a caller that is cancelled ends
its request. Each call has a connection of its own, so there is nothing to close and no event loop to
belong to: beside the seconds a model takes, connecting anew costs nothing.
"""

import asyncio
import ssl
import time
from functools import cache

import httpx

from summarizer.backends.answers import broken_off, refusal, too_slow, unreachable
from summarizer.backends.keys import COMPATIBLE_KEYS, compatible_key
from summarizer.backends.wire import chat_body, completion_in
from summarizer.errors import AuthFailed, InvalidReply, UsageError
from summarizer.ports import ChatRequest, Completion

MOST_BYTES = 8 * 2**20  # of an answer's body; a brief's is a thousandth of it
MOST_ERROR_BYTES = 64 * 2**10  # of what a server says about an error; its status has said the most
_PATH = "/chat/completions"


class CompatibleBackend:
    """One model of one server, named compatible/NAME or openai/NAME."""

    def __init__(self, model: str, *, api_base: str, attempt_s: float = 60.0, most_bytes: int = MOST_BYTES) -> None:
        """`api_base` is the server's address up to the `/v1`. Raises UsageError when it is no address."""
        self._model = model
        self._url, self._login = _address(api_base)
        self._attempt_s = attempt_s
        self._most_bytes = most_bytes

    @property
    def name(self) -> str:
        """The model as the user named it."""
        return self._model

    @property
    def price(self) -> None:
        """Only the operator knows what a server of their own costs."""
        return

    async def complete(self, request: ChatRequest) -> Completion:
        """Ask once. Raises BackendError."""
        try:
            async with asyncio.timeout(self._attempt_s):
                return await self._answered(request)
        except (TimeoutError, httpx.TimeoutException):
            raise too_slow(self._model, self._attempt_s) from None
        except httpx.ConnectError:
            raise unreachable(self._model) from None
        except httpx.TransportError:
            raise broken_off(self._model) from None
        except httpx.HTTPError as error:
            reason = type(error).__name__
            raise InvalidReply(f"{self._model}: the provider's answer cannot be read ({reason})") from None

    async def _answered(self, request: ChatRequest) -> Completion:
        body = {"model": self._model.partition("/")[2]} | chat_body(request, request.bounded_schema)
        headers = {"Accept-Encoding": "identity"} | self._authorization()
        async with (
            httpx.AsyncClient(verify=_trusted(), timeout=self._attempt_s, auth=self._login) as client,
            client.stream("POST", self._url, json=body, headers=headers) as response,
        ):
            content = await self._bounded(response)
        if response.status_code == 200:
            return completion_in(content, request, model=self._model)
        raise refusal(
            self._model,
            response.status_code,
            content,
            key=COMPATIBLE_KEYS[0],
            retry_after=response.headers.get("retry-after"),
            now_s=time.time(),
        )

    def _authorization(self) -> dict[str, str]:
        """A server of one's own may need no key."""
        key = compatible_key()
        if key is None:
            return {}
        if not (key.secret.isascii() and key.secret.isprintable()):
            raise AuthFailed(f"{self._model}: the key in {key.variable} has characters that no key has", calls=0)
        return {"Authorization": f"Bearer {key.secret}"}

    async def _bounded(self, response: httpx.Response) -> bytes:
        content = bytearray()
        async for chunk in response.aiter_bytes():
            content += chunk
            if response.status_code != 200 and len(content) > MOST_ERROR_BYTES:
                break
            if len(content) > self._most_bytes:
                raise InvalidReply(f"{self._model}: the answer is larger than {self._most_bytes:,} bytes")
        return bytes(content)


def _address(api_base: str) -> tuple[httpx.URL, httpx.BasicAuth | None]:
    """Where to ask, and a login that stood in the address: httpx writes addresses to its log."""
    try:
        base = httpx.URL(api_base.strip())
    except httpx.InvalidURL:
        base = httpx.URL("")
    if base.scheme not in {"http", "https"} or not base.host:
        raise UsageError(
            "the address of the model's server must begin with http:// or https://, "
            "such as http://127.0.0.1:8000/v1; set SUMMARIZER_API_BASE"
        )
    login = httpx.BasicAuth(base.username, base.password) if base.userinfo else None
    path = base.path.rstrip("/").removesuffix(_PATH) + _PATH
    return base.copy_with(path=path, userinfo=b"", fragment=None), login


@cache
def _trusted() -> ssl.SSLContext:
    """Certificates are read once a process: it takes longer than everything else around a call."""
    return httpx.create_ssl_context()
