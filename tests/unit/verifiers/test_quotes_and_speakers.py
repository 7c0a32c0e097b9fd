"""Quotes with gaps and insertions, and speakers behind a pronoun, against their articles."""

import pytest

from tests.builders import verdict_on

TALK = (
    "Mayor Dana Voss said on Monday that the pumps had failed. "
    "“We shall open the gate of the mill before noon, and we will not wait for the owners,” she added. "
    "“The water is falling in every street of the town,” Olaf Bell told Ida Kron."
)


@pytest.mark.parametrize(
    "quote",
    [
        "We shall open the gate of the mill before noon",
        "We shall open the gate ... and we will not wait for the owners",
        "[The town] shall open the gate of the mill before noon",
        "We shall open the gate of the [old] mill before noon",
    ],
)
def test_a_quote_may_be_shortened_and_explained(quote: str) -> None:
    assert not {"quote_altered", "quote_fabricated"} & set(verdict_on(f"“{quote},” Dana Voss said.", TALK).codes)


@pytest.mark.parametrize(
    "quote",
    [
        "We shall [not] open the gate of the mill before noon",
        "we will not wait for the owners ... open the gate of the mill",
        "We shall open the gate of the mill after noon",
    ],
)
def test_a_quote_may_not_be_turned_round(quote: str) -> None:
    assert {"quote_altered", "quote_fabricated"} & set(verdict_on(f"“{quote},” Dana Voss said.", TALK).codes)


@pytest.mark.parametrize(
    "text",
    [
        "“We shall open the gate of the mill before noon,” said Olaf Bell.",  # "she added" is Voss
        "“The water is falling in every street of the town,” Ida Kron said.",  # Kron was told
    ],
)
def test_words_of_a_pronoun_and_of_a_listener_are_not_another_s(text: str) -> None:
    assert "quote_misattributed" in verdict_on(text, TALK).codes


@pytest.mark.parametrize(
    "text",
    [
        "“We shall open the gate of the mill before noon,” said Dana Voss.",
        "“We shall open the gate of the mill before noon,” the mayor said.",
        "“The water is falling in every street of the town,” Bell said.",
    ],
)
def test_words_of_their_own_speaker_are_no_mismatch(text: str) -> None:
    assert "speaker_mismatch" not in verdict_on(text, TALK).codes


def test_he_is_nobody_whom_the_article_has_not_named_by_then() -> None:
    told = "Dana Voss led the search. Four boats were out all night. “The counting comes later,” he told reporters."
    other = "Mayor Ilka Strand thanked the crews on Monday."

    assert "quote_misattributed" in verdict_on("“The counting comes later,” Ilka Strand said.", told, other).codes
    assert verdict_on("“The counting comes later,” Dana Voss said.", told, other).codes == ()
