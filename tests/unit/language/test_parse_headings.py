"""Headings and stray headlines: kept, marked, nobody's words and never a fact."""

import pytest

from summarizer.language.parse import parse_text

STORY = "The mill in Marl burnt down on Monday night. Nobody was hurt in the fire."


@pytest.mark.parametrize(
    "text",
    [
        f"Mill burns down in the old town\n\n{STORY}",
        f"Mill burns down in the old town\n{STORY}",
        f"“Nobody was hurt in the fire”\n\n{STORY}",
        f"'A very long night in Marl'\n\n{STORY}",
        f"{STORY} Orr, Voss begin talks at Lund with mill on agenda",
        f"{STORY}\n\nVoss says the mill will be built again",
        f"{STORY}\n\nWho set fire to the old mill?",
        f"{STORY} What did they say about the mill? ",
        f"THE MILL IN MARL BURNS DOWN AGAIN.\n\n{STORY}",
        f"- The mill and the houses beside it\n\n{STORY}",
        f"FILE - Dana Orr walks to the mill on Monday. She had a long day. (AP Photo/Ann Bell, File)\n\n{STORY}",
        f"{STORY}\n\n### Orr is back in town, the mill says.",
        f"{STORY} Farmers in the street after the night of the fire .",
        f"A long night in town On Monday, Orr spoke to the crowd of farmers. {STORY}",
    ],
)
def test_a_heading_is_no_statement(text: str) -> None:
    found = [sentence.text for sentence in parse_text(text).statements if "Orr spoke" not in sentence.text]

    assert found == ["The mill in Marl burnt down on Monday night.", "Nobody was hurt in the fire."]


def test_a_heading_is_marked_and_gives_nobody_s_words() -> None:
    parsed = parse_text(f"{STORY}\n\nVoss: “The mill will be built again”")

    *told, heading = parsed.sentences

    assert [parsed.is_heading(sentence) for sentence in parsed.sentences] == [*[False] * len(told), True]
    assert parsed.speaker_of(heading) is None


@pytest.mark.parametrize(
    "text",
    [
        "The mill in Marl burnt down on Monday night",
        "THE MILL IN MARL BURNT DOWN ON MONDAY NIGHT.",
        "The mill in Marl burnt down.[1]",
        "The mill in Marl burnt down .",
        "He said the mill “burnt down in Marl.”",
        "«The mill in Marl burnt down.»",
    ],
)
def test_a_short_article_keeps_its_one_sentence(text: str) -> None:
    assert [sentence.text for sentence in parse_text(text).statements] == [text]


@pytest.mark.parametrize("text", ["It rained in Marl all night.[12]", "It rained in Marl all night . ''"])
def test_a_full_stop_is_seen_behind_what_follows_it(text: str) -> None:
    parsed = parse_text(f"{STORY} {text}")

    assert not any(parsed.is_heading(sentence) for sentence in parsed.sentences)


def test_what_is_said_in_a_script_is_no_statement_of_the_writer() -> None:
    turns = "VOSS: The mill was old. It had no pump at all.\n\nDANA ORR: Nobody in Marl was told of it."

    assert [each.text for each in parse_text(f"{STORY}\n\n{turns}").statements] == [
        each.text for each in parse_text(STORY).statements
    ]
    assert "VOSS: The mill was old." in [
        each.text for each in parse_text(f"VOSS: The mill was old. {STORY}").statements
    ]
