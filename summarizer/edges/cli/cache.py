"""`summarizer cache`: how much the log of model calls holds and saves, and how to empty it."""

from dataclasses import asdict
from typing import Literal

import click

from summarizer.backends.calls import DAYS_SERVED, CallLog, Totals, calls_in
from summarizer.edges.cli.output import deliver, settings_from
from summarizer.errors import UsageError
from summarizer.stages.view import plural


def the_log() -> CallLog:
    """The log of model calls of whoever runs this. Raises UsageError when there is no place for one."""
    folder = settings_from().state_dir
    if folder is None:
        raise UsageError("there is no folder for the log of model calls: set SUMMARIZER_STATE_DIR")
    return calls_in(folder)


@click.group("cache")
def command() -> None:
    """Look after the log of model calls, from which recorded answers are served.

    SUMMARIZER_CACHE says what the log is used for: off, record, replay or replay-strict.
    SUMMARIZER_STATE_DIR is the folder it is in. `summarizer log` shows the calls.
    """


@command.command("stats")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def stats(form: Literal["text", "json"]) -> None:
    """Say how many calls are logged and what they saved."""
    import json

    calls = the_log()
    totals = calls.totals()
    shown = {"file": str(calls.path)} | asdict(totals)
    deliver(json.dumps(shown, indent=2) + "\n" if form == "json" else _in_words(calls, totals), None)


@command.command("prune")
def prune() -> None:
    """Delete the calls whose answers are too old to be served."""
    removed = the_log().prune()
    deliver(f"{_calls(removed)} older than {DAYS_SERVED} days deleted\n", None)


@command.command("clear")
def clear() -> None:
    """Delete every call, or the whole file if it is damaged."""
    calls = the_log()
    removed = calls.clear()
    said = f"{calls.path} was damaged and is deleted" if removed is None else f"{_calls(removed)} deleted"
    deliver(f"{said}\n", None)


def _in_words(calls: CallLog, totals: Totals) -> str:
    saved = f"{totals.saved_tokens:,} tokens and {totals.saved_usd:.4f} USD where the price is known"
    lines = [
        f"{calls.path}, {totals.size_bytes / 1e6:.1f} MB",
        f"{_calls(totals.calls)}, {totals.errors} of them failed, {totals.expired} older than {DAYS_SERVED} days",
        f"{totals.served:,} {plural('answer', totals.served)} served, which saved {saved}",
    ]
    return "\n".join(lines) + "\n"


def _calls(count: int) -> str:
    return f"{count:,} {plural('call', count)}"
