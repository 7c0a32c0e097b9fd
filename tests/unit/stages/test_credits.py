"""Whom an article takes a fact from, and how many independent origins that leaves."""

import pytest

from summarizer.stages.cluster import cluster
from summarizer.stages.credits import fewest_origins
from tests.builders import parsed, story_of

WIRE = parsed("Nine barges broke loose above Marl on Sunday and blocked the lock.", outlet="The Meridian Wire")
OWN = "Farmers near Marl spent the night moving cattle to the hills."


def fewest(*texts: str) -> int:
    """Of the wire's story and these, each of a paper of its own."""
    papers = [parsed(text, outlet=f"Paper {number}") for number, text in enumerate(texts)]
    return fewest_origins(cluster([WIRE, *papers]))


@pytest.mark.parametrize(
    "text",
    [
        f"{OWN} Divers will look at the lock, the Meridian Wire reported.",
        f"{OWN} Divers will look at the lock, according to the Meridian Wire.",
        f"{OWN} Divers will look at the lock, its keeper told the Meridian Wire.",
    ],
)
def test_an_article_that_credits_another_may_be_of_its_origin(text: str) -> None:
    assert fewest(text) == 1


@pytest.mark.parametrize(
    "text",
    [
        OWN,
        f"{OWN} A reporter of the Meridian Wire was among the wet.",
        f"{OWN} Divers will look at the lock, the Kestrel Ledger reported.",
        f"{OWN} Divers will look at the lock, its keeper told Paper 0.",  # itself
    ],
)
def test_a_mention_and_an_outlet_elsewhere_leave_two_origins(text: str) -> None:
    assert fewest(text) == 2


def test_two_articles_that_credit_one_agency_may_be_of_one_origin() -> None:
    assert fewest(f"{OWN} Rain will go on, AFP said.", "The lock is shut, its keeper told AFP on Sunday.") == 2
    assert fewest(f"{OWN} Rain will go on, AFP said.", "The lock is shut, its keeper told Reuters on Sunday.") == 3


def test_two_articles_of_one_outlet_may_be_of_one_origin() -> None:
    later = parsed(OWN, outlet="Meridian Wire")

    assert fewest_origins(cluster([WIRE, later])) == 1
    assert fewest_origins(cluster([WIRE, parsed(OWN, outlet="Post")])) == 2


def test_a_credited_fact_is_of_the_origin_it_credits_and_the_rest_is_the_articles_own() -> None:
    story = story_of(WIRE, parsed(f"{OWN} Divers will look at the lock, the Meridian Wire reported.", outlet="Post"))

    wire, own, credited = story.facts
    assert credited.origins == wire.origins != own.origins
