"""What does the embedded guard say of labelled claims?

Goes the product's own way from documents to verdicts, but for one thing: it uses documents of a few words
too, which the product turns away. Nothing is dropped: a claim without a usable document is not supported.
Of a claim of several sentences the weakest decides.
Does not judge the guard: see `guard_report.py`.
"""

import json
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, replace

from evals.labelled import Documents, Line
from summarizer.api import claims_in, numbered
from summarizer.domain import Code, Label, RejectCode, Verdict
from summarizer.pipeline import Services
from summarizer.ports import Story
from summarizer.settings import Settings
from summarizer.stages.cluster import cluster
from summarizer.stages.extract import extract
from summarizer.stages.guard import verdicts_for
from summarizer.stages.ingest import Intake, ingest
from summarizer.stages.reconcile import reconcile
from summarizer.wiring import services_for

TOO_SHORT: RejectCode = "no_sentence"
WEAKEST_FIRST: tuple[Label, ...] = ("refuted", "conflicting", "not_enough_evidence", "supported")


@dataclass(frozen=True)
class Judged:
    """What the guard says of a line. `rejected` says why the product turns documents of it away.

    Milliseconds are CPU time. Lines on the same documents are checked in one go, and share its time evenly.
    """

    line: Line
    label: Label
    score: float
    codes: tuple[Code, ...]
    rejected: tuple[RejectCode, ...]
    parsing_ms: float
    checking_ms: float

    @property
    def is_passed(self) -> bool:
        """Whether the guard would let the claim stand in a brief."""
        return self.label == "supported"

    def as_line(self) -> str:
        """The prediction as one line of JSON."""
        prediction = {"id": self.line.id, "label": self.label, "score": self.score, "codes": self.codes}
        return json.dumps(prediction)


async def judge(lines: Sequence[Line], *, progress: Callable[[int], None] = lambda _: None) -> tuple[Judged, ...]:
    """One judgement a line, same order. `progress` is told how many lines are done."""
    services = services_for(Settings())
    judged: dict[int, Judged] = {}
    for numbers in by_documents(lines):
        found = await _of_one_story([lines[number] for number in numbers], services)
        judged.update(zip(numbers, found, strict=True))
        progress(len(judged))
    return tuple(judged[number] for number in range(len(lines)))


def by_documents(lines: Sequence[Line]) -> list[list[int]]:
    """The numbers of the lines on the same documents, so that these are read once."""
    numbers: defaultdict[Documents, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        numbers[line.documents].append(number)
    return list(numbers.values())


async def _of_one_story(lines: Sequence[Line], services: Services) -> list[Judged]:
    started = time.process_time()
    intake, story = await read_story(lines[0].documents, services)
    parsed = time.process_time()
    weakest = [weakest_of(verdicts) async for verdicts in _verdicts(lines, story, services)]
    checked = time.process_time()
    rejected = tuple(item.code for item in intake.rejected if item.code != "duplicate_input")
    return [
        Judged(
            line=line,
            label=verdict.label,
            score=verdict.score,
            codes=verdict.codes,
            rejected=rejected,
            parsing_ms=(parsed - started) * 1000 / len(lines),
            checking_ms=(checked - parsed) * 1000 / len(lines),
        )
        for line, verdict in zip(lines, weakest, strict=True)
    ]


async def read_story(documents: Documents, services: Services) -> tuple[Intake, Story]:
    """What came of the documents, and what the guard is given of them."""
    intake = await _intake(documents, services)
    articles = cluster(intake.articles)
    found = await extract(articles, extractor=services.extractor)
    return intake, reconcile(found.facts, articles)


async def _intake(documents: Documents, services: Services) -> Intake:
    """What is usable here, beside what the product turns away."""
    read = await services.reader.read(documents)
    intake = ingest(read, english_only=services.english_only)
    if all(item.code != TOO_SHORT for item in intake.rejected):
        return intake
    return replace(ingest(read, english_only=services.english_only, fewest_words=1), rejected=intake.rejected)


async def _verdicts(lines: Sequence[Line], story: Story, services: Services) -> AsyncIterator[Sequence[Verdict]]:
    """The verdicts on the sentences of each line, from one call for all."""
    sentences = [sentences_of(line) for line in lines]
    claims = numbered([text for of_line in sentences for text in of_line])
    verdicts = iter(await verdicts_for(claims, story, verifier=services.verifier))
    for of_line in sentences:
        yield [next(verdicts) for _ in of_line]


def sentences_of(line: Line) -> list[str]:
    """The sentences of its claim. A claim without any is taken as it is."""
    return [claim.text for claim in claims_in(line.claim)] or [line.claim]


def weakest_of(verdicts: Sequence[Verdict]) -> Verdict:
    """The worst label, the lowest score, and every code."""
    worst = min(verdicts, key=lambda verdict: WEAKEST_FIRST.index(verdict.label))
    return worst.model_copy(
        update={
            "score": min(verdict.score for verdict in verdicts),
            "codes": tuple(dict.fromkeys(code for verdict in verdicts for code in verdict.codes)),
        }
    )
