"""Shortening drops whole clauses and nothing that binds what is left."""

import pytest

from summarizer.drafters.shortening import shortened
from summarizer.language.parse import parse_sentence
from tests.growth import SQUARE, Work, growth


def shorter(text: str) -> set[str]:
    return set(shortened(parse_sentence(text)))


@pytest.mark.parametrize(
    ("sentence", "wording"),
    [
        (
            "The mayor of Marl, who took office in May, closed the old bridge on Monday.",
            "The mayor of Marl closed the old bridge on Monday.",
        ),
        ("Norline, which runs the night ferry, will refund every passenger.", "Norline will refund every passenger."),
        (
            "Crews took 1,200 people to the school on Hill Road, which has its own well.",
            "Crews took 1,200 people to the school on Hill Road.",
        ),
        ("The council set aside $4.5 million, calling the damage severe.", "The council set aside $4.5 million."),
        ("The river fell by a metre, as colder air came in from the north.", "The river fell by a metre."),
        ("Marl lost its only bank in June, leaving the town without cash.", "Marl lost its only bank in June."),
        ("The dam at Oster (built of clay) held through the night.", "The dam at Oster held through the night."),
        ("The dam — the oldest in the valley — held through the night.", "The dam held through the night."),
        ("Voss has also asked the army for two boats.", "Voss has asked the army for two boats."),
        ("Voss, however, asked the army for two boats.", "Voss asked the army for two boats."),
        (
            "A man lies in hospital, though, and four others are in the marshes near Marl.",
            "A man lies in hospital, and four others are in the marshes near Marl.",
        ),
        ("The school reopened on Friday, and its pupils went back.", "The school reopened on Friday."),
        ("Norline blamed a broken pump; the union blamed the owners.", "Norline blamed a broken pump."),
        (
            "Voss named Ida Kron, who was a judge in Lund, to lead the guild.",
            "Voss named Ida Kron to lead the guild.",
        ),
        (
            "Voss named Ida Kron, 44, who was a judge in Lund, to lead the guild.",
            "Voss named Ida Kron, 44, to lead the guild.",
        ),
        ("Six people were hurt in Marl, including a child.", "Six people were hurt in Marl."),
        (
            "The dam of Oster broke at dawn and let a wall of water into the valley.",
            "The dam of Oster broke at dawn.",
        ),
        ("Norline sold a ferry in May, the first of many to go.", "Norline sold a ferry in May."),
        ("Norline moved its boats to the U.S., leaving Lund without any.", "Norline moved its boats to the U.S."),
        ("Norline sold a ferry on Friday, in a sale that drew crowds.", "Norline sold a ferry on Friday."),
        ("In May, the mayor of Marl, who lives there, closed it.", "In May, the mayor of Marl closed it."),
        (
            "A court in Lund freed Voss on Friday, defying the mayor, who only in May had said that all would stay.",
            "A court in Lund freed Voss on Friday, defying the mayor.",
        ),
        (
            "The court of Lund fined Voss on Friday, a ruling which she said she would fight.",
            "The court of Lund fined Voss on Friday.",
        ),
        ("Voss left Marl on Friday, hours before the dam at Oster broke.", "Voss left Marl on Friday."),
        (
            "Nine men, among them two convicted thieves, escaped from the mill on Friday, setting off a search.",
            "Nine men, among them two convicted thieves, escaped from the mill on Friday.",
        ),
    ],
)
def test_a_clause_beside_the_main_statement_may_go(sentence: str, wording: str) -> None:
    assert wording in shorter(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Norline will sail on Sunday, if the new pump arrives.",
        "The bridge stays shut, unless the river falls by Friday.",
        "The dam broke at dawn, officials said on Monday.",
        "The dam broke at dawn, according to the water authority.",
        "The dam broke at dawn; so a guard has said on the telephone.",
        "The dam broke at dawn; the valley was empty by then, said Voss, the mayor of Marl.",
        "The dam broke at dawn, as Voss put it in a letter.",
        "The dam broke at dawn, leaving Marl dark, officials said on Monday.",
        "The dam broke at dawn, a guard who asked for coffee said.",
        "The dam broke at dawn, leaving Marl dark, but only for an hour.",
        "The gate — officials say — held through the night.",
        "Voss will stand again, though she has not said so in public.",
        "The town was dry, but only on the eastern side.",
        "The pump failed because nobody had oiled it.",
        "Nobody was hurt, except a guard at the gate.",
        "The ferry is safe, Norline insisted, citing two reports.",
        "Most welcomed the plan, while others called it a waste.",
        "Voss closed the bridge, and the council denied its part in it.",
        "A magazine claimed that Norline paid Voss 40,000 crowns; she says it was a loan of 14,000.",
        "Kell, who denies the charge, appeared in court on Monday.",
        "Rain is expected on Friday and Saturday.",
        "Members sail free of charge with Norline, starting in May.",
        "On Monday, Voss closed the bridge.",
        "In 2019, Norline owned two ferries.",
        "The town grew as much as Kell had hoped.",
        "Kell may earn $4 million, should the fight go on to the end.",
        "Some believe the ferry will sail again, but the mayor has sold it.",
        "Kell sold her boats to Lund and not, as on every day before, to Marl.",
        "Kell has meanwhile conceded, after a long silence, that she sold the boats.",
        "The woman whose son was also hurt in Marl left on Monday.",
        "In all, Kell found 10 boats, as Norline sailed through the summer.",
        "The fire, which burns far north of the deadly one at Marl, was started by lightning on a ridge above Lund.",
        "The ferry is owned by Norline, whose director, Ida Kell, said that it had left Marl on time.",
        "Ida Kell, who is 84 and taught in Lund for 31 years, met Voss.",
    ],
)
def test_what_binds_the_statement_stays(sentence: str) -> None:
    assert shorter(sentence) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "The dam (built in 1931) held back 3,000 tonnes of water.",
        "The dam — the oldest of twelve — held back 3,000 tonnes of water.",
        "Six people were hurt in Marl, including two children.",
        "Norline sold a ferry to Lund, raising $4 million for its pension fund.",  # the only figure
        "The old ferry sank in the bay, as crews from Lund watched.",  # the only name, and "The" is none
        "The guild of Lund is very angry, as its members lost their boats.",  # the only event
        "The guild named the deputy director, Ida Kron, as its next leader.",  # as what she was named
        "The council of Marl chose Ida Kron, who was a judge, as head of the inquiry.",
        "Voss described the harbour wall, built in Lund, as a danger.",
    ],
)
def test_what_a_sentence_tells_is_not_cut_out_of_it(sentence: str) -> None:
    assert shorter(sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "wording"),
    [
        ("Ada Kell, who is the head of Norline, met Voss.", "Ada Kell, the head of Norline, met Voss."),
        ("Ada Kell, who is 61, met Voss in Lund.", "Ada Kell, 61, met Voss in Lund."),
        ("The Oster, which is the longest river of Tarn, rose.", "The Oster, the longest river of Tarn, rose."),
        ("Voss met Ada Kell, who is the head of Norline.", "Voss met Ada Kell, the head of Norline."),
    ],
)
def test_what_somebody_is_is_said_shorter_and_not_dropped(sentence: str, wording: str) -> None:
    assert shorter(sentence) == {wording}


