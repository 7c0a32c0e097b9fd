"""What one party says and another denies, one after the other in one article.

A denial is an answer to "that" or to "the accusation", which takes up what was told just before, or
what somebody told of the denier; or a statement of its own with a "not" or "never" that speaks of the
same things. A lawyer denies for a client. Nothing is a denial of what nobody said, or of one's own words.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarizer.domain import Conflict, ConflictKind
from summarizer.language.parse import ParsedArticle, ParsedSentence
from summarizer.language.words import holds_any, stem
from summarizer.stages.conflicts.answers import ANSWER_CUES, answer_in
from summarizer.stages.conflicts.parties import Party, are_two, party_before, party_named, party_of
from summarizer.stages.conflicts.sides import Side, Tellings
from summarizer.stages.conflicts.topics import disputed_claim

_REACH = 4  # sentences back to what somebody said of the denier
_SHORT = 8  # words; such a denial says why in the next sentence
_SHARED = 2  # content words that "insists" and a "not" more or less have of what they deny
_SHARED_WITHOUT_NOT = 3  # that "insists" alone has, or "never"
_LONGEST_SUBJECT = 80  # characters before "called that absurd"

_DENIES = r"(?:den(?:y|ies|ied)|disputes?|disputed|contradicts?|contradicted)"
_TURNS_DOWN = r"(?:rejects?|rejected|dismiss(?:es|ed)?)"
_WHICH = r"(?:(?:this|that|the|any|all|such|these|those|his|her|their|its)\s)?(?:\w+\s)?"
_SAID = (
    r"(?:accusations?|allegations?|claims?|explanations?|versions?|accounts?|suggestions?|suspicions?|links?|assertions?"
    r"|criticism|reports?|statements?|charges?|involvement|wrongdoing|responsibility|this|that"
)
_REJECTS = re.compile(
    rf"\b(?:{_DENIES}\s{_WHICH}{_SAID}|it|them)|(?P<turned>{_TURNS_DOWN})\s{_WHICH}{_SAID}))(?=[.,;:]|\s(?:and|outright|\w+ly)\b|$)"
    rf"|\b{_DENIES}\s(?:ever\s)?(?:having\s)?\w+ing\b"
)
# These turn down what was asked for; nobody says that it is not so.
_RULING = frozenset(
    map(stem, "court judge tribunal jury chamber parliament council committee senate panel voters".split())
)
_ASKS = re.compile(
    r"\b(?:demand|want|propos|offer|ask|urg|request|call(?:s|ed)?\sfor|bill|amend|petition|appeal|should|must|would)\w*\b"
)
_OF_CLIENT = re.compile(
    r"\b(?P<whose>[A-Z][\w-]+)['’]s?\s(?:lawyers?|attorneys?|solicitors?|counsel|spokes\w+|agents?)\b[^.;]{0,60}?\bsa(?:id|ys?)\b"
    r"[^.;]{0,60}?\b(?:never|not|nothing|no)\b"
)
_DENIES_THAT = re.compile(rf"\b{_DENIES}\sthat\s\w+\s\w+")
_INSISTS = re.compile(r"\b(?:insists?|insisted|maintains?|maintained|counters?|countered)\b")
_NOT = re.compile(r"\b(?:never|nothing|nobody|none|not|no)\b|n['’]t\b")
_NEITHER = re.compile(r"\b(?:neither|(?:there\s(?:is|are|was|were)|had|has|found|saw)\sno)\b")
_NEVER = re.compile(r"\bnever\b")
_DIFFERS = re.compile(
    r"\b(?:saw|sees?|tells?|told|put|puts|describe[sd]?|remembers?|remembered|recalls?|recalled)"
    r"\s(?:it|that|this|things|matters|events|the\s\w+)\s(?:very\s|quite\s)?(?:differently|otherwise)\b"
    r"|\b(?:disagree[sd]?|begs?\sto\sdiffer|begged\sto\sdiffer)(?=[.:])"
    r"|\b(?:another|a\sdifferent)\s(?:account|version|story)(?=[.:])"
)
_NOTHING = re.compile(
    r"\b(?:had|has|have|was|were|did|knew|heard|received|took|saw)\s(?:never|nothing|none|nobody)\b(?!\sto\b)"
)
_NOT_BEFORE = re.compile(
    r"\b(?:nothing|not|never|none)\s(?:\w+\s){0,3}?(?:before|until|till)\b|\b(?:was|were|had)\s(?:first|only)\b"
)
_URGES = re.compile(r"\b(?:should|must|will|would|be)\b")
# Verbs that only tell that it is an account.
_TOLD = frozenset(
    map(
        stem,
        "insist maintain deny believe claim suspect allege accord statement spokesman tell told say said".split(),
    )
)
_CLAUSE = re.compile(r"\bthat\s(?P<who>he|she|it|they)\s")
_ACCUSES = re.compile(
    r"\b(?:accus|blam|alleg|claim|suspect|believ|insist|maintain|charg|reiterat|repeat|writ|wrote)\w*\b"
    r"|\baccording\sto\b|\bsa(?:id|ys?)\b|\btold\b|\bin\s(?:his|her|their|its)\s(?:view|opinion)\b",
    re.IGNORECASE,
)
# Whoever "denied any wrongdoing" does not say that he has not resigned.
_OF_AN_OFFICE = re.compile(r"\b(?:resign\w*|quit|step(?:s|ped)\sdown|appointed|elected|sworn\sin|left\soffice)\b")
_ASKED = re.compile(r"\b[Aa]sked\s(?:whether|if|about|why|how|when)\b")  # of something else, as a rule
_THEY = re.compile(r"(?:Its?|His|Her|Their|He|She|They)\b")
_REASONS = re.compile(r"(?:Its|His|Her|Their|It|He|She|They|The\s\w+)\b")
_CUES = (
    *ANSWER_CUES,
    *("reject", "den", "disput", "dismiss", "contradict", "insist", "maintain", "counter"),
    *("differ", "disagree", "story", "version", "never", "no"),
)


_Sentences = tuple[ParsedSentence, ...]


class _Denial(NamedTuple):
    """What is denied, and what denies it, each as the sentences that say it; and what about."""

    kind: ConflictKind
    claim: _Sentences
    answer: _Sentences


def denial_conflicts(tellings: Tellings) -> Iterator[Conflict]:
    """The conflicts between what somebody says and who denies it."""
    for article in tellings.articles.values():
        for denial in _denials_in(article):
            sides = [_side(article, each, tellings) for each in (denial.claim, denial.answer)]
            known = [side for side in sides if side]
            if len(known) == len(sides):
                yield tellings.open_dispute(_topic(denial.claim), denial.kind, known)


def _side(article: ParsedArticle, sentences: Sequence[ParsedSentence], tellings: Tellings) -> Side | None:
    """The first fact of the sentences; the text is empty when they are that fact alone."""
    found = (tellings.at.get((article.id, sentence.start)) for sentence in sentences)
    telling = next((each for each in found if each), None)
    text = article.text[sentences[0].start : sentences[-1].end]
    return Side((telling,), " ".join(text.split()) if len(sentences) > 1 else "") if telling else None


def _topic(claim: _Sentences) -> str:
    return disputed_claim(max(claim, key=lambda each: len(each.words)).wording)


def _denials_in(article: ParsedArticle) -> Iterator[_Denial]:
    for sentence in article.sentences:
        if holds_any(sentence.text, _CUES) and not article.is_heading(sentence) and not sentence.is_question:
            before = article.sentences[max(0, sentence.index - _REACH) : sentence.index][::-1]
            claim = (
                _rejected(article, sentence, before)
                or _answered(article, sentence, before)
                or _contradicted(article, sentence, before)
            )
            if claim:
                is_of_day = _is_another_day(sentence, claim, party_of(article, sentence))
                kind: ConflictKind = "date" if is_of_day else "outcome"
                yield _Denial(kind, _whole(article, claim), _with_reason(article, sentence))
            elif before and _DIFFERS.search(sentence.text):
                taken_up = _taken_up(article, sentence, before)
                yield from (taken_up,) if taken_up else _other_views(article, sentence, before[0])


def _taken_up(article: ParsedArticle, sentence: ParsedSentence, before: Sequence[ParsedSentence]) -> _Denial | None:
    """Which account before it the sentences behind "tells another story" speak of, by a word that they share."""
    party = party_before(sentence.text)
    after = article.sentences[sentence.index + 1 : sentence.index + 1 + _REACH]
    goes_on = [each for each in after if each.paragraph == sentence.paragraph]
    for claim in before if party and goes_on else ():
        answers = [each for each in goes_on if _NOT.search(each.text) and each.stems & claim.stems - _TOLD - party]
        if answers and _is_account(claim) and are_two(party, party_of(article, claim)):
            return _Denial("outcome", _whole(article, claim), tuple(goes_on[: goes_on.index(answers[0]) + 1]))
    return None


def _other_views(article: ParsedArticle, sentence: ParsedSentence, before: ParsedSentence) -> Iterator[_Denial]:
    """What was said just before, and what is said next by those who "see it differently"."""
    after = article.sentences[sentence.index + 1 : sentence.index + 2]
    party, theirs = party_before(sentence.text), party_of(article, before)
    goes_on = [each for each in after if each.paragraph == sentence.paragraph and _is_another_view(each, before)]
    is_of_another = bool(party and (theirs or before.speech)) and party.isdisjoint(theirs)
    if is_of_another and goes_on and theirs.isdisjoint(party_of(article, goes_on[0])):
        yield _Denial("outcome", _whole(article, before), after)


def _is_another_view(sentence: ParsedSentence, claim: ParsedSentence) -> bool:
    """Is it told as somebody's, and of the same things unless "she" or a quotation shows whose it is?"""
    is_theirs = bool(sentence.speech or _THEY.match(sentence.text))
    return _is_account(sentence) and (is_theirs or bool((sentence.stems & claim.stems) - _TOLD))


