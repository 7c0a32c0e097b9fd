"""Whose words the sentences of a text are, when the sentence itself does not say."""

import pytest

from summarizer.language.parse import parse_text


def speaker_of_last(text: str) -> tuple[str, int, bool] | None:
    """Who speaks in the last sentence, the number of the sentence that names them, and whether that is certain."""
    parsed = parse_text(text)
    found = parsed.speaker_of(parsed.sentences[-1])
    return found and (found.text, found.named_in, found.certain)


@pytest.mark.parametrize(
    ("text", "speaker", "named_in"),
    [
        ("Voss said it was over.", "Voss", 0),
        ("Voss said it was over. He added that he would go.", "Voss", 0),
        ("Voss said it was over. “I will go,” he said.", "Voss", 0),
        ("Voss said it was over. “I will go,” he said. He also warned of rain.", "Voss", 0),
        ("Voss said it was over. It had rained. He added that it was late.", "Voss", 0),
        ("Voss said it was over.\n\n“I will go,” he said.", "Voss", 0),
        ("It rained. Dana Voss said it was over. On Monday she also denied a rumour.", "Dana Voss", 1),
        ("Dana Voss said it was over. Voss urged calm. She said no more.", "Voss", 1),
        ("“We go,” Voss said. “And we stay.”", "Voss", 0),
        ("“We go,” Voss said. “And we stay.” “And we win.”", "Voss", 0),
        ("“We go,” Voss said. “And we stay.\n\n“We will win.”", "Voss", 0),
        ("Voss said: “We go.\n\n“We stay.\n\n“We will win.”", "Voss", 0),
        ("The Harbour Board said it was over. It added that it had no money.", "The Harbour Board", 0),
        ("The company denied it. It said it had no money.", "The company", 0),
        ("Voss told reporters it was over. He said it was late.", "Voss", 0),
        ("Voss told Bell it was over. He added that it was late.", "Voss", 0),
        ("Mayor Dana Voss did not hide that she was glad. “We go,” she thundered.", "Dana Voss", 0),
    ],
)
def test_a_speaker_named_before_speaks_on(text: str, speaker: str, named_in: int) -> None:
    assert speaker_of_last(text) == (speaker, named_in, True)


def test_a_quotation_left_open_has_the_speaker_its_end_names() -> None:
    parsed = parse_text("“We tried. It rained.\n\n“We failed,” Voss said.")

    found = [parsed.speaker_of(sentence) for sentence in parsed.sentences]

    assert [speaker and (speaker.text, speaker.certain) for speaker in found] == [("Voss", True)] * 3


@pytest.mark.parametrize(
    "text",
    [
        "Voss said it was over. Bell denied it. He added that it was late.",
        "Voss said it was over.\n\nBell denied it. He added that it was late.",
        "Voss said it was over, but Bell denied it. He added that it was late.",
        "Voss told Bell it was over. He said it was late.",
        "Voss said it was over. Bell came in. He said it was late.",
        "Voss said it was over. When Bell came in, he said it was late.",
        "Voss said it was over. They added that it was late.",
        "Mrs Voss said it was over. He added that it was late.",
        "The Harbour Board said it was over. He added that it was late.",
        "Voss said it was over. It added that it was late.",
        "Voss said it was over.\n\nIt rained all night.\n\nHe added that it was late.",
        "“We go,” Voss said.\n\n“We stay.”",
        "“We go,” Voss said. It rained. “We stay.”",
        "He said it was over.",
        "“It is over.”",
        "Voss said it was over. It rained all night.",
        "Voss said it was over.\n\nVoss says it is over",
    ],
)
def test_a_speaker_who_may_be_another_is_never_certain(text: str) -> None:
    found = speaker_of_last(text)

    assert found is None or not found[2]
