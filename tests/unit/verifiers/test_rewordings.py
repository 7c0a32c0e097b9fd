"""True claims in other words pass, and what looks like them but is not true does not: pairs of both."""

import pytest

from summarizer.verifiers.rules.verifier import RuleVerifier
from tests.builders import claim, done, parsed, story_of, verdict_on

TRIAL = (
    "A jury on Tuesday found Osric Venn, the founder of the savings bank Norline, guilty of fraud. "
    "The nine jurors, who had deliberated for four days, cleared Venn of a third charge. "
    "He may not run a bank for 12 years and must pay 1.3 million crowns."
)
PORT = (
    "The harbour board offered 3,000 crowns to the pilots of Marl. "
    "All but three of the 19 pilots are over 65. "
    "Two of the injured pilots died in the night, which raises the number of dead to seven. "
    "It could be opened in November at the earliest, a board spokeswoman said."
)


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (TRIAL, "Osric Venn, who founded the savings bank Norline, was found guilty of fraud by a jury on Tuesday."),
        (TRIAL, "After four days of deliberation, the nine jurors cleared Venn of a third charge."),
        (TRIAL, "Venn is barred from running a bank for 12 years and must pay 1.3 million crowns."),
        (PORT, "Of the 19 pilots, all but three are older than 65."),
        ("Voss, a former judge who lost a nephew in the storm, left.", "Voss, who used to be a judge, left."),
        (
            "The pilots of the port of Marl, 281 of them, voted for a strike after talks with the harbour board.",
            "Nearly 300 pilots of the port of Marl voted for a strike after talks with the harbour board.",
        ),
        ("The sound was not stored because of a fault.", "A fault kept the sound from being stored."),
        (
            "The boulder is likely to have been hit by the ship in the storm, the board said.",
            "The boulder was probably hit by the ship in the storm, the board said.",
        ),
        ("Prosecutors asked the court for ten years in prison for Venn.", "The prosecution asked for ten years."),
    ],
)
def test_a_true_claim_in_other_words_is_supported(article: str, claim: str) -> None:
    assert verdict_on(claim, article).label == "supported"


@pytest.mark.parametrize(
    ("article", "claim", "code"),
    [
        (PORT, "It could be opened in November at the latest, a board spokeswoman said.", "bound_dropped"),
        (
            "Voss offered to resign, but the harbour board asked her to stay until May.",
            "The harbour board offered to resign, but Voss asked it to stay until May.",
            "roles_swapped",
        ),
        (
            "Norline will try to get the money back from the dairy, the chain told its owners on Thursday.",
            "The dairy will try to get the money back from Norline, the chain told its owners on Thursday.",
            "roles_swapped",
        ),
        ("Four officers were slightly hurt in Marl.", "Four officers were seriously hurt in Marl.", "exaggerated"),
        (
            "The savers' league, which says that 14,000 people lost money, wants the state to set up a fund.",
            "The savers' league said that the state had set up a fund.",
            "tense_shifted",
        ),
        ("Voss, 52, a former pilot, stopped short of claiming victory.", "Voss, 52, claimed victory.", "negated"),
        (
            "Some 281 pilots voted for the strike in Marl.",
            "Nearly 400 pilots voted for it in Marl.",
            "number_mismatch",
        ),
        (
            "Turnout was 61 percent, the commission said. The league put it at 63 percent. “They agree on nothing.”",
            "The commission and the league agree that turnout was 63 percent.",
            "false_consensus",
        ),
    ],
)
def test_an_error_that_reads_like_a_rewording_is_objected_to(article: str, claim: str, code: str) -> None:
    found = verdict_on(claim, article)

    assert found.label != "supported"
    assert code in found.codes


def test_she_is_not_somebody_whom_the_articles_call_he() -> None:
    article = "Mr Reed lost. Voss heard it. Voss was asked of the box. “It was brought back lighter,” she said."

    found = verdict_on("“It was brought back lighter,” Reed said.", article)

    assert "quote_misattributed" in found.codes


def test_a_report_without_a_day_of_its_own_is_of_the_day_it_appeared() -> None:
    story = story_of(parsed("Police have now detained 31 people, eight of them in Marl.", published="2025-03-05"))
    days = ("Wednesday", "Friday")
    claims = [claim(f"Police had detained 31 people by {day}, eight of them in Marl.") for day in days]

    true, false = done(RuleVerifier().verify(claims, story))

    assert true.label == "supported"
    assert "date_mismatch" in false.codes
