"""The tables, and the steps from one version of them to the next.

Times are seconds since 1970. Everything that belongs to somebody carries its `owner`, the id of an API key.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

SCHEMA_VERSION = 1
# SQL by the version that it leads to; `database.py` runs what is missing, in order, each in one transaction.
STEPS: Mapping[int, Sequence[str]] = {}

metadata = MetaData()

versions = Table("schema_version", metadata, Column("version", Integer, primary_key=True))

briefs = Table(
    "briefs",
    metadata,
    Column("owner", String(64), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("created_at", Float, nullable=False),
    # What a list shows, so that it need not read whole documents.
    Column("headline", Text),
    Column("status", String(16), nullable=False),
    Column("articles", Integer, nullable=False),
    Column("document", Text, nullable=False),  # the brief in JSON
)
Index("briefs_by_time", briefs.c.owner, briefs.c.created_at, briefs.c.id)

jobs = Table(
    "jobs",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("owner", String(64), nullable=False),
    Column("state", String(16), nullable=False),
    Column("created_at", Float, nullable=False),
    Column("request", Text, nullable=False),  # in JSON; empty once the job has ended
    Column("attempts", Integer, nullable=False, default=0),
    Column("lease", String(64)),  # a new one for each claim
    Column("leased_until", Float),
    Column("cancel_asked", Boolean, nullable=False, default=False),
    Column("started_at", Float),
    Column("finished_at", Float),
    Column("brief_id", String(64)),
    Column("problem", Text),  # in JSON
    Column("webhook", Text),
    Column("webhook_due_at", Float),  # when to tell it next; null when there is nothing to tell
    Column("webhook_attempts", Integer, nullable=False, default=0),
)
Index("jobs_waiting", jobs.c.state, jobs.c.created_at)
Index("jobs_of_owner", jobs.c.owner, jobs.c.state)
Index("webhooks_due", jobs.c.webhook_due_at)

keys = Table(
    "api_keys",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("name", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("scopes", Text, nullable=False),  # with spaces between them
    Column("created_at", Float, nullable=False),
    Column("revoked_at", Float),
)

# First answers to requests with an Idempotency-Key; `status` is null while the first is worked on.
answers = Table(
    "answers",
    metadata,
    Column("owner", String(64), primary_key=True),
    Column("key_sha256", String(64), primary_key=True),
    Column("request_sha256", String(64), nullable=False),
    Column("created_at", Float, nullable=False),
    Column("status", Integer),
    Column("headers", Text),  # in JSON
    Column("body", Text),
)
Index("answers_by_time", answers.c.created_at)

# Counts of a window of time, for limits on requests and characters.
counters = Table(
    "counters",
    metadata,
    Column("name", String(255), primary_key=True),
    Column("count", BigInteger, nullable=False),
    Column("expires_at", Float, nullable=False),
)
Index("counters_by_time", counters.c.expires_at)

# What the models took for an owner on a day of UTC.
spending = Table(
    "spending",
    metadata,
    Column("owner", String(64), primary_key=True),
    Column("day", String(10), primary_key=True),
    Column("tokens", BigInteger, nullable=False),
    Column("usd", Float, nullable=False),
)
