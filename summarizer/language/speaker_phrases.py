"""The words beside a verb of saying that name who speaks.

Reads back from the verb ("Dana Voss, the mayor, later | said", "a spokesman for Norline | said") or on
from it ("said | Norline chief executive Ole Dahl"). Quotations are blanked out beforehand.
Does not know which verbs tell speech: see `speech.py`.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from summarizer.language.lexicon import entry, lemmas_of
from summarizer.language.names import CALENDAR
from summarizer.language.sentences import without_full_stop
from summarizer.language.verbs_of_saying import DOCUMENTS, PRONOUNS, ROLES
from summarizer.language.words import STOP_WORDS

REACH = 160  # characters from the verb in which its speaker stands; bounds the cost of a verb
REACH_AFTER = 100  # fourteen words
LONGEST_ASIDE = 90  # characters of "Dana Voss, ..., said"
MOST_ASIDES = 3  # "Voss, 61, a baker, who had waited, said"

_TOKEN = re.compile(r"\w[\w.’'&-]{0,40}|~+|[^\w\s]")
_DETERMINERS = frozenset("the a an one its his her their our my this that some many several two three".split())
_LINKS = frozenset("of for de van von bin al der and & at".split())
_LEADING_TO = frozenset("of for at from in with to".split())  # a spokesman for, an aide to
_ADVERBS = frozenset(
    """has have had also later earlier then still again once since first further now himself herself itself
    yesterday today tonight reportedly repeatedly""".split()
)
_SUBORDINATING = frozenset(
    """after when since because if before although though until unless once that which whom what where whose how
    why whether than who""".split()
)
_NOT_BEFORE_SUBJECT = frozenset(
    "by to with from against of for about between into over under around told tells and or nor at".split()
)
_NOBODY = frozenset("the nobody none others many several one another no-one everyone who".split())
_POSSESSIVE = re.compile(r"['’]$")  # "the captains' union"


class Phrase(NamedTuple):
    """Who speaks, with offsets in the frame. `described` is "the mayor", not "Voss" or "she"."""

    text: str
    start: int
    end: int
    described: bool = False


class _Token(NamedTuple):
    text: str
    start: int
    end: int

    @property
    def folded(self) -> str:
        return self.text.casefold()

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def is_role(self) -> bool:
        return self.bare in ROLES or _is_person(self.bare)

    @property
    def bare(self) -> str:
        """Without a possessive or the full stop of its sentence."""
        return _POSSESSIVE.sub("", self.text).rstrip(".")

    @property
    def is_small(self) -> bool:
        """A stop word or a day: "us", not "US"."""
        small = self.folded in STOP_WORDS or self.folded in CALENDAR
        return small and (len(self.text) == 1 or not self.text.isupper())


@lru_cache(maxsize=16_384)
def _is_person(noun: str) -> bool:
    """Does a common noun mean a person first of all: a warden, a grower?"""
    lemmas = lemmas_of(noun) if noun.islower() else ()
    known = entry(lemmas[0].word) if lemmas and lemmas[0].pos == "n" else None
    return known is not None and known.classes.get("n") == "person"


def phrase_before(frame: str, end: int) -> Phrase | None:
    """The subject that ends right before an offset, adverbs and asides apart; None inside a side clause."""
    tokens = _tokens(frame, max(0, end - REACH), end)
    tokens = _without_adverbs(tokens)
    if tokens and tokens[-1].folded in ("and", "or", "but"):
        return None  # "mocked the mayor and noted": whoever mocked
    found = _subject(frame, tokens)
    for _ in range(MOST_ASIDES):
        if found or not tokens or tokens[-1].text not in ",)—–":
            break
        opening = _opening_of_aside(tokens)
        found = _subject(frame, tokens[:opening])
        if found and found.described:
            return _named(frame, tokens[opening + 1 : -1]) or found
        # One comma closes an aside and opens the next: "Voss, 61, a baker, said".
        tokens = tokens[: opening + 1] if tokens[-1].text == "," else []
    return found


def phrase_after(frame: str, start: int, *, any_noun: bool = False) -> Phrase | None:
    """The phrase that starts right after an offset. With `any_noun` a report or a survey may speak, too."""
    tokens = _tokens(frame, start, start + REACH_AFTER)
    if not tokens or frame[start : tokens[0].start].strip():
        return None
    if tokens[0].folded in PRONOUNS and not (tokens[0].text.isupper() and len(tokens[0].text) > 1):
        return Phrase(tokens[0].text, tokens[0].start, tokens[0].end)
    run = _noun_run(tokens)
    speaks = DOCUMENTS if any_noun else frozenset[str]()
    role = next((number for number, token in enumerate(run) if token.is_role or token.bare in speaks), None)
    if role is None:
        return _name_first(frame, run)
    return _after_role(frame, tokens, run, role)


def is_cut_short(frame: str, phrase: Phrase) -> bool:
    """True for "according to Bell's" when it goes on with "lawyer": it is not Bell who says it."""
    return phrase.text.endswith(("'s", "’s")) and frame[phrase.end :].lstrip()[:1].isalpha()


def _tokens(frame: str, start: int, end: int) -> list[_Token]:
    while 0 < start < len(frame) and (frame[start - 1].isalnum() and frame[start].isalnum()):
        start += 1  # not in the middle of a word
        if start >= end:
            return []
    new = tuple.__new__  # what a NamedTuple calls, at half its cost
    return [new(_Token, (match[0], *match.span())) for match in _TOKEN.finditer(frame, start, end)]


def _without_adverbs(tokens: list[_Token]) -> list[_Token]:
    end = len(tokens)
    while end and (
        tokens[end - 1].text in _ADVERBS
        or (tokens[end - 1].text.endswith("ly") and tokens[end - 1].text.islower() and len(tokens[end - 1].text) > 4)
        or (tokens[end - 1].folded in CALENDAR and end > 1)
        or (tokens[end - 1].text == "on" and end < len(tokens) and tokens[end].folded in CALENDAR)
    ):
        end -= 1
    return tokens[:end]


def _opening_of_aside(tokens: list[_Token]) -> int:
    """The place of the mark that opens the aside which the last token closes; 0 when there is none."""
    closing = tokens[-1].text
    opening = {")": "("}.get(closing, closing)
    for number in range(len(tokens) - 2, 0, -1):
        if tokens[-1].start - tokens[number].start > LONGEST_ASIDE or tokens[number].text[0] == "~":
            return 0
        if tokens[number].text == opening:
            return number
    return 0


def _subject(frame: str, tokens: list[_Token]) -> Phrase | None:
    if not tokens:
        return None
    last = tokens[-1]
    if last.folded in PRONOUNS and (last.text.islower() or last.text in {"He", "She", "They", "It", "We", "I"}):
        found = Phrase(last.text, last.start, last.end)
    else:
        found_or_none = _described_before(frame, tokens) or _name_before(frame, tokens)
        if found_or_none is None:
            return None
        found = found_or_none
    before = [token for token in tokens if token.end <= found.start]
    return None if _is_in_side_clause(before) else found


def _is_in_side_clause(before: list[_Token]) -> bool:
    """After "that" or "of", or in "who met ..." up to the next comma."""
    if not before:
        return False
    if before[-1].folded in _SUBORDINATING or before[-1].folded in _NOT_BEFORE_SUBJECT:
        # "It was over, and Voss said" is a clause of its own.
        return not (before[-1].folded in {"and", "or"} and len(before) > 1 and before[-2].text[0] in ",;~")
    for token in reversed(before[-8:]):
        if not token.text[0].isalnum():
            return False
        if token.folded in {"who", "whom", "which"}:
            return True
    return False


def _name_before(frame: str, tokens: list[_Token]) -> Phrase | None:
    end = start = len(tokens)
    while start:
        token = tokens[start - 1]
        if not (token.is_capital and not token.is_small) and not (start < end and _links(tokens, start - 1)):
            break
        start -= 1
    if end - start > 14 or start == end or not tokens[end - 1].is_capital:
        return None
    if start and tokens[start - 1].folded == "the":
        start -= 1
    return _phrase(frame, tokens[start:end])


def _links(tokens: list[_Token], at: int) -> bool:
    """Does "of" or "the" link two parts of a name: "Bank of Marl", "Voss and Bell", "Voss of the Rescue League"?"""
    before = tokens[at - 1] if at else None
    if before is None or tokens[at].text not in _LINKS | {"the"}:
        return False
    return before.text in _LEADING_TO if tokens[at].text == "the" else before.is_capital and not before.is_small


def _described_before(frame: str, tokens: list[_Token]) -> Phrase | None:
    """Up to four words and the noun: "the mayor", "a spokesman for Norline", "Voss’s lawyer"."""
    end = len(tokens)
    role = _role_before_link(tokens)
    if role is None and not tokens[-1].is_role:
        return None
    start = role = end - 1 if role is None else role
    while start and role - start < 4 and _may_describe(tokens[start - 1]):
        start -= 1
    if start and tokens[start - 1].folded in _DETERMINERS:
        start -= 1
    return _phrase(frame, tokens[start:end], described=True)


def _may_describe(token: _Token) -> bool:
    return token.text[0].isalnum() and not token.is_small and token.folded not in _NOT_BEFORE_SUBJECT


def _role_before_link(tokens: list[_Token]) -> int | None:
    """The place of "spokesman" in "a spokesman for the city of Marl"."""
    for number in range(len(tokens) - 2, max(-1, len(tokens) - 8), -1):
        token = tokens[number]
        if not token.text[0].isalnum():
            return None
        if token.text in _LEADING_TO and number and _is_role_at(tokens, number - 1):
            return number - 1
    return None


def _is_role_at(tokens: list[_Token], at: int) -> bool:
    """A role, in small letters or as the first word: "Police in Marl", and not "Voss Police"."""
    token = tokens[at]
    return token.is_role or (token.start == 0 and token.is_capital and token._replace(text=token.folded).is_role)


def _named(frame: str, aside: list[_Token]) -> Phrase | None:
    """The name that an aside consists of: "the mayor, Dana Voss, said"."""
    if not aside or not all(token.is_capital and not token.is_small for token in aside):
        return None
    return _phrase(frame, aside)


def _noun_run(tokens: list[_Token]) -> list[_Token]:
    """The words that may still belong to the phrase which the tokens begin with."""
    run: list[_Token] = []
    for token in tokens[:14]:
        opens = not run and token.folded in _DETERMINERS
        linked = bool(run) and (token.text in _LINKS or token.text in _LEADING_TO or token.text == "the")
        if (
            not token.text[0].isalnum()
            or (token.is_small and not opens and not linked)
            or token.text in _SUBORDINATING
        ):
            break
        run.append(token)
    return run


def _name_first(frame: str, run: list[_Token]) -> Phrase | None:
    skipped = 1 if run and run[0].folded == "the" else 0
    end = skipped
    while end < len(run) and (run[end].is_capital or (run[end].text in _LINKS | {"the"} and end > skipped)):
        end += 1
    while end > skipped and not run[end - 1].is_capital:
        end -= 1
    return _phrase(frame, run[:end]) if end > skipped else None


def _after_role(frame: str, tokens: list[_Token], run: list[_Token], role: int) -> Phrase | None:
    """From "the mayor" on: "the mayor, Dana Voss", "chief executive Ole Dahl", "a spokesman for Norline"."""
    while role + 1 < len(run) and run[role + 1].is_role:
        role += 1
    rest = tokens[role + 1 :]
    is_apposition = len(rest) > 1 and rest[0].text == ","
    if is_apposition:
        rest = rest[1:]
    named = _name_first(frame, _noun_run(rest)) if rest and rest[0].is_capital and not rest[0].is_small else None
    # "According to a baker, Roe was paid": that name opens what is said.
    if named and not (is_apposition and frame[named.end :].lstrip()[:1].isalpha()):
        return named
    end = role + 1
    if end + 1 < len(run) and run[end].text in _LEADING_TO:
        end += 1
        while end < len(run) and (run[end].is_capital or run[end].text in _LINKS | {"the"} or end == role + 2):
            end += 1
    return _phrase(frame, run[:end], described=True)


def _phrase(frame: str, tokens: list[_Token], *, described: bool = False) -> Phrase | None:
    """The words as a phrase, without "On Monday" before them and a full stop behind."""
    while tokens and tokens[0].is_small and tokens[0].folded not in (_DETERMINERS if described else {"the"}):
        tokens = tokens[1:]
    if not tokens:
        return None
    start = tokens[0].start
    text = without_full_stop(frame[start : tokens[-1].end])  # "Blinken." loses it, "the U.S." does not
    is_nobody = text.casefold() in _NOBODY or (not described and text.casefold() in CALENDAR)
    return None if is_nobody else Phrase(" ".join(text.split()), start, start + len(text), described)
