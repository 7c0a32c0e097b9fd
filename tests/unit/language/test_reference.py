"""Whom an opening means, where it is certain; nobody where it is not."""

import pytest

from summarizer.language.parse import parse_text
from summarizer.language.reference import replacement
from tests.growth import SQUARE, Work, growth
from tests.opening import reading


@pytest.mark.parametrize(
    ("text", "read"),
    [
        # He, she
        ("Mayor Dana Voss opened the hall. She left early.", "Dana Voss left early."),
        ("Mayor Dana Voss opened the hall.\n\nShe left early.", "Dana Voss left early."),
        ("They heard Dana Voss. Voss said no. He left early.", "Dana Voss left early."),
        ("“It is ours,” Mayor Dana Voss said. She left early.", "Dana Voss left early."),
        ("“It is ours,” said Mayor Dana Voss. She left early.", "Dana Voss left early."),
        ("On Monday, Mayor Dana Voss opened the hall. She left early.", "Dana Voss left early."),
        ("Born in Marl, Mayor Dana Voss has two dogs. She left early.", "Dana Voss left early."),
        ("A carpet was laid for President Lin Wenhao. He left early.", "Lin Wenhao left early."),
        ("Dana Voss, a lawyer, opened the hall. She left early.", "Dana Voss left early."),
        ("Mayor Dana Voss was a teacher. She left early.", "Dana Voss left early."),
        ("Mayor Dana Voss opened the hall. She sang. She left early.", "Dana Voss left early."),
        ("Ms Ann Poe met Mr Tom Roe. She left early.", "Ann Poe left early."),
        ("Mayor Tom Roe thanked his wife. He left early.", "Tom Roe left early."),
        # others who are explained by a name, or do nothing
        ("The union's head, Dana Voss, opened the hall. She left early.", "Dana Voss left early."),
        ("Mayor Dana Voss, director of the fair, opened it. She left early.", "Dana Voss left early."),
        ("The head of the water board, Dana Voss, was there. She left early.", "Dana Voss left early."),
        ("Mayor Dana Voss shook her head. She left early.", "Dana Voss left early."),
        ("Mayor Dana Voss stood beside a baker. She left early.", "Dana Voss left early."),
        ("Mr Tom Roe owes two crowns, prosecutor Dana Voss said. He owns a house.", "Tom Roe owns a house."),
        # a name that nothing but the pronoun shows to be a person's
        ("Dana Voss of the League denied that. She left early.", "Dana Voss left early."),
        ("Voskamp remains free. He left early.", "Voskamp left early."),
        # behind an opening phrase
        ("Mayor Dana Voss opened the hall. On Monday, she left.", "On Monday, Dana Voss left."),
        ("Mayor Dana Voss opened the hall. On Monday she left.", "On Monday Dana Voss left."),
        ("Mayor Dana Voss opened the hall. During the dinner, she left.", "During the dinner, Dana Voss left."),
        # further inside
        ("Mayor Tom Roe opened the hall. The gate was shut, he said.", "The gate was shut, Tom Roe said."),
        ("Mayor Tom Roe opened the hall. The court ruled that he lied.", "The court ruled that Tom Roe lied."),
        (
            "Mayor Ida Kron opened the hall. The gate was shut, according to her.",
            "The gate was shut, according to Ida Kron.",
        ),
        (
            "Mayor Tom Roe opened the hall. In a note to his staff he wrote that it rained.",
            "In a note to his staff Tom Roe wrote that it rained.",
        ),
        # his, her
        ("Mayor Dana Voss opened the hall. Her dog slept.", "Dana Voss's dog slept."),
        ("Mayor Dana Voss opened the hall of Marl’s school. His dog slept.", "Dana Voss’s dog slept."),
        ("Mayor Dana Voss opened the hall. In Marl, her dog slept.", "In Marl, Dana Voss's dog slept."),
        # the speaker of a quotation
        ("Mayor Dana Voss opened the hall. “It is ours,” she said.", "“It is ours,” Dana Voss said."),
        # offices
        ("Mayor Dana Voss opened the hall. The mayor left early.", "Dana Voss left early."),
        ("Mayor Dana Voss opened the hall. It rained. The mayor left early.", "Dana Voss left early."),
        ("Mayor Dana Voss opened the hall. The mayor's dog slept.", "Dana Voss's dog slept."),
        (
            "Chinese President Lin Wenhao came. It rained. It froze. The Chinese president left.",
            "Lin Wenhao left.",
        ),
        (
            "Chinese President Lin Wenhao met Norwegian President Ane Lund. The Chinese leader left.",
            "Lin Wenhao left.",
        ),
        ("US President Tom Roe and President Ane Lund met. The U.S. president left.", "Tom Roe left."),
        ("Foreign Minister Ane Lund came. On Monday, the minister left.", "On Monday, Ane Lund left."),
        ("Tom Roe, the chief executive, sat down. The chief executive said no.", "Tom Roe said no."),
        # ages
        ("Dana Voss, 58, opened the hall. The 58-year-old left early.", "Dana Voss left early."),
        ("Mayor Dana Voss opened the hall. The 58-year-old left early.", "Dana Voss left early."),
        # two
        ("Mayor Dana Voss and Judge Tom Roe met. They said no.", "Dana Voss and Tom Roe said no."),
        ("Mayor Dana Voss met Judge Tom Roe. The pair left early.", "Dana Voss and Tom Roe left early."),
        (
            "President Lin Wenhao met President Ane Lund. The two presidents left.",
            "Lin Wenhao and Ane Lund left.",
        ),
        ("President Lin Wenhao met Chancellor Ane Lund. Both leaders left.", "Lin Wenhao and Ane Lund left."),
        ("Mr Lin Wenhao met Mr Tom Roe. The two men left.", "Lin Wenhao and Tom Roe left."),
        # bodies
        ("Norline, a ferry company, has sunk. The company said no.", "Norline said no."),
        ("It was shut by the Commercial Court. The court said no.", "The Commercial Court said no."),
        (
            "It was shut by the Commercial Court. On Monday, the court said no.",
            "On Monday, the Commercial Court said no.",
        ),
        ("Norline, a ferry company, has sunk. The company's boats left.", "Norline's boats left."),
    ],
)
def test_a_certain_opening_is_read_by_its_name(text: str, read: str) -> None:
    assert reading(text) == read


