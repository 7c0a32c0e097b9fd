"""The service from Python, over HTTP: what `summarizer serve` answers, as the documents of `domain.py`.

    async with SummarizerClient("http://127.0.0.1:8000") as client:
        brief = await client.brief(["first article ...", "second article ..."])

Needs httpx and no part of the service. Nothing is sent twice: a caller who sends a POST again gives both the same
`idempotency_key`. Whatever goes wrong is a ServiceError. Fields that a newer service adds to a document are left out.
"""

import asyncio
import re
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Self, TypedDict, TypeVar, Unpack
from urllib.parse import quote

import httpx
from pydantic import BaseModel, JsonValue, TypeAdapter, ValidationError

from summarizer.domain import Brief, CheckReport, Claim, ClustersReport, FactsReport, GuardMode, RawArticle
from summarizer.errors import NoBriefOfJob, ServiceError, ServiceUnreachable, UsageError
from summarizer.keeping import BriefPage, Job
from summarizer.version import VERSION
from summarizer.watching import HAPPENINGS, Happening

TIMEOUT_S = 300.0  # without a byte from the service; a brief by models may take minutes
LONG_POLL_S = 20.0  # of each question whether a job has ended
_PAUSE_S = 0.05  # between two such questions, should the service not wait itself

_LINE_END = re.compile(rb"\r?\n")
_LIMITS = TypeAdapter(dict[str, JsonValue])

ArticleLike = str | Mapping[str, str | None] | RawArticle
Document = TypeVar("Document", bound=BaseModel)


class BriefOptions(TypedDict, total=False):
    """What may be asked of a brief; what is not is as the service's operator set it."""

    words: int | None
    model: str | None
    judge: str | None
    guard: GuardMode | None


