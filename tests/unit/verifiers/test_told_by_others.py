"""True sentences as other people word them, each beside an error of the sort that looks like it."""

import pytest

from summarizer.domain import Code, Verdict
from summarizer.verifiers.rules.verifier import RuleVerifier
from tests.builders import claim, done, parsed, story_of, verdict_on

CLUB = "The rowing club stood by its trainer, Ole Dahl, on Sunday, after a day of talks in Marl."
PARTED = "The rowing club parted with Ole Dahl by mutual agreement on Tuesday after a meeting in Marl."


def verdict_on_days(text: str, *reports: tuple[str, str]) -> Verdict:
    """On articles that are given with the day on which each came out."""
    story = story_of(*(parsed(body, published=day) for day, body in reports))
    return done(RuleVerifier().verify([claim(text)], story))[0]


@pytest.mark.parametrize(("period", "is_right"), [("Two days", True), ("Five days", False)])
def test_a_period_may_lie_between_the_days_of_two_passages(period: str, is_right: bool) -> None:
    text = f"{period} after it had stood by Ole Dahl, the rowing club parted with its trainer by mutual agreement."

    codes = verdict_on_days(text, ("2025-03-02", CLUB), ("2025-03-04", PARTED)).codes

    assert ({"number_mismatch", "unit_mismatch"}.isdisjoint(codes)) is is_right


@pytest.mark.parametrize(("period", "is_right"), [("half a year", True), ("a year and a half", False)])
def test_a_period_may_lie_between_two_months(period: str, is_right: bool) -> None:
    text = f"The toll on the bridge at Lund starts {period} later than planned."
    report = (
        "The toll on the bridge at Lund starts in July 2025 instead of January 2025 as planned, the council said."
    )

    codes = verdict_on_days(text, ("2024-11-20", report)).codes

    assert ({"number_mismatch", "unit_mismatch"}.isdisjoint(codes)) is is_right


@pytest.mark.parametrize(
    ("source", "text", "wrong"),
    [
        (
            "A bill in the drawer was for 1,200 euros. Nils Voss swore that he had been paid 400 euros.",
            "A bill in the drawer was for 1,200 euros, {} times what Nils Voss swore that he had been paid.",
            ("three", "five"),
        ),
        (
            "Norline offered on Monday to sell eight ferries, two more than before, to save the deal.",
            "Norline offered on Monday to sell eight ferries rather than {} to save the deal.",
            ("six", "five"),
        ),
        (
            "Repairs to the harbour wall will cost three and a half million euros.",
            "The harbour wall will be repaired for {} million euros.",
            ("3.5", "4.5"),
        ),
    ],
)
def test_a_figure_that_has_to_be_reckoned(source: str, text: str, wrong: tuple[str, str]) -> None:
    right, other = (verdict_on(text.format(figure), source) for figure in wrong)

    assert "number_mismatch" not in right.codes
    assert "number_mismatch" in other.codes or "unit_mismatch" in other.codes


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (
            "The bill has 90 votes in favour, the clerk said.",
            "The clerk said that 90 votes are in favour of the bill.",
        ),
        (
            "The council would not name the buyers, but Dana Voss spoke of “two firms from Lund”.",
            "The council did not name the buyers, but Dana Voss spoke of “two firms from Lund”.",
        ),
        (
            "“Instead of helping, they would rather give cover to the smugglers,” Dana Voss added.",
            "Dana Voss said they were giving cover to the smugglers instead of helping.",
        ),
        (
            "The new tax, of 5 cents a litre, will apply to farms but not to households.",
            "The new tax of 5 cents a litre will apply to farms and spare households.",
        ),
        (
            "Because of the fog the wreck was seen only on Friday, the coast guard said.",
            "Because of the fog the wreck was not seen until Friday, the coast guard said.",
        ),
        (
            "The club has been banned for two games for the riot on Sunday and fined 900 euros.",
            "The club was fined 900 euros and banned for two games for the riot on Sunday.",
        ),
        (
            "The council on Friday suspended Alder Works' licence to run ferries.",
            "The council has suspended the licence of Alder Works to run ferries.",
        ),
        (
            "Instead of a loss of about 30 million euros Norline now counts on 10 million to 12 million.",
            "Norline now counts on a loss of 10 to 12 million euros rather than some 30 million.",
        ),
        (
            "Norline on Monday added 40 buses to its order, which now has 90 vehicles.",
            "Norline added 40 buses to its order on Monday, to 90 vehicles in all.",
        ),
    ],
)
def test_what_is_told_in_other_words_is_supported(source: str, text: str) -> None:
    assert verdict_on(text, source).codes == ()


LIST = "“They put it in a drawer,” Tove Lind said. Dana Voss, the mayor, promised an inquiry into the letter."


@pytest.mark.parametrize(
    ("source", "text", "code"),
    [
        (LIST, "“They put it in a drawer,” Dana Voss said as she promised an inquiry.", "quote_misattributed"),
        (LIST, "“They put it in a drawer,” Dana Voss said of the letter.", "quote_misattributed"),
        (
            "His brother, Nils, is sure that the longer road cost Ole Dahl his life.",
            "The longer road cost Ole Dahl his life.",
            "attribution_dropped",
        ),
        (
            "The captain threw his badge on the desk, say two people who were in the cabin.",
            "The captain threw his badge on the desk.",
            "attribution_dropped",
        ),
        (
            "It began on Thursday, when the trainer hurled a shoe at keeper Nils Voss in the hall.",
            "Keeper Nils Voss threw a shoe at the trainer in the hall.",
            "roles_swapped",
        ),
        (
            "Smoke from a stove poisoned a retired couple in Marl. A cyclist was hurt in Lund.",
            "Smoke from a stove poisoned a retired couple in Lund.",
            "entity_swapped",
        ),
        (
            "The two leaders spent four hours in Marl on Monday, when Voss declared himself open to talks on fish.",
            "The two leaders spent four hours in Marl on Monday, when Voss ruled out talks on fish.",
            "negated",
        ),
        (
            "Nils Voss congratulated Ole Dahl on the podium, and the two shook hands.",
            "On the podium Nils Voss refused to shake hands with Ole Dahl.",
            "negated",
        ),
    ],
)
def test_the_error_that_looks_like_it_is_found(source: str, text: str, code: Code) -> None:
    assert code in verdict_on(text, source).codes


def test_until_a_day_at_the_earliest_is_until_that_day_at_least() -> None:
    report = "The road will stay closed until at least Friday, the council said."
    text = "The road will stay closed until Friday at the earliest, the council said."

    assert verdict_on_days(text, ("2025-03-04", report)).codes == ()


def test_the_day_of_the_paper_is_when_somebody_said_it() -> None:
    report = "The road at Marl will stay closed until Friday, the council said."
    text = "The council said on Tuesday that the road at Marl will stay closed until Friday."

    assert "date_mismatch" not in verdict_on_days(text, ("2025-03-04", report)).codes


def test_by_the_day_of_the_paper_it_had_happened() -> None:
    reports = [
        ("2025-03-06", "Ten of the missing rowers were found near Marl after a storm on Monday, rescuers said.")
    ]

    by = verdict_on_days("Ten of the missing rowers had been found near Marl by Thursday, rescuers said.", *reports)
    on = verdict_on_days("Ten of the missing rowers were found near Marl on Thursday, rescuers said.", *reports)

    assert "date_mismatch" not in by.codes
    assert "date_mismatch" in on.codes
