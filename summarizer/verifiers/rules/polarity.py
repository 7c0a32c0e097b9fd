"""A claim must not deny what its evidence says, nor say what its evidence denies.

What a sentence denies is read in `language/polarity.py`, which is blind to antonyms; so is this check.
"""

import re
from collections.abc import Iterator, Sequence

from summarizer.domain import Code
from summarizer.language.clauses import Phrase, Predicate
from summarizer.language.lexicon import are_antonyms
from summarizer.language.parse import ParsedSentence, parse_sentence
from summarizer.language.polarity import (
    Denial,
    against_in,
    base_of,
    bases_in,
    denials_in,
    denied_in,
    falls_short,
    puts_in_its_place,
    speaks_against,
    stated_in,
    throws_out,
)
from summarizer.language.rejecting import rejections_in
from summarizer.language.tokens import Token
from summarizer.ports import Story
from summarizer.verifiers.rules.converses import is_told_from_the_other_side
from summarizer.verifiers.rules.evidence import CLOSE, NEARLY_ALL, OF_IT, Support
from summarizer.verifiers.rules.pairs import HELD, Pair
from summarizer.verifiers.rules.passages import Passage

_TURN = re.compile(r"[,;]\s(?:though|although|but|while|whereas|yet)\b|;\s")
_NOT_UNTIL = re.compile(r"(?:\bnot|n['’]t)\b[^,.;]{1,60}\buntil\b")
_ONLY = frozenset("only first finally late later".split())
_MUST = frozenset("has have had is are was were be".split())  # before "to leave"
_NEAR = 3  # tokens
_SOME = 0.2  # of the claim's weight: with less a word that it denies may be of another matter
_FOR = frozenset(
    """accept admit agree allow approve back confirm embrace endorse favour favor permit prefer support welcome want
    demand seek acknowledge concede recommend praise promise plan""".split()
)
_AGAINST = frozenset(
    """reject deny decline refuse oppose resist dismiss block ban forbid criticise criticize condemn veto discourage
    denounce""".split()
) | {"rule out", "turn down"}
_IT = frozenset(("it", "them"))
_FALLEN = frozenset("ill sick asleep silent due vacant victim".split())
_CALLING_OFF = frozenset("drop abandon scrap cancel withdraw shelve halt discontinue revoke".split()) | {"call off"}


def check_polarity(claim: ParsedSentence, support: Support, _story: Story) -> Iterator[Code]:
    """`negated` when one side denies a word that the other states, and the other speaks against nothing at all.

    "Found no trace" and "did not find a trace" deny different words and mean the same, so two sides
    that both speak against something are left alone.
    """
    evidence = [passage.sentence for passage in support.passages]
    ours = denied_in(claim) - _opposites(claim, support)
    near = [each.sentence for each in support.passages if support.share_in(each) >= OF_IT]
    theirs = frozenset[str]().union(*(_denied_there(each, support) for each in support.passages))
    # What an erratum tells is nowhere stated.
    told = [each.sentence for each in support.passages if each.sentence.start not in each.article.errata]
    stated = frozenset[str]().union(*map(stated_in, told if theirs else ()))
    added = any(
        not any(_may_deny_it_too(each.sentence, claim, word) for each in _passages_with(word, support))
        for word in ours
        if not _is_rejected_there(word, support) and any(_states(each, word, support) for each in support.passages)
    )
    # An "against" that both sides have denies nothing of it.
    shared = frozenset[str]().union(*map(against_in, evidence if theirs else ()))
    left_out = (theirs - stated) & bases_in(claim) and not speaks_against(claim, beyond=shared)
    if (
        added
        or left_out
        or _denies_what_is_not_denied(claim, near)
        or _has_opposite(claim, support)
        or _is_denied_alone(support)
        or _is_denied_of_the_same(support)
        or _is_turned(support)
        or _is_rejected_here_alone(support)
        or _is_called_off(claim, support)
        or _is_of_none(support)
    ):
        yield "negated"


def _denied_there(passage: Passage, support: Support) -> frozenset[str]:
    """What a passage denies of the claim. One that has little of it may reject an offer of which more can be told."""
    share = support.share_in(passage)
    if share < OF_IT:
        return frozenset()
    by = ("particle", "verb") if share >= CLOSE else ("particle",)
    denials = (each for each in denials_in(passage.sentence) if each.denied and each.by in by)
    return frozenset(base_of(each.denied) for each in denials if each.denied and not _is_named(each, passage))


