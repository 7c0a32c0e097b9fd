"""How a brief tells what it tells: whose words, in whose very words, from whose article, in what order.

Asks the gold and the articles, never the guard. A fact's holder is who its gold text says it of ("Norline
says that ..."); a fact's articles are those of its support. Quotations are for `quotations.py`, figures and
dates for `slots.py`.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from evals.cases import VITAL, Case, GoldFact
from evals.metrics import Result, Score, Unscored
from evals.metrics.quotations import quote_fidelity, quote_speaker
from evals.metrics.slots import date_accuracy, number_accuracy
from evals.outcomes import Match, Telling
from summarizer.domain import Brief, BriefClaim
from summarizer.language.words import fold
from summarizer.stages.ingest import ingest

_SAYS = re.compile(
    r"\b(?:said|says?|told|tells?|believes?|believed|warns?|warned|estimates?|estimated|expects?|expected|denies|denied"
    r"|insists?|insisted|claims?|claimed|accuses?|accused|calls?|called|wants?|wanted|promised?|promises|thinks?"
    r"|according\sto)\b"
)
_HOLDERS = ("person", "org")  # "Governor Ferrand of the National Bank said": it is Ferrand


@dataclass(frozen=True)
class _Told:
    """A brief beside its case, and what became of each gold fact."""

    brief: Brief
    case: Case
    matches: Sequence[Match]

    @property
    def covered(self) -> list[Match]:
        return [match for match in self.matches if match.outcome == "covered"]

    @property
    def claims(self) -> Mapping[str, BriefClaim]:
        """Claims by their folded text, as a match names them."""
        return {fold(claim.text): claim for claim in self.brief.claims}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The gold's names of the articles, by their ids."""
        return names_by_id(self.case)

    def claim_of(self, match: Match) -> BriefClaim | None:
        return self.claims.get(fold(match.claim or ""))

    def articles_of(self, claim: BriefClaim) -> frozenset[str]:
        """The names of the articles that hold the claim's evidence, whatever path the brief was written from."""
        return frozenset(
            self.names[item.article_id] for item in claim.verdict.evidence if item.article_id in self.names
        )


def names_by_id(case: Case) -> dict[str, str]:
    """The gold's names of the articles by the ids that a brief has for them; of copies of one text, one name."""
    return {parsed.id: parsed.article.source for parsed in ingest(case.articles(), english_only=False).articles}


def telling_of(brief: Brief, case: Case, matches: Sequence[Match], guarded: Callable[..., Result]) -> Telling:
    """Every measure of this file; `guarded` calls one of them and names it if it breaks."""
    told = _Told(brief, case, matches)
    return Telling(
        cited_recall=guarded(_cited_recall, told),
        attribution=guarded(_attribution, told),
        quote_fidelity=guarded(lambda each: quote_fidelity(each.brief), told),
        quote_speaker=guarded(lambda each: quote_speaker(each.brief, each.case, holder_of), told),
        number_accuracy=guarded(lambda each: number_accuracy(each.brief, each.matches), told),
        date_accuracy=guarded(lambda each: date_accuracy(each.brief, each.matches), told),
        order=guarded(_order, told),
        origins=guarded(_origins, told),
    )


def _cited_recall(told: _Told) -> Result:
    """Share of the vital facts that are covered by a claim which cites an article that holds the fact."""
    vital = [match for match in told.matches if match.fact.importance == VITAL]
    if not vital:
        return Unscored("the gold has no such fact")
    hits = sum(
        match.outcome == "covered" and bool(_holding(match.fact) & told.articles_of(claim))
        for match in vital
        if (claim := told.claim_of(match))
    )
    return Score(hits / len(vital), hits, len(vital))


def _attribution(told: _Told) -> Result:
    """Share of the covered facts that are somebody's word whose claim names that somebody."""
    held = [(holder, match.claim or "") for match in told.covered if (holder := holder_of(match.fact))]
    if not held:
        return Unscored("no covered fact is somebody's word")
    kept = sum(fold(holder).split()[-1] in fold(claim) for holder, claim in held)
    return Score(kept / len(held), kept, len(held))


def holder_of(fact: GoldFact) -> str | None:
    """The person or body whose word the gold text says it is."""
    says = _SAYS.search(fact.text)
    if not says:
        return None
    is_behind = says[0].startswith("according")
    stretch = fact.text[says.end() :] if is_behind else fact.text[: says.start()]
    for kind in _HOLDERS:
        named = [slot.value for slot in fact.slots if slot.type == kind and slot.value in stretch]
        if named:
            return max(named, key=stretch.rfind)
    return None


def _order(told: _Told) -> Result:
    """Of two covered facts of unequal weight in two claims, how often the weightier comes first; chance is a half."""
    place = {fold(claim.text): at for at, claim in enumerate(told.brief.claims)}
    placed = [(match.fact.importance, place[fold(match.claim or "")]) for match in told.covered]
    pairs = [(one, other) for one, other in combinations(placed, 2) if one[0] != other[0] and one[1] != other[1]]
    if not pairs:
        return Unscored("no two covered facts differ in weight and place")
    right = sum((one[0] > other[0]) == (one[1] < other[1]) for one, other in pairs)
    return Score(right / len(pairs), right, len(pairs))


def _origins(told: _Told) -> Result:
    """Share of the independent origins of which a claim has evidence."""
    origin_of = {article.id: article.origin for article in told.brief.articles}
    if not origin_of:
        return Unscored("the brief has no articles")
    cited = {
        origin_of[item.article_id]
        for claim in told.brief.claims
        for item in claim.verdict.evidence
        if item.article_id in origin_of
    }
    origins = set(origin_of.values())
    return Score(len(cited) / len(origins), len(cited), len(origins))


def _holding(fact: GoldFact) -> frozenset[str]:
    return frozenset(support.article for support in fact.support)
