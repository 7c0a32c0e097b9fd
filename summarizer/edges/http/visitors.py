"""Who looks at a page: whoever has signed in, and anybody where the server has no keys."""

import re
from typing import Annotated

from fastapi import Depends, Request
from starlette.responses import RedirectResponse, Response

from summarizer.edges.http.owners import Caller, caller_or_none

SIGN_IN = "/signin"
_BRIEF_PATH = re.compile(r"/briefs/[0-9a-f]{1,64}")


class SignInNeeded(Exception):
    """A page was asked for by nobody we know. `back` is where to go once they have signed in."""

    def __init__(self, back: str) -> None:
        super().__init__("sign in first")
        self.back = back


async def visitor_of(request: Request) -> Caller:
    """Whoever asks for the page. Raises SignInNeeded."""
    caller = await caller_or_none(request)
    if caller is None:
        raise SignInNeeded(way_back(request.url.path))
    caller.require("read")
    return caller


Visiting = Annotated[Caller, Depends(visitor_of)]


async def on_sign_in_needed(_request: Request, error: SignInNeeded) -> Response:
    """Show where to sign in."""
    return RedirectResponse(f"{SIGN_IN}?back={error.back}", status_code=303)


def way_back(path: str) -> str:
    """The path if it is a brief's, and else that of the first page: nobody is led to another site."""
    return path if _BRIEF_PATH.fullmatch(path) else "/"
