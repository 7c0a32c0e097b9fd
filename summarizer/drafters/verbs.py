"""Finite verbs, told by their form: where the subject of a statement ends, and what tells an event.

Patterns, not a parser: auxiliaries, the commonest irregular verbs, and words in -ed. They miss
verbs in -s that are also nouns ("plans" apart), which makes their users more careful, never less.
"""

import re

from summarizer.language.parse import ParsedSentence

_BEING = "has|have|had|is|are|was|were|will|would|can|could|may|might|must|should|did|does|do"
_STATIVE = "knew|stood|wants|hopes|remains|includes|means|keeps|needs|argues|believes|expects|said|says|told|thought"
_IRREGULAR = (
    "began|became|broke|bought|brought|built|came|chose|cut|drew|fell|felt|fled|found|gave|got|grew|held|hit|kept|led|left"
    "|let|lost|made|met|paid|put|ran|rose|sank|sat|saw|sent|set|shot|sold|spent|spoke|struck|swore|took|went|won"
    "|wore|wrote|takes|makes|comes|goes|runs|holds|plans|faces|gives|allows|shows|leaves|seeks"
)
_REGULAR = r"(?!hundred|speed|seed|need)\w{2,}ed\b"

FINITE = rf"(?:(?:{_BEING}|{_STATIVE}|{_IRREGULAR})\b|{_REGULAR})"
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


def tells_a_state(sentence: ParsedSentence) -> bool:
    """Does it tell how things stand, or what somebody wants or is going to do, rather than what happened?"""
    end = sentence.words[:_NEAR][-1].end
    verbs = [verb.start() + sentence.start for verb in _STATE.finditer(sentence.text, 0, end - sentence.start)]
    return any(not any(quote.start <= verb < quote.end for quote in sentence.quotes) for verb in verbs)
