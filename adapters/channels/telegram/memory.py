"""What is remembered of presses, in memory and for a while: which came last on a message, and how that message looked.

A restart forgets it all. What is lost is small: a second tap counts, and an answered question only loses its buttons.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from time import monotonic
from typing import NamedTuple

_MOST = 4096  # messages; with the longest texts about 32 MB, usually a hundredth of that
_SOON = 10.0  # seconds; who presses again after that means it


class _Press(NamedTuple):
    data: str
    query_id: str
    html: str
    at: float


class Pressed:
    """The last press of each message, by chat and message. The oldest ones are forgotten beyond `most`.

    `clock` counts seconds.
    """

    def __init__(self, most: int = _MOST, clock: Callable[[], float] = monotonic) -> None:
        self._most = most
        self._clock = clock
        self._last: OrderedDict[tuple[int, int], _Press] = OrderedDict()
        self._replaced: OrderedDict[tuple[int, int], None] = OrderedDict()

    def first(self, chat_id: int, message_id: int, data: str, query_id: str, html: str) -> bool:
        """Note a press; `html` is the message's own text as it was, "" if unknown.

        False for a second tap on the same button, soon after the first, which is to be dropped. The same press
        delivered again is no second tap: whether it was handled before is known elsewhere.
        """
        key, now = (chat_id, message_id), self._clock()
        last = self._last.get(key)
        if last and last.data == data and last.query_id != query_id and now - last.at < _SOON:
            return False
        self._last[key] = _Press(data, query_id, html, now)
        self._last.move_to_end(key)
        if len(self._last) > self._most:
            self._last.popitem(last=False)
        return True

    def html_of(self, chat_id: int, message_id: int) -> str:
        """The pressed message's own text as HTML; "" if it is not known (any more)."""
        last = self._last.get((chat_id, message_id))
        return last.html if last else ""

    def replace(self, chat_id: int, message_id: int) -> None:
        """The message was changed in its place: it is one to look around in, and its buttons are new."""
        self.forget(chat_id, message_id)
        self._replaced[chat_id, message_id] = None
        if len(self._replaced) > self._most:
            self._replaced.popitem(last=False)

    def was_replaced(self, chat_id: int, message_id: int) -> bool:
        """Whether a message was changed in its place before."""
        return (chat_id, message_id) in self._replaced

    def forget(self, chat_id: int, message_id: int) -> None:
        """The message shows something else now: its buttons are new."""
        self._last.pop((chat_id, message_id), None)
