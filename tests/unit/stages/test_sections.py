"""What is shown besides the claims, in every format: nothing empty, nothing twice, and all of it inert."""

import re
from collections.abc import Callable

import pytest

from summarizer.domain import Background, Brief, Event, Person, Quotation, Reaction, Role
from summarizer.stages.origins import MOST, picture_of
from summarizer.stages.page import brief_as_html
from summarizer.stages.render import brief_as_markdown, brief_as_text
from summarizer.stages.view import origins_line
from tests.builders import FERRY, FLOOD, SpeakingDrafter, article, brief_of, raw, services

TITLES = ("Background", "Timeline", "Reactions", "In their words", "People")
WRITERS: tuple[Callable[[Brief], str], ...] = (brief_as_text, brief_as_markdown, brief_as_html)
FIRST = "The river Oster flooded the town of Marl on Sunday after three days of rain."

every_format = pytest.mark.parametrize("write", WRITERS)


def brief(**fields: object) -> Brief:
    """A brief of one claim from one of two articles, with these fields."""
    using = services(drafter=SpeakingDrafter([FIRST]))
    plain = brief_of(raw(FLOOD, outlet="Post"), raw(FERRY, outlet="Ledger"), using=using)
    bare = {"background": (), "timeline": (), "reactions": (), "quotes": (), "people": ()}
    return plain.model_copy(update=bare | fields)


def fact_of(outlet: str) -> str:
    by_id = {each.id: each.outlet for each in brief().articles}
    return next(fact.id for fact in brief().facts if by_id[fact.article_ids[0]] == outlet)


def event(text: str, when: str = "2031-05-13", outlet: str = "Ledger") -> Event:
    precision = {4: "year", 7: "month", 10: "day"}[len(when)]
    return Event.model_validate({"when": when, "precision": precision, "text": text, "citations": [fact_of(outlet)]})


def quotation(text: str) -> Quotation:
    return Quotation(text=text, speaker="Mayor Dana Voss", citations=(fact_of("Ledger"),))


def background(text: str) -> Background:
    return Background(text=text, citations=(fact_of("Ledger"),))


def reaction(text: str) -> Reaction:
    return Reaction(text=text, speaker="Arn Bex", citations=(fact_of("Ledger"),))


def person(*roles: str) -> Person:
    ids = tuple(each.id for each in brief().articles)
    given = tuple(Role(text=role, article_ids=(id_,)) for role, id_ in zip(roles, ids, strict=False))
    return Person(name="Dana Voss", roles=given, article_ids=ids)


@every_format
def test_nothing_empty_is_shown(write: Callable[[Brief], str]) -> None:
    assert not any(title in write(brief()) for title in TITLES)


@every_format
def test_all_five_are_shown_behind_the_brief_itself(write: Callable[[Brief], str]) -> None:
    written = write(
        brief(
            background=(background("The dam was old."),),
            timeline=(event("The dam broke."), event("The dam was built.", "1958")),
            reactions=(reaction("Arn Bex blamed nobody."),),
            quotes=(quotation("It was over in an hour"),),
            people=(person("Mayor"),),
        )
    )

    places = [written.index(words) for words in (FIRST[:9], *TITLES, "Sources" if "Sources" in written else "[^1]:")]
    assert places == sorted(places)


def test_a_day_is_written_out_and_the_entry_names_its_source() -> None:
    text = brief_as_text(brief(timeline=(event("The dam was built.", "1958"), event("The dam broke."))))

    assert "Timeline\n  1958: The dam was built. [2]\n  13 May 2031: The dam broke. [2]\n" in text
    assert "\n  [2] Ledger" in text


def test_one_event_alone_is_no_timeline() -> None:
    assert "Timeline" not in brief_as_text(brief(timeline=(event("The dam broke."),)))


@every_format
def test_what_a_claim_quotes_is_not_quoted_again(write: Callable[[Brief], str]) -> None:
    assert "In their words" not in write(brief(quotes=(quotation("flooded the town of Marl on Sunday"),)))


@every_format
def test_what_a_reaction_quotes_is_not_quoted_again(write: Callable[[Brief], str]) -> None:
    spoken = brief(reactions=(reaction("Arn Bex called it “over in an hour or two”."),))
    quoted = spoken.model_copy(update={"quotes": (quotation("over in an hour or two"),)})

    assert write(quoted) == write(spoken)


