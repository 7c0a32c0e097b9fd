"""Our own tables of words are written as they say, and do not contradict themselves."""

import re
from collections.abc import Iterator
from itertools import permutations, product
from pathlib import Path
from typing import cast

import pytest

from summarizer.language import own_words
from summarizer.language.inflection import Pos
from summarizer.language.lexicon import are_antonyms, are_synonyms, entry

DATA = Path(own_words.__file__).with_name("data")
WORDS = r"[a-z'-]+(?: [a-z]+)?(?:, [a-z'-]+(?: [a-z]+)?)*"


def lines_of(name: str) -> list[str]:
    return [line for line in (DATA / name).read_text(encoding="utf-8").splitlines() if line[0] != "#"]


def cells(line: str) -> list[str]:
    return re.split(", | / | > ", line.partition(";")[2] or line)


def pairs_in(name: str) -> Iterator[tuple[str, str, Pos]]:
    """Each word of a line with each on the other side, or, where there is none, with the others on its own."""
    for line in lines_of(name):
        pos, _, words = line.partition(";")
        ones, *others = (side.split(", ") for side in re.split(" [/>] ", words))
        for one, other in product(ones, *others) if others else permutations(ones, 2):
            yield one, other, cast(Pos, pos)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("opposites.txt", rf"[vnar];{WORDS} / {WORDS}"),
        ("equivalents.txt", rf"[vnar];{WORDS}(?: > {WORDS})?"),
        ("families.txt", r"[a-z-]+ [vnar](?:, [a-z-]+ [vnar])+"),
    ],
)
def test_every_line_is_written_as_the_table_says(name: str, form: str) -> None:
    assert [line for line in lines_of(name) if not re.fullmatch(form, line)] == []


@pytest.mark.parametrize("name", ["opposites.txt", "equivalents.txt", "families.txt"])
def test_no_line_stands_twice_and_no_word_twice_in_a_line(name: str) -> None:
    lines = lines_of(name)

    assert len(lines) == len(set(lines))
    assert [line for line in lines if len(set(cells(line))) < len(cells(line))] == []


@pytest.mark.parametrize("name", ["opposites.txt", "equivalents.txt"])
def test_only_verbs_have_two_words(name: str) -> None:
    others = [line for line in lines_of(name) if line[0] != "v"]

    assert [line for line in others if any(" " in word for word in cells(line))] == []


def test_what_denies_a_word_cannot_stand_for_it() -> None:
    same, opposite = pairs_in("equivalents.txt"), pairs_in("opposites.txt")

    assert [pair for pair in same if are_antonyms(*pair)] == []
    assert [pair for pair in opposite if are_synonyms(*pair, within=1)] == []


def test_a_word_of_ours_that_wordnet_lacks_is_known() -> None:
    ceasefire = entry("ceasefire")

    assert ceasefire is not None
    assert ceasefire.counts == {"n": 0}
    assert ceasefire.synonyms("n") == {"truce"}
    assert "war" in ceasefire.antonyms("n")
