"""Read a model's reply as the document that was asked for, and nothing that is merely like it.

Nothing is repaired: a reply that was mended in silence hides what got lost from it. One code fence around
the whole is allowed, and one block of thoughts before it, for many models cannot help it.
"""

import json
import re
from collections.abc import Sequence
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from summarizer.errors import InvalidReply, Truncated
from summarizer.ports import Completion
from summarizer.validation import first_fault

MOST_CHARACTERS = 1_000_000
DEEPEST = 32  # brackets within brackets; what we ask for has four

_FENCE = re.compile(r"\s*```(?:json)?[ \t]*\n(?P<inside>.*?)\n?[ \t]*```\s*", re.DOTALL | re.IGNORECASE)
_THOUGHTS = re.compile(r"\s*<(?P<tag>think|thinking|reasoning)>.*?</(?P=tag)>", re.DOTALL | re.IGNORECASE)
# A quote mark that is never closed is a string too, and the last one.
_STRING = re.compile(r'"(?:[^"\\]|\\.)*(?:"|\Z)', re.DOTALL)
_NOT_BRACKETS = re.compile(r"[^][{}]+")

Document = TypeVar("Document", bound=BaseModel)


class _Malformed(ValueError):
    """What is wrong with a reply, in our words."""


def read_reply(completion: Completion, form: type[Document], *, name: str) -> Document:
    """The document in a model's reply. Raises Truncated and InvalidReply, whose messages quote nothing of it."""
    if completion.finish == "length":
        raise Truncated(f"{name}: the reply was cut at the token limit; ask for fewer words")
    fault = "the reply: "
    try:
        text = _unfenced(_without_thoughts(completion.text))
        _refuse_malformed(text)
        return form.model_validate_json(text)
    except ValidationError as error:
        fault = first_fault(error, whole="the reply")
    except _Malformed as error:
        fault = f"the reply: {error}"
    raise InvalidReply(f"{name}: the reply is not the JSON asked for: {fault}")


def _without_thoughts(text: str) -> str:
    thoughts = _THOUGHTS.match(text)
    return text[thoughts.end() :] if thoughts else text


def _unfenced(text: str) -> str:
    fenced = _FENCE.fullmatch(text)
    return fenced["inside"] if fenced else text


def _refuse_malformed(text: str) -> None:
    if len(text) > MOST_CHARACTERS:
        raise _Malformed(f"it is longer than {MOST_CHARACTERS:,} characters")
    if _depth(text) > DEEPEST:
        raise _Malformed(f"it has more than {DEEPEST} brackets within each other")
    try:
        found = json.loads(text, object_pairs_hook=_distinct, parse_constant=_refuse_constant)
        json.dumps(found, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        raise _Malformed(f"{error.msg} at character {error.pos + 1}") from None
    except UnicodeEncodeError:
        raise _Malformed("it has half of a character (a lone surrogate)") from None
    except _Malformed:
        raise
    except ValueError:
        raise _Malformed("it has a number that is too long") from None


def _depth(text: str) -> int:
    deepest = now = 0
    for bracket in _NOT_BRACKETS.sub("", _STRING.sub("", text)):
        now += 1 if bracket in "[{" else -1
        deepest = max(deepest, now)
    return deepest


def _distinct(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _Malformed("it names a key twice")
    return found


def _refuse_constant(name: str) -> object:
    raise _Malformed(f"{name} is no number of JSON")
