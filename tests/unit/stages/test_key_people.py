"""Who is in the story, with the offices that the articles give, in their words."""

import pytest

from summarizer.domain import BriefClaim, Person
from summarizer.stages.people import MOST, key_people, people_of, with_office
from tests.builders import parsed, story_of, verdict
from tests.growth import SQUARE, Work, growth

FIRST = "Mayor Tessa Orm closed the hall of Tarn. Orm spoke for an hour."


def people(*texts: str, claims: tuple[str, ...] = ()) -> dict[str, list[str]]:
    return {person.name: [role.text for role in person.roles] for person in persons(*texts, claims=claims)}


def persons(*texts: str, claims: tuple[str, ...] = ()) -> tuple[Person, ...]:
    story = story_of(*texts)
    told = [BriefClaim(id=text, text=text, citations=(), verdict=verdict()) for text in claims]
    return key_people(people_of(story), story, told)


def test_a_person_has_the_office_that_the_articles_give_and_cites_them() -> None:
    story = story_of(parsed(FIRST))

    (person,) = key_people(people_of(story), story, ())

    assert person.name == "Tessa Orm"
    assert [role.text for role in person.roles] == ["Mayor"]
    assert person.article_ids == person.roles[0].article_ids == (story.articles[0].id,)
    assert person.roles[0].citations == (story.facts[0].id,)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Dutch Interior Minister Tessa Orm left the hall of Tarn.", "Dutch Interior Minister"),
        (
            "Tessa Orm, the hospital's medical director, left the hall. Orm said nothing.",
            "the hospital's medical director",
        ),
        ("Tessa Orm, 51, chief executive of Aster Paper, left the hall.", "chief executive of Aster Paper"),
        ("Tessa Orm, 35 - the owner of the mill, left the hall. Orm said nothing.", "the owner of the mill"),
        ("Regional fire chief Tessa Orm left the hall of Tarn. Orm said nothing.", "Regional fire chief"),
        ("Dr Tessa Orm, a spokeswoman for the union, left the hall.", "a spokeswoman for the union"),
        ("Tessa Orm, a local judge, left the hall. Orm said nothing.", "a local judge"),
    ],
)
def test_an_office_is_given_in_the_words_of_the_article(text: str, role: str) -> None:
    assert people(text) == {"Tessa Orm": [role]}


@pytest.mark.parametrize(
    "text",
    [
        "Ms Tessa Orm left the hall. Orm said nothing.",
        "Aster Paper lost money, and Tessa Orm, its chief executive, left the hall.",
        "Tessa Orm, the nurse who found him, left the hall. Orm said nothing.",
        "Tessa Orm, 34, a mother of two, left the hall. Orm said nothing.",
        "Tessa Orm, four months into her job as chief executive, left the hall. Orm said nothing.",
        "Tessa Orm, a local resident, left the hall. Orm said nothing.",
        "The board dismissed Tessa Orm, appointed Arn Bex as acting director and went home. Orm said nothing.",
        "The feast praises the Duke of Lundby's victory over Tarn. Ilva Sund said Lundby would not have liked it.",
        "“Mayor Tessa Orm has to go,” a banner said. Tessa Orm, 51, said nothing.",
    ],
)
def test_forms_and_offices_that_only_the_rest_explains_are_none(text: str) -> None:
    assert people(text, claims=(text,)) == {}


def test_two_articles_that_give_different_offices_are_both_listed() -> None:
    found = persons(
        "Governor Tessa Orm closed the hall of Tarn after a night of rain. Orm spoke for an hour.",
        "Rain fell on Tarn for days. “It is over,” said Mayor Tessa Orm, before she shut the door.",
    )

    assert {role.text: len(role.article_ids) for role in found[0].roles} == {"Governor": 1, "Mayor": 1}


def test_the_same_office_in_more_words_is_one() -> None:
    assert people(
        "Minister Tessa Orm closed the hall of Tarn after a night of rain. Orm spoke for an hour.",
        "Rain fell on Tarn for days. “It is over,” said Interior Minister Tessa Orm, before she shut the door.",
        "Tessa Orm, the union's secretary, was asked to stay. Orm said nothing.",
        "Nobody slept. Tessa Orm, secretary of the Union of Millers, came back at six. Orm said nothing.",
    ) == {"Tessa Orm": ["Interior Minister", "secretary of the Union of Millers"]}


