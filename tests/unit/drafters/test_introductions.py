"""People are introduced where a brief first names them, in the articles' words."""

import pytest

from summarizer.drafters.introductions import cast_of, introduced
from summarizer.drafters.wordings import Wording, total_words, wordings
from summarizer.ports import Story
from tests.builders import parsed, story_of

OPENING = "Mayor Dana Voss closed the bridge in Marl on Monday."
LATER = "Voss asked the army for two boats and 400 sandbags."


def told(story: Story, *starts: str) -> list[Wording]:
    every = list(wordings(story, among={fact.id for fact in story.facts}))
    return [next(wording for wording in every if wording.text.startswith(start)) for start in starts]


def texts(story: Story, *starts: str, words: int | None = None) -> list[str]:
    return [wording.text for wording in introduced(told(story, *starts), cast_of(story), words=words)]


def test_a_surname_that_nothing_introduced_gets_name_and_title() -> None:
    assert texts(story_of(f"{OPENING} {LATER}"), "Voss asked") == [f"Mayor Dana {LATER}"]


def test_nobody_is_introduced_by_what_anybody_may_be() -> None:
    story = story_of(f"{LATER} Dana Voss, a bachelor who keeps bees, was mayor once.")
    assert texts(story, "Voss asked") == [f"Dana {LATER}"]


def test_the_claim_then_cites_the_fact_that_introduces() -> None:
    story = story_of(f"{OPENING} {LATER}")

    (wording,) = introduced(told(story, "Voss asked"), cast_of(story))

    assert [fact.text for fact in wording.proofs] == [OPENING]


def test_who_has_been_named_is_not_introduced_again() -> None:
    story = story_of(f"{OPENING} {LATER}")

    assert texts(story, "Mayor Dana", "Voss asked") == [OPENING, LATER]


def test_the_title_most_articles_use_wins() -> None:
    slip = "Governor Dana Voss walked along the river in Marl on Tuesday. Voss said the water had fallen by a metre."
    other = "Mayor Dana Voss thanked the fire crews of three towns. Voss said that she was proud of them all."

    story = story_of(f"{OPENING} {LATER}", slip, other)

    assert texts(story, "Voss asked")[0].startswith("Mayor Dana Voss")


def test_two_people_of_one_surname_are_left_as_they_are() -> None:
    story = story_of(
        f"{OPENING} {LATER}", "Captain Erik Voss steered the night ferry to Lund on Friday. Voss said he slept."
    )

    assert texts(story, "Voss asked") == [LATER]


def test_a_title_that_two_names_share_is_not_said_twice() -> None:
    both = "Mayors Ida Roe and Dana Voss spoke on the telephone for half an hour on Tuesday night."
    story = story_of(f"{OPENING} {LATER} {both}")

    assert texts(story, "Mayors") == [both]


def test_a_title_before_the_name_is_not_said_twice() -> None:
    story = story_of(f"{OPENING} Mayor Voss asked the army for two boats and 400 sandbags.")

    assert texts(story, "Mayor Voss") == ["Mayor Dana Voss asked the army for two boats and 400 sandbags."]


@pytest.mark.parametrize(
    "sentence",
    [
        "Marl's mayor, Dana Voss, asked the army for two boats and 400 sandbags.",
        '"We need two boats and 400 sandbags," said the town\'s mayor, Dana Voss.',
        "The army was asked for two boats by the head of the council, Dana Voss.",
        "Dana Voss, the town's mayor since 2019, asked the army for two boats.",
    ],
)
def test_whom_the_sentence_describes_gets_no_second_title(sentence: str) -> None:
    story = story_of(OPENING, sentence)

    assert texts(story, sentence[:9]) == [sentence]


def test_whom_the_sentence_describes_by_surname_gets_the_full_name_alone() -> None:
    story = story_of(OPENING, "The town's mayor, Voss, asked the army for two boats and 400 sandbags.")

    assert texts(story, "The town") == ["The town's mayor, Dana Voss, asked the army for two boats and 400 sandbags."]


def test_what_opens_a_sentence_describes_nobody() -> None:
    story = story_of(f"{OPENING} After a call to the minister, Voss asked the army for two boats.")

    assert texts(story, "After a call") == [
        "After a call to the minister, Mayor Dana Voss asked the army for two boats."
    ]


