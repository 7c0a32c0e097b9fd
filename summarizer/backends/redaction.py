"""Blot out what looks like a key before anything is written down.

The one place below the edges that looks into the environment: whichever key is set when something is
written must not stand in it, so the variables are read then and only to be compared with.
"""

import os
import re
from collections.abc import Iterator, Mapping

BLOT = "[redacted]"

_NAMES_A_SECRET = re.compile(r"(?:^|_)(?:API_?KEY|KEY|TOKEN|SECRET|PASSWORD|CREDENTIALS?)(?:_|$)", re.IGNORECASE)
_SHORTEST = 8  # characters; a shorter value may be a word of the text
_KEY_SHAPES = re.compile(
    r"""
    \b(?:sk|pk|gsk|xai|hf|r8|pplx|ghp|csk)[-_][A-Za-z0-9_-]{8,}   # prefixes that providers give their keys
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
    for secret in sorted(_secrets(environment), key=len, reverse=True):
        text = text.replace(secret, BLOT)
    return _KEY_SHAPES.sub(BLOT, text)


def _secrets(environment: Mapping[str, str]) -> Iterator[str]:
    for name, value in environment.items():
        if _NAMES_A_SECRET.search(name) and len(value.strip()) >= _SHORTEST:
            yield value.strip()
