"""The thread in which briefs are written does nothing for those who have given up."""

import asyncio
import gc
from dataclasses import replace
from threading import Event

from evals.invented import invented_articles
from summarizer.edges.http.core import Core
from summarizer.pipeline import Policy, summarize
from summarizer.settings import Settings
from summarizer.watching import Happening, StageEvent
from summarizer.wiring import services_for
from tests.builders import raw, services

LONGEST_S = 30.0


async def test_a_brief_that_nobody_waits_for_is_not_written_to_its_end() -> None:
    loop, core, begun, gone = asyncio.get_running_loop(), Core(), list[str](), Event()

    def begin(happening: Happening) -> None:
        if isinstance(happening, StageEvent) and happening.state == "started":
            begun.append(happening.stage)
            if happening.stage == "extract":
                loop.call_soon_threadsafe(waiting.cancel)
                assert gone.wait(LONGEST_S)

    core.start()
    waiting = asyncio.create_task(core.run(summarize([raw()], replace(services(), watcher=begin), Policy())))
    await asyncio.wait({waiting})
    gone.set()
    await core.stop()

    assert waiting.cancelled()
    assert begun == ["ingest", "cluster", "extract"]


async def test_a_brief_leaves_nothing_behind_that_has_to_be_found_as_garbage() -> None:
    """The core looks for garbage once in hundreds of briefs, which holds only as long as none leaves much."""
    articles = invented_articles(5)
    await summarize(articles, services_for(Settings()), Policy())  # loads what is loaded once
    gc.collect()
    gc.disable()
    try:
        await summarize(articles, services_for(Settings()), Policy())
        assert gc.collect() < 100
    finally:
        gc.enable()
