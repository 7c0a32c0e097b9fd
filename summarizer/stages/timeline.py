"""The story by its days: what happened, each event once, and what is planned, told as a plan.

An event is a fact whose date is its own (`language/happenings.py`). Facts of one day that tell the same
are one entry with all their citations. The entries that matter most are worded short and guarded like any
claim; what is not supported is left out, and what was planned for a day that has come. Where articles put
one event in different years, the better sourced one stays, or none. Without a dated event there is no timeline.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice

from summarizer.domain import BriefClaim, Claim, Event, Fact, content_id
from summarizer.language.days import MONTHS, WEEKDAYS
from summarizer.language.happenings import Happening, happening
from summarizer.language.parse import ParsedSentence, parse_sentence
from summarizer.language.words import count_words, stem, stems_in
from summarizer.ports import Phraser, Story, Verifier, Worded
from summarizer.stages.guard import verdicts_for
from summarizer.stages.places import Place, places_of
from summarizer.stages.worded import EASY, Wordings, by_length, tell_alike, wordings_of

MOST = 8  # entries
TRIED = 12  # events that are worded, of which some do not read alone
MOST_READ = 150  # facts with a day of their own: the pile of a large event says the same again and again
CROWD = 30  # events of one day that a further telling is compared with: keeps the cost linear
_CALENDAR = frozenset(stem(name) for name in (*WEEKDAYS, *MONTHS))
_IT = frozenset("it them him her this these those".split())
_HOUR = re.compile(r"\b(?P<hour>\d{1,2})(?:[:.]\d\d)?\s?(?P<half>[ap])\.?m\b", re.IGNORECASE)
_NOON = 12
_PARTS = {"early": 4, "morning": 8, "lunchtime": _NOON, "afternoon": 15, "evening": 19, "night": 22, "late": 22}
_PART = re.compile(rf"\b(?:{'|'.join(_PARTS)})\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Telling:
    """A fact that tells an event, and where."""

    fact: Fact
    sentence: ParsedSentence
    happening: Happening
    depth: float  # 0 for the first sentence of its article, towards 1 for the last

    @cached_property
    def stems(self) -> frozenset[str]:
        return self.sentence.stems - _CALENDAR

    @cached_property
    def hours(self) -> frozenset[str]:
        return frozenset("".join(hour[0].casefold().split()) for hour in _HOUR.finditer(self.sentence.text))

    @cached_property
    def figures(self) -> frozenset[str]:
        """Its numbers, those of the hour apart; none where they are overtaken, as it is told without them."""
        if self.fact.superseded_by:
            return frozenset()
        start = self.sentence.start
        hours = [(hour.start() + start, hour.end() + start) for hour in _HOUR.finditer(self.sentence.text)]
        return frozenset(
            str(number.value)
            for number in self.sentence.numbers
            if not any(begins <= number.start < ends for begins, ends in hours)
        )

    @cached_property
    def hour(self) -> int:
        """About which hour of the day it was; noon where nothing says."""
        hour = _HOUR.search(self.sentence.text)
        if hour:
            return int(hour["hour"]) % 12 + (12 if hour["half"].casefold() == "p" else 0)
        part = _PART.search(self.happening.date.text) or _PART.search(self._before)
        return _PARTS[part[0].casefold()] if part else _NOON

    def is_past_plan(self, today: str) -> bool:
        """Told before today, was it to be by today? Whether it came about, newer articles tell."""
        when = self.happening.when
        is_due = when < today[: len(when)] or when == today
        return self.happening.is_planned and is_due and (self.sentence.published or "") < today

    @property
    def _before(self) -> str:
        """What stands right before the date: "early on"."""
        start = self.happening.date.start - self.sentence.start
        return self.sentence.text[max(0, start - 12) : start]

    def is_on_day_of(self, other: "_Telling") -> bool:
        return self.happening.when == other.happening.when

    def tells_like(self, other: "_Telling") -> bool:
        """Do both tell one event, the day apart?"""
        return tell_alike(self.stems, other.stems)


@dataclass
class _Happened:
    """One event with its tellings, the one to be shown first."""

    tellings: list[_Telling] = field(default_factory=list)

    @property
    def first(self) -> _Telling:
        return self.tellings[0]

    @property
    def origins(self) -> int:
        return len({origin for telling in self.tellings for origin in telling.fact.origins})

    @property
    def rank(self) -> tuple[int, bool, float]:
        """Small for what matters: many origins, over rather than planned, early in its article."""
        return -self.origins, self.first.happening.is_planned, min(telling.depth for telling in self.tellings)


@dataclass(frozen=True)
class _Entry:
    """An event in words; `is_proven` where a claim of the brief says the same."""

    happened: _Happened
    claim: Claim
    is_proven: bool


async def timeline(
    story: Story, told: Sequence[BriefClaim], *, phraser: Phraser, verifier: Verifier
) -> tuple[Event, ...]:
    """The entries in the order of their days, at most `MOST`. `told` are the claims of the brief."""
    events = sorted(_undisputed(_events(_tellings(story))), key=lambda event: event.rank)[:TRIED]
    entries = list(_worded(events, story, told, phraser))[:MOST]
    doubted = [entry.claim for entry in entries if not entry.is_proven]
    verdicts = await verdicts_for(doubted, story, verifier=verifier) if doubted else ()
    proven = {claim.id for claim, verdict in zip(doubted, verdicts, strict=True) if verdict.label == "supported"}
    kept = [entry for entry in entries if entry.is_proven or entry.claim.id in proven]
    return tuple(_event(entry) for entry in sorted(kept, key=_order))


def _tellings(story: Story) -> list[_Telling]:
    """Those of originals, the ones that matter first and what is planned last."""
    today = story.days[-1] if story.days else ""
    told = (
        telling
        for place in places_of(story, with_overtaken=True)
        if (telling := _telling(place)) and not telling.is_past_plan(today)
    )
    return sorted(islice(told, MOST_READ), key=lambda telling: telling.happening.is_planned)


def _telling(place: Place) -> _Telling | None:
    told = happening(place.sentence)
    return _Telling(place.fact, place.sentence, told, place.depth) if told else None


def _events(tellings: Sequence[_Telling]) -> list[_Happened]:
    """One for each event, of all that tell it."""
    by_day: defaultdict[str, list[_Happened]] = defaultdict(list)
    for telling in tellings:
        days = by_day[telling.happening.when]
        same = next((event for event in days[:CROWD] if _is_same(event.first, telling)), None)
        if same is None:
            days.append(_Happened([telling]))
        else:
            same.tellings.append(telling)
    return [event for days in by_day.values() for event in days]


def _is_same(one: _Telling, other: _Telling) -> bool:
    """Of one day: alike in words, of one hour and minute, or the same happens to the same."""
    if one.tells_like(other) or one.hours & other.hours:
        return True
    is_same_verb = one.happening.lemma == other.happening.lemma and len(one.stems & other.stems) > 1
    return is_same_verb and (one.figures <= other.figures or other.figures <= one.figures)


def _undisputed(events: Sequence[_Happened]) -> list[_Happened]:
    """Without what another article tells of another year, unless that has fewer origins."""
    background = [event for event in events if event.first.happening.date.precision == "year"][:CROWD]
    disputed = {
        id(event)
        for event in background
        for other in background
        if event is not other and event.first.tells_like(other.first) and event.origins <= other.origins
    }
    return [event for event in events if id(event) not in disputed]


def _worded(
    events: Sequence[_Happened], story: Story, told: Sequence[BriefClaim], phraser: Phraser
) -> Iterator[_Entry]:
    """Those events that can be told in few words, each once."""
    ids = {telling.fact.id for event in events for telling in event.tellings}
    teller = _Teller.of(told, wordings_of(story, ids, phraser))
    shown: list[_Telling] = []
    for event in events:
        entry = next((found for telling in event.tellings if (found := teller.entry(event, telling))), None)
        again = entry and _as_worded(entry)
        if entry and again and not any(each.is_on_day_of(again) and _is_same(each, again) for each in shown):
            shown.append(again)
            yield entry


def _as_worded(entry: _Entry) -> _Telling | None:
    """What is left of the telling in the entry's words."""
    telling = entry.happened.first
    sentence = parse_sentence(entry.claim.text, published=telling.sentence.published)
    told = happening(sentence)
    return replace(telling, sentence=sentence, happening=told) if told else None


