"""Quotations of several paragraphs, inside each other, cut, mended, and what only looks like one."""

import pytest

from summarizer.language.parse import parse_sentence, parse_text
from tests.growth import SQUARE, Work, growth


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("He said , `` we go '' .", [" we go "]),
        ("``We go,'' he said, ``and you stay.''", ["We go,", "and you stay."]),
        ("“He [Orr] went,” she said.", ["He [Orr] went,"]),
        ("“We will [not] go,” he said.", ["We will [not] go,"]),
        ("“We … will go,” he said.", ["We … will go,"]),
        ('"We ... will go," he said.', ["We ... will go,"]),
        ("“We go,” he said, “and you stay,” he added.", ["We go,", "and you stay,"]),
        ("“Go? Why?” he asked.", ["Go? Why?"]),
        ("“Go!” and “Stay!” they cried.", ["Go!", "Stay!"]),
        ("“We tried. We failed,” he said.", ["We tried. We failed,"]),
        ("„Wir gehen“, he said.", ["Wir gehen"]),
        ("„We go,” he said.", ["We go,"]),
        ("«We go», he said.", ["We go"]),
        ("‘He said “no” then,’ she said.", ["He said “no” then,"]),
        ("“She read ‘The Tide’ twice,” he said.", ["She read ‘The Tide’ twice,"]),
        ("The film “Low Tide” won.", ["Low Tide"]),
        ("The so-called ‘truce’ held.", ["truce"]),
        ("the 1990s' best and the farmers' worst", []),
        ("Rock 'n' roll at O’Hara’s, y'all", []),
        ("He ran 6'2\" tall fences", []),
        ("a 12\" rule and a 3' plank", []),
        ("We won’t, can’t and shan’t.", []),
        ("the boys’ and girls’ schools", []),
        ("1’30” and 2’10”", []),
    ],
)
def test_hard_cases_of_quote_marks(text: str, quotes: list[str]) -> None:
    assert [quote.text for quote in parse_sentence(text).quotes] == quotes


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("“We tried.\n\n“We failed,” Orr said.", [["We tried."], ["We failed,"]]),
        ('"We tried.\n\n"We failed," Orr said.', [["We tried."], ["We failed,"]]),
        ("“We tried. It rained.\n\n“We failed,” Orr said.", [["We tried."], ["It rained."], ["We failed,"]]),
        ("Orr said: “We tried.\n\n“We failed.\n\n“We go.”", [["We tried."], ["We failed."], ["We go."]]),
        ("“No,” Orr said. “We tried.\n\n“We failed.”", [["No,"], ["We tried."], ["We failed."]]),
        ("‘We tried.\n\n‘We failed,’ Orr said.", [["We tried."], ["We failed,"]]),
        # A mark that nothing takes up again was forgotten.
        ("“We tried.\n\nWe failed,” Orr said.", [[], []]),
        ("“We tried,” Orr said.\n\n“We failed,” Orr said.", [["We tried,"], ["We failed,"]]),
        ("Orr left.\n\n“We failed,” Orr said.", [[], ["We failed,"]]),
        ('A pipe of 6"\n\n“We failed,” Orr said.', [[], ["We failed,"]]),
        ("The farmers' vote\n\n‘We failed,’ Orr said.", [[], ["We failed,"]]),
        ("‘We tried. We failed,’ Orr said.", [["We tried. We failed,"]]),
    ],
)
def test_each_paragraph_of_a_long_quotation_is_quoted(text: str, quotes: list[list[str]]) -> None:
    assert [[quote.text for quote in sentence.quotes] for sentence in parse_text(text).sentences] == quotes


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("“We will go home tonight,” Orr said.", ["We will go home tonight,"]),
        ("“No,” Orr said.", ["No,"]),
        ("Orr called it “a gift”.", ["a gift"]),
        ("The so-called “truce” held.", []),
        ("The “green” mill burnt down.", []),
        ("The wall reads “we will all be back”.", ["we will all be back"]),
        ("The film “Low Tide” won.", []),
        ("The novel “The Long Way Home To Marl” won.", []),
        ("Orr praised the film “Low Tide”.", []),
        ("“We go,” he said, “and we stay.”", ["We go,", "and we stay."]),
        ("The song, titled “Nobody Ever Told Me So”, won.", []),
    ],
)
def test_words_somebody_spoke_are_told_from_terms_and_titles(text: str, speech: list[str]) -> None:
    assert [quote.text for quote in parse_sentence(text).speech] == speech


@pytest.mark.parametrize("token", ["“A\n\n", "``", "“", '"', "‘", "'", "“A. ", '"a '])
def test_a_long_line_of_one_token_costs_no_square(token: str) -> None:
    def reading(length: int) -> Work:
        text = (token * length)[:length]
        return lambda: parse_text(text)

    assert growth(reading, 10_000) < SQUARE
