"""An office in a claim must be one that the articles give to that person.

Knows the titles of `language/data/titles.txt`. A shorter title may stand for a longer one ("minister"
for "foreign minister"), but what ended, is held for another or stands in for it may not be lost or put
in: "former", "acting", "deputy". Of a title that one article alone gives against others, see `reconcile`.
"""

import re
from collections.abc import Iterator, Sequence

from summarizer.domain import Code
from summarizer.language.gazetteer import OF_ANOTHER_OFFICE, titles
from summarizer.language.inflection import american_spellings
from summarizer.language.name_keys import fold_name
from summarizer.language.parse import ParsedSentence
from summarizer.language.sightings import Sighting
from summarizer.language.tokens import Token
from summarizer.ports import Story
from summarizer.verifiers.rules.evidence import Support
from summarizer.verifiers.rules.passages import Passage

# Words that make another office of the one they stand before.
_CHANGING = OF_ANOTHER_OFFICE | {"serving", "designate", "permanent", "honorary"}
# What tells one minister, secretary or officer from another.
_BRANCHES = frozenset(
    """prime first foreign interior finance defense justice health education labor transport energy trade economy
    environment agriculture culture home treasury chief general deputy""".split()
)
# An attorney general is no general.
_OF_OFFICE = frozenset(
    "attorney lawyer governor secretary solicitor director inspector surgeon advocate consul".split()
)
# "Used to be a judge", "formerly an appeal judge".
_USED_TO = re.compile(r"\b(?:used to|formerly)\b")
_ARTICLES = frozenset(("a", "an", "the"))  # within "formerly an appeal judge"
_MARKS_CHANGE = _CHANGING | {"formerly", "used"}
_LOOK_AHEAD = 8  # words behind a name: "who was for years an appeal judge"
_LOOK_BACK = 4  # words before a title: "deputy regional fire chief"
_IN_OTHER_WORDS = {
    "ex": "former",
    "formerly": "former",
    "retired": "former",
    "interim": "acting",
    "vice": "deputy",
    "attorney": "lawyer",
    "boss": "chief",
    "ceo": "chief executive",
    "cfo": "chief financial officer",
    "capt": "captain",
    "col": "colonel",
    "gen": "general",
    "gov": "governor",
    "lt": "lieutenant",
    "premier": "prime minister",
    "prof": "professor",
    "rep": "representative",
    "rev": "reverend",
    "sen": "senator",
    "sgt": "sergeant",
}


def check_titles(claim: ParsedSentence, support: Support, story: Story) -> Iterator[Code]:
    """`title_mismatch` for an office that no article gives to the person while one gives another office."""
    if any(_is_another_office(claim, at, support.passages[0]) for at in support.weights if support.passages):
        yield "title_mismatch"
        return
    for sighting in support.sightings:
        for title in _with_change(claim, sighting):
            known = _titles_of(sighting, story) if _is_office(title) else ()
            if known and not any(_agree(title, other) for other in known):
                yield "title_mismatch"
                return


def _is_another_office(claim: ParsedSentence, at: int, passage: Passage) -> bool:
    """Is it "foreign minister" where the passage has "prime minister", with nobody's name to tell?"""
    match = passage.alignment.matches.get(at)
    there = passage.sentence.tokens
    if not match or match.relation != "same" or claim.tokens[at].low not in titles():
        return False
    changed = set(_changing(claim.tokens, at)) ^ set(_changing(there, match.place))
    if changed - _words(claim.tokens) or changed - _words(there):
        return True
    if not at or not match.place:
        return False
    ours, theirs = written_out(claim.tokens[at - 1].low), written_out(there[match.place - 1].low)
    if not {ours, theirs} <= _BRANCHES:
        return False
    return ours not in _words(there) and theirs not in _words(claim.tokens)


def _words(tokens: Sequence[Token]) -> set[str]:
    return {written_out(token.low) for token in tokens}


def written_out(word: str) -> str:
    """A word of a title as another article may have it: "CEO" is "chief executive", a "defence" a "defense"."""
    return _IN_OTHER_WORDS.get(word) or next(american_spellings(word), word)


