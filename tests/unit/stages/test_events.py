"""A pile of articles falls into its events: look-alikes apart, one event together, whatever the order."""

import random
from itertools import chain, permutations
from pathlib import Path

import pytest

from summarizer.language.parse import ParsedArticle
from summarizer.stages.cluster import cluster
from summarizer.stages.events import events_of, focus_on_one
from tests.builders import FERRY, FLOOD, SEEDS, brief_of, event_articles, parsed, raw, seed_articles, services
from tests.growth import SQUARE, TIMES, Work, growth

# Two fires in one town, a year apart: another building, other people, another cause.
MILL_FIRE = (
    (
        "A fire destroyed the old Tamsel mill in Brackwater early on Tuesday. Fire chief Oona Varley said the "
        "blaze began in a drying room on the third floor. Forty crews worked through the night and nobody was "
        "hurt. The mill, built in 1887, had been empty since its last owner, Corvin Textiles, closed it. "
        "Brackwater's council had planned to turn it into flats, and Varley said a faulty cable was the "
        "likely cause."
    ),
    (
        "Nobody was hurt when flames tore through Brackwater's disused Tamsel mill before dawn on Tuesday. "
        "The blaze is thought to have started in the drying room, Oona Varley, who heads the fire service, "
        "told reporters. Corvin Textiles shut the building, which dates from 1887, some years ago. Plans for "
        "flats on the site had been approved by the council in spring. A faulty cable is suspected, according "
        "to Varley."
    ),
    (
        "Brackwater has lost its best-known landmark. The Tamsel mill, put up in 1887 and last used by Corvin "
        "Textiles, burned to the ground on Tuesday, and the flats that the council wanted there are now in "
        "doubt. Fire chief Oona Varley blamed a cable. Neighbours watched from the canal as the roof over the "
        "drying room fell in."
    ),
)
SCHOOL_FIRE = (
    (
        "A fire destroyed the gym of Larkin Road school in Brackwater late on Friday. Two boys of 14 were "
        "questioned, said police inspector Petra Sonn. Fireworks had been thrown onto the roof during a "
        "party, she said. Lessons for 620 pupils move to the library, head teacher Milo Adeyar said. The gym "
        "opened only in 2019 and cost 3 million."
    ),
    (
        "Police questioned two 14-year-olds after fireworks set the gym of Brackwater's Larkin Road school "
        "alight on Friday night. Inspector Petra Sonn said a party had been held nearby. Head teacher Milo "
        "Adeyar said 620 pupils would be taught in the library. The sports hall, which cost 3 million, had "
        "been in use since 2019."
    ),
)
STRAY = (
    "Shares in the shipping group Norvane rose by 9 percent on Thursday after it named Elis Tarrow as its "
    "chief executive. Tarrow ran the rival line Ostmar for six years and cut its debt by half. Analysts "
    "at Brandt and Hale expect him to sell the cruise business, which lost 40 million last year. The "
    "group reports its results in March, and the board has promised a dividend for the first time since "
    "2021."
)
GRANT = (
    "The Aldous foundation gave the choir of Pellworth 250,000 crowns on Sunday to mend its concert hall. "
    "Conductor Ines Quall said the organ would be taken apart first, pipe by pipe, and shipped to a "
    "workshop in Dorne. The hall seats 900 and was last painted in 1961. Rehearsals go on in the chapel "
    "of the sailors' home until the autumn."
)


def articles(*texts: str) -> list[ParsedArticle]:
    return [parsed(text, source=f"{number}.txt") for number, text in enumerate(texts)]


def events(*texts: str) -> list[list[str]]:
    """The sources of each event."""
    return [[each.article.source for each in event.articles] for event in events_of(cluster(articles(*texts)))]


def test_two_fires_in_one_town_with_other_people_are_two_events() -> None:
    assert events(*MILL_FIRE, *SCHOOL_FIRE) == [["0.txt", "1.txt", "2.txt"], ["3.txt", "4.txt"]]


