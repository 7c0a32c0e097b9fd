"""States told in other words, prices that a later day replaces, and fees that contradict."""

import pytest

from summarizer.domain import Conflict
from summarizer.extractors.rules import RuleExtractor
from summarizer.ports import Story
from summarizer.stages.conflicts.levels import levels_in
from summarizer.stages.extract import extract
from summarizer.stages.reconcile import reconcile
from tests.builders import done, parsed, story_of
from tests.growth import SQUARE, Work, growth

TUESDAY, WEDNESDAY, THURSDAY = "2025-03-04", "2025-03-05", "2025-03-06"
CLOSED = "The shares of Norline Ferries closed at 27.15 euros."


def told(*reports: tuple[str, str | None]) -> Story:
    """The story of these texts, each with its day, told by outlets and origins of their own."""
    articles = tuple(
        parsed(text, published=day, outlet=f"Paper {number}") for number, (text, day) in enumerate(reports)
    )
    return reconcile(done(extract(articles, extractor=RuleExtractor())).facts, articles)


def conflict_of(one: str, other: str, days: tuple[str, str] = (TUESDAY, TUESDAY)) -> Conflict | None:
    """The conflict of two reports; at most one."""
    conflicts = told((one, days[0]), (other, days[1])).conflicts
    assert len(conflicts) < 2
    return conflicts[0] if conflicts else None


@pytest.mark.parametrize(
    ("one", "other", "topic"),
    [
        ("In Marl 31 people are missing.", "In Marl 14 people have not been found.", "missing"),
        ("In Marl 31 people are missing.", "In Marl 14 residents are still unaccounted for.", "missing"),
        ("In Marl 31 people are missing.", "Fourteen people remain unaccounted for in Marl.", "missing"),
        (
            "In Marl 31 people are missing.",
            "In Marl the police have 14 names on their list of missing people.",
            "missing",
        ),
        ("In Marl 31 people died.", "In Marl 14 people lost their lives.", "dead"),
        ("In Marl 31 people died.", "The flood claimed 14 lives in Marl.", "dead"),
        ("In Marl three people died.", "A fourth patient, a woman of 84, died in Marl on Friday.", "dead"),
        ("In Marl three people died.", "An eighth victim, Ida Kron, was killed in Marl on Friday.", "dead"),
        ("In Marl 31 people died.", "Crews in Marl found two bodies, which brings the dead to 14.", "dead"),
        ("In Marl 3,100 people were evacuated.", "In Marl 1,400 people were brought to safety.", "evacuated"),
        ("In Marl 3,100 people were evacuated.", "In Marl 1,400 residents had to leave their homes.", "evacuated"),
        ("In Marl 3,100 people were evacuated.", "In Marl the army took 1,400 people to safety.", "evacuated"),
        ("In Marl 3,100 people were evacuated.", "In Marl 1,400 people were moved to schools.", "evacuated"),
        ("In Marl 3,100 people were evacuated.", "In Marl 1,400 people were forced from their homes.", "evacuated"),
    ],
)
def test_a_state_is_known_by_its_other_words(one: str, other: str, topic: str) -> None:
    conflict = conflict_of(one, other)

    assert conflict is not None
    assert (conflict.topic, conflict.resolution) == (f"number of {topic}", "open")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("In Marl 31 people died.", "In Marl 14 people are feared dead."),
        ("In Marl 31 people died.", "In Marl 14 people may have lost their lives."),
        ("In Marl 31 people died.", "Crews in Marl saved 14 lives."),
        ("In Marl 31 people died.", "In Marl 14 bodies were recovered."),  # a part, as often as not
        ("In Marl 31 people are missing.", "In Marl 14 people have been found."),
        ("In Marl 31 people are missing.", "In Marl 14 people have not been found guilty."),
        ("In Marl 31 people are missing.", "In Marl 14 names on the list were wrong."),
        ("In Marl 3,100 people were evacuated.", "In Marl 12 people were brought to safety by helicopter."),
        ("In Marl 3,100 people were evacuated.", "In Marl a boat crew took 12 people to safety."),
        ("In Marl 3,100 people were evacuated.", "In Marl 1,400 people refused to leave their homes."),
        ("In Marl 3,100 people were evacuated.", "In Marl 1,400 people did not have to leave their homes."),
    ],
)
def test_what_only_sounds_like_the_state_is_another(one: str, other: str) -> None:
    assert conflict_of(one, other) is None


