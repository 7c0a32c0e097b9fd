"""Choose the wordings that together cover the most of what the sources share, within the words.

After Gillick and Favre (2009): the sources are broken into concepts, each weighted by the number of
origins that use it, and the best choice covers the most weight. Their concepts are pairs of
neighbouring words; ours are names, figures, and pairs of content words a little apart too, so that
other wordings of one fact still share some. They solve it exactly; we take the best wording per word,
again and again. Trading chosen ones for others afterwards brought nothing on thirty-seven clusters.
No two chosen ones say the same, and all read alone or after what comes before them: that is looked at last, as it
costs most.
"""

import math
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from heapq import heappop, heappush
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from summarizer.domain import Fact
from summarizer.drafters.allegations import tells_both_sides
from summarizer.drafters.candidates import Candidate, is_of_one_event, quoted_in, says_the_same
from summarizer.drafters.centrality import Centroid
from summarizer.drafters.contested import changed_in
from summarizer.drafters.reading_order import Order
from summarizer.drafters.told import told as outside_quotations
from summarizer.drafters.verbs import tells_a_state
from summarizer.drafters.wordings import BACKGROUND, Wording
from summarizer.language.concepts import NAMED
from summarizer.language.introducing import things_introduced
from summarizer.language.looking_back import looks_back
from summarizer.language.parse import ParsedArticle
from summarizer.ports import Story

