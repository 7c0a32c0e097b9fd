"""Blot out what looks like a key before anything is written down.

The one place below the edges that looks into the environment: whichever key is set when something is
written must not stand in it, so the variables are read then and only to be compared with.
"""

import os
import re
from collections.abc import Mapping, Sequence

BLOT = "[redacted]"

_NAMES_A_SECRET = re.compile(r"(?:^|_)(?:API_?KEY|KEY|TOKEN|SECRET|PASSWORD|CREDENTIALS?)(?:_|$)", re.IGNORECASE)
_SHORTEST = 8  # characters; a shorter value may be a word of the text
_KEY_SHAPES = re.compile(
    r"""
    \b(?:sk|pk|nsk|gsk|xai|hf|r8|pplx|ghp|csk)[-_][A-Za-z0-9_-]{8,}   # prefixes of providers' keys, and ours
    | \bAIza[A-Za-z0-9_-]{20,}                                    # Google
    | \bAKIA[A-Z0-9]{12,}                                         # Amazon
    | (?<=://)[^\s/@:"]+:[^\s/@"]+(?=@)                             # name and password in an address
    | (?i:\bbearer\s+)[A-Za-z0-9._~+/=-]{16,}
    | (?i:\b(?:x-)?api[-_]key["']?\s*[:=]\s*["']?)[^\s"',}]{8,}
    """,
    re.VERBOSE,
)


def redacted(text: str, environment: Mapping[str, str] = os.environ) -> str:
    """The text without the values of key variables that are set, and without what has the shape of a key."""
    return _blotted(text, _secrets(environment))


def redacted_within(value: object, environment: Mapping[str, str] = os.environ) -> object:
    """Lists and mappings with every text in them redacted, names included."""
    return _blotted_within(value, _secrets(environment))


def _secrets(environment: Mapping[str, str]) -> Sequence[str]:
    """Longest first: one may begin with another."""
    values = [value.strip() for name, value in environment.items() if _NAMES_A_SECRET.search(name)]
    return sorted((value for value in values if len(value) >= _SHORTEST), key=len, reverse=True)


def _blotted(text: str, secrets: Sequence[str]) -> str:
    for secret in secrets:
        text = text.replace(secret, BLOT)
    return _KEY_SHAPES.sub(BLOT, text)


def _blotted_within(value: object, secrets: Sequence[str]) -> object:
    if isinstance(value, str):
        return _blotted(value, secrets)
    if isinstance(value, Mapping):
        return {_blotted(str(name), secrets): _blotted_within(each, secrets) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_blotted_within(each, secrets) for each in value]
    return value
