"""What a person is shown besides the claims: the story's days, what people said, and who they are.

Worded once for every format. What the brief's own sentences quote is not quoted again, and one event alone
makes no timeline; the JSON has both. Nothing empty.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarizer.domain import Background, Brief, Event, Person, Quotation, Reaction
from summarizer.stages.quotations import quoted_words
from summarizer.stages.source_names import day

BACKGROUND, TIMELINE, REACTIONS = "Background", "Timeline", "Reactions"
QUOTES, PEOPLE = "In their words", "People"
FEWEST_EVENTS = 2  # one alone is told by the brief
_ELLIPSIS = "…"


@dataclass(frozen=True)
class ShownPart:
    """A piece of an entry with the numbers of the sources that say so."""

    text: str
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class ShownEntry:
    """`lead` is what the entry is about, a day or a name, and empty for a quotation; `when` is a day in ISO."""

    lead: str
    parts: tuple[ShownPart, ...]
    when: str = ""


@dataclass(frozen=True)
class ShownSection:
    """A titled list."""

    title: str
    entries: tuple[ShownEntry, ...]


def sections_of(brief: Brief, numbers: Mapping[str, int]) -> tuple[ShownSection, ...]:
    """In the order in which they are read. `numbers` are those of the sources, by article id."""
    cited = _Cited(brief, numbers)
    sections = (
        ShownSection(BACKGROUND, tuple(_sentence(each, cited) for each in brief.background)),
        ShownSection(TIMELINE, tuple(_event(event, cited) for event in _shown_events(brief))),
        ShownSection(REACTIONS, tuple(_sentence(each, cited) for each in brief.reactions)),
        ShownSection(QUOTES, tuple(_quote(quote, cited) for quote in _shown_quotes(brief))),
        ShownSection(PEOPLE, tuple(_person(person, cited) for person in brief.people)),
    )
    return tuple(section for section in sections if section.entries)


def cited_besides(brief: Brief) -> Iterator[str]:
    """The ids of the articles that the sections rest on, in the order in which they are read."""
    articles_of = {fact.id: fact.article_ids for fact in brief.facts}
    shown: tuple[Background | Event | Reaction | Quotation, ...] = (
        *brief.background,
        *_shown_events(brief),
        *brief.reactions,
        *_shown_quotes(brief),
    )
    yield from (id_ for each in shown for fact_id in each.citations for id_ in articles_of.get(fact_id, ()))
    yield from (id_ for person in brief.people for role in person.roles for id_ in role.article_ids)


def _shown_events(brief: Brief) -> tuple[Event, ...]:
    return brief.timeline if len(brief.timeline) >= FEWEST_EVENTS else ()


def _shown_quotes(brief: Brief) -> tuple[Quotation, ...]:
    """Those that stand in no claim and no reaction."""
    texts = [*(claim.text for claim in brief.claims), *(reaction.text for reaction in brief.reactions)]
    told = [f" {' '.join(quoted_words(text))} " for text in texts]
    spoken = [(f" {' '.join(quoted_words(quote.text))} ", quote) for quote in brief.quotes]
    return tuple(quote for words, quote in spoken if not any(words in text for text in told))


class _Cited:
    """The numbers of the sources that facts and articles stand for; copies have none."""

    def __init__(self, brief: Brief, numbers: Mapping[str, int]) -> None:
        self._articles_of = {fact.id: fact.article_ids for fact in brief.facts}
        self._numbers = numbers

    def by_facts(self, ids: Sequence[str]) -> tuple[int, ...]:
        return self.by_articles([id_ for fact_id in ids for id_ in self._articles_of.get(fact_id, ())])

    def by_articles(self, ids: Sequence[str]) -> tuple[int, ...]:
        return tuple(sorted({self._numbers[id_] for id_ in ids if id_ in self._numbers}))


def _event(event: Event, cited: _Cited) -> ShownEntry:
    part = ShownPart(event.text, cited.by_facts(event.citations))
    return ShownEntry(lead=day(event.when) or event.when, parts=(part,), when=event.when)


def _sentence(told: Background | Reaction, cited: _Cited) -> ShownEntry:
    return ShownEntry("", (ShownPart(told.text, cited.by_facts(told.citations)),))


def _quote(quote: Quotation, cited: _Cited) -> ShownEntry:
    is_piece = quote.text[:1].islower()
    spoken = f"{_ELLIPSIS} {quote.text}" if is_piece else quote.text
    return ShownEntry("", (ShownPart(f"“{_inner(spoken)}” – {quote.speaker}", cited.by_facts(quote.citations)),))


def _inner(spoken: str) -> str:
    """A quotation within the quotation, in single marks."""
    return spoken.replace("“", "‘").replace("”", "’")


def _person(person: Person, cited: _Cited) -> ShownEntry:
    roles = (ShownPart(role.text, cited.by_articles(role.article_ids)) for role in person.roles)
    return ShownEntry(lead=person.name, parts=tuple(roles))
