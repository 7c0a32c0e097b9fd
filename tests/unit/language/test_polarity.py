"""What a sentence denies, and by which word."""

import pytest

from summarizer.language.parse import parse_sentence
from summarizer.language.polarity import denials_in, denied_in, speaks_against, stated_in
from tests.growth import SQUARE, Work, growth


def denials(text: str) -> list[tuple[str, str | None]]:
    return [
        (denial.cue.text, denial.denied.text if denial.denied else None)
        for denial in denials_in(parse_sentence(text))
    ]


@pytest.mark.parametrize(
    ("text", "cue", "denied"),
    [
        ("The council has not condemned the attack.", "not", "condemned"),
        ("The council has not yet condemned the attack.", "not", "condemned"),
        ("Police never searched the house.", "never", "searched"),
        ("No boat was found.", "No", "boat"),
        ("She left without her coat.", "without", "coat"),
        ("It isn't finished.", "isn't", "finished"),
        ("It wasn’t finished.", "wasn’t", "finished"),
        ("He cannot swim.", "cannot", "swim"),
        ("Neither side won.", "Neither", "side"),
        ("The council refused to pay.", "refused", "pay"),
        ("Kron denied the charge.", "denied", "charge"),
        ("Kron denied that he had taken the money.", "denied", "taken"),
        ("Voss declined to comment.", "declined", "comment"),
        ("Voss declined an interview.", "declined", "interview"),
        ("The firm failed to warn residents.", "failed", "warn"),
        ("He was unable to leave.", "unable", "leave"),
        ("The council rejected the plan.", "rejected", "plan"),
        ("The plan was rejected by the council.", "rejected", "plan"),
        ("The plan was flatly rejected.", "rejected", "plan"),
        ("Ministers ruled out talks.", "ruled", "talks"),
        ("A strike has been ruled out.", "ruled", "strike"),
        ("He turned down the offer.", "turned", "offer"),
        ("The deal avoided a strike.", "avoided", "strike"),
        ("Schools lack teachers.", "lack", "teachers"),
        ("A lack of teachers shut the school.", "lack", "teachers"),
        # Who does not deny has not denied: only the outer word counts.
        ("Kron did not rule out talks.", "not", "rule"),
        ("Kron never denied the charge.", "never", "denied"),
    ],
)
def test_a_denial_falls_on_the_word_it_stands_for(text: str, cue: str, denied: str) -> None:
    assert denials(text) == [(cue, denied)]


@pytest.mark.parametrize(
    "text",
    [
        "Prices declined by 3 percent.",
        "The pump failed on Monday.",
        "Not only Voss voted.",
        "“We will not pay,” Kron said.",
        "The crowd met in Room No 5.",
        "The court ruled on the case.",
        "He turned out the lights.",
        "Kron knows the notes by heart.",
    ],
)
def test_what_denies_nothing_is_no_denial(text: str) -> None:
    assert denials(text) == []


def test_a_word_that_stands_denied_and_plain_is_stated_as_well() -> None:
    once = parse_sentence("The mayor did not sign the treaty.")
    twice = parse_sentence("The mayor did not sign, but the king did sign.")

    assert denied_in(once) == denied_in(twice) == {"sign"}
    assert "sign" not in stated_in(once)
    assert "sign" in stated_in(twice)


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("The council blocked the plan.", True),
        ("Residents oppose the plan.", True),
        ("The council rejected the plan.", True),
        ("The council approved the plan.", False),
    ],
)
def test_opposing_and_ending_speak_against_something_without_denying_a_word(text: str, against: bool) -> None:
    assert speaks_against(parse_sentence(text)) is against


@pytest.mark.parametrize("token", ["A ", '"', "a, ", "1 ", "not ", "refused ", "was refused ", "failed to "])
def test_the_cost_of_a_long_line_grows_with_its_length_alone(token: str) -> None:
    def reading(length: int) -> Work:
        sentence = parse_sentence(token * (length // len(token)))
        return lambda: denials_in(sentence)

    assert growth(reading, 25_000) < SQUARE
