"""A draft without a model, that costs on paper what a model's would."""

from dataclasses import replace

from summarizer.ports import Draft, Drafter, Story


class DryDrafter:
    """Lets `writing` write, and counts what `asking` would have asked its model."""

    def __init__(self, asking: Drafter, writing: Drafter) -> None:
        self._asking = asking
        self._writing = writing

    @property
    def name(self) -> str:
        """The name of the model that is not asked."""
        return self._asking.name

    async def draft(self, story: Story, *, words: int) -> Draft:
        """The draft of the one with the usage of the other."""
        asked = await self._asking.draft(story, words=words)
        written = await self._writing.draft(story, words=words)
        return replace(written, spent=asked.spent)
