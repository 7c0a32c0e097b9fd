"""What people in the story said, in their words: each quotation once, however many articles have it.

Only those of some length whose speaker is certain. Variants that differ in marks, brackets or spelling,
or of which one is cut out of the other, are one: the longest. A quotation that articles give to different
speakers has no certain one. Most origins first, whole sentences before pieces of one, then by place.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from summarizer.domain import BriefClaim, Claim, Fact, Quotation, content_id
from summarizer.language.inflection import american_spellings
from summarizer.language.name_keys import fold_name
from summarizer.language.parse import ParsedArticle, ParsedSentence
from summarizer.language.quotes import Quote
from summarizer.language.verbs_of_saying import DOCUMENTS
from summarizer.language.words import STOP_WORDS, words_in
from summarizer.ports import Story, Verifier
from summarizer.stages.guard import verdicts_for
from summarizer.stages.people import Cast, with_office

MOST = 6
MOST_OF_ONE = 2  # of one speaker
SHORTEST = 5  # words
CROWD = 30  # longer quotations with the same five words, beyond which none is looked at: keeps the cost linear
_LAST_WORDS = 2  # of a speaker's name; a sentence that has one of them names the speaker
# "Voss, a nurse in Port Lund, Ohio, said": neither Port Lund nor Ohio is anybody.
_PLACING = re.compile(r"\b(?:in|at|of|from|near)\s(?:(?:[A-Z][\w’'-]*\s?){1,3},\s)?$")


@dataclass(frozen=True)
class _Spoken:
    """A quotation as one sentence has it. `place` is 0 for the first sentence of its article, towards 1."""

    text: str
    speaker: str
    surname: str
    fact: Fact
    place: float

    @cached_property
    def words(self) -> tuple[str, ...]:
        return quoted_words(self.text)


@dataclass
class _Variants:
    """The variants of one quotation, the longest first."""

    spoken: list[_Spoken] = field(default_factory=list)

    @property
    def speakers(self) -> set[str]:
        return {each.surname for each in self.spoken}

    @property
    def rank(self) -> tuple[int, bool, float]:
        origins = {origin for each in self.spoken for origin in each.fact.origins}
        return -len(origins), not self.spoken[0].text.lstrip("([")[:1].isupper(), self.spoken[0].place


def quotations(story: Story, cast: Cast) -> tuple[Quotation, ...]:
    """At most `MOST`, the best first."""
    merged = [each for each in _merged(list(_all_spoken(story, cast))) if len(each.speakers) == 1]
    return tuple(map(_quotation, _shared_out(sorted(merged, key=lambda each: each.rank))))[:MOST]


async def proven(
    quotes: Sequence[Quotation], story: Story, claims: Sequence[BriefClaim], *, verifier: Verifier
) -> tuple[Quotation, ...]:
    """Those whose words and speaker the guard finds in the articles, or has found where a claim says the same."""
    known = frozenset(claim.text for claim in claims if claim.verdict.label == "supported")
    asked = [_claim(quote, story.fact_by_id[quote.citations[0]]) for quote in quotes]
    open_ = [claim for claim in asked if claim.text not in known]
    verdicts = await verdicts_for(open_, story, verifier=verifier) if open_ else ()
    found = {claim.text for claim, verdict in zip(open_, verdicts, strict=True) if verdict.label == "supported"}
    return tuple(quote for quote, claim in zip(quotes, asked, strict=True) if claim.text in known | found)


def _claim(quote: Quotation, fact: Fact) -> Claim:
    """What is to be proven: the sentence with the quotation, or that it was said by whom that does not name."""
    name = quote.speaker.partition(",")[0].split()[-_LAST_WORDS:]
    is_named = not set(map(fold_name, name)).isdisjoint(map(fold_name, fact.text.split()))
    if is_named:
        return Claim(id=content_id("claim", fact.text), text=fact.text, citations=quote.citations)
    text = f"“{quote.text.rstrip('.')},” {' '.join(name)} said."  # where the name stands is nobody's citation
    return Claim(id=content_id("claim", text), text=text)


def _shared_out(ranked: Sequence[_Variants]) -> Iterator[_Variants]:
    """The first few of each speaker."""
    spoken: Counter[str] = Counter()
    for each in ranked:
        spoken[each.spoken[0].speaker] += 1
        if spoken[each.spoken[0].speaker] <= MOST_OF_ONE:
            yield each


def quoted_words(text: str) -> tuple[str, ...]:
    """The words of a quotation for comparing: without marks, brackets and case, in one spelling."""
    words = (word.text.replace("’", "'").casefold() for word in words_in(text))
    return tuple(next(american_spellings(word), word) for word in words)


def _all_spoken(story: Story, cast: Cast) -> Iterator[_Spoken]:
    for article in story.originals:
        for sentence in article.statements:
            fact = story.fact_at.get((article.id, sentence.start)) if sentence.quotes else None
            for quote in sentence.speech if fact else ():
                speaker = _speaker(article, sentence, quote)
                if fact and speaker and _is_speech(quote):
                    yield _spoken(quote, speaker, fact, sentence.index / len(article.sentences), cast)


def _is_speech(quote: Quote) -> bool:
    """Long enough, and no title: "The Long Way to the Sea"."""
    words = quote.text.split()
    telling = [word for word in words if word.casefold() not in STOP_WORDS and word[0].isalpha()]
    return len(words) >= SHORTEST and not all(word[0].isupper() for word in telling)


def _speaker(article: ParsedArticle, sentence: ParsedSentence, quote: Quote) -> str | None:
    """Who is certain to have spoken these words: named beside them, or by the sentences before."""
    number = sentence.quotes.index(quote)
    beside = next((each for each in sentence.attributions if number in each.quotes), None)
    if beside and not beside.pronoun:
        before = sentence.text[: beside.start - sentence.start]
        return beside.speaker if says_who(beside.speaker) and not _PLACING.search(before) else None
    if beside is None and sentence.attributions:
        return None
    speaker = article.speaker_of(sentence)
    if speaker is None or not speaker.certain or (beside and beside is not sentence.attributions[0]):
        return None
    return speaker.text if says_who(speaker.text) else None


def says_who(speaker: str) -> bool:
    """Is it a name or somebody new, "a witness"? Which one "the judge" is, the sentence alone does not say."""
    if speaker.strip(" ,").split()[-1].casefold() in DOCUMENTS:
        return False
    return any(word[0].isupper() for word in speaker.split()[1:]) or not speaker.casefold().startswith("the ")


def _spoken(quote: Quote, speaker: str, fact: Fact, place: float, cast: Cast) -> _Spoken:
    speaker = speaker.strip(", ")
    person = cast.called(speaker)
    name = with_office(person) if person else speaker
    surname = fold_name((person.name if person else name).split()[-1])
    return _Spoken(" ".join(quote.text.split()).rstrip(" ,"), name, surname, fact, place)


def _merged(spoken: Sequence[_Spoken]) -> list[_Variants]:
    """Each with those that are cut out of it."""
    found: list[_Variants] = []
    by_words: defaultdict[tuple[str, ...], list[_Variants]] = defaultdict(list)  # five words that it has in a row
    for each in sorted(spoken, key=lambda each: -len(each.words)):
        same = next((other for other in by_words[each.words[:SHORTEST]][:CROWD] if _holds(other, each)), None)
        if same:
            same.spoken.append(each)
            continue
        fresh = _Variants([each])
        found.append(fresh)
        for at in range(len(each.words) - SHORTEST + 1):
            by_words[each.words[at : at + SHORTEST]].append(fresh)
    return found


def _holds(longer: _Variants, shorter: _Spoken) -> bool:
    whole, part = longer.spoken[0].words, shorter.words
    return any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))


def _quotation(variants: _Variants) -> Quotation:
    first = variants.spoken[0]
    citations = tuple(dict.fromkeys(each.fact.id for each in variants.spoken))
    return Quotation(text=first.text, speaker=first.speaker, citations=citations)
