"""Can a sentence be read without the ones before it?

Turns away what dangles: pronouns with nothing to point to, things the reader has not met, openings
that lean on the sentence before, quotations nobody is named for, two sentences run into one; and
what addresses the reader, which is advertising or worse. Errs on the side of no: a
sentence turned away costs a little coverage, one let through costs the reader's trust.
"""

import re

from summarizer.drafters.verbs import FINITE
from summarizer.language.names import CALENDAR
from summarizer.language.parse import ParsedSentence
from summarizer.language.words import STOP_WORDS, Word

SHORTEST, LONGEST = 5, 45  # words
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
    r"|(?:At|During|After|Before|Since|In|On|By|For|With|From|Of|As|Under|Despite)"
    r" (?:this|that|these|those|all this|his|her|their|its|both)\b"
    r"|(?:Most|Some|Many|Several|Few|All|None|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)"
    r" (?:of (?:them|those|these|the)|have|had|has|are|were|was|is|will|would|could|more)\b"
    r"|(?:As|For) (?:a result|example|instance)\b|In (?:addition|contrast|response|return)\b|On the other hand\b"
    r"|(?:[A-Z][\w’'-]+ ){1,2}(?:also|too|again)\b"
    r"|(?:In|At|From|Near|To|On) (?:[A-Z][\w’'-]+ ){1,3}(?:they|it|he|she)\b"
)
_ADDRESSES_THE_READER = re.compile(
    r"(?:Do not|Don['’]t|Click|Call|Shop|Visit|Subscribe|Sign|Read|Watch|Follow|Download|Contact|Buy|Join|Get|Enjoy"
    r"|Ignore|Disregard|Please|Attention)\b"
    r"|.*(?:<[a-zA-Z/!][^<>]*>|!$)"
)
_UNKNOWN_OWNER = re.compile(
    r"(?:[A-Z][\w'’.-]+ ?){1,4}, (?:its|his|her|their) "  # "Rolf Anselm, her lawyer": whose?
    r"|.*[A-Z][\w’'-]+, (?:its|their) \w+(?: \w+)?,"
    r"|(?:\w+(?:ed|ing)|Born|Built)\b[^,“\"]*, (?:it|he|she|they)\b"  # "Founded in 1812, it": what?
    r"|.*[,”\"] (?:he|she|they|it) (?:said|says|told|added|wrote|noted|explained|continued|insisted|warned)\b"
)
_INTRODUCED_WITHIN = 8  # words: "the gate" alone is unknown, "the gate of the Corrin Dam" is not
_VERB = re.compile(rf"\b{FINITE}")
_SUBORDINATE = frozenset("if when once should unless until while as".split())
_PERSON = frozenset("he she him his her hers".split())
_ANYTHING = frozenset("it its they them their theirs".split())
_FIRST_OR_SECOND_PERSON = frozenset("i we you me us my our your mine ours yours".split())
_PLACING = frozenset("in at to from near into on of for outside across".split())
_NEVER_FIRST = frozenset("he she they it this that but and".split())  # not even inside a quotation
_QUOTED_SHARE = 0.9  # of the characters: above it a sentence is somebody's words and nothing else


def stands_alone(sentence: ParsedSentence) -> bool:
    """True when a reader needs nothing but this sentence to know what it says."""
    return (
        SHORTEST <= len(sentence.words) <= LONGEST
        and _says_something(sentence)
        and sentence.text[0] not in "([-•*–—"
        and _opens_on_its_own(sentence)
        and not _LEANING_START.match(sentence.text)
        and not _UNKNOWN_OWNER.match(sentence.text)
        and _has_closed_quotes(sentence.text)
        and not _is_unattributed_quotation(sentence)
        and not _opens_with_an_unknown_thing(sentence)
        and not _ADDRESSES_THE_READER.match(sentence.text)
        and not _has_dangling_pronoun(sentence)
        and not _is_run_on(sentence)
    )


def _says_something(sentence: ParsedSentence) -> bool:
    capitals = sum(word.text[0].isupper() and word.text.casefold() not in STOP_WORDS for word in sentence.words)
    return len(sentence.words) >= TELLING or bool(sentence.numbers or sentence.quotes) or capitals > 1


def _opens_on_its_own(sentence: ParsedSentence) -> bool:
    opening = sentence.words[0]
    is_spoken = any(quote.start <= opening.start < quote.end for quote in sentence.quotes)
    return opening.text.casefold() not in (_NEVER_FIRST if is_spoken else _LEANING)


def _has_closed_quotes(text: str) -> bool:
    return text.count('"') % 2 == 0 and text.count("“") == text.count("”") and text.count("(") == text.count(")")


def _is_unattributed_quotation(sentence: ParsedSentence) -> bool:
    quoted = sum(quote.end - quote.start for quote in sentence.quotes)
    return quoted > _QUOTED_SHARE * len(sentence.text)


def _outside_quotes(sentence: ParsedSentence) -> list[Word]:
    return [
        word for word in sentence.words if not any(quote.start <= word.start < quote.end for quote in sentence.quotes)
    ]


def _opens_with_an_unknown_thing(sentence: ParsedSentence) -> bool:
    """Which offer, in "The offer was made in court"? A name before the verb would say."""
    if sentence.words[0].text != "The" or not sentence.words[1].text.islower():
        return False
    verb = _VERB.search(sentence.text)
    end = sentence.start + (verb.start() if verb else len(sentence.text))
    opening = (word for word in sentence.words[1:_INTRODUCED_WITHIN] if word.start < end)
    return not any(word.text[0].isupper() and word.text.casefold() not in CALENDAR for word in opening)


def _has_dangling_pronoun(sentence: ParsedSentence) -> bool:
    """A pronoun before anything it could stand for, or the writer's own "we" and "you".

    "He" and "she" need a name before them that is no place ("in Velm he said" names nobody); "it" and
    "they" need any word of content, or a name after an opening clause ("If the deal fails it must pay").
    """
    someone = something = False
    only_names = sentence.words[0].text.casefold() in _SUBORDINATE
    before = ""
    for word in _outside_quotes(sentence):
        folded = word.text.casefold()
        if folded in _FIRST_OR_SECOND_PERSON and not word.text.isupper():
            return True
        if (folded in _PERSON and not someone) or (folded in _ANYTHING and not something):
            return True
        if folded not in STOP_WORDS and folded not in CALENDAR:
            something = something or not only_names or word.text[0].isupper()
            someone = someone or (word.text[0].isupper() and before not in _PLACING)
        before = folded
    return False


def _is_run_on(sentence: ParsedSentence) -> bool:
    """A capitalised function word right after a small one: the full stop between them was lost."""
    words = _outside_quotes(sentence)
    return any(
        after.text[0].isupper()
        and after.text.casefold() in _LEANING
        and not after.text.isupper()
        and before.text.islower()
        and sentence.text[before.end - sentence.start : after.start - sentence.start].isspace()
        for before, after in zip(words, words[1:], strict=False)
    )
