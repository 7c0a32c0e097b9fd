"""Whom a request speaks for. What is kept belongs to an owner, and nobody sees what is another's."""

from typing import Annotated

from fastapi import Depends, Request

LOCAL = "local"  # everybody, where the server has no keys and listens on loopback alone


async def owner_of(request: Request) -> str:  # noqa: ARG001 - there are no keys yet
    """The id of the key that the request carries."""
    return LOCAL


Owner = Annotated[str, Depends(owner_of)]
