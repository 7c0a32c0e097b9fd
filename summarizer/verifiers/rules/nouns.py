"""A thing that the claim has in the place of another: "houses" where the evidence has "people".

In force only where one passage has nearly all of the claim and no more than two of its words stand nowhere: a
sentence that is worded otherwise throughout has other nouns too. A
noun that stands there for a synonym, a wider word or another name of the same is none of these; what
counts or measures is a unit, a weekday a date.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from summarizer.domain import Code
from summarizer.language.gazetteer import humans
from summarizer.language.lexicon import entry
from summarizer.language.names import CALENDAR
from summarizer.language.parse import ParsedSentence
from summarizer.language.tokens import Token
from summarizer.language.words import stems_in
from summarizer.ports import Story
from summarizer.verifiers.rules.evidence import ALL, CLOSE, NEARLY_ALL, Support
from summarizer.verifiers.rules.pairs import differ_in_gender, is_open, stands_for_two
from summarizer.verifiers.rules.passages import Passage

_AMOUNTS = frozenset("amount count figure number sum tally toll total".split())
_ANYBODY = frozenset("man woman person people victim survivor".split())
_YOUNG = frozenset("baby boy child girl infant teenager".split())
_HAPPENING = frozenset(("act", "event", "phenomenon"))  # classes of nouns
_REACH = 6  # words behind the last partner, where what follows in the claim stands elsewhere in the evidence
_ROOT = 6  # letters that "prosecutor" and "prosecution" have in common
_REPLACED = 2  # words
_ASIDE = re.compile(r"(?<=\w), [^,]+(?=,)")
# By the word before them: with it they name no thing.
_IDIOMS = {
    "in": frozenset(
        "favour favor all fact part place turn person public private general particular return row".split()
    ),
    "on": frozenset("hand board show offer display hold record course foot".split()),
    "at": frozenset("hand once least length stake risk".split()),
    "to": frozenset("spare".split()),
    "under": frozenset("way".split()),
    "by": frozenset("hand far chance name".split()),
    "a": frozenset("row lot".split()),
}
_PRONOUNS = frozenset("it them they this these".split())
_RECKONED = frozenset("before earlier later after".split())


def check_nouns(claim: ParsedSentence, support: Support, story: Story) -> Iterator[Code]:
    """`unit_mismatch` for what a number counts, `no_evidence` for any other noun put in another's place."""
    passage = support.passages[0] if support.passages else None
    if passage is None or sum(not support.similarity(unit.place) for unit in support.units) > _REPLACED:
        return
    for unit in support.units:
        if any(date.start <= unit.token.word.start < date.end for date in claim.dates):
            continue
        # A name at the start, which its capital does not show, may stand for "the town", and for no other name.
        names = story.name_stems if unit.place == 0 and unit.token.word.stem in story.name_stems else None
        if unit.token.pos != "noun" or passage.alignment.similarity(unit.place) or unit.token.low in CALENDAR:
            continue
        if _is_measured(claim, unit.place) or is_open(unit.token) or _is_reckoned(claim, unit.place):
            continue
        if _may_be_it(unit.token, passage) or stands_for_two(claim, unit.place):
            continue
        if _is_what_all_speak_of(claim, unit.place, story):
            continue
        if unit.token.low in _IDIOMS.get(_before(claim, unit.place), ()) or _is_told_elsewhere(
            claim, support, unit.place
        ):
            continue
        if support.share_in(passage, but=(unit.place,)) >= NEARLY_ALL and _has_another(
            claim, passage, unit.place, names
        ):
            yield "unit_mismatch" if _is_counted(claim, unit.place) else "no_evidence"


def _is_told_elsewhere(claim: ParsedSentence, support: Support, place: int) -> bool:
    """Is it in a clause that another passage has, in "Voss, the mayor of Marl, said", or in all but that?"""
    others = [other for other in support.passages[1:] if other.alignment.similarity(place)]
    if _is_worded_otherwise(support, place) and any(support.share_in(other) >= CLOSE for other in others):
        return True
    if any(_is_in_clause_of(other, support, place) for other in others):
        return True
    asides = _ASIDE.finditer(claim.text) if others else ()
    return any(_is_told_in(others, support, place, range(*each.span())) for each in asides)


def _is_in_clause_of(other: Passage, support: Support, place: int) -> bool:
    """Has it, with a verb, all that the nearest passage lacks around the noun: "; the union called it a farce"?"""
    first = support.passages[0].alignment
    lacking = [not first.similarity(unit.place) for unit in support.units]
    at = next(number for number, unit in enumerate(support.units) if unit.place == place)
    before = takewhile(lambda number: lacking[number], range(at, -1, -1))
    behind = takewhile(lambda number: lacking[number], range(at + 1, len(lacking)))
    stretch = [support.units[number] for number in (*before, *behind)]
    has_verb = any(unit.token.pos == "verb" for unit in stretch)
    return has_verb and all(other.alignment.similarity(unit.place) for unit in stretch)


