"""Can a sentence be read without the ones before it, and is it worth it?

Turns away what dangles (`dangling.py`), things the reader has not met (`definite.py`), answers to what
was not told (`answering.py`), openings that lean on the sentence before, quotations nobody is named for,
two sentences run into one, broken English (`grammar.py`), captions and advertising (`adverts.py`), and
what tells nothing (`substance.py`). Errs on the side of no: a sentence turned away costs a little
coverage, one let through costs the reader's trust.
"""

import re
from collections.abc import Collection

from summarizer.drafters.adverts import is_advert
from summarizer.drafters.answering import answers_the_unknown
from summarizer.drafters.dangling import dangles
from summarizer.drafters.definite import speaks_of_the_unknown
from summarizer.drafters.elliptic import is_elliptic
from summarizer.drafters.grammar import is_well_formed
from summarizer.drafters.substance import tells_something
from summarizer.drafters.told import Told, told
from summarizer.language.full_names import is_body_noun
from summarizer.language.names import CALENDAR
from summarizer.language.parse import ParsedSentence
from summarizer.language.words import STOP_WORDS

SHORTEST, LONGEST = 5, 50  # words; four tell something with a figure
# Of 9,818 wordings of up to 45 words from news the longest has 318; longer is no prose, and no pattern
# here has to be quick on it.
LONGEST_TEXT = 600  # characters
TELLING = 8  # words; a shorter sentence needs a figure, a quotation or two names to say something

_LEANING = frozenset(
    """he she they it this that these those but and or so yet nor his her their its him them there here both such
    meanwhile however also then earlier later still instead moreover nevertheless furthermore besides otherwise
    another others neither either thus hence therefore afterwards similarly likewise additionally why how what
    which who whose because i we you my our your nonetheless alternatively concurrently conversely consequently
    accordingly subsequently elsewhere indeed overall finally secondly lastly too again""".split()
)
_LEANING_START = re.compile(
    r"The (?:two|three|four|pair|duo|former|latter|same|other|others|move|incident)\b"
    r"|(?:At|During|After|Before|Since|In|On|By|For|With|From|Of|As|Under|Despite|Among|Amid|Against|Following)"
    r" (?:this|that|these|those|all this|his|her|their|its|both)\b"
    r"|(?:Most|Some|Many|Several|Few|All|None|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)"
    r" (?:of (?:them|those|these|the|it|this|that)|have|had|has|are|were|was|is|will|would|could|more)\b"
    r"|(?:As|For) (?:a result|example|instance)\b|In (?:addition|contrast|response|return)\b|On the other hand\b"
    r"|In other (?:developments|news|words|business)\b|(?:Adding to|Compounding|Amid|Despite) the (?:\w+),"
    r"|(?:[A-Z][\w’'-]+ ){1,2}(?:also|too|again)\b|Until (?:now|then|recently)\b"
    r"|(?:In|At|From|Near|To|On) (?:[A-Z][\w’'-]+ ){1,3}(?:they|it|he|she)\b"
    r"|As for\b|(?:An?|One|Two|Three|Four|Five|Six) (?:hour|day|week|month|year)s? ago,? (?:it|they|he|she)\b"
    r"|(?:More|Most) recent(?:ly)?\b|(?:Curiously|Tellingly|Ironically|Oddly),? (?:an?|the|however)\b"
)
# "Prosecutors say 86 million marks; the defence says 52 million": of what?
_SAYS_A_FIGURE = re.compile(
    r"\b(?:say|says|said|counts?|counted|speaks? of|spoke of)\s(?:about |some |nearly |over |at least )?"
    r"(?:[$€£]?\d(?:[\d.,]*\d)?(?:\s(?:million|billion|thousand|percent))?|(?:one|two|three|four|five|nine) in [a-z]+"
    r"|two[- ]thirds|half)(?:\s[a-z]+)?(?:[;.,](?!\d)|$)"
)
_COUNTS_FROM_A_DAY = re.compile(r"(?:Earlier|Later) (?:(?:on|in) [A-Z]|this \w+)")
_UNKNOWN_OWNER = re.compile(
    r"(?:[A-Z][\w'’.-]+ ?){1,4}, (?:its|his|her|their) "  # "Rolf Anselm, her lawyer": whose?
    r"|.*[A-Z][\w’'-]+, (?:its|their) \w+(?: \w+)?,"
    r"|(?:\w+(?:ed|ing)|Born|Built)\b[^,“\"]*, (?:it|he|she|they)\b"  # "Founded in 1812, it": what?
    r"|.*[,”\"] (?:he|she|they|it) (?:said|says|told|added|wrote|noted|explained|continued|insisted|warned)\b"
)
_IT_SAID = re.compile(r"^[^,“”\"]+, it (?:said|says|added)\b[^,]*$")
_IT_SAID_SO = re.compile(r"^[^“”\"]+, it (?:said|says|announced)\b(?: on \w+)?(?:,|\.?$)")
_OF_AN_OWNER = re.compile(r"[,”\"] (?:its?|he|his|she|her|they|their)\b")  # each way above has one
_NEVER_FIRST = frozenset("he she they it this that but and".split())  # not even inside a quotation
_QUOTED_SHARE = 0.9  # of the characters: above it a sentence is somebody's words and nothing else


