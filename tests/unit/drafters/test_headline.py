"""What stands above a brief: its news, short, and never what a reader could not place."""

from collections.abc import Sequence

import pytest

from summarizer.drafters.extractive import ExtractiveDrafter
from summarizer.drafters.headline import headlines, without_side_clauses
from summarizer.drafters.wordings import Wording
from summarizer.language.parse import ParsedArticle, parse_sentence
from summarizer.ports import Story
from tests.builders import done, parsed, story_of
from tests.growth import SQUARE, Work, growth

LONG = (
    "Norline and the town of Marl and the guild of the boatmen of the Oster agreed after many weeks of talks about "
    "money and boats and crews to share all their old ferries with one another from the next spring of that year on."
)
SHORT = "Norline cancelled every ferry to Lund on Friday evening."
SHORT_HEADLINE = "Norline cancelled every ferry to Lund"


def _drafted(text: str) -> str | None:
    return done(ExtractiveDrafter().draft(story_of(text), words=220)).headline


def _headline_of(*texts: str, story: Story | None = None, places: Sequence[float] = ()) -> str:
    return _headlines_of(*texts, story=story, places=places)[0]


def _headlines_of(*texts: str, story: Story | None = None, places: Sequence[float] = ()) -> tuple[str, ...]:
    """Of these sentences as chosen, in this order."""
    story = story or story_of()
    at = places or [0.0] * len(texts)
    chosen = [
        Wording(story.facts[0], parse_sentence(text, published="2024-05-03"), place)
        for text, place in zip(texts, at, strict=True)
    ]
    return headlines(chosen, story)


def _entitled(title: str | None, text: str = LONG, published: str = "2024-05-03") -> ParsedArticle:
    given = parsed(text)
    return ParsedArticle(
        text=given.text,
        sentences=given.sentences,
        article=given.article.model_copy(update={"title": title, "published": published}),
    )


def test_a_headline_is_the_lead_without_its_side_clauses() -> None:
    lead = "Norline, which runs the ferry to Lund, cancelled every crossing on Friday, two days before the holidays."

    assert _drafted(lead) == "Norline cancelled every crossing on Friday"


def test_nothing_chosen_has_no_headline() -> None:
    assert headlines([], story_of()) == ()


def test_a_quotation_is_no_headline_while_a_statement_fits() -> None:
    spoken = "“We waited nine hours in the harbour of Lund,” passenger Ida Kron said."

    assert _drafted(f"{spoken} {SHORT}") == SHORT_HEADLINE


@pytest.mark.parametrize(
    ("sentence", "bare"),
    [
        ("On Friday, Norline cancelled a ferry.", "Norline cancelled a ferry"),
        ("Norline cancelled a ferry to Lund, leaving 90 people behind.", "Norline cancelled a ferry to Lund"),
        ("LUND (TNA) - Norline cancelled a ferry.", "Norline cancelled a ferry"),
        ("Norline cut a ferry, as fuel grew dear, Kron said.", "Norline cut a ferry, Kron said"),
        (
            "Kron was freed on Friday, as were others held after the clashes, when nine people were hurt.",
            "Kron was freed on Friday, as were others held after the clashes, when nine people were hurt",
        ),
        ("The baker, Ida Kron, who saw two boats, sold a ferry.", "The baker, Ida Kron, sold a ferry"),
        ("The Oster Ferry Guild (OFG) cancelled a ferry.", "The Oster Ferry Guild cancelled a ferry"),
        ("In a move that few had seen coming, Norline cancelled a ferry.", "Norline cancelled a ferry"),
        (
            "Norline cancelled a ferry to Lund, according to Ida Kron.",
            "Norline cancelled a ferry to Lund, according to Ida Kron",
        ),
    ],
)
def test_a_headline_drops_what_the_lead_adds_but_never_who_says_it(sentence: str, bare: str) -> None:
    assert without_side_clauses(sentence) == bare


@pytest.mark.parametrize(
    "background",
    [
        "Norline was founded in 1912 by two brothers of Lund.",
        "Norline has its headquarters at the harbour of Lund.",
        "“We will be back,” Ida Kron of Norline said.",
        "Ida Kron (left) closed the harbour of Lund on Friday.",
        "Lost at sea: Norline cancelled a ferry to Lund.",
        "After the flood the people of Marl left for Lund.",
        "The offer was made in a court on Monday evening.",
        "That brought 400 people of Marl to Lund on Friday.",
        "Norline bought a ferry of Lund on March 2, 2024.",  # two months old
    ],
)
def test_no_background_stands_above_the_brief(background: str) -> None:
    story = story_of(_entitled(None))

    assert _headline_of(LONG, background, SHORT, story=story) == SHORT_HEADLINE


def test_what_is_said_in_passing_is_no_headline() -> None:
    passing = "Ida Kron took over Norline in May."

    assert _headline_of(LONG, passing, SHORT, places=[0.0, 1.0, 0.3]) == SHORT_HEADLINE


