"""Which words are named as at fault, and which as standing in their place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.stages.offending import Quoted, Stretch, differing, stems_of, words_in_none

DAM = (
    "At least nine people were killed and 31 were missing on Tuesday after a gate gave way at the Corrin Dam in "
    "Tarvane province, officials said."
)


def named(text: str, stretches: tuple[Stretch, ...]) -> list[str]:
    return [text[start:end] for start, end in stretches]


def lacking(claim: str, *quotes: str, published: str | None = "2025-03-04") -> list[str]:
    return named(claim, differing(claim, [Quoted(quote, published) for quote in quotes], refuted=False).claim)


def both(claim: str, *quotes: str) -> tuple[list[str], list[str]]:
    found = differing(claim, [Quoted(quote, "2025-03-04") for quote in quotes], refuted=True)
    return named(claim, found.claim), named(quotes[0], found.quote)


@pytest.mark.parametrize(
    ("claim", "quote", "words"),
    [
        ("Nine people were killed and 43 were missing in June.", DAM, ["43", "in June"]),
        ("Venn did not resign.", "Venn resigned.", ["not"]),
        ("Venn didn’t resign.", "Venn resigned.", ["didn’t"]),
        ("All teams left.", "Some teams left.", ["All"]),
        ("The gate failed because it rained.", "The gate failed as it rained.", ["because"]),
        ("Venn will lead the inquiry.", "Venn leads the inquiry.", ["will"]),
        ("Schools stay shut until Monday.", "Schools stay shut.", ["until Monday"]),
        ("The toll rose to 43 on Friday.", "The toll rose.", ["43", "on Friday"]),
        ("Mayor Dana Voss left Lund.", "The mayor left Lund.", ["Dana Voss"]),
        ("Voss resigned and moved to Lund.", "Voss moved.", ["resigned", "Lund"]),
        ("Crews held the first record.", "Crews lost.", ["held the first record"]),
    ],
)
def test_what_no_quote_has_is_named(claim: str, quote: str, words: list[str]) -> None:
    assert lacking(claim, quote) == words


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("Crews evacuated nine villagers.", "The crew evacuates 9 villagers."),
        ("The walk took 90 minutes.", "The walk took an hour and a half."),
        ("The road is 5 kilometres long.", "The road is 5,000 metres long."),
        ("It cost 4.5 million dollars.", "It cost $4.5 million."),
        ("Voss spoke on 4 March.", "Voss spoke on Tuesday."),
        ("Voss spoke in March.", "Voss spoke on Tuesday."),
        ("The United States invaded.", "The invasion by the U.S. began; it invades."),
        ("Voss never resigned.", "Voss did not resign."),
        ("The attorney left.", "The lawyer left."),
        ("It was said to be about this and of that.", "Nothing of the kind."),
    ],
)
def test_what_a_quote_has_in_another_form_is_not_named(claim: str, quote: str) -> None:
    assert lacking(claim, quote) == []


def test_a_word_of_any_quote_is_there() -> None:
    assert lacking("Voss and Morvay met 12 farmers.", "Voss met farmers.", "Morvay saw 12.") == []


def test_a_unit_that_differs_is_named_with_its_figure() -> None:
    assert both("Aid of $200 million came.", "Aid of 200 million euros came.") == (
        ["$200 million"],
        ["200 million euros"],
    )


def test_nothing_is_named_where_everything_differs_or_nothing() -> None:
    assert lacking("Farmers harvested barley.", "Voss resigned.") == []
    assert both("Morvay accused Hask.", "Hask accused Morvay.") == ([], [])
    assert differing("Voss resigned.", [], refuted=True) == ((), ())


@pytest.mark.parametrize(
    ("claim", "quote", "ours", "theirs"),
    [
        ("Nine were killed and 43 were missing in June after a gate gave way.", DAM, ["43", "in June"],
         ["31", "on Tuesday"]),
        ("Nine people were killed and 31 were missing in June.", DAM, ["in June"], ["on Tuesday"]),
        ("Voss accused Hask.", "Morvay accused Hask.", ["Voss"], ["Morvay"]),
        ("The captain left the ship.", "The captain refused to leave the ship.", [], ["refused"]),
        ("Venn resigned.", "Venn resigned from the board of the northern shipping line.", [], []),
        ("Venn met farmers.", "Venn met angry local farmers.", [], []),
    ],
)  # fmt: skip
def test_of_a_refuted_claim_what_stands_in_its_place_is_named(
    claim: str, quote: str, ours: list[str], theirs: list[str]
) -> None:
    assert both(claim, quote) == (ours, theirs)


def test_a_figure_that_only_another_quote_has_is_named_beside_what_stands_in_its_place() -> None:
    assert both("The toll rose to 26 on Thursday.", "The toll rose to 22 on Thursday.", "There are 26 dead.") == (
        ["26"],
        ["22"],
    )


def test_without_a_quote_the_words_of_no_article_are_named() -> None:
    claim = "The mayor of Velm, Dana Voss, resigned on Thursday."

    assert named(claim, words_in_none(claim, stems_of("Velm had rain. The mayors met on Thursday."))) == [
        "Dana Voss",
        "resigned",
    ]


@given(st.text(max_size=60), st.text(max_size=60))
def test_stretches_lie_in_their_text_in_order(claim: str, quote: str) -> None:
    found = differing(claim, [Quoted(quote)], refuted=True)

    for text, stretches in ((claim, found.claim), (quote, found.quote), (claim, words_in_none(claim, frozenset()))):
        edges = [edge for stretch in stretches for edge in stretch]
        assert edges == sorted(set(edges))
        assert not edges or (edges[0] >= 0 and edges[-1] <= len(text))