def stands_alone(sentence: ParsedSentence, *, met: Collection[str] = (), telling: int = TELLING) -> bool:
    """True when a reader needs nothing but this sentence to know what it says, and it says something.

    Of what the stems `met` stand for, the reader knows already. With `telling` words it says something, whatever
    they are.
    """
    return (
        SHORTEST - bool(sentence.numbers) <= len(sentence.words) <= LONGEST
        and len(sentence.text) <= LONGEST_TEXT
        and _has_closed_quotes(sentence.text)
        and not (_has_unknown_owner(sentence.text) and not _is_its_own_speaker(sentence, met))
        and not _LEANING_START.match(sentence.text)
        and not (sentence.numbers and _SAYS_A_FIGURE.search(sentence.text))
        and _is_long_enough(sentence, telling)
        and not _is_unattributed_quotation(sentence)
        and _is_told_alone(sentence, told(sentence), met)
    )


def _is_told_alone(sentence: ParsedSentence, outside: Told, met: Collection[str]) -> bool:
    """The same for what stands outside its quotations."""
    return bool(
        outside.words
        and _opens_on_its_own(sentence, outside)
        and not _is_run_on(outside)
        and not is_advert(outside)
        and is_well_formed(outside)
        and not dangles(outside)
        and not is_elliptic(outside)
        and not speaks_of_the_unknown(outside, met)
        and not answers_the_unknown(outside, met)
        and tells_something(outside)
    )


def _is_long_enough(sentence: ParsedSentence, telling: int) -> bool:
    return len(sentence.words) >= telling or bool(sentence.numbers or sentence.quotes) or _capitals(sentence) > 1


def _capitals(sentence: ParsedSentence) -> int:
    return sum(word.text[0].isupper() and word.low not in STOP_WORDS for word in sentence.words)


def _opens_on_its_own(sentence: ParsedSentence, outside: Told) -> bool:
    opening = sentence.words[0]
    if opening != outside.words[0]:  # it opens with a quotation
        return opening.text.casefold() not in _NEVER_FIRST
    return outside.low[0] not in _LEANING or bool(_COUNTS_FROM_A_DAY.match(sentence.text))


def _has_closed_quotes(text: str) -> bool:
    return text.count('"') % 2 == 0 and text.count("“") == text.count("”") and text.count("(") == text.count(")")


def _has_unknown_owner(text: str) -> bool:
    return _OF_AN_OWNER.search(text) is not None and _UNKNOWN_OWNER.match(text) is not None


def _is_its_own_speaker(sentence: ParsedSentence, met: Collection[str]) -> bool:
    """Is it "Norline cut 400 jobs, it said", of a Norline that the reader has met, or "An agency in Marl has ..."?"""
    if _IT_SAID_SO.search(sentence.text) and _is_of_a_body(sentence):
        return True
    first = next((word for word in sentence.words if not word.is_stop), None)
    return first in sentence.words[:2] and first.stem in met and _IT_SAID.search(sentence.text) is not None


def _is_of_a_body(sentence: ParsedSentence) -> bool:
    """Is its subject an agency, a company or the like, which does what it says?"""
    act = sentence.clauses.first
    if act is None or act.passive or not act.subject or act.subject[0].start:
        return False
    return any(is_body_noun(token.low) for token in sentence.clauses.tokens[: act.start] if token.pos == "noun")


def _is_unattributed_quotation(sentence: ParsedSentence) -> bool:
    quoted = sum(quote.end - quote.start for quote in sentence.quotes)
    return quoted > _QUOTED_SHARE * len(sentence.text) and not sentence.holder


def _is_run_on(outside: Told) -> bool:
    """A capitalised function word right after a small one: the full stop between them was lost."""
    words = outside.words
    return any(
        words[at].text[0].isupper()
        and not words[at].text.isupper()
        and words[at - 1].text.islower()
        and outside.gap(at - 1).isspace()
        and words[at].low not in CALENDAR
        for at, low in enumerate(outside.low)
        if low in _LEANING and at
    )
