"""The sentences of a brief in paragraphs, and how a reader learns of which day they are."""

import re

import pytest

from summarizer.domain import Brief
from summarizer.stages.page import brief_as_html
from summarizer.stages.render import brief_as_markdown, brief_as_text
from tests.builders import SpeakingDrafter, brief_of, raw, services

FLOODED = "The river Oster flooded the town of Marl on Sunday after three days of rain."
SHELTERED = "Fire crews took 1,200 people to the school on Hill Road in the night."
BROKEN = "The dam above the village of Venn broke at noon, the regional council said."
RESIGNED = "Mayor Dana Voss resigned before a crowd of several hundred at the town hall."
DAYS = {FLOODED: "2025-03-02", SHELTERED: "2025-03-02", BROKEN: "2025-03-03", RESIGNED: "2025-03-04"}


def paragraphs(*sentences: str, days: dict[str, str] | None = None) -> list[str]:
    """Of a brief of these sentences in this order, each from an article of its day."""
    text = brief_as_text(told(*sentences, days=days or DAYS), width=10_000)
    return [re.sub(r" \[\d\]", "", line) for line in text.split("\n") if any(each in line for each in sentences)]


def told(*sentences: str, days: dict[str, str]) -> Brief:
    """A brief of these sentences; an article for each."""
    articles = [raw(text, source=f"{at}.txt", published=days[text]) for at, text in enumerate(sorted(set(sentences)))]
    return brief_of(*articles, using=services(drafter=SpeakingDrafter(sentences)))


def test_the_newest_day_in_front_says_nothing_of_itself_and_each_earlier_one_opens_with_its_date() -> None:
    assert paragraphs(RESIGNED, FLOODED, SHELTERED, BROKEN) == [
        RESIGNED,
        f"Reported on 2 March: {FLOODED} {SHELTERED}",
        f"Reported on 3 March: {BROKEN}",
    ]


def test_a_brief_that_opens_with_an_earlier_day_says_so() -> None:
    assert paragraphs(BROKEN, RESIGNED) == [f"Reported on 3 March: {BROKEN}", f"Reported on 4 March: {RESIGNED}"]


MORNING = (
    "Mayor Dana Voss resigned on Monday before a crowd of several hundred at the town hall."  # a Tuesday's paper
)


@pytest.mark.parametrize(
    ("lead", "is_one_day"),
    [
        (MORNING, True),
        (MORNING.replace(" resigned on", ", who left on"), False),  # what else was on Monday
        (MORNING.replace("Monday", "Tuesday"), False),
        (MORNING.replace("Monday", "Sunday"), False),
    ],
)
def test_a_morning_s_paper_tells_of_the_day_before_as_do_the_others_of_that_day(lead: str, is_one_day: bool) -> None:
    days = {lead: "2025-03-04", BROKEN: "2025-03-03"}

    assert paragraphs(lead, BROKEN, days=days) == (
        [f"{lead} {BROKEN}"] if is_one_day else [lead, f"Reported on 3 March: {BROKEN}"]
    )


def test_a_text_that_goes_to_and_fro_between_days_is_not_cut_up_by_them() -> None:
    assert paragraphs(RESIGNED, FLOODED, BROKEN, SHELTERED) == [f"{RESIGNED} {FLOODED}", f"{BROKEN} {SHELTERED}"]


@pytest.mark.parametrize("published", ["2025-03-02", "2025-03", "2025"])
def test_where_all_is_of_one_day_or_of_no_known_one_nothing_is_said_of_it(published: str) -> None:
    assert paragraphs(FLOODED, BROKEN, days=dict.fromkeys(DAYS, published)) == [f"{FLOODED} {BROKEN}"]


def test_what_was_reported_again_is_of_the_day_of_the_last_report() -> None:
    again = f"{FLOODED} {RESIGNED}"
    articles = [raw(FLOODED, published="2025-03-02"), raw(BROKEN, published="2025-03-03")]
    articles.append(raw(again, source="again.txt", published="2025-03-04"))

    brief = brief_of(*articles, using=services(drafter=SpeakingDrafter((FLOODED, RESIGNED, BROKEN))))

    assert f"\n{FLOODED}" in re.sub(r" \[[\d\]\[]+", "", brief_as_text(brief, width=10_000))


def test_a_reprint_of_a_later_day_makes_nothing_newer() -> None:
    original, reprint = raw(FLOODED, published="2025-03-02"), raw(FLOODED, outlet="Gazette", published="2025-03-05")
    brief = brief_of(
        original,
        reprint,
        raw(RESIGNED, source="b.txt", published="2025-03-04"),
        using=services(drafter=SpeakingDrafter((RESIGNED, FLOODED))),
    )

    assert "Reported on 2 March: The river" in brief_as_text(brief)


def test_a_sentence_is_of_the_day_of_what_it_cites_first() -> None:
    """What stands behind that may only say who somebody is, and be newer."""
    brief = told(RESIGNED, FLOODED, BROKEN, days=DAYS)
    newer = brief.claims[0].citations
    claims = [each.model_copy(update={"citations": (*each.citations, *newer)}) for each in brief.claims[1:]]
    brief = brief.model_copy(update={"claims": (brief.claims[0], *claims)})

    assert f"Reported on 2 March: {FLOODED}" in brief_as_text(brief, width=10_000)


def test_a_long_day_is_cut_into_paragraphs_of_like_length_of_which_the_first_has_the_date() -> None:
    more = [
        f"The {what} on the {where} side was shut." for what in ("mill", "school") for where in ("north", "south")
    ]
    days = {RESIGNED: "2025-03-04"} | dict.fromkeys(more, "2025-03-02")

    assert paragraphs(RESIGNED, *more, days=days) == [
        RESIGNED,
        f"Reported on 2 March: {more[0]} {more[1]}",
        f"{more[2]} {more[3]}",
    ]


def test_the_date_is_set_off_in_markdown_and_on_the_page() -> None:
    brief = told(RESIGNED, FLOODED, days=DAYS)

    assert f"\n\n**Reported on 2 March:** {FLOODED}[^2]" in brief_as_markdown(brief)
    assert re.search(
        r'<strong class="reported">Reported on 2 March:</strong>\s*<span class="sentence"', brief_as_html(brief)
    )
