"""What leaves out a word that the sentence before had: "wants two", "was less sure", "credits the mayor".

A sentence torn from its place would say it of something else. Never looks inside quotation marks.
"""

import re

from summarizer.drafters.pronouns import is_plural
from summarizer.drafters.told import Told
from summarizer.language.clauses import Phrase, Predicate
from summarizer.language.words import holds_any

_YEARS = range(1500, 2101)
# Done to people, who need no word: "killed five", "Twelve were hurt".
_OF_PEOPLE = frozenset(
    """kill injure hurt wound arrest detain evacuate rescue die charge infect vote attend survive flee drown sentence
    convict free release employ dead miss discharge hospitalize hospitalise""".split()
)
_WANTS = frozenset("want demand seek need expect offer ask get count choose request".split())
# A score, an age, an hour or a mark.
_REACHES = frozenset(
    """be turn reach hit pass total exceed average near top number mark become score strike make win take rate say
    have""".split()
)
_HOLDS_TO = frozenset(("stand", "stick"))  # "by three", "to it"
_NUMBERS = frozenset("number figure count total tally toll turnout".split())
_FOR_ONE = re.compile(r"\b(?:for|of|with|to|by|in) one (?:which|that|who)\b")
_A_THING = re.compile(r"\b[Aa]n? [a-z]")
_OF_THE_NUMBER = re.compile(r"\b[Oo]f the $")
_FIRST_WAS = re.compile(
    r"(?:First|Second|Third|Fourth|Fifth|Last|Next) (?:was|were|came|is|are)\b"
    r"|The (?:first|second|third|fourth|fifth|sixth|last)(?:,| (?:was|is|has|had|did|will|came|went|said|says)\b)"
)
# "Some 1,400 of them had got away": of whom?
_OF_THEM = re.compile(r"(?:\S*[^\s,] ){1,4}of (?:them|these|those|it)\b")
# Without "than", in what it is more or less than whom?
_COMPARES = re.compile(r"\b(?:is|are|was|were|be|been) (?:much |even |far )?(?:less|more) [a-z]+(?=[,;:.]|$)")
_CARRIES_ON = re.compile(
    r"\b(?:something|somebody|someone|somewhere) else(?=[,;.]|$)"
    r"|\b(?:has|have|had|gives?|gave|tells?|told|names?|named) (?:an?|another) (?:different|other) [a-z]+(?=[,;.]|$)"
    r"|\btherefore\b|\btoo(?=,|\.?$)|, for (?:his|her|its|their) part,"
    r"|\bthat (?:long|far|much|many|late|early|soon)\b"
)
# "A ruling is expected on Friday": on what?
_IS_EXPECTED = re.compile(
    r"An? (?:[a-z]+ ){1,4}(?:is|are|was|were) (?:expected|due|awaited|planned)\b(?! to (?!be\b))[^,;]{0,30}$"
)
# For what, and to what?
_CREDITS = re.compile(r"\b(?:credit(?:s|ed)?|blame[sd]?(?= [A-Z])) (?:[A-Z]|the\b|an?\b|its?\b)")
_FOR_WHAT = re.compile(r"\b(?:for|with|on|over|after|that)\b")
# "Kron's shows 6 percent": her what?
_OF_NOTHING = re.compile(
    r"[A-Z][\w-]*['’]s (?:shows?|showed|says?|said|counts?|counted|found|finds?|puts?|gave|gives?|lists?|listed"
    r"|stands?|stood|came|may|might|could|would|can|should|must)\b"
)
# Who, of what, for what, or beside whom, the sentence before said.
_LEFT_OUT = re.compile(
    r"^[A-Z][\w-]*['’]s, (?:which|who)\b"
    r"|^\w+ [a-z]+ alone (?:belong|are|were|account|cost|make|made)"
    r"|\banother\.?$|\b(?:was|were) asked (?:about|if|whether|wh(?:at|en|ere|ich|o|y)|how)\b[^,;]*$"
    r"|\banother of (?:its|their|his|her) (?:own\b|\w+[.,;])"
    r"|^(?:One|Another) (?:[a-z]+ )?who [^,;]{1,60} (?:is|was) (?:[A-Z][\w-]+ ?){1,3}(?:[.,]|$)"
    r"|\bthe (?:first|last|next|second|third) one\b"
    r"|\btakes? over(?= on\b|[.,;])|\bto apply(?=[.,;]|$)"
    r"|\b(?:[2-9]\d*|\d[\d,]{2,}) pieces\b(?! of\b)"
    r"|\bstopped short of \w+ing (?:it|that|this)\b"
)
# "Halvane gained 1.5 percent.": its shares did, or its sales.
_MOVED_ONLY = re.compile(
    r"^(?:[A-Z][\w’'-]+ ){1,3}(?:gained|lost|rose|fell|dropped|added|shed|climbed) (?:by )?\d[\d.,]* percent\.?$"
)
_CAME_CLOSE = re.compile(r"\b(?:came|comes?) (?:very )?close(?=[.,;]|$)")
# "Two million do not": do not what?
_ENDS_ON_AN_AUXILIARY = re.compile(
    r"\b(?:do|does|did|is|are|was|were|has|have|had|will|would|can|could)(?: not|n['’]t)\.$"
)
_PERIOD = r"(?:an?|two|three|four|five|six|seven|eight|nine|ten|\d{1,3}) (?:second|minute|hour|day|week|month|year)s?"
_LATER = re.compile(
    rf"\b(?:{_PERIOD}|\d{{2,4}} years) (?:later|earlier|before|afterwards?)"
    r"(?=[,;.]|$| (?:and|with|when|by|in|at|from)\b)"
)
_FROM_THEN = re.compile(r"(?:\b(?:from|than|as|to|against|with)|[^\w\s]) ?$")
_JOINS = (" and ", " but ", " when ", " after ", " before ", " who ", " which ", ", ")