@pytest.mark.parametrize(
    ("sentence", "wording"),
    [
        (
            "Ada Kell, head of the Oster Guild, which mends boats, left for Lund.",
            "Ada Kell, head of the Oster Guild, left for Lund.",
        ),
        ("Ada Kell, 61, who mends boats, left for Lund.", "Ada Kell, 61, left for Lund."),
    ],
)
def test_an_apposition_keeps_its_closing_comma(sentence: str, wording: str) -> None:
    assert shorter(sentence) == {wording}


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry's engines, built in 1998, ran for nine hours without a fault.",  # its verb
        "Passengers asked for food, blankets and water.",
        "The new pumps, valves and filters come from Lund.",
        "Symptoms include itching, burning and a rash.",
        "The plan includes buying boats, mending nets, and paying crews.",
        "When the dam at Oster broke, leaving Marl dark, people fled.",  # an opening is no statement
        "Kell of Norline showed how Voss, after a long talk, closed the bridge.",  # the statement goes on
        "The bank of Marl, based in Lund, specialised in loans for boats.",
        "The film shows Ada Kell, a teacher of boatmen, mending nets in Lund.",
        "The combined efforts of Marl and Lund, coupled with luck, saved the dam.",
        "In contrast, Lund will see a smaller, and perhaps shared, Norline fleet.",
        "“We saw the water, which was brown, come down the street,” said Dana Voss.",
        "Victor Kell (left) and Dana Voss (right) closed the bridge.",
    ],
)
def test_lists_subjects_quotations_and_captions_are_never_cut(sentence: str) -> None:
    assert not any(len(wording) < len(sentence) - len("In contrast, ") for wording in shorter(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Kell was arrested and charged with theft in Lund.",
        "Kell was shot in the leg and died in a hospital in Lund.",
        "The school in Marl was closed in May and reopened with new teachers in June.",
        "Voss both closed the bridge in Marl and fined the owner of the dam.",
        "Nobody in Marl saw the gate open and warned the people of the valley.",
        "The bridge built in Marl and restored after the war collapsed.",
        "Voss closed the bridge in Marl and fined nobody at the dam.",
        "Kell sold boats in Lund, bought cars and rented flats in Marl.",
    ],
)
def test_a_second_predicate_stays_where_the_first_would_mislead_alone(sentence: str) -> None:
    assert shorter(sentence) == set()


def test_each_clause_may_go_alone_or_with_the_others() -> None:
    found = shorter(
        "Meanwhile, Norline, which owned the ferries, cancelled crossings to Lund, blaming the weather on Friday."
    )

    assert found == {
        "Norline, which owned the ferries, cancelled crossings to Lund, blaming the weather on Friday.",
        "Norline, which owned the ferries, cancelled crossings to Lund.",
        "Norline cancelled crossings to Lund, blaming the weather on Friday.",
        "Norline cancelled crossings to Lund.",
    }


@pytest.mark.parametrize(
    "unit", [", who was a", ", and a b c was", " (a) ", ", as b", "A ", '"', "a, ", "1 ", " and led"]
)
def test_a_very_long_sentence_takes_no_square(unit: str) -> None:
    def shortening(length: int) -> Work:
        sentence = parse_sentence("Voss" + unit * (length // len(unit)) + ".")
        return lambda: list(shortened(sentence))

    assert growth(shortening, 25_000) < SQUARE
