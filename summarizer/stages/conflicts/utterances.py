"""What somebody is quoted as saying, put together again where a sentence or "he said" cuts it.

A quotation that runs on into the next sentence is one utterance, and so is one that goes on after the
words that name its speaker. Each stands at the first of its sentences that tells a fact.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from summarizer.language.name_keys import fold_name
from summarizer.language.parse import ParsedArticle, ParsedSentence
from summarizer.language.quotes import Quote
from summarizer.language.speakers import Speaker
from summarizer.language.words import Word
from summarizer.stages.conflicts.links import Told
from summarizer.stages.conflicts.sides import Telling, Tellings
from summarizer.stages.conflicts.topics import opening

_SHOWN = 8  # words of a quotation that name it
_LONGEST_TAG = 80  # characters between two halves of a sentence that somebody speaks


class _Part(NamedTuple):
    sentence: ParsedSentence
    quote: Quote


@dataclass(frozen=True)
class Utterance:
    """A quotation with its words, the fact that tells it, and the sentences that it stands in."""

    telling: Telling
    parts: tuple[_Part, ...]
    words: tuple[Word, ...]

    @property
    def topic(self) -> str:
        """The words that it begins with."""
        return opening(" ".join(part.quote.text for part in self.parts), _SHOWN)

    @property
    def told(self) -> Told:
        """All its sentences; the text is empty when the fact is that."""
        start, end = self.parts[0].sentence.start, self.parts[-1].sentence.end
        is_one = (start, end) == (self.telling.sentence.start, self.telling.sentence.end)
        return Told(self.telling, "" if is_one else " ".join(self.telling.article.text[start:end].split()))

    @property
    def speaker(self) -> tuple[str, ...]:
        """The person who speaks, as the words of a name; empty when that is not certain, or nobody's name."""
        names = (_speaker(self.telling.article, part) for part in self.parts)
        return next((name for name in names if name), ())

    def between(self, first: int, last: int) -> str:
        """The text from one of its words to another, both included."""
        return self.telling.article.text[self.words[first].start : self.words[last].end]

    def names(self, surname: str) -> bool:
        """Do its sentences name that person, who may then be whom it is about?"""
        return any(fold_name(word.text) == surname for part in self.parts for word in part.sentence.words)


def utterances_in(tellings: Tellings, fewest: int) -> Iterator[Utterance]:
    """The quotations of at least so many words, in the order of the facts that tell them."""
    at: dict[int, list[Utterance]] = {}
    for article in tellings.articles.values():
        for parts in _joined(article):
            words = tuple(word for part in parts for word in _words(part))
            found = (tellings.at.get((article.id, part.sentence.start)) for part in parts)
            telling = next((telling for telling in found if telling), None)
            if telling and telling.article is article and len(words) >= fewest:
                at.setdefault(id(telling), []).append(Utterance(telling, tuple(parts), words))
    for telling in tellings.all:
        yield from at.get(id(telling), ())


def _words(part: _Part) -> Iterator[Word]:
    words = part.sentence.words
    first = bisect_left(words, part.quote.start, key=_start)
    return iter(words[first : bisect_left(words, part.quote.end, key=_start)])


def _start(word: Word) -> int:
    return word.start


def _joined(article: ParsedArticle) -> Iterator[list[_Part]]:
    """The parts of each utterance of an article."""
    run: list[_Part] = []
    for sentence in article.sentences:
        spoken = frozenset(sentence.speech)
        for quote in sentence.quotes:
            part = _Part(sentence, quote)
            if run and _goes_on(article, run[-1], part):
                run.append(part)
            elif quote in spoken:
                yield from _kept(run)
                run = [part]
    yield from _kept(run)


def _kept(run: Sequence[_Part]) -> Iterator[list[_Part]]:
    if run:
        yield list(run)


def _goes_on(article: ParsedArticle, one: _Part, other: _Part) -> bool:
    """Was no mark closed between them, or only for the words that name the speaker?"""
    if one.sentence.index + 1 == other.sentence.index:
        is_one_paragraph = one.sentence.paragraph == other.sentence.paragraph
        return is_one_paragraph and one.quote.end == one.sentence.end and other.quote.start == other.sentence.start
    tag = article.text[one.quote.end : other.quote.start]
    return one.sentence is other.sentence and one.quote.text.rstrip().endswith(",") and len(tag) < _LONGEST_TAG


def _speaker(article: ParsedArticle, part: _Part) -> tuple[str, ...]:
    index = part.sentence.quotes.index(part.quote)
    given = [attribution for attribution in part.sentence.attributions if index in attribution.quotes]
    if given and not given[0].pronoun:
        name = None if given[0].described else given[0].name
    else:
        speaker = article.speaker_of(part.sentence)
        name = speaker.name if speaker and (speaker.certain or _is_near(article, part, speaker)) else None
    person = article.people.named(name.split()[-1]) if name else None
    return tuple(map(fold_name, person.name.split())) if person else ()


def _is_near(article: ParsedArticle, part: _Part, speaker: Speaker) -> bool:
    """Is the best guess named in the paragraph of the quotation, and nobody else between?"""
    first, last = speaker.named_in, part.sentence.index
    if article.sentences[first].paragraph != part.sentence.paragraph:
        return False
    return len({person for at in range(first, last + 1) for person in article.people.mentioned(at)}) == 1
