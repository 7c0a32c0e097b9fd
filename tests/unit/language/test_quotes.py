"""What stands between quote marks, and what only looks like it."""

import pytest

from summarizer.language.parse import parse_sentence, parse_text
from summarizer.language.quotes import half_quotes_in, quotes_in


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ('He said "we won" today.', ["we won"]),
        ("He said “we won” today.", ["we won"]),
        ("He said ‘we won’ today.", ["we won"]),
        ("He said 'we won' today.", ["we won"]),
        ("‘It’s over,’ he said.", ["It’s over,"]),
        ("'It's over,' he said.", ["It's over,"]),
        ("“He said ‘no’ twice,” she said.", ["He said ‘no’ twice,"]),
        ("\"He said 'no' twice,\" she said.", ["He said 'no' twice,"]),
        ('"He said “yes” then," she said.', ["He said “yes” then,"]),
        ('"One" and "two".', ["One", "two"]),
        ("“A” “B” “C”", ["A", "B", "C"]),
        ("“We won,” he said, “and will again.”", ["We won,", "and will again."]),
        ('"We won," he said, "and will again."', ["We won,", "and will again."]),
        ("He called it “great” and 'poor'.", ["great", "poor"]),
        ("They shut ('for good') in May.", ["for good"]),
        ("The plan—“a gift”—failed.", ["a gift"]),
        ("O'Neill said 'yes'.", ["yes"]),
        ("James' book and Mary's 'best' one", ["best"]),
        ('He said “we surrender" today.', ["we surrender"]),
        ('He said "we surrender” today.', ["we surrender"]),
        ("It's the dogs' day and don't ask.", []),
        ("The '90s were good, the '80s too.", []),
        ("the ’90s and the rock ’n’ roll", []),
        ("'Tis the season, 'twas the night.", []),
        ('A 6" pipe and a 5" pipe', []),
        ("He is 5'10\" tall and she is 5'2\".", []),
        ("“never closed and on", []),
        ('“” and ""', []),
    ],
)
def test_words_between_marks_are_a_quote_and_apostrophes_are_none(text: str, quotes: list[str]) -> None:
    assert [quote.text for quote in parse_sentence(text).quotes] == quotes


def test_a_quote_never_runs_from_one_paragraph_into_the_next() -> None:
    text = "He began: “We tried.\n\nThe other side of it, said Bell,” was left open."

    assert [quote for sentence in parse_text(text).sentences for quote in sentence.quotes] == []


def test_each_sentence_has_its_own_quotes() -> None:
    text = "“One,” he said. She said “two” and “three”. Nobody said more."

    assert [[quote.text for quote in sentence.quotes] for sentence in parse_text(text).sentences] == [
        ["One,"],
        ["two", "three"],
        [],
    ]


def test_a_quote_knows_where_it_stands() -> None:
    text = "First this. Then “the end” came."

    assert [text[quote.start : quote.end] for quote in parse_text(text).sentences[1].quotes] == ["the end"]


@pytest.mark.parametrize("marks", ["‹›", "「」", "＂＂", "‟”", "„“", "«»"])
def test_rarer_marks_quote_as_well(marks: str) -> None:
    (quote,) = quotes_in(f"Voss said {marks[0]}we will stay{marks[1]} on Monday.")

    assert quote.text == "we will stay"


@pytest.mark.parametrize(
    ("text", "halves"),
    [
        ('We will stay tonight," Voss said.', ["We will stay tonight,"]),
        ("Voss said: “We will stay tonight", ["We will stay tonight"]),
        ("Voss said “we will stay” on Monday.", []),
        ("Voss stayed, and nobody said a word.", []),
    ],
)
def test_a_quote_with_one_mark_only_reaches_to_the_edge(text: str, halves: list[str]) -> None:
    assert [half.text for half in half_quotes_in(text)] == halves
