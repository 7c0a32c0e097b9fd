"""Facts in other words that merge, figures that contradict, and what a later figure replaces."""

import pytest

from summarizer.domain import Brief, Conflict
from summarizer.extractors.rules import RuleExtractor
from summarizer.ports import Story
from summarizer.stages.extract import extract
from summarizer.stages.reconcile import reconcile
from tests.builders import brief_of, done, parsed, raw, story_of
from tests.growth import SQUARE, Work, growth

MERGER = "Norline bought the small ferry company Skarvik for 40 million euros on Friday."
DEAD = "At least nine people were killed in the flood at Marl, the mayor said."


def told(*reports: tuple[str, str | None], outlet: str | None = None) -> Story:
    """The story of these texts, each with its day, told by one outlet or each by one and an origin of its own."""
    articles = tuple(
        parsed(text, published=day, outlet=outlet or f"Paper {number}") for number, (text, day) in enumerate(reports)
    )
    return reconcile(done(extract(articles, extractor=RuleExtractor())).facts, articles)


def sides(conflict: Conflict) -> list[str]:
    """The texts of a conflict's variants."""
    return [variant.text for variant in conflict.variants]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (MERGER, "On Friday Norline bought small ferry company Skarvik for 40m euros."),
        (MERGER, "Norline also bought the ferry company Skarvik for €40 million on Friday."),
        (
            "The night ferry waited 90 minutes in the harbour.",
            "The night ferry waited an hour and a half in the harbour.",
        ),
    ],
)
def test_facts_that_say_the_same_in_other_words_are_one(one: str, other: str) -> None:
    story = told((one, None), (other, None))

    assert [fact.text for fact in story.facts] == [one]
    assert [len(fact.spans) for fact in story.facts] == [len(fact.origins) for fact in story.facts] == [2]
    assert story.facts[0].id == told((one, None)).facts[0].id


@pytest.mark.parametrize(
    "other",
    [
        MERGER.replace("40", "45"),
        MERGER.replace("euros", "dollars"),
        MERGER.replace("for 40", "for about 40"),
        MERGER.replace("Skarvik", "Holmvik"),
        MERGER.replace("Norline", "Skarvik").replace("company Skarvik", "company Norline"),
        MERGER.replace("Friday", "Monday"),
        MERGER.replace("bought", "never bought"),
        MERGER.replace("bought", "may have bought"),
        MERGER.replace("bought", "reportedly bought"),
        MERGER.replace("small", "large"),
        MERGER.replace(".", ", Mayor Dana Voss said."),
        MERGER.replace("small", "small but modern and profitable"),
        MERGER.replace("Norline bought", "They bought"),
    ],
)
def test_facts_that_differ_in_what_matters_stay_apart(other: str) -> None:
    assert len(told((MERGER, None), (other, None)).facts) == 2


@pytest.mark.parametrize("narrower", ["acting", "interim", "former", "retired", "alleged", "supposed"])
def test_a_word_that_narrows_who_or_what_is_meant_keeps_facts_apart(narrower: str) -> None:
    plain = "The council of Marl gave the keys of the new harbour bridge to the mayor on Friday."

    assert len(told((plain, None), (plain.replace("the mayor", f"the {narrower} mayor"), None)).facts) == 2


@pytest.mark.parametrize("narrower", ["partly", "reportedly", "nearly", "allegedly", "possibly"])
def test_a_word_that_weakens_what_was_done_keeps_facts_apart(narrower: str) -> None:
    plain = "The storm closed the long coast road between the harbour towns and the northern islands."

    assert len(told((plain, None), (plain.replace("closed", f"{narrower} closed"), None)).facts) == 2


def test_a_refusal_is_not_what_was_refused() -> None:
    did = "The council of Marl agreed to publish the long report on the broken dam."

    assert len(told((did, None), (did.replace("agreed", "agreed to refuse"), None)).facts) == 2


