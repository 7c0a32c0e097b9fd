"""`summarizer config`: every setting, and where it was set. What may hold a secret is only said to be there."""

import os
import tomllib
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

import click
from pydantic import BaseModel, ConfigDict

from summarizer.edges.cli.output import deliver, settings_from
from summarizer.settings import BORROWED, CONFIG_FILE, PREFIX, Settings
from summarizer.stages.render import as_json

DEFAULT = "default"  # where a setting is set that nobody did
_NEARLY = 0.9  # of the letters: SUMMARIZER_WRDS, and not SUMMARIZER_RUNS_DIR
# An address may hold a password.
_HIDDEN = frozenset({"api_base", "openai_base_url", "database_url", "webhook_secret"})


class Setting(BaseModel):
    """One setting as it is in force. `set_in` is a flag, a variable, the file, or the default."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    value: str
    set_in: str


class InForce(BaseModel):
    """The document of `summarizer config`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    settings: tuple[Setting, ...]


@click.command("config")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(form: Literal["text", "json"]) -> None:
    """Show every setting and where it was set: a variable, summarizer.toml, or the default."""
    found = InForce(settings=tuple(settings_in_force(settings_from())))
    for variable, meant in misspelt(os.environ):
        click.echo(f"{variable} is no setting; {meant} is", err=True)
    deliver(as_json(found) if form == "json" else _as_lines(found), None)


def settings_in_force(settings: Settings, *, model: str | None = None) -> Iterator[Setting]:
    """Each setting of these, which were read here; `model` is what a flag named. The file was in order then."""
    written = tomllib.loads(Path(CONFIG_FILE).read_text(encoding="utf-8")) if Path(CONFIG_FILE).is_file() else {}
    for name, value in settings:
        set_in = "flag" if name == "model" and model is not None else _origin(name, written)
        yield Setting(name=name, value=_shown(name, value), set_in=set_in)


def misspelt(environment: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Variables that are named nearly like a setting's, each with that one."""
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    for variable in sorted(environment):
        if variable.startswith(PREFIX) and variable not in known:
            yield from ((variable, meant) for meant in get_close_matches(variable, known, n=1, cutoff=_NEARLY))


def _origin(name: str, written: dict[str, object]) -> str:
    variable = PREFIX + name.upper()
    if os.environ.get(variable):
        return variable
    if name in written:
        return CONFIG_FILE
    return next((each for each in BORROWED.get(name, ()) if os.environ.get(each)), DEFAULT)


def _shown(name: str, value: object) -> str:
    if value in (None, ()):
        return "not set"
    if name in _HIDDEN:
        return "set"
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _as_lines(found: InForce) -> str:
    wide = max(len(setting.name) for setting in found.settings)
    return "".join(f"{each.name:<{wide}}  {each.value} ({each.set_in})\n" for each in found.settings)
