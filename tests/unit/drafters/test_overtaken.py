"""Which sentences are yesterday's news."""

import pytest

from summarizer.drafters.overtaken import is_overtaken, may_be_over, outcomes_of, without_overtaken
from summarizer.language.parse import parse_sentence
from summarizer.ports import Story
from tests.builders import parsed, story_of
from tests.growth import SQUARE, Work, growth

MONDAY, TUESDAY, WEDNESDAY, THURSDAY = "2025-03-03", "2025-03-04", "2025-03-05", "2025-03-06"
LATER = "The ferry Norlys lay in the harbour of Lund on Thursday, its crew said."
ASKED = "Norline asked Judge Dana Voss to suspend the licence that Lund had given to Skarvik."


def story(*reports: tuple[str, str | None]) -> Story:
    """The story of these texts, each with its day."""
    return story_of(*(parsed(text, published=day) for text, day in reports))


def overtaken(text: str, later: str = LATER, *, told: str | None = TUESDAY, newest: str | None = THURSDAY) -> bool:
    """Is a text of Tuesday overtaken by another of Thursday?"""
    outcomes = outcomes_of(story((text, told), (later, newest)))
    return is_overtaken(parse_sentence(text, published=told), outcomes)


@pytest.mark.parametrize(
    "sentence",
    [
        "Dana Voss will meet the owners of Norline on Wednesday.",
        "The inquiry is expected to end on Wednesday.",
        "The verdict is due on Wednesday.",
        "The divers are to go down to the ferry on Wednesday.",
        "Norline plans to raise the ferry on Wednesday.",
        "On Wednesday the council of Marl will vote on the bridge.",
        "The bridge will be opened to cars on Wednesday.",
        "The council will vote on Wednesday, Mayor Dana Voss said.",
        "Mayor Dana Voss said that the council would vote on Wednesday.",
        "It was announced that the council will vote on Wednesday.",
        "Dana Voss, who leads the council of Marl, will speak in Lund on Wednesday.",
        "The ferry of Norline is scheduled to be raised tomorrow.",
        "The schools of Marl will stay shut until Wednesday.",
        "The council was to vote on the bridge today.",
        "Norline won't sail to Lund on Wednesday.",
    ],
)
def test_what_was_expected_of_a_day_gone_by_is_overtaken(sentence: str) -> None:
    assert overtaken(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The council of Marl voted for the bridge on Monday.",
        "The council will vote on Friday.",
        "The council will vote on Wednesday and again on Friday.",
        "The council will vote on the bridge in April.",
        "The council will vote on the bridge.",
        "The council will vote on the bridge next week.",
        "Dana Voss resigned on Monday and will leave Marl on Wednesday.",
        "Norline bought Skarvik on Monday and will sell two ferries on Wednesday.",
        "The bridge fell on Monday; the council will vote on Wednesday.",
        "The bridge is broken and will be closed on Wednesday.",
        "Dana Voss signed the contract for a bridge that will open on Wednesday.",
        "“The council will vote on Wednesday,” Mayor Dana Voss said.",
        "Will the council vote on the bridge on Wednesday?",
        "The owner read out the will on Wednesday.",
        "Norline is to blame for the accident on Wednesday.",
        "The council will vote on Thursday.",  # the newest article does not tell that it did
    ],
)
def test_what_is_news_or_still_to_come_is_not_overtaken(sentence: str) -> None:
    assert not overtaken(sentence)


def test_an_expectation_is_only_overtaken_by_an_article_of_a_later_day() -> None:
    sentence = "Dana Voss will meet the owners of Norline on Wednesday."

    assert not overtaken(sentence, newest=TUESDAY)
    assert not overtaken(sentence, newest=None)
    assert not overtaken(sentence, told=None)
    assert not overtaken(sentence, told=THURSDAY, newest=THURSDAY)


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ("Dana Voss met the owners of Norline in Lund.", True),
        ("Owners of Norline said that Dana Voss had not met them.", True),
        ("Dana Voss met her daughter in Lund.", False),
        ("The owners of Skarvik met in Lund.", False),
        ("Dana Voss still plans to meet the owners of Norline.", False),
        ("“We met Dana Voss and the owners of Norline,” the ferry's cook said.", False),
    ],
)
def test_on_the_newest_day_it_must_be_told_that_it_happened(later: str, expected: bool) -> None:
    assert overtaken("Dana Voss will meet the owners of Norline on Thursday.", later) is expected


