"""A model that is not asked: it says what asking would take."""

from summarizer.backends.budgeted import most_of
from summarizer.backends.prices import Price, priced
from summarizer.domain import Usage
from summarizer.errors import NotSent
from summarizer.ports import ChatRequest, Completion


class UnsentBackend:
    """Stands where a model would, and answers every question with the most that it may take."""

    def __init__(self, name: str, *, price: Price | None) -> None:
        self._name = name
        self._price = price
        self.asked: list[Usage] = []  # what each question may take

    @property
    def name(self) -> str:
        """The name of the model that is not asked."""
        return self._name

    async def complete(self, request: ChatRequest) -> Completion:
        """Raises NotSent, whose usage is an estimate."""
        error = NotSent(f"{self._name}: not asked, for this is a dry run", calls=0)
        error.usage = priced(most_of(request), self._price)
        self.asked.append(error.usage)
        raise error
