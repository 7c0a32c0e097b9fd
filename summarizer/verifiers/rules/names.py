"""Every name of a claim must stand in the articles of its evidence, and in the place where the claim has it.

A country or an international body may stand there under another of its names: "United States" where
the article has "U.S.", "UN" where it has "United Nations", "Chinese" where it has "China". A capital
is not its country's government here.
A sentence's first word counts when the sentence says that it speaks ("Zorn said"). A name that the
articles have, but not the passage or the sentences before it, while the passage has a name that the
claim lacks, is another entity's; so is one that shares a word with the passage's own ("Balta Bank" for
"Nordane Bank"). In what role it stands is for `roles.py`. First and last name of two people make nobody.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import takewhile

from summarizer.domain import Code
from summarizer.language.labels import MONTHS
from summarizer.language.name_keys import fold_name
from summarizer.language.parse import ParsedSentence
from summarizer.language.sightings import Sighting
from summarizer.language.tokens import Token
from summarizer.language.words import STOP_WORDS, Word, stem, words_in
from summarizer.ports import Story
from summarizer.verifiers.rules.evidence import CLOSE, NEARLY_ALL, Support
from summarizer.verifiers.rules.exchanges import preposition_of
from summarizer.verifiers.rules.passages import Passage
from summarizer.verifiers.rules.titles import written_out

_HE_OR_SHE = frozenset("he she his her they their".split())
_BACK = 2  # sentences before a passage, whose names its "he" and "the company" may stand for

_WHERE = frozenset("at in near outside".split())  # before a place where something is, which nothing goes into


def check_names(claim: ParsedSentence, support: Support, story: Story) -> Iterator[Code]:
    """`name_unsupported` when no article of the evidence has a word of it; `entity_swapped` for another's place."""
    full = support.sightings
    if _has_unknown_name(claim, support) or any(_is_of_two(each, support, story) for each in full):
        yield "name_unsupported"
    elif (
        _is_elsewhere(claim, support)
        or _is_any_swapped(claim, support, story)
        or any(_is_namesake(claim, each, support, story) for each in full)
    ):
        yield "entity_swapped"


def _is_any_swapped(claim: ParsedSentence, support: Support, story: Story) -> bool:
    return any(_is_swapped(claim, words, support) for words in _names_of(claim, story))


def _is_elsewhere(claim: ParsedSentence, support: Support) -> bool:
    """Is it "the couple in Marl" where a passage has "the couple in Lund", and no Marl?"""
    tokens = claim.tokens
    for at in range(2, len(tokens)):
        if tokens[at].pos != "name" or tokens[at - 1].low not in _WHERE or tokens[at - 2].pos != "noun":
            continue
        name = list(takewhile(lambda place: tokens[place].pos == "name", range(at, len(tokens))))
        if any(_has_it_elsewhere(tokens, at, name, passage, support) for passage in support.passages):
            return True
    return False


def _has_it_elsewhere(
    tokens: Sequence[Token], at: int, name: Sequence[int], passage: Passage, support: Support
) -> bool:
    """Has the passage, behind what was there, another place in the same way?"""
    matches, there = passage.alignment.matches, passage.sentence.tokens
    noun = matches.get(at - 2)
    if noun is None or noun.relation != "same" or any(place in matches for place in name):
        return False
    behind = there[noun.place + 1 : noun.place + 3]
    is_there = [token.low for token in behind[:1]] == [tokens[at - 1].low] and [t.pos for t in behind[1:]] == ["name"]
    taken = {match.place for match in matches.values()}
    return is_there and noun.place + 2 not in taken and support.share_in(passage, but=name) >= CLOSE


def _names_of(claim: ParsedSentence, story: Story) -> Iterator[tuple[Word, ...]]:
    """The claim's names, its first word among them when the articles have it in a name."""
    yield from (name.words for name in claim.names if not all(word.is_stop for word in name.words))
    first = claim.words[0] if claim.words else None
    is_named = bool(claim.names) and claim.names[0].words[0] == first
    if first and not is_named and first.text[0].isupper() and not first.is_stop and first.stem in story.name_stems:
        yield (first,)


def _has_unknown_name(claim: ParsedSentence, support: Support) -> bool:
    outlets = words_in(" ".join(parsed.article.outlet or "" for parsed in support.articles))
    known = frozenset(word.stem for word in outlets).union(*(parsed.stems for parsed in support.articles))
    words = [word for name in claim.names for word in name.words] + list(words_in(claim.holder or ""))
    units = {at for number in claim.numbers for at in range(number.end, number.unit_end)}  # "30 degrees Celsius"
    missing = [
        word for word in words if not (_is_known(word, known) or _says_nothing(word.low) or word.start in units)
    ]
    if not missing:
        return False
    otherwise_named = _otherwise_named(claim, support) | _named_in_full(claim, support, known)
    return any(word.stem not in otherwise_named for word in missing)


def _named_in_full(claim: ParsedSentence, support: Support, known: AbstractSet[str]) -> frozenset[str]:
    """Stems of names that a sentence cited by the claim has whole, and the evidence the rest of: "Voss"."""
    told = {frozenset(each.stem for each in name.words) for sentence in support.cited for name in sentence.names}
    wholes = (frozenset(each.stem for each in name.words) for name in claim.names) if told else ()
    return frozenset[str]().union(
        *(whole for whole in wholes if known & whole and any(whole <= name for name in told))
    )


