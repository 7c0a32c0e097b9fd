"""What may be asked. The answers are the documents of `domain.py`."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator, model_validator

from summarizer.api import claims_in, numbered
from summarizer.domain import Brief, Claim, GuardMode, RawArticle
from summarizer.edges.http.addresses import webhook_fault
from summarizer.settings import FEWEST_WORDS, MOST_WORDS

MOST_ARTICLES = 50  # a cluster about one event; the budgets of the service are measured with as many
MOST_KNOWN_ARTICLES = 4 * MOST_ARTICLES  # of a brief that was updated before
MOST_ARTICLE_CHARACTERS = 200_000  # of a text, some 35,000 words; a page's HTML is bounded by the body alone
MOST_CLAIMS = 500
MOST_CHARACTERS = 100_000  # of a text to check


def _readable(article: RawArticle) -> RawArticle:
    if len(article.text or "") > MOST_ARTICLE_CHARACTERS:
        raise ValueError(f"an article has at most {MOST_ARTICLE_CHARACTERS:,} characters")
    return article


# Lists, because pydantic counts a list before it reads the items, and a tuple only afterwards.
Articles = Annotated[
    list[Annotated[RawArticle, AfterValidator(_readable)]], Field(min_length=1, max_length=MOST_ARTICLES)
]
# Strict: "220" and true are no numbers of words.
Words = Annotated[int, Field(strict=True, ge=FEWEST_WORDS, le=MOST_WORDS)]


class _Request(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class BriefRequest(_Request):
    """The articles of one event. What is not given is as the server's operator set it."""

    articles: Articles
    words: Words | None = None
    model: str | None = None
    judge: str | None = None
    guard: GuardMode | None = None


class JobRequest(BriefRequest):
    """A brief that is written later. Its end is told to `webhook`, if one is given."""

    webhook: str | None = None

    @field_validator("webhook")
    @classmethod
    def _can_be_told(cls, url: str | None) -> str | None:
        if url is not None and (fault := webhook_fault(url)):
            raise ValueError(fault)
        return url


class FactsRequest(_Request):
    """The articles whose facts are listed."""

    articles: Articles


class ClustersRequest(_Request):
    """The articles that are split into events."""

    articles: Articles


class UpdateRequest(_Request):
    """A brief as it was delivered, with its articles' texts, and new articles."""

    brief: Brief
    articles: Articles
    words: Words | None = None

    @field_validator("brief")
    @classmethod
    def _of_bearable_size(cls, brief: Brief) -> Brief:
        if len(brief.articles) > MOST_KNOWN_ARTICLES or len(brief.claims) > MOST_CLAIMS:
            raise ValueError(f"has more than {MOST_KNOWN_ARTICLES} articles or {MOST_CLAIMS} claims")
        return brief


class GivenClaim(_Request):
    """A sentence to check as it stands; without an `id` it gets one that depends on its text."""

    id: str | None = Field(default=None, min_length=1, max_length=200)
    text: str

    @field_validator("text")
    @classmethod
    def _says_something(cls, text: str) -> str:
        if not text.strip():
            raise ValueError("a claim has a text")
        return text


class CheckRequest(_Request):
    """A text, checked sentence by sentence, or claims, each taken as given."""

    articles: Articles
    text: Annotated[str, Field(max_length=MOST_CHARACTERS)] | None = None
    claims: Annotated[list[GivenClaim], Field(min_length=1, max_length=MOST_CLAIMS)] | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> "CheckRequest":
        if (self.text is None) == (self.claims is None):
            raise ValueError("give either `text` or `claims`")
        return self

    def to_check(self) -> tuple[Claim, ...]:
        """The claims in order; none when the text has no sentence."""
        if self.claims is None:
            return claims_in(self.text or "")
        fresh = numbered([given.text for given in self.claims])
        return tuple(
            Claim(id=given.id or claim.id, text=claim.text) for given, claim in zip(self.claims, fresh, strict=True)
        )
