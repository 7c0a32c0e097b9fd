"""Which variables of the environment hold a provider's key, as litellm 1.106 and our own client read them.

Our own client's key is read here too, when a request needs it: a key is no setting, and nobody keeps it.
"""

import os
from typing import NamedTuple

# The plain client's, the first that is set.
COMPATIBLE_KEYS = ("SUMMARIZER_COMPATIBLE_API_KEY", "OPENAI_API_KEY")

# Providers whose variable is not PROVIDER_API_KEY; any one of several will do.
_VARIABLES = {
    "compatible": COMPATIBLE_KEYS,
    "gemini": ("GEMINI_API_KEY", "GOOGLE_API_KEY"),
    "openrouter": ("OPENROUTER_API_KEY", "OR_API_KEY"),
    "cohere": ("COHERE_API_KEY", "CO_API_KEY"),
    "huggingface": ("HF_TOKEN", "HUGGINGFACE_API_KEY"),
    "together_ai": ("TOGETHERAI_API_KEY", "TOGETHER_API_KEY", "TOGETHER_AI_API_KEY"),
    "vertex_ai": ("GOOGLE_APPLICATION_CREDENTIALS",),
    "bedrock": ("AWS_ACCESS_KEY_ID", "AWS_PROFILE", "AWS_BEARER_TOKEN_BEDROCK"),
}
_KEYLESS = frozenset({"ollama", "ollama_chat", "lm_studio", "hosted_vllm", "llamafile", "scripted", "compatible"})


def key_variables(model: str) -> tuple[str, ...]:
    """The variables of a PROVIDER/MODEL, the usual one first."""
    provider = model.partition("/")[0]
    return _VARIABLES.get(provider, (f"{provider.upper()}_API_KEY",))


def needs_no_key(model: str) -> bool:
    """True for providers that run on the user's own machine."""
    return model.partition("/")[0] in _KEYLESS


class Key(NamedTuple):
    """A key and the variable it stands in. Made when it is needed and not kept."""

    variable: str
    secret: str


def compatible_key() -> Key | None:
    """The plain client's key as it stands in the environment now, without spaces around it."""
    found = ((name, os.environ.get(name, "").strip()) for name in COMPATIBLE_KEYS)
    return next((Key(name, secret) for name, secret in found if secret), None)
