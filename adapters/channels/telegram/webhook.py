"""Letting Telegram bring the updates: each until it is answered with 200, and that is done when it is handled."""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
import secrets
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web
from telegram import Bot, Update
from telegram.error import BadRequest

from adapters.channels.telegram.connection import TelegramOptions
from adapters.channels.telegram.intake import Intake
from adapters.channels.telegram.patience import Patience
from adapters.channels.telegram.updates import USED
from bot.ports import ChannelRefused, StoreFault

log = logging.getLogger(__name__)
_SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
_LARGEST = 1024 * 1024  # bytes
_CONNECTIONS = 40  # that Telegram opens at most
_GRACE = 1.0  # seconds for requests that are being handled when we end


class Webhook:
    """`options` say where Telegram brings updates, and where they arrive here, behind a proxy."""

    def __init__(self, bot: Bot, intake: Intake, patience: Patience, options: TelegramOptions) -> None:
        self._bot = bot
        self._intake = intake
        self._patience = patience
        self._url = options.webhook_url
        self._host, _, self._port = options.webhook_listen.rpartition(":")
        self._secret = options.webhook_secret or secrets.token_urlsafe(
            32
        )  # nobody else can know it: we tell Telegram ourselves

    async def run(self) -> None:
        """Until cancelled. Raises ChannelRefused, also if it cannot listen or Telegram does not accept the address."""
        app = web.Application(client_max_size=_LARGEST)
        app.router.add_post(urlsplit(self._url).path or "/", self._receive)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=_GRACE)
        await runner.setup()
        try:
            await self._listen(runner)
            await self._patience.ask(self._announce)
            await asyncio.Event().wait()
        finally:
            await runner.cleanup()

    async def _listen(self, runner: web.AppRunner) -> None:
        try:
            await web.TCPSite(runner, self._host.strip("[]"), int(self._port)).start()
        except (OSError, OverflowError, ValueError) as error:
            log.error("cannot listen for the webhook: %s", type(error).__name__)
            raise ChannelRefused("telegram_bad_webhook") from None

    async def _announce(self) -> None:
        try:
            await self._bot.set_webhook(
                self._url, secret_token=self._secret, allowed_updates=USED, max_connections=_CONNECTIONS
            )
        except BadRequest:
            raise ChannelRefused("telegram_bad_webhook") from None

    async def _receive(self, request: web.Request) -> web.Response:
        """200: handled. 503: to be brought again. 401: not Telegram; 400, 413: nothing that Telegram would send."""
        shown = request.headers.get(_SECRET, "").encode(errors="surrogateescape")  # whatever bytes came
        if not hmac.compare_digest(shown, self._secret.encode()):
            return web.Response(status=401)
        try:
            data = json.loads(await request.read())
        except ValueError:
            return web.Response(status=400)
        update = _parsed(data, self._bot)
        if update is not None:
            try:
                await self._intake.take(update)
            except StoreFault as fault:
                log.error("an update waits, the store cannot take it: %s", type(fault).__name__)
                return web.Response(status=503)
        return web.Response()


def _parsed(data: Any, bot: Bot) -> Update | None:
    """None for what cannot be understood: it would come for ever."""
    try:
        return Update.de_json(data, bot)
    except Exception as error:  # noqa: BLE001 - a boundary: whatever the platform sends
        log.error("an update cannot be read: %s", type(error).__name__)
        return None
