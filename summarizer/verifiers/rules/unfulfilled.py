"""What was offered, put off, called off or set for a day has not come about.

"Offered his resignation" is not "resigned", "the trial was postponed to 3 June" not "began on 3 June", and "will
appeal" not "the appeal succeeded". Looks at what the claim tells as done and at what is done with its noun in the
evidence. Says nothing where the offer was taken.
"""

from collections.abc import Iterator, Sequence

from summarizer.domain import Code
from summarizer.language.clauses import Phrase, Predicate
from summarizer.language.modes import is_saying
from summarizer.language.parse import ParsedSentence
from summarizer.ports import Story
from summarizer.verifiers.rules.evidence import CLOSE, OF_IT, Support
from summarizer.verifiers.rules.passages import Passage

# What is done to a deed that somebody has in mind: he has not done it yet.
_OFFERING = frozenset("offer propose threaten demand consider suggest oppose discuss request urge weigh".split())
_HANDING_IN = frozenset(("tender", "submit", "hand in", "give", "hand"))  # a resignation, which may be turned down
_REFUSING = frozenset("reject refuse decline dismiss".split()) | {"turn down", "send back"}
_TAKING = frozenset(("accept", "approve", "grant"))
_PUTTING_OFF = frozenset("postpone delay defer adjourn reschedule cancel scrap abandon shelve".split()) | {
    "put off",
    "push back",
    "call off",
    "put back",
}
_DUE = frozenset("set schedule plan expect due fix".split())
# How a thing that is planned comes about.
_OCCURRING = frozenset("begin start open happen occur".split()) | {"take place", "go ahead"}
_ON = frozenset("on in at for".split())
_HELD = frozenset("hold stage".split())
_FOLLOWING = 2  # sentences behind an offer in which it is turned down
_IT = frozenset(("it", "them", "this"))


def check_unfulfilled(claim: ParsedSentence, support: Support, _story: Story) -> Iterator[Code]:
    """`hedge_dropped` for a deed that was only offered, `tense_shifted` for what has not been held or done yet."""
    done = [each for each in claim.clauses.predicates if _is_told_as_done(each)]
    near = [passage for passage in support.passages if support.share_in(passage) >= OF_IT]
    if not done or not near or claim.hedges:
        return
    if any(_is_only_offered(claim, each, passage) for each in done for passage in near):
        yield "hedge_dropped"
    if any(_has_not_been_held(each, support) for each in done) or any(_is_to_come(each, support) for each in done):
        yield "tense_shifted"


def _is_told_as_done(predicate: Predicate) -> bool:
    return predicate.kind == "finite" and predicate.tense == "past" and not (predicate.modal or predicate.negated)


def _is_only_offered(claim: ParsedSentence, deed: Predicate, passage: Passage) -> bool:
    """Is the claim's verb a noun in the passage, which somebody offered, or handed in and had turned down?"""
    match = passage.alignment.matches.get(deed.verb)
    tokens = passage.sentence.tokens
    if match is None or tokens[match.place].pos != "noun" or claim.tokens[deed.verb].pos != "verb":
        return False
    for each in passage.sentence.clauses.predicates:
        if each.negated or match.place not in [phrase.head for phrase in _handed(each)]:
            continue
        behind = [passage.sentence, *passage.article.sentences[passage.sentence.index + 1 :][:_FOLLOWING]]
        if any(_is_taken(sentence) for sentence in behind):
            return False
        if each.lemma in _OFFERING or (each.lemma in _HANDING_IN and any(map(_is_refused, behind))):
            return True
    return False


def _handed(predicate: Predicate) -> Iterator[Phrase]:
    """What it is done to; of "handed in her notice" what stands behind the "in"."""
    yield from predicate.patients
    if predicate.bare == "hand":
        yield from (each.phrase for each in predicate.obliques if each.preposition == "in")


def _is_taken(sentence: ParsedSentence) -> bool:
    return any(each.lemma in _TAKING and not each.negated and each.governor is None for each in _told(sentence))


def _is_refused(sentence: ParsedSentence) -> bool:
    """Does somebody reject "it", or the noun that was handed in?"""
    return any(
        (each.lemma in _REFUSING or (each.lemma in _TAKING and each.negated)) and _is_of_it(sentence, each)
        for each in sentence.clauses.predicates
    )


def _is_of_it(sentence: ParsedSentence, predicate: Predicate) -> bool:
    completing = [each for each in sentence.clauses.predicates if each.lemma in _TAKING and each is not predicate]
    heads = [sentence.tokens[phrase.head] for each in (predicate, *completing) for phrase in each.patients]
    return any(head.low in _IT or head.lemma in ("resignation", "offer", "notice", "letter") for head in heads)


def _told(sentence: ParsedSentence) -> Sequence[Predicate]:
    return [each for each in sentence.clauses.predicates if each.kind in ("finite", "relative")]


def _has_not_been_held(deed: Predicate, support: Support) -> bool:
    """Is it "began on 3 June" or "was held" of what the nearest passage has put off, called off or set for a day?"""
    passage = support.passages[0]
    how = [deed.verb, *(phrase.head for phrase in deed.objects)]
    if not _tells_that_it_came(support.claim, deed) or support.share_in(passage, but=how) < CLOSE:
        return False
    matches, told = passage.alignment.matches, _told(passage.sentence)
    if deed.verb in matches and any(each.verb == matches[deed.verb].place for each in told):
        return False
    events = {matches[phrase.head].place for phrase in deed.subject if phrase.head in matches}
    return any(
        not events.isdisjoint(phrase.head for phrase in (*each.subject, *each.patients))
        and not each.negated
        and (each.lemma in _PUTTING_OFF or _sets_a_day(passage.sentence, each))
        for each in told
    )


def _sets_a_day(sentence: ParsedSentence, predicate: Predicate) -> bool:
    """Is it "is on Thursday", "is due on Thursday" or "is set for Thursday"?"""
    if predicate.tense != "present" or not sentence.dates:
        return False
    if predicate.lemma != "be":
        return predicate.lemma in _DUE and predicate.passive
    is_due = any(token.low == "due" for token in sentence.tokens[predicate.verb + 1 : predicate.verb + 3])
    return is_due or any(oblique.preposition in _ON for oblique in predicate.obliques)


def _tells_that_it_came(claim: ParsedSentence, deed: Predicate) -> bool:
    """Is it "took place", "began" or "was held"?"""
    objects = [claim.tokens[phrase.head].low for phrase in deed.objects]
    if deed.lemma == "take":
        return objects[:1] == ["place"]
    return deed.lemma in _OCCURRING or (deed.lemma in _HELD and deed.passive)


def _is_to_come(deed: Predicate, support: Support) -> bool:
    """Is it "the appeal succeeded" where the nearest passage has "will appeal"?"""
    passage = support.passages[0]
    if support.share_in(passage) < CLOSE or support.similarity(deed.verb) or is_saying(deed):
        return False
    matches, clauses = passage.alignment.matches, passage.sentence.clauses
    coming = {each.verb for each in clauses.predicates if each.tense == "future" and not each.negated}
    return any(
        phrase.head in matches
        and matches[phrase.head].place in coming
        and support.claim.tokens[phrase.head].pos == "noun"
        for phrase in deed.subject
    )