def test_a_leader_is_not_introduced_by_a_word_that_does_not_say_of_what() -> None:
    story = story_of(
        "Norline of Lund, whose leader Arne Kolm lost a boat in the storm, sailed on. Kolm was 12 minutes ahead.",
        "Arne Kolm won the Oster Cup for sailing boats on Sunday by 12 minutes.",
    )

    assert texts(story, "Arne Kolm won") == ["Arne Kolm won the Oster Cup for sailing boats on Sunday by 12 minutes."]


def test_a_title_in_small_letters_that_opens_a_sentence_gets_a_capital() -> None:
    story = story_of(
        "The flood, engineer Dana Voss said, will last. Voss asked for 400 sandbags from the army in Lund."
    )

    assert texts(story, "Voss asked") == ["Engineer Dana Voss asked for 400 sandbags from the army in Lund."]


def test_introductions_never_break_the_word_budget() -> None:
    story = story_of(f"{OPENING} {LATER}")
    wording = told(story, "Voss asked")

    assert texts(story, "Voss asked", words=total_words(wording)) == [LATER]
    assert texts(story, "Voss asked", words=total_words(wording) + 2) != [LATER]


@pytest.mark.parametrize(
    ("telling", "bare", "expected"),
    [
        (
            "Dana Voss, who chairs the nurses' union, left the hall of Marl at noon on Monday.",
            "Dana Voss said the chargers had been hot since June.",
            "Dana Voss, who chairs the nurses' union, said the chargers had been hot since June.",
        ),
        (
            "Dana Voss, a spokeswoman for the union, left the hall of Marl at noon on Monday.",
            "“The chargers have been hot since June,” said Dana Voss.",
            "“The chargers have been hot since June,” said Dana Voss, a spokeswoman for the union.",
        ),
        (
            "The head of the Harbour Board, Dana Voss, left the hall of Marl at noon on Monday.",
            "Dana Voss, 51, said the chargers had been hot since June.",
            "Dana Voss, 51, the head of the Harbour Board, said the chargers had been hot since June.",
        ),
        (
            "Bus driver Dana Voss, who has two sons, left the hall of Marl at noon on Monday.",
            "On Tuesday Dana Voss asked the council for 41,000 florins.",
            "On Tuesday bus driver Dana Voss asked the council for 41,000 florins.",
        ),
        (
            "The Harbour Board rejected the protest on Monday, its chairwoman, Dana Voss, said.",
            "Dana Voss expects the ruling of the Harbour Board by Friday.",
            "Dana Voss, the Harbour Board's chairwoman, expects the ruling of the Harbour Board by Friday.",
        ),
    ],
)
def test_whoever_is_named_first_comes_with_what_an_article_says_of_them(
    telling: str, bare: str, expected: str
) -> None:
    story = story_of(telling, bare)

    assert texts(story, bare[:12]) == [expected]


@pytest.mark.parametrize(
    "bare", ["The medal that was given to Dana Voss was lost.", "Dana Voss and Jan Roe of Marl lost a medal."]
)
def test_a_description_stands_only_where_the_sentence_has_room_for_it(bare: str) -> None:
    story = story_of("Dana Voss, who chairs the nurses' union, left the hall of Marl at noon on Monday.", bare)

    assert texts(story, bare[:12]) == [bare]


def test_an_office_whose_body_is_not_named_takes_the_body_along() -> None:
    opening = "Fairmart expects the recall of the cheese to cost it 2.8 million florins."
    office = "Finance chief Dana Voss said the company had taken legal advice."
    story = story_of(f"{opening} {office} Shares in Fairmart lost 1.9 percent.")

    (wording,) = introduced(told(story, "Finance chief"), cast_of(story))

    assert wording.text == "Dana Voss, Fairmart's finance chief, said the company had taken legal advice."
    assert {opening, office} == {wording.fact.text, *(fact.text for fact in wording.proofs)}


def test_a_definite_description_waits_until_its_noun_has_been_told() -> None:
    bare = "Dana Voss said on Tuesday that nobody had asked her."
    told_of = "The agency closed the bridge in Marl on Monday after three days of rain."
    story = story_of(
        "The agency's director, Dana Voss, left the hall of Marl at noon on Monday.", f"{told_of} {bare}"
    )

    assert texts(story, "Dana Voss said") == [bare]
    assert texts(story, "The agency closed", "Dana Voss said")[1].startswith("Dana Voss, the agency's director, said")


def test_an_office_that_the_newest_article_calls_former_is_not_given() -> None:
    story = story_of(
        parsed(f"{OPENING} Voss left at noon.", published="2026-03-01"),
        parsed(
            "Former Mayor Dana Voss left the hall of Marl. Voss asked the army for two boats.",
            published="2026-03-04",
        ),
    )

    assert texts(story, "Voss asked") == ["Former Mayor Dana Voss asked the army for two boats."]


