"""The log of the server: one JSON object a line on standard error, for machines to read.

A line holds the time, the level, what happened, and the fields that were passed as `extra`. Whatever looks like a
key is blotted out. Of an exception only the name is told, except at the level debug: its message may quote an
article.
"""

import json
import logging
import sys
from datetime import UTC, datetime

from summarizer.backends.redaction import redacted, redacted_within
from summarizer.settings import Settings

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "color_message"}


class JsonLines(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        fields = {name: value for name, value in vars(record).items() if name not in _STANDARD}
        if record.exc_info and record.exc_info[0]:
            fields["error"] = record.exc_info[0].__name__
            if record.levelno <= logging.DEBUG:
                fields["traceback"] = self.formatException(record.exc_info)
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": redacted(record.getMessage()),
            **_safe(fields),
        }
        return json.dumps(line, ensure_ascii=False, default=str)


def log_as_json(settings: Settings) -> None:
    """Write the log of this process so. A server tells of every request unless the operator set a level.

    Of others' libraries only warnings are told, at any level: they would tell addresses and headers.
    """
    level = logging.getLevelNamesMapping()[(settings.log if "log" in settings.model_fields_set else "info").upper()]
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=max(level, logging.WARNING), handlers=[handler], force=True)
    logging.getLogger("summarizer").setLevel(level)


def _safe(fields: dict[str, object]) -> dict[str, object]:
    cleaned = redacted_within(fields)
    assert isinstance(cleaned, dict)  # noqa: S101 - as it was given
    return cleaned
