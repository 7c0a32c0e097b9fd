"""What answers something that its reader has not been told: "Voss denies any wrongdoing", "Kron goes further".

Of what he is accused, and further than who, the sentence before said. So it is with a place, "had met there". Where
the sentence itself, or what the reader has met, tells of it, the answer is clear.
"""

import re
from collections.abc import Collection

from summarizer.drafters.told import Told
from summarizer.language.gazetteer import OFFENCES
from summarizer.language.names import CALENDAR
from summarizer.language.words import stem

_DENIES = r"(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed)?|disput(?:es|ed))"
# Nothing in it says what of.
_GENERAL_DENIAL = re.compile(
    rf"\b{_DENIES}\s(?:(?:(?:having\s)?(?:done|doing)\s)anything\s(?:wrong|improper|illegal|untoward)"
    r"|(?:(?:any|all)\s)?(?:wrongdoing|fault|guilt|responsibility|blame)(?!\s(?:for|in|over)\b)"
    r"|(?:(?:all|any|both)\s)?(?:of\s)?(?:the|these|those|this|that)\s(?:charges?|allegations?|accusations?|claims?|account|version|suggestion)"
    r"(?!\s(?:that|of|by|against|about|made)\b))"
)
_ACCUSING = frozenset(
    stem(word)
    for word in OFFENCES.union(
        """accuse accused accusation allege alleged allegation charge charged suspect suspected suspicion
    investigate investigation inquiry blame blamed prosecute prosecution trial arrest arrested indict indicted sue
    sued lawsuit suit bribe""".split()
    )
)
_FURTHER = re.compile(
    r"\b(?:go(?:es)?|went|going) (?:even |much |a step )?further(?! than\b)(?=[.,;:]|$| and\b)"
    r"|(?<!was )(?<!were )(?<!been )(?<!be )(?<!as )\b(?:dis)?agree[sd]?(?=[.;:]|$)|\bsa(?:ys|id) the same\b"
    r"|\bs(?:ees?|aw) (?:it|things|that) (?:differently|otherwise)"
    r"|\bplay(?:s|ed) (?:no|a|any|some) (?:part|role)(?! (?:in|at|for|during)\b)"
)
_INSISTS = re.compile(
    r"\binsist(?:s|ed) (?:that )?there (?:is|was|were|had been|has been)"
    r" (?:only |just |but )?(?:one|two|three|no|a single)\b"
)
_REPLIES = re.compile(r"\b(?:repl(?:ies|ied)|respond(?:s|ed)|answer(?:s|ed)|retort(?:s|ed)|count(?:ers|ered)) that\b")
_REPLIED_TO = re.compile(r"\b(?:[Aa]sk(?:s|ed)|question|letter|to|request|call)\b")
_THERE = re.compile(
    r"\bthere\b(?!['’]|[ ](?:is|are|was|were|has|have|had|will|would|could|can|cannot|may|might|must|should|be|being"
    r"|seems?|seemed|appears?|remains?|remained|exists?|comes?|came|goes|went|stood|stands|followed|and then)\b)"
)
_PLACED = re.compile(
    r"\b(?:(?:in|at|into|from|near|onto|outside|inside|towards?|above|below|behind|beside|across|around|under)"
    r"|(?:to|on)(?= (?:the|an?|its|his|her|their)\b| [A-Z]))"  # "to vote" is no place
    r" (?P<where>(?:(?:the|an?|its|his|her|their) )?\w+)"
)
_INVERTED = re.compile(r"\b(?:is|are|was|were|be|been|has|had|will|would|said|says|say|that|and|but|if) $")


def answers_the_unknown(told: Told, met: Collection[str] = ()) -> bool:
    """Does it answer or place something that neither it nor what the stems `met` stand for tells of?"""
    return _denies_the_untold(told, met) or _replies(told) or _was_there(told)


def _denies_the_untold(told: Told, met: Collection[str]) -> bool:
    match = _GENERAL_DENIAL.search(told.text)
    if not match:
        return False
    place = told.sentence.start + match.start()
    own = {word.stem for word in told.sentence.words if word.start < place}
    return _ACCUSING.isdisjoint(own) and _ACCUSING.isdisjoint(met)


def _replies(told: Told) -> bool:
    if _FURTHER.search(told.text) or _INSISTS.search(told.text):
        return True
    match = _REPLIES.search(told.text)
    return bool(match and not _REPLIED_TO.search(told.text, 0, match.start()))


def _was_there(told: Told) -> bool:
    """Is it "had met there", with no place before it?"""
    match = _THERE.search(told.text)
    if not match or _INVERTED.search(told.text, 0, match.start()) or "here and there" in told.text:
        return False
    places = (each["where"].split()[-1].casefold() for each in _PLACED.finditer(told.text, 0, match.start()))
    return all(where in CALENDAR or where[0].isdigit() for where in places)
