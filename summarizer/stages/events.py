"""Tell the events of a pile of articles apart, and find the one a brief is about.

Decided on what the articles say (names, numbers and rare words), twice: over the whole pile, then
within each group, where what its articles share no longer hides what sets them apart. A copy goes
where its original goes. Promises the same events whatever the order of the articles.
"""

import textwrap
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from summarizer.domain import Article, ClusteredArticle, EventCluster, Note, Rejected, content_id
from summarizer.language.identify import is_english
from summarizer.language.names import CALENDAR
from summarizer.language.parse import ParsedArticle, ParsedSentence
from summarizer.language.words import stems_in
from summarizer.stages.grouping import grouped
from summarizer.stages.profiles import Vector, terms_of, vectors_of

LABEL_WORDS = 12
# A shorter article stays in a brief unless it has next to no word of it. Of the extracts of ECB+, mostly 20 to 50
# words, one in thirty is told apart wrongly; of whole articles none of one event was in 1,590 draws.
TELLING_WORDS = 60
# Of the weight of a short article's terms; with less of it in common with the event, where that has a longer article,
# it is about something else. Of the first two sentences of 228 articles 3 % have less, of another event's 89 %.
STRANGE = 0.2
# Of the mentions of names in a look-alike, the share of names that another article has. Of 223 articles of 40 events
# .42 is the least for one about its event, .12 and .30 for the two that are not.
FOREIGN = 1 / 3
_LEAST_NAMES = 12  # mentions
_LEAST_GROUP = 4  # articles, of which all others know some of the names
_LEAST_TERMS = 8  # of an article that may be turned away: a line or a headline tells nothing


@dataclass(frozen=True)
class PileEvent:
    """The articles about one event, in the order given. `label` is the title or lead of the most central one."""

    label: str
    articles: tuple[ParsedArticle, ...]

    @property
    def id(self) -> str:
        """Depends on the articles alone."""
        return content_id("event", *sorted(parsed.id for parsed in self.articles))

    @property
    def cluster(self) -> EventCluster:
        """The event as it is reported."""
        articles = tuple(_clustered(parsed.article) for parsed in self.articles)
        return EventCluster(id=self.id, label=self.label, articles=articles)

    @property
    def words(self) -> int:
        """Words of all its articles."""
        return sum(parsed.article.words for parsed in self.articles)


@dataclass(frozen=True)
class Focus:
    """The articles a brief is written of, those about another event, and what a reader should know."""

    articles: tuple[ParsedArticle, ...]
    rejected: tuple[Rejected, ...] = ()
    notes: tuple[Note, ...] = ()


def events_of(articles: Sequence[ParsedArticle]) -> tuple[PileEvent, ...]:
    """The events, the one with most articles first, then by label. Articles carry their `duplicate_of`."""
    terms = _terms(articles)
    return _events(_members(articles, terms), terms)


def focus_on_one(articles: Sequence[ParsedArticle]) -> Focus:
    """The event with most articles, or with most words where two have as many.

    What is too short to tell stays in unless it shares next to nothing, and so does what is not in English: shared
    words decide.
    """
    terms = _terms(articles)
    members = _members(articles, terms)
    if len(members) < 2:
        return Focus(tuple(articles))
    events = _events(members, terms)
    main = min(events, key=lambda event: (-len(event.articles), -event.words, event.label, event.id))
    strays = _strays([event for event in events if event is not main], main, terms)
    rejected = [
        Rejected(source=parsed.article.source, code="other_event", detail=_stray(strays[parsed.id], main))
        for parsed in articles
        if parsed.id in strays
    ]
    rivals = [event for event in events if event is not main and len(event.articles) == len(main.articles)]
    left_out = [event for event in rivals if any(parsed.id in strays for parsed in event.articles)]
    kept = tuple(parsed for parsed in articles if parsed.id not in strays)
    return Focus(kept, tuple(rejected), tuple(_tie(event, main) for event in left_out))


