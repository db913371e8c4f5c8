"""Asking Telegram for updates. An update is confirmed by asking for those after it: that is done when it is handled.

python-telegram-bot's own Updater confirms what it has only put into a queue; a kill would lose it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from time import monotonic

from telegram import Bot, Update
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type, wait_exponential

from adapters.channels.telegram.intake import Intake
from adapters.channels.telegram.patience import Patience, Sleep
from adapters.channels.telegram.updates import USED
from bot.ports import StoreFault

log = logging.getLogger(__name__)
_WAIT = 30  # seconds that Telegram holds a request while there is nothing to say
_LATELY = 3 * _WAIT
_MOST = 100  # updates at once: Telegram's limit


class Polling:
    """Brings every update to the intake, each until it is handled."""

    def __init__(self, bot: Bot, intake: Intake, patience: Patience, sleep: Sleep = asyncio.sleep) -> None:
        self._bot = bot
        self._intake = intake
        self._patience = patience
        self._offset: int | None = None  # of the first update that is not confirmed
        self._heard: float | None = None  # when there was last nothing more to handle
        self._until_stored = AsyncRetrying(
            retry=retry_if_exception_type(StoreFault),
            wait=wait_exponential(max=30),
            before_sleep=_tell,
            sleep=sleep,
        )

    def heard(self) -> bool:
        """Whether Telegram has told us lately all that it has for us."""
        return self._heard is not None and monotonic() - self._heard < _LATELY

    async def run(self) -> None:
        """Until cancelled. Raises ChannelRefused.

        Updates that were being handled then are not confirmed: they come again at the next start.
        """
        await self._patience.ask(lambda: self._bot.delete_webhook(drop_pending_updates=False))
        while True:
            await self._until_stored(self._batch)

    async def _batch(self) -> None:
        """Handle what there is, and set the offset behind it; raises StoreFault with the offset at the first fault."""
        updates = await self._patience.ask(self._get)
        if not updates:
            self._heard = monotonic()
            return
        faults: dict[int, StoreFault] = {}
        async with asyncio.TaskGroup() as group:
            for update in updates:  # they begin in this order, which keeps each person's
                group.create_task(self._take(update, faults))
        self._offset = min(faults) if faults else max(update.update_id for update in updates) + 1
        if faults:
            raise faults[self._offset]
        if len(updates) < _MOST:
            self._heard = monotonic()

    async def _get(self) -> Sequence[Update]:
        wait = 0 if self._heard is None else _WAIT  # first: is there anything at all
        return await self._bot.get_updates(offset=self._offset, limit=_MOST, timeout=wait, allowed_updates=USED)

    async def _take(self, update: Update, faults: dict[int, StoreFault]) -> None:
        try:
            await self._intake.take(update)
        except StoreFault as fault:
            faults[update.update_id] = fault


def _tell(state: RetryCallState) -> None:
    fault = state.outcome.exception() if state.outcome else None
    if state.attempt_number == 1:
        log.error("updates wait, the store cannot take them: %s", type(fault).__name__)
