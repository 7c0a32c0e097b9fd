"""Whose a thing is must be as the evidence has it: "Prague's engine" is not "Warsaw's engine".

Looks at names in the possessive before a noun that the nearest passage has too. A country, its capital and its
people are one owner. Says nothing where the evidence names no owner, or names the claim's beside the noun as well.
"""

from collections.abc import Iterator, Sequence

from summarizer.domain import Code
from summarizer.language.gazetteer import country_of, country_of_capital
from summarizer.language.parse import ParsedSentence
from summarizer.language.tokens import Token
from summarizer.language.words import without_possessive
from summarizer.ports import Story
from summarizer.verifiers.rules.evidence import NEARLY_ALL, Support
from summarizer.verifiers.rules.passages import Passage

_REACH = 5  # tokens from the owner to what is owned: "Prague's second-hand fire engine"


def check_owners(claim: ParsedSentence, support: Support, _story: Story) -> Iterator[Code]:
    """`entity_swapped` for a thing that the evidence gives to somebody else."""
    passage = support.passages[0] if support.passages else None
    if passage is None or support.share_in(passage) < NEARLY_ALL:
        return
    for owner in _owners(claim):
        if any(_is_anothers(claim, owner, thing, passage) for thing in _owned(claim, owner)):
            yield "entity_swapped"
            return


def _owners(sentence: ParsedSentence) -> Iterator[int]:
    return (at for at, token in enumerate(sentence.tokens) if _is_owner(token))


def _is_owner(token: Token) -> bool:
    return token.pos == "name" and without_possessive(token.low) != token.low


def _owned(sentence: ParsedSentence, owner: int) -> Iterator[int]:
    """The nouns right behind an owner, up to the head of the phrase."""
    for at in range(owner + 1, min(len(sentence.tokens), owner + 1 + _REACH)):
        token = sentence.tokens[at]
        if token.pos not in ("noun", "adj", "num") or token.before.strip(" -"):
            return
        if token.pos == "noun":
            yield at


def _is_anothers(claim: ParsedSentence, owner: int, thing: int, passage: Passage) -> bool:
    """Has the passage the thing with another owner, whom the claim does not name?"""
    matches, tokens = passage.alignment.matches, passage.sentence.tokens
    match = matches.get(thing)
    if match is None or match.relation != "same":
        return False
    told = {each.place for each in matches.values()}
    theirs = [each for each in _owners(passage.sentence) if match.place in _owned(passage.sentence, each)]
    return bool(theirs) and not any(
        not told.isdisjoint(_name(tokens, each)) or _country(tokens[each]) == _country(claim.tokens[owner])
        for each in theirs
    )


def _name(tokens: Sequence[Token], owner: int) -> range:
    """All of "Varo United's"."""
    first = owner
    while first > 0 and tokens[first - 1].pos == "name" and not tokens[first].before.strip():
        first -= 1
    return range(first, owner + 1)


def _country(owner: Token) -> str:
    """The country that a name stands for, else the name."""
    name = without_possessive(owner.word.text)
    return (country_of_capital(name) or country_of(name) or name).casefold()