class SummarizerClient:
    """A client of one service. `key` is an API key of it; `transport` stands in for the network."""

    def __init__(
        self,
        base_url: str,
        key: str | None = None,
        *,
        timeout_s: float = TIMEOUT_S,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        headers = {"User-Agent": f"summarizer/{VERSION}"} | ({"Authorization": f"Bearer {key}"} if key else {})
        self._long_poll_s = min(LONG_POLL_S, timeout_s / 2)
        try:
            self._http = httpx.AsyncClient(base_url=base_url, headers=headers, timeout=timeout_s, transport=transport)
        except httpx.InvalidURL as error:
            raise UsageError(
                f"{base_url!r} is no address of a service; it looks like http://127.0.0.1:8000"
            ) from error

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def brief(
        self,
        articles: Iterable[ArticleLike],
        *,
        idempotency_key: str | None = None,
        **options: Unpack[BriefOptions],
    ) -> Brief:
        """The brief of a cluster of articles."""
        asked = _asked(articles=_given(articles), **options)
        return await self._post("/v1/briefs", asked, Brief, idempotency_key)

    async def stream(
        self, articles: Iterable[ArticleLike], **options: Unpack[BriefOptions]
    ) -> AsyncGenerator[Happening | Brief, None]:
        """What happens while the brief is written, and the brief as the last.

        Leave it early within `contextlib.aclosing`: that stops the writing.
        """
        asked = _asked(articles=_given(articles), **options)
        accepts = {"Accept": "text/event-stream"}
        with _translated():
            async with self._http.stream("POST", "/v1/briefs", json=asked, headers=accepts) as response:
                if not response.is_success:
                    await response.aread()
                    raise _error_in(response)
                async for sent in _events_in(response.aiter_bytes()):
                    happened = _happened(sent, response)
                    if happened:
                        yield happened
                    if isinstance(happened, Brief):
                        return
        raise ServiceUnreachable("the stream ended before the brief came", request_id=_request_id(response))

    async def update(
        self,
        brief: Brief,
        articles: Iterable[ArticleLike],
        *,
        words: int | None = None,
        idempotency_key: str | None = None,
    ) -> Brief:
        """The brief brought up to date with new articles."""
        asked = _asked(brief=brief.model_dump(mode="json"), articles=_given(articles), words=words)
        return await self._post("/v1/updates", asked, Brief, idempotency_key)

    async def check(
        self,
        text_or_claims: str | Sequence[str | Claim],
        articles: Iterable[ArticleLike],
        *,
        idempotency_key: str | None = None,
    ) -> CheckReport:
        """A verdict for every sentence of a text, or for every claim of a list."""
        if isinstance(text_or_claims, str):
            asked = _asked(articles=_given(articles), text=text_or_claims)
        else:
            asked = _asked(articles=_given(articles), claims=[_claim(item) for item in text_or_claims])
        return await self._post("/v1/checks", asked, CheckReport, idempotency_key)

    async def facts(self, articles: Iterable[ArticleLike], *, idempotency_key: str | None = None) -> FactsReport:
        """What the articles say."""
        return await self._post("/v1/facts", _asked(articles=_given(articles)), FactsReport, idempotency_key)

    async def clusters(
        self, articles: Iterable[ArticleLike], *, idempotency_key: str | None = None
    ) -> ClustersReport:
        """The events the articles are about, the biggest first."""
        return await self._post("/v1/clusters", _asked(articles=_given(articles)), ClustersReport, idempotency_key)

    async def submit(
        self,
        articles: Iterable[ArticleLike],
        *,
        webhook: str | None = None,
        idempotency_key: str | None = None,
        **options: Unpack[BriefOptions],
    ) -> Job:
        """Have the brief written later; `webhook` is told when that is done."""
        asked = _asked(articles=_given(articles), webhook=webhook, **options)
        return await self._post("/v1/jobs", asked, Job, idempotency_key)

    async def job(self, job_id: str, *, wait_s: float | None = None) -> Job:
        """The job as it is, or as it is when it has ended, should that be within `wait_s`."""
        return _document(await self._sent("GET", _path("/v1/jobs", job_id), params=_asked(wait=wait_s)), Job)

    async def wait(self, job_id: str) -> Brief:
        """The brief of a job, as soon as there is one; within `asyncio.timeout`, or for as long as it takes.

        Raises NoBriefOfJob when the job fails, is cancelled or has expired.
        """
        job = await self.job(job_id, wait_s=self._long_poll_s)
        while not job.has_ended:
            await asyncio.sleep(_PAUSE_S)
            job = await self.job(job_id, wait_s=self._long_poll_s)
        if job.brief_id is None:
            raise _no_brief(job)
        return await self.stored_brief(job.brief_id)

    async def cancel(self, job_id: str) -> Job:
        """End the job, if it has not ended yet."""
        return _document(await self._sent("POST", f"{_path('/v1/jobs', job_id)}/cancel", json={}), Job)

    async def stored_brief(self, brief_id: str) -> Brief:
        """A brief that the service keeps."""
        return _document(await self._sent("GET", _path("/v1/briefs", brief_id)), Brief)

    async def stored_briefs(self, *, after: str | None = None, limit: int | None = None) -> BriefPage:
        """A page of the list of briefs that are kept, the newest first; `after` is the `next` of the page before."""
        return _document(await self._sent("GET", "/v1/briefs", params=_asked(after=after, limit=limit)), BriefPage)

    async def delete_brief(self, brief_id: str) -> None:
        """Have a brief kept no longer, nor its articles."""
        await self._sent("DELETE", _path("/v1/briefs", brief_id))

    async def limits(self) -> dict[str, JsonValue]:
        """What the service takes at the most."""
        response = await self._sent("GET", "/v1/limits")
        try:
            return _LIMITS.validate_json(response.content)
        except ValidationError as error:
            raise _unreadable(response) from error

    async def _post(
        self, path: str, asked: Mapping[str, object], document: type[Document], idempotency_key: str | None
    ) -> Document:
        headers = {"Idempotency-Key": idempotency_key} if idempotency_key else {}
        return _document(await self._sent("POST", path, json=asked, headers=headers), document)

    async def _sent(
        self,
        method: str,
        path: str,
        *,
        json: Mapping[str, object] | None = None,
        params: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """The answer, if it is none of an error."""
        query = {name: str(value) for name, value in (params or {}).items()}
        with _translated():
            response = await self._http.request(method, path, json=json, params=query, headers=headers)
        if not response.is_success:
            raise _error_in(response)
        return response


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except UnicodeEncodeError:
        raise UsageError("a text holds half of a surrogate pair, which no encoding can carry") from None
    except httpx.TimeoutException as error:
        raise ServiceUnreachable("the service did not answer in time; give `timeout_s`, or submit a job") from error
    except httpx.HTTPError as error:
        raise ServiceUnreachable(f"the service cannot be reached ({type(error).__name__}); is it running?") from error


def _asked(**fields: object) -> dict[str, object]:
    """The fields that are given."""
    return {name: value for name, value in fields.items() if value is not None}


def _given(articles: Iterable[ArticleLike]) -> list[Mapping[str, str | None]]:
    if isinstance(articles, str | Mapping):
        raise UsageError("articles must be a list of articles, not one article")
    return [_article(article) for article in articles]


def _article(article: ArticleLike) -> Mapping[str, str | None]:
    if isinstance(article, RawArticle):
        return article.model_dump(exclude_none=True)
    return {"text": article} if isinstance(article, str) else dict(article)


def _claim(claim: str | Claim) -> Mapping[str, str]:
    return {"text": claim} if isinstance(claim, str) else {"id": claim.id, "text": claim.text}


def _path(of_all: str, id_: str) -> str:
    return f"{of_all}/{quote(id_, safe='')}"


def _document(response: httpx.Response, document: type[Document]) -> Document:
    return _read(response.content, document, response)


def _read(content: bytes | str, document: type[Document], response: httpx.Response) -> Document:
    try:
        return document.model_validate_json(content, extra="ignore")
    except ValidationError as error:
        raise _unreadable(response) from error


def _unreadable(response: httpx.Response) -> ServiceUnreachable:
    detail = "what came is no answer of this service; is the address right, and its version that of the client?"
    return ServiceUnreachable(detail, status=response.status_code, request_id=_request_id(response))


def _error_in(response: httpx.Response) -> ServiceError:
    wait_s = response.headers.get("Retry-After", "")
    return _error_of(response.content, response, retry_after_s=float(wait_s) if wait_s.isdigit() else None)


class _Problem(BaseModel, extra="allow"):
    """A problem document, with whatever else stands in it."""

    type: str
    title: str
    status: int
    detail: str = ""
    request_id: str | None = None


def _error_of(content: bytes | str, response: httpx.Response, *, retry_after_s: float | None) -> ServiceError:
    try:
        problem = _Problem.model_validate_json(content)
    except ValidationError:
        return _unreadable(response)
    return ServiceError(
        problem.detail or problem.title,
        status=problem.status,
        problem=problem.model_dump(mode="json"),
        request_id=problem.request_id or _request_id(response),
        retry_after_s=retry_after_s,
    )


def _no_brief(job: Job) -> NoBriefOfJob:
    problem = job.problem.model_dump(mode="json", exclude_none=True) if job.problem else None
    detail = job.problem.detail if job.problem else f"job {job.id} has {job.state} and no brief"
    return NoBriefOfJob(detail, status=job.problem.status if job.problem else None, problem=problem)


def _request_id(response: httpx.Response) -> str | None:
    named: str | None = response.headers.get("X-Request-ID")
    return named


class _Sent(BaseModel):
    """An event as it was sent; `retry` is in milliseconds."""

    event: str = "message"
    data: str = ""
    retry: int | None = None


async def _events_in(chunks: AsyncIterable[bytes]) -> AsyncIterator[_Sent]:
    """The events of a stream; comments are left out."""
    fields: dict[str, str] = {}
    async for line in _lines_in(chunks):
        if line:
            name, _, value = line.partition(":")
            fields[name] = value.removeprefix(" ")
        elif "data" in fields:
            yield _Sent.model_validate(fields)
            fields = {}


async def _lines_in(chunks: AsyncIterable[bytes]) -> AsyncIterator[str]:
    """Lines, which LF or CRLF ends and nothing else: in JSON other separators of lines are text."""
    rest = b""
    async for chunk in chunks:
        *lines, rest = _LINE_END.split(rest + chunk)
        for line in lines:
            yield line.decode()


def _happened(sent: _Sent, response: httpx.Response) -> Happening | Brief | None:
    """What an event says; None for kinds that a newer service may have. Raises ServiceError for an error."""
    if sent.event == "error":
        retry_after_s = None if sent.retry is None else sent.retry / 1000
        raise _error_of(sent.data, response, retry_after_s=retry_after_s)
    if sent.event == "brief":
        return _read(sent.data, Brief, response)
    kind = HAPPENINGS.get(sent.event)
    return _read(sent.data, kind, response) if kind else None
