"""The server answers its probes while it works on the longest request that it takes."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx

from evals.invented import invented_articles
from summarizer.edges.http.middleware import MOST_BODY_BYTES
from summarizer.edges.http.requests import MOST_ARTICLES
from tests.server import LONGEST_S, serving

WAIT_S = 3.0  # the request is not waited for to its end, which takes a quarter of a minute of the processor
LONGEST_PROBE_S = 1.0  # 0.1 is promised, where nothing else is on the machine


def longest_body() -> bytes:
    """As many articles as may be sent, each as long as there is room for."""
    texts = [article.text or "" for article in invented_articles(24 * MOST_ARTICLES)]
    most = MOST_BODY_BYTES // MOST_ARTICLES - 1_000  # for what JSON adds
    joined = ("\n\n".join(texts[at::MOST_ARTICLES]).encode()[:most] for at in range(MOST_ARTICLES))
    articles = [{"text": text.decode(errors="ignore"), "outlet": f"Paper {at}"} for at, text in enumerate(joined)]
    return json.dumps({"articles": articles}, ensure_ascii=False).encode()


def test_a_probe_is_answered_at_once_while_two_megabytes_are_read(tmp_path: Path) -> None:
    body, probes = longest_body(), list[float]()
    assert 0.95 * MOST_BODY_BYTES < len(body) <= MOST_BODY_BYTES

    with (
        serving(tmp_path, request_s=str(WAIT_S)) as (_, address),
        ThreadPoolExecutor() as pool,
        httpx.Client(base_url=address, trust_env=False, timeout=LONGEST_S) as client,
    ):
        answer = pool.submit(post, address, body)
        while not answer.done():
            started = time.monotonic()
            assert client.get("/livez").status_code == 200
            probes.append(time.monotonic() - started)
            time.sleep(0.01)

        assert answer.result().status_code == 504
    assert len(probes) > 20
    assert max(probes) < LONGEST_PROBE_S


def post(address: str, body: bytes) -> httpx.Response:
    headers = {"content-type": "application/json"}
    return httpx.post(f"{address}/v1/briefs", content=body, headers=headers, trust_env=False, timeout=LONGEST_S)
