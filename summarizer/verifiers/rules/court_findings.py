"""Whoever was cleared of one thing and convicted of another may not change them.

"Not guilty of fraud but guilty of forgery" has all the words of "guilty of fraud". Compares offence by offence; says
nothing where the passages tell both of the same one, of two people perhaps.
"""

from collections.abc import Iterator, Sequence

from summarizer.domain import Code
from summarizer.language.court_findings import Finding, court_findings_in
from summarizer.language.parse import ParsedSentence
from summarizer.ports import Story
from summarizer.verifiers.rules.evidence import OF_IT, Support


def check_court_findings(claim: ParsedSentence, support: Support, _story: Story) -> Iterator[Code]:
    """`negated` for guilty of what the passages say somebody is not guilty of, and the other way round."""
    ours = court_findings_in(claim)
    if not ours:
        return
    near = [passage.sentence for passage in support.passages if support.share_in(passage) >= OF_IT]
    theirs = [finding for sentence in near for finding in court_findings_in(sentence)]
    if any(_is_turned(finding, theirs) for finding in ours):
        yield "negated"


def _is_turned(finding: Finding, theirs: Sequence[Finding]) -> bool:
    same = max((len(finding.of & each.of) for each in theirs if each.is_guilty == finding.is_guilty), default=0)
    turned = max((len(finding.of & each.of) for each in theirs if each.is_guilty != finding.is_guilty), default=0)
    return turned > same