def stay_with(articles: Sequence[ParsedArticle], known: frozenset[str]) -> Focus:
    """The event that the articles with `known` ids are about; these stay, whatever the others are."""
    terms = _terms(articles)
    events = _events(_members(articles, terms), terms)
    ours = [event for event in events if any(parsed.id in known for parsed in event.articles)]
    main = max(ours, key=lambda event: sum(parsed.id in known for parsed in event.articles))
    strays = _strays([event for event in events if event not in ours], main, terms)
    rejected = [
        Rejected(source=parsed.article.source, code="other_event", detail=_stray(strays[parsed.id], main))
        for parsed in articles
        if parsed.id in strays
    ]
    return Focus(tuple(parsed for parsed in articles if parsed.id not in strays), tuple(rejected))


def _strays(others: Iterable[PileEvent], main: PileEvent, terms: Mapping[str, Vector]) -> dict[str, PileEvent]:
    """The articles of other events that long enough texts or strange words tell apart, by id."""
    has_text = any(map(_is_telling, main.articles))
    known = _known_terms(main, terms) if has_text else frozenset()
    words = frozenset[str]().union(*(parsed.stems for parsed in main.articles)) if has_text else frozenset()

    def is_stray(parsed: ParsedArticle) -> bool:
        own = terms.get(parsed.article.duplicate_of or parsed.id, {})
        is_strange = has_text and (_is_strange(parsed, own, known) or _is_of_others(parsed, words))
        return _is_telling(parsed) or is_strange

    return {parsed.id: event for event in others for parsed in event.articles if is_stray(parsed)}


def _known_terms(event: PileEvent, terms: Mapping[str, Vector]) -> frozenset[str]:
    """What the event is about: the terms that two of its articles have, or any of a pair."""
    originals = [terms[parsed.id] for parsed in event.articles if parsed.id in terms]
    holders = Counter(term for own in originals for term in own)
    least = 2 if len(originals) > 2 else 1
    return frozenset(term for term, count in holders.items() if count >= least) - CALENDAR


def _is_strange(parsed: ParsedArticle, terms: Vector, known: frozenset[str]) -> bool:
    """Has it next to nothing of the event?"""
    words = [word for sentence in parsed.sentences for word in sentence.words]
    own = {term: weight for term, weight in terms.items() if term not in CALENDAR}
    shared = sum(weight for term, weight in own.items() if term in known)
    return len(own) >= _LEAST_TERMS and shared < STRANGE * sum(own.values()) and is_english(words)


def _is_of_others(parsed: ParsedArticle, known: frozenset[str]) -> bool:
    """Does it name somebody or something, and nothing that the event's articles speak of?"""
    words = [word for sentence in parsed.sentences for word in sentence.words]
    names = frozenset(chain.from_iterable(map(_names_in, parsed.sentences)))
    return len(names) > 1 and names.isdisjoint(known) and is_english(words)


def _terms(articles: Sequence[ParsedArticle]) -> dict[str, Vector]:
    return {parsed.id: terms_of(parsed) for parsed in articles if parsed.article.duplicate_of is None}


def _members(articles: Sequence[ParsedArticle], terms: dict[str, Vector]) -> list[list[ParsedArticle]]:
    """The articles of each event, copies among them, in the order given."""
    original = {parsed.id: parsed for parsed in articles if parsed.id in terms}
    groups = (_without_look_alikes([original[id_] for id_ in ids]) for ids in _split(terms))
    event_of = {id_: number for number, ids in enumerate(chain.from_iterable(groups)) for id_ in ids}
    members: dict[int, list[ParsedArticle]] = {}
    for parsed in articles:
        members.setdefault(event_of[parsed.article.duplicate_of or parsed.id], []).append(parsed)
    return list(members.values())


