"""Whom the opening or the first pronoun of a sentence means, where that is certain.

"He said" after "Dana Voss opened the hall." means Dana Voss, and so does a "he" further inside before which
nobody stands; `replacement` says which words to put in the place of which, and which sentences prove it. Where
two could be meant, where the person's name stands in the sentence already, or where the sentence before is not
about one person, there is no answer: a wrong name is worse than none. Never touches words in quotation marks.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.language.bystanders import Bystander, bystanders
from summarizer.language.gazetteer import GENDERS, Gender, titles
from summarizer.language.holding import holds, leads, proof_of_office
from summarizer.language.lexicon import lemmas_of
from summarizer.language.modes import is_saying
from summarizer.language.openings import OF_THINGS, Opening, opening_of
from summarizer.language.people import Person
from summarizer.language.sightings import Sighting
from summarizer.language.things import Article, Parsed, body_meant, object_meant, thing_meant
from summarizer.language.verbs_of_saying import INVERTIBLE

_FURTHEST = 4  # sentences that may lean on each other in a row: "He ... He ... He ..."
_WINDOW = 3  # sentences back in which "the president" must have been named
_OPENING_PHRASE = re.compile(
    r"(?:[A-Z][a-z]+\b[^,“”\"]{0,80},\s+"
    r"|(?:Born|Known|With|After|Despite|Before|In|On|[A-Z][a-z]{2,20}(?:ed|ing))\b(?:[^,“”\"]{0,80},\s+){1,4})?$"
)
_SAID = rf"(?:told|{'|'.join(INVERTIBLE)})"
_SAID_AFTER = re.compile(rf"(?:,[^,]{{1,80}},)?\s+(?:also |had |has |later )?{_SAID}\b")
_SAID_BEFORE = re.compile(rf"{_SAID}\s+$")
_SAID_LAST = re.compile(r"\s(?:said|says|added|announced|confirmed)(?:\son\s\w+)?\.")
_TOGETHER = re.compile(
    r"(?:,[^,]{1,60},)?\s+(?:has |had |have |will )?"
    r"(?:and|met|hosted|welcomed|married|received|visited|joined|greeted)\s"
)
_IT = re.compile(r"\bit\b")
_LOOKS_AHEAD = re.compile(r"(?:After|Although|As|Because|Before|If|Once|Since|Though|Unless|Until|When|While)\b[^,]*")
_HE = re.compile(r"\b(?:he|she|(?<=according to )(?:him|her)(?=[,.;]))\b")


@dataclass(frozen=True)
class Reference:
    """The words from `start` to `end` of the article mean `text`; the sentences at `antecedents` prove it."""

    start: int
    end: int
    text: str
    antecedents: tuple[int, ...]
    persons: tuple[Person, ...] = ()


@dataclass(frozen=True)
class _Meant:
    """A person and the sentences that show it."""

    person: Person
    antecedents: tuple[int, ...]


def replacement(article: Article, sentence: Parsed) -> Reference | None:
    """What the opening of the sentence stands for, or None where it leans on nothing or on too much."""
    opening = opening_of(article.text, sentence) if sentence.index else None
    if opening is None:
        return _inside(article, sentence) or _done_to(article, sentence)
    if opening.manner in OF_THINGS:
        return _thing(article, sentence, opening) or _inside(article, sentence)
    if opening.manner == "plural":
        return _both(article, sentence, opening) or _thing(article, sentence, opening)
    meant = _meant(article, sentence, opening, _FURTHEST)
    if meant is None or meant.person in _all_named(article, sentence.index):
        return None
    text = meant.person.name + (_possession(article.text) if opening.is_possessive else "")
    return Reference(opening.start, opening.end, text, meant.antecedents, (meant.person,))


def _inside(article: Article, sentence: Parsed) -> Reference | None:
    """The "he" of "The court ruled that he had taken bribes", where nobody else stands before whom it could mean."""
    spoken = [(quote.start, quote.end) for quote in sentence.quotes]
    found = (
        match
        for match in _HE.finditer(article.text, sentence.start, sentence.end)
        if not any(start <= match.start() < end for start, end in spoken)
    )
    he = next(found, None)
    if he is None or _may_mean_another(article, sentence, he.start()):
        return None
    meant = _focus(article, sentence.index, GENDERS[he[0]], _FURTHEST)
    if meant is None or meant.person.gender is None or meant.person in _all_named(article, sentence.index):
        return None
    if not _is_about(article, sentence.index - 1, meant.person):
        return None
    return Reference(he.start(), he.end(), meant.person.name, meant.antecedents, (meant.person,))


def _is_about(article: Article, index: int, person: Person) -> bool:
    """Is the person the subject of this sentence, where it names anybody: not whom "the council thanked"?"""
    sightings = [mention.sighting for mention in article.people.mentions[index] if mention.person == person]
    return not sightings or _is_subject(article.text, article.sentences[index], sightings[0])


def _may_mean_another(article: Article, sentence: Parsed, at: int) -> bool:
    """Does anybody stand before this place in the sentence, named or not, or a name that may be somebody's?

    What opens a sentence may look ahead: "When he arrived, Judge Roe left".
    """
    people = article.people
    at = sentence.end if _LOOKS_AHEAD.fullmatch(article.text, sentence.start, at) else at
    before = (
        *(mention.sighting.start for mention in people.mentions[sentence.index]),
        *(stranger.start for stranger in people.strangers(sentence.index)),
        *(other.start for other in bystanders(article.text, sentence, people.sightings[sentence.index])),
    )
    return any(start < at for start in before)


def _done_to(article: Article, sentence: Parsed) -> Reference | None:
    """The thing of "The council adopted it"."""
    found = object_meant(article, sentence) if _IT.search(article.text, sentence.start, sentence.end) else None
    return found and Reference(found[0].word.start, found[0].word.end, found[1].text, found[1].antecedents)


def _thing(article: Article, sentence: Parsed, opening: Opening) -> Reference | None:
    """What is no person."""
    if opening.manner == "body":
        found = body_meant(article, sentence, opening)
    else:
        found = thing_meant(article, sentence, several=opening.manner != "thing")
    if found is None:
        return None
    text = found.text + (_possession(article.text, found.text) if opening.is_possessive else "")
    text = text[0].upper() + text[1:] if opening.is_first else text
    return Reference(opening.start, opening.end, text, found.antecedents)


def _possession(text: str, owner: str = "") -> str:
    """As the article writes it."""
    mark = "’" if "’" in text else "'"
    return mark if owner.endswith("s") and owner[0].islower() else f"{mark}s"


def _all_named(article: Article, index: int) -> frozenset[Person | None]:
    """Everybody the sentence names, None among them where a name could be one of two."""
    return frozenset(mention.person for mention in article.people.mentions[index])


def _meant(article: Article, sentence: Parsed, opening: Opening, left: int) -> _Meant | None:
    if not left:
        return None
    if opening.manner == "office":
        return _holder(article, sentence, opening, left)
    if opening.manner == "age":
        return _of_age(article, sentence, opening, left)
    return _focus(article, sentence.index, opening.gender, left)


# One person: he, she, his, her


def _focus(article: Article, index: int, gender: Gender | None, left: int) -> _Meant | None:
    """The one person whom the sentence before this index is about."""
    if not index or not article.sentences[index - 1].is_terminated:
        return None
    before = article.sentences[index - 1]
    mentions = article.people.mentions[before.index]
    opening = opening_of(article.text, before)
    if not mentions:
        return _carried(article, before, opening, gender, left) or _stranger(article, before, opening, gender)
    if (opening and opening.manner not in OF_THINGS) or any(mention.person is None for mention in mentions):
        return None
    person = _fitting(article.people.mentioned(before.index), gender) or _told_of(article, before, index, gender)
    sighting = next((mention.sighting for mention in mentions if mention.person == person), None)
    if person is None or sighting is None or sighting.is_quoted or not _is_clear(article, before, sighting, gender):
        return None
    return _Meant(person, (before.index,))


def _stranger(article: Article, before: Parsed, opening: Opening | None, gender: Gender | None) -> _Meant | None:
    """The only name of the sentence, its subject, which nothing but this "he" shows to be a person's."""
    strangers = article.people.strangers(before.index)
    if gender is None or len(strangers) != 1 or (opening and opening.manner not in OF_THINGS):
        return None
    name = strangers[0]
    if name.is_quoted or _may_be_a_word(before, name) or not _is_subject(article.text, before, name):
        return None
    if not _is_first(article, before, gender):
        return None
    words = name.text.split()
    return _Meant(Person(name.text, words[-1], (), None, gender, None, before.index, name.text), (before.index,))


