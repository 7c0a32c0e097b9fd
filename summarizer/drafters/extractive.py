"""A brief without a model: whole sentences of the articles, chosen to cover what the sources share.

Chooses as Gillick and Favre (2009) do: a concept is a pair of neighbouring content words, weighted
by the number of origins that use it, and the best brief covers the most weight within its words.
They solve it exactly; we take the best sentence per word first, then trade single sentences as
long as that helps. No sentence that leans on its neighbours is used (see `standalone.py`), and none
that repeats one already chosen.
Does not shorten or join sentences.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from summarizer.domain import Claim, Fact, content_id
from summarizer.drafters.standalone import stands_alone
from summarizer.language.parse import ParsedSentence
from summarizer.language.words import STOP_WORDS, count_words
from summarizer.ports import Draft, Story

# Two sentences repeat each other when they share more than this part of the shorter one's words.
REPEATED = 0.6
# A first sentence counts this much more than a last one, since news puts what matters first, and a
# sentence is judged by weight / words ** LENGTH_POWER: 1 would favour the short, 0 the long. Both were
# chosen among 25 pairs by fact recall on three clusters of ours and fifteen of SummHay; the
# differences between neighbouring pairs are within the noise of so few clusters.
LEAD_BONUS = 0.5
LENGTH_POWER = 0.8
HEADLINE_WORDS = range(5, 21)
LEAD_SHARE = 0.75  # of the words a brief may have; a longer opening would be all of it
TRADED = 20  # sentences; a longer brief has room for what a trade would bring, and trades are cubic in them
CONSIDERED = 400  # candidates; the choice is quadratic in them, and no brief needs more

_SIDE_CLAUSE = re.compile(r", (?:who|which|whose|where|while|as|after|amid|although|though)\b[^,“”\"]*(?:,|(?=\.?$))")
_HOURS_BEFORE = re.compile(
    r", (?:an?|the|just|only|some|\w+)(?: few| \w+)? (?:hours?|days?|weeks?|months?) (?:before|after|ahead)\b[^,]*$"
)
# "..., calling the two great powers": what a sentence adds to its news. "According to" is none of these.
_ADDITION = re.compile(
    r", (?:calling|saying|adding|making|leaving|bringing|raising|sending|prompting|marking|giving|ending)\b.*$"
)
_OPENING_PHRASE = re.compile(r"(?:On|In|At|After|Before|During|Earlier|Later|Ahead)\b[^,“”\"]{2,60}, (?=[A-Z])")


@dataclass(frozen=True)
class _Candidate:
    fact: Fact
    words: int
    stems: frozenset[str]
    concepts: tuple[str, ...]  # sorted, so that sums do not depend on the order of a set
    place: float  # 0 for the first sentence of its article, towards 1 for the last
    shared: float  # how many origins use its words, summed, by the root of their number

    @property
    def is_told(self) -> bool:
        """Opens with the writer's words, not with a quotation."""
        return self.fact.text[0] not in "\"“'‘"


class ExtractiveDrafter:
    """The embedded drafter, the default and the stand-in for a model that failed."""

    name = "extractive"

    async def draft(self, story: Story, *, words: int) -> Draft:
        """A draft of at most `words` words; without claims when no sentence fits."""
        candidates = _candidates(story)
        weights = _weights(candidates, story)
        pool = sorted(candidates, key=lambda item: (-_worth(item, weights, frozenset()), item.fact.id))[:CONSIDERED]
        chosen = _greedy(pool, weights, words, lead=_lead(pool, words))
        ordered = _in_reading_order(_improved(chosen, pool, weights, words))
        claims = tuple(_claim(item.fact) for item in ordered)
        return Draft(headline=_headline(ordered), claims=claims)


def without_side_clauses(sentence: str) -> str:
    """The sentence without opening phrase, side clauses and full stop."""
    for clause in (_ADDITION, _HOURS_BEFORE, _SIDE_CLAUSE, _OPENING_PHRASE):
        sentence = clause.sub("", sentence)
    return sentence.rstrip(".")


def _candidates(story: Story) -> list[_Candidate]:
    originals = {parsed.id for parsed in story.originals}
    users = _users(story)
    found = []
    for fact in story.facts:
        sentence = story.sentence_of(fact)
        if originals.isdisjoint(fact.article_ids) or not stands_alone(sentence):
            continue
        sentences = len(story.article_by_id[fact.spans[0].article_id].sentences)
        found.append(
            _Candidate(
                fact=fact,
                words=count_words(fact.text),
                stems=sentence.stems,
                concepts=_concepts(sentence),
                place=sentence.index / sentences,
                shared=sum(users[stem] for stem in sentence.stems) / math.sqrt(max(len(sentence.stems), 1)),
            )
        )
    return found


def _users(story: Story) -> Counter[str]:
    """How many origins use each word."""
    pairs = {(stem, parsed.article.origin) for parsed in story.originals for stem in parsed.stems}
    return Counter(stem for stem, _ in pairs)


def _lead(pool: Sequence[_Candidate], budget: int) -> _Candidate | None:
    """The opening of an article whose words most origins share, when it leaves room for more."""
    openings = (item for item in pool if item.place == 0 and item.is_told and item.words <= LEAD_SHARE * budget)
    return max(openings, key=lambda item: (item.shared, item.fact.id), default=None)


