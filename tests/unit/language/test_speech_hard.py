"""Who says it: before and behind the verb, by name, by office and by pronoun, and who only listens."""

import pytest

from summarizer.language.parse import parse_sentence, parse_text
from summarizer.language.speech import Attribution
from tests.growth import SQUARE, Work, growth

OVER = "it was over"


def attribution(text: str) -> Attribution | None:
    """The first attribution of a sentence."""
    return next(iter(parse_sentence(text).attributions), None)


@pytest.mark.parametrize(
    ("text", "speaker", "verb"),
    [
        ("Voss said: “It is over.”", "Voss", "said"),
        ("“It is over,” said Dana Voss, the mayor.", "Dana Voss", "said"),
        ("“It is over,” said the mayor, Dana Voss.", "Dana Voss", "said"),
        ("“It is over,” said Norline chief executive Ole Dahl.", "Ole Dahl", "said"),
        ("“It is over,” said Voss's lawyer, Ina Orr.", "Ina Orr", "said"),
        ("“It is over,” said one official.", "one official", "said"),
        ("“It is over,” the mayor said.", "the mayor", "said"),
        ("Police in Marl said it was over.", "Police in Marl", "said"),
        ("Officials in New Lund said it was over.", "Officials in New Lund", "said"),
        ("“It is over,” a senior aide to the mayor said.", "a senior aide to the mayor", "said"),
        ("“It is over,” Voss told reporters in Lund.", "Voss", "told"),
        ("“It is over,” she added.", "she", "added"),
        ("“It is over,” he was quoted by news agencies as saying.", "he", "quoted"),
        ("Voss was quoted as saying “it is over”.", "Voss", "quoted"),
        ("Voss was quoted by a paper as saying it was over.", "Voss", "quoted"),
        ("The deal was described by Voss as “a gift”.", "Voss", "described"),
        ("The deal was praised by the mayor of Lund.", "the mayor of Lund", "praised"),
        ("It is over, according to the Harbour Board.", "the Harbour Board", "according"),
        ("It is over, according to Voss's lawyer.", "Voss's lawyer", "according"),
        ("According to a report, it is over.", "a report", "according"),
        ("It is over, according to the prosecution.", "the prosecution", "according"),
        ("According to the federation, it is over.", "the federation", "according"),
        ("According to the warden, it is over.", "the warden", "according"),
        ("According to the mayor, Dana Voss, it is over.", "Dana Voss", "according"),
        ("According to an officer, Voss was paid.", "an officer", "according"),
        ("“It is over,” said the lock keeper, Ina Orr.", "Ina Orr", "said"),
        ("A spokesman for Norline said it was over.", "A spokesman for Norline", "said"),
        ("Voss's office said it was over.", "Voss's office", "said"),
        ("In a statement, Voss said it was over.", "Voss", "said"),
        ("Orr, in a letter to Voss, wrote that it was over.", "Orr", "wrote"),
        ("Dana Voss, 61, a baker, said it was over.", "Dana Voss", "said"),
        ("Dana Voss (61) said it was over.", "Dana Voss", "said"),
        ("The president of Norline, Ole Dahl, said it was over.", "Ole Dahl", "said"),
        ("Foreign ministry spokesman Oleg Nik said it was over.", "Oleg Nik", "said"),
        ("The transport ministry said on Monday it was over.", "The transport ministry", "said"),
        ("On Monday the mayor said it was over.", "the mayor", "said"),
        ("The head of the Marl Rescue League said so.", "The head of the Marl Rescue League", "said"),
        ("Voss, who had said it was over, denied it.", "Voss", "denied"),
        ("As Voss put it, it was over.", "Voss", "put"),
        ("Voss: “It is over.”", "Voss", ":"),
        ("Voss resigned on Monday, saying “it is over”.", "Voss", "saying"),
        ("Voss hailed the talks as “successful”.", "Voss", "hailed"),
        ("Voss called for calm.", "Voss", "called"),
        ("Voss called the deal “a gift”.", "Voss", "called"),
        ("Voss has repeatedly warned of more rain.", "Voss", "warned"),
        ("It was over, and Voss said so.", "Voss", "said"),
        ("Bell fled, but Voss urged calm.", "Voss", "urged"),
        ("After Bell said it was over, Voss urged calm.", "Voss", "urged"),
        ("Ann Poe and Bea Quill, of the Marl Rescue League, said so.", "Ann Poe and Bea Quill", "said"),
    ],
)
def test_whoever_says_it_is_found_wherever_they_stand(text: str, speaker: str, verb: str) -> None:
    found = attribution(text)

    assert found is not None
    assert (found.speaker, found.verb) == (speaker, verb)
    assert text[found.start : found.end] == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Voss, who said last year that it was over, resigned.",
        "A man who shot the sheriff told police it was over.",
        "What Voss said was wrong.",
        "Bell's claim that Voss said so is false.",
        "Voss has not said it was over.",
        "Voss declined to say whether it was over.",
        "Voss was told it was over.",
        "Voss is expected to say it is over.",
        "The attack claimed 12 lives.",
        "Norline added two ships.",
        "Voss called police at noon.",
        "Voss wrote a book.",
        "Nobody said it was over.",
        "The deal, announced on Monday, was over.",
        "Shares rose by a tenth.",
    ],
)
def test_what_only_looks_like_saying_names_nobody(text: str) -> None:
    assert attribution(text) is None


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Voss said Norline had told her it was over.", ["Voss"]),
        ("Voss said that Bell said it was over.", ["Voss"]),
        ("The minister said Voss had warned her.", ["The minister"]),
        ("Voss told Bell that Orr said it was over.", ["Voss"]),
        ("Voss said it was over, but Bell denied it.", ["Voss", "Bell"]),
        ("“We go,” said Voss, but Bell said: “We stay here.”", ["Voss", "Bell"]),
        ("It was over, Voss said, and the council agreed, according to Orr.", ["Voss", "Orr"]),
    ],
)
def test_what_is_told_inside_a_statement_is_the_outer_speaker_s(text: str, speakers: list[str]) -> None:
    assert [found.speaker for found in parse_sentence(text).attributions] == speakers


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("“We go,” Voss said, “and we stay.”", [(0, 1)]),
        ("“We go,” said Voss, but Bell said: “We stay here.”", [(0,), (1,)]),
        ("Voss called it “odd” and “late”.", [(0, 1)]),
        ("Voss praised the film “Low Tide”.", [()]),
        ("Voss announced that she would go, a step her brother described as “late”.", [()]),
        ("Voss told Bell of a plan his wife called “late by years”.", [()]),
    ],
)
def test_a_quote_is_given_to_the_nearest_speaker_and_a_parted_one_to_one(text: str, quotes: list[object]) -> None:
    assert [found.quotes for found in parse_sentence(text).attributions] == quotes


