"""What Telegram demands of the buttons under a message."""

from __future__ import annotations

import re
from typing import Any

from tests.telegram.emulator.errors import bad

Json = dict[str, Any]

_URL = re.compile(r"(?:https?://[^\s/]+\.?[^\s]*|tg://\S+)$", re.IGNORECASE)
_KINDS = ("inline_keyboard", "keyboard", "remove_keyboard", "force_reply")
_ACTIONS = ("callback_data", "url")  # what the emulator's people can press
LONGEST_DATA, MOST_IN_A_ROW, MOST_IN_ALL = 64, 8, 100


def checked(markup: Json | None, inline_only: bool = False) -> Json | None:
    """The markup of a message; None when it has no button. Refused if Telegram would not take it."""
    if markup is None:
        return None
    kinds = [kind for kind in _KINDS if kind in markup]
    if len(kinds) != 1 or (inline_only and kinds != ["inline_keyboard"]):
        raise bad("inline keyboard expected" if inline_only else "object expected as reply markup")
    for kind in kinds:
        if kind in ("inline_keyboard", "keyboard"):
            rows = _rows(markup[kind])
            for button in (button for row in rows for button in row):
                _check_inline(button) if kind == "inline_keyboard" else _check_reply(button)
            return markup | {kind: rows} if rows else None
    return markup


def _rows(rows: object) -> list[list[Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad("can't parse reply keyboard markup JSON object")
    if not all(isinstance(button, dict | str) for row in rows for button in row):
        raise bad("can't parse keyboard button")
    if any(len(row) > MOST_IN_A_ROW for row in rows) or sum(map(len, rows)) > MOST_IN_ALL:
        raise bad("REPLY_MARKUP_TOO_LONG")
    return [row for row in rows if row]


def _check_inline(button: Json) -> None:
    if not isinstance(button.get("text"), str) or not button["text"].strip():
        raise bad("inline keyboard button text must be non-empty")
    actions = [action for action in _ACTIONS if action in button]
    if len(actions) != 1:
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if "callback_data" in button and not 1 <= len(str(button["callback_data"]).encode()) <= LONGEST_DATA:
        raise bad("BUTTON_DATA_INVALID")
    if "url" in button and not _URL.match(button["url"]):
        raise bad(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")


def _check_reply(button: Json | str) -> None:
    text = button if isinstance(button, str) else button.get("text", "")
    if not text.strip():
        raise bad("keyboard button text must be non-empty")
