"""Our briefs beside others: who gets which words, how all are scored, what is printed."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import pytest

from evals.cases import Gold, GoldFact
from evals.compare import Compared, Entry, compare
from evals.comparison import comparison
from evals.external import ExternalCase
from evals.metrics import Result, Score, Unscored
from evals.metrics.form import Form
from evals.outcomes import Failed
from evals.peers import PEERS, Peer, peers_named, sources_of
from summarizer.domain import RawArticle
from summarizer.errors import UsageError
from summarizer.language.words import count_words
from summarizer.settings import Settings

MAIL = (
    "A ferry ran aground off Marl on Friday with 80 people aboard. Nobody was hurt in the night. "
    "The ferry, the Orme Star, had left Lund with a broken fuel pump. Divers found a hole of two metres in the hull."
)
POST = (
    "The ferry Orme Star ran aground off Marl on Friday. Captain Ivo Brandt blamed a broken fuel pump. "
    "The harbour office of Marl opened an inquiry. Gulls slept."
)
FACTS = (
    GoldFact(id="f1", text="The ferry ran aground off Marl on Friday.", importance=3, support=()),
    GoldFact(id="f2", text="Divers found a hole in the hull.", importance=2, support=()),
    GoldFact(id="f3", text="The harbour office opened an inquiry.", importance=1, support=()),
)


def _case(name: str = "ferry", *texts: str, event: str | None = None) -> ExternalCase:
    articles = tuple(
        RawArticle(source=f"{name}-{number}.txt", text=text) for number, text in enumerate(texts or (MAIL, POST))
    )
    return ExternalCase(name, Path(), Gold(event=event, articles=(), facts=FACTS), articles)


def _summary(name: str, words: int, *texts: str) -> tuple[str, ...]:
    return peers_named(name)[name](sources_of(_case("ferry", *texts)), words)


@pytest.mark.parametrize("name", PEERS)
@pytest.mark.parametrize("words", [10, 25, 1_000])
def test_a_peer_keeps_to_its_words_and_takes_whole_sentences(name: str, words: int) -> None:
    texts = _summary(name, words)

    assert texts
    assert count_words(" ".join(texts)) <= words
    assert set(texts) <= set(sources_of(_case()).sentences)


@pytest.mark.parametrize("name", PEERS)
def test_a_peer_of_too_few_words_says_nothing(name: str) -> None:
    assert _summary(name, 3) == ()


def test_lead_takes_the_first_sentences_in_turn_and_passes_over_what_does_not_fit() -> None:
    mail, post = sources_of(_case()).articles

    assert _summary("lead", 40) == (mail[0], post[0], mail[1], post[1])
    assert _summary("lead", 18) == (mail[0], mail[1])  # the second article's first sentence does not fit


def test_lead_keeps_the_order_of_the_case_whatever_order_the_pipeline_has() -> None:
    assert [_summary("lead", 12, MAIL, POST)[0][:8], _summary("lead", 12, POST, MAIL)[0][:8]] == [
        "A ferry ",
        "The ferr",
    ]


@pytest.mark.parametrize("name", ["lexrank", "textrank"])
def test_sentences_taken_by_rank_are_shown_in_the_documents_order(name: str) -> None:
    order = sources_of(_case()).sentences
    texts = _summary(name, 40)

    assert [order.index(text) for text in texts] == sorted(order.index(text) for text in texts)
    # The one thing both articles tell is what a graph of similar sentences ranks first.
    assert _summary(name, 12)[0] in {order[0], order[4], order[5]}


def test_the_oracle_says_every_fact_in_as_few_sentences_as_it_can() -> None:
    texts = _summary("oracle", 1_000)

    assert len(texts) == 3
    assert any("hull" in text for text in texts)


def test_peers_leave_out_headings_questions_and_fragments() -> None:
    text = f"Ferry aground\n\n{MAIL}\n\nWho is to blame for all of this? He slept."

    assert sources_of(_case("one", text)).sentences == sources_of(_case("one", MAIL)).sentences


def test_a_peer_nobody_knows_is_named() -> None:
    with pytest.raises(UsageError, match="there is no peer 'luhn'; there are lead, lexrank, textrank, oracle"):
        peers_named("lead,luhn")


def test_without_sumy_its_peers_are_refused_and_the_others_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "sumy"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "sumy", None)

    assert list(peers_named("lead, oracle")) == ["lead", "oracle"]
    with pytest.raises(UsageError, match="'lexrank' is sumy's, which is not installed"):
        peers_named("lead,lexrank")


async def _compared(peers: dict[str, Peer], *cases: ExternalCase, words: int = 40) -> list[Compared | Failed]:
    return [outcome async for outcome in compare(cases, Settings(words=words), peers)]


async def test_ours_and_the_peers_are_scored_on_the_same_case_by_the_same_measures() -> None:
    everything: Peer = lambda sources, words: sources.sentences  # noqa: ARG005, E731
    (outcome,) = await _compared({"lead": peers_named("lead")["lead"], "all": everything}, _case())

    assert isinstance(outcome, Compared)
    ours, lead, all_ = outcome.entries
    assert [entry.system for entry in outcome.entries] == ["extractive", "lead", "all"]
    assert lead.weighted_recall == Score(1 / 2, 1, 3)
    assert all_.weighted_recall == Score(1.0, 3, 3)
    assert all_.form.words_over == count_words(f"{MAIL} {POST}") - count_words("Gulls slept.") - 40
    assert ours.form.words_over == lead.form.words_over == 0


async def test_what_a_peer_makes_up_is_not_supported() -> None:
    invented: Peer = lambda sources, words: ("Captain Ivo Brandt was jailed for nine years.",)  # noqa: ARG005, E731
    (outcome,) = await _compared({"invented": invented}, _case())

    assert isinstance(outcome, Compared)
    assert [entry.form.unsupported for entry in outcome.entries] == [0, 1]


def _entry(system: str, weighted: float, vital: float | None = None) -> Entry:
    vital_recall: Result = Unscored("the gold has no such fact") if vital is None else Score(vital, 1, 1)
    form = Form(claims=4, words=80, words_over=0, openers=1, repeats=0, unsupported=1)
    return Entry(system, vital_recall, Score(weighted, 1, 2), form, 0.25)


def _outcome(ours: float, lead: float, *, event: str, vital: float | None = None) -> Compared:
    case = _case(event, f"Words of {event} and of nothing else at all.", event=event)
    return Compared(case, (_entry("extractive", ours, vital), _entry("lead", lead, vital)))


def _lines(outcomes: Sequence[Compared | Failed]) -> list[list[str]]:
    return [line.split() for line in comparison(outcomes, words=80).splitlines()]


def _row(outcomes: Sequence[Compared | Failed], system: Literal["extractive", "lead"]) -> str:
    recall = comparison(outcomes, words=80).partition("weighted recall")[2]
    return next(" ".join(line.split()) for line in recall.splitlines() if line.startswith(system))


def test_means_and_paired_differences_have_intervals_over_events() -> None:
    outcomes = [_outcome(0.5, 0.3, event="a"), _outcome(0.6, 0.5, event="b"), _outcome(0.7, 0.4, event="c")]

    # By hand: t is 4.303 with two degrees of freedom, and the deviations are .1 and .1.
    assert _row(outcomes, "extractive") == "extractive 0.60 [0.35, 0.85]"
    assert _row(outcomes, "lead") == "lead 0.40 [0.15, 0.65] +0.20 [-0.05, +0.45] 0.250"


def test_cases_of_one_event_are_averaged_before_anything_else() -> None:
    outcomes = [_outcome(0.4, 0.3, event="a"), _outcome(0.6, 0.3, event="a"), _outcome(0.7, 0.3, event="b")]
    alone = [_outcome(0.5, 0.3, event="a"), _outcome(0.7, 0.3, event="b")]

    assert _row(outcomes, "lead") == _row(alone, "lead")
    assert comparison(outcomes, words=80).startswith("3 cases of 2 events, at most 80 words")


def test_one_event_has_no_interval_and_no_p() -> None:
    assert _row([_outcome(0.5, 0.3, event="a")], "lead") == "lead 0.30 (no interval) +0.20 (no interval) -"


def test_a_metric_that_no_case_has_is_unscored_and_one_that_some_have_says_so() -> None:
    without, with_vital = _outcome(0.5, 0.3, event="a"), _outcome(0.5, 0.3, event="b", vital=0.9)

    assert "vital fact recall: unscored" in comparison([without], words=80)
    assert "vital fact recall (1 of 2 cases)" in comparison([without, with_vital], words=80)
    assert "0.90 (no interval)" in comparison([without, with_vital], words=80)


def test_a_difference_in_every_one_of_many_events_is_hardly_chance() -> None:
    outcomes = [_outcome(0.5, 0.3 + 0.001 * number, event=str(number)) for number in range(16)]

    assert _row(outcomes, "lead").endswith(" <0.001")


def test_few_events_are_said_to_prove_little() -> None:
    few = [_outcome(0.5, 0.3, event=name) for name in "abc"]
    enough = [_outcome(0.5, 0.3, event=name) for name in "abcdef"]

    assert "With 3 events no p can be under 0.250" in comparison(few, words=80)
    assert "no p can be under" not in comparison(enough, words=80)


def test_form_is_summed_over_the_cases() -> None:
    last = _lines([_outcome(0.5, 0.3, event="a"), _outcome(0.6, 0.5, event="b")])[-1]

    assert last == ["lead", "8", "80", "0", "2", "0", "2", "of", "8", "(7.1-59.1", "%)", "0.250"]


def test_a_case_that_gave_no_brief_counts_for_nobody_and_is_named() -> None:
    failed = Failed("storm", "the model did not answer")

    assert comparison([_outcome(0.5, 0.3, event="a"), failed], words=80).endswith(
        "storm: no brief: the model did not answer"
    )
    assert comparison([failed], words=80) == "storm: no brief: the model did not answer"
