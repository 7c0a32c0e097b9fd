"""News briefs in which every sentence carries its proof.

    from summarizer import summarize, check

    brief = await summarize(["first article ...", "second article ..."], words=220)
    report = await check("A sentence to be checked.", ["an article ..."])

Names are loaded when they are first used, so importing this package costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.api import check, clusters, estimate, facts, summarize, summarize_each, summarize_many, update
    from summarizer.domain import (
        Assignment,
        Brief,
        CheckReport,
        ClustersReport,
        Delivery,
        FactsReport,
        Problem,
        RawArticle,
    )
    from summarizer.errors import BackendError, BadBrief, SummarizerError, UnknownModel, UpdateRefused, UsageError
    from summarizer.settings import Settings

__all__ = [
    "Assignment",
    "BackendError",
    "BadBrief",
    "Brief",
    "CheckReport",
    "ClustersReport",
    "Delivery",
    "FactsReport",
    "Problem",
    "RawArticle",
    "Settings",
    "SummarizerError",
    "UnknownModel",
    "UpdateRefused",
    "UsageError",
    "check",
    "clusters",
    "estimate",
    "facts",
    "summarize",
    "summarize_each",
    "summarize_many",
    "update",
]

_HOMES = {
    "summarizer.api": (
        "check",
        "clusters",
        "estimate",
        "facts",
        "summarize",
        "summarize_each",
        "summarize_many",
        "update",
    ),
    "summarizer.domain": (
        "Assignment",
        "Brief",
        "CheckReport",
        "ClustersReport",
        "Delivery",
        "FactsReport",
        "Problem",
        "RawArticle",
    ),
    "summarizer.errors": (
        "BackendError",
        "BadBrief",
        "SummarizerError",
        "UnknownModel",
        "UpdateRefused",
        "UsageError",
    ),
    "summarizer.settings": ("Settings",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME_OF[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