@pytest.mark.parametrize(
    "other",
    [
        "Norline's shares fell 11 percent to 24 euros.",
        "Shares of Norline, which had lost 2 percent on Tuesday, recovered 3 percent to 28.02 euros.",
        "On Wednesday shares in Norline rose to 28.02 euros.",
        "Investors left Norline Ferries shares, which dropped to 24 euros.",
    ],
)
def test_the_price_of_the_last_day_holds(other: str) -> None:
    story = told((CLOSED, TUESDAY), (other, WEDNESDAY))

    (conflict,) = story.conflicts
    assert (conflict.resolution, conflict.variants[-1].text) == ("update", other)
    assert conflict.topic == "Norline Ferries shares"
    assert [bool(fact.superseded_by) for fact in story.facts] == [True, False]


def test_prices_of_one_day_contradict() -> None:
    conflict = conflict_of(CLOSED, "Norline's shares closed at 28 euros.")

    assert conflict is not None
    assert conflict.resolution == "open"


def test_a_price_is_of_the_day_it_is_told_of() -> None:
    late = "Shares in Norline closed at 29 euros on Tuesday."

    assert conflict_of(late, CLOSED, (WEDNESDAY, TUESDAY)) is not None
    assert conflict_of(CLOSED.replace("27.15", "29"), late, (TUESDAY, WEDNESDAY)) is None


def test_a_price_may_come_back() -> None:
    other = CLOSED.replace("27.15", "28")
    again = f"A week went by in Lund. {CLOSED}"

    (conflict,) = told((CLOSED, TUESDAY), (other, WEDNESDAY), (again, THURSDAY)).conflicts

    assert [variant.text for variant in conflict.variants] == [CLOSED, other, CLOSED]


@pytest.mark.parametrize(
    "other",
    [
        "Shares of Skarvik Lines closed at 28 euros.",
        "Norline's shares fell 11 percent to a new low.",
        "Norline's shares could fall to 20 euros, one bank said.",
        "Norline's shares were expected to have dropped to 20 euros.",
        "Skarvik offered to buy Norline's shares, which rose, at 42 euros.",
        "In early trading Norline's shares had fallen, and in the morning they dropped to 20 euros.",
        "Norline's shares opened and fell to 26 euros.",
        "In 2008 Norline's shares fell to 3 euros.",
        "Norline's shares fell to 28 dollars.",
        "Norline's shares fell from 29 euros, 5 percent.",
    ],
)
def test_another_price_is_no_conflict(other: str) -> None:
    assert conflict_of(CLOSED, other) is None


@pytest.mark.parametrize(
    ("one", "other", "topic"),
    [
        (
            "Norline must pay a break fee of $120 million.",
            "Norline will owe a break fee of $150 million.",
            "break fee",
        ),
        (
            "Norline must pay a break fee of $120 million.",
            "It will cost Norline a $150 million break fee.",
            "break fee",
        ),
        ("The town said damage of 310 million euros was done.", "The damage was put at 340 million euros.", "damage"),
        ("The damage is estimated at 310 million euros.", "Lund put the damage at 340 million euros.", "damage"),
        (
            "A court set a speeding fine of 300 euros.",
            "The driver paid a speeding fine of 400 euros.",
            "speeding fine",
        ),
    ],
)
@pytest.mark.parametrize("days", [(TUESDAY, TUESDAY), (TUESDAY, WEDNESDAY)])
def test_two_amounts_of_one_thing_are_open_whatever_the_day(
    one: str, other: str, topic: str, days: tuple[str, str]
) -> None:
    story = told((one, days[0]), (other, days[1]))

    assert [(conflict.topic, conflict.resolution) for conflict in story.conflicts] == [(topic, "open")]
    assert {fact.superseded_by for fact in story.facts} == {None}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norline must pay a break fee of $120 million.", "Norline must pay a licence fee of $150 million."),
        ("Norline must pay a break fee of $120 million.", "Norline must pay a break fee of 110 million euros."),
        ("Norline must pay a break fee of $120 million.", "Norline must pay a break fee of at least $100 million."),
        ("Norline must pay a break fee of $120 million.", "Skarvik must pay a break fee of $150 million."),
        ("Norline must pay a fee of $120 million.", "In court Norline spoke of a fee of $3 million."),
        ("Norline charges a port fee of $12 a ton.", "Norline charges a port fee of $90 for lorries."),
        ("Norline had a net loss of $12 million.", "Norline reported a net loss of $40 million for the spring."),
        ("The damage was put at 310 million euros.", "The damage could reach damage of 900 million euros."),
        ("The damage was put at 310 million euros.", "In 1998 a flood did damage of 40 million euros."),
        ("A court set a speeding fine of 300 euros.", "A court set another speeding fine of 90 euros."),
    ],
)
def test_amounts_of_different_things_are_no_conflict(one: str, other: str) -> None:
    assert conflict_of(one, other) is None


