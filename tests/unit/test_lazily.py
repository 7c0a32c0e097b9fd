"""What is found in an object is found once, by whoever asks."""

from dataclasses import dataclass, field
from functools import cached_property

from summarizer.lazily import KeepsFindings


@dataclass(frozen=True)
class Page(KeepsFindings):
    """A page that notes when somebody reads it."""

    text: str
    readings: list[str] = field(default_factory=list)

    @cached_property
    def words(self) -> list[str]:
        """Its words."""
        self.readings.append("words")
        return self.text.split()


def length(page: Page) -> int:
    """How long it is."""
    page.readings.append("length")
    return len(page.text)


def first(page: Page) -> str:
    """Its first word."""
    page.readings.append("first")
    return page.words[0]


def test_each_finding_is_found_once() -> None:
    page = Page("The gate opened")

    assert [page.once(length), page.once(first), page.once(length), page.once(first)] == [15, "The", 15, "The"]
    assert page.readings == ["length", "first", "words"]
