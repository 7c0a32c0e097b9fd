"""Stories of a few reports, each by an outlet and an origin of its own, and what they disagree about."""

from summarizer.domain import Conflict
from summarizer.extractors.rules import RuleExtractor
from summarizer.ports import Story
from summarizer.stages.extract import extract
from summarizer.stages.reconcile import reconcile
from tests.builders import done, parsed

MONDAY, TUESDAY, WEDNESDAY = "2025-03-03", "2025-03-04", "2025-03-05"

Report = str | tuple[str, str]


def told(*reports: Report) -> Story:
    """The story of these texts, all of one Tuesday but for those that come with their day."""
    dated = [(report, TUESDAY) if isinstance(report, str) else report for report in reports]
    articles = tuple(
        parsed(text, published=day, outlet=f"Paper {number}") for number, (text, day) in enumerate(dated)
    )
    return reconcile(done(extract(articles, extractor=RuleExtractor())).facts, articles)


def kinds(*reports: Report) -> list[tuple[str, str]]:
    """Kind and resolution of each conflict of the reports."""
    return [(conflict.kind, conflict.resolution) for conflict in told(*reports).conflicts]


def only_conflict(*reports: Report) -> Conflict:
    """The one conflict that the reports have."""
    (conflict,) = told(*reports).conflicts
    return conflict
