"""Things a sentence speaks of as known though it does not say which: "the offer", "the company".

What follows ("the offer of two ships"), a name in it, an owner or an earlier mention says which.
So does the world, of some: "the government". Errs where it must by turning away at the opening of a
sentence and letting pass behind its first clause, where "the move" is what was just told.
"""

import re
from collections.abc import Collection

from summarizer.drafters.told import Told
from summarizer.language.gazetteer import humans
from summarizer.language.lexicon import entry
from summarizer.language.names import CALENDAR
from summarizer.language.verbs_of_saying import ONCE_NAMED
from summarizer.language.words import STOP_WORDS, stem, without_possessive

_INTRODUCED_WITHIN = 10  # words: "the gate" alone is unknown, "the gate of the Corrin Dam" is not
_EVENTS = frozenset(
    stem(word)
    for word in """visit trip meeting talks summit deal offer plan proposal ruling decision move claim allegation
    accusation report figure share incident case hearing agreement order request document question measure
    announcement complaint dispute footage invitation inquiry judgment lawsuit letter message negotiation payment
    statement study survey verdict warning suit assessment difference""".split()
)
# Adjectives that say nothing of which one is meant.
_EMPTY = frozenset(
    """new recent latest whole entire final planned proposed alleged two three last previous initial original other
    next upcoming current historic landmark larger smaller merged same said full second""".split()
)
_SAYS_WHICH = frozenset(
    "of to by between that for with against over from about into who whether among involving worth near".split()
)
_OF_A_KIND = frozenset("of on for against".split())  # with a bare noun behind it
_SOMEBODY = frozenset(("person", "group"))  # classes of nouns
_SAYS_WHERE = frozenset("on in at".split())  # unless a day follows: "disclosed the offer on Tuesday"
_FURTHER = re.compile(r"^\s*(?:[,–—-]+\s*)(?:which|who|where|an?|the|worth|his|her|its|their)\b")
_TAKEN_PART = re.compile(r"\w+ed|made|held|sent|set|put|struck|written|taken|given|known|seen|won|begun")
_CIRCUMSTANCES = frozenset("after before during of at in since until following throughout amid outside".split())
_ENDS_A_NOUN = re.compile(r"\w+(?:ed|ly|ing)$")
_OPENERS = frozenset(
    """after before during following since at in on amid despite under with for from to by due because while when
    as until upon over within throughout""".split()
)
_OPENED_BY_A_PART = re.compile(r"(?:[A-Z]\w+ed|Born|Built|Known)\b[^,~]{1,120}, the ")
_CONDITIONS = frozenset("if unless until when once should".split())
_ASIDE = frozenset("because although though whereas unless if".split())  # a name behind it says not which
_NEAR = 4  # words from the first verb: "says that the figure", "called the visit"
_TIMES = frozenset(
    """morning afternoon evening night day week weekend month year years months weeks summer winter spring autumn
    end past future world meantime north south east west first last second country city region sea air sun""".split()
)
_BODIES = ONCE_NAMED | {"brand", "car", "ship", "device"}
# Called by the noun of their name; "the company" may be any that was named.
_OF_A_NAME = frozenset(
    stem(word)
    for word in "agency committee council union board court ministry authority commission federation".split()
)
_KNOWN_BY_THEMSELVES = frozenset(
    "government police army military parliament navy prosecution defence defense".split()
)
# "The weather service", "the electoral commission"
_PUBLIC = frozenset(
    """service ministry office department agency police commission inspectorate regulator authority""".split()
)
_TOLLS = re.compile(
    r"The (?:confirmed |official |provisional )?(?:(?:death )?toll|number of (?:the |people |confirmed )?"
    r"(?:dead|deaths|killed|injured|missing|victims|infected))\b"
)


def speaks_of_the_unknown(told: Told, met: Collection[str] = ()) -> bool:
    """Does a definite noun at the opening, or an event in the first clause, stay a riddle?

    `met` are the stems of nouns that the reader has met before.
    """
    return (
        _opens_with_it(told, met)
        or _comes_after_an_opening(told, met)
        or any(_is_unknown_event(told, at, met) for at in _articles(told))
        or _opens_with_its_body(told, met)
    )


