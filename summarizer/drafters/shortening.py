"""Shorten a sentence by dropping whole clauses, so that what is left is as true as the whole was.

Drops what is said beside the main statement: relative clauses between commas, asides in dashes or
brackets, participles and "as", "while", "after" clauses at the end, the second of two statements
or predicates joined by "and"; an opening such as "Meanwhile" goes always. Never drops who says it, a
hedge, a denial, a condition, an exception, a bound, an aside with a figure or a time at the opening,
nor all figures, names, quotations or events of a sentence; never cuts inside a quotation.
Whether the rest reads well alone is for `standalone.py` to say, whether it is proven for the guard.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, combinations, pairwise

from summarizer.drafters.connectives import connective_length
from summarizer.drafters.relatives import (
    DENIAL,
    PLACING,
    RELATIVE,
    ROLE,
    STATES,
    SUBORDINATE,
    TELLS_APART,
    Cut,
    closing_comma,
    relatives_in,
    says_more,
)
from summarizer.drafters.standalone import LONGEST
from summarizer.drafters.verbs import EVENT, FINITE, SAYING, THEN_FINITE
from summarizer.language.parse import ParsedSentence
from summarizer.language.turning import turns_in
from summarizer.language.words import STOP_WORDS

MOST_WORDS = 80  # a longer sentence is a list or an accident
MOST_CHARACTERS = 1500  # about as many as 80 words have, should a text have no words
MOST_CUTS = 3  # clauses considered of one sentence; the wordings double with each
FEWEST_WORDS_LEFT = 5
PAIR = 2  # "the two companies" counts nothing that is news
_MARKS = " .!?…"  # that close a sentence

# A clause that holds one of these binds the rest: without it the sentence would say more than its source.
_BINDING = re.compile(
    r"\b(?:if|unless|until|till|except|excluding|besides|only|provided|otherwise|but|though|although|despite|because"
    r"|according|citing|quoting|reported(?:ly)?|reports?|allegedly|apparently|claim(?:s|ed|ing)?|alleg(?:e|es|ed|ing)"
    r"|critics|opponents|rather|instead|than)\b"
    rf"|{TELLS_APART.pattern}"
    r"|^,?\s*(?:should|had|were) (?:the|an?|he|she|it|they)\b"  # "..., should the fight go on": a condition
)  # for small letters: ignoring case takes three times as long
_DENIES = re.compile(r"\b(?:den(?:y|ies|ied)|disput|contest|reject|refus|dismiss|nobody|no one)")
_ANSWERS = re.compile(rf"(?:he|she|it|they)\s{SAYING}\b")  # "was paid 40,000, a magazine claimed; she says 14,000"
_SAID = re.compile(rf"\b{SAYING}\b")
_SAID_LAST = re.compile(rf"\b{SAYING}(?:\s+(?:on|in|at|late|early)\b[^,]*)?\W*$")
_BINDS_MORE = re.compile(rf"(?:^|,|;|\band|\bor)\s*{_BINDING.pattern}")  # than the clause it stands in
_REASON = re.compile(r"^,\s*(?:because\b)?")  # why it is so may go, that it is so stays
_RELATED = re.compile(r"\b(?:who|whom|whose|which|that|where)\b")
_SAID_AT_END = re.compile(rf",[^,]{{0,80}}\b(?:{SAYING}|according)\b")
_RESUMED = re.compile(rf",\s+{THEN_FINITE}")
_EVENT = re.compile(rf"(?<![-\w])(?<!\b[Aa] )(?<!\b[Aa]n )(?<!\b[Tt]he )(?<!\bof ){EVENT}")
# In -ing not the second of "itching, burning and", nor a time.
_TAIL = re.compile(
    r",\s+(?:(?:as|while|whereas|after|before|following|amid|ahead of|when|with|where"
    r"|(?:\w+ )?(?:minutes|hours|days|weeks|months|years|shortly|soon|a day|an hour) (?:before|after)"
    r"|in an? (?!statement|letter|note|post|report|interview|e-?mail|message|speech)\w+|(?:twice|double|half) as"
    r"|the (?:first|latest|last|second|third) (?:\w+ )?(?:of|since|in|to|such|that|time)"
    r"|partly|mainly|both|all|each|thereby|thus|along with|together with|in what|well (?:below|above)"
    r"|because|since|so that|an?\s+(?:\w+\s+){1,2}(?:that|which|who)"
    r"|an?\s+(?:[a-z-]+\s+){1,3}(?:of|to|in|for)\b(?=(?:[^,]|,(?=\d))*$))\b"
    r"|(?<!ing,\s)(?!according|including|during|saying|starting|beginning)[a-z]{3,}ing\b"
    r"|[a-z]{3,}ed (?:by|in|on|at|from|with|to|for|over)\b)"
)
# "as he prepared for more talks", and not "as soon as", "as much as".
_AS = re.compile(rf" as (?<!, as )(?:he|she|they|both|the (?:two|\w+)|(?:[A-Z][\w'’-]+ ){{1,3}})\s?\b{FINITE}")
_COMPARED = re.compile(r"\b(?:(?:as|so|such|same)(?: [\w-]+){1,3}|same|such|just|known|exactly)$")
# "Named Ida Kron, her deputy, as head of the inquiry": what she was named is the point.
_MADE = re.compile(
    r"\b(?:nam(?:e|ing)|appoint|elect|nominat|cho(?:se|os)|select|pick|install|sworn|describ|regard|recogni[sz]|treat|view"
    r"|see(?:s|ing|n)?\b|saw|portray|hail|prais|denounc|designat|identif|dismiss|reject|declar|us(?:e|ing))\w*"
)
_AS_WHAT = re.compile(r",\s+as\s(?!(?:he|she|it|they|we|well|of)\b)")
_AND_THAT = re.compile(r",?\s+and that\b")
_INCLUDING = re.compile(r",\s+(?:including|such as|among them|notably|especially|particularly)\b")
_MEMBERS = re.compile(rf"{_INCLUDING.pattern}[^,]*")  # whose "convicted" is no verb of the statement
_ABBREVIATION = re.compile(r"\s+\((?:[A-Z][A-Za-z&]{1,7}|[A-Z]\d)\)(?![\w(])")
# By these a caption shows that it is one.
_IN_A_PICTURE = re.compile(r"\b(?:left|right|cent(?:re|er)|above|below|pictured|picture|photo|image)\b")
_ASIDE = re.compile(
    r"\s+\([^()]{1,200}\)(?![\w(])|\s+[—–-]{1,2}\s[^—–]{3,200}\s[—–-]{1,2}(?=\s)|\s?—[^—]{3,200}—(?=\s)"
)
_OPENS_ASIDE = re.compile(r"\(|—|–|-\s")
_ALSO = re.compile(
    r"(?:\b[A-Z][\w’'-]*|\b(?:has|have|had|is|are|was|were|will|would))(?P<also> also)(?= \w)"
    rf"|(?<=\w)(?P<before> also)(?= {FINITE})"
)
# "The man whose son was also killed": he was too.
_IN_A_CLAUSE = re.compile(r"\b(?:who|whose|whom|which|that)\b[^,;]*$")
_HOWEVER = re.compile(
    r",\s+(?:however|for (?:instance|example)|meanwhile|in turn|moreover|therefore|though),"
    r"(?= (?P<joint>and |but )?[\w$])"
)
_SECOND = re.compile(
    rf"(?:,\s+(?:and|while)|;(?:\s+and)?)\s+(?P<second>(?!\w+ly |so )(?:[\w'’.-]+ ){{1,6}}{FINITE})(?!,)"
)
_AND_DID = re.compile(rf" and (?:(?:then|later|also) )?(?={EVENT})")
_CLOSED = re.compile(r",(?= to [a-z])")  # "Ida Kron, who was a judge, to succeed her"
_LISTED = re.compile(
    r",\s+(?!(?:and|but|who|whom|whose|which|where|when|while|as|after|before|because|since|according|citing)\b)\w"
)
# "including buying boats, selling": what follows is the next member, if an "and" closes the list.
_LISTING = re.compile(r",\s+(?:including|such as|[a-z]+ing|[a-z]+ed)\b[^,]*$")
_SEEN = re.compile(r"\b(?:shows?|showed|saw|sees?|seen|heard|caught|found|watched|filmed)\b[^,]*, (?:an?|the) [^,]*$")
_PARTICIPLE = re.compile(r",\s+[a-z]{3,}ed\b")
_LIST_OF_DOINGS = re.compile(r",\s+[a-z]+ing\b.*,\s+(?:and|or)\s+[a-z]+ing\b")
_LIST_END = re.compile(r",\s+(?:and|or)\b")
_NOT_ONLY = re.compile(r"\bnot (?:only|just|merely|simply)\b")
_PAIRED = re.compile(r"\b(?:both|either|between|not (?:only|just|merely|simply))\b", re.IGNORECASE)


# "To Lund and not.", "Voss has meanwhile conceded.": what, the cut took away.
_UNFINISHED = re.compile(
    r"(?:\b(?:and|or|but|not|nor|than|as|of|to|for|with|from|the|an?)|,)[.!]$"
    r"|\b(?:has|have|had)\s(?:\w+\s)?(?:said|conceded|admitted|claimed|argued|insisted|acknowledged|announced|found"
    r"|ruled|warned|alleged)\.$"
)

Together = tuple[Cut, ...]  # cuts that are made all or not at all


def shortened(sentence: ParsedSentence, *, keeps_figures: bool = True) -> Iterator[str]:
    """Shorter wordings of the sentence, each a sentence again; none when nothing may go.

    Without `keeps_figures` all of them may go: another sentence gives later ones. So they may where the whole is
    too long to be told at all.
    """
    text = sentence.text
    if not is_short_enough(sentence):
        return
    always, groups = tuple(_empty_words(sentence)), list(_groups(sentence))[:MOST_CUTS]
    keeps_figures = keeps_figures and len(sentence.words) <= LONGEST
    told = _told(sentence)[0 if keeps_figures else 1 :] if groups else []
    seen = {text}
    for some in chain.from_iterable(combinations(groups, size) for size in range(len(groups) + 1)):
        cuts = _merged(always, tuple(chain.from_iterable(some)))
        if any(one.end > other.start for one, other in pairwise(cuts)) or not _still_tells(told, cuts):
            continue
        wording = _without(text, cuts)
        if wording not in seen and len(wording.split()) >= FEWEST_WORDS_LEFT and not _UNFINISHED.search(wording):
            seen.add(wording)
            yield wording


def _merged(always: Together, some: Together) -> list[Cut]:
    """In order; an empty word inside a clause goes with the clause."""
    outside = (cut for cut in always if not any(clause.start <= cut.start < clause.end for clause in some))
    return sorted({*outside, *some})


def is_short_enough(sentence: ParsedSentence) -> bool:
    """Is it a sentence and no list or accident, so that looking at its clauses is worth it and quick?"""
    return len(sentence.words) <= MOST_WORDS and len(sentence.text) <= MOST_CHARACTERS


def _empty_words(sentence: ParsedSentence) -> Iterator[Cut]:
    """What no wording keeps: it points to a sentence that may not be there."""
    for cut in (Cut(0, connective_length(sentence.text)), *_also(sentence.text), *_however(sentence.text)):
        if cut.end and not _cuts_a_quotation(sentence, cut):
            yield cut


def _also(text: str) -> Iterator[Cut]:
    also = _ALSO.search(text) if " also" in text else None
    if also and not _NOT_ONLY.search(text) and not _IN_A_CLAUSE.search(text, 0, also.end()):
        yield Cut(*(also.span("also") if also["also"] else also.span("before")))


def _however(text: str) -> Iterator[Cut]:
    """The same openings in the middle: "Voss, however, left"."""
    match = _HOWEVER.search(text)
    closing = closing_comma(text[: match.start()]) if match else None
    if match and closing is not None:
        yield Cut(match.start(), match.end(), "," if match["joint"] else closing)


def _groups(sentence: ParsedSentence) -> Iterator[Together]:
    """What may go, by where it stands."""
    text = sentence.text
    relatives = list(relatives_in(text))
    tails = (*_tails(sentence, relatives), *_second(text), *_second_predicate(text))
    stated = (cut for cut in tails if _states(text, cut, relatives))
    singles = ((cut,) for cut in {*_asides(sentence), *relatives, *stated})
    for group in sorted({_abbreviations(text), *singles} - {()}):
        if not any(_cuts_a_quotation(sentence, cut) for cut in group):
            yield group


def _cuts_a_quotation(sentence: ParsedSentence, cut: Cut) -> bool:
    marked = ((quote.start - sentence.start - 1, quote.end - sentence.start + 1) for quote in sentence.quotes)
    return any(start < cut.start < end or start < cut.end < end for start, end in marked)


def _states(text: str, tail: Cut, relatives: Sequence[Cut]) -> bool:
    """Does the text up to here have a verb of its own, outside its relative clauses and its opening?"""
    before = text[: tail.start]
    for clause in reversed([clause for clause in relatives if clause.end <= tail.start]):
        before = before[: clause.start] + before[clause.end :]
    before = before[connective_length(before) :]
    _, comma, main = before.partition(",")
    if SUBORDINATE.match(before) or (PLACING.match(before) and (comma or "," in text[tail.start + 1 : tail.end])):
        before = main
    return bool(STATES.search(RELATIVE.split(before)[0]))


def _told(sentence: ParsedSentence) -> list[list[int]]:
    """Where the figures, the names, the quotations and the events of a sentence stand."""
    at = sentence.start
    return [
        [number.start - at for number in sentence.numbers if number.value > PAIR],
        [*(name.words[0].start - at for name in sentence.names), *_opening_word(sentence)],
        [quote.start - at for quote in sentence.quotes],
        [match.start() for match in _EVENT.finditer(sentence.text)],
    ]


def _still_tells(told: Sequence[Sequence[int]], cuts: Sequence[Cut]) -> bool:
    """Is one of each left that was there?"""
    return all(not places or any(not _is_cut(place, cuts) for place in places) for places in told)


def _opening_word(sentence: ParsedSentence) -> list[int]:
    """Where the sentence begins, if that may be a name: the parser leaves one-word openings open."""
    return [0] if sentence.words and sentence.words[0].text.casefold() not in STOP_WORDS else []


def _is_cut(place: int, cuts: Sequence[Cut]) -> bool:
    return any(cut.start <= place < cut.end for cut in cuts)


def _has_figure(sentence: ParsedSentence, cut: Cut) -> bool:
    return any(cut.start <= number.start - sentence.start < cut.end for number in sentence.numbers)


def _abbreviations(text: str) -> Together:
    """All "(SVB)" of a sentence: one alone would look forgotten."""
    return tuple(Cut(match.start(), match.end()) for match in _ABBREVIATION.finditer(text)) if "(" in text else ()


def _asides(sentence: ParsedSentence) -> Iterator[Cut]:
    if not _OPENS_ASIDE.search(sentence.text):
        return
    for match in _ASIDE.finditer(sentence.text):
        aside, cut = match[0], Cut(match.start(), match.end())
        if _ABBREVIATION.fullmatch(aside) or _has_figure(sentence, cut):
            continue
        if not (_binds(aside) or any(kept.search(aside) for kept in (DENIAL, _SAID, _IN_A_PICTURE))):
            yield cut


def _tails(sentence: ParsedSentence, relatives: Sequence[Cut]) -> Iterator[Cut]:
    text = sentence.text
    if text.startswith(("In all, ", "In total, ")):  # what follows says all of what
        return
    end = len(text.rstrip(_MARKS))
    inner = {cut.start for cut in relatives}
    for pattern in (_TAIL, RELATIVE, _INCLUDING, _AS, _AND_THAT):
        for match in pattern.finditer(text):
            if match.start() in inner or not _may_go(text[match.start() : end], text[match.end() : end]):
                continue
            if _is_the_predicate(text[: match.start()], match[0]) or _says_as_what(text, match.start()):
                continue
            cut = _tail(sentence, match, end)
            if cut:
                yield cut
            break


def _may_go(tail: str, rest: str) -> bool:
    """Binds nothing, says nobody's words, and the main statement does not go on in it."""
    is_bound = _BINDS_MORE.search(_REASON.sub("", tail.casefold(), count=1)) or DENIAL.search(tail)
    return not (is_bound or _says_whose(tail) or _RESUMED.search(rest))


