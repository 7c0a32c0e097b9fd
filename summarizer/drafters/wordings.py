"""What a brief could say: each fact in every wording that reads alone.

A wording is the sentence as an article has it, made plain to a stranger (`plain.py`), or without some
of its clauses (`shortening.py`). It keeps the facts that prove it: its own, and those that say who
"he" is. A fact that a later one replaces has none.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.domain import Fact
from summarizer.drafters.plain import Plain, made_plain
from summarizer.drafters.shortening import promoted, shortened
from summarizer.drafters.standalone import stands_alone
from summarizer.language.parse import ParsedSentence, parse_sentence
from summarizer.language.words import count_words
from summarizer.ports import Story

BACKGROUND = 1.0  # the place of what a sentence says in passing


@dataclass(frozen=True)
class Wording:
    """One way to say a fact. `place` is 0 for the first sentence of its article, towards 1 for the last."""

    fact: Fact
    sentence: ParsedSentence
    place: float
    proofs: tuple[Fact, ...] = ()

    @property
    def text(self) -> str:
        """The wording on one line."""
        return self.sentence.wording

    @property
    def words(self) -> int:
        """Its length."""
        return count_words(self.text)

    @property
    def is_told(self) -> bool:
        """Opens with the writer's words, not with a quotation."""
        return self.text[0] not in "\"“'‘"


def wordings(story: Story) -> Iterator[Wording]:
    """Every wording of every current fact that an original tells, in the story's order."""
    originals = {parsed.id for parsed in story.originals}
    for fact in story.facts:
        if not originals.isdisjoint(fact.article_ids) and not fact.superseded_by:
            yield from (wording for wording in _wordings_of(fact, story) if stands_alone(wording.sentence))


def _wordings_of(fact: Fact, story: Story) -> Iterator[Wording]:
    article = story.article_by_id[fact.spans[0].article_id]
    sentence = story.sentence_of(fact)
    place = sentence.index / len(article.sentences)
    plain = made_plain(article, sentence)
    proofs = tuple(story.fact_at.get((article.id, article.sentences[index].start)) for index in plain.antecedents)
    cited = tuple(proof for proof in proofs if proof)
    if len(cited) < len(proofs):  # what shows who is meant is no fact, a heading for instance
        plain, cited = Plain(sentence), ()
    yield Wording(fact, plain.sentence, place, cited)
    for text in shortened(plain.sentence):
        yield Wording(fact, parse_sentence(text), place, cited)
    for text in promoted(plain.sentence):
        yield Wording(fact, parse_sentence(text), BACKGROUND, cited)
