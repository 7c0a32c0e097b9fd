"""Documents are written out as pydantic writes them, but other threads have their turns in between."""

import pytest
from pydantic import BaseModel

from evals.invented import invented_articles
from summarizer import pipeline
from summarizer.pipeline import Policy
from summarizer.settings import Settings
from summarizer.stores.documents import json_of, written_out
from summarizer.wiring import services_for


class Item(BaseModel):
    """An item that tells when it is written out by itself."""

    name: str

    def model_dump_json(self, **options: object) -> str:
        written.append(self.name)
        return super().model_dump_json(**options)  # type: ignore[arg-type]  # as above


class Document(BaseModel):
    items: tuple[Item, ...]
    names: tuple[str, ...] = ()
    one: Item | None = None


written = list[str]()


@pytest.mark.parametrize("number", [1, 8])
async def test_a_brief_and_its_reports_are_written_as_pydantic_writes_them(number: int) -> None:
    articles, services = invented_articles(number), services_for(Settings())
    brief = await pipeline.summarize(articles, services, Policy())
    facts = await pipeline.facts(articles, services)

    for document in (brief, facts, brief.model_copy(update={"facts": (), "headline": 'é "\\ 𝄞\n'})):
        assert json_of(document) == document.model_dump_json() == await written_out(document)


def test_a_field_of_many_items_is_written_item_by_item() -> None:
    document = Document(items=tuple(Item(name=name) for name in "abc"), names=("x", "y"), one=Item(name="d"))
    written.clear()

    assert json_of(document) == BaseModel.model_dump_json(document)
    assert written == ["a", "b", "c"]
