"""Pronouns outside quotation marks that stand for nobody whom their sentence names.

"He" needs a name before it or a human being, "it" any thing. Whom a pronoun at the opening means is for
`reference.py` to say where it can. Errs on the side of no where a name could be of either gender.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from summarizer.drafters.told import Told
from summarizer.drafters.verbs import FINITE
from summarizer.language.clauses import Predicate
from summarizer.language.full_names import is_body_noun
from summarizer.language.gazetteer import GENDERS, humans, known_at, titles
from summarizer.language.lexicon import entry, lemmas_of
from summarizer.language.modes import is_saying
from summarizer.language.tokens import Token
from summarizer.language.words import STOP_WORDS, holds_any

_PLURAL = frozenset("they them their theirs".split())
_ANYTHING = frozenset("it its".split()) | _PLURAL
_FIRST_OR_SECOND_PERSON = frozenset("i we you me us my our your mine ours yours".split())
_BEFORE_MINE = frozenset("of is was are were be been not than as like".split())
_NOBODY_S = frozenset(("group", "artifact", "place", "act", "event", "communication"))  # classes of nouns
_PRONOUNS = _FIRST_OR_SECOND_PERSON | _ANYTHING | GENDERS.keys()
_PLACING = frozenset("in at to from near into on of for outside across around above below behind beside".split())
_SUBORDINATE = frozenset("if when once should unless until while as".split())
_LOOKING_AHEAD = _SUBORDINATE | frozenset("after before since because though although through despite".split())
_BEFORE_THE_CLAUSE = 5  # words: "Less than a day after"
_BOTH_GENDERS = frozenset("mf")
_OBJECTS = frozenset(("it", "them"))
_WHEN = frozenset("after before during on in at by within until late early".split())
_MAKES = frozenset("be make find think consider take call keep put see leave say tell ask have get hold".split())
_ROLE = re.compile(r"\w{3,}(?:er|or|ist|ian|ant|woman|man)$")  # "a lecturer", only behind an article
_ARTICLES = frozenset("a an the".split())
_ROLE_BEHIND_A = 3  # words: "a retired ferry captain"
TIMES = frozenset(
    """second seconds minute minutes hour hours day days night nights week weeks weekend weekends month months year
    years decade decades century centuries moment moments time times morning afternoon evening spring summer
    autumn winter season quarter past recent last next early late end beginning course first third
    meantime while""".split()
)
_IRREGULAR_PLURALS = frozenset("people men women children police families".split())
_NO_PLURAL = ("ss", "us", "is")
_AFTER_OPENING = re.compile(
    r"(?:In|At|On|Over|During|After|Before|Since|By|Within|Under|Amid|Despite|With|From|For|Throughout|Through|Following"
    r"|Recently|Initially|Originally|Eventually|Today|Now|Soon) ?[^,~]*, (?:it|they|he|she)\b"
)
# "On the stock exchange it lost 17 percent": what did?
_PLACED_BEFORE = re.compile(
    r"(?:In|At|On|Over|During|By|Within|Under|From|For)"
    rf"(?: (?!{FINITE}|it\b|they\b|he\b|she\b)[a-z][\w-]*){{1,5}} (?:it|they)\b"
)
# Nobody demands their own resignation, nor asks to be dismissed.
_OTHERS = "resignation resigned removal dismissal departure arrest ouster extradition impeachment".split()
_OF_ANOTHER = re.compile(
    r"\b(?:demand(?:s|ed|ing)?|call(?:s|ed|ing)? for|urge[ds]?|press(?:es|ed)? for|reject(?:s|ed)|refus(?:es|ed))"
    rf" (?:his|her|their) (?:immediate )?(?:{'|'.join(_OTHERS)})\b"
    r"|\b(?:called|calls|criticised|criticized|dismissed|disputed|questioned|praised|welcomed|condemned|contradicted)"
    r" (?:his|her|their) [a-z]+\b(?! [a-z]+ (?:to|on)\b)"
    r"|\bnot (?:accept|share|believe|trust|back|support) (?:his|her|their)\b|\bnot (?:believe|trust) (?:him|them)\b"
    r"|^(?:[A-Z][\w’'-]* ){0,3}[A-Z][\w’'-]*, (?:[A-Z][\w’'-]* ){0,2}[A-Z][\w’-]*['’]s [a-z ]{3,30}, [a-z]+ed"
    r" (?:him|her)\b"
    r"|^[^,;]{1,60}\b(?:appoint|nam|elect|nominat|pick)ed [^;]{1,60}? to (?:succeed|replace) (?:him|her|them)\b"
    r"|\b(?:call(?:s|ed|ing) on|urge[ds]?|press(?:es|ed)|ask(?:s|ed)|told|wants?|wanted) [^,;]{1,60}?"
    r" to (?:sack|fire|dismiss|oust|expel|suspend|impeach|arrest|replace) (?:him|her|them)\b"
)
_IS_SO_MUCH = re.compile(
    r"\b(?:said|says) (?:that )?it(?:['’]s| is| was) (?:\d|(?:his|her|their) (?:first|second|third|[a-z]+th|last)\b)"
)
# "The commission says it was in the evidence room": not the commission, which may well be "in the right".
_IS_SOMEWHERE = re.compile(
    r"\b(?:said|says) (?:that )?it (?:was|is|lay|stood|had been) (?:in|at|on|under|behind) (?:the|an?|his|her)"
    r" (?!(?:process|middle|midst|lead|black|red|right|wrong|dark|market|interests?|position|course|point"
    r"|cent(?:re|er)|way|verge|brink|mercy|forefront|time)\b)"
)
_ON_ANOTHER = frozenset("against about at".split())  # hardly oneself: "advised against it"
_COMPLETES = frozenset("to that with by about at for".split())  # "committed to", "convinced that", "pleased with"
_KNOWS_ITS = re.compile(
    r"^[^,;]*\b(?:familiar with|aware of|close to|knowledge of|told of|briefed on) (?:its|their|his|her)\b"
)
_THEIR_WORD = re.compile(r", their (?:\w+ ){1,2}(?:said|says?|added|adds?|noted|notes?|shows?|showed)\.?$")
_ITS_SPOKESWOMAN = re.compile(
    r"^(?:The )?[A-Z]?[a-z]+s (?:[a-z]+ed )?(?:by|of|from|in|at|on|for) its\b"  # "Ferries run by its branch": whose?
    r"|(?:^|, )(?:[A-Z][a-z]+ to )?its (?:[a-z]+ ){1,3}?[A-Z][^,;]{1,40}? (?:said|says)\b|^According to its\b"
)
_A_BODY = re.compile(
    r"\b(?:company|firm|agency|ministry|bank|museum|hospital|union|league|party|council|board|court|group|operator|office"
    r"|club|school|university|station|charity|association|government|department|authority|airline"
    r"|(?!(?:The|An?|In|On|At|After)\b)[A-Z][\w’'-]+)\b"
)
_SEVERAL = re.compile(r"\b(?:and|union|team|party|couple|family|group|crew|council|board|both|pair)\b")


def has_unmet_pronoun(told: Told) -> bool:
    """Does one stand before anything it could stand for, for somebody else, or is it the writer's "we" or "you"?"""
    return (
        _stands_before_its_name(told)
        or _is_of_two_but_names_one(told)
        or _is_somebody_else(told)
        or _is_word_of_nobody(told)
        or _is_said_of_something(told)
        or _is_done_to_something(told)
    )


