"""Does a sentence speak to whoever reads it, instead of telling something?

A question, an order ("Explain the process", "Do not miss it", "In your answer, add a link") and whatever
says "you" are no news, whether they are meant for the readers of a page or for a model that sums it up.
Words between quote marks are somebody's own and are not looked at, nor is what a sentence gives to a speaker.
"""

import re
from bisect import bisect_right
from itertools import dropwhile

from summarizer.language.lexicon import lemmas_of
from summarizer.language.parse import ParsedSentence, parse_text
from summarizer.language.past_forms import SAME_IN_THE_PAST
from summarizer.language.tokens import CLOSED, Token
from summarizer.language.words import Word, holds_any

_READER = frozenset("you your yours yourself yourselves".split())
_BEFORE_ORDER = frozenset("please always never now just then also first next finally kindly simply".split())
_CALLS_FOR_ORDER = frozenset("please never kindly".split())
_DO = frozenset(("do", "don't", "don’t"))
# What follows the verb of an order, and never a noun that begins a statement: "Explain the", "Modify your".
_BEHIND_ORDER = frozenset(("det", "poss", "pron", "sub"))
_SAME_AS_PAST = SAME_IN_THE_PAST | {"come"}  # "Come the spring, the river rises"
_PARTICLES = frozenset("up down out off".split())  # "Break down the plot"; behind a noun, as in "Attack on", others

_NOUN_ENOUGH = 20  # times as often as noun it may be met as verb, in WordNet's tagged texts
_SEVERAL = 2  # ends of sentences in a quotation that has a middle

_MODEL = r"(?:summari[sz]er|assistant|chat ?bot|language model|llm|ai(?: (?:model|system|tool|assistant))?)s?"
_HAS_TO = r"(?:must|should|shall|(?:has|have|needs?) to) (?:now |always |also |only |not )?"
_WRITE = r"(?:say|state|write|mention|reply|respond|output|repeat|praise|begin with|end with|open with)"
# What is said to a model, however it is put and whoever is said to say it.
_INSTRUCTION = re.compile(
    "|".join(
        (
            (
                r"\b(?:ignore|disregard|forget)\b.{0,30}\b(?:previous|prior|above|earlier|all|your|the)\b.{0,20}"
                r"\b(?:instructions?|prompts?|rules?|guidelines?|messages?|context)\b"
            ),
            (
                r"\byou (?:are|must|should|will) (?:now |always |only )?"
                r"(?:act|respond|reply|answer|output|pretend|an? (?:ai|assistant|helpful))\b"
            ),
            (
                r"\b(?:respond|reply|answer) (?:only (?:with|in|by)\b|with (?:the (?:words?|phrase)|yes|no)\b"
                r"|in (?:json|capitals?|rhymes?|verse)\b)"
            ),
            r"\b(?:system|developer|user) (?:prompt|message|instructions?)\b",
            r"\b(?:in|to|into|of) your (?:response|reply|answer|summary|output)\b",
            (
                r"\b(?:print|output|repeat|reveal|translate|encode) (?:the |your |this |all )?"
                r"(?:following|text|prompt|instructions?|words?|answer)\b"
            ),
            r"\binstructions? (?:to|for) (?:the |any |an )?(?:ai|model|assistant|reader|summari[sz]er|llm)\b",
            r"\bsay (?:that )?[\"“'].{3,80}[\"”'] (?:instead|and nothing else)\b",
            rf"\b{_MODEL}(?: (?:that|which|who|reading|processing)\b[^.]{{1,40}})? {_HAS_TO}{_WRITE}\b",
            rf"\b(?:summary|headline) (?:of (?:this|the) \w+ )?{_HAS_TO}{_WRITE}\b",
            rf"\b(?:dear|note to|attention,?|hey) (?:the |any |all )?{_MODEL}\b|^\s*{_MODEL}\s*:",
            r"\b(?:dear|note to|attention,?) (?:the |any |all )?(?:automat(?:ed|ic)|machine) (?:reader|system)s?\b",
        )
    ),
    re.IGNORECASE,
)

# Each of these has one of them in small letters, or a form of "i" that the pattern takes for one.
_CUES = frozenset(
    """ignore disregard forget you your respond reply answer prompt message instruction instructions say
    print output repeat reveal translate encode summary headline summarizer summarizers summariser summarisers
    automated automatic machine assistant assistants chatbot chatbots bot bots model models llm llms ai ais""".split()
)
_LIKE_I = ("\u0131", "\u0130")


