"""What stands between quote marks in a claim against the words of the article."""

import pytest

from tests.builders import verdict_on

INVENTED = {"quote_altered", "quote_fabricated"}
TRIAL = (
    "“I lost my house, my job and my friends over this case,” the nurse told the court in Lindal. "
    "Judge Helena Marsh said that the hospital had hidden the files for nine years. "
    "“Nobody in that office ever asked for the truth,” Marsh added."
)
STRIKE = (
    "Union boss Rolf Anders said the drivers would stay at home until the company paid their overtime. "
    "“We are not machines, and we will not be treated like machines,” he said. "
    "Minister Carla Denz called the strike a gift to the car makers."
)
REEF = (
    "“The colour has gone from the whole reef; it looks like a moon,” said Bram Hout. "
    "Ines Quarto said that the water was three degrees too warm for the corals. "
    "“If it cools down before August, half of them may live,” she said."
)
CUP = (
    "“I have played in this town for eleven years and I have never heard such a noise,” said Sten Kolb. "
    "Coach Marta Ilves said that she had told her players to enjoy the evening. "
    "She called Kolb “a quiet king”."
)
BANK = (
    "“Rates will stay high for as long as it takes,” governor Nils Harbo said on Thursday. "
    "Harbo said the bank would look at the wages of the spring before it made another move. "
    "Brokers spoke of a “cold shower” for the market."
)


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (TRIAL, "“I lost my house, my car and my friends over this case,” the nurse told the court in Lindal."),
        (TRIAL, "“I lost my house and my job over this case,” the nurse told the court in Lindal."),
        (TRIAL, "“The hospital had hidden the files for nine years,” said Judge Helena Marsh."),
        (TRIAL, "“The hospital hid the files for nine years,” said Judge Helena Marsh."),
        (TRIAL, "“Everybody in that office asked for the truth,” Marsh added."),
        (STRIKE, "“The drivers will stay at home until the company pays their overtime,” said Rolf Anders."),
        (STRIKE, "“We are machines, and we will be treated like machines,” Rolf Anders said."),
        (STRIKE, "“We will not be treated like machines, and we are not machines,” Rolf Anders said."),
        (STRIKE, "“The strike is a gift to the car makers,” minister Carla Denz said."),
        (STRIKE, "“We are tired and hungry,” Rolf Anders said of the drivers."),
        (REEF, "“The colour has gone from half of the reef; it looks like a moon,” said Bram Hout."),
        (REEF, "“The water is three degrees too warm for the corals,” said Ines Quarto."),
        (REEF, "“The water was three degrees too warm for the corals,” said Ines Quarto."),
        (REEF, "“If it cools down before August, all of them may live,” Ines Quarto said."),
        (REEF, "“If it cools down … all of them may live,” Ines Quarto said."),
        (CUP, "“I have played in this town for twelve years,” said Sten Kolb."),
        (CUP, "“I have heard such a noise,” said Sten Kolb."),
        (CUP, "“Enjoy the evening, boys,” coach Marta Ilves told her players."),
        (CUP, "Coach Marta Ilves called Kolb “a loud king”."),
        (BANK, "“Rates will stay low for as long as it takes,” governor Nils Harbo said on Thursday."),
        (BANK, "“Rates will [not] stay high for as long as it takes,” governor Nils Harbo said."),
        (BANK, "“We will look at the wages of the spring before we make another move,” Harbo said."),
        (BANK, "Brokers spoke of a “warm shower” for the market."),
    ],
)
def test_words_that_nobody_said_are_seen_between_marks(article: str, claim: str) -> None:
    found = verdict_on(claim, article)

    assert INVENTED.intersection(found.codes)
    assert found.label != "supported"


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (TRIAL, "“I lost my house, my job and my friends,” the nurse told the court in Lindal."),
        (TRIAL, "The nurse told the court: “I lost my house, my job and my friends over this case.”"),
        (TRIAL, "The nurse said she had lost “my house, my job and my friends”."),
        (TRIAL, "'Nobody in that office ever asked for the truth,' Marsh added."),
        (TRIAL, "“Nobody in [the hospital's] office ever asked for the truth,” Marsh said."),
        (TRIAL, "“Nobody [in the hospital] ever asked for the truth,” Marsh said."),
        (STRIKE, "“We are not machines,” Anders said, “and we will not be treated like machines.”"),
        (STRIKE, "“We are not machines,” said Rolf Anders."),
        (STRIKE, '"we will not be treated like machines", the union boss said.'),
        (STRIKE, "“We … will not be treated like machines,” he said."),
        (STRIKE, "Rolf Anders said they were “not machines”."),
        (REEF, "“The colour has gone from the whole reef,” said Bram Hout."),
        (REEF, "“The colour has gone from the whole reef [...] it looks like a moon,” said Bram Hout."),
        (REEF, "“If [the water] cools down before August, half of [the corals] may live,” Ines Quarto said."),
        (REEF, "Half of the corals “may live”, said Ines Quarto."),
        (REEF, "The reef “looks like a moon”, according to Bram Hout."),
        (CUP, "“I have never heard such a noise,” said Sten Kolb."),
        (CUP, "“I have played in this town for eleven years and . . . never heard such a noise,” Kolb said."),
        (CUP, "Kolb, “a quiet king” to his coach, had never heard such a noise."),
        (BANK, "On Thursday, Nils Harbo said: “Rates will stay high for as long as it takes.”"),
        (BANK, "“RATES will stay high for as long as it takes”, governor Nils Harbo said."),
        (BANK, "“[Interest] rates will stay high for as long as it takes,” governor Nils Harbo said."),
        (BANK, "Rates will stay high “for as long as it takes,” the governor said."),
        (BANK, "It was a “cold shower” for the market, brokers said."),
    ],
)
def test_a_quotation_shortened_parted_or_explained_is_no_invention(article: str, claim: str) -> None:
    assert not INVENTED.intersection(verdict_on(claim, article).codes)


def test_a_quotation_that_a_second_article_has_in_full_is_no_invention() -> None:
    second = "“Rates will stay high for as long as it takes, even if it hurts,” Nils Harbo said."
    claim = "“Rates will stay high for as long as it takes, even if it hurts,” governor Nils Harbo said."

    assert not INVENTED.intersection(verdict_on(claim, BANK, second).codes)
