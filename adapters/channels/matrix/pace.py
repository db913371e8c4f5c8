"""How much one account may say to us in rooms: another bot may answer our every message, and we its."""

from __future__ import annotations

from collections import OrderedDict, deque
from datetime import datetime, timedelta

_MOST = 20  # messages of one account
_WITHIN = timedelta(minutes=1)  # by the time when they were sent: what waited while we were away is no flood
_ACCOUNTS = 1000  # that are remembered


class Pace:
    """When whom spoke to us lately."""

    def __init__(self) -> None:
        self._lately: OrderedDict[str, deque[datetime]] = OrderedDict()

    def allows(self, user: str, at: datetime) -> bool:
        """Whether this user may say something more at this moment; it counts if so."""
        times = self._lately.setdefault(user, deque(maxlen=_MOST))
        self._lately.move_to_end(user)
        if len(self._lately) > _ACCOUNTS:
            self._lately.popitem(last=False)
        if len(times) == _MOST and at - times[0] < _WITHIN:
            return False
        times.append(at)
        return True
