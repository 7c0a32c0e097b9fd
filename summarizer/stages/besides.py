"""Background and reactions: single sentences beside the brief, each worded to read alone and proven like a claim.

Nothing that a claim, an event of the timeline or another entry tells is told again, and nobody reacts twice.
What is a background is decided in `background.py`, whose words are a reaction in `reactions.py`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from summarizer.domain import Background, BriefClaim, Claim, Event, Reaction, content_id
from summarizer.language.parse import ParsedSentence
from summarizer.language.words import stems_in
from summarizer.ports import Phraser, Story, Verifier, Worded
from summarizer.stages.background import Past, before_the_news
from summarizer.stages.guard import verdicts_for
from summarizer.stages.people import Cast
from summarizer.stages.places import Place, places_of
from summarizer.stages.reactions import Outsiders, names_of_the_news, stands_in
from summarizer.stages.worded import Wordings, by_length, is_told, wordings_of

MOST = 4  # entries of a section
# Of what a section has one sentence: who speaks, or a matter; "" for no such thing, None for what does not fit.
_Once = Callable[[ParsedSentence], str | None]


@dataclass(frozen=True)
class Besides:
    """What is told beside the claims, and what is left of the timeline."""

    timeline: tuple[Event, ...] = ()
    background: tuple[Background, ...] = ()
    reactions: tuple[Reaction, ...] = ()


@dataclass(frozen=True)
class _Entry:
    claim: Claim
    of: str  # who speaks, in a reaction


@dataclass
class _Reader:
    """Whoever has read the brief so far: its sentences by their content stems, and of what one is enough."""

    sentences: list[frozenset[str]]
    news: frozenset[str]  # what the news may be called: "the agreement" of those who agreed
    heard: set[str] = field(default_factory=set)

    @property
    def met(self) -> frozenset[str]:
        return self.news.union(*self.sentences)

    def knows(self, sentence: ParsedSentence, of: str) -> bool:
        return of in self.heard or is_told(sentence.stems, self.sentences)

    def reads(self, sentence: ParsedSentence, of: str) -> None:
        self.sentences.append(sentence.stems)
        self.heard |= {of} - {""}


async def besides(
    story: Story,
    told: Sequence[BriefClaim],
    events: Sequence[Event],
    cast: Cast,
    *,
    phraser: Phraser,
    verifier: Verifier,
) -> Besides:
    """All three. `told` are the claims of the brief; of its timeline's `events` a bare year may be background."""
    past = Past(story)
    if past.is_all_there_is:
        return Besides(timeline=tuple(events))
    claims = [stems_in(claim.text) for claim in told if claim.verdict.label == "supported"]
    days = [stems_in(event.text) for event in events if event.precision != "year"]
    reader = _Reader([*claims, *days], names_of_the_news(told, story))
    places, outsiders = places_of(story), Outsiders(told, story, cast)
    looking_back, stands = before_the_news(places, past, claims), stands_in(places, outsiders, claims)
    wordings = wordings_of(story, {place.fact.id for place in (*looking_back, *stands)}, phraser)
    background = _entries(looking_back, wordings, past.matter_of, reader)
    reactions = _entries(stands, wordings, outsiders.speaker_in, reader)
    proven = await _proven((*background, *reactions), story, verifier)
    told_before = tuple(map(_background, filter(proven.__contains__, background)))
    return Besides(
        timeline=tuple(event for event in events if event.precision != "year" or _is_left(event, told_before, past)),
        background=told_before,
        reactions=tuple(map(_reaction, filter(proven.__contains__, reactions))),
    )


def _is_left(event: Event, background: Sequence[Background], past: Past) -> bool:
    """Is it a year that the background does not tell of, and that no article tells otherwise?"""
    sentence = past.story.sentence_of(past.story.fact_by_id[event.citations[0]])
    return not past.is_disputed(sentence) and not is_told(
        stems_in(event.text), [stems_in(each.text) for each in background]
    )


def _entries(places: Iterable[Place], wordings: Wordings, once: _Once, reader: _Reader) -> list[_Entry]:
    """At most `MOST`, each in the best wording that fits."""
    found: list[_Entry] = []
    for place in places:
        entry = _entry(wordings.get(place.fact.id, ()), once, reader) if len(found) < MOST else None
        if entry:
            found.append(entry)
    return found


def _entry(wordings: Sequence[Worded], once: _Once, reader: _Reader) -> _Entry | None:
    for wording in by_length(wordings):
        of = once(wording.sentence)
        if of is None or reader.knows(wording.sentence, of) or not wording.reads_after(reader.met):
            continue
        reader.reads(wording.sentence, of)
        text, cited = wording.sentence.wording, (wording.fact, *wording.proofs)
        citations = tuple(dict.fromkeys(fact.id for fact in cited))
        return _Entry(Claim(id=content_id("beside", text), text=text, citations=citations), of)
    return None


async def _proven(entries: Sequence[_Entry], story: Story, verifier: Verifier) -> frozenset[_Entry]:
    claims = [entry.claim for entry in entries]
    verdicts = await verdicts_for(claims, story, verifier=verifier) if claims else ()
    return frozenset(entry for entry, verdict in zip(entries, verdicts, strict=True) if verdict.label == "supported")


def _background(entry: _Entry) -> Background:
    return Background(text=entry.claim.text, citations=entry.claim.citations)


def _reaction(entry: _Entry) -> Reaction:
    return Reaction(text=entry.claim.text, speaker=entry.of, citations=entry.claim.citations)
