"""getUpdates: what waits, what is confirmed, and who may ask."""

from __future__ import annotations

import asyncio

import pytest
from telegram import Bot
from telegram.error import Conflict

from tests.telegram.emulated.using import bot_of, everything, texts
from tests.telegram.emulator import BotApi, User


async def test_an_update_comes_again_until_an_offset_confirms_it(telegram: BotApi, bot: Bot, ana: User) -> None:
    ana.say("un")
    first = await bot.get_updates()
    assert texts(await bot.get_updates()) == texts(first) == ["/start", "un"]
    assert texts(await bot.get_updates(offset=first[1].update_id)) == ["un"]
    assert await bot.get_updates(offset=first[1].update_id + 1) == ()
    assert telegram.unconfirmed == []


async def test_no_more_updates_come_than_were_asked_for(bot: Bot, ana: User) -> None:
    ana.say("un")
    assert texts(await bot.get_updates(limit=1)) == ["/start"]


async def test_a_long_poll_ends_when_something_happens(bot: Bot, telegram: BotApi) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await telegram.until(lambda: telegram.called("getUpdates"))
    telegram.user().start()
    assert texts(await poll) == ["/start"]


async def test_a_long_poll_ends_with_nothing_after_its_time(bot: Bot) -> None:
    assert await bot.get_updates(timeout=1) == ()


async def test_a_second_poll_ends_the_first_with_a_conflict(telegram: BotApi, bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=30))
    await telegram.until(lambda: telegram.called("getUpdates"))
    async with bot_of(telegram) as other:
        second = asyncio.create_task(other.get_updates(timeout=30))
        with pytest.raises(Conflict, match="terminated by other getUpdates request"):
            await first
        telegram.user().start()
        assert texts(await second) == ["/start"]


async def test_kinds_that_were_not_asked_for_make_no_update(bot: Bot, ana: User) -> None:
    await bot.get_updates(allowed_updates=["callback_query"])
    ana.say("perdu")
    await bot.get_updates(allowed_updates=["message", "edited_message"])
    ana.say("gardé")
    ana.block()
    assert texts(await bot.get_updates(allowed_updates=[])) == ["/start", "gardé"]
    ana.unblock()
    assert (await bot.get_updates())[-1].my_chat_member


async def test_an_update_can_be_delivered_twice_under_its_id(telegram: BotApi, bot: Bot, ana: User) -> None:
    (first,) = await everything(bot)
    telegram.redeliver(first.update_id)
    assert telegram.unconfirmed == [first.update_id]
    (again,) = await bot.get_updates(offset=first.update_id + 1)
    assert again == first
    assert await bot.get_updates(offset=first.update_id + 1) == ()


async def test_confirmed_waits_for_the_offset(telegram: BotApi, bot: Bot, ana: User) -> None:
    with pytest.raises(AssertionError, match="not confirmed"):
        await telegram.confirmed(within=0.01)
    waiting = asyncio.create_task(telegram.confirmed())
    await everything(bot)
    await waiting


async def test_what_a_bot_drops_is_remembered(telegram: BotApi, bot: Bot, ana: User) -> None:
    await bot.delete_webhook()
    assert telegram.dropped == []
    await bot.delete_webhook(drop_pending_updates=True)
    assert telegram.dropped == list(telegram.updates)
    assert await bot.get_updates() == ()


async def test_a_poll_that_waits_is_ended_with_the_emulator() -> None:
    async with BotApi() as telegram:
        bot = Bot(telegram.token, base_url=telegram.base_url)
        async with bot:
            poll = asyncio.create_task(bot.get_updates(timeout=30))
            await telegram.until(lambda: telegram.called("getUpdates"))
            await telegram.__aexit__(None, None, None)
            assert await poll == ()