def test_whoever_was_told_is_the_listener() -> None:
    found = attribution("“It is over,” Voss told Bell on Monday.")

    assert found is not None
    assert (found.speaker, found.listener) == ("Voss", "Bell")


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("A spokesman for Norline said it was over.", "Norline"),
        ("The mayor said it was over.", None),
        ("Voss's office said it was over.", None),
        ("A friend of Orr said it was over.", None),
        ("The mayor of Lund said it was over.", None),
        ("She said Voss was wrong.", None),
    ],
)
def test_only_a_name_holds_a_statement(text: str, holder: str | None) -> None:
    assert parse_sentence(text).holder == holder


@pytest.mark.parametrize(
    "token",
    [
        "A ",
        '"',
        "a, ",
        "1 ",
        "he said ",
        "Voss said ",
        "said Voss, ",
        "“A,” he said ",
        "A of ",
        "the mayor of ",
        "~ ",
        "as ",
    ],
)
def test_the_cost_of_a_long_line_grows_with_its_length_alone(token: str) -> None:
    def reading(length: int) -> Work:
        text = parse_text((token * length)[:length])
        return lambda: [text.speaker_of(sentence) for sentence in text.sentences]

    # 100,000 characters take a quarter of a second; they took 40 when each verb looked back to the first.
    assert growth(reading, 20_000) < SQUARE
