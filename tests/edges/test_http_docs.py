"""/docs: it works without a network, and runs no script but the server's own."""

import hashlib
import re
from base64 import b64encode

import httpx
import pytest

from tests.service import assert_problem, client

__all__ = ["client"]  # a fixture


def directives(response: httpx.Response) -> dict[str, list[str]]:
    policy = response.headers["content-security-policy"]
    return {name: values for name, *values in (part.split() for part in policy.split(";"))}


async def test_the_page_names_no_other_host_and_everything_it_names_is_here(client: httpx.AsyncClient) -> None:
    page = await client.get("/docs")

    assert page.headers["content-type"].startswith("text/html")
    assert not re.search(r"(?:https?:)?//\w", page.text)
    named = re.findall(r'(?:src|href)="(?!data:)(.*?)"|url: \'(.*?)\'', page.text)
    addresses = ["".join(groups) for groups in named]
    assert len(addresses) == 3
    for address in addresses:
        found = await client.get(f"/{address}")
        assert (found.status_code, bool(found.content)) == (200, True)


async def test_only_scripts_of_the_server_and_the_pages_own_may_run(client: httpx.AsyncClient) -> None:
    page = await client.get("/docs")

    [inline] = re.findall(r"<script>(.*?)</script>", page.text, re.DOTALL)
    digest = b64encode(hashlib.sha256(inline.encode()).digest()).decode()
    policy = directives(page)
    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == ["'self'", f"'sha256-{digest}'"]
    assert policy["connect-src"] == ["'self'"]
    assert policy["frame-ancestors"] == ["'none'"]
    assert not re.search(r"\son\w+=", page.text)


async def test_no_badge_is_asked_of_a_foreign_server(client: httpx.AsyncClient) -> None:
    assert '"validatorUrl": null' in (await client.get("/docs")).text


@pytest.mark.parametrize("name", ["redoc.standalone.js", "favicon.png", "../__init__.py", "", "swagger-ui.css/"])
async def test_nothing_else_of_the_package_is_served(client: httpx.AsyncClient, name: str) -> None:
    assert_problem(await client.get(f"/docs/assets/{name}"), 404, "not-found")


async def test_the_pages_files_are_what_they_say_and_may_be_kept(client: httpx.AsyncClient) -> None:
    for name, type_ in (("swagger-ui-bundle.js", "javascript"), ("swagger-ui.css", "css")):
        asset = await client.get(f"/docs/assets/{name}")

        assert type_ in asset.headers["content-type"]
        assert asset.headers["x-content-type-options"] == "nosniff"
        assert "max-age" in asset.headers["cache-control"]
