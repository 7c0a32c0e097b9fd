"""A claim that other articles have otherwise, or later."""

import pytest

from summarizer.domain import Verdict
from summarizer.verifiers.rules.verifier import RuleVerifier
from tests.builders import claim, done, parsed, story_of

DEAD = "The fire at the hotel in Skarn killed {} people, police said. {}"
HOSE = "Hoses froze in the night and crews fetched water from the harbour."
BUS = "A bus took 40 guests to the school, where volunteers made soup for them."
PIER = "The pier was closed to traffic and two trains were turned back at Lund."


def _verdict(text: str, *reports: tuple[str, str]) -> Verdict:
    """On articles of a date and a text each."""
    story = story_of(*(parsed(body, published=day) for day, body in reports))
    return done(RuleVerifier().verify([claim(text)], story))[0]


def test_a_figure_that_a_later_one_replaced_is_stale() -> None:
    reports = ("2031-03-04", DEAD.format(7, HOSE)), ("2031-03-05", DEAD.format(9, BUS))

    old, new = (_verdict(f"The fire at the hotel in Skarn killed {dead} people.", *reports) for dead in (7, 9))

    assert (old.label, old.codes) == ("conflicting", ("stale",))
    assert [item.quote for item in old.evidence if item.stance == "refutes"] == [
        "The fire at the hotel in Skarn killed 9 people, police said."
    ]
    assert (new.label, new.codes) == ("supported", ())


@pytest.mark.parametrize("day", ["4 March", "Tuesday evening"])
def test_an_old_figure_with_its_day_is_not_stale(day: str) -> None:
    reports = (
        ("2031-03-04", f"The fire at the hotel in Skarn killed 7 people on Tuesday, police said. {HOSE}"),
        ("2031-03-05", DEAD.format(9, BUS)),
    )

    told = _verdict(f"By {day} the fire at the hotel in Skarn had killed 7 people.", *reports)

    assert (told.label, told.codes) == ("supported", ())


def test_the_day_of_what_happened_is_not_the_day_of_its_figure() -> None:
    reports = (
        ("2031-03-04", f"The fire at the hotel in Skarn killed 7 people on Tuesday, police said. {HOSE}"),
        ("2031-03-05", DEAD.format(9, BUS)),
    )

    assert _verdict("The fire at the hotel in Skarn killed 7 people on Tuesday.", *reports).codes == ("stale",)


def test_a_half_of_a_sentence_is_not_stale_with_the_other() -> None:
    dam = "The dam in Skarn holds 7 million litres, and the price of bread in the port town rose to {} crowns. {}"
    reports = (
        ("2031-03-04", dam.format("3.10", HOSE)),
        (
            "2031-03-05",
            f"The price of bread in the port town rose to 3.40 crowns from 3.10 crowns. {BUS}",
        ),
    )

    other = _verdict("The dam in Skarn holds 7 million litres.", *reports)

    assert (other.label, other.codes) == ("supported", ())


def test_two_offices_make_no_rivals_of_the_figures_beside_them() -> None:
    reports = (
        ("2031-03-04", f"The umpire, former Skarn prime minister Ida Kron, said it would rule in May. {HOSE}"),
        ("2031-03-04", f"It cost him two days with Ida Kron, the former president of Skarn who is the umpire. {BUS}"),
        ("2031-03-04", f"The former prime minister of Skarn, Ida Kron, arrived in Lund. {PIER}"),
    )

    found = _verdict("The pier was closed to traffic and two trains were turned back at Lund.", *reports)

    assert (found.label, found.codes) == ("supported", ())


def test_as_many_origins_on_the_other_side_make_a_conflict() -> None:
    reports = ("2031-03-04", DEAD.format(7, HOSE)), ("2031-03-04", DEAD.format(9, BUS))

    found = _verdict("The fire at the hotel in Skarn killed 9 people.", *reports)

    assert (found.label, found.codes) == ("conflicting", ("sources_disagree",))
    assert {item.stance for item in found.evidence} == {"supports", "refutes"}


def test_against_a_weaker_side_a_claim_stands_with_both_spans() -> None:
    reports = (
        ("2031-03-04", DEAD.format(7, HOSE)),
        ("2031-03-04", DEAD.format(9, BUS)),
        ("2031-03-04", DEAD.format(9, PIER)),
    )

    strong, weak = (_verdict(f"The fire at the hotel in Skarn killed {dead} people.", *reports) for dead in (9, 7))

    assert (strong.label, strong.codes) == ("supported", ("sources_disagree",))
    assert {item.stance for item in strong.evidence} == {"supports", "refutes"}
    assert (weak.label, weak.codes) == ("conflicting", ("sources_disagree",))


def test_a_claim_that_names_both_sides_is_supported() -> None:
    reports = ("2031-03-04", DEAD.format(7, HOSE)), ("2031-03-04", DEAD.format(9, BUS))

    found = _verdict("The fire at the hotel in Skarn killed 7 people, or 9 people.", *reports)

    assert "sources_disagree" not in found.codes
    assert found.label == "supported"


def test_a_figure_beside_what_is_denied_is_no_rival_of_one_beside_the_denial() -> None:
    text = "Dana Voss said that 40 guards had left the hotel in Skarn early. Norline, with 12 guards, denied it."

    found = _verdict("Dana Voss said that 40 guards had left the hotel in Skarn early.", ("2031-03-04", text))

    assert (found.label, found.codes) == ("supported", ())


def test_what_a_paper_has_taken_back_is_stale() -> None:
    reports = (
        ("2031-03-04", "Police in Skarn arrested the engineer Mark Orsen on suspicion of negligence. " + HOSE),
        (
            "2031-03-05",
            "An earlier version of this story said that police had arrested the engineer Mark Orsen. " + PIER,
        ),
    )

    verdict = _verdict("Police in Skarn arrested the engineer Mark Orsen.", *reports)

    assert (verdict.label, verdict.codes) == ("conflicting", ("stale",))
    assert verdict.evidence[-1].stance == "refutes"
    assert _verdict("Police in Skarn arrested the engineer Mark Orsen.", reports[0]).label == "supported"


def test_another_figure_of_a_disputed_sentence_is_in_no_dispute() -> None:
    names = "The names are on the wall of the school in Lund. There are 29 of them."
    counts = "The company says 27; its rivals say that it has forgotten two boys from a firm in Marl."
    rock = "Two diggers were killed there by a rock in 2019, for which the owner was fined 310,000 crowns."

    told = _verdict(
        "Two diggers were killed by a rock in 2019.", ("2031-03-04", f"{names} {counts}"), ("2031-03-04", rock)
    )

    assert (told.label, told.codes) == ("supported", ())
