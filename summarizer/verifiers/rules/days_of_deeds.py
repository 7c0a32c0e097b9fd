"""A deed of the claim must be on the day on which the evidence has it, where a sentence tells of two.

"The ferry sank in 2021" has both its words in "The ferry sank in 2019 and was raised in 2021". Compares the
dates that stand behind a verb with those behind the verb of the passage that it stands for; says nothing
of a date that the passage does not have at all, which is for `dates.py`.
"""

from collections.abc import Iterator, Sequence

from summarizer.domain import Code
from summarizer.language.clauses import Predicate
from summarizer.language.dates import DateMention
from summarizer.language.parse import ParsedSentence
from summarizer.ports import Story
from summarizer.verifiers.rules.evidence import Support
from summarizer.verifiers.rules.pairs import Pair


def check_days_of_deeds(claim: ParsedSentence, support: Support, _story: Story) -> Iterator[Code]:
    """`date_mismatch` for a date of the passage that is another deed's there."""
    for pair in support.close_pairs if claim.dates else ():
        known = next((each for each in support.days if each.passage is pair.passage), None)
        if known and pair.says_the_same and _is_another_s(claim, pair, known.ours):
            yield "date_mismatch"
            return


def _is_another_s(claim: ParsedSentence, pair: Pair, ours: Sequence[DateMention]) -> bool:
    sentence = pair.passage.sentence
    own = _behind(sentence, pair.theirs, sentence.dates)
    told = set(map(_named, sentence.dates))
    return any(
        _named(date) in told
        and any(each.precision == date.precision for each in own)
        and all(_named(each) != _named(date) for each in own)
        for date in _behind(claim, pair.ours, ours)
    )


def _named(date: DateMention) -> str:
    """The day, or the words for it where nobody knows the day."""
    return date.when or date.text


def _behind(sentence: ParsedSentence, predicate: Predicate, dates: Sequence[DateMention]) -> list[DateMention]:
    """The dates that stand in phrases behind the verb."""
    words = sentence.words
    spans = [(words[each.phrase.start].start, words[each.phrase.end - 1].end) for each in predicate.obliques]
    return [date for date in dates if any(start <= date.start < end for start, end in spans)]