@pytest.mark.parametrize(
    ("asked", "later", "expected"),
    [
        (ASKED, "Judge Dana Voss refused to suspend the licence.", True),
        (ASKED, "Dana Voss agreed to suspend it, which stops Skarvik.", True),
        (ASKED, "A request to suspend the licence was rejected by Judge Dana Voss.", True),
        (ASKED.replace("asked", "has asked"), "Judge Dana Voss declined to suspend the licence.", True),
        ("Norline applied for a licence to Lund.", "Norline was granted a licence to Lund for ten years.", True),
        ("Marl asked Lund for three pumps and boats.", "Lund refused to lend pumps and boats to Marl.", True),
        (ASKED, "Judge Dana Voss has not refused to suspend the licence.", False),
        (ASKED, "Nobody knows whether Judge Dana Voss refused to suspend the licence.", False),
        (ASKED, "Judge Dana Voss refused to speak about the licence.", False),
        (ASKED, "Another judge refused to suspend the licence of a bar.", False),
        (ASKED, "Judge Dana Voss will decide whether to suspend the licence.", False),
        (ASKED, "“Dana Voss refused to suspend the licence,” the ferry's cook said.", False),
        ("Marl asked Lund to repair the bridge.", "Lund refused to repair a ferry of its own.", False),
        ("Marl asked Lund for three pumps.", "Lund refused to comment on the flood in Marl.", False),
        ("Norline sank in May. " + ASKED, LATER, False),
        (
            ASKED.replace("asked", "sold its last ferry and asked"),
            "Judge Dana Voss refused to suspend the licence.",
            False,
        ),
        ("Reporters asked Dana Voss about the ferry.", "Dana Voss refused to answer about the ferry.", False),
    ],
)
def test_a_request_is_overtaken_by_its_answer(asked: str, later: str, expected: bool) -> None:
    assert overtaken(asked, later) is expected


def test_an_answer_of_the_same_day_or_before_settles_nothing() -> None:
    assert not overtaken(ASKED, "Judge Dana Voss refused to suspend the licence.", newest=TUESDAY)
    assert not overtaken(ASKED, "Judge Dana Voss refused to suspend the licence.", newest=MONDAY)


def test_an_answer_before_the_request_answers_another() -> None:
    answer = ("Judge Dana Voss refused to suspend the licence.", MONDAY)
    outcomes = outcomes_of(story(answer, (ASKED, TUESDAY), (LATER, THURSDAY)))

    assert not is_overtaken(parse_sentence(ASKED, published=TUESDAY), outcomes)


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("Marl asked for boats, which are expected to arrive on Wednesday.", "Marl asked for boats."),
        ("Voss called the council, which will meet on Wednesday.", "Voss called the council."),
        ("Marl asked for boats, which are expected to arrive on Friday.", None),
        ("Marl asked for boats, which have left and are expected to arrive on Wednesday.", None),
        ("Marl asked for boats, which are expected to arrive soon.", None),
        ("Marl asked for boats, which arrived on Wednesday.", None),
        ("Marl asked for boats, which will arrive on Wednesday, and for bread.", None),
    ],
)
def test_a_last_clause_that_is_overtaken_can_be_left_out(sentence: str, kept: str | None) -> None:
    outcomes = outcomes_of(story((sentence, TUESDAY), (LATER, THURSDAY)))

    assert without_overtaken(parse_sentence(sentence, published=TUESDAY), outcomes) == kept


