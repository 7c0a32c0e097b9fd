"""A model's draft: what it is asked, how its reply is read, what becomes of it in a brief."""

import pytest
import respx

from summarizer.backends.scripted import ScriptedBackend
from summarizer.drafters.extractive import ExtractiveDrafter
from summarizer.drafters.prompted import MOST_FACTS, PromptedDrafter
from summarizer.errors import AttemptTimeout, BackendError, InvalidReply, RateLimited, Truncated
from summarizer.pipeline import Policy, summarize
from summarizer.ports import ChatRequest, Completion, Draft
from summarizer.prompting import load_prompt
from tests.builders import FERRY, FLOOD, brief_of, raw, services, story_of
from tests.providers import USAGE, completion, draft_reply, litellm_backend, provider, told

__all__ = ["provider"]  # a fixture

FLOODED = "The river Oster flooded the town of Marl on Sunday."


def _drafter(*answers: str | BackendError) -> tuple[PromptedDrafter, ScriptedBackend]:
    script = ScriptedBackend(answers, name="scripted")
    return PromptedDrafter(script, load_prompt("draft")), script


async def _draft(answer: str) -> Draft:
    return await _drafter(answer)[0].draft(story_of(FLOOD), words=100)


async def test_the_model_sees_every_fact_numbered_with_its_source_and_the_budget() -> None:
    drafter, script = _drafter(draft_reply())

    await drafter.draft(story_of(FLOOD, FERRY), words=90)

    asked = script.requests[0].user
    assert list(told(asked)) == [1, 2, 3, 4, 5, 6]
    assert told(asked)[2] == "Fire crews took 1,200 people to the school on Hill Road."
    assert asked.index("source 1") < asked.index("[1, ") < asked.index("source 2") < asked.index("[5, ")
    assert "at most 90 words" in asked


async def test_copies_are_not_shown_to_the_model_twice() -> None:
    drafter, script = _drafter(draft_reply())

    await drafter.draft(story_of(FLOOD, FLOOD + " The end of the story came on Monday."), words=90)

    assert script.requests[0].user.count("Fire crews took 1,200 people") == 1


async def test_citations_are_fact_ids_and_a_number_no_fact_has_cites_nothing() -> None:
    facts = story_of(FLOOD).facts

    draft = await _draft(draft_reply((FLOODED, [1]), ("Crews helped.", [2, 2, 99, 0, -1])))

    assert [claim.citations for claim in draft.claims] == [(facts[0].id,), (facts[1].id,)]


async def test_a_sentence_written_twice_is_one_claim() -> None:
    draft = await _draft(draft_reply((FLOODED, [1]), (f" {FLOODED}\n", [2])))

    assert [claim.text for claim in draft.claims] == [FLOODED]


async def test_two_sentences_given_as_one_are_two_claims_so_that_neither_hides_behind_the_other() -> None:
    draft = await _draft(draft_reply((f"{FLOODED} The looters then emptied every shop.", [1])))

    assert [claim.text for claim in draft.claims] == [FLOODED, "The looters then emptied every shop."]
    assert len({claim.citations for claim in draft.claims}) == 1


async def test_what_cannot_be_seen_does_not_reach_a_claim() -> None:
    draft = await _draft(draft_reply(("The river\u202e Oster\u200b flooded\x07 Marl.", [1]), headline="Flood\u202e"))

    assert draft.claims[0].text == "The river Oster flooded Marl."
    assert draft.headline == "Flood"


async def test_a_long_article_does_not_crowd_out_the_others() -> None:
    drafter, script = _drafter(draft_reply())
    long = " ".join(f"Gauge number {number} of the river Oster showed a new level." for number in range(200))

    await drafter.draft(story_of(long, FERRY), words=90)

    assert "Passengers on the night ferry" in script.requests[0].user
    assert len(told(script.requests[0].user)) == MOST_FACTS


async def test_names_of_files_are_not_sent() -> None:
    drafter, script = _drafter(draft_reply())

    await drafter.draft(story_of(FLOOD), words=90)

    assert "flood.txt" not in script.requests[0].user
    assert '"source": "source 1"' in script.requests[0].user


async def test_a_fenced_reply_is_read() -> None:
    draft = await _draft(f"```json\n{draft_reply((FLOODED, [1]))}\n```")

    assert [claim.text for claim in draft.claims] == [FLOODED]


@pytest.mark.parametrize(
    "answer",
    [
        "Here is your brief: the river flooded.",
        "",
        "{}",
        "[]",
        '{"headline": "x", "sentences": [{"text": "y"}]}',
        '{"headline": "x", "sentences": [{"text": "y", "facts": ["1"]}]}',
        '{"headline": "x", "sentences": [], "comment": "done"}',
        draft_reply((FLOODED, [1])) + " I hope this helps!",
        draft_reply((FLOODED, [1]))[:-5],
        draft_reply(),
        draft_reply((" ", [1])),
    ],
)
async def test_a_reply_that_is_not_what_was_asked_for_is_refused_whole(answer: str) -> None:
    draft = await _draft(answer)

    assert isinstance(draft.failure, InvalidReply)
    assert str(draft.failure).startswith("scripted: the reply is not the JSON asked for: ")
    assert draft.claims == ()
    assert draft.spent.models_reported == ("scripted",)


