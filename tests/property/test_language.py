"""What holds of any text at all."""

import string

from hypothesis import example, given
from hypothesis import strategies as st

from summarizer.language.parse import parse_text
from summarizer.language.quotes import quotes_in
from summarizer.language.sentences import paragraphs, split
from summarizer.stages.ingest import clean

NEWS = st.lists(
    st.sampled_from(
        [
            *(
                "U.S.",
                "Mr.",
                "p.m.",
                "Tuesday",
                "bn.",
                "No.",
                "a",
                "The",
                "said",
                "Voss",
                "1,200",
                "$4.5",
                "m",
                "half",
            ),
            *(
                "and",
                "hundred",
                "million",
                "dozen",
                ".",
                "...",
                "…",
                "?",
                "!",
                ",",
                " ",
                "\n",
                "\n\n",
                "\t",
                "-",
                "—",
            ),
            *("50", "plus", "odd", "or", "so", "more"),
            *(
                '"',
                "'",
                "“",
                "”",
                "‘",
                "’",
                "(",
                ")",
                "•",
                "\u200b",
                "\ufeff",
                "\xa0",
                "\r\n",
                "\r",
                "\x0c",
                "\u2028",
            ),
            *("---\n", "date 2025", "Share:", "All rights reserved", "MARL (AP) - ", "市", "é", "\U0001f30a", "\x00"),
        ]
    ),
    max_size=60,
).map("".join)
ANY = st.text(max_size=300) | st.text(string.printable, max_size=300) | NEWS | NEWS.map(lambda text: text * 40)

# Line ends become "\n", other spaces " ": the only characters that cleaning swaps.
SWAPPED = {
    **dict.fromkeys("\t\u00a0\u202f", " "),
    **dict.fromkeys("\r\x0b\x0c\x85\u2028\u2029", "\n"),
}


@given(ANY)
@example("")
@example("…" * 6_000 + "\n" + "a" * 6_000)
def test_the_sentences_of_a_text_joined_are_the_text(text: str) -> None:
    assert "".join(text[start:end] for start, end in split(text)) == text
    assert "".join(text[start:end] for start, end in paragraphs(text)) == text


@given(ANY)
def test_all_that_is_found_in_a_text_stands_where_it_is_said_to_stand(text: str) -> None:
    for sentence in parse_text(text).sentences:
        assert sentence.text == text[sentence.start : sentence.end] == sentence.text.strip()
        inside = range(sentence.start, sentence.end + 1)
        for word in sentence.words:
            assert word.text == text[word.start : word.end]
            assert {word.start, word.end} <= set(inside)
        for quote in sentence.quotes:
            assert quote.text == text[quote.start : quote.end]
            assert {quote.start, quote.end} <= set(inside)
        for number in sentence.numbers:
            assert number.start < number.end
            assert {number.start, number.end} <= set(inside)
            assert number.value >= 0


@given(ANY)
def test_sentences_follow_each_other_and_leave_only_white_space_out(text: str) -> None:
    sentences = parse_text(text).sentences
    ends = [0, *(sentence.end for sentence in sentences)]
    starts = [*(sentence.start for sentence in sentences), len(text)]

    assert [sentence.index for sentence in sentences] == list(range(len(sentences)))
    assert all(not text[end:start].strip() for end, start in zip(ends, starts, strict=True))


@given(ANY)
def test_quotes_stand_apart_and_in_order(text: str) -> None:
    places = [place for quote in quotes_in(text) for place in (quote.start, quote.end)]

    assert places == sorted(places)


@given(ANY)
def test_cleaning_only_deletes_or_swaps_one_character_for_one(text: str) -> None:
    given_characters = iter(SWAPPED.get(char, char) for char in text)

    assert all(char in given_characters for char in clean(text))


@given(ANY)
def test_reading_a_text_again_finds_the_same(text: str) -> None:
    assert parse_text(text) == parse_text(text)
