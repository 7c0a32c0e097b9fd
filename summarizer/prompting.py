"""Prompts: files with front matter, versioned, filled in by plain substitution.

A file is `prompts/<name>/v<N>.md`; `prompts/current.toml` says which N is in use. Its front matter
names the variables it takes; a missing or unused one is an error when it is loaded, not when it is
sent. Loops and conditions are the caller's business: a prompt can be read as it will be sent.
"""

import hashlib
import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from summarizer.domain import PromptUse
from summarizer.errors import PromptError
from summarizer.language.front_matter import split_front_matter

_VARIABLE = re.compile(r"\{\{(\w+)\}\}")
_SECTION = re.compile(r"^## (system|user)\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Rendered:
    """A prompt as it is sent."""

    system: str
    user: str


@dataclass(frozen=True)
class Prompt:
    """A prompt as it is written. `use` goes into the manifest."""

    use: PromptUse
    variables: frozenset[str]
    system: str
    user: str

    def render(self, **values: str) -> Rendered:
        """Put the values in. Braces inside a value are left alone. Raises PromptError."""
        if values.keys() != self.variables:
            wrong = ", ".join(sorted(values.keys() ^ self.variables))
            raise PromptError(f"prompt {self.use.name!r} v{self.use.version}: missing or unknown variables: {wrong}")

        def filled(part: str) -> str:
            return _VARIABLE.sub(lambda match: values[match[1]], part)

        return Rendered(system=filled(self.system), user=filled(self.user))


def load_prompt(name: str, version: int | None = None) -> Prompt:
    """A prompt by name, in the version that is in use unless one is named. Raises PromptError."""
    folder = _folder()
    number = version if version is not None else _current_version(folder, name)
    try:
        text = (folder / name / f"v{number}.md").read_text(encoding="utf-8")
    except OSError as error:
        raise PromptError(f"there is no prompt {name!r} v{number}") from error
    return parse_prompt(name, number, text)


def prompt_names() -> tuple[str, ...]:
    """The prompts that are in use. Raises PromptError."""
    try:
        return tuple(tomllib.loads((_folder() / "current.toml").read_text(encoding="utf-8")))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise PromptError("prompts/current.toml cannot be read") from error


def parse_prompt(name: str, version: int, text: str) -> Prompt:
    """Read a prompt's text. Raises PromptError naming what is wrong with it."""
    fields, body = split_front_matter(text)
    where = f"prompt {name!r} v{version}"
    if fields.get("id") != name or fields.get("version") != str(version):
        raise PromptError(f"{where}: front matter says {fields.get('id')!r} v{fields.get('version')}")
    parts = _SECTION.split(body)
    if parts[1::2] != ["system", "user"]:
        raise PromptError(f"{where}: needs the sections `## system` and `## user`, in this order")
    declared = frozenset(fields.get("variables", "").replace(",", " ").split())
    if declared != frozenset(_VARIABLE.findall(body)):
        raise PromptError(f"{where}: the variables it declares are not the ones it uses")
    use = PromptUse(name=name, version=version, sha256=hashlib.sha256(text.encode()).hexdigest())
    return Prompt(use=use, variables=declared, system=parts[2].strip(), user=parts[4].strip())


def _folder() -> Traversable:
    """Inside the installed package, or beside it in a source tree."""
    packaged = files("summarizer") / "prompts"
    return packaged if packaged.is_dir() else Path(__file__).parents[1] / "prompts"


def _current_version(folder: Traversable, name: str) -> int:
    try:
        version = tomllib.loads((folder / "current.toml").read_text(encoding="utf-8"))[name]
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise PromptError(f"prompts/current.toml names no version of {name!r}") from error
    if not isinstance(version, int):
        raise PromptError(f"prompts/current.toml: the version of {name!r} is no number")
    return version