def _says_whose(tail: str) -> bool:
    """Does it say whose words the main statement is: ", officials said", and not ", in a town that says no"?"""
    first, *more = tail.removeprefix(", ").split(", ")
    parts = (_RELATED.split(first, maxsplit=1)[0], *(part for part in more if not _RELATED.match(part)))
    return bool(_SAID_LAST.search(tail)) or any(map(_SAID.search, parts))


def _tail(sentence: ParsedSentence, match: re.Match[str], end: int) -> Cut | None:
    """The tail as a cut; what somebody is, is said shorter and not dropped."""
    text = sentence.text
    role = ROLE.match(text, match.start())
    if role:
        return None if says_more(text[:end], role.end()) else Cut(match.start(), role.end(), ", ")
    closed = _CLOSED.search(text, match.end(), end) if match.re is RELATIVE else None
    cut = Cut(match.start(), end)
    if closed:
        comma = closing_comma(text[: match.start()])
        cut = Cut(match.start(), closed.end(), "," if comma is None else comma)
    kept = text[: cut.start]
    if _is_in_a_list(kept, text[cut.start : end]):
        return None
    if match.re is _INCLUDING and _has_figure(sentence, cut):
        return None
    return None if match.re is _AS and _COMPARED.search(text, max(0, cut.start - 60), cut.start) else cut


