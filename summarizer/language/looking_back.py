"""Does a sentence tell what was before the news: an earlier occurrence, or what has lasted for long?

Told by a time that belongs to its main verb: "in 2009", "in the 1990s", "two years earlier", "last year",
"has burned since 1961", "the worst since 2004, when". A figure compared with an earlier one, a record, what
is expected, and whatever also names a day of the news is none of it, nor is what somebody says.
Reads the shallow parse and errs on the side of no.
"""

import re
from collections.abc import Iterator

from summarizer.language.clauses import Predicate
from summarizer.language.days import MONTHS
from summarizer.language.happenings import MOST_WORDS, owner_of
from summarizer.language.parse import ParsedSentence

_COUNT = r"(?:an?|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|several|many|\d{1,3})"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?![\w%-]|[.,]\d)"
_TIME = re.compile(
    r"\b(?:(?P<bound>[Ii]n|[Ss]ince|[Bb]etween|[Uu]ntil)\s"
    rf"(?:early\s|late\s|(?:{'|'.join(MONTHS)})\s|(?:the\s)?(?:spring|summer|autumn|fall|winter)\sof\s)?{_YEAR}"
    r"|(?P<in>[Ii]n|[Ss]ince|[Dd]uring)\sthe\s(?:early\s|late\s|mid-)?(?P<decade>1[5-9]\d|20\d)0s"
    rf"|(?:more\sthan\s|over\s|nearly\s|almost\s|about\s)?{_COUNT}\s(?:months|years?|decades?|centur(?:y|ies))"
    r"\s(?:ago|earlier|before)"
    r"|[Dd]ecades\s(?:ago|earlier)|[Ll]ast\s(?:year|spring|summer|autumn|winter)(?!['’])"
    r"|[Ff]or\s(?P<lasting>(?:more\sthan\s|over\s|nearly\s|almost\s|about\s|at\sleast\s)?"
    rf"{_COUNT}\s(?:years|decades|centuries)))\b"
)
_COMPARED = re.compile(
    r"\b(?:than|as|from|to|against|over|by|of|or|and|compared\s(?:with|to))\s(?:(?:\S{0,3}\d\S*|they|it|he|she|that)\s)?"
    r"(?:(?:million|billion|percent|euros|dollars|was|were|had|did)\s)*$"
)
_RECORD = re.compile(r"\b(?:first|only|second|third|[a-z]+est|most|least|worst|best)\b[^;]{0,90}$")
_NOT_THEN = re.compile(r",\s(?:including|such\sas|notably|particularly|even)\b|\beven\searlier\b")
# What such an opening tells is not what the sentence tells.
_OPENED = re.compile(
    r"(?:Despite|While|Although|Though|After|Before|When|As|By|If|With|Following|From|Since)\b[^,]*$|\w+ly,"
)
_TO_BE = re.compile(r"\b(?:was|were|is|are)\s(?:due\s|supposed\s|meant\s)?to\b")
_WHEN = re.compile(r",\swhen\s")
# What is only expected, and when somebody came to the world.
_NOTHING_PAST = frozenset("expect forecast predict project estimate plan intend aim hope bear".split())
_JOINS = re.compile(r"\b(?:and|but|when|which|who|that|after|before|as|because|while|where|;)\s|;")
_YEARS = re.compile(r"\d{4}")
_HINTS = frozenset("months year years decade decades century centuries last".split())


def looks_back(sentence: ParsedSentence, *, present: str) -> bool:
    """Does it, seen from this year? Without a year, "in 2009" may be now."""
    if len(sentence.words) > MOST_WORDS or (_HINTS.isdisjoint(sentence.lows) and not _YEARS.search(sentence.text)):
        return False
    times = [time for time in _times(sentence) if _is_past(time, present)]
    return (
        any(_is_told(sentence, time) for time in times)
        and not _names_a_day(sentence)
        and all(each.verb == "according" for each in sentence.attributions)
    )


def _times(sentence: ParsedSentence) -> Iterator[re.Match[str]]:
    """Those outside quotations."""
    for time in _TIME.finditer(sentence.text):
        place = sentence.start + time.start()
        if not any(quote.start <= place < quote.end for quote in sentence.quotes):
            yield time


def _is_past(time: re.Match[str], present: str) -> bool:
    if time["year"]:
        return time["year"] < present
    return not time["decade"] or f"{time['decade']}9" < present


def _names_a_day(sentence: ParsedSentence) -> bool:
    """A day of the news, or one that may be, or a month that is counted from it."""
    return any(
        not mention.quoted
        and (mention.precision == "day" or (mention.kind == "relative" and mention.precision == "month"))
        for mention in sentence.dates
    )


def _is_told(sentence: ParsedSentence, time: re.Match[str]) -> bool:
    """Does the time belong to the main verb, which tells what was?"""
    before = sentence.text[: time.start()]
    if any(pattern.search(before) for pattern in (_COMPARED, _NOT_THEN, _TO_BE)) or _OPENED.match(before):
        return False
    owner = _owner(sentence, time)
    if owner is None or owner.modal or owner.tense == "future" or owner.lemma in _NOTHING_PAST:
        return False
    since = "since" in (str(time["bound"]).casefold(), str(time["in"]).casefold())
    if since and _RECORD.search(before):
        return _WHEN.match(sentence.text, time.end()) is not None
    if since or time["lasting"]:
        return owner.perfect
    return owner.tense == "past" or owner.perfect


def _owner(sentence: ParsedSentence, time: re.Match[str]) -> Predicate | None:
    """The verb that the time stands with, or that follows it at once, as the opening or between commas."""
    tokens = sentence.clauses.tokens
    finite = [each for each in sentence.clauses.predicates if each.kind == "finite"]
    starts = [tokens[each.start].word.start - sentence.start for each in finite]
    following = next((at for at, start in enumerate(starts) if start > time.end()), None)
    if following is not None and following == 0 and time.start():
        between = sentence.text[time.end() : starts[0]]
        is_aside = sentence.text[: time.start()].endswith(", ") and between == ", "
        return finite[0] if is_aside and sentence.text.count(",", 0, time.start()) == 1 else None
    if following and _starts_anew(sentence.text[time.end() : starts[following]]):
        return None  # the time stood in what opens the sentence, or in an aside
    owner = owner_of(sentence, sentence.start + time.start(), sentence.start + time.end())
    return None if owner and _is_in_an_aside(sentence, owner, time) else owner


def _starts_anew(between: str) -> bool:
    """Is there a comma between the time and the next verb, and nothing that joins that to the verb before?"""
    return "," in between and not _JOINS.search(between)


def _is_in_an_aside(sentence: ParsedSentence, owner: Predicate, time: re.Match[str]) -> bool:
    """Is it a participle that was taken for a verb, as in "The bridge, with arches raised in 1932, carries"?"""
    place = sentence.clauses.tokens[owner.start].word.start - sentence.start
    is_bare = owner.end - owner.start == 1
    is_within = place < time.start() and sentence.text.count(",", 0, place) % 2 == 1
    return is_bare and is_within and "," in sentence.text[time.end() :]
