"""What every cluster of a run is summarised under, and how its delivery is written down."""

from pydantic import BaseModel, ConfigDict

from summarizer.domain import Delivery, Usage
from summarizer.ports import Finished
from summarizer.settings import Settings
from summarizer.stages.render import as_json_line


class Terms(BaseModel):
    """With `texts`, briefs carry the texts of their articles; with `degrade`, a failed model is stood in for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    settings: Settings
    degrade: bool = True
    texts: bool = True


def finished(delivery: Delivery, terms: Terms) -> Finished:
    """The delivery as it is written down."""
    brief = delivery.brief
    return Finished(
        id=delivery.id,
        brief=as_json_line(brief, texts=terms.texts).rstrip("\n") if brief else None,
        problem=delivery.problem,
        status=brief.status if brief else None,
        usage=brief.usage if brief else Usage(),
        out_of_budget=any(note.code == "budget" for note in brief.notes) if brief else False,
    )
