"""A judge: what it is asked, which of its words count, and what it may not overrule."""

import json

import pytest

from summarizer.backends.scripted import ScriptedBackend
from summarizer.domain import Claim, Verdict
from summarizer.errors import AttemptTimeout, BackendError, RateLimited
from summarizer.pipeline import Policy, update
from summarizer.ports import Reviewed, Story
from summarizer.prompting import load_prompt
from summarizer.stages.guard import reviewed
from summarizer.verifiers.prompted import MOST_CLAIMS, PromptedJudge
from summarizer.verifiers.rules.verifier import RuleVerifier
from tests.builders import FLOOD, SpeakingDrafter, brief_of, claim, done, raw, services, story_of
from tests.providers import questions, told

SUPPORTED = "The Oster flooded Marl on Sunday after three days of rain."
FREE = "Crews brought 1,200 residents to safety."  # the rules call it `no_evidence`
WRONG_FIGURE = "Crews brought 1,300 residents to safety."  # and this too
REFUTED = "Fire crews took 2,100 people to the school on Hill Road."
COPIED = "Fire crews took 1,200 people to the school on Hill Road."
CREWS = "Fire crews took 1,200 people"
RIVER = "The river Oster flooded the town of Marl"


def says(n: int, label: str, quote: str = "") -> dict[str, object]:
    return {"n": n, "label": label, "quote": quote}


def reply(*judgements: dict[str, object]) -> str:
    return json.dumps({"verdicts": judgements})


def judge_that(*answers: str | BackendError) -> tuple[PromptedJudge, ScriptedBackend]:
    script = ScriptedBackend(answers, name="a/judge")
    return PromptedJudge(script, load_prompt("verify"), RuleVerifier()), script


def review(claims: list[str], *answers: str | BackendError, story: Story | None = None) -> Reviewed:
    return done(
        reviewed(
            [claim(text) for text in claims],
            story or story_of(FLOOD),
            verifier=RuleVerifier(),
            judge=judge_that(*answers)[0],
        )
    )


def verdict_of(text: str, *judgements: dict[str, object]) -> Verdict:
    return review([text], reply(*judgements)).verdicts[0]


def test_all_open_claims_go_in_one_question_with_the_passages_that_may_decide_them() -> None:
    judge, script = judge_that(reply())
    claims = [claim(text) for text in (SUPPORTED, COPIED, FREE, REFUTED)]

    done(reviewed(claims, story_of(FLOOD), verifier=RuleVerifier(), judge=judge))

    (asked,) = script.requests
    passages = told(asked.user)
    shown = {line["claim"]: [passages[n] for n in line["passages"]] for line in questions(asked.user, "claim")}
    assert list(shown) == [SUPPORTED, FREE]
    assert any(RIVER in passage for passage in shown[SUPPORTED])
    assert any(CREWS in passage for passage in shown[FREE])


@pytest.mark.parametrize("copied", [COPIED, COPIED.rstrip(".")])
def test_nobody_is_asked_when_the_rules_leave_nothing_open(copied: str) -> None:
    judge, script = judge_that()

    found = done(reviewed([claim(copied), claim(REFUTED)], story_of(FLOOD), verifier=RuleVerifier(), judge=judge))

    assert script.requests == []
    assert (found.spent.usage.calls, found.notes) == (0, ())


def test_a_claim_that_both_support_is_supported_by_both() -> None:
    found = verdict_of(SUPPORTED, says(1, "supported", RIVER))

    assert (found.label, found.codes) == ("supported", ())
    assert found.verifier == "rules@5+verify@1:a/judge"


@pytest.mark.parametrize("label", ["conflicting", "not_enough_evidence"])
def test_the_judge_takes_support_away(label: str) -> None:
    found = verdict_of(SUPPORTED, says(1, label))

    assert (found.label, found.codes) == (label, ("judge_objects",))
    assert found.score < 0.5


def test_a_refutation_shows_the_words_that_refute() -> None:
    found = verdict_of(SUPPORTED, says(1, "refuted", "on Sunday after three days of rain"))

    assert found.label == "refuted"
    assert [(item.quote, item.stance) for item in found.evidence][-1] == (
        "on Sunday after three days of rain",
        "refutes",
    )
    assert FLOOD[found.evidence[-1].start : found.evidence[-1].end] == found.evidence[-1].quote


@pytest.mark.parametrize(
    "quote",
    [
        "",
        "The river Oster swept the town of Marl away",
        "the river oster flooded the town of marl",
        "the town",
        "Marl",
    ],
)
@pytest.mark.parametrize("label", ["supported", "refuted"])
def test_a_label_whose_quote_stands_nowhere_or_is_a_scrap_proves_nothing(label: str, quote: str) -> None:
    assert verdict_of(SUPPORTED, says(1, label, quote)).label == "not_enough_evidence"
    assert verdict_of(FREE, says(1, label, quote)).label == "not_enough_evidence"


def test_the_judge_lifts_a_claim_in_free_words_and_its_sentence_is_the_evidence() -> None:
    found = verdict_of(FREE, says(1, "supported", CREWS))

    assert (found.label, found.codes) == ("supported", ())
    assert found.score > 0.5
    assert [item.quote for item in found.evidence] == [COPIED]


def test_a_figure_that_the_quoted_sentence_has_otherwise_is_not_lifted() -> None:
    found = verdict_of(WRONG_FIGURE, says(1, "supported", CREWS))

    assert (found.label, found.codes) == ("not_enough_evidence", ("no_evidence",))


