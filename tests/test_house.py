"""The house rules a machine can check: what is loaded when, what is exported, how files look."""

import ast
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import summarizer
from tests.needs import ROOT

HEAVY = ("litellm", "fastapi", "httpx", "sqlalchemy", "pydantic", "ray", "uvicorn", "openai", "sqlite3")
CODE = sorted(path for folder in ("summarizer", "evals", "tests") for path in (ROOT / folder).rglob("*.py"))
PACKAGE = [path for path in CODE if path.is_relative_to(ROOT / "summarizer")]

every_file = pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))


def loaded_after(code: str) -> list[str]:
    """Which of the heavy packages a fresh interpreter has loaded after this."""
    report = f"import sys; print('loaded:', *[name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{report}"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=True,
    )
    return done.stdout.rpartition("loaded:")[2].split()


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert loaded_after("import summarizer") == []


def test_asking_for_help_loads_nothing_heavy() -> None:
    assert loaded_after("from summarizer.edges.cli.main import exit_code; exit_code(['--help'])") == []


def test_a_brief_without_a_model_loads_no_provider_and_no_server() -> None:
    code = "import asyncio, summarizer; asyncio.run(summarizer.summarize(['The dam on the Oster broke at dawn.']))"

    assert loaded_after(code) == ["pydantic"]


def test_every_public_name_is_there_and_nothing_else_is() -> None:
    assert all(getattr(summarizer, name) is not None for name in summarizer.__all__)
    assert dir(summarizer) == sorted(summarizer.__all__)
    with pytest.raises(AttributeError, match="nosuch"):
        _ = summarizer.nosuch


@every_file
def test_no_file_is_too_long_to_read_in_one_go(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@every_file
def test_no_file_is_named_for_what_it_is_not(path: Path) -> None:
    assert not {"utils", "util", "helpers", "helper", "common", "misc", "manager"} & set(path.stem.lower().split("_"))


def test_packages_say_what_they_are() -> None:
    packages = [path for path in CODE if path.name == "__init__.py"]
    code_folders = {path.parent for path in PACKAGE}

    assert {path.parent for path in packages} >= code_folders
    assert [str(path) for path in packages if not ast.get_docstring(_tree(path))] == []


def test_modules_say_what_they_do() -> None:
    assert [str(path) for path in CODE if not ast.get_docstring(_tree(path))] == []


def test_most_public_names_say_what_their_signature_cannot() -> None:
    public = [
        node
        for path in PACKAGE
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("_")
    ]
    documented = [node for node in public if ast.get_docstring(node)]

    assert len(documented) >= 0.85 * len(public)


def test_only_the_edges_look_at_the_environment_and_who_reads_a_provider_s_key() -> None:
    reads = [path for path in PACKAGE if _reads_environment(_tree(path))]
    package = ROOT / "summarizer"
    # To blot a key out it must be known whenever it was set.
    may = {package / "api.py", package / "backends" / "keys.py", package / "backends" / "redaction.py"}

    assert [path for path in reads if not path.is_relative_to(package / "edges") and path not in may] == []
    assert reads  # or this test would look for the wrong thing


def _reads_environment(tree: ast.Module) -> bool:
    """True for any use of it but one: `setdefault` hands a library its switches before it is imported."""
    uses = [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module == "os"]
    return (
        uses.count("os.environ") > uses.count("os.environ.setdefault")
        or "os.getenv" in uses
        or any(name.name in {"environ", "getenv"} for node in imports for name in node.names)
    )


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))
