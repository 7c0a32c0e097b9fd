"""Who a sentence says said it."""

import pytest

from summarizer.language.parse import parse_sentence


@pytest.mark.parametrize(
    ("sentence", "holder"),
    [
        ("Voss said on Monday that it was over.", "Voss"),
        ("Roe mocked the mayor in words to Radio Lund and noted that it was over.", None),
        ("“It is over,” Voss said.", "Voss"),
        ('"It is over," said Voss.', "Voss"),
        ("“It is over,” said Dana Voss of Lund.", "Dana Voss of Lund"),
        ("According to AFP, it is over.", "AFP"),
        ("It is over, according to the Harbour Board.", "the Harbour Board"),
        ("It is over, according to the U.S.", "the U.S."),
        ("It is over, according to Mr. Voss.", "Mr. Voss"),
        ("The U.S. said it was over.", "The U.S."),
        ("US officials wept, and US President Poe said so.", "US President Poe"),
        ("The Ministry of Health said it was over.", "The Ministry of Health"),
        ("Dana Voss, the mayor, said it was over.", "Dana Voss"),
        ("The plan, Voss said, was over.", "Voss"),
        ("Voss later warned of more rain.", "Voss"),
        ("Officials told Reuters it was over.", "Officials"),
        ("On Monday Voss said it was over.", "Voss"),
        ("But Voss denied it.", "Voss"),
        ("“It is over,” Voss thundered.", "Voss"),
        ("“It is over!” bellowed Dana Voss.", "Dana Voss"),
        ("The sign “It is over” Voss painted.", None),
        ("“It is over.” Voss left the hall.", None),
        ("He said it was over.", None),
        ('"It is over," she told Reuters.', None),
        ("Nobody said it was over.", None),
        ("Some said it was over.", None),
        ("Who said it was over?", None),
        ("Voss was told it was over.", None),
        ("It is over, according to Voss's lawyer.", None),
        ("Monday said nothing.", None),
        ("It was over.", None),
    ],
)
def test_a_statement_is_given_to_the_name_that_makes_it_and_to_nobody_else(sentence: str, holder: str | None) -> None:
    assert parse_sentence(sentence).holder == holder


def test_who_said_that_something_is_so_did_not_speak_the_words_before() -> None:
    text = (
        "Ida Kron added: “What were we doing all those years?” A spokesman for Norline said that it took “all care”."
    )

    assert [(each.speaker, each.quotes) for each in parse_sentence(text).attributions] == [
        ("Ida Kron", (0,)),
        ("A spokesman for Norline", (1,)),
    ]
