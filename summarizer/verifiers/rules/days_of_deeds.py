"""A deed of the claim must be on the day on which the evidence has it, where a sentence tells of two.

"The ferry sank in 2021" has both its words in "The ferry sank in 2019 and was raised in 2021". Compares the
dates of a verb with those of the verb of the passage that it stands for. A date that only another passage has is
no proof, unless that tells of such a deed too; one that none has is for `dates.py`.
"""

from collections.abc import Iterator, Sequence

from summarizer.domain import Code
from summarizer.language.clauses import Predicate
from summarizer.language.dates import DateMention
from summarizer.language.parse import ParsedSentence
from summarizer.ports import Story
from summarizer.verifiers.rules.days_named import KnownDays
from summarizer.verifiers.rules.evidence import CLOSE, Support
from summarizer.verifiers.rules.pairs import Pair

_OTHER_CLAUSE = frozenset("who whom whose which that when where while after before because since".split())


def check_days_of_deeds(claim: ParsedSentence, support: Support, _story: Story) -> Iterator[Code]:
    """`date_mismatch` for a date that is not the deed's in the passage that tells of it."""
    for pair in support.close_pairs if claim.dates else ():
        known = next((each for each in support.days if each.passage is pair.passage), None)
        if known and pair.says_the_same and _is_another_s(claim, pair, known, support):
            yield "date_mismatch"
            return


def _is_another_s(claim: ParsedSentence, pair: Pair, known: KnownDays, support: Support) -> bool:
    sentence = pair.passage.sentence
    own = _dates_of(sentence, pair.theirs, sentence.dates)
    told = set(map(_named, sentence.dates))
    for date in _dates_of(claim, pair.ours, known.ours):
        alike = [each for each in own if each.precision == date.precision]
        if not alike or _named(date) in map(_named, alike):
            continue
        if _named(date) in told:
            return True
        number = known.ours.index(date)
        are_days = all(each.precision == "day" for each in (date, *alike))
        are_days = are_days and len({each.when is None for each in (date, *alike)}) == 1  # all known, or by weekdays
        if are_days and not known.has(number) and not _is_done_then(number, pair, support):
            return True
    return False


def _is_done_then(number: int, pair: Pair, support: Support) -> bool:
    """Does another passage that has much of the claim tell of such a deed on this date?"""
    return any(
        known.has(number) and any(each.lemma == pair.ours.lemma for each in known.passage.sentence.clauses.predicates)
        for known in support.days
        if known.passage is not pair.passage and support.share_in(known.passage) >= CLOSE
    )


def _named(date: DateMention) -> str:
    """The day, or the words for it where nobody knows the day."""
    return date.when or date.text


def _dates_of(sentence: ParsedSentence, predicate: Predicate, dates: Sequence[DateMention]) -> list[DateMention]:
    """The dates in phrases of the verb; else those before the next verb, or with which the sentence opens."""
    words, predicates = sentence.words, sentence.clauses.predicates
    spans = [(words[each.phrase.start].start, words[each.phrase.end - 1].end) for each in predicate.obliques]
    own = [date for date in dates if any(start <= date.start < end for start, end in spans)]
    if own:
        return own
    verb = words[predicate.verb].start
    following = [words[each.start].start for each in predicates if each.start > predicate.verb]
    following += [word.start for word in words[predicate.verb + 1 :] if word.low in _OTHER_CLAUSE][:1]
    behind = [date for date in dates if verb < date.start < min(following, default=sentence.end)]
    if behind or predicate is not predicates[0] or predicate.kind != "finite":
        return behind
    return [date for date in dates if date.start < verb]
