"""The line to Telegram: requests that keep quiet about people and the token, and read what comes with care."""

from __future__ import annotations

import json
import logging
import os
from dataclasses import dataclass, field
from typing import Any

from telegram import Bot, Update
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

log = logging.getLogger(__name__)
_CONNECTIONS = 64
_PATIENCE = 10.0  # seconds for an answer; a long poll adds its own


@dataclass(frozen=True, slots=True)
class TelegramOptions:
    """How to reach Telegram; the token is appended to both addresses.

    With a `webhook_url`, updates are brought to it, and arrive at `webhook_listen`, "host:port".
    """

    token: str = field(repr=False)  # where errors are told, it must not appear
    base_url: str
    file_url: str
    webhook_url: str = ""
    webhook_listen: str = ""
    webhook_secret: str = field(default="", repr=False)


def connect(options: TelegramOptions) -> Bot:
    """A bot that has not said anything yet."""
    _tame_libraries()
    return Bot(
        options.token,
        base_url=options.base_url,
        base_file_url=options.file_url,
        request=HTTPXRequest(connection_pool_size=_CONNECTIONS, read_timeout=_PATIENCE, pool_timeout=_PATIENCE),
        get_updates_request=_Updates(connection_pool_size=1, read_timeout=_PATIENCE, pool_timeout=_PATIENCE),
    )


def _tame_libraries() -> None:
    """They log addresses with the token, and texts of people with what they cannot read; and one warns for nothing."""
    logging.getLogger("httpx").setLevel(logging.WARNING)
    logging.getLogger("httpcore").setLevel(logging.WARNING)
    logging.getLogger("telegram").setLevel(logging.CRITICAL)
    # Without it every RetryAfter begins with a warning that its number will become a timedelta one day.
    os.environ.setdefault("PTB_TIMEDELTA", "1")


class _Updates(HTTPXRequest):
    """The request for updates. One that cannot be read becomes an empty one of its id, and the others of its batch
    arrive; python-telegram-bot would lose them all, and log them.
    """

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        try:
            answer = json.loads(payload)
        except ValueError:
            answer = None
        if not isinstance(answer, dict) or not answer.keys() & {"result", "description"}:
            raise TelegramError("Invalid server response") from None
        if isinstance(answer.get("result"), list):
            answer["result"] = [update if _readable(update) else _emptied(update) for update in answer["result"]]
        return answer


def _readable(update: dict[str, Any]) -> bool:
    try:
        Update.de_json(update)
    except Exception as error:  # noqa: BLE001 - a boundary: whatever the platform sends
        log.error("an update cannot be read: %s", type(error).__name__)
        return False
    return True


def _emptied(update: dict[str, Any]) -> dict[str, Any]:
    return {"update_id": update["update_id"]}
