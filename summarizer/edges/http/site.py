"""The answers that carry pages: their frame, and the headers that hold a browser to what a page needs."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.responses import HTMLResponse

from summarizer.edges.http.owners import Caller
from summarizer.stages.framing import on_site


@dataclass(frozen=True)
class Frame:
    """What stands around a page. `token` is empty for who has not signed in."""

    token: str = ""


def page(
    template: str, context: Mapping[str, object], *, visitor: Caller | None = None, status: int = 200
) -> HTMLResponse:
    """A page as it is sent to a visitor; None is somebody we do not know."""
    made = on_site(template, context, site=Frame(visitor.csrf or "" if visitor else ""))
    return HTMLResponse(made.html, status_code=status, headers=page_headers(made.policy))


def page_headers(policy: str) -> dict[str, str]:
    """The headers of every page. Nothing is stored on the way: a page holds what is its reader's alone."""
    return {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-store",
    }
