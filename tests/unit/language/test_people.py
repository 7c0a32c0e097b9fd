"""Persons are told by evidence, and each is one person however the article names them."""

import pytest

from summarizer.language.parse import parse_sentence, parse_text
from summarizer.language.people import introduced
from summarizer.language.sightings import sightings_in
from tests.growth import SQUARE, Work, growth


def names_of(text: str) -> list[str]:
    return [person.name for person in parse_text(text).people.persons]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They met Mayor Dana Voss.", ["Dana Voss"]),
        ("They met Chinese President Lin Wenhao.", ["Lin Wenhao"]),
        ("They met spokesman Tom Roe.", ["Tom Roe"]),
        ("They met Norwegian prime minister Ane Lund.", ["Ane Lund"]),
        ("Dana Voss, the mayor of Marl, left.", ["Dana Voss"]),
        ("Dana Voss, a lawyer, left.", ["Dana Voss"]),
        ("Dana Voss, 58, left.", ["Dana Voss"]),
        ("Dana Voss, who runs a bakery, left.", ["Dana Voss"]),
        ("Its chief executive, Dana Voss, left.", ["Dana Voss"]),
        ("They heard Dana Voss. Voss said no.", ["Dana Voss"]),
        ("They heard Jan van der Berg. Van der Berg said no.", ["Jan van der Berg"]),
        ("Norline, its chief executive, Tom Roe, and others left.", ["Tom Roe"]),
        ("They heard Mr Voss.", ["Voss"]),
        ("They heard Mr. Tom Roe Jr. there.", ["Tom Roe Jr."]),
        ("Dana Voss told her lawyer to wait.", ["Dana Voss"]),
        ("Judge Ann Poe asked Mayor Dana Voss.", ["Ann Poe", "Dana Voss"]),
        ("The club's sporting director, Dana Voss, left.", ["Dana Voss"]),
        ("Finance chief Dana Voss said no.", ["Dana Voss"]),
        ("Opposition leader Dana Voss left.", ["Dana Voss"]),
    ],
)
def test_a_person_is_told_by_what_stands_around_the_name(text: str, names: list[str]) -> None:
    assert names_of(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "They flew to Port Lindal. Lindal is a town.",
        "Norline Shipping left. Norline said no.",
        "Market leader Norline rose.",
        "The owner, Norline Haulage, said no.",
        "They bought General Electric and Premier Foods.",
        "The Grand Hall was lit. The Hall was full.",
        "In Marl, the mayor of Aske said no.",
        "They met the Attorney General of Marl.",
        "Don't Miss Out on Red Heron.",
        "King Street and Prince Edward Island were shut.",
        "Red Heron sank.",
        "President of Marl was a hard office.",
        "The Voss said no. They met the Voss.",
    ],
)
def test_places_companies_and_things_are_no_persons(text: str) -> None:
    assert names_of(text) == []


def test_a_person_gathers_what_the_article_says_of_them() -> None:
    text = (
        "Chinese President Lin Wenhao came to Marl. Lin was met by Dana Voss, 58, the mayor of Marl. "
        "Mayor Voss said that she was glad. Foreign minister Jan van der Berg was there."
    )

    lin, voss, berg = parse_text(text).people.persons

    assert (lin.name, lin.surname, lin.titles, lin.nationality) == ("Lin Wenhao", "Lin", ("president",), "China")
    assert (voss.surname, voss.titles, voss.age, voss.gender, voss.first) == ("Voss", ("mayor",), 58, "f", 1)
    assert (berg.surname, berg.titles, berg.nationality) == ("van der Berg", ("foreign minister",), None)


