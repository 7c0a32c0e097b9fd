"""What the evidence holds possible, likely, planned or alleged may not become a fact in the claim.

Compares how each predicate is put with how its partner in the evidence is put. Any hedge will do in
the claim, "may" for "is expected to", unless it is there for something else: a word of the claim that
stands for a hedge of another statement of the evidence excuses nothing.
"""

import re
from collections.abc import Iterator, Sequence

from summarizer.domain import Code
from summarizer.language.clauses import Predicate
from summarizer.language.gazetteer import OFFENCES
from summarizer.language.modes import governors, hedging_verb
from summarizer.language.parse import ParsedSentence
from summarizer.language.tokens import Token
from summarizer.language.words import stem
from summarizer.ports import Story
from summarizer.verifiers.rules.evidence import CLOSE, NEARLY_ALL, OF_IT, Support
from summarizer.verifiers.rules.pairs import Pair

# What these are for, of or on has not happened.
_INTENT = frozenset(
    """warrant plan call request demand order bid threat offer proposal attempt prospect possibility risk hope fear
    suspicion accusation allegation talk application petition promise chance option invitation vote appeal""".split()
)
# Before a noun: it is not, or not yet, what the noun says.
_PRIVATIVE = frozenset(
    """attempted alleged suspected would-be foiled averted failed planned proposed intended possible potential
    apparent presumed supposed so-called threatened aborted prospective""".split()
)
_FORBIDDING = frozenset("ban bar forbid prohibit disqualify exclude must cannot ineligible illegal".split())
_CONDITION = re.compile(
    r"(?<!even\s)(?<!as\s)\b(?:[Ii]f|[Uu]nless|[Pp]rovided|[Aa]s\slong\sas|[Ss]o\slong\sas|[Oo]n\scondition)\b"
    r"|\b[Ss]hould\s(?:the|an?|he|she|it|they|[A-Z])",
)
_ACCUSED_OF = re.compile(
    r"\b(?:suspicions?\sof|suspected\sof|accused\sof|accusations?\sof|allegations?\sof|charged\swith|charges\sof)\s"
    r"(?P<of>\w+(?:\s(?!and\b|or\b|in\b|on\b|at\b|after\b|over\b)\w+)?)"
)
_OFFENCES = frozenset(map(stem, OFFENCES))
_ACCUSING = re.compile(
    r"\b(?:suspect|suspici|accus|alleg|indict|investigat|den(?:y|ie)|plead|acquit|charg(?:ed|es|ing)\swith\b|charges\b"
    r"|on\strial|wanted\s(?:for|over)|cleared\sof|inquiry\sinto|cases?\sof|claim(?:s|ed)?\sthat|reports?\sof"
    r"|(?:arrest|detain|question|convict)\w*\s(?:[\w’'-]+\s){0,4}?(?:of|over|for|about|in\sconnection)\b)",
    re.IGNORECASE,
)
_ASKING = frozenset("ask wonder know see say doubt decide consider check test find tell".split())
_BEFORE_AIM = 5  # tokens
_IFS = frozenset(("if", "unless"))
_ASKING_FOR = frozenset("ask demand seek want request apply claim propose call bid hope push press campaign".split())
_GETTING = frozenset("get receive win obtain secure gain".split())
_GIVING = frozenset("give grant award hand promise offer".split())


def check_hedges(claim: ParsedSentence, support: Support, story: Story) -> Iterator[Code]:
    """`hedge_dropped` when a predicate is plain in the claim and hedged in the evidence."""
    if (
        any(_is_hardened(claim, pair) for pair in support.close_pairs if not _is_condition(pair))
        or _has_done_what_was_meant(claim, support)
        or _has_come_about(claim, support)
        or _is_proven_guilty(claim, support)
        or _lost_its_condition(claim, support)
        or _came_true(claim, support, story)
        or _has_got_what_was_asked_for(claim, support)
    ):
        yield "hedge_dropped"


def _has_come_about(claim: ParsedSentence, support: Support) -> bool:
    """Is it "murder" for "attempted murder" of the nearest passage?"""
    passage = support.passages[0] if support.passages else None
    if passage is None or support.share_in(passage) < CLOSE or any(_hedging_tokens(claim)):
        return False
    if any(token.low in _PRIVATIVE or token.lemma in _INTENT for token in claim.tokens):
        return False
    there = passage.sentence.tokens
    return any(
        match.place > 0
        and match.relation == "same"
        and claim.tokens[at].pos == there[match.place].pos == "noun"
        and there[match.place - 1].low in _PRIVATIVE
        for at, match in passage.alignment.matches.items()
    )


