"""Who looks at a page, and whether what is sent to it comes from a page of ours.

A browser sends a person's cookie along with whatever other sites make it send. So a form is taken only if the browser
does not say that it comes from elsewhere, and, from who has signed in, only with the token that stood in it.
"""

import re
from dataclasses import dataclass
from hmac import compare_digest
from typing import Annotated, Protocol
from urllib.parse import urlsplit

from fastapi import Depends, Request
from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response

from summarizer.edges.http.owners import LOCAL
from summarizer.edges.http.problems import FOREIGN_FORM, ProblemRaised

COOKIE = "summarizer_session"
SIGN_IN = "/signin"
_BRIEF_PATH = re.compile(r"/briefs/[0-9a-f]{1,64}")
_OWN = frozenset({"same-origin", "none"})  # none: typed, or from a bookmark


@dataclass(frozen=True)
class Session:
    """Somebody who has signed in. `cookie` is what their browser keeps, `token` stands in their forms."""

    owner: str
    cookie: str
    token: str


class Sessions(Protocol):
    """Keys that people sign in with, for as long as they stay."""

    async def are_needed(self) -> bool:
        """Whether a page is shown only to who has signed in."""

    async def begin(self, key: str) -> Session | None:
        """The session of a key; None for one that opens nothing."""

    async def of(self, cookie: str) -> Session | None:
        """The session that was begun with this cookie, if it still is one."""

    async def end(self, cookie: str) -> None:
        """Let the cookie open nothing any more."""


class NoSessions:
    """Where the server has no keys, and listens on loopback alone."""

    async def are_needed(self) -> bool:
        """Nobody signs in."""
        return False

    async def begin(self, key: str) -> Session | None:  # noqa: ARG002 - the protocol's signature
        """There are no keys."""
        return None

    async def of(self, cookie: str) -> Session | None:  # noqa: ARG002
        """There are no sessions."""
        return None

    async def end(self, cookie: str) -> None:
        """There is nothing to end."""


@dataclass(frozen=True)
class Visitor:
    """Whose briefs are shown. `token` is empty where nobody signs in."""

    owner: str
    token: str = ""

    @property
    def signed_in(self) -> bool:
        """Whether there is anything to sign out of."""
        return bool(self.token)

    def require_token(self, token: str) -> None:
        """Raises ProblemRaised for a form that did not come from this person's own page."""
        if self.token and not compare_digest(token.encode(), self.token.encode()):
            raise _foreign()


class SignInNeeded(Exception):
    """A page was asked for by nobody we know. `back` is where to go once they have signed in."""

    def __init__(self, back: str) -> None:
        super().__init__("sign in first")
        self.back = back


async def visitor_of(request: Request) -> Visitor:
    """Whoever asks for the page. Raises SignInNeeded."""
    sessions = sessions_of(request)
    if not await sessions.are_needed():
        return Visitor(LOCAL)
    session = await sessions.of(request.cookies.get(COOKIE, ""))
    if session is None:
        raise SignInNeeded(way_back(request.url.path))
    return Visitor(session.owner, session.token)


Visiting = Annotated[Visitor, Depends(visitor_of)]


def sessions_of(request: Request) -> Sessions:
    """The server's sessions."""
    sessions: Sessions = request.app.state.sessions
    return sessions


async def on_sign_in_needed(_request: Request, error: SignInNeeded) -> Response:
    """Show where to sign in."""
    return RedirectResponse(f"{SIGN_IN}?back={error.back}", status_code=303)


def way_back(path: str) -> str:
    """The path if it is a brief's, and else that of the first page: nobody is led to another site."""
    return path if _BRIEF_PATH.fullmatch(path) else "/"


def require_own_page(headers: Headers) -> None:
    """Raises ProblemRaised when the browser says that the form comes from another site.

    Browsers of today say so in Sec-Fetch-Site, older ones name the page's origin. What says neither is no browser.
    """
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    is_own = site in _OWN if site else origin is None or urlsplit(origin).netloc == headers.get("host")
    if not is_own:
        raise _foreign()


def _foreign() -> ProblemRaised:
    return ProblemRaised(FOREIGN_FORM, "open this server's own page again, and send the form from there")
