"""The words by which a sentence leans on the one before it, read from its opening.

"He", "Her lawyer", "They", "The two leaders", "The Chinese president", "The 58-year-old" and "The
bank", also behind an opening phrase ("On Monday, he"), and the pronoun of '"...," she said'. Only
reads: whom they mean is for `reference.py` to say. Never looks inside quotation marks.
"""

import re
from dataclasses import dataclass
from typing import Literal

from summarizer.language.gazetteer import Gender, country_of, titles
from summarizer.language.past_forms import PLAIN_PAST
from summarizer.language.sightings import Spoken
from summarizer.language.verbs_of_saying import INVERTIBLE, ONCE_NAMED

Manner = Literal["pronoun", "plural", "office", "age", "body", "thing", "things"]
OF_THINGS: frozenset[Manner] = frozenset(("body", "thing", "things"))

# An opening phrase names when and where. "But he" would go on leaning after its pronoun is replaced, and in
# "When he arrived, ..." and "Speaking to reporters, he" the pronoun may be explained later or by the phrase.
_PHRASE = (
    r"(?:(?:On|In|At|During|After|Before|Since|By|Over|Last|Earlier|Later|Yesterday|Afterwards|Until|For|From|Under)"
    r"\b(?P<phrase>[^,;:.!?“”\"()\n]{0,80}),\s+"
    r"|(?:On\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s+(?=he\b|she\b|they\b|it\b))?"
)
# What any of the patterns below begins with.
_BEGINS = re.compile(
    r"(?:On|In|At|During|After|Before|Since|By|Over|Last|Earlier|Later|Yesterday|Afterwards|Until|For|From|Under"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Tt]hey|[Tt]heir|[Ii]ts?|[Tt]he|[Bb]oth)\b"
)
_SAID = rf"(?:told|{'|'.join(INVERTIBLE)})"
_PRONOUN = re.compile(_PHRASE + r"(?P<word>[Hh]e|[Ss]he)(?=\s)")
_OWNER = re.compile(_PHRASE + r"(?P<word>[Hh]is|[Hh]er)(?=\s+[^\W\d_])")
_SPEAKER = re.compile(rf"[,?!]?\s*(?P<word>he|she)\s+(?:also\s+|has\s+|had\s+)?(?:{_SAID}|[a-z]{{3,}}ed)\b")
# Only what people do: ships cannot agree, but they can be old.
_THEY = re.compile(
    _PHRASE + r"(?P<word>[Tt]hey)(?=\s+(?:(?:also|both|then|later|had|have|will|would) )?(?:said|agreed|met|told"
    r"|discussed|spoke|spoken|talked|signed|shook|called|asked|argued|wrote|announced|married|denied|pledged|smiled"
    r"|vowed)\b)"
)
_THING = re.compile(_PHRASE + r"(?P<word>[Ii]ts?|[Tt]hey|[Tt]heir)(?=\s+[^\W\d_])")
# "It is true that", "It was Voss who", "It took six days": nothing is meant.
_OF_NOTHING = re.compile(
    r"\s+(?:also |now |still )?(?:"
    r"(?:is|was|will be|would be|has been|had been|may be|could be|must be|should be)\s+"
    r"(?!(?:the|an?|one of|due|to|being|among|part)\b|(?!said|known|reported|believed|thought|understood|expected"
    r"|announced|decided|agreed|estimated|hoped|planned|claimed|alleged|argued|feared|assumed|proposed|recommended"
    r"|rumoured|rumored|suggested|noted|accepted|confirmed|revealed|time)[a-z]+(?:ed|wn|lt|ilt|ght|ade|eld|ung|sen|ken"
    r"|ten|ven|old|aid|ent|uck|ost|eft|ead|een|one|ung)\b)"
    r"|(?:is|was)\s+(?:the|an?)\s(?:[\w-]+\s){0,3}(?:time|day|year|night|moment|place|question|matter|pity|shame)\b"
    r"|[^.]{0,60}\b(?:who|whom|whether)\b"
    r"|(?:is|was)\b[^,.]{0,80}\b(?:that|who|which)\b"
    r"|(?:took|takes|seems?|seemed|appears?|appeared|emerged|turned out|turns out|follows|remains? (?:un\w+|to)"
    r"|rained|snowed|happened|happens|matters?|makes sense|helps?|looks? (?:like|as)|looked (?:like|as)|is not"
    r"|was not|isn['’]t|wasn['’]t|became (?:clear|known)|cannot|would take|will take|has taken|could take|means)\b)"
)
_PLURAL = re.compile(
    _PHRASE + r"(?P<word>(?:[Tt]he\s+two|[Bb]oth|[Tt]he\s+pair)(?:\s+(?P<noun>[a-z]+s|men|women))?)(?=[\s,])"
)
_AGED = re.compile(_PHRASE + r"(?P<word>[Tt]he\s+(?P<age>\d{1,3})[- ]year[- ]old)(?=[\s,'’])")
_THE = re.compile(
    _PHRASE + r"(?P<word>[Tt]he\s+(?P<nation>(?:[A-Z][\w.]*\s+){0,2})(?P<nouns>[a-z]+(?:[ -][a-z]+){0,3}))"
)
# The noun must end where it seems to: "the president of Norline" and "the bank holiday" are about somebody else.
_GOES_ON = re.compile(
    r"(?P<own>['’]s)?(?:,\s+(?!of\b|who\b|[A-Z])|\s+(?:(?:also|then|later|now|still|often|[a-z]+ly)\s+)*"
    r"(?:(?:is|was|has|had|does|will|would|could|can|may|might|must|should|says|tells"
    rf"|{'|'.join(sorted(PLAIN_PAST))}"
    r"|set|put|sits?|faces|plans|wants|hopes|expects|owns|runs|offers)\b|[a-z]{2,}ed\b))"
)
_OWNS = re.compile(r"['’]s\s+[a-z]")
_MOST_NOUNS = 3  # words of a title: "chief financial officer"
_PRONOUN_INSIDE = re.compile(
    r"\b(?:he|she|his|her|him|they|their|them|it|its|this|that|these|those|who|which|both)\b"
)


