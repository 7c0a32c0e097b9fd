"""Introduce people: where a brief first names somebody, say who it is; from then on use the surname.

In the articles' own words (`cast.py`), outside quotations, and while the words last; the full name alone where the
sentence says who it is ("the mayor, Voss, said"). A title goes before the name, anything else behind it, where the
sentence goes on with a verb or ends. The claim then also cites the facts that show who it is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from summarizer.domain import Fact
from summarizer.drafters.cast import Cast, Introduction, Key, Way, cast_of, in_place, is_open
from summarizer.drafters.surnames import Sighted, called_shortly, end_of, sighted
from summarizer.drafters.wordings import Wording, total_words
from summarizer.language.descriptions import LEADS, Description, is_form
from summarizer.language.gazetteer import humans, title_ends, titles
from summarizer.language.parse import ParsedSentence, parse_sentence
from summarizer.language.people import PLAIN_FORMS
from summarizer.language.sightings import Sighting
from summarizer.language.words import stem

__all__ = ["cast_of", "introduced"]

# "Norline's new director, " and not "After a call to the director, ".
_DESCRIBED_BEFORE = re.compile(
    r"(?:^|[,“”\"]\s+)(?!(?:After|As|At|Before|By|During|For|From|In|On|When|While|With)\b)([^,“”\"]+),$"
)
_DESCRIBED_BEHIND = re.compile(
    r"(?:,\s\d+)?,\s((?:(?:an?|the|his|her|its|their|former|[A-Z][\w.-]*['’]s?)\s[^,]*|[a-z]+(?:\s[a-z]+)?\s(?:of|at|for)\b))"
)
_LEADING = re.compile(rf"(?:,\s\d+)?,\s{LEADS.pattern}")
_NEAR = 6  # words of a description that may say "director": more are a clause
_AGE = re.compile(r",\s\d{1,3}(?=[,.;])")
# Before a name that a verb follows: what opens a clause of its own.
_OPENS_CLAUSE = re.compile(
    r"(?:^|[,;:“”\"]\s?|^(?:On|In|Last|This)\s(?:\w+\s){1,2}|\b(?:that|because|while|when|after|before|but|if|as|since|although|though|where)\s)$"
)
_SAID = re.compile(r"\b(?:said|says|added|asked|replied|wrote|warned|argued|according\sto)\s$")
_SAYS_SO = re.compile(r"\s(said|says|added|warned|explained)(?=[,.])")  # ", said Voss, who"
_MARKS = " “\"‘'"
_DEFINITE = re.compile(r"\bthe\s((?:[a-z][\w-]*\s?)+)(?:['’]s?\b)?")


@dataclass
class _Met:
    """Whom and what the brief has told of so far."""

    people: dict[Key, set[str]] = field(default_factory=dict)  # with the stems of the sentences that name them
    stems: set[str] = field(default_factory=set)

    def add(self, told: Sighted, cast: Cast) -> None:
        sentence = told.sentence
        self.stems |= sentence.stems
        for sighting in told.sightings:
            person = None if sighting.is_quoted else cast.of(sighting)
            if person:
                self.people.setdefault(person.key, set()).update(sentence.stems)


def introduced(ordered: Sequence[Wording], cast: Cast, *, words: int | None = None) -> tuple[Wording, ...]:
    """The same wordings with people introduced where they come first, of at most `words` words together."""
    met = _Met()
    told = list(ordered)
    for at, wording in enumerate(ordered):
        for key in _named(wording, cast):
            if key in met.people:
                told[at] = called_shortly(told[at], cast.by_name[key], met.people[key])
                continue
            plainer = _introducing(told[at], cast.by_name[key], cast, met)
            if plainer and (words is None or total_words([*told[:at], plainer, *told[at + 1 :]]) <= words):
                told[at] = plainer
        met.add(sighted(told[at].text), cast)
    return tuple(told)


def _named(wording: Wording, cast: Cast) -> list[Key]:
    """The people whom it names outside quotations, in order."""
    seen = [each for each in sighted(wording.text).sightings if not each.is_quoted]
    return list(dict.fromkeys(person.key for each in seen if (person := cast.of(each))))


def _introducing(wording: Wording, person: Introduction, cast: Cast, met: _Met) -> Wording | None:
    """The wording with the person introduced at the first place that names them; None if nothing can be said."""
    sentence, seen = sighted(wording.text)
    sighting = next(each for each in seen if not each.is_quoted and cast.of(each) is person)
    known = person.name if len(sighting.words) == 1 else sighting.text
    met_stems = met.stems | sentence.stems
    then = [way.told_on(wording.day) for way in person.ways]
    ways = [way for way in then if _is_clear(way.description, met_stems)]
    if _is_described(sentence.text, sighting):
        text, proofs = _renamed(sentence.text, sighting, known), _naming(person, wording)
    else:
        found = next(filter(None, (_told(sentence, sighting, known, way) for way in ways)), None)
        text, proofs = found or (_renamed(sentence.text, sighting, known), _naming(person, wording))
    if text == sentence.text or not (proofs or wording.fact in person.named):
        return None
    return _with(wording, text, proofs)


def _naming(person: Introduction, wording: Wording) -> tuple[Fact, ...]:
    """A fact that gives the full name, if those of the wording do not."""
    return () if any(fact in person.named for fact in (wording.fact, *wording.proofs)) else person.named[:1]


def _is_clear(description: Description, met: set[str]) -> bool:
    """Has the brief told of what it is of: of an agency, before it says "the agency's director"?"""
    of_what = [
        words.split()[-1]
        for words in _DEFINITE.findall(description.text.removeprefix("the ") if " of " in description.text else "")
    ]
    owner = re.match(r"the\s(?:[a-z][\w-]*\s)*([a-z][\w-]*)['’]s?\s", description.text)
    of_what += [owner[1]] if owner else []
    return not of_what or any(stem(word) in met for word in of_what)


def _told(sentence: ParsedSentence, sighting: Sighting, name: str, way: Way) -> tuple[str, tuple[Fact, ...]] | None:
    """The sentence with the person described so."""
    text = sentence.text
    title = sighting.before if sighting.before and not is_form(sighting.before) else ""
    description = way.description
    if _repeats(description, text, sighting) or f" as {description.text.casefold()}" in text.casefold():
        return None  # "Voss resigned as chief executive"
    if _has_a_title(text, sighting):
        is_fuller = bool(title) and description.says_of_what and description.head == title.split()[-1].casefold()
        if not is_fuller or not is_open(Description(title, "title")):
            return None
    if description.place == "title":
        if sighting.before and not _is_plain_form(sighting):
            return None
        front = text[: sighting.start]
        said = in_place(description.text, opens=not front.strip(_MARKS))
        return f"{front}{said} {name}" + text[end_of(sighting) :], way.proofs
    named = name if title or _is_plain_form(sighting) else text[sighting.start : sighting.words[0].start] + name
    apposed = _apposed(sentence, sighting, named, description)
    return (apposed, way.proofs) if apposed else None


def _repeats(description: Description, text: str, sighting: Sighting) -> bool:
    """Is it "a picket" for "A picket, Tom Roe, 52, left", told right beside the name?"""
    beside = text[: sighting.start].split()[-_NEAR:] + text[end_of(sighting) :].split()[:_NEAR]
    is_apart = text[: sighting.start].endswith(", ") or text[end_of(sighting) :].startswith(",")
    return is_apart and description.head in {word.strip(_MARKS + ",.;:").casefold() for word in beside}


def _apposed(sentence: ParsedSentence, sighting: Sighting, name: str, description: Description) -> str | None:
    """With the description behind the name, between commas, where the sentence has room for them."""
    text = sentence.text
    front, behind = text[: sighting.start], text[end_of(sighting) :]
    age = _AGE.match(behind)
    rest = behind[age.end() :] if age else behind
    whole = f"{front}{name}{age[0] if age else ''}, {_not_twice(description.text, text)}"
    if rest.startswith(", who "):
        return whole + rest
    if (said := _SAYS_SO.match(rest)) and front.endswith(", "):
        return f"{front}{said[1]} {whole.removeprefix(front)}{rest[said.end() :]}"
    if re.match(r"[.;,]", rest):
        return whole + rest if _SAID.search(front) else _before_verb(sentence, sighting, whole, rest, front)
    return _before_verb(sentence, sighting, whole, rest, front)


def _not_twice(description: str, text: str) -> str:
    """Without the body that the sentence names: "the director" where "director of Norline" leaves Norline."""
    match = re.fullmatch(r"(?:the\s)?(?P<office>[a-z -]+)\s(?:of|at|for)\s(?:the\s)?(?P<body>[A-Z].*)", description)
    return f"the {match['office']}" if match and match["body"] in text else description


def _before_verb(sentence: ParsedSentence, sighting: Sighting, whole: str, rest: str, front: str) -> str | None:
    if not _OPENS_CLAUSE.search(front) or _ends_in_a_name(front, sentence):
        return None
    goes_on = (
        rest.removeprefix(",") if rest.startswith(", ") and _AGE.match(sentence.text[end_of(sighting) :]) else rest
    )
    if not goes_on.startswith(" "):
        return None
    start = sentence.start + len(sentence.text) - len(goes_on)
    following = [token for token in sentence.tokens if token.word.start >= start]
    while following and following[0].pos == "adv" and not following[0].before:
        following = following[1:]
    is_verb = bool(following) and (
        following[0].pos in ("aux", "modal") or (following[0].pos == "verb" and following[0].form in ("past", "s"))
    )
    return f"{whole},{goes_on}" if is_verb else None


def _ends_in_a_name(front: str, sentence: ParsedSentence) -> bool:
    """As before "in Marl, Voss said": between commas the two would read as a row."""
    last = [name for name in sentence.names if name.end - sentence.start <= len(front)][-1:]
    return bool(last) and front[last[0].end - sentence.start :].strip() == ","


def _renamed(text: str, sighting: Sighting, name: str) -> str:
    start = sighting.start if _is_plain_form(sighting) and name != sighting.text else sighting.words[0].start
    return text[:start] + name + text[end_of(sighting) :] if len(sighting.words) == 1 else text


def _is_plain_form(sighting: Sighting) -> bool:
    return sighting.before.rstrip(".").casefold() in PLAIN_FORMS  # nobody writes "Mr Rolf Anselm"


def _is_described(text: str, sighting: Sighting) -> bool:
    """Does the sentence itself say who it is: "Norline's director, Voss, said", "Voss, a plumber, said"?"""
    before, behind = text[: sighting.start].rstrip(), text[end_of(sighting) :]
    front = _DESCRIBED_BEFORE.search(before) if before.endswith(",") else None
    back = _DESCRIBED_BEHIND.match(behind) if behind.startswith(",") else None
    words = (*(front[1].split()[-_NEAR:] if front else ()), *(back[1].split()[:_NEAR] if back else ()))
    bare = [word.strip(".,;:").casefold() for word in words]
    is_called = any(word in humans() or word in title_ends() for word in bare)
    return is_called or bool(_LEADING.match(behind))


def _has_a_title(text: str, sighting: Sighting) -> bool:
    """As in "Fire chief Anders Kolm", and for the second name in "Presidents Ida Roe and Jan Voss"."""
    before = text[: sighting.words[0].start].split()
    if is_form(sighting.before):
        return False
    shared = before[-_NEAR:] if before[-1:] == ["and"] else []
    offices = [*before[-1:], *(word.removesuffix("s") for word in shared if word.endswith("s"))]
    return any(office.strip(".").casefold() in titles() for office in offices)


def _with(wording: Wording, text: str, proofs: tuple[Fact, ...]) -> Wording:
    text = text[:1].upper() + text[1:]
    told = parse_sentence(text, published=wording.sentence.published)
    return replace(wording, sentence=told, proofs=(*wording.proofs, *proofs))
