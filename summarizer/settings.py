"""What the operator set: flag, then SUMMARIZER_* in the environment, then summarizer.toml, then default.

Read once at an edge and passed on; nothing below the edges looks at the environment. Provider keys
are no settings: the provider's client reads them from its own variables when it calls.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from summarizer.domain import CacheMode, GuardMode
from summarizer.errors import UsageError
from summarizer.ports import Form

FEWEST_WORDS, MOST_WORDS = 10, 5_000
CONFIG_FILE = "summarizer.toml"
_ASKED = r"^[^/]+/.+$"  # a model that is asked over a wire
PREFIX = "SUMMARIZER_"
ExtractorName = Literal["rules", "model"]
# Other people's variables that we honour, after our own and the file.
BORROWED = {"openai_base_url": ("OPENAI_BASE_URL", "OPENAI_API_BASE")}
_TAKES = {
    "model": "`extractive` or PROVIDER/MODEL",
    "judge": "PROVIDER/MODEL",
    "words": f"a whole number from {FEWEST_WORDS} to {MOST_WORDS:,}",
    "guard": "withhold, flag or off",
    "api_base": "the address of a server",
    "openai_base_url": "the address of a server",
    "fallbacks": "models, with commas between them",
    "structured": "json_schema, json_object, tool or prompt",
    "attempt_s": "seconds, more than 0",
    "deadline_s": "seconds, more than 0",
    "at_once": "a whole number, 1 to 10,000",
    "calls_per_minute": "a number, more than 0",
    "budget_usd": "US dollars, 0 or more",
    "budget_tokens": "a whole number of tokens, 0 or more",
    "day_budget_usd": "US dollars, 0 or more",
    "day_budget_tokens": "a whole number of tokens, 0 or more",
    "prices": "the path of a TOML file",
    "log": "debug, info, warning or error",
    "extractor": "rules or model",
    "cache": "off, record, replay or replay-strict",
    "state_dir": "a folder",
    "database_url": "sqlite:///PATH or postgresql://HOST/NAME",
    "models": "models, with commas between them",
    "judges": "models as PROVIDER/MODEL, with commas between them",
    "hosts": "names of the server, with commas between them",
    "key_budget_usd": "US dollars, 0 or more",
    "key_budget_tokens": "a whole number of tokens, 0 or more",
    "requests_per_minute": "a whole number, 1 or more",
    "characters_per_minute": "a whole number, 1 or more",
    "retention_days": "a whole number of days, 1 or more",
    "webhook_secret": "`whsec_` and 24 to 64 random bytes in base64",
    "places": "a whole number, 1 or more",
    "places_per_key": "a whole number, 1 or more",
    "request_s": "seconds, more than 0",
    "read_s": "seconds, more than 0",
}


class Settings(BaseModel):
    """Everything that can be set. `words` bounds a brief's text.

    `fallbacks` are asked in turn when `model` fails. `attempt_s` bounds one request to a model; `deadline_s` and
    the budgets bound a whole brief, those of a day all briefs that share a `state_dir`; `at_once` requests are under
    way to one model, in all of a run's processes, and `calls_per_minute` begin, retries included.
    With the `extractor` `model`, the model that writes also names the facts of each article.
    `structured` forces the way in which replies are held to their form, and
    `prices` is a file of prices that come before ours. `api_base` is a server's address for any provider,
    `openai_base_url` for `openai/` and `compatible/` alone.

    Without `cache`, recorded answers are replayed, but none that a temperature above 0 was to vary.
    `state_dir` holds what is kept between runs; without one, as where settings are made by hand, nothing is.
    The server keeps jobs and briefs in `database_url`, or in a file there, for `retention_days` or until deleted.
    Besides loopback and its own address it answers to the names in `hosts`.
    Requests to it may name one of `models` and of `judges` instead of `model` and `judge`.
    A key may send so many requests and characters a minute, and its models take so much on a day of UTC; where there
    are no keys, that bounds everybody together, if it is set.
    With `webhook_secret` it signs what it sends to webhooks; without one it sends nothing.
    It works on `places` requests at a time, on `places_per_key` for one key, else on half; it waits `read_s` for a
    request to arrive, and the caller `request_s` for the answer.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str = "extractive"
    words: int = Field(default=220, ge=FEWEST_WORDS, le=MOST_WORDS)
    guard: GuardMode = "withhold"
    extractor: ExtractorName = "rules"
    fallbacks: tuple[str, ...] = ()
    api_base: str | None = None
    openai_base_url: str | None = None
    structured: Form | None = None
    attempt_s: float = Field(default=60.0, gt=0)
    deadline_s: float = Field(default=300.0, gt=0)
    at_once: int = Field(default=8, ge=1, le=10_000)  # providers slow down those who send more than they like
    calls_per_minute: float | None = Field(default=None, gt=0, allow_inf_nan=False)
    budget_usd: float | None = Field(default=None, ge=0, allow_inf_nan=False)
    budget_tokens: int | None = Field(default=None, ge=0)
    day_budget_usd: float | None = Field(default=None, ge=0, allow_inf_nan=False)
    day_budget_tokens: int | None = Field(default=None, ge=0)
    prices: str | None = None
    judge: str | None = Field(default=None, pattern=_ASKED)
    log: Literal["debug", "info", "warning", "error"] = "warning"
    cache: CacheMode | None = None
    state_dir: Path | None = None
    database_url: str | None = None
    retention_days: int | None = Field(default=None, ge=1)
    hosts: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    judges: tuple[Annotated[str, Field(pattern=_ASKED)], ...] = ()
    key_budget_usd: float | None = Field(default=None, ge=0, allow_inf_nan=False)
    key_budget_tokens: int | None = Field(default=None, ge=0)
    requests_per_minute: int | None = Field(default=None, ge=1)
    characters_per_minute: int | None = Field(default=None, ge=1)
    webhook_secret: str | None = Field(default=None, pattern=r"^whsec_[A-Za-z0-9+/]{32,86}={0,2}$", repr=False)
    places: int = Field(default=16, ge=1, le=1000)
    places_per_key: int | None = Field(default=None, ge=1)
    request_s: float = Field(default=30.0, gt=0)
    read_s: float = Field(default=30.0, gt=0)

    @field_validator("fallbacks", "hosts", "models", "judges", mode="before")
    @classmethod
    def _listed(cls, given: object) -> object:
        """A variable of the environment holds a list with commas."""
        return tuple(part.strip() for part in given.split(",") if part.strip()) if isinstance(given, str) else given

    @property
    def chain(self) -> tuple[str, ...]:
        """The models in the order they are asked."""
        return (self.model, *self.fallbacks)

    @property
    def all_named(self) -> frozenset[str]:
        """Every model that is named anywhere."""
        return frozenset((*self.chain, *self.models, *self.judges, self.judge or self.model))

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
        written = _from_file(folder / CONFIG_FILE)
        exported = {
            name: environment[PREFIX + name.upper()]
            for name in cls.model_fields
            if environment.get(PREFIX + name.upper())
        }
        given = _named(flags)
        try:
            return cls.model_validate(
                _usual_folder(environment) | _borrowed(environment) | written | exported | given
            )
        except ValidationError as error:
            spelled = {name: _option(name) if named == "option" else name for name in given}
            raise UsageError(_explained(error, spelled, exported, written)) from None

    def changed(self, **given: object) -> "Settings":
        """These settings with others in their place; None was not given. Raises UsageError."""
        named = _named(given)
        try:
            return Settings.model_validate(self.model_dump() | named)
        except ValidationError as error:
            raise UsageError(_explained(error, {name: name for name in named})) from None


def _named(given: Mapping[str, object]) -> dict[str, object]:
    """What was given; a model that is named without fallbacks has none, whatever stands elsewhere."""
    named = {name: value for name, value in given.items() if value is not None}
    return {"fallbacks": ()} | named if "model" in named else named


def _borrowed(environment: Mapping[str, str]) -> dict[str, str]:
    """The first variable that is set, of each setting that others have a variable for."""
    found = {name: next(filter(None, map(environment.get, variables)), None) for name, variables in BORROWED.items()}
    return {name: value for name, value in found.items() if value is not None}


def _usual_folder(environment: Mapping[str, str]) -> dict[str, object]:
    """The user's own folder for state, by the XDG base directory specification; none for nobody."""
    home = environment.get("HOME")
    base = environment.get("XDG_STATE_HOME") or (f"{home}/.local/state" if home else "")
    return {"state_dir": Path(base) / "summarizer"} if Path(base).is_absolute() else {}


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
        where = PREFIX + name.upper()
    elif name in (written or {}):
        where = f"{name!r} in {CONFIG_FILE}"
    else:
        where = name
    if first["type"] == "extra_forbidden":
        return f"{where} is no setting; there are {', '.join(Settings.model_fields)}"
    return f"{where} takes {_TAKES[name]}"
