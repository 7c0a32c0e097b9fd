"""Colour is put on after wrapping, on our own marks alone, and changes no word."""

import re

from summarizer.stages.render import brief_as_text
from tests.builders import FLOOD, SpeakingDrafter, brief_of, raw, services

_COLOUR = re.compile(r"\x1b\[[\d;]*m")
BOLD, CYAN, RED, RESET = "\x1b[1m", "\x1b[36m", "\x1b[31m", "\x1b[0m"
MADE_UP = "The mayor of Marl fled to Lund on Monday night."
BRACKETS = "The report [1] of the river board (not supported) was read out in Marl on Sunday [sic]."


def test_colour_changes_neither_a_word_nor_a_line_break() -> None:
    brief = brief_of(raw(), raw(BRACKETS), using=services(drafter=SpeakingDrafter((FLOOD, MADE_UP))), guard="flag")

    for width in (24, 40, 88):
        assert _COLOUR.sub("", brief_as_text(brief, width=width, colour=True)) == brief_as_text(brief, width=width)


def test_headline_sections_numbers_and_doubts_have_their_colours() -> None:
    drafter = SpeakingDrafter((MADE_UP,), headline="Mayor flees Marl")
    text = brief_as_text(brief_of(raw(), using=services(drafter=drafter), guard="flag"), colour=True)

    assert f"{CYAN}[1]{RESET} {RED}(not supported){RESET}" in text
    assert f"{BOLD}Sources{RESET}" in text
    assert text.count(BOLD) >= 2


def test_brackets_of_an_article_have_no_colour() -> None:
    brief = brief_of(raw(BRACKETS), using=services(drafter=SpeakingDrafter((BRACKETS,))), guard="off")

    text = brief_as_text(brief, colour=True)

    assert text.count(CYAN) == 2  # our mark at the sentence, and in the list of sources
    assert RED not in text


def test_noncharacters_of_an_article_become_no_mark() -> None:
    planted = "The river \ufdd2board\ufdd3 of Marl \ufdd09\ufdd1 met on Sunday evening."
    brief = brief_of(
        raw(planted, title="A \ufdd01\ufdd1"), using=services(drafter=SpeakingDrafter((planted,))), guard="off"
    )

    text = brief_as_text(brief)

    assert "The river board of Marl 9 met" in text
    assert not re.search("[\ufdd0-\ufdd3]|A \\[1]", text)
