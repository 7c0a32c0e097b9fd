"""What only somebody says may not be told as a fact.

In force where the claim names nobody and what it tells lies within somebody's statement: a charge, a
guess or a judgement, whoever it is from, and what a person or a party says for itself. What police,
ministries, courts and reports make known may be told without them, and so may what is announced,
confirmed or admitted.
"""

import re
from collections.abc import Iterator

from summarizer.domain import Code
from summarizer.language.clauses import Predicate
from summarizer.language.gazetteer import is_body, name_in_tables
from summarizer.language.lexicon import entry
from summarizer.language.modes import hedging_verb, is_saying
from summarizer.language.parse import ParsedSentence
from summarizer.language.quotes import half_quotes_in
from summarizer.language.speakers import WHOLLY_QUOTED
from summarizer.language.words import stems_in, words_in
from summarizer.ports import Story
from summarizer.verifiers.rules.evidence import CLOSE, Support
from summarizer.verifiers.rules.passages import Passage
from summarizer.verifiers.rules.statements import CHARGING, VIEW, Statement

WITHIN = 0.8  # of what a passage has of the claim must lie within the statement

# Verbs that tell what is so, as far as the writer knows.
_FACTIVE = frozenset(
    """announce confirm report reveal admit acknowledge disclose concede show find discover learn publish thank ask
    promise vow pledge apologize apologise urge demand""".split()
)
_OFFICIAL = re.compile(
    r"\b(?:police|authorit(?:y|ies)|officials?|officers?|ministry|department|government|court|judge|coroner|hospital"
    r"|service|agency|commission|council|office|parliament|army|navy|military|bureau|institute|university"
    r"|reports?|study|survey|poll|data|figures|documents?|records|statement|indictment|organi[sz]ers?"
    r"|prosecutors?|firefighters?|investigators?|detectives?|rescuers?|news|press|times|post|daily|newspaper|magazine"
    r"|radio|television|tv|online|website|coast ?guards?|brigade|airport|customs|embassy|regulators?|watchdog)\b",
    re.IGNORECASE,
)
# These speak for themselves, whoever does it for them: "the company's press officer", "party officials".
_PARTISAN = re.compile(
    r"\b(?:compan(?:y|ies)|firm|party|union|team|club|campaign|opposition|press\sofficers?|press\soffice|rebels?)\b",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r"\b[A-Z]{2,6}\b")
_HOLDER_NAMED = re.compile(rf"\baccording to\b|\bputs?\s(?:[\w’'-]+\s){{1,6}}at\b|{VIEW.pattern}", re.IGNORECASE)
_JUDGING = re.compile(
    r"\b(?:should|ought|must|too|mistake|wrong|historic|brave|shame(?:ful)?|disgrace(?:ful)?|outrage(?:ous)?"
    r"|unacceptable|unfair|fair|terrible|horrible|dreadful|wonderful|great|good|bad|best|worst|better|worse"
    r"|important|crucial|dangerous|reckless|irresponsible|cynical|absurd|ridiculous|nonsense|gossip|proud"
    r"|disappoint\w+|welcome|sign of|lesson|matter of|nobody|nothing|simply|serious|rather)\b",
    re.IGNORECASE,
)


_NAMING = frozenset(("call", "describe"))  # their few words are a judgement, wherever a claim has them


def check_attribution(claim: ParsedSentence, support: Support, _story: Story) -> Iterator[Code]:
    """`opinion_as_fact` for a judgement, `attribution_dropped` for any other statement that lost its holder."""
    for part in _parts(claim):
        start, end = _edges(claim, part)
        if any(start <= each.start < end for each in claim.attributions):
            continue  # whatever it tells, it says who says so
        rest = [place for place in support.weights if place not in part]
        passages = [each for each in support.passages if each.sentence.start not in each.article.errata]
        passage = max(passages, key=lambda each: support.share_in(each, but=rest), default=None)
        if passage is None or support.share_in(passage, but=rest) < CLOSE:
            continue
        code = next(_faults(claim, part, support, passage), None)
        if code:
            yield code
            return


def _parts(claim: ParsedSentence) -> list[range]:
    """The claim's tokens, parted at semicolons: each part names its own holder."""
    edges = [at for at, token in enumerate(claim.tokens) if ";" in token.before] if ";" in claim.text else []
    return [range(start, end) for start, end in zip([0, *edges], [*edges, len(claim.tokens)], strict=True)]


def _edges(claim: ParsedSentence, part: range) -> tuple[int, int]:
    """Where a part begins and ends, in code points."""
    return claim.words[part.start].start, claim.words[part.stop - 1].end


