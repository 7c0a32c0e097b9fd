"""Put a page together: a template, one style sheet, at most one script, and the policy that allows nothing else.

A page needs no other file. All text is escaped; style and script are ours, stand in the page itself, and are
allowed by their hashes, so that nothing an article holds can run, load or send anything.
"""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

_TEMPLATES = Path(__file__).parents[1] / "templates"


@dataclass(frozen=True)
class Page:
    """A page, and what a browser is to hold it to."""

    html: str
    policy: str


def alone(template: str, context: Mapping[str, object]) -> str:
    """A page to be kept as a file: no script, and the policy in its head."""
    style = _ours("page.css")
    policy = f"default-src 'none'; style-src {_hash(style)}; base-uri 'none'; form-action 'none'"
    return _rendered(template, context, style=style, script="", policy=policy, site=None)


def on_site(template: str, context: Mapping[str, object], *, site: object) -> Page:
    """A page of the server, with `site` for its header; the policy is for the answer's headers."""
    style, script = _ours("page.css") + _ours("site.css"), _ours("page.js")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    return Page(_rendered(template, context, style=style, script=script, policy="", site=site), policy)


def _rendered(template: str, context: Mapping[str, object], **frame: object) -> str:
    return _environment().get_template(template).render(context, **frame)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )


@cache
def _ours(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


@cache
def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
