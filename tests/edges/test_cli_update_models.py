"""An update by a model, from the command line; the provider is stubbed at the HTTP layer."""

import json
from pathlib import Path

import pytest
import respx

from summarizer.domain import Brief
from summarizer.edges.cli.main import exit_code
from tests.edges.test_cli_models import Ran, _place, server
from tests.providers import USAGE, completion, draft_reply

__all__ = ["_place", "server"]  # fixtures


FOLLOWED = "The mayor of Marl, Dana Voss, resigned on Monday after the flood."


def _updated(capsys: pytest.CaptureFixture[str], *arguments: str) -> Ran:
    Path("next.txt").write_text(f"date 2025-03-03 {FOLLOWED} The flood had closed every road out of Marl.")
    exit_code(["brief", "flood.txt", "--format", "json", "-o", "old.json"])
    code = exit_code(["update", "old.json", "next.txt", "--format", "json", *arguments])
    out, err = capsys.readouterr()
    return Ran(code, Brief.model_validate_json(out), err)


def test_an_update_asks_the_model_about_nothing_but_what_is_new(
    server: respx.MockRouter, capsys: pytest.CaptureFixture[str]
) -> None:
    server.routes[0].mock(side_effect=[completion(draft_reply((FOLLOWED, [1])), usage=USAGE)])

    ran = _updated(capsys, "--model", "compatible/b")

    (asked,) = [json.loads(call.request.content)["messages"][1]["content"] for call in server.calls]
    assert FOLLOWED in asked
    assert "The river Oster flooded" not in asked
    assert ran.code == 0
    assert [claim.text for claim in ran.brief.claims if claim.change == "new"] == [FOLLOWED]
    assert sum(claim.change == "unchanged" for claim in ran.brief.claims) == 3
    assert (ran.brief.manifest.model, ran.brief.usage.calls) == ("compatible/b", 1)


def test_an_update_with_nothing_new_asks_nobody(server: respx.MockRouter, capsys: pytest.CaptureFixture[str]) -> None:
    exit_code(["brief", "flood.txt", "--format", "json", "-o", "old.json"])

    assert exit_code(["update", "old.json", "flood.txt", "--model", "compatible/b"]) == 0
    assert server.calls.call_count == 0


@pytest.mark.parametrize("model", ["compatible/a", "compatible/invents"])
def test_an_update_whose_model_fails_or_invents_is_written_without_it(
    server: respx.MockRouter, capsys: pytest.CaptureFixture[str], model: str
) -> None:
    invented = completion(draft_reply(("The mayor of Marl was arrested in Lisbon.", [1])), usage=USAGE)
    if model.endswith("invents"):
        server.routes[0].mock(return_value=invented)

    ran = _updated(capsys, "--model", model)

    assert (ran.code, ran.brief.status) == (0, "degraded")
    assert "model_failed" in [code for code, _ in ran.notes]
    assert FOLLOWED in [claim.text for claim in ran.brief.claims if claim.change == "new"]
    assert exit_code(["update", "old.json", "next.txt", "--model", model, "--no-degrade"]) == 4
