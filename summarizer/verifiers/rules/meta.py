"""What a model says about its own work instead of the news, and instructions that it took from an article."""

import re
from collections.abc import Iterator

from summarizer.domain import Code
from summarizer.language.parse import ParsedSentence
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
_INSTRUCTION = _any_of(
    r"\b(?:ignore|disregard|forget)\b.{0,30}\b(?:previous|prior|above|earlier|all|your|the)\b.{0,20}"
    r"\b(?:instructions?|prompts?|rules?|guidelines?|messages?|context)\b",
    r"\byou (?:are|must|should|will) (?:now |always |only )?"
    r"(?:act|respond|reply|answer|output|pretend|an? (?:ai|assistant|helpful))\b",
    r"\b(?:respond|reply|answer) (?:only )?(?:with|in|by)\b",
    r"\b(?:system|developer|user) (?:prompt|message|instructions?)\b",
    r"\b(?:print|output|repeat|reveal|translate|encode) (?:the |your |this |all )?"
    r"(?:following|text|prompt|instructions?|words?|answer)\b",
    r"\binstructions? (?:to|for) (?:the |any |an )?(?:ai|model|assistant|reader|summari[sz]er|llm)\b",
    r"\bsay (?:that )?[\"“'].{3,80}[\"”'] (?:instead|and nothing else)\b",
)


def check_meta(claim: ParsedSentence, support: Support, _story: Story) -> Iterator[Code]:
    """`meta_text` for talk about the work that no passage has, `instruction_echo` for an instruction, had or not."""
    work = _META.search(claim.text)
    if work and not any(work[0] in passage.sentence.text for passage in support.passages):
        yield "meta_text"
    if _INSTRUCTION.search(claim.text):
        yield "instruction_echo"
