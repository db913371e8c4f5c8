"""The channel: what `colibri run` serves when there is a token."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime

from adapters.channels.telegram import profile as profiles
from adapters.channels.telegram.connection import TelegramOptions as TelegramOptions
from adapters.channels.telegram.connection import connect
from adapters.channels.telegram.intake import Intake
from adapters.channels.telegram.memory import Pressed
from adapters.channels.telegram.pace import Pace
from adapters.channels.telegram.patience import Patience, Sleep
from adapters.channels.telegram.polling import Polling
from adapters.channels.telegram.profile import Profile as Profile
from adapters.channels.telegram.sending import Sender
from adapters.channels.telegram.updates import NAME, Us
from bot.core.model import Place
from bot.ports import File, Outgoing, Receiver


class Telegram:
    """Implements `Network`.

    `clock` gives the time in UTC; `notice` names the message that tells what Telegram means for privacy. `pace`
    and `sleep` make the pauses.
    """

    name = NAME

    def __init__(
        self,
        options: TelegramOptions,
        profile: Profile,
        clock: Callable[[], datetime],
        *,
        notice: str = "telegram_notice",
        pace: Pace | None = None,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._options = options
        self._profile = profile
        self._clock = clock
        self._notice = notice
        self._sleep = sleep
        self._patience = Patience(sleep)
        self._pressed = Pressed()
        self._bot = connect(options)
        self._sender = Sender(self._bot, self._pressed, pace or Pace())
        self._opened = asyncio.Event()
        self._polling: Polling | None = None

    async def open(self) -> None:
        """Say who we are to the platform. Waits while the network is down. Raises ChannelRefused."""
        await self._patience.ask(self._bot.initialize)
        await profiles.show(self._bot, self._profile)
        self._opened.set()

    async def listen(self, receiver: Receiver) -> None:
        """Bring everything that happens to the receiver, until cancelled. Raises ChannelRefused."""
        us = Us(self._bot.id, self._bot.username, self._notice)
        intake = Intake(self._bot, us, receiver, self._pressed, clock=self._clock)
        try:
            await self._bring(intake)
        finally:
            await intake.close()

    async def _bring(self, intake: Intake) -> None:
        if not self._options.webhook_url:
            self._polling = Polling(self._bot, intake, self._patience, self._sleep)
            await self._polling.run()
            return
        from adapters.channels.telegram.webhook import Webhook  # noqa: PLC0415 - a web server, which few need

        await Webhook(self._bot, intake, self._patience, self._options).run()

    async def deliver(self, message: Outgoing, files: Sequence[File]) -> datetime | None:
        """Show one message, once the channel is open. Returns when it was there. Raises Unreachable, and Uncertain."""
        await self._opened.wait()
        return await self._sender.deliver(message, files)

    async def busy(self, place: Place) -> None:
        """Show that something is being prepared. Never fails."""
        await self._sender.busy(place)

    def heard(self) -> bool:
        """Whether Telegram has told us lately all that it has for us. What it brings by itself, it brings at once."""
        return self._polling.heard() if self._polling else bool(self._options.webhook_url)

    async def close(self) -> None:
        """Let go of the network."""
        await self._bot.shutdown()