def _may_be_a_word(sentence: Parsed, name: Sighting) -> bool:
    """Does its capital say nothing, as that of "Drivers" at the opening of a sentence, or is it told something?"""
    at = next((at for at, word in enumerate(sentence.words) if word.start == name.words[0].start), 0)
    if at and sentence.words[at - 1].low == "told":
        return True
    return not at and len(name.words) == 1 and bool(lemmas_of(name.words[0].low) or name.words[0].is_stop)


def _told_of(article: Article, before: Parsed, index: int, gender: Gender | None) -> Person | None:
    """The "Voss" of "Voss owes two crowns, the prosecutor Ida Roe said. He owns a house.", who says nothing there."""
    mentions = article.people.mentions[before.index]
    persons = article.people.mentioned(before.index)
    if len(persons) != 2 or gender is None or persons[0].gender != gender or mentions[-1].person != persons[1]:
        return None
    last = mentions[-1].sighting
    is_by_another = _SAID_LAST.fullmatch(article.text, last.end, before.end) is not None
    act = article.sentences[index].clauses.first
    says = act is None or is_saying(act) or bool(article.sentences[index].quotes)
    return persons[0] if is_by_another and not says and persons[1].gender != gender else None


def _fitting(persons: Sequence[Person], gender: Gender | None) -> Person | None:
    """The only person, or the only one of the gender where all genders are certain."""
    if len(persons) == 1:
        return persons[0] if gender is None or persons[0].gender in (gender, None) else None
    if gender is None or any(person.gender is None for person in persons):
        return None
    of_gender = [person for person in persons if person.gender == gender]
    return of_gender[0] if len(of_gender) == 1 else None


