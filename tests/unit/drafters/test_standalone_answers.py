"""What answers or places something that the reader has not been told does not read alone."""

import pytest

from summarizer.drafters.standalone import stands_alone
from summarizer.language.parse import parse_sentence
from summarizer.language.words import stem


@pytest.mark.parametrize(
    "sentence",
    [
        "Lionel Kron denies having done anything wrong on the night of the storm.",
        "Mayor Dana Voss has always denied any wrongdoing, and did so again in Lund.",
        "Norline Drilling of Lund rejected the account.",
        "Norline rejected the accusations in a letter to the council of Marl.",
        "Ole Kron, who was not invited to the talks in Lund, goes further.",
        "Ida Kron, who sat at the same table in Lund, disagrees.",
        "Mayor Dana Voss insists that there was one note.",
        "Norline insisted that a grant from the council of Marl had played no part.",
        "Mayor Dana Voss replied that she had served the town of Marl for nine years.",
        "The electoral commission says it was in the evidence room of the police in Lund.",
        "Nine members of the council of Marl had met there in private on Sunday.",
        "Nine members, the same who went on to vote yes, had met there in private on Sunday.",
        "The committee's leader, Ida Kron, was freed in Lund on Friday.",
        "Some 1,400 of them had got away from Lund by Friday night.",
        "The fifth, the economist Ida Kron, was against the merger of both ferries.",
    ],
)
def test_an_answer_to_what_was_not_told_does_not_read_alone(sentence: str) -> None:
    assert not stands_alone(parse_sentence(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Lionel Kron, who is accused of fraud, denies having done anything wrong.",
        "Norline rejected the accusation that it had let nine ferries rust.",
        "Norline denied responsibility for the loss of nine boats on Sunday.",
        "Mayor Dana Voss wants to go further than the council of Marl did.",
        "Norline paid a third of what it and the town of Marl had agreed on.",
        "A pump that nobody had oiled played no part in the fire, Norline said.",
        "Asked about the bridge, Mayor Dana Voss replied that she had served for nine years.",
        "Norline, which runs a quarry above the town of Marl, said that nine charges had been set off there.",
        "Nine members of the council went to Lund and met there in private on Sunday.",
        "Norline said there were nine boats in the harbour of Lund on Friday night.",
        "Norline moved twelve boats to Lund, three of them on Friday.",
        "Norline says it is in the process of moving nine boats to Lund.",
        "Two people were killed: Ida Kron, 82, and Ole Roe, 67.",
        "The electoral commission found nine shortcomings in the town of Marl.",
        "Norline and Oster exchanged their rates in May, before their merger was agreed.",
    ],
)
def test_an_answer_to_what_is_told_reads_alone(sentence: str) -> None:
    assert stands_alone(parse_sentence(sentence))


@pytest.mark.parametrize(
    ("sentence", "met"),
    [
        ("Lionel Kron denies having done anything wrong on the night of the storm.", "investigation"),
        ("The committee's leader, Ida Kron, was freed in Lund on Friday.", "committee"),
    ],
)
def test_it_reads_after_a_sentence_that_told_of_it(sentence: str, met: str) -> None:
    assert stands_alone(parse_sentence(sentence), met={stem(met)})
    assert not stands_alone(parse_sentence(sentence), met={stem("storm")})
