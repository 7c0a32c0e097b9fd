"""Which adapter stands behind which name, and what that promises."""

import asyncio
from pathlib import Path

import pytest

from summarizer.api import summarize
from summarizer.errors import UnknownModel, UsageError
from summarizer.settings import Settings
from summarizer.wiring import judge_settings, server_address, services_for
from tests.builders import FLOOD, brief_of, raw
from tests.providers import MODEL, draft_reply
from tests.test_house import loaded_after

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


@pytest.mark.filterwarnings("ignore")  # litellm's import warns of other people's deprecations
def test_recorded_answers_alone_need_a_folder_of_them() -> None:
    with pytest.raises(UsageError, match="set SUMMARIZER_STATE_DIR"):
        services_for(Settings(model=MODEL, cache="replay-strict"))


def test_a_use_of_the_cache_that_is_none_says_which_there_are(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="SUMMARIZER_CACHE takes off, record, replay or replay-strict"):
        Settings.read({"SUMMARIZER_CACHE": "on"}, tmp_path)


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


@pytest.mark.parametrize("model", ["openai/some-model", "compatible/some-model"])
@pytest.mark.parametrize("name", ["SUMMARIZER_API_BASE", "OPENAI_BASE_URL", "OPENAI_API_BASE"])
def test_a_server_of_one_s_own_is_reached_without_litellm(model: str, name: str, tmp_path: Path) -> None:
    code = (
        "from pathlib import Path; from summarizer.settings import Settings; "
        "from summarizer.wiring import services_for; "
        f"read = Settings.read({{{name!r}: 'http://127.0.0.1:9/v1'}}, Path({str(tmp_path)!r}), model={model!r}); "
        "services_for(read)"
    )

    assert set(loaded_after(code)) == {"httpx", "pydantic"}


def test_a_borrowed_address_gives_way_to_one_s_own(tmp_path: Path) -> None:
    environment = {"OPENAI_BASE_URL": "http://a.invalid/v1", "OPENAI_API_BASE": "http://b.invalid/v1"}

    borrowed = Settings.read(environment, tmp_path)
    own = Settings.read(environment | {"SUMMARIZER_API_BASE": "http://c.invalid/v1"}, tmp_path)

    assert server_address("openai/m", borrowed) == "http://a.invalid/v1"
    assert server_address("anthropic/m", borrowed) is None
    assert [server_address(model, own) for model in ("openai/m", "mistral/m")] == ["http://c.invalid/v1"] * 2


def test_among_several_models_the_address_is_the_plain_client_s_alone() -> None:
    mixed = Settings(model="compatible/m", fallbacks=("mistral/m",), api_base="http://c.invalid/v1")

    assert [server_address(model, mixed) for model in mixed.chain] == ["http://c.invalid/v1", None]


@pytest.mark.parametrize(
    ("model", "judge", "addresses"),
    [
        ("compatible/m", "mistral/j", ["http://c.invalid/v1", None]),
        ("mistral/m", "compatible/j", [None, "http://c.invalid/v1"]),
        ("mistral/m", "mistral/j", ["http://c.invalid/v1"] * 2),
        ("extractive", "mistral/j", ["http://c.invalid/v1"] * 2),
    ],
)
def test_nobody_s_key_goes_to_the_server_of_a_plain_model_or_judge(
    model: str, judge: str, addresses: list[str | None]
) -> None:
    both = Settings(model=model, judge=judge, api_base="http://c.invalid/v1")

    assert [server_address(model, both), server_address(judge, judge_settings(both, judge))] == addresses


def test_a_compatible_server_without_an_address_says_which_variable_to_set() -> None:
    with pytest.raises(UnknownModel, match=r"compatible/llama has no server: set SUMMARIZER_API_BASE"):
        services_for(Settings(model="compatible/llama"))


def test_from_python_several_models_are_asked_in_turn(tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("no JSON")
    writes = _scripted(tmp_path, "The river Oster flooded the town of Marl.")

    brief = asyncio.run(summarize([FLOOD], model=[f"scripted/{broken}", writes]))

    assert brief.status == "complete"
    assert [note.code for note in brief.notes] == ["model_fallback"]
    assert "(invalid_reply)" in brief.notes[0].detail
    with pytest.raises(UsageError, match="name a model"):
        asyncio.run(summarize([FLOOD], model=[]))


def test_a_model_named_from_python_has_no_fallbacks_from_elsewhere(tmp_path: Path) -> None:
    environment = {"SUMMARIZER_MODEL": "a/b", "SUMMARIZER_FALLBACKS": "c/d,e/f"}

    assert Settings.read(environment, tmp_path).chain == ("a/b", "c/d", "e/f")
    assert Settings.read(environment, tmp_path, model="x/y").chain == ("x/y",)
    assert Settings(model="a/b", fallbacks=("c/d",)).changed(model="extractive").chain == ("extractive",)
