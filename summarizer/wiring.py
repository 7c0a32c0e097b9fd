"""The one place that knows which adapter stands behind which name."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Protocol

from summarizer.drafters.extractive import ExtractiveDrafter
from summarizer.drafters.phrasing import RulePhraser
from summarizer.drafters.plainer import PlainReviser
from summarizer.errors import UnknownModel, UsageError
from summarizer.extractors.rules import RuleExtractor
from summarizer.pipeline import Policy, Services
from summarizer.ports import Backend, Drafter, Extractor, Form, Judge, Reviser
from summarizer.readers.web import WebReader
from summarizer.settings import Settings
from summarizer.usage import Plan, Usage
from summarizer.verifiers.rules.verifier import RuleVerifier

if TYPE_CHECKING:
    from summarizer.backends.ledger import Ledger
    from summarizer.backends.prices import Price
    from summarizer.backends.unsent import UnsentBackend
    from summarizer.drafters.dry import DryDrafter

EXTRACTIVE = "extractive"
PLAIN_PROVIDERS = frozenset({"openai", "compatible"})  # served by the plain client when their server's address is set

# The form in which each model of each server takes a question, found out once a process.
_FORMS: defaultdict[str | None, dict[str, Form]] = defaultdict(dict)


class Client(Backend, Protocol):
    """A backend that speaks to a provider itself, and may know its price."""

    @property
    def price(self) -> "Price | None": ...


@dataclass(frozen=True)
class DryRun:
    """Services that ask nobody, and who knows what they would have asked: of articles, and in drafting."""

    services: Services
    extracting: "UnsentBackend | None" = None
    drafting: "DryDrafter | None" = None

    def plan_of(self, most: Usage) -> Usage:
        """What all its briefs may take, as a Plan where a model names facts."""
        from summarizer.backends.budgeted import most_of

        if self.extracting is None or self.drafting is None or not self.drafting.at_once:
            return most
        one_call = sum(map(most_of, self.drafting.at_once), Usage())
        return Plan(
            **most.model_dump(),
            extraction=sum(self.extracting.asked, Usage()),
            of_one_call=round(most.tokens / one_call.tokens, 2),
        )


def services_for(settings: Settings, *, degrade: bool = True) -> Services:
    """The adapters these settings ask for.

    With `degrade`, the extractive drafter stands in for models that fail; as the last of several models it does
    so in any case. Raises UnknownModel for a name that is neither `extractive` nor PROVIDER/MODEL, and UsageError
    for a budget that cannot be kept, or facts that no model is there to name.
    """
    models = asked_models(settings)
    extractive = ExtractiveDrafter()
    stands_in = bool(models) and (degrade or models != settings.chain)
    backend = backend_for(settings) if models else None  # one, so that writing and mending wait in one line
    return Services(
        reader=WebReader(),
        extractor=RuleExtractor(),
        drafter=_prompted(backend) if backend else extractive,
        stand_in=extractive if stands_in else None,
        phraser=RulePhraser(),
        verifier=RuleVerifier(),
        english_only=True,  # the rules are the only verifier yet, and they read English alone
        now=lambda: datetime.now(UTC).isoformat(timespec="seconds"),
        clock=time.perf_counter,
        allowance=allowance_for(settings) if models or settings.judge else nullcontext,
        judge=_judge(settings, settings.judge) if settings.judge else None,
        reviser=_reviser(backend) if backend else PlainReviser(),
        model_extractor=_model_extractor(backend) if settings.extractor == "model" else None,
    )


def services_on_offer(settings: Settings) -> Mapping[tuple[str, str | None], Services]:
    """The services of each model that a request may name, with each judge; those of the settings themselves first.

    Only the settings' own model has its fallbacks. Raises as `services_for` does.
    """
    models = dict.fromkeys((settings.model, EXTRACTIVE, *settings.models))
    judges = dict.fromkeys((settings.judge, *settings.judges))
    if settings.extractor == "model" and not any(asked_models(_offered(settings, model)) for model in models):
        raise _nobody_to_extract()
    return {
        (model, judge): services_for(_offered(settings, model).model_copy(update={"judge": judge}))
        for model in models
        for judge in judges
    }


def dry_run_for(settings: Settings) -> DryRun:
    """The same adapters, but nobody is asked: the usage of the brief is what its first model may take."""
    from summarizer.drafters.dry import DryDrafter
    from summarizer.drafters.prompted import PromptedDrafter
    from summarizer.prompting import load_prompt

    services = replace(services_for(settings), judge=None, reviser=None)
    models = asked_models(settings)
    if not models:
        return DryRun(services)
    asking = PromptedDrafter(_unsent(models[0], settings), load_prompt("draft"))
    drafting = DryDrafter(asking, ExtractiveDrafter())
    services = replace(services, drafter=drafting)
    if services.model_extractor is None:
        return DryRun(services)
    extracting = _unsent(models[0], settings)
    return DryRun(replace(services, model_extractor=_dry_extractor(extracting)), extracting, drafting)


def policy_for(settings: Settings) -> Policy:
    """What these settings ask of a brief."""
    return Policy(words=settings.words, guard=settings.guard)


def asked_models(settings: Settings) -> tuple[str, ...]:
    """The models that are asked over a wire, in order; `extractive` may only come last. Raises UsageError."""
    models = settings.chain[:-1] if settings.chain[-1] == EXTRACTIVE else settings.chain
    if EXTRACTIVE in models:
        raise UsageError(f"{EXTRACTIVE!r} never fails, so no model after it is asked; name it last")
    return models


def backend_for(settings: Settings) -> Backend:
    """The models these settings name, as one backend. Raises UnknownModel and UsageError.

    From the outside in: the brief's time, the log of calls, whose answers cost nothing, the chain of models, and for
    each model its replies' form, its breaker, its line, asking again, its pace, and every single request's budget.
    """
    from summarizer.backends.deadline import DeadlineBackend
    from summarizer.backends.prices import price_table

    prices = price_table(settings.prices)
    models = [_model(model, settings, prices) for model in asked_models(settings)]
    return DeadlineBackend(_logged(_chained(models), settings), clock=time.monotonic)


def server_address(model: str, settings: Settings) -> str | None:
    """The address that was set for this model's server, if any.

    Where one of several models, judges among them, goes to the plain client, the address is that client's alone.
    """
    if _is_plain(model):
        return settings.api_base or settings.openai_base_url
    return None if any(map(_is_plain, settings.all_named)) else settings.api_base


def judge_settings(settings: Settings, name: str) -> Settings:
    """The settings of a judge: its model alone, at the address that it has beside the brief's models."""
    named = settings.changed(judge=name)
    return named.changed(model=name).model_copy(update={"api_base": server_address(name, named)})