def _is_proven_guilty(claim: ParsedSentence, support: Support) -> bool:
    """Is it "fraud" for "on suspicion of fraud" of a passage that has much of the claim, and no word for that?"""
    if _ACCUSING.search(claim.text):
        return False
    nouns = {word.stem for word, token in zip(claim.words, claim.tokens, strict=True) if token.pos == "noun"}
    return any(
        stem(word) in nouns & _OFFENCES
        for passage in support.passages
        if support.share_in(passage) >= OF_IT
        for match in _ACCUSED_OF.finditer(passage.sentence.text)
        for word in match["of"].split()
    )


def _lost_its_condition(claim: ParsedSentence, support: Support) -> bool:
    """Is it "will close" for "will close if sales fall" or "if sales fall, will close" of the nearest passage?"""
    passage = support.passages[0] if support.passages else None
    if passage is None or support.share_in(passage) < NEARLY_ALL or _CONDITION.search(claim.text):
        return False
    if any(map(_is_condition, support.pairs)):
        return False  # "was convicted and faces ten years": whether it came true is asked below
    hanging = {predicate.verb for predicate in _conditional_in(passage.sentence)}
    return any(
        pair.passage is passage and pair.theirs.verb in hanging and pair.says_the_same for pair in support.pairs
    )


def _conditional_in(sentence: ParsedSentence) -> Iterator[Predicate]:
    """What hangs on each condition: the verb right before it, or, where it opens the sentence, the next one."""
    for match in _CONDITION.finditer(sentence.text):
        place = sentence.start + match.start()
        verbs = [(sentence.words[each.verb].start, each) for each in sentence.clauses.predicates]
        before = [each for start, each in verbs if start < place]
        behind = [each for start, each in verbs if start > place and each.kind == "finite"]
        hangs = before[-1:] or behind[1:2]
        yield from (each for each in hangs if sentence.tokens[each.verb].lemma not in _ASKING)


def _has_done_what_was_meant(claim: ParsedSentence, support: Support) -> bool:
    """Is a verb of the claim no more than the aim of something in the nearest passage: "a warrant for the arrest"?"""
    passage = support.passages[0] if support.passages else None
    if passage is None or support.share_in(passage) < CLOSE or not _INTENT.isdisjoint(_lemmas(claim)):
        return False
    tokens, matches = passage.sentence.tokens, passage.alignment.matches
    plain = (each for each in claim.clauses.predicates if each.kind == "finite" and not (each.modal or each.negated))
    aims = [matches[each.verb].place for each in plain if each.verb in matches]
    return not any(_hedging_tokens(claim)) and any(_is_aim(tokens, at) for at in aims if tokens[at].pos == "noun")


def _is_aim(tokens: Sequence[Token], at: int) -> bool:
    """Does "warrant for the" or its like stand before the noun?"""
    near = tokens[max(0, at - _BEFORE_AIM) : at]
    before = [token for token in near if token.pos not in ("det", "poss", "adj")][-2:]
    return len(before) == 2 and before[0].lemma in _INTENT and before[1].pos in ("prep", "to")


def _lemmas(sentence: ParsedSentence) -> frozenset[str]:
    return frozenset(token.lemma for token in sentence.tokens)


def _came_true(claim: ParsedSentence, support: Support, story: Story) -> bool:
    """Is it "was convicted" of "if convicted" alone, in however small a part of the evidence?"""
    if _CONDITION.search(claim.text) or any(_hedging_tokens(claim)):
        return False
    return any(_is_condition(pair) and not _is_done_somewhere(pair.theirs.lemma, story) for pair in support.pairs)


def _is_condition(pair: Pair) -> bool:
    """Is it "was convicted" for "if convicted"?"""
    is_told = pair.relation == "same" and pair.ours.kind == "finite"
    return is_told and _is_behind_if(pair.passage.sentence, pair.theirs)


def _is_behind_if(sentence: ParsedSentence, predicate: Predicate) -> bool:
    return predicate.start > 0 and sentence.tokens[predicate.start - 1].low in _IFS


def _is_done_somewhere(lemma: str, story: Story) -> bool:
    """Does any sentence have the verb without an "if" right before it?"""
    return any(
        each.lemma == lemma and not _is_behind_if(sentence, each)
        for article in story.originals
        for sentence in article.sentences
        for each in sentence.clauses.predicates
    )


