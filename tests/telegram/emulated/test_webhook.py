"""The webhook gets what waits, in order."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import Conflict

from tests.telegram.emulated.using import refused, texts
from tests.telegram.emulator import BotApi, User


class Hook:
    """A web server that takes updates; it answers with `statuses` first, then with 200."""

    def __init__(self, *statuses: int) -> None:
        self.statuses = list(statuses)
        self.taken: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []

    async def take(self, request: web.Request) -> web.Response:
        self.taken.append(await request.json())
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        return web.Response(status=self.statuses.pop(0) if self.statuses else 200)


@asynccontextmanager
async def listening(hook: Hook) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_post("/hook", hook.take)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def test_a_webhook_gets_every_update_in_order_until_it_takes_it(telegram: BotApi, bot: Bot, ana: User) -> None:
    ana.say("un")
    hook = Hook(500, 302)
    async with listening(hook) as address:
        await bot.set_webhook(f"{address}/hook", secret_token="abc_-9")
        await telegram.confirmed()
        assert [update["message"]["text"] for update in hook.taken] == ["/start", "/start", "/start", "un"]
        assert set(hook.secrets) == {"abc_-9"}
        info = await bot.get_webhook_info()
        assert (info.pending_update_count, info.last_error_message) == (0, telegram.webhook_failures[-1])


async def test_a_public_address_leads_through_a_proxy(telegram: BotApi, bot: Bot, ana: User) -> None:
    hook = Hook()
    async with listening(hook) as address:
        telegram.route("https://bot.example.org", address)
        await bot.set_webhook("https://bot.example.org/hook")
        await telegram.confirmed()
    assert hook.secrets == [None]


async def test_updates_wait_for_a_webhook_that_is_away(telegram: BotApi, bot: Bot, ana: User) -> None:
    await bot.set_webhook("http://127.0.0.1:9/hook")
    await telegram.until(lambda: len(telegram.webhook_failures) > 1)
    assert len(telegram.unconfirmed) == 1
    await bot.delete_webhook()
    assert texts(await bot.get_updates()) == ["/start"]


async def test_nobody_polls_while_a_webhook_is_set(telegram: BotApi, bot: Bot) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await telegram.until(lambda: telegram.called("getUpdates"))
    await bot.set_webhook("http://127.0.0.1:9/hook")
    with pytest.raises(Conflict, match="terminated by setWebhook"):
        await poll
    with pytest.raises(Conflict, match="while webhook is active"):
        await bot.get_updates()


@pytest.mark.parametrize("url", ["http://example.org/hook", "https://example.org:8080/hook"])
async def test_a_webhook_is_public_and_on_a_known_port(bot: Bot, url: str) -> None:
    await refused(bot.set_webhook(url), "bad webhook")


async def test_a_secret_has_simple_signs_only(bot: Bot) -> None:
    await refused(bot.set_webhook("https://example.org/hook", secret_token="é"), "secret token")
