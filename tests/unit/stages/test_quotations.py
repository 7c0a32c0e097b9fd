"""What is quoted: certain speakers, each quotation once, the best first."""

from collections.abc import Sequence

import pytest

from summarizer.domain import BriefClaim, Claim, Quotation, Verdict
from summarizer.language.parse import ParsedArticle
from summarizer.ports import Story
from summarizer.stages.people import people_of
from summarizer.stages.quotations import MOST, MOST_OF_ONE, proven, quotations
from summarizer.verifiers.rules.verifier import RuleVerifier
from tests.builders import done, story_of
from tests.growth import SQUARE, Work, growth

SAID = "“We will mend the roof before the first snow falls,” said Tessa Orm, the mayor of Tarn."


def quotes(*articles: str | ParsedArticle) -> tuple[Quotation, ...]:
    story = story_of(*articles)
    return quotations(story, people_of(story))


def test_a_quotation_has_its_speaker_with_the_office_and_its_fact() -> None:
    story = story_of(SAID)

    (quote,) = quotations(story, people_of(story))

    assert quote.text == "We will mend the roof before the first snow falls"
    assert quote.speaker == "Tessa Orm, the mayor of Tarn"
    assert quote.citations == (story.facts[0].id,)


def test_an_office_that_stands_before_the_name_is_put_there() -> None:
    (quote,) = quotes('"We will mend the roof before the snow," said Interior Minister Tessa Orm.')

    assert quote.speaker == "Interior Minister Tessa Orm"


def test_a_surname_gets_the_name_and_the_office_of_its_bearer() -> None:
    found = quotes(f"{SAID} The hall is empty. “Nobody has to sleep in the street tonight,” Orm said.")

    assert [quote.speaker for quote in found] == ["Tessa Orm, the mayor of Tarn"] * 2


def test_a_quotation_that_goes_on_is_the_speaker_s() -> None:
    found = quotes(f"{SAID} “Nobody has to sleep in the street tonight.”")

    assert [quote.speaker for quote in found] == ["Tessa Orm, the mayor of Tarn"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "“We will mend it,” said Tessa Orm, the mayor of Tarn.",
        "Somebody shouted from the back of the hall. “We will never leave this town of ours.”",
        "“We will never leave this town of ours,” the judge told the court.",
        "“We will never leave this town of ours,” a statement said.",
        "“We will never leave this town of ours,” Arn Bex, a nurse in Port Lund, Ohio, told the Ledger.",
        "The mayor, Tessa Orm, sang “The Long Way Back To The Sea” on the stairs.",
    ],
)
def test_what_is_short_a_title_or_nobody_s_for_certain_is_not_quoted(text: str) -> None:
    assert quotes(text) == ()


def test_one_quotation_in_many_shapes_is_one_entry_of_the_longest() -> None:
    story = story_of(
        f"{SAID} The roof of the hall is older than the hall itself.",
        'Rain came in. "We will mend the roof before the [first] snow falls", Tessa Orm told the council.',
        "Tiles came. Tessa Orm said: “We will mend the roof before the first snow falls. Then we will rest.”",
        "Tiles are dear this year. Tessa Orm, the mayor, promised to “mend the roof before the first snow” in Tarn.",
    )

    (quote,) = quotations(story, people_of(story))

    assert quote.text == "We will mend the roof before the first snow falls. Then we will rest."
    assert len(quote.citations) == 4


def test_british_and_american_spelling_make_one_quotation() -> None:
    found = quotes(
        "“Our neighbours will organise the harbour feast,” said Tessa Orm, the mayor of Tarn. It is on Sunday.",
        "Boats came from afar. “Our neighbors will organize the harbor feast,” Tessa Orm told us by phone.",
    )

    assert len(found) == 1


def test_a_quotation_given_to_two_speakers_has_no_certain_one() -> None:
    found = quotes(
        f"{SAID} The roof of the hall is older than the hall itself.",
        "Rain came in. “We will mend the roof before the first snow falls,” said Arn Bex, a roofer from Lund.",
    )

    assert found == ()


def test_what_more_origins_have_comes_first_and_whole_sentences_before_pieces() -> None:
    shared = "“Nobody has to sleep in the street tonight,” said Tessa Orm, the mayor of Tarn."
    found = quotes(
        f"Arn Bex, a roofer, called them “tiles that nobody makes any longer”. {shared}",
        f"“I came here with one bag and a dog,” said Ilva Sund, a baker. The rain went on until noon. {shared}",
    )

    assert [quote.text.split()[0] for quote in found] == ["Nobody", "I", "tiles"]


def test_no_speaker_takes_up_all_the_room() -> None:
    sentences = (f"“We will mend roof number {at} before the snow,” said Tessa Orm, the mayor." for at in range(5))

    assert len(quotes(" ".join(sentences))) == MOST_OF_ONE


def test_there_are_no_more_quotations_than_are_read() -> None:
    names = "Arn Bex Cor Dun Erl Fen Gol Hux Ilm".split()
    sentences = (
        f"“We in {name}ham will mend the roof before the snow,” said {name} Aster, a baker." for name in names
    )

    assert len(quotes(" ".join(sentences))) == MOST


def test_quotations_cost_their_number_and_not_its_square() -> None:
    def work_on(length: int) -> Work:
        lines = (f"“We will mend roof number {at} before the snow,” said Mayor Tessa Orm." for at in range(length))
        story = story_of(" ".join(lines))
        cast = people_of(story)
        return lambda: quotations(story, cast)

    assert growth(work_on, 400) < SQUARE


def test_one_of_the_same_surname_is_not_taken_for_the_bearer_of_an_office() -> None:
    found = quotes(
        "Detective Ilva Orm died in May. Boran Orm told reporters something different. "
        "“They told me to put it out with the rubbish,” he said."
    )

    assert [quote.speaker for quote in found] == ["Boran Orm"]


def test_he_may_be_one_who_was_named_since_and_has_not_spoken() -> None:
    found = quotes(
        f"{SAID} Her rival, Boran Aster, was in no mood for it. “That was a gift to the rich of Tarn,” he said."
    )

    assert [quote.text.split()[0] for quote in found] == ["We"]


class Counting(RuleVerifier):
    """Keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def verify(self, claims: Sequence[Claim], story: Story) -> tuple[Verdict, ...]:
        self.asked += [claim.text for claim in claims]
        return await super().verify(claims, story)


def test_a_quotation_that_a_claim_has_proven_is_not_proven_again() -> None:
    story, verifier = story_of(SAID), Counting()
    quotes = quotations(story, people_of(story))
    supported = Verdict(label="supported", codes=(), verifier="rules", score=0.9)
    claim = BriefClaim(id="c", text=SAID, citations=(story.facts[0].id,), verdict=supported)

    assert done(proven(quotes, story, (claim,), verifier=verifier)) == quotes
    assert verifier.asked == []
    assert done(proven(quotes, story, (), verifier=verifier)) == quotes
    assert verifier.asked == [SAID]


def test_an_office_that_the_other_articles_outvote_is_given_to_nobody() -> None:
    right = "Federation president Tessa Orm left the hall of Tarn at noon."
    again = "The rain had stopped when the federation's president, Tessa Orm, came home to Tarn."
    slip = "“We will mend the roof before the first snow falls,” said general secretary Tessa Orm."
    story = story_of(right, again, slip)

    (quote,) = quotations(story, people_of(story))
    (person,) = people_of(story).people

    assert quote.speaker == "Federation president Tessa Orm"
    assert [role.text for role in person.roles] == ["Federation president"]
    assert [conflict.kind for conflict in story.conflicts] == ["title"]
