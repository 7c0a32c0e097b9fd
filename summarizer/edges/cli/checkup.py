"""What `summarizer doctor` looks at. Each check says what it found and, where something is amiss, what to do.

Nothing is asked of the network, and no key or address is ever shown: only whether it is there.
"""

import asyncio
import base64
import importlib.metadata as packages
import locale
import os
import platform
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from summarizer.backends.keys import key_variables, needs_no_key
from summarizer.edges.cli.config import DEFAULT, settings_in_force
from summarizer.errors import PromptError, SummarizerError, UsageError
from summarizer.prompting import load_prompt, prompt_names
from summarizer.readers.web import why_no_page_can_be_read
from summarizer.settings import Settings
from summarizer.version import VERSION

Outcome = Literal["ok", "warn", "fail"]

_REQUIREMENT = re.compile(r"(?P<name>[\w.-]+)[^;]*(?:;.*\bextra\s*==\s*['\"](?P<extra>[\w-]+)['\"])?")
_AGAIN = "install summarizer again, in a fresh environment"
_SAMPLE = """The river Lenne rose above its banks at Orsted on Monday and flooded the lower town. \
The mayor, Hanne Krag, said 300 people had left their homes.
===
Some 300 people left their homes in Orsted on Monday when the Lenne flooded the lower town. \
Schools will stay closed until Thursday, the county said.""".split("===")


class Check(BaseModel):
    """One thing that was looked at. `advice` is empty when all is well."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    outcome: Outcome
    detail: str
    advice: str = ""


class CheckUp(BaseModel):
    """The document of `summarizer doctor`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    checks: tuple[Check, ...]


def check_up(*, model: str | None) -> CheckUp:
    """Look at everything, in the order in which a brief needs it."""
    return CheckUp(checks=tuple(_checks(model)))


def _checks(model: str | None) -> Iterator[Check]:
    yield Check(name="python", outcome="ok", detail=f"Python {platform.python_version()}, summarizer {VERSION}")
    yield from _packages()
    yield _terminal()
    try:
        settings = Settings.read(os.environ, Path.cwd(), model=model)
    except UsageError as error:
        yield Check(name="settings", outcome="fail", detail=str(error), advice="change it where it was set")
        settings = None
    if settings:
        yield Check(name="settings", outcome="ok", detail=_in_force(settings, model))
    yield from _prompts()
    yield _sample_brief()
    if settings:
        yield from (_model(model, settings) for model in settings.chain)
        if settings.extractor == "model" and settings.chain == ("extractive",):
            detail, advice = (
                "a model is to name the facts, and none is set",
                "set a --model, or the extractor to rules",
            )
            yield Check(name="extractor", outcome="fail", detail=detail, advice=advice)
        if settings.judge:
            yield _judge(settings, settings.judge)


def _packages() -> Iterator[Check]:
    try:
        required = packages.requires("summarizer") or []
    except packages.PackageNotFoundError:
        detail = "summarizer runs from a folder and is not installed, so what it needs cannot be listed"
        yield Check(name="packages", outcome="warn", detail=detail, advice="make .venv/run.stamp")
        return
    groups: dict[str, list[str]] = {}
    for match in filter(None, map(_REQUIREMENT.match, required)):
        groups.setdefault(match["extra"] or "", []).append(match["name"])
    for extra, names in groups.items():
        group = _group(extra, names)
        yield _pages(group) if extra == "web" and group.outcome == "ok" else group


def _group(extra: str, names: list[str]) -> Check:
    versions = {name: _version(name) for name in names}
    missing = [name for name, version in versions.items() if version is None]
    name = f"extra {extra}" if extra else "packages"
    if missing:
        advice = f"pip install '.[{extra}]' in the project's folder, if you want it" if extra else "pip install ."
        return Check(
            name=name,
            outcome="warn" if extra else "fail",
            detail=f"not installed: {', '.join(missing)}",
            advice=advice,
        )
    return Check(name=name, outcome="ok", detail=", ".join(f"{each} {version}" for each, version in versions.items()))


def _pages(listed: Check) -> Check:
    """The extra's own packages are there; only a start of the reader tells whether those they need are too."""
    useless = asyncio.run(why_no_page_can_be_read())
    if useless is None:
        return listed
    return listed.model_copy(
        update={
            "outcome": "warn",
            "detail": useless,
            "advice": "pip install '.[web]' in the project's folder, if you want it",
        }
    )