@dataclass(frozen=True)
class _Teller:
    """Finds the words for an event: what the brief claims, the wordings, and what its reader has met."""

    claims: Mapping[str, BriefClaim]  # by the fact that each rests on first
    wordings: Wordings
    met: frozenset[str]

    @classmethod
    def of(cls, told: Sequence[BriefClaim], wordings: Wordings) -> "_Teller":
        proven = [claim for claim in told if claim.verdict.label == "supported" and claim.citations]
        met = frozenset[str]().union(*(stems_in(claim.text) for claim in proven))
        return cls({claim.citations[0]: claim for claim in reversed(proven)}, wordings, met)

    def entry(self, event: _Happened, telling: _Telling) -> _Entry | None:
        """As the brief tells it, where that is short; else in the best wording of this telling."""
        claim = self.claims.get(telling.fact.id)
        if claim and _fits(claim.text, telling):
            return _Entry(event, _claim(claim.text, event, telling, claim.citations), is_proven=True)
        for wording in by_length(self.wordings.get(telling.fact.id, ())):
            if _dates_alike(wording.sentence, telling) and self._is_clear(wording):
                proofs = tuple(fact.id for fact in wording.proofs)
                return _Entry(event, _claim(wording.sentence.wording, event, telling, proofs), is_proven=False)
        return None

    def _is_clear(self, wording: Worded) -> bool:
        return not _is_done_to_it(wording.sentence) and wording.reads_after(self.met)