def _has_got_what_was_asked_for(claim: ParsedSentence, support: Support) -> bool:
    """Is it "will get a loan" for "asked for a loan" or "demanded a loan"?"""
    got = [at for each in claim.clauses.predicates if _gets(each) for at in (phrase.head for phrase in each.objects)]
    if not got or any(_hedging_tokens(claim)):
        return False
    return any(
        _is_only_asked_for(passage.sentence, passage.alignment.matches[at].place)
        for passage in support.passages
        if support.share_in(passage) >= CLOSE
        for at in got
        if at in passage.alignment.matches
    )


def _gets(predicate: Predicate) -> bool:
    lemma = predicate.bare
    return predicate.kind == "finite" and (lemma in _GETTING or (predicate.passive and lemma in _GIVING))


def _is_only_asked_for(sentence: ParsedSentence, place: int) -> bool:
    predicates = sentence.clauses.predicates
    if any(each.bare in _GETTING | _GIVING for each in predicates):
        return False
    return any(
        each.bare in _ASKING_FOR
        and not each.passive
        and place in [phrase.head for phrase in (*each.objects, *(to.phrase for to in each.obliques[:1]))]
        for each in predicates
    )


def _is_hardened(claim: ParsedSentence, pair: Pair) -> bool:
    if pair.relation is None:  # "has decided on" where the evidence has "is considering"
        held_back, told = hedging_verb(pair.theirs), hedging_verb(pair.ours)
        if held_back == "planned" and pair.modes[0].time == "future":
            return False  # "would be sent" for "wants them"
        return bool(held_back) and not told and not _is_hedged(claim, pair)
    if not pair.says_the_same or pair.ours.kind == "infinitive":
        return False
    ours, theirs = pair.modes
    if pair.theirs.kind == "infinitive" and _is_aim_of_a_noun(pair) and not _is_hedged(claim, pair):
        return ours.time != "future" and not ours.hedges
    if "planned" in theirs.hedges - ours.hedges and ours.hedges and ours.time != "future":
        return True  # "accused of selling" for "accused of planning to sell"
    if theirs.hedges == {"planned"} and pair.ours.modal == "would":
        return False  # "said it would sell" for "plans to sell"
    if pair.theirs.modal == "may" and pair.theirs.negated and not _FORBIDDING.isdisjoint(_lemmas(claim)):
        return False  # "barred from running a company" for "may not run a company"
    return bool(theirs.hedges) and not ours.hedges and not _is_hedged(claim, pair)


def _is_aim_of_a_noun(pair: Pair) -> bool:
    """Is it "lift" of "a proposal to lift"?"""
    tokens, at = pair.passage.sentence.tokens, pair.theirs.start
    before = [token for token in tokens[max(0, at - 2) : at] if token.pos != "to"][-1:]
    return bool(before) and before[0].pos == "noun" and before[0].lemma in _INTENT


def _is_hedged(claim: ParsedSentence, pair: Pair) -> bool:
    """Has the claim a hedge anywhere that does not stand for one of another statement?"""
    hedging = [at for at in _hedging_tokens(claim) if at != pair.ours.verb]
    if not hedging:
        return False
    sentence, matches = pair.passage.sentence, pair.passage.alignment.matches
    own = _tokens_of(pair.theirs, list(governors(sentence.clauses, pair.theirs))) - {pair.theirs.verb}
    telling = {each.verb for each in pair.passage.own_statements if each.start <= _place(pair) < each.end}
    others = {token.low for at, token in enumerate(sentence.tokens) if at not in own}
    return any(
        matches[at].place in own or sentence.tokens[matches[at].place].lemma in telling
        if at in matches
        else claim.tokens[at].low not in others  # "could not say when" has its own "could"
        for at in hedging
    )


def _place(pair: Pair) -> int:
    return pair.passage.sentence.words[pair.theirs.verb].start


def _tokens_of(predicate: Predicate, chain: list[Predicate]) -> set[int]:
    return {at for each in (predicate, *chain) for at in range(each.start, each.end)}


def _hedging_tokens(claim: ParsedSentence) -> Iterator[int]:
    hedges = claim.hedges
    for at, word in enumerate(claim.words):
        if any(hedge.start <= word.start < hedge.end for hedge in hedges):
            yield at
    yield from (predicate.verb for predicate in claim.clauses.predicates if hedging_verb(predicate))