@pytest.mark.parametrize("token", ["A ", '"', "a, ", "1 ", "will ", "asked which ", "refused to "])
def test_a_long_line_costs_no_square(token: str) -> None:
    def looking_back(length: int) -> Work:
        line = token * (length // len(token))
        pile = story((f"{line}.", TUESDAY), (f"{LATER} {line}.", THURSDAY))
        sentence = parse_sentence(f"Norline {line} will sail on Wednesday.", published=TUESDAY)
        assert sentence.dates

        def look() -> None:
            outcomes = outcomes_of(pile)
            is_overtaken(sentence, outcomes)
            without_overtaken(sentence, outcomes)

        return look

    assert growth(looking_back, 15_000) < SQUARE


def test_many_answers_to_many_requests_cost_no_square() -> None:
    def looking_back(many: int) -> Work:
        answers = " ".join(f"Ida Bell refused to suspend licence {number}." for number in range(many))
        outcomes = outcomes_of(story((ASKED, TUESDAY), (answers, THURSDAY)))
        request = parse_sentence(ASKED, published=TUESDAY)
        return lambda: [is_overtaken(request, outcomes) for _ in range(many)]

    assert growth(looking_back, 500) < SQUARE


@pytest.mark.parametrize(
    ("sentence", "later"),
    [
        (
            "Ida Kron, the owners’ lawyer, wants the licence revoked.",
            "The council of Lund revoked the licence.",
        ),
        ("Ida Kron wants the licence revoked.", "The licence of the ferry was revoked in Lund by the council."),
        ("The crew called for Rolf Bell to resign.", "Rolf Bell, who leads Norline, resigned on Wednesday night."),
        ("The crew demanded Bell's resignation.", "Rolf Bell of Norline resigned on Wednesday night in Lund."),
    ],
)
def test_what_somebody_wanted_done_is_overtaken_when_it_is_done(sentence: str, later: str) -> None:
    assert overtaken(sentence, later)


@pytest.mark.parametrize(
    ("sentence", "later"),
    [
        ("Ida Kron wants the licence revoked.", "The council of Lund has not revoked the ferry licence."),
        ("Ida Kron wants the licence revoked.", "The council of Lund may revoke the ferry licence soon."),
        ("Ida Kron wants the licence revoked.", "The council of Lund renewed the ferry licence on Thursday."),
        ("Ida Kron wants the licence of Skarvik revoked.", "The council of Lund revoked the licence of Norline."),
        ("The crew called for Rolf Bell to resign.", "Dana Voss of Norline resigned on Wednesday night in Lund."),
        (
            "Ida Kron wants the licence revoked and has sued the port.",
            "The council of Lund revoked the ferry licence.",
        ),
    ],
)
def test_a_wish_that_is_not_known_to_be_granted_is_news(sentence: str, later: str) -> None:
    assert not overtaken(sentence, later)


DROPPED = "Mayor Dana Voss on Thursday dropped her plan to sell the harbour of Lund to Norline."


@pytest.mark.parametrize(
    "sentence",
    [
        "Dana Voss said that Marl would sell the harbour of Lund.",
        "Dana Voss said on Monday her council would sell the harbour of Lund, and called it a good price.",
        "Dana Voss plans to sell the harbour of Lund.",
    ],
)
def test_a_plan_that_was_dropped_is_overtaken(sentence: str) -> None:
    assert overtaken(sentence, DROPPED)


@pytest.mark.parametrize(
    ("sentence", "later"),
    [
        ("Dana Voss said that Marl would paint the harbour of Skarvik.", DROPPED),
        ("Mayor Ida Kron said that Ferrol would sell the harbour of Lund.", DROPPED.replace("Norline", "Skarvik")),
        ("Dana Voss plans to sell the harbour of Lund.", DROPPED.replace("dropped", "has not dropped")),
        ("Dana Voss plans to sell the harbour of Lund.", DROPPED.replace("dropped", "praised")),
        ("Dana Voss sold the harbour of Lund.", DROPPED),
    ],
)
def test_another_plan_and_one_that_stands_are_not_overtaken(sentence: str, later: str) -> None:
    assert not overtaken(sentence, later)


def over(text: str, later: str = LATER, *, told: str | None = TUESDAY, newest: str = THURSDAY) -> bool:
    """May what a text of Tuesday tells be over by Thursday?"""
    outcomes = outcomes_of(story((text, told), (later, newest)))
    return may_be_over(parse_sentence(text, published=told), outcomes)


@pytest.mark.parametrize(
    "sentence",
    [
        "The crew of the Norlys said the cause was not known.",
        "It is unclear why the Norlys sank.",
        "Mayor Dana Voss said that she had full confidence in the crew of the Norlys.",
        "The Norlys keeps its lead of 39 seconds.",
        "The owner of the Norlys was under growing pressure to resign after it emerged that he lied.",
        "The owner of the Norlys rules out a sale.",
        "The Norlys is expected to sail to Marl.",
        "Divers hope to raise the Norlys.",
        "Shares in the Norlys Line fell by 2.3 percent.",
    ],
)
def test_how_things_stood_may_be_over_where_a_later_article_speaks_of_the_same(sentence: str) -> None:
    assert over(sentence)
    assert not over(sentence, "The council of Ferrol met on Thursday.")
    assert not over(sentence, newest=TUESDAY)
    assert not over(sentence, told=None)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Norlys sank on Monday.",
        "The Norlys was ahead of the tide, and the coast guard ordered a search.",
        "The Norlys, which was expected to be sold, sank.",
        "“The cause is not known,” the owner of the Norlys said.",
        "The Norlys is expected to sail to Marl on 20 March.",
        "Shares in the Norlys Line fell by 2.3 percent on Monday.",
    ],
)
def test_what_happened_and_what_is_to_come_is_not_over(sentence: str) -> None:
    assert not over(sentence)


def test_a_title_alone_does_not_make_two_people_the_same() -> None:
    text = "Prime Minister Ida Kron wants a new bridge."

    assert not over(text, "Prime Minister Dana Voss swam on Thursday.")
    assert over(text, "Ida Kron swam on Thursday.")