@pytest.mark.parametrize(
    ("one", "other", "topic"),
    [
        ("Nine people were killed in the flood at Marl.", "The flood killed 12 people in Marl.", "number of dead"),
        ("The death toll at Marl stands at 9.", "In Marl 12 people are known to have died.", "number of dead"),
        ("The flood at Marl left 30 injured.", "At Marl 40 people were hurt by the flood.", "number of injured"),
        (
            "In Marl 14 people are still missing.",
            "Eleven residents were reported missing in Marl.",
            "number of missing",
        ),
        ("The storm damaged 300 homes in Marl.", "In Marl 420 houses were damaged.", "number of homes damaged"),
        (
            "The new bridge at Marl will cost 40 million euros.",
            "The new bridge at Marl will cost 45 million euros.",
            "the new bridge at Marl: 40 or 45 million euros",
        ),
    ],
)
def test_figures_that_cannot_both_be_true_are_an_open_conflict_on_one_day(one: str, other: str, topic: str) -> None:
    (conflict,) = told((one, "2025-03-04"), (other, "2025-03-04T20:00:00")).conflicts

    assert (conflict.kind, conflict.resolution) == ("number", "open")
    assert conflict.topic == topic
    assert sides(conflict) == [one, other]
    assert [variant.outlets for variant in conflict.variants] == [("Paper 0",), ("Paper 1",)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("More than 20 people were killed in Marl.", "In Marl 26 people were killed."),
        ("Nearly 300 homes in Marl were damaged.", "In Marl 290 homes were damaged."),
        ("About 1,200 people were injured in Marl.", "In Marl 1,187 people were injured."),
        ("Nine people were killed in Marl.", "Nine people were injured in Marl."),
        ("Nine people were killed in Marl.", "Three children were killed in Marl."),
        ("Nine people were killed in Marl.", "Three of them were killed in Marl."),
        ("Nine people were killed in Marl.", "Another three people were killed in Marl."),
        ("Nine people were killed in Marl.", "In Lund three people were killed."),
        ("Nine people were killed in Marl.", "In 1998 a flood killed 40 people in Marl."),
        ("Nine people were killed in Marl.", "Up to 40 people could be killed in Marl."),
        ("Nine people were killed in Marl.", "In Marl 12 people were not killed by the flood."),
        ("Nine people were killed in Marl.", "The town denied that 12 people were killed in Marl."),
        ("Nine people were killed in Marl.", "“In Marl 12 people were killed,” one report on the radio said."),
        ("The new bridge will cost the town 40 million euros.", "The old bridge had cost the town 4 million euros."),
        (
            "The ferry waited 90 minutes outside the harbour.",
            "The ferry waited an hour and a half outside the harbour.",
        ),
    ],
)
def test_figures_that_can_both_be_true_are_no_conflict(one: str, other: str) -> None:
    assert told((one, "2025-03-04"), (other, "2025-03-04")).conflicts == ()


def test_a_later_figure_replaces_the_earlier_ones() -> None:
    days = [
        ("The flood killed at least nine people in Marl.", "2025-03-04"),
        ("The number of dead has risen to 17.", "2025-03-05"),
        ("The death toll in Marl climbed to 22.", "2025-03-06"),
    ]

    story = told(*days[::-1])
    newest = next(fact for fact in story.facts if "22" in fact.text)

    assert [(conflict.resolution, sides(conflict)) for conflict in story.conflicts] == [
        ("update", [text for text, _ in days])
    ]
    assert {fact.superseded_by for fact in story.facts if fact is not newest} == {newest.id}
    assert newest.superseded_by is None


def test_figures_of_one_day_replace_nothing() -> None:
    story = told(("In Marl 9 people were killed.", "2025-03-04"), ("In Marl 12 people were killed.", "2025-03-04"))

    assert {fact.superseded_by for fact in story.facts} == {None}


def test_one_origin_against_several_is_likely_in_error() -> None:
    right = "In Marl 12 people were killed by the flood."
    story = told(
        (right, "2025-03-04"),
        (f"Rain fell on the valley for three whole days. {right}", "2025-03-04"),
        ("In Marl 21 people were killed by the flood.", "2025-03-04"),
    )

    assert [conflict.resolution for conflict in story.conflicts] == ["source_error"]


def test_a_late_reprint_of_an_old_report_changes_nothing() -> None:
    old = "Rain fell on the valley for three whole days. The flood killed nine people in Marl, the town said."
    new = "The flood killed 12 people in Marl."
    days = {"2025-03-04": old, "2025-03-05": new, "2025-03-06": old}
    story = story_of(*(parsed(text, published=day) for day, text in days.items()))

    (conflict,) = story.conflicts
    assert conflict.resolution == "update"
    assert "12" in sides(conflict)[-1]