def _offered(settings: Settings, model: str) -> Settings:
    """The settings with this model, which names the facts if the settings' own would."""
    used = settings if model == settings.model else settings.model_copy(update={"model": model, "fallbacks": ()})
    return used if asked_models(used) else used.model_copy(update={"extractor": "rules"})


def _is_plain(model: str) -> bool:
    return model.partition("/")[0] in PLAIN_PROVIDERS


def _chained(models: Sequence[Backend]) -> Backend:
    if len(models) == 1:
        return models[0]
    from summarizer.backends.chain import ChainBackend

    return ChainBackend(models)


def _logged(backend: Backend, settings: Settings) -> Backend:
    """The backend behind the log of its calls, if there is to be one; what is scripted is on disk already."""
    mode, models = settings.cache or "replay", asked_models(settings)
    if any(model.startswith("scripted/") for model in models):
        return backend
    if mode == "replay-strict" and settings.state_dir is None:
        raise UsageError("only recorded answers may be used, and no folder holds any: set SUMMARIZER_STATE_DIR")
    if mode == "off" or settings.state_dir is None:
        return backend
    from summarizer.backends.cached import CachedBackend
    from summarizer.backends.calls import calls_in

    addresses = [address for model in models if (address := server_address(model, settings))]
    return CachedBackend(
        backend,
        calls_in(settings.state_dir),
        mode=mode,
        address=",".join(addresses) or None,
        replays_samples=settings.cache is not None,
    )


def _model(model: str, settings: Settings, prices: "Mapping[str, Price]") -> Backend:
    from summarizer.backends.breaker import BreakerBackend
    from summarizer.backends.budgeted import BudgetedBackend
    from summarizer.backends.deadline import time_left_s
    from summarizer.backends.limited import LimitedBackend
    from summarizer.backends.paced import PacedBackend
    from summarizer.backends.retrying import RetryingBackend
    from summarizer.backends.structured import FormPrompts, StructuredBackend
    from summarizer.prompting import load_prompt

    client = _client(model, settings)
    price = prices.get(model, client.price)
    budgets = (settings.budget_usd, settings.day_budget_usd, settings.key_budget_usd)
    if price is None and budgets != (None, None, None):
        raise UsageError(
            f"nobody knows what {model} costs, so a budget in USD cannot be kept; name a file with its price in "
            "SUMMARIZER_PRICES, or set SUMMARIZER_BUDGET_TOKENS instead"
        )
    budgeted = BudgetedBackend(client, price=price)
    paced = PacedBackend(budgeted, a_minute=settings.calls_per_minute) if settings.calls_per_minute else budgeted
    retrying = RetryingBackend(paced, time_left_s=partial(time_left_s, time.monotonic))
    steady = BreakerBackend(LimitedBackend(retrying, at_once=settings.at_once), clock=time.monotonic)
    prompts = FormPrompts(form=load_prompt("form"), again=load_prompt("again"))
    known = _FORMS[server_address(model, settings)]
    return StructuredBackend(steady, prompts, forced=settings.structured, known=known)


