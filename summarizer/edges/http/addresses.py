"""Which addresses the server may send to on somebody else's word: those that everybody can reach anyway."""

import ipaddress
import socket
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import urlsplit

MOST_CHARACTERS = 2_000
PORTS = {"http": 80, "https": 443}

# Addresses of version 6 in which one of version 4 is hidden, which a gateway may unwrap.
_WRAPPING = tuple(
    ipaddress.ip_network(network)
    for network in ("::/96", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16")
)


def is_public(address: str) -> bool:
    """Whether an address, as a number, is of the internet at large and names one machine there."""
    read = ipaddress.ip_address(address)
    return read.is_global and not read.is_multicast and not any(read in network for network in _WRAPPING)


def webhook_fault(url: str) -> str | None:
    """Why nothing can be sent to a URL, as far as it can be told without looking up its host."""
    if len(url) > MOST_CHARACTERS or not url.isascii() or not url.isprintable() or " " in url:
        return f"takes a URL of at most {MOST_CHARACTERS:,} printable ASCII characters"
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return "is no URL"
    if parts.scheme not in PORTS or not host:
        return "takes an http or https URL with a host"
    if port not in {None, PORTS[parts.scheme]}:
        return "takes port 80 for http and 443 for https"
    if parts.username is not None or parts.password is not None:
        return "takes no user and no password"
    return None if _may_be_public(host) else "takes a host that is on the internet"


def _may_be_public(host: str) -> bool:
    """A name may lead anywhere, except for those that by agreement lead nowhere else."""
    plain = host.rstrip(".").lower()
    if plain == "localhost" or plain.endswith((".localhost", ".local", ".internal")):
        return False
    literal = _literal(plain)
    return literal is None or is_public(str(literal))


def _literal(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        pass
    try:
        # 127.1, 0x7f000001 and 2130706433 are this machine too: whoever connects reads them so.
        return IPv4Address(socket.inet_aton(host))
    except OSError:
        return None
