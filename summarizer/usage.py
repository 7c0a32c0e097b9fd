"""What models cost, or may. Part of the domain, in a file of its own because errors carry it too."""

from pydantic import BaseModel, ConfigDict


class Usage(BaseModel):
    """What the models cost. `cost_usd` is None when a price is unknown; `estimated` marks guessed tokens.

    `cached_tokens` were not paid in full: a provider had them ready, or the whole answer was a recorded
    one, which is no call and costs nothing.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cached_tokens: int = 0
    cost_usd: float | None = 0.0
    estimated: bool = False

    @property
    def tokens(self) -> int:
        """In and out."""
        return self.input_tokens + self.output_tokens

    def __add__(self, other: "Usage") -> "Usage":
        known = self.cost_usd is not None and other.cost_usd is not None
        return Usage(
            calls=self.calls + other.calls,
            input_tokens=self.input_tokens + other.input_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
            cached_tokens=self.cached_tokens + other.cached_tokens,
            cost_usd=(self.cost_usd or 0.0) + (other.cost_usd or 0.0) if known else None,
            estimated=self.estimated or other.estimated,
        )


class Plan(Usage):
    """The most that briefs may take whose facts a model names too, and of that the share of naming them.

    `of_one_call` is how many times the tokens it is of asking once a brief with all articles sent whole.
    """

    extraction: Usage
    of_one_call: float

    @property
    def draft(self) -> Usage:
        """The share of drafting, whose cost nobody asks for."""
        return Usage(
            calls=self.calls - self.extraction.calls,
            input_tokens=self.input_tokens - self.extraction.input_tokens,
            output_tokens=self.output_tokens - self.extraction.output_tokens,
            cost_usd=None,
            estimated=self.estimated,
        )
