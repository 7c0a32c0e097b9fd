"""Differences over one matter, however they were found, are shown once."""

from summarizer.domain import Conflict, ConflictKind, Resolution, Variant
from summarizer.stages.gathering import gathered

DAYS = {f"day {number}": f"2031-03-0{number}" for number in range(1, 8)}


def found(
    topic: str,
    *sides: tuple[str, int],
    kind: ConflictKind = "number",
    resolution: Resolution = "open",
    holds: bool = False,
) -> Conflict:
    variants = tuple(
        Variant(text=text, article_ids=(f"day {day}",), outlets=(f"Paper {day}",), origins=(f"day {day}",))
        for text, day in sides
    )
    return Conflict(topic=topic, kind=kind, resolution=resolution, variants=variants, holds=holds)


def texts(*conflicts: Conflict) -> list[list[str]]:
    return [[variant.text for variant in each.variants] for each in gathered(conflicts, DAYS)]


FIRST, OTHERS, LAST = (
    "Turnout was 61.4 percent.",
    "Observers put it at 63 percent.",
    "Turnout was raised to 61.7 percent.",
)


def test_the_same_quantity_is_shown_once_with_all_that_is_said_of_it() -> None:
    update = found("turnout", (FIRST, 1), (LAST, 4), resolution="update", holds=True)
    dispute = found("turnout", (FIRST, 1), (OTHERS, 2))
    denial = found("in dispute: turnout", (LAST, 4), (OTHERS, 4), kind="outcome")

    (one,) = gathered((update, dispute, denial), DAYS)

    assert [each.text for each in one.variants] == [FIRST, OTHERS, LAST]
    assert [each.article_ids for each in one.variants] == [("day 1",), ("day 2", "day 4"), ("day 4",)]
    assert (one.topic, one.resolution, one.holds) == ("turnout", "open", False)


def test_what_holds_now_still_does_beside_an_older_dispute() -> None:
    dispute = found("number of missing", ("24 are missing.", 2), ("29 are missing.", 2))
    update = found(
        "number of missing", ("31 are missing.", 1), ("Six are missing.", 4), resolution="update", holds=True
    )

    (one,) = gathered((dispute, update), DAYS)

    assert [each.text for each in one.variants] == [
        "31 are missing.",
        "24 are missing.",
        "29 are missing.",
        "Six are missing.",
    ]
    assert (one.resolution, one.holds) == ("update", True)


def test_the_same_two_figures_are_one_matter_under_the_better_heading() -> None:
    told = found(
        "in dispute: a school class", ("The union says 2,300 walked.", 2), ("The firm says 1,400.", 2), kind="outcome"
    )
    counted = found("number of passengers", ("Some 1,400 were led out.", 1), ("The union says 2,300 walked.", 2))

    (one,) = gathered((told, counted), DAYS)

    assert (one.topic, len(one.variants)) == ("number of passengers", 2)


def test_a_dispute_that_two_papers_tell_is_one() -> None:
    first = found(
        "in dispute: the driver",
        ("Tolvik said the driver had accelerated into the picket line.", 1),
        ("Skelder, which owns the truck, said pickets smashed its windscreen.", 1),
        kind="outcome",
    )
    second = found(
        "in dispute: pickets",
        ("The federation says the driver accelerated into the picket line.", 2),
        ("Skelder, which owns the truck, says pickets smashed the windscreen.", 2),
        kind="outcome",
    )

    (one,) = gathered((first, second), DAYS)

    assert [each.outlets for each in one.variants] == [("Paper 1", "Paper 2"), ("Paper 1", "Paper 2")]


def test_other_matters_stay_apart() -> None:
    one_sentence = "Seven were killed and 32 injured, three of them badly."
    dead = found("number of dead", (one_sentence, 1), ("Nine have died, and three men were held.", 2))
    injured = found("number of injured", (one_sentence, 1), ("By now 38 are injured, three badly.", 2))
    marched = found("number of people", ("Police say 40 people marched.", 1), ("They speak of 90.", 1))
    moved = found("number of people", ("The school took 12 people.", 1), ("It took 17 people.", 1))

    assert len(texts(dead, injured, marched, moved)) == 4


def test_whoever_gives_the_new_figure_alone_is_no_source_of_the_old_one() -> None:
    old = "The owners of the port have offered 7 percent over the same period."
    both = "The owners of the port raised their offer to 8.5 percent over two years from 7 percent."
    new = "The owners of the port have raised their offer to 8.5 percent over two years."
    one = found("offer", (old, 1), (both, 2), resolution="update")
    other = found("offer", (old, 1), (new, 3), resolution="update")

    (shown,) = gathered((one, other), DAYS)

    assert {each.text: each.article_ids for each in shown.variants} == {old: ("day 1",), both: ("day 2", "day 3")}
