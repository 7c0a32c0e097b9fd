"""Cases to run: small, invented, one an event."""

import asyncio
import json
from collections.abc import Callable, Sequence
from pathlib import Path

from evals.cases import load_case
from evals.kept import append, read_run
from evals.scoring import score
from summarizer.domain import Brief, BriefClaim, Verdict

Runner = Callable[..., Path]

# What briefs say of a town.
FIRE = "A fire closed the covered market of {} on Tuesday evening."
TRADERS = "Wardens led 340 traders out of the market in {}."
MISCOUNTED = "Wardens led 430 traders out of the market in {}."
CROWNS = "The borough of {} will pay 2,500 crowns to each trader."

TOWNS = ("Brack", "Dunmere", "Elsby", "Farrow", "Gosling", "Hexley", "Inver", "Jarrow")


def case_folder(place: Path, towns: Sequence[str] = TOWNS) -> Path:
    """A folder with a case a town."""
    for town in towns:
        folder = place / town.lower()
        folder.mkdir(parents=True)
        (folder / "a.txt").write_text(article(town), encoding="utf-8")
        (folder / "gold.json").write_text(json.dumps(gold(town)), encoding="utf-8")
    return place


def article(town: str) -> str:
    """What is told of a town."""
    return "\n\n".join(
        [
            f"A fire closed the covered market of {town} on Tuesday evening.",
            f"Wardens led 340 traders out of the market in {town}.",
            f"The borough of {town} will pay 2,500 crowns to each trader.",
            f"Nobody was hurt, the fire warden of {town} said.",
        ]
    )


def gold(town: str) -> dict[str, object]:
    """The gold of a town."""
    lines = article(town).split("\n\n")
    facts = [
        _fact("f1", lines[0], 3),
        _fact("f2", lines[1], 3, "340"),
        _fact("f3", lines[2], 2, "2500"),
    ]
    return {"event": f"market {town}", "articles": ["a.txt"], "facts": facts}


def _fact(id_: str, text: str, importance: int, *figures: str) -> dict[str, object]:
    slots = [{"type": "number", "value": figure} for figure in figures]
    return {
        "id": id_,
        "text": text,
        "importance": importance,
        "support": [{"article": "a.txt", "quote": text}],
        "slots": slots,
    }


def claims_of(texts: Sequence[str], verdict: Verdict) -> tuple[BriefClaim, ...]:
    """Claims that say this, with a verdict that no metric asks for."""
    return tuple(
        BriefClaim(id=str(number), text=text, citations=(), verdict=verdict) for number, text in enumerate(texts)
    )


def rewrite(run: Path, sentences: Sequence[str]) -> None:
    """Scores the cases again with other sentences in their briefs."""
    cases = [outcome.case for outcome in read_run(run).outcomes]
    (run / "results.jsonl").unlink()
    for name in cases:
        brief = Brief.model_validate_json((run / f"{name}.brief.json").read_bytes())
        claims = claims_of([text.format(name.capitalize()) for text in sentences], brief.claims[0].verdict)
        case = load_case(Path("cases") / name / "gold.json")
        append(run, asyncio.run(score(brief.model_copy(update={"claims": claims}), case)))
