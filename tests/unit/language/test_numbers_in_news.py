"""What the words around a figure make of it: unit, bound, range, noun, and what counts nothing."""

from decimal import Decimal

import pytest

from summarizer.language.bounds import can_both_hold
from summarizer.language.numbers import Number, numbers_in
from summarizer.language.parse import parse_sentence
from summarizer.language.words import words_in
from tests.growth import SQUARE, Work, growth


def shown(number: Number) -> str:
    """A number on one line: bound, value, unit, and after a slash the stem of what is counted."""
    values = "-".join(f"{value:f}" for value in number.values)
    parts = (number.bound, values, number.unit, f"/{number.noun}" if number.noun else None)
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # money, by sign, code and word
        ("The town of Marl set aside $4.5m for repairs.", ["4500000 dollar"]),
        ("Repairs will cost 4.5 million dollars, the council said.", ["4500000 dollar"]),
        ("A US$30 billion loan was signed in Lund.", ["30000000000 dollar"]),
        ("The A$2.5 million grant went to the Oster clinic.", ["2500000 australian dollar"]),
        ("Norline owes 40 million Canadian dollars.", ["40000000 canadian dollar"]),
        ("The bridge cost EUR 300 million.", ["300000000 euro"]),
        ("Norline raised 12 million GBP.", ["12000000 pound"]),
        ("Farmers got 300 million Veltian rubles each year.", ["300000000 ruble"]),
        ("Bread now costs 90 rubles.", ["90 ruble"]),
        ("The ministry paid ₹2,000 a household.", ["2000 rupee"]),
        ("Tickets cost £12.50.", ["12.5 pound"]),
        ("He paid ¥12,000 for the ring.", ["12000 yen"]),
        ("The factory cost 1.2 billion yuan.", ["1200000000 yuan"]),
        ("A $4.5-million fund was set up.", ["4500000 dollar"]),
        ("The fund holds $ 10 million or more.", ["at least 10000000 dollar"]),
        # shares
        ("Turnout fell by 2.5 percentage points.", ["2.5 percentage point"]),
        ("The bank cut its rate by 25 basis points.", ["25 basis point"]),
        ("Some 12 percent of all voters stayed away.", ["about 12 percent /voter"]),
        ("Six of the eight halls burned.", ["6 /hall", "8 /hall"]),
        ("Only one percent of homes were insured.", ["1 percent /home"]),
        ("Two-thirds of the voters stayed away.", ["2 fraction"]),
        ("A third of the voters stayed away.", []),
        # durations
        ("Passengers waited an hour and a half on the pier.", ["1.5 hour"]),
        ("Passengers waited one and a half hours.", ["1.5 hour"]),
        ("The talks took half an hour.", ["0.5 hour"]),
        ("After a half-hour delay the ferry left.", ["0.5 hour"]),
        ("A three-and-a-half-hour meeting ended late.", ["3.5 hour"]),
        ("It took 2½ hours to reach the hut.", ["2.5 hour"]),
        ("They met for a two-day summit.", ["2 day"]),
        ("After a 12-hour wait they went home.", ["12 hour"]),
        ("The strike lasted two weeks and a half.", ["2.5 week"]),
        ("A fortnight earlier, 90 minutes were enough.", ["90 minute"]),
        ("A 12-year-old boy fell from the pier.", ["12 year-old"]),
        ("The 60-year-old’s boat sank 15 years ago.", ["60 year-old", "15 year"]),
        # lengths, weights, areas, volumes, temperatures, speeds
        ("A 40-foot wave hit the pier.", ["40 foot"]),
        ("They ran 5km along the Oster.", ["5 kilometre"]),
        ("The wall is 12m high.", ["12 metre"]),
        ("The channel gave about 5m people the news.", ["about 5000000 /peopl"]),
        ("The fire burnt 3,000 hectares and 12 square miles of heath.", ["3000 hectare", "12 square mile /heath"]),
        ("The lorry carried 12 tonnes of grain.", ["12 tonne /grain"]),
        ("The tank held 900 cubic metres of water.", ["900 cubic metre /water"]),
        ("It was 38°C in Lund, or 100 degrees Fahrenheit.", ["38 degree Celsius", "100 degree Fahrenheit"]),
        ("Winds reached 120 kilometres per hour.", ["120 kilometre per hour"]),
        ("The train did 90 miles an hour.", ["90 mile per hour"]),
        ("The ministry has a 12-point plan.", ["12 point"]),
        # what counts nothing
        ("Voss came third and Berg 19th.", ["3 ordinal", "19 ordinal"]),
        ("The twenty-first bridge over the Oster opened.", ["21 ordinal"]),
        ("In 1998 the dam was built.", ["1998 year-date"]),
        ("The 2022 elections were won by Voss.", ["2022 year-date"]),
        ("The dam was built between 1998 and 2003.", ["1998 year-date", "2003 year-date"]),
        ("More than 2000 people came.", ["more than 2000 /peopl"]),
        ("The fair opened on May 12 and closed on 3 June.", ["12 day-date", "3 day-date"]),
        ("The fair runs on May 12-14.", ["12 day-date", "14 day-date"]),
        ("It opened on the 4th of July, 2025.", ["4 day-date", "2025 year-date"]),
        ("The ferry left at 3 p.m. on Friday.", ["3 p.m."]),
        ("The ferry left at 14:30 and came at nine o'clock.", ["14.5 clock", "9 clock"]),
        ("The ferry left at 3.30pm.", ["3.5 p.m."]),
        ("Marl beat Lund 3-1 in the cup.", ["3 score", "1 score"]),
        ("The court ruled 5-4 for Norline.", ["5 score", "4 score"]),
        ("Call 555-0142 for help.", ["555 code", "142 code"]),
        ("It was Norline Flight 204 to Lund.", ["204 code"]),
        ("The SKAR-2 vaccine sales fell.", ["2 code"]),
        ("It closed at 12 14 15 18 points.", ["12", "14 code", "15 code", "18 point"]),
        # ranges
        ("Rescuers took 10 to 12 people off the roof.", ["10-12 /peopl"]),
        ("Prices rose 10-12% in a year.", ["10-12 percent"]),
        ("The repairs will take 5 to 10 million euros.", ["5000000-10000000 euro"]),
        ("Norline will pay between $5m and $10m.", ["5000000-10000000 dollar"]),
        ("It takes one to two hours by boat.", ["1-2 hour"]),
        ("Prices went from 5 to 10 euros.", ["5", "10 euro"]),
        # bounds
        ("More than 1,200 people fled.", ["more than 1200 /peopl"]),
        ("Over 300 homes were flooded.", ["more than 300 /home"]),
        ("The crews worked over two days.", ["2 day"]),
        ("No fewer than 40 boats sank.", ["at least 40 /boat"]),
        ("No more than 40 boats sank.", ["at most 40 /boat"]),
        ("Up to 500 jobs will go.", ["at most 500 /job"]),
        ("As many as 500 workers may go.", ["at most 500 /worker"]),
        ("Fewer than 30 tickets were left.", ["less than 30 /ticket"]),
        ("Nearly 7,000 residents are out of their homes.", ["less than 7000 /resid"]),
        ("An estimated 12 whales were seen.", ["about 12 /whale"]),
        ("Roughly a dozen ships waited.", ["about 12 /ship"]),
        ("Police counted 300 or more marchers.", ["at least 300 /marcher"]),
        ("Police counted 300+ marchers.", ["at least 300 /marcher"]),
        ("A crowd of 12 or so boys stood by.", ["about 12 /boy"]),
        ("The widow is 50 plus", ["at least 50"]),
        ("Voss asked for 20-odd", ["about 20"]),
        ("At least another 14 people were hurt.", ["at least 14 /peopl"]),
        # what is counted
        ("The flood left 14 dead.", ["14 /dead"]),
        ("Of the crew, 14 were killed.", ["14 /dead"]),
        ("Two of the boats sank and nine are wrecks.", ["2 /boat", "9"]),
        ("Another 14 remained missing.", ["14 /miss"]),
        ("Three hundred young fire fighters came.", ["300 /fighter"]),
        ("A 12-seat minibus overturned.", ["12 /seat"]),
        ("Half a dozen ships sank.", ["6 /ship"]),
        ("The quake had a magnitude of 6.4.", ["6.4"]),
    ],
)
def test_a_figure_is_read_with_the_words_around_it(text: str, expected: list[str]) -> None:
    assert [shown(number) for number in parse_sentence(text).numbers] == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("for 90 minutes", "for an hour and a half"),
        ("1.2m homes", "1,200,000 homes"),
        ("after 48 hours", "after two days"),
        ("within 18 months", "within a year and a half"),
        ("5 km away", "5,000 metres away"),
        ("2 tonnes of grain", "2,000 kg of grain"),
        ("at 3 p.m.", "at 15:00"),
        ("104 degrees Fahrenheit", "40°C"),
        ("25 basis points", "0.25 percentage points"),
        ("10 to 12 hours", "600 to 720 minutes"),
    ],
)
def test_equal_measures_are_equal_however_they_are_written(one: str, other: str) -> None:
    assert parse_sentence(one).numbers[0].measure == parse_sentence(other).numbers[0].measure


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5 percent", "5 percentage points"),
        ("5 dollars", "5 euros"),
        ("5 dollars", "5 Australian dollars"),
        ("30 days", "a month and a half"),
        ("3 a.m.", "3 p.m."),
        ("14 people", "14 hours"),
        ("10 to 12 hours", "10 to 14 hours"),
    ],
)
def test_measures_of_other_size_or_kind_differ(one: str, other: str) -> None:
    assert parse_sentence(one).numbers[0].measure != parse_sentence(other).numbers[0].measure


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("14 people", "15 people", False),
        ("14 people", "15 hours", True),
        ("at least 14 people", "15 people", True),
        ("at least 14 people", "12 people", False),
        ("up to 14 people", "12 people", True),
        ("10 to 12 people", "11 people", True),
        ("10 to 12 people", "13 people", False),
        ("about 100 people", "95 people", True),
        ("about 100 people", "60 people", False),
        ("more than 100 people", "fewer than 80 people", False),
    ],
)
def test_bounds_decide_whether_two_figures_can_both_be_true(one: str, other: str, expected: bool) -> None:
    mine, theirs = parse_sentence(one).numbers[0], parse_sentence(other).numbers[0]

    assert can_both_hold(mine.measure, mine.bound, theirs.measure, theirs.bound) is expected


def test_a_measure_is_given_in_its_base_unit() -> None:
    (number,) = parse_sentence("Passengers waited an hour and a half.").numbers

    assert (number.value, number.unit) == (Decimal("1.5"), "hour")
    assert number.measure == (Decimal(90), "minute", None)


@pytest.mark.parametrize(
    "token",
    [
        "1 ",
        "1-",
        "5 to 10 ",
        "a ",
        "half a ",
        "between 1 and ",
        "million ",
        "more than ",
        "3:1 ",
        "$",
        "May 5 ",
        "three ",
    ],
)
def test_a_long_line_of_one_token_costs_no_square(token: str) -> None:
    def reading(length: int) -> Work:
        text = token * (length // len(token))
        words = words_in(text)
        return lambda: numbers_in(text, words)

    assert growth(reading, 10_000) < SQUARE
