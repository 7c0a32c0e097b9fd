"""How a brief tells what it tells: each measure falls when the brief gets worse at this, and at nothing else."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import pytest

from evals.cases import GoldFact, Slot, load_case
from evals.metrics import Score, Unscored
from evals.metrics.telling import holder_of
from evals.scoring import score
from summarizer.api import summarize
from summarizer.domain import Brief, BriefClaim

WIRE = "The pier of Skarn collapsed in a storm on Sunday."
POST = "Mayor Runa Halle said that divers would search the harbour."
DAILY = "“We heard a crack like a gunshot,” said the baker Ole Dahl."
ARTICLES = {"wire.txt": WIRE, "post.txt": POST, "daily.txt": DAILY}
FACTS = [
    ("f1", WIRE, 3, "wire.txt", []),
    ("f2", POST, 2, "post.txt", [{"type": "person", "value": "Runa Halle"}]),
]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    for name, text in ARTICLES.items():
        (tmp_path / name).write_text(f"date 2025-03-03 {text}", encoding="utf-8")
    facts = [
        {
            "id": id_,
            "text": text,
            "importance": importance,
            "support": [{"article": article, "quote": text}],
            "slots": slots,
        }
        for id_, text, importance, article, slots in FACTS
    ]
    gold = {"event": "pier", "articles": list(ARTICLES), "facts": facts}
    (tmp_path / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    return tmp_path


def _brief(case: Path) -> Brief:
    """The three sentences in this order, each with evidence in its own article."""
    brief = asyncio.run(summarize(load_case(case / "gold.json").articles()))
    claims = {claim.text: claim for claim in brief.claims}
    return brief.model_copy(update={"claims": tuple(claims[text] for text in (WIRE, POST, DAILY)), "quotes": ()})


def _told(case: Path, claims: Sequence[BriefClaim]) -> dict[str, float | None]:
    brief = _brief(case).model_copy(update={"claims": tuple(claims)})
    scored = asyncio.run(score(brief, load_case(case / "gold.json")))
    return {
        name: result.value if isinstance(result, Score) else None for name, result in dict(scored.tellings()).items()
    }


PERFECT = {
    "cited_recall": 1.0,
    "attribution": 1.0,
    "quote_fidelity": 1.0,
    "order": 1.0,
    "origins": 1.0,
    "quote_speaker": 1.0,
    "number_accuracy": None,
    "date_accuracy": None,
}


def test_a_brief_that_tells_it_rightly_has_all_of_it(case: Path) -> None:
    assert _told(case, _brief(case).claims) == PERFECT


def test_a_vital_fact_with_another_article_s_evidence_is_not_rightly_cited(case: Path) -> None:
    wire, post, daily = _brief(case).claims
    miscited = wire.model_copy(update={"verdict": post.verdict})

    assert _told(case, [miscited, post, daily]) == PERFECT | {"cited_recall": 0.0, "origins": pytest.approx(2 / 3)}


def test_somebody_s_word_told_as_a_fact_loses_its_attribution(case: Path) -> None:
    wire, post, daily = _brief(case).claims
    bare = post.model_copy(
        update={"text": "It was said that divers would search the harbour, the mayor's office added."}
    )

    assert _told(case, [wire, bare, daily]) == PERFECT | {"attribution": 0.0}


@pytest.mark.parametrize(
    ("quoted", "fidelity", "speaker"),
    [
        ("We heard a crack like a gunshot", 1.0, 1.0),
        ("We heard … like a gunshot", 1.0, 1.0),
        ("we heard a [loud] crack", 1.0, 1.0),
        ("We heard a bang like a gunshot", 0.0, None),
        ("like a gunshot … We heard", 0.0, None),
        ("a crack", None, None),
    ],
)
def test_a_quotation_is_held_to_the_letter(
    case: Path, quoted: str, fidelity: float | None, speaker: float | None
) -> None:
    wire, post, daily = _brief(case).claims
    told = daily.model_copy(update={"text": f"“{quoted},” said the baker Ole Dahl."})

    assert _told(case, [wire, post, told]) == PERFECT | {"quote_fidelity": fidelity, "quote_speaker": speaker}


def test_the_lesser_fact_before_the_weightier_is_the_wrong_order(case: Path) -> None:
    wire, post, daily = _brief(case).claims

    assert _told(case, [post, wire, daily]) == PERFECT | {"order": 0.0}


def test_what_there_is_nothing_of_is_unscored(case: Path) -> None:
    scored = asyncio.run(score(_brief(case).model_copy(update={"claims": ()}), load_case(case / "gold.json")))

    assert {name for name, value in asdict(scored.telling).items() if "reason" in value} == {
        "attribution",
        "quote_fidelity",
        "order",
        "quote_speaker",
        "number_accuracy",
        "date_accuracy",
    }
    assert scored.telling.order == Unscored("no two covered facts differ in weight and place")


@pytest.mark.parametrize(
    ("text", "slots", "holder"),
    [
        ("Norline says that nobody was hurt.", {"org": "Norline"}, "Norline"),
        (
            "Governor Ole Dahl of the Bank of Skarn said no.",
            {"person": "Ole Dahl", "org": "Bank of Skarn"},
            "Ole Dahl",
        ),
        ("Nine people died, according to Norline.", {"org": "Norline"}, "Norline"),
        ("Police arrested Ole Dahl.", {"person": "Ole Dahl"}, None),
        ("The mayor said that Norline must pay.", {"org": "Norline"}, None),
    ],
)
def test_the_holder_is_who_the_gold_says_it_of(text: str, slots: dict[str, str], holder: str | None) -> None:
    fact = GoldFact(
        id="f1",
        text=text,
        importance=2,
        support=(),
        slots=tuple(Slot.model_validate({"type": kind, "value": value}) for kind, value in slots.items()),
    )

    assert holder_of(fact) == holder
