"""Which addresses the server may send to on somebody else's word: those that everybody can reach anyway."""

import ipaddress
import re
import socket
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import urlsplit

MOST_CHARACTERS = 2_000
PORTS = {"http": 80, "https": 443}

_UNICAST = ipaddress.ip_network("2000::/3")  # whatever of version 6 is not in it nobody has on the internet
# What the library takes for global, in some of its versions, and is not fit all the same.
_UNFIT = tuple(
    ipaddress.ip_network(network)
    for network in (
        "2001::/23",  # protocols' own, with Teredo, which hides an address of version 4
        "2002::/16",  # 6to4, which hides one as well, for a gateway to unwrap
        "3fff::/20",  # for documents
        "192.0.0.0/24",  # protocols' own
        "192.88.99.0/24",  # gateways of 6to4
        "168.63.129.16/32",  # on machines of Azure, whoever runs them: it hands out what they are set up with
    )
)
_NAME = re.compile(r"[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})+")
_NEVER_PUBLIC = (".localhost", ".local", ".internal", ".home.arpa")


def is_public(address: str) -> bool:
    """Whether an address, as a number, is of the internet at large and names one machine there."""
    read = ipaddress.ip_address(address)
    if read.version == 6 and read not in _UNICAST:
        return False
    return read.is_global and not read.is_multicast and not any(read in network for network in _UNFIT)


def webhook_fault(url: str) -> str | None:
    """Why nothing can be sent to a URL, as far as it can be told without looking up its host."""
    if len(url) > MOST_CHARACTERS or not url.isascii() or not url.isprintable() or " " in url:
        return f"takes a URL of at most {MOST_CHARACTERS:,} printable ASCII characters"
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return "is no URL"
    if parts.scheme not in PORTS or not host or ("[" in parts.netloc and ":" not in host):
        return "takes an http or https URL with a host"
    if port not in {None, PORTS[parts.scheme]}:
        return "takes port 80 for http and 443 for https"
    if parts.username is not None or parts.password is not None:
        return "takes no user and no password"
    return None if _may_be_public(host) else "takes a host that is on the internet"


def _may_be_public(host: str) -> bool:
    """A name of several parts may lead anywhere, except for those that by agreement lead nowhere else."""
    plain = host.rstrip(".").lower()
    literal = _literal(plain)
    if literal is not None:
        return is_public(str(literal))
    return _NAME.fullmatch(plain) is not None and not plain.endswith(_NEVER_PUBLIC)


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
