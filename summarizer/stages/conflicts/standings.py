"""How things stand with what a noun tells: a search that is planned, in doubt, opened, called off, extended or over.

The verbs that say so are classes of English, in a table; what a verb tells of itself ("agreed to exchange
prisoners") is the same thing as its noun ("an exchange of prisoners"). Two sentences tell of one thing when they
share its noun and a word beside it, the rarer in the story the better, or who does it. What stands otherwise on a
later day is an update; a thing that one source has and another says there was not is open.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from summarizer.domain import Conflict
from summarizer.language.clauses import Phrase, Predicate
from summarizer.language.lexicon import entry
from summarizer.language.names import CALENDAR
from summarizer.language.parse import ParsedSentence
from summarizer.language.words import stem
from summarizer.stages.conflicts.parties import party_of
from summarizer.stages.conflicts.progress import Stage, stage_of
from summarizer.stages.conflicts.rarity import Rarity
from summarizer.stages.conflicts.sides import Side, Telling, Tellings, sorted_by

Step = Literal["none", "doubt", "plan", "done", "longer", "off", "over"]

CROWD = 30  # sentences with one noun, beyond which it tells nothing: keeps the cost linear
_LONGEST = 8  # words of a subject
LEAST_TOGETHER = 5.0  # and how much all words that they share
LEAST = 2.0  # how much the words beside the noun that two share must tell
_NEXT: dict[Step, frozenset[Step]] = {
    "none": frozenset(("plan", "done")),
    "doubt": frozenset(("plan", "done", "off")),
    "plan": frozenset(("done", "off")),
    "done": frozenset(("longer", "off", "over")),
    "longer": frozenset(("off", "over")),
}
# Verbs of which the noun is the subject, or the subject of the passive and the object.
_BY_ITSELF: dict[str, Step] = {
    verb: step
    for step, verbs in (
        ("done", "begin, start, resume, open, continue, proceed, go ahead, take place, get under way, go on"),
        ("over", "end, expire, lapse, run out, conclude, finish, close"),
        ("off", "collapse, fail, fall through, break down, break off, stall, founder"),
    )
    for verb in verbs.split(", ")
}
_DONE_TO: dict[str, Step] = {
    verb: step
    for step, verbs in (
        (
            "done",
            """open, launch, begin, start, resume, declare, impose, introduce, hold, sign, reach, order, make, set up,
            establish, file, submit, approve, announce, conduct, lodge, initiate, stage, grant, name, find""",
        ),
        ("over", "end, lift, terminate, conclude, finish, close, complete"),
        ("longer", "extend, prolong, renew"),
        (
            "off",
            """cancel, call off, postpone, put off, scrap, abandon, drop, shelve, withdraw, suspend, halt, break off,
            revoke, stop, interrupt, freeze""",
        ),
        ("doubt", "consider, weigh, seek, mull, contemplate, discuss, explore, examine, study"),
        ("plan", "plan, schedule, promise, prepare, propose, pledge"),
    )
    for verb in " ".join(verbs.split()).split(", ")
}
_STATES: dict[str, Step] = {
    **dict.fromkeys(("doubt", "question", "jeopardy", "limbo"), "doubt"),
    **dict.fromkeys(("uncertain", "unlikely", "unclear"), "doubt"),
    **dict.fromkeys(("force", "way", "underway", "place"), "done"),
    **dict.fromkeys(("over", "finished"), "over"),
    **dict.fromkeys(("off", "hold"), "off"),
}
_OF_STAGE: dict[Stage, Step] = {
    "weighed": "doubt", "planned": "plan", "expected": "plan", "done": "done", "not done": "none", "dropped": "off",
}  # fmt: skip
_SMALL_CUES = frozenset("no not off over out ahead down way".split())
_TURNS = _SMALL_CUES | {
    stem(verb.split()[0])
    for table in (_BY_ITSELF, _DONE_TO, _STATES)
    for verb, step in table.items()
    if step != "done"
}
_CUES = _SMALL_CUES | {stem(verb.split()[0]) for verb in (*_BY_ITSELF, *_DONE_TO, *_STATES)}
_KINDS = frozenset("act communication cognition event state process possession phenomenon".split())
_NO = frozenset(("no", "neither"))


class _Standing(NamedTuple):
    """The noun by its stem, the words beside it, and how far it has come."""

    telling: Telling
    noun: str
    beside: frozenset[str]
    step: Step
    what: str
    is_verb: bool = False


def standing_conflicts(tellings: Tellings) -> Iterator[Conflict]:
    """The updates over what a noun tells."""
    rarity = Rarity(tellings)
    by_noun: defaultdict[str, list[_Standing]] = defaultdict(list)
    for telling in _promising(tellings, rarity):
        for each in _standings(telling):
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
    crowds = (holders[word] for word in telling.sentence.stems)
    shared = Counter(id(other) for crowd in crowds if len(crowd) <= CROWD for other in crowd)
    seen = {id(other): other for word in telling.sentence.stems for other in holders[word]}
    return (seen[other] for other, count in shared.items() if count > 1)


def _may_be_one(one: Telling, other: Telling, rarity: Rarity) -> bool:
    is_of_two = one.day != other.day and set(one.fact.origins).isdisjoint(other.fact.origins)
    return is_of_two and rarity.of(one.sentence.stems & other.sentence.stems) >= LEAST_TOGETHER


def _cues(sentence: ParsedSentence) -> frozenset[str]:
    return sentence.stems | {word.low for word in sentence.words if word.low in _SMALL_CUES}


def _courses(found: Sequence[_Standing], rarity: Rarity) -> Iterator[list[_Standing]]:
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


def _follows(one: _Standing, other: _Standing, rarity: Rarity) -> bool:
    is_next = other.step in _NEXT.get(one.step, ()) and one.telling.day < other.telling.day
    return is_next and not (one.is_verb and other.is_verb) and _is_one(one, other, rarity)


def _sides(course: Sequence[_Standing]) -> list[Side]:
    """One a step; a source that tells two is on the last of them."""
    last = {origin: each.step for each in course for origin in each.telling.fact.origins}
    return sorted_by(
        (each.step, each.telling)
        for each in course
        if all(last[origin] == each.step for origin in each.telling.fact.origins)
    )


def _is_one(one: _Standing, other: _Standing, rarity: Rarity) -> bool:
    is_of_two = set(one.telling.fact.origins).isdisjoint(other.telling.fact.origins)
    return is_of_two and rarity.of(one.beside & other.beside) >= LEAST


def _standings(telling: Telling) -> Iterator[_Standing]:
    sentence = telling.sentence
    if sentence.is_question:
        return
    for number, predicate in enumerate(sentence.clauses.predicates):
        for phrase, step in _told_of(sentence, number, predicate):
            yield _standing(telling, phrase, step)


def _told_of(sentence: ParsedSentence, number: int, predicate: Predicate) -> Iterator[tuple[Phrase, Step]]:
    lemma = predicate.lemma
    stage = stage_of(sentence, number)
    if lemma in ("be", "remain", "stay"):
        yield from _being(sentence, predicate)
        yield from _being_so(sentence, predicate)
        return
    if stage in ("weighed", "planned", "expected", "done", "dropped", "not done") and predicate.objects and lemma not in _DONE_TO:
        yield Phrase(predicate.start, predicate.objects[0].end, predicate.verb), _OF_STAGE[stage]
        return
    whole = f"{lemma} ahead" if lemma == "go" and _next_is(sentence, predicate, "ahead") else lemma
    step = _DONE_TO.get(whole) if predicate.passive or predicate.objects else None
    phrases = predicate.patients or _before(sentence, predicate)
    if step is None and not predicate.passive:
        step, phrases = _BY_ITSELF.get(whole), predicate.subject or _before(sentence, predicate)
    come = _come_to(step, stage, sentence, phrases) if step and stage else None
    if come:
        yield from ((phrase, come) for phrase in phrases[:1])


def _come_to(step: Step, stage: Stage, sentence: ParsedSentence, phrases: Sequence[Phrase]) -> Step | None:
    """What is done tells its step; what is only planned or not done, that of a beginning alone."""
    is_no = bool(phrases) and sentence.clauses.tokens[phrases[0].start].low in _NO
    if stage in ("done", "holds"):
        return "none" if is_no and step == "done" else step
    return _OF_STAGE.get(stage) if step == "done" else None


def _being_so(sentence: ParsedSentence, predicate: Predicate) -> Iterator[tuple[Phrase, Step]]:
    tokens = sentence.clauses.tokens
    words = [token.low for token in tokens[predicate.end : predicate.end + 3] if token.pos != "adv"]
    told = words[1] if len(words) > 1 and words[0] in ("in", "on", "under") else words[0] if words else ""
    step = _STATES.get(told)
    if step and not predicate.negated and predicate.tense == "present":
        phrases = _before(sentence, predicate)
        yield from ((phrase, step) for phrase in phrases[:1])


def _being(sentence: ParsedSentence, predicate: Predicate) -> Iterator[tuple[Phrase, Step]]:
    tokens = sentence.clauses.tokens
    if predicate.objects and (tokens[predicate.objects[0].start].low == "no" or predicate.negated or _is_not(sentence, predicate)):
        yield predicate.objects[0], "none"


def _is_not(sentence: ParsedSentence, predicate: Predicate) -> bool:
    return _next_is(sentence, predicate, "not")


def _next_is(sentence: ParsedSentence, predicate: Predicate, word: str) -> bool:
    tokens = sentence.clauses.tokens
    return predicate.end < len(tokens) and word in (tokens[predicate.end].low, tokens[predicate.end - 1].low)


def _before(sentence: ParsedSentence, predicate: Predicate) -> tuple[Phrase, ...]:
    """The words before a verb for which no subject was found; of "A, the B of C, is", those before the first mark."""
    tokens = sentence.clauses.tokens
    end = predicate.start
    while end and tokens[end - 1].pos in ("aux", "modal", "adv", "not"):
        end -= 1
    if end < len(tokens) and "," in tokens[end].before:
        end = next((at for at in range(1, end) if "," in tokens[at].before), end)
        start = 0
    else:
        start = end
        while start and end - start < _LONGEST and not tokens[start].before.strip():
            start -= 1
    head = next((at - 1 for at in range(start + 1, end) if tokens[at].pos == "prep"), end - 1)
    return (Phrase(start, end, head),) if start < end and head >= start else ()


def _standing(telling: Telling, phrase: Phrase, step: Step) -> _Standing:
    tokens = telling.sentence.clauses.tokens
    head = tokens[phrase.head]
    end = phrase.end
    while end < len(tokens) and tokens[end].low in ("of", "on", "into", "for", "with", "between", "about", "over"):
        nxt = next((each for each in telling.sentence.clauses.phrases if each.start in (end + 1, end + 2)), None)
        if nxt is None:
            break
        end = nxt.end
    beside = {
        token.word.stem
        for token in tokens[phrase.start : end]
        if token is not head and not token.word.is_stop and token.low not in CALENDAR and token.pos != "num"
    }
    beside |= _party(telling)
    what = " ".join(t.word.text for t in tokens[phrase.start:end])
    return _Standing(telling, head.word.stem, frozenset(beside), step, what, head.pos == "verb")


def _party(telling: Telling) -> frozenset[str]:
    """Who tells it; "they" are who told the sentence before."""
    sentence = telling.sentence
    party = party_of(telling.article, sentence)
    if not party and sentence.index and any(each.pronoun for each in sentence.attributions):
        before = telling.article.sentences[sentence.index - 1]
        return party_of(telling.article, before) if before.paragraph == sentence.paragraph else party
    return party
