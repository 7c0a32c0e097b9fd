"""The one place that knows which adapter stands behind which name."""

import time
from datetime import UTC, datetime

from summarizer.drafters.extractive import ExtractiveDrafter
from summarizer.drafters.phrasing import RulePhraser
from summarizer.errors import UnknownModel
from summarizer.extractors.rules import RuleExtractor
from summarizer.pipeline import Policy, Services
from summarizer.ports import Backend, Drafter, Judge, Reviser
from summarizer.readers.web import WebReader
from summarizer.settings import Settings
from summarizer.verifiers.rules.verifier import RuleVerifier

EXTRACTIVE = "extractive"


def services_for(settings: Settings, *, degrade: bool = True) -> Services:
    """The adapters these settings ask for.

    With `degrade`, the extractive drafter stands in for a model that fails.
    Raises UnknownModel for a name that is neither `extractive` nor PROVIDER/MODEL.
    """
    embedded = settings.model == EXTRACTIVE
    extractive = ExtractiveDrafter()
    return Services(
        reader=WebReader(),
        extractor=RuleExtractor(),
        drafter=extractive if embedded else _prompted(settings),
        stand_in=extractive if degrade and not embedded else None,
        phraser=RulePhraser(),
        verifier=RuleVerifier(),
        english_only=True,  # the rules are the only verifier yet, and they read English alone
        now=lambda: datetime.now(UTC).isoformat(timespec="seconds"),
        clock=time.perf_counter,
        judge=_judge(settings, settings.judge) if settings.judge else None,
        reviser=None if embedded else _reviser(settings),
    )


def policy_for(settings: Settings) -> Policy:
    """What these settings ask of a brief."""
    return Policy(words=settings.words, guard=settings.guard)


def backend_for(settings: Settings) -> Backend:
    """The backend of a PROVIDER/MODEL name. Raises UnknownModel."""
    provider, slash, rest = settings.model.partition("/")
    if not slash or not rest:
        raise UnknownModel(
            f"unknown model {settings.model!r}: use `extractive`, or PROVIDER/MODEL such as openai/gpt-4o-mini"
        )
    if provider == "scripted":
        from summarizer.backends.scripted import ScriptedBackend

        return ScriptedBackend.from_file(rest)
    from summarizer.backends.litellm import LiteLLMBackend
    from summarizer.backends.retrying import RetryingBackend

    return RetryingBackend(LiteLLMBackend(settings.model, api_base=settings.api_base, attempt_s=settings.attempt_s))


def _judge(settings: Settings, name: str) -> Judge:
    from summarizer.prompting import load_prompt
    from summarizer.verifiers.prompted import PromptedJudge

    return PromptedJudge(backend_for(settings.changed(model=name)), load_prompt("verify"), RuleVerifier())


def _prompted(settings: Settings) -> Drafter:
    from summarizer.drafters.prompted import PromptedDrafter
    from summarizer.prompting import load_prompt

    return PromptedDrafter(backend_for(settings), load_prompt("draft"))


def _reviser(settings: Settings) -> Reviser:
    from summarizer.drafters.revising import PromptedReviser
    from summarizer.prompting import load_prompt

    return PromptedReviser(backend_for(settings), load_prompt("repair"))
