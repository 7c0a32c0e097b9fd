"""GET /v1/limits: how much may be asked, and what of it is left."""

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict

from summarizer.edges.http.door import door_of
from summarizer.edges.http.limits import Left
from summarizer.edges.http.middleware import MOST_BODY_BYTES
from summarizer.edges.http.owners import Owner
from summarizer.edges.http.requests import MOST_ARTICLE_CHARACTERS, MOST_ARTICLES, MOST_CHARACTERS, MOST_CLAIMS
from summarizer.edges.http.routes import Offered
from summarizer.settings import FEWEST_WORDS, MOST_WORDS

published = APIRouter(prefix="/v1")


class _Document(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(_Document):
    """How long a brief may be asked for, and how long it is otherwise."""

    fewest: int
    most: int
    default: int


class Budget(_Document):
    """What models took for the caller on this day of UTC, and may take yet; null where there is no budget."""

    tokens_spent: int
    tokens_left: int | None
    usd_spent: float
    usd_left: float | None


class Limits(_Document):
    """What a request may hold, and what the caller has left. The operator's own model and judge come first."""

    body_bytes: int
    articles: int
    article_characters: int
    claims: int
    text_characters: int
    words: Words
    models: tuple[str, ...]
    judges: tuple[str, ...]
    per_minute: tuple[Left, ...]
    today: Budget


@published.get("/limits")
async def limits(request: Request, offer: Offered, owner: Owner) -> Limits:
    """How much may be asked, and what of it is left."""
    account = await offer.budgets.account(owner)
    return Limits(
        body_bytes=MOST_BODY_BYTES,
        articles=MOST_ARTICLES,
        article_characters=MOST_ARTICLE_CHARACTERS,
        claims=MOST_CLAIMS,
        text_characters=MOST_CHARACTERS,
        words=Words(fewest=FEWEST_WORDS, most=MOST_WORDS, default=offer.settings.words),
        models=offer.models,
        judges=offer.judges,
        per_minute=await door_of(request).limits.left(owner),
        today=Budget(
            tokens_spent=account.spent.tokens,
            tokens_left=account.tokens_left,
            usd_spent=account.spent.usd,
            usd_left=account.usd_left,
        ),
    )
