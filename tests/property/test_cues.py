"""A cue rules a sentence out before a costly pattern runs: whatever the pattern finds must have one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.drafters import adverts
from summarizer.language import address, hedges
from summarizer.language.outlook import _CUES as OUTLOOK
from summarizer.language.outlook import _cues_in
from summarizer.language.words import holds_any
from summarizer.stages import boilerplate
from summarizer.stages.credits import _BEFORE as CREDITED
from summarizer.stages.credits import _CUES as CREDITING
from summarizer.verifiers.rules import meta, statements

_FOLDED = [
    (address._INSTRUCTION, address._CUES),
    (meta._META, meta._CUES),
    (statements.VIEW, statements._VIEWS),
]
_AS_THEY_STAND = [
    (hedges._HEDGES, hedges._CUES),
    (adverts._CAPTION, adverts._OF_A_CAPTION),
    (CREDITED, CREDITING),
]


@pytest.mark.parametrize(("pattern", "cues"), _FOLDED)
@given(data=st.data())
def test_whatever_the_case_a_pattern_finds_nothing_without_a_cue(
    data: st.DataObject, pattern: re.Pattern[str], cues: tuple[str, ...]
) -> None:
    text = data.draw(st.from_regex(pattern))

    assert holds_any(text.casefold(), cues)


@pytest.mark.parametrize(("pattern", "cues"), _AS_THEY_STAND)
@given(data=st.data())
def test_a_pattern_finds_nothing_without_a_cue(
    data: st.DataObject, pattern: re.Pattern[str], cues: tuple[str, ...]
) -> None:
    text = data.draw(st.from_regex(pattern))

    assert holds_any(" ".join(text.split()) if pattern is hedges._HEDGES else text, cues)


@given(line=st.from_regex(boilerplate._PLEA, fullmatch=True))
def test_a_plea_to_the_reader_opens_as_one_or_has_a_word_of_one(line: str) -> None:
    low = line.casefold()

    assert low.startswith(boilerplate._PLEA_OPENS) or holds_any(low, boilerplate._PLEA_HAS)


@given(text=st.from_regex(OUTLOOK))
def test_a_sentence_looks_ahead_or_back_by_the_same_words_wherever_they_are_looked_for(text: str) -> None:
    assert [match.span() for match in _cues_in(text)] == [match.span() for match in OUTLOOK.finditer(text)]
