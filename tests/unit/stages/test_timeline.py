"""The story by its days: what is an entry, what is one entry, and what is none."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import pytest

from summarizer.domain import BriefClaim, Event
from summarizer.drafters.phrasing import RulePhraser
from summarizer.ports import Story, Verifier
from summarizer.stages.timeline import MOST, timeline
from summarizer.verifiers.rules.verifier import RuleVerifier
from tests.builders import DecidedVerifier, FailingVerifier, brief_of, parsed, raw, story_of, verdict
from tests.growth import SQUARE, Work, growth

MILL = "The council of Tarn closed the paper mill on Tuesday after inspectors found lead in the river."


def events(
    *texts: str, verifier: Verifier | None = None, claims: Sequence[BriefClaim] = (), published: str = "2031-05-15"
) -> tuple[Event, ...]:
    articles = [parsed(text, published=published, outlet=f"Paper {at}") for at, text in enumerate(texts)]
    return events_in(story_of(*articles), verifier or RuleVerifier(), claims)


def events_in(story: Story, verifier: Verifier, claims: Sequence[BriefClaim] = ()) -> tuple[Event, ...]:
    return asyncio.run(timeline(story, claims, phraser=RulePhraser(), verifier=verifier))


async def events_of_articles(*articles: tuple[str, str]) -> tuple[Event, ...]:
    story = story_of(*(parsed(text, published=day, outlet=f"Paper {day}") for text, day in articles))
    return await timeline(story, (), phraser=RulePhraser(), verifier=RuleVerifier())


def test_an_event_has_its_day_its_words_and_its_facts() -> None:
    story = story_of(parsed(MILL, published="2031-05-15"))

    (event,) = events_in(story, RuleVerifier())

    assert (event.when, event.precision) == ("2031-05-13", "day")
    assert event.text == MILL
    assert event.citations == (story.facts[0].id,)


def test_events_stand_in_the_order_of_their_days() -> None:
    found = events(
        "Brina Aster bought the paper mill of Tarn in 1998. Workers of the mill in Tarn went on strike on Monday. "
        "Brina Aster will meet the union in Tarn on 19 May. The roof of the mill in Tarn fell in last March."
    )

    assert [event.when for event in found] == ["1998", "2031-03", "2031-05-12", "2031-05-19"]
    assert [event.precision for event in found] == ["year", "month", "day", "day"]


def test_events_of_one_day_stand_in_the_order_of_their_hours() -> None:
    found = events(
        "Brina Aster told 200 workers of the news in a hall in Tarn at 9 p.m. on Monday. "
        "Divers from Lund found two barrels of oil below the bridge early on Monday."
    )
    later = events(
        "Brina Aster addressed 200 workers in a hall in Tarn at 9 p.m. on Monday. "
        "Divers from Lund found two barrels of oil below the bridge early on Monday."
    )

    assert [event.text.split()[0] for event in found] == ["Divers"]  # telling is no event
    assert [event.text.split()[0] for event in later] == ["Divers", "Brina"]


def test_one_event_in_two_articles_is_one_entry_that_cites_both() -> None:
    again = "On Tuesday the town council closed the paper mill of Tarn, where inspectors found lead in the river."
    story = story_of(
        parsed(MILL, published="2031-05-15", outlet="Post"),
        parsed(again, published="2031-05-14", outlet="Ledger"),
    )

    (event,) = events_in(story, RuleVerifier())

    assert set(event.citations) == {fact.id for fact in story.facts}


def test_two_events_of_one_day_are_two_entries() -> None:
    found = events(f"{MILL} Brina Aster resigned as chief executive of Aster Paper on Tuesday.")

    assert len(found) == 2


def test_a_plan_is_told_as_a_plan() -> None:
    (event,) = events("The mayors of Tarn and Lund are expected to meet on Monday.")

    assert event.when == "2031-05-19"
    assert "expected to meet" in event.text


def test_a_telling_that_a_later_figure_replaces_is_not_cited() -> None:
    story = story_of(
        parsed("Rescuers led 340 people out of the paper mill in Tarn on Tuesday.", published="2031-05-14"),
        parsed("On Tuesday rescuers led people out of the paper mill in Tarn. It burned.", published="2031-05-15"),
    )
    first, second, *_ = story.facts
    replaced = replace(story, facts=(first.model_copy(update={"superseded_by": second.id}), *story.facts[1:]))

    (event,) = events_in(replaced, DecidedVerifier())

    assert event.citations == (second.id,)


def test_what_happened_besides_an_overtaken_figure_is_told_once_and_without_it() -> None:
    early = "Three people were killed on Tuesday when a fire broke out in the paper mill in Tarn, police said."
    now = "Five people have now died after the fire in the paper mill in Tarn, police said on Thursday."
    found = asyncio.run(events_of_articles((early, "2031-05-13"), (now, "2031-05-15")))

    assert [event.text for event in found] == ["On Tuesday a fire broke out in the paper mill in Tarn, police said."]

    again = (
        "A fire broke out early on Tuesday in a storage room where 40 batteries were charging. It burned until noon."
    )
    both = asyncio.run(events_of_articles((early, "2031-05-13"), (f"{again} {now}", "2031-05-15")))

    assert [event.when for event in both] == ["2031-05-13"]


def test_a_clause_that_says_which_of_two_is_meant_stays_however_long_the_entry() -> None:
    text = (
        "A fire, which is burning some 30 kilometres north of the deadly one in Lund, was started by lightning "
        "on Tuesday afternoon, said Dana Amory, the chief of the fire brigade."
    )

    assert [event.text for event in events(text)] == [text]


def test_a_plan_whose_day_has_come_is_no_entry() -> None:
    plan = "The tribunal in Tarn will hear Brina Aster on Wednesday at 10 a.m., its chairman said."
    later = "Brina Aster sold the paper mill in Tarn to a firm from Lund."

    for day, shown in (("2031-05-13", 1), ("2031-05-14", 0), ("2031-05-15", 0)):
        found = asyncio.run(events_of_articles((plan, "2031-05-12"), (later, day)))

        assert sum("will hear" in event.text for event in found) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Nobody left the paper mill in Tarn on Tuesday without a smile.",
        "Aster Paper had said for days that the power in the mill in Tarn was switched off on Tuesday.",
    ],
)
def test_what_nobody_did_or_somebody_had_said_is_no_event(text: str) -> None:
    assert events(text) == ()


def test_a_telling_that_says_other_figures_is_not_cited() -> None:
    story = story_of(
        parsed(
            "Rescuers led 340 people out of the paper mill in Tarn on Tuesday. The smoke was thick and black and "
            "drifted over the river all night. Two engines came from Lund, the other four from the coast.",
            published="2031-05-14",
        ),
        parsed(
            "Rescuers led 340 people out of the paper mill in Tarn on Tuesday. A dog and a parrot were saved. "
            "The owner, Ulrik Aster, thanked them by radio from a ship at sea. Bakers brought bread to the "
            "school where most of them slept. Insurers will look at the roof once the cranes are gone.",
            published="2031-05-14",
            outlet="Another",
        ),
        parsed(
            "On Tuesday rescuers led 250 people out of the paper mill in Tarn. Nobody was hurt, a doctor told us.",
            published="2031-05-14",
        ),
    )

    (event,) = events_in(story, DecidedVerifier())

    assert [story.fact_by_id[id_].text for id_ in event.citations] == [event.text]
    assert "340" in event.text


def test_an_event_that_articles_put_in_different_years_is_left_out() -> None:
    found = events(
        f"{MILL} The paper mill of Tarn was built by Ulrik Aster in 1968.",
        "The paper mill of Tarn was built by Ulrik Aster in 1986. Divers from Lund found two barrels of oil.",
    )

    assert [event.when for event in found] == ["2031-05-13"]


def test_the_better_sourced_of_two_years_stays() -> None:
    found = events(
        "The paper mill of Tarn was built by Ulrik Aster in 1968. Its chimney can be seen from every hill.",
        "Divers found two barrels of oil in the harbour. Ulrik Aster built the paper mill of Tarn in 1968.",
        "The paper mill of Tarn was built by Ulrik Aster in 1986. Nobody answered when we called at noon.",
    )

    assert [event.when for event in found] == ["1968"]


@pytest.mark.parametrize(
    "text",
    [
        "The council of Tarn closed the paper mill after inspectors found lead in the river.",
        "Mayor Tessa Orm said on Tuesday that lead had been found in the river at Tarn.",
        "“They closed the paper mill of Tarn on Tuesday,” said Tessa Orm, the mayor.",
        "He closed it on Tuesday.",
        "Tomorrow will bring a vote of the council of Tarn on the paper mill of Ulrik Aster.",
        "A report had recommended them on Tuesday, the Ledger wrote.",
    ],
)
def test_what_has_no_day_of_its_own_or_does_not_read_alone_is_no_entry(text: str) -> None:
    assert events(text) == ()


def test_without_a_date_of_the_article_a_weekday_makes_no_entry() -> None:
    assert events_in(story_of(parsed(MILL)), RuleVerifier()) == ()


def test_what_the_guard_does_not_support_is_left_out() -> None:
    assert events(MILL, verifier=DecidedVerifier(lambda _text: False)) == ()
    assert events(MILL, verifier=FailingVerifier()) == ()


def test_what_the_brief_claims_in_few_words_is_told_so_and_not_checked_again() -> None:
    story = story_of(parsed(MILL, published="2031-05-15"))
    text = "The council of Tarn closed the paper mill on Tuesday."
    told = BriefClaim(id="c", text=text, citations=(story.facts[0].id,), verdict=verdict())

    (event,) = events_in(story, FailingVerifier(), [told])

    assert event.text == text


def test_the_place_of_the_reporter_is_no_part_of_the_entry() -> None:
    (event,) = events(f"TARN – {MILL}")

    assert event.text == MILL


def test_a_thing_that_the_brief_has_named_may_be_called_by_its_noun() -> None:
    story = story_of(
        parsed("A strike shut the port of Tarn. The strike began at 6 a.m. on Monday.", published="2031-05-15")
    )
    told = BriefClaim(
        id="c", text="A strike shut the port of Tarn.", citations=(story.facts[0].id,), verdict=verdict()
    )

    assert events_in(story, RuleVerifier()) == ()
    assert [event.text for event in events_in(story, RuleVerifier(), [told])] == [
        "The strike began at 6 a.m. on Monday."
    ]


def test_a_long_sentence_loses_what_happened_besides_and_keeps_who_says_it() -> None:
    (event,) = events(
        "Bakers walked off their job in the town of Tarn at 5 a.m. on Monday, emptying the shelves of eleven shops "
        "after talks on wages and holidays broke down, their union and the owners said."
    )

    assert (
        event.text
        == "Bakers walked off their job in the town of Tarn at 5 a.m. on Monday, their union and the owners said."
    )


@pytest.mark.parametrize(
    "besides",
    [
        "after the owners said that wages would fall in the whole of the coming year",
        "closing the doors of eleven shops until the owners come back to the table in the town hall",
    ],
)
def test_a_long_sentence_keeps_what_others_say_and_what_binds_it(besides: str) -> None:
    opening = "Bakers of the old guild walked off their job in the harbour town of Tarn at 5 a.m. on Monday"

    assert events(f"{opening}, {besides}, their union told reporters.") == ()
    assert events(f"{opening}, their union said.")


def test_there_are_no_more_entries_than_are_read() -> None:
    names = "Arn Bex Cor Dun Erl Fen Gol Hux Ilm Jor Kel".split()
    found = events(
        " ".join(
            f"Mayor {name} Aster opened a {name}market in {name}ham on {day} May."
            for day, name in enumerate(names, 1)
        )
    )

    assert len(found) == MOST


def test_a_brief_without_a_guard_has_no_timeline() -> None:
    given = raw(MILL, published="2031-05-15")

    assert brief_of(given).timeline
    assert brief_of(given, guard="off").timeline == ()


def test_tellings_cost_their_number_and_not_its_square() -> None:
    def work_on(length: int) -> Work:
        lines = (f"Mayor Tessa Orm opened hall {at} in the town of Tarn{at} on Monday." for at in range(length))
        story = story_of(parsed(" ".join(lines), published="2031-05-15"))
        return lambda: events_in(story, DecidedVerifier())

    assert growth(work_on, 120) < SQUARE
