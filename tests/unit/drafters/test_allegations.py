"""Allegations are told with their denials."""

import pytest

from summarizer.drafters.allegations import denial_of, joined
from summarizer.drafters.wordings import wordings
from summarizer.language.parse import ParsedArticle, ParsedSentence
from tests.builders import parsed, story_of
from tests.growth import SQUARE, Work, growth

ALLEGED = "Ina Solberg alleged that managers of Norline had sold the tickets twice."


def answered(text: str) -> str | None:
    """What becomes of the first sentence of a text."""
    article = parsed(text)
    return with_denial(article, article.sentences[0])


def with_denial(article: ParsedArticle, sentence: ParsedSentence) -> str | None:
    """The sentence with its denial; None where it has none or the two cannot be one."""
    denial = denial_of(article, sentence)
    return joined(article, sentence.wording, denial) if denial else None


@pytest.mark.parametrize(
    ("alleged", "denied", "told"),
    [
        (ALLEGED, "Norline denies it.", "twice; Norline denies it."),
        (ALLEGED, "The company rejects the accusation.", "twice; the company rejects the accusation."),
        (ALLEGED, "The allegation has not been tested and Norline denies it.", "twice; the allegation has not been"),
        (ALLEGED, "Both men dismissed the claims.", "twice; both men dismissed the claims."),
        (ALLEGED, "They deny having sold any ticket twice.", "twice; they deny having sold"),
        (ALLEGED, "That has not been proven.", "twice; that has not been proven."),
        (ALLEGED, "Lawyers for Norline disputed all of the allegations.", "twice; lawyers for Norline disputed"),
        (ALLEGED, "But Norline denied any wrongdoing.", "twice; but Norline denied any wrongdoing."),
        (ALLEGED, "None of these claims have been independently verified.", "twice; none of these claims have been"),
        (ALLEGED, "Mayor Voss called the charges baseless.", "twice; Mayor Voss called the charges baseless."),
        (ALLEGED, "It dismissed this as nonsense.", "twice; it dismissed this as nonsense."),
        (ALLEGED, "No charges have been brought.", "twice; no charges have been brought."),
        (ALLEGED, "The accusations are unproven.", "twice; the accusations are unproven."),
        ("Tor Brandt was charged with theft in Lund.", "He pleaded not guilty.", "Lund; he pleaded not guilty."),
        ("Police suspect Tor Brandt of arson.", "He says he is innocent.", "arson; he says he is innocent."),
        ("The town accuses Norline of fraud.", "It maintains its innocence.", "fraud; it maintains its innocence."),
        ("Tor Brandt claimed that the mayor took bribes.", "She denies that.", "bribes; she denies that."),
        ("Tor Brandt is suspected of spying.", "The charge has yet to be proven.", "spying; the charge has yet"),
        ("Tor Brandt allegedly stole a boat.", "“I never sailed,” said Brandt, who denies it.", None),
        ("Ina Solberg accused him of “a theft.”", "He denies it.", "“a theft”; he denies it."),
        ("A man of 41 was arrested in Lund.", "He was later released without charge.", "Lund; he was later released"),
        ("Police detained two women in Lund.", "Both were let go on Monday.", "Lund; both were let go on Monday."),
        (
            "A man of 41 was arrested in Lund.",
            "He was later released on bail by a court.",
            "Lund; he was later released",
        ),
        ("A man of 41 was freed from a well.", "He was later released from the clinic.", None),
    ],
)
def test_an_allegation_is_joined_with_the_denial_behind_it(alleged: str, denied: str, told: str | None) -> None:
    found = answered(f"{alleged} {denied} The ferry to Lund left on Friday.")

    assert (found is None) == (told is None)
    assert not found or not told or (told in found and found.endswith("."))


def test_one_sentence_may_stand_between() -> None:
    found = answered(f"{ALLEGED} Solberg left the firm in May. The allegation has not been tested.")

    assert found == f"{ALLEGED[:-1]}; the allegation has not been tested."


