"""What other sources contradict is not told as news."""

from dataclasses import replace

import pytest

from summarizer.drafters.contested import contested_in, of_disputed_figures
from tests.telling import MONDAY, TUESDAY, told

BUILT = "The west jetty in Lund was built in 1968 of oak."
SLIP = "The west jetty in Lund was built in 1986 of oak."


def _contested(*reports: str) -> list[str]:
    story = told(*reports)
    ids = contested_in(story)
    return [fact.text for fact in story.facts if fact.id in ids]


def test_a_slip_of_one_source_is_contested_and_what_all_others_say_is_not() -> None:
    assert _contested(BUILT, f"{BUILT} Voss likes it.", SLIP) == [SLIP]


def test_two_sides_of_one_source_each_are_both_contested() -> None:
    assert _contested(BUILT, SLIP) == [BUILT, SLIP]


def test_a_side_of_an_open_dispute_that_says_whose_it_is_may_be_told() -> None:
    said = "The west jetty in Lund was built in 1986 of oak, Mayor Dana Voss said."

    assert _contested(BUILT, said) == [BUILT]


@pytest.mark.parametrize(
    "whose",
    [
        "The mayor put the cost of the jetty in Lund at",
        "The union estimated its cost in Lund at",
        "The engineers' estimate of",
    ],
)
def test_whose_figure_it_is_may_be_the_subject(whose: str) -> None:
    one, other = (
        f"{whose} 40 million euros for the jetty in Lund.",
        "The new jetty in Lund cost 52 million euros, nobody doubts.",
    )

    assert other in _contested(one, other)
    assert one not in _contested(one, other)


def test_an_open_dispute_is_decided_by_no_later_day() -> None:
    story = told((BUILT, MONDAY), (SLIP, TUESDAY))

    assert [each.resolution for each in story.conflicts] == ["open"]
    assert {fact.text for fact in story.facts if fact.id in contested_in(story)} == {BUILT, SLIP}


def test_of_a_crime_that_is_disputed_elsewhere_nothing_is_told() -> None:
    claim = "Tom Roe of the harbour office was bribed by Norline to sign the permit, a former clerk said."
    answer = "Roe's lawyer said that his client had never accepted anything from Norline."
    report = f"{claim} {answer}"

    assert any(claim in [variant.text for variant in each.variants] for each in told(report).conflicts)
    assert claim in _contested(report)


def test_a_crime_is_told_though_another_article_has_another_title_for_whoever_committed_it() -> None:
    found = told(
        "Former economy minister Olga Falk was sentenced to two years for bribery on Monday in Lund.",
        "Former economy minister Olga Falk will appeal against the bribery verdict of the court in Lund.",
        "Former finance minister Olga Falk heard her sentence in the court of Lund in silence.",
    )

    assert [each.kind for each in found.conflicts] == ["title"]
    assert not any("bribery" in fact.text for fact in found.facts if fact.id in contested_in(found))


def test_an_account_that_is_denied_is_not_kept_from_the_brief() -> None:
    claim, answer = "The mill blames the storm for the dye in the brook.", "The anglers' club rejected that outright."
    report = f"{claim} {answer}"

    assert told(report).conflicts
    assert _contested(report) == []


def test_what_is_in_dispute_besides_its_figure_is_not_told_without_it() -> None:
    story = told(
        "The council of Marl approved the bridge by 24 to 22.", "The council of Marl approved it by 23 to 22."
    )
    (vote,) = story.conflicts
    also_denied = replace(story, conflicts=(vote, vote.model_copy(update={"kind": "outcome"})))

    assert of_disputed_figures(story) == {fact.id for fact in story.facts}
    assert of_disputed_figures(also_denied) == frozenset()
