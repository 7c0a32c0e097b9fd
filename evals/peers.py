"""Other ways to a summary of so many words, to measure our briefs against.

- `lead`: the articles' first sentences in turn, then their second ones, and so on. Hard to beat on news.
- `lexrank`, `textrank`: sumy's, with its English stemmer and stop words, on sentences and words as we
  split them. Taken by rank, shown in the documents' order.
- `oracle`: the sentences that cover most gold for their words, chosen greedily by the gold itself. No
  peer but an upper mark: what whole sentences could reach.

All are given the cleaned text without headings, questions and sentences under five words, and fill
their words alike: a sentence that does not fit is passed over. None removes near duplicates.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import Protocol, TypeVar

from evals.cases import Case
from evals.metrics.facts import covered_alone
from summarizer.errors import UsageError
from summarizer.language.parse import ParsedArticle
from summarizer.language.words import count_words, words_in
from summarizer.stages.ingest import ingest

PEERS = ("lead", "lexrank", "textrank", "oracle")
UPPER_MARK = "oracle"


@dataclass(frozen=True)
class Sources:
    """What a peer summarises: the articles' sentences, in the order of the case. Only the oracle sees the case."""

    case: Case
    articles: tuple[tuple[str, ...], ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """All sentences, article after article."""
        return tuple(chain.from_iterable(self.articles))


Peer = Callable[[Sources, int], tuple[str, ...]]  # the second is the number of words


class _Ranked(Protocol):
    """What sumy knows of a sentence; `str(sentence)` is its text."""

    sentence: object


_Item = TypeVar("_Item")


def peers_named(names: str) -> dict[str, Peer]:
    """The peers of a list with commas between. Raises UsageError for an unknown one, and when sumy is not there."""
    wanted = [name.strip() for name in names.split(",") if name.strip()]
    unknown = [name for name in wanted if name not in PEERS]
    if unknown:
        raise UsageError(f"there is no peer {unknown[0]!r}; there are {', '.join(PEERS)}")
    ready: dict[str, Peer] = {"lead": lead, "oracle": oracle}
    return {name: ready.get(name) or _by_sumy(name) for name in dict.fromkeys(wanted)}


def sources_of(case: Case) -> Sources:
    """The sentences of a case's usable articles."""
    given = case.articles()
    place = {item.source: number for number, item in enumerate(given)}
    usable = ingest(given, english_only=False).articles
    # Ingest has an order of its own; an article that it had to rename stands last.
    in_order = sorted(usable, key=lambda item: place.get(item.article.source, len(place)))
    return Sources(case, tuple(_sentences(article) for article in in_order))


def lead(sources: Sources, words: int) -> tuple[str, ...]:
    """First sentences in turn."""
    rounds = zip_longest(*sources.articles)
    return tuple(_that_fit((text for texts in rounds for text in texts if text is not None), words))


def oracle(sources: Sources, words: int) -> tuple[str, ...]:
    """Again and again the sentence with most uncovered gold per word; stops when none adds any."""
    weight = {fact.id: fact.importance for fact in sources.case.gold.facts}
    texts = sources.sentences
    open_facts = dict(zip(texts, covered_alone(texts, sources.case), strict=True))
    chosen: list[str] = []
    while True:
        fitting = [text for text, facts in open_facts.items() if facts and count_words(text) <= words]
        if not fitting:
            return tuple(chosen)
        best = max(fitting, key=lambda text: sum(weight[fact] for fact in open_facts[text]) / count_words(text))
        chosen.append(best)
        words -= count_words(best)
        open_facts = {text: facts - open_facts[best] for text, facts in open_facts.items()}


def _by_sumy(name: str) -> Peer:
    try:
        from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence  # type: ignore[import-untyped]
        from sumy.nlp.stemmers import Stemmer  # type: ignore[import-untyped]
        from sumy.summarizers.lex_rank import LexRankSummarizer  # type: ignore[import-untyped]
        from sumy.summarizers.text_rank import TextRankSummarizer  # type: ignore[import-untyped]
        from sumy.utils import get_stop_words  # type: ignore[import-untyped]
    except ImportError as error:
        raise UsageError(
            f"the peer {name!r} is sumy's, which is not installed; `make test` installs it, "
            "`--peers lead` goes without"
        ) from error
    summarizer = {"lexrank": LexRankSummarizer, "textrank": TextRankSummarizer}[name](Stemmer("english"))
    summarizer.stop_words = get_stop_words("english")

    def summarise(sources: Sources, words: int) -> tuple[str, ...]:
        paragraphs = [Paragraph(Sentence(text, _Tokenizer()) for text in texts) for texts in sources.articles]
        # Where sumy expects a number of sentences it also takes a function that selects from the ranking.
        return tuple(map(str, summarizer(ObjectDocumentModel(paragraphs), _selecting(words))))

    return summarise


class _Tokenizer:
    """Our words for sumy, whose own tokenizer needs a download."""

    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(word.text for word in words_in(text))


def _selecting(words: int) -> Callable[[Sequence[_Ranked]], list[_Ranked]]:
    return lambda ranking: _that_fit(ranking, words, lambda item: str(item.sentence))


def _that_fit(items: Iterable[_Item], words: int, text_of: Callable[[_Item], str] = str) -> list[_Item]:
    """Each that still fits, in order."""
    chosen = []
    for item in items:
        if count_words(text_of(item)) <= words:
            chosen.append(item)
            words -= count_words(text_of(item))
    return chosen


def _sentences(article: ParsedArticle) -> tuple[str, ...]:
    return tuple(sentence.wording for sentence in article.statements)
