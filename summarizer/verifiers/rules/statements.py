"""The stretches of a sentence that are somebody's word, and whose.

A stretch runs from a verb of saying or holding to the end of the sentence or a semicolon; it lies
before the verb where the speaker comes last. "According to" and "in her view" cover their sentence; a
quotation without a speaker of its own belongs to whom the article has speaking.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarizer.language.clauses import Phrase, Predicate
from summarizer.language.gazetteer import humans
from summarizer.language.modes import is_saying
from summarizer.language.parse import ParsedArticle, ParsedSentence
from summarizer.language.verbs_of_saying import INVERTIBLE
from summarizer.language.words import holds_any

# Verbs that tell a view, a charge or a guess, whoever holds it.
CHARGING = frozenset(
    """accuse allege argue assert blame claim contend estimate predict insist deny suggest believe fear complain
    condemn criticise criticize call describe hail praise denounce dub brand warn maintain lament boast counter think
    doubt feel see regard consider urge expect""".split()
)
VIEW = re.compile(
    r"\bin (?:(?:his|her|their|(?:the\s)?(?:\w+\s)?\w+['’]s?) (?:own\s)?(?:view|opinion|eyes|words)(?:,?\s|[.;]|$)"
    r"|the (?:view|opinion|eyes|words) of\b)",
    re.IGNORECASE,
)
_VIEWS = ("view", "opinion", "eyes", "words", "\u0131", "i\u0307")  # the last two the pattern takes for an "i"
_RELATIVE = re.compile(r"\b(?:who|which|that|whose)\saccording\sto\s(?:the\s)?$")
_CONTRAST = re.compile(r";|,\s(?:while|whereas|but|although|though)\s")
_QUOTING = frozenset("add note write claim".split())  # beside a quotation; "added two rooms" tells nothing
_DENYING = frozenset("deny reject dispute".split())  # what is denied stands behind, or in another sentence
_BY_WHOM = re.compile(r"[”\"]\sby\s(?P<who>[^,.;“”\"]+)[.,;]?$")
# No speaker for `speech.py`, as no brief can name them: "according to two people familiar with the talks".
_UNNAMED = re.compile(r"\b[Aa]ccording\sto\s(?P<who>(?:[a-z]+\s){0,3}(?:people|persons?|insiders?))\b")
_OF_WHOM = re.compile(
    r"\s(?:for|of|at)\s(?:the\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,3}"
)  # "a spokesman for Norline"
_TAKING_OVER = frozenset("but while whereas although though".split())
_ENDS_SPEECH = frozenset("”\",’'")
_SURE = frozenset("sure certain convinced adamant confident persuaded positive".split())
_MARKS = 3  # characters between the words of a quotation and whoever says them


class Statement(NamedTuple):
    """What somebody says in a sentence: half-open code-point offsets, who, and the lemma of the verb."""

    start: int
    end: int
    speaker: str
    verb: str


def statements_in(sentence: ParsedSentence) -> Iterator[Statement]:
    """The statements of a sentence, by its verbs first."""
    yield from _told(sentence)
    view = VIEW.search(sentence.text) if holds_any(sentence.text.casefold(), _VIEWS) else None
    if view:
        yield _in_view(sentence, view)
    for attribution in sentence.attributions:
        if attribution.verb == "according":
            yield Statement(*_by_according(sentence, attribution.start), attribution.speaker, "say")
    unnamed = _UNNAMED.search(sentence.text) if "ccording to" in sentence.text else None
    if unnamed:
        yield Statement(*_by_according(sentence, sentence.start + unnamed.start("who")), unnamed["who"], "say")


def quotations_in(sentence: ParsedSentence, article: ParsedArticle) -> Iterator[Statement]:
    """Its quotations where only the article tells who speaks, as in one that goes on."""
    speaker = article.speaker_of(sentence) if sentence.quotes and not sentence.attributions else None
    if speaker:
        yield from (Statement(quote.start, quote.end, speaker.text, "say") for quote in sentence.quotes)


def _by_according(sentence: ParsedSentence, speaker: int) -> tuple[int, int]:
    """The main clause around it, but of "Voss, who according to the Post is ill, left" what the clause tells."""
    before = sentence.text[: speaker - sentence.start]
    if not _RELATIVE.search(before):
        parts = [match.start() for match in _CONTRAST.finditer(sentence.text)]
        start = max((at for at in parts if at < len(before)), default=0)
        end = min((at for at in parts if at > len(before)), default=len(sentence.text))
        return sentence.start + start, sentence.start + end
    comma = sentence.text.find(",", speaker - sentence.start)
    return speaker, sentence.end if comma < 0 else sentence.start + comma


def _in_view(sentence: ParsedSentence, view: re.Match[str]) -> Statement:
    """What stands behind "in her view", or before it where that is more."""
    start, end = sentence.start + view.end(), sentence.end
    if view.start() > len(sentence.text) - view.end():
        start, end = sentence.start, sentence.start + view.start()
    return Statement(start, end, "", "think")


def _told(sentence: ParsedSentence) -> Iterator[Statement]:
    words = sentence.words
    predicates = sentence.clauses.predicates
    for number, predicate in enumerate(predicates):
        if not _tells(sentence, predicate):
            continue
        inverted = _is_inverted(sentence, predicate)
        is_sure = _is_sure(sentence, predicate)
        said_by, verb = (predicate.subject, "believe") if is_sure else (predicate.agents, predicate.lemma)
        first = predicate.start if inverted else min([predicate.start, *(each.start for each in predicate.subject)])
        before, behind = words[first].start, words[predicate.verb].end
        # "left and told us", "and the union called it a farce", "which the union called a farce"
        before_it = [sentence.tokens[at - 1].pos for at in (predicate.start, first) if at > 0]
        is_joined = "conj" in before_it or "rel" in before_it[-1:]
        names_it = first > 0 and sentence.tokens[first - 1].low == "what"  # "in what the mayor called a farce"
        # "told us that they thought it right", "the worst storm the town has seen"
        completes = first > 0 and (sentence.tokens[first - 1].pos == "sub" or _is_of_the_noun(sentence, first))
        trails = predicate.kind == "finite" and predicate.lemma not in _DENYING
        trails = trails and not (is_joined or names_it or completes)
        trails = trails and all(each.kind in ("participle", "reduced") for each in predicates[number + 1 :])
        if _closes_a_quotation(sentence, before):
            yield Statement(sentence.start, before, _speaker(sentence, predicate, said_by), verb)
        elif inverted or (trails and predicate.lemma != "put" and before - sentence.start > sentence.end - behind):
            start = max(sentence.text.rfind(";", 0, before - sentence.start) + sentence.start, sentence.start)
            speaker = _speaker(sentence, predicate, predicate.objects if inverted else said_by)
            yield Statement(start, before, speaker, verb)
        else:
            speaker = _speaker(sentence, predicate, said_by)
            end = min(_end(sentence, behind), _next_teller(sentence, predicates[number + 1 :], behind))
            yield Statement(behind, end, speaker, verb)


def _is_of_the_noun(sentence: ParsedSentence, first: int) -> bool:
    """Does the clause that begins here stand right behind a noun, of which it tells?"""
    return sentence.tokens[first - 1].pos == "noun" and not sentence.tokens[first].before.strip()


def _tells(sentence: ParsedSentence, predicate: Predicate) -> bool:
    if predicate.kind not in ("finite", "relative") or _lays_claim(sentence, predicate):
        return False
    if is_saying(predicate) or predicate.lemma in CHARGING or (sentence.quotes and predicate.lemma in _QUOTING):
        return True
    if _is_sure(sentence, predicate):
        return True
    following = sentence.tokens[predicate.end : predicate.end + 1]
    is_holding = predicate.lemma == "hold" and bool(following) and following[0].low == "that"
    return is_holding or (predicate.lemma == "put" and any(each.preposition == "at" for each in predicate.obliques))


def _lays_claim(sentence: ParsedSentence, predicate: Predicate) -> bool:
    """Is it "claim the plan as their own", which tells nothing of it?"""
    behind = [sentence.tokens[each.end : each.end + 1] for each in predicate.objects]
    return predicate.lemma == "claim" and any(token.low == "as" for tokens in behind for token in tokens)


def _is_sure(sentence: ParsedSentence, predicate: Predicate) -> bool:
    """Is it "is sure that" or "was convinced that", of which whoever holds the view is the subject?"""
    following = sentence.tokens[predicate.verb : predicate.verb + 3]
    told = [token.low for token in following if token.pos != "aux"]
    return (predicate.lemma == "be" or predicate.passive) and "that" in told and told[0] in _SURE


def _closes_a_quotation(sentence: ParsedSentence, before: int) -> bool:
    """Does a quotation end right before whoever says it: "...", Voss said as she left?"""
    return any(quote.end <= before <= quote.end + _MARKS for quote in sentence.quotes)


def _end(sentence: ParsedSentence, behind: int) -> int:
    """Where a statement that begins here ends: with its clause, or with the quotation in which it is told."""
    semicolon = sentence.text.find(";", behind - sentence.start)
    end = sentence.end if semicolon < 0 else sentence.start + semicolon
    return next((min(end, quote.end) for quote in sentence.quotes if quote.start <= behind < quote.end), end)


def _next_teller(sentence: ParsedSentence, later: Sequence[Predicate], behind: int) -> int:
    """Where somebody else takes over: ", but Sollen denied it"."""
    for other in later:
        first = min([other.start, *(each.start for each in other.subject)])
        edge = sentence.words[first - 1] if first else None
        if edge and edge.low in _TAKING_OVER and edge.start > behind and is_saying(other) and other.kind == "finite":
            return edge.start
    return sentence.end


def _is_inverted(sentence: ParsedSentence, predicate: Predicate) -> bool:
    """Does who says it stand behind the verb, right after what is said: "...", said Voss?"""
    touching = sentence.text[: sentence.words[predicate.start].start - sentence.start].rstrip()[-1:]
    verb = sentence.words[predicate.verb].text.casefold()
    return bool(predicate.objects) and touching in _ENDS_SPEECH and (verb in INVERTIBLE or verb == "say")


def _speaker(sentence: ParsedSentence, predicate: Predicate, phrases: Sequence[Phrase]) -> str:
    """Who says it: by the attribution with this verb, else the phrases, with what explains the name."""
    by_whom = _BY_WHOM.search(sentence.text) if predicate.passive else None
    if by_whom:
        return by_whom["who"]  # "was called “historic” by the ministry"
    verb = sentence.words[predicate.verb].text.casefold()
    named = [each.speaker for each in sentence.attributions if each.verb == verb][:1]
    if not phrases:
        return "".join(named)
    words = sentence.words
    first, last = min(phrases), max(phrases)
    end = words[last.end - 1].end - sentence.start
    of_whom = _OF_WHOM.match(sentence.text, end) if words[last.end - 1].low in humans() else None
    told = sentence.text[words[first.start].start - sentence.start : of_whom.end() if of_whom else end]
    return ", ".join(dict.fromkeys([*named, told]))
