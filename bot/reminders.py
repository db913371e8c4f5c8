"""What is due when nobody writes: reminders for those who asked for them, warnings before erasing, and erasing. And the
news that a community answered, or a coach; and the digest of what moved, for coaches who want one.

Nothing is remembered here: what was said and when stands in the person's record, so that it survives a restart and is
never said twice.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta, tzinfo

from bot.core.model import TimedOut
from bot.ports import Inbound, Quiet, Store, StoreFault

log = logging.getLogger(__name__)
_A_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_LAST_REMINDER = timedelta(days=35)  # who has not come back after a month of reminders does not want more of them
_FIRST_WARNING, _SECOND_WARNING = timedelta(days=30), timedelta(days=7)
_LOOK = 600.0  # seconds between two looks
_HEARD = 1.0  # seconds until it is looked again whether a platform is heard


@dataclass(frozen=True, slots=True)
class Hours:
    """When people may be written to: not between `begin` and `end` of the night, in their own time."""

    zone: tzinfo
    begin: time
    end: time

    def awake(self, now: datetime) -> bool:
        """Whether it is day there."""
        local = now.astimezone(self.zone).time()
        if self.begin <= self.end:
            return not self.begin <= local < self.end
        return self.end <= local < self.begin


def due(quiet: Quiet, now: datetime, retention: timedelta) -> TimedOut | None:
    """What time brings to somebody who does not write, if anything."""
    end = quiet.seen_at + retention
    if not quiet.agreed:
        return TimedOut("expired") if now >= min(end, quiet.seen_at + _WEEK) else None
    if not quiet.reachable:
        return TimedOut("expired") if now >= end else None
    warned = quiet.warned if quiet.warned and quiet.warned.at > quiet.seen_at else None
    if warned is None and now >= end - min(_FIRST_WARNING, retention / 2):
        return TimedOut("warning", max(end, now + min(_SECOND_WARNING, retention / 4)))
    if warned is not None:
        return _after_warning(warned.at, warned.on, now, retention)
    return _reminder(quiet, now)


def _after_warning(at: datetime, on: datetime, now: datetime, retention: timedelta) -> TimedOut | None:
    """The second warning names the same day as the first; on that day everything goes."""
    second = on - min(_SECOND_WARNING, retention / 4)
    if now >= on:
        return TimedOut("expired")
    return TimedOut("warning", on) if at < second <= now else None


def _reminder(quiet: Quiet, now: datetime) -> TimedOut | None:
    if quiet.reminders is None or now - quiet.seen_at > _LAST_REMINDER:
        return None
    last = max(quiet.seen_at, quiet.reminders.last or quiet.reminders.since)
    return TimedOut("reminder") if now - last >= _WEEK else None


class Watch:
    """Looks now and then who has not written. `channels`: the names of those that are heard; `retention` from the last
    message. Where a platform is not heard, an answer may wait there: nothing is due to its people meanwhile.
    """

    def __init__(
        self,
        store: Store,
        receive: Callable[[Inbound], Awaitable[None]],
        clock: Callable[[], datetime],
        *,
        channels: Callable[[], Collection[str]],
        retention: timedelta,
        hours: Hours,
    ) -> None:
        self._store = store
        self._receive = receive
        self._clock = clock
        self._channels = channels
        self._retention = retention
        self._hours = hours

    async def run(self) -> None:
        """Look again and again, until cancelled. What the store cannot do now is looked at again later."""
        while True:
            heard = bool(self._channels())  # what people wrote while we were away is taken first
            if heard:
                await self._look_patiently()
            await asyncio.sleep(_LOOK if heard else _HEARD)

    async def _look_patiently(self) -> None:
        try:
            await self.look()
        except StoreFault as fault:
            log.warning("reminders wait for the store: %s", fault.name)

    async def look(self) -> None:
        """Bring what is due to everybody. At night nothing is. Raises StoreFault."""
        now = self._clock()
        if not self._hours.awake(now):
            return
        for quiet in await self._store.quiet(now - min(_WEEK, self._retention / 4)):
            event = due(quiet, now, self._retention)
            if event is not None:
                await self._bring(quiet, replace(event, since=quiet.seen_at), now)
        for holder in await self._store.answered():
            if holder.agreed and holder.reachable:
                await self._bring(holder, TimedOut("voices"), now)
        for holder in await self._store.remarked():
            if holder.agreed and holder.reachable:
                await self._bring(holder, TimedOut("comments"), now)
        for coach in await self._store.rings(now - _A_DAY):
            if coach.agreed and coach.reachable:
                await self._bring(coach, TimedOut("bell"), now)

    async def _bring(self, quiet: Quiet, event: TimedOut, now: datetime) -> None:
        """Bring what is due to somebody, where the platform is heard; once a day at most.

        A bell once an hour: what the store takes for news may be none to this coach, and true news wait for no day. One
        that told something is not due again for a day.
        """
        if quiet.place.channel in self._channels():
            when = f"{now:%Y-%m-%dT%H}" if event.what == "bell" else f"{now:%Y-%m-%d}"
            id_ = f"time:{quiet.person}:{event.what}:{when}"
            await self._receive(Inbound(id_, quiet.account, quiet.place, event, now))
