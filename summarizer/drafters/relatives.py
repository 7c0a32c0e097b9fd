"""Relative clauses between commas, and what else tells where the main statement of a sentence stands."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from summarizer.drafters.connectives import connective_length
from summarizer.drafters.verbs import FINITE, THEN_FINITE

DENIAL = re.compile(
    r"\b(?:not|no|never|nobody|none|neither|nor|nothing|den(?:y|ies|ied|ying)|disput(?:e|es|ed|ing)|contests?"
    r"|reject(?:s|ed|ing)?|refus(?:e|es|ed|ing)|fail(?:s|ed|ing)?)\b|n['’]t\b"
)
# "which burns far north of the deadly one": a clause that sets its noun apart from another of its kind.
TELLS_APART = re.compile(r"\b(?:others?|another|the (?:[a-z]+ )?ones?)\b")
_VERB = re.compile(rf"\s*{THEN_FINITE}")
_SURE_VERB = re.compile(rf"\s*(?:(?:also|later|now|then|never|still) )?(?!\w+ed\b){FINITE}")
_CLAUSE = re.compile(r",\s+(?:and|but|while|as|after|when)\b|;|\bthat\b|,\s+(?=[A-Z])")
# "the retired judge": after these words a form in -ed is no verb of the statement.
STATES = re.compile(rf"(?<![-\w])(?<!\b[Aa] )(?<!\b[Aa]n )(?<!\b[Tt]he )(?<!\bof )(?<!\band ){FINITE}")
_AND_STATES = re.compile(rf"\band {FINITE}")
_AGE_AND = re.compile(r"\d{1,3} and\b")
SUBORDINATE = re.compile(
    r"(?:When|While|As|After|Although|Though|If|Since|Because|Before|Once|Despite|With|By|Until|Unless|Whereas"
    r"|Even|Given|Having|Following|\w+(?:ed|ing)|Built|Born|Founded|Led|Made|Set)\b"
)
PLACING = re.compile(r"(?:In|On|At|For|From|Under|Over|Near|During|Among|Across|To|Of|Amid|Outside|Inside|Along)\b")
RELATIVE = re.compile(r",\s+(?:(?:[\w,.]+ ){1,3}of )?(?:who|whom|which|whose|where)\b")
ROLE = re.compile(r",\s+wh(?:o|ich) (?:is|are) (?=(?:an?|the|his|her|its|their|one of)\s|\d+[,.]?(?:\s|$))")


class Cut(NamedTuple):
    """A stretch of a sentence that may go, and what stands there instead; offsets within the sentence's text."""

    start: int
    end: int
    instead: str = ""


def relatives_in(text: str) -> Iterator[Cut]:
    """Clauses such as ", who was born there," before the verb of the main statement."""
    for match in RELATIVE.finditer(text):
        comma = _main_verb_after(text, match.end(), has_one=_has_its_verb(text[: match.start()]))
        clause = text[match.start() : comma]
        if comma < 0 or len(clause) >= 200 or clause.count(",") > 2:
            continue
        if DENIAL.search(clause) or TELLS_APART.search(clause) or not _has_a_verb(clause):
            continue
        role = ROLE.match(text, match.start())
        if role and not says_more(clause, role.end() - match.start()):
            yield Cut(match.start(), role.end(), ", ")
        elif not role:
            closing = closing_comma(text[: match.start()])
            if closing is not None:
                yield Cut(match.start(), comma + 1, closing)


def _has_a_verb(clause: str) -> bool:
    """Is it whole, and no ", whose director, Ida Kron," that goes on behind the comma: "said"?"""
    return re.search(rf"\b{FINITE}|\b\w+s\b", clause) is not None


def says_more(clause: str, at: int) -> bool:
    """Has it a verb behind "who is 84" or "who is the mayor": "and taught in Lund"?"""
    is_joined = bool(_AND_STATES.search(clause, at)) or bool(_AGE_AND.match(clause, at))
    return is_joined or bool(STATES.search(clause, at))


def _has_its_verb(before: str) -> bool:
    """Does the clause that ends here have its verb, so that a later form in -ed is not that?"""
    return bool(STATES.search(_CLAUSE.split(before)[-1]))


def _main_verb_after(text: str, at: int, *, has_one: bool) -> int:
    """The comma before the main statement's verb; -1 without one."""
    verb = _SURE_VERB if has_one else _VERB
    comma = text.find(",", at)
    while comma > 0 and not verb.match(text, comma + 1):
        comma = text.find(",", comma + 1)
    return comma


def closing_comma(before: str) -> str | None:
    """What must stand where a relative clause was: a comma after an apposition; None when it is not certain."""
    before = before[connective_length(before) :]
    last = before.rpartition(",")[2].strip() if "," in before else ""
    if not last or re.match(r"(?:and|but|while|that|when|as|so)\b", last):
        return ""
    if before.count(",") == 1 and (PLACING.match(before) or SUBORDINATE.match(before)):
        return ""
    if last[0].islower() or last[0].isdigit():  # "Voss, head of the guild, who", "Voss, 61, who"
        return "," if re.search(r"[A-Z][\w.’'-]*, [^,]+$", before) else None
    return None
