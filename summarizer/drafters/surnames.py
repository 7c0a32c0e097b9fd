"""Call people whom the brief has introduced by their surname, as the articles do.

Only where nobody and nothing else in the story bears it, and outside quotations. A title goes too when the brief has
given it, and so does an apposition of which it has told every word; a new one stays: "Mayor Voss".
"""

import re
from collections.abc import Collection
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from summarizer.drafters.cast import Introduction
from summarizer.drafters.wordings import Wording
from summarizer.language.descriptions import is_form, whole_title
from summarizer.language.gazetteer import humans, title_ends
from summarizer.language.parse import ParsedSentence, parse_sentence
from summarizer.language.sightings import Sighting, sightings_in
from summarizer.language.words import without_possessive, words_in

_BELONGING = re.compile(
    r"(?:\b(?:the|an?|his|her|its|their|our|my|your|whose|another|and|named|called)|['’]s?)\s$", re.IGNORECASE
)
_IN_FRONT = re.compile(r"(?P<what>[^,;:.“”\"]+),\s$")


class Sighted(NamedTuple):
    """A sentence by itself, and every name in it."""

    sentence: ParsedSentence
    sightings: tuple[Sighting, ...]


@lru_cache(maxsize=1024)
def sighted(text: str) -> Sighted:
    """The sentence read once, however often it is looked at while it is fitted."""
    sentence = parse_sentence(text)
    return Sighted(sentence, sightings_in(sentence.text, sentence))


def called_shortly(wording: Wording, person: Introduction, told: Collection[str]) -> Wording:
    """The wording with the person's surname for the full name; `told` are the stems that the brief told of them.

    Where others are called so too, only without a title that the brief has given.
    """
    if wording.undenied:  # what answers it stands in its own words, for the guard to find
        return wording
    sentence, sightings = sighted(wording.text)
    text = sentence.text
    for sighting in reversed(sightings):
        if not sighting.is_quoted and not sighting.after_the and sighting.keys == person.key:
            text = _shortened(text, sentence, sighting, person.short, told)
    return (
        wording if text == sentence.text else replace(wording, sentence=parse_sentence(text[:1].upper() + text[1:]))
    )


def _shortened(
    text: str, sentence: ParsedSentence, sighting: Sighting, short: str | None, told: Collection[str]
) -> str:
    front, name, end = sentence.text[: sighting.start], sighting.words[0].start, end_of(sighting)
    start, title = name, whole_title(sighting, sentence) if sighting.before else ""
    if title and not is_form(sighting.before) and _is_known(title, told):
        begin = sentence.text[:name].rstrip().removesuffix(title)
        start = name if _BELONGING.search(begin) else len(begin)
    if short is None:
        return text[:start] + text[name:]
    before = _IN_FRONT.search(front)
    if before and not title and _names_a_person(before["what"]) and not _is_known(before["what"], told):
        return text  # "Voss's husband, Jan Roe," tells who he is
    behind = re.match(r",\s(?P<what>[^,;.“”\"]+)(?P<mark>[,.;])", sentence.text[end:])
    if behind and sighting.until > sighting.end and _is_known(behind["what"], told):
        kept = "" if behind["mark"] == "," else behind["mark"]
        return text[:start] + short + kept + text[end + behind.end() :]
    return text[:start] + short + text[end:]


def _names_a_person(words: str) -> bool:
    return any(word in humans() or word in title_ends() for word in words.casefold().split())


def end_of(sighting: Sighting) -> int:
    """Where the name ends, before "'s"."""
    last = sighting.words[-1]
    return last.start + len(without_possessive(last.text))


def _is_known(words: str, told: Collection[str]) -> bool:
    return all(word.is_stop or word.stem in told for word in words_in(words))
