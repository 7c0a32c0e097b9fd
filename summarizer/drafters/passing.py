"""What a sentence says of a person in passing, as a statement of its own.

"Voss, who was charged in May, left" also says "Voss was charged in May". Takes only what happened and
can be looked up: an event with a figure, a date, a name or a matter of law. Not what somebody
is, has or is called, and not where somebody else may be saying it.
"""

import re
from collections.abc import Iterator

from summarizer.drafters.shortening import is_short_enough
from summarizer.drafters.verbs import EVENT, FINITE, SAYING, THEN_FINITE
from summarizer.language.parse import ParsedSentence

FEWEST_WORDS = 3  # of the clause

_WHO = re.compile(rf",\s+who\s+(?={FINITE})")
_SAID = re.compile(rf"\b{SAYING}\b")
_VERB = re.compile(rf"\s*{THEN_FINITE}")
_MARKS = " .!?…"
_NOT_THE_PERSON = frozenset("and or of at in from near like than the a an".split())  # "the head of Halvane, who"
_EVENT = re.compile(
    r"(?:(?:has|have|had|was|were|is|are) )?(?:(?:also|since|already|later|now|then|once) )?(?:been )?"
    rf"(?P<event>{EVENT})"
)
# Names given, lives led and what is only thought: nothing that happened on a day.
_NO_EVENT = frozenset(
    """dubbed nicknamed called labelled labeled graduated educated raised married trained worked lived studied moved
    grew wore led ran held kept runs holds leads expected believed alleged reported supposed rumoured considered
    regarded respected loved used supported based retired interested involved felt hoped""".split()
)
_LAW = re.compile(
    r"(?:was|were|is|are|has been|had been) (?:\w+ )?(?:charged|convicted|sentenced|acquitted|arrested|jailed"
    r"|indicted|sued|fined|banned|detained|extradited|impeached)\b|(?:is|was|has been|remains) under"
    r" (?:\w+ )?(?:sanctions|arrest|investigation|indictment)\b|faces \w"
)


def promoted(sentence: ParsedSentence) -> Iterator[str]:
    """The statements that the clauses in "who" make of a person whom the sentence names."""
    text = sentence.text
    if not is_short_enough(sentence):
        return
    for match in _WHO.finditer(text):
        name = _name_before(sentence, match.start())
        end = _end_of_relative(text, match.end())
        if name and end and not _SAID.search(text[: match.start()]) and _is_event(sentence, match.end(), end):
            yield f"{name} {text[match.end() : end]}."


def _is_event(sentence: ParsedSentence, start: int, end: int) -> bool:
    clause = sentence.text[start:end]
    if len(clause.split()) < FEWEST_WORDS:
        return False
    if _LAW.match(clause):
        return True
    event = _EVENT.match(clause)
    return event is not None and event["event"] not in _NO_EVENT and _can_be_looked_up(sentence, start, end)


def _can_be_looked_up(sentence: ParsedSentence, start: int, end: int) -> bool:
    """Does the stretch give a figure, a date or a name?"""
    places = (
        *(number.start for number in sentence.numbers),
        *(date.start for date in sentence.dates),
        *(name.words[0].start for name in sentence.names),
    )
    return any(start <= place - sentence.start < end for place in places)


def _name_before(sentence: ParsedSentence, at: int) -> str | None:
    """The name that ends here, when it is the person spoken of and outside quotations."""
    place = sentence.start + at
    if any(quote.start <= place <= quote.end for quote in sentence.quotes):
        return None
    for number, word in enumerate(sentence.words):
        if word.end == place:
            last = number
            break
    else:
        return None
    name = next((name for name in sentence.names if name.words[-1] == sentence.words[last]), None)
    if name is None:
        return None
    before = last - len(name.words)
    if before >= 0 and sentence.words[before].text.casefold() in _NOT_THE_PERSON:
        return None
    return sentence.text[name.words[0].start - sentence.start : at]


def _end_of_relative(text: str, at: int) -> int | None:
    """Where the clause ends: at the comma before the main statement's verb, else with the sentence."""
    comma = text.find(",", at)
    while comma > 0:
        if _VERB.match(text, comma + 1):
            return comma
        comma = text.find(",", comma + 1)
    return None if text.find(",", at) > 0 else len(text.rstrip(_MARKS))
