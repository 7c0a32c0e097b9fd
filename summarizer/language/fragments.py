"""Is a sentence only the clause that opens one: "Three days after Voss left prison."?

Told by its opening and by its verbs: the one clause begins right behind "after" or "while" and no main
statement follows. Where it cannot tell, it is a sentence.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from summarizer.language.clauses import Predicate
from summarizer.language.gazetteer import humans
from summarizer.language.names import CALENDAR
from summarizer.language.parse import ParsedSentence
from summarizer.language.tokens import Token

_OPENING = re.compile(
    r"(?:(?:[\w-]+\s){0,3}(?:moment|minute|hour|day|week|fortnight|month|year|decade)s?\s(?:after|before|since)"
    r"|(?:Just|Even|Only)\s(?:as|after|before|when|though|because)|After|Although|Because|Before|Since|Though|Whereas"
    r"|When|While)(?=\s)"
)

_APART = re.compile(r"[,;:—–]|\s-\s")  # behind which the main statement may stand
_OPENS_ANOTHER = frozenset(("det", "poss", "pron", "adj", "num"))


def is_fragment(sentence: ParsedSentence) -> bool:
    """Is it a subordinate clause and nothing else, in the writer's own words?"""
    opening = _OPENING.match(sentence.text)
    if not opening or _APART.search(sentence.text) or sentence.quotes or sentence.attributions:
        return False
    behind = sentence.start + opening.end()
    first = next((at for at, word in enumerate(sentence.words) if word.start >= behind), len(sentence.words))
    told = [each for each in sentence.clauses.predicates if each.kind == "finite" and not _goes_on(sentence, each)]
    return len(told) == 1 and _is_all(sentence, told[0]) and _is_one(sentence.tokens[first : told[0].start])


def _goes_on(sentence: ParsedSentence, predicate: Predicate) -> bool:
    """Is it joined to the clause before it: "broke and 40 homes were lost"?"""
    start = min((each.start for each in predicate.subject), default=predicate.start)
    return any(at and sentence.tokens[at - 1].word.low in ("and", "or") for at in (start, predicate.start))


def _is_all(sentence: ParsedSentence, predicate: Predicate) -> bool:
    """Is no other word a verb that was not understood: "When it broke could not be said"?"""
    known = {at for each in sentence.clauses.predicates for at in range(each.start, each.end)}
    others = (token for at, token in enumerate(sentence.tokens) if at not in known)
    return bool(predicate.subject) and not any(token.pos in ("aux", "modal") for token in others)


def _is_one(subject: Sequence[Token]) -> bool:
    """One noun, and not two that a comma should part: "After the flood Voss left", "Since March prices rose"."""
    if not subject or subject[0].word.low in CALENDAR or subject[0].pos == "num" or subject[-1].pos == "verb":
        return False
    return not any(
        (other.pos == "name" and one.pos == "noun" and one.word.low not in humans())
        or (other.pos in _OPENS_ANOTHER and one.pos in ("noun", "name"))
        for one, other in pairwise(subject)
    )
