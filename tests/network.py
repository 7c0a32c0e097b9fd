"""No test reaches past this machine: whoever tries is stopped, and the test fails even if the try was caught."""

import ipaddress
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


class NetworkTouched(RuntimeError):
    """A test tried to reach another machine. No OSError, so that no retry takes it for a bad connection."""


@contextmanager
def loopback_only(touches: list[str]) -> Iterator[None]:
    """Stop every connection and name look-up that leaves this machine, and write each down in `touches`."""
    connect, connect_ex, getaddrinfo = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: object) -> None:
        _allow(self, address, touches)
        connect(self, address)  # type: ignore[arg-type]  # what `connect` takes depends on the family

    def guarded_connect_ex(self: socket.socket, address: object) -> int:
        _allow(self, address, touches)
        return connect_ex(self, address)  # type: ignore[arg-type]

    def guarded_getaddrinfo(host: bytes | str | None, *args: object, **kwargs: object) -> object:
        _allow_host(host, touches)
        return getaddrinfo(host, *args, **kwargs)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded_connect)
        patch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
        patch.setattr(socket, "getaddrinfo", guarded_getaddrinfo)
        yield


def _allow(connection: socket.socket, address: object, touches: list[str]) -> None:
    if connection.family != socket.AF_UNIX:
        _allow_host(address[0] if isinstance(address, tuple) else str(address), touches)


def _allow_host(host: bytes | str | None, touches: list[str]) -> None:
    name = host.decode() if isinstance(host, bytes) else host
    if name and not _is_loopback(name):
        touches.append(name)
        raise NetworkTouched(f"this test tried to reach {name!r}; tests stay on this machine")


def _is_loopback(name: str) -> bool:
    try:
        address = ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return name.rstrip(".").casefold() == "localhost"
    return address.is_loopback or address.is_unspecified