def _opens_with_it(told: Told, met: Collection[str]) -> bool:
    """Which offer, in "The offer was made in court"? A name before the verb would say."""
    if told.words[0].text != "The" or len(told.words) < 2 or not told.words[1].text.islower():
        return False
    aside = next((at for at in range(2, len(told.low)) if told.low[at] in _ASIDE), len(told.low))
    end = max(min(told.verb, aside, _verb_of_the_present(told)), 2)
    opening = range(1, min(end, _INTRODUCED_WITHIN))
    if any(told.words[at].text[0].isupper() and told.low[at] not in CALENDAR for at in opening):
        return False
    head = _head(told, end)
    is_known = _TOLLS.match(told.text) or _is_public(told, end) or told.words[head].stem in met
    return not (is_known or _is_of_something_new(told, head) or _is_of_a_kind(told, head))


def _verb_of_the_present(told: Told) -> int:
    """Where "show" stands in "The letters show that Voss knew": no such verb looks like one by itself.

    Whoever is named behind it may be known for whom "the league accuses".
    """
    clauses = told.sentence.clauses
    acts = (each for each in clauses.predicates if each.kind == "finite" and each.tense == "present")
    start = next((clauses.tokens[each.start].word.start for each in acts), told.sentence.end)
    verb = next((at for at, word in enumerate(told.words) if word.start >= start), len(told.words))
    head = max(verb, 2) - 1
    while head > 1 and told.low[head] in STOP_WORDS:  # "the office now confirms"
        head -= 1
    known = entry(told.words[head].stem) or entry(told.low[head])
    return len(told.words) if known and known.classes.get("n") in ("group", "person") else verb


def _head(told: Told, verb: int) -> int:
    """Index of the noun in "The strike committee of the union approved": before the verb or what says which."""
    says_which = (
        at for at in range(2, verb) if told.low[at] in _SAYS_WHICH | _SAYS_WHERE or told.gap(at - 1).strip()
    )
    return min(next(says_which, verb), len(told.words)) - 1


def _is_of_something_new(told: Told, head: int) -> bool:
    """Is it "the start of 22 cranes", "the death of a nurse"? What is counted, or has "a", was not told before."""
    if told.low[head + 1 : head + 2] != ("of",) or head + 2 >= len(told.words):
        return False
    place = told.words[head + 2].start
    counted = {number.start for number in told.sentence.numbers if number.noun is not None and number.unit is None}
    return told.low[head + 2] in ("a", "an") or place in counted


def _is_of_a_kind(told: Told, head: int) -> bool:
    """Is it "the duty on fuel" or "the number of people hurt", and no "head of security"?"""
    if head + 2 >= len(told.words) or told.low[head + 1] not in _OF_A_KIND or told.gap(head).strip():
        return False
    known = entry(told.low[head]) or entry(told.words[head].stem)
    is_thing = told.low[head] not in humans() and known is not None and known.classes.get("n") not in _SOMEBODY
    return is_thing and told.words[head + 2].text.islower() and told.low[head + 2] not in STOP_WORDS


def _is_public(told: Told, verb: int) -> bool:
    """Is there one of it where the news comes from: "the government", "the weather service"?"""
    subject = told.low[1:verb]
    if subject[0] in _KNOWN_BY_THEMSELVES:
        return True
    return (
        len(subject) in (2, 3)
        and subject[-1] in _PUBLIC
        and subject[0] not in _EMPTY | STOP_WORDS
        and (not _ENDS_A_NOUN.match(subject[0]))
    )


def _comes_after_an_opening(told: Told, met: Collection[str]) -> bool:
    """Which, in "On Monday the student used" and "After the haircut, Voss"?"""
    if _OPENED_BY_A_PART.match(told.text):
        start = told.text.index(", the ") + told.sentence.start
        at = next((at for at, word in enumerate(told.words) if word.start > start), len(told.words))
        return _is_bare_body(told, at, met)
    if told.low[0] not in _OPENERS:
        return False
    at = 2 if told.low[:2] in (("ahead", "of"), ("due", "to"), ("because", "of")) else 1
    if told.low[at : at + 1] == ("the",) and _is_bare_circumstance(told, at):
        return True
    subject = next((each for each in range(at, min(len(told.low), 12)) if _begins_subject(told, each)), None)
    return (
        subject is not None and not any(each < subject for each in told.named) and _is_bare_body(told, subject, met)
    )


