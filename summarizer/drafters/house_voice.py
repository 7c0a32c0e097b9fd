"""A sentence without the voice of the house that printed it: "told this newspaper", "which the Gazette has read".

To whom somebody spoke, and who has read a paper, is no news in a brief of several sources, whose reader would
take "this newspaper" for it. What is told to the house is said; a clause about what the house knows goes, and so does
a columnist's last word, ", which is a pity". Where the house would stay all the same, nothing is left to tell.
Never touches a quotation.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from summarizer.drafters.verbs import FINITE
from summarizer.language.quotes import half_quotes_in, quotes_in

_THIS = (
    r"(?:[Tt]his|[Oo]ur)\s(?:own\s)?(?:newspaper|paper|programme|program|station|magazine|website|broadcaster|channel"
    r"|podcast|reporters?|correspondents?)"
)
_SEEN = r"(?:read|seen|obtained|viewed|reviewed|heard|examined|consulted|learnt|learned|been\stold)"
_PART = r"(?:(?:a\scopy|copies|parts?|extracts|excerpts|most|some|all)\sof\s)?"
_PASSED = r"(?:shown|read|leaked|passed|sent|given|made\savailable)"
# "told us to leave" and "told us something" are not "said".
_TOLD = re.compile(
    rf"\b(?P<verb>tells?|told)\s(?:{_THIS}|the\s(?:news\s)?agency|us|me)\b(?!\s(?:of|about|to|again|how|why|what|where|something)\b)"
)
_SAYING = {"told": "said", "tells": "says", "tell": "say"}
_TO_THE_HOUSE = re.compile(
    rf"(?<=\b(?:confirmed|explained))\sto\s{_THIS}|(?<=\binterview)\swith\s{_THIS}|\son\s[Tt]his\s(?:programme|program)"
)
_LAST_WORD = re.compile(
    r",\s(?:which\s(?:is|was|seems)\s(?:an?\s(?:\w+\s)?(?:pity|shame|relief|mercy|blessing)|no\s(?:surprise|accident)"
    r"|hardly\s(?:a\s)?surpris\w+|surprising|just\sas\swell|as\sit\sshould\sbe)"
    r"|and\s(?:it|that|this|the\s[a-z]+)\s(?:is|was)\s(?:hard\sto\smiss|hardly\s(?:a\s)?surpris\w+|no\s(?:surprise"
    r"|accident|coincidence)|plain\sto\ssee|there\sfor\sall\sto\ssee|not\slost\son\s(?:anyone|anybody)))(?=\.$)"
)
# "In minutes, which X has read, directors agree" keeps one comma, "The letter, which X has read, warns" none.
_CUES = re.compile(
    rf"\b(?:has|have)\s{_SEEN}\b|\b(?:was|were)\s{_PASSED}\sto\b|\bseen\sby\b|{_THIS}"
    r"|,\sas\s[^,]{1,60}\s(?:knows?|reported|understands?|revealed)\b"
)
_OPENING = re.compile(r"(?:In|According|Under|From|By|At|On|With|After|For|To)\b")
_VERB = re.compile(rf"\s{FINITE}")
_NO_WORDS = frozenset(("The", "A", "And", "Of"))


class _House(NamedTuple):
    """The clauses about what a house knows, and what still speaks with its voice without them."""

    clauses: re.Pattern[str]
    left: re.Pattern[str]


def without_house_voice(text: str, *, outlets: Iterable[str]) -> str | None:
    """The sentence as any house would print it: itself for most, None where its house cannot be taken out.

    `outlets` are all that printed it: a copy speaks with the voice of the first.
    """
    # What a house may call itself is a pattern of its own, dear to make; few sentences need it.
    house = _house_of(tuple(sorted(set(outlets)))) if _CUES.search(text) else None
    done, end = text, len(text)
    found = _found(text, *([house.clauses] if house else []), _TOLD, _TO_THE_HOUSE, _LAST_WORD)
    for match in sorted(found, key=lambda match: match.start(), reverse=True):
        if match.end() <= end:
            done, end = done[: match.start()] + _instead(match) + done[match.end() :], match.start()
    return None if house and any(_found(done, house.left)) else done


def _found(text: str, *patterns: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Where they stand outside quotations."""
    found = [match for pattern in patterns for match in pattern.finditer(text)]
    quotes = (*quotes_in(text), *half_quotes_in(text)) if found else ()
    return (match for match in found if not any(quote.start <= match.start() < quote.end for quote in quotes))


def _instead(match: re.Match[str]) -> str:
    """What stands in its place: a verb of saying, or the comma behind an opening."""
    if match.re is _TOLD:
        return _SAYING[match["verb"]]
    is_opening = _OPENING.match(match.string) and not _VERB.match(match.string, match.end())
    return "," if match[0].endswith(",") and is_opening else ""


@lru_cache(maxsize=256)
def _house_of(outlets: tuple[str, ...]) -> _House:
    names = "".join(map(_names_of, outlets))
    house = rf"(?:{_THIS}|[Ww]e{names})"
    clauses = (
        rf"{_PART}which\s{house}\s(?:has|have)\s{_SEEN}",
        rf"{_PART}which\s(?:was|were)\s{_PASSED}\sto\s{house}",
        rf"seen\sby\s{house}",
        rf"as\s{house}\s(?:now\s|first\s)?(?:knows?|reported|understands?|revealed)",
        rf"{house}\s(?:has|have)\s{_SEEN}",
        rf"and\s(?:that|which)\s{house}\s(?:has|have)\s{_SEEN}",
    )
    return _House(
        re.compile(rf"(?:,\s(?:{'|'.join(clauses)})|\s{clauses[0]})(?:,|(?=[.;]))"),
        re.compile(rf"{_THIS}|\b{house}\s(?:has|have)\s{_SEEN}"),
    )


def _names_of(outlet: str) -> str:
    """What it may call itself, as alternatives: its name, or "the" and words of it."""
    words = [word for word in re.findall(r"\w+", outlet) if word[0].isupper() and word not in _NO_WORDS]
    if not words:
        return ""
    some = "|".join(map(re.escape, words))
    return rf"|{re.escape(outlet)}|[Tt]he\s(?:{some})(?:\s(?:{some}))*"
