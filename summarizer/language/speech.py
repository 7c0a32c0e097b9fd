"""Who a sentence says said it.

Reads one sentence: "Voss said", "said Dana Voss, the mayor", "according to the board", "a spokesman for
Norline told reporters", "was quoted as saying", "was described by Voss as". Promises the outermost
speaker of a statement ("Voss said Norline had told her" is Voss's) and never the listener. A speaker
inside "that Voss said" or "Voss, who said" is none of the sentence's own.
A pronoun is found and marked, not resolved: see `speakers.py`.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from summarizer.language.past_forms import PLAIN_PAST
from summarizer.language.quotes import Quote
from summarizer.language.speaker_phrases import REACH, Phrase, is_cut_short, phrase_after, phrase_before
from summarizer.language.verbs_of_saying import DOUBTFUL, INVERTIBLE, PARTICIPLES, PASSIVE, PRONOUNS, SAYING, WORKS
from summarizer.language.words import STOP_WORDS, holds_any

SPOKEN = 4  # words between marks that make speech without a verb of saying; fewer are a term or a scare quote
MOST_VERBS = 40  # looked at in one sentence; real ones have four or five, and endless ones must not cost a second

_DESCRIBING = frozenset("described describes called calls dubbed branded labelled termed".split())
_CUES = SAYING | DOUBTFUL.keys() | PASSIVE | {"according", "According"}
_GONE = "~"  # stands for every character of a quotation while the words around it are read
_SMALL_WORD = re.compile(r"\b[Aa]?[a-z]{2,}\b")
_BY = re.compile(r"\s+by\b")
_TO = re.compile(r"\s+to\b")
_PASSIVE_BEFORE = re.compile(r"\b(?:was|were|is|are)\s+$")
_WHILE_SAYING = re.compile(
    rf",\s+(?:while\s+|also\s+)?(?P<verb>{'|'.join(PARTICIPLES)})\b(?=\s+that\b|[\s:,]*~|\s[^~.,;]{{0,40}}~)"
)
# Whatever is done right behind a quotation that goes on is saying it: "...," he thundered; "...," bellowed Voss.
_UTTERED = re.compile(
    rf"\s*(?P<who>(?:(?:he|she|they|[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){{0,3}}|the\s[a-z]+)\s)?)"
    rf"(?P<verb>[a-z]{{3,}}ed|{'|'.join(sorted(PLAIN_PAST))})\b"
)
_GOES_ON = (",", "?", "!", "…")  # the end of a quotation in a sentence that does
_COLON = re.compile(r":\s*(?=~)")
_SUBJECT_ENDS = re.compile(r"\s+(?=[a-z])|,")
_ENDS_CLAUSE = re.compile(
    r"\s*(?:[,.;:~—–()!?\"”’]|$)|\s+(?:of|in|on|at|who|as|from|during|when|after|while|before|last|this|to|and)\b"
)
_COORDINATED = re.compile(
    r"(?:[,;:—–~]|\bbut|\band|\bwhile)\s*(?:(?:and|but|while|whereas|as|though)\s+)?$", re.IGNORECASE
)
_THAT = re.compile(r"\sthat\s(?!(?:day|night|morning|afternoon|evening|week|month|year|time)\b)")
_SPEAKS_FOR = re.compile(r"\bspokes\w+\s+(?:for|of|at)\s+(?P<name>.+)$")


class Attribution(NamedTuple):
    """Somebody who says something in a sentence.

    `speaker` is as the sentence has it: a name, a description ("the mayor") or a pronoun. Offsets are
    the speaker's, in code points of the whole text. `quotes` are indexes of the sentence's quotes;
    `listener` is whom it was told.
    """

    speaker: str
    pronoun: bool
    described: bool
    start: int
    end: int
    verb: str
    quotes: tuple[int, ...] = ()
    listener: str | None = None

    @property
    def name(self) -> str | None:
        """The speaker when that is a name; of a spokesman, the name of whom he speaks for."""
        if self.pronoun:
            return None
        if not self.described:
            return self.speaker
        spoken_for = _SPEAKS_FOR.search(self.speaker)
        return (
            spoken_for["name"]
            if spoken_for and spoken_for["name"][-1:] and _has_capital(spoken_for["name"])
            else None
        )


class _Verb(NamedTuple):
    """A verb of saying; `leads` when who speaks can only stand behind it: "according to", "described by"."""

    text: str
    start: int
    end: int
    leads: bool = False


class _Found(NamedTuple):
    phrase: Phrase
    verb: _Verb
    inverted: bool = False
    listener: str | None = None


def holder_among(attributions: Sequence[Attribution]) -> str | None:
    """The name that the first of these is."""
    return attributions[0].name if attributions else None


def attributions_in(
    text: str, quotes: Sequence[Quote], lows: frozenset[str], start: int = 0
) -> tuple[Attribution, ...]:
    """Who says something in a sentence, in the order of the verbs; `start` is where the sentence begins.

    `quotes` have offsets of the whole text, as the result has; `lows` are the words of the sentence in small letters.
    """
    frame = _frame(text, quotes, start)
    every = list(_found(frame, has_verb=not _CUES.isdisjoint(lows)))
    found = _outermost(every, frame) or list(_uttered(frame, text, quotes, start))
    if not found:
        return ()
    places = [(quote.start - start, quote.end - start) for quote in quotes]
    of_others = _called_by_others(places, [item for item in every if item not in found], frame)
    shares = _quotes_of(found, places, text, of_others)
    return tuple(
        Attribution(
            speaker=item.phrase.text,
            pronoun=item.phrase.text.casefold() in PRONOUNS,
            described=item.phrase.described,
            start=start + item.phrase.start,
            end=start + item.phrase.end,
            verb=item.verb.text,
            quotes=share,
            listener=item.listener,
        )
        for item, share in zip(found, shares, strict=True)
    )


def spoken_in(
    text: str, quotes: Sequence[Quote], attributions: Sequence[Attribution], start: int = 0
) -> tuple[int, ...]:
    """Indexes of the quotes that are speech: given to a speaker or long enough, and no title of a work."""
    given = {index for attribution in attributions for index in attribution.quotes}
    return tuple(
        index
        for index, quote in enumerate(quotes)
        if index in given or (len(quote.text.split()) >= SPOKEN and not _is_title(text, quote, start))
    )


def _is_title(text: str, quote: Quote, start: int) -> bool:
    """Is it the title of a work: behind "the film", every telling word with a capital?"""
    telling = [word for word in quote.text.split() if word.casefold() not in STOP_WORDS and word[0].isalpha()]
    before = text[max(0, quote.start - start - 41) : max(0, quote.start - start - 1)]
    return all(word[0].isupper() for word in telling) and WORKS.search(before) is not None


def _has_capital(text: str) -> bool:
    return any(word[0].isupper() for word in text.split())


def _frame(text: str, quotes: Sequence[Quote], start: int) -> str:
    """The sentence with quotations and their marks blanked, character for character."""
    if not quotes:
        return text
    pieces, at = [], 0
    for quote in quotes:
        opening, closing = max(quote.start - start - 1, at), min(quote.end - start + 1, len(text))
        pieces += [text[at:opening], _GONE * (closing - opening)]
        at = closing
    return "".join([*pieces, text[at:]])


def _found(frame: str, *, has_verb: bool) -> Iterator[_Found]:
    used = -1
    for verb in islice(_verbs(frame), MOST_VERBS) if has_verb else ():
        found = _behind(frame, verb) if verb.leads else _inverted(frame, verb) or _in_front(frame, verb)
        if found and found.phrase.start > used:
            used = found.phrase.start
            yield found
    if used < 0 and ((":" in frame and _GONE in frame) or ("ing" in frame and holds_any(frame, PARTICIPLES))):
        yield from _by_its_subject(frame)


def _verbs(frame: str) -> Iterator[_Verb]:
    for word in _SMALL_WORD.finditer(frame):
        text, start, end = word[0], word.start(), word.end()
        if text not in _CUES:
            continue
        to = _TO.match(frame, end) if text in {"according", "According"} else None
        by = _BY.match(frame, end) if text in PASSIVE else None
        if to or by:
            yield _Verb(text.casefold(), start, (to or by or word).end(), leads=True)
        elif text in SAYING or (text in DOUBTFUL and DOUBTFUL[text].match(frame, end)):
            passive = _PASSIVE_BEFORE.search(frame, max(0, start - 6), start) if text == "quoted" else None
            if passive or text != "quoted":
                yield _Verb(text, passive.start() if passive else start, end)


def _behind(frame: str, verb: _Verb) -> _Found | None:
    """Somebody behind "according to" or "described by"."""
    phrase = phrase_after(frame, verb.end, any_noun=verb.text == "according")
    return None if phrase is None or is_cut_short(frame, phrase) else _Found(phrase, verb)


def _inverted(frame: str, verb: _Verb) -> _Found | None:
    """The speaker behind the verb, when that follows a quotation or a comma: "…", said Voss."""
    before = frame[max(0, verb.start - 3) : verb.start].rstrip()
    if verb.text not in INVERTIBLE or (before and before[-1] not in f",{_GONE}—–"):
        return None
    phrase = phrase_after(frame, verb.end)
    if phrase is None or is_cut_short(frame, phrase) or not _ENDS_CLAUSE.match(frame, phrase.end):
        return None
    return _Found(phrase, verb, inverted=True)


def _in_front(frame: str, verb: _Verb) -> _Found | None:
    phrase = phrase_before(frame, verb.start)
    if phrase is None:
        return None
    told = phrase_after(frame, verb.end) if verb.text in {"told", "tells"} else None
    return _Found(phrase, verb, listener=told.text if told else None)


def _by_its_subject(frame: str) -> Iterator[_Found]:
    """The name that the sentence begins with: "Voss: …", "Voss resigned, saying that"."""
    phrase = phrase_after(frame, 0)
    if phrase is None or phrase.text.casefold() in PRONOUNS:
        return
    match = _COLON.match(frame, phrase.end)
    if match is None and _SUBJECT_ENDS.match(frame, phrase.end):
        match = _WHILE_SAYING.search(frame, phrase.end, phrase.end + REACH)
        if match and re.search(r"\bwho\b", frame[phrase.end : match.start()]):
            return
    if match:
        verb = match["verb"] if "verb" in match.re.groupindex else ":"
        yield _Found(phrase, _Verb(verb, match.start(), match.end()))


def _uttered(frame: str, text: str, quotes: Sequence[Quote], start: int) -> Iterator[_Found]:
    """Whoever stands with any verb right behind the first quotation, where that goes on: "...," he thundered."""
    if not quotes or not text[: quotes[0].end - start].endswith(_GOES_ON):
        return
    match = _UTTERED.match(frame, quotes[0].end - start + 1)
    if match is None:
        return
    verb = _Verb(match["verb"], match.start("verb"), match.end())
    phrase = phrase_before(frame, verb.start) if match["who"] else phrase_after(frame, verb.end)
    if phrase is not None and not is_cut_short(frame, phrase):
        yield _Found(phrase, verb, inverted=not match["who"])


def _outermost(found: list[_Found], frame: str) -> list[_Found]:
    """Without what is told inside another's statement: "Voss said Norline had told her"."""
    kept: list[_Found] = []
    for item in found:
        if not kept or item.inverted or item.verb.text == "according" or _stands_free(item, kept[-1], frame):
            kept.append(item)
    return kept


