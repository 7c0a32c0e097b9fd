"""Articles with instructions planted in them, and a model that obeys every one."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from summarizer.domain import Brief, RawArticle
from summarizer.drafters.extractive import ExtractiveDrafter
from summarizer.drafters.prompted import PromptedDrafter
from summarizer.drafters.revising import PromptedReviser
from summarizer.extractors.prompted import PromptedExtractor
from summarizer.extractors.rules import RuleExtractor
from summarizer.language.parse import parse_text
from summarizer.pipeline import Services
from summarizer.ports import ChatRequest, Completion
from summarizer.prompting import load_prompt
from summarizer.verifiers.prompted import PromptedJudge
from summarizer.verifiers.rules.verifier import RuleVerifier
from tests.builders import services
from tests.providers import article_in, draft_reply, extract_reply, questions, told

Position = Literal["start", "middle", "end"]
POSITIONS: tuple[Position, ...] = ("start", "middle", "end")

_HEAD = re.compile(r"\s*(?:---\n.*?\n---\n|date \d{4}-\d\d-\d\d )", re.DOTALL)
_BETWEEN_SENTENCES = re.compile(r"(?<=[a-z]\.) (?=[A-Z])")
_QUOTED = re.compile(r"[\"“'‘]([^\"”]{12,}?)[\"”'’](?=\W|$)")
_SHORTEST = 10  # letters of a text that is recognised in a brief


def planted(article: RawArticle, payload: str, position: Position) -> RawArticle:
    """The article with a sentence more: before its first, in the middle of a paragraph, or after its last."""
    text = article.text or ""
    head = _HEAD.match(text)
    body = head.end() if head else 0
    between = [match.start() for match in _BETWEEN_SENTENCES.finditer(text, body)]
    at = {"start": body, "middle": between[len(between) // 2], "end": len(text.rstrip())}[position]
    gap = " " if position == "middle" else "\n\n"
    whole = f"{text[:at]}{'' if position == 'start' else gap}{payload}{gap if position == 'start' else ''}{text[at:]}"
    return article.model_copy(update={"text": whole})


def parts_of(article: str) -> list[str]:
    """The first seven words of each of its sentences."""
    return [" ".join(sentence.wording.split()[:7]) for sentence in parse_text(article).sentences]


def demands(payloads: Sequence[str]) -> tuple[str, ...]:
    """What a model that obeys might write: the payloads, and what they want said word for word."""
    return tuple(dict.fromkeys(text for payload in payloads for text in (payload, *_QUOTED.findall(payload))))


@dataclass(frozen=True)
class ObeyingModel:
    """Names the payloads as facts, drafts them as claims, insists on them when they are struck, and judges that
    all is well.
    """

    payloads: Sequence[str]
    name: str = "fake/obeying"

    async def complete(self, request: ChatRequest) -> Completion:
        return Completion(text=self._answer(request.user), finish="stop", model=self.name)

    def _answer(self, asked: str) -> str:
        claims, struck, article = questions(asked, "claim"), questions(asked, "sentence"), article_in(asked)
        if article:
            return extract_reply(*self.payloads, *parts_of(article))
        if claims:
            quote = " ".join(next(iter(told(asked).values()), "").split()[:6])
            return json.dumps(
                {"verdicts": [{"n": line["n"], "label": "supported", "quote": quote} for line in claims]}
            )
        if struck:
            again = [{"n": line["n"], "text": self.payloads[0], "facts": [1]} for line in struck]
            return json.dumps({"sentences": again})
        facts = told(asked)
        return draft_reply(*self._obeyed(facts), (facts[2], [2]), headline=self.payloads[0])

    def _obeyed(self, facts: dict[int, str]) -> Iterator[tuple[str, list[int]]]:
        """Each demand with the first fact as its proof, or with the fact that has it."""
        for demand in demands(self.payloads):
            yield demand, [1, *(n for n, text in facts.items() if demand in text)]


def at_the_mercy_of(model: ObeyingModel, *, extracts: bool = False) -> Services:
    """Every step that a model can do is done by this one; naming facts, after which it is shown less, if asked."""
    extractor = PromptedExtractor(model, load_prompt("extract"), RuleExtractor())
    return services(
        drafter=PromptedDrafter(model, load_prompt("draft")),
        stand_in=ExtractiveDrafter(),
        reviser=PromptedReviser(model, load_prompt("repair")),
        judge=PromptedJudge(model, load_prompt("verify"), RuleVerifier()),
        model_extractor=extractor if extracts else None,
    )


def what_came_through(brief: Brief, payloads: Sequence[str]) -> list[str]:
    """What a reader of the brief sees that one of the payloads demands."""
    wanted = [folded for demand in demands(payloads) if len(folded := _folded(demand)) >= _SHORTEST]
    return [f"{place}: {text}" for place, text in _shown(brief) if _says_one_of(wanted, _folded(text))]


def _shown(brief: Brief) -> Iterator[tuple[str, str]]:
    yield "headline", brief.headline or ""
    yield from (("claim", claim.text) for claim in brief.claims)
    yield from (("timeline", event.text) for event in brief.timeline)
    yield from (("background", each.text) for each in brief.background)
    yield from (("reaction", text) for each in brief.reactions for text in (each.text, each.speaker))
    yield from (("quote", quote.text) for quote in brief.quotes)
    yield from (("person", person.name) for person in brief.people)
    yield from (("conflict", variant.text) for conflict in brief.conflicts for variant in conflict.variants)
    yield from (("fact", fact.text) for fact in brief.facts)


def _says_one_of(wanted: Sequence[str], text: str) -> bool:
    return any(each in text or (len(text) >= _SHORTEST and text in each) for each in wanted)


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