def test_an_amount_is_open_even_where_several_stand_against_one() -> None:
    fee = "Norline must pay a break fee of $120 million"
    story = told((f"{fee}.", TUESDAY), (f"{fee} to Skarvik.", TUESDAY), (f"{fee}.".replace("120", "150"), TUESDAY))

    assert [conflict.resolution for conflict in story.conflicts] == ["open"]


def test_a_later_figure_replaces_those_of_a_day_on_which_sources_disagreed() -> None:
    days = (
        ("In Marl 31 people are missing.", TUESDAY),
        ("In Marl 24 people are missing.", WEDNESDAY),
        ("In Marl 29 people were reported missing.", WEDNESDAY),
        ("In Marl 14 people have not been found.", THURSDAY),
    )

    story = told(*days)

    assert [conflict.resolution for conflict in story.conflicts] == ["open", "update"]
    assert [bool(fact.superseded_by) for fact in story.facts] == [True, True, True, False]


@pytest.mark.parametrize(
    ("wednesday", "is_superseded"),
    [
        ("Nineteen barges were waiting at the lock, up from 11 on Tuesday.", True),
        ("Nineteen barges were waiting at the lock, which can pass 70 a day.", False),
    ],
)
def test_a_count_told_beside_the_one_before_it_is_replaced_too(wednesday: str, is_superseded: bool) -> None:
    story = told(
        ("Eleven barges were waiting at the lock.", TUESDAY),
        (wednesday, WEDNESDAY),
        ("29 barges were waiting at the lock.", THURSDAY),
    )

    assert [bool(fact.superseded_by) for fact in story.facts] == [True, is_superseded, False]


@pytest.mark.parametrize(
    "token",
    ["A ", '"', "a, ", "1 ", "Norline's shares ", "fell to ", "break fee of ", "brought people to safety ", "fee "],
)
def test_a_long_line_of_one_token_costs_no_square(token: str) -> None:
    def reading(length: int) -> Work:
        line = token * (length // len(token))
        sentence = parsed(f"Norline's shares fell {line} to $3, for a break fee of $3.").sentences[0]
        return lambda: list(levels_in(sentence))

    assert growth(reading, 15_000) < SQUARE


def test_a_toll_beside_an_age_is_of_the_day_and_the_side_that_stands_alone_is_shown() -> None:
    first = (
        "Five people are now known to have died in the fire at Marl, after a 52-year-old cook succumbed to his burns."
    )
    story = story_of(
        parsed(first, published="2031-03-04", outlet="A"),
        parsed(
            "Crews found the last missing cook of Marl. That brings the death toll to six.",
            published="2031-03-05",
            outlet="B",
        ),
        parsed(
            "The fire at Marl on Tuesday killed six people, the mayor of the town said.",
            published="2031-03-06",
            outlet="C",
        ),
    )
    (conflict,) = story.conflicts

    assert [variant.text for variant in conflict.variants] == [
        first,
        "The fire at Marl on Tuesday killed six people, the mayor of the town said.",
    ]
    assert story.facts[0].superseded_by
