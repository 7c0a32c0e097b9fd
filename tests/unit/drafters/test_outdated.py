"""What is left to tell of a sentence whose figures a later one replaces."""

import pytest

from summarizer.api import summarize
from summarizer.drafters.outdated import still_told, without_figures
from summarizer.language.parse import parse_sentence
from tests.builders import raw


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Seven people died and 30 were hurt early on Monday when a ferry struck the quay at Marl, police said.",
            ["Early on Monday a ferry struck the quay at Marl, police said."],
        ),
        (
            "At least nine people were killed on Tuesday after a wall of the Oster Dam gave way in the night.",
            ["A wall of the Oster Dam gave way in the night."],  # on Tuesday? That is when they died
        ),
        (
            "At least nine people died on Tuesday after a ferry with 208 people on board struck the quay at Marl.",
            ["A ferry struck the quay at Marl."],
        ),
        (
            "Divers went into the wreck at Marl on Monday, and what they found moved the toll from six to ten.",
            ["Divers went into the wreck at Marl on Monday."],
        ),
        ("Seven people died on 3 March when a bus struck a train.", ["On 3 March a bus struck a train."]),
        ("The council offered 6 percent on Monday.", ["The council offered 6 percent on Monday."]),
        ("The union wants 6 percent and nobody at the mill will pay it.", []),
        (
            "The price of a ticket to Marl went up overnight from 5 to 9 crowns.",
            ["The price of a ticket to Marl went up overnight from 5 to 9 crowns."],
        ),
        ("Seven people died on Monday when a bus struck 40 cyclists.", []),  # which may be 41 by now
        ("Seven people were hurt on Monday after the arrest of a driver in the town of Marl.", []),
        ("A girl of four who fell ill after the same treatment left the clinic on Monday.", []),
        ("Seven people died on Monday when a rally that is still going on began in Marl.", []),
        ("A ferry struck the quay at Marl on Monday when the fog was thick.", []),  # has no figure
        ("“Seven people died when a ferry struck the quay,” Dana Voss said.", []),
    ],
)
def test_what_happened_is_told_with_its_day_and_without_the_toll(sentence: str, told: list[str]) -> None:
    assert list(still_told(parse_sentence(sentence))) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "The council voted 23 to 22 on Monday for a new bridge.",
            ["The council voted on Monday for a new bridge."],
        ),
        (
            "The council of Marl approved the bridge by 24 votes to 22.",
            ["The council of Marl approved the bridge."],
        ),
        ("Parliament rejected the pension bill by 118 votes to 101.", ["Parliament rejected the pension bill."]),
        ("The council of Marl approved it by a vote of 24 to 22.", ["The council of Marl approved it."]),
        ("The council wants 23 bridges.", []),
    ],
)
def test_what_is_decided_is_told_without_a_disputed_count(sentence: str, told: list[str]) -> None:
    assert list(without_figures(parse_sentence(sentence))) == told


async def test_a_vote_whose_count_is_disputed_is_told() -> None:
    one = "Marl will have a bridge by June after the council voted 23 to 22 on Monday for a plan of Mayor Dana Voss."
    other = (
        "The council of Marl approved the bridge of Mayor Dana Voss on Monday by 24 votes to 22. Traders will sue."
    )
    articles = [raw(text, published="2025-03-03", source=text[:4]) for text in (one, other)]

    brief = await summarize(articles)

    assert "will have a bridge by June after the council voted on Monday" in brief.claims[0].text
    assert [conflict.kind for conflict in brief.conflicts] == ["number"]


async def test_a_vote_in_few_words_whose_count_is_disputed_is_told_without_it() -> None:
    articles = [f"Parliament rejected the pension bill by 118 votes to {against}." for against in (101, 110)]

    brief = await summarize(articles)

    assert [claim.text for claim in brief.claims] == ["Parliament rejected the pension bill."]
    assert [variant.text for conflict in brief.conflicts for variant in conflict.variants] == articles


def test_a_clause_with_the_figures_is_left_out() -> None:
    sentence = "A ferry struck the quay at Marl early on Monday, killing seven people and injuring 30, police said."

    assert "A ferry struck the quay at Marl early on Monday, police said." in still_told(parse_sentence(sentence))


@pytest.mark.parametrize(("last", "day"), [("2025-03-05", "Monday"), ("2025-03-12", "3 March")])
async def test_a_brief_tells_what_happened_though_the_toll_has_risen(last: str, day: str) -> None:
    first = "At least five people died on Monday when a ferry struck the quay at Marl in thick fog, police said."
    later = "Three of the injured died overnight, which raises the number of dead in Marl to eight, police said."
    articles = [raw(first, published="2025-03-03", source="1"), raw(later, published=last, source="2")]

    text = " ".join(claim.text for claim in (await summarize(articles)).claims)

    assert f"On {day} a ferry struck the quay at Marl in thick fog, police said." in text
    assert "five" not in text
