"""The sentences of a real model that somebody labelled: they are what it wrote, and the frozen half stands apart."""

import json

import pytest
from pydantic import BaseModel

from evals.labelled import read_lines
from tests.needs import ROOT

DRAFTS = ROOT / "tests" / "data" / "model_drafts.jsonl"
LABELS = ROOT / "evals" / "planted"


class Draft(BaseModel):
    """What we read of a recorded draft."""

    draft: int
    cluster: str
    sentences: tuple[str, ...]


class Labelled(BaseModel):
    """What we read of a labelled sentence. Its id is `model-DRAFT-SENTENCE`."""

    id: str
    cluster: str
    claim: str

    @property
    def draft(self) -> int:
        return int(self.id.split("-")[1])

    @property
    def sentence(self) -> int:
        return int(self.id.split("-")[2])


def _drafts() -> dict[int, Draft]:
    drafts = [Draft.model_validate_json(line) for line in DRAFTS.read_text(encoding="utf-8").splitlines()]
    return {draft.draft: draft for draft in drafts}


def _labelled(half: str) -> list[Labelled]:
    lines = (LABELS / f"model-{half}.jsonl").read_text(encoding="utf-8").splitlines()
    return [Labelled.model_validate(json.loads(line)) for line in lines]


@pytest.mark.parametrize("half", ["dev", "frozen"])
def test_every_labelled_sentence_is_one_that_the_model_wrote_about_that_cluster(half: str) -> None:
    drafts = _drafts()

    for line in _labelled(half):
        assert drafts[line.draft].cluster == line.cluster
        assert drafts[line.draft].sentences[line.sentence] == line.claim


def test_every_sentence_of_a_cluster_is_labelled() -> None:
    written = {(draft.cluster, _bare(text)) for draft in _drafts().values() for text in draft.sentences}
    labelled = [(line.cluster, _bare(line.claim)) for half in ("dev", "frozen") for line in _labelled(half)]

    assert len(_drafts()) >= 100
    assert set(labelled) == written
    assert len(labelled) == len(written), "a sentence is labelled once"


def test_the_halves_share_no_articles() -> None:
    dev, frozen = ({line.cluster for line in _labelled(half)} for half in ("dev", "frozen"))

    assert not dev & frozen


def test_every_line_can_be_put_to_the_guard() -> None:
    lines = read_lines([LABELS / "model-dev.jsonl", LABELS / "model-frozen.jsonl"])

    assert len(lines) == len(_labelled("dev")) + len(_labelled("frozen"))
    assert all(line.kind if line.is_supported else line.code for line in lines)


def _bare(text: str) -> str:
    """The text without what a repetition may differ in: case, and signs around its words."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.lower()).split())
