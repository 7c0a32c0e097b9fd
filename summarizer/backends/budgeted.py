"""Set a price on every call, and make none that the brief's budget may not pay.

The most that a call may take is set aside before it and settled after it. A call that was given up counts
as the most it may have taken, for the provider may charge it. Guesses are marked as `estimated`.
"""

from dataclasses import replace

from summarizer.backends.allowance import Allowance, allowance_in_use
from summarizer.backends.answers import TOKEN_CHARACTERS
from summarizer.backends.prices import Price, priced
from summarizer.domain import Usage
from summarizer.errors import BackendError
from summarizer.ports import Backend, ChatRequest, Completion

CAUTION = 1.15  # token counts of other models than OpenAI's are off by so much


class BudgetedBackend:
    """A backend that asks another one as long as the allowance in use has enough left."""

    def __init__(self, backend: Backend, *, price: Price | None) -> None:
        """Without a price the calls cost what the inner backend says, and only tokens are limited."""
        self._backend = backend
        self._price = price

    @property
    def name(self) -> str:
        """The inner backend's name."""
        return self._backend.name

    async def complete(self, request: ChatRequest) -> Completion:
        """Ask. Raises BudgetExceeded before anything is sent, and BackendError."""
        allowance, most = allowance_in_use(), priced(most_of(request), self._price)
        with allowance.reserving(most, model=self.name):
            return await self._settled(request, allowance, most)

    async def _settled(self, request: ChatRequest, allowance: Allowance, most: Usage) -> Completion:
        try:
            completion = await self._backend.complete(request)
        except BackendError as error:
            if error.usage is None:
                error.usage = Usage(calls=error.calls) if error.free or not error.calls else most
            allowance.put_down(error.usage)
            raise
        except BaseException:  # given up from outside: the provider may be writing still
            allowance.put_down(most)
            raise
        usage = priced(completion.usage, self._price)
        allowance.put_down(usage)
        return replace(completion, usage=usage)


def most_of(request: ChatRequest) -> Usage:
    """The most that one call may take, by a guess of its tokens."""
    characters = len(request.system) + len(request.user) + len(str(request.bounded_schema))
    return Usage(
        calls=1,
        input_tokens=round(CAUTION * characters / TOKEN_CHARACTERS),
        output_tokens=request.max_tokens,
        cost_usd=None,
        estimated=True,
    )