def _is_in_a_list(kept: str, tail: str) -> bool:
    return bool(_LIST_OF_DOINGS.match(tail) or (_LIST_END.search(tail) and _LISTING.search(kept)))


def _is_the_predicate(kept: str, opening: str) -> bool:
    """The verb after "The bank, based in Lund," and what somebody is seen doing are no additions."""
    if _SEEN.search(kept):
        return opening.endswith("ing")
    kept = _MEMBERS.sub("", kept)
    has_a_verb = any(not kept.endswith(", ", 0, verb.start()) for verb in STATES.finditer(kept))
    return not has_a_verb and _PARTICIPLE.match(opening) is not None


def _says_as_what(text: str, at: int) -> bool:
    """Does the text from here hold the ", as her successor" of a "named" before it?"""
    return _AS_WHAT.search(text, at) is not None and _MADE.search(text, 0, at) is not None


def _second(text: str) -> Iterator[Cut]:
    end = len(text.rstrip(_MARKS))
    for match in _SECOND.finditer(text):
        rest = text[match.start("second") : end]
        kept = text[: match.start()]
        turns = _DENIES if text[match.start() :].startswith((", and", ";")) else DENIAL
        is_answer = match[0].startswith(";") and _ANSWERS.match(rest) is not None
        is_free = len(rest.split()) >= 4 and not _binds_or_quotes(rest) and not turns.search(rest) and not is_answer
        is_apart = match[0].startswith(";") or not _ends_in_a_list(kept)
        if is_free and is_apart and not _NOT_ONLY.search(kept):
            yield Cut(match.start(), end)
            return


