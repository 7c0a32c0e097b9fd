"""Is a text English, and is a sentence plainly not? Told by script and small words.

Whole English news articles have 40 to 51 % stop words by our list, and of 500 English texts down to
scraps of 20 words one has under 15 %; running French, German, Spanish and Dutch have 4 to 12 %. A text
of 8 to 19 words has an English stop word, and as many that are English alone as small words of other
languages: so it is with all 381 sentences of that length in the bodies of seeds/, and with 2,931 of 2,934
of other English articles. Shorter ones are judged by their script alone.

A sentence is foreign only by what it has: another script, or at least two small words of other languages and more
of them than of English ones. Of 62,800 sentences of seeds/ and of the labelled sets no English prose is.
"""

from collections.abc import Sequence

from summarizer.language.names import Name
from summarizer.language.quotes import Quote
from summarizer.language.words import STOP_WORDS, Word

FEWEST_STOP_WORDS = 0.15
_SHARED_FROM = 20  # words, from which on the share is judged
_JUDGED_FROM = 8
_FEWEST_SIGNS = 2  # small words that show another language
_FEWEST_WORDS = 3  # in another script
_LATIN_END = "\u024f"
# The commonest small words of German, French, Spanish, Italian, Portuguese, Dutch and Swedish that are no English
# words. Written small: names have them too, as in "La Paz".
_FOREIGN = frozenset(
    """der das und ist nicht ein eine einen einem einer mit für von dem den des zu auf auch nach sich bei
    le la les du et est dans une que qui pour sur pas par au aux ses avec sont
    el los las una por con para su del se es lo como más il di che della per sono nel
    da dos uma não em ao het een van niet op voor dat zijn aan och att som för är av ett""".split()
)
# More of them. Two in one sentence show another language, which one alone does not.
_MORE_FOREIGN = frozenset(
    """die zwei drei vor ihr ihre ihren ihrer seine seinen seiner sie wir wird werden wurde wurden hatte haben sind
    aus dass daß durch gegen zum zur vom beim noch nur oder aber wie kann zwischen über während seit wegen ohne
    bis sein hat les ces cette ce il elle ils nous vous ont été était leur leurs dont mais où selon après avant
    entre sous contre depuis comme qu fue han pero sus este esta sobre desde hasta según cuando donde también
    porque muy è gli nella alla dal dai delle degli dei sul sulla anche dopo tra questo questa stato stata hanno
    foi pelo pela aos nas nos mas pode também após até sua seu os zijn werd hij zij ook maar naar uit bij nog
    wordt worden heeft hebben tot geen deze dit als inte till från har ingen när efter mot blev ikke til fra ved
    jest się przez oraz został nie""".split()
)
# English stop words that are small words of one of those too, and so tell nothing where there are foreign ones.
_SHARED = frozenset("a am an as do had he her if in is me no of on once over so under was we will".split())


def is_english(words: Sequence[Word]) -> bool:
    """True for English, and for texts too short to tell that are in Latin script."""
    if _is_of_another_script(words):
        return False
    if len(words) < _JUDGED_FROM:
        return True
    stop_words = sum([word.low in STOP_WORDS for word in words])
    if len(words) < _SHARED_FROM:
        ambiguous = sum(word.low in _SHARED for word in words)
        return stop_words > 0 and stop_words - ambiguous >= sum(word.text in _FOREIGN for word in words)
    return stop_words >= FEWEST_STOP_WORDS * len(words)


def is_foreign(words: Sequence[Word], names: Sequence[Name], quotes: Sequence[Quote]) -> bool:
    """Is a sentence plainly of another language, whatever its names and its quotations have?"""
    if _is_of_another_script(words):
        return len(words) >= _FEWEST_WORDS
    signs = [word for at, word in enumerate(words) if _is_sign(word, is_first=at == 0)]
    if len(signs) < _FEWEST_SIGNS:
        return False
    quoted = {at for quote in quotes for at in range(quote.start, quote.end)}
    english = sum(word.low in STOP_WORDS and word.low not in _SHARED and word.start not in quoted for word in words)
    named = {word.start for name in names for word in name.words[1:]}  # "Ines de la Vega"
    # English has "café" and "façade" too, and may quote a foreign sentence.
    foreign = sum(
        word.start not in named and (not english or (word.text.isascii() and word.start not in quoted))
        for word in signs
    )
    return foreign >= _FEWEST_SIGNS and foreign > english


def _is_sign(word: Word, *, is_first: bool) -> bool:
    """Is it a small word of another language, or one in small letters with letters that English lacks?"""
    text = word.low if is_first else word.text
    if text in _FOREIGN or text in _MORE_FOREIGN:
        return text not in STOP_WORDS
    return not text.isascii() and text[0].islower() and any(letter > "\x7f" for letter in text if letter.isalpha())


def _is_of_another_script(words: Sequence[Word]) -> bool:
    texts = [word.text for word in words]
    letters = "".join(texts)
    if letters.isascii():
        return False
    latin = sum([len(text) for text in texts if text[0] <= _LATIN_END])
    return latin * 2 < len(letters)
