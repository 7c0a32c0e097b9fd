"""What a reader sees above the sides of a conflict."""

import pytest

from summarizer.domain import Conflict, ConflictKind, Variant
from summarizer.stages.conflicts.headings import headed
from tests.telling import only_conflict


def heading(key: str, *sides: str, kind: ConflictKind = "number") -> str:
    variants = tuple(Variant(text=text, article_ids=(text,), outlets=(), origins=(text,)) for text in sides)
    return headed(Conflict(topic=key, kind=kind, resolution="open", variants=variants)).topic


BILL = "The bill, put at 30 million euros a day earlier, has been raised to 34 million euros."


@pytest.mark.parametrize(
    ("key", "one", "other", "found"),
    [
        ("Police say … people", "Police say 40 people marched.", "The organisers spoke of 90.", "number of people"),
        (
            "the firm said that … people",
            "The firm said that 118 people had been on board.",
            "The fire brigade counted 130.",
            "number of people on board",
        ),
        (
            "number of homes",
            "The county says 118 homes were destroyed in the fire.",
            "The church puts the number at 140.",
            "number of homes destroyed",
        ),
        (
            "Three people are still missing, and … remain in hospital",
            "Three people are still missing, and 27 remain in hospital.",
            "Nineteen people are still in hospital, two in a critical condition.",
            "number of people in hospital",
        ),
        (
            "The town said … of the",
            "The town said 34 of the 90 drivers had stayed away.",
            "They were 60.",
            "how many of the",
        ),
        ("Lund says … of its", "Lund says 212 of its soldiers are in camps.", "It is 187.", "number of soldiers"),
        (
            "would control … percent",
            "The group would control 58 percent of the traffic on the route.",
            "Norline says it is 41 percent.",
            "share of the traffic on the route",
        ),
        (
            "put the value of the objects at … thalers",
            "Director Ada Roe put the value of the objects at 18 million thalers.",
            "Their insured value is 11 million thalers.",
            "value of the objects",
        ),
        (
            "the number of its observers on the line from 90 to …",
            "The Council has 90 observers on the line.",
            "The Council decided to raise the number of its observers on the line from 90 to 150.",
            "number of observers on the line",
        ),
        (
            "30 million euros a day earlier, has been raised to …",
            "The flood cost Marl 30 million euros.",
            BILL,
            "bill",
        ),
        (
            "Higher rates would add … crowns to the cost",
            "Higher rates would add 1.2 billion crowns to the cost of servicing the debt next year, she said.",
            "The National Bank put that cost at 700 million crowns.",
            "cost of servicing the debt",
        ),
        (
            "A man who spent … years in prison",
            "A man who spent 24 years in prison walked free.",
            "He left prison, where he had been for 23 years.",
            "years in prison",
        ),
        (
            "The train ran into the freight train at …",
            "The train ran into the side of the freight train at 7:14 a.m.",
            "The two met at 7:41 on Monday.",
            "the train: 7:14 a.m. or 7:41",
        ),
        (
            "the fire had burned … hectares",
            "By noon the fire had burned 40 hectares.",
            "It is 60 hectares.",
            "the fire: 40 or 60 hectares",
        ),
    ],
)
def test_a_figure_is_headed_by_what_it_is_of(key: str, one: str, other: str, found: str) -> None:
    assert heading(key, one, other).startswith(found)
    assert "…" not in heading(key, one, other)


def test_a_date_is_headed_by_what_the_sentence_begins_with() -> None:
    sides = (
        "It expires on February 28.",
        "The ceasefire, which would have run out on February 28, now ends on April 29.",
    )

    assert (
        heading("would have run out on February 28, now ends on …", *sides, kind="date")
        == "dates given for the ceasefire"
    )


