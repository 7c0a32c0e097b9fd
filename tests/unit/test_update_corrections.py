"""A brief brought up to date by a paper's correction: what falls, what stays, and what holds instead."""

import asyncio

import pytest

from summarizer.api import check
from summarizer.domain import Brief, RawArticle
from summarizer.pipeline import Policy, update
from tests.builders import brief_of, raw, services

FIRE = "A barge burned at the quay of Vessin on Monday and 31 people were hurt, police said."
SKIPPED = "The owner, Tarn Boats, had skipped the yearly inspection."
ARREST = "Police arrested the skipper, Ole Marn, on suspicion of negligence."
REST = "Divers searched the hull of the barge until dusk."


def report(text: str, *, title: str, day: str) -> RawArticle:
    return raw(text, title=title, outlet="Vessin Courier", published=day, source=f"{day}.txt")


BEFORE = report(f"{FIRE} {SKIPPED}\n\n{ARREST} {REST}", title="Barge fire in Vessin hurts 31", day="2031-05-05")


def correction(text: str) -> RawArticle:
    return report(text, title="Barge fire in Vessin: a correction", day="2031-05-06")


def updated(text: str) -> Brief:
    return asyncio.run(update(brief_of(BEFORE), [correction(text)], services(), Policy()))


def texts(brief: Brief) -> list[str]:
    return [claim.text for claim in brief.claims]


def label(claim: str, text: str) -> str:
    report_ = asyncio.run(check(claim, [BEFORE, correction(text)]))
    return report_.claims[0].verdict.label


FIGURES = (
    (
        (
            "In an article on Monday about the barge fire in Vessin we gave the number of "
            "people hurt as 31. It is 13. The Courier regrets the error."
        ),
        "The number of people hurt in the barge fire in Vessin is 13.",
    ),
    (
        "Monday's report on the barge at Vessin misstated the number of people who were hurt. It was 13, not 31.",
        "The number of people who were hurt was 13.",
    ),
    (
        "This article was amended on 6 May to correct the number of people hurt at the quay of Vessin from 31 to 13.",
        "The number of people hurt at the quay of Vessin is 13.",
    ),
    (
        "An item on a barge at the quay of Vessin (5 May) said that 31 people were hurt. The correct figure is 13.",
        "13 people were hurt.",
    ),
)


@pytest.mark.parametrize(("text", "holds"), FIGURES)
def test_a_corrected_figure_takes_the_place_of_the_old_one(text: str, holds: str) -> None:
    brief = updated(text)

    assert [item.claim.text for item in brief.withdrawn] == [FIRE]
    assert holds in texts(brief)
    assert "31" not in " ".join([brief.headline or "", *texts(brief)])
    assert label(FIRE, text) == "conflicting"
    assert {SKIPPED, ARREST} <= set(texts(brief))


@pytest.mark.parametrize(("text", "holds"), FIGURES)
def test_a_brief_of_both_tells_the_corrected_figure_alone(text: str, holds: str) -> None:
    brief = brief_of(BEFORE, correction(text))

    assert holds in texts(brief)
    assert not any("31" in each for each in texts(brief))
    assert not any(word in " ".join(texts(brief)) for word in ("article", "report", "error", "item"))


def test_what_happened_is_told_without_the_figure_that_a_paper_corrected() -> None:
    brief = updated(FIGURES[0][0])

    assert texts(brief)[0] == "A barge burned at the quay of Vessin on Monday, police said."


@pytest.mark.parametrize(
    ("text", "gone", "holds"),
    [
        (
            "Clarification: Tarn Boats did not skip the yearly inspection of the barge, as we reported on Monday.",
            SKIPPED,
            "Tarn Boats did not skip the yearly inspection of the barge.",
        ),
        (
            (
                "The skipper Ole Marn was not arrested after the fire in Vessin, contrary to "
                "what the Courier reported on Monday. We apologise to Mr Marn."
            ),
            ARREST,
            "The skipper Ole Marn was not arrested after the fire in Vessin.",
        ),
        (
            (
                "On Monday we reported that Ole Marn had been arrested on suspicion of "
                "negligence. In fact he was questioned as a witness. We apologise to him."
            ),
            ARREST,
            "Ole Marn was questioned as a witness.",
        ),
    ],
)
def test_an_accusation_falls_and_what_holds_is_told(text: str, gone: str, holds: str) -> None:
    brief = updated(text)

    assert [item.claim.text for item in brief.withdrawn] == [gone]
    assert holds in texts(brief)
    assert label(gone, text) == "conflicting"


@pytest.mark.parametrize(
    "text",
    [
        (
            "Editor's note: The Courier has retracted its claim that Tarn Boats had skipped "
            "its yearly inspection before a barge burned at the quay of Vessin. We could not substantiate it."
        ),
        (
            "Editor's note: This report was updated to remove a claim that Tarn Boats had "
            "skipped the yearly inspection. The claim could not be verified."
        ),
        (
            "On Monday the Courier reported that Tarn Boats had skipped the yearly "
            "inspection. That allegation has not been established. We regret the error."
        ),
    ],
)
def test_a_claim_taken_back_is_told_nowhere_and_takes_nothing_else_with_it(text: str) -> None:
    brief = updated(text)

    assert [item.claim.text for item in brief.withdrawn] == [SKIPPED]
    assert brief.headline == brief_of(BEFORE).headline
    for each in (brief, brief_of(BEFORE, correction(text))):
        assert "skipped" not in " ".join([each.headline or "", *texts(each)])
        assert FIRE in texts(each)


def test_a_sentence_that_tells_more_than_what_is_taken_back_falls_too() -> None:
    first = (
        "Ida Kron, who founded the payments firm Lumen, was found guilty on Monday of cheating savers of 30 million."
    )
    text = "On Monday we reported that Ida Kron had been found guilty of fraud. In fact she was acquitted of fraud."
    before = brief_of(report(f"{first} {REST}", title="Kron guilty", day="2031-05-05"))

    brief = asyncio.run(update(before, [correction(text)], services(), Policy()))

    assert [item.claim.text for item in brief.withdrawn] == [first]
    assert "Ida Kron was acquitted of fraud." in texts(brief)


def test_a_true_figure_is_not_overtaken_by_one_that_was_taken_back() -> None:
    first = "The number of people hurt in the barge fire in Vessin is 13, the clinic said."
    wrong = "In the barge fire in Vessin 31 people were hurt, the harbour office said on Tuesday."
    right = "We gave the number of people hurt in the barge fire in Vessin as 31. It is 13. We regret the error."
    day = ("2031-05-05", "2031-05-06", "2031-05-07")
    articles = [
        raw(text, outlet=outlet, published=each, source=each)
        for text, outlet, each in zip((first, wrong, right), ("Post", "Courier", "Courier"), day, strict=True)
    ]

    brief = brief_of(*articles)

    assert not any("31" in text for text in texts(brief))
    assert not any(conflict.variants[-1].text == wrong for conflict in brief.conflicts)