def is_elliptic(told: Told) -> bool:
    """Does it count, compare or time something by what only another sentence says?"""
    text = told.text
    return bool(
        _FIRST_WAS.match(text)
        or _OF_THEM.match(text)
        or _is_one_of_the_unnamed(text)
        or _CARRIES_ON.search(text)
        or (_COMPARES.search(text) and " than " not in text)
        or (_IS_EXPECTED.match(text) and not told.named)
        or _credits_for_nothing(told)
        or _CAME_CLOSE.search(text)
        or _OF_NOTHING.search(text)
        or _LEFT_OUT.search(text)
        or _MOVED_ONLY.match(text)
        or (_ENDS_ON_AN_AUXILIARY.search(text) and len(told.sentence.clauses.predicates) == 1)
        or _counts_from_before(told)
        or _counts_the_unnamed(told)
    )


def _is_one_of_the_unnamed(text: str) -> bool:
    """Is it "for one which", with nothing before that one could be?"""
    match = _FOR_ONE.search(text)
    return bool(match and not _A_THING.search(text, 0, match.start()))


def _credits_for_nothing(told: Told) -> bool:
    match = _CREDITS.search(told.text)
    return bool(match and not _FOR_WHAT.search(told.text, match.end()))


def _counts_from_before(told: Told) -> bool:
    """Is it "two days later", with nothing before that in the sentence to count from?"""
    match = _LATER.search(told.text)
    if not match or _FROM_THEN.search(told.text[: match.start()]):
        return False
    first = told.words[told.verb].start - told.sentence.start if told.verb < len(told.words) else 0
    place = told.sentence.start + match.start()
    is_dated = any(date.start < place for date in told.sentence.dates)
    return not is_dated and not holds_any(told.text[first : match.start()], _JOINS)


def _counts_the_unnamed(told: Told) -> bool:
    """Is a figure of what it does not say wanted, done or spoken of?"""
    if not told.sentence.numbers:
        return False
    if _is_of_a_number(told):
        return True
    first = told.sentence.numbers[0]
    if first.unit is not None or first.noun is not None or first.value in _YEARS:
        return False  # before its clauses are read: no other figure counts the unnamed
    acts = told.sentence.clauses.predicates
    return any(
        ((act.lemma in _WANTS or _may_count(told, act)) and any(_is_bare(told, each) for each in act.objects))
        or (_holds_to_something(told, act) and any(_is_bare(told, each.phrase) for each in act.obliques))
        or (_is_told_of_something(act) and any(_is_bare(told, each) for each in act.subject))
        for act in acts
    )


def _may_count(told: Told, act: Predicate) -> bool:
    """Is it "cancelled nine", with nothing before it that there are several of?"""
    if act.kind != "finite" or act.lemma in _OF_PEOPLE | _REACHES:
        return False
    before = [token for token in told.sentence.clauses.tokens[: act.start] if token.pos == "noun"]
    return not any(is_plural(token.low) for token in before)


def _holds_to_something(told: Told, act: Predicate) -> bool:
    """Does somebody stand by three, and not the number of something at 23?"""
    subject = (told.sentence.clauses.tokens[each.head].low for each in act.subject)
    return act.lemma in _HOLDS_TO and _NUMBERS.isdisjoint(subject)


def _is_told_of_something(act: Predicate) -> bool:
    """Not "Two were hurt" at the opening, nor "a woman of 33 who used to work"."""
    return act.start > 1 and act.kind == "finite" and act.lemma not in _OF_PEOPLE


def _is_of_a_number(told: Told) -> bool:
    """Is it "of the 19", with no word for whom?"""
    return any(
        number.noun is None
        and number.unit is None
        and _OF_THE_NUMBER.search(told.text[: number.start - told.sentence.start])
        for number in told.sentence.numbers
    )


def _is_bare(told: Told, phrase: Phrase) -> bool:
    """Is the phrase the first figure of the sentence alone, and no age between commas?"""
    if phrase.end - phrase.start != 1:
        return False
    token = told.sentence.clauses.tokens[phrase.head]
    if token.before.startswith(",") and told.sentence.text[token.word.end - told.sentence.start :].startswith(","):
        return False
    return told.sentence.numbers[0].start == token.word.start
