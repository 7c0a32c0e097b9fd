"""Which status a brief has, and what it cost to get there."""

import asyncio

import pytest

from summarizer.domain import Brief, Rejected
from summarizer.drafters.extractive import ExtractiveDrafter
from summarizer.errors import BackendError
from summarizer.pipeline import check, facts
from summarizer.ports import Draft, Story
from tests.builders import (
    FERRY,
    DecidedVerifier,
    FailingDrafter,
    FailingVerifier,
    SpeakingDrafter,
    brief_of,
    claim,
    raw,
    services,
)

PROVEN = "The river Oster flooded the town of Marl on Sunday after three days of rain."
MADE_UP = "The mayor of Marl fled to Lund on Monday night with the money."
BUILT = "The west jetty in Lund was built in 1968 of oak."
SLIP = "The west jetty in Lund was built in 1986 of oak."
LOST = Rejected(source="b.pdf", code="binary", detail="this is no text")


def codes(brief: Brief) -> list[str]:
    return [note.code for note in brief.notes]


def test_without_a_usable_article_the_brief_is_refused_and_no_model_is_asked() -> None:
    brief = brief_of(LOST, raw(" "), using=services(drafter=FailingDrafter()))

    assert (brief.status, brief.claims, brief.headline, brief.usage.calls) == ("refused", (), None, 0)
    assert [item.code for item in brief.rejected] == ["binary", "empty"]
    assert codes(brief) == ["no_usable_article"]


def test_what_was_read_of_the_articles_is_let_go_once_the_brief_is_written() -> None:
    stories: list[Story] = []

    class Keeping(ExtractiveDrafter):
        async def draft(self, story: Story, *, words: int) -> Draft:
            stories.append(story)
            return await super().draft(story, words=words)

    brief = brief_of(raw(), using=services(drafter=Keeping()))

    assert brief.status == "complete"
    assert [vars(sentence) for parsed in stories[0].articles for sentence in parsed.sentences if vars(sentence)] == []


def test_a_brief_of_which_all_is_proven_is_complete() -> None:
    brief = brief_of(raw(), using=services(drafter=SpeakingDrafter((PROVEN,))))

    assert (brief.status, [item.text for item in brief.claims], brief.withheld) == ("complete", [PROVEN], ())


def test_a_brief_from_which_something_was_kept_out_is_reduced() -> None:
    brief = brief_of(raw(), using=services(drafter=SpeakingDrafter((PROVEN, MADE_UP))))

    assert brief.status == "reduced"
    assert [item.text for item in brief.claims] == [PROVEN]
    assert [item.text for item in brief.withheld] == [MADE_UP]


def test_a_brief_that_keeps_what_is_not_proven_is_flagged() -> None:
    brief = brief_of(raw(), using=services(drafter=SpeakingDrafter((PROVEN, MADE_UP))), guard="flag")

    assert (brief.status, len(brief.claims), brief.withheld) == ("flagged", 2, ())


def test_flagging_with_nothing_to_flag_is_complete() -> None:
    assert brief_of(raw(), using=services(drafter=SpeakingDrafter((PROVEN,))), guard="flag").status == "complete"


def test_a_brief_nobody_checked_is_unguarded_though_all_of_it_be_true() -> None:
    brief = brief_of(raw(), using=services(drafter=SpeakingDrafter((PROVEN,))), guard="off")

    assert brief.status == "unguarded"
    assert [item.verdict.label for item in brief.claims] == ["not_enough_evidence"]


def test_a_model_that_fails_is_stood_in_for_and_the_brief_says_so() -> None:
    brief = brief_of(raw(), using=services(drafter=FailingDrafter(), stand_in=ExtractiveDrafter()))

    assert (brief.status, codes(brief)) == ("degraded", ["model_failed"])
    assert [note.detail for note in brief.notes] == ["the provider failed on its side (upstream_unavailable)"]
    assert brief.claims
    assert brief.manifest.model == "fake/failing"
    assert (brief.usage.calls, brief.usage.cost_usd) == (1, 0.0)


def test_a_model_of_which_nothing_is_true_has_failed_too() -> None:
    using = services(drafter=SpeakingDrafter((MADE_UP,)), stand_in=ExtractiveDrafter())

    brief = brief_of(raw(), using=using)

    assert (brief.status, codes(brief)) == ("degraded", ["model_failed"])
    assert brief.claims
    assert MADE_UP in [item.text for item in brief.withheld]


