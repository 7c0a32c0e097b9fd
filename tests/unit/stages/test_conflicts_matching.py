"""Figures, years, times and days that answer one question in sentences worded differently."""

import pytest

from tests.growth import SQUARE, Work, growth
from tests.telling import MONDAY, TUESDAY, WEDNESDAY, kinds, only_conflict, told

RAISED = "The appeal for the Lund lifeboat has so far raised 4.2 million crowns."
LATER = "A concert on Tuesday brought what the lifeboat appeal has raised to 5.1 million crowns, said Voss."


# Only in a story of some length can a word be rare.
ELSEWHERE = " ".join(
    f"The {what} of Lund opened its doors after a long and quiet winter."
    for what in ("museum", "bakery", "school", "chapel", "mill", "library", "market", "theatre", "bank", "garden")
)


def test_a_sum_told_later_in_other_words_is_an_update() -> None:
    story = told((RAISED, MONDAY), (LATER, WEDNESDAY))

    assert [(each.kind, each.resolution) for each in story.conflicts] == [("number", "update")]
    assert [fact.superseded_by for fact in story.facts] == [story.facts[1].id, None]


def test_what_is_so_now_replaces_what_somebody_else_said_before() -> None:
    first = "The recall by Norline takes in 4,100 ovens of the make Ostova, the firm's chief, Ida Kron, said."
    later = "The recall by Norline now takes in 5,300 ovens of the make Ostova, said Ove Roe of the safety office."

    assert kinds((first, MONDAY), (later, WEDNESDAY)) == [("number", "update")]
    assert kinds((first, MONDAY), (later.replace("now ", ""), WEDNESDAY)) == [("number", "open")]


def test_what_is_added_is_no_new_count() -> None:
    first = "The recall by Norline takes in 4,100 ovens of the make Ostova, the firm's chief, Ida Kron, said."
    added = "Norline added 1,200 ovens of the make Ostova to its recall, said Ove Roe of the safety office."

    assert kinds((first, MONDAY), (added, WEDNESDAY)) == []


def test_on_one_day_it_is_open() -> None:
    assert kinds(RAISED, LATER) == [("number", "open")]


@pytest.mark.parametrize(
    "later",
    [
        "A concert on Tuesday brought what the lifeboat appeal has raised to 5.1 million crowns, said Dana Voss.",
        "The lifeboat appeal has raised 5.1 million crowns by its own count, though the guild says 4.2 million.",
    ],
)
def test_what_two_parties_put_otherwise_is_no_news_of_either(later: str) -> None:
    earlier = "The appeal for the Lund lifeboat has so far raised 4.2 million crowns, said Ida Kron."

    story = told((earlier, MONDAY), (later, WEDNESDAY))

    assert "update" not in [each.resolution for each in story.conflicts]
    assert [fact.superseded_by for fact in story.facts] == [None, None]
    assert len(story.conflicts) == 1


def test_a_figure_that_another_article_calls_old_is_replaced_on_whatever_day() -> None:
    first = "The slide on Monday buried some forty houses of the village of Skarn, officials in Lund said."
    later = "Fifty-three houses of the village of Skarn were buried, rather than forty as officials first believed."

    assert kinds(first, later) == [("number", "update")]


def test_one_in_eight_counts_nobody() -> None:
    share = "Of those in Skarn one in eight has left the quarry for good, said Dana Voss."

    assert kinds(share, "Some 6 miners have left the quarry in Skarn for good, said Ida Kron.") == []
    assert kinds(share.replace("one in eight has", "eight have"), share.replace("one in eight has", "six have")) == [
        ("number", "open")
    ]


def test_what_is_left_is_not_whoever_is_left_without_a_way_out() -> None:
    stranded = "A closed harbour is leaving about 3,100 tourists without a way out of Skarn, said Kron."

    assert kinds(stranded, "The ferries run late, which leaves fewer than two thousand in it, said Dana Voss.") == []