@pytest.mark.parametrize(
    "text",
    [
        # two could be meant
        "Mayor Tom Roe met Judge Lin Wenhao. He left early.",
        "Mayor Tom Roe told a reporter to wait. He left early.",
        "Mayor Tom Roe met his brother. He left early.",
        "The lawyer of Mayor Tom Roe sat down. He left early.",
        "Mayor Tom Roe met Bo Kell. He left early.",  # nothing shows that Bo Kell is a person, nor that not
        "They fined Norline and Mayor Tom Roe of Kell. His dog slept.",
        "Mayor Tom Roe came. Bo Kell of the guild told Roe to wait. He left early.",
        "An inventor met Mayor Tom Roe. He left early.",
        "Mayor Ann Poe met Judge Dana Voss. Her dog slept.",
        "Mayor Dana Voss met Judge Tom Voss. Voss spoke. He left early.",
        "Mayor Tom Roe opened the hall. A clerk knew that he was late.",
        "Mayor Tom Roe opened the hall. Kell was told that he was late.",
        "Mayor Tom Roe opened the hall. If he stays, Judge Lin Wenhao goes.",
        "Mayor Bo Kell opened the hall. The court ruled that he lied.",  # a man or a woman?
        "Mayor Tom Roe opened the hall. “It was he,” said the court.",
        # another sex
        "Mayor Ida Kron opened the hall. The court ruled that he lied.",
        "Ms Ann Poe opened the hall. He left early.",
        "Spokesman Tom Roe opened the hall. She left early.",
        # nobody, or too far
        "It rained. He left early.",
        "Mayor Tom Roe opened the hall. It rained. He left early.",
        "He left early.",
        "Mayor Tom Roe opens hall\n\nHe left early. He left late.",
        # quotations
        "Mayor Tom Roe opened the hall. “We won.” He left early.",
        "Mayor Tom Roe opened the hall. “He left early.”",
        "Mayor Tom Roe opened the hall. “He left early,” it read.",
        "“I saw Mayor Tom Roe,” one poster read. He left early.",
        # things and groups
        "Norline Shipping opened the hall. He left early.",
        "Mayor Tom Roe opened the hall. It was lit.",
        "Mayor Tom Roe opened the hall. They said no.",
        "Mayor Tom Roe and Judge Ann Poe praised the ships. They were old.",
        "Mayor Tom Roe praised Judge Ann Poe. They said no.",
        "Mayor Tom Roe, Judge Ann Poe and Judge Lin Wenhao met. They said no.",
        "Mayor Tom Roe and Judge Ann Poe met officials and a reporter. They said no.",
        # the name stands there already, or comes later
        "Mayor Tom Roe opened the hall. He told Roe to wait.",
        "Mayor Tom Roe opened the hall. When he arrived, Judge Lin Wenhao left.",
        "Mayor Tom Roe and Judge Ann Poe met. They told Poe to wait.",
        # descriptions
        "President Lin Wenhao met President Ane Lund. The president left.",
        "Chinese President Lin Wenhao met Norwegian President Ane Lund. The Russian president left.",
        "Mayor Dana Voss opened the hall. The mayor of Aske left.",
        "Mayor Dana Voss opened the hall. The mayor who resigned left.",
        "Former mayor Dana Voss opened the hall. The mayor left.",
        "Mayor Dana Voss opened the hall. It rained. It froze. It snowed. The mayor left.",
        "Mayor Dana Voss opened the hall. Aske has another mayor. The mayor left.",
        "Mayor Dana Voss opened the hall. The mayor and others left.",
        "Mayor Dana Voss opened the hall. The judge left.",
        "Dana Voss, 58, and Tom Roe, 61, met. The 63-year-old left.",
        "Dana Voss, 58, opened the hall. The 61-year-old left.",
        "President Lin Wenhao met Mayor Ane Lund. The two presidents left.",
        "President Lin Wenhao met President Ane Lund and President Tom Roe. The two presidents left.",
        "Mr Lin Wenhao met Ms Ann Poe. The two men left.",
        "Mayor Dana Voss said a baker had come. She left early.",
        "Mr Tom Roe owes two crowns, prosecutor Lin Kemm said. He said that it was late.",
        "Drivers complained. She left early.",
        "Nobody was hurt. She left early.",
        "Somebody told Norline. She left early.",
        # bodies
        "Norline, a ferry company, bought Brack Holdings. The company said no.",
        "Norline has sunk. The company said no.",
        "Norline, a ferry company, has sunk. The bank said no.",
        "Norline, a ferry company, has sunk. The company Brack said no.",
        "Mayor Dana Voss opened the hall. The company said no.",
        # not an opening that leans
        "Mayor Dana Voss opened the hall. Voss left early.",
        "Mayor Dana Voss opened the hall. The hall was lit.",
    ],
)
def test_an_opening_that_could_mean_another_means_nobody(text: str) -> None:
    assert reading(text) is None


def test_a_reading_tells_which_sentences_prove_it() -> None:
    text = "Chinese President Lin Wenhao came. It rained. Lin waved. He sang. He left. The Chinese president won."
    parsed = parse_text(text)

    found = [replacement(parsed, sentence) for sentence in parsed.sentences]

    assert [item and (item.text, item.antecedents) for item in found] == [
        None,
        None,
        None,
        ("Lin Wenhao", (2,)),
        ("Lin Wenhao", (2, 3)),
        ("Lin Wenhao", (0,)),
    ]
    assert [text[item.start : item.end] for item in found if item] == ["He", "He", "The Chinese president"]


@pytest.mark.parametrize(
    "token",
    ["He said. ", "Voss, ", "On, ", "The two ", "The mayor ", '"A," he ', "Born in ", "Mayor Tom Roe sat. He sat. "],
)
def test_the_cost_of_a_long_line_grows_with_its_length_alone(token: str) -> None:
    def resolving(length: int) -> Work:
        parsed = parse_text(token * (length // len(token)))
        assert parsed.people is not None
        return lambda: [replacement(parsed, sentence) for sentence in parsed.sentences]

    assert growth(resolving, 20_000) < SQUARE
