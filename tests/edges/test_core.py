"""The thread in which briefs are written does nothing for those who have given up."""

import asyncio
from dataclasses import replace
from threading import Event

from summarizer.edges.http.core import Core
from summarizer.pipeline import Policy, summarize
from summarizer.watching import Happening, StageEvent
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