def _without_look_alikes(group: Sequence[ParsedArticle]) -> list[list[str]]:
    """The ids of a group, and by itself each article that opens with names of its own and has few of the others'."""
    if len(group) < _LEAST_GROUP:
        return [[parsed.id for parsed in group]]
    names = [Counter(chain.from_iterable(map(_names_in, parsed.sentences))) for parsed in group]
    holders = Counter(chain.from_iterable(names))

    def is_foreign(parsed: ParsedArticle, own: Counter[str]) -> bool:
        shared = sum(count for name, count in own.items() if holders[name] > 1)
        opening = parsed.statements[0] if parsed.statements else None
        if opening is None or own.total() < _LEAST_NAMES or shared >= FOREIGN * own.total():
            return False
        first = {*_names_in(opening), *stems_in(parsed.article.title or "")}
        return bool(_names_in(opening)) and not any(name in own and holders[name] > 1 for name in first)

    foreign = [parsed.id for parsed, own in zip(group, names, strict=True) if is_foreign(parsed, own)]
    return [[parsed.id for parsed in group if parsed.id not in foreign], *([id_] for id_ in foreign)]


def _names_in(sentence: ParsedSentence) -> list[str]:
    """The stems of the names in a sentence, each as often as it stands there, without days and months."""
    return [word.stem for name in sentence.names for word in name.words if word.low not in CALENDAR]


def _events(members: Iterable[list[ParsedArticle]], terms: dict[str, Vector]) -> tuple[PileEvent, ...]:
    events = [PileEvent(_label(group, terms), tuple(group)) for group in members]
    return tuple(sorted(events, key=lambda event: (-len(event.articles), event.label, event.id)))


def _clustered(article: Article) -> ClusteredArticle:
    return ClusteredArticle(
        id=article.id,
        source=article.source,
        title=article.title,
        outlet=article.outlet,
        published=article.published,
        origin=article.origin,
        duplicate_of=article.duplicate_of,
    )


def _split(terms: dict[str, Vector]) -> list[list[str]]:
    """Ids in groups. Longest profiles first, for a short one is placed best when the others are there."""
    ids = sorted(terms, key=lambda id_: (-len(terms[id_]), id_))
    rough = _groups(ids, terms)
    return [ids] if len(rough) == 1 else [fine for group in rough for fine in _groups(group, terms)]


def _groups(ids: Sequence[str], terms: dict[str, Vector]) -> list[list[str]]:
    groups: dict[int, list[str]] = {}
    for id_, number in zip(ids, grouped(vectors_of([terms[id_] for id_ in ids])), strict=True):
        groups.setdefault(number, []).append(id_)
    return list(groups.values())


def _label(group: Sequence[ParsedArticle], terms: dict[str, Vector]) -> str:
    originals = sorted((parsed for parsed in group if parsed.id in terms), key=lambda parsed: parsed.id)
    vectors = vectors_of([terms[parsed.id] for parsed in originals])
    total: dict[str, float] = {}
    for vector in vectors:
        for term, weight in vector.items():
            total[term] = total.get(term, 0.0) + weight
    central = [sum(weight * total[term] for term, weight in vector.items()) for vector in vectors]
    return _name(originals[central.index(max(central))])


def _name(parsed: ParsedArticle) -> str:
    lead = next((sentence.wording for sentence in (*parsed.statements, *parsed.sentences)), parsed.article.source)
    words = (parsed.article.title or lead).split()
    return " ".join(words[:LABEL_WORDS]) + (" ..." if len(words) > LABEL_WORDS else "")


def _is_telling(parsed: ParsedArticle) -> bool:
    words = [word for sentence in parsed.sentences for word in sentence.words]
    return len(words) >= TELLING_WORDS and is_english(words)


def _stray(event: PileEvent, main: PileEvent) -> str:
    return (
        f"about another event: “{_short(event.label)}”, not “{_short(main.label)}”; "
        "`summarizer cluster` shows them all"
    )


def _tie(event: PileEvent, main: PileEvent) -> Note:
    detail = (
        f"as many articles are about “{_short(event.label)}” as about “{_short(main.label)}”; "
        "the brief is of the event with more words; `summarizer cluster` shows them all"
    )
    return Note(code="other_event", detail=detail)


def _short(label: str) -> str:
    return textwrap.shorten(label, 90, placeholder=" ...")