def _version(name: str) -> str | None:
    try:
        return packages.version(name)
    except packages.PackageNotFoundError:
        return None


def _terminal() -> Check:
    encoding = locale.getencoding()
    if encoding.casefold().replace("-", "") == "utf8":
        return Check(name="terminal", outcome="ok", detail=f"encoding {encoding}")
    detail = f"encoding {encoding}; briefs are written in UTF-8, so quote marks may look broken"
    return Check(name="terminal", outcome="warn", detail=detail, advice="export LC_ALL=C.UTF-8")


def _in_force(settings: Settings, model: str | None) -> str:
    """Those that were set; `summarizer config` shows all."""
    found = [each for each in settings_in_force(settings, model=model) if each.set_in != DEFAULT]
    given = "".join(f"{each.name} {each.value} ({each.set_in}), " for each in found)
    return f"{given}{'the others' if found else 'all'} as by default, which `summarizer config` shows"


def _prompts() -> Iterator[Check]:
    recorded = _recorded_hashes()
    try:
        used = [load_prompt(name).use for name in prompt_names()]
    except PromptError as error:
        yield Check(name="prompts", outcome="fail", detail=str(error), advice=_AGAIN)
        return
    changed = [use.name for use in used if recorded.get(f"{use.name}/v{use.version}.md", use.sha256) != use.sha256]
    detail = ", ".join(f"{use.name} v{use.version} {use.sha256[:8]}" for use in used)
    if changed:
        detail += f"; not as they were installed: {', '.join(changed)}"
        yield Check(name="prompts", outcome="warn", detail=detail, advice=_AGAIN)
        return
    yield Check(name="prompts", outcome="ok", detail=detail)


def _recorded_hashes() -> dict[str, str]:
    """SHA-256 of the prompts as they were installed; none when they are read from a source tree."""
    packaged = files("summarizer") / "prompts"
    try:
        listed = packages.files("summarizer") or []
    except packages.PackageNotFoundError:
        return {}
    return {
        file.as_posix().partition("summarizer/prompts/")[2]: base64.urlsafe_b64decode(file.hash.value + "==").hex()
        for file in listed
        if packaged.is_dir() and file.hash and file.as_posix().startswith("summarizer/prompts/")
    }


def _sample_brief() -> Check:
    try:
        # Here and not above: where a package is missing, this check says so and the others still run.
        from summarizer.api import summarize

        brief = asyncio.run(summarize(_SAMPLE, settings=Settings()))
    except Exception as error:  # noqa: BLE001 - whatever is broken, saying so is what a doctor is for
        detail = f"{type(error).__name__}: {error}"
        return Check(name="sample brief", outcome="fail", detail=detail, advice=_AGAIN)
    supported = sum(claim.verdict.label == "supported" for claim in brief.claims)
    detail = f"{len(brief.claims)} sentences of 2 articles, {supported} supported"
    good = brief.claims and supported == len(brief.claims)
    if good:
        return Check(name="sample brief", outcome="ok", detail=detail)
    return Check(name="sample brief", outcome="fail", detail=detail, advice=_AGAIN)


def _judge(settings: Settings, name: str) -> Check:
    from summarizer.wiring import judge_settings

    found = _model(name, judge_settings(settings, name))
    advice = found.advice and f"export {key_variables(name)[0]}=... or unset SUMMARIZER_JUDGE"
    return found.model_copy(update={"name": "judge", "advice": advice})


def _model(model: str, settings: Settings) -> Check:
    if model == "extractive":
        return Check(name="model", outcome="ok", detail="extractive, which needs no key and no network")
    try:
        from summarizer.wiring import backend_for, server_address

        backend_for(settings)
    except (SummarizerError, ImportError) as error:
        return Check(name="model", outcome="fail", detail=str(error), advice="set another --model")
    names = key_variables(model)
    present = [name for name in names if os.environ.get(name)]
    if present or needs_no_key(model):
        found = f"{present[0]} is set" if present else "it needs no key"
        return Check(name="model", outcome="ok", detail=f"{model}; {found}. It was not called.")
    detail = f"{model}; {' and '.join(names)} {'is' if len(names) == 1 else 'are'} not set"
    if server_address(model, settings):
        return Check(name="model", outcome="warn", detail=detail, advice="set it if your server asks for a key")
    return Check(
        name="model", outcome="fail", detail=detail, advice=f"export {names[0]}=... or use --model extractive"
    )
