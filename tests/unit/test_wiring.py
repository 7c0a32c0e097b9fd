"""Which adapter stands behind which name, and what that promises."""

import asyncio
from pathlib import Path

import pytest

from summarizer.api import summarize
from summarizer.errors import UnknownModel, UsageError
from summarizer.settings import Settings
from summarizer.wiring import services_for
from tests.builders import FLOOD, brief_of, raw
from tests.providers import draft_reply

FRENCH = (
    "La rivière a inondé la ville dimanche soir, et quarante habitants ont été conduits à l'école par les "
    "pompiers de la région, selon le maire."
)


def _scripted(folder: Path, *sentences: str) -> str:
    reply = folder / "reply.json"
    reply.write_text(draft_reply(*((text, [1]) for text in sentences)))
    return f"scripted/{reply}"


def test_english_rules_guard_no_other_language_whoever_writes(tmp_path: Path) -> None:
    model = _scripted(tmp_path, "La rivière a inondé la ville dimanche soir, et cinquante habitants sont partis.")

    brief = asyncio.run(summarize([FRENCH], model=model))

    assert brief.status == "refused"
    assert [item.code for item in brief.rejected] == ["language_unsupported"]


def test_a_script_answers_every_brief_alike(tmp_path: Path) -> None:
    services = services_for(Settings(model=_scripted(tmp_path, "The river Oster flooded the town of Marl.")))

    assert [brief_of(raw(FLOOD), using=services).status for _ in range(2)] == ["complete", "complete"]


@pytest.mark.parametrize("name", ["", "gpt-4o", "openai/", "nobody"])
def test_a_name_that_is_no_model_says_how_to_name_one(name: str) -> None:
    with pytest.raises(UnknownModel, match="`extractive`, or PROVIDER/MODEL"):
        services_for(Settings(model=name))


@pytest.mark.parametrize("given", [[None], [5], "one text", {"text": FLOOD}])
def test_what_is_no_list_of_articles_is_a_usage_error(given: object) -> None:
    with pytest.raises(UsageError, match="article"):
        asyncio.run(summarize(given))  # type: ignore[arg-type]  # what a caller without types may give


def test_settings_given_beside_others_are_checked_alike() -> None:
    with pytest.raises(UsageError, match="takes a whole number from 10 to 5,000"):
        asyncio.run(summarize([FLOOD], settings=Settings(), words=0))


@pytest.mark.parametrize("settings", [None, Settings()])
def test_from_python_a_wrong_setting_is_named_as_it_was_written(settings: Settings | None) -> None:
    with pytest.raises(UsageError, match=r"^words takes a whole number"):
        asyncio.run(summarize([FLOOD], settings=settings, words=0))


@pytest.mark.parametrize("name", ["SUMMARIZER_BUDGET_USD", "SUMMARIZER_BUDGET_TOKENS"])
def test_a_limit_that_does_nothing_yet_is_not_ignored_in_silence(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=f"{name} has no effect yet"):
        Settings.read({name: "1"}, tmp_path)
