"""Is a sentence yesterday's news: does it expect what has come about since, or ask what has been answered?

Four kinds are known. A sentence that only tells what is expected of a day ("will meet on Tuesday"), when
the newest article is of a later day, or of that day and tells that it happened. One that only tells what
somebody asked for, when a later article tells that just this was granted or refused, and names the same.
One that only tells what somebody wants done, when a later one tells it done (`wishes.py`). And one that tells a plan,
when a later one tells that the same person dropped it. Errs on the side of no: a sentence that also tells what has
happened, or that expects anything of a day to come, is news. Of what may be over, but is not known to be, see
`may_be_over`.
Days are those of publication; a sentence without one is never overtaken, an article without one
overtakes nothing. Figures that a later figure replaces are found in `conflicts/`.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from operator import itemgetter

from summarizer.drafters.verbs import FINITE, MOVED, OF_THE_MOMENT
from summarizer.drafters.wishes import Deeds, wish_in, wish_of
from summarizer.language.days import FULL_DAY, full_day
from summarizer.language.gazetteer import titles
from summarizer.language.outlook import Outlook
from summarizer.language.parse import ParsedSentence
from summarizer.language.past_forms import PAST
from summarizer.language.polarity import base_of
from summarizer.language.words import Word, holds_any, stem
from summarizer.ports import Story

CROWD = 50  # later sentences under one word, beyond which it tells nothing: keeps the cost linear
SHARED = 2  # words, names apart, that an expectation shares with the report of what came of it
REACH = 12  # words around an answer that may say what was answered
_WANTED = 4  # content words behind "asked for" that may say what

_COMING = "about|due|expected|going|likely|planned|planning|poised|scheduled|set|slated|supposed|to"
_EXPECTS = re.compile(
    r"(?<!\b[Tt]he\s)(?<!\bhis\s)(?<!\bher\s)\bwill\b(?!\shave\b)|\bwon['’]t\b"
    rf"|\b(?:is|are|was|were)\s(?:also\s|now\s|not\s|still\s)?(?:{_COMING})\b(?!\sblame\b)"
    r"|\b(?:plan|intend|aim|hope|expect|promise|vow)(?:s|ned|ed|d)?\sto\b"
    r"|\b(?:said|announced|confirmed|added|warned)\b[^,;]{1,60}?\bwould\b(?!\shave\b)"
)
_ASKING = "asked applied appealed petitioned requested sought".split()
_ASKS = re.compile(rf"\b(?:(?:has|have|had)\s)?(?:{'|'.join(_ASKING)})\b")
_ANSWERING = "granted approved allowed agreed refused rejected denied dismissed declined turned".split()
_ANSWERS = re.compile(rf"\b(?:{'|'.join(_ANSWERING)}\sdown)\b")
_DROPPING = """dropped abandoned scrapped shelved withdrew withdrawn cancelled canceled reversed retracted revoked
    called gave""".split()
_DROPS = re.compile(
    r"\b(?:dropped|abandoned|scrapped|shelved|withdrew|withdrawn|cancelled|canceled|reversed|retracted|revoked|called\soff"
    r"|gave\sup)\s(?P<what>[^,;:.“”\"]{5,100})"
)
# No answer yet, or none at all: "has not rejected", "is to be approved", "whether it refused".
_NO_ANSWER = re.compile(
    r"(?:\b(?:not|never|to\sbe|will\sbe|would\sbe|nor)|n['’]t)\s(?:[a-z]{1,20}\s)?$"
    r"|\b(?:if|whether|unless)\s[^,;]{0,60}$"
)
_PASSIVE = re.compile(r"\b(?:is|was|were|are|been)\s(?:[a-z]+ly\s)?$")
_VERB = re.compile(rf"\b{FINITE}")
# A participle behind one of these is no verb of its own.
_AUXILIARY = re.compile(r"\b(?:be|been|being|get|to)\s(?:[a-z]+ly\s)?$")
_TELLS = (
    r"(?:said|says|told|tells|announced|announces|confirmed|confirms|added|adds|warned|warns|reported|reports|stated"
    r"|states|explained|promised|predicted|estimated|disclosed|wrote)"
)
_TELLING = re.compile(rf"{_TELLS}\b|(?:is|was|has|have|had)\s(?:been\s)?{_TELLS}\b")
_BREAK = re.compile(r"[,;:()—–]|\s-\s")
_ASIDE = re.compile(
    r"\b(?:which|who|whom|whose|where|when|after|before|because|since|as|although|though|if|until|unless|whether|once"
    r"|how|what|why|(?<!said\s)(?<!says\s)(?<!ed\s)that)\b"
)
_TRAILING = re.compile(r",\s(?:which|who|where|when)\s[^,;:()—–]{1,200}\.$")
_WHAT = re.compile(r"\b(?:to|for)\b")
_LOOK_BACK = 60  # characters before a verb that show what becomes of it


@dataclass(frozen=True)
class _Report:
    """What one sentence tells that it happened, of which day and with which names."""

    day: str
    stems: frozenset[str]
    names: frozenset[str]


_Index = Mapping[str, Sequence[_Report]]


@dataclass(frozen=True)
class Outcomes:
    """What the articles of a story tell of what was expected or asked, by the words that tell it.

    `told` are the sentences of known days. Each index is made when first asked for: few sentences look ahead.
    """

    told: Sequence[tuple[str, ParsedSentence]]

    @cached_property
    def newest(self) -> str:
        """The last day of which an article is."""
        return max((day for day, _ in self.told), default="")

    @cached_property
    def happened(self) -> _Index:
        """What is told of the newest day in a past form, by its verbs."""
        found: defaultdict[str, list[_Report]] = defaultdict(list)
        for day, sentence in self.told:
            if day == self.newest:
                _put(
                    found,
                    _past_verbs(sentence),
                    _Report(day, frozenset(map(base_of, sentence.words)), _names(sentence)),
                )
        return found

    @cached_property
    def answers(self) -> _Index:
        """The answers, by the words that may say what was answered."""
        found: defaultdict[str, list[_Report]] = defaultdict(list)
        for day, sentence in self.told:
            for words in _answered(sentence):
                _put(found, words, _Report(day, words, _names(sentence)))
        return found

    @cached_property
    def dropped(self) -> _Index:
        """The plans that were given up, by the words that say what was planned."""
        found: defaultdict[str, list[_Report]] = defaultdict(list)
        for day, sentence in self.told:
            for report in _given_up(sentence, day):
                _put(found, report.stems, report)
        return found

    @cached_property
    def last_named(self) -> Mapping[str, str]:
        """The last day on which each word of a name is told of."""
        in_order = sorted(self.told, key=itemgetter(0))
        return {word: day for day, sentence in in_order for word in _names(sentence) - _title_words()}

    @cached_property
    def deeds(self) -> Deeds:
        """Every sentence by its words."""
        return Deeds(self.told)


@dataclass(frozen=True)
class _Clauses:
    """Where the main statements of a sentence are. Offsets count from the sentence's start."""

    sentence: ParsedSentence

    @cached_property
    def quoted(self) -> frozenset[int]:
        start = self.sentence.start
        return frozenset(at - start for quote in self.sentence.quotes for at in range(quote.start, quote.end))

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _BREAK.finditer(self.sentence.text))]

    @cached_property
    def _asides(self) -> list[int]:
        return [match.start() for match in _ASIDE.finditer(self.sentence.text)]

    def found(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        """Where the pattern stands outside quotations."""
        return [match for match in pattern.finditer(self.sentence.text) if match.start() not in self.quoted]

    def is_main(self, place: int) -> bool:
        """True unless "which", "after" or the like opens the clause of this place."""
        start = self._starts[bisect_right(self._starts, place) - 1]
        aside = bisect_left(self._asides, start)
        return aside == len(self._asides) or self._asides[aside] >= place

    def tell_only(self, cues: Sequence[re.Match[str]]) -> bool:
        """Is every main verb one of these, or one of saying?"""
        own = {place for cue in cues for place in range(*cue.span())}
        others = (match for match in self.found(_VERB) if match.start() not in own and not self._is_beside(match))
        return any(self.is_main(cue.start()) for cue in cues) and not any(self.is_main(at.start()) for at in others)

    def _is_beside(self, verb: re.Match[str]) -> bool:
        text, at = self.sentence.text, verb.start()
        before = text[max(0, at - _LOOK_BACK) : at]
        return verb[0][0].isupper() or bool(_TELLING.match(text, at) or _AUXILIARY.search(before))


def outcomes_of(story: Story) -> Outcomes:
    """What came of things in this story."""
    days = [full_day(parsed.article.published) for parsed in story.originals]
    return Outcomes(
        [(day, each) for parsed, day in zip(story.originals, days, strict=True) if day for each in parsed.statements]
    )


def is_overtaken(sentence: ParsedSentence, outcomes: Outcomes) -> bool:
    """Has everything that this sentence tells been settled since? It must carry the day of its article."""
    told = full_day(sentence.published)
    if not told or told >= outcomes.newest or sentence.is_question:
        return False
    clauses = _Clauses(sentence)
    wish = wish_in(sentence)
    if wish and clauses.tell_only([wish]):
        wanted = wish_of(wish)
        return bool(wanted and outcomes.deeds.grant(wanted, since=told))
    expects = clauses.found(_EXPECTS)
    if expects and _is_dropped(sentence, expects[0].end(), outcomes):
        return True
    asks = [] if sentence.lows.isdisjoint(_ASKING) else clauses.found(_ASKS)
    if not asks and not sentence.dates:
        return False  # whatever it expects, it is of no day
    if expects:
        return clauses.tell_only(expects) and _is_past(sentence, expects[0].end(), outcomes)
    return len(asks) == 1 and clauses.tell_only(asks) and _is_settled(sentence, asks[0].end(), outcomes)


def may_be_over(sentence: ParsedSentence, outcomes: Outcomes) -> bool:
    """Does it tell how things stood, or what was expected, on an earlier day, and a later article speaks of the same?

    Not where it looks forward to a day that is still to come.
    """
    told = full_day(sentence.published)
    if (
        not told
        or told >= outcomes.newest
        or not any(outcomes.last_named.get(name, "") > told for name in _names(sentence))
    ):
        return False
    if any(date.when and date.when[:FULL_DAY] > outcomes.newest[: len(date.when)] for date in sentence.dates):
        return False
    clauses = _Clauses(sentence)
    cues = clauses.found(OF_THE_MOMENT) or ([] if sentence.dates else clauses.found(MOVED))
    return bool(cues) and clauses.tell_only(cues)


def without_overtaken(sentence: ParsedSentence, outcomes: Outcomes) -> str | None:
    """The sentence without a last clause such as ", which will open on Tuesday"; None where there is none to drop."""
    told, clause = full_day(sentence.published), _TRAILING.search(sentence.text)
    if not told or told >= outcomes.newest or not clause:
        return None
    cue = _EXPECTS.search(sentence.text, clause.start())
    if not cue or _VERB.search(sentence.text, clause.start(), cue.start()):
        return None  # "which have left and will return" tells more than an expectation
    if not _is_past(sentence, cue.end(), outcomes, since=clause.start()):
        return None
    return f"{sentence.text[: clause.start()]}."


def _is_past(sentence: ParsedSentence, cue: int, outcomes: Outcomes, since: int = 0) -> bool:
    """Have all the days that the sentence looks forward to come, and is it known how the last one went?"""
    told, newest = full_day(sentence.published), outcomes.newest
    days = list(_days_ahead(sentence, since))
    if not days or not all(day is not None and told <= day <= newest for day in days):
        return False
    return newest not in days or _has_happened(sentence, cue, outcomes)


def _days_ahead(sentence: ParsedSentence, since: int) -> Iterator[str | None]:
    """The days that the sentence looks forward to; None for one that is no certain day."""
    outlook = Outlook(sentence.text, sentence.quotes, sentence.start)
    for date in sentence.dates:
        start, end = date.start - sentence.start, date.end - sentence.start
        if start >= since and outlook.at(start, end) != "past":
            yield date.when if date.precision == "day" and not date.quoted else None


def _has_happened(sentence: ParsedSentence, cue: int, outcomes: Outcomes) -> bool:
    """Does an article of the newest day tell the expected verb in the past, with a name and a word more?"""
    expected = _content(sentence, cue)
    names = _names(sentence)
    stems = frozenset(map(base_of, expected)) - names
    return bool(expected) and any(
        names & report.names and len(stems & report.stems) >= SHARED
        for report in _under(outcomes.happened, base_of(expected[0]))
    )


def _is_settled(sentence: ParsedSentence, cue: int, outcomes: Outcomes) -> bool:
    """Does a later article answer with the verb that was asked "to", or the things that were asked "for"?"""
    what = _WHAT.search(sentence.text, cue)
    if not what:
        return False
    names, told = _names(sentence), full_day(sentence.published)
    words = [word for word in _content(sentence, what.end()) if word.stem not in names and not word.text[0].isdigit()]
    heads = words[: 1 if what[0] == "to" else _WANTED]
    wanted = frozenset(map(base_of, words))
    return any(
        report.day > told and _are_the_same(names & report.names, wanted & report.stems)
        for head in heads
        for report in _under(outcomes.answers, base_of(head))
    )


def _is_dropped(sentence: ParsedSentence, cue: int, outcomes: Outcomes) -> bool:
    """Does a later article tell that whoever planned just this has given it up?"""
    names, told = _names(sentence), full_day(sentence.published)
    planned = frozenset(map(base_of, _content(sentence, cue))) - names
    return any(
        report.day > told and names & report.names and len(planned & report.stems) >= SHARED
        for word in planned
        for report in _under(outcomes.dropped, word)
    )


def _are_the_same(names: frozenset[str], words: frozenset[str]) -> bool:
    """A full name and a word, or part of a name and two words."""
    return bool(names and words) and len(names) + len(words) > 2


def _past_verbs(sentence: ParsedSentence) -> frozenset[str]:
    """The verbs of a sentence that may be of the past, outside quotations, as their plain forms."""
    quoted = _Clauses(sentence).quoted
    return frozenset(
        base_of(word)
        for word in sentence.words
        if (word.text.endswith("ed") or word.low in PAST) and word.start - sentence.start not in quoted
    )


def _answered(sentence: ParsedSentence) -> Iterator[frozenset[str]]:
    """For each answer of a sentence, the words that may say what was answered."""
    answers = _Clauses(sentence).found(_ANSWERS) if holds_any(sentence.text, _ANSWERING) else []
    starts = [word.start - sentence.start for word in sentence.words] if answers else []
    for match in answers:
        before = sentence.text[max(0, match.start() - _LOOK_BACK) : match.start()]
        if _NO_ANSWER.search(before):
            continue
        at, end = bisect_left(starts, match.start()), bisect_left(starts, match.end())
        first = max(0, at - REACH) if _PASSIVE.search(before) else end
        near = (*sentence.words[first:at], *sentence.words[end : end + REACH])
        yield frozenset(base_of(word) for word in near if not word.is_stop)


def _given_up(sentence: ParsedSentence, day: str) -> Iterator[_Report]:
    """For each plan that a sentence tells was given up what was planned, and the names before it."""
    for match in _Clauses(sentence).found(_DROPS) if holds_any(sentence.text, _DROPPING) else []:
        verb, start, end = (place + sentence.start for place in (match.start(), match.start("what"), match.end()))
        if not _NO_ANSWER.search(sentence.text[max(0, match.start() - _LOOK_BACK) : match.start()]):
            planned = (word for word in sentence.words if start <= word.start < end and not word.is_stop)
            names = (word for name in sentence.names for word in name.words if word.start < verb)
            yield _Report(
                day, frozenset(map(base_of, planned)), frozenset(word.stem for word in names) - _title_words()
            )


def _put(index: defaultdict[str, list[_Report]], words: frozenset[str], report: _Report) -> None:
    for word in words:
        index[word].append(report)


def _under(index: _Index, word: str) -> Sequence[_Report]:
    found = index.get(word, ())
    return found if len(found) <= CROWD else ()


def _content(sentence: ParsedSentence, place: int) -> list[Word]:
    """The content words behind a place of the sentence."""
    return [word for word in sentence.words if word.start >= sentence.start + place and not word.is_stop]


def _names(sentence: ParsedSentence) -> frozenset[str]:
    """The words of its names; the first word of a sentence may be one."""
    first = sentence.words[0]
    opening = [] if first.is_stop else [first]
    return frozenset(word.stem for word in (*opening, *(word for name in sentence.names for word in name.words)))


@cache
def _title_words() -> frozenset[str]:
    """Stems of "minister" and the like, which tell nobody apart."""
    return frozenset(stem(word) for title in titles() for word in title.split())