def test_a_year_in_the_same_words_is_a_conflict_of_dates() -> None:
    conflict = only_conflict(
        "It is Lund's first trophy since 1979.",
        "Some 6,000 people cheered on Monday the side that won Lund its first trophy since 1997.",
    )

    assert (conflict.kind, conflict.topic) == ("date", "Lund's first trophy: 1979 or 1997")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (RAISED, "The appeal for the Skarvik lifeboat has so far raised 5.1 million crowns."),  # another one's
        (RAISED, "The appeal for the Lund lifeboat might have raised 5.1 million crowns by now."),
        (RAISED, "The appeal for the Lund lifeboat has never raised 5.1 million crowns."),
        (RAISED, "The lifeboat cost 5.1 million crowns."),
        ("A woman of 81 from Lund died of her wounds.", "The other woman to die of wounds was 84 and from Lund."),
        ("The new jetty took 4 men to paint.", "The old jetty took 9 men to paint."),
        (  # since when it holds, and when something happened
            "Bell has taught at the Oster Road music school since 2011.",
            "The office of the Oster Road music school was warned in 2024 that Rolf Bell had been drinking.",
        ),
        ("The jetty was painted by 1917 in Lund.", "The jetty in Lund was painted in 1938."),
    ],
)
def test_another_thing_a_guess_and_a_change_told_as_one_are_none(one: str, other: str) -> None:
    assert kinds(one, other) == []


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Norline offered to sell six ships to Lund.", "Norline offered on Monday to sell nine vessels.", "number"),
        ("Should it fail, Norline owes Lund a fee of $120 million.", "Norline will owe $150 million then.", "number"),
        ("Some 1,400 passengers walked through the Lund tunnel.", "In the tunnel 2,300 people walked.", "number"),
        ("The barge rammed the lock gate at 7:14 a.m.", "At 7:41 a.m. a barge rammed the lock gate.", "number"),
        ("The first barge trip ended in a crash in 2022.", "A barge trip, in 2021, ended in a crash.", "date"),
        (  # nothing else has members
            "The mayor counted heads in the council, which has 31 members.",
            "All 35 members came to the council and booed the mayor.",
            "number",
        ),
        (
            "Two of the three divers at the lock in Lund were found.",
            "All three divers at the lock are from Lund.",
            None,
        ),
        ("The most for theft is a maximum of 12 years in prison.", "Falk got nine years in prison for theft.", None),
        ("Falk has two days to pay.", "Falk came back two weeks later to pay.", None),  # a distance
        ("Nine sailors died on the barge.", "Three children died on the barge.", None),
        ("The barge carried 300 tons of grain to Lund.", "The barge may have carried 340 tons of grain.", None),
        (
            "The lock was rebuilt at a cost of 3 million crowns.",
            "The lock was rebuilt at a cost of $4 million.",
            None,
        ),
    ],
)
def test_what_is_alike_in_rare_words_and_in_sort_is_one(one: str, other: str, kind: str | None) -> None:
    assert [found for found, _ in kinds(one, other, ELSEWHERE)] == ([kind] if kind else [])


def test_what_both_articles_tell_is_not_held_against_a_third_figure() -> None:
    both = "The union of Lund demands 14 percent, and the owners offer 7 percent."

    assert kinds(both, "The owners in Lund offer 7 percent. The union of Lund demands 14 percent.") == []


def test_a_figure_told_as_new_beside_the_old_one_is_an_update() -> None:
    later = "The appeal for the Lund lifeboat has raised 5.1 million crowns, up from 4.2 million."

    assert kinds((RAISED, MONDAY), (later, WEDNESDAY)) == [("number", "update")]


def test_what_a_sentence_denies_with_somebodys_name_stays_open() -> None:
    denial = "Lund lost twelve goats and not nine, as the owner maintains, the vet Ida Kron says."

    assert kinds(("Nine goats drowned when the ferry sank off Lund.", MONDAY), (denial, WEDNESDAY)) == [
        ("number", "open")
    ]


def test_the_cost_grows_with_the_articles() -> None:
    def finding(times: int) -> Work:
        articles = [f"The ferry to isle number {at} carried {at + 3} goats and {at} sheep." for at in range(times)]
        return lambda: told(*articles)

    assert growth(finding, 40) < SQUARE


