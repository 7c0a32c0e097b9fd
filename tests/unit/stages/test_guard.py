"""What the guard lets through, and what becomes of the rest: guard and repair."""

import pytest

from summarizer.domain import BriefClaim, Label
from summarizer.ports import Draft
from summarizer.stages.guard import Guarded, guard
from summarizer.stages.repair import repair
from tests.builders import DecidedVerifier, FailingVerifier, claim, story_of, verdict

STORY = story_of()
FACT = STORY.facts[0]


def checked(text: str, label: Label = "supported") -> BriefClaim:
    return BriefClaim(id=text, text=text, citations=(FACT.id,), verdict=verdict(label))


async def test_claims_whose_verifier_failed_are_never_supported() -> None:
    guarded = await guard(Draft("Flood", (claim(FACT.text, FACT),)), STORY, verifier=FailingVerifier())

    assert [(item.verdict.label, item.verdict.codes) for item in guarded.claims] == [
        ("not_enough_evidence", ("verifier_failed",))
    ]
    assert guarded.headline is None


async def test_a_claim_without_a_citation_is_never_supported() -> None:
    draft = Draft(None, (claim("It rained."), claim("It rained.", FACT)))

    guarded = await guard(draft, STORY, verifier=DecidedVerifier())

    assert [(item.verdict.label, item.verdict.codes) for item in guarded.claims] == [
        ("not_enough_evidence", ("citation_missing",)),
        ("supported", ()),
    ]


async def test_a_headline_that_nothing_proves_falls_and_the_claims_stay() -> None:
    draft = Draft("The end is near", (claim("It rained.", FACT),))

    guarded = await guard(draft, STORY, verifier=DecidedVerifier(supports=lambda text: text == "It rained."))

    assert guarded.headline is None
    assert [item.verdict.label for item in guarded.claims] == ["supported"]


async def test_a_headline_without_proof_gives_way_to_the_next_that_has_some() -> None:
    draft = Draft("The end is near", (claim("It rained.", FACT),), others=("So is winter", "Rain", "It rained"))

    guarded = await guard(draft, STORY, verifier=DecidedVerifier(supports=lambda text: "ain" in text))

    assert guarded.headline == "Rain"
    assert [item.text for item in guarded.claims] == ["It rained."]


async def test_a_proven_headline_stays() -> None:
    guarded = await guard(Draft("Rain", (claim("It rained.", FACT),)), STORY, verifier=DecidedVerifier())

    assert guarded.headline == "Rain"


async def test_without_a_guard_no_claim_is_called_supported() -> None:
    guarded = await guard(Draft("Rain", (claim("It rained.", FACT),)), STORY, verifier=None)

    assert (guarded.headline, guarded.claims[0].verdict.label) == ("Rain", "not_enough_evidence")


def test_only_supported_claims_stay_and_the_rest_is_kept_aside() -> None:
    labels: list[Label] = ["supported", "refuted", "conflicting", "not_enough_evidence"]

    repaired = repair(Guarded(None, tuple(checked(label, label) for label in labels)), mode="withhold", words=50)

    assert [item.text for item in repaired.claims] == ["supported"]
    assert [item.text for item in repaired.withheld] == ["refuted", "conflicting", "not_enough_evidence"]


@pytest.mark.parametrize("mode", ["flag", "off"])
def test_in_the_other_modes_every_claim_stays(mode: str) -> None:
    guarded = Guarded("Rain", (checked("It rained."), checked("It snowed.", "refuted")))

    repaired = repair(guarded, mode="flag" if mode == "flag" else "off", words=50)

    assert (repaired.claims, repaired.withheld) == (guarded.claims, ())


def test_a_headline_that_fell_gives_way_to_the_first_claim() -> None:
    repaired = repair(Guarded(None, (checked("It rained."),)), mode="withhold", words=50)

    assert repaired.headline == "It rained"


def test_no_sentence_that_is_only_flagged_becomes_the_headline() -> None:
    guarded = Guarded(None, (checked("It snowed.", "refuted"), checked("It rained in the U.S.")))

    assert repair(guarded, mode="flag", words=50).headline == "It rained in the U.S."
    assert repair(Guarded(None, guarded.claims[:1]), mode="flag", words=50).headline is None
    assert repair(Guarded(None, guarded.claims[:1]), mode="off", words=50).headline == "It snowed"


def test_there_is_no_headline_over_nothing() -> None:
    repaired = repair(Guarded("Rain", (checked("It snowed.", "refuted"),)), mode="withhold", words=50)

    assert repaired.headline is None


def test_a_talkative_draft_cannot_break_the_budget() -> None:
    guarded = Guarded(None, tuple(checked(f"Claim {number} has five words.") for number in range(9)))

    for mode, words, kept in (("withhold", 14, 2), ("flag", 15, 3), ("off", 4, 0)):
        repaired = repair(guarded, mode=mode, words=words)  # type: ignore[arg-type]  # the three modes

        assert len(repaired.claims) == kept


def test_words_of_withheld_claims_cost_nothing() -> None:
    guarded = Guarded(None, (checked("It snowed and snowed again.", "refuted"), checked("It rained.")))

    assert [item.text for item in repair(guarded, mode="withhold", words=2).claims] == ["It rained."]


@pytest.mark.parametrize(
    ("headline", "heads"),
    [
        ("Voss killed a patient", "It rained"),  # which is what was kept out
        ("It rained", "It rained"),
        ("Rain and Voss", "Rain and Voss"),
    ],
)
def test_a_headline_falls_with_the_sentence_that_says_the_same(headline: str, heads: str) -> None:
    claims = (checked("It rained."), checked("Voss killed a patient in May.", "refuted"))

    assert repair(Guarded(headline, claims), mode="withhold", words=50).headline == heads