def test_without_a_stand_in_a_failed_model_is_an_error() -> None:
    with pytest.raises(BackendError):
        brief_of(raw(), using=services(drafter=FailingDrafter()))


def test_degraded_comes_before_unguarded() -> None:
    using = services(drafter=FailingDrafter(), stand_in=ExtractiveDrafter())

    assert brief_of(raw(), using=using, guard="off").status == "degraded"


def test_when_the_verifier_fails_nothing_is_published() -> None:
    brief = brief_of(raw(), using=services(verifier=FailingVerifier()))

    assert (brief.claims, brief.headline) == ((), None)
    assert {item.verdict.codes for item in brief.withheld} == {("verifier_failed",)}
    assert "nothing_supported" in codes(brief)


def test_a_draft_without_citations_is_not_published() -> None:
    using = services(drafter=SpeakingDrafter((PROVEN,), cites=False), verifier=DecidedVerifier())

    brief = brief_of(raw(), using=using)

    assert [item.verdict.codes for item in brief.withheld] == [("citation_missing",)]
    assert brief.claims == ()


def test_articles_of_which_no_sentence_can_be_used_give_no_brief_and_a_reason() -> None:
    brief = brief_of(raw("He did it again, and they let him."))

    assert (brief.status, codes(brief)) == ("refused", ["no_claim"])


@pytest.mark.parametrize(
    ("texts", "words", "reason"),
    [
        (["He did it again, and they let him."], 220, "no sentence of the articles stands alone"),
        ([BUILT, SLIP], 220, "the articles contradict each other in all that they say"),
        ([f"{BUILT} He liked it, and so did she.", SLIP], 220, "in part the articles contradict each other"),
        ([PROVEN], 10, "no sentence that may be told has as few as 10 words; ask for at least 15"),
    ],
)
def test_why_there_is_no_brief_is_said_as_it_is(texts: list[str], words: int, reason: str) -> None:
    brief = brief_of(*(raw(text, source=text) for text in texts), words=words)

    assert (brief.status, codes(brief)) == ("refused", ["no_claim"])
    assert reason in brief.notes[0].detail


def test_the_words_that_a_refusal_asks_for_are_enough() -> None:
    assert brief_of(raw(PROVEN), words=15).claims


def test_every_article_of_a_mixed_pile_is_accounted_for() -> None:
    brief = brief_of(raw(), raw(source="copy.txt"), raw(FERRY), LOST)

    assert len(brief.articles) + len(brief.rejected) == 4
    assert brief.origins == brief.origins_at_most == 2


def test_the_same_input_gives_the_same_document() -> None:
    assert brief_of(raw(), raw(FERRY)) == brief_of(raw(), raw(FERRY))


def test_another_budget_is_another_policy_and_another_brief() -> None:
    one, other = brief_of(raw(), words=60), brief_of(raw(), words=61)

    assert one.manifest.policy_hash != other.manifest.policy_hash
    assert one.id != other.id


def test_a_check_counts_its_verdicts() -> None:
    report = asyncio.run(check([claim(PROVEN), claim(MADE_UP)], [raw(), LOST], services()))

    summary = report.summary
    assert (summary.claims, summary.supported, summary.not_enough_evidence) == (2, 1, 1)
    assert sum(summary.codes.values()) >= 1
    assert report.rejected == (LOST,)


def test_without_an_article_no_claim_is_supported() -> None:
    report = asyncio.run(check([claim(PROVEN)], [LOST], services()))

    assert [item.verdict.label for item in report.claims] == ["not_enough_evidence"]


def test_facts_list_what_the_articles_say_and_what_was_not_read() -> None:
    report = asyncio.run(facts([raw(), LOST], services()))

    assert (len(report.facts), len(report.articles), report.rejected) == (4, 1, (LOST,))


def test_sentences_that_find_no_room_are_counted_and_a_shorter_one_takes_their_place() -> None:
    long, short = (
        "The river Oster flooded the town of Marl on Sunday after three days of rain.",
        "The regional council set aside $4.5 million for repairs.",
    )

    brief = brief_of(raw(), using=services(drafter=SpeakingDrafter((long, short))), words=10)

    assert [claim.text for claim in brief.claims] == [short]
    assert "over_budget" in codes(brief)