def is_plural(word: str) -> bool:
    """Does it look like a plural?"""
    return word in _IRREGULAR_PLURALS or (len(word) > 3 and word.endswith("s") and not word.endswith(_NO_PLURAL))


def _stands_before_its_name(told: Told) -> bool:
    """Has it nothing before it that it could mean?

    "He" and "she" need a name before them that is no place ("in Velm he said" names nobody) or a human
    being ("a judge", and no woman for "he"); "it" and "they" any thing but a time ("over the years,
    it"), or a name after an opening clause ("If the deal fails it must pay").
    """
    last = max((at for at, low in enumerate(told.low) if low in _PRONOUNS), default=-1)
    if last < 0:
        return False
    subject = _subject_named_after_opening(told)
    genders: set[str] = set()
    something = False
    needs_name = _opens_with_clause(told)
    bare = {at for number in told.sentence.numbers if not number.noun for at in range(number.start, number.end)}
    for at, low in enumerate(told.low[: last + 1]):
        if low in _FIRST_OR_SECOND_PERSON and not _is_no_person(told, at):
            return True
        if at >= subject and (
            (low in GENDERS and GENDERS[low] not in genders) or (low in _ANYTHING and not something)
        ):
            return True
        if low == "them" and not _tells_of_several(told, at):
            return True
        if low == "they" and at and _is_of_one_person(told, at):
            return True
        if told.tells_apart(at):
            named = told.words[at].text[0].isupper() and (at > 0 or at in told.named)
            is_thing = low not in TIMES and not low.endswith("ly") and told.words[at].start not in bare
            something = something or named or (is_thing and not needs_name)
            genders |= _genders(told, at)
    return False


