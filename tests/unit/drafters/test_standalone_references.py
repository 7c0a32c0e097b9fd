"""What a sentence points at must stand in it: earlier days, earlier things, people not named."""

import pytest

from summarizer.drafters.standalone import stands_alone
from summarizer.language.parse import parse_sentence


@pytest.mark.parametrize(
    "sentence",
    [
        # A contraction is the pronoun it begins with.
        "That's a loss of 40 jobs for the port of Lund.",
        "It’s the third flood in Marl within ten years.",
        "On Monday they've found 12 survivors in Lund.",
        # It is done to what the sentence before told of.
        "After seven hours of talks the council of Lund adopted it on Monday by 31 votes to 29.",
        "The council of Lund adopted it on Monday by 31 votes to 29.",
        # These, those, such, this.
        "Norline says that these ferries carry 400 people a day.",
        "Amid these floods, Norline has moved 12 ships to Lund.",
        "Among these, the plan by Norline will cost $4 million.",
        "Norline has bought those ferries for $4 million.",
        "Norline has moved 12 ships because of such storms.",
        "Norline paid $4 million for this ferry.",
        "Dana Voss moved to Lund after that storm.",
        # A stand on what the sentence before said.
        "Dana Voss, the director of Norline, denied it.",
        "Norline put the number at 171 on Tuesday.",
        "Dana Voss said she would recommend a yes.",
        # A time that passed since something.
        "Within an hour the Oster had burst its banks at Lund.",
        "Two days later, Norline moved 12 ships to Lund.",
        "The next day Norline moved 12 ships to Lund.",
        "Twelve hours earlier, Norline had moved 12 ships to Lund.",
        "By then, Norline had moved 12 ships to Lund.",
        # A time is nothing that "it" could mean.
        "Over the years, it has moved 12 ships to Lund.",
        "In recent months, they have moved 12 ships to Lund.",
        "In 2014 it moved 12 ships to the port of Lund.",
        "Shortly after twenty past four they moved 12 ships to Lund.",
        # Marks of an earlier statement.
        "Ferry rates also fell by 5 percent in Lund.",
        "Dana Voss then opened the bridge in Lund.",
        "Dana Voss did admit that the siren stayed silent.",
        "The already weak dam at Lund lost its last gate on Monday.",
        "Dana Voss put the rest in a bank in Lund.",
        "More than 400 officers in Lund were searching for the other six.",
        "On the stock exchange it lost 17 percent of its value.",
        "A prison doctor had advised against it, two members of the board said.",
        "Three members of the board said that it had been taken by nine votes to seven.",
        "Sergeant Ida Kron said that they had searched two decks of the ferry.",
        "Two people with knowledge of its plans said that the ferry will be sold in May.",
        "Ida Kron, who described him last month as the right mayor, left Lund on Monday.",
        "Mayor Dana Voss appointed Ida Kron to succeed her.",
        "On Thursday there was a tent on it.",
        "For Mayor Dana Voss, who had insisted on May, it is a retreat.",
        "Norline says it was his sixth race.",
        "Dana Voss, Ida Kron's lawyer, contradicted her.",
        "The league accuses Norline, the club he bought in 2019, of hiding 12 million crowns.",
        "Dana Voss had earlier opened the bridge in Lund.",
        "A week ago it cost 22 crowns in the port of Lund.",
        "As for Ida Kron, she left the port of Lund on Monday.",
        "Rector Ida Kron released a statement in January denouncing the action.",
        "According to the officers of Lund, that's the sole reason for a stop.",
        "As a former mayor of Lund, I was part of the planning in Marl.",
        "Curiously, a separate call of Norline sets the fee at $1,500.",
        "More recent films show 12 ferries in the port of Lund.",
        "On Monday guest and host talked for four hours.",
        "Papers read in court showed that managers of the two firms met in Lund.",
        "Sheriff Dana Voss says it was sent at 5:10 p.m.",
        "“I would have gone too,” the 27-year-old told the jury in Lund.",
        "Judges found no proof that the 27-year-old driver had heard the order.",
        # A gender nobody named has.
        "A woman from Lund said that he paid $4 million.",
        # What is meant by the thing that is spoken of as known.
        "Dana Voss disclosed the offer on Tuesday.",
        "Dana Voss called the visit “historic”.",
        "Norline puts the share at 41 percent.",
        "Norline says that the figure is 41 percent.",
        "Dana Voss rejected the new plan.",
        "After the haircut, Dana Voss left for Lund.",
        "During the footage Dana Voss is heard singing in Lund.",
        "On Monday the company sold 12 ships in Lund.",
        "Founded in 1812 by Ida and Rolf Kron, the company sold 12 ships.",
        "The new service opened 12 offices in March.",
        "A ferry of the port of Lund sank on Monday, it said.",
        "The head of security opened 12 offices in March.",
        "The leader of the group opened 12 offices in March.",
        "The duty on it will rise by three crowns in January.",
    ],
)
def test_what_points_outside_of_the_sentence_is_not_used(sentence: str) -> None:
    assert not stands_alone(parse_sentence(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "The league accuses Sten Kolb, the banker he had named in the letter, of hiding 12 million crowns.",
        "Norline said the pump had failed and denied that anybody knew it.",
        "When Norline put the bill on the table, the council of Lund adopted it by 31 votes to 29.",
        "Norline put the cost of the bridge at 40 million euros on Monday.",
        "Norline bought 12 ferries and sold three of those ferries to Lund.",
        "Two of Norline's eight ferries were sold to Lund, and the other six stayed in Marl.",
        "Norline will pay those who lost their luggage $400 each.",
        "Norline has bought ships such as the Velm and the Oster.",
        "A storm hit Lund with such force that 12 ships sank.",
        "Norline closed 12 yards, saying this would save $4 million.",
        "Norline will close 12 yards this summer.",
        "Ida Kron said that people in Lund had lost 40 houses.",
        "Within a year Norline will sell 12 ships.",
        "Within an hour of the collapse, Norline moved 12 ships to Lund.",
        "Two days after the vote in Lund, Dana Voss resigned.",
        "Dana Voss fell ill on Monday and died two days later in Lund.",
        "Over the years, Norline has sold 12 ships to the navy of Velmark.",
        "Dana Voss not only resigned but also left the town of Lund.",
        "Dana Voss did not admit that the siren stayed silent.",
        "Dana Voss did nothing about the dam for 12 years.",
        "Dana Voss has already spent $4 million on the dam.",
        "Dana Voss and Rolf Bell said the two mayors would meet again on Monday.",
        "Dana Voss, the 27-year-old mayor, will leave Lund on Monday.",
        "The 27-year-old Norwegian Dana Voss won the race in Lund on Monday.",
        "A 27-year-old was arrested in Lund on Monday, police said.",
        "The 150-year-old bridge at Lund was closed on Monday, the council said.",
        "Dana Voss disclosed the offer of 12 ships on Tuesday.",
        "Dana Voss rejected the plan to close the port of Lund.",
        "Dana Voss attacked the ruling that closed the port of Lund.",
        "Dana Voss praised the Velmark deal on Monday.",
        "Dana Voss offered 12 ships and repeated the offer on Tuesday.",
        "Dana Voss led Rolf Bell to his car after the talks.",
        "Two fire chiefs said that they had searched two decks of the ferry.",
        "Ida Kron, who said that Rolf Bell had beaten him, left Lund on Monday.",
        "Police followed the hearse with the body of Walter Kron to his grave in Lund.",
        "Norline sold 12 ships on Monday, saying the move would save $4 million.",
        "Norline said the share price fell to $12.",
        "After the storm in Lund, Dana Voss opened two schools.",
        "Under the agreement, which was signed in May, Norline will pay $4 million.",
        "On Monday the government sold 12 ships in Lund.",
        "The duty on fuel will rise by three crowns in January.",
        "The medicines agency of Lund has stopped its review, it said on Tuesday, after a fire in May.",
        "A union of dockers will strike from Monday, it announced.",
        "The number of people who were hurt rose to 12 on Monday.",
    ],
)
def test_what_is_said_in_the_sentence_itself_may_be_pointed_at(sentence: str) -> None:
    assert stands_alone(parse_sentence(sentence))
