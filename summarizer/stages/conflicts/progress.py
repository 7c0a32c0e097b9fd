"""How far what a verb tells has come: weighed, planned, expected, done, answered, not done, or dropped.

"Is closed" holds until it is undone.

Precision first: what is denied or weakened in any way not known here is none of these.
"""

from typing import Literal

from summarizer.language.clauses import Clauses, Predicate
from summarizer.language.modes import Mode, governors, is_saying, mode_of
from summarizer.language.parse import ParsedSentence
from summarizer.language.polarity import NEGATIONS
from summarizer.stages.conflicts.processes import is_state

Stage = Literal["weighed", "planned", "expected", "done", "holds", "answered", "not done", "dropped"]

WEIGHING = frozenset("consider mull weigh contemplate".split())
PLANNING = frozenset("plan intend prepare decide agree vow pledge promise aim hope want seek".split())
DROPPING = frozenset("drop abandon scrap shelve cancel withdraw".split())  # a plan
REFUSING = frozenset("refuse decline".split())
# With "whether to" behind them.
_ASKING = WEIGHING | frozenset("examine study discuss debate review assess explore ponder".split())
_PLANS = frozenset("plan proposal bid idea intention pledge".split())
# With one of these before or in a verb group it does not say that anything happened.
_WEAKENING = frozenset("hardly scarcely barely almost nearly only partly reportedly allegedly".split()).union(
    NEGATIONS - {"without"}
)
_WILL = frozenset(("will", "won't", "won’t"))
_MAYBE = frozenset(("may", "might"))  # "could" also tells what somebody was able to do


def stage_of(sentence: ParsedSentence, number: int) -> Stage | None:
    """The stage of the predicate of this index; None where that is not plain."""
    clauses = sentence.clauses
    predicate = clauses.predicates[number]
    mode = mode_of(clauses, number, sentence.hedges)
    if asking_whether(clauses, predicate):
        return "weighed"
    if without_intention(clauses, predicate):
        return "dropped"
    if _is_ruled_out(clauses, predicate):
        return "dropped"
    if predicate.kind == "infinitive" and not _is_plain_infinitive(clauses, predicate):
        return "dropped" if _is_dropped(clauses, predicate) and mode.hedges <= {"planned"} else None
    if not _WEAKENING.isdisjoint(_words_around(clauses, predicate)):
        return _denied(sentence, predicate, mode)
    if any(each.negated for each in governors(clauses, predicate) if not is_saying(each)):
        return None
    return _ahead(sentence, predicate, mode) or _done(predicate, mode)


def asking_whether(clauses: Clauses, predicate: Predicate) -> Predicate | None:
    """Of "is examining whether to open", the verb that asks; also where "he said" stands between."""
    before = clauses.tokens[predicate.start - 1].low if predicate.start else ""
    if predicate.kind != "infinitive" or before != "whether":
        return None
    earlier = [each for each in clauses.predicates if each.end <= predicate.start and not is_saying(each)]
    asks = bool(earlier) and not earlier[-1].negated and earlier[-1].bare in _ASKING
    return earlier[-1] if asks else None


def without_intention(clauses: Clauses, predicate: Predicate) -> Predicate | None:
    """Of "has no plans to sell", "has no intention of selling", the verb before the denial."""
    governor = next(governors(clauses, predicate), None)
    if governor is None or governor.lemma != "have" or not governor.objects or governor.negated:
        return None
    first, head = (clauses.tokens[at] for at in (governor.objects[0].start, governor.objects[0].head))
    return governor if first.low == "no" and head.lemma in _PLANS and governor.tense == "present" else None


def is_under(clauses: Clauses, predicate: Predicate, verbs: frozenset[str]) -> bool:
    """Is it one of these verbs, or does it complete one?"""
    return any(each.bare in verbs for each in (predicate, *governors(clauses, predicate)))


def _words_around(clauses: Clauses, predicate: Predicate) -> set[str]:
    """From the word before its subject to the word behind it."""
    first = min([predicate.start, *(phrase.start for phrase in predicate.subject if phrase.start < predicate.start)])
    words = {token.low for token in clauses.tokens[max(0, first - 1) : predicate.end + 1]}
    return words | {"not" for word in words if word.endswith(("n't", "n’t"))}