def _is_clear(article: Article, before: Parsed, sighting: Sighting, gender: Gender | None) -> bool:
    """Is nobody else in the sentence who could be meant?"""
    is_subject = _is_subject(article.text, before, sighting)
    if _strangers(article, before, also_single=not is_subject):
        return False
    return _is_first(article, before, gender) if is_subject else not _rivals(article, before, gender)


def _is_first(article: Article, before: Parsed, gender: Gender | None) -> bool:
    """Does nobody unnamed take part beside the subject of the sentence?"""
    return not any(_takes_part(before, rival) for rival in _rivals(article, before, gender))


def _rivals(article: Article, before: Parsed, gender: Gender | None) -> tuple[Bystander, ...]:
    """Of whom does the sentence speak, without a name, that could be he, or she?"""
    unnamed = bystanders(article.text, before, article.people.sightings[before.index])
    return tuple(other for other in unnamed if gender is None or other.gender in (gender, None))


def _takes_part(sentence: Parsed, bystander: Bystander) -> bool:
    """Is it the minister of "Voss said the minister had left", or "met the minister", not "for the minister"?"""
    tokens = sentence.clauses.tokens
    return any(
        tokens[phrase.start].word.start <= bystander.start < tokens[phrase.end - 1].word.end
        for act in sentence.clauses.predicates
        for phrase in act.agents + act.subject + act.objects
    )


def _strangers(article: Article, before: Parsed, *, also_single: bool) -> bool:
    """Does the sentence name somebody or something that may be a person, though nothing proves it?"""
    return any(
        len(sighting.words) > 1 or (also_single and sighting.start != before.start)
        for sighting in article.people.strangers(before.index)
    )


def _is_subject(text: str, sentence: Parsed, sighting: Sighting) -> bool:
    """Does the sentence begin with the name, or say that the person says it?"""
    if sighting.words[-1].text.endswith(("'s", "’s", "'", "’")):
        return False
    if _OPENING_PHRASE.fullmatch(text, sentence.start, sighting.start):
        return True
    after = text[sighting.end : min(sighting.end + 120, sentence.end)]
    before = text[max(sentence.start, sighting.start - 12) : sighting.start]
    return bool(_SAID_AFTER.match(after) or _SAID_BEFORE.search(before))


def _carried(
    article: Article, before: Parsed, opening: Opening | None, gender: Gender | None, left: int
) -> _Meant | None:
    """The person whom the sentence before calls "he" itself, when it speaks of nobody else."""
    if opening is None or opening.manner not in ("pronoun", "office", "age"):
        return None
    if _strangers(article, before, also_single=False) or _rivals_of(article, before, opening, gender):
        return None
    if gender and opening.gender not in (gender, None):
        return None
    meant = _meant(article, before, opening, left - 1)
    if meant is None or (gender and meant.person.gender not in (gender, None)):
        return None
    return _Meant(meant.person, (*meant.antecedents, before.index))