def _client(model: str, settings: Settings) -> Client:
    """The client that speaks to a model's server: our own where there is an address for it, else litellm."""
    provider, slash, rest = model.partition("/")
    if not slash or not rest:
        raise UnknownModel(
            f"unknown model {model!r}: use `{EXTRACTIVE}`, or PROVIDER/MODEL such as openai/gpt-4o-mini"
        )
    if provider == "scripted":
        from summarizer.backends.scripted import ScriptedBackend

        return ScriptedBackend.from_file(rest)
    address = server_address(model, settings)
    if _is_plain(model) and address:
        from summarizer.backends.compatible import CompatibleBackend

        return CompatibleBackend(model, api_base=address, attempt_s=settings.attempt_s)
    if provider == "compatible":
        raise UnknownModel(
            f"{model} has no server: set SUMMARIZER_API_BASE to its address, such as http://127.0.0.1:8000/v1"
        )
    from summarizer.backends.litellm import LiteLLMBackend

    return LiteLLMBackend(model, api_base=address, attempt_s=settings.attempt_s)


def allowance_for(settings: Settings) -> Callable[[], AbstractContextManager[None]]:
    """A new allowance for each brief, of what is left of the day. Raises UsageError."""
    from summarizer.backends.allowance import Allowance, Limits, within

    limits, ledger = Limits(usd=settings.budget_usd, tokens=settings.budget_tokens), _ledger(settings)

    @contextmanager
    def allowance() -> Iterator[None]:
        used = Allowance(limits=limits, ends_at=time.monotonic() + settings.deadline_s)
        with ledger.bounding(used) if ledger else nullcontext(), within(used):
            yield

    return allowance


def _ledger(settings: Settings) -> "Ledger | None":
    """The account of the day's budget, if there is one."""
    if (settings.day_budget_usd, settings.day_budget_tokens) == (None, None):
        return None
    if settings.state_dir is None:
        raise UsageError("a day's budget is kept in a folder, and there is none: set SUMMARIZER_STATE_DIR")
    from summarizer.backends.allowance import Limits
    from summarizer.backends.ledger import Ledger

    day = Limits(settings.day_budget_usd, settings.day_budget_tokens, "that were left today", "SUMMARIZER_DAY_BUDGET")
    return Ledger(settings.state_dir, day)


def _unsent(model: str, settings: Settings) -> "UnsentBackend":
    from summarizer.backends.prices import price_table
    from summarizer.backends.unsent import UnsentBackend

    return UnsentBackend(model, price=price_table(settings.prices).get(model, _client(model, settings).price))


def _dry_extractor(backend: Backend) -> Extractor:
    from summarizer.extractors.dry import DryExtractor
    from summarizer.extractors.prompted import PromptedExtractor
    from summarizer.prompting import load_prompt

    rules = RuleExtractor()
    return DryExtractor(PromptedExtractor(backend, load_prompt("extract"), rules), rules)


def _nobody_to_extract() -> UsageError:
    return UsageError(
        f"a model is to name the facts, and {EXTRACTIVE!r} is none; name one with --model PROVIDER/MODEL, or set "
        "the extractor to rules"
    )


def _model_extractor(backend: Backend | None) -> Extractor:
    from summarizer.extractors.prompted import PromptedExtractor
    from summarizer.prompting import load_prompt

    if backend is None:
        raise _nobody_to_extract()
    return PromptedExtractor(backend, load_prompt("extract"), RuleExtractor())


def _judge(settings: Settings, name: str) -> Judge:
    from summarizer.prompting import load_prompt
    from summarizer.verifiers.prompted import PromptedJudge

    return PromptedJudge(backend_for(judge_settings(settings, name)), load_prompt("verify"), RuleVerifier())


def _prompted(backend: Backend) -> Drafter:
    from summarizer.drafters.prompted import PromptedDrafter
    from summarizer.prompting import load_prompt

    return PromptedDrafter(backend, load_prompt("draft"))


def _reviser(backend: Backend) -> Reviser:
    from summarizer.drafters.revising import PromptedReviser
    from summarizer.prompting import load_prompt

    return PromptedReviser(backend, load_prompt("repair"))
