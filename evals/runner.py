"""Run cases and score them, one line of `results.jsonl` a case, written as soon as it is known."""

import json
import os
from collections.abc import AsyncIterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from evals.cases import Case
from evals.metrics import Result, Score
from evals.metrics.conflicts import Found, found_among
from evals.metrics.facts import Match, match_facts, vital_recall, weighted_recall
from evals.metrics.form import Form, form_of
from evals.metrics.grounding import claim_precision
from summarizer.api import summarize
from summarizer.domain import Brief
from summarizer.errors import BackendError
from summarizer.settings import Settings


@dataclass(frozen=True)
class Scored:
    """The scores of one brief."""

    case: str
    status: str
    vital_recall: Result
    weighted_recall: Result
    claim_precision: Result
    form: Form
    wrong: int
    conflicts: Found
    matches: tuple[Match, ...]

    def as_line(self) -> str:
        """One line of JSON; a score that could not be had is its reason."""
        scores = {
            name: result.value if isinstance(result, Score) else {"unscored": result.reason}
            for name, result in self.scores()
        }
        facts = {match.fact.id: match.outcome for match in self.matches}
        rest = {"form": asdict(self.form), "wrong": self.wrong, "conflicts": asdict(self.conflicts), "facts": facts}
        return json.dumps({"case": self.case, "status": self.status} | scores | rest)

    def scores(self) -> tuple[tuple[str, Result], ...]:
        """The metrics by name."""
        return (
            ("vital_recall", self.vital_recall),
            ("weighted_recall", self.weighted_recall),
            ("claim_precision", self.claim_precision),
        )


@dataclass(frozen=True)
class Failed:
    """A case that gave no brief."""

    case: str
    reason: str

    def as_line(self) -> str:
        """One line of JSON."""
        return json.dumps(asdict(self))


async def score(brief: Brief, case: Case, *, budget: int | None = None) -> Scored:
    """Every metric of one brief; `budget` is the number of words it was asked to keep to, where that is known."""
    texts = [claim.text for claim in brief.claims]
    matches = match_facts(texts, case)
    precision = await claim_precision(texts, case.articles())
    return Scored(
        case=case.name,
        status=brief.status,
        vital_recall=vital_recall(matches),
        weighted_recall=weighted_recall(matches),
        claim_precision=precision,
        form=form_of(texts, precision, budget=budget),
        wrong=sum(match.outcome == "wrong" for match in matches),
        conflicts=found_among(brief.conflicts, case.gold.conflicts),
        matches=matches,
    )


async def run(cases: Sequence[Case], settings: Settings, folder: Path) -> AsyncIterator[Scored | Failed]:
    """Summarise and score case after case; briefs and results are kept in `folder`, which exists."""
    with (folder / "results.jsonl").open("w", encoding="utf-8") as results:
        for case in cases:
            outcome = await _one(case, settings, folder)
            results.write(outcome.as_line() + "\n")
            results.flush()
            os.fsync(results.fileno())
            yield outcome


def run_folder(name: str, model: str) -> Path:
    """A new folder's name below SUMMARIZER_RUNS_DIR, or `runs`."""
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    return Path(os.environ.get("SUMMARIZER_RUNS_DIR", "runs")) / f"{moment}-{name}-{model.replace('/', '_')}"


async def _one(case: Case, settings: Settings, folder: Path) -> Scored | Failed:
    try:
        brief = await summarize(case.articles(), settings=settings, degrade=False)
    except BackendError as error:
        return Failed(case.name, str(error))
    (folder / f"{case.name}.brief.json").write_text(brief.model_dump_json(indent=2), encoding="utf-8")
    return await score(brief, case, budget=settings.words)