def _whole(article: ParsedArticle, sentence: ParsedSentence) -> _Sentences:
    """The sentence with the one before where a quotation runs from that into this, or only illustrates it."""
    opens_inside = bool(sentence.quotes) and sentence.quotes[0].start == sentence.start
    before = article.sentences[max(0, sentence.index - 1) : sentence.index]
    illustrates = any(_is_illustrated(article, each, sentence) for each in before)
    return (*before, sentence) if opens_inside or illustrates else (sentence,)


def _is_illustrated(article: ParsedArticle, claim: ParsedSentence, sentence: ParsedSentence) -> bool:
    """Is the sentence a short quotation of whose account the one before it tells?"""
    is_short = bool(sentence.speech) and len(sentence.words) <= _SHORT
    theirs = party_of(article, claim)
    is_of_one = (
        not theirs.isdisjoint(party_of(article, sentence)) if theirs else any(x.pronoun for x in claim.attributions)
    )
    return is_short and is_of_one and claim.paragraph == sentence.paragraph and _is_account(claim)


def _rejected(
    article: ParsedArticle, sentence: ParsedSentence, before: Sequence[ParsedSentence]
) -> ParsedSentence | None:
    """What is taken up by "that" or "the accusation": said of the denier, or said just before."""
    match = _REJECTS.search(sentence.text)
    denier = party_before(sentence.text[: match.end()]) if match else frozenset[str]()
    if match is None or not denier or (match["turned"] and not denier.isdisjoint(_RULING)):
        return None
    others = [each for each in before if _is_account(each) and denier.isdisjoint(party_of(article, each))]
    if match["turned"] and match[0].endswith(("this", "that")):
        others = [each for each in others if not _ASKS.search(each.text)]
    if match[0].endswith("wrongdoing"):
        others = [each for each in others if not _OF_AN_OFFICE.search(each.text)]
    just_before = (each for each in others if each.index + 1 == sentence.index and party_of(article, each))
    return next((each for each in others if not denier.isdisjoint(each.stems)), next(just_before, None))


