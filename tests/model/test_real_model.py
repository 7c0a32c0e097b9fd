"""A whole brief from a real model, through real HTTP: SmolLM2 in llama.cpp's server, which holds it to our schema.

What so small a model writes is mostly untrue, so no particular text is asked for, nor that any of it stays. The
server's answers must be understood, and nothing may stand in the brief that its articles do not say.
"""

import pytest

from summarizer.api import check, summarize
from summarizer.domain import Brief
from summarizer.settings import Settings
from tests.builders import FLOOD
from tests.model.server import MODEL

pytestmark = [pytest.mark.model, pytest.mark.needs("model")]

LATER = (
    "The school on Hill Road in Marl was still full on Monday, a day after the river Oster flooded the town. "
    "Mayor Dana Voss said 300 people had gone home. "
    "The regional council will pay for new pumps."
)
ARTICLES = ({"source": "flood.txt", "text": FLOOD}, {"source": "later.txt", "text": LATER})
PROMPT_TOKENS = 500  # the instructions alone take more


# The first two names go to our own client; the last, which is litellm's for servers of one's own, to litellm.
@pytest.mark.parametrize("provider", ["compatible", "openai", "hosted_vllm"])
async def test_a_brief_by_a_real_model_says_only_what_is_proven(provider: str, served: str) -> None:
    brief = await _brief(f"{provider}/{MODEL}", served)

    assert brief.status in {"complete", "reduced", "degraded"}
    assert brief.manifest.model == f"{provider}/{MODEL}"
    assert brief.usage.input_tokens > PROMPT_TOKENS
    assert brief.usage.output_tokens > 0
    assert brief.claims
    assert {claim.verdict.label for claim in brief.claims} == {"supported"}
    checked = await check([claim.text for claim in brief.claims], ARTICLES, settings=Settings())
    assert {claim.verdict.label for claim in checked.claims} == {"supported"}


async def test_without_the_guard_the_real_model_is_read_and_shown(served: str) -> None:
    """What the guard withholds is what the model wrote, not something that was never read."""
    brief = await _brief(f"compatible/{MODEL}", served, guard="off")

    assert brief.status == "unguarded"
    assert brief.claims
    assert "model_failed" not in {note.code for note in brief.notes}


async def _brief(model: str, served: str, **given: object) -> Brief:
    settings = Settings(api_base=served, attempt_s=240, deadline_s=600).changed(model=model, words=40, **given)
    return await summarize(ARTICLES, settings=settings)