def _rivals_of(article: Article, before: Parsed, opening: Opening, gender: Gender | None) -> bool:
    """Rivals, without the noun of the opening itself: "The mayor said"."""
    return len(_rivals(article, before, gender)) > (opening.manner == "office")


# One person: the mayor, the Chinese president, the 58-year-old


def _holder(article: Article, sentence: Parsed, opening: Opening, left: int) -> _Meant | None:
    """The only person of the article with this office and, if given, this nationality."""
    noun, nation = opening.noun or "", opening.nation
    holders = [
        person
        for person in article.people.persons
        if holds(person, noun) and (nation is None or person.nationality == nation)
    ]
    if len(holders) != 1 or holders[0].first >= sentence.index:
        return None
    proof = proof_of_office(article, holders[0], noun, nation)
    if not proof or proof[-1] >= sentence.index:
        return None
    if nation:
        return _Meant(holders[0], proof)
    return _near(article, sentence, holders[0], noun, proof, left)


def _near(
    article: Article, sentence: Parsed, holder: Person, noun: str, proof: tuple[int, ...], left: int
) -> _Meant | None:
    """The holder, if the sentences just before speak of them and of no other mayor."""
    title = titles()[noun]
    if title.kind == "role" or title.is_weak:
        focus = _focus(article, sentence.index, None, left)
        return focus and (_Meant(holder, _merged(proof, focus.antecedents)) if focus.person == holder else None)
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _WINDOW), -1):
        if re.search(rf"\b(?:an?|another|his|her|their|its|former)\s+(?:\w+\s+)?{noun}\b", _wording(article, index)):
            return None
        if holder in article.people.mentioned(index):
            return _Meant(holder, _merged(proof, (index,)))
    return None


def _wording(article: Article, index: int) -> str:
    sentence = article.sentences[index]
    return article.text[sentence.start : sentence.end]


def _merged(*indexes: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(sorted({index for group in indexes for index in group}))


def _of_age(article: Article, sentence: Parsed, opening: Opening, left: int) -> _Meant | None:
    """The only person said to be of this age, or the subject of the sentence before, whose age is not said."""
    of_age = [person for person in article.people.persons if person.age == opening.age]
    focus = _focus(article, sentence.index, None, left)
    if len(of_age) == 1 and of_age[0].first < sentence.index:
        proof = next(
            index
            for index, mentions in enumerate(article.people.mentions)
            if any(mention.person == of_age[0] and mention.sighting.age for mention in mentions)
        )
        return _Meant(of_age[0], (proof,)) if proof < sentence.index else None
    return focus if focus and not of_age and focus.person.age is None else None


# Two persons


def _both(article: Article, sentence: Parsed, opening: Opening) -> Reference | None:
    """The only two persons of the sentence before, if they fit what they are called."""
    before = article.sentences[sentence.index - 1]
    persons = article.people.mentioned(before.index)
    named = _all_named(article, before.index)
    if len(persons) != 2 or None in named or not before.is_terminated:
        return None
    if (leaning := opening_of(article.text, before)) and leaning.manner not in OF_THINGS:
        return None
    if named & _all_named(article, sentence.index) or _strangers(article, before, also_single=False):
        return None
    if not _fit(article, before, persons, opening.noun):
        return None
    text = f"{persons[0].name} and {persons[1].name}"
    return Reference(opening.start, opening.end, text, (before.index,), persons)


def _fit(article: Article, before: Parsed, persons: Sequence[Person], noun: str | None) -> bool:
    if noun in ("man", "woman"):
        gender = "m" if noun == "man" else "f"
        return all(person.gender == gender for person in persons) and not _rivals(article, before, None)
    if noun:
        return all(holds(person, noun) or (noun == "leader" and leads(person)) for person in persons)
    if bystanders(article.text, before, article.people.sightings[before.index]):
        return False
    first = next(
        mention.sighting for mention in article.people.mentions[before.index] if mention.person == persons[0]
    )
    return _is_subject(article.text, before, first) and bool(_TOGETHER.match(article.text, first.end, before.end))
