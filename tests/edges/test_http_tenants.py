"""What belongs to a key: nobody else sees, ends or deletes it, and it is gone when its owner says so."""

from pathlib import Path

from tests.doors import all_bytes_in, bearer, ended, kept_in, new_key
from tests.service import FLOOD, assert_problem, serving

ASKED = {"articles": [FLOOD]}
SECRET = b"a gate of the dam failed"  # of the article
KEY = {"Idempotency-Key": "8e03978e"}


async def test_another_tenant_finds_neither_brief_nor_job(tmp_path: Path) -> None:
    async with serving(kept_in(tmp_path)) as client:
        mine, other = bearer(await new_key(tmp_path)), bearer(await new_key(tmp_path))
        job = (await client.post("/v1/jobs", json=ASKED, headers=mine)).headers["location"]
        brief = f"/v1/briefs/{(await ended(client, job, mine))['brief_id']}"

        for method, path in (("GET", job), ("POST", f"{job}/cancel"), ("GET", brief), ("DELETE", brief)):
            assert_problem(await client.request(method, path, headers=other), 404, "not-found")
        assert (await client.get("/v1/briefs", headers=other)).json()["data"] == []
        assert [(await client.get(path, headers=mine)).status_code for path in (job, brief)] == [200, 200]


async def test_a_job_that_is_asked_for_twice_with_one_key_is_one_job(tmp_path: Path) -> None:
    async with serving(kept_in(tmp_path)) as client:
        first, second = [await client.post("/v1/jobs", json=ASKED, headers=KEY) for _ in range(2)]

    assert (first.status_code, second.status_code) == (202, 202)
    assert second.headers["location"] == first.headers["location"]
    assert second.content == first.content
    assert second.headers["idempotent-replayed"] == "true"


async def test_a_brief_that_is_deleted_is_not_replayed_and_leaves_nothing_on_the_disk(tmp_path: Path) -> None:
    async with serving(kept_in(tmp_path)) as client:
        written = await client.post("/v1/briefs", json=ASKED, headers=KEY)
        assert SECRET in all_bytes_in(tmp_path)
        await client.delete(f"/v1/briefs/{written.json()['id']}")
        assert SECRET not in all_bytes_in(tmp_path)
        anew = await client.post("/v1/briefs", json=ASKED, headers=KEY)

    assert anew.status_code == 200
    assert "idempotent-replayed" not in anew.headers