def _answered(
    article: ParsedArticle, sentence: ParsedSentence, before: Sequence[ParsedSentence]
) -> ParsedSentence | None:
    """What is told just before, of which another says "that is absurd", "it did not", "nothing of the kind"."""
    answer = answer_in(sentence)
    claim = before[0] if before else None
    if answer is None or claim is None or claim.is_question or not _is_account(claim):
        return None
    own_words = (
        party_named(sentence.text[:answer]) if answer < _LONGEST_SUBJECT and not sentence.quotes else frozenset()
    )
    party = party_before(sentence.text) or party_of(article, sentence) or own_words
    theirs = party_of(article, claim)
    is_theirs = are_two(party, theirs) or (not theirs and not party.isdisjoint(claim.stems))
    is_of_it = not party.isdisjoint(claim.stems) and not _ASKED.search(sentence.text)
    is_told_on = claim.paragraph == sentence.paragraph or is_of_it
    return claim if is_theirs and is_told_on else None


def _contradicted(
    article: ParsedArticle, sentence: ParsedSentence, before: Sequence[ParsedSentence]
) -> ParsedSentence | None:
    """What the sentence denies in words of its own."""
    client = _OF_CLIENT.search(sentence.text)
    passed = before[1:2] if before and _is_only_quoted(before[0]) else before[:1]  # it goes on with what is told
    accounts = [each for each in (before if client else passed) if _is_account(each)]
    mine = party_of(article, sentence) if accounts else frozenset[str]()
    others = [each for each in accounts if are_two(mine, party_of(article, each))]
    if client:
        accused = stem(client["whose"])
        return next((each for each in others if accused in each.stems), None)
    return next((each for each in others if _answers(sentence, each, mine)), None)


