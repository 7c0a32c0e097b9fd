"""What a sentence tells, as concepts that other wordings of the same news share.

Names, figures, and pairs of content words at most `APART` words apart, so that a word put in between
or left out breaks few of them. A country is one word by any of its names, its people or its capital.
What a concept is worth is for the drafter to say.
"""

from collections.abc import Collection, Sequence

from summarizer.language.gazetteer import Known, country_of_capital
from summarizer.language.names import Name
from summarizer.language.numbers import Number
from summarizer.language.words import Word

APART = 3  # words between two that still make a pair
NAMED, COUNTED = "@", "#"  # open a concept that is a name, and one that is a figure


def concepts_in(
    words: Sequence[Word],
    known: Sequence[Known],
    names: Sequence[Name],
    numbers: Sequence[Number],
    *,
    stems: Collection[str],
) -> tuple[str, ...]:
    """The concepts of a sentence, each once, sorted: sums over them are the same in every run.

    `known` are the names of its words that the tables have, `stems` those of its content words.
    """
    tokens = _tokens(words, known, stems)
    named = {word.stem for name in names for word in name.words}
    pairs = {
        f"{first} {second}"
        for gap in range(1, APART + 1)
        for first, second in zip(tokens, tokens[gap:], strict=False)
    }
    told = (f"{NAMED}{token}" for token in tokens if token in named or token[0].isupper())
    return tuple(sorted({*pairs, *told, *(f"{COUNTED}{number.value}" for number in numbers)}))


def _tokens(words: Sequence[Word], known: Sequence[Known], stems: Collection[str]) -> list[str]:
    """The content words in order."""
    starting = {found.start: found for found in known}
    tokens, end = [], 0
    for at, word in enumerate(words):
        if at < end:
            continue
        if at in starting:
            tokens.append(starting[at].name)
            end = starting[at].end
        elif word.stem in stems:
            tokens.append((word.text[0].isupper() and country_of_capital(word.text)) or word.stem)
    return tokens
