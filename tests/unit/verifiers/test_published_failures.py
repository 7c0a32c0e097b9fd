"""Kinds of error that other news summarisers have published, each in an invented case of the same kind."""

import pytest

from tests.builders import verdict_on

STORM = "Forecasters said the storm could flood the harbour of Skarn on Friday. Schools are likely to close."
COURT = (
    "A judge issued a warrant for the arrest of banker Olaf Reyl on Monday. "
    "Reyl is accused of taking bribes from Norline. "
    "His lawyer, Ida Kron, called the charges “a fairy tale for slow readers”."
)
REPORT = (
    "The health office does not recommend the drug for children. "
    "Critics call its plan long on aims and short on money."
)
TALKS = (
    "President Michel Aldane invited Prime Minister Sela Moreau to Lindal on Tuesday. "
    "“We have talked like neighbours for the first time in nine years,” Moreau told reporters. "
    "The former governor of the bank, Karl Weiss, also took part."
)
SHOP = (
    "The chain will close more than 40 shops and needs an hour and a half a day less light. "
    "Its shares fell by 12 points on Thursday."
)
POOL = "The pool in Tirana Street leaks, an engineer said. The council is considering a new roof."


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (COURT, "Banker Olaf Reyl was arrested on Monday."),
        (COURT, "Reyl took bribes from Norline."),
        (COURT, "Reyl is guilty of taking bribes from Norline."),
        (COURT, "The charges against Olaf Reyl are a fairy tale for slow readers."),
        (COURT, "Reyl's lawyer, Ida Kron, called the charges “a fairy tale for bad readers”."),
        (COURT, "Banker Olaf Reyl called the charges “a fairy tale for slow readers”."),
        (STORM, "The storm flooded the harbour of Skarn on Friday."),
        (STORM, "Schools will close."),
        (REPORT, "The health office recommends the drug for children."),
        (REPORT, "Critics call the plan of the health office long on money and short on aims."),
        (TALKS, "Prime Minister Sela Moreau invited President Michel Aldane to Lindal on Tuesday."),
        (TALKS, "President Joseph Aldane invited Prime Minister Sela Moreau to Lindal on Tuesday."),
        (TALKS, "The governor of the bank, Karl Weiss, also took part."),
        (TALKS, "“We have talked like neighbours in nine years,” Moreau told reporters."),
        (TALKS, "“We have talked like good neighbours for once,” Moreau told reporters."),
        (SHOP, "The chain will close 40 shops."),
        (SHOP, "The chain will close more than 400 shops."),
        (SHOP, "The chain's shares fell by 12 percent on Thursday."),
        (SHOP, "The chain's shares fell by 12 points on Wednesday."),
        (POOL, "The pool in Iran leaks, an engineer said."),
        (POOL, "The council has decided on a new roof for the pool."),
        (POOL, "All reports agree that the pool in Tirana Street leaks."),
        (POOL, "The pool in Tirana Street, built in 1962 by Harbo and Sons, leaks."),
    ],
)
def test_errors_of_others_do_not_pass(article: str, claim: str) -> None:
    assert verdict_on(claim, article).label != "supported"


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (COURT, "On Monday a judge issued a warrant for banker Olaf Reyl's arrest."),
        (COURT, "Olaf Reyl is accused of taking bribes from Norline."),
        (COURT, 'Reyl\'s lawyer, Ida Kron, called the charges "a fairy tale for slow readers."'),
        (TALKS, "“[We] have talked like neighbors for the first time in nine years,” Moreau told reporters."),
        (TALKS, "President Michel Aldane has invited Prime Minister Sela Moreau to Lindal."),
        (SHOP, "The chain needs 90 minutes a day less light."),
        (SHOP, "More than forty shops of the chain will close."),
        (REPORT, "The drug is not recommended for children by the health office."),
        (POOL, "A new roof is being considered by the council."),
    ],
)
def test_true_sentences_in_other_forms_pass(article: str, claim: str) -> None:
    found = verdict_on(claim, article)

    assert found.label == "supported", found
