"""Log lines on the error stream, as text for people or as JSON for machines. Message texts and tokens never enter."""

import json
import logging
from datetime import UTC, datetime
from typing import Final

NOISY: Final = ("slack_bolt", "slack_sdk", "apscheduler", "alembic", "httpx", "httpx2", "openai", "uvicorn.error")
"""Libraries whose information is not ours to pass on; their warnings are."""


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """Time in UTC, level, where it comes from, what happened, and the traceback where there is one."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def log_to_stderr(level: str, form: str) -> None:
    """Log from now on, at a level and in a form of the settings."""
    handler = logging.StreamHandler()
    text = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    handler.setFormatter(JsonLines() if form == "json" else text)
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for name in NOISY:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLogger().level))
