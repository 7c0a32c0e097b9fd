"""The Dockerfile, as far as it can be tested without Docker: its paths are there, and its commands work."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click

from summarizer.edges.cli.serve import command
from tests.needs import ROOT
from tests.server import serving

TEXT = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
LINES = [line.split(maxsplit=1) for line in TEXT.splitlines() if line.strip() and not line.startswith("#")]


def instructions(name: str) -> list[str]:
    return [rest for word, rest in LINES if word == name]


def exec_form(text: str) -> list[str]:
    found = json.loads(text[text.index("[") :])
    assert isinstance(found, list)
    return found


def copied() -> list[str]:
    """What is copied from the tree, not from the first stage."""
    return [source for copy in instructions("COPY") if "--from" not in copy for source in copy.split()[:-1]]


def test_everything_that_is_copied_is_in_the_tree_and_sent_to_the_builder() -> None:
    ignoring = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()

    assert ignoring[1] == "*"
    assert sorted(copied()) == sorted(line[1:] for line in ignoring if line.startswith("!"))
    assert [source for source in copied() if not (ROOT / source).exists()] == []


def test_only_what_the_locks_hold_is_installed() -> None:
    [install] = [run for run in instructions("RUN") if "pip" in run and "install" in run]
    locks = re.findall(r"-r /locks/(\S+)", install)

    assert set(locks) == {name for name in copied() if name.endswith(".lock")}
    assert "--require-hashes" in install
    assert "--no-deps" in install
    requirements = [line for name in locks for line in (ROOT / name).read_text().splitlines() if line[:1].isalpha()]
    assert all("==" in requirement for requirement in requirements)


def test_it_ends_as_nobody_in_particular_on_a_plain_image() -> None:
    assert {name.split()[0] for name in instructions("FROM")} == {"python:3.12-slim"}
    assert instructions("USER") == ["summarizer"]
    assert set(re.findall(r"\w+://[^/:]+", TEXT)) == {"http://127.0.0.1"}


def test_the_package_runs_from_where_it_is_copied_to(tmp_path: Path) -> None:
    for source in ("prompts", "summarizer"):
        shutil.copytree(ROOT / source, tmp_path / source, ignore=shutil.ignore_patterns("__pycache__"))
    [entry] = instructions("ENTRYPOINT")
    script = "import sys; sys.argv[1:] = ['--version']; from summarizer.prompting import load_prompt; "
    script += "load_prompt('draft'); import runpy; runpy.run_module('summarizer', run_name='__main__')"

    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert exec_form(entry) == ["python", "-m", "summarizer"]
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("summarizer")


def test_the_command_takes_the_options_it_is_given() -> None:
    [given] = [rest for rest in instructions("CMD") if "serve" in rest]
    name, *options = exec_form(given)

    context: click.Context = command.make_context(name, options)

    assert (name, context.params["host"], context.params["workers"]) == ("serve", "0.0.0.0", 2)  # noqa: S104
    assert str(context.params["port"]) in instructions("EXPOSE")


def test_the_health_check_asks_a_server_whether_it_is_alive(tmp_path: Path) -> None:
    [check] = instructions("HEALTHCHECK")
    _, flag, script = exec_form(check)

    with serving(tmp_path) as (_, address):
        script = script.replace("http://127.0.0.1:8000", address)
        alive = subprocess.run([sys.executable, flag, script], capture_output=True, check=False)
    dead = subprocess.run([sys.executable, flag, script], capture_output=True, check=False)

    assert (alive.returncode, dead.returncode) == (0, 1)
