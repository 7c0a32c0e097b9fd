"""How a brief was made, as a reader is told: what there was, and nothing that there was not."""

from summarizer.domain import Brief, Manifest, PromptUse, Usage
from summarizer.stages.making import made
from tests.builders import brief_of, raw


def _told(brief: Brief, usage: Usage | None = None, **manifest: object) -> dict[str, str]:
    """The brief's lines, once its manifest and usage say these things."""
    changed = Manifest.model_validate(brief.manifest.model_dump() | manifest)
    return dict(made(brief.model_copy(update={"manifest": changed, "usage": usage or Usage()})))


def test_a_brief_without_a_model_asked_nobody_and_cost_nothing() -> None:
    told = _told(brief_of(raw()), model="extractive", started_at="2031-02-04T09:05:00+00:00")

    assert told["Written by"].startswith("rules, without a language model")
    assert told["Cost"] == "nothing"
    assert told["Begun"] == "4 February 2031, 09:05 UTC"
    assert not {"Instructions", "Asked of models"} & told.keys()


def test_a_model_its_instructions_its_calls_and_their_price_are_named() -> None:
    usage = Usage(calls=3, input_tokens=12_000, output_tokens=900, cached_tokens=400, cost_usd=0.01234)
    prompts = (
        PromptUse(name="extract", version=2, sha256="0" * 64),
        PromptUse(name="draft", version=1, sha256="1" * 64),
    )
    stages = {"ingest": 12.0, "extract": 4100.0, "draft": 2000.0, "guard": 30.0}

    told = _told(
        brief_of(raw()),
        usage,
        model="house/writer",
        models_reported=("writer-2031-01", "house/writer"),
        prompts=prompts,
        duration_ms=6150.0,
        stage_ms=stages,
    )

    assert told["Written by"] == "house/writer (answered as writer-2031-01)"
    assert told["Instructions"] == "extract version 2, draft version 1"
    assert told["Asked of models"] == "3 calls; 12,000 tokens in, 900 out; 400 of them answered before"
    assert told["Cost"] == "$0.0123"
    assert told["Took"] == "6.2 s (longest: extract 4.1 s, draft 2.0 s, guard 30 ms)"


def test_a_price_nobody_knows_is_not_said_to_be_nothing() -> None:
    brief = brief_of(raw())

    assert _told(brief, Usage(calls=1, cost_usd=None))["Cost"].startswith("not known")
    assert _told(brief, Usage(calls=1, cost_usd=0.5, estimated=True))["Cost"] == "about $0.5000"


def test_a_brief_that_nobody_checked_names_no_checker() -> None:
    assert "Checked by" in _told(brief_of(raw()))
    assert "Checked by" not in _told(brief_of(raw(), guard="off"))
