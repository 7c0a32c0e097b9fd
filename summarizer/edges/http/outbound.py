"""Send only to machines of the internet at large, wherever a name leads now.

A name is looked up once, and the connection goes to the very address that was found fit: a second look-up could
give another. The name stays in the Host header and in what TLS checks.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence

import httpx

from summarizer.edges.http.addresses import is_public, webhook_fault

# The addresses of a host, as numbers. Raises OSError for a name that leads nowhere.
Resolve = Callable[[str, int], Awaitable[Sequence[str]]]


async def looked_up(host: str, port: int) -> Sequence[str]:
    """The addresses as this machine's resolver knows them."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(address[0]) for *_, address in found]


class PublicTransport(httpx.AsyncBaseTransport):
    """An httpx transport in front of another one, which is handed addresses alone. Follows nothing."""

    def __init__(self, inner: httpx.AsyncBaseTransport, *, resolve: Resolve = looked_up) -> None:
        self._inner = inner
        self._resolve = resolve

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request. Raises httpx.ConnectError where it may not be sent."""
        if webhook_fault(str(request.url)):
            raise httpx.ConnectError("nothing may be sent to this URL", request=request)
        host = request.url.raw_host.decode()
        address = await self._fit_address(request, host)
        pinned = httpx.Request(
            request.method,
            request.url.copy_with(host=address),
            headers=request.headers,
            stream=request.stream,
            extensions=request.extensions | {"sni_hostname": host},
        )
        return await self._inner.handle_async_request(pinned)

    async def aclose(self) -> None:
        """End the inner transport's connections."""
        await self._inner.aclose()

    async def _fit_address(self, request: httpx.Request, host: str) -> str:
        port = request.url.port or (443 if request.url.scheme == "https" else 80)
        try:
            addresses = await self._resolve(host, port)
        except OSError as error:
            raise httpx.ConnectError("the host is not known", request=request) from error
        # One that is not fit is enough: whoever names it beside others means something by it.
        if not addresses or not all(map(is_public, addresses)):
            raise httpx.ConnectError("the host is not on the internet", request=request)
        return addresses[0]
