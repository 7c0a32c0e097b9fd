"""The nouns: what goes in, what is found, what is written, and the document that comes out.

Every type is frozen and forbids unknown fields; its sequences are tuples. Ids are content hashes, so a
second run over the same articles gives the same ids. Offsets are half-open, in code points of
`Article.text`; a quote always equals its slice.
This file holds no behaviour beyond building ids: see `pipeline.py` for that.
"""

import hashlib
import re
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, field_validator, model_validator

from summarizer.codes import Code as Code  # noqa: PLC0414 - everybody takes them from here
from summarizer.codes import RejectCode as RejectCode  # noqa: PLC0414
from summarizer.usage import Usage as Usage  # noqa: PLC0414

SCHEMA_VERSION: Literal[1] = 1

Label = Literal["supported", "refuted", "conflicting", "not_enough_evidence"]  # the four of AVeriTeC
Status = Literal["refused", "degraded", "unguarded", "flagged", "reduced", "complete"]
GuardMode = Literal["withhold", "flag", "off"]
CacheMode = Literal["off", "record", "replay", "replay-strict"]
FactKind = Literal["statement", "number", "quote"]
ConflictKind = Literal["number", "date", "quote", "speaker", "title", "place", "outcome", "strength", "state"]
Resolution = Literal["open", "update", "source_error"]
Change = Literal["unchanged", "new"]
WithdrawalReason = Literal["corrected", "superseded", "contradicted", "unsupported"]
LABELS: tuple[Label, ...] = get_args(Label)


def content_id(*parts: object) -> str:
    """16 hex digits that depend on the parts and on nothing else."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode()).hexdigest()[:16]


class _Document(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


# What goes in


class RawArticle(_Document):
    """An article as it is given. `published` is free text here: ingest reads it or says it cannot.

    `html` is a web page, or a whole feed in XML whose entries become articles.
    """

    source: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    text: str | None = None
    html: str | None = None

    @field_validator("*")
    @classmethod
    def _storable(cls, value: str | None) -> str | None:
        if value is not None and re.search("[\ud800-\udfff]", value):
            raise ValueError("holds half of a surrogate pair, which no encoding can store")
        return value

    @model_validator(mode="after")
    def _one_body(self) -> "RawArticle":
        if (self.text is None) == (self.html is None):
            raise ValueError("an article has either `text` or `html`")
        return self


class Rejected(_Document):
    """Something given that could not be used, and why."""

    source: str
    code: RejectCode
    detail: str


class Article(_Document):
    """A cleaned article. `published` is YYYY, YYYY-MM, YYYY-MM-DD or an ISO date and time.

    `text` is None only in a document that was written without texts; inside the pipeline it is there.
    """

    id: str
    source: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    words: int
    origin: str
    duplicate_of: str | None = None
    text: str | None = None
    sha256: str


# What is found


class Span(_Document):
    """A stretch of one article, with the words that stand there."""

    article_id: str
    start: int
    end: int
    quote: str


class Fact(_Document):
    """A statement found in the articles, with every span that says it."""

    id: str
    text: str
    kind: FactKind
    attributed_to: str | None = None
    spans: tuple[Span, ...]
    article_ids: tuple[str, ...]
    origins: tuple[str, ...]
    superseded_by: str | None = None


class Variant(_Document):
    """One side of a conflict."""

    text: str
    article_ids: tuple[str, ...]
    outlets: tuple[str, ...]
    origins: tuple[str, ...]


class Conflict(_Document):
    """Facts that cannot all be true, and who says which. The last variant of an update is the latest state told."""

    topic: str
    kind: ConflictKind
    resolution: Resolution
    variants: tuple[Variant, ...]
    holds: bool = False  # of an update: no article goes beyond the last variant, or tells it otherwise
    change: Literal["new"] | None = None  # in an update: the earlier brief did not have these sides


# What is written and checked


class Claim(_Document):
    """One sentence of ours, before the guard has seen it. Citations are fact ids."""

    id: str
    text: str
    citations: tuple[str, ...] = ()


class Evidence(Span):
    """A span that speaks for or against a claim; `score` is the share of the claim it covers, 0 to 1."""

    stance: Literal["supports", "refutes"]
    score: float


class Verdict(_Document):
    """What a verifier says of one claim. `score` estimates the probability of `supported`, 0 to 1."""

    label: Label
    codes: tuple[Code, ...] = ()
    verifier: str
    score: float
    evidence: tuple[Evidence, ...] = ()


class BriefClaim(_Document):
    """A claim of a brief with its verdict. `change` is told in an updated brief alone."""

    id: str
    text: str
    citations: tuple[str, ...]
    verdict: Verdict
    change: Change | None = None


class Withdrawal(_Document):
    """A claim of the earlier brief that its update no longer makes; `instead` is what an article says now."""

    claim: BriefClaim
    reason: WithdrawalReason
    instead: Span | None = None


class CheckedClaim(_Document):
    """A sentence of anyone's text with its verdict."""

    id: str
    text: str
    verdict: Verdict


