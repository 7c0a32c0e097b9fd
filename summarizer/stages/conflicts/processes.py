"""Which act a verb with its noun is: to lodge an appeal is to appeal, to open an investigation to investigate.

What lasts and ends in an answer is a process: an appeal is lodged, then rejected. Told by the noun alone
("is considering an appeal") it is the same act. Says nothing of who does it: see `acts.py`.
"""

from collections.abc import Iterable
from functools import lru_cache

from summarizer.language.lexicon import entry

# With the noun of an act behind them they say no more than that it is done.
LIGHT = frozenset(
    """lodge file open launch submit make hold call take start begin conduct stage table pass hand deliver bring set
    issue give enter impose register initiate institute mount announce order put""".split()
)
# With such a noun behind them they are its answer.
ANSWERING = frozenset("reject dismiss uphold grant approve accept allow overturn quash".split())
# To go to court and to ask it are one step.
_TURNING = {"go": "to", "turn": "to", "appeal": "to", "apply": "to", "write": "to", "ask": "", "petition": ""}
_BODIES = frozenset(
    "court tribunal judge parliament police prosecutor ombudsman regulator commission committee chamber".split()
)
_KINDS = frozenset("act communication cognition event group state feeling".split())
_ALIKE = 4  # first letters that a noun shares with its verb
WITH_A_NOUN = LIGHT | ANSWERING | frozenset(_TURNING)


@lru_cache(maxsize=4096)
def process_of(noun: str) -> str:
    """The verb of the act that a noun names, the noun itself where it is one: "investigate", "appeal"; or nothing."""
    known = entry(noun) if noun else None
    if known is None or known.classes.get("n") not in _KINDS:
        return ""
    verbs = sorted(word for word, pos in known.derived if pos == "v")
    if noun in verbs:
        return noun
    return next((verb for verb in verbs if verb[:_ALIKE] == noun[:_ALIKE]), "")


def step_of(verb: str, places: Iterable[tuple[str, str]]) -> str:
    """Of "ask the court" and "appeal to the court" one name, else nothing; nouns come with their prepositions."""
    placed = (noun for preposition, noun in places if _TURNING.get(verb) == preposition and noun in _BODIES)
    return next((f"turn to {noun}" for noun in placed), "")
