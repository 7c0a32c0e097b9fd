"""Agreement that nobody reports: "all sources agree", "experts say", "it is widely reported".

In force where the evidence has no such words of its own.
"""

import re
from collections.abc import Iterator

from summarizer.domain import Code
from summarizer.language.parse import ParsedSentence
from summarizer.ports import Story
from summarizer.verifiers.rules.evidence import CLOSE, Support

_WHO = (
    r"reports?|sources?|accounts?|experts?|analysts?|economists?|scientists?|observers?|officials?|witnesses|parties"
    r"|sides|media|outlets|newspapers|commentators|critics|leaders|researchers|specialists|residents|people|politicians"
    r"|presidents|ministers|mayors|lawmakers|doctors|investigators|authorities|articles|governments|members|workers"
    r"|companies|unions"
)
_SAYING = (
    r"agreed?|agrees|says?|said|reported?|reports|confirm(?:s|ed)?|believed?|believes|estimated?|stated?|accept(?:s|ed)?"
    r"|acknowledged?|think|thought|concede[sd]?|insist(?:s|ed)?|put|warn(?:s|ed)?|expect(?:s|ed)?|maintain(?:s|ed)?"
)
_CONSENSUS = re.compile(
    r"\b(?:all|both|most|many|several|multiple|various|numerous|every|independent|leading|world|local)\s(?:of the\s)?"
    rf"(?:\w+\s)?(?:{_WHO})\s(?:\w+\s)?(?:{_SAYING})\b"
    rf"|\b(?:everyone|everybody|nobody disputes|no one disputes|no ?one doubts|nobody doubts)\b(?:\s\w+)?"
    rf"|\b(?:{_WHO})\s(?:\w+\s)?(?:(?:all|generally|broadly|widely|unanimously)\s)?agree[sd]?\b"
    rf"|\b(?:experts|sources|analysts|economists|observers)\s(?:\w+\s)?(?:{_SAYING})\b"
    r"|\b(?:unanimous(?:ly)?|by common consent|by all accounts|consensus|in agreement|undisputed|indisputably)\b"
    r"|\b(?:widely|generally|universally|commonly|broadly)\s(?:\w+\s)?"
    r"(?:reported|accepted|agreed|believed|acknowledged|known|recogni[sz]ed|thought|regarded|seen|held|understood"
    r"|expected)\b",
    re.IGNORECASE,
)


# One of these words stands in whatever says so.
_CUES = frozenset(re.sub(r"(\w+)s\?", r"\1 \1s", _WHO).replace("|", " ").split()) | frozenset(
    """everyone everybody nobody doubts disputes unanimous unanimously consent consensus agreement undisputed
    indisputably widely generally universally commonly broadly""".split()
)
_TWO_AGREE = re.compile(r"\band\s(?:[\w’'-]+\s){1,5}(?:both\s)?agree[sd]?\sthat\b")
_AGREEMENT = re.compile(r"\b(?:dis)?agree|\bboth\b|\bjoint", re.IGNORECASE)


def check_consensus(claim: ParsedSentence, support: Support, _story: Story) -> Iterator[Code]:
    """`false_consensus` when the claim has many agree, or two that it names, and the evidence does not."""
    there = [passage.sentence.text for passage in support.passages]
    close = [passage.sentence.text for passage in support.passages if support.share_in(passage) >= CLOSE]
    of_many = not _CUES.isdisjoint([word.low for word in claim.words]) and _CONSENSUS.search(claim.text)
    of_two = "agree" in claim.text and _TWO_AGREE.search(claim.text)
    if (of_many and not any(map(_CONSENSUS.search, there))) or (of_two and not any(map(_AGREEMENT.search, close))):
        yield "false_consensus"
