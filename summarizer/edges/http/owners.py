"""Whom a request speaks for. What is kept belongs to an owner, and nobody sees what is another's.

A program sends its key with every request; the pages, once signed in, a cookie that stands for one. Everything is
looked up anew in every request, so a revoked key is none from the next one on.
"""

import time
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection

from summarizer.edges.http.door import door_of
from summarizer.edges.http.problems import FORBIDDEN, UNAUTHORIZED, ProblemRaised
from summarizer.edges.http.sessions import COOKIE, csrf_token, is_session_of, is_token, key_id_in
from summarizer.stores.keys import LOCAL, SCOPES, Key, Keys, Scope

__all__ = [
    "CSRF_HEADER",
    "LOCAL",
    "Caller",
    "Owner",
    "caller_of",
    "caller_or_none",
    "owner_of",
    "refuse_other_sites",
]

CSRF_HEADER = "X-CSRF-Token"
_OWN_PAGES = frozenset({"same-origin", "none"})  # values of Sec-Fetch-Site; none: typed, or from a bookmark


@dataclass(frozen=True)
class Caller:
    """An owner, what it may do, and the token that forms of its pages must send along, if it signed in."""

    owner: str
    scopes: tuple[Scope, ...] = SCOPES
    csrf: str | None = None

    def require(self, scope: Scope) -> None:
        """Raises ProblemRaised when the key is not good for this."""
        if scope not in self.scopes:
            headers = {"WWW-Authenticate": f'Bearer error="insufficient_scope", scope="{scope}"'}
            raise ProblemRaised(FORBIDDEN, f"this needs a key with the scope `{scope}`", headers=headers)


async def caller_of(request: HTTPConnection) -> Caller:
    """Whom the request speaks for, looked up once. Raises ProblemRaised when nobody says."""
    caller = await caller_or_none(request)
    if caller is None:
        given = "authorization" in request.headers
        headers = {"WWW-Authenticate": 'Bearer error="invalid_token"' if given else "Bearer"}
        raise ProblemRaised(UNAUTHORIZED, "send a valid key as `Authorization: Bearer nsk_...`", headers=headers)
    return caller


async def caller_or_none(request: HTTPConnection) -> Caller | None:
    """The same for pages, which ask a stranger to sign in."""
    state = request.scope["state"]
    if "caller" not in state:
        state["caller"] = await _looked_up(request, door_of(request).keys)
    found = state["caller"]
    assert found is None or isinstance(found, Caller)  # noqa: S101 - set above
    return found


async def owner_of(request: Request) -> str:
    """The id of the key that the request carries."""
    return (await caller_of(request)).owner


Owner = Annotated[str, Depends(owner_of)]


def refuse_other_sites(request: HTTPConnection, caller: Caller, token: str | None) -> None:
    """Have nothing changed by what a page of another site makes a browser send. Raises ProblemRaised.

    `token` is what came with the form, or in the header CSRF_HEADER.
    """
    if "authorization" in request.headers:
        return  # no browser adds a key by itself
    if not _is_own_page(request.headers) or (caller.csrf is not None and not is_token(token, caller.csrf)):
        raise ProblemRaised(FORBIDDEN, "this was not sent from a page of this server; load the page again")


def _is_own_page(headers: Headers) -> bool:
    """Browsers of today say it in Sec-Fetch-Site, older ones name the page's origin. What says neither is none."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None:
        return site in _OWN_PAGES
    return origin is None or urlsplit(origin).netloc == headers.get("host")


async def _looked_up(request: HTTPConnection, keys: Keys) -> Caller | None:
    given = request.headers.get("authorization")
    if given is not None:
        key = await keys.valid(_bearer(given))
        caller = None if key is None else Caller(key.id, key.scopes)
    else:
        caller = await _signed_in(request.cookies.get(COOKIE, ""), keys)
    if caller is not None or await keys.exist():
        return caller
    return Caller(LOCAL)


async def _signed_in(session: str, keys: Keys) -> Caller | None:
    key: Key | None = await keys.active(key_id_in(session)) if session else None
    if key is None or not is_session_of(session, key, now=time.time()):
        return None
    return Caller(key.id, key.scopes, csrf_token(session, key))


def _bearer(header: str) -> str:
    scheme, _, credentials = header.partition(" ")
    return credentials.strip() if scheme.lower() == "bearer" else ""