def _is_plain_infinitive(clauses: Clauses, predicate: Predicate) -> bool:
    """As in "plans to sell", not "plans not to sell", "refused to sell" or "dropped its plan to sell"."""
    governor = next(governors(clauses, predicate), None)
    if governor is None or governor.negated:
        return False
    between = {token.low for token in clauses.tokens[governor.end : predicate.end]}
    return governor.bare not in DROPPING | REFUSING | {"fail"} and _WEAKENING.isdisjoint(between)


def _is_dropped(clauses: Clauses, predicate: Predicate) -> bool:
    """As in "dropped its plan to sell", "refused to sell", "decided not to sell"."""
    governor = next(governors(clauses, predicate), None)
    if governor is None or governor.tense != "past" or governor.negated:
        return False
    lemma = governor.bare
    if lemma in DROPPING:
        return any(clauses.tokens[phrase.head].lemma in _PLANS for phrase in governor.objects)
    between = {token.low for token in clauses.tokens[governor.end : predicate.end]}
    return lemma in REFUSING or (lemma in PLANNING and "not" in between)


def _is_ruled_out(clauses: Clauses, predicate: Predicate) -> bool:
    """As in "ruled out stepping down"."""
    governor = next(governors(clauses, predicate), None)
    if governor is None or governor.lemma != "rule out" or governor.tense != "past":
        return False
    return predicate.kind == "participle" and not governor.negated


def _denied(sentence: ParsedSentence, predicate: Predicate, mode: Mode) -> Stage | None:
    if mode.hedges:
        return None
    if predicate.passive and predicate.of_nobody:
        return "not done" if predicate.perfect and predicate.negated else None
    if not predicate.negated:
        return None
    if predicate.modal in _WILL or (predicate.modal == "would" and not predicate.perfect and _is_told(sentence)):
        return "dropped"
    return "not done" if predicate.modal is None and mode.time in ("past", "present") else None


def _ahead(sentence: ParsedSentence, predicate: Predicate, mode: Mode) -> Stage | None:
    """What has not come about yet."""
    if "possible" in mode.hedges:
        return _possible(sentence.clauses, predicate, mode)
    if mode.hedges == {"likely"}:
        return None if predicate.perfect or mode.time == "past" else "expected"
    if "planned" in mode.hedges:
        is_the_plan = predicate.kind in ("infinitive", "participle") or predicate.bare in PLANNING
        return "planned" if is_the_plan else None
    if predicate.kind == "infinitive":
        return "planned" if _is_due(sentence.clauses, predicate) else None
    return "planned" if mode.time == "future" and (predicate.modal != "would" or _is_told(sentence)) else None


def _possible(clauses: Clauses, predicate: Predicate, mode: Mode) -> Stage | None:
    if is_under(clauses, predicate, WEIGHING):
        return "weighed"
    return "expected" if predicate.modal in _MAYBE and not predicate.perfect and mode.hedges == {"possible"} else None


def _is_due(clauses: Clauses, predicate: Predicate) -> bool:
    """As in "the talks are to resume", "the talks were to resume"."""
    governor = next(governors(clauses, predicate), None)
    return (
        governor is not None
        and governor.lemma == "be"
        and governor.tense in ("present", "past")
        and governor.end == predicate.start
        and not governor.objects
    )


def _is_told(sentence: ParsedSentence) -> bool:
    """Does somebody say so, so that "would" tells of what is to come?"""
    return bool(sentence.attributions) or any(is_saying(each) for each in sentence.clauses.predicates)


def _done(predicate: Predicate, mode: Mode) -> Stage | None:
    is_told_of = predicate.kind in ("finite", "relative") and predicate.modal is None and not mode.hedges
    if not is_told_of or mode.time is None:
        return None
    if mode.time == "past" and not predicate.progressive:
        return "done"
    is_now = predicate.progressive is not predicate.passive and is_state(predicate.lemma, passive=predicate.passive)
    return "holds" if mode.time == "present" and is_now else None