def _is_known(word: Word, known: frozenset[str]) -> bool:
    """Have the articles the word, or its title written out: "Prof" for "professor"?"""
    return word.stem in known or all(stem(part) in known for part in written_out(word.low).split())


def _says_nothing(word: str) -> bool:
    return word in STOP_WORDS or word in MONTHS


def _otherwise_named(claim: ParsedSentence, support: Support) -> frozenset[str]:
    """Stems of the claim's words for countries and bodies that the articles have by another name."""
    named = frozenset[str]().union(*(parsed.known_names for parsed in support.articles))
    found = [known for known in claim.known if known.name in named]
    return frozenset(word.stem for known in found for word in claim.words[known.start : known.end])


def _is_swapped(claim: ParsedSentence, name: Sequence[Word], support: Support) -> bool:
    passage = support.passages[0] if support.passages else None
    places = [at for at, word in enumerate(claim.words) if word in name]
    if passage is None or support.share_in(passage, but=places) < NEARLY_ALL:
        return False
    if any(passage.alignment.similarity(at) for at in places):
        return False
    stems = frozenset(word.stem for word in name)
    near = [sentence for each in support.passages for sentence in (*each.before(_BACK), *_speaks_on(each))]
    if any(stems & sentence.stems for sentence in near):
        return _has_name_in_place(claim, places, passage)
    return _has_name_of_its_own(claim, passage, is_place=preposition_of(claim, places[0]) in _WHERE)


def _speaks_on(passage: Passage) -> Sequence[ParsedSentence]:
    """The sentence behind a passage, when it opens with "he" or "she", whose name it may give."""
    following = passage.article.sentences[passage.sentence.index + 1 : passage.sentence.index + 2]
    return [each for each in following if each.words and each.words[0].low in _HE_OR_SHE]


def _has_name_in_place(claim: ParsedSentence, places: Sequence[int], passage: Passage) -> bool:
    """Has the passage nothing but another name between the partners of the words on either side?"""
    matches = passage.alignment.matches
    left = max((at for at in matches if at < places[0]), default=None)
    right = min((at for at in matches if at > places[-1]), default=None)
    if left is None or right is None:
        return False
    tokens = passage.sentence.tokens[matches[left].place + 1 : matches[right].place]
    told = [token for token in tokens if token.pos not in ("det", "prep")]
    return bool(told) and all(token.pos == "name" and token.word.stem not in claim.stems for token in told)


def _has_name_of_its_own(claim: ParsedSentence, passage: Passage, *, is_place: bool) -> bool:
    """Has the passage a name of which the claim has no word; in the place of where something was, of where?"""
    sentence = passage.sentence
    at = {word.start: place for place, word in enumerate(sentence.words)}
    return any(
        not any(word.is_stop or word.stem in claim.stems for word in name.words)
        and not (is_place and preposition_of(sentence, at[name.words[0].start]) == "into")
        for name in sentence.names
    )


def _is_namesake(claim: ParsedSentence, sighting: Sighting, support: Support, story: Story) -> bool:
    """Has the passage another name with one word in common, while the articles know the claim's as well?"""
    passage = support.passages[0] if support.passages else None
    places = [at for at, word in enumerate(claim.words) if word in sighting.words]
    if passage is None or len(places) < 2 or support.share_in(passage, but=places) < NEARLY_ALL:
        return False
    ours, own = _folded(sighting), [_folded(each) for each in support.sightings]
    named = [_folded(other) for other in _sightings_of(passage) if len(other.keys) > 1]
    alike = [theirs for theirs in named if ours & theirs and theirs not in own]
    return bool(alike) and all(
        theirs - ours and ours - theirs and _is_of_another(ours, theirs, story) for theirs in alike
    )


def _is_of_another(ours: frozenset[str], theirs: frozenset[str], story: Story) -> bool:
    """Do the articles have a name of these words that is not the other's?"""
    known = (frozenset(words) for words in story.full_names)
    return any(
        (words <= ours and not words <= theirs) or (ours - theirs <= words and words & ours & theirs)
        for words in known
    )


def _is_of_two(sighting: Sighting, support: Support, story: Story) -> bool:
    """Do the articles have the first name of one and the last of another, and nobody who has both?"""
    if len(sighting.keys) < 2 or sighting.is_thing:
        return False
    first, last = sighting.keys[0], sighting.keys[-1]
    near = (each for passage in support.passages for each in _sightings_of(passage))
    if any({first, last} <= _folded(each) for each in near if len(each.words) > 1):
        return False  # where it mostly stands, without a look at all the names there are
    if any(first in keys and last in keys for keys in story.full_names):
        return False
    return any(keys[0] == first for keys in story.full_names) and any(keys[-1] == last for keys in story.full_names)


def _sightings_of(passage: Passage) -> Sequence[Sighting]:
    return passage.article.people.sightings[passage.sentence.index]


def _folded(sighting: Sighting) -> frozenset[str]:
    return frozenset(fold_name(word.text) for word in sighting.words)
