"""When did it happen, what a sentence tells? The one day, month or year that belongs to its event.

Not every date in a sentence is: "said on Monday that", "since 2019", "Monday's storm", a date in a
quotation, in a clause with "who" or "after", or behind the noun that it dates ("prepared for talks on
Tuesday") belong to something else. Announcing, promising and threatening are events; saying is none.
Reads the shallow parse and errs on the side of no: a date left out costs an entry, a wrong one the trust.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.language.clauses import Predicate
from summarizer.language.dates import DateMention
from summarizer.language.days import MONTHS, WEEKDAYS
from summarizer.language.parse import ParsedSentence
from summarizer.language.past_forms import SAME_IN_THE_PAST
from summarizer.language.tokens import Token
from summarizer.language.verbs_of_saying import DOUBTFUL, PARTICIPLES, SAYING

MOST_WORDS = 80  # a longer sentence is a list or an accident
# What is done by saying it.
_DONE_BY_SAYING = frozenset(
    """announce promise pledge vow threaten accuse apologise apologize condemn denounce criticise criticize demand
    urge disclose declare""".split()
)
# What lasts, or is in somebody's mind: nothing that happens on a day.
_STATES = frozenset(
    """be have remain stand mean include contain want hope believe think expect fear know need seem appear consider
    intend wish support oppose doubt own cost total amount run argue""".split()
)
_SCHEDULING = frozenset("expect schedule plan set slate suppose due prepare bill".split())
_ON_A_CALENDAR = frozenset(
    "meet begin start open close end expire vote resume reopen return sit reconvene play".split()
)
_COMING = frozenset("due set scheduled expected planned slated likely".split())
# A date behind one of these, itself behind "for", "of" or "about", is theirs.
_DATED_NOUNS = frozenset(
    """meeting meetings talks talk vote votes summit hearing session election elections ballot debate visit trip
    conference strike protest rally match game race attack attacks bombing crash fire explosion funeral ceremony
    opening launch negotiations deadline strikes decision ruling trial concert deal accord agreement
    statement report""".split()
)
_OTHER_DAYS = frozenset("for about over into to from with against".split())
_IN_A_PHRASE = frozenset("adj noun name det poss num".split())
_SPEAKERS_OWN = frozenset("he she it they his her its their".split())
_BOUND = re.compile(
    r"\b(?:since|until|till|from|between|before|after|by|to|through|than|as\sof|for|of|over|about|into|following"
    r"|starting|beginning|(?<=[\w,]\s)(?:and|or|but)(?:\s[io]n)?|except|the|that|a|an|another|other|only)\s"
    r"(?:early\s|late\s|mid-|the\s(?:early|late)\s)?$|\d\s?[-–]\s?$",
    re.IGNORECASE,
)
# Most dates in news are of these, and need no parse to be known: "said on Monday that it had".
_SAID = re.compile(r"\b(?:said|(?:[a-z]+\s)?told\s[\w\s]{2,24})\s(?:(?:late\s|early\s)?on\s)?$")
_WOULD = re.compile(r"\b(?:would|will)\b")
# "rose to 8.66 from 8.73 on Thursday": the day of the figure before.
_COMPARED = re.compile(r"\b(?:from|than|against)\s\S{0,2}\d[^,;]{0,16}\s(?:on|in)\s$")
_GOES_ON = re.compile(
    r"\s?(?:[-–]|\b(?:to|until|till|through|and|or)\s(?:on\s|in\s)?(?:early\s|late\s)?"
    rf"(?:\d|(?:{'|'.join((*WEEKDAYS, *MONTHS))}|next|last|tomorrow)\b))"
)
_VAGUE = re.compile(r"this\s|past\s|coming\s", re.IGNORECASE)
_OPENING = re.compile(r"(?:(?:Also|Late|Early|Later|Earlier|But|And)\s)?(?:[Oo]n|[Ii]n)?\s?")


@dataclass(frozen=True)
class Happening:
    """The date of what a sentence tells, and the verb that tells it; `is_planned`: by its words still to come."""

    date: DateMention
    lemma: str
    is_planned: bool

    @property
    def when(self) -> str:
        """ISO, cut to the precision."""
        return self.date.when or ""


def happening(sentence: ParsedSentence) -> Happening | None:
    """The happening that a sentence tells, where it has a date that is certain to be its own."""
    if len(sentence.words) > MOST_WORDS:
        return None
    mentions = [mention for mention in sentence.dates if _may_date(mention, sentence)]
    if not mentions:
        return None
    reading = _Reading(sentence)
    return next((found for mention in mentions if (found := reading.of(mention))), None)


def owner_of(sentence: ParsedSentence, start: int, end: int) -> Predicate | None:
    """The main verb, or that of what somebody says, to which a time that stands here belongs; None for another's."""
    time = DateMention(
        None, "year", "relative", start, end, sentence.text[start - sentence.start : end - sentence.start]
    )
    reading = _Reading(sentence)
    at = next((at for at, token in enumerate(reading.tokens) if token.word.start >= start), None)
    if at is None or reading.main is None or reading.is_of_a_noun(at):
        return None
    return reading.owner(reading.main, at, time)


