"""What models cost: our own table, and the operator's over it."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from summarizer.domain import Usage
from summarizer.errors import UsageError
from summarizer.validation import first_fault

_MILLION = 1_000_000


class Price(BaseModel):
    """USD a million tokens. Without a price of its own, remembered input costs as much as new input."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    input: float = Field(ge=0, allow_inf_nan=False)
    output: float = Field(ge=0, allow_inf_nan=False)
    cached: float | None = Field(default=None, ge=0, allow_inf_nan=False)

    @classmethod
    def of_tokens(cls, input_usd: float, output_usd: float, *, cached: float | None = None) -> "Price":
        """From the prices of one token."""
        return cls(
            input=input_usd * _MILLION,
            output=output_usd * _MILLION,
            cached=None if cached is None else cached * _MILLION,
        )

    def cost_usd(self, usage: Usage) -> float:
        """What these tokens cost."""
        remembered = min(usage.cached_tokens, usage.input_tokens)
        cached = self.input if self.cached is None else self.cached
        fresh = usage.input_tokens - remembered
        return (fresh * self.input + remembered * cached + usage.output_tokens * self.output) / _MILLION


_TABLE = TypeAdapter(dict[str, Price])


def priced(usage: Usage, price: Price | None) -> Usage:
    """The same tokens at this price; without one they cost what they are said to."""
    return usage if price is None else usage.model_copy(update={"cost_usd": price.cost_usd(usage)})


def price_table(own: str | None = None) -> Mapping[str, Price]:
    """Prices by PROVIDER/MODEL; those of the file `own` come first. Raises UsageError when it is no price table."""
    ours = _TABLE.validate_python(tomllib.loads((files(__package__) / "prices.toml").read_text(encoding="utf-8")))
    return ours if own is None else ours | _from_file(Path(own))


def _from_file(path: Path) -> dict[str, Price]:
    try:
        return _TABLE.validate_python(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"the prices in {path.name} cannot be read: {error}") from error
    except ValidationError as error:
        raise UsageError(f"{path.name} is no price table: {first_fault(error)}") from None
