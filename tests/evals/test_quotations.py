"""Who speaks a brief's quotations, as gold and articles have it."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from evals.cases import Case, Gold, GoldFact
from evals.metrics import Result, Score, Unscored
from evals.metrics.quotations import quote_speaker
from evals.metrics.telling import holder_of
from summarizer.domain import Quotation
from tests.builders import brief_of, raw

SPOKEN = "The water came over the wall"
NOBODY = Unscored("neither gold nor articles name the speaker of any quotation")


def _fact(text: str, quote: str, *persons: str) -> GoldFact:
    slots = [{"type": "person", "value": person} for person in persons]
    support = [{"article": "a.txt", "quote": quote}]
    return GoldFact.model_validate({"id": text, "text": text, "importance": 2, "support": support, "slots": slots})


def _speaker(article: str, named: str, facts: Sequence[GoldFact] = (), words: str = SPOKEN) -> Result:
    """Of a brief that quotes these words as those of whoever is named."""
    brief = brief_of(raw(f"The dike of Lund broke on Sunday after a week of rain.\n\n{article}"))
    quote = Quotation(text=words, speaker=named, citations=())
    case = Case("dike", Path(), Gold(articles=("a.txt",), facts=tuple(facts)))
    return quote_speaker(brief.model_copy(update={"claims": (), "quotes": (quote,)}), case, holder_of)


@pytest.mark.parametrize(
    "article",
    [
        f'"{SPOKEN}," said Ole Dahl, a baker.',
        f'"{SPOKEN}," said the town\'s chief baker, Ole Dahl.',
        f"“{SPOKEN},” Dahl told reporters.",
        f"Dr. Ole Dahl, who lives there, said: “{SPOKEN}.”",
        f'"We ran," said Ole Dahl. "{SPOKEN}."',
    ],
)
def test_the_name_beside_the_verb_of_saying_is_the_speaker(article: str) -> None:
    assert _speaker(article, "the baker Ole Dahl") == Score(1.0, 1, 1)
    assert _speaker(article, "Runa Halle") == Score(0.0, 0, 1)


@pytest.mark.parametrize(
    "article",
    [
        f'"{SPOKEN}," she said.',
        f"A sign on the church says so. “{SPOKEN}.” Mayor Runa Halle says that it is an old one.",
        f'On Monday it was said that "{SPOKEN}".',
    ],
)
def test_where_no_name_stands_there_the_speaker_is_not_known(article: str) -> None:
    assert _speaker(article, "Runa Halle") == NOBODY


def test_the_gold_goes_before_the_articles() -> None:
    fact = _fact("Runa Halle says that the water rose.", f'"{SPOKEN}," she said', "Runa Halle")

    assert _speaker(f'"{SPOKEN}," she said. Ole Dahl nodded.', "Mayor Runa Halle", [fact]) == Score(1.0, 1, 1)
    assert _speaker(f'"{SPOKEN}," she said. Ole Dahl nodded.', "Ole Dahl", [fact]) == Score(0.0, 0, 1)


def test_somebody_else_of_that_surname_is_another_speaker() -> None:
    facts = [_fact("Lars Dahl built the dike.", "built the dike", "Lars Dahl")]
    article = f'"{SPOKEN}," Ole Dahl said. His father Lars Dahl built the dike.'

    assert _speaker(article, "Ole Dahl", facts) == Score(1.0, 1, 1)
    assert _speaker(article, "Mr Dahl", facts) == Score(1.0, 1, 1)
    assert _speaker(article, "Engineer Lars Dahl", facts) == Score(0.0, 0, 1)


def test_a_brief_that_quotes_nobody_is_unscored() -> None:
    assert _speaker("It rained.", "Ole Dahl", words="a wall") == Unscored("the brief quotes nobody")
