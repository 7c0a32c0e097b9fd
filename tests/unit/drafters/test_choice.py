"""What a wording is worth before anything is chosen: the order in which wordings are looked at."""

from dataclasses import replace

from summarizer.domain import Conflict, Variant
from summarizer.drafters.choice import promising, ranked, weights_of
from summarizer.drafters.extractive import ExtractiveDrafter
from summarizer.drafters.wordings import wordings
from summarizer.language.parse import ParsedArticle
from summarizer.ports import Story
from tests.builders import done, parsed, story_of
from tests.telling import told

MONDAY, TUESDAY = "2025-05-05", "2025-05-06"


def order(*articles: ParsedArticle) -> list[str]:
    """The wordings of these articles, the best first."""
    story = story_of(*articles)
    weights = weights_of(story)
    return [
        item.wording.text
        for _, _, item in ranked(tuple(wordings(story, among=promising(story, weights))), story, weights)
    ]


def test_what_was_before_the_news_comes_behind_the_news() -> None:
    opening = "A storm struck the port of Lund and the boats of its fishing fleet."
    old = "In 2009 the storm sank 40 boats of the fishing fleet of Lund and cost 12 million crowns."
    new = "Insurers say the storm sank 50 boats of the fishing fleet of Lund and cost 14 million crowns."

    found = order(parsed(f"{opening} {old} {new}", published=TUESDAY))

    assert found.index(new) < found.index(old)


def test_how_many_are_dead_by_now_comes_first() -> None:
    first = "Nine people died when the ferry Alba sank off Lund on Monday, the coastguard said."
    opening = "Prosecutors in Lund opened an inquiry into the ferry company Norline on Tuesday."
    search = "The police drove away from the office of the company late on Tuesday night with a van."
    toll = "The number of dead rose to 14."

    found = order(parsed(first, published=MONDAY), parsed(f"{opening} {search} {toll}", published=TUESDAY))

    assert found.index(toll) < found.index(search)


def test_what_all_speak_of_comes_before_what_nobody_else_does() -> None:
    hat = "Dana Voss wore a green hat."
    ferry = "A small ferry will run beside the closed bridge there."
    article = f"The bridge of Marl is closed. {hat} {ferry}"
    others = [f"The bridge of Marl is closed, and a ferry runs, {who} said." for who in ("Ida Kron", "Ove Roe")]

    found = order(parsed(article), *map(parsed, others))

    assert found.index(ferry) < found.index(hat)


def test_nobody_is_met_inside_a_quotation() -> None:
    quotation = "“Mr Roe never took a crown of the harbour money,” Ida Kron said."
    other = "The harbour of Marl closed on Monday when a storm sank 12 ships."
    lead = "Tom Roe, the director of the harbour of Marl, was arrested on Monday."

    def told(opening: str) -> str:
        story = story_of(parsed(f"{opening} The council of Marl met. {quotation}", published="2025-05-06"))
        return " ".join(claim.text for claim in done(ExtractiveDrafter().draft(story, words=220)).claims)

    assert quotation not in told(other)
    assert quotation in told(lead)


def test_what_a_later_article_tells_the_end_of_is_no_lead() -> None:
    protest = "Lund Rovers have protested against the result of the Harbour Cup final in Marl and want a new match."
    end = "The protest of Lund Rovers against the result of the Harbour Cup final was turned down in Marl."
    story = told((f"The fans in Lund were angry. {end}", TUESDAY), (protest, TUESDAY))
    sides = tuple(Variant(text=text, article_ids=(), outlets=(), origins=()) for text in (protest, end))
    update = Conflict(topic="the protest", kind="state", resolution="update", variants=sides)

    def lead(story: Story) -> str:
        return done(ExtractiveDrafter().draft(story, words=60)).claims[0].text

    assert lead(story) == protest
    assert lead(replace(story, conflicts=(update,))) != protest
