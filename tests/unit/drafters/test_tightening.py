"""A statement is fitted into a headline by leaving out what may be left out, and nothing else."""

import pytest

from summarizer.drafters.tightening import tightened
from tests.growth import SQUARE, Work, growth


@pytest.mark.parametrize(
    ("statement", "tight"),
    [
        ("Norline cancelled every ferry to Lund on Friday night", "Norline cancelled every ferry to Lund"),
        ("A court on Friday fined Norline for the fire", "A court fined Norline for the fire"),
        ("Water may have made the lamp show green while the box saw red", "Water may have made the lamp show green"),
        ("A man pleaded guilty on Friday, May 2, 2025, to the fire", "A man pleaded guilty to the fire"),
        ("Dockers agreed on Friday to end a strike in Lund", "Dockers agreed to end a strike in Lund"),
        (
            "Prosecutors dropped the charge against Kron and said that she was free",
            "Prosecutors dropped the charge against Kron",
        ),
        (
            "The board suspended the licence of Norline and told it to pay",
            "The board suspended the licence of Norline",
        ),
        ("Norline moved its ferries to Lund, and the union called a strike", "Norline moved its ferries to Lund"),
        (
            "Marl and Lund signed a treaty to share ferries and to mend the bridge",
            "Marl and Lund signed a treaty to share ferries",
        ),
        (
            "Voss told the council that the bridge was old and that it would cost nine millions",
            "Voss told the council that the bridge was old",
        ),
        (
            "Norline raised its offer to nine millions, a week before the vote",
            "Norline raised its offer to nine millions",
        ),
        ("Voss resigned as mayor of Marl, five days after the dam broke", "Voss resigned as mayor of Marl"),
        (
            "Marl ordered nine families to leave their homes after the dam broke",
            "Marl ordered nine families to leave their homes",
        ),
        (
            "Dockers of Marl ended a strike that had shut the port of Lund, Norline said on Friday",
            "Dockers of Marl ended a strike, Norline said",
        ),
        (
            "Kron asked the court of Lund to annul an election that she lost by nine votes",
            "Kron asked the court of Lund to annul an election",
        ),
        ("Voss broke the law of the town by lobbying for a builder", "Voss broke the law of the town"),
        (
            "Voss apologised on Friday to the crews of Lund and promised that no ferry would sail at night",
            "Voss apologised to the crews of Lund",
        ),
    ],
)
def test_what_stands_beside_or_hangs_on_the_statement_may_go(statement: str, tight: str) -> None:
    assert tight in list(tightened(statement))


@pytest.mark.parametrize(
    "statement",
    [
        "Norline will sail to Lund again before Friday",
        "Norline is to sail to Lund again on Friday",
        "Norline agreed to sail to Lund on Friday",
        "A mechanic has been suspended after telling a woman of Lund to go",
        "Jurors spent an hour in Lund before convicting a mayor of two murders",
        "The arrest of the mayor at a hotel came after two others had pleaded guilty",
        "An agency claimed that some ferries are posing as fishing boats",
        "A mason has taken 14 boats and turned them into houses of Lund",
        "A court refused to let Kron sail before it has heard her",
        "Voss would pay for the bridge after the council had voted",
        "Marl closed the bridge after nobody but Kron had crossed it",
        "Norline called it “a great day for Lund” and said that it would sail on",
        "Kron chose between Marl and said goodbye to Lund",
        "Norline sold as many ferries as it could",
        "Voss left and said nothing",
    ],
)
def test_what_binds_the_statement_stays(statement: str) -> None:
    assert list(tightened(statement)) == [statement]


def test_the_day_goes_first_and_nothing_else_need_go_with_it() -> None:
    assert next(tightened("Norline sold nine ferries on Friday after a quarrel")) == (
        "Norline sold nine ferries after a quarrel"
    )
    assert list(tightened("The dam broke on Friday")) == ["The dam broke on Friday"]  # four words say too little


def test_who_says_so_stays_behind_whatever_goes() -> None:
    versions = list(tightened("The dam broke on Friday after nine days of rain, the council said on Monday"))

    assert versions
    assert all(version.endswith(", the council said") for version in versions)
    assert "The dam broke, the council said" not in versions  # three words say too little
    assert "The dam broke after nine days of rain, the council said" in versions
    assert list(tightened("The dam of Marl broke, Kron said on Friday, in a report that nobody but Voss read")) == [
        "The dam of Marl broke, Kron said"
    ]


@pytest.mark.parametrize("token", ["and said ", ", and it was ", "a b that ", " on Friday", "after ", ", said "])
def test_a_long_line_costs_no_square(token: str) -> None:
    def tightening(length: int) -> Work:
        statement = ("Voss broke the law of the town " + token * length)[:length]
        return lambda: list(tightened(statement))

    assert growth(tightening, 10_000) < SQUARE


def test_which_ones_are_meant_is_not_cut_off() -> None:
    statement = "Voss apologised to the 9,000 sailors whose pay was late and promised that none would wait again"

    assert not any(text.endswith("the 9,000 sailors") for text in tightened(statement))
