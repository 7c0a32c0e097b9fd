"""Shorten a sentence by dropping whole clauses, so that what is left is as true as the whole was.

Drops what is said beside the main statement: relative clauses between commas, asides in dashes or
brackets, participles and "as", "while", "after" clauses at the end, the second of two statements
joined by "and", openings such as "Meanwhile". Never drops who says it, a hedge, a denial, a
condition, an exception or a time at the opening; never cuts inside a quotation.
Whether the rest reads well alone is for `standalone.py` to say, whether it is proven for the guard.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from summarizer.drafters.verbs import FINITE
from summarizer.language.parse import ParsedSentence

MOST_WORDS = 80  # a longer sentence is a list or an accident
MOST_CUTS = 3  # clauses considered of one sentence; the wordings double with each
FEWEST_WORDS_LEFT = 5
_MARKS = " .!?…"  # that close a sentence

# A clause that holds one of these binds the rest: without it the sentence would say more than its source.
_BINDING = re.compile(
    r"\b(?:if|unless|until|till|except|excluding|besides|only|provided|otherwise|but|though|although|despite|because"
    r"|according|citing|quoting|reported(?:ly)?|reports?|allegedly|apparently|claim(?:s|ed|ing)?|alleg(?:e|es|ed|ing)"
    r"|others|another|critics|opponents|rather|instead|than)\b",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:said|says|say|told|tells|added|adds|announced|stated|states|warned|warns|argued|argues|insisted|wrote"
    r"|noted|explained|confirmed|quoted|believes?|thinks?|estimates?d?|expects?|shows?|showed|suggests?|suggested)\b"
)
_VERB = re.compile(rf"\s*(?:(?:also|later|now|then|never|still) )?{FINITE}")
# "the retired judge": after these words a form in -ed is no verb of the statement.
_STATES = re.compile(rf"(?<!\ba )(?<!\ban )(?<!\bthe )(?<!\bof )(?<!\band )(?<![-\w]){FINITE}", re.IGNORECASE)
_RELATIVE = re.compile(r",\s+(?:(?:many|most|some|all|both|one|none|\w+) of )?(?:who|whom|which|whose|where)\b")
_WHO = re.compile(rf",\s+who\s+(?={FINITE})")
_NOT_THE_PERSON = frozenset("and or of at in from near like than the a an".split())  # "the head of Halvane, who"
_TAIL = re.compile(
    r",\s+(?:(?:as|while|whereas|after|before|following|amid|ahead of|when|with|where|in an? (?:bid|effort|move)"
    r"|partly|mainly|both|all|each|an?\s+\w+\s+(?:that|which|who))\b"
    r"|(?<!ing,\s)(?!according|including|during|saying)[a-z]{3,}ing\b"  # not the second of "itching, burning and"
    r"|[a-z]{3,}ed (?:by|in|on|at|from|with|to|for|over)\b)"
)
# "as he prepared for more talks", and not "as soon as", "as much as".
_AS = re.compile(rf" as (?:he|she|they|both|the (?:two|\w+)|(?:[A-Z][\w'’-]+ ){{1,3}})\s?{FINITE}")
_INCLUDING = re.compile(r",\s+(?:including|such as|among them|notably|especially)\b")
_ASIDE = re.compile(r"\s+\([^()]{1,200}\)|\s+[—–-]{1,2}\s[^—–]{3,200}\s[—–-]{1,2}(?=\s)|\s?—[^—]{3,200}—(?=\s)")
_CONNECTIVE = re.compile(
    r"(?:Meanwhile|However|Also|Moreover|Furthermore|In addition|Additionally|Separately|At the same time|Still"
    r"|Overall|For (?:his|her|its|their) part|As a result|For example|For instance|Notably|Indeed|Importantly"
    r"|Interestingly|Crucially|Elsewhere|And|But|So|Yet|(?:During|At|After|Ahead of|Before) the (?:meeting|talks)"
    r"|In an? (?:rare|surprise|unusual|bold|further|separate)(?: \w+)? (?:move|step|gesture|sign))"
    r",?\s+(?=[\"“‘]?\w)"
)
_ALSO = re.compile(r"(?:\b[A-Z][\w’'-]*|\b(?:has|have|had|is|are|was|were|will|would))(?P<also> also)(?= \w)")
_SECOND = re.compile(rf"(?:,\s+(?:and|but|while)|;(?:\s+and)?)\s+(?P<second>(?:[\w'’.-]+ ){{1,6}}{FINITE})")


class Cut(NamedTuple):
    """A stretch of a sentence that may go; offsets within the sentence's text."""

    start: int
    end: int


def shortened(sentence: ParsedSentence) -> Iterator[str]:
    """Shorter wordings of the sentence, each a sentence again; none when nothing may go."""
    text = sentence.text
    cuts = list(_cuts(sentence))[:MOST_CUTS] if len(sentence.words) <= MOST_WORDS else []
    seen = {text}
    for size in range(1, len(cuts) + 1):
        for some in combinations(cuts, size):
            if any(one.end > other.start for one, other in zip(some, some[1:], strict=False)):
                continue
            wording = _without(text, some)
            if wording not in seen and len(wording.split()) >= FEWEST_WORDS_LEFT:
                seen.add(wording)
                yield wording