def test_one_event_told_by_several_desks_is_one() -> None:
    assert len(events(*MILL_FIRE)) == len(events(*SCHOOL_FIRE)) == 1


def test_the_order_of_the_articles_decides_nothing() -> None:
    scraps = [f"{scrap}." for text in (*MILL_FIRE, *SCHOOL_FIRE, STRAY) for scrap in text.rstrip(".").split(". ")]
    found = set()
    for seed in range(10):
        pile = articles(*MILL_FIRE, *SCHOOL_FIRE, *scraps)
        random.Random(seed).shuffle(pile)  # noqa: S311 - repeatable, not secret
        found.add(frozenset(frozenset(each.text for each in event.articles) for event in events_of(pile)))

    assert len(found) == 1


def test_the_seeds_thrown_together_fall_into_their_clusters() -> None:
    pile = [(folder, each) for folder in SEEDS for each in seed_articles(folder)]
    told = {f"{folder.name}/{each.source}" for folder in SEEDS for each in event_articles(folder)}

    brief = brief_of(*(each for _, each in pile))
    found = events_of(cluster([parsed(each.text or "", source=f"{at.name}/{each.source}") for at, each in pile]))

    sources = [{each.article.source or "" for each in event.articles} for event in found]
    homes = [{source.split("/")[0] for source in event} for event in sources]
    assert {len(home) for home in homes} == {1}
    stories = [home for home, event in zip(homes, sources, strict=True) if event & told]
    assert sorted(chain.from_iterable(stories)) == [folder.name for folder in SEEDS]
    assert {item.code for item in brief.rejected} == {"other_event"}


def test_a_copy_goes_where_its_original_goes() -> None:
    copy = f"From our staff. {MILL_FIRE[0]}"

    assert events(*MILL_FIRE, copy, STRAY) == [["0.txt", "1.txt", "2.txt", "3.txt"], ["4.txt"]]


def test_the_label_is_a_title_or_a_lead_of_at_most_twelve_words() -> None:
    titled = parsed(MILL_FIRE[0], title="Old mill burns down in Brackwater")

    labels = [event.label for event in events_of([titled, *articles(STRAY)])]

    assert labels == [
        "Old mill burns down in Brackwater",
        "Shares in the shipping group Norvane rose by 9 percent on Thursday ...",
    ]


def test_bigger_events_come_first_and_those_of_one_size_stand_by_label() -> None:
    pile = articles(STRAY, GRANT, *SCHOOL_FIRE)

    assert [len(event.articles) for event in events_of(pile)] == [2, 1, 1]
    assert [event.label.split()[0] for event in events_of(pile)][1:] == ["Shares", "The"]


# The event a brief is about


def test_an_article_about_another_event_is_left_out_of_the_brief_and_named() -> None:
    focus = focus_on_one(articles(*MILL_FIRE, STRAY))

    assert [each.article.source for each in focus.articles] == ["0.txt", "1.txt", "2.txt"]
    (stray,) = focus.rejected
    assert (stray.source, stray.code, focus.notes) == ("3.txt", "other_event", ())
    assert "Norvane" in stray.detail
    assert "Brackwater" in stray.detail
    assert "summarizer cluster" in stray.detail


@pytest.mark.parametrize(
    "text", ["Two boys were questioned.", "Noch ist unklar, wer das Boot im Hafen losgemacht hat und warum. " * 12]
)
def test_what_is_too_short_or_in_another_language_stays_in(text: str) -> None:
    assert not focus_on_one(articles(*MILL_FIRE, text)).rejected


