"""Figures that somebody else puts differently in the same breath."""

import pytest

from tests.telling import kinds, only_conflict

COUNTED = "The union said 240 drivers had walked out of the depot."


@pytest.mark.parametrize(
    "text",
    [
        f"{COUNTED} The company put the number at 90.",
        f"{COUNTED} The company said the true figure was about 90.",
        "The union said 240 drivers had walked out of the depot, while the company put the number at 90.",
        "The union said 240 of the 300 drivers had walked out; the company puts the number at about 90.",
        f"{COUNTED} Olga Falk, the manager, said that she had counted 90.",
        f"{COUNTED} The company, by the list at its gate, made it 90.",
    ],
)
def test_a_figure_that_another_party_puts_differently_is_an_open_dispute(text: str) -> None:
    conflict = only_conflict(text)

    assert (conflict.kind, conflict.resolution) == ("number", "open")
    assert [("240" in variant.text, "90" in variant.text) for variant in conflict.variants] == [
        (True, False),
        (False, True),
    ]


def test_a_dispute_that_several_articles_report_is_one() -> None:
    conflict = only_conflict(
        f"{COUNTED} The company put the number at 90.",
        "The depot was quiet. The union said 240 drivers had walked out. The company says that the number is 90.",
    )

    assert [variant.outlets for variant in conflict.variants] == [("Paper 0", "Paper 1")] * 2


@pytest.mark.parametrize(
    "text",
    [
        f"{COUNTED} The company put the number at about 240.",  # the same
        f"{COUNTED} The company put the number at more than 200.",
        f"{COUNTED} The company put the cost at 90 million euros.",
        f"{COUNTED} A year ago the company put the number at 90.",
        f"{COUNTED} It has now put the number at 250 after the night shift.",
        "Dana Voss said 240 drivers had walked out. Voss said the figure was 90 in the harbour depot.",
        "The union wants 12 percent over 2 years. The company put the number at 90.",
        "The company loses 2 million euros a day. The union put the loss at 9 million euros.",
    ],
)
def test_the_same_another_thing_and_another_time_are_no_dispute(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The union says 240 drivers; the company says 90.",
        "Critics speak of 240 empty flats in the tower. The landlord, who has the keys, speaks of 90.",
        "The choir gave the audience as 240. Stewards, who stood at the doors, put it at 90.",
        "By the union's count the move threatens 240 posts. The company counts 90, all of them in the kitchen.",
        "He calls the union's figure for the posts, 240, too high; the company's own is 90.",
        "Support was 24 percent, according to the board. Fair Vote, a group, estimated it at 9 percent.",
        "Voss said 240 tiles were lost. “They hit my car,” a baker said. The landlord put the loss at 90 tiles.",
        "The operator says 240, the coastguard 90.",
        "The union says 240 drivers walked out, and the company 90.",
        "The two could not agree on the cash: the police said 240 euros, the defence insisted on 90.",
        "The bank puts the damage at 240 million crowns. The government speaks of 90 million.",
        "The list of the union has 240 names on it. The company recognises 90.",
        f"{COUNTED} The company has not changed its figure of 90.",
        f"{COUNTED} Shopkeepers, who stood at the gate, get 90.",
        "He said that he had 240 drivers with him. The company said there were 90.",
        "The load of the crane is disputed: the union puts it at 240 tonnes, the owner at 90.",
        "The board expects 240 riders a day. A group calls the figure a dream. Its consultant arrived at 90.",
        "The paper wrote that Norline paid 240 million euros. Norline said on Friday the price had been 90 million.",
    ],
)
def test_a_figure_told_as_it_or_alone_answers_the_one_before(text: str) -> None:
    conflict = only_conflict(text)

    assert (conflict.kind, conflict.resolution) == ("number", "open")
    assert ["24" in variant.text for variant in conflict.variants] == [True, False]


def test_such_reports_are_counted_like_those_told_before() -> None:
    conflict = only_conflict("Residents reported false alarms four times. The firm has one such report.")

    assert (conflict.kind, conflict.resolution) == ("number", "open")


def test_a_figure_in_a_sentence_too_short_for_a_fact_is_told_by_another_report() -> None:
    conflict = only_conflict(
        "6,400 kettles recalled. The agency puts the figure at about 9,000 in all.",
        "The maker, Norline, has recalled 6,400 kettles that were sold in spring.",
    )

    assert [variant.outlets for variant in conflict.variants] == [("Paper 1",), ("Paper 0",)]


def test_whoever_else_tells_a_figure_of_it_joins_that_side() -> None:
    conflict = only_conflict(
        f"{COUNTED} The company put the number at 90.",
        "Some 500 boxes were left in the depot. About noon 240 drivers had walked out, as Paper 0 wrote.",
    )

    assert [variant.outlets for variant in conflict.variants] == [("Paper 0", "Paper 1"), ("Paper 0",)]


@pytest.mark.parametrize(
    "text",
    [
        "The union said 240 drivers had walked out. The firm said 90 died.",  # no bare figure
        "The tower lost 240 tiles. The landlord had put it at 90.",  # a forecast
        "The tower lost 240 tiles. Analysts who expected less speak of 90.",
        "By the union's count the move threatens 240 posts. It counts 90, all of them in the kitchen.",
        "Voss said 240 tiles were lost. “They hit my car,” a baker said. The landlord put the number at 90.",
        "The choir gave the audience as 240. Stewards put it at 9,000.",  # of another order
        "The board spoke of 240 flats. “It is cold.” The town was full. The landlord put it at 90.",
        "The commission said the Greens won 240 seats, the Liberals 90.",
        "The operator said 240, which is 90 more.",
        "The police said 240, the defence called 90 doctors.",
    ],
)
def test_other_things_forecasts_and_ones_own_figures_are_no_rivals(text: str) -> None:
    assert kinds(text) == []


def test_a_nought_too_many_is_of_one_order() -> None:
    conflict = only_conflict("The police found 24,000 crowns on him. His lawyer said the sum was 2,400 crowns.")

    assert (conflict.kind, conflict.resolution) == ("number", "open")


def test_a_side_is_told_by_the_sentence_that_says_of_what_the_figure_is() -> None:
    conflict = only_conflict(
        "Sundhavn said 240 people had been on board the ferry. The search went on at noon.",
        "How many were on the ferry is disputed. Sundhavn says 240, the coastguard about 290.",
    )

    assert conflict.topic == "number of people on board"
    assert [variant.text for variant in conflict.variants] == [
        "Sundhavn said 240 people had been on board the ferry.",
        "The coastguard about 290",
    ]


def test_the_weight_of_a_thing_heads_what_it_is_put_at() -> None:
    conflict = only_conflict("The weight of the crane is disputed: the port puts it at 61 tonnes, its owner at 48.")

    assert conflict.topic == "weight of the crane"
    assert [variant.text for variant in conflict.variants] == [
        "The weight of the crane is disputed: the port puts it at 61 tonnes",
        "Its owner at 48",
    ]
