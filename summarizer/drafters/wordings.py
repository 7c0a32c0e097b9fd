"""What a brief could say: each fact in every wording, which knows whether it reads alone.

A wording is the sentence as an article has it, made plain to a stranger (`plain.py`), or without some
of its clauses (`shortening.py`). It keeps the facts that prove it: its own, and those that say who
"he" is. A fact that a later one replaces is told without its figures (`outdated.py`), and what was expected of
a day gone by is not told (`overtaken.py`); what somebody is accused of comes with the denial (`allegations.py`).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from summarizer.domain import Fact
from summarizer.drafters.allegations import answer_to, denial_of, joined, needs_its_denial
from summarizer.drafters.alone import is_anecdote, taken_back
from summarizer.drafters.bygone import is_of_an_unclear_day
from summarizer.drafters.cast import cast_of
from summarizer.drafters.connectives import connective_length
from summarizer.drafters.contested import contested_in, of_disputed_figures
from summarizer.drafters.house_voice import without_house_voice
from summarizer.drafters.outdated import still_told, without_figures
from summarizer.drafters.overtaken import Outcomes, is_overtaken, may_be_over, outcomes_of, without_overtaken
from summarizer.drafters.passing import promoted
from summarizer.drafters.plain import Plain, made_plain, plain_forms
from summarizer.drafters.shortening import shortened
from summarizer.drafters.standalone import SHORTEST, TELLING, stands_alone
from summarizer.language.parse import ParsedArticle, ParsedSentence, parse_sentence
from summarizer.language.words import count_words
from summarizer.ports import Story

_PERSONS = frozenset("he she they we i".split())  # of whom a second sentence may speak
HEADING = 14  # words; a question of more is no headline
BACKGROUND = 1.0  # the place of what a sentence says in passing


@dataclass(frozen=True)
class Wording:
    """One way to say a fact. `place` is 0 for the first sentence of its article, towards 1 for the last.

    `may_be_over`: it tells how things stood, which may have changed. `undenied`: what it was before a denial came in.
    `uncounted`: it was told with a count that others dispute.
    """

    fact: Fact
    sentence: ParsedSentence
    place: float
    proofs: tuple[Fact, ...] = ()
    may_be_over: bool = False
    undenied: ParsedSentence | None = None
    uncounted: bool = False

    @cached_property
    def reads_alone(self) -> bool:
        """Is it clear without the sentences before it? Read when first asked for: most wordings are never asked."""
        return self._stands_alone()

    def reads_after(self, met: Collection[str]) -> bool:
        """Is it clear to whoever has met what these stems stand for?"""
        return self.reads_alone or self._stands_alone(met)

    def _stands_alone(self, met: Collection[str] = ()) -> bool:
        telling = SHORTEST if self.uncounted else TELLING  # without its figure it is short, and no less news
        return stands_alone(self.undenied or self.sentence, met=met, telling=telling)

    @property
    def text(self) -> str:
        """The wording on one line."""
        return self.sentence.wording

    @property
    def article_id(self) -> str:
        """Whose sentence it is."""
        return self.fact.spans[0].article_id

    @property
    def words(self) -> int:
        """Its length."""
        return count_words(self.text)

    @property
    def day(self) -> str:
        """When its article was published, as far as that is known."""
        return (self.sentence.published or "")[:10]

    @property
    def is_told(self) -> bool:
        """Opens with the writer's words, not with a quotation."""
        return self.text[0] not in "\"“'‘"


def total_words(some: Iterable[Wording]) -> int:
    """How long they are together."""
    return sum(wording.words for wording in some)


def wordings(story: Story, *, among: Collection[str]) -> Iterator[Wording]:
    """Every wording of those of these facts that are current and told by an original, in the story's order."""
    worded = story.once(_Worded)
    for fact in story.facts:
        if fact.id in among:
            yield from worded.of(fact, story)


class _Worded:
    """The wordings of the facts of a story, made when first asked for.

    The story keeps this, so this does not keep the story: whole stories would wait to be found as garbage.
    """

    def __init__(self, story: Story) -> None:
        self._originals = {parsed.id for parsed in story.originals}
        replaced = (fact for fact in story.facts if fact.superseded_by)
        self._latest = {fact.superseded_by for fact in replaced if story.sentence_of(fact).numbers}
        self._contested, self._without_figure = contested_in(story), of_disputed_figures(story)
        self._outcomes = outcomes_of(story)
        self._made: dict[str, tuple[Wording, ...]] = {}

    def of(self, fact: Fact, story: Story) -> tuple[Wording, ...]:
        """None for a fact that is contested, overtaken or told by copies alone."""
        if fact.id not in self._made:
            self._made[fact.id] = tuple(self._make(fact, story)) if self._may_be_told(fact, story) else ()
        return self._made[fact.id]

    def _may_be_told(self, fact: Fact, story: Story) -> bool:
        is_contested = fact.id in self._contested and fact.id not in self._without_figure
        if is_contested or fact.id in story.known or self._originals.isdisjoint(fact.article_ids):
            return False
        if fact.id in story.fallen and not story.fallen[fact.id].gives_figure:
            return False
        sentence, article = story.sentence_of(fact), story.article_by_id[fact.spans[0].article_id]
        if taken_back(article, sentence) or is_anecdote(article, sentence, story):
            return False
        return not is_overtaken(sentence, self._outcomes)

    def _make(self, fact: Fact, story: Story) -> Iterator[Wording]:
        sentence, article = story.sentence_of(fact), story.article_by_id[fact.spans[0].article_id]
        today = story.days[-1] if story.days else None
        if fact.superseded_by or fact.id in self._contested or fact.id in story.fallen:
            return _without_figures(fact, story, today)
        worded = _wordings_of(fact, story, self._outcomes, today)
        every = (
            replace(each, may_be_over=may_be_over(each.sentence, self._outcomes))
            for each in worded
            if not is_of_an_unclear_day(each.sentence, today=today)
        )
        found = _with_figures(every, sentence) if fact.id in self._latest else every
        answered = _with_answer(found, answer_to(article, sentence), article, story)
        return _with_denial(answered, denial_of(article, sentence), article, story)