def test_a_former_or_deputy_office_is_another() -> None:
    roles = people(
        "Minister Tessa Orm closed the hall of Tarn after a night of rain. Orm spoke for an hour.",
        "Rain fell on Tarn for days. “It is over,” said Deputy Minister Tessa Orm, before she shut the door.",
    )["Tessa Orm"]

    assert sorted(roles) == ["Deputy Minister", "Minister"]


def test_only_those_are_listed_whom_the_brief_or_several_articles_name() -> None:
    texts = (
        "Mayor Tessa Orm closed the hall of Tarn after a night of rain. Judge Arn Bex was there.",
        "Rain fell on Tarn for days. “It is over,” said Mayor Tessa Orm, before she shut the door.",
    )

    assert list(people(*texts)) == ["Tessa Orm"]
    assert list(people(*texts, claims=("Arn Bex was there.",))) == ["Arn Bex", "Tessa Orm"]


def test_of_one_article_only_those_are_listed_whom_the_brief_names() -> None:
    text = "Mayor Tessa Orm closed the hall of Tarn after a night of rain. Judge Arn Bex was there."

    assert list(people(text, claims=("Arn Bex was there.",))) == ["Arn Bex"]


def test_a_surname_alone_is_its_one_bearer_s() -> None:
    (person,) = persons(
        "Mayor Tessa Orm closed the hall of Tarn after a night of rain.",
        "Rain fell on Tarn for days. “It is over,” Mrs Orm said, before she shut the door. Mayor Orm left at noon.",
    )

    assert len(person.article_ids) == 2


def test_there_are_no_more_people_than_are_read() -> None:
    names = "Arn Bex Cor Dun Erl Fen Gol Hux Ilm Jor Kel".split()

    assert (
        len(people(" ".join(f"Mayor {name} Aster{name.lower()} left." for name in names), claims=tuple(names)))
        <= MOST
    )


@pytest.mark.parametrize(
    ("text", "called"),
    [
        (FIRST, "Mayor Tessa Orm"),
        ("Tessa Orm, the mayor of Tarn, left the hall.", "Tessa Orm, the mayor of Tarn"),
        ("Tessa Orm, director of the mill, left the hall. Orm said nothing.", "Tessa Orm, director of the mill"),
        ("Police spokeswoman Tessa Orm left the hall.", "Police spokeswoman Tessa Orm"),
    ],
)
def test_name_and_office_read_as_the_article_has_them(text: str, called: str) -> None:
    assert with_office(persons(text)[0]) == called


def test_people_cost_their_number_and_not_its_square() -> None:
    def work_on(length: int) -> Work:
        lines = (f"Mayor Arn{at} Aster{at} of Tarn met Judge Bex{at} Orm{at} in the hall." for at in range(length))
        story = story_of(" ".join(lines))
        _ = story.articles[0].people
        return lambda: key_people(people_of(story), story, ())

    assert growth(work_on, 300) < SQUARE


def test_a_slip_in_a_first_name_makes_no_second_person() -> None:
    known = people(
        "Judge Marian Orm heard the shipping companies on Tuesday.",
        "Judge Marian Orm declined to lift the ban on Thursday.",
        "It took Judge Miriam Orm ten minutes to read it out on Thursday.",
        claims=("Orm read it out.",),
    )

    assert known == {"Marian Orm": ["Judge"]}


@pytest.mark.parametrize(
    "other",
    [
        "Mayor Miriam Orm opened the bridge in Lund.",  # another office
        "Judge Tilda Orm sat in Lund.",  # another name
    ],
)
def test_two_of_one_surname_stay_two_without_a_slip(other: str) -> None:
    assert len(people_of(story_of("Judge Marian Orm sat in Tarn.", other)).people) == 2


def test_brother_and_sister_in_one_article_stay_two() -> None:
    story = story_of("Judge Marian Orm sat in Tarn on Monday. Judge Miriam Orm sat in Lund.")

    assert len(people_of(story).people) == 2


def test_another_s_office_is_not_that_of_the_name_behind_it() -> None:
    known = people(
        "Rosa Orm, Tarn's finance chief, was arrested on Monday. Through another lawyer Orm let it be known that "
        "she would talk."
    )

    assert known == {"Rosa Orm": ["Tarn's finance chief"]}


def test_an_office_that_somebody_had_is_none() -> None:
    known = people(
        "Planning minister Tessa Orm is thought to be the favourite.",
        "Premier Jan Roe appointed Tessa Orm, 44, who was planning minister, to the post.",
        claims=("Roe appointed Orm.",),
    )

    assert "Tessa Orm" not in known
