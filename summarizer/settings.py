"""What the operator set: flag, then SUMMARIZER_* in the environment, then summarizer.toml, then default.

Read once at an edge and passed on; nothing below the edges looks at the environment. Provider keys
are no settings: the provider's client reads them from its own variables when it calls.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from summarizer.domain import GuardMode
from summarizer.errors import UsageError

FEWEST_WORDS, MOST_WORDS = 10, 5_000
CONFIG_FILE = "summarizer.toml"
_PREFIX = "SUMMARIZER_"
# Planned, and not to be ignored in silence: somebody who sets one of these relies on it.
_NOT_YET = ("BUDGET_USD", "BUDGET_TOKENS")
_TAKES = {
    "model": "`extractive` or PROVIDER/MODEL",
    "judge": "PROVIDER/MODEL",
    "words": f"a whole number from {FEWEST_WORDS} to {MOST_WORDS:,}",
    "guard": "withhold, flag or off",
    "api_base": "the address of a server",
    "attempt_s": "seconds, more than 0",
    "log": "debug, info, warning or error",
}


class Settings(BaseModel):
    """Everything that can be set. `words` bounds a brief's text; `attempt_s` bounds one model call."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str = "extractive"
    words: int = Field(default=220, ge=FEWEST_WORDS, le=MOST_WORDS)
    guard: GuardMode = "withhold"
    api_base: str | None = None
    attempt_s: float = Field(default=60.0, gt=0)
    judge: str | None = Field(default=None, pattern=r"^[^/]+/.+$")
    log: Literal["debug", "info", "warning", "error"] = "warning"

    @classmethod
    def read(
        cls,
        environment: Mapping[str, str],
        folder: Path,
        named: Literal["option", "name"] = "option",
        /,
        **flags: object,
    ) -> "Settings":
        """Settings by precedence; a flag that is None was not given.

        Raises UsageError naming the setting, where it was set and what it takes; a flag as an option of
        the command line, or by its bare name.
        """
        ignored = [_PREFIX + name for name in _NOT_YET if environment.get(_PREFIX + name)]
        if ignored:
            raise UsageError(f"{ignored[0]} has no effect yet; unset it to go on without")
        written = _from_file(folder / CONFIG_FILE)
        exported = {
            name: environment[_PREFIX + name.upper()]
            for name in cls.model_fields
            if environment.get(_PREFIX + name.upper())
        }
        given = {name: value for name, value in flags.items() if value is not None}
        try:
            return cls.model_validate(written | exported | given)
        except ValidationError as error:
            spelled = {name: _option(name) if named == "option" else name for name in given}
            raise UsageError(_explained(error, spelled, exported, written)) from None

    def changed(self, **given: object) -> "Settings":
        """These settings with others in their place; None was not given. Raises UsageError."""
        named = {name: value for name, value in given.items() if value is not None}
        try:
            return Settings.model_validate(self.model_dump() | named)
        except ValidationError as error:
            raise UsageError(_explained(error, {name: name for name in named})) from None


def _from_file(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path.name} cannot be read: {error}") from error


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _explained(
    error: ValidationError,
    given: Mapping[str, str],
    exported: Mapping[str, object] | None = None,
    written: Mapping[str, object] | None = None,
) -> str:
    """Names the setting as it was written: as given, a variable or a line of the file."""
    first = error.errors(include_url=False, include_input=False)[0]
    name = str(first["loc"][0])
    if name in given:
        where = given[name]
    elif name in (exported or {}):
        where = _PREFIX + name.upper()
    elif name in (written or {}):
        where = f"{name!r} in {CONFIG_FILE}"
    else:
        where = name
    if first["type"] == "extra_forbidden":
        return f"{where} is no setting; there are {', '.join(Settings.model_fields)}"
    return f"{where} takes {_TAKES[name]}"
