"""What an article is about, as weighted terms: rare names and numbers weigh most.

Weights are relative to a pile: what every article of it says tells none of them apart. Promises unit
vectors of bounded size that depend on the articles and on nothing else, their order included.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from summarizer.language.parse import ParsedArticle, parse_sentence
from summarizer.language.words import Word

Vector = Mapping[str, float]

# Mentions that one mention in a name, or of a number, counts as: other people in the same kind of story
# make another event. A word of the title counts as two.
NAME, TITLE = 3.0, 2.0
MOST_TERMS = 80  # of an article's vector, the heaviest; bounds time and memory however long the article
# Articles of other news imagined around the pile: without them the words that all articles of a one-event
# pile share would weigh nothing, and the event would fall apart. With 20 for 50, 2 of 15 one-event clusters
# of twelve articles did, with 50 none; without the share, piles of a hundred did.
BACKGROUND, BACKGROUND_SHARE = 50, 2


def terms_of(parsed: ParsedArticle) -> Vector:
    """Each term of the article with the logarithm of its mentions."""
    mentions: Counter[str] = Counter()
    for term, weight in _mentions(parsed):
        mentions[term] += weight  # type: ignore[assignment]  # a Counter may hold fractions
    return {term: 1 + math.log(count) for term, count in mentions.items()}


def vectors_of(articles: Sequence[Vector]) -> tuple[Vector, ...]:
    """Unit vectors of articles given by their terms, weighed by how rare each term is among them."""
    holders = Counter(term for terms in articles for term in terms)
    imagined = len(articles) + max(BACKGROUND, BACKGROUND_SHARE * len(articles))
    rarity = {term: math.log(imagined / (count + 0.5)) for term, count in holders.items()}
    return tuple(_unit({term: weight * rarity[term] for term, weight in terms.items()}) for terms in articles)


def _mentions(parsed: ParsedArticle) -> Iterator[tuple[str, float]]:
    for sentence in parsed.sentences:
        named = {word.start for name in sentence.names for word in name.words}
        for word in sentence.words:
            if not word.is_stop:
                yield _term(word), NAME if word.start in named or word.text[0].isdigit() else 1.0
    for word in parse_sentence(parsed.article.title or "").words:
        if not word.is_stop:
            yield _term(word), TITLE


def _term(word: Word) -> str:
    """The stem without case: a headline may be all capitals."""
    return word.stem.casefold()


def _unit(weights: Vector) -> Vector:
    heaviest = sorted(weights.items(), key=lambda entry: (-entry[1], entry[0]))[:MOST_TERMS]
    length = math.sqrt(sum(weight * weight for _, weight in heaviest))
    return {term: weight / length for term, weight in heaviest}