def _may_date(mention: DateMention, sentence: ParsedSentence) -> bool:
    """A known date, no end of a stretch of time, no owner of something, not in brackets, not merely "this year"."""
    if mention.when is None or mention.quoted or "'s" in mention.text or "’s" in mention.text:
        return False
    if mention.precision != "day" and _VAGUE.match(mention.text):
        return False
    start, end = mention.start - sentence.start, mention.end - sentence.start
    before, after = sentence.text[max(0, start - 36) : start], sentence.text[end : end + 30]
    if sentence.text.count("(", 0, start) > sentence.text.count(")", 0, start):
        return False
    if _SAID.search(before) and not _WOULD.search(sentence.text, end):
        return False
    return not (_BOUND.search(before) or _COMPARED.search(before) or _GOES_ON.match(after))


@dataclass(frozen=True)
class _Reading:
    """One sentence, read for what its dates belong to."""

    sentence: ParsedSentence

    @cached_property
    def tokens(self) -> Sequence[Token]:
        return self.sentence.clauses.tokens

    @cached_property
    def predicates(self) -> list[Predicate]:
        """Those outside quotations, without the second half of "remote-controlled"."""
        return [
            each
            for each in self.sentence.clauses.predicates
            if not self._is_quoted(each) and self.tokens[each.start].before != "-"
        ]

    @cached_property
    def main(self) -> Predicate | None:
        """The verb of the first clause, where that is the main one."""
        first = next((each for each in self.predicates if each.kind == "finite"), None)
        if self.tokens[0].low == "according" or (first and self._is_caption(first)):
            return None
        return first if first and (not self._parted(0, first.start) or self._is_behind_aside(first)) else None

    def _is_caption(self, main: Predicate) -> bool:
        """Does a participle describe the one thing named before it: "The queen, seen in Lund on Tuesday."?"""
        commas = sum("," in token.before for token in self.tokens[1 : main.start + 1])
        return (
            commas == 1 and self.tokens[main.start].before.startswith(",") and main.start > 0 and self._is_bare(main)
        )

    def _is_bare(self, main: Predicate) -> bool:
        """A past form without an auxiliary."""
        return main.end - main.start == 1 and self.tokens[main.verb].form == "past"

    def _is_behind_aside(self, main: Predicate) -> bool:
        """Does it follow "who" or "which" between two commas: "The contract, which ran for a year, expired"?"""
        opened = [token for token in self.tokens[: main.start] if token.pos in ("sub", "rel") or token.low == "whose"]
        asides = [token for token in opened if token.pos == "rel" and token.before.startswith(",")]
        return len(opened) == len(asides) == 1 and self.tokens[main.start].before.startswith(",")

    def of(self, mention: DateMention) -> Happening | None:
        """What is told of this date; None where it belongs to something else."""
        at = next((at for at, token in enumerate(self.tokens) if token.word.start >= mention.start), None)
        if at is None or self.main is None:
            return None
        owner = self.owner(self.main, at, mention)
        if owner is None or self.is_of_a_noun(at) or self._is_no_event(owner):
            return None
        is_to_come = self._is_to_come(mention)
        is_planned = self._is_planned(owner) or (is_to_come and self._is_scheduled(owner))
        is_past = owner.tense == "past" or self.tokens[owner.verb].low in SAME_IN_THE_PAST
        is_over = is_past and not (owner.modal or is_to_come or self._is_present_perfect(owner))
        return Happening(mention, owner.lemma, is_planned) if is_planned or is_over else None

    def owner(self, main: Predicate, at: int, mention: DateMention) -> Predicate | None:
        """The predicate of the clause that the date stands in: the main one, or what somebody says happened."""
        if at < main.start:
            return main if self._stands_before(main, at, mention) else None
        between = [each for each in self.predicates if main.start < each.start < at]
        if self._is_saying(main) and main.perfect and self.tokens[main.start].low == "had":
            return None  # what they had said until then may not hold any more
        if self._is_saying(main) and between and between[0].kind == "finite":
            if self._parted(main.end, between[0].start, but="that"):
                return None
            main, between = between[0], between[1:]
        if self._parted(main.end, at) or any(self._leads_away(each) for each in between):
            return None
        return main

    def _stands_before(self, main: Predicate, at: int, mention: DateMention) -> bool:
        """Does it open the sentence, or stand right before the verb: "The board on Friday named"?"""
        if _OPENING.fullmatch(self.sentence.text[: mention.start - self.sentence.start]):
            return True
        subject = self.tokens[:at]
        is_plain = not any(token.low in _DATED_NOUNS or token.pos in ("sub", "rel", "verb") for token in subject)
        behind = next(number for number, token in enumerate(self.tokens) if token.word.start >= mention.end)
        return is_plain and behind == main.start

    def _leads_away(self, other: Predicate) -> bool:
        """Does a verb between the main one and the date take the date for itself?"""
        return other.kind != "infinitive" or other.governor is None

    def _parted(self, start: int, end: int, *, but: str = "") -> bool:
        """Does another clause begin between the two places?"""
        return any(
            self._opens_clause(at, end, but)
            or (self.tokens[at].before.startswith((";", ":")) and not self.tokens[at].word.text[0].isdigit())
            for at in range(start, end)
        )

    def _opens_clause(self, at: int, end: int, but: str) -> bool:
        token = self.tokens[at]
        if token.low == "as" and not any(at < each.start <= end for each in self.predicates):
            return False  # "resigned as chairman on Monday"
        return (token.pos in ("sub", "rel") and token.low != but) or token.low == "whose"

    def is_of_a_noun(self, at: int) -> bool:
        """Is it "for talks on Tuesday": a date of what the noun before it names?"""
        last = at - 1
        while last > 0 and self.tokens[last].low in ("on", "in", "late", "early"):
            last -= 1
        if last < 1 or self.tokens[last].low not in _DATED_NOUNS:
            return False
        first = last - 1
        while first > 0 and (self.tokens[first].pos in _IN_A_PHRASE or self.tokens[first].low == "of"):
            first -= 1
        is_infinitive = self.tokens[first].low == "to" and first == last - 1  # "to vote on Monday"
        return self.tokens[first].low in _OTHER_DAYS and not is_infinitive

    def _is_no_event(self, owner: Predicate) -> bool:
        if owner.negated:
            return True
        if self._is_saying(owner):
            return owner.lemma not in _DONE_BY_SAYING and not self._commits_speaker(owner)
        is_told = self._is_planned(owner) or self._is_scheduled(owner)
        return owner.lemma in _STATES and not owner.passive and not is_told

    def _commits_speaker(self, saying: Predicate) -> bool:
        """Is it what whoever says it will do: "said on Thursday his government would review the law"?"""
        said = next((each for each in self.predicates if each.start > saying.start and each.kind == "finite"), None)
        if saying.tense != "past" or said is None or said.modal not in ("would", "will") or said.negated:
            return False
        subject = self.tokens[said.subject[0].start].low if said.subject else self.tokens[said.start - 1].low
        return subject in _SPEAKERS_OWN

    def _is_scheduled(self, owner: Predicate) -> bool:
        """Is it in the present, as what is on a calendar: "meets on 4 May", "is on 4 May"?"""
        if owner.tense != "present" or owner.perfect or owner.progressive:
            return False
        following = self.tokens[owner.end].low if owner.end < len(self.tokens) else ""
        return owner.lemma in _ON_A_CALENDAR or (owner.lemma == "be" and following in ("on", "in"))

    def _is_present_perfect(self, owner: Predicate) -> bool:
        """No English verb takes its own day then: in "have planned a protest on Saturday" it is the protest's."""
        return owner.perfect and self.tokens[owner.start].low in ("has", "have")

    def _is_saying(self, predicate: Predicate) -> bool:
        low = self.tokens[predicate.verb].low
        return low in SAYING or low in DOUBTFUL or low in PARTICIPLES

    def _is_planned(self, owner: Predicate) -> bool:
        """By its own words: "will", "is to", "is expected to", "plans to", "agreed to"."""
        if owner.tense == "future" or owner.modal == "would":
            return not owner.perfect
        following = [token.low for token in self.tokens[owner.end : owner.end + 3]]
        if owner.lemma == "be":
            return (
                following[:1] == ["to"] or following[:2] == ["about", "to"] or not _COMING.isdisjoint(following[:2])
            )
        return owner.lemma in _SCHEDULING and owner.passive

    def _is_to_come(self, mention: DateMention) -> bool:
        """Is the date later than the article?"""
        published = self.sentence.published or ""
        when = mention.when or ""
        return when > published[: len(when)]

    def _is_quoted(self, predicate: Predicate) -> bool:
        place = self.tokens[predicate.verb].word.start
        return any(quote.start <= place < quote.end for quote in self.sentence.quotes)
