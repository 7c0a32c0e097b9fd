"""In what order the chosen sentences are read."""

from summarizer.drafters.reading_order import in_reading_order
from summarizer.drafters.wordings import wordings
from tests.builders import parsed, story_of

LED = "Marl and Lund hoped for an end of the quarrel about their bridge on Tuesday."
OFFERED = "Norline offered a lease of nine years at a hearing in Tarn."
LEASE = "The lease, on paper since May, would cost Marl and Lund a new bridge."
RAIN = "Rain fell on the harbour of Tarn in the night."


def order(*articles: tuple[str, str], chosen: tuple[str, ...]) -> list[str]:
    """Of the chosen, the lead first, from articles of these texts and days."""
    story = story_of(*(parsed(text, published=day, outlet=text) for text, day in articles))
    by_text = {wording.text: wording for wording in wordings(story, among=set(story.fact_by_id))}
    return [wording.text for wording in in_reading_order([by_text[text] for text in chosen], story)]


def test_a_day_is_told_as_its_articles_have_it() -> None:
    articles = ((f"{LED} {OFFERED} {RAIN}", "2024-05-07"),)

    assert order(*articles, chosen=(LED, RAIN, OFFERED)) == [LED, OFFERED, RAIN]


def test_what_was_told_on_the_day_of_which_a_morning_s_paper_tells_is_of_its_day() -> None:
    lead = "Marl and Lund ended the quarrel about their bridge on Monday."
    morning, monday, sunday = (lead, "2024-05-07"), (f"{RAIN} {OFFERED}", "2024-05-06"), (RAIN, "2024-05-05")

    assert order(morning, monday, chosen=(lead, OFFERED)) == [lead, OFFERED]
    assert order(morning, (OFFERED, "2024-05-06"), sunday, chosen=(lead, RAIN, OFFERED)) == [lead, OFFERED, RAIN]


def test_what_shares_words_stands_side_by_side_but_nothing_before_what_it_needs() -> None:
    alone = LEASE.replace("The lease,", "A lease,")
    offer = (f"{RAIN} {RAIN} {RAIN} {OFFERED} {RAIN}", "2024-05-07")

    assert order(offer, (f"{LED} {RAIN} {alone}", "2024-05-07"), chosen=(LED, OFFERED, alone)) == [
        LED,
        alone,
        OFFERED,
    ]
    assert order(offer, (f"{LED} {RAIN} {LEASE}", "2024-05-07"), chosen=(LED, OFFERED, LEASE)) == [
        LED,
        OFFERED,
        LEASE,
    ]


def test_what_came_later_is_told_before_how_it_began() -> None:
    lead, before, first, after = (
        (LED, "2024-05-07"),
        (RAIN, "2024-05-06"),
        (LEASE, "2024-05-04"),
        (OFFERED, "2024-05-09"),
    )

    told = order(lead, before, first, after, chosen=(LED, RAIN, LEASE, OFFERED))

    assert told == [LED, OFFERED, LEASE, RAIN]
