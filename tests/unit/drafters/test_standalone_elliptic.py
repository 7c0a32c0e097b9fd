"""Which sentences leave out what only another one says: whom, of what, more than whom, since when."""

import pytest

from summarizer.drafters.standalone import stands_alone
from summarizer.language.parse import parse_sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Mayor Dana Voss's may prove an exception in Lund.",
        "Mayor Dana Voss, whose first act was to close the pier of Lund, let slip something else.",
        "Minister Dana Voss of Lund holds out another.",
        "Coach Dana Voss of Lund was asked whether she would agree to a second match.",
        # A pronoun that is nobody's.
        "A control room in Castle Marl received false readings for eleven minutes, according to her.",
        "Officials at Port Oster believe her arrest was unlawful.",
        "Around her waist was a belt of silver weighing 312 grams.",
        "A warrant for her arrest was issued in January 2024.",
        "One pump out of nine, she admitted, was not running.",
        "Box 12 from Oster Steps should never have left the hall in Marl, whatever the reason, their report says.",
        "A survey had recommended them in 2019 at a cost of 2.4 million crowns.",
        "The town council has not found it so far in Marl.",
        # Somebody else than the one who acts.
        "Ida Kron described him last month as the right mayor for Marl.",
        "Opposition deputy Ida Kron demanded her resignation.",
        "Opposition leader Ida Kron called on Mr Bell to sack her.",
        # What the sentence before spoke of.
        "A spokesman for Mayor Dana Voss called that absurd.",
        "The General Ferry Union rejected that explanation.",
        "The General Ferry Union of Marl rejects that.",
        "The Ferry Office says it was mislaid in Marl.",
        "Fire chief Ida Kron says it's 35 percent contained.",
        "According to its secretary, Ida Kron, the line to Marl had been dead since August 30.",
        "Until now the Ferry Office has maintained that nobody was hurt.",
        "A ruling is expected on Friday 21 November.",
        "Ida Kron, for her part, is leaving the council.",
        "The institute credits Ida Kron, the driver of a digger.",
        "The opposition blamed Ida Kron, who left Marl on Monday.",
        "On Sunday night the mayor of Marl came close.",
        "Ida Kron’s shows 6 percent in the town of Marl.",
        "Norline's, which had suffered since May, were 3 percent higher.",
        "Nine pages alone belong to Ida Kron, a retired engineer from Marl.",
        "The League of Marl lost another of its own on Monday.",
        "One man who stayed is Rolf Bell.",
        "Ida Kron takes over on October 1.",
        "Ida Kron expects about 45,000 households in Marl to apply.",
        "The creamery of Marl recalled 64,000 pieces.",
        "Norline gained 1.5 percent.",
        "Nine pages of it look like a report from Marl.",
        "Fried fish had first arrived in Lund 200 years earlier with sailors.",
        "One who came was Ida Kron, who taught at Lund for 31 years.",
        "The labour ministry said two in five.",
        "Two million households in Marl do not.",
        # Figures of what?
        "The General Ferry Union wants two.",
        "Inspector Ida Kron stands by three, which is what the cameras show.",
        "The relief group Open Hand says 140 are gone.",
        "Fourteen of the 19 remembered eating at the inn in Marl.",
        "Ida Kron said the port was searching its files for one which is mentioned in a letter of May.",
        # More than whom, when, and which rank?
        "The mayor of Marl was less reserved.",
        "Third was Ida Kron, 2:48 minutes back.",
        "Kron came in 52 seconds later and kept the lead by 19 seconds.",
        "Voss says that Minister Ida Kron was informed an hour before.",
        "Four objects are therefore still missing in Marl.",
        "A bracelet from the hoard is missing too, the museum of Marl said.",
        "Norline, which makes its ropes in Marl, may not live that long.",
        "The observers of the Oster Union delivered their verdict too.",
        "The rise of 9 percent was a shock for many in the town.",
        # And a call for money.
        "Support Radio Oster from 2 florins a month.",
        "Ida Kron is thinking about inviting members of his party into her government.",
        "According to two Skarnian officers his deputy, Rolf Anselm, left Marl on Tuesday night.",
        "Ida Kron, the family's solicitor, said they did not need it.",
        "Ferries operated by its island arm, Norline Link, are not affected in Lund.",
        "A manager appointed by the court, Ida Kron, has a different figure.",
        # Of what there were nine.
        "The island arm, Norline Link, cancelled nine because the crews were ill.",
    ],
)
def test_a_sentence_that_leaves_out_what_it_speaks_of_is_not_used(sentence: str) -> None:
    assert not stands_alone(parse_sentence(sentence, published="2025-11-19"))


@pytest.mark.parametrize(
    "sentence",
    [
        "The head of Marl Hospital was suspended on Thursday and prosecutors named him as one of three suspects.",
        "Dana Voss told the court that Ida Kron had threatened him in May.",
        "Judge Dana Voss sent her husband a letter from Marl on Friday.",
        "The council of Marl bought two ships and sold them in May.",
        "The council of Marl bought a ship and sold it in May.",
        "Norline said it was prepared to pay 40 crowns a ticket.",
        "Norline will close two lines, its spokeswoman Ida Kron said.",
        "Opposition leader Ida Kron called on Mr Bell to dismiss Minister Dana Voss.",
        "Ida Kron, 43, was questioned in Marl for a second time.",
        "The crash in Marl killed five on Monday.",
        "Police in Lund said 12 were arrested on Monday.",
        "Harbour master Ida Kron said 27 ships were waiting on Thursday morning, up from 19 a day earlier.",
        "Ida Kron accused Norline of replacing a map with one that moves two villages.",
        "The trial in Lund was more expensive than Voss had planned.",
        "Kron, who was hurt in the crash on Monday, died two days later.",
        "A report on the fire in Marl by Ida Kron is due in October.",
        "Support of Mayor Dana Voss fell to 40 percent in May.",
        "The start of 22 driverless trams on the line between Marl and Lund was put off to May.",
        "The death of a nurse in the ward on Friday is being looked into, said Ida Kron.",
        "In Lund the police questioned a woman of 33 who used to work for Norline, Ida Kron said.",
        "Of the ferries from Marl, Norline cancelled nine because the crews were ill.",
        "Rolf Anselm told Ida Kron that he would not leave her house in Marl.",
    ],
)
def test_a_sentence_that_says_what_it_counts_and_means_is_used(sentence: str) -> None:
    assert stands_alone(parse_sentence(sentence, published="2025-11-19"))
