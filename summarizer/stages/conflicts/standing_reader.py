"""What a sentence says of how things stand with what a noun tells: planned, in doubt, begun, called off, over.

The verbs and adjectives that say so are classes of English, in tables. What a verb tells of itself ("agreed to
exchange prisoners") counts as its noun does ("an exchange of prisoners"). Compares nothing: see `standings.py`.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from summarizer.language.clauses import Phrase, Predicate
from summarizer.language.names import CALENDAR
from summarizer.language.parse import ParsedSentence
from summarizer.language.tokens import Token
from summarizer.stages.conflicts.progress import Stage, stage_of
from summarizer.stages.conflicts.sides import Telling

Step = Literal["none", "doubt", "plan", "done", "longer", "off", "over"]


def _table(rows: Iterable[tuple[Step, str]]) -> dict[str, Step]:
    return {verb: step for step, verbs in rows for verb in " ".join(verbs.split()).split(", ")}


# Verbs of which the noun is the subject, or the subject of the passive and the object.
BY_ITSELF = _table(
    (
        ("done", "begin, start, resume, open, continue, proceed, go ahead, take place, get under way, go on"),
        ("over", "end, expire, lapse, run out, conclude, finish, close"),
        ("off", "collapse, fail, fall through, break down, break off, stall, founder"),
    )
)
DONE_TO = _table(
    (
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
)
STATES: dict[str, Step] = {
    **dict.fromkeys(("doubt", "question", "jeopardy", "limbo"), "doubt"),
    **dict.fromkeys(("uncertain", "unlikely", "unclear"), "doubt"),
    **dict.fromkeys(("force", "way", "underway", "place"), "done"),
    **dict.fromkeys(("over", "finished"), "over"),
    **dict.fromkeys(("off", "hold"), "off"),
}
_OF_STAGE: dict[Stage, Step] = {
    "weighed": "doubt", "planned": "plan", "expected": "plan", "done": "done", "not done": "none", "dropped": "off",
}  # fmt: skip
_LINKS = frozenset("of on into for with between about over".split())
_BEING = frozenset(("be", "remain", "stay"))
_LONGEST = 8  # words of a subject


class Standing(NamedTuple):
    """The noun by its stem, the words beside it, and how far it has come."""

    telling: Telling
    noun: str
    beside: frozenset[str]
    step: Step
    what: str  # in the sentence's words
    is_verb: bool


def standings_in(telling: Telling) -> Iterator[Standing]:
    """The standings that a sentence tells, in its order."""
    sentence = telling.sentence
    for number, predicate in enumerate(() if sentence.is_question else sentence.clauses.predicates):
        found = _being(sentence, predicate) if predicate.lemma in _BEING else _done(sentence, number, predicate)
        if found:
            yield _standing(telling, *found)


def _being(sentence: ParsedSentence, predicate: Predicate) -> tuple[Phrase, Step] | None:
    """As in "there was no call", "this was not an inquiry", "the exchange is in doubt"."""
    tokens = sentence.clauses.tokens
    behind = [token.low for token in tokens[predicate.end : predicate.end + 3] if token.pos != "adv"]
    is_not = predicate.negated or "not" in (tokens[predicate.end - 1].low, *behind[:1])
    if predicate.objects and (is_not or tokens[predicate.objects[0].start].low == "no"):
        return predicate.objects[0], "none"
    word = next((each for each in behind if each not in ("in", "on", "under")), "")
    step = STATES.get(word)
    subject = _before(tokens, predicate) if step and not is_not and predicate.tense == "present" else None
    return (subject, step) if subject and step else None


def _done(sentence: ParsedSentence, number: int, predicate: Predicate) -> tuple[Phrase, Step] | None:
    tokens = sentence.clauses.tokens
    if predicate.objects and predicate.lemma not in DONE_TO:
        stage = None if tokens[predicate.verb].word.is_stop else stage_of(sentence, number)
        own = _OF_STAGE.get(stage) if stage else None
        return (Phrase(predicate.start, predicate.objects[0].end, predicate.verb), own) if own else None
    lemma = _whole(tokens, predicate)
    is_done_to = lemma in DONE_TO and (predicate.passive or bool(predicate.objects))
    step = DONE_TO.get(lemma) if is_done_to else None if predicate.passive else BY_ITSELF.get(lemma)
    stage = stage_of(sentence, number) if step else None  # as of few verbs
    come = _come_to(step, stage) if step and stage else None
    phrase = next(iter(predicate.patients if is_done_to else predicate.subject), None) or _before(tokens, predicate)
    if come is None or phrase is None:
        return None
    return phrase, "none" if come == "done" and tokens[phrase.start].low == "no" else come


def _whole(tokens: Sequence[Token], predicate: Predicate) -> str:
    """With the word that makes it another verb: "go ahead"."""
    return (
        f"{predicate.lemma} ahead"
        if tokens[predicate.end - 1].low == "ahead"
        or (predicate.end < len(tokens) and tokens[predicate.end].low == "ahead")
        else predicate.lemma
    )


def _come_to(step: Step, stage: Stage) -> Step | None:
    """What is done tells its step; what is only planned or not done, that of a beginning alone."""
    if stage in ("done", "holds"):
        return step
    return _OF_STAGE.get(stage) if step == "done" else None


def _before(tokens: Sequence[Token], predicate: Predicate) -> Phrase | None:
    """The words before a verb for which no subject was found; of "A, the B of C, is", those before the first mark."""
    end = predicate.start
    while end and tokens[end - 1].pos in ("aux", "modal", "adv", "not"):
        end -= 1
    start = end
    if end < len(tokens) and "," in tokens[end].before:
        end = next((at for at in range(1, end) if "," in tokens[at].before), end)
        start = 0
    while start and end - start < _LONGEST and not tokens[start].before.strip():
        start -= 1
    head = next((at - 1 for at in range(start + 1, end) if tokens[at].pos == "prep"), end - 1)
    return Phrase(start, end, head) if start <= head else None


def _standing(telling: Telling, phrase: Phrase, step: Step) -> Standing:
    clauses = telling.sentence.clauses
    head, end = clauses.tokens[phrase.head], phrase.end
    for each in clauses.phrases:
        if each.start in (end + 1, end + 2) and clauses.tokens[end].low in _LINKS:
            end = each.end
    words = clauses.tokens[phrase.start : end]
    beside = {token.word.stem for token in words if token is not head and _tells(token)}
    what = " ".join(token.word.text for token in words)
    if phrase.start == 0 and words[0].pos != "name":
        what = what[0].casefold() + what[1:]
    return Standing(telling, head.word.stem, frozenset(beside), step, what, head.pos == "verb")


def _tells(token: Token) -> bool:
    return not token.word.is_stop and token.low not in CALENDAR and token.pos != "num"