def _is_no_person(told: Told, at: int) -> bool:
    """Is it "the US" or a zinc mine?"""
    low = told.low[at]
    if low == "mine":
        return at > 0 and told.low[at - 1] not in _BEFORE_MINE
    return low != "i" and told.words[at].text.isupper()


def _is_done_to_something(told: Told) -> bool:
    """Is it "The council adopted it on Monday", where only an opening about the time stands before the council?"""
    first = next(iter(told.sentence.clauses.predicates), None)
    tokens = told.sentence.tokens
    if first is None or first.kind != "finite" or len(first.subject) != 1 or first.end >= len(tokens):
        return False
    start = first.subject[0].start
    is_alone = not start or (tokens[0].low in _WHEN and not any(token.pos == "name" for token in tokens[:start]))
    return (
        is_alone
        and tokens[first.end].low in _OBJECTS
        and first.bare not in _MAKES
        and not tokens[first.end].before.strip()
    )


def _is_of_two_but_names_one(told: Told) -> bool:
    """Is "his" another's than "her", where one alone is told of: "Kron asked his party into her house"?"""
    if not {"m", "f"} <= {GENDERS.get(low) for low in told.low}:
        return False
    people = {_name_start(told, at) for at in range(len(told.low)) if _genders(told, at)}
    return len(people) < len(_BOTH_GENDERS)


def _subject_named_after_opening(told: Told) -> int:
    """Where the name stands that "he" looks ahead to, as in "Hours after he was fined, Rolf Anselm paid"; else 0."""
    at = next((at for at in range(1, len(told.low)) if told.gap(at - 1).startswith(",")), 0)
    opening = told.low[:at]
    if not at or at not in told.named or _LOOKING_AHEAD.isdisjoint(opening[:_BEFORE_THE_CLAUSE]):
        return 0
    is_of_one = any(low in GENDERS for low in opening) and not any(low in _ANYTHING for low in opening)
    others = any(each in told.named and each and not _is_place(told, each) for each in range(at))
    return at if is_of_one and not others else 0


def _opens_with_clause(told: Told) -> bool:
    """Could only a name be meant by the pronoun, as in "If the deal fails it" and "In the end, they"?"""
    return told.low[0] in _SUBORDINATE or bool(_AFTER_OPENING.match(told.text) or _PLACED_BEFORE.match(told.text))


def _genders(told: Told, at: int) -> frozenset[str]:
    """Which of "he" and "she" the word may be."""
    low = told.low[at]
    if not at and (low in _PLACING or (low.removesuffix("s") in humans() and is_plural(low))):
        return frozenset()  # "Doctors think her illness", "Around her neck": whose?
    if _describes_several(told, at):
        return frozenset()
    if told.words[at].text[0].isupper() and (at or _opens_with_somebody(told)):
        is_nobody = _is_place(told, at) or _is_body(told, at) or _is_called_a_thing(told, at)
        return frozenset() if is_nobody else _gender_of_name(told, at)
    if low in humans():
        return frozenset(humans()[low] or _BOTH_GENDERS)
    behind = told.low[max(0, at - _ROLE_BEHIND_A) : at]
    return _BOTH_GENDERS if not _ARTICLES.isdisjoint(behind) and _is_role(low) else frozenset()