def promoted(sentence: ParsedSentence) -> Iterator[str]:
    """What a sentence says of a person beside its main statement: "Voss, who is 61, left" says "Voss is 61".

    Not where somebody else may be saying it.
    """
    text = sentence.text
    if len(sentence.words) > MOST_WORDS:
        return
    for match in _WHO.finditer(text):
        name = _name_before(sentence, match.start())
        end = _end_of_relative(text, match.end())
        clause = text[match.end() : end]
        if name and end and len(clause.split()) >= FEWEST_WORDS_LEFT - 1 and not _SAID.search(text[: match.start()]):
            yield f"{name} {clause}."


def _name_before(sentence: ParsedSentence, at: int) -> str | None:
    """The name that ends here, when it is the person spoken of and outside quotations."""
    place = sentence.start + at
    if any(quote.start <= place <= quote.end for quote in sentence.quotes):
        return None
    for number, word in enumerate(sentence.words):
        if word.end == place:
            last = number
            break
    else:
        return None
    name = next((name for name in sentence.names if name.words[-1] == sentence.words[last]), None)
    if name is None:
        return None
    before = last - len(name.words)
    if before >= 0 and sentence.words[before].text.casefold() in _NOT_THE_PERSON:
        return None
    return sentence.text[name.words[0].start - sentence.start : at]


def _end_of_relative(text: str, at: int) -> int | None:
    """Where the clause ends: at the comma before the main statement's verb, else with the sentence."""
    comma = text.find(",", at)
    while comma > 0:
        if _VERB.match(text, comma + 1):
            return comma
        comma = text.find(",", comma + 1)
    return None if text.find(",", at) > 0 else len(text.rstrip(_MARKS))


def _cuts(sentence: ParsedSentence) -> Iterator[Cut]:
    """What may go, by where it stands."""
    text = sentence.text
    relatives = list(_relatives(text))
    for cut in sorted({*_opening(text), *_asides(text), *relatives, *_tails(text), *_second(text)}):
        to_the_end = cut.end >= len(text.rstrip(_MARKS))
        if not _cuts_a_quotation(sentence, cut) and (not to_the_end or _states(text, cut.start, relatives)):
            yield cut


def _cuts_a_quotation(sentence: ParsedSentence, cut: Cut) -> bool:
    marked = ((quote.start - sentence.start - 1, quote.end - sentence.start + 1) for quote in sentence.quotes)
    return any(start < cut.start < end or start < cut.end < end for start, end in marked)


def _states(text: str, end: int, relatives: Sequence[Cut]) -> bool:
    """Does the text up to here have a verb of its own, outside its relative clauses?"""
    before = text[:end]
    for clause in reversed([clause for clause in relatives if clause.end <= end]):
        before = before[: clause.start] + before[clause.end :]
    return bool(_STATES.search(_RELATIVE.split(before)[0]))


def _opening(text: str) -> Iterator[Cut]:
    connective = _CONNECTIVE.match(text)
    if connective:
        yield Cut(0, connective.end())
    also = _ALSO.search(text)
    if also:
        yield Cut(also.start("also"), also.end("also"))


def _asides(text: str) -> Iterator[Cut]:
    for match in _ASIDE.finditer(text):
        if not _BINDING.search(match[0]):
            yield Cut(match.start(), match.end())


def _relatives(text: str) -> Iterator[Cut]:
    """Clauses such as ", who was born there," before the verb of the main statement."""
    for match in _RELATIVE.finditer(text):
        comma = text.find(",", match.end())
        while comma > 0 and not _VERB.match(text, comma + 1):
            comma = text.find(",", comma + 1)
        clause = text[match.start() : comma]
        if comma > 0 and len(clause) < 200 and clause.count(",") <= 2:
            yield Cut(match.start(), comma + 1)


def _tails(text: str) -> Iterator[Cut]:
    end = len(text.rstrip(_MARKS))
    for pattern in (_TAIL, _RELATIVE, _INCLUDING, _AS):
        for match in pattern.finditer(text):
            rest = text[match.end() : end]
            if not _BINDING.search(match[0] + rest) and not _SAID.search(rest):
                yield Cut(match.start(), end)
                break


def _second(text: str) -> Iterator[Cut]:
    end = len(text.rstrip(_MARKS))
    for match in _SECOND.finditer(text):
        rest = text[match.start("second") : end]
        if len(rest.split()) >= 4 and not _BINDING.search(rest) and not _said_at_end(rest):
            yield Cut(match.start(), end)
            return


def _said_at_end(rest: str) -> bool:
    return bool(re.search(r",[^,]*\b(?:said|says|told|added|according)\b[^,]*$", rest))


def _without(text: str, cuts: tuple[Cut, ...]) -> str:
    kept, at = "", 0
    for cut in cuts:
        kept, at = kept + text[at : cut.start], cut.end
    kept = " ".join((kept + text[at:]).split()).replace(" ,", ",")
    return kept[:1].upper() + kept[1:]