def test_background_and_reactions_are_sentences_that_name_their_source() -> None:
    text = brief_as_text(brief(background=(background("The dam was old."),), reactions=(reaction("Arn Bex wept."),)))

    assert "Background\n  The dam was old. [2]\n\nReactions\n  Arn Bex wept. [2]\n" in text
    assert "\n  [2] Ledger" in text


def test_a_piece_of_a_sentence_is_shown_as_one_and_inner_marks_are_single() -> None:
    text = brief_as_text(brief(quotes=(quotation("a “river” that nobody knew"),)))

    assert "“… a ‘river’ that nobody knew” – Mayor Dana Voss [2]" in text


def test_different_offices_are_listed_with_who_gives_them() -> None:
    assert re.search(
        r"People\n  Dana Voss: Mayor \[\d\]; Governor \[\d\]\n",
        brief_as_text(brief(people=(person("Mayor", "Governor"),))),
    )


def test_what_is_shown_stays_inert() -> None:
    nasty = brief(
        timeline=(event("<b>dam</b> [broke](https://evil.example)"), event("It was built.", "1958")),
        quotes=(quotation("<i>one</i> two three four five"),),
        people=(person("*Mayor* <script>"),),
        background=(background("<u>old</u>"),),
        reactions=(reaction("<u>Bex</u> wept"),),
    )

    page, markdown = brief_as_html(nasty), brief_as_markdown(nasty)
    assert not re.search(r"<b>|<i>|<u>|<script", page)
    assert "&lt;script&gt;" in page
    assert "\\[broke\\](" in markdown
    assert "\\*Mayor\\* \\<script\\>" in markdown


def test_a_day_of_the_page_can_be_read_by_a_program() -> None:
    page = brief_as_html(brief(timeline=(event("The dam was built.", "1958"), event("The dam broke."))))

    assert '<time datetime="1958">1958</time>' in page
    assert '<time datetime="2031-05-13">13 May 2031</time>' in page


@pytest.mark.parametrize(
    ("least", "most", "line"),
    [(2, 2, "2 origins in 2 articles"), (1, 1, "1 origin in 2 articles"), (1, 2, "1 to 2 origins in 2 articles")],
)
def test_origins_are_counted_as_far_as_they_are_known(least: int, most: int, line: str) -> None:
    counted = brief(origins=least, origins_at_most=most)

    assert origins_line(counted) == line
    assert f"{line}." in brief_as_text(counted)


def test_a_single_article_has_no_origins_to_count_or_draw() -> None:
    alone = brief_of(raw(FLOOD))

    assert origins_line(alone) == "1 article"
    assert "<svg" not in brief_as_html(alone)


def test_the_picture_joins_copies_to_the_origin_of_their_original() -> None:
    two = brief()
    first, second = two.articles
    copy = article(FLOOD, outlet="Gazette", origin=first.origin, duplicate_of=first.id)
    picture = picture_of(two.model_copy(update={"articles": (copy, first, second)}), "2 origins in 3 articles")

    assert picture is not None
    assert len(picture.origins) == 2
    assert [each.name for each in picture.articles][1] == "Gazette (copy)"
    assert [(line.start_y, line.is_copy) for line in picture.lines][:2] == [
        (picture.origins[0].y, False),
        (picture.origins[0].y, True),
    ]
    assert f"Origin 1: {first.outlet}, also printed by Gazette. Origin 2: {second.outlet}." == picture.words


def test_the_picture_is_one_image_with_a_title_and_a_description() -> None:
    page = brief_as_html(brief())

    assert re.search(r'<svg class="origins" role="img" aria-labelledby="origins-title origins-words"', page)
    assert '<title id="origins-title">2 origins in 2 articles</title>' in page
    assert '<desc id="origins-words">Origin 1: ' in page
    assert " style=" not in page


def test_a_large_picture_stays_small_and_says_what_is_left_out() -> None:
    many = [
        article(f"{FLOOD} {at}", outlet=f"The {at} Gazette of the Upper and the Lower Valley") for at in range(40)
    ]
    picture = picture_of(brief(articles=tuple(many)), "40 origins in 40 articles")

    assert picture is not None
    assert len(picture.articles) == MOST
    assert picture.more == 40 - MOST
    assert max(len(each.name) for each in picture.articles) <= 28


def test_names_in_the_picture_stay_inert() -> None:
    named = brief(articles=tuple(each.model_copy(update={"outlet": "<b>&"}) for each in brief().articles))

    assert "&lt;b&gt;&amp;</text>" in brief_as_html(named)
