"""Whose figure a sentence gives: by an attribution, or as in "The defence put the loss at 52 million"."""

import re

from summarizer.language.parse import ParsedSentence

_ESTIMATING = frozenset("estimate count reckon calculate".split())
# "The employers' estimate of 18 million"
_OWN = re.compile(
    r"\w(?:['’]s|s['’])\s(?:own\s|first\s)?(?:estimate|figure|count|calculation|forecast|reckoning|tally)\sof\s"
)
_PUTS = re.compile(r"\bputs?\s[^,;“”\"]{1,60}?\sat\s")


def says_whose(sentence: ParsedSentence) -> bool:
    """Does it say whose word or whose reckoning it is?"""
    if sentence.attributions or _PUTS.search(sentence.text) or _OWN.search(sentence.text):
        return True
    return any(
        act.lemma in _ESTIMATING and act.kind == "finite" and bool(act.subject) for act in sentence.clauses.predicates
    )
