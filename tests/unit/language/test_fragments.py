"""A clause that waits for its main statement is no sentence; what only opens like one is."""

import pytest

from summarizer.drafters.standalone import stands_alone
from summarizer.language.fragments import is_fragment
from summarizer.language.parse import parse_sentence
from tests.builders import story_of


@pytest.mark.parametrize(
    "sentence",
    [
        "Two weeks before the ferry to Lund sank.",
        "A year after Norline closed its yard in Marl.",
        "Five days after Ida Kron was freed from prison by the court in Lund.",
        "Ten days since the dam in Marl broke and 40 homes were lost.",
        "Just as Mayor Dana Voss opened the new bridge in Marl.",
        "Because Norline closed its yard in Marl in May.",
        "When the ferry reached Lund on Sunday.",
        "Although the council of Marl refused on Monday.",
    ],
)
def test_a_clause_without_a_main_statement_is_a_fragment(sentence: str) -> None:
    assert is_fragment(parse_sentence(sentence))
    assert not stands_alone(parse_sentence(sentence))
    story = story_of(f"Mayor Dana Voss closed the bridge in Marl on Monday. {sentence}")
    assert [fact.text for fact in story.facts] == ["Mayor Dana Voss closed the bridge in Marl on Monday."]


@pytest.mark.parametrize(
    "sentence",
    [
        "Hours after Mayor Dana Voss opened the bridge, it fell.",
        "Days before the vote, Voss resigned.",
        "Three days after the dam broke the council met.",
        "Three days after the flood Voss resigned.",
        "A week after the yard closed came the news that Norline had sold it.",
        "When prices rise the union asks for more.",
        "When it broke could not be said.",
        "Since March prices rose by 4 percent.",
        "Since 2019 Norline has owned the yard in Marl.",
        "Before the war Marl had 300 homes.",
        "After years of talks Norline sold the yard.",
        "After the vote many people left Marl.",
        "While it burned, Norline rang nobody.",
        "Two men after whom the bridge was named died.",
        "“After the dam broke” is a film by Ida Kron.",
    ],
)
def test_a_sentence_that_opens_like_a_clause_is_none(sentence: str) -> None:
    assert not is_fragment(parse_sentence(sentence))
