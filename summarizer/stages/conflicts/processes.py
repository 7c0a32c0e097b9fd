"""Which act a verb with its noun is, and what may follow on it.

To lodge an appeal is to appeal, to open an investigation to investigate. A process ends in an answer: an
appeal is lodged, then rejected. Other acts are undone ("closed", "reopened") or lead on ("arrested",
"charged"). General words of the news, by hand. Says nothing of who does it: see `act_reader.py`.
"""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from summarizer.language.lexicon import entry
from summarizer.language.words import stem

# With the noun of an act behind them they say no more than that it is done.
LIGHT = frozenset(
    """lodge file open launch submit make hold call take start begin conduct stage table hand deliver bring set issue
    give enter impose register initiate institute mount announce order put pass reach sign strike""".split()
)
# With what is asked, offered or voted on behind them they are the answer to it.
ANSWERING = frozenset(
    "reject dismiss uphold grant approve accept overturn quash pass adopt endorse veto ratify".split()
) | {"throw out", "turn down"}
_VOTING = frozenset("vote rule decide".split())
# To go to court and to ask it are one step.
_TURNING = {"go": "to", "turn": "to", "appeal": "to", "apply": "to", "write": "to", "ask": "", "petition": ""}
WITH_A_NOUN = LIGHT | frozenset(verb.split()[0] for verb in ANSWERING) | frozenset(_TURNING)
_REFUSING = {"rule out": "", "reject": "for", "dismiss": "for", "resist": "for"}
ASKED_FOR = frozenset("call demand request plea".split())
_BODIES = frozenset(
    "court tribunal judge parliament police prosecutor ombudsman regulator commission committee chamber".split()
)
# What is answered though no noun tells it: "offered 40 crowns".
ANSWERABLE = frozenset("offer propose appeal apply demand request bid".split())
_KINDS = frozenset("act communication cognition event group state feeling".split())
_ALIKE = 4  # first letters that a noun shares with its verb
# Nouns of processes without a verb, or with one that has another name.
_NOUNS = frozenset("lawsuit verdict ceasefire truce treaty referendum injunction trial ultimatum".split())
_GROUPS = (
    "resign, quit, step down, stand down",
    "cancel, call off, scrap, axe",
    "postpone, put off, defer",
    "investigate, inquire, probe",
    "arrest, detain",
    "release, free, let go, set free",
    "dismiss, sack, fire, lay off, make redundant",
    "hire, recruit, take on",
    "close, shut, shut down, close down",
    "rescue, save",
    "seize, confiscate, impound",
    "injure, hurt, wound",
    "buy, purchase, acquire",
    "resume, restart",
    "sue, lawsuit, suit",
)
_SAME = {verb: group.split(", ")[0] for group in _GROUPS for verb in group.split(", ")}
_FORMS = {group.split(", ")[0]: group.split(", ") for group in _GROUPS}
# What undoes it, or is the next step for the same one.
_AFTER = {
    before: frozenset(after.split())
    for befores, after in (
        ("close shut", "reopen open"),
        ("block", "reopen unblock clear"),
        ("halt stop interrupt pause", "resume reopen"),
        ("suspend", "resume lift reinstate dismiss"),
        ("freeze", "unfreeze release"),
        ("impose introduce declare", "lift"),
        ("ban", "allow"),
        ("question hold", "arrest charge release"),
        ("arrest", "charge release"),
        ("charge", "convict acquit clear"),
        ("convict", "sentence"),
    )
    for before in befores.split()
}
# The verbs on which something may follow.
OPENING = frozenset(verb for before in _AFTER for verb in _FORMS.get(before, [before])).union(
    ANSWERABLE, "lodge file submit launch register rule reject resist".split()
)
_STATES = frozenset("close shut block halt suspend freeze ban".split())
_UNDER_WAY = frozenset(("question", "hold"))


def root_of(verb: str) -> str:
    """One verb for those that tell one act."""
    return _SAME.get(verb, verb)


def forms_of(root: str) -> Iterable[str]:
    """The verbs that tell the act of this root."""
    return _FORMS.get(root, (root,))


def after(root: str) -> frozenset[str]:
    """Roots of the acts that undo this one, or are the next step."""
    return frozenset(root_of(verb) for before in forms_of(root) for verb in _AFTER.get(before, ()))


@cache
def continued_by() -> Mapping[str, frozenset[str]]:
    """By the stem of a verb's first word, those of the verbs that tell the same act, undo it or are its next step."""
    verbs = {*_SAME, *_AFTER}
    found = {
        verb: {*forms_of(root_of(verb)), *(form for root in after(root_of(verb)) for form in forms_of(root))}
        for verb in verbs
    }
    by_stem: dict[str, frozenset[str]] = {}
    for verb, others in found.items():
        own = stem(verb.split()[0])
        by_stem[own] = by_stem.get(own, frozenset()) | {stem(other.split()[0]) for other in others}
    return by_stem


def is_state(verb: str, *, passive: bool) -> bool:
    """Does "is closed", or "are questioning", tell how things stand?"""
    return verb in (_STATES if passive else _UNDER_WAY)


@lru_cache(maxsize=4096)
def process_of(noun: str) -> str:
    """The verb of the act that a noun names, the noun itself where it is one: "investigate", "appeal"; or nothing."""
    known = entry(noun) if noun else None
    if known is None or noun in _NOUNS:
        return root_of(noun) if noun in _NOUNS else ""
    if known.classes.get("n") not in _KINDS:
        return ""
    verbs = sorted(word for word, pos in known.derived if pos == "v")
    found = noun if noun in verbs else next((verb for verb in verbs if verb[:_ALIKE] == noun[:_ALIKE]), "")
    return root_of(found)


def step_of(verb: str, places: Iterable[tuple[str, str]]) -> str:
    """Of "ask the court" and "appeal to the court" one name, else nothing; nouns come with their prepositions."""
    turning = _TURNING.get(verb)
    if turning is None:  # as of most verbs, whose places need no reading
        return ""
    placed = (noun for preposition, noun in places if preposition == turning and noun in _BODIES)
    return next((f"turn to {noun}" for noun in placed), "")


def refuses(verb: str, preposition: str) -> bool:
    """As in "rule out an inquiry", "reject calls for an inquiry"."""
    return _REFUSING.get(verb) == preposition


def is_put_to_a_vote(verb: str, preposition: str) -> bool:
    """As in "will vote on the bill"."""
    return verb in _VOTING and preposition == "on"
