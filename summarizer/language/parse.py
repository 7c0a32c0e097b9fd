"""Read one text once: its sentences, and in each its words, numbers, names and quotes.

Every step downstream works on the `ParsedArticle`; nobody splits or tokenises an article again.
A sentence that ends without a full stop in an article that has full stops is a heading or a stray
headline, and so is one in capitals alone: it is kept, marked, says nobody's words and is never a fact.
"""

import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from summarizer.domain import Article, Span
from summarizer.language.clause_reader import clauses_of
from summarizer.language.clauses import Clauses
from summarizer.language.concepts import concepts_in
from summarizer.language.dates import DateMention, dates_in
from summarizer.language.full_names import FullName, full_names
from summarizer.language.gazetteer import Known, known_in
from summarizer.language.hedges import Hedge, hedges_in
from summarizer.language.identify import is_foreign
from summarizer.language.names import Name, names_in
from summarizer.language.notices import Notice, corrected
from summarizer.language.numbers import Number, numbers_in
from summarizer.language.people import People, people_in
from summarizer.language.quotes import Quote, open_quote, quotes_in
from summarizer.language.reference import replacement
from summarizer.language.sentences import Piece, paragraphs, split_paragraph, trimmed
from summarizer.language.speakers import Speaker, Utterance, speakers
from summarizer.language.speech import Attribution, attributions_in, holder_among, spoken_in
from summarizer.language.tagging import tagged
from summarizer.language.tokens import Token
from summarizer.language.words import Word, content_stems, fold, spelt, words_in
from summarizer.lazily import KeepsFindings

_LABEL = re.compile(r"[A-Z][A-Z .'’-]{1,30}:\s")  # of whoever speaks in a script
_LONGEST_CREDIT = 140  # characters
_CREDIT = re.compile(
    r"\((?:[A-Z]\w+ )?(?:[Pp]hoto|[Pp]hotograph|[Ii]mage|[Pp]icture)s?(?:/| (?:by|via|courtesy)\b)[^()]{1,100}\)\.?$"
)
_SHOWS_HOW = 5  # sentences that show how a text is written; a table may follow
FEWEST_WORDS = 5  # of a sentence that makes an article usable
MOST_WORDS = 300  # of a statement: the longest of 3,260 sentences in seeds/ has 52, and more is a list or no prose
_TERMINATED = re.compile(r"[.!?…][\s\"'”’»)\]]{0,4}(?:\[\d{1,3}\])?$")
_LONGEST_END = 11  # characters of it, with a line's end