@pytest.mark.parametrize(
    "text",
    [
        f"{ALLEGED} Norline did not deny it.",
        f"{ALLEGED} Norline has never denied the allegation.",
        f"{ALLEGED} Norline does not dispute the claim.",
        f"{ALLEGED} Norline declined to comment.",
        f"{ALLEGED} Norline did not respond to questions.",
        f"{ALLEGED} Norline rejected the request for an interview.",
        f"{ALLEGED} Norline was denied entry to the harbour.",
        f"{ALLEGED}\n\nNorline denies it.",  # a paragraph of its own may be about something else
        f"{ALLEGED} Solberg left in May. She denies it.",  # who denies what?
        f"{ALLEGED} Solberg left in May. Tor Brandt denies it.",
        f"{ALLEGED} Solberg left in May. She lives in Lund. The allegation has not been tested.",
        f"{ALLEGED} Is it true that Norline denies it?",
        f"{ALLEGED} Solberg said Brandt had told her: “Norline denies the claim”.",
        f"{ALLEGED} “Norline denies it,” Brandt said.",
        f"{ALLEGED} Norline denies it" + ", and so do its many owners" * 7 + ".",
        "Ina Solberg accused Norline of fraud, which the company denies. It rejects the accusation.",
        "The town accused Norline of fraud, while Norline rejected all such claims. It denies it.",
        "Did Norline, as Solberg alleged, sell the tickets twice? Norline denies it.",
        "Ina Solberg runs a bakery in Lund. She denies it.",
        "Tor Brandt was charged with leading the new inquiry. He denies it.",
        "The port charged a fee of 12 euros. Norline disputed the charge.",
        "Ina Solberg claimed that the ferry was late. Norline denies it.",
        "“They accuse us every day,” Ina Solberg said. Norline denies it.",
        "Nobody in Lund knew about suspected cholera on the ferry. Norline denies it.",
        ALLEGED,
    ],
)
def test_what_is_no_allegation_or_no_denial_of_it_is_left_alone(text: str) -> None:
    assert answered(text) is None


def test_a_name_keeps_its_capital_and_a_word_does_not() -> None:
    word = answered(f"{ALLEGED} Owners of the ferry deny it. All owners of the ferry met.")
    name = answered(f"{ALLEGED} Brandt denies it. All owners of the ferry met.")

    assert word is not None
    assert name is not None
    assert "; owners of" in word
    assert "; Brandt denies" in name


@pytest.mark.parametrize(
    "token", ["A ", '"', "a, ", "1 ", "accused ", "denies ", "claim that ", "charges ", "called it "]
)
def test_a_long_line_costs_no_square(token: str) -> None:
    def reading(length: int) -> Work:
        article = parsed(f"{ALLEGED} {token * (length // len(token))}. Brandt was accused {token * (length // 20)}.")
        return lambda: [with_denial(article, sentence) for sentence in article.sentences[:9]]

    assert growth(reading, 25_000) < SQUARE


@pytest.mark.parametrize(
    ("offered", "answer", "told"),
    [
        (
            "Mayor Dana Voss offered her resignation on Friday.",
            "The council of Marl turned it down.",
            "Mayor Dana Voss offered her resignation on Friday; the council of Marl turned it down.",
        ),
        (
            "Mayor Dana Voss called the ruling a licence to cheat.",
            "Voss later withdrew the remark.",
            "Mayor Dana Voss called the ruling a licence to cheat; Voss later withdrew the remark.",
        ),
        (
            "Norline paid the thieves two million, two of its managers said.",
            "A spokesman denied it: “Not a cent.”",
            "Norline paid the thieves two million, two of its managers said; a spokesman denied it: “Not a cent.”",
        ),
        (
            "A patient died in Marl after the attack; relatives blame it.",
            "The clinic of Marl said there was no link.",
            "A patient died in Marl after the attack; relatives blame it; the clinic of Marl said there was no link.",
        ),
        ("Mayor Dana Voss offered to pay for the bridge in Marl.", "He had turned it down, she said.", None),  # who?
    ],
)
def test_what_is_turned_down_at_once_is_told_with_that_or_not_at_all(
    offered: str, answer: str, told: str | None
) -> None:
    story = story_of(f"The council of Marl met on Friday. {offered} {answer}")

    every = [wording.text for wording in wordings(story, among={fact.id for fact in story.facts})]

    assert offered not in every
    assert told is None or told in every


@pytest.mark.parametrize(
    "behind",
    [
        "Voss denied that the town had paid.",
        "Voss turned it into a school.",
        "The guard did not deny it.",
        "It rained.",
    ],
)
def test_what_only_follows_is_no_answer(behind: str) -> None:
    story = story_of(f"The council of Marl closed the old mill on Friday. {behind}")

    every = [wording.text for wording in wordings(story, among={fact.id for fact in story.facts})]

    assert "The council of Marl closed the old mill on Friday." in every