def _is_worded_otherwise(support: Support, place: int) -> bool:
    """Does the nearest passage lack other words as well, and no name?"""
    first = support.passages[0]
    lacks_a_name = any(
        unit.token.pos == "name" and not first.alignment.similarity(unit.place) for unit in support.units
    )
    return support.share_in(first, but=(place,)) < ALL and not lacks_a_name


def _before(claim: ParsedSentence, place: int) -> str:
    return claim.tokens[place - 1].low if place else ""


def _is_told_in(others: Sequence[Passage], support: Support, place: int, aside: range) -> bool:
    start = support.claim.start
    within = [unit.place for unit in support.units if unit.token.word.start - start in aside]
    if place not in within:
        return any(support.share_in(other, but=within) >= ALL for other in others)
    names = (
        unit for unit in support.units if unit.token.pos == "name" and unit.token.word.start - start < aside.start
    )
    owner = max((unit.place for unit in names), default=place)
    return any(all(map(other.alignment.similarity, (owner, *within))) for other in others)


def _is_what_all_speak_of(claim: ParsedSentence, place: int, story: Story) -> bool:
    """Is it "the accident" or "the takeover", as an article opens with it or its title calls it?"""
    token = claim.tokens[place]
    known = entry(token.lemma) if "the" in (each.low for each in claim.tokens[max(0, place - 2) : place]) else None
    if known is None or known.classes.get("n") not in _HAPPENING:
        return False
    return token.word.stem in story.once(_opened_with)


def _opened_with(story: Story) -> frozenset[str]:
    """The stems of the articles' titles and first statements."""
    titles = (stems_in(parsed.article.title or "") for parsed in story.articles)
    return frozenset().union(*titles, *(parsed.statements[0].stems for parsed in story.articles if parsed.statements))


def _may_be_it(noun: Token, passage: Passage) -> bool:
    """Does the passage say "it" of what the sentence before it names so?"""
    if _PRONOUNS.isdisjoint(passage.sentence.lows):
        return False
    return any(noun.word.stem in sentence.stems for sentence in passage.before(1))


def _has_another(claim: ParsedSentence, passage: Passage, place: int, names: frozenset[str] | None) -> bool:
    """Has the passage a noun of its own, one of the names if given, between the partners of the words beside it?"""
    matches = passage.alignment.matches
    before = [matches[at].place for at in matches if at < place]
    behind = [matches[at].place for at in matches if at > place]
    left = matches[max(at for at in matches if at < place)].place if before else -1
    right = matches[min(at for at in matches if at > place)].place if behind else len(passage.sentence.tokens)
    taken = {match.place for match in matches.values()}
    between = range(left + 1, right if right > left else left + 1 + _REACH)
    ours, theirs = claim.tokens[place], passage.sentence.tokens
    free = (at for at in between if at not in taken and at < len(theirs))
    return any(
        theirs[at].pos == "noun"
        and theirs[at].low not in _IDIOMS.get(_before(passage.sentence, at), ())
        and not _is_akin(ours, theirs[at])
        and not _are_persons(ours, theirs[at])
        and (names is None or theirs[at].word.stem in names)
        for at in free
    )


def _are_persons(ours: Token, theirs: Token) -> bool:
    """Are they "the men" and "the miners", one word for anybody and one for what somebody is, of no other gender?"""
    lemmas = {ours.lemma, theirs.lemma}
    if _ANYBODY.isdisjoint(lemmas) or not _YOUNG.isdisjoint(lemmas):
        return False
    return all(_is_person(token.lemma) for token in (ours, theirs)) and not differ_in_gender(ours, theirs)


def _is_person(noun: str) -> bool:
    known = entry(noun)
    return noun in humans() or (known is not None and known.classes.get("n") == "person")


def _is_akin(ours: Token, theirs: Token) -> bool:
    """Are they of one root, or words for an amount, which say nothing of their own?"""
    shares_root = len(ours.low) > _ROOT and ours.low[:_ROOT] == theirs.low[:_ROOT]
    return shares_root or {ours.lemma, theirs.lemma} <= _AMOUNTS


def _is_measured(claim: ParsedSentence, place: int) -> bool:
    """Is it the unit of a figure, of which `numbers.py` knows that 90 minutes are an hour and a half?"""
    start = claim.words[place].start
    return any(
        number.unit and 0 <= start - number.end < max(2, number.unit_end - number.end) for number in claim.numbers
    )


def _is_reckoned(claim: ParsedSentence, place: int) -> bool:
    """Is it "the month before", which the passage may call September?"""
    tokens = claim.tokens[max(0, place - 1) : place + 2]
    return len(tokens) == 3 and tokens[0].low == "the" and tokens[2].low in _RECKONED


def _is_counted(claim: ParsedSentence, place: int) -> bool:
    return any(claim.tokens[at].pos == "num" for at in range(max(0, place - 2), place))
