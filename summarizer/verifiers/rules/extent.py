"""A claim may not say more than its evidence: "all" for "some", "destroyed" for "damaged".

Scales of weaker and stronger words are in `language/data/scales.txt`. A stronger word is a fault when
the passage has a weaker one of its scale and not the stronger one; a word for everything ("all",
"never", "completely") when nothing like it stands in any passage.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from summarizer.domain import Code
from summarizer.language.parse import ParsedSentence
from summarizer.language.tables import rows_of
from summarizer.language.tokens import Token
from summarizer.ports import Story
from summarizer.verifiers.rules.evidence import CLOSE, OF_IT, Support
from summarizer.verifiers.rules.passages import Passage

_LEAST = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2_000_000}
_WHOLE = frozenset(
    """all every entire whole always never everyone everybody everything none nobody completely fully totally entirely
    wholly unanimously throughout constantly certainly definitely certain guaranteed worst only solely exclusively
    immediately""".split()
)
_NOBODY = frozenset(("none", "nobody"))
_NOT_ALL = re.compile(
    r"\b(?:not|n['’]t)\s(?:\w+\s)?(?:all|every|everyone|everybody)\b|\b(?:most|many|some|several|few)\s(?:of|\w+s)\b",
    re.IGNORECASE,
)
_ALL_BUT = re.compile(r"\b(?:all|every|everyone|everybody)\s(?:\w+\s)?but\s", re.IGNORECASE)
_EXCEPTING = re.compile(r"\b(?:but|only|except|excepting|excluding|apart|other|not|n['’]t)\b", re.IGNORECASE)
# For ever; not "for good reasons".
_FOR_GOOD = re.compile(
    r"\b(?:forever|permanently|indefinitely|once\sand\sfor\sall|for\sever\b|for\sgood(?=[.,;:”\"]|$|\s(?:and|but|after|on|in)\b))",
    re.IGNORECASE,
)
_WITHOUT_END = frozenset("permanent indefinite end final finally life lifetime never ever always".split())
_NO_WHOLE = frozenset("along but over right".split())  # behind "all"
# Words of the evidence that claim as much in another way.
_AS_MUCH = (_WHOLE - _NOBODY) | frozenset(
    "each both any no not without complete full total sure biggest just alone".split()
)


def check_extent(claim: ParsedSentence, support: Support, _story: Story) -> Iterator[Code]:
    """`exaggerated` for a stronger word than the evidence has, or one for everything that it does not have."""
    if not support.passages or support.share_in(support.passages[0]) < CLOSE:
        return
    passage = support.passages[0]
    lemmas = _lemmas(claim)
    acts = [(at, lemma) for at, lemma in enumerate(lemmas) if not _is_noun_of_an_act(claim.tokens[at], lemma)]
    is_stronger = any(_is_stronger(at, lemma, passage) for at, lemma in acts)
    if is_stronger or _adds_whole(claim, support) or _counts_more(claim, support) or _adds_for_good(claim, support):
        yield "exaggerated"


def _counts_more(claim: ParsedSentence, support: Support) -> bool:
    """Is it "dozens of patients" where the passage has two of them?"""
    told: dict[str, Decimal] = {}
    for number in support.passages[0].sentence.numbers:
        if number.noun:
            told[number.noun] = max(number.value, told.get(number.noun, number.value))
    for at, token in enumerate(claim.tokens[:-2]):
        if token.low in _LEAST:
            stems = [each.word.stem for each in claim.tokens[at + 1 : at + 4]]
            if any(noun in stems and value < _LEAST[token.low] for noun, value in told.items()):
                return True
    return False


def _is_noun_of_an_act(token: Token, lemma: str) -> bool:
    """Is it the "charge" of "without charge", where the scale is of what is done: arrested, charged?"""
    return token.pos == "noun" and lemma in _acts()


def _lemmas(sentence: ParsedSentence) -> list[str]:
    """A lemma a token; a verb with its particle, "wipe out"."""
    lemmas = [token.lemma for token in sentence.tokens]
    for predicate in sentence.clauses.predicates:
        lemmas[predicate.verb] = predicate.lemma
    return lemmas


def _adds_whole(claim: ParsedSentence, support: Support) -> bool:
    lows = [token.low for token in claim.tokens]
    if _WHOLE.isdisjoint(lows):
        return False
    ours = {
        token.low
        for before, token, after in zip(["", *lows], claim.tokens, [*lows[1:], ""], strict=False)
        if _is_outside_quotes(claim, token.word.start)
        and not (token.low == "all" and (after in _NO_WHOLE or before == "in"))
        and not (token.low == "only" and after[:1].isdigit())
    } & _WHOLE
    near = [each for each in support.passages if support.share_in(each) >= OF_IT] or support.passages[:1]
    theirs = {token.low for passage in near for token in passage.sentence.tokens}
    if any(_ALL_BUT.search(each.sentence.text) for each in near) and not _EXCEPTING.search(claim.text):
        return True
    if ours & _NOBODY and not theirs & _NOBODY and _NOT_ALL.search(support.passages[0].sentence.text):
        return True
    return bool(ours - theirs) and not theirs & _AS_MUCH


def _adds_for_good(claim: ParsedSentence, support: Support) -> bool:
    """Is it for ever where no passage says how long?"""
    if not _FOR_GOOD.search(claim.text):
        return False
    sentences = [passage.sentence for passage in support.passages]
    return not any(_FOR_GOOD.search(each.text) or each.lows & _WITHOUT_END for each in sentences)


def _is_outside_quotes(sentence: ParsedSentence, place: int) -> bool:
    return not any(quote.start <= place < quote.end for quote in sentence.quotes)


def _is_stronger(at: int, lemma: str, passage: Passage) -> bool:
    """Has the passage a weaker word of the scale, and not this one or another for it?"""
    steps = _steps().get(lemma)
    match = passage.alignment.matches.get(at)
    if not steps or (match and match.relation == "same"):
        return False
    lemmas = set(_lemmas(passage.sentence))
    return any(
        any(table[lemma] < step for lemma in lemmas if lemma in table)
        and not any(table[lemma] >= step for lemma in lemmas if lemma in table)
        for scale, step in steps.items()
        for table in (_scales()[scale],)
    )


@cache
def _acts() -> frozenset[str]:
    """The words of the verbs' scales."""
    rows = (row.removeprefix("v;") for row in rows_of("scales.txt") if row.startswith("v;"))
    return frozenset(word.strip() for row in rows for words in row.split(";") for word in words.split(","))


@cache
def _scales() -> tuple[dict[str, int], ...]:
    """Each scale as word to step."""
    rows = [row.split(";")[1:] for row in rows_of("scales.txt")]
    return tuple({word.strip(): step for step, words in enumerate(row) for word in words.split(",")} for row in rows)


@cache
def _steps() -> dict[str, dict[int, int]]:
    """Word to the scales it is on, with its step."""
    found: dict[str, dict[int, int]] = {}
    for number, scale in enumerate(_scales()):
        for word, step in scale.items():
            found.setdefault(word, {})[number] = step
    return found