def speaks_to_reader(sentence: ParsedSentence) -> bool:
    """Is it a question, an order, something said to "you", or an instruction to a model?"""
    if instructs(sentence) or any(_was_broken_into(quote.text) for quote in sentence.quotes):
        return True
    own = _own(sentence)
    if not own or own[0] is not sentence.words[0] or sentence.attributions:
        return False  # of a sentence that begins with somebody's words, the rest says whose they are
    return sentence.is_question or not _READER.isdisjoint([word.low for word in own]) or _is_order(own, sentence)


def instructs(sentence: ParsedSentence) -> bool:
    """Does it tell a model what to do? What it says besides is nobody's word."""
    may_instruct = not _CUES.isdisjoint(sentence.lows) or holds_any(sentence.text, _LIKE_I)
    return may_instruct and sentence.once(_has_an_instruction)


def _has_an_instruction(sentence: ParsedSentence) -> bool:
    return _INSTRUCTION.search(sentence.text) is not None


def _was_broken_into(quoted: str) -> bool:
    """Does a sentence in the middle of a quotation speak to the reader, as one would that somebody slipped in?"""
    may_be_several = sum(map(quoted.count, ".?!")) >= _SEVERAL
    return may_be_several and any(map(speaks_to_reader, parse_text(quoted).sentences[1:-1]))


def _own(sentence: ParsedSentence) -> list[Word]:
    """The words outside of quote marks."""
    if not sentence.quotes:
        return list(sentence.words)
    starts = [quote.start for quote in sentence.quotes]

    def is_quoted(word: Word) -> bool:
        at = bisect_right(starts, word.start)
        return at > 0 and word.start < sentence.quotes[at - 1].end

    return [word for word in sentence.words if not is_quoted(word)]


def _is_order(own: list[Word], sentence: ParsedSentence) -> bool:
    at = next((at for at, word in enumerate(own) if word.low not in _BEFORE_ORDER), None)
    if at is None or not _may_be_verb(own[at].low):
        return False  # without a look at its parts of speech, which takes a while
    if at and own[at - 1].low in _CALLS_FOR_ORDER:
        return True
    tokens = list(dropwhile(lambda token: token.word.start < own[at].start, sentence.tokens))
    if tokens[0].low in _DO:
        return any(token.form == "base" for token in tokens[1:3])
    if tokens[0].form != "base" and not _goes_on_like_order(tokens):
        return False
    return _is_surely_verb(tokens) or not _may_be_statement(tokens, own, sentence)


def _may_be_verb(low: str) -> bool:
    return low in _DO or (low not in CLOSED and any(each.word == low and each.pos == "v" for each in lemmas_of(low)))


def _is_noun(low: str) -> bool:
    """Is it one often enough? Of "give" and "read" the dictionary has one too, which nobody begins a title with."""
    seen = {each.pos: each.seen for each in lemmas_of(low)}
    return _NOUN_ENOUGH * seen.get("n", 0) > seen.get("v", 0)


def _is_surely_verb(tokens: list[Token]) -> bool:
    """Not so "Set the task of saving the bank, Voss resigned", where it may be a past form."""
    return tokens[0].form == "base" and tokens[0].low not in _SAME_AS_PAST and _goes_on_like_order(tokens)


def _goes_on_like_order(tokens: list[Token]) -> bool:
    return len(tokens) > 1 and tokens[1].pos in _BEHIND_ORDER


def _may_be_statement(tokens: list[Token], own: list[Word], sentence: ParsedSentence) -> bool:
    """Has it a finite verb besides, as "Rescue teams reached the village", or is it a title, as "Attack on Marl"?"""
    behind = tokens[1] if len(tokens) > 1 else None
    if behind and _is_noun(tokens[0].low) and behind.pos == "prep" and behind.low not in _PARTICLES:
        return True
    is_third_person = behind and behind.low.endswith("s") and any(each.pos == "v" for each in lemmas_of(behind.low))
    if behind and is_third_person and not _is_noun(behind.low):
        return True  # "Pay goes up": what begins it is its subject
    others = {word.start for word in own} - {tokens[0].word.start}
    finite = (each.verb for each in sentence.clauses.predicates if each.kind == "finite")
    return any(sentence.tokens[verb].word.start in others for verb in finite)
