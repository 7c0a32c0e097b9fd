"""Where a sentence of the news ends. An item is its sentences; joined by a space they are the text."""

import pytest

from summarizer.language.parse import parse_text
from summarizer.language.sentences import LONGEST_PIECE, paragraphs, split
from tests.growth import SQUARE, Work, growth

HARD = [
    ["The firm left the U.S. in March.", "It never came back."],
    ["The firm moved to the U.S.", "It never came back."],
    ["The U.S. Senate sat until midnight.", "Nobody went home."],
    ["The U.K.'s offer lapsed.", "Its author resigned."],
    ["The fleet sailed from Washington, D.C., at dawn.", "It was raining."],
    ["Mr. Hall met Mrs. Dunn and Dr. Ito on Friday.", "They spoke for an hour."],
    ["Lt. Col. Marta Ruiz led the rescue.", "Sgt. Bell drove."],
    ["Brig. Gen. Amos Tull retired.", "Capt. Roe took over."],
    ["Gov. Lee praised Sen. Fox.", "Rep. Cole did not."],
    ["Amb. Kerr flew to Ft. Dunning.", "The talks were short."],
    ["Prof. Lin et al. found otherwise.", "Others agreed with them."],
    ["The hearing opened at 3 p.m. Tuesday in Oslo.", "It ran late."],
    ["Talks start at 10 a.m. Monday, March 3.", "They may fail."],
    ["Mount Aru erupted at 11:43 a.m. local time.", "Ash fell on the port."],
    ["Polls close at 8 p.m.", "The count starts at once."],
    ["The deal closed at $1.2 bn. on Monday.", "Shares rose."],
    ["The fund, worth £4.5m., was frozen.", "Its owner fled."],
    ["Prices rose 3.5 percent.", "Wages rose 1.2 percent."],
    ["The index fell to 4,120.5.", "Banks led the losses."],
    ["It passed on Jan. 5 in Geneva.", "The next vote is on Sept. 12."],
    ["No. 10 had no comment.", "The Treasury had none either."],
    ["The blast hit approx. 40 homes.", "Nobody died."],
    ["J. K. Marsh wrote the report.", "It runs to 90 pages."],
    ["The plan by A.B. Stone came out.", "It is long."],
    ["Acme Inc. Chief Executive Ann Poe resigned.", "Bolt Corp. gained."],
    ["They grow figs, dates, etc. in the valley.", "Exports rose."],
    ["“Will it hold?” she asked.", "Nobody answered."],
    ['"Will it hold?" he said.', "Nobody answered."],
    ['"Stop!" shouted the guard.', "The crowd ran."],
    ["“Why now?” Mayor Dana Voss asked.", "Nobody knew."],
    ['"Go!" Bell said.', "Nobody moved."],
    ['The crowd shouted "Out!"', "Voss said nothing."],
    ["“Never again.”", "Those were her words."],
    ['"We are done."', "He left the room."],
    ['He asked, "Why now?"', "Then he sat down."],
    ["‘We lost,’ he said.", "‘We will be back.’", "They left."],
    ['She said: "I won\'t go. It is late."', "Then she left."],
    ["We waited... and then it came.", "It was loud."],
    ["“We tried… we failed,” he said.", "They left."],
    ["It ended...", "The crowd left."],
    ["Is it over?", "No!", "It is not."],
    ["Yahoo! said on Monday it would sell.", "Shares rose."],
    ["!!! The dam broke.", "Nobody was hurt."],
    ["• The dam broke.", "• The road is shut."],
]


@pytest.mark.parametrize("sentences", HARD, ids=lambda item: item[0][:30])
def test_a_sentence_of_the_news_ends_where_a_reader_ends_it(sentences: list[str]) -> None:
    text = " ".join(sentences)

    assert [sentence.text for sentence in parse_text(text).sentences] == sentences


def test_a_heading_is_no_part_of_the_sentence_below_it() -> None:
    text = "Storm hits the coast\n\nTwo people died on Sunday. More rain is due."

    first, *_ = parse_text(text).sentences

    assert (first.text, first.is_terminated) == ("Storm hits the coast", False)


def test_text_wrapped_by_a_mail_program_keeps_its_sentences_whole() -> None:
    lines = [
        "Two people died on Sunday in the hills to the",
        "north, and fire crews dug on through a long,",
        "cold night.",
    ]

    first, second = parse_text("\n".join(lines) + " It rained.").sentences

    assert (first.wording, second.wording) == (" ".join(lines), "It rained.")


def test_lines_of_uneven_length_are_paragraphs_of_their_own() -> None:
    text = "The dam broke.\nNobody was hurt in the town below it, the fire service said.\nMore rain is due."

    assert len(paragraphs(text)) == 3


def test_list_items_on_lines_of_their_own_are_sentences_of_their_own() -> None:
    assert [sentence.text for sentence in parse_text("- First point\n- Second point\n").sentences] == [
        "- First point",
        "- Second point",
    ]


@pytest.mark.parametrize("token", ["... ", '? " ', "“Go on!” Al said. ", "“", "A"])
def test_endless_marks_are_read_whole_and_cost_no_square(token: str) -> None:
    def reading(length: int) -> Work:
        text = token * (length // len(token))
        return lambda: parse_text(text)

    text = token * (3 * LONGEST_PIECE)
    assert "".join(text[start:end] for start, end in split(text)) == text
    assert growth(reading, 20_000) < SQUARE
