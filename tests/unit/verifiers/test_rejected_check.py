"""What an article tells only to say that it is not so."""

import pytest

from summarizer.language.rejecting import rejections_in
from tests.builders import parsed, verdict_on

CRANES = "Nils Voss dismissed claims by the union that the cranes at the yard had rusted."
STAYS = "The keeper, Ida Kron, brushed aside calls to leave the museum in May."
LEFT = "The club withdrew a report that its keeper had taken a car from the yard."
FINE = "The court rejected Norline's argument that the fine was too high and ordered it to pay 3 million crowns."
ACQUITTED = "A jury found Nils Voss not guilty on Monday of killing his neighbour."
HEADED = (
    "Correction: an earlier story by this paper said that the keeper, Nils Voss, had resigned. He has not resigned."
)


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (CRANES, "Nils Voss said that the cranes at the yard had rusted."),
        (CRANES, "The cranes at the yard had rusted."),
        (
            "Voss laughed off the idea that the council would sell the mill.",
            "Voss said the council would sell the mill.",
        ),
        ("Ostmar refuted reports that its ferries were unsafe.", "Ostmar's ferries were unsafe."),
        (
            "Ida Kron ruled out that the tower of the mill would fall.",
            "Ida Kron said that the tower of the mill would fall.",
        ),
        ("Kron poured scorn on a suggestion the mill had burned.", "The mill had burned, Kron said."),
        ("Kron called claims that the mill had burned a lie.", "Kron said that the mill had burned."),
        ("A rumour that the mill in Marl had burned proved false.", "The mill in Marl had burned."),
        ("Reports that the mill had burned were dismissed by Ida Kron.", "The mill had burned, Ida Kron said."),
        ("There is no truth in the story that the mill in Marl burned.", "The mill in Marl burned."),
        (STAYS, "Ida Kron said that she would leave the museum in May."),
        (STAYS, "The keeper, Ida Kron, left the museum in May."),
        (LEFT, "The keeper took a car from the yard."),
        (HEADED, "The keeper, Nils Voss, has resigned."),
        ("The paper apologised for saying that Nils Voss had stolen a boat.", "Nils Voss had stolen a boat."),
        (ACQUITTED, "Nils Voss killed his neighbour."),
        ("A court cleared the banker Nils Voss on Monday of stealing a boat.", "Nils Voss stole a boat."),
        ("The claim that the mill would fall was described as absurd by Kron.", "The mill would fall, Kron said."),
        (
            "Kron ruled out that the mill was unsafe after the storm.",
            "Kron said the mill was unsafe after the storm.",
        ),
    ],
)
def test_what_is_rejected_is_not_told_as_so(article: str, claim: str) -> None:
    assert verdict_on(claim, article).label != "supported"


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (CRANES, "Nils Voss denied that the cranes at the yard had rusted."),
        (CRANES, "Nils Voss rejected the claims that the cranes had rusted."),
        (CRANES, "Nils Voss said that the cranes at the yard had not rusted."),
        (CRANES, "The union claimed that the cranes at the yard had rusted."),
        (CRANES, "It was untrue that the cranes at the yard had rusted, Nils Voss said."),
        (
            f"{CRANES} On Friday an inspector found that the cranes had rusted.",
            "The cranes had rusted, an inspector found.",
        ),
        ("Voss dismissed claims that the yard was unsafe.", "Voss said the yard was safe."),
        (
            "Voss dismissed claims that the yard was unsafe and said it had two cranes.",
            "Voss said the yard had two cranes.",
        ),
        ("Voss, who denied claims that he had sold cranes, was elected mayor.", "Voss was elected mayor."),
        ("Voss did not deny that the cranes had rusted in May.", "Voss did not deny that the cranes had rusted."),
        (STAYS, "Ida Kron said that she would not leave the museum in May."),
        (STAYS, "Ida Kron refused to leave the museum in May."),
        (HEADED, "Nils Voss has not resigned."),
        (ACQUITTED, "Nils Voss was cleared of killing his neighbour."),
        (ACQUITTED, "Nils Voss was acquitted of killing his neighbour."),
        (ACQUITTED, "Nils Voss did not kill his neighbour, a jury found."),
        (FINE, "The court ordered Norline to pay 3 million crowns."),
        (FINE, "Norline argued that the fine was too high."),
        ("Ostmar rejected an accusation that it bribed Ida Kron.", "Ostmar was accused of bribing Ida Kron."),
        ("Ida Kron ruled out that the mill fell after a storm came on Friday.", "A storm came on Friday."),
        (
            "Nils Voss denied a claim that he had dumped waste in the river.",
            "Nils Voss denied dumping waste in the river.",
        ),
    ],
)
def test_that_it_is_rejected_may_be_told(article: str, claim: str) -> None:
    found = verdict_on(claim, article)

    assert (found.label, found.codes) == ("supported", ())


@pytest.mark.parametrize(
    ("text", "untrue"),
    [
        ("Voss rejected claims by the union that the yard had closed and said it was open.", "the yard had closed"),
        ("Voss denied that the yard had closed, saying it was open.", "the yard had closed"),
        ("Reports that the yard had closed turned out to be wrong.", "the yard had closed"),
        ("They dismissed the head of the school.", None),
        ("Voss refused to rule out that the yard would close.", None),
    ],
)
def test_a_rejection_ends_where_its_clause_does(text: str, untrue: str | None) -> None:
    found = rejections_in(parsed(text).sentences[0])

    assert [text[each.start : each.end].strip() for each in found] == [untrue] * bool(untrue)