def _with_figures(found: Iterable[Wording], sentence: ParsedSentence) -> Iterator[Wording]:
    """Those that still give figures of the sentence."""
    return (wording for wording in found if wording.sentence.numbers or not sentence.numbers)


def _with_denial(
    found: Iterable[Wording], denial: ParsedSentence | None, article: ParsedArticle, story: Story
) -> Iterator[Wording]:
    """What alleges something carries the denial that its article gives, or is not said."""
    for wording in found:
        if not denial or wording.undenied or not needs_its_denial(wording.sentence):
            yield wording
        elif whole := _joined(wording, denial, article, story):
            yield whole


def _with_answer(
    found: Iterable[Wording], answer: ParsedSentence | None, article: ParsedArticle, story: Story
) -> Iterator[Wording]:
    """What the next sentence turns down or denies carries that, or is not said."""
    for wording in found:
        if not answer:
            yield wording
        elif answer.lows.isdisjoint(_PERSONS) and (whole := _joined(wording, answer, article, story)):
            yield whole


def _joined(wording: Wording, answer: ParsedSentence, article: ParsedArticle, story: Story) -> Wording | None:
    proof, text = story.fact_at.get((article.id, answer.start)), joined(article, wording.text, answer)
    if not proof or not text:
        return None
    sentence = parse_sentence(text, published=wording.sentence.published)
    return replace(wording, sentence=sentence, proofs=(*wording.proofs, proof), undenied=wording.sentence)


def _wordings_of(fact: Fact, story: Story, outcomes: Outcomes, today: str | None) -> Iterator[Wording]:
    article, sentence = story.article_by_id[fact.spans[0].article_id], story.sentence_of(fact)
    for plain in plain_forms(article, sentence, today=today):
        yield from _wordings_of_plain(fact, plain, story, outcomes)


def _wordings_of_plain(fact: Fact, plain: Plain, story: Story, outcomes: Outcomes) -> Iterator[Wording]:
    article, sentence = story.article_by_id[fact.spans[0].article_id], story.sentence_of(fact)
    place = _place(sentence, article, story)
    proofs = tuple(story.fact_at.get((article.id, article.sentences[index].start)) for index in plain.antecedents)
    if plain.bared and not story.once(cast_of).describes(plain.bared):
        return  # "Her deputy, Ida Kron, takes over": who she is, nothing else tells
    cited = tuple(proof for proof in proofs if proof)
    if any(map(article.is_heading, (article.sentences[index] for index in plain.antecedents))):
        plain, cited = Plain(sentence), ()
    current = without_overtaken(plain.sentence, outcomes) or plain.sentence.text
    printed = (story.article_by_id[id_].article.outlet for id_ in fact.article_ids)
    text = without_house_voice(current, outlets=filter(None, printed))
    if text is None:
        return
    told = _parsed(text, sentence)
    if not connective_length(told.text):
        yield Wording(fact, told, place, cited)
    for short in shortened(told):
        yield Wording(fact, _parsed(short, sentence), place, cited)
    for aside in promoted(told):
        yield Wording(fact, _parsed(aside, sentence), BACKGROUND, cited)


def _without_figures(fact: Fact, story: Story, today: str | None) -> Iterator[Wording]:
    article = story.article_by_id[fact.spans[0].article_id]
    sentence = story.sentence_of(fact)
    plain = made_plain(article, sentence, today=today)
    if not plain.antecedents and not is_of_an_unclear_day(plain.sentence, today=today):
        told = still_told if fact.superseded_by or fact.id in story.fallen else without_figures
        for text in told(plain.sentence):
            place, uncounted = _place(sentence, article, story), told is without_figures
            yield Wording(fact, _parsed(text, sentence), place, uncounted=uncounted)


def _place(sentence: ParsedSentence, article: ParsedArticle, story: Story) -> float:
    """0 for the first statement, whatever stands above it: whose report it is, say, but no long question."""
    return max(0, sentence.index - story.once(_firsts)[article.id]) / len(article.sentences)


def _firsts(story: Story) -> Mapping[str, int]:
    """By article the index of its first statement, or of a long question above that."""
    told = (parsed for parsed in story.articles if parsed.statements)
    return {parsed.id: min([parsed.statements[0].index, *_long_questions(parsed)]) for parsed in told}


def _long_questions(article: ParsedArticle) -> Iterator[int]:
    yield from (each.index for each in article.sentences if len(each.words) > HEADING and each.is_question)


def _parsed(text: str, sentence: ParsedSentence) -> ParsedSentence:
    """Another wording of a sentence, of the same day."""
    return sentence if text == sentence.text else parse_sentence(text, published=sentence.published)