def _describes_several(told: Told, at: int) -> bool:
    """Is it the "Skarnian" of "two Skarnian diplomats": nobody that "his" could mean?"""
    if at + 1 >= len(told.low) or not told.words[at].text[0].isupper() or told.gap(at) != " ":
        return False
    after = told.words[at + 1]
    is_people = after.low.removesuffix("s") in humans() or _is_role(after.low.removesuffix("s"))
    return after.text.islower() and is_people and is_plural(after.low)


def _opens_with_somebody(told: Told) -> bool:
    """Is the first word a name, and not just any: "Voss said", not "One camera"?"""
    return 0 in told.named or told.verb == 1 or not lemmas_of(told.low[0])


def _is_role(low: str) -> bool:
    """A lecturer, and no warrant."""
    known = entry(low) if _ROLE.match(low) else None
    return bool(_ROLE.match(low)) and (known is None or known.classes.get("n") in (None, "person"))


def _name_start(told: Told, at: int) -> int:
    """Where the row of capitalised words begins in which this one stands."""
    while at and told.words[at - 1].text[0].isupper() and told.gap(at - 1) in (" ", "-") and at - 1 in told.named:
        at -= 1
    return at


def _is_place(told: Told, at: int) -> bool:
    """Does "in" or the like stand before the name: "at Port Lund"?"""
    first = _name_start(told, at)
    if first and told.low[first - 1] == "of" and at > first and known_at(told.words, first) is None:
        return False  # "the body of Walter Scott"
    is_placed = bool(first) and told.low[first - 1] in _PLACING
    return is_placed and (not told.is_owner(at) or known_at(told.words, at) is not None)


def _is_body(told: Told, at: int) -> bool:
    """Is it a word of "the Criminal Court"?"""
    last = _name_end(told, at)
    return _name_start(told, at) != last and is_body_noun(told.low[last])


def _name_end(told: Told, at: int) -> int:
    while at + 1 < len(told.words) and told.words[at + 1].text[0].isupper() and told.gap(at).isspace():
        at += 1
    return at


def _is_called_a_thing(told: Told, at: int) -> bool:
    """Is it "Dunmarrow Athletic, the club he bought": a name that what stands behind it shows to be nobody's?"""
    last = _name_end(told, at)
    behind = told.low[last + 1 : last + 3]
    is_apposition = last + 2 < len(told.words) and told.gap(last).startswith(",") and behind[0] in ("the", "a", "an")
    known = entry(behind[1]) if is_apposition else None
    return known is not None and known.classes.get("n") in _NOBODY_S


def _gender_of_name(told: Told, at: int) -> frozenset[str]:
    """What a form of address before the name says, else either."""
    first = _name_start(told, at)
    forms = (told.low[first], told.low[first - 1] if first else "")
    title = next((titles()[form] for form in forms if form in titles() and titles()[form].kind == "form"), None)
    return frozenset(title.gender) if title and title.gender else _BOTH_GENDERS


# Somebody else than the sentence names


def _is_said_of_something(told: Told) -> bool:
    """Is it "The office says it was found": hardly the office? What it "was prepared to" do is its own."""
    if _IS_SO_MUCH.search(told.text) or _IS_SOMEWHERE.search(told.text):
        return True
    tokens = told.sentence.clauses.tokens if " it" in told.text else ()
    acts = told.sentence.clauses.predicates if tokens else ()
    return any(
        is_saying(sayer)
        and any(tokens[each.head].low == "it" for each in act.subject)
        and act.passive
        and not _is_completed(tokens, act.end)
        for sayer, act in pairwise(acts)
    )


