"""What a noun tells, planned on one day and called off, begun or extended on another: an update.

Two sentences tell of one thing when they share its noun and words beside it, and these are rare in the story; that
one minister speaks of an inspection on two days does not make it one. How things stand is read by
`standing_reader.py`; what two verbs tell is for `states.py`.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from summarizer.domain import Conflict
from summarizer.language.parse import ParsedSentence
from summarizer.language.words import stem
from summarizer.stages.conflicts.progress import PLANNING
from summarizer.stages.conflicts.rarity import Rarity
from summarizer.stages.conflicts.sides import Side, Telling, Tellings, sorted_by
from summarizer.stages.conflicts.standing_reader import BY_ITSELF, DONE_TO, STATES, Standing, Step, standings_in

CROWD = 30  # sentences with one noun, beyond which it tells nothing: keeps the cost linear
LEAST_TOGETHER = 5.0  # and how much all words that they share
LEAST = 2.0  # how much the words beside the noun that two share must tell
_NEXT: dict[Step, frozenset[Step]] = {
    "none": frozenset(("plan", "done")),
    "doubt": frozenset(("plan", "done", "off")),
    "plan": frozenset(("done", "off")),
    "done": frozenset(("longer", "off", "over")),
    "longer": frozenset(("off", "over")),
}
_SMALL_CUES = frozenset("no not off over out ahead down way".split())
_TURNS = _SMALL_CUES | {
    stem(verb.split()[0]) for table in (BY_ITSELF, DONE_TO, STATES) for verb, step in table.items() if step != "done"
}
_CUES = _SMALL_CUES | {stem(verb.split()[0]) for verb in (*BY_ITSELF, *DONE_TO, *STATES, *PLANNING)}


def standing_conflicts(tellings: Tellings) -> Iterator[Conflict]:
    """The updates over what a noun tells."""
    rarity = Rarity(tellings)
    by_noun: defaultdict[str, list[Standing]] = defaultdict(list)
    for telling in _promising(tellings, rarity):
        for each in standings_in(telling):
            by_noun[each.noun].append(each)
    for found in by_noun.values():
        if 1 < len(found) <= CROWD:
            for course in _courses(found, rarity):
                conflict = tellings.change(f"how it stands with {course[0].what}", "state", _sides(course))
                if conflict and conflict.resolution == "update":
                    yield conflict


def _promising(tellings: Tellings, rarity: Rarity) -> Collection[Telling]:
    """Those with a word for how things stand that share two words with such a one of another day; not parsed yet."""
    cued = [each for each in tellings.all if each.day and not _CUES.isdisjoint(_cues(each.sentence))]
    holders: defaultdict[str, list[Telling]] = defaultdict(list)
    for telling in cued:
        for word in telling.sentence.stems:
            holders[word].append(telling)
    found: dict[str, Telling] = {}
    for telling in cued:
        if not _TURNS.isdisjoint(_cues(telling.sentence)):
            others = [other for other in _sharing(telling, holders) if _may_be_one(telling, other, rarity)]
            found |= {each.fact.id: each for each in (telling, *others)} if others else {}
    return found.values()


def _sharing(telling: Telling, holders: Mapping[str, Sequence[Telling]]) -> Iterator[Telling]:
    """Who has two of its words."""
    crowds = [crowd for word in telling.sentence.stems if len(crowd := holders[word]) <= CROWD]
    shared = Counter(id(other) for crowd in crowds for other in crowd)
    seen = {id(other): other for crowd in crowds for other in crowd}
    return (seen[other] for other, count in shared.items() if count > 1)


def _may_be_one(one: Telling, other: Telling, rarity: Rarity) -> bool:
    is_of_two = one.day != other.day and set(one.fact.origins).isdisjoint(other.fact.origins)
    return is_of_two and rarity.information(one.sentence.stems & other.sentence.stems) >= LEAST_TOGETHER


def _cues(sentence: ParsedSentence) -> frozenset[str]:
    return sentence.stems | {word.low for word in sentence.words if word.low in _SMALL_CUES}


def _courses(found: Sequence[Standing], rarity: Rarity) -> Iterator[list[Standing]]:
    """Those of one thing that has come on, in the order of their days."""
    ordered = sorted(found, key=lambda each: each.telling.day)
    left = [each for each in ordered if each.telling.day]
    while left:
        first, *others = left
        course = [first]
        for other in others:
            if any(_follows(one, other, rarity) for one in course):
                course.append(other)
        left = [each for each in others if each not in course]
        if len(course) > 1:
            yield course


def _follows(one: Standing, other: Standing, rarity: Rarity) -> bool:
    is_next = other.step in _NEXT.get(one.step, ()) and one.telling.day < other.telling.day
    return is_next and not (one.is_verb and other.is_verb) and _is_one(one, other, rarity)


def _sides(course: Sequence[Standing]) -> list[Side]:
    """One a step; a source that tells two is on the last of them."""
    last = {origin: each.step for each in course for origin in each.telling.fact.origins}
    return sorted_by(
        (each.step, each.telling)
        for each in course
        if all(last[origin] == each.step for origin in each.telling.fact.origins)
    )


def _is_one(one: Standing, other: Standing, rarity: Rarity) -> bool:
    is_of_two = set(one.telling.fact.origins).isdisjoint(other.telling.fact.origins)
    return is_of_two and rarity.information(one.beside & other.beside) >= LEAST