def _is_named(denial: Denial, passage: Passage) -> bool:
    """Is it the claim of "denied a claim that", which somebody did make? That of "not guilty of fraud" nobody is."""
    at = denial.denied.start - passage.sentence.start if denial.denied and denial.by == "verb" else -1
    return any(each.opens <= at < each.start for each in rejections_in(passage.sentence))


def _states(passage: Passage, base: str, support: Support) -> bool:
    """Does it state the word and is of the claim's matter, or has it the word among the same ones?"""
    sentence = passage.sentence
    if sentence.start in passage.article.errata or base not in stated_in(sentence) or not _tells_of(sentence, base):
        return False
    if support.share_in(passage) >= _SOME or passage is support.passages[0]:
        return True
    places = [at for at, word in enumerate(support.claim.words) if base_of(word) == base]
    return any(_is_in_place(at, passage) for at in places if at in passage.alignment.matches)


def _is_rejected_there(base: str, support: Support) -> bool:
    """Has a passage for "rejected the protest" that somebody dismissed it, or "turned it down"?"""
    cues = {each.cue.start for each in denials_in(support.claim) if each.denied and base_of(each.denied) == base}
    return any(
        pair.says_the_same
        and pair.theirs.lemma in _AGAINST
        and pair.ours.negated == pair.theirs.negated
        and support.claim.words[pair.ours.verb].start in cues
        and _is_done_to_the_same(pair)
        for pair in support.pairs
    )


def _is_done_to_the_same(pair: Pair) -> bool:
    """Is it done there to what the claim has, or to "it"?"""
    heads = {pair.passage.sentence.words[phrase.head].low for phrase in pair.theirs.patients}
    held = any(slot.held is not None and slot.held >= HELD for slot in pair.slots if slot.role == "patient")
    return held or not heads.isdisjoint(_IT)


def _tells_of(sentence: ParsedSentence, base: str) -> bool:
    """Does it tell of it otherwise than as an aim: "an order to replace it" replaces nothing?"""
    words = sentence.words
    aims = {at for at in range(2, len(words)) if words[at - 1].low == "to" and words[at - 2].low not in _MUST}
    return any(base_of(word) == base for at, word in enumerate(words) if at not in aims)


def _passages_with(base: str, support: Support) -> Iterator[Passage]:
    """The passages that have this word of the claim, or another for it."""
    places = [at for at, word in enumerate(support.claim.words) if base_of(word) == base]
    for passage in support.passages:
        if base in bases_in(passage.sentence) or any(passage.alignment.similarity(at) for at in places):
            yield passage


def _denies_what_is_not_denied(claim: ParsedSentence, evidence: Sequence[ParsedSentence]) -> bool:
    """Is it "denies that" for "does not deny that"?"""
    cues = {denial.cue.stem for denial in denials_in(claim) if denial.by == "verb"}
    if not cues:
        return False
    undenied = {denial.cue.stem for each in evidence for denial in denials_in(each) if denial.by == "verb"}
    denied = {denial.denied.stem for each in evidence for denial in denials_in(each) if denial.denied}
    return bool(cues & denied - undenied)


def _opposites(claim: ParsedSentence, support: Support) -> frozenset[str]:
    """Stems for which the nearest passage has the opposite: "did not agree" is "disagreed"."""
    matches = support.passages[0].alignment.matches if support.passages else {}
    return frozenset(claim.words[at].stem for at, match in matches.items() if match.relation == "opposite")


def _is_turned(support: Support) -> bool:
    """Does somebody reject in the claim what he wants in a passage that has all the rest, or the other way round?"""
    return any(
        _stance(pair.ours.lemma) * _stance(pair.theirs.lemma) < 0
        and pair.ours.negated == pair.theirs.negated
        and support.share_in(pair.passage, but=[pair.ours.verb]) >= NEARLY_ALL
        for pair in support.close_pairs
    )


def _is_rejected_here_alone(support: Support) -> bool:
    """Does somebody reject in the claim what a passage has that has all the rest, and nothing against it?"""
    claim, passage = support.claim, support.passages[0] if support.passages else None
    if passage is None or speaks_against(passage.sentence):
        return False
    lemmas = {each.bare for each in passage.sentence.clauses.predicates}
    told = {each.lemma for other in support.passages for each in other.sentence.clauses.predicates}
    acts = (each for each in claim.clauses.predicates if each.lemma in _AGAINST and not each.negated)
    rejecting = [each for each in acts if each.lemma not in told]  # nor does another passage reject it
    return not lemmas & _AGAINST and any(
        all(phrase.head in passage.alignment.matches for phrase in each.patients)
        and bool(each.patients)
        and support.share_in(passage, but=[each.verb]) >= NEARLY_ALL
        for each in rejecting
    )


