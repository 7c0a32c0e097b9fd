"""Which words count as the same, and which count at all."""

import pytest

from summarizer.language.words import content_stems, count_words, fold, stem, words_in


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("US", "U.S."),
        ("UN", "U.N.'s"),
        ("Xi", "Xi's"),
        ("Xi", "Xi’s"),
        ("ministers", "minister's"),
        ("dogs'", "dog"),
        ("flooded", "flooding"),
        ("Colour", "color"),
        ("harbours", "harbor"),
        ("neighbouring", "neighboring"),
        ("organisation", "organization"),
        ("realised", "realized"),
        ("raise", "raised"),
        ("analyse", "analyze"),
        ("centres", "centers"),
        ("theatre", "theater"),
        ("defence", "defense"),
        ("offences", "offenses"),
        ("licence", "license"),
        ("programme", "program"),
        ("travelled", "traveled"),
        ("1,200", "1200"),
    ],
)
def test_spellings_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("US", "us"), ("WHO", "who"), ("IT", "it"), ("MAY", "may"), ("four", "for"), ("flour", "floor"), ("UK", "UN")],
)
def test_words_that_only_look_alike_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_the_country_carries_meaning_however_it_is_written_and_the_pronoun_does_not() -> None:
    assert content_stems(words_in("The US told us")) == content_stems(words_in("the U.S.")) == {"US"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S.-led force", ["The", "U.S.", "led", "force"]),
        ("It can't be Xi’s", ["It", "can't", "be", "Xi’s"]),
        ("1,200.50 on the 19th", ["1,200.50", "on", "the", "19th"]),
        ("e-mail, naïve", ["e", "mail", "naïve"]),
        ("— … “” !", []),
    ],
)
def test_words_are_found_as_they_stand(text: str, words: list[str]) -> None:
    assert [word.text for word in words_in(text)] == words


def test_a_word_knows_its_place_in_the_whole_text() -> None:
    text = "The dam broke at dawn."

    assert [text[word.start : word.end] for word in words_in(text, 4, 13)] == ["dam", "broke"]


def test_marks_between_spaces_do_not_count_as_words() -> None:
    assert count_words("Rain — 40 mm - fell… … on X") == 9


def test_wording_is_compared_without_regard_to_marks_spaces_and_case() -> None:
    assert fold("“It’s\n  over” —  He said") == fold('"It\'s over" - he said')
