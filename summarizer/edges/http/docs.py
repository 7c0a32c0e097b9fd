"""GET /docs: Swagger UI over /openapi.json, from files of this server alone.

The two files come from the package `fastapi-offline`, of which nothing else is used. No script runs but these: the
policy names the page's own by its hash. Swagger UI sets styles from its script, so those are not bound.
"""

import hashlib
import re
from base64 import b64encode
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from fastapi import APIRouter, Response
from fastapi.openapi.docs import get_swagger_ui_html
from fastapi.responses import FileResponse, HTMLResponse

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_NO_GUESSING = {"X-Content-Type-Options": "nosniff"}
_KEPT = _NO_GUESSING | {"Cache-Control": "public, max-age=86400"}  # they change with the server's version alone

docs = APIRouter(include_in_schema=False)


@docs.get("/docs")
async def page() -> Response:
    """The page."""
    return HTMLResponse(_html(), headers=_NO_GUESSING | {"Content-Security-Policy": _policy()})


@docs.get("/docs/assets/swagger-ui-bundle.js")
async def script() -> Response:
    """Swagger UI."""
    return FileResponse(_folder() / "swagger-ui-bundle.js", headers=_KEPT)


@docs.get("/docs/assets/swagger-ui.css")
async def style() -> Response:
    """What it looks like."""
    return FileResponse(_folder() / "swagger-ui.css", headers=_KEPT)


@cache
def _html() -> str:
    # Addresses are relative, for a server that stands behind a path of another.
    page = get_swagger_ui_html(
        openapi_url="openapi.json",
        title="summarizer: the HTTP service",
        swagger_js_url="docs/assets/swagger-ui-bundle.js",
        swagger_css_url="docs/assets/swagger-ui.css",
        swagger_favicon_url="data:,",
        swagger_ui_parameters={"validatorUrl": None},  # else it shows a badge that a foreign server paints
    )
    return bytes(page.body).decode()


@cache
def _policy() -> str:
    hashes = (
        b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in _INLINE_SCRIPT.findall(_html())
    )
    scripts = " ".join(f"'sha256-{digest}'" for digest in hashes)
    return (
        f"default-src 'none'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


@cache
def _folder() -> Path:
    """Where the package has its files; found without running any of its code."""
    package = find_spec("fastapi_offline")
    assert package is not None and package.origin is not None  # noqa: S101, PT018 - it is a dependency
    return Path(package.origin).parent / "static"
