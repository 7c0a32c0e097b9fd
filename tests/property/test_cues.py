"""A cue rules a sentence out before a costly pattern runs: whatever the pattern finds must have one."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.drafters import adverts
from summarizer.language import address, date_forms, hedges, looking_back, reacting
from summarizer.language.outlook import _CUES as OUTLOOK
from summarizer.language.outlook import _cues_in
from summarizer.language.words import holds_any, spelt, words_in
from summarizer.stages import boilerplate
from summarizer.stages.credits import _BEFORE as CREDITED
from summarizer.stages.credits import _CUES as CREDITING
from summarizer.verifiers.rules import meta, statements

_FOLDED = [
    (meta._META, meta._CUES),
    (statements.VIEW, statements._VIEWS),
]
_AS_THEY_STAND = [
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

    assert holds_any(text, cues)


def _lows(text: str) -> frozenset[str]:
    return spelt(words_in(text))


@given(text=st.from_regex(hedges._HEDGES))
def test_a_text_with_a_hedge_may_have_one(text: str) -> None:
    assert hedges.may_hedge(text, _lows(text))


@given(text=st.from_regex(address._INSTRUCTION))
def test_an_instruction_to_a_model_has_a_word_of_one(text: str) -> None:
    assert not address._CUES.isdisjoint(_lows(text)) or holds_any(text, address._LIKE_I)


@pytest.mark.parametrize(
    ("pattern", "words"), [(reacting._ABOUT_SOMETHING, reacting._VERBS), (looking_back._TIME, looking_back._HINTS)]
)
@given(data=st.data())
def test_a_pattern_finds_nothing_without_one_of_its_words(
    data: st.DataObject, pattern: re.Pattern[str], words: frozenset[str]
) -> None:
    text = data.draw(st.from_regex(pattern))

    assert not words.isdisjoint(_lows(text)) or re.search(r"\d{4}", text)


@pytest.mark.parametrize("number", range(len(date_forms.FORMS)))
@settings(max_examples=15)  # a text of some of these patterns takes long to make
@given(data=st.data())
def test_a_form_of_dates_is_not_found_without_the_words_it_needs(data: st.DataObject, number: int) -> None:
    form = date_forms.FORMS[number]
    text = data.draw(st.from_regex(form[0]).filter(lambda text: not holds_any(text, address._LIKE_I)))

    assert form in date_forms.forms_in(text, _lows(text))


@given(line=st.from_regex(boilerplate._PLEA, fullmatch=True))
def test_a_plea_to_the_reader_opens_as_one_or_has_a_word_of_one(line: str) -> None:
    low = line.casefold()

    assert low.startswith(boilerplate._PLEA_OPENS) or holds_any(low, boilerplate._PLEA_HAS)


@given(text=st.from_regex(OUTLOOK))
def test_a_sentence_looks_ahead_or_back_by_the_same_words_wherever_they_are_looked_for(text: str) -> None:
    assert [match.span() for match in _cues_in(text)] == [match.span() for match in OUTLOOK.finditer(text)]
