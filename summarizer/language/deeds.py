"""What a sentence tells of being done: its verbs, those of saying apart, and whether two tell of one deed."""

from summarizer.language.lexicon import are_synonyms
from summarizer.language.modes import is_saying
from summarizer.language.parse import ParsedSentence

_NO_DEEDS = frozenset("be have do".split())


def deeds_in(sentence: ParsedSentence) -> frozenset[str]:
    """The base forms of its verbs, without those that only say or help."""
    acts = sentence.clauses.predicates
    return frozenset(act.bare for act in acts if not is_saying(act)) - _NO_DEEDS


def are_of_one_deed(some: frozenset[str], others: frozenset[str]) -> bool:
    """Has one a verb of the other, or one that may stand for it?"""
    return any(one == other or are_synonyms(one, other, "v") for one in some for other in others)
