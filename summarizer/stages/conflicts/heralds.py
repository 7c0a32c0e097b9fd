"""Two accounts that an article announces as such: "Where it was found is disputed", and then who says what.

The two stand behind a colon in the announcement, in the next sentence, or in the next two, and are
told of two parties. Behind "unclear", which announces less, one of them must insist or deny; where no
question is named they must share a word. In one sentence "while the log shows" and "; Voss insists
that" need no announcement.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from summarizer.domain import Conflict, ConflictKind
from summarizer.language.parse import ParsedArticle, ParsedSentence
from summarizer.language.words import holds_any, stems_in
from summarizer.stages.conflicts.parties import ACCOUNT, Party, are_two, party_before, party_named, party_of
from summarizer.stages.conflicts.sides import Side, Telling, Tellings
from summarizer.stages.conflicts.topics import disputed_claim

_IS = r"\b(?:is|are|was|were|remains?|remained)\s(?:\w+\s){0,2}?"
_DISPUTED = re.compile(
    rf"{_IS}(?:disputed|contested|in\sdispute|under\sdispute|a\smatter\sof\sdispute|at\sodds)\b"
    r"|\b(?:two|different|conflicting|contradictory|rival)\s(?:accounts|versions|answers|explanations)\s(?:of|about|on|to|as)\b"
    r"|\bthere\sare\stwo\s(?:accounts|versions|answers|explanations)\b"
    r"|\b(?:accounts|versions|opinions|estimates)\s(?:of\s[^.]{1,60}\s)?(?:differ|diverge|conflict)\b"
    r"|\bdepends\son\swhom?\s(?:one|you)\sasks?\b|\b(?:disagree[sd]?|differ(?:s|ed)?)\s(?:on|over|about|whether|as\sto)\b"
)
_ASKED = re.compile(
    r"(?:Who|What|Where|When|Why|How|Whether)\b|.*\b(?:accounts|versions|answers|explanations)\b"
    r"|.*\b(?:on|over|about|as\sto)\s(?:who|what|where|when|why|how|whether)\b"
)
_UNCLEAR = re.compile(rf"^(?:Who|What|Where|When|Why|How|Whether)\b.*{_IS}(?:unclear|unresolved|open)\b")
_CUES = (
    *(
        "disput",
        "contest",
        "accounts",
        "versions",
        "answers",
        "explanations",
        "differ",
        "diverge",
        "conflict",
        "odds",
    ),
    *("depends", "disagree", "unclear", "unresolved", "open"),
)
_HALVES = re.compile(r"(?:,|;)\s(?:while|but|whereas|although)\s|;\s")
_GAPPED = re.compile(r",\s(?=(?:the\s|The\s|[A-Z])[^,]{2,60}?\sthat\s)")
_PRONOUN = re.compile(rf"(?P<who>He|She|They|It)\s(?:(?:has|had|also|still)\s)?{ACCOUNT}\b")
_INSISTS = re.compile(r"\b(?:insists?|insisted|maintains?|maintained|den(?:y|ies|ied)|disputes?|disputed)\sthat\b")
_URGES = re.compile(r"\b(?:should|must|will|would|be|could|may|might)\b")
_THAT = re.compile(r"(?P<who>[^,]{2,60}?)\sthat\s")
_RECORD = re.compile(
    r"(?P<joint>,\s(?:while|but|whereas|although)\s)(?P<record>(?:[\w'’-]+\s){0,3}(?:logs?|records?|recordings?|recorder|video"
    r"|footage|pictures|photographs|minutes|register)(?:\s(?:of|from)(?:\s[\w'’-]+){1,5}?)?)"
    r"\s(?:shows?|showed|suggests?|suggested|indicates?|indicated|says?|said|proves?)\b"
)
_NOT = re.compile(r"\b(?:not|never|no|nothing)\b|n['’]t\b")
_SHORT = 3  # words that a record shows, which then stand against what was said: "shows red"
_JOINED = (", while ", ", but ", ", whereas ", ", although ")
_STRONG = re.compile(r"\b(?:insist|maintain|den(?:y|ie)|disput|contradict|reject)\w*\b|\bnever\b")
_MOST_JOINTS = 8  # looked at in one sentence, an endless one included


class _Account(NamedTuple):
    """What a party says, and the sentence that has it."""

    sentence: ParsedSentence
    text: str
    party: Party


def heralded_conflicts(tellings: Tellings) -> Iterator[Conflict]:
    """The conflicts that an article says there are."""
    for article in tellings.articles.values():
        for sentence in article.sentences:
            match = _herald(sentence)
            accounts = _accounts(article, sentence, match) if match else ()
            accounts = accounts or _against_record(sentence) or _against_insistence(article, sentence)
            sides = [_side(article, each, tellings) for each in accounts]
            known = [side for side in sides if side]
            if len(known) == 2:
                yield tellings.open_dispute(_topic(sentence), _kind(accounts), known)


def _herald(sentence: ParsedSentence) -> re.Match[str] | None:
    if not holds_any(sentence.text, _CUES):
        return None
    return _DISPUTED.search(sentence.text) or _UNCLEAR.search(sentence.text)


def _accounts(article: ParsedArticle, sentence: ParsedSentence, match: re.Match[str]) -> Sequence[_Account]:
    """The two accounts; none when there are not two of two parties."""
    after = _next_accounts(article, sentence)
    colon = sentence.text.find(": ", match.end())
    if colon > 0:
        return _halves(article, sentence, sentence.text[colon + 2 :])
    accounts = (_halves(article, after[0], after[0].text) if after else ()) or _in_two(article, after)
    is_strong = match.re is _DISPUTED or any(_STRONG.search(each.sentence.text) for each in accounts)
    is_of_it = bool(_ASKED.match(sentence.text)) or _share_a_word(accounts)
    return accounts if is_strong and is_of_it else ()


def _next_accounts(article: ParsedArticle, sentence: ParsedSentence) -> Sequence[ParsedSentence]:
    """The next two sentences, or the next and the second next where a quotation stands between."""
    after = article.sentences[sentence.index + 1 : sentence.index + 4]
    is_passed = len(after) == 3 and after[1].speech and not are_two(*(party_of(article, each) for each in after[:2]))
    return (after[0], after[2]) if is_passed else after[:2]


def _share_a_word(accounts: Sequence[_Account]) -> bool:
    told = [stems_in(each.text or each.sentence.text) - each.party for each in accounts]
    return bool(told) and not told[0].isdisjoint(told[1])


def _against_record(sentence: ParsedSentence) -> Sequence[_Account]:
    """What somebody says and what a record shows, joined with "while" or "but"."""
    match = _RECORD.search(sentence.text) if holds_any(sentence.text, _JOINED) else None
    said = sentence.text[: match.start()] if match else ""
    party = party_before(said)
    if match is None or not party or sentence.quotes:
        return ()
    record, shown = sentence.text[match.end("joint") :].rstrip("."), sentence.text[match.end() :]
    is_answer = len(shown.split()) <= _SHORT or _NOT.search(shown) or not stems_in(said).isdisjoint(stems_in(shown))
    if not is_answer:
        return ()
    return [_Account(sentence, said, party), _Account(sentence, record, party_named(match["record"]))]


def _against_insistence(article: ParsedArticle, sentence: ParsedSentence) -> Sequence[_Account]:
    """What somebody says and what another insists on, in one sentence; not that something should be."""
    is_told = not sentence.is_question and _INSISTS.search(sentence.text) and not _URGES.search(sentence.text)
    return _halves(article, sentence, sentence.text) if is_told else ()


def _halves(article: ParsedArticle, sentence: ParsedSentence, text: str) -> Sequence[_Account]:
    """Two accounts in one sentence: "X says so, while Y says not", "X says that it was, Y that it was not"."""
    for joint in islice(_HALVES.finditer(text), _MOST_JOINTS):
        told = text[: joint.start()], text[joint.end() :].rstrip(".")
        parties = _party_of_half(told[0]) or party_of(article, sentence), party_before(told[1])
        if are_two(*parties):
            return [_Account(sentence, each, party) for each, party in zip(told, parties, strict=True)]
    for joint in islice(_GAPPED.finditer(text), _MOST_JOINTS):
        told = text[: joint.start()], text[joint.end() :].rstrip(".")
        second = _THAT.match(told[1])
        parties = party_before(told[0]), party_named(second["who"]) if second else frozenset()
        if are_two(*parties):
            return [_Account(sentence, each, party) for each, party in zip(told, parties, strict=True)]
    return ()


def _party_of_half(text: str) -> Party:
    """The party, or the pronoun for one: in one sentence it is nobody who is named behind it."""
    pronoun = _PRONOUN.match(text)
    return party_named(pronoun["who"]) or frozenset((pronoun["who"],)) if pronoun else party_before(text)


def _in_two(article: ParsedArticle, sentences: Sequence[ParsedSentence]) -> Sequence[_Account]:
    found = [_Account(each, "", party_of(article, each)) for each in sentences]
    if len({each.paragraph for each in sentences}) != 1 or len(found) != 2:
        return ()
    return found if are_two(found[0].party, found[1].party) else ()


def _side(article: ParsedArticle, account: _Account, tellings: Tellings) -> Side | None:
    telling: Telling | None = tellings.at.get((article.id, account.sentence.start))
    return Side((telling,), account.text) if telling else None


def _kind(accounts: Sequence[_Account]) -> ConflictKind:
    """Of a figure where each tells one of one unit and nothing but."""
    figures = [[number for number in each.sentence.numbers if not number.is_label] for each in accounts]
    if accounts[0].sentence is accounts[1].sentence or any(len(each) != 1 for each in figures):
        return "outcome"
    return "number" if figures[0][0].measure.unit == figures[1][0].measure.unit else "outcome"


def _topic(sentence: ParsedSentence) -> str:
    return disputed_claim(sentence.wording.split(": ")[0])
