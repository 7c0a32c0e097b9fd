"""Introduce people: where a brief first names somebody, give the full name and the title.

In the articles' own words, most often used wins, so that one paper's slip about an office is not
repeated. Only where all articles that know the surname mean one person by it, outside quotations,
and while the words last; the name alone where the sentence says who it is ("the mayor, Voss, said"). The
claim then also cites the fact that shows who it is.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from summarizer.domain import Fact
from summarizer.drafters.wordings import Wording, total_words
from summarizer.language.gazetteer import humans, title_ends, titles
from summarizer.language.parse import ParsedSentence, parse_sentence
from summarizer.language.people import Person
from summarizer.ports import Story

_POSSESSIVE = re.compile(r"['’]s?$")
# "Norline's new director, " and not "After a call to the director, ".
_DESCRIBED_BEFORE = re.compile(
    r"(?:^|[,“”\"]\s+)(?!(?:After|As|At|Before|By|During|For|From|In|On|When|While|With)\b)([^,“”\"]+),$"
)
_DESCRIBED_BEHIND = re.compile(
    r"(?:,\s\d+)?,\s((?:(?:an?|the|his|her|its|their|former|[A-Z][\w.-]*['’]s?)\s[^,]*|[a-z]+(?:\s[a-z]+)?\s(?:of|at|for)\b))"
)
# In small letters and alone they leave open what of.
_OF_WHAT = frozenset("chair chief deputy director executive founder head leader manager owner principal".split())
_NEAR = 6  # words of a description that may say "director": more are a clause


@dataclass(frozen=True)
class Introduction:
    """Full name, with the title if there is one, as an article puts them, and the fact that does so."""

    name: str
    text: str
    proof: Fact


Cast = Mapping[str, Introduction]


def cast_of(story: Story) -> Cast:
    """By surname, the people whom all articles call by one full name."""
    full_names: defaultdict[str, set[str]] = defaultdict(set)
    texts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    proofs: dict[tuple[str, str], Fact] = {}
    for article in story.originals:
        for person in article.people.persons:
            if person.name == person.surname:
                continue
            text = _telling(person)
            full_names[person.surname].add(person.name)
            texts[person.surname][text] += 1
            proof = story.fact_at.get((article.id, article.sentences[person.first].start))
            if proof and text in proof.text:
                proofs.setdefault((person.surname, text), proof)
    best = {surname: _best(texts[surname]) for surname, names in full_names.items() if len(names) == 1}
    return {
        surname: Introduction(min(full_names[surname]), text, proofs[surname, text])
        for surname, text in best.items()
        if (surname, text) in proofs
    }


def introduced(ordered: Sequence[Wording], cast: Cast, *, words: int | None = None) -> tuple[Wording, ...]:
    """The same wordings with people introduced where they come first, of at most `words` words together."""
    named: set[str] = set()
    told = list(ordered)
    for at, wording in enumerate(ordered):
        for name, introduction in _strangers(wording.sentence, cast, named):
            plainer = _with(told[at], name, introduction)
            if words is None or total_words([*told[:at], plainer, *told[at + 1 :]]) <= words:
                told[at] = plainer
        named.update(part for name in told[at].sentence.names for part in name.text.split())
    return tuple(told)


def _telling(person: Person) -> str:
    """The introduction, without a title such as "leader" that does not say of what."""
    title = person.introduction.removesuffix(person.name).rstrip()
    return person.name if title in _OF_WHAT else person.introduction


def _best(introductions: Counter[str]) -> str:
    """The one most often used; of equals the one that says more, then the first by letters."""
    return min(introductions, key=lambda text: (-introductions[text], -len(text), text))


def _strangers(sentence: ParsedSentence, cast: Cast, named: Collection[str]) -> list[tuple[str, Introduction]]:
    """How the sentence names people whom nothing in the brief has introduced, each by surname or plain full name."""
    found = []
    for name in _names(sentence):
        if _has_a_title(sentence.wording, name):
            continue
        before, _, behind = sentence.wording.partition(name)
        surname = next((part for part in (name.split()[-1], name.split()[0]) if part in cast), None)
        if surname is None or surname in named or not cast[surname].text.endswith(name):
            continue
        known = cast[surname]
        title = known.text.removesuffix(name).rstrip()
        text = known.name if _is_described(before.rstrip(), behind) else known.text
        if title and text != name and not before.rstrip().endswith(title):  # "former Secretary Dray" has it already
            found.append((name, replace(known, text=text)))
    return found


def _is_described(before: str, behind: str) -> bool:
    """Does the sentence itself say who it is: "Norline's director, Voss, said", "Voss, a plumber, said"?"""
    front = _DESCRIBED_BEFORE.search(before) if before.endswith(",") else None
    back = _DESCRIBED_BEHIND.match(behind) if behind.startswith(",") else None
    words = (*(front[1].split()[-_NEAR:] if front else ()), *(back[1].split()[:_NEAR] if back else ()))
    return any(word.casefold() in humans() or word.casefold() in title_ends() for word in words)


def _has_a_title(text: str, name: str) -> bool:
    """As in "Fire chief Anders Kolm", "Dr. Voss", and for the second name in "Presidents Ida Roe and Jan Voss"."""
    before = text.partition(name)[0].split()
    shared = before[-_NEAR:] if before[-1:] == ["and"] else []
    offices = [*before[-1:], *(word.removesuffix("s") for word in shared if word.endswith("s"))]
    return any(office.strip(".").casefold() in titles() for office in offices)


def _names(sentence: ParsedSentence) -> Iterator[str]:
    """Names outside quotations as they stand, also one that opens the sentence."""
    opening = sentence.words[0]
    if not any(name.words[0] is opening for name in sentence.names):
        yield _POSSESSIVE.sub("", opening.text)
    for name in sentence.names:
        if not any(quote.start <= name.words[0].start < quote.end for quote in sentence.quotes):
            yield name.text


def _with(wording: Wording, name: str, introduction: Introduction) -> Wording:
    text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", lambda _: introduction.text, wording.text, count=1)
    text = text[:1].upper() + text[1:]
    return replace(wording, sentence=parse_sentence(text), proofs=(*wording.proofs, introduction.proof))
