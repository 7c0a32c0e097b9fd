"""What a speaker says of himself is not told of another: "The union said it would appeal".

An "it" or "they" that opens what a body says stands for it. Says nothing where the claim's subject may be
the speaker under another name, nor of persons: "he" may be anybody.
"""

from collections.abc import Iterator

from summarizer.domain import Code
from summarizer.language.clauses import Phrase
from summarizer.language.gazetteer import humans
from summarizer.language.parse import ParsedSentence
from summarizer.language.words import words_in
from summarizer.ports import Story
from summarizer.verifiers.rules.evidence import Support
from summarizer.verifiers.rules.pairs import Pair
from summarizer.verifiers.rules.speakers import differ

_PRONOUNS = frozenset(("it", "they"))
_OPENING = 2  # tokens from the verb of saying to the pronoun: "said that it"


def check_own_deeds(claim: ParsedSentence, support: Support, story: Story) -> Iterator[Code]:
    """`entity_swapped` for a subject that is another than whoever speaks of himself in the evidence."""
    for pair in support.close_pairs:
        speaker = _who_tells_it_of_himself(pair) if pair.says_the_same and pair.ours.kind == "finite" else ""
        if (
            speaker
            and pair.ours.subject
            and all(_is_other(claim, pair, each, speaker, story) for each in pair.ours.subject)
        ):
            yield "entity_swapped"
            return


def _who_tells_it_of_himself(pair: Pair) -> str:
    """The speaker whom the subject of the evidence's predicate stands for; empty where it is no such pronoun."""
    words, subject = pair.passage.sentence.words, pair.theirs.subject
    if len(subject) != 1 or words[subject[0].head].low not in _PRONOUNS:
        return ""
    place = words[subject[0].head].start
    told = [each for each in pair.passage.own_statements if each.start <= place < each.end and each.speaker]
    opens = [each for each in told if sum(each.start <= word.start < place for word in words) < _OPENING]
    return opens[0].speaker if opens and not _is_person(opens[0].speaker, pair) else ""


def _is_person(speaker: str, pair: Pair) -> bool:
    words = words_in(speaker)
    last = words[-1] if words else None
    return last is None or last.low in humans() or pair.passage.article.people.named(last.text) is not None


def _is_other(claim: ParsedSentence, pair: Pair, subject: Phrase, speaker: str, story: Story) -> bool:
    """Is it a noun or a name that the passage does not have, and that cannot be the speaker?"""
    head = claim.tokens[subject.head]
    if head.pos not in ("noun", "name") or subject.head in pair.passage.alignment.matches:
        return False
    first, last = claim.words[subject.start], claim.words[subject.end - 1]
    return differ(claim.text[first.start - claim.start : last.end - claim.start], speaker, story)
