"""`summarizer log`: what was sent to models and what came back, for a brief or lately, without any key."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from textwrap import indent
from typing import Literal

import click

from summarizer.backends.calls import Call
from summarizer.backends.redaction import redacted
from summarizer.edges.cli.cache import the_log
from summarizer.edges.cli.main import EXIT_FINDINGS
from summarizer.edges.cli.output import deliver, file_names, text_at
from summarizer.errors import BadBrief, UsageError
from summarizer.language.printable import visible
from summarizer.ports import Completion
from summarizer.stages.earlier import brief_from
from summarizer.stages.view import plural

MOST_CALLS = 10_000


@click.command("log")
@click.argument("brief", required=False, metavar="[BRIEF.json]", shell_complete=file_names)
@click.option(
    "--last", type=click.IntRange(1, MOST_CALLS), metavar="N", help="The last N calls of any brief.  [default: 1]"
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(brief: str | None, last: int | None, form: Literal["text", "json"]) -> int:
    """Show the model calls of BRIEF.json, a brief in JSON, or the last ones, the oldest first.

    Whatever looks like a key is left out. Exits 1 when calls of the brief are not in the log.
    """
    if brief is not None and last is not None:
        raise UsageError("give a brief or --last, not both")
    keys = () if brief is None else _calls_of(brief)
    calls = the_log().latest(last or 1) if brief is None else the_log().of(keys)
    deliver(_as_json(calls) if form == "json" else _as_text(calls), None)
    missing = len(set(keys) - {call.key for call in calls})
    if missing:
        gone = f"not in this log: {missing} of the {len(set(keys))} calls of the brief"
        click.echo(f"summarizer: {gone}; they were cleared, or made elsewhere", err=True)
    elif not calls:
        click.echo(f"summarizer: {'no call is logged' if brief is None else 'this brief took no call'}", err=True)
    return EXIT_FINDINGS if missing else 0


def _calls_of(path: str) -> tuple[str, ...]:
    try:
        return brief_from(text_at(path)).manifest.calls
    except BadBrief as error:
        raise BadBrief(f"{path}: {error}") from error


def _as_json(calls: Sequence[Call]) -> str:
    shown = [asdict(call) | {"at": _moment(call), "answer": _answer(call.answer)} for call in calls]
    return _storable(json.dumps({"calls": shown}, indent=2, ensure_ascii=False)) + "\n"


def _answer(answer: Completion | None) -> dict[str, object] | None:
    if answer is None:
        return None
    fields = {"text": answer.text, "finish": answer.finish, "model": answer.model}
    return fields | {"usage": answer.usage.model_dump()}


def _as_text(calls: Sequence[Call]) -> str:
    return _storable(visible("\n".join("\n".join(_lines(call)) + "\n" for call in calls)))


def _lines(call: Call) -> Iterator[str]:
    asked = call.request
    yield f"{call.model}, {_moment(call)}, {call.duration_ms / 1000:.1f} s"
    yield f"key {call.key}"
    yield f"at most {asked.max_tokens:,} tokens, temperature {asked.temperature:g}, seed {asked.seed}"
    yield _outcome(call)
    yield from _part("system", asked.system)
    yield from _part("user", asked.user)
    yield from _part("reply schema", json.dumps(asked.reply_schema, ensure_ascii=False))
    if call.answer:
        yield from _part("answer", call.answer.text)


def _outcome(call: Call) -> str:
    if call.answer is None:
        return f"failed: {call.error}"
    usage = call.answer.usage
    cost = "cost unknown" if usage.cost_usd is None else f"{usage.cost_usd:.6f} USD"
    served = f"served {call.served} {plural('time', call.served)} since"
    about = "about " if usage.estimated else ""
    tokens = f"{about}{usage.input_tokens:,} tokens in, {usage.output_tokens:,} out"
    return f"answered by {call.answer.model} ({call.answer.finish}), {tokens}, {cost}, {served}"


def _part(title: str, text: str) -> Iterator[str]:
    yield f"\n{title.upper()}"
    yield indent(text, "  ")


def _moment(call: Call) -> str:
    return datetime.fromtimestamp(call.at, UTC).isoformat(timespec="seconds")


def _storable(text: str) -> str:
    """Text that can be written: halves of surrogate pairs spelled out, and any key that was set since gone."""
    return redacted(text).encode("utf-8", "backslashreplace").decode()