def _is_called_off(claim: ParsedSentence, support: Support) -> bool:
    """Is it "will appeal" for "dropped its appeal"?"""
    coming = [each.verb for each in claim.clauses.predicates if each.tense == "future" and not each.negated]
    return any(
        passage.alignment.matches[at].place in _called_off(passage.sentence)
        and not speaks_against(claim, beyond=against_in(passage.sentence))
        for passage in support.passages
        if support.share_in(passage) >= CLOSE
        for at in coming
        if at in passage.alignment.matches
    )


def _is_of_none(support: Support) -> bool:
    """Is it "will receive a bonus" for "will receive no bonus", in however small a part of the evidence?"""
    if speaks_against(support.claim) or "no" in support.claim.lows:
        return False
    return any(
        pair.says_the_same
        and pair.passage.sentence.tokens[phrase.start].low == "no"
        and any(_has_word_in(pair, ours, phrase) for ours in pair.ours.objects)
        for pair in support.pairs
        for phrase in pair.theirs.objects
    )


def _has_word_in(pair: Pair, ours: Phrase, theirs: Phrase) -> bool:
    matches = pair.passage.alignment.matches
    same = [
        matches[at].place for at in range(ours.start, ours.end) if at in matches and matches[at].relation == "same"
    ]
    return any(theirs.start < place < theirs.end for place in same)


def _called_off(sentence: ParsedSentence) -> set[int]:
    """The tokens of what is dropped or cancelled there."""
    ending = [each for each in sentence.clauses.predicates if each.lemma in _CALLING_OFF and not each.negated]
    return {phrase.head for each in ending for phrase in each.patients}


def _stance(verb: str) -> int:
    return (verb in _FOR) - (verb in _AGAINST)


def _may_deny_it_too(sentence: ParsedSentence, claim: ParsedSentence, base: str) -> bool:
    """Has it the very denials of the claim, in a quotation too, or one in other words in the clause of this word?"""
    if _is_only_from(claim, sentence) or _is_only_from(sentence, claim):
        return True
    is_same = _cues(sentence) == _cues(claim) or (not claim.quotes and _denies_in_quotes(sentence, claim))
    own = _denials_of_its_own(sentence, claim)
    places = [word.start for word in sentence.words if base_of(word) == base]
    is_near = any(
        not places or any(_are_of_one_clause(sentence, denial.cue.start, place) for place in places) for denial in own
    )
    return is_same or is_near or throws_out(sentence) or falls_short(sentence) or puts_in_its_place(sentence)


def _is_only_from(sentence: ParsedSentence, other: ParsedSentence) -> bool:
    """Is it "was not seen until May" for "was seen only in May"?"""
    return _NOT_UNTIL.search(sentence.text) is not None and not _ONLY.isdisjoint(other.lows)


def _are_of_one_clause(sentence: ParsedSentence, one: int, other: int) -> bool:
    """Is there no "though" or "but" between the two?"""
    first, last = sorted((one, other))
    return _TURN.search(sentence.text, first - sentence.start, last - sentence.start) is None


def _denies_in_quotes(sentence: ParsedSentence, claim: ParsedSentence) -> bool:
    """Is in a quotation of the evidence the very word denied that the claim denies, or each word that the other has?

    "Offered no resignation" is "I did not offer my resignation".
    """
    ours, told = denied_in(claim) if sentence.quotes else frozenset[str](), bases_in(claim)

    def is_same(quote: ParsedSentence) -> bool:
        theirs = denied_in(quote)
        return bool(ours & theirs) or bool(theirs & told and ours & bases_in(quote))

    return bool(ours) and any(is_same(parse_sentence(quote.text)) for quote in sentence.quotes)


def _denials_of_its_own(sentence: ParsedSentence, other: ParsedSentence) -> list[Denial]:
    """The denials that the other sentence does not share: only they may say in their way what that one denies."""
    shared = {word.low for word in other.words}
    return [denial for denial in denials_in(sentence) if denial.cue.text.casefold() not in shared]


def _is_denied_otherwise(support: Support, pair: Pair) -> bool:
    """May the side without "not" deny it in other words, than by the verb itself?"""
    sides = (pair.passage.sentence, support.claim)
    sentence, other = sides if pair.ours.negated else sides[::-1]
    predicate = pair.theirs if pair.ours.negated else pair.ours
    own = sentence.tokens[predicate.verb].word
    if falls_short(sentence) or puts_in_its_place(sentence):
        return True
    if _is_only_from(sentence, other) or _is_only_from(other, sentence):
        return True
    if any(denial.cue == own for denial in denials_in(sentence)):
        return any(denial.cue != own for denial in denials_in(sentence))
    return bool(_denials_of_its_own(sentence, other)) or bool(against_in(sentence) - against_in(other))


