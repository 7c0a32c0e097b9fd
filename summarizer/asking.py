"""Ask a model for one JSON document, with what came from articles fenced off from what we say.

Data stand between two lines that nobody can foresee: their mark is a hash of the data themselves, so an
article cannot close its own fence, and equal questions are equal bytes. The system prompt holds a second
such mark, the seal, which belongs in no answer: one that has it repeats its instructions, which
somebody else's text told it to do, and is refused whole.
A reply is read strictly: the JSON asked for, all of it, or a failure.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict

from summarizer.domain import content_id
from summarizer.errors import BackendError, InvalidReply
from summarizer.ports import Backend, ChatRequest, Completion, Spent, Story
from summarizer.prompting import Prompt
from summarizer.replies import read_reply

_NO_SIGN = re.compile(r"[\W_]+")


class Reply(BaseModel):
    """What a model is asked for. Unknown fields and types that nearly fit are faults."""

    model_config = ConfigDict(extra="forbid", strict=True)


Asked = TypeVar("Asked", bound=Reply)


@dataclass(frozen=True)
class Answer(Generic[Asked]):
    """What came of a question: a reply, or why what came is none; and what it took."""

    spent: Spent
    reply: Asked | None = None
    failure: BackendError | None = None


@dataclass(frozen=True)
class Question(Generic[Asked]):
    """One kind of question."""

    prompt: Prompt
    reply: type[Asked]
    schema: Mapping[str, object]

    async def ask(
        self,
        backend: Backend,
        *,
        max_tokens: int,
        data: Mapping[str, str],
        grammar: Mapping[str, object] | None = None,
        **values: str,
    ) -> Answer[Asked]:
        """Ask once. `data` are the variables that hold outside text. Raises BackendError when no answer came."""
        request = self.request(max_tokens=max_tokens, data=data, grammar=grammar, **values)
        try:
            completion = await backend.complete(request)
        except BackendError as error:
            if error.usage is None:
                raise
            spent = Spent.without_answer(error)
            return Answer(replace(spent, prompts=(self.prompt.use,)), failure=error)
        spent = Spent(
            usage=completion.usage,
            prompts=(self.prompt.use, *completion.prompts),
            models_reported=(completion.model,),
            calls=(completion.call,) if completion.call else (),
            failures=completion.failures,
        )
        try:
            return Answer(spent, reply=self._read(completion, backend.name, seal_of(data)))
        except BackendError as error:
            return Answer(spent, failure=error)

    def request(
        self,
        *,
        max_tokens: int,
        data: Mapping[str, str],
        grammar: Mapping[str, object] | None = None,
        **values: str,
    ) -> ChatRequest:
        """The question as it is sent. Raises PromptError when a variable is missing or unknown."""
        rendered = self.prompt.render(**data, **values, fence=fence_of(data), seal=seal_of(data))
        return ChatRequest(
            system=rendered.system,
            user=rendered.user,
            reply_schema=self.schema,
            max_tokens=max_tokens,
            grammar=grammar,
            reply=self.reply,
        )

    def _read(self, completion: Completion, name: str, seal: str) -> Asked:
        try:
            reply = read_reply(completion, self.reply, name=name)
        except InvalidReply:
            _refuse_leak(completion.text, seal, name)
            raise
        _refuse_leak(str(reply.model_dump()), seal, name)
        return reply


class Listed(NamedTuple):
    """Something that an article says."""

    article_id: str
    text: str


def listed(items: Iterable[Listed], story: Story) -> str:
    """JSON, a line each: a source as an object, then what it says as pairs of a number, from 1 on, and a text."""
    lines: list[str] = []
    source = ""
    for number, item in enumerate(items, start=1):
        previous, source = source, _source_line(item.article_id, story)
        if source != previous:
            lines.append(source)
        lines.append(json.dumps([number, item.text], ensure_ascii=False))
    return "\n".join(lines)


def _source_line(article_id: str, story: Story) -> str:
    """An article as a model sees it. One without an outlet gets a number: file names stay on this machine."""
    number = next(at for at, parsed in enumerate(story.articles, start=1) if parsed.id == article_id)
    article = story.article_by_id[article_id].article
    entry = {"source": article.outlet or f"source {number}", "date": article.published}
    return json.dumps(entry, ensure_ascii=False)


def fence_of(data: Mapping[str, str]) -> str:
    """The mark of the two lines around the data."""
    return content_id("fence", *data.values())


def seal_of(data: Mapping[str, str]) -> str:
    """The mark that belongs in no answer."""
    return content_id("seal", *data.values())


def _refuse_leak(answer: str, seal: str, name: str) -> None:
    """Spelled with spaces or hyphens between its letters it is a leak as well."""
    if seal in _NO_SIGN.sub("", answer).casefold():
        raise InvalidReply(f"{name}: the answer repeats its own instructions, as a text in an article may have asked")