class Event(_Document):
    """One entry of the timeline. `when` is an ISO date cut to `precision`."""

    when: str
    precision: Literal["year", "month", "day"]
    text: str
    citations: tuple[str, ...]


class Role(_Document):
    """An office, a profession, or what else somebody is to the story, in the words of the articles that say so."""

    text: str
    article_ids: tuple[str, ...]
    citations: tuple[str, ...] = ()


class Person(_Document):
    """Somebody the articles name. Articles that give different offices are all listed, the most frequent first."""

    name: str
    roles: tuple[Role, ...]
    article_ids: tuple[str, ...]


class Quotation(_Document):
    """Words somebody spoke."""

    text: str
    speaker: str
    citations: tuple[str, ...]


class Background(_Document):
    """What was before the news, or has lasted for long, in one sentence."""

    text: str
    citations: tuple[str, ...]


class Reaction(_Document):
    """What somebody who is no party to the news says of it, in a sentence that names or describes `speaker`."""

    text: str
    speaker: str
    citations: tuple[str, ...]


# How it came about


class Note(_Document):
    """Something a reader of the brief should know."""

    code: str
    detail: str


class PromptUse(_Document):
    """A prompt that was sent, by content."""

    name: str
    version: int
    sha256: str


class Manifest(_Document):
    """Enough to run the brief again and to explain a difference."""

    code_version: str
    policy_hash: str
    prompts: tuple[PromptUse, ...] = ()
    guard_version: str
    model: str
    models_reported: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()  # keys in the log of model calls
    seed: int | None = None
    started_at: str
    duration_ms: float
    stage_ms: dict[str, float]
    input_hashes: tuple[str, ...]


# The documents


class _Whole(_Document):
    """A whole document. Its repr is short, for asyncio.run of Python 3.11 makes one of its result."""

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


class Brief(_Whole):
    """The document of `summarizer brief`, `summarizer update`, `POST /v1/briefs` and the store."""

    id: str
    schema_version: Literal[1] = SCHEMA_VERSION
    status: Status
    headline: str | None
    claims: tuple[BriefClaim, ...] = ()
    withheld: tuple[BriefClaim, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    timeline: tuple[Event, ...] = ()
    quotes: tuple[Quotation, ...] = ()
    people: tuple[Person, ...] = ()
    background: tuple[Background, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    facts: tuple[Fact, ...] = ()
    articles: tuple[Article, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    origins: int = 0
    origins_at_most: int = 0
    usage: Usage = Usage()
    notes: tuple[Note, ...] = ()
    replaces: str | None = None  # the id of the brief that this one updates
    withdrawn: tuple[Withdrawal, ...] = ()
    manifest: Manifest


class CheckSummary(_Document):
    """How many claims got each label, and how often each code was given."""

    claims: int
    supported: int
    refuted: int
    conflicting: int
    not_enough_evidence: int
    codes: dict[Code, int]


class CheckReport(_Whole):
    """The document of `summarizer check` and `POST /v1/checks`."""

    claims: tuple[CheckedClaim, ...]
    articles: tuple[Article, ...]
    rejected: tuple[Rejected, ...]
    summary: CheckSummary
    usage: Usage = Usage()
    notes: tuple[Note, ...] = ()


class FactsReport(_Whole):
    """The document of `summarizer facts` and `POST /v1/facts`."""

    facts: tuple[Fact, ...]
    articles: tuple[Article, ...]
    rejected: tuple[Rejected, ...]
    usage: Usage = Usage()
    notes: tuple[Note, ...] = ()


class ClusteredArticle(_Document):
    """An article of an event, by what names it."""

    id: str
    source: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    origin: str
    duplicate_of: str | None = None


class EventCluster(_Document):
    """The articles of a pile that are about one event."""

    id: str
    label: str
    articles: tuple[ClusteredArticle, ...]


class ClustersReport(_Whole):
    """The document of `summarizer cluster`: the biggest event first."""

    clusters: tuple[EventCluster, ...]
    rejected: tuple[Rejected, ...]


class Assignment(_Document):
    """A cluster to be summarised. Without `words`, a brief is as long as the others."""

    id: str
    articles: tuple[RawArticle | Rejected, ...]
    words: int | None = None


class Problem(_Document):
    """Why a cluster has no brief."""

    code: str
    detail: str


class Delivery(_Document):
    """What became of an assignment: a brief or a problem, never both."""

    id: str
    brief: Brief | None = None
    problem: Problem | None = None