async def test_a_cut_draft_is_refused_even_when_it_parses() -> None:
    class Cutting(ScriptedBackend):
        async def complete(self, request: ChatRequest) -> Completion:  # noqa: ARG002 - a port's signature
            return Completion(text=draft_reply((FLOODED, [1])), finish="length", model="cut")

    draft = await PromptedDrafter(Cutting([]), load_prompt("draft")).draft(story_of(FLOOD), words=100)

    assert isinstance(draft.failure, Truncated)
    assert draft.claims == ()


def test_a_brief_keeps_what_is_proven_and_withholds_what_the_model_made_up() -> None:
    drafter, _ = _drafter(
        draft_reply(
            ("The river Oster flooded the town of Marl on Sunday after three days of rain.", [1]),
            ("Fire crews took 2,100 people to the school on Hill Road.", [2]),
            ("Governor Alba Renn resigned over the flood.", [3]),
            ("The regional council set aside $4.5 million for repairs.", []),
        )
    )

    brief = brief_of(raw(FLOOD), using=services(drafter=drafter, stand_in=ExtractiveDrafter()))

    assert brief.status == "reduced"
    assert [claim.text[:24] for claim in brief.claims] == ["The river Oster flooded "]
    assert [claim.verdict.codes for claim in brief.withheld] == [
        ("number_mismatch",),
        ("no_evidence", "name_unsupported"),
        ("citation_missing",),
    ]
    assert brief.headline == "The river Oster flooded the town of Marl on Sunday after three days of rain"
    assert brief.manifest.model == "scripted"
    assert [(prompt.name, prompt.version) for prompt in brief.manifest.prompts] == [("draft", 2)]


@pytest.mark.parametrize("answer", [RateLimited("slow down", calls=3), "no JSON at all"])
def test_a_model_that_fails_is_replaced_and_said_so(answer: str | BackendError) -> None:
    drafter, _ = _drafter(answer)

    brief = brief_of(raw(FLOOD), using=services(drafter=drafter, stand_in=ExtractiveDrafter()))

    assert brief.status == "degraded"
    assert brief.claims
    assert {claim.verdict.label for claim in brief.claims} == {"supported"}
    assert [note.code for note in brief.notes] == ["model_failed"]


@pytest.mark.parametrize(
    ("error", "cost_usd", "estimated"),
    [(AttemptTimeout("slow", calls=3), None, True), (RateLimited("slow down", calls=3), 0.0, False)],
)
def test_a_failed_model_s_calls_are_counted_and_cost_nothing_only_where_they_were_refused(
    error: BackendError, cost_usd: float | None, estimated: bool
) -> None:
    drafter, _ = _drafter(error)

    brief = brief_of(raw(FLOOD), using=services(drafter=drafter, stand_in=ExtractiveDrafter()))

    assert (brief.usage.calls, brief.usage.cost_usd, brief.usage.estimated) == (3, cost_usd, estimated)


def test_a_model_of_whose_draft_nothing_holds_is_replaced_and_its_sentences_shown_as_withheld() -> None:
    drafter, _ = _drafter(draft_reply(("Governor Alba Renn resigned over the flood.", [3])))

    brief = brief_of(raw(FLOOD), using=services(drafter=drafter, stand_in=ExtractiveDrafter()))

    assert brief.status == "degraded"
    assert brief.claims
    assert [claim.text for claim in brief.withheld] == ["Governor Alba Renn resigned over the flood."]


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (RateLimited("slow down"), RateLimited),
        ("no JSON", InvalidReply),
        (draft_reply(("Governor Alba Renn resigned.", [1])), InvalidReply),
    ],
)
def test_without_a_stand_in_the_failure_is_the_caller_s(
    answer: str | BackendError, error: type[BackendError]
) -> None:
    drafter, _ = _drafter(answer)

    with pytest.raises(error):
        brief_of(raw(FLOOD), using=services(drafter=drafter))


async def test_a_reply_that_cannot_be_read_is_paid_for_all_the_same(provider: respx.Route) -> None:
    provider.mock(return_value=completion("no JSON", usage=USAGE))
    drafter = PromptedDrafter(litellm_backend(), load_prompt("draft"))

    brief = await summarize([raw(FLOOD)], services(drafter=drafter, stand_in=ExtractiveDrafter()), Policy())

    assert (brief.status, brief.usage.input_tokens) == ("degraded", 1000)
    assert brief.usage.cost_usd == pytest.approx(0.00027)
    assert [prompt.name for prompt in brief.manifest.prompts] == ["draft"]


def test_no_model_is_called_when_no_article_can_be_used() -> None:
    drafter, script = _drafter(draft_reply((FLOODED, [1])))

    brief = brief_of(raw("Share:"), using=services(drafter=drafter, stand_in=ExtractiveDrafter()))

    assert brief.status == "refused"
    assert script.requests == []


async def test_over_http_a_model_s_draft_becomes_claims_with_its_cost(provider: respx.Route) -> None:
    provider.mock(return_value=completion(draft_reply((FLOODED, [1])), usage=USAGE))
    drafter = PromptedDrafter(litellm_backend(), load_prompt("draft"))

    draft = await drafter.draft(story_of(FLOOD), words=100)

    assert provider.call_count == 1
    assert [claim.text for claim in draft.claims] == [FLOODED]
    assert draft.spent.usage.cost_usd == pytest.approx(0.00027)
    assert draft.spent.models_reported == ("gpt-4o-mini-2024-07-18",)
