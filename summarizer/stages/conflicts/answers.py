"""The ways in which a sentence says that what was told just before is not so, without telling it again.

"Called that absurd", "had no record of it", "recalls no such thing", "says it did not", "nothing of the kind".
General words of the news, by hand. Says nothing of who speaks: see `denials.py`.
"""

import re

from summarizer.language.parse import ParsedSentence
from summarizer.language.words import holds_any

_IT = r"(?:that|this|it|them|these|those|the\s\w+|(?:such|his|her|their|its)\s\w+)"
_UNTRUE = (
    r"(?:absurd|nonsense|invent(?:ion|ions|ed)|fabricat(?:ion|ions|ed)|lies?|fictions?|fantasy|fairy\stales?|hoax|myth"
    r"|baseless|groundless|unfounded|false|untrue|wrong|incorrect|inaccurate|misleading|ridiculous|ludicrous|preposterous"
    r"|rubbish|slander|libel|smears?|rumou?rs?|speculation|made[\s-]up|distort(?:ion|ed)|exaggerat(?:ion|ed)|without\sfoundation)"
)
_LITTLE = r"(?:(?:as|an?|simply|plainly|entirely|completely|quite|pure|utter|mere|just|nothing\sbut)\s){0,3}"
_TRACE = r"(?:record|records|knowledge|memory|recollection|evidence|sign|trace|proof|note)"
_CALLED = re.compile(
    rf"\b(?:call(?:s|ed)?|describe[sd]?|dismiss(?:es|ed)?|brand(?:s|ed)|denounce[sd]?)\s{_IT}\s{_LITTLE}{_UNTRUE}\b"
)
_IS_UNTRUE = re.compile(
    rf"\b(?:[Tt]hat|[Tt]his|[Ii]t)\s(?:is|was)\s{_LITTLE}(?:{_UNTRUE}|not\s(?:true|so|correct|right))(?=[.,;:\"”’]|$)"
)
_NO_TRACE = re.compile(
    rf"\b(?:no|without)\s(?:\w+\s)?{_TRACE}\s(?:of|for)\s(?:that|this|it|them|any\ssuch|such|any\sof)\b"
    r"|\b(?:recalls?|recalled|remembers?|remembered|knows?|knew|made|makes|gave|said|received|heard|saw|seen|had|has)"
    r"\s(?:of\s)?no\ssuch\b|\bnothing\sof\sthe\s(?:kind|sort)\b"
    r"|\b[Nn]o\ssuch\s\w+\s(?:was|were|had|has|ever|took|exists?|existed|happened)\b"
    r"|\b(?:[Ii]t|[Tt]hat|[Tt]his)\s(?:simply\s)?(?:never|did\snot|didn['’]t)\shappen(?:ed)?(?=[.,;:!\"”’]|$)"
)
# "Norline says it did not": what was not, stands in the sentence before.
_DID_NOT = re.compile(
    r"\b(?:it|he|she|they|we|I|[A-Z]\w+)\s(?:(?:did|does|do|was|were|is|are|has|had|have|would|could)(?:\snot|n['’]t)|never\s(?:did|was|had))"
    r"(?=[.,;:!\"”’]|$|\sand\s)"
)
_NO = re.compile(r"[\"“]?(?:Not\s(?:so|true)|On\sthe\scontrary|Nonsense|No,\s(?:say|insist|repl|answer)\w*)\b")
_WAYS = (_CALLED, _IS_UNTRUE, _NO_TRACE, _DID_NOT, _NO)
ANSWER_CUES = (
    "not",
    "n't",
    "n’t",
    "no ",
    "No ",
    "happen",
    "nothing",
    "call",
    "describe",
    "brand",
    "denounce",
    "t is ",
    "t was ",
    "s is ",
    "s was ",
    "never",
)


def answer_in(sentence: ParsedSentence) -> int | None:
    """Where in the sentence it says so, if it does."""
    if not holds_any(sentence.text, ANSWER_CUES):
        return None
    found = (way.search(sentence.text) for way in _WAYS)
    return min((match.start() for match in found if match), default=None)
