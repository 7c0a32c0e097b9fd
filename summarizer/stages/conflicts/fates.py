"""What has become of somebody: free or in custody, charged, convicted, suspended, in office or how out of it.

Two fates of one kind exclude each other: on a later day the new one has come about. On one day whoever was arrested
may be free again, so that only charges, verdicts and how somebody left are then in dispute, the last on any day. One
verdict on each of two charges is none.
The person is the last one named before the words, or the first behind "dismissed" and "the suspension of"; a "he" is
the only person of the sentence before. What is to come, hedged, between quote marks or of another year tells no
fate. How somebody in hospital is, is told in `conditions.py`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from summarizer.domain import Conflict, ConflictKind
from summarizer.language.court_findings import court_findings_in
from summarizer.language.name_keys import fold_name
from summarizer.language.parse import ParsedSentence
from summarizer.language.words import holds_any
from summarizer.stages.conflicts.sides import Side, Telling, Tellings, are_of_one_time, is_of_another_year

_IS = r"\b(?:is|was|are|were|been|remains?|remained|stays?)\s(?:still\s|now\s|again\s|formally\s|provisionally\s)?"
_HAS = r"\b(?:has\s|had\s|have\s)?"
_POST = (
    r"(?:coach|captain|minister|premier|president|chief|director|head|chair\w*|leader|manager|mayor|governor|editor)"
)


class _Way(NamedTuple):
    """Words that tell a fate; is the person named behind them?"""

    kind: str
    fate: str
    words: re.Pattern[str]
    is_behind: bool


_LET_GO = r"(?:released|freed|let\sgo)(?=[,.;]|\s(?:on|from\s(?:custody|prison|jail)|without|pending|after)\b)"
_LOCKED_UP = r"in\s(?:\w+\s)?(?:custody|detention|prison|jail)"
_CONFIDENCE = r"(?:full|complete|every)\sconfidence\sin\s"
_SURE_OF = r"(?:the\s)?(?:full|complete|his|her|their)\sconfidence\b(?!\sin\b)"
_LEFT = r"(?:resigned|stepped\sdown)\b|\b(?:handed\sin|submitted|tendered)\s(?:his|her)\sresignation\b"
_FULL_NAME = r"[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){0,3}"
_DISMISSED = r"sacked|dismissed|ousted|fired|removed\sfrom\soffice|relieved\sof"
_ITS_HEAD = rf"(?:(?:its|their|the)\s[a-z\s]{{3,40}},?\s|(?:[a-z]+\s){{0,2}}{_POST}\s)?"
_NAMED_BEFORE = (
    ("liberty", "free", rf"{_IS}(?:free(?!\sof\b)\b|at\s(?:liberty|large)\b|{_LET_GO})"),
    ("liberty", "free", r"\bha(?:s|d)\snot\sgone\sto\s(?:prison|jail)\b"),
    ("liberty", "held", rf"{_IS}(?:arrested|detained|jailed|imprisoned|{_LOCKED_UP})\b"),
    ("liberty", "held", r"\b(?:be\sheld\s(?:until|in)|(?:taken|remanded)\s(?:in|into)\scustody)\b"),
    ("charge", "charged", rf"(?:{_IS}|\bhas\sbeen\s)charged\swith\b"),
    ("charge", "charged", r"\b[Pp]rosecutors\s(?:have\s)?charged\s(?:him|her)\b"),
    ("charge", "not charged", r"\b(?:never\sbeen|not\sbeen|not)\scharged\b|\bwithout\s(?:being\s)?charged?\b"),
    ("charge", "not charged", r"\bis\sa\switness\b[^.]{0,30}\bnot\san?\s(?:accused|suspect|defendant)\b"),
    ("office", "in office", rf"\b(?:remains?|stays?(?:\son)?)\s(?:as\s)?(?:the\s)?(?:\w+\s)?{_POST}\b"),
    ("office", "in office", rf"\b(?:has|had|have|enjoys)\s{_SURE_OF}"),
    ("office", "out", rf"{_HAS}{_LEFT}"),
    ("office", "out", rf"{_IS}(?:{_DISMISSED})\b"),
    ("leaving", "resigned", rf"{_HAS}{_LEFT}"),
    (
        "leaving",
        "dismissed",
        rf"{_IS}(?:sacked|dismissed|ousted|fired|forced\sout|removed\sfrom\soffice|relieved\sof)\b",
    ),
    ("leaving", "suspended", rf"{_IS}suspended\b(?!\s(?:sentence|prison))"),
    (
        "leaving",
        "agreed",
        r"\b(?:parted|left|leaves|departed)\s(?:[\w’'-]+\s){0,4}by\smutual\s(?:agreement|consent)\b",
    ),
    ("verdict", "guilty", rf"{_IS}(?:found\sguilty|convicted)\b"),
    ("verdict", "not guilty", rf"{_IS}(?:acquitted|found\snot\sguilty|cleared\sof)\b"),
    ("office", "out", rf"{_IS}no\slonger\s(?:(?:the|its|their|our)\s)?(?:\w+\s)?{_POST}\b"),
    ("ban", "suspended", rf"{_IS}(?:suspended|banned)\b(?!\s(?:sentence|prison))"),
    ("ban", "cleared", rf"{_IS}cleared\sto\s(?:play|race|compete|return)\b"),
)
_NAMED_BEHIND = (
    ("liberty", "held", r"\b(?:arrested|detained)\s(?=[A-Z])"),
    ("office", "in office", rf"\b{_CONFIDENCE}"),
    ("office", "out", rf"\b(?:sacked|dismissed|ousted|suspended)\s{_ITS_HEAD}(?=[A-Z])"),
    ("leaving", "dismissed", rf"\b(?:sacked|dismissed|ousted|fired)\s{_ITS_HEAD}(?=[A-Z])"),
    ("leaving", "suspended", rf"\bsuspended\s{_ITS_HEAD}(?=[A-Z])"),
    ("verdict", "guilty", rf"\bconvicted\s(?=[A-Z])|\bfound\s(?={_FULL_NAME}\sguilty\b)"),
    ("verdict", "not guilty", rf"\b(?:acquitted|cleared)\s(?=[A-Z])|\bfound\s(?={_FULL_NAME}\snot\sguilty\b)"),
    ("ban", "cleared", r"\b(?:lifted|overturned|quashed)\sthe\s(?:suspension|ban)\s(?:of|on)\s"),
)
_WAYS = tuple(
    _Way(kind, fate, re.compile(words), ways is _NAMED_BEHIND)
    for ways in (_NAMED_BEFORE, _NAMED_BEHIND)
    for kind, fate, words in ways
)
_CUES = (
    *"""free liberty large releas prison custody detention arrest detain jail handcuffs held charge witness confidence
    remain stay resign stepped sacked dismiss oust fired removed relieved suspen ban cleared guilty convicted
    acquitted mutual""".split(),
    *("let go", "no longer", "forced out"),
)
_UNSURE = re.compile(
    r"\b(?:may|might|could|would|will|should|if|whether|unless|feared?|hopes?|hoped|expected|asked|wants?|demand\w*|call\w*"
    r"|rumou?r\w*|deny|denies|allegedly|reportedly|once|earlier|previously)\b|n['’]t\b"
)
_ASIDE = re.compile(r"\b(?:after|before|when|until|since)\s(?:\w+\s){0,3}$")
_CHARGED_HIM = re.compile(r"[Pp]rosecutors\b")
_AUX = r"(?:(?:has|had|have|also|still|then|now)\s)*"
_SUBJECT = re.compile(rf"(?:,[^;:]{{1,90}},)?,?\s?{_AUX}")  # "Voss, who led the board, has"
_PRONOUN = re.compile(rf"(?:He|She)\s(?:[^,;]{{0,60}}\sand\s)?{_AUX}$")
_NEAR = 24  # characters from "the suspension of" to the surname
_DISPUTED: dict[str, ConflictKind] = {"charge": "strength", "verdict": "outcome", "leaving": "outcome"}
_TOPICS = {
    "liberty": "whether {} is free",
    "charge": "whether {} was charged",
    "verdict": "whether {} was convicted",
    "leaving": "how {} left",
    "office": "whether {} is in office",
    "ban": "whether {} is suspended",
}


class _Fate(NamedTuple):
    """What a telling says has become of a person."""

    telling: Telling
    person: str
    kind: str
    fate: str


def fate_conflicts(tellings: Tellings) -> Iterator[Conflict]:
    """The conflicts and updates over what has become of a person, one a person and kind."""
    known = _known(tellings)
    told: defaultdict[tuple[str, str], list[_Fate]] = defaultdict(list)
    for telling in tellings.all:
        for fate in _fates_in(telling, known) if holds_any(telling.sentence.text, _CUES) else ():
            told[fate.person, fate.kind].append(fate)
    for (person, kind), fates in told.items():
        sides = _sides(fates)
        if len(sides) > 1 and are_of_one_time([each.telling for each in fates]) and not _are_of_two_charges(fates):
            compare = tellings.conflict if kind == "leaving" else tellings.change
            conflict = compare(_TOPICS[kind].format(known[person]), _DISPUTED.get(kind, "state"), sides)
            if conflict and (conflict.resolution == "update" or kind in _DISPUTED):
                yield conflict


def _are_of_two_charges(fates: Sequence[_Fate]) -> bool:
    """Is somebody convicted of one thing by one, and acquitted of another by the other?"""
    charges = [finding.of for each in fates for finding in court_findings_in(each.telling.sentence)]
    return len(charges) > 1 and not frozenset.intersection(*charges)


def _is_split(sentence: ParsedSentence) -> bool:
    """Does it tell a verdict on each of two charges: "not guilty of fraud but guilty of theft"?"""
    return len({finding.is_guilty for finding in court_findings_in(sentence)}) > 1


def _known(tellings: Tellings) -> Mapping[str, str]:
    """The persons of the story by surname, but for surnames that two have; a slip in the first name makes no two."""
    names: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for article in tellings.articles.values():
        for person in article.people.persons:
            if " " in person.name:
                names[fold_name(person.surname)][person.name] = None
    return {surname: min(found, key=len) for surname, found in names.items() if len({each[0] for each in found}) == 1}


def _sides(fates: Sequence[_Fate]) -> list[Side]:
    """One a fate; a source that tells both is on the side of what it tells first, which is its news."""
    first: dict[str, str] = {}
    for each in sorted(fates, key=lambda each: (each.telling.day, each.telling.sentence.index)):
        for origin in each.telling.fact.origins:
            first.setdefault(origin, each.fate)
    kept: defaultdict[str, list[Telling]] = defaultdict(list)
    for each in fates:
        if all(first[origin] == each.fate for origin in each.telling.fact.origins):
            kept[each.fate].append(each.telling)
    return [Side(tuple(told)) for told in kept.values()]


def _fates_in(telling: Telling, known: Mapping[str, str]) -> Iterator[_Fate]:
    sentence = telling.sentence
    if sentence.quotes or sentence.is_question or _UNSURE.search(sentence.text) or is_of_another_year(sentence):
        return
    found: dict[tuple[str, str], _Fate] = {}
    for way in _WAYS:
        match = way.words.search(sentence.text)
        person = _person(telling, match, way, known) if match else None
        if person and not (way.kind == "verdict" and _is_split(sentence)):
            found.setdefault((person, way.kind), _Fate(telling, person, way.kind, way.fate))
    yield from found.values()


def _person(telling: Telling, match: re.Match[str], way: _Way, known: Mapping[str, str]) -> str | None:
    """Whose fate it is, by surname: the nearest named before or right behind the words."""
    sentence, start = telling.sentence, telling.sentence.start
    persons = list(_persons(sentence, known))
    if way.is_behind:
        near = range(start + match.end(), start + match.end() + _NEAR)
        behind = (surname for at, surname in persons if at in near and not _owns(sentence, at, surname))
        return next(behind, None)
    before = [(at, surname) for at, surname in persons if at < start + match.start()]
    told = sentence.text[: match.start()]
    if _ASIDE.search(told) and not _CHARGED_HIM.match(match[0]):
        return None
    if before:
        at, surname = before[-1]
        return surname if _SUBJECT.fullmatch(sentence.text, at - start + len(surname), match.start()) else None
    return _of_the_sentence_before(telling, known) if _PRONOUN.match(told) else None


def _owns(sentence: ParsedSentence, at: int, surname: str) -> bool:
    """Is it "dismissed Voss's claim"?"""
    return sentence.text[at - sentence.start + len(surname) :][:2] in ("'s", "’s")


def _persons(sentence: ParsedSentence, known: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Where known persons are named, by their surnames."""
    for word in sentence.words:
        surname = fold_name(word.text.removesuffix("'s").removesuffix("’s")) if word.text[0].isupper() else ""
        if surname in known:
            yield word.start, surname


def _of_the_sentence_before(telling: Telling, known: Mapping[str, str]) -> str | None:
    """The only person of the sentence before, who is its "he"."""
    sentence = telling.sentence
    before = telling.article.sentences[sentence.index - 1] if sentence.index else None
    if before is None or before.paragraph != sentence.paragraph:
        return None
    found = {surname for _, surname in _persons(before, known)}
    return found.pop() if len(found) == 1 else None
