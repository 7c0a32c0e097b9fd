"""Prompt files: found, checked when they are loaded, filled in without surprises."""

import hashlib
from pathlib import Path

import pytest

from summarizer.errors import PromptError
from summarizer.prompting import load_prompt, parse_prompt, prompt_names

PROMPTS = Path(__file__).parents[2] / "prompts"

# A released prompt is not edited: add the next version instead. Its hash stands here from its release on.
RELEASED = {
    "again/v1.md": "9c6f8e0a54c8267ee1d766899b071b8e7817bc0df6016c8f23e6ea2dbd15bd6c",
    "draft/v1.md": "bb5f3a99436d990b150d4adcf33494181978250f6d016ae07a92b42907ba42e3",
    "draft/v2.md": "a210d67c02089df5662a8211fdad16b1e813726b4991e260969afa7eccd70b74",
    "extract/v1.md": "9b72c4a54f5062fa75a61476b86aed7922b8dc2bd27987473dbf71ea9c715ad3",
    "extract/v2.md": "b40cf13f23c96a26e4370dbb7407fba540defbb3eb2814275115d3ea503a73ac",
    "form/v1.md": "f060eb0cc915d7f9d2e7cc033281fb4a2856b224d141a693a9aaa85ff0ad6105",
    "match/v1.md": "6151868acb1c3a01c2a16353d9f38901128ebacb2d7fcf93cffef17606749ff9",
    "repair/v1.md": "f1f9b143257caae89613099ddf180931b21a9d308832eee99252ddce46afc7bf",
    "verify/v1.md": "233fd5e8ab5c5442986de5a9a79a7ab7b52ad70916af868ee0d5224f2d032855",
}

GOOD = "---\nid: greet\nversion: 2\nvariables: name, words\n---\n## system\nBe brief.\n## user\n{{name}}: {{words}}\n"


@pytest.mark.parametrize("file", sorted(PROMPTS.glob("*/v*.md")), ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_every_prompt_loads_and_is_what_was_released(file: Path) -> None:
    prompt = load_prompt(file.parent.name, int(file.stem[1:]))

    released = RELEASED[f"{file.parent.name}/{file.name}"]
    assert prompt.use.sha256 == hashlib.sha256(file.read_bytes()).hexdigest() == released


@pytest.mark.parametrize("name", sorted(set(prompt_names()) - {"again", "form"}))  # these hold no data
def test_every_prompt_in_use_fences_its_data_and_carries_a_seal(name: str) -> None:
    assert load_prompt(name).variables >= {"fence", "seal"}


def test_values_are_put_in_once_and_their_braces_left_alone() -> None:
    rendered = parse_prompt("greet", 2, GOOD).render(name="{{words}}", words="ten {{name}}")

    assert rendered.user == "{{words}}: ten {{name}}"
    assert rendered.system == "Be brief."


@pytest.mark.parametrize("values", [{"name": "x"}, {"name": "x", "words": "y", "more": "z"}])
def test_a_missing_or_unknown_variable_is_an_error(values: dict[str, str]) -> None:
    with pytest.raises(PromptError, match=r"prompt 'greet' v2: missing or unknown variables: (words|more)"):
        parse_prompt("greet", 2, GOOD).render(**values)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (GOOD.replace("id: greet", "id: other"), "front matter says 'other'"),
        (GOOD.replace("version: 2", "version: 3"), "front matter says 'greet' v3"),
        (GOOD.replace("## user", "## users"), "needs the sections"),
        (GOOD.replace("variables: name, words", "variables: name"), "are not the ones it uses"),
        (GOOD.replace("{{words}}", "words"), "are not the ones it uses"),
    ],
)
def test_a_malformed_prompt_fails_when_it_is_read(text: str, complaint: str) -> None:
    with pytest.raises(PromptError, match=complaint):
        parse_prompt("greet", 2, text)


def test_a_prompt_that_is_not_there_is_named() -> None:
    with pytest.raises(PromptError, match="no version of 'nothing'"):
        load_prompt("nothing")
    with pytest.raises(PromptError, match="no prompt 'draft' v999"):
        load_prompt("draft", 999)
