"""The paths of jobs: briefs that are written after the answer."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from summarizer.edges.http.body import JsonRoute
from summarizer.edges.http.notices import within
from summarizer.edges.http.once import Name, key_in_schema
from summarizer.edges.http.owners import Owner
from summarizer.edges.http.problems import (
    INVALID_REQUEST,
    MODEL_NOT_ALLOWED,
    NOT_FOUND,
    QUEUE_FULL,
    RATE_LIMITED,
    STORE_UNAVAILABLE,
    TOO_MANY_JOBS,
    FieldError,
    ProblemRaised,
    documented,
)
from summarizer.edges.http.requests import JobRequest
from summarizer.edges.http.routes import BODY, Id, Offered
from summarizer.edges.http.worker import NEW_JOB
from summarizer.keeping import Job

LONGEST_WAIT_S = 30.0
LOOK_S = 1.0  # how often to look for what other processes did

Wait = Annotated[float, Query(ge=0, allow_inf_nan=False, description="Seconds to wait for its end; 30 at most.")]

jobs = APIRouter(prefix="/v1/jobs")
# A job takes no place while it waits: the bounds of the queue are its own.
new_jobs = APIRouter(prefix="/v1/jobs", route_class=JsonRoute, dependencies=[Depends(key_in_schema)])


@new_jobs.post(
    "",
    status_code=202,
    responses=documented(*BODY, MODEL_NOT_ALLOWED, RATE_LIMITED, TOO_MANY_JOBS, QUEUE_FULL, STORE_UNAVAILABLE),
)
async def create_job(asked: JobRequest, offer: Offered, owner: Owner, name: Name, response: Response) -> Job:
    """Have a brief written later; `Location` is where to ask what became of it."""
    offer.services_of(asked.model, asked.judge)
    if asked.webhook and not offer.settings.webhook_secret:
        wrong = FieldError(field="webhook", message="this server has no secret to sign webhooks with")
        raise ProblemRaised(INVALID_REQUEST, "webhooks are not offered here; ask for the job instead", errors=[wrong])
    request = asked.model_dump_json(exclude={"webhook"}, exclude_none=True)
    job = await offer.jobs.add(owner, request, webhook=asked.webhook, name=name)
    offer.notices.post(NEW_JOB)
    response.headers["Location"] = f"/v1/jobs/{job.id}"
    return job


@jobs.get("/{job_id}", responses=documented(INVALID_REQUEST, NOT_FOUND, STORE_UNAVAILABLE))
async def job(job_id: Id, offer: Offered, owner: Owner, wait: Wait = 0.0) -> Job:
    """What became of a job, as soon as it has ended or `wait` is over."""
    clock = asyncio.get_running_loop().time
    until = clock() + min(wait, LONGEST_WAIT_S)
    while True:
        with offer.notices.watching(job_id) as news:
            found = _known(await offer.jobs.get(owner, job_id))
            left_s = until - clock()
            if found.has_ended or left_s <= 0 or offer.stopping.is_set():
                return found
            await within(min(left_s, LOOK_S), news)


@jobs.post("/{job_id}/cancel", responses=documented(INVALID_REQUEST, NOT_FOUND, STORE_UNAVAILABLE))
async def cancel_job(job_id: Id, offer: Offered, owner: Owner) -> Job:
    """Stop a job: at once where it waits, soon where it runs, and not at all where it has ended."""
    cancelled = _known(await offer.jobs.cancel(owner, job_id))
    offer.notices.post(job_id)
    return cancelled


def _known(found: Job | None) -> Job:
    if found is None:
        raise ProblemRaised(NOT_FOUND, "you have no job of this id")
    return found
