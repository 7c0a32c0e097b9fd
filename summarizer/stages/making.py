"""How a brief came about, in a reader's words: who wrote it, who checked it, what it took and when."""

from collections.abc import Iterator
from datetime import datetime

from summarizer.domain import Brief, Manifest, Usage

NO_MODEL = "extractive"


def made(brief: Brief) -> tuple[tuple[str, str], ...]:
    """What is asked and the answer, in the order in which it is read; nothing that there is not."""
    manifest = brief.manifest
    lines = (
        ("Written by", _writer(manifest)),
        ("Instructions", ", ".join(f"{prompt.name} version {prompt.version}" for prompt in manifest.prompts)),
        ("Checked by", manifest.guard_version if brief.status != "unguarded" else ""),
        ("Cost", _cost(brief.usage)),
        ("Asked of models", _taken(brief.usage)),
        ("Begun", _time(manifest.started_at)),
        ("Took", _took(manifest)),
        ("Number of the brief", brief.id),
        ("Program", f"summarizer {manifest.code_version}"),
    )
    return tuple((asked, answer) for asked, answer in lines if answer)


def _writer(manifest: Manifest) -> str:
    if manifest.model == NO_MODEL:
        return "rules, without a language model: its sentences are the articles' own"
    others = ", ".join(name for name in manifest.models_reported if name != manifest.model)
    return f"{manifest.model} (answered as {others})" if others else manifest.model


def _cost(usage: Usage) -> str:
    if usage.cost_usd is None:
        return "not known: a model's price is not on our list"
    if not usage.cost_usd:
        return "nothing"
    return f"{'about ' if usage.estimated else ''}${usage.cost_usd:.4f}"


def _taken(usage: Usage) -> str:
    return "; ".join(_shares(usage)) if usage.calls or usage.input_tokens else ""


def _shares(usage: Usage) -> Iterator[str]:
    yield f"{usage.calls} {'call' if usage.calls == 1 else 'calls'}"
    about = "about " if usage.estimated else ""
    yield f"{about}{usage.input_tokens:,} tokens in, {usage.output_tokens:,} out"
    if usage.cached_tokens:
        yield f"{usage.cached_tokens:,} of them answered before"


def _time(iso: str) -> str:
    try:
        begun = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{begun.day} {begun:%B %Y, %H:%M} UTC"


def _took(manifest: Manifest) -> str:
    longest = sorted(manifest.stage_ms.items(), key=lambda stage: -stage[1])[:3]
    stages = ", ".join(f"{name} {_duration(ms)}" for name, ms in longest if ms >= 1)
    return _duration(manifest.duration_ms) + (f" (longest: {stages})" if stages else "")


def _duration(ms: float) -> str:
    return f"{ms / 1000:.1f} s" if ms >= 1000 else f"{ms:.0f} ms"