def _faults(claim: ParsedSentence, part: range, support: Support, passage: Passage) -> Iterator[Code]:
    for statement in passage.statements:
        inside = _share_within(support, part, passage, statement)
        is_told_there = (
            inside >= WITHIN
            or _is_told_within(support, part, passage, statement)
            or (statement.verb in _NAMING and _takes_over(part, passage, statement))
        )
        if is_told_there and not _is_attributed(claim, part, passage, statement):
            text = " ".join(claim.tokens[at].low for at in part)
            is_judgement = bool(_JUDGING.search(text)) or statement.verb in _NAMING | {"think"}
            if is_judgement or _needs_naming(statement):
                yield "opinion_as_fact" if is_judgement else "attribution_dropped"


def _takes_over(part: range, passage: Passage, statement: Statement) -> bool:
    """Has the claim most of the words that tell something there: "a disgrace", of "what Voss called a disgrace"?"""
    told = [
        at
        for at, word in enumerate(passage.sentence.words)
        if statement.start <= word.start < statement.end and not word.is_stop
    ]
    taken = {match.place for at, match in passage.alignment.matches.items() if at in part}
    return len(taken.intersection(told)) > len(told) / 2


def _is_told_within(support: Support, part: range, passage: Passage, statement: Statement) -> bool:
    """Does the verb of the claim's main statement stand for one within the statement?"""
    words, speaker = passage.sentence.words, stems_in(statement.speaker)
    return any(
        pair.passage is passage
        and pair.says_the_same
        and pair.ours.verb in part
        and pair.ours.kind == "finite"
        and pair.ours.governor is None
        and support.weights.get(pair.ours.verb)
        and statement.start <= words[pair.theirs.verb].start < statement.end
        and not any(support.claim.words[each.head].stem in speaker for each in pair.ours.subject)
        for pair in support.close_pairs
    )


def _is_attributed(claim: ParsedSentence, part: range, passage: Passage, statement: Statement) -> bool:
    """Does the part say that somebody says or holds it? A verb of saying within the statement itself says nothing.

    A claim that is a quotation throughout shows by its marks that it is somebody's words.
    """
    start, end = _edges(claim, part)
    if _HOLDER_NAMED.search(claim.text[start - claim.start : end - claim.start]):
        return True
    if any(claim.tokens[at].lemma == statement.verb for at in part) or _is_quotation(claim):
        return True
    words, matches = passage.sentence.words, passage.alignment.matches
    speaker = {word.low for word in words_in(statement.speaker)}
    for predicate in claim.clauses.predicates:
        if predicate.verb in part and (_tells(predicate) or hedging_verb(predicate)):
            if any(claim.tokens[each.head].low in speaker for each in predicate.subject):
                return True
            match = matches.get(predicate.verb)
            if match is None or not statement.start <= words[match.place].start < statement.end:
                return True
    return False


def _is_quotation(claim: ParsedSentence) -> bool:
    quotes = (*claim.quotes, *half_quotes_in(claim.text))
    return sum(quote.end - quote.start for quote in quotes) > WHOLLY_QUOTED * len(claim.text) - 2


def _tells(predicate: Predicate) -> bool:
    """Is it a verb of saying or of holding a view?"""
    lemma = predicate.bare
    if is_saying(predicate) or lemma in CHARGING:
        return True
    known = entry(lemma)
    return known is not None and known.classes.get("v") == "communication" and "that" in known.frames


def _share_within(support: Support, part: range, passage: Passage, statement: Statement) -> float:
    words, speaker = passage.sentence.words, stems_in(statement.speaker)
    subjects = {
        at for each in support.claim.clauses.predicates for to in each.subject for at in range(to.start, to.end)
    }
    matches = {
        at: match
        for at, match in passage.alignment.matches.items()
        # "Kolb says the club owes him" has in "Kolb" whom the statement calls "him"; of his own deeds he may be told.
        if at in part and (at in subjects or words[match.place].stem not in speaker)
    }
    total = sum(support.weights[place] for place in matches)
    inside = sum(
        support.weights[place]
        for place, match in matches.items()
        if statement.start <= words[match.place].start < statement.end
    )
    return inside / total if total else 0.0


def _needs_naming(statement: Statement) -> bool:
    """Is it a charge or a view, or from somebody who speaks for himself or a party?"""
    if statement.verb in CHARGING:
        return True
    speaker = statement.speaker.partition(",")[0]  # "Voss, director of the Water Authority"
    return statement.verb not in _FACTIVE and not _is_official(speaker)


def _is_official(speaker: str) -> bool:
    """Does an authority speak, or a report? Of abbreviations the tables know which is one: the WHO, not the NRA."""
    if _PARTISAN.search(speaker):
        return False
    bodies = (name_in_tables(short[0]) for short in _ABBREVIATED.finditer(speaker))
    return bool(_OFFICIAL.search(speaker)) or any(body and is_body(body) for body in bodies)
