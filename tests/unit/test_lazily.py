"""What is read when first asked for is read once, by whoever asks."""

from dataclasses import dataclass, field

from summarizer.lazily import KeepsFindings, cached_property


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


def test_a_property_is_read_when_first_asked_for_and_once() -> None:
    page = Page("The gate opened")
    assert page.readings == []

    assert [page.words, page.words] == [["The", "gate", "opened"]] * 2
    assert page.readings == ["words"]


def test_what_is_read_of_one_object_is_not_what_is_read_of_another() -> None:
    assert [Page("The gate").words, Page("A bell").words] == [["The", "gate"], ["A", "bell"]]


def test_a_property_keeps_what_its_docstring_says() -> None:
    assert Page.words.__doc__ == "Its words."


def test_each_finding_is_found_once() -> None:
    page = Page("The gate opened")

    assert [page.once(length), page.once(first), page.once(length), page.once(first)] == [15, "The", 15, "The"]
    assert page.readings == ["length", "first", "words"]
