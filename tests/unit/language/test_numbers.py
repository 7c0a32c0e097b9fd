"""Numbers as values, however they are written."""

from decimal import Decimal

import pytest

from summarizer.language.parse import parse_sentence


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1,200 people fled", ["1200"]),
        ("1200 people fled", ["1200"]),
        ("1.2 million people", ["1200000"]),
        ("a $1.2bn deal", ["1200000000"]),
        ("a $2 Billion Deal", ["2000000000"]),
        ("about 5m people", ["5000000"]),
        ("a wall 12 m high", ["12"]),
        ("$12 m in aid", ["12000000"]),
        ("40,000-strong crowd", ["40000"]),
        ("a 40-foot wave", ["40"]),
        ("a 5km run", ["5"]),
        ("in 2023 and 2024", ["2023", "2024"]),
        ("the 19th century", ["19"]),
        ("a 3-1 win", ["3", "1"]),
        ("twelve died", ["12"]),
        ("Thirty-one died", ["31"]),
        ("Twenty five died", ["25"]),
        ("a hundred homes", ["100"]),
        ("one hundred homes", ["100"]),
        ("two hundred and fifty homes", ["250"]),
        ("three thousand two hundred and five homes", ["3205"]),
        ("two hundred and fifty thousand homes", ["250000"]),
        ("two million five hundred thousand", ["2500000"]),
        ("fourteen hundred jobs", ["1400"]),
        ("between one hundred and two hundred homes", ["100", "200"]),
        ("between a thousand and two thousand homes", ["1000", "2000"]),
        ("a dozen ships", ["12"]),
        ("two dozen ships", ["24"]),
        ("half a dozen ships", ["6"]),
        ("half a million people", ["500000"]),
        ("four and a half hours", ["4.5"]),
        ("4 and a half hours", ["4.5"]),
        ("two million and a half", ["2500000"]),
        ("2 million and a half", ["2500000"]),
        ("seven, eight people", ["7", "8"]),
        ("five to ten people", ["5", "10"]),
        ("zero cases", ["0"]),
        ("the one who left", []),
        ("the first of the G7 leaders", []),
        ("tens of thousands", []),
    ],
)
def test_a_number_has_the_value_a_reader_gives_it(text: str, values: list[str]) -> None:
    found = [value for number in parse_sentence(text).numbers for value in number.values]

    assert found == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("25%", ["percent"]),
        ("25 percent", ["percent"]),
        ("25 per cent", ["percent"]),
        ("twenty-five percent", ["percent"]),
        ("$5 million", ["dollar"]),
        ("US$5 million", ["dollar"]),
        ("€3m", ["euro"]),
        ("£4.50", ["pound"]),
        ("¥300", ["yen"]),
        ("25 people", [None]),
        ("between 5 and 10 percent", ["percent"]),
    ],
)
def test_the_unit_beside_a_number_is_read(text: str, units: list[str | None]) -> None:
    assert [number.unit for number in parse_sentence(text).numbers] == units


def test_a_number_knows_where_it_stands() -> None:
    text = "Some two hundred and fifty homes and 1.2 million books were lost."

    assert [text[number.start : number.end] for number in parse_sentence(text).numbers] == [
        "two hundred and fifty",
        "1.2 million",
    ]
