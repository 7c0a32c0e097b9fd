"""Is a text English? Told by its script and by the share of English stop words.

Whole English news articles have 40 to 51 % stop words by our list, and of 500 English texts down to
scraps of 20 words one has under 15 %; running French, German, Spanish and Dutch have 4 to 12 %. Texts
of under 20 words are judged by their script alone.
"""

from collections.abc import Sequence

from summarizer.language.words import STOP_WORDS, Word

FEWEST_STOP_WORDS = 0.15
_JUDGED_FROM = 20  # words
_LATIN_END = "\u024f"


def is_english(words: Sequence[Word]) -> bool:
    """True for English, and for texts too short to tell that are in Latin script."""
    letters = sum(len(word.text) for word in words)
    latin = sum(len(word.text) for word in words if word.text[0] <= _LATIN_END)
    if latin * 2 < letters:
        return False
    stop_words = sum(word.text.casefold() in STOP_WORDS for word in words)
    return len(words) < _JUDGED_FROM or stop_words >= FEWEST_STOP_WORDS * len(words)
