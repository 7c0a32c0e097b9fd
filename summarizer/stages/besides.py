"""Background and reactions: single sentences beside the brief, each worded to read alone and proven like a claim.

Nothing that a claim, an event of the timeline or another entry tells is told again, and nobody reacts twice.
What is a background is decided in `background.py`, whose words are a reaction in `reactions.py`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from summarizer.domain import Background, BriefClaim, Claim, Event, Reaction, content_id
from summarizer.language.looking_back import looks_back
from summarizer.language.parse import ParsedSentence
from summarizer.language.reacting import stand_in
from summarizer.language.words import content_stems, words_in
from summarizer.ports import Phraser, Story, Verifier, Worded
from summarizer.stages.background import before_the_news, present_of
from summarizer.stages.guard import verdicts_for
from summarizer.stages.people import Cast
from summarizer.stages.places import Place, places_of
from summarizer.stages.reactions import Outsiders, names_of_the_news, stands_in
from summarizer.stages.worded import Wordings, by_length, is_told, wordings_of

MOST = 4  # entries of a section
_Fits = Callable[[ParsedSentence], str | None]  # whose words they are, or "" for nobody's; None for what does not fit


@dataclass(frozen=True)
class Besides:
    """What is told beside the claims and the timeline."""

    background: tuple[Background, ...] = ()
    reactions: tuple[Reaction, ...] = ()


@dataclass(frozen=True)
class _Entry:
    claim: Claim
    speaker: str


@dataclass
class _Reader:
    """Whoever has read the brief so far: its sentences by their content stems, and who spoke."""

    sentences: list[frozenset[str]]
    news: frozenset[str]  # what the news may be called: "the agreement" of those who agreed
    heard: set[str] = field(default_factory=set)

    @property
    def met(self) -> frozenset[str]:
        return self.news.union(*self.sentences)

    def knows(self, sentence: ParsedSentence, speaker: str) -> bool:
        return speaker in self.heard or is_told(sentence.stems, self.sentences)

    def reads(self, sentence: ParsedSentence, speaker: str) -> None:
        self.sentences.append(sentence.stems)
        self.heard |= {speaker} - {""}


async def besides(
    story: Story,
    told: Sequence[BriefClaim],
    events: Sequence[Event],
    cast: Cast,
    *,
    phraser: Phraser,
    verifier: Verifier,
) -> Besides:
    """Both sections. `told` are the claims of the brief, `events` its timeline."""
    texts = [claim.text for claim in told if claim.verdict.label == "supported"]
    claims = [content_stems(words_in(text)) for text in texts]
    story_days = [event for event in events if event.precision != "year"]
    reader = _Reader(
        [*claims, *(content_stems(words_in(event.text)) for event in story_days)], names_of_the_news(told, story)
    )
    places, outsiders, present = places_of(story), Outsiders(told, story, cast), present_of(story)
    met = frozenset[str]().union(*claims)
    past, stands = before_the_news(places, story, met), stands_in(places, outsiders, met)
    wordings = wordings_of(story, {place.fact.id for place in (*past, *stands)}, phraser)

    def as_background(sentence: ParsedSentence) -> str | None:
        return "" if looks_back(sentence, present=present) else None

    def as_reaction(sentence: ParsedSentence) -> str | None:
        stand = stand_in(sentence)
        return outsiders.speaker(sentence, stand) if stand else None

    background = _entries(past, wordings, as_background, reader)
    reactions = _entries(stands, wordings, as_reaction, reader)
    proven = await _proven((*background, *reactions), story, verifier)
    return Besides(
        tuple(
            Background(text=each.claim.text, citations=each.claim.citations)
            for each in background
            if each.claim.id in proven
        ),
        tuple(
            Reaction(text=each.claim.text, speaker=each.speaker, citations=each.claim.citations)
            for each in reactions
            if each.claim.id in proven
        ),
    )


def _entries(places: Iterable[Place], wordings: Wordings, fits: _Fits, reader: _Reader) -> list[_Entry]:
    """At most `MOST`, each in the best wording that fits."""
    found: list[_Entry] = []
    for place in places:
        entry = _entry(wordings.get(place.fact.id, ()), fits, reader) if len(found) < MOST else None
        if entry:
            found.append(entry)
    return found


def _entry(wordings: Sequence[Worded], fits: _Fits, reader: _Reader) -> _Entry | None:
    for wording in by_length(wordings):
        speaker = fits(wording.sentence)
        if speaker is None or reader.knows(wording.sentence, speaker) or not wording.reads_after(reader.met):
            continue
        reader.reads(wording.sentence, speaker)
        text, cited = wording.sentence.wording, (wording.fact, *wording.proofs)
        citations = tuple(dict.fromkeys(fact.id for fact in cited))
        return _Entry(Claim(id=content_id("beside", text), text=text, citations=citations), speaker)
    return None


async def _proven(entries: Sequence[_Entry], story: Story, verifier: Verifier) -> frozenset[str]:
    claims = [entry.claim for entry in entries]
    verdicts = await verdicts_for(claims, story, verifier=verifier) if claims else ()
    return frozenset(
        claim.id for claim, verdict in zip(claims, verdicts, strict=True) if verdict.label == "supported"
    )
