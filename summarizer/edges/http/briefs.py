"""The paths of briefs that were written before."""

from typing import Annotated, TypeVar

from fastapi import APIRouter, Query, Request, Response

from summarizer.domain import Brief
from summarizer.edges.http.door import door_of
from summarizer.edges.http.owners import Owner
from summarizer.edges.http.problems import INVALID_REQUEST, NOT_FOUND, STORE_UNAVAILABLE, ProblemRaised, documented
from summarizer.edges.http.routes import Id, Offered
from summarizer.edges.http.upkeep import forget_calls
from summarizer.keeping import BriefPage

T = TypeVar("T")

After = Annotated[str | None, Query(description="What `next` of another page says.")]
Limit = Annotated[int, Query(ge=1, le=100)]

briefs = APIRouter(prefix="/v1/briefs")


@briefs.get("", responses=documented(INVALID_REQUEST, STORE_UNAVAILABLE))
async def list_briefs(offer: Offered, owner: Owner, after: After = None, limit: Limit = 20) -> BriefPage:
    """Your briefs, the newest first."""
    return await offer.briefs.page(owner, after=after, limit=limit)


@briefs.get("/{brief_id}", response_model=Brief, responses=documented(INVALID_REQUEST, NOT_FOUND, STORE_UNAVAILABLE))
async def kept_brief(brief_id: Id, offer: Offered, owner: Owner) -> Response:
    """A brief as it was written."""
    return Response(_known(await offer.briefs.document(owner, brief_id)), media_type="application/json")


@briefs.delete("/{brief_id}", status_code=204, responses=documented(INVALID_REQUEST, NOT_FOUND, STORE_UNAVAILABLE))
async def delete_brief(brief_id: Id, offer: Offered, owner: Owner, request: Request) -> None:
    """Remove a brief with its articles, and what models were asked and answered for it."""
    removed = _known(await offer.briefs.remove(owner, brief_id))
    await door_of(request).answers.forget(owner, brief_id)
    await forget_calls(offer.settings, removed.manifest.calls)


def _known(found: T | None) -> T:
    if found is None:
        raise ProblemRaised(NOT_FOUND, "you have no brief of this id")
    return found
