"""Finite verbs, told by their form: where the subject of a statement ends, and what tells an event.

Patterns, not a parser: auxiliaries, the irregular verbs, and words in -ed. They miss
verbs in -s that are also nouns ("plans" apart), which makes their users more careful, never less.
"""

import re

from summarizer.language.parse import ParsedSentence
from summarizer.language.past_forms import PLAIN_PAST

_BEING = "has|have|had|is|are|was|were|will|would|can|could|may|might|must|should|did|does|do"
_STATIVE = (
    "knew|stood|meant|understood|wants|hopes|remains|includes|means|keeps|needs|argues|believes|expects|said|says|told"
    "|thought"
)
_IRREGULAR = (
    f"{'|'.join(sorted(PLAIN_PAST.difference(_BEING.split('|'), _STATIVE.split('|'))))}|cut|hit|let|put|set"
    "|takes|makes|comes|goes|runs|holds|plans|faces|gives|allows|shows|leaves|seeks"
)
_REGULAR = r"(?!hundred|speed|seed|need)\w{2,}ed\b"

FINITE = rf"(?:(?:{_BEING}|{_STATIVE}|{_IRREGULAR})\b|{_REGULAR})"
# With a word of time before it, or without.
THEN_FINITE = rf"(?:(?:also|later|now|then|never|still) )?{FINITE}"
# What happens or happened, and not what is, has, may be or is said.
EVENT = rf"(?:(?:{_IRREGULAR})\b|{_REGULAR}|(?:will|would) (?!be\b|have\b|not\b)\w+)"
# Who says it, when it is not the writer.
SAYING = (
    r"(?:said|says|say|told|tells|added|adds|announced|stated|states|warned|warns|argued|argues|insisted|wrote|noted"
    r"|explained|confirmed|quoted|believes?|thinks?|estimates?d?|expects?|shows?|showed|suggests?|suggested|put it"
    r"|acknowledged|admitted|conceded|testified|predict(?:s|ed)|forecasts?|calculate[sd]?|described?s?)"
)
_NEAR = 14  # words from the beginning of a sentence within which its own verb stands, as a rule
_STATE = re.compile(
    r"\b(?:is|are|has|have|will|can|may|wants?|hopes?|remains?|still|now|demands?|plans?|expects?"
    r"|awaits?|faces|holds|keeps|leads|needs|seeks|stands|stays)\b"
)
_NOT = "(?:not|never|yet to)"
# What is known, held, wanted or expected of the moment, in reported speech too ("said the cause was not known"):
# another day may know better, want something else or have seen it come.
OF_THE_MOMENT = re.compile(
    rf"\b(?:is|are|was|were|remains?|remained)(?: still| so far| {_NOT})*"
    r" (?:not(?: yet)? (?:known|clear|certain|identified|found)|unknown|unclear|uncertain|unidentified|missing|likely"
    r"|unlikely|possible|expected|due|under (?:\w+ )?pressure|in (?:the )?lead|ahead|confident|optimistic|hopeful"
    r"|willing|reluctant|considering|preparing|planning|hoping"
    r"|in (?:an? )?(?:critical|serious|stable|grave) condition|fighting for (?:his|her|their))\b"
    r"|\b(?:thought|believed|understood|reported|said|known) to be (?:considering|preparing|planning)\b"
    r"|\b(?:do|does|did) not(?: yet)? know\b|\bno longer (?:rules?|ruled|thinks?|thought)\b|\b(?:rules?|ruled) out\b"
    r"|\b(?:has|have|had|expressed) (?:full|every|complete|no) confidence in\b|\bstands? by\b|\bstood by\b"
    r"|\b(?:keeps?|holds?|leads?|trails?|heads?) (?:the|his|her|their|its|by|with)\b[^,;]{0,40}\b(?:lead|points?"
    r"|seconds?|votes?|minutes?)\b"
    r"|\b(?:wants?|wanted|hopes?|hoped|demands?|seeks?|plans?|planned|intends?|intended|aims?|expects?|expected|awaits?"
    r"|needs?|refuses?|threatens?|considers?|urges?)\b(?! by\b)"
)
# What is paid on an exchange, which moves every day.
MOVED = re.compile(
    r"\b(?:[Ss]hares?|[Ss]tocks?|index|bonds?|yields?)\b[^;]{0,60}\b(?:fell|rose|lost|gained|closed|dropped|climbed|jumped|slid"
    r"|shed|gave up|up|down)\b"
)


def tells_a_state(sentence: ParsedSentence) -> bool:
    """Does it tell how things stand, or what somebody wants or is going to do, rather than what happened?"""
    end = sentence.words[:_NEAR][-1].end - sentence.start
    return _is_found(_STATE, sentence, end) or _is_found(OF_THE_MOMENT, sentence, end)


def _is_found(pattern: re.Pattern[str], sentence: ParsedSentence, end: int) -> bool:
    """Does it stand outside quotations, before that place?"""
    places = (match.start() + sentence.start for match in pattern.finditer(sentence.text, 0, end))
    return any(not any(quote.start <= place < quote.end for quote in sentence.quotes) for place in places)
