"""The README is run: its shell and Python as they stand, and the brief it shows; so are the guides' examples."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.injection import parts_of
from tests.needs import ROOT
from tests.providers import USAGE, article_in, completion, draft_reply, extract_reply, questions, told

README = (ROOT / "README.md").read_text(encoding="utf-8")
GUARD = (ROOT / "docs" / "guard.md").read_text(encoding="utf-8")
MODELS = (ROOT / "docs" / "models.md").read_text(encoding="utf-8")
API = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
STOP_SERVER = "trap 'kill $(jobs -p) 2>/dev/null || true' EXIT"  # should a command fail
# Blocks for which the server has no paths yet; the comment says whose they are.
NOT_YET = re.compile(r"<!-- not run yet: \w+ -->\n```sh\n.*?```", re.DOTALL)


def _blocks(language: str, document: str = README) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", document, re.DOTALL)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder with what the README's commands touch, and the commands on the path."""
    for name in ("seeds", "evals"):
        shutil.copytree(ROOT / name, tmp_path / name)
    commands = tmp_path / "bin"
    commands.mkdir()
    _script(commands / "python", f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    _script(commands / "summarizer", f"#!{sys.executable}\nfrom summarizer.edges.cli.main import run\nrun()\n")
    return tmp_path


def _script(place: Path, text: str) -> None:
    place.write_text(text)
    place.chmod(0o755)


def _run(script: str, clone: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": f"{clone / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "COLUMNS": "88",
        "LC_ALL": "C.UTF-8",
    }
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=clone,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,  # only so that nothing hangs for ever: machines differ
    )


@pytest.mark.needs("curl")
def test_every_shell_command_of_the_readme_runs(clone: Path) -> None:
    done = _run("\n".join([STOP_SERVER, *_blocks("sh")]).replace("8711", _free_port()), clone)

    assert done.returncode == 0, done.stderr
    assert '"status":"ready"' in done.stdout.replace(" ", "")
    assert '"text":"The river Oster flooded the town of Marl on Sunday."' in done.stdout.replace('": "', '":"')
    assert "vital fact recall" in done.stdout
    assert "Traceback" not in done.stderr


def _free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


@pytest.mark.needs("curl")
def test_every_shell_command_of_the_guide_to_the_service_runs(clone: Path) -> None:
    guide = NOT_YET.sub("", API).replace("8711", _free_port())
    (example,) = _blocks("python", guide)
    (clone / "desk.py").write_text(example)

    script = [STOP_SERVER, "export SUMMARIZER_STATE_DIR=$PWD/state", *_blocks("sh", guide)]
    done = _run("\n".join(script), clone)

    assert done.returncode == 0, done.stderr
    assert '"status":"complete"' in done.stdout
    assert re.findall(r"^event: (\w+)$", done.stdout, re.MULTILINE)[-1] == "brief"
    assert {'"change":"unchanged"', '"change":"new"'} <= set(done.stdout.splitlines())
    said = re.findall(r"http_code.*# (\d{3})\b", guide)
    assert said
    assert re.findall(r"^\d{3}$", done.stdout, re.MULTILINE) == said
    assert "\nnot_enough_evidence\n422 /problems/invalid-request\n" in done.stdout
    first, *lines = (clone / "server.log").read_text().splitlines()
    assert first.startswith("summarizer: listening on ")
    assert {json.loads(line)["level"] for line in lines} <= {"info", "warning"}


def test_the_python_of_the_readme_runs(clone: Path) -> None:
    (example,) = _blocks("python")
    (clone / "example.py").write_text(example)

    done = _run("python -W error example.py", clone)

    assert done.returncode == 0, done.stderr
    assert "supported" in done.stdout
    assert "not_enough_evidence ('no_evidence', 'number_mismatch')" in done.stdout


def test_the_brief_in_the_readme_is_what_the_command_prints(clone: Path) -> None:
    (shown,) = _blocks("console")
    command, _, brief = shown.partition("\n")

    done = _run(command.removeprefix("$ "), clone)

    assert done.stdout == brief


def test_the_check_in_the_guides_example_is_what_the_command_prints(clone: Path) -> None:
    (shown,) = _blocks("console", GUARD)
    command, _, verdicts = shown.partition("\n")

    done = _run(command.removeprefix("$ "), clone)

    assert (done.returncode, done.stdout) == (1, verdicts)


class _CopyingModel(BaseHTTPRequestHandler):
    """A server of OpenAI's format. Its model names and writes down the first facts, and as a judge finds nothing."""

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        answer = completion(_answer_to(request["messages"][1]["content"]), usage=USAGE).content
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its base's name
        """Nothing: a test is quiet."""


def _answer_to(asked: str) -> str:
    claims, article = questions(asked, "claim"), article_in(asked)
    if article:
        return extract_reply(*parts_of(article)[:3])
    if claims:
        unsure = {"label": "not_enough_evidence", "quote": ""}
        return json.dumps({"verdicts": [{"n": line["n"]} | unsure for line in claims]})
    facts = list(told(asked).items())[:5]
    return draft_reply(*((text, [number]) for number, text in facts), headline=facts[0][1])


@pytest.fixture
def model_port() -> Iterator[str]:
    """Where the copying model listens."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _CopyingModel)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield str(server.server_port)
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.long
def test_every_shell_command_of_the_guide_to_models_runs(clone: Path, model_port: str) -> None:
    script = "\n".join(_blocks("sh", MODELS)).replace(":8080", f":{model_port}")

    done = _run(f'export HOME="$PWD"\n{script}', clone)

    assert done.returncode == 0, done.stderr
    assert re.findall(r"says `(openai/.*?)`", MODELS, re.DOTALL)[0] in done.stdout
    assert "  Governor Ilka Strand resigned. (no_evidence, name_unsupported)\n" in done.stdout
    assert "judge_objects" in done.stdout
    assert "x of sending all articles at once" in done.stdout
    assert "extraction_failed" not in done.stdout + done.stderr
    assert "SUMMARIZER_BUDGET_TOKENS (budget_exceeded)" in " ".join(done.stdout.split())
    assert "no answer to this request is recorded" not in done.stderr
    assert "Traceback" not in done.stderr