def _begins_subject(told: Told, at: int) -> bool:
    return told.low[at] == "the" and ("," in told.gap(at - 1) or told.low[at - 1] in CALENDAR)


def _is_bare_circumstance(told: Told, at: int) -> bool:
    """Does nothing say which, as in "After the haircut, Voss"?"""
    if at + 2 >= len(told.words) or not told.words[at + 1].text.islower() or told.low[at + 1] in _TIMES | _EMPTY:
        return False
    if _is_explained(told, at + 1):
        return False
    follows = told.words[at + 2].text
    ends = told.gap(at + 1).startswith(",") or told.low[at + 2] in ("the", "a", "an") or follows[0].isupper()
    return ends and not (at + 2 in told.named and not told.gap(at + 1).startswith(",") and follows.isupper())


def _is_bare_body(told: Told, article: int, met: Collection[str]) -> bool:
    """Has a subject such as "the company" nothing behind it but the verb or a comma?"""
    at = article + 1
    while at < len(told.low) - 1 and told.low[at] in _EMPTY:
        at += 1
    if at + 1 >= len(told.low) or told.low[at] in _KNOWN_BY_THEMSELVES or told.is_owner(at):
        return False
    if told.words[at].stem in met:
        return False
    is_someone = told.low[at] in _BODIES or told.low[at] in humans() or told.words[at].stem in _EVENTS
    return is_someone and told.words[at].text.islower() and not _is_explained(told, at) and _ends_here(told, at)


def _articles(told: Told) -> list[int]:
    """Where "the" stands at the first verb: further on, "the move" may be what was just told."""
    if told.low[0] in _CONDITIONS:
        return []
    found = []
    for at in range(1, min(told.verb + _NEAR, len(told.low))):
        if at > told.verb and "," in told.gap(at - 1):
            break
        if told.low[at] == "the":
            found.append(at)
    return found


def _is_unknown_event(told: Told, article: int, met: Collection[str]) -> bool:
    if told.low[article - 1] in _CIRCUMSTANCES:
        return False
    at = article + 1
    while at < len(told.low) - 1 and told.low[at] in _EMPTY:
        at += 1
    if at >= len(told.low) or told.words[at].stem not in _EVENTS or not told.words[at].text.islower():
        return False
    is_known = told.is_owner(at) or told.is_met(at, before=article) or _is_explained(told, at)
    is_known = is_known or told.words[at].stem in met
    return not is_known and _ends_here(told, at)


def _opens_with_its_body(told: Told, met: Collection[str]) -> bool:
    """Which, in "The committee's leader, Ida Kron"? An earlier sentence would have named a committee."""
    if told.low[0] != "the" or len(told.low) < 2 or not told.is_owner(1):
        return False
    body = stem(without_possessive(told.low[1]))
    return body in _OF_A_NAME and body not in met


def _is_explained(told: Told, at: int) -> bool:
    """Does what follows say which: "of the mayor", "in Lund", "signed by Voss", ", which"?"""
    after = told.low[at + 1 : at + 3]
    if not after:
        return False
    if told.gap(at).strip():
        return bool(_FURTHER.match(told.text[told.words[at].end - told.sentence.start :]))
    if after[0] in _SAYS_WHERE:
        return len(after) > 1 and after[1] not in CALENDAR and not after[1][0].isdigit()
    is_part = bool(_TAKEN_PART.fullmatch(after[0])) and after[-1] in _SAYS_WHICH | _SAYS_WHERE
    return after[0] in _SAYS_WHICH or is_part


def _ends_here(told: Told, at: int) -> bool:
    """Is it the last word of its noun: not "the share price"?"""
    if at + 1 == len(told.low) or told.gap(at).strip():
        return True
    after = told.words[at + 1]
    return told.low[at + 1] in STOP_WORDS or at + 1 == told.verb or bool(_ENDS_A_NOUN.match(after.text))