@pytest.mark.parametrize(
    ("text", "introduction"),
    [
        ("Lin Wenhao left. Chinese President Lin Wenhao won.", "Chinese President Lin Wenhao"),
        ("They met Dana Voss. Mayor Voss won.", "Mayor Dana Voss"),
        ("They met foreign ministry spokesman Tom Roe.", "foreign ministry spokesman Tom Roe"),
        ("They met former US President Tom Roe.", "former US President Tom Roe"),
        ("They met Dana Voss. Ms Voss won.", "Dana Voss"),
        ("They met Ms Voss.", "Ms Voss"),
        ("Dana Voss, the mayor of Marl, won.", "Dana Voss"),
    ],
)
def test_a_first_mention_carries_the_title_the_article_puts_before_the_name(text: str, introduction: str) -> None:
    assert [introduced(person) for person in parse_text(text).people.persons] == [introduction]


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("They met Ms Dana Voss.", "f"),
        ("They met spokesman Dana Voss.", "m"),
        ("Mayor Dana Voss said she was glad.", "f"),
        ("Mayor Dana Voss lost his hat.", "m"),
        ("Mayor Dana Voss met his aide.", None),  # whose aide?
        ("Mayor Dana Voss won.", None),
        ("Mayor Dana Voss said she was glad. Mayor Dana Voss lost his hat.", None),
        ("Mayor Dana Voss met Judge Tom Roe, and he was glad.", None),
        ("Mayor Dana Voss said: “He lost his hat.”", None),
    ],
)
def test_gender_is_said_only_when_it_is_certain(text: str, gender: str | None) -> None:
    assert parse_text(text).people.persons[0].gender == gender


def test_two_persons_of_one_surname_stay_two_and_the_surname_names_neither() -> None:
    people = parse_text("Mayor Dana Voss met Judge Tom Voss. Voss said no.").people

    assert [person.name for person in people.persons] == ["Dana Voss", "Tom Voss"]
    assert people.mentioned(1) == ()
    assert [mention.person for mention in people.mentions[1]] == [None]
    assert people.named("Voss") is None
    assert people.named("Tom Voss") == people.persons[1]


def test_a_surname_that_somebody_unproven_bears_too_names_neither() -> None:
    people = parse_text("Mayor Dana Voss came with Tom Voss. Voss said no.").people

    assert people.mentioned(1) == ()


def test_a_sentence_tells_whom_it_names_in_order_and_each_once() -> None:
    people = parse_text("Mayor Dana Voss met Judge Ann Poe. Poe told Voss that Voss was late.").people

    assert [person.name for person in people.mentioned(1)] == ["Ann Poe", "Dana Voss"]
    assert people.named("Poe’s") == people.persons[1]
    assert people.named("Nobody") is None


@pytest.mark.parametrize(
    "token",
    [
        "A ",
        "Mr Voss ",
        "Voss, ",
        "Dana Voss, the mayor, ",
        '"Voss" ',
        "He, ",
        "Norline, ",
        "President ",
        "1 ",
        "a, ",
        '"',
    ],
)
def test_the_cost_of_a_long_line_grows_with_its_length_alone(token: str) -> None:
    def meeting(length: int) -> Work:
        parsed = parse_text(token * (length // len(token)))
        return lambda: parsed.people

    assert growth(meeting, 20_000) < SQUARE


def test_who_speaks_behind_a_quotation_that_ends_with_his_is_no_thing_of_his() -> None:
    sentence = parse_sentence("“The money in the harbour was never his,” Kron said on Monday.")

    (sighting,) = sightings_in(sentence.text, sentence)

    assert not sighting.after_the


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Mayor Ida Kron won.", "f"),
        ("Mayor Rolf Anselm won.", "m"),
        ("Mayor Ida Kron met his aide. Mayor Ida Kron lost his hat.", "f"),  # the name is surer than a pronoun
        ("Mayor Rolf won.", None),  # a surname as well
    ],
)
def test_a_given_name_shows_the_gender(text: str, gender: str | None) -> None:
    assert parse_text(text).people.persons[0].gender == gender


def test_a_given_name_shows_a_person_but_not_where_a_place_stands() -> None:
    assert [person.name for person in parse_text("It was paid by Ida Kron of Lund.").people.persons] == ["Ida Kron"]
    assert parse_text("It was found in Ida Kron.").people.persons == ()
    assert parse_text("It was paid by Ida Kron Bank.").people.persons == ()


def test_a_woman_is_not_the_man_of_her_surname() -> None:
    people = parse_text("Rolf Anselm, 74, waited. Mrs Anselm left at noon.").people

    assert [mention.person for mention in people.mentions[1]] == [None]