def _concepts(sentence: ParsedSentence) -> tuple[str, ...]:
    """Pairs of neighbouring content stems, and the values of its numbers."""
    stems = [word.stem for word in sentence.words if word.stem in sentence.stems]
    pairs = (f"{first} {second}" for first, second in zip(stems, stems[1:], strict=False))
    return tuple(sorted({*pairs, *(f"#{number.value}" for number in sentence.numbers)}))


def _weights(candidates: Sequence[_Candidate], story: Story) -> dict[str, float]:
    """How many origins use each concept. One that a single origin uses once counts a third."""
    origins: defaultdict[str, set[str]] = defaultdict(set)
    for parsed in story.originals:
        for sentence in parsed.statements:
            for concept in _concepts(sentence):
                origins[concept].add(parsed.article.origin)
    wanted = {concept for item in candidates for concept in item.concepts}
    return {concept: len(origins[concept]) if len(origins[concept]) > 1 else 1 / 3 for concept in wanted}


def _worth(item: _Candidate, weights: dict[str, float], covered: frozenset[str] | set[str]) -> float:
    gain = sum(weights[concept] for concept in item.concepts if concept not in covered)
    return gain * _bonus(item) / math.pow(max(item.words, 1), LENGTH_POWER)


def _bonus(item: _Candidate) -> float:
    return 1 + LEAD_BONUS * (1 - item.place)


def _greedy(
    pool: Sequence[_Candidate], weights: dict[str, float], budget: int, *, lead: _Candidate | None
) -> list[_Candidate]:
    """The lead, and then the best sentence per word, again and again.

    What a sentence is worth only falls as others are chosen, so most need no second look (Minoux, 1978).
    """
    chosen = [lead] if lead else []
    covered = set(lead.concepts) if lead else set()
    budget -= lead.words if lead else 0
    queue = [(-_worth(item, weights, covered), number) for number, item in enumerate(pool)]
    heapify(queue)
    while queue:
        _, number = heappop(queue)
        item = pool[number]
        if item.words > budget or _repeats(item, chosen):
            continue
        entry = (-_worth(item, weights, covered), number)
        if queue and queue[0] < entry:
            heappush(queue, entry)
            continue
        chosen.append(item)
        covered.update(item.concepts)
        budget -= item.words
    return chosen


def _improved(
    chosen: list[_Candidate], pool: Sequence[_Candidate], weights: dict[str, float], budget: int
) -> list[_Candidate]:
    """Trade one chosen sentence but the first for another while the whole gets better, at most once each."""
    if len(chosen) > TRADED:
        return chosen
    for _ in range(len(chosen)):
        trade = _best_trade(chosen, pool, weights, budget)
        if trade is None:
            break
        chosen = trade
    return chosen


def _best_trade(
    chosen: list[_Candidate], pool: Sequence[_Candidate], weights: dict[str, float], budget: int
) -> list[_Candidate] | None:
    best, most = None, 1e-9
    for out in chosen[1:]:
        rest = [item for item in chosen if item is not out]
        room = budget - sum(item.words for item in rest)
        bonuses = _bonuses(rest)
        loss = _added(out, bonuses, weights)
        for item in pool:
            if item in chosen or item.words > room:
                continue
            gain = _added(item, bonuses, weights) - loss
            if gain > most and not _repeats(item, rest):
                best, most = [*rest, item], gain
    return best


def _bonuses(items: Iterable[_Candidate]) -> dict[str, float]:
    """For each concept the best bonus of a sentence that has it."""
    best: dict[str, float] = {}
    for item in items:
        for concept in item.concepts:
            best[concept] = max(best.get(concept, 0.0), _bonus(item))
    return best


def _added(item: _Candidate, bonuses: dict[str, float], weights: dict[str, float]) -> float:
    """The weight that a sentence adds to others with these bonuses."""
    bonus = _bonus(item)
    return sum(
        weights[concept] * (bonus - bonuses.get(concept, 0.0))
        for concept in item.concepts
        if bonuses.get(concept, 0.0) < bonus
    )


def _repeats(item: _Candidate, chosen: Iterable[_Candidate]) -> bool:
    return any(len(item.stems & other.stems) > REPEATED * min(len(item.stems), len(other.stems)) for other in chosen)


def _in_reading_order(chosen: Sequence[_Candidate]) -> list[_Candidate]:
    """The lead first, then as the articles have them."""
    return [*chosen[:1], *sorted(chosen[1:], key=lambda item: (item.place, item.fact.id))]


def _headline(ordered: Sequence[_Candidate]) -> str | None:
    """The lead without its side clauses, when that is short enough; else the sentence that is and stands first.

    Never a quotation, and never one about "the offer" while a sentence names somebody; without a
    fitting sentence the lead, whole.
    """
    if not ordered:
        return None
    lead = ordered[0].fact.text
    fitting = [item for item in ordered if _fits_a_headline(without_side_clauses(item.fact.text))]
    if not fitting:
        return lead.rstrip(".")
    best = max(fitting, key=lambda item: (_names_its_subject(item.fact.text), -item.place, item.fact.id))
    return without_side_clauses(lead if ordered[0] in fitting else best.fact.text)


def _names_its_subject(text: str) -> bool:
    first, _, rest = text.partition(" ")
    return first.casefold() not in STOP_WORDS or rest[:1].isupper()


def _fits_a_headline(text: str) -> bool:
    return count_words(text) in HEADLINE_WORDS and not re.search('[“"]', text)


def _claim(fact: Fact) -> Claim:
    return Claim(id=content_id("claim", fact.text), text=fact.text, citations=(fact.id,))
