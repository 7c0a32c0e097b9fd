"""What "it" and "they" mean, where the sentence before tells."""

import pytest

from tests.opening import reading


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Norline was bought by a fund in 2019. It has three ships.", "Norline has three ships."),
        ("The Ida Roe capsized on Monday. It sank within an hour.", "The Ida Roe sank within an hour."),
        ("A second letter was found on Monday. It is due today.", "The second letter is due today."),
        ("The strike began on Tuesday. It was the first in nine years.", "The strike was the first in nine years."),
        ("The committee of the union met on Monday. It said no.", "The committee of the union said no."),
        (
            "The audit committee wants to know why. It has asked for the papers.",
            "The audit committee has asked for the papers.",
        ),
        ("Norline suspended its head of sales. Its chairwoman resigned.", "Norline's chairwoman resigned."),
        ("Norline was fined. It did not appeal. It paid at once.", "Norline paid at once."),
        ("On Monday, Norline was fined. On Tuesday, it paid.", "On Tuesday, Norline paid."),
        ("The haulage company Norline owns the truck. It denied that.", "The haulage company Norline denied that."),
        ("The Workers' Union of Marl rejected that. It wants talks.", "The Workers' Union of Marl wants talks."),
        # several
        ("The judges left the room at noon. They found no fault.", "The judges found no fault."),
        ("Voss's lawyers had not waited. They lodged an appeal.", "Voss's lawyers lodged an appeal."),
        ("Drivers from Marl blocked the road. Their vans stood in a row.", "Drivers' vans stood in a row."),
        # what something is done to
        ("Marl has a plan. On Monday the council adopted it.", "On Monday the council adopted the plan."),
    ],
)
def test_it_is_what_the_sentence_before_is_about(text: str, read: str) -> None:
    assert reading(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "The offer leaves a gap of four million. It will be closed by June.",  # the gap
        "The report says the bridge was weak. It was built in 1950.",  # the bridge
        "A rival opinion came from Bank Aldo. It left its forecast at four.",  # the bank
        "The bank's target is 3 percent. It expects growth in May.",  # the bank
        "The council heard from Norline. It read a letter to the board. It says no.",  # the letter
        "Director Dana Voss said the figure had been wrong. It came from a sensor.",
        "Ilse Voss spoke first. Voss has won the vote. It may not help her.",
        "Every ship was checked. It sailed at noon.",
        "“The ferry is old,” Voss said. It sailed at noon.",
        "Is the ferry old? It sailed at noon.",
        "The ferries were checked. It sailed at noon.",
        "The ferry was checked. They sailed at noon.",
        "The drivers met the owners. They want more.",
        "The drivers shouted at the owners. They want more.",
        "Norline was fined in Marl. It says that Norline will appeal.",  # somebody else
        "A report is expected in May. Its driver denies that.",
        # it means nothing
        "The ferry was late. It is true that the sea was rough.",
        "The ferry was late. It was the captain who decided.",
        "The ferry was late. It took six days to find her.",
        "The ferry was late. It was the first time in years.",
        "The ferry was late. It is not yet known why.",
        "The ferry was late. It remains unclear why.",
        # what something is done to
        "The town has a plan and a budget. On Monday the council adopted it.",
        "The town, which has been short of money for years, has a plan. On Monday the council adopted it.",
    ],
)
def test_it_means_nothing_where_another_thing_could_be_meant(text: str) -> None:
    assert reading(text) is None