def _is_completed(tokens: Sequence[Token], at: int) -> bool:
    """Does it go on as in "was committed to peace", and not as in "was sent at 5:10 p.m."?"""
    if at >= len(tokens) or tokens[at].low not in _COMPLETES:
        return False
    return not (at + 1 < len(tokens) and tokens[at + 1].pos == "num")


def _is_somebody_else(told: Told) -> bool:
    return bool(_OF_ANOTHER.search(told.text)) or any(_is_done_to_other(told, each) for each in _acts(told))


def _acts(told: Told) -> tuple[Predicate, ...]:
    return told.sentence.clauses.predicates if holds_any(told.text, ("him", "her", " it")) else ()


def _is_done_to_other(told: Told, act: Predicate) -> bool:
    """Is its object "him", where its subject is all that is named before: "Kron described him"?"""
    tokens = told.sentence.clauses.tokens
    done_to = [*act.objects, *(each.phrase for each in act.obliques if each.preposition in _ON_ANOTHER)]
    objects = [tokens[each.head] for each in done_to if tokens[each.head].low in ("him", "her", "it")]
    if objects and act.kind == "relative" and tokens[act.start - 1].low == "who":
        return _is_all_that_is_named(told, before=tokens[act.start - 1].word.start)
    if not objects or not _is_beside_its_subject(told, act):
        return False
    group = (*range(act.subject[0].start, act.subject[0].end), *range(act.start, act.end))
    own = {tokens[at].word.start for at in group}
    before = [
        at for at, word in enumerate(told.words) if word.start < objects[0].word.start and word.start not in own
    ]
    is_thing = objects[0].low == "it"
    return not any(told.tells_apart(at) if is_thing else _genders(told, at) for at in before)


def _is_all_that_is_named(told: Told, *, before: int) -> bool:
    """Is the one who described "him" all that stands before: "Ida Kron, who described him, left"?"""
    words = [at for at, word in enumerate(told.words) if word.start < before]
    return bool(words) and all(at in told.named or told.low[at] in titles() for at in words)


def _is_beside_its_subject(told: Told, act: Predicate) -> bool:
    if len(act.subject) != 1 or act.kind != "finite":
        return False
    return not any(act.subject[0].end <= phrase.start < act.start for phrase in told.sentence.clauses.phrases)


def _is_spokeswoman_of_nothing(text: str) -> bool:
    """Does "its spokeswoman Ida Kron" say it, where nothing before it could have one?"""
    match = _ITS_SPOKESWOMAN.search(text)
    return bool(match and not _A_BODY.search(text, 0, match.start()))


def _tells_of_several(told: Told, at: int) -> bool:
    """Is there anything before the word that could be "them"?"""
    text = told.text[: told.words[at].start - told.sentence.start]
    is_counted = any(number.start < told.words[at].start and number.value > 1 for number in told.sentence.numbers)
    return is_counted or bool(_SEVERAL.search(text)) or any(_is_of_several(told, each) for each in range(at))


def _is_of_one_person(told: Told, at: int) -> bool:
    """Is all that stands before "they" one man or woman who says it: "Lieutenant Ida Kron said that they"?"""
    titled = [each for each in range(at) if told.low[each] in titles() and told.words[each].text[0].isupper()]
    is_said = at > 1 and told.low[at - 1] == "that" and told.low[at - 2] in ("said", "says")
    return is_said and bool(titled) and not _tells_of_several(told, at)


def _is_of_several(told: Told, at: int) -> bool:
    low = told.low[at]
    return low not in STOP_WORDS and is_plural(low) and (at == 0 or told.words[at].text.islower())


def _is_word_of_nobody(told: Told) -> bool:
    """Does it end with "their report says" where nothing before it is of several?"""
    knows = _KNOWS_ITS.match(told.text)
    if _is_spokeswoman_of_nothing(told.text) or (knows and not any(each < 6 for each in told.named)):
        return True
    match = _THEIR_WORD.search(told.text)
    if not match or _SEVERAL.search(told.text, 0, match.start()):
        return False
    return not any(_is_of_several(told, at) for at in range(told.low.index("their")))
