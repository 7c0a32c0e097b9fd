"""The corrections of an article: where they stand, and its text with what they say in the place of them.

Which sentences tell an error is read in `errata.py`, what holds instead is put into words by `set_right.py`.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from summarizer.language.errata import asides_in, errata_in, in_own_voice, may_correct
from summarizer.language.quotes import Quote
from summarizer.language.set_right import Reading, readings_in


class Notice(NamedTuple):
    """A correction, from `start` to `end`; its first sentence ends at `said`, and the one behind it at `then`.

    `tells_error`: what the first sentence tells was reported, and is not so. `is_set_right`: what holds instead
    stands in the place of it.
    """

    start: int
    said: int
    then: int
    tells_error: bool
    is_set_right: bool
    end: int


class Corrected(NamedTuple):
    """The text as corrected, as long as before; the corrections; and where sentences start that are no statements."""

    text: str
    notices: tuple[Notice, ...] = ()
    unsaid: frozenset[int] = frozenset()


class _Sentence(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def paragraph(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def quotes(self) -> tuple[Quote, ...]: ...


def corrected(text: str, sentences: Sequence[_Sentence], *, title: str, outlet: str) -> Corrected:
    """The text of an article with these sentences; itself where it corrects nothing."""
    texts = [_outside_quotations(sentence) for sentence in sentences]
    if not may_correct(texts, title=title):
        return Corrected(text)
    texts = [in_own_voice(each, outlet) for each in texts]
    errata = errata_in(texts, title=title)
    readings = {each.first: each for each in readings_in(texts, errata) if _fits(each, sentences)}
    if not errata and not readings:
        return Corrected(text)
    apart = (errata | asides_in(texts, errata)) - readings.keys()
    for reading in readings.values():
        start, end = sentences[reading.first].start, sentences[reading.last].end
        text = text[:start] + reading.text.ljust(end - start) + text[end:]
    return Corrected(
        text, tuple(_notices(sentences, errata, readings)), frozenset(sentences[at].start for at in apart)
    )


def _outside_quotations(sentence: _Sentence) -> str:
    """Its text with blanks for what is quoted: what somebody says is no word of the paper's."""
    text = sentence.text
    for quote in sentence.quotes:
        start, end = quote.start - sentence.start, quote.end - sentence.start
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _fits(reading: Reading, sentences: Sequence[_Sentence]) -> bool:
    first, last = sentences[reading.first], sentences[reading.last]
    return first.paragraph == last.paragraph and len(reading.text) <= last.end - first.start and not first.quotes


def _notices(
    sentences: Sequence[_Sentence], errata: frozenset[int], readings: dict[int, Reading]
) -> Iterator[Notice]:
    for at in sorted(errata | readings.keys()):
        said, behind = sentences[at], sentences[at + 1 : at + 2]
        then = next((each.end for each in behind if each.paragraph == said.paragraph), said.end)
        end = sentences[readings[at].last].end if at in readings else then
        yield Notice(said.start, said.end, then, at in errata, at in readings, end)
