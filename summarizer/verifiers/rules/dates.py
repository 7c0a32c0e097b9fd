"""A claim's dates must be those of its evidence or of a sentence beside it.

Beside it, because articles name the day once and go on. Both sides are resolved against the date of
the article that the evidence stands in, so "on 21 March" is proven by "yesterday" and "in March" by
either. What cannot be resolved is compared by its words: weekdays and months must stand there too,
and beside an unresolved "yesterday" any weekday passes. A month may be that of the article's own
date. A year alone is a number; a day of the month is one too, so `numbers.py` asks here before it
objects. Before a day is not after it: "by Friday" does not prove "since Friday".
"""

import re
from collections.abc import Iterator, Sequence

from summarizer.domain import Code
from summarizer.language.dates import DateMention
from summarizer.language.days import MONTHS, anchor_of
from summarizer.language.parse import ParsedSentence
from summarizer.language.verbs_of_saying import SAYING
from summarizer.ports import Story
from summarizer.verifiers.rules.days_named import KnownDays, known_days, loose_words
from summarizer.verifiers.rules.evidence import NEARLY_ALL, Support

_PART_OF = r"\s(?:the\s)?(?:(?:end|start|beginning|middle)\sof\s(?:the\s)?|(?:early|late)\s)?$"
_UP_TO = re.compile(rf"\b(?:before|by|until|till|ahead\sof|up\sto){_PART_OF}", re.IGNORECASE)
_FROM_ON = re.compile(rf"\b(?:after|since|following|starting){_PART_OF}", re.IGNORECASE)
_NOT = re.compile(
    r"\b(?:wi?ll|wo|would|can|ca|could|is|are|was|were|did|does|do|has|had|have)\s?(?:not|n['’]t)\b"
)  # "will not be ready before Sunday"
_BY = re.compile(r"\b(?:by|as\sof)\s(?:late\s|early\s)?$", re.IGNORECASE)
_AT_LEAST = re.compile(
    r"\b(?:at\sleast|no\searlier\sthan|not\sbefore|(?:un)?til\safter)\s(?:until\s)?$", re.IGNORECASE
)
_LIMIT = re.compile(r"\sat\sthe\s(latest|earliest)\b")
_LOOK_BACK = 30  # characters before a date in which the word stands


def check_dates(claim: ParsedSentence, support: Support, _story: Story) -> Iterator[Code]:
    """`date_mismatch` for a date that no evidence has, `bound_dropped` for "after" it where that has "before" it."""
    loose = loose_words([claim])
    if not (claim.dates or loose):
        return
    known = support.days[: _how_many(claim, support)] if claim.dates else known_days(claim, support.passages)
    is_unknown = any(_is_unknown(number, claim, known) for number in range(len(claim.dates)))
    if is_unknown or (loose and not loose <= _words_of(known)):
        yield "date_mismatch"
    if support.days and (_is_turned(claim, support.days[0]) or _is_settled(claim, support.days[0])):
        yield "bound_dropped"


def _is_settled(claim: ParsedSentence, known: KnownDays) -> bool:
    """Is it "until Thursday" for "until at least Thursday"?"""
    sentence = known.passage.sentence
    open_ended = {date.when or date.text for date in sentence.dates if _is_open_ended(sentence, date)}
    return any(
        (ours.when or ours.text) in open_ended and not _is_open_ended(claim, date)
        for ours, date in zip(known.ours, claim.dates, strict=True)
    )


def _is_open_ended(sentence: ParsedSentence, date: DateMention) -> bool:
    at, limit = date.start - sentence.start, _LIMIT.match(sentence.text, date.end - sentence.start)
    if limit and limit[1] == "earliest":
        return True  # "until Friday at the earliest"
    return bool(_AT_LEAST.search(sentence.text[max(0, at - _LOOK_BACK) : at]))


def _is_turned(claim: ParsedSentence, known: KnownDays) -> bool:
    """Does the claim have something after a date that the passage has before it, or the other way round?"""
    sentence = known.passage.sentence
    theirs = {(date.when or date.text, _side(sentence, date)) for date in sentence.dates}
    return any(
        side and (date.when or date.text, -side) in theirs and (date.when or date.text, side) not in theirs
        for date in known.ours
        if (side := _side(claim, date))
    )


def _side(sentence: ParsedSentence, date: DateMention) -> int:
    """-1 for "until" a date or "at the latest", 1 for "since" it or "at the earliest", 0 where neither is said."""
    at = date.start - sentence.start
    before = sentence.text[max(0, at - _LOOK_BACK) : at]
    limit = _LIMIT.match(sentence.text, date.end - sentence.start)
    up_to = _UP_TO.search(before)
    if limit and up_to and limit[1] == "earliest":
        return 0  # "until Friday at the earliest", which is "not before Friday"
    if limit:
        return -1 if limit[1] == "latest" else 1
    if up_to:
        is_by = up_to[0].casefold().startswith("by")
        return 1 if _NOT.search(before) and not is_by else -1  # "not before Sunday" is from Sunday on
    return 1 if _FROM_ON.search(before) else 0


def _may_be_its_own(sentence: ParsedSentence, date: DateMention) -> bool:
    """Is it by when it happened, or when somebody said it, which may be the day of the paper?"""
    return _is_up_to(sentence, date) or _is_of_saying(sentence, date)


def _is_of_saying(sentence: ParsedSentence, date: DateMention) -> bool:
    """Is it "said on Thursday"?"""
    before = [word.low for word in sentence.words if word.start < date.start][-2:]
    return not SAYING.isdisjoint(before)


def _is_up_to(sentence: ParsedSentence, date: DateMention) -> bool:
    """Is it "by Thursday": what a paper of Thursday tells had happened by then."""
    at = date.start - sentence.start
    return _BY.search(sentence.text[max(0, at - _LOOK_BACK) : at]) is not None


def _how_many(claim: ParsedSentence, support: Support) -> int:
    """Passages whose dates count: one alone, when it has nearly all and a day is named there or just before.

    What is parted by a semicolon is two statements, each with a day of its own.
    """
    first = support.passages[:1] if ";" not in claim.text else ()
    places = {place for mention in claim.dates for place in range(mention.start, mention.end)}
    dated = [at for at, word in enumerate(claim.words) if word.start in places]
    if dated and first and support.share_in(first[0], but=dated) >= NEARLY_ALL:
        ours = {mention.precision for mention in claim.dates}
        near = (first[0].sentence, *first[0].before(1))
        if ours & {mention.precision for sentence in near for mention in sentence.dates}:
            return 1
    return len(support.passages)


def _is_unknown(number: int, claim: ParsedSentence, known: Sequence[KnownDays]) -> bool:
    """True when nothing here has the date; a relative one is let pass where nothing says otherwise."""
    mention = claim.dates[number]
    if mention.kind == "absolute" and mention.precision == "year":
        return False
    if any(each.has(number) or (each.came_out_by(number) and _may_be_its_own(claim, mention)) for each in known):
        return False
    if mention.kind == "relative" and all(each.ours[number].when is None for each in known):
        return False  # "last year" of an article without a date is any year
    return mention.kind != "relative" or any(each.objects_to(number) for each in known)


def _words_of(known: Sequence[KnownDays]) -> frozenset[str]:
    """The weekdays and months that are named here, in dates or not."""
    return frozenset[str]().union(*(each.words | each.loose | _own_month(each.published) for each in known))


def _own_month(published: str) -> frozenset[str]:
    anchor = anchor_of(published)
    return frozenset({MONTHS[anchor.month - 1].casefold()} if anchor and anchor.month else ())