def test_a_short_text_that_has_next_to_no_word_of_a_long_one_is_left_out() -> None:
    more = "Fire chief Oona Varley said on Thursday that the mill would be pulled down."
    cats = "A cat show opened in Lisbon on Thursday with 400 animals, and Ana Prado won the cup for Siamese."

    beside_long = focus_on_one(articles(*MILL_FIRE, FERRY, more))
    beside_short = focus_on_one(articles(FERRY, cats))

    assert [item.source for item in beside_long.rejected] == ["3.txt"]
    assert beside_short.rejected == ()


@pytest.mark.parametrize(("place", "is_left_out"), [("Ost Welm", True), ("Ravensey", False)])
def test_a_short_text_that_names_nothing_of_the_event_is_left_out(place: str, *, is_left_out: bool) -> None:
    strike = next(folder for folder in SEEDS if folder.name == "harbour-strike")
    text = f"{place} opened its second harbour on Wednesday, three years late. The harbour cost 2.4 billion euros."

    focus = focus_on_one(articles(*(each.text or "" for each in seed_articles(strike)), text))

    assert [item.code for item in focus.rejected] == ["other_event"] * is_left_out


LOOK_ALIKE = (
    "A fire on the pier of Ostrow drove 400 campers from Lake Welm on Tuesday. The fire, 300 kilometres north of the"
    " one at the mill, was started by lightning, said Ida Kron of the Welm county fire service. One of them broke an"
    " ankle. Kron said that the alert had reached Lake Welm in minutes. The campers were put up in the rink of"
    " Ostrow. Highway 9 between Ostrow and Welm is closed. The mill, they heard, was in Brackwater."
)


def test_a_look_alike_that_names_the_event_in_passing_is_left_out() -> None:
    focus = focus_on_one(articles(*MILL_FIRE, LOOK_ALIKE))

    assert [item.code for item in focus.rejected] == ["other_event"]
    assert len(focus.articles) == len(MILL_FIRE)


def test_of_two_events_of_one_size_the_one_with_more_words_is_briefed_and_a_note_says_so() -> None:
    focus = focus_on_one(articles(GRANT, STRAY))

    assert [each.article.source for each in focus.articles] == ["1.txt"]
    assert [note.code for note in focus.notes] == ["other_event"]
    assert "as many articles" in focus.notes[0].detail


@pytest.mark.parametrize("folder", SEEDS, ids=lambda folder: folder.name)
def test_no_article_of_a_cluster_about_one_event_is_left_out(folder: Path) -> None:
    pile = [parsed(each.text or "", source=each.source) for each in event_articles(folder)]

    assert all(not focus_on_one(cluster(pair)).rejected for pair in permutations(pile, 2))
    assert not focus_on_one(cluster(pile)).rejected


def test_a_brief_names_its_strays_and_no_model_hears_of_them() -> None:
    brief = brief_of(*(raw(text) for text in MILL_FIRE), raw(STRAY, source="shares.txt"), using=services())

    assert [(item.source, item.code) for item in brief.rejected] == [("shares.txt", "other_event")]
    assert len(brief.articles) == 3
    assert not any("Norvane" in fact.text for fact in brief.facts)


# Size


@pytest.mark.parametrize("token", ["A ", '"', "a, ", "1 ", "Marl ", "“a” "])
def test_a_line_of_one_repeated_token_takes_no_time(token: str) -> None:
    def telling_apart(length: int) -> Work:
        pile = [parsed(token * (length // len(token))), parsed(FLOOD)]
        return lambda: events_of(pile)

    assert growth(telling_apart, 15_000) < SQUARE


def test_five_hundred_articles_cost_no_square() -> None:
    draw = random.Random(7)  # noqa: S311 - repeatable, not secret
    made_up = [f"{a}{b}{c}{d}" for a in "bdkmnt" for b in "aeiou" for c in "lprst" for d in ("a", "in", "er")]

    def telling_apart(articles: int) -> Work:
        pile = [parsed(" ".join(draw.choices(made_up, k=200)) + ".") for _ in range(articles)]
        return lambda: events_of(pile)

    assert growth(telling_apart, 500 // TIMES) < SQUARE
