"""What an article does not let stand alone, by the sentence behind it.

A feature opens with somebody whom nobody else names and goes on with "She": without what follows, it tells nothing.
And "That is what the judge's opinion says", "Whether that holds, nobody knows" take back what the sentence before
seemed to tell as a fact.
"""

import re

from summarizer.language.parse import ParsedArticle, ParsedSentence
from summarizer.ports import Story

_FEWEST_ORIGINALS = 3  # of a story, so that one who is named by one of them alone is nobody of the story's
_TAKES_BACK = re.compile(
    r"(?:That|This|So|Such),? (?:at least,? )?(?:is|was|says?|said) (?:what|how|the version|at least)\b"
    r"|(?:That|This|So) (?:says|said|claims|claimed)\b|That, at least, is\b"
    r"|Whether (?:that|this|it) (?:is|was|will|also|still|holds|happened|applies)\b"
    r"|(?:But )?(?:Nobody|No one|Nothing) (?:else )?(?:confirm|saw|support)\w*\b"
    r"|(?:None|Little|Not all) of (?:that|this|it) (?:is|was|holds|has)\b"
    r"|Officially,? (?:\w+ ){1,3}(?:is|are|was|has)\b"
)
_FULL_NAME = 2  # words
_OF_A_PERSON = re.compile(r"\b(?:[Ss]he|[Hh]e|[Hh]er|[Hh]is)\b")
_GOES_ON = re.compile(r"(?:She|He|They|Her|His|It)\b")


def taken_back(article: ParsedArticle, sentence: ParsedSentence) -> bool:
    """Does the next sentence of the paragraph say that it is only somebody's word, or may not be so?"""
    following = _next(article, sentence)
    return following is not None and bool(_TAKES_BACK.match(following.text)) and not sentence.attributions


def is_anecdote(article: ParsedArticle, sentence: ParsedSentence, story: Story) -> bool:
    """Is it the opening of a feature, about somebody whom no other article names?"""
    if not article.statements or sentence is not article.statements[0] or sentence.attributions:
        return False
    following = _next(article, sentence)
    if following is None or not _GOES_ON.match(following.text) or len(story.originals) < _FEWEST_ORIGINALS:
        return False
    first = next(iter(article.people.sightings[sentence.index]), None)
    if first is None or first.start != sentence.start or first.before or len(first.words) < _FULL_NAME:
        return False
    is_person = first.keys in article.people.by_key or _OF_A_PERSON.search(following.text)
    surname = first.keys[-1]
    return bool(is_person) and not any(surname in other.folded for other in story.originals if other is not article)


def _next(article: ParsedArticle, sentence: ParsedSentence) -> ParsedSentence | None:
    """The next of the same paragraph."""
    following = article.sentences[sentence.index + 1 : sentence.index + 2]
    return following[0] if following and following[0].paragraph == sentence.paragraph else None