@dataclass(frozen=True)
class ParsedSentence(KeepsFindings):
    """One sentence. Offsets are code points of the whole text; `text` is its slice, as it stands."""

    index: int
    paragraph: int
    start: int
    end: int
    text: str
    words: tuple[Word, ...]
    numbers: tuple[Number, ...]
    names: tuple[Name, ...]
    quotes: tuple[Quote, ...]
    is_terminated: bool
    published: str | None = None  # the date of its article, which weekdays and "yesterday" count from

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """The dates it names, resolved. Read when first asked for: most sentences are never asked."""
        return dates_in(self.text, self.lows, published=self.published, quotes=self.quotes, offset=self.start)

    @cached_property
    def lows(self) -> frozenset[str]:
        """Its words in small letters, for asking whether it has one of many."""
        return spelt(self.words)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of the content words."""
        return content_stems(self.words)

    @cached_property
    def known(self) -> tuple[Known, ...]:
        """The countries, bodies and nationalities that it names."""
        return tuple(known_in(self.words))

    @cached_property
    def concepts(self) -> tuple[str, ...]:
        """What it tells, as names, figures and pairs of words."""
        return concepts_in(self.words, self.known, self.names, self.numbers, stems=self.stems)

    @cached_property
    def holder(self) -> str | None:
        """The name that the sentence gives its statement to."""
        return holder_among(self.attributions)

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """Who the sentence says says something, in the order of the verbs of saying."""
        return attributions_in(self.text, self.quotes, self.lows, self.start)

    @cached_property
    def speech(self) -> tuple[Quote, ...]:
        """The quotes that are somebody's words: no scare quotes, no titles of works."""
        if not self.quotes:
            return ()
        return tuple(self.quotes[index] for index in spoken_in(self.text, self.quotes, self.attributions, self.start))

    @cached_property
    def hedges(self) -> tuple[Hedge, ...]:
        """Its words that say less than "it is so"."""
        return hedges_in(self.text, self.words, self.lows, self.start)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its words with their parts of speech. Read when first asked for, like its clauses."""
        names = frozenset([word.start for name in self.names for word in name.words])
        return tagged(self.text, self.start, self.words, names)

    @cached_property
    def clauses(self) -> Clauses:
        """Its noun phrases and verb groups, and who does what to whom."""
        return clauses_of(self.tokens)

    @cached_property
    def wording(self) -> str:
        """The sentence on one line."""
        return " ".join(self.text.split())

    @cached_property
    def folded(self) -> str:
        """The sentence folded for comparing wording."""
        return fold(self.text)

    @property
    def is_shouted(self) -> bool:
        """Several words, all in capitals."""
        return self.text.isupper() and sum(len(word.text) > 1 and word.text.isalpha() for word in self.words) > 1

    @property
    def ends_apart(self) -> bool:
        """Is there a space before its full stop?"""
        return self.text.endswith((" .", " !", "\n."))

    @cached_property
    def is_foreign(self) -> bool:
        """Is it plainly of another language, which no rule reads?"""
        return is_foreign(self.words, self.names, self.quotes)

    @cached_property
    def is_question(self) -> bool:
        """Ends in a question mark."""
        return self.text.rstrip("\"'”’)]").endswith("?")


@dataclass(frozen=True)
class ParsedText(KeepsFindings):
    """Any text, read."""

    text: str
    sentences: tuple[ParsedSentence, ...]
    unsaid: frozenset[int] = field(default=frozenset(), kw_only=True)  # where those start that are no statements

    @cached_property
    def folded(self) -> str:
        """The text folded for comparing wording."""
        return fold(self.text)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of all content words."""
        return frozenset[str]().union(*(sentence.stems for sentence in self.sentences))

    @cached_property
    def people(self) -> People:
        """The persons of the text."""
        return people_in(self)

    @cached_property
    def full_names(self) -> Mapping[str, FullName]:
        """Its bodies by the word that may stand for each."""
        return full_names(self.text, self.people.sightings)

    @cached_property
    def known_names(self) -> frozenset[str]:
        """Countries, nationalities' countries and international bodies that the text names, by one name each."""
        return frozenset(known.name for sentence in self.sentences for known in sentence.known)

    @cached_property
    def statements(self) -> tuple[ParsedSentence, ...]:
        """Sentences of five words, or four with a figure; no headings, questions, captions, errata or script.

        Nor one of another language, which no rule reads, nor one of more than `MOST_WORDS`: what compares its clauses
        with each other takes a sentence for short.
        """
        apart = self._turns | self._captions
        return tuple(
            sentence
            for sentence in self.sentences
            if FEWEST_WORDS - bool(sentence.numbers) <= len(sentence.words) <= MOST_WORDS
            and not self.is_heading(sentence)
            and not sentence.is_question
            and not sentence.is_foreign
            and sentence.paragraph not in apart
            and sentence.start not in self.unsaid
        )

    def is_heading(self, sentence: ParsedSentence) -> bool:
        """Is it a heading, a stray headline or a caption, told by how the rest of the text is written?"""
        return (
            (self._has_full_stops and not sentence.is_terminated)
            or (self._has_small_letters and sentence.is_shouted)
            or (sentence.ends_apart and not self._ends_apart)
            or sentence.text.startswith("#")
        )

    def speaker_of(self, sentence: ParsedSentence) -> Speaker | None:
        """Whose words a sentence of this text is, with a pronoun resolved; None for the writer's own."""
        return self._speakers[sentence.index]

    @cached_property
    def _turns(self) -> frozenset[int]:
        """The paragraphs of a script, "VOSS: It was late.", that are somebody's words; one label is a dateline."""
        firsts = {sentence.paragraph: sentence for sentence in reversed(self.sentences)}.values()
        found = frozenset(each.paragraph for each in firsts if _LABEL.match(each.text))
        return found if len(found) > 1 else frozenset()

    @cached_property
    def _captions(self) -> frozenset[int]:
        """The paragraphs that end with who took the picture."""
        lasts = {sentence.paragraph: sentence for sentence in self.sentences}.values()
        return frozenset(each.paragraph for each in lasts if _CREDIT.search(each.text[-_LONGEST_CREDIT:]))

    @cached_property
    def _has_full_stops(self) -> bool:
        return any(sentence.is_terminated for sentence in self.sentences)

    @cached_property
    def _ends_apart(self) -> bool:
        """Is a space before the full stop how this text is written, and no sign of a line put in by another hand?"""
        first = self.sentences[:_SHOWS_HOW]
        return 2 * sum(sentence.ends_apart for sentence in first) >= len(first)

    @cached_property
    def _has_small_letters(self) -> bool:
        return not all(sentence.is_shouted for sentence in self.sentences)

    @cached_property
    def _speakers(self) -> tuple[Speaker | None, ...]:
        found = speakers([self._utterance(sentence) for sentence in self.sentences])
        return tuple(
            each if each and each.certain else self._meant(sentence) or each
            for sentence, each in zip(self.sentences, found, strict=True)
        )

    def _meant(self, sentence: ParsedSentence) -> Speaker | None:
        """Whom the "he" of a speaker stands for, by who was spoken of before."""
        first = next(iter(sentence.attributions), None) if sentence.quotes else None
        meant = replacement(self, sentence) if first and first.pronoun else None
        if not first or not meant or not meant.persons or meant.start != first.start:
            return None
        name = meant.persons[0].name
        return Speaker(name, name, meant.antecedents[0], certain=True)

    def _utterance(self, sentence: ParsedSentence) -> Utterance:
        last = sentence.quotes[-1] if sentence.quotes else None
        return Utterance(
            paragraph=sentence.paragraph,
            start=sentence.start,
            text=sentence.text,
            attributions=() if self.is_heading(sentence) else sentence.attributions,
            quoted=sum(quote.end - quote.start + 2 for quote in sentence.quotes) / max(len(sentence.text), 1),
            # A quotation that was closed ends before its mark, so before the end of its sentence.
            left_open=last is not None and last.end == sentence.end,
        )