@pytest.mark.parametrize(
    ("claim", "answer", "found"),
    [
        (
            "Kolm said two fire doors had been held open.",
            "The doors closed, Sollen said.",
            "two accounts of two fire doors",
        ),
        (
            "She acted on the founder's orders, Roe said.",
            "Basch called it an invention.",
            "two accounts of the founder's orders",
        ),
        ("She was not asked to leave.", "She was.", "what happened"),
    ],
)
def test_a_claim_that_is_denied_is_headed_by_what_it_is_about(claim: str, answer: str, found: str) -> None:
    assert heading(f"in dispute: {claim}", claim, answer, kind="outcome") == found


@pytest.mark.parametrize(
    ("herald", "found"),
    [
        ("Who started the review remains unclear", "Who started the review"),
        ("Whether the driver had been told of the fog is disputed", "Whether the driver had been told of the fog"),
        ("The bill remains disputed", "two accounts of the bill"),
        (
            "How she came to look at all is also in dispute",
            "two accounts of the pictures",
        ),  # who she is, it does not say
    ],
)
def test_an_open_question_is_the_heading_where_it_tells_who_and_what(herald: str, found: str) -> None:
    sides = "Roe saw the pictures on Monday.", "Brunner asked for the pictures, Falk says."

    assert heading(f"in dispute: {herald}", *sides, kind="outcome") == found


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("whether the council would sell the mill", "whether the council would sell the mill"),
        ("whether he would go to the Supreme Court", "plan to go to the Supreme Court"),
        ("whether he would consider an appeal", "an appeal"),
        ("what came of it: the captain: question", "what happened: the captain"),
    ],
)
def test_a_plan_of_nobody_named_is_headed_by_the_plan(key: str, found: str) -> None:
    assert heading(key, "He may.", "He did.", kind="state") == found


@pytest.mark.parametrize("key", ["age of Ruben Falk", "words of “We shall mend every roof …”", "number of dead"])
def test_a_key_that_is_a_noun_phrase_stays(key: str) -> None:
    assert heading(key, "Nine people died.", "Ten people died.") == key


def test_a_distance_is_no_heading_of_another() -> None:
    sides = (
        "People within two kilometres of the mill were told to leave.",
        "The 900 people of Marl left as the zone was widened from two kilometres to three.",
    )

    assert "two kilometres" not in heading("People within … of the mill", *sides)


def test_a_date_is_not_headed_by_what_stands_behind_it() -> None:
    sides = ("Painted in 1850, it has never left the country.", "The portrait was painted in 1852 by Ida Kron.")

    assert heading("Painted in …", *sides, kind="date") == "when the portrait was painted"


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Voss won in the 31st lap of the race.", "Voss won in the 41st lap of the race.", "which lap"),
        ("The bulletin had put the danger at level three.", "The danger stood at level four.", "level of the danger"),
    ],
)
def test_a_rank_and_a_scale_are_headed_by_what_they_rank(one: str, other: str, found: str) -> None:
    key = f"{one.partition(' 31st')[0].partition(' three')[0]} …"

    assert heading(key, one, other) == found


def test_of_a_person_there_are_no_two_accounts() -> None:
    sides = ("She was told by Mayor Tom Roe, says Voss.", "Mayor Tom Roe says that she was not.")

    assert (
        heading("in dispute: she was told by Mayor Tom Roe", *sides, kind="outcome") == "what happened: Mayor Tom Roe"
    )


def test_a_place_that_one_side_names_is_not_what_is_in_dispute() -> None:
    sides = ("Prosecutors believe that she is living in Skarn.", "Her lawyer says that she never left her clinic.")

    assert heading("in dispute: she is living in Skarn", *sides, kind="state") == "what happened"


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("The gates were shut on Monday.", "The gates were not shut on Monday.", "whether the gates were shut"),
        ("The race was abandoned on Monday.", "The race was not abandoned.", "whether the race was abandoned"),
        (
            "Norline skipped its test of the crane.",
            "Norline did not skip its test.",
            "whether Norline did skip its test",
        ),
    ],
)
def test_whether_something_was_done_is_asked_in_plain_words(one: str, other: str, found: str) -> None:
    assert only_conflict(one, other).topic.startswith(found)