@dataclass(frozen=True)
class Opening:
    """Where a sentence leans and how. Offsets are the article's."""

    manner: Manner
    start: int
    end: int
    gender: Gender | None = None
    is_possessive: bool = False
    noun: str | None = None
    nation: str | None = None
    age: int | None = None
    is_first: bool = True  # the sentence begins with it


def opening_of(text: str, sentence: Spoken) -> Opening | None:
    """The leaning words of a sentence, or None."""
    at, end = sentence.start, min(sentence.end, sentence.start + 200)
    if sentence.quotes and sentence.quotes[0].start - 1 <= at:
        return _speaker(text, sentence)
    if not _BEGINS.match(text, at, end):
        return None
    found = _he(text, at, end) or _plural(text, at, end) or _thing(text, at, end)
    return found or _aged(text, at, end) or _described(text, at, end)


def _speaker(text: str, sentence: Spoken) -> Opening | None:
    after = sentence.quotes[0].end + 1
    match = _SPEAKER.match(text, after, min(sentence.end, after + 60))
    if not match or text[sentence.quotes[0].end - 1] not in ",?!.…":
        return None
    return Opening("pronoun", match.start("word"), match.end("word"), _gender(match["word"]), is_first=False)


def _he(text: str, at: int, end: int) -> Opening | None:
    for pattern in (_PRONOUN, _OWNER):
        match = _clear(pattern.match(text, at, end))
        if match:
            return _opening("pronoun", match, at, gender=_gender(match["word"]), own=pattern is _OWNER)
    return None


def _thing(text: str, at: int, end: int) -> Opening | None:
    match = _clear(_THING.match(text, at, end))
    if not match:
        return None
    word = match["word"].casefold()
    if word == "it" and _OF_NOTHING.match(text, match.end(), end):
        return None
    start, stop = match.span("word")
    manner: Manner = "thing" if word.startswith("it") else "things"
    return Opening(manner, start, stop, is_possessive=word in ("its", "their"), is_first=start == at)


def _plural(text: str, at: int, end: int) -> Opening | None:
    they = _clear(_THEY.match(text, at, end))
    if they:
        return _opening("plural", they, at)
    match = _clear(_PLURAL.match(text, at, end))
    if not match:
        return None
    noun = match["noun"]
    is_pair = match["word"].casefold().endswith("pair")
    if noun is None:
        return _opening("plural", match, at) if is_pair else None
    single = {"men": "man", "women": "woman"}.get(noun, noun.removesuffix("s"))
    if is_pair or (single not in ("man", "woman") and single not in titles()):
        return None
    return _opening("plural", match, at, noun=single)


def _aged(text: str, at: int, end: int) -> Opening | None:
    match = _clear(_AGED.match(text, at, end))
    if not match or not _ends_at(text, match.end("word"), end):
        return None
    return _opening("age", match, at, own=_owns(text, match.end("word"), end), age=int(match["age"]))


def _described(text: str, at: int, end: int) -> Opening | None:
    match = _clear(_THE.match(text, at, end))
    if not match:
        return None
    words = re.split(r"[ -]", match["nouns"])
    for length in range(min(_MOST_NOUNS, len(words)), 0, -1):
        noun = " ".join(words[:length])
        stop = match.start("nouns") + len(noun)
        if (noun in titles() or noun in ONCE_NAMED) and _ends_at(text, stop, end):
            return _named_so(text, match, noun, stop=stop, end=end, at=at)
    return None


def _named_so(text: str, match: re.Match[str], noun: str, *, stop: int, end: int, at: int) -> Opening | None:
    nation = match["nation"].strip()
    country = _country(nation) if nation else None
    if nation and (country is None or noun in ONCE_NAMED):
        return None
    manner: Manner = "office" if noun in titles() else "body"
    own = _owns(text, stop, end)
    start = match.start("word")
    return Opening(manner, start, stop + 2 * own, is_possessive=own, noun=noun, nation=country, is_first=start == at)


def _country(nation: str) -> str | None:
    return country_of(nation) or ("United States" if nation.replace(".", "") == "US" else None)


def _ends_at(text: str, at: int, end: int) -> bool:
    """Does the description end here, with a verb, a comma or its own possession behind it?"""
    return bool(_GOES_ON.match(text, at, end) or _OWNS.match(text, at, end))


def _owns(text: str, at: int, end: int) -> bool:
    return bool(_OWNS.match(text, at, end))


def _clear(match: re.Match[str] | None) -> re.Match[str] | None:
    """The match, unless its opening phrase has a pronoun that may mean somebody else."""
    phrase = match.groupdict().get("phrase") if match else None
    return None if phrase and _PRONOUN_INSIDE.search(phrase) else match


def _opening(
    manner: Manner,
    match: re.Match[str],
    at: int,
    *,
    gender: Gender | None = None,
    own: bool = False,
    noun: str | None = None,
    age: int | None = None,
) -> Opening:
    start, end = match.span("word")
    is_apostrophe = own and gender is None
    return Opening(manner, start, end + 2 * is_apostrophe, gender, own, noun, None, age, is_first=start == at)


def _gender(pronoun: str) -> Gender:
    return "m" if pronoun.casefold() in ("he", "his") else "f"