RETOLD = 0.8  # share of a sentence's words that the chosen ones have between them when it says nothing new
FLOOR = 0.25  # of the median worth of what was chosen; below it a sentence only fills the words up
# Chosen by fact recall on six clusters of ours, fifteen of SummHay and fifteen of RoSE, among some 300 random
# settings: the twenty best lie within a fact or two of each other, so none of these is more exact than it looks. The
# first two are by eleven clusters of other hands as well: there 1 and 1 find a fifth less, on ours it is all one.
LEAD_BONUS = 0.75  # a first sentence counts so much more than a last one
DAY_BEFORE = 0.9  # what a day's reports are worth beside those of the next day that has any
QUOTED = 0.7  # what a quotation is worth beside as much that is told: colour, as a rule
FIRST_BONUS = 2.0  # for the opening of a first day's article: what happened, which later ones take for known
PAST_STATE = 0.6  # for how things stand, told before the newest day; .3 chooses much alike
# For what was known, wanted or expected then, where a later article speaks of the same, and for how things stand in
# an article without a date beside others with one.
MAY_BE_OVER = 0.1
BOTH_SIDES_BONUS = 2.0  # for an allegation with its denial: where sides contradict each other is news
HISTORY = 0.5  # for what was before the news; the background has it
TOLL_BONUS = 3.0  # for how many are dead by now, where an earlier count was replaced
LENGTH_POWER = 0.8  # worth is weight / words ** this: 1 favours the short, 0 the long
AGREEMENT_POWER = 0.7  # what ten origins say is worth five times what one says, not ten times
NEARNESS_POWER = 0.7  # of the cosine with all that is told
SINGLE = 1 / 3  # what a concept that only one origin has is worth beside one that two would share
NAME = 0.5  # what a name is worth beside a pair of words
EARLIER_LEADS = 0.75  # an opening beside one of the next day that has articles; from .65 down any feature leads
LATE_OPENING = 0.5  # for the first statement that reads alone of a feature, which begins with a scene or a question
OPENING = 0.25  # of an article, within which that one stands
LEAD_SHARE = 0.75  # of the words a brief may have; a longer opening would be all of it
_ADDRESSED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr)\.?\s([A-Z][\w’'-]+)")
_YEAR = len("2025")
_DEAD = frozenset("dead died killed deaths toll".split())
_PRONOUNS = frozenset("it they them".split())  # that mean what stands right before them
WORDED = 400  # facts; wording one costs ten times what a glance at it does


Weights = Mapping[str, float]


_Ranked = tuple[float, tuple[str, str], Candidate]  # the first is what it is worth before anything is chosen, negated


_Turn = tuple[float, int]  # what it was worth when it was last looked at, negated, and its number in the pool


def weights_of(story: Story) -> Weights:
    """What covering each concept of the story is worth: more, the more origins use it."""
    origins = _origins_using(story, lambda parsed: chain.from_iterable(each.concepts for each in parsed.statements))
    return {concept: _weight(concept, count) for concept, count in origins.items()}


def _origins_using(story: Story, used: Callable[[ParsedArticle], Iterable[str]]) -> Counter[str]:
    """How many origins use each of the things that `used` finds in an article."""
    by_origin: defaultdict[str, set[str]] = defaultdict(set)
    for parsed in story.originals:
        by_origin[parsed.article.origin].update(used(parsed))
    return Counter(chain.from_iterable(by_origin.values()))


def promising(story: Story, weights: Weights) -> frozenset[str]:
    """Ids of the facts worth wording: those whose sentences, as they stand, cover most for their words."""
    if len(story.facts) <= WORDED:
        return frozenset(fact.id for fact in story.facts)

    def worth(fact: Fact) -> float:
        sentence = story.sentence_of(fact)
        gain = sum([weights.get(concept, SINGLE) for concept in sentence.concepts])
        return gain / math.pow(len(sentence.words), LENGTH_POWER)

    best = sorted(story.facts, key=lambda fact: (-worth(fact), fact.id))
    return frozenset(fact.id for fact in best[:WORDED])


def ranked(wordings: Sequence[Wording], story: Story, weights: Weights) -> tuple[_Ranked, ...]:
    """The wordings by what each is worth before anything is chosen, the best first."""
    setting = _setting_of(story)
    candidates = [_candidate(wording, setting) for wording in wordings]
    worths = [(-_worth(item, weights, frozenset()), item.key, item) for item in candidates]
    return tuple(sorted(worths, key=itemgetter(0, 1)))


def choose(pool: Sequence[_Ranked], story: Story, weights: Weights, *, words: int) -> tuple[Wording, ...]:
    """The chosen of the ranked wordings, the lead first, of at most `words` words together."""
    lead = _lead([item for _, _, item in pool], story, words)
    told = _Told(Order(story, lead.wording), lead) if lead else _Told(None)
    return tuple(item.wording for item in _greedy(pool, weights, words, told))


def least_words(pool: Sequence[_Ranked], story: Story, weights: Weights, *, above: int) -> int | None:
    """The fewest words, above so many, for which something is chosen; None where nothing ever is."""
    sizes = sorted({item.words for _, _, item in pool if item.words > above})
    return next((words for words in sizes if choose(pool, story, weights, words=words)), None)


class _Setting(NamedTuple):
    """What a wording is measured against: the days of the reports, what all speak of, and the latest figures."""

    days: Sequence[str]
    centroid: Centroid
    latest: frozenset[str]  # ids of the facts that replaced others


def _setting_of(story: Story) -> _Setting:
    latest = frozenset(fact.superseded_by for fact in story.facts if fact.superseded_by)
    return _Setting(story.days, story.once(Centroid), latest)


def _candidate(wording: Wording, setting: _Setting) -> Candidate:
    sentence = wording.sentence
    quoted, nearness = quoted_in(sentence), setting.centroid.nearness(sentence)
    is_history = bool(setting.days) and looks_back(sentence, present=setting.days[-1][:_YEAR])
    is_latest_toll = wording.fact.id in setting.latest and not _DEAD.isdisjoint(sentence.lows)
    return Candidate(
        wording=wording,
        words=wording.words,
        concepts=sentence.concepts,
        quoted=quoted,
        nearness=nearness,
        is_history=is_history,
        bonus=(1 + LEAD_BONUS * (1 - wording.place))
        * math.pow(nearness, NEARNESS_POWER)
        * _standing_of_its_day(wording, setting.days)
        * (QUOTED if quoted else 1)
        * (HISTORY if is_history else 1)
        * (TOLL_BONUS if is_latest_toll else 1)
        * (BOTH_SIDES_BONUS if tells_both_sides(sentence) else 1),
    )


def _standing_of_its_day(wording: Wording, days: Sequence[str]) -> float:
    """What happened first is worth more, what is older less, and less again how things stood: it may be over."""
    is_first = wording.place == 0 and wording.day == days[0] if len(days) > 1 else False
    is_past_state = bool(days and wording.day) and wording.day < days[-1] and tells_a_state(wording.sentence)
    is_of_no_known_day = bool(days) and not wording.day and tells_a_state(wording.sentence)
    if wording.may_be_over or is_of_no_known_day:
        return MAY_BE_OVER
    later = _days_later(wording, days)
    return DAY_BEFORE**later * (FIRST_BONUS if is_first else 1) * (PAST_STATE if is_past_state else 1)


def _days_later(wording: Wording, days: Sequence[str]) -> int:
    """On how many later days articles were published."""
    return len(days) - bisect_right(days, wording.day) if wording.day else 0


def _lead(pool: Sequence[Candidate], story: Story, budget: int) -> Candidate | None:
    """The opening that is nearest to what all tell, the newest day's first, when it leaves room.

    Where no opening reads alone, any other statement in the writer's words; where none does, one that speaks of a
    thing as known, "The river flooded Marl": it is all there is.
    """

    def claim_to_lead(item: Candidate) -> float:
        later, is_late = _days_later(item.wording, story.days), item.wording.place > 0
        return item.nearness * EARLIER_LEADS**later * (LATE_OPENING if is_late else 1)

    changed = changed_in(story)
    told = [item for item in pool if item.wording.is_told and item.words <= budget]
    fitting = [item for item in told if item.wording.fact.id not in changed] or told
    openings = list(_openings(fitting))
    short = [item for item in openings if item.words <= LEAD_SHARE * budget]
    others = (item for item in fitting if 0 < item.wording.place < BACKGROUND and not item.is_history)
    alone = (item for item in sorted(others, key=lambda item: item.key) if item.wording.reads_alone)
    known = (item for item in fitting if item.wording.reads_after(item.stems))
    for items in (short, openings, alone, known):
        lead = max(items, key=lambda item: (claim_to_lead(item), item.key), default=None)
        if lead:
            return lead
    return None


def _openings(told: Sequence[Candidate]) -> Iterator[Candidate]:
    """Of each article the wordings of its first statement that reads alone, if that is near its beginning."""
    first: dict[str, float] = {}
    for item in sorted(told, key=lambda item: (item.wording.place, item.key)):
        id_, place = item.wording.article_id, item.wording.place
        if place and item.is_history:
            continue
        if place <= min(first.get(id_, OPENING), OPENING) and item.wording.reads_alone:
            first[id_] = place
            yield item


def _weight(concept: str, origins: int) -> float:
    shared = origins**AGREEMENT_POWER if origins > 1 else SINGLE
    return shared * (NAME if concept[0] == NAMED else 1)


def _worth(item: Candidate, weights: Weights, covered: Collection[str]) -> float:
    gain = sum([weights.get(concept, SINGLE) for concept in item.concepts if concept not in covered])
    return gain * item.bonus / math.pow(max(item.words, 1), LENGTH_POWER)


def _greedy(pool: Sequence[_Ranked], weights: Weights, budget: int, told: "_Told") -> Sequence[Candidate]:
    """What is told, and then the best wording per word, again and again, while it is worth its words.

    What a wording is worth only falls as others are chosen, so most need no second look (Minoux, 1978). One that
    speaks of what the reader has not met waits for a sentence that tells of it.
    """
    budget -= sum(item.words for item in told.items)
    queue = [(rank, number) for number, (rank, _, _) in enumerate(pool)]  # sorted, and so a heap
    waiting: list[_Turn] = []
    while queue:
        rank, number = heappop(queue)
        _, _, item = pool[number]
        if item.words > budget or told.has(item):
            continue
        worth = _worth(item, weights, told.concepts)
        if queue and queue[0] < (-worth, number):
            heappush(queue, (-worth, number))
            continue
        if worth < told.floor:
            break
        if told.makes_clear(item):
            told.add(item, worth)
            budget -= item.words
            waiting = _still_waiting(waiting, queue, pool, told)
        else:
            waiting.append((rank, number))
    return told.items


def _still_waiting(
    waiting: Sequence[_Turn], queue: list[_Turn], pool: Sequence[_Ranked], told: "_Told"
) -> list[_Turn]:
    """Those that wait on; the others, of which something may have been told now, go back into the queue."""
    still = []
    for turn in waiting:
        if told.newly_tells_of(pool[turn[1]][2]):
            heappush(queue, turn)
        else:
            still.append(turn)
    return still


class _Told:
    """What has been chosen so far: the lead, if there is one, and what comes behind it."""

    def __init__(self, order: Order | None, *items: Candidate) -> None:
        self.items: list[Candidate] = []
        self._order = order
        self._things: list[frozenset[str]] = []
        self.concepts: set[str] = set()
        self._stems: set[str] = set()
        self._worths: list[float] = []
        for item in items:
            self._take(item)

    def add(self, item: Candidate, worth: float) -> None:
        """Tell this too."""
        self._worths.append(worth)
        self._take(item)

    @property
    def floor(self) -> float:
        """What the next one must be worth: fillers do not earn their words."""
        return FLOOR * self._worths[len(self._worths) // 2] if self._worths else 0.0

    def has(self, item: Candidate) -> bool:
        """Is it told already: most of its words by one sentence, nearly all by several, or its quotation?"""
        if len(item.stems & self._stems) > RETOLD * len(item.stems):
            return True
        return any(
            says_the_same(item, other)
            or is_of_one_event(item.named, other.named)
            or not item.quoted.isdisjoint(other.quoted)
            for other in self.items
        )

    def makes_clear(self, item: Candidate) -> bool:
        """Does it read alone, or after the lead and what was told before it of its day?

        A thing of another day may be another thing, and an "it" would be whatever the brief happened to tell last.
        """
        if self._speaks_of_the_unmet(item):
            return False
        if item.wording.reads_alone:
            return True
        met = frozenset().union(*self._met_before(item))
        return item.wording.sentence.lows.isdisjoint(_PRONOUNS) and item.wording.reads_after(met)

    def _speaks_of_the_unmet(self, item: Candidate) -> bool:
        """Is a "Mr Roe" quoted whom nothing before it, nor the sentence itself, names?"""
        names = [name for quote in item.wording.sentence.quotes for name in _ADDRESSED.findall(quote.text)]
        if not names:
            return False
        before = [each.wording.text for each in self.items if self._stands_before(each, item)]
        told = " ".join([*before, outside_quotations(item.wording.sentence).text])
        return not all(name in told for name in names)

    def newly_tells_of(self, item: Candidate) -> bool:
        """May what was chosen last have told of a thing that this one speaks of?"""
        return not self._things[-1].isdisjoint(item.stems)

    def _stands_before(self, one: Candidate, other: Candidate) -> bool:
        is_lead = one is self.items[0]
        return is_lead or (self._order is not None and self._order.of(one.wording) < self._order.of(other.wording))

    def _met_before(self, item: Candidate) -> Iterator[frozenset[str]]:
        yield from self._things[:1]
        if self._order:
            place = self._order.of(item.wording)
            for other, things in zip(self.items[1:], self._things[1:], strict=True):
                position = self._order.of(other.wording)
                if position[:-1] == place[:-1] and position < place:
                    yield things

    def _take(self, item: Candidate) -> None:
        self.items.append(item)
        self._things.append(things_introduced(item.wording.sentence))
        self.concepts.update(item.concepts)
        self._stems.update(item.stems)