def _stands_free(item: _Found, previous: _Found, frame: str) -> bool:
    """Does it begin a clause of its own, after a comma, a quotation, "and" or "but"?"""
    between = frame[max(previous.verb.end, item.phrase.start - REACH) : item.phrase.start]
    return _GONE in between or _COORDINATED.search(between) is not None


def _called_by_others(places: Sequence[tuple[int, int]], inside: Sequence[_Found], frame: str) -> frozenset[int]:
    """Indexes of the quotes in "Voss left, a step his brother described as “…”", which are not Voss's."""
    ends = [item.verb.end for item in inside if item.verb.text in _DESCRIBING]
    return frozenset(
        index
        for index, (start, _) in enumerate(places)
        if any(end < start and frame[end : start - 1].strip() in ("", "as") for end in ends)
    )


def _quotes_of(
    found: Sequence[_Found], places: Sequence[tuple[int, int]], text: str, of_others: Collection[int]
) -> list[tuple[int, ...]]:
    """For each speaker the quotes that are nearest to the verb, so that "We go," he said, "now" is one speech."""
    shares: list[list[int]] = [[] for _ in found]
    verbs = [item.verb.start for item in found]
    for index, (start, end) in enumerate(places):
        if index not in of_others and not _is_title(text, Quote(text[start:end], start, end), 0):
            after = bisect_left(verbs, start)
            beside = found[max(0, after - 1) : after + 1]
            fitting = [item for item in beside if not _tells_what_follows(item, end, text)]
            if fitting:
                nearest = min(fitting, key=lambda item: _distance(item, start, end))
                shares[found.index(nearest)].append(index)
    return [tuple(share) for share in shares]


def _tells_what_follows(item: _Found, end: int, text: str) -> bool:
    """Is it "Voss said that", which is about what comes, behind a quotation that ends here?"""
    return end <= item.phrase.start < item.verb.start and _THAT.match(text, item.verb.end) is not None


def _distance(item: _Found, start: int, end: int) -> int:
    first, last = min(item.verb.start, item.phrase.start), max(item.verb.end, item.phrase.end)
    return start - last if start >= last else first - end