def test_a_cited_sentence_without_a_word_in_common_lifts_nothing() -> None:
    story = story_of(FLOOD)
    foreign = claim("Residents were brought to safety by the emergency services.", story.facts[0])
    judge, script = judge_that(reply(says(1, "supported", RIVER)))

    found = done(reviewed([foreign], story, verifier=RuleVerifier(), judge=judge))

    assert RIVER in script.requests[0].user
    assert found.verdicts[0].label == "not_enough_evidence"


@pytest.mark.parametrize("label", ["refuted", "conflicting", "not_enough_evidence"])
def test_a_claim_the_rules_do_not_find_stays_so_unless_it_is_supported(label: str) -> None:
    found = verdict_of(FREE, says(1, label, CREWS))

    assert (found.label, found.codes) == ("not_enough_evidence", ("no_evidence",))


@pytest.mark.parametrize("text", [REFUTED, "Governor Alba Renn resigned over the flood."])
def test_what_the_rules_object_to_is_not_up_to_the_judge(text: str) -> None:
    before = done(RuleVerifier().verify([claim(text)], story_of(FLOOD)))

    found = review([text, SUPPORTED], reply(says(1, "supported", CREWS), says(2, "supported", CREWS)))

    assert found.verdicts[0] == before[0]


@pytest.mark.parametrize(
    "answer",
    [
        RateLimited("slow down", calls=2),
        "All claims are fine.",
        reply(says(1, "certainly", RIVER)),
        json.dumps({"verdicts": [{"n": 1, "label": "supported"}]}),
        reply(says(3, "supported", RIVER), says(0, "refuted"), says(-1, "refuted", RIVER)),
        reply(says(1, "not_enough_evidence"), says(1, "supported", RIVER), says(2, "supported"), says(2, "refuted")),
        reply(),
    ],
)
def test_without_a_usable_word_the_rules_decide_alone_and_a_note_says_so(answer: str | BackendError) -> None:
    claims = [claim(SUPPORTED), claim(FREE)]
    before = done(RuleVerifier().verify(claims, story_of(FLOOD)))

    found = review([SUPPORTED, FREE], answer)

    assert found.verdicts == before
    assert [note.code for note in found.notes] == ["judge_failed"]


def test_a_claim_that_is_left_out_keeps_its_verdict_and_is_counted() -> None:
    found = review([SUPPORTED, FREE], reply(says(2, "supported", CREWS)))

    assert [each.label for each in found.verdicts] == ["supported", "supported"]
    assert "1 of 2 sentences" in found.notes[0].detail


@pytest.mark.parametrize(
    ("failure", "cost_usd"), [(RateLimited("slow down", calls=2), 0.0), (AttemptTimeout("too slow", calls=2), None)]
)
def test_calls_that_failed_are_counted_and_one_that_may_have_been_answered_costs_nobody_knows_what(
    failure: BackendError, cost_usd: float | None
) -> None:
    usage = review([SUPPORTED], failure).spent.usage

    assert (usage.calls, usage.cost_usd) == (2, cost_usd)


def test_a_text_of_very_many_sentences_is_asked_about_in_several_questions() -> None:
    many = [Claim(id=str(number), text=SUPPORTED) for number in range(MOST_CLAIMS + 1)]
    judge, script = judge_that(reply(), reply(says(1, "not_enough_evidence")))

    found = done(reviewed(many, story_of(FLOOD), verifier=RuleVerifier(), judge=judge))

    assert len(script.requests) == 2
    assert [each.label for each in found.verdicts[-2:]] == ["supported", "not_enough_evidence"]


def test_a_brief_withholds_what_the_judge_does_not_find_and_counts_what_it_took() -> None:
    judge, script = judge_that(reply(says(1, "not_enough_evidence")))
    drafter = SpeakingDrafter([SUPPORTED, COPIED])

    brief = brief_of(raw(FLOOD), using=services(drafter=drafter, judge=judge))

    assert len(script.requests) == 1
    assert [item.text for item in brief.claims] == [COPIED]
    assert [(item.text, item.verdict.codes) for item in brief.withheld] == [(SUPPORTED, ("judge_objects",))]
    assert brief.manifest.guard_version == "rules@5+verify@1:a/judge"
    assert [(use.name, use.version) for use in brief.manifest.prompts] == [("verify", 1)]
    assert brief.manifest.models_reported == ("a/judge",)


def test_a_brief_says_that_its_judge_failed() -> None:
    judge, _ = judge_that(RateLimited("slow down"))

    brief = brief_of(raw(FLOOD), using=services(drafter=SpeakingDrafter([SUPPORTED]), judge=judge))

    assert [note.code for note in brief.notes] == ["judge_failed"]
    assert [item.text for item in brief.claims] == [SUPPORTED]


def test_an_unguarded_brief_asks_no_judge() -> None:
    judge, script = judge_that()

    brief_of(raw(FLOOD), using=services(drafter=SpeakingDrafter([SUPPORTED]), judge=judge), guard="off")

    assert script.requests == []


@pytest.mark.parametrize(
    ("answer", "notes"),
    [(reply(says(1, "supported", RIVER), says(2, "supported", RIVER)), []), ("?", ["judge_failed"])],
)
def test_an_update_has_the_judge_read_what_stood_before(answer: str, notes: list[str]) -> None:
    earlier = brief_of(raw(FLOOD), using=services(drafter=SpeakingDrafter([SUPPORTED])))
    judge, script = judge_that(answer)
    later = raw(FLOOD + " It rained.", source="later.txt")

    brief = done(update(earlier, [later], services(judge=judge), Policy()))

    assert SUPPORTED in script.requests[0].user
    assert [use.name for use in brief.manifest.prompts] == ["verify"]
    assert [note.code for note in brief.notes if note.code == "judge_failed"] == notes
    assert brief.claims[0].verdict.verifier == brief.manifest.guard_version or notes