@dataclass(frozen=True)
class ParsedArticle(ParsedText):
    """An article, read. Its own text is always there before rendering.

    `text` is that with what the article's corrections say in the place of them (`set_right.py`), as long as before:
    a sentence that stands there starts and ends where the correction does, and a span has the article's words.
    """

    article: Article
    notices: tuple[Notice, ...] = ()

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.id

    @cached_property
    def errata(self) -> frozenset[int]:
        """Where the sentences start in which it tells what was reported wrongly."""
        return frozenset(each.start for each in self.notices if each.tells_error and not each.is_set_right)

    def span(self, start: int, end: int) -> Span:
        """A span of this article with its quote."""
        return Span(article_id=self.id, start=start, end=end, quote=(self.article.text or "")[start:end])


def parse_text(text: str, *, published: str | None = None) -> ParsedText:
    """Read a text that is no article, such as a summary to be checked."""
    return ParsedText(text=text, sentences=tuple(_sentences(text, published)))


def parse_article(article: Article) -> ParsedArticle:
    """Read an article. Raises ValueError for one that was written without its text."""
    if article.text is None:
        raise ValueError(f"article {article.source!r} carries no text; write the brief without --no-text")
    sentences = tuple(_sentences(article.text, article.published))
    reading = corrected(article.text, sentences, title=article.title or "", outlet=article.outlet or "")
    if reading.notices:
        ends = {each.start: each.end for each in reading.notices if each.is_set_right}
        found = _sentences(reading.text, article.published)
        sentences = tuple(replace(each, end=ends.get(each.start, each.end)) for each in found)
    return ParsedArticle(
        text=reading.text, sentences=sentences, unsaid=reading.unsaid, article=article, notices=reading.notices
    )


def parse_sentence(text: str, *, published: str | None = None) -> ParsedSentence:
    """Read a text as one sentence, whatever its punctuation says."""
    whole = trimmed(text, Piece(0, len(text)))
    return _parsed(text, 0, 0, whole, quotes_in(text), published)


def _sentences(text: str, published: str | None) -> Iterator[ParsedSentence]:
    index = 0
    for number, paragraph in enumerate(paragraphs(text)):
        quotes = deque(_quotes_of(text, paragraph))
        for piece in split_paragraph(text, paragraph):
            whole = trimmed(text, piece)
            if whole.start < whole.end:
                yield _parsed(text, index, number, whole, tuple(_inside(text, quotes, whole)), published)
                index += 1


def _quotes_of(text: str, paragraph: Piece) -> Iterator[Quote]:
    found = quotes_in(text, paragraph.start, paragraph.end)
    yield from found
    left_open = open_quote(
        text, paragraph.start, paragraph.end, after=found[-1].end + 1 if found else paragraph.start
    )
    if left_open:
        yield left_open


def _inside(text: str, quotes: deque[Quote], piece: Piece) -> Iterator[Quote]:
    """The quotes of a sentence; of one that runs over several sentences, the part in this one.

    Takes all that end in the piece, so that each is looked at once a sentence it stands in.
    """
    while quotes and quotes[0].start < piece.end:
        quote = quotes[0]
        start, end = max(quote.start, piece.start), min(quote.end, piece.end)
        if start < end:
            yield quote if (start, end) == (quote.start, quote.end) else Quote(text[start:end], start, end)
        if quote.end > piece.end:
            return
        quotes.popleft()


def _parsed(
    text: str, index: int, paragraph: int, piece: Piece, quotes: tuple[Quote, ...], published: str | None
) -> ParsedSentence:
    stretch = text[piece.start : piece.end]
    words = words_in(text, piece.start, piece.end)
    return ParsedSentence(
        index=index,
        paragraph=paragraph,
        start=piece.start,
        end=piece.end,
        text=stretch,
        words=words,
        numbers=numbers_in(text, words, piece.start),
        names=names_in(text, words),
        quotes=quotes,
        is_terminated=bool(_TERMINATED.search(stretch[-_LONGEST_END:])),
        published=published,
    )