def test_nobody_was_suspended_before_it_was_reported() -> None:
    said = "“Two lines failed in a second,” Ida Kron told reporters in Marl."
    later = "Norline's suspended chief executive, Ida Kron, was seen in Lund. Kron flew to Venn in the evening."
    story = story_of(parsed(said, published="2024-05-03"), parsed(later, published="2024-05-06"))

    assert texts(story, "“Two lines", "Kron flew") == [
        "“Two lines failed in a second,” Ida Kron, Norline's chief executive, told reporters in Marl.",
        "Kron flew to Venn in the evening.",
    ]
    assert "suspended" in texts(story, "Kron flew")[0]


def test_an_office_told_in_the_past_tense_is_not_given() -> None:
    bare = "Prime Minister Jan Roe appointed Dana Voss, 44, on Monday in Marl."
    story = story_of(
        "Planning minister Dana Voss is the favourite for the post in Marl, people close to her said.",
        f"{bare} Dana Voss, who was planning minister, said the contract would be suspended.",
    )

    assert texts(story, bare[:12]) == [bare]


def test_an_office_that_two_people_hold_says_of_neither_who_it_is() -> None:
    bare = "Dana Voss said people did not wait to be told twice."
    story = story_of(
        f"The incident commander, Dana Voss, left the camp at noon on Monday. {bare}",
        "The incident commander, Jan Roe, told a news conference in Marl that the fire was held.",
    )

    assert texts(story, bare[:14]) == [bare]


def test_a_lead_that_an_older_article_gives_is_no_title_any_more() -> None:
    bare = "Dana Voss won the Tour of Marl on Sunday by four seconds."
    story = story_of(
        parsed("Race leader Dana Voss fell on the descent to Lund. Voss said she was well.", published="2026-03-01"),
        parsed(f"{bare} Voss thanked her brothers.", published="2026-03-04"),
    )

    assert texts(story, "Dana Voss won") == [bare]


SECOND = "Mayor Dana Voss asked the army for two boats and 400 sandbags."


def test_who_has_been_introduced_goes_by_surname() -> None:
    story = story_of(f"{OPENING} {SECOND} Voss left at noon for Lund.")

    assert texts(story, OPENING[:12], SECOND[:20]) == [OPENING, LATER]


def test_a_surname_that_no_article_uses_alone_is_not_used() -> None:
    story = story_of(OPENING, SECOND)

    assert texts(story, OPENING[:19], SECOND[:18]) == [OPENING, SECOND.removeprefix("Mayor ")]


@pytest.mark.parametrize(
    "namesake", ["Erik Voss steered the night ferry to Lund.", "The Voss Institute measured the rain in Lund."]
)
def test_a_surname_that_something_else_bears_too_is_not_used(namesake: str) -> None:
    story = story_of(f"{OPENING} {SECOND} Voss left at noon for Lund.", namesake)

    assert texts(story, OPENING[:19], SECOND[:18]) == [OPENING, SECOND.removeprefix("Mayor ")]


def test_a_name_inside_a_quotation_stays_whole() -> None:
    said = "“Dana Voss saved the town,” the brother of Dana Voss said on Tuesday."
    story = story_of(f"{OPENING} {said} Voss left at noon for Lund.")

    assert (
        texts(story, OPENING[:12], said[:6])[1] == "“Dana Voss saved the town,” the brother of Voss said on Tuesday."
    )


def test_a_new_title_stays_before_the_surname() -> None:
    second = "Race leader Dana Voss fell on the descent to Lund on Tuesday."
    story = story_of(f"{OPENING} {second} Voss left at noon.")

    assert texts(story, OPENING[:12], second[:12])[1] == "Race leader Voss fell on the descent to Lund on Tuesday."


def test_a_title_that_belongs_to_somebody_stays() -> None:
    second = "Jan Roe of Lund, whose mayor Dana Voss had left at noon, called the ruling a licence to cheat."
    story = story_of(f"{OPENING} {second} Voss left at noon.")

    assert texts(story, OPENING[:12], second[:7])[1].startswith("Jan Roe of Lund, whose mayor Voss had left")