def _fits(text: str, telling: _Telling) -> bool:
    if count_words(text) > EASY:
        return False
    return _dates_alike(parse_sentence(text, published=telling.sentence.published), telling)


def _is_done_to_it(sentence: ParsedSentence) -> bool:
    """Has its first verb a pronoun for an object: "a report had recommended them"?"""
    clauses = sentence.clauses
    objects = clauses.predicates[0].objects if clauses.predicates else ()
    return any(clauses.tokens[each.head].low in _IT for each in objects)


def _dates_alike(sentence: ParsedSentence, telling: _Telling) -> bool:
    """Do these words tell an event of the same day, a plan as a plan, and not of "tomorrow"?"""
    found = happening(sentence)
    if found and found.date.kind == "relative" and found.date.precision == "day":
        return False
    return found is not None and (found.when, found.is_planned) == (
        telling.happening.when,
        telling.happening.is_planned,
    )


def _claim(text: str, event: _Happened, telling: _Telling, proofs: Sequence[str]) -> Claim:
    """Cites the fact that is worded, what proves the wording, and all others that tell the event as it does."""
    others = [
        other.fact.id
        for other in event.tellings
        if telling.figures <= other.figures
        and other.happening.is_planned == telling.happening.is_planned
        and not other.fact.superseded_by
    ]
    cited = tuple(dict.fromkeys((telling.fact.id, *proofs, *others)))
    return Claim(id=content_id("event", text), text=text, citations=cited)


def _order(entry: _Entry) -> tuple[str, bool, int, str, float]:
    """By day and hour, on one day what is planned last; else as the articles came out and have it."""
    first = entry.happened.first
    is_planned = first.happening.is_planned
    return first.happening.when, is_planned, first.hour, first.sentence.published or "", first.depth


def _event(entry: _Entry) -> Event:
    date = entry.happened.first.happening.date
    return Event(
        when=date.when or "", precision=date.precision, text=entry.claim.text, citations=entry.claim.citations
    )