@pytest.mark.parametrize(
    ("whom", "found"), [("of them", []), ("of the tourists", []), ("tourists", [("number", "open")])]
)
def test_parts_of_whoever_was_named_before_are_held_against_nothing(whom: str, found: list[tuple[str, str]]) -> None:
    left = f"By nightfall 6,800 {whom} had left the island of Skarn in the ferries of Norline."
    stayed = "By nightfall 5,100 tourists had left the island of Skarn in ferries, said a guard of the harbour."
    if whom == "of them":
        stayed = stayed.replace("tourists", whom)

    assert kinds(left, stayed) == found


def test_those_who_are_named_are_not_how_many_there_are() -> None:
    named = "Two Labour members for the wards, Gareth Pym and Sunita Rao, are undecided about the tram, voters hear."
    others = "The report on the tram came out after four Labour members for the wards threatened to call a meeting."

    assert kinds(named.replace(", Gareth Pym and Sunita Rao,", ""), others) == [("number", "open")]
    assert kinds(named, others) == []


def test_a_stretch_of_time_looked_back_on_is_no_length_of_anything() -> None:
    first = "Were the toll on the Lund bridge made lasting, it would in that case apply for five years, Voss said."
    later = "The town has dropped a toll on a bridge in one such case in the past ten years, said Ida Kron of Lund."

    assert kinds((f"{first} {ELSEWHERE}", MONDAY), (later, WEDNESDAY)) == []


def test_that_two_things_are_worth_something_makes_them_no_one_thing() -> None:
    first = "Lund and Skarvik are linked by 140 million crowns' worth of timber each spring, the guild said."
    later = (
        "Contracts worth around 32 million crowns were signed beside the talks in Lund, among them one for a dredger."
    )

    assert kinds((f"{first} {ELSEWHERE}", MONDAY), (later, WEDNESDAY)) == []


def test_what_a_year_gone_by_is_told_of_is_no_update() -> None:
    first = "Norline was fined 45,000 crowns in 2021 after an inspector found half of its lifeboats rotten."
    later = "The lifeboats that cost Norline a fine of 54,000 crowns in 2021 are rotten again, said the inspector."

    assert kinds((first, MONDAY), (later, WEDNESDAY)) == [("number", "open")]


def test_some_of_its_members_are_no_count_of_all_of_them() -> None:
    first = "The eleven members of the Lund harbour board had been of one mind, President Dana Voss said."
    later = "Three of its members told the Courier that the harbour board of Lund had quarrelled for an hour."

    assert kinds((first, MONDAY), (later, WEDNESDAY)) == []


def test_how_long_it_took_is_in_dispute_whenever_it_is_told() -> None:
    first = "The patient died in Marl after 31 hours on a trolley in the ward."
    later = "The patient had waited for 27 hours on a trolley in the ward, said a doctor."

    towns = "Ardle Brome Corse Dunnet Ellary Fawley Garve Howick Inver Keld Lorn".split()
    paper = " ".join(f"The shops of {town} sell bread and salt." for town in towns)

    assert kinds((first, MONDAY), (later, TUESDAY), (paper, MONDAY)) == [("number", "open")]


def test_what_is_looked_for_is_not_what_is_looked_at() -> None:
    missing = "Fire crews said that nine were still being looked for in Marl."
    bridges = "Of the 41 bridges of the kind, 26 have been looked at so far."

    assert kinds((missing, MONDAY), (bridges, TUESDAY)) == []


def test_those_who_come_back_are_no_new_count_of_those_who_left() -> None:
    left = "Firefighters told 2,300 residents living near the Ostova works to get out at once on Monday."
    back = (
        "On Wednesday 3,200 residents living near the Ostova works went back to their flats after tests of the air."
    )

    assert kinds((left, MONDAY), (back, WEDNESDAY)) == []


def test_the_dead_are_no_new_count_of_the_missing() -> None:
    missing = "Two workers of the Ostova works were still missing on Monday evening, the fire chief, Ida Kron, said."
    dead = "Six workers of the Ostova works died in the fire on Monday, said Ove Roe of the county clinic."

    assert kinds((missing, MONDAY), (dead, WEDNESDAY)) == []
