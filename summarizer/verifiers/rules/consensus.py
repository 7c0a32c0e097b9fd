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
    r"|lawmakers|doctors|investigators|authorities|articles|governments|members|workers|companies|unions"
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


_TWO_AGREE = re.compile(r"\band\s(?:[\w’'-]+\s){1,5}(?:both\s)?agree[sd]?\sthat\b")
_AGREEMENT = re.compile(r"\b(?:dis)?agree|\bboth\b|\bjoint", re.IGNORECASE)


def check_consensus(claim: ParsedSentence, support: Support, _story: Story) -> Iterator[Code]:
    """`false_consensus` when the claim has many agree, or two that it names, and the evidence does not."""
    there = [passage.sentence.text for passage in support.passages]
    close = [passage.sentence.text for passage in support.passages if support.share_in(passage) >= CLOSE]
    if (_CONSENSUS.search(claim.text) and not any(map(_CONSENSUS.search, there))) or (
        _TWO_AGREE.search(claim.text) and not any(map(_AGREEMENT.search, close))
    ):
        yield "false_consensus"
