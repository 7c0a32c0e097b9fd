"""Answers from a list: for tests, demonstrations, and anyone who wants to see what a draft becomes.

An answer may cite `"fact: WORDS"` in the place of a number: the number, in the prompt, of the first fact that has
these words in a row, or 0 where there is none. Numbers change whenever articles are read otherwise; words stay.
A file may answer several kinds of question, each with the keys that it asks for.
"""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from summarizer.errors import BackendError, InvalidReply, UsageError
from summarizer.language.words import fold
from summarizer.ports import ChatRequest, Completion

_CITED = re.compile(r'"fact: ([^"\\]+)"')


class ScriptedBackend:
    """Gives its answers in turn, raising those that are errors; `requests` holds what it was asked."""

    def __init__(
        self, answers: Sequence[str | BackendError], *, name: str = "scripted", repeating: bool = False
    ) -> None:
        """With `repeating`, the first answer follows the last."""
        self._answers = list(answers)
        self._name = name
        self._repeating = repeating
        self.requests: list[ChatRequest] = []

    @classmethod
    def from_file(cls, path: str) -> "ScriptedBackend":
        """Always the same answer, the text of a file, or what of it is asked for. Raises UsageError."""
        try:
            return cls([Path(path).read_text(encoding="utf-8")], name=f"scripted/{path}", repeating=True)
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"scripted/{path}: the answer cannot be read from {path!r}") from error

    @property
    def name(self) -> str:
        """The name it was given."""
        return self._name

    @property
    def price(self) -> None:
        """A script is given none."""
        return

    async def complete(self, request: ChatRequest) -> Completion:
        """The next answer. Raises it when it is an error, InvalidReply when there is none."""
        self.requests.append(request)
        if len(self.requests) > len(self._answers) and not self._repeating:
            raise InvalidReply(f"{self._name}: no answer left after {len(self._answers)}")
        answer = self._answers[(len(self.requests) - 1) % len(self._answers)]
        if isinstance(answer, BackendError):
            raise answer
        if self._repeating:
            answer = _asked_for(answer, request.reply_schema)
        return Completion(text=_numbered(answer, request.user), finish="stop", model=self._name)


def _asked_for(answer: str, reply_schema: Mapping[str, object]) -> str:
    """The part of a JSON object that has a question's keys; the answer as it is where that is not so."""
    try:
        parts = json.loads(answer)
    except (ValueError, RecursionError):
        return answer
    keys = reply_schema.get("required")
    if not isinstance(parts, dict) or not isinstance(keys, list) or not set(keys) < parts.keys():
        return answer
    return json.dumps({key: parts[key] for key in keys}, ensure_ascii=False)


def _numbered(answer: str, asked: str) -> str:
    """The answer with numbers for the words that it cites."""
    if not _CITED.search(answer):
        return answer
    facts = [json.loads(line) for line in asked.splitlines() if line.startswith("[")]

    def number_of(match: re.Match[str]) -> str:
        return str(next((number for number, text in facts if fold(match[1]) in fold(text)), 0))

    return _CITED.sub(number_of, answer)
