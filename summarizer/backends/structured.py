"""Hold a model to a reply's form, and give it one second chance. The only place that asks twice for a form.

How a model is best held to a form is found out by asking: a server that refuses one way is asked in a
plainer one, and its choice is remembered. A reply that is not the document asked for is asked for once
more, with what was wrong with it; one that was cut, once more with twice the tokens. What all of it cost
is added up, also in the error when the second chance is lost.
"""

import json
from collections.abc import MutableMapping
from dataclasses import dataclass, replace

from summarizer.domain import PromptUse, Usage
from summarizer.errors import BackendError, FormRejected, InvalidReply, Truncated
from summarizer.ports import Backend, ChatRequest, Completion, Form, spent_on
from summarizer.prompting import Prompt
from summarizer.replies import read_reply

_PLAINER: dict[Form, Form] = {"json_schema": "json_object", "json_object": "prompt", "tool": "prompt"}
_SAID_IN_WORDS = frozenset({"json_object", "prompt"})


@dataclass(frozen=True)
class FormPrompts:
    """What a model is told: `form` of the form where the server does not hold it to it, `again` of its fault."""

    form: Prompt
    again: Prompt


class StructuredBackend:
    """Asks another backend until its reply is the document that `ChatRequest.reply` names, at most twice."""

    def __init__(
        self,
        backend: Backend,
        prompts: FormPrompts,
        *,
        forced: Form | None = None,
        known: MutableMapping[str, Form] | None = None,
    ) -> None:
        """`known` remembers the form of each model, by name; `forced` is the only one there is."""
        self._backend = backend
        self._prompts = prompts
        self._forced = forced
        self._known = {} if known is None else known

    @property
    def name(self) -> str:
        """The inner backend's name."""
        return self._backend.name

    async def complete(self, request: ChatRequest) -> Completion:
        """A completion whose text is the document asked for. Raises BackendError."""
        first = await self._formed(request)
        fault = self._fault_of(first, request)
        if fault is None:
            return first
        again = _longer(request) if isinstance(fault, Truncated) else self._mended(request, fault)
        try:
            second = await self._formed(again)
        except BackendError as error:
            error.usage = first.usage + spent_on(error)
            raise
        both = replace(second, usage=first.usage + second.usage, prompts=self._prompts_of(second, fault))
        lasting = self._fault_of(both, request)
        if lasting is None:
            return both
        lasting.usage = both.usage
        raise lasting

    def _fault_of(self, completion: Completion, request: ChatRequest) -> Truncated | InvalidReply | None:
        if request.reply is None:
            return None
        try:
            read_reply(completion, request.reply, name=self.name)
        except (Truncated, InvalidReply) as error:
            return error
        return None

    def _mended(self, request: ChatRequest, fault: InvalidReply) -> ChatRequest:
        """The question with the last fault alone: a heap of faults costs more than it teaches."""
        told = self._prompts.again.render(fault=str(fault).removeprefix(f"{self.name}: "))
        return _with(request, told.system, told.user)

    def _prompts_of(self, second: Completion, fault: BackendError) -> tuple[PromptUse, ...]:
        return second.prompts if isinstance(fault, Truncated) else (*second.prompts, self._prompts.again.use)

    async def _formed(self, request: ChatRequest) -> Completion:
        """Ask in the form that the server takes, a plainer one after each refusal; what it answers is remembered."""
        refused = Usage()
        form = asked = self._forced or self._known.get(self.name, request.form)
        while True:
            try:
                completion = await self._backend.complete(self._in_form(request, form))
            except FormRejected as error:
                refused += spent_on(error)
                error.usage = refused
                if self._forced or form not in _PLAINER:
                    raise
                form = _PLAINER[form]
                continue
            if form != asked:
                self._known[self.name] = form
            said = (self._prompts.form.use,) if form in _SAID_IN_WORDS else ()
            return replace(completion, usage=refused + completion.usage, prompts=said)

    def _in_form(self, request: ChatRequest, form: Form) -> ChatRequest:
        if form not in _SAID_IN_WORDS:
            return replace(request, form=form)
        schema = json.dumps(request.reply_schema, ensure_ascii=False)
        told = self._prompts.form.render(schema=schema)
        return replace(_with(request, told.system, told.user), form=form)


def _longer(request: ChatRequest) -> ChatRequest:
    return replace(request, max_tokens=2 * request.max_tokens)


def _with(request: ChatRequest, system: str, user: str) -> ChatRequest:
    return replace(request, system=f"{request.system}\n\n{system}", user=f"{request.user}\n\n{user}")
