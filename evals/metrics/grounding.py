"""Claim precision: how much of what a brief says do the articles say?

Checked against the articles, not the gold, which is never complete, and anew, so that a document edited
by hand gains nothing. It is the guard's own opinion all the same: what the guard cannot see, this cannot.
"""

from collections.abc import Sequence

from evals.metrics import Result, Score, Unscored
from summarizer.api import check
from summarizer.domain import RawArticle, Rejected


async def claim_precision(claims: Sequence[str], articles: Sequence[RawArticle | Rejected]) -> Result:
    """Share of the claims that the guard finds supported by these articles."""
    if not claims:
        return Unscored("the brief has no claims")
    summary = (await check(claims, articles)).summary
    return Score(summary.supported / summary.claims, summary.supported, summary.claims)