def _with_change(sentence: ParsedSentence, sighting: Sighting) -> Iterator[str]:
    """The titles of a name, with a word before them that makes another office: "Retired appeal judge Osric Venn"."""
    front = next((at for at, word in enumerate(sentence.words) if word.end > sighting.start), 0)
    front -= _length_in_front(sentence, front, sighting)
    for title in sighting.titles:
        at = _place_behind(sentence, sighting, title) or front
        near = sentence.words[max(0, at - _LOOK_BACK) : at]
        has_any = any(word.low in _MARKS_CHANGE for word in near)  # or its parts of speech need not be known
        changing = " ".join(_changing(sentence.tokens, at)) if has_any else ""
        yield f"{changing} {title}".strip()


def _place_behind(sentence: ParsedSentence, sighting: Sighting, title: str) -> int:
    """Where the title begins in "Osric Venn, formerly an appeal judge"; 0 where it stands in front of the name."""
    words, first = sentence.words, title.split(maxsplit=1)[0]
    behind = next((at for at, word in enumerate(words) if word.start >= sighting.end), len(words))
    near = range(behind, min(len(words), behind + _LOOK_AHEAD))
    return next((at for at in near if fold_name(words[at].text) == first), 0)


def _length_in_front(sentence: ParsedSentence, at: int, sighting: Sighting) -> int:
    """Words of the title that a comma parts from the name: "a retired judge, Osric Venn"."""
    for title in sighting.titles:
        words = title.split()
        if [fold_name(word.text) for word in sentence.words[max(0, at - len(words)) : at]] == words:
            return len(words)
    return 0


def _changing(tokens: Sequence[Token], at: int) -> tuple[str, ...]:
    """The words right before this token that make another office of it."""
    found: list[str] = []
    first = max(0, at - _LOOK_BACK)
    if _USED_TO.search(" ".join(token.low for token in tokens[first:at])):
        return ("former",)
    while at > first and not tokens[at].before.strip("-"):
        at -= 1
        if tokens[at].pos not in ("noun", "adj") and tokens[at].low not in _CHANGING:
            break
        if tokens[at].low in _CHANGING:
            found.insert(0, written_out(tokens[at].low))
    return tuple(found)


def _is_office(title: str) -> bool:
    words = title.split()
    return any(
        (found := titles().get(" ".join(words[start:]))) is not None and found.kind != "form"
        for start in range(len(words))
    )


def _titles_of(sighting: Sighting, story: Story) -> tuple[str, ...]:
    """The offices that the articles give to whoever bears the last word of the name."""
    found: dict[str, None] = {}
    for parsed in story.articles:
        for seen in parsed.people.sightings:
            for other in seen:
                if _same_person(sighting, other):
                    offices = _with_change(parsed.sentences[other.sentence], other)
                    found |= dict.fromkeys(title for title in offices if _is_office(title))
    return tuple(found)


def _same_person(one: Sighting, other: Sighting) -> bool:
    if not one.keys or not other.keys or one.keys[-1] != other.keys[-1]:
        return False
    return len(one.keys) == 1 or len(other.keys) == 1 or one.keys[0] == other.keys[0]


def _agree(ours: str, theirs: str) -> bool:
    """Is one title the other, cut short in front or before "of", with the same words that change an office?"""
    mine, other = (
        " ".join(written_out(word) for word in title.split() if word not in _ARTICLES).split()
        for title in (ours, theirs)
    )
    if _CHANGING.intersection(mine) != _CHANGING.intersection(other):
        return False
    short, long = sorted(([w for w in each if w not in _CHANGING] for each in (mine, other)), key=len)
    if long[-1:] == ["general"] and long[-2:-1] and long[-2] in _OF_OFFICE:
        return short == long
    goes_on = long[len(short) : len(short) + 1]
    return long[len(long) - len(short) :] == short or (long[: len(short)] == short and goes_on in (["of"], ["for"]))