def test_few_words_are_better_than_many() -> None:
    lead = "Norline cancelled every ferry to Lund on Friday and sold its old boats to the guild of Marl."

    assert _headline_of(lead) == "Norline cancelled every ferry to Lund"


def test_a_lead_a_little_long_is_better_than_another_sentence() -> None:
    lead = (
        "Norline of Lund and the guild of boatmen in Marl agreed on Friday to share their ferries, crews and "
        "harbours from spring."
    )

    assert _headline_of(lead, "Two boats of Norline reached Lund on Thursday.") == lead.replace(
        " on Friday", ""
    ).rstrip(".")


def test_the_lead_stands_whole_when_nothing_fits() -> None:
    assert _headline_of(LONG) == LONG.rstrip(".")


@pytest.mark.parametrize(
    ("title", "serves"),
    [
        ("Norline agreed to share ferries with Marl", True),
        ("Norline shares ferries as talks with Marl end", True),  # without the articles that a sentence has
        ("Norline and Marl: the old ferries, the boats and the crews", False),  # says nothing
        ("Norline agreed to share ferries with Marl?", False),
        ("“Norline agreed to share ferries with Marl”", False),
        ("She agreed to share ferries with Marl", False),  # who?
        ("Norline shares ferries", False),
    ],
)
def test_a_title_that_is_a_statement_goes_before_what_stands_further_down(title: str, *, serves: bool) -> None:
    found = _headlines_of(LONG, SHORT, story=story_of(_entitled(title)))

    assert found == ((title,) if serves else ()) + (SHORT_HEADLINE,)


@pytest.mark.parametrize(
    ("title", "serves"),
    [("Norline sheds 40 jobs at the port of Marl", False), ("Norline sheds jobs at the port of Marl", True)],
)
def test_an_earlier_day_s_title_gives_no_count_which_may_have_changed(title: str, *, serves: bool) -> None:
    story = story_of(
        _entitled(title, published="2024-05-01"),
        _entitled(None, text="Rain fell on the town of Lund all night long.", published="2024-05-03"),
    )

    assert (title in _headlines_of(LONG, SHORT, story=story)) == serves


def test_titles_of_the_day_go_before_the_lead_with_many_words_and_those_of_other_days_behind() -> None:
    lead = (
        "Norline of Lund and the guild of boatmen in Marl agreed on Friday to share their ferries, crews and "
        "harbours from spring."
    )
    undated = lead.replace(" on Friday", "").rstrip(".")
    late = _entitled("Norline shares ferries with Marl", text=SHORT)
    early = _entitled("Norline talks of ferries with Marl", text=lead, published="2024-05-01")

    assert _headlines_of(lead, story=story_of(late)) == ("Norline shares ferries with Marl", undated)
    assert _headlines_of(lead, story=story_of(early)) == (undated,)
    assert _headlines_of(LONG, story=story_of(late, early))[:2] == (
        "Norline shares ferries with Marl",
        "Norline talks of ferries with Marl",
    )


def test_a_title_that_the_brief_bears_out_goes_first_and_another_behind_the_lead() -> None:
    lead = "Norline and the boatmen of Marl agreed on Friday to share their nine ferries."
    borne_out = _entitled("Norline agreed to share ferries with boatmen", text=lead)
    another = _entitled("Norline chief sells his castle in Lund", text=lead)

    assert _headlines_of(lead, story=story_of(borne_out))[0] == "Norline agreed to share ferries with boatmen"
    assert _headlines_of(lead, story=story_of(another))[0] == (
        "Norline and the boatmen of Marl agreed to share their nine ferries"
    )


@pytest.mark.parametrize(("count", "comes_first"), [("nine", True), ("twelve", False)])
def test_a_title_with_a_figure_that_the_brief_does_not_give_is_not_borne_out(
    count: str, *, comes_first: bool
) -> None:
    lead = "Norline and the boatmen of Marl agreed on Friday to share their nine ferries."
    title = f"Norline agreed to share {count} ferries with boatmen"

    assert (_headlines_of(lead, story=story_of(_entitled(title, text=lead)))[0] == title) is comes_first


def test_a_lead_of_forty_words_is_better_than_what_stands_further_down() -> None:
    lead = (
        "Norline of Lund and the old guild of the boatmen in Marl on the Oster agreed on Friday to share all of "
        "their ferries, their crews and their harbours with one another from spring on."
    )

    assert _headline_of(lead, SHORT) == lead.rstrip(".")


@pytest.mark.parametrize("unit", ["A ", '"', "a, ", "1 ", "(A) ", ": "])
def test_a_very_long_title_takes_no_square(unit: str) -> None:
    def heading(length: int) -> Work:
        story = story_of(_entitled(unit * (length // len(unit))))
        return lambda: _headline_of(LONG, story=story)

    assert growth(heading, 25_000) < SQUARE
