"""What goes wrong on the way: faults ordered by a test, and Telegram's limits on how much a bot may send."""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal["429", "500", "502 html", "drop before", "drop after", "slow"]
Chat = int | str | None


@dataclass(slots=True)
class Fault:
    """`seconds` is what a slow answer takes, `retry_after` what a 429 asks for."""

    method: str
    kind: Kind
    times: int
    chat: int | None
    retry_after: int
    seconds: float

    def meets(self, method: str, chat: Chat) -> bool:
        return self.times > 0 and self.method in ("*", method) and self.chat in (None, chat)


class Faults:
    """In the order in which they were ordered; each is met so many times and then no more."""

    def __init__(self) -> None:
        self._ordered: list[Fault] = []

    def order(self, fault: Fault) -> None:
        if fault.kind not in get_args(Kind):
            raise ValueError(f"no such fault: {fault.kind!r}; there are {', '.join(get_args(Kind))}")
        self._ordered.append(fault)

    def next(self, method: str, chat: Chat) -> Fault | None:
        for fault in self._ordered:
            if fault.meets(method, chat):
                fault.times -= 1
                return fault
        return None


class Window:
    """At most so many calls in so many seconds."""

    def __init__(self, most: int, seconds: float) -> None:
        self.most, self.seconds = most, seconds
        self._calls: deque[float] = deque()

    def wait(self, now: float) -> float:
        """How long until one more call is allowed; 0 is now."""
        while self._calls and self._calls[0] <= now - self.seconds:
            self._calls.popleft()
        return self._calls[0] + self.seconds - now if len(self._calls) >= self.most else 0

    def count(self, now: float) -> None:
        self._calls.append(now)


class Limits:
    """Windows per private chat, per group and overall. A call that is refused does not count."""

    def __init__(self, private: Callable[[], Window], group: Callable[[], Window], overall: Window) -> None:
        self._private: defaultdict[int, Window] = defaultdict(private)
        self._groups: defaultdict[int, Window] = defaultdict(group)
        self._overall = overall

    def refuse(self, chat: int, now: float) -> int | None:
        """Take a call, or say after how many whole seconds it may be tried again."""
        windows = (self._groups[chat] if chat < 0 else self._private[chat], self._overall)
        wait = max(window.wait(now) for window in windows)
        if wait > 0:
            return math.ceil(wait)
        for window in windows:
            window.count(now)
        return None