def test_a_title_that_has_been_told_goes_even_where_the_surname_is_not_used_alone() -> None:
    second = "Mayor Dana Voss asked the army for two boats."
    story = story_of(f"{OPENING} {second} Jan Voss left at noon. Voss left at noon.")

    assert texts(story, OPENING[:19], second[:18])[1] == "Dana Voss asked the army for two boats."


@pytest.mark.parametrize(
    ("before", "opening", "told"),
    [
        ("The chamber of Lund gave its reasons on Monday.", "Its director, Ida Kron, sat in the second row.", "the"),
        ("Mayor Dana Voss left the chamber on Monday.", "Her deputy, Ida Kron, sat in the second row.", "Dana"),
    ],
)
def test_whose_office_it_is_comes_from_the_sentence_before(before: str, opening: str, told: str) -> None:
    last = "Ida Kron asked the army for two boats."
    story = story_of(f"{before} {opening} {last}")

    owner = {"the": "the chamber's director", "Dana": "Dana Voss's deputy"}[told]
    assert texts(story, before[:11], last[:14])[1] == f"Ida Kron, {owner}, asked the army for two boats."


def test_a_deputy_of_somebody_unknown_is_not_told_without_the_office() -> None:
    text = "Nobody in Marl knows what comes next. Her deputy, Ida Kron, opens the session on October 1."
    story = story_of(text)

    assert not [each for each in wordings(story, among=set(story.fact_by_id)) if "session" in each.text]


@pytest.mark.parametrize(
    ("office", "told_as"),
    [
        ("former mayor", "Former mayor "),
        ("acting mayor", "Acting mayor "),
        ("future president", ""),
        ("former captain and coach", ""),
    ],
)
def test_an_office_keeps_its_time(office: str, told_as: str) -> None:
    first, second = f"On Monday {office} Dana Voss left Lund.", "Dana Voss told the council of two boats."
    story = story_of(f"{first} {second}")

    assert texts(story, second) == [told_as + second]


def test_a_heading_that_ran_into_a_sentence_gives_nobody_a_title() -> None:
    glued = "Dana Voss rehires lawyer Ida Kron Actress Dana Voss left the clinic of Lund on Monday."
    known, last = "Attorney Ida Kron said so.", "Dana Voss told reporters of it."
    story = story_of(f"{glued} {known} {last}")

    assert texts(story, last) == [last]


def test_the_director_is_better_than_nothing() -> None:
    first = "The general manager, Ida Kron, said that there was nothing to hand out."
    second = "Ida Kron told reporters of a letter."
    story = story_of(f"{first} {second}")

    assert texts(story, second) == ["Ida Kron, the general manager, told reporters of a letter."]


def test_an_office_that_two_states_have_says_nothing_of_either() -> None:
    one, other = "Foreign Minister Ida Kron left Lund on Monday.", "Foreign Minister Rolf Bell stayed in Marl."
    last = "Kron is ready to meet Rolf Bell in a third country."
    story = story_of(f"{one} {other} {last}")

    assert texts(story, last) == ["Ida Kron is ready to meet Rolf Bell in a third country."]


def test_a_surname_that_two_people_bear_names_neither() -> None:
    first = "Captain Erik Voss kept a report of the storm in a box for ten years."
    second = "Nobody remembered a visit by Nolan Voss in May."
    last = "A visitors' log shows that Voss signed in on May 29."
    story = story_of(first, f"{second} {last}")

    assert texts(story, last[:15]) == [last]


def test_a_possessive_keeps_its_ending() -> None:
    second = "Dana Voss's lawyer, Jan Roe, said on Tuesday that he would sue the county."
    story = story_of(f"{OPENING} {second} Voss left at noon.")

    assert texts(story, OPENING[:12], second[:9])[1].startswith("Voss's lawyer, Jan Roe, said")


def test_what_has_been_told_of_a_person_is_not_explained_again() -> None:
    first = "Dana Voss, mayor of Marl since 2019, closed the bridge on Monday."
    second = "Dana Voss, mayor of Marl, asked the army for two boats."
    story = story_of(f"{first} {second} Voss left at noon.")

    assert texts(story, first[:26], second[:25])[1] == "Voss asked the army for two boats."


def test_a_description_that_stands_beside_the_name_is_not_told_again() -> None:
    story = story_of(
        "A picket, Tom Roe, 52, was taken to hospital in Marl on Monday.",
        "The guild of Marl thanked 400 people on Tuesday. Tom Roe, a picket whom a van hit, was among them.",
    )

    assert texts(story, "A picket") == ["A picket, Tom Roe, 52, was taken to hospital in Marl on Monday."]
