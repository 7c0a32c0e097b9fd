"""Choose the wordings that together cover the most of what the sources share, within the words.

As Gillick and Favre (2009) do: a concept is a pair of neighbouring content words or a figure,
weighted by the number of origins that use it, and the best choice covers the most weight. They
solve it exactly; we take the best wording per word first, then trade single ones as long as that
helps. No two chosen ones say the same.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from summarizer.drafters.wordings import Wording
from summarizer.language.gazetteer import country_of_capital, known_in
from summarizer.language.parse import ParsedSentence
from summarizer.ports import Story

# Two sentences repeat each other when they share more than this part of the shorter one's words.
REPEATED = 0.6
# A first sentence counts this much more than a last one, since news puts what matters first, and a
# sentence is judged by weight / words ** LENGTH_POWER: 1 would favour the short, 0 the long. Both were
# chosen among 25 pairs by fact recall on three clusters of ours and fifteen of SummHay; the
# differences between neighbouring pairs are within the noise of so few clusters.
QUOTATION = 3  # words
LEAD_BONUS = 0.4
LENGTH_POWER = 0.9
AGREEMENT_POWER = 0.7
SINGLE = 1 / 3
NAME = 0.5
APART = 3
LEAD_SHARE = 0.75  # of the words a brief may have; a longer opening would be all of it
TRADED = 20  # sentences; a longer brief has room for what a trade would bring, and trades are cubic in them
CONSIDERED = 400  # wordings; the choice is quadratic in them, and no brief needs more


@dataclass(frozen=True)
class _Candidate:
    wording: Wording
    words: int
    concepts: tuple[str, ...]  # sorted, so that sums do not depend on the order of a set
    bonus: float
    quoted: frozenset[tuple[str, ...]]

    @property
    def stems(self) -> frozenset[str]:
        return self.wording.sentence.stems

    @property
    def key(self) -> tuple[str, str]:
        """Orders equals in the same way in every run."""
        return self.wording.fact.id, self.wording.text


def choose(wordings: Sequence[Wording], story: Story, *, words: int) -> tuple[Wording, ...]:
    """The chosen wordings, the lead first, of at most `words` words together."""
    candidates = [_candidate(wording) for wording in wordings]
    weights = _weights(candidates, story)
    pool = sorted(candidates, key=lambda item: (-_worth(item, weights, frozenset()), item.key))[:CONSIDERED]
    chosen = _greedy(pool, weights, words, lead=_lead(pool, story, words))
    return tuple(item.wording for item in _improved(chosen, pool, weights, words))


def _candidate(wording: Wording) -> _Candidate:
    return _Candidate(
        wording=wording,
        words=wording.words,
        concepts=_concepts(wording.sentence),
        quoted=_quoted(wording.sentence),
        bonus=1 + LEAD_BONUS * (1 - wording.place),
    )


def _lead(pool: Sequence[_Candidate], story: Story, budget: int) -> _Candidate | None:
    """The opening of an article whose words most origins share, when it leaves room for more."""
    pairs = {(stem, parsed.article.origin) for parsed in story.originals for stem in parsed.stems}
    users = Counter(stem for stem, _ in pairs)

    def shared(item: _Candidate) -> float:
        return sum(users[stem] for stem in item.stems) / math.sqrt(max(len(item.stems), 1))

    openings = (
        item
        for item in pool
        if item.wording.place == 0 and item.wording.is_told and item.words <= LEAD_SHARE * budget
    )
    return max(openings, key=lambda item: (shared(item), item.key), default=None)


def _concepts(sentence: ParsedSentence) -> tuple[str, ...]:
    """What a sentence tells: its names, its figures, and pairs of content words at most `APART` words apart."""
    tokens = _tokens(sentence)
    named = {word.stem for name in sentence.names for word in name.words}
    pairs = {
        f"{first} {second}"
        for gap in range(1, APART + 1)
        for first, second in zip(tokens, tokens[gap:], strict=False)
    }
    names = (f"@{token}" for token in tokens if token in named or token[0].isupper())
    return tuple(sorted({*pairs, *names, *(f"#{number.value}" for number in sentence.numbers)}))


def _tokens(sentence: ParsedSentence) -> list[str]:
    """The content words in order; a country is one token by any of its names, its people or its capital."""
    known = {found.start: found for found in known_in(sentence.words)}
    tokens, at = [], 0
    while at < len(sentence.words):
        word, found = sentence.words[at], known.get(at)
        if found:
            tokens.append(found.name)
            at = found.end
            continue
        if word.stem in sentence.stems:
            tokens.append((word.text[0].isupper() and country_of_capital(word.text)) or word.stem)
        at += 1
    return tokens


def _weights(candidates: Sequence[_Candidate], story: Story) -> dict[str, float]:
    """What covering each concept is worth: more, the more origins use it, by a power of their number."""
    origins: defaultdict[str, set[str]] = defaultdict(set)
    for parsed in story.originals:
        for sentence in parsed.statements:
            for concept in _concepts(sentence):
                origins[concept].add(parsed.article.origin)
    wanted = {concept for item in candidates for concept in item.concepts}
    return {concept: _weight(concept, len(origins[concept])) for concept in wanted}


def _weight(concept: str, origins: int) -> float:
    shared = origins**AGREEMENT_POWER if origins > 1 else SINGLE
    return shared * (NAME if concept[0] == "@" else 1)


def _worth(item: _Candidate, weights: dict[str, float], covered: frozenset[str] | set[str]) -> float:
    gain = sum(weights[concept] for concept in item.concepts if concept not in covered)
    return gain * item.bonus / math.pow(max(item.words, 1), LENGTH_POWER)


def _greedy(
    pool: Sequence[_Candidate], weights: dict[str, float], budget: int, *, lead: _Candidate | None
) -> list[_Candidate]:
    """The lead, and then the best wording per word, again and again.

    What a wording is worth only falls as others are chosen, so most need no second look (Minoux, 1978).
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
    """Trade one chosen wording but the first for another while the whole gets better, at most once each."""
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
    for at, out in enumerate(chosen):
        rest = [item for item in chosen if item is not out]
        room = budget - sum(item.words for item in rest)
        bonuses = _bonuses(rest)
        loss = _added(out, bonuses, weights)
        for item in pool:
            if item in chosen or item.words > room or (at == 0 and item.wording.fact is not out.wording.fact):
                continue
            gain = _added(item, bonuses, weights) - loss
            if gain > most and not _repeats(item, rest):
                best, most = [*chosen[:at], item, *chosen[at + 1 :]], gain
    return best


