"""A draft without a model, that costs on paper what a model's would."""

from dataclasses import replace

from summarizer.drafters.prompted import PromptedDrafter
from summarizer.ports import ChatRequest, Draft, Drafter, Story


class DryDrafter:
    """Lets `writing` write, and counts what `asking` would have asked its model.

    `at_once` collects what would have been asked instead if whole articles were sent, one question a draft.
    """

    def __init__(self, asking: PromptedDrafter, writing: Drafter) -> None:
        self._asking = asking
        self._writing = writing
        self.at_once: list[ChatRequest] = []

    @property
    def name(self) -> str:
        """The name of the model that is not asked."""
        return self._asking.name

    async def draft(self, story: Story, *, words: int) -> Draft:
        """The draft of the one with the usage of the other."""
        whole = "\n\n".join(parsed.text for parsed in story.articles)
        self.at_once.append(self._asking.question_of(whole, words=words))
        asked = await self._asking.draft(story, words=words)
        written = await self._writing.draft(story, words=words)
        return replace(written, spent=asked.spent)
