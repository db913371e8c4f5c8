"""`colibri run`: serves every network channel and the pages until it is told to stop, then finishes what it began."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress

from bot.courier import Courier
from bot.ports import ChannelRefused, Network, Site, StoreFault
from bot.reminders import Watch
from bot.runner import Runner

log = logging.getLogger(__name__)
_DECIDE, _DELIVER, _LET_GO = 1.5, 1.5, 1.0  # seconds for each step of stopping: five in all is what is promised
_HEARD = 0.5  # seconds until it is looked again whether a platform is heard
_OTHERS = 30.0  # seconds between two looks at what other processes left to be sent
Note = Callable[[str, str, str], Awaitable[None]]  # a channel's name, its state, and the type of an error


class Service:
    """Everything that runs side by side.

    `note` keeps the state of each channel for `colibri status`; `tell` tells the operator that one is refused while
    others are served. `site`: the pages, where there are any.
    """

    def __init__(
        self,
        runner: Runner,
        courier: Courier,
        watch: Watch,
        channels: Sequence[Network],
        note: Note,
        *,
        tell: Callable[[ChannelRefused], None],
        site: Site | None = None,
    ) -> None:
        self._runner = runner
        self._courier = courier
        self._watch = watch
        self._channels = channels
        self._note = note
        self._tell = tell
        self._site = site
        self._refused: set[str] = set()

    async def run(self, stop: asyncio.Event) -> None:
        """Serve until `stop` is set. Raises ChannelRefused, StoreFault; either way what was begun is finished."""
        stopping = asyncio.create_task(stop.wait())
        serving = asyncio.create_task(self._serve())
        await asyncio.wait({stopping, serving}, return_when=asyncio.FIRST_COMPLETED)
        failed = serving.exception() if serving.done() else None
        stopping.cancel()
        serving.cancel()
        await asyncio.gather(stopping, serving, return_exceptions=True)
        await self._finish(failed)
        if failed is not None:
            raise failed

    async def _serve(self) -> None:
        """Take up what an earlier run left, then open the channels and listen.

        A channel that is refused leaves the others to their people; the last one ends it.
        """
        await self._courier.catch_up_everywhere()  # before anything new lies in the outbox: it would be sent twice
        await self._runner.take_up()
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._watch.run())
                group.create_task(self._collect())
                if self._site is not None:
                    group.create_task(self._host(self._site))
                for channel in self._channels:
                    group.create_task(self._listen(channel))
                    group.create_task(self._take_held(channel))
        except BaseExceptionGroup as several:
            raise _innermost(several) from several

    async def _listen(self, channel: Network) -> None:
        try:
            await self._note(channel.name, "starting", "")
            await channel.open()
            await self._note(channel.name, "listening", "")
            log.info("%s: listening", channel.name)
            await channel.listen(self._runner)
        except ChannelRefused as refused:
            log.error("%s: refused: %s", channel.name, refused.name)
            await self._note(channel.name, "refused", refused.name)
            self._refused.add(channel.name)
            if len(self._refused) == len(self._channels):
                raise
            self._tell(refused)

    async def _host(self, site: Site) -> None:
        """Serve the pages. If they are refused, the chats go on without; where there is no chat, that ends it."""
        try:
            await self._note(site.name, "starting", "")
            await site.open()
            await self._note(site.name, "listening", "")
            log.info("%s: listening", site.name)
            await site.run()
        except ChannelRefused as refused:
            log.error("%s: refused: %s", site.name, refused.name)
            await self._note(site.name, "refused", refused.name)
            if not self._channels:
                raise
            self._tell(refused)

    async def _take_held(self, channel: Network) -> None:
        """What was kept of an answer waits for the rest of it, which may have been sent while we were away."""
        while not channel.heard():  # noqa: ASYNC110 - as the watch does
            await asyncio.sleep(_HEARD)
        with suppress(StoreFault):  # it is tried again
            await self._runner.take_held(channel.name)

    async def _collect(self) -> None:
        """Deliver, within a minute, what the operator's commands leave in the outbox."""
        while True:
            try:
                await self._courier.collect()
            except StoreFault as fault:  # it is tried again
                log.warning("messages of other processes wait for the store: %s", fault.name)
            await asyncio.sleep(_OTHERS)

    async def _finish(self, failed: BaseException | None) -> None:
        """Decide what is gathered, deliver what can be delivered, let go. What is left waits on disk."""
        with suppress(StoreFault, TimeoutError):
            async with asyncio.timeout(_DECIDE):
                await self._runner.settle()
        await self._courier.close(_DELIVER)
        ended = ("failed", type(failed).__name__) if failed else ("stopped", "")
        for channel in self._channels:
            with suppress(TimeoutError):
                async with asyncio.timeout(_LET_GO):
                    await channel.close()
        names = [channel.name for channel in self._channels] + ([self._site.name] if self._site else [])
        for name in names:
            with suppress(StoreFault):
                await self._note(name, *ended)
        log.info("stopped")


def _innermost(error: BaseException) -> BaseException:
    """The first error of a group: what made the others stop."""
    return _innermost(error.exceptions[0]) if isinstance(error, BaseExceptionGroup) else error