def _second_predicate(text: str) -> Iterator[Cut]:
    """What the same subject did besides: " and let the water into the valley"."""
    end = len(text.rstrip(_MARKS))
    for match in _AND_DID.finditer(text):
        kept, rest = text[: match.start()], text[match.end() : end]
        if _is_a_second_predicate(kept, rest):
            yield Cut(len(kept.rstrip(",")), end)
            return


def _is_a_second_predicate(kept: str, rest: str) -> bool:
    has_object = not re.fullmatch(FINITE, kept.rsplit(None, 1)[-1])  # "arrested and charged" are one
    is_simple = len(rest.split()) >= 4 and len(STATES.findall(rest)) == 1
    is_free = not (_binds_or_quotes(rest) or _SAID.search(rest) or DENIAL.search(rest) or turns_in(rest))
    is_apart = not (_PAIRED.search(kept) or DENIAL.search(kept))
    return has_object and is_simple and is_free and is_apart and not _ends_in_a_list(kept)


def _binds_or_quotes(rest: str) -> bool:
    return _binds(rest) or bool(_SAID_AT_END.search(rest))


def _binds(clause: str) -> bool:
    return bool(_BINDING.search(clause.casefold()))


def _ends_in_a_list(kept: str) -> bool:
    """Is there, after the verb, a comma that a third member would close: "sold boats, bought cars"?"""
    verb = STATES.search(kept)
    return bool(verb and _LISTED.search(kept, verb.end()))


def _without(text: str, cuts: Sequence[Cut]) -> str:
    kept, at = "", 0
    for cut in cuts:
        kept, at = kept + text[at : cut.start] + cut.instead, cut.end
    kept = " ".join((kept + text[at:]).split()).replace(" ,", ",")
    if kept.endswith("..") and not kept.endswith("..."):  # after "the U.S."
        kept = kept[:-1]
    return kept[:1].upper() + kept[1:]