def _is_only_quoted(sentence: ParsedSentence) -> bool:
    """Is it a short quotation and nothing else?"""
    return bool(sentence.speech) and not sentence.attributions and len(sentence.words) <= _SHORT


def _answers(sentence: ParsedSentence, claim: ParsedSentence, party: Party) -> bool:
    """Does it speak of what the claim, just before, speaks of, and say that it is not so?"""
    shared = (sentence.stems & claim.stems) - party - _TOLD
    if _DENIES_THAT.search(sentence.text):
        return bool(shared)
    if _INSISTS.search(sentence.text):
        if _URGES.search(sentence.text):
            return False
        is_denied = bool(_NOT.search(sentence.text)) != bool(_NOT.search(claim.text))
        return len(shared) >= (_SHARED if is_denied else _SHARED_WITHOUT_NOT)
    if _NEITHER.search(sentence.text) and not _NOT.search(claim.text):
        return len(shared) >= _SHARED
    if _is_of_denier(sentence, claim, party) or _is_another_day(sentence, claim, party):
        return True
    return bool(_NEVER.search(sentence.text)) and (len(shared) >= _SHARED_WITHOUT_NOT or _is_of_one(sentence, claim))


def _is_of_denier(sentence: ParsedSentence, claim: ParsedSentence, party: Party) -> bool:
    """Is the claim about those who then know of nothing, or never did it?"""
    return bool(_NOTHING.search(sentence.text)) and not party.isdisjoint(claim.stems)


def _is_another_day(sentence: ParsedSentence, claim: ParsedSentence, party: Party) -> bool:
    """Has something been done to those who say that it was not before another day?"""
    days = [{date.when for date in each.dates if date.precision == "day"} for each in (claim, sentence)]
    is_about = not party.isdisjoint(claim.stems) or not sentence.names
    return (
        is_about
        and bool(_NOT_BEFORE.search(sentence.text))
        and all(len(each) == 1 for each in days)
        and days[0] != days[1]
    )


def _is_of_one(sentence: ParsedSentence, claim: ParsedSentence) -> bool:
    """Are both of one "she", who in the one is said to do something and in the other never to have?"""
    mine, theirs = _CLAUSE.search(sentence.text), _CLAUSE.search(claim.text)
    return bool(mine and theirs and mine["who"] == theirs["who"]) and sentence.paragraph == claim.paragraph


def _is_account(sentence: ParsedSentence) -> bool:
    return _ACCUSES.search(sentence.text) is not None


def _with_reason(article: ParsedArticle, sentence: ParsedSentence) -> tuple[ParsedSentence, ...]:
    """The sentence, and the next one where it only says no and that says why."""
    after = article.sentences[sentence.index + 1 : sentence.index + 2]
    goes_on = [each for each in after if each.paragraph == sentence.paragraph and _goes_on(article, sentence, each)]
    return (sentence, *goes_on) if _says_no_more(sentence) else (sentence,)


def _says_no_more(sentence: ParsedSentence) -> bool:
    """Whoever it is, however many words name them."""
    rejects = _REJECTS.search(sentence.text)
    start = rejects.start() if rejects else answer_in(sentence)
    return start is not None and len(sentence.text[start:].split()) < _SHORT


def _goes_on(article: ParsedArticle, sentence: ParsedSentence, after: ParsedSentence) -> bool:
    is_pronouns = any(each.pronoun for each in after.attributions)
    is_theirs = is_pronouns or not party_of(article, after).isdisjoint(party_of(article, sentence))
    return is_theirs or bool(_REASONS.match(after.text))
