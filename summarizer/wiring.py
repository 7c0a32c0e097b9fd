"""The one place that knows which adapter stands behind which name."""

import time
from datetime import UTC, datetime

from summarizer.drafters.extractive import ExtractiveDrafter
from summarizer.drafters.phrasing import RulePhraser
from summarizer.errors import UnknownModel
from summarizer.extractors.rules import RuleExtractor
from summarizer.pipeline import Policy, Services
from summarizer.ports import Backend, Drafter
from summarizer.readers.web import WebReader
from summarizer.settings import Settings
from summarizer.verifiers.rules.verifier import RuleVerifier

EXTRACTIVE = "extractive"
PLAIN_PROVIDERS = frozenset({"openai", "compatible"})  # served by the plain client when their server's address is set


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
    from summarizer.backends.retrying import RetryingBackend

    return RetryingBackend(_client(settings.model, settings))


def server_address(model: str, settings: Settings) -> str | None:
    """The address that was set for this model's server, if any."""
    provider = model.partition("/")[0]
    return settings.api_base or (settings.openai_base_url if provider in PLAIN_PROVIDERS else None)


def _client(model: str, settings: Settings) -> Backend:
    """The client that speaks to a model's server: our own where there is an address for it, else litellm."""
    address = server_address(model, settings)
    if model.partition("/")[0] in PLAIN_PROVIDERS and address:
        from summarizer.backends.compatible import CompatibleBackend

        return CompatibleBackend(model, api_base=address, attempt_s=settings.attempt_s)
    if model.startswith("compatible/"):
        raise UnknownModel(
            f"{model} has no server: set SUMMARIZER_API_BASE to its address, such as http://127.0.0.1:8000/v1"
        )
    from summarizer.backends.litellm import LiteLLMBackend

    return LiteLLMBackend(model, api_base=address, attempt_s=settings.attempt_s)


def _prompted(settings: Settings) -> Drafter:
    from summarizer.drafters.prompted import PromptedDrafter
    from summarizer.prompting import load_prompt

    return PromptedDrafter(backend_for(settings), load_prompt("draft"))
