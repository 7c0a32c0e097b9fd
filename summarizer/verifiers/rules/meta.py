"""What a model says about its own work instead of the news, and instructions that it took from an article."""

import re
from collections.abc import Iterator

from summarizer.domain import Code
from summarizer.language.address import speaks_to_reader
from summarizer.language.parse import ParsedSentence
from summarizer.language.words import holds_any
from summarizer.ports import Story
from summarizer.verifiers.rules.evidence import Support


def _any_of(*forms: str) -> re.Pattern[str]:
    return re.compile("|".join(forms), re.IGNORECASE)


_WORK = r"(?:summary|brief|rewrite|revision|draft|version)"
_META = _any_of(
    r"\bas an? (?:ai|artificial intelligence|(?:large )?language model|assistant)\b",
    r"\bI(?:['’]m| am) (?:sorry|unable|an ai)\b",
    r"\bI (?:cannot|can['’]t|apologi[sz]e|(?:do not|don['’]t) have access)\b",
    r"\bno (?:changes?|edits?|corrections?) (?:are |were |is )?(?:needed|necessary|required|made)\b",
    rf"\b(?:here is|here['’]s|below is|this is) (?:the|a|your|my) (?:\w+ ){{0,2}}{_WORK}\b",
    r"\b(?:provided|given|above|following) (?:articles?|texts?|sources?|documents?|passages?)\b",
    r"\b(?:articles?|texts?|sources?|documents?|passages?) (?:provided|given|above|below)\b",
    r"\b(?:articles?|texts?|sources?) (?:do|does) not (?:mention|say|state|provide|contain|specify)\b",
    r"\b(?:summary|brief|answer|response|output|rewritten|revised)\s*:",
    r"</?(?:think\w*|reasoning|analysis|final)>|```|\[/?INST\]|<\|[a-z_]+\|>|^\s*#{1,6}\s|\{\s*[\"']\w+[\"']\s*:",
    r"\b(?:let me know if|feel free to|I hope this helps|sure, here|certainly!|word count)\b",
    r"^\s*(?:note|disclaimer)\s*:",
    r"\b(?:json|markdown)\b.{0,20}\b(?:format|output|object)\b",
)

# Each of these has one of them, in small letters. The last two are forms of "i" that the pattern takes for one.
_CUES = (
    *("a ai", "an ai", "artificial int", "language mod", "assistant", "i'm ", "i’m ", "i am ", "i can", "i apolog"),
    *("i do", "no change", "no edit", "no correction", "here is ", "here's", "here’s", "below is ", "this is "),
    *("article", "text", "source", "document", "passage", ":", "<", "```", "[inst]", "[/inst]", "#", "let me know"),
    *("feel free", "i hope this", "certainly!", "word count", "sure, here", "json", "markdown", "\u0131", "i\u0307"),
)


# A sentence cut off in the middle: a model's answer ended there, and nobody knows how it goes on.
_UNFINISHED = re.compile(
    r"(?:[,;:–—(-]|\b(?:a|an|the|and|or|but|of|to|in|on|at|by|for|from|with|that|which|who|than|as|is|are|was|were|has|have"
    r"|had|will|would|its|their|his|her|not))\s*$",
    re.IGNORECASE,
)
_LAST = 8  # characters that tell, with the one before the longest of these words


def check_meta(claim: ParsedSentence, support: Support, _story: Story) -> Iterator[Code]:
    """`meta_text` for talk about the work that no passage has, and for a sentence that was cut off.

    `instruction_echo` for what is said to the reader. That may well stand in an article: somebody put it there.
    """
    work = _META.search(claim.text) if holds_any(claim.text.casefold(), _CUES) else None
    is_of_the_work = work and not any(work[0] in passage.sentence.text for passage in support.passages)
    if is_of_the_work or _UNFINISHED.search(claim.text, len(claim.text.rstrip()) - _LAST):
        yield "meta_text"
    if speaks_to_reader(claim):
        yield "instruction_echo"
