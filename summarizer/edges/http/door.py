"""What stands between a caller and the core: keys, limits and first answers, all in the database."""

from dataclasses import dataclass

from starlette.requests import HTTPConnection

from summarizer.edges.http.limits import PerMinute
from summarizer.settings import Settings
from summarizer.stores.answers import Answers
from summarizer.stores.counters import Counters
from summarizer.stores.database import Database
from summarizer.stores.keys import Keys


@dataclass(frozen=True)
class Door:
    """Of one server; every process that uses the database shares what is counted here."""

    keys: Keys
    limits: PerMinute
    answers: Answers


def door_at(database: Database, settings: Settings) -> Door:
    """The door of a server with these settings."""
    return Door(
        keys=Keys(database),
        limits=PerMinute(Counters(database), settings),
        answers=Answers(database, lock_s=2 * settings.deadline_s),
    )


def door_of(request: HTTPConnection) -> Door:
    """The door that `create_app` put there."""
    door = request.app.state.door
    assert isinstance(door, Door)  # noqa: S101 - see above
    return door
