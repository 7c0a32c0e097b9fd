"""Take up a brief that was written before: read it from JSON, and see that it is as it was written.

Promises that every article is the one its hash names, that every quote stands in its article, and that
headline and claims are those the brief's id was made of. What fails is named in a BadBrief.
Whether the claims are still true is for the guard: see `update.py`.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping

from pydantic import ValidationError

from summarizer.domain import SCHEMA_VERSION, Article, Brief, Span, content_id
from summarizer.errors import BadBrief
from summarizer.language.parse import ParsedArticle, parse_article
from summarizer.stages.assemble import brief_id
from summarizer.validation import first_fault

_WRITE_ONE = "give the JSON of `summarizer brief --format json`"
_AGAIN = "a brief is updated as it was written; write it again with `summarizer brief`"


def brief_from(text: str) -> Brief:
    """The brief that this JSON is. Raises BadBrief for any other document."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        raise BadBrief(f"this is no JSON; {_WRITE_ONE}") from None
    if not isinstance(document, dict) or not {"schema_version", "claims"} <= document.keys():
        raise BadBrief(f"this JSON is no brief{_likely(document)}; {_WRITE_ONE}")
    if document["schema_version"] != SCHEMA_VERSION:
        version = json.dumps(document["schema_version"])[:20]
        raise BadBrief(f"schema_version {version} is unknown, this program reads {SCHEMA_VERSION}; {_WRITE_ONE}")
    try:
        return Brief.model_validate_json(text)
    except ValidationError as error:
        raise BadBrief(f"this JSON is no brief: {first_fault(error, whole='the document')}; {_WRITE_ONE}") from None


def reopened(brief: Brief) -> tuple[ParsedArticle, ...]:
    """The articles of the brief, read again, each an origin of its own.

    Raises BadBrief when there is nothing to update, or something in it is not as it was written.
    """
    if brief.status == "refused":
        raise BadBrief("this brief was refused and says nothing to update; write one with `summarizer brief`")
    if any(article.text is None for article in brief.articles):
        raise BadBrief("this brief is without its articles' texts; write it without --no-text")
    fault = next(_faults(brief), None)
    if fault:
        raise BadBrief(f"{fault}; {_AGAIN}")
    return tuple(parse_article(_alone(article)) for article in brief.articles)


def _likely(document: object) -> str:
    keys = document.keys() if isinstance(document, Mapping) else frozenset()
    kinds = {"clusters": "a list of events", "facts": "a list of facts", "claims": "a check"}
    return next((f" but {kind}" for key, kind in kinds.items() if key in keys), "")


def _faults(brief: Brief) -> Iterator[str]:
    """What is not as it was written, the cause before what follows from it."""
    texts = {article.id: article.text or "" for article in brief.articles}
    yield from _changed_articles(brief)
    yield from _changed_facts(brief, texts)
    yield from _changed_claims(brief, texts)
    expected = brief_id(
        brief.manifest.policy_hash,
        list(texts),
        brief.headline,
        [claim.text for claim in brief.claims],
        replaces=brief.replaces,
    )
    if brief.id != expected:
        yield f"headline, claims or articles are not those of brief {brief.id}"


def _changed_articles(brief: Brief) -> Iterator[str]:
    for article in brief.articles:
        text = article.text or ""
        if hashlib.sha256(text.encode()).hexdigest() != article.sha256:
            yield f"the text of article {article.source!r} is not the one its sha256 was made of"
        named = content_id("article", text, article.title, article.outlet, article.url, article.published)
        if named != article.id:
            yield f"title, outlet, date or url of article {article.source!r} were changed"


def _changed_facts(brief: Brief, texts: Mapping[str, str]) -> Iterator[str]:
    for fact in brief.facts:
        for span in fact.spans:
            if not _stands(span, texts):
                yield f"fact {fact.id}: {_quoted(span)} does not stand where it says"


def _changed_claims(brief: Brief, texts: Mapping[str, str]) -> Iterator[str]:
    known = {fact.id for fact in brief.facts}
    for claim in brief.claims:
        named = f"claim {claim.id} “{claim.text[:60]}”"
        if claim.id != content_id("claim", claim.text):
            yield f"{named}: its words were changed"
        if not known.issuperset(claim.citations):
            yield f"{named}: it cites a fact that the brief does not have"
        for evidence in claim.verdict.evidence:
            if not _stands(evidence, texts):
                yield f"{named}: its evidence {_quoted(evidence)} does not stand where it says"


def _stands(span: Span, texts: Mapping[str, str]) -> bool:
    text = texts.get(span.article_id)
    return text is not None and 0 <= span.start < span.end and text[span.start : span.end] == span.quote


def _quoted(span: Span) -> str:
    return f"“{span.quote[:60]}”"


def _alone(article: Article) -> Article:
    origin = content_id("origin", article.sha256)
    return article.model_copy(update={"origin": origin, "duplicate_of": None})