def test_a_report_that_tells_of_the_change_itself_takes_no_side() -> None:
    change = "On Monday nine people were killed in Marl. By now 12 people in Marl were killed."

    assert told((change, "2025-03-05"), ("In Marl 9 people were killed.", "2025-03-05")).conflicts == ()


def test_conflicts_reach_the_brief_and_its_json() -> None:
    brief = brief_of(
        raw(DEAD, published="2025-03-04", outlet="Paper"),
        raw("The flood at Marl has now killed 12 people.", published="2025-03-05", source="b.txt", outlet="Post"),
    )

    again = Brief.model_validate_json(brief.model_dump_json())

    assert [conflict.resolution for conflict in again.conflicts] == ["update"]
    assert sum(fact.superseded_by is not None for fact in again.facts) == 1


def test_the_cost_grows_with_the_articles_not_with_their_square() -> None:
    def reconciling(many: int) -> Work:
        reports = [
            parsed(
                f"The flood at Marl killed {number + 2} people. Report {number} of the day is this w{number}x.",
                published="2025-03-04",
            )
            for number in range(many)
        ]
        return lambda: story_of(*reports)

    assert growth(reconciling, 100) < SQUARE


@pytest.mark.parametrize("token", ["1 ", "1, ", "Marl ", "dead ", "12 people were killed and "])
def test_a_long_line_of_one_token_costs_no_square(token: str) -> None:
    def reconciling(length: int) -> Work:
        reports = parsed(token * (length // len(token)) + "."), parsed("The flood at Marl killed 12 people.")
        return lambda: story_of(*reports)

    assert growth(reconciling, 25_000) < SQUARE


HURT = "{} people were taken to hospital in Marl after the bridge fell, a doctor said."
ERRATUM = (
    "An earlier version of this article said that 12 people were taken to hospital in Marl after the bridge fell. "
    "The correct number is 11."
)


def test_what_a_paper_took_back_is_replaced_by_what_holds_and_no_side_of_a_dispute() -> None:
    reports = ((HURT.format("Twelve"), "2031-03-04"), (HURT.format("Eleven"), "2031-03-04"))

    assert len(told(*reports).conflicts) == 1

    story = told(*reports, (ERRATUM, "2031-03-05"))
    wrong, right = story.facts

    assert (wrong.superseded_by, right.superseded_by) == (right.id, None)
    assert right.spans[-1].quote == ERRATUM
    assert story.conflicts == ()


def test_what_is_told_again_after_it_was_taken_back_stands() -> None:
    story = told((ERRATUM, "2031-03-04"), (HURT.format("Twelve"), "2031-03-05"))

    assert story.facts[-1].superseded_by is None


def test_a_side_that_its_paper_corrected_says_what_holds() -> None:
    both = (
        "Turnout was 61 percent, according to the commission. "
        "Marl Watch, a group of local observers, estimated it at 63 percent from its own sample."
    )
    story = told(
        (both, "2031-03-04"),
        ("Turnout was corrected to 62 percent from 61, the commission said.", "2031-03-05"),
    )
    (dispute,) = [conflict for conflict in story.conflicts if conflict.resolution == "open"]

    assert sides(dispute) == [
        "Turnout was corrected to 62 percent from 61, the commission said.",
        "Marl Watch, a group of local observers, estimated it at 63 percent from its own sample.",
    ]
    assert dispute.variants[0].outlets == ("Paper 1",)


ARREST = ("The skipper Osric Tarn was arrested in Marl on Monday on suspicion of fraud.", "2031-03-04")
RELEASE = ("The skipper Osric Tarn was released from custody on Wednesday.", "2031-03-06")
RETRACTION = (
    "We retract our report of 4 March. Osric Tarn was not arrested on suspicion of fraud.",
    "2031-03-07",
)


def test_what_a_paper_denies_of_its_own_report_is_no_dispute_with_itself() -> None:
    assert told(ARREST, RETRACTION, outlet="Marl Post").conflicts == ()


def test_of_what_a_paper_says_never_happened_no_change_is_told() -> None:
    (change,) = told(ARREST, RELEASE, outlet="Marl Post").conflicts

    assert change.resolution == "update"
    assert told(ARREST, RELEASE, RETRACTION, outlet="Marl Post").conflicts == ()
