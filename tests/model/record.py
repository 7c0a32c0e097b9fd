"""Record what a real small model writes about the articles in seeds/: `python -m tests.model.record FILE.jsonl`.

SmolLM2 invents freely, which makes its drafts a test of the guard that nobody planted. Every draft is asked for with
its own choice of facts, length and seed, all of which follow from its number; a draft already in the file is not
made again. The first round over the clusters asks by our own prompt, which so small a model rather talks about than
obeys; the others, cooler, give it facts that stand together as plain prose. A line is {"draft", "cluster", "plain",
"words", "temperature", "headline", "sentences"}; a draft that was no reply has no sentences.
"""

import asyncio
import json
import random
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from evals.cases import SEEDS
from evals.guard import read_story
from evals.labelled import read_documents
from summarizer.backends.compatible import CompatibleBackend
from summarizer.drafters.prompted import PromptedDrafter
from summarizer.errors import BackendError
from summarizer.ports import Backend, ChatRequest, Completion, Draft, Story
from summarizer.prompting import load_prompt
from summarizer.settings import Settings
from summarizer.wiring import services_for
from tests.model.server import MODEL, serving

DRAFTS = 126
_FEWEST_FACTS, _MOST_FACTS = 6, 10
_WORDS = (24, 40, 56)
_TEMPERATURES = (0.3, 0.6, 0.9)
_COOLER = (0.1, 0.25, 0.4)
_MOST_SENTENCES, _MOST_SIGNS = 4, 300  # bounds, or it writes until it is cut
_PLAIN_WORDS = "You write short news reports."


@dataclass(frozen=True)
class _Varied:
    """A backend that samples, and is held to few and short sentences."""

    inner: Backend
    temperature: float
    seed: int
    prose: str | None

    @property
    def name(self) -> str:
        return self.inner.name

    async def complete(self, request: ChatRequest) -> Completion:
        varied = replace(request, temperature=self.temperature, seed=self.seed, grammar=_grammar())
        if self.prose is not None:
            varied = replace(varied, system=_PLAIN_WORDS, user=self.prose)
        return await self.inner.complete(varied)


def _grammar() -> Mapping[str, object]:
    fact = {"type": "integer", "minimum": 1, "maximum": _MOST_FACTS}
    sentence = {
        "type": "object",
        "additionalProperties": False,
        "required": ["text", "facts"],
        "properties": {
            "text": {"type": "string", "minLength": 40, "maxLength": _MOST_SIGNS},
            "facts": {"type": "array", "maxItems": 3, "items": fact},
        },
    }
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["headline", "sentences"],
        "properties": {
            "headline": {"type": "string", "maxLength": 90},
            "sentences": {"type": "array", "minItems": 2, "maxItems": _MOST_SENTENCES, "items": sentence},
        },
    }


async def record(file: Path, base: str) -> None:
    """Add the drafts that the file lacks, the clusters in turn. One that is no reply is left out."""
    clusters = sorted(folder.name for folder in SEEDS.iterdir() if folder.is_dir())
    stories = {name: await _story(name) for name in clusters}
    client = CompatibleBackend(f"compatible/{MODEL}", api_base=base, attempt_s=300)
    done = set(_recorded(file))
    for number in (number for number in range(DRAFTS) if number not in done):
        name = clusters[number % len(clusters)]
        chance = random.Random(number)  # noqa: S311 - a choice that can be made again, no secret
        plain = number >= len(clusters)
        story = (_facts_in_a_row if plain else _some_facts)(stories[name], chance)
        line = await _line(number, name, story, client, chance, plain=plain)
        with file.open("a", encoding="utf-8") as out:
            out.write(line)


def _recorded(file: Path) -> Iterator[int]:
    if file.exists():
        for line in file.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["draft"]


async def _story(cluster: str) -> Story:
    _, story = await read_story(read_documents(cluster), services_for(Settings()))
    return story


def _some_facts(story: Story, chance: random.Random) -> Story:
    """The story with a few of its facts, in their order."""
    count = min(chance.randint(_FEWEST_FACTS, _MOST_FACTS), len(story.facts))
    chosen = sorted(chance.sample(range(len(story.facts)), count))
    return replace(story, facts=tuple(story.facts[at] for at in chosen))


def _facts_in_a_row(story: Story, chance: random.Random) -> Story:
    """The story with a few facts that follow each other."""
    count = min(chance.randint(_FEWEST_FACTS, _MOST_FACTS), len(story.facts))
    first = chance.randrange(len(story.facts) - count + 1)
    return replace(story, facts=story.facts[first : first + count])


def _as_prose(story: Story) -> str:
    return "Retell this as a short news report:\n\n" + " ".join(fact.text for fact in story.facts)


async def _line(
    number: int, cluster: str, story: Story, client: Backend, chance: random.Random, *, plain: bool
) -> str:
    words, temperature = chance.choice(_WORDS), chance.choice(_COOLER if plain else _TEMPERATURES)
    prose = _as_prose(story) if plain else None
    drafter = PromptedDrafter(_Varied(client, temperature, number, prose), load_prompt("draft"))
    draft = await _drafted(drafter, story, words)
    recorded = {
        "draft": number,
        "cluster": cluster,
        "plain": plain,
        "words": words,
        "temperature": temperature,
        "headline": draft.headline if draft else None,
        "sentences": [claim.text for claim in draft.claims] if draft else [],
    }
    return json.dumps(recorded, ensure_ascii=False) + "\n"


async def _drafted(drafter: PromptedDrafter, story: Story, words: int) -> Draft | None:
    try:
        draft = await drafter.draft(story, words=words)
    except BackendError:
        return None
    return None if draft.failure else draft


if __name__ == "__main__":
    with serving() as address:
        asyncio.run(record(Path(sys.argv[1]), address))
