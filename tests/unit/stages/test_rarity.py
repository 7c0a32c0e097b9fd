"""What words weigh together does not depend on the order they come in, which sets have anew in every run."""

from itertools import permutations

from summarizer.stages.conflicts.rarity import Rarity
from summarizer.stages.conflicts.sides import tellings_of
from tests.builders import story_of

# Words of one, two and three of the sentences: floating sums of their weights differ by order in the last digit.
PILE = (
    "The ferry to Lund was late by an hour on Monday. The ferry to Lund was shut for repairs in spring. "
    "A ferry sank off Skarn in 1961 and nobody has raised it since. Norline bought the yard at Skarn in May. "
    "The yard employs 40 welders and nine painters in winter. Its welders went on strike twice last year."
)
WORDS = ("ferri", "lund", "skarn", "yard", "welder", "repair")


def test_words_in_another_order_weigh_the_same() -> None:
    story = story_of(PILE)
    sentences = [story.sentence_of(fact) for fact in story.facts]
    rarity = Rarity(tellings_of(story.facts, sentences, story.articles))

    assert len({rarity.of(order) for order in permutations(WORDS)}) == 1
    assert len({rarity.information(order) for order in permutations(WORDS)}) == 1