def _has_opposite(claim: ParsedSentence, support: Support) -> bool:
    """Has the nearest passage, where the claim has a word, one that denies it, and neither is itself denied?"""
    passage = support.passages[0] if support.passages else None
    if passage is None or support.share_in(passage) < CLOSE or denials_in(claim) or denials_in(passage.sentence):
        return False
    matches = passage.alignment.matches
    told = {pair.ours.verb for pair in support.pairs if is_told_from_the_other_side(pair)}
    opposites = [at for at, match in matches.items() if match.relation == "opposite" and at not in told]
    tokens, stated = passage.sentence.tokens, stated_in(passage.sentence) if opposites else ()
    return any(
        (not support.similarity(at) or support.share_in(passage) >= NEARLY_ALL)
        and base_of(tokens[matches[at].place].word) in stated  # "safe" for "rejected claims that it was unsafe"
        and _are_alike(claim.tokens[at], *tokens[matches[at].place :][:2])
        and _is_in_place(at, passage)
        for at in opposites
    )


def _are_alike(ours: Token, theirs: Token, behind: Token | None = None) -> bool:
    """The same part of speech, or opposite adjectives of which one was read as a noun: "found him dead"."""
    if theirs.lemma == "fall" and behind and behind.low in _FALLEN:
        return False  # "fell ill"
    return ours.pos == theirs.pos or are_antonyms(ours.lemma, theirs.lemma, "a")


def _is_in_place(at: int, passage: Passage) -> bool:
    """Do the neighbours stand for neighbours of the evidence's word?"""
    matches = passage.alignment.matches
    near = [other for other in matches if 0 < abs(other - at) <= _NEAR and matches[other].relation == "same"]
    return any(abs((matches[other].place - matches[at].place) - (other - at)) <= 1 for other in near)


def _is_denied_alone(support: Support) -> bool:
    """Is a predicate denied by "not" on one side and stated in the same words on the other?"""
    return any(
        pair.relation == "same"
        and pair.ours.negated != pair.theirs.negated
        and any(slot.held is not None and slot.held >= HELD for slot in pair.slots)
        and _cues(pair.passage.sentence) != _cues(support.claim)  # else the verb has been paired with another like it
        and not _is_denied_otherwise(support, pair)
        and not _is_called_untrue(pair)
        for pair in support.close_pairs
    )


def _is_denied_of_the_same(support: Support) -> bool:
    """Is a verb denied on one side, and stated on the other of all the same people and things?"""
    return any(
        pair.relation == "same"
        and _denies(support.claim, pair.ours) != _denies(pair.passage.sentence, pair.theirs)
        and any(slot.role == "patient" for slot in pair.slots if slot.held)
        and all(slot.held is None or slot.held >= HELD for slot in pair.slots if slot.role != "oblique")
        and not _is_denied_otherwise(support, pair)
        and not _is_put_so_elsewhere(support, pair)
        and not _is_called_untrue(pair)
        for pair in support.pairs
    )


def _is_called_untrue(pair: Pair) -> bool:
    """Does the claim deny what its passage tells as untrue, or what the paper got wrong?"""
    sentence = pair.passage.sentence
    at = sentence.words[pair.theirs.verb].start - sentence.start
    return _denies(pair.claim, pair.ours) and (
        sentence.start in pair.passage.article.errata
        or any(each.start <= at < each.end for each in rejections_in(sentence))
    )


def _denies(sentence: ParsedSentence, predicate: Predicate) -> bool:
    verb = sentence.tokens[predicate.verb].word
    return predicate.negated or any(denial.denied == verb for denial in denials_in(sentence))


def _is_put_so_elsewhere(support: Support, pair: Pair) -> bool:
    """Does another passage put the verb as the claim does?"""
    denied = _denies(support.claim, pair.ours)
    return any(
        each.lemma == pair.ours.lemma and _denies(passage.sentence, each) == denied
        for passage in support.passages
        for each in passage.sentence.clauses.predicates
        if passage is not pair.passage or each is not pair.theirs
    )


def _cues(sentence: ParsedSentence) -> list[str]:
    return sorted(denial.cue.text.casefold() for denial in denials_in(sentence))
