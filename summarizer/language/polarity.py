"""What a sentence denies: the word behind "not", "never", "no" or "without", and what was refused or rejected.

A denial by a particle falls on the first content word within reach, one by a verb ("refused to
leave", "denied the charge") on the first content word after it, or, where that verb is passive
("the offer was rejected"), on the last one before it. "None of the sailors" and "few of them" deny what is
told of them, "all but Voss" and "except on Mondays" what they leave out, "instead of cutting" what was not done.
Blind to antonyms and to how far a denial reaches.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from summarizer.language.lexicon import are_antonyms, lemmas_of
from summarizer.language.parse import ParsedSentence
from summarizer.language.past_forms import VERB_OF
from summarizer.language.rejecting import rejections_in
from summarizer.language.tokens import BE, Pos
from summarizer.language.words import Word, stem

REACH = 2  # words after a particle in which the denied one stands: "not yet condemned"
KEEP_REACH = 6  # words before "from being stored"
CLAUSE_REACH = 14  # words of "denied that ..." in which its verb stands
VERB_REACH = 4  # words after a verb: "denied that he had taken the money"

NEGATIONS = frozenset("not never no without cannot neither nor nobody none nothing".split())
_PARTICLES = NEGATIONS | frozenset("hardly scarcely except excepting excluding".split())
_OF_THEM = frozenset("none few neither".split())  # "none of the sailors was hurt"
_EVERYBODY = frozenset("all everyone everybody everything anyone anybody".split())  # "but Voss"
_OF_TWO_WORDS = frozenset(("no longer", "no one"))
_CONTRACTED = ("n't", "n’t")
_VERBS = frozenset(
    """refuse refuses refused refusing deny denies denied denying decline declines declined declining reject rejects
    rejected rejecting avoid avoids avoided avoiding lack lacks lacked lacking""".split()
)
# These deny only with the word behind them: "failed to act", "ruled out talks".
_PAIRS = frozenset(
    f"{first} {second}"
    for forms, second in (
        ("fail fails failed failing unable", "to"),
        ("rule rules ruled ruling", "out"),
        ("turn turns turned turning", "down"),
        ("stop stops stopped stopping", "short"),
    )
    for first in forms.split()
)
# "Kept the sound from being stored": it was not.
_KEEPING = frozenset(
    """keep keeps kept keeping prevent prevents prevented preventing stop stops stopped stopping bar bars barred ban
    bans banned block blocks blocked prohibit prohibits prohibited discourage discouraged""".split()
)
# What is told behind these was not done: "instead of cutting taxes", "rather than cut them".
_INSTEAD = {"instead": "of", "rather": "than"}
_NO_OBJECT: frozenset[Pos] = frozenset(("prep", "to", "conj", "sub", "rel", "aux", "modal"))
# "t" is what stands behind the apostrophe of "didn't".
_CUES = _PARTICLES.union(_VERBS, _INSTEAD, {"from", "t", "few", "but"}, (pair.split()[0] for pair in _PAIRS))
# "Shares declined by 3 percent" and "a decline in prices" deny nothing.
_FALLS = frozenset("decline declines declined declining".split())
_DECLINED = frozenset("to the a an any all his her their its comment further".split())
# "May return to the north bank but not to the harbour" denies the harbour.
_PLACING = frozenset("to in on at for by from with".split())
_ARTICLES = frozenset("the a an his her its their".split())
_COMPARED = frozenset("less fewer more later earlier sooner longer".split())  # "no less than 300": a bound
_SEEMING = frozenset("feel seem appear".split())  # "did not feel bound": was not
_PREFIXED = re.compile(r"(?:un|in|im|il|ir|dis)(?P<rest>\w{4,})")  # "insufficient"
_WIDENING = frozenset("only just merely simply necessarily".split())  # "not only Voss": Voss as well
# Stems that speak against something without denying a word of it. A sentence with one of them may say
# in its own way what another sentence denies.
_AGAINST = frozenset(
    """absenc abandon against ban bar block cancel delay deni denial dismiss drop end escap exclud exempt fail halt
    hinder obstruct omit oppos opposit postpon prevent quit refus refusal reject resist scrap spare stop suspend veto
    withdraw withdrew withdrawn""".split()
)
# "Threw the protest out", "struck down the law"; "votes were carried out" and "thousands turned out" deny nothing.
_TURNING_DOWN = frozenset(
    ("throw out", "strike down", "strike out", "vote down", "vote out", "turn down", "knock down", "shoot down")
)
_INSTEAD_OF = frozenset(("rather", "instead", "opposed", "unlike"))
_IN_ITS_PLACE = re.compile(r"\b(?:rather\sthan|instead\sof|as\sopposed\sto|[Uu]nlike)\b")
_FALLING_SHORT = re.compile(r"\btoo\s(?:little|few|late|small|short|weak|soon|early)\b|\bshort\sof\b")
# "Had denied for two days that": how long it was denied is not what was.
_HOW_LONG = re.compile(r"(?:days|weeks|months|years|hours|long)")


# Of "left" the verb that "refused to leave" denies. "Found" and "lay" are verbs of their own too.
_BASES = {stem(form): stem(verb) for form, verb in VERB_OF.items() if form not in ("found", "lay")}


class Denial(NamedTuple):
    """A word that denies, and the word it denies: None when none stands within reach."""

    cue: Word
    by: Literal["particle", "verb"]
    denied: Word | None


def denials_in(sentence: ParsedSentence) -> tuple[Denial, ...]:
    """The denials of a sentence, in order, outside its quotations. One that is itself denied is left out."""
    return () if _CUES.isdisjoint(sentence.lows) else sentence.once(_denials)


def _denials(sentence: ParsedSentence) -> tuple[Denial, ...]:
    words = _outside_quotes(sentence)
    places = [at for at, word in enumerate(words) if word.low in _CUES or word.low.endswith(_CONTRACTED)]
    found = (_of_them(words, at, sentence) or _denial(words, at, sentence) for at in places)
    denials = [denial for denial in found if denial is not None]
    denied = {denial.denied for denial in denials}
    return tuple(denial for denial in denials if denial.by == "particle" or denial.cue not in denied)


def denied_in(sentence: ParsedSentence) -> frozenset[str]:
    """Stems of the words that the sentence denies; of an irregular past form, the stem of its verb."""
    return frozenset(base_of(denial.denied) for denial in denials_in(sentence) if denial.denied)


def stated_in(sentence: ParsedSentence) -> frozenset[str]:
    """Content stems that stand in the sentence undenied, at least once, as `denied_in` gives them.

    "Voted against the bill" does not state that somebody voted for it, nor "dismissed claims that the bill fell" that
    it fell.
    """
    denied = denied_in(sentence) | _opposed_in(sentence.words) | _rejected_in(sentence)
    counts = Counter(map(base_of, sentence.words))
    return frozenset(base for base in bases_in(sentence) if base not in denied or counts[base] > 1)


def _opposed_in(words: Sequence[Word]) -> frozenset[str]:
    pairs = zip(words, words[1:], strict=False)
    return frozenset(base_of(word) for word, following in pairs if following.low == "against")


def _rejected_in(sentence: ParsedSentence) -> frozenset[str]:
    stretches = [(sentence.start + each.opens, sentence.start + each.end) for each in rejections_in(sentence)]
    words = (word for word in sentence.words if any(start <= word.start < end for start, end in stretches))
    return frozenset(map(base_of, words)) if stretches else frozenset()


def bases_in(sentence: ParsedSentence) -> frozenset[str]:
    """Its content stems as `denied_in` gives them."""
    return frozenset([base_of(word) for word in sentence.words if not word.is_stop])


def speaks_against(sentence: ParsedSentence, *, beyond: frozenset[str] = frozenset()) -> bool:
    """Does it deny, oppose or end something in any word we know for it, these stems that oppose apart?"""
    opposes = against_in(sentence) - beyond
    return (
        bool(denials_in(sentence) or opposes)
        or puts_in_its_place(sentence)
        or falls_short(sentence)
        or throws_out(sentence)
        or any(map(_is_of_the_contrary, sentence.lows))
    )


def puts_in_its_place(sentence: ParsedSentence) -> bool:
    """Does it say, in a quotation too, what was done instead of something, or by others than somebody?"""
    return not sentence.lows.isdisjoint(_INSTEAD_OF) and _IN_ITS_PLACE.search(sentence.text) is not None


def falls_short(sentence: ParsedSentence) -> bool:
    """Does it say "too little" or "short of", which is not enough?"""
    return not sentence.lows.isdisjoint(("too", "short")) and _FALLING_SHORT.search(sentence.text) is not None


@lru_cache(maxsize=16_384)
def _is_of_the_contrary(low: str) -> bool:
    """Is it "insufficient", which says the contrary of "sufficient"?"""
    match = _PREFIXED.fullmatch(low)
    return match is not None and are_antonyms(low, match["rest"], "a")


def throws_out(sentence: ParsedSentence) -> bool:
    """Does it turn something down by a verb with "out" or "down", which may stand apart?"""
    if sentence.lows.isdisjoint(("out", "down")):
        return False  # without a look at its clauses
    return any(predicate.lemma in _TURNING_DOWN for predicate in sentence.clauses.predicates)


def against_in(sentence: ParsedSentence) -> frozenset[str]:
    """The stems that oppose or end something, whatever it is."""
    return _AGAINST.intersection(word.stem for word in sentence.words)


def base_of(word: Word) -> str:
    """Its stem; of an irregular past form the stem of its verb."""
    return _BASES.get(word.stem, word.stem)


def _outside_quotes(sentence: ParsedSentence) -> list[Word]:
    inside = {place for quote in sentence.quotes for place in range(quote.start, quote.end)}
    return [word for word in sentence.words if word.start not in inside]


def _of_them(words: Sequence[Word], at: int, sentence: ParsedSentence) -> Denial | None:
    """What is told of "none of the sailors"."""
    if words[at].low not in _OF_THEM or [word.low for word in words[at + 1 : at + 2]] != ["of"]:
        return None
    clauses = sentence.clauses
    verbs = (clauses.tokens[each.verb].word for each in clauses.predicates if each.kind != "infinitive")
    return Denial(words[at], "particle", next((verb for verb in verbs if verb.start > words[at].start), None))


def _denial(words: Sequence[Word], at: int, sentence: ParsedSentence) -> Denial | None:
    word = words[at].low
    if word == "but":
        is_exception = at > 0 and words[at - 1].low in _EVERYBODY
        return Denial(words[at], "particle", _content_word(words[at + 1 : at + 1 + REACH])) if is_exception else None
    following = words[at + 1].low if at + 1 < len(words) else ""
    if word in _INSTEAD:
        verb = _verb_at(words[at + 2], sentence) if following == _INSTEAD[word] and at + 2 < len(words) else None
        return Denial(words[at], "particle", verb) if verb else None
    if word in _PARTICLES or word.endswith(_CONTRACTED):
        return _denial_by_particle(words, at, following)
    if f"{word} {following}" in _PAIRS:
        denied = _content_word(words[at + 2 : at + 2 + VERB_REACH])
        return Denial(
            words[at], "verb", denied if following == "to" else _denied_by_verb(words, at, at + 2, sentence)
        )
    if (
        word == "from"
        and following.endswith("ing")
        and any(each.low in _KEEPING for each in words[max(0, at - KEEP_REACH) : at])
    ):
        return Denial(words[at], "verb", _content_word(words[at + 1 : at + 1 + VERB_REACH]))
    if word in _VERBS and (word not in _FALLS or following in _DECLINED):
        return Denial(words[at], "verb", _denied_by_verb(words, at, at + 1, sentence))
    return None


def _denial_by_particle(words: Sequence[Word], at: int, following: str) -> Denial | None:
    word = words[at].low
    if following in _WIDENING or (word == "no" and following[:1].isdigit()):
        return None
    if word == "nothing" and following == "to":  # "had nothing to add"
        return None
    if following in _COMPARED and [each.low for each in words[at + 2 : at + 3]] == ["than"]:
        return None
    if [each.low for each in words[max(0, at - 2) : at]] == ["next", "to"]:  # "next to no effect"
        return None
    after = at + (2 if f"{word} {following}" in _OF_TWO_WORDS else 1) + (following in _SEEMING)
    if word == "not" and following in _PLACING:
        after += 1 + (words[after + 1 : after + 2] != [] and words[after + 1].low in _ARTICLES)
    return Denial(words[at], "particle", _content_word(words[after : after + REACH]))


def _denied_by_verb(words: Sequence[Word], at: int, after: int, sentence: ParsedSentence) -> Word | None:
    before = words[max(0, at - VERB_REACH) : at]
    passive = [number for number, word in enumerate(before[-2:], len(before[:-2])) if word.low in BE]
    if passive:
        return _content_word(before[: passive[0]][::-1])
    if [word.low for word in words[after : after + 1]] == ["for"]:
        ends = (
            number for number, word in enumerate(words[after : after + 4], after) if _HOW_LONG.fullmatch(word.low)
        )
        after = next(ends, after - 1) + 1
    is_clause = [word.low for word in words[after : after + 1]] == ["that"]
    start = _verb_behind(words[after], sentence) if is_clause else None
    behind = [word for word in words[after : after + CLAUSE_REACH] if start is not None and word.start >= start]
    return _content_word(behind or words[after : after + VERB_REACH])


def _verb_behind(that: Word, sentence: ParsedSentence) -> int | None:
    """Where the verb of "that the firm had paid" begins: it is denied, and the firm is not."""
    clauses = sentence.clauses
    verbs = (clauses.tokens[each.verb].word.start for each in clauses.predicates if each.kind == "finite")
    return next((start for start in verbs if start > that.start), None)


def _verb_at(word: Word, sentence: ParsedSentence) -> Word | None:
    """The word, where it is a verb, or may be one and stands before what it is done to: "raise fares"."""
    at = next((at for at, token in enumerate(sentence.tokens) if token.word.start == word.start), None)
    if at is None or word.is_stop:
        return None
    behind = sentence.tokens[at + 1 : at + 2]
    has_object = bool(behind) and behind[0].pos not in _NO_OBJECT and not behind[0].before
    may_be = has_object and any(lemma.pos == "v" for lemma in lemmas_of(word.low))
    return word if may_be or sentence.tokens[at].pos == "verb" else None


def _content_word(words: Sequence[Word]) -> Word | None:
    return next((word for word in words if not word.is_stop), None)