def _bonuses(items: Iterable[_Candidate]) -> dict[str, float]:
    """For each concept the best bonus of a wording that has it."""
    best: dict[str, float] = {}
    for item in items:
        for concept in item.concepts:
            best[concept] = max(best.get(concept, 0.0), item.bonus)
    return best


def _added(item: _Candidate, bonuses: dict[str, float], weights: dict[str, float]) -> float:
    """The weight that a wording adds to others with these bonuses."""
    return sum(
        weights[concept] * (item.bonus - bonuses.get(concept, 0.0))
        for concept in item.concepts
        if bonuses.get(concept, 0.0) < item.bonus
    )


def _repeats(item: _Candidate, chosen: Iterable[_Candidate]) -> bool:
    """Does it say what another says: most of the same words, or the same quotation?"""
    return any(
        len(item.stems & other.stems) > REPEATED * min(len(item.stems), len(other.stems))
        or not item.quoted.isdisjoint(other.quoted)
        for other in chosen
    )


def _quoted(sentence: ParsedSentence) -> frozenset[tuple[str, ...]]:
    """The quotations of a sentence, by their stems."""
    stems = (
        tuple(word.stem for word in sentence.words if quote.start <= word.start < quote.end)
        for quote in sentence.quotes
    )
    return frozenset(words for words in stems if len(words) >= QUOTATION)
