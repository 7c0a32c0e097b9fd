"""Ask one model after the other until one answers.

A later model does not mend what is over for all of them: the brief's time and its budget.
"""

from collections.abc import Sequence
from dataclasses import replace

from summarizer.domain import Usage
from summarizer.errors import BackendError, BudgetExceeded, DeadlineExceeded
from summarizer.ports import Backend, ChatRequest, Completion, spent_on


class ChainBackend:
    """A backend that asks the next one when one fails. The errors of those who failed are kept, in order."""

    def __init__(self, backends: Sequence[Backend]) -> None:
        """At least one."""
        self._backends = tuple(backends)

    @property
    def name(self) -> str:
        """The names of all, as they are asked."""
        return ", ".join(backend.name for backend in self._backends)

    async def complete(self, request: ChatRequest) -> Completion:
        """The first answer there is. Raises the last model's error, which names the others'."""
        failures: list[BackendError] = []
        for backend in self._backends:
            try:
                completion = await backend.complete(request)
            except BackendError as error:
                failures.append(error)
                if isinstance(error, BudgetExceeded | DeadlineExceeded):
                    break
            else:
                usage = _spent(failures) + completion.usage
                return replace(completion, usage=usage, failures=tuple(failures))
        last = failures[-1]
        last.usage, last.failures = _spent(failures), tuple(failures[:-1])
        raise last


def _spent(failures: Sequence[BackendError]) -> Usage:
    return sum(map(spent_on, failures), Usage())
