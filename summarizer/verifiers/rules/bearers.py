"""Which name the articles give to "the regulator" or "the union", by an apposition.

"Gridwatch, the regulator, said" and "The union, Forum, said": of persons and their offices more is known, see
`language/people.py`.
"""

import re
from collections import defaultdict
from collections.abc import Mapping

from summarizer.language.words import content_stems, stem, words_in
from summarizer.ports import Story

_NAME = r"(?P<name>[A-Z][\w&’'-]*(?:\s[A-Z][\w&’'-]*){0,3})"
_KIND = r"(?:[\w’'-]+\s){0,3}?(?P<noun>[a-z]{3,})"
_BEHIND = re.compile(rf"\b{_NAME},\sthe\s{_KIND}(?=[,.;]|\s(?:of|for|that|which)\b)")
# Not "after talks with the union, Norline, ..." nor "a spokesman for the union, Nils Voss".
_BEFORE = re.compile(rf"(?:^|\b(?:[Aa]ccording\sto|by|and|said)\s)[Tt]he\s{_KIND},\s{_NAME}(?=[,.;]|$)")


def bearers(story: Story) -> Mapping[str, frozenset[str]]:
    """By the stem of a noun, the stems of the names that the articles say are it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for parsed in story.originals:
        for sentence in parsed.sentences:
            if ", " in sentence.text:
                for match in (*_BEHIND.finditer(sentence.text), *_BEFORE.finditer(sentence.text)):
                    found[stem(match["noun"])] |= content_stems(words_in(match["name"]))
    return {noun: frozenset(names) for noun, names in found.items()}
