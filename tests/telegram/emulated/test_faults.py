"""Faults that a test orders, and limits."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from telegram import Bot
from telegram.error import NetworkError, RetryAfter, TimedOut

from tests.telegram.emulated.using import YES_NO, bot_of, texts
from tests.telegram.emulator import BotApi, Group, User


async def test_a_429_says_when_to_try_again(telegram: BotApi, bot: Bot, ana: User) -> None:
    telegram.fail("sendMessage", "429", retry_after=7)
    with pytest.raises(RetryAfter) as caught:
        await bot.send_message(ana.id, "un")
    assert caught.value.retry_after == timedelta(seconds=7)
    await bot.send_message(ana.id, "deux")
    assert [message.text for message in ana.chat.from_bot] == ["deux"]


async def test_faults_of_the_server_are_met_as_often_as_ordered(telegram: BotApi, bot: Bot, ana: User) -> None:
    telegram.fail("*", "500", times=2)
    telegram.fail("sendMessage", "502 html")
    for reason in ("Internal Server Error", "Internal Server Error", "Bad Gateway"):
        with pytest.raises(NetworkError, match=reason):
            await bot.send_message(ana.id, "un")
    await bot.send_message(ana.id, "un")
    assert [call.status for call in telegram.called("sendMessage")] == [500, 500, 502, 200]


async def test_a_connection_that_drops_before_has_done_nothing(telegram: BotApi, bot: Bot, ana: User) -> None:
    telegram.fail("sendMessage", "drop before")
    with pytest.raises(NetworkError):
        await bot.send_message(ana.id, "un")
    assert ana.chat.from_bot == ()


async def test_a_connection_that_drops_after_has_done_everything(telegram: BotApi, bot: Bot, ana: User) -> None:
    telegram.fail("sendMessage", "drop after")
    with pytest.raises(NetworkError):
        await bot.send_message(ana.id, "un")
    assert [message.text for message in ana.chat.from_bot] == ["un"]
    assert telegram.calls[-1].status == 0


async def test_updates_that_were_lost_on_the_way_come_again(telegram: BotApi, bot: Bot, ana: User) -> None:
    telegram.fail("getUpdates", "drop after")
    with pytest.raises(NetworkError):
        await bot.get_updates()
    assert texts(await bot.get_updates()) == ["/start"]


async def test_who_does_not_wait_for_a_slow_answer_may_have_been_heard(telegram: BotApi, ana: User) -> None:
    telegram.fail("sendMessage", "slow", seconds=30)
    async with bot_of(telegram, read_timeout=0.1) as hasty:
        with pytest.raises(TimedOut):
            await hasty.send_message(ana.id, "un")
    assert [message.text for message in ana.chat.from_bot] == ["un"]


async def test_a_fault_can_be_that_of_one_chat(telegram: BotApi, bot: Bot, ana: User) -> None:
    bob = telegram.user("Bob")
    bob.start()
    telegram.fail("sendMessage", "500", chat=bob.id)
    await bot.send_message(ana.id, "un")
    with pytest.raises(NetworkError):
        await bot.send_message(bob.id, "un")


async def test_an_unknown_fault_cannot_be_ordered(telegram: BotApi) -> None:
    with pytest.raises(ValueError, match="no such fault"):
        telegram.fail("sendMessage", "418")  # type: ignore[arg-type]


async def test_limits_are_kept_where_they_were_ordered(telegram: BotApi, bot: Bot, ana: User, group: Group) -> None:
    telegram.limits(per_chat=1, burst=2)
    await bot.send_message(ana.id, "un")
    await bot.send_message(ana.id, "deux")
    with pytest.raises(RetryAfter):
        await bot.send_message(ana.id, "trois")
    for number in range(20):
        await bot.send_message(group.id, str(number))
    with pytest.raises(RetryAfter):
        await bot.send_message(group.id, "x")


async def test_there_is_a_limit_overall(telegram: BotApi, bot: Bot, ana: User) -> None:
    telegram.limits(per_chat=100, burst=100, overall=5)
    calls: list[Callable[[], Awaitable[object]]] = [lambda: bot.send_message(ana.id, "x")] * 5
    for call in calls:
        await call()
    with pytest.raises(RetryAfter):
        await bot.send_message(ana.id, "x")


async def test_calls_are_kept_with_what_they_asked_for(telegram: BotApi, bot: Bot, ana: User) -> None:
    await bot.send_message(ana.id, "un", reply_markup=YES_NO)
    (call,) = telegram.called("sendMessage")
    assert (call.chat, call.status, call.parameters["text"]) == (ana.id, 200, "un")
    assert "inline_keyboard" in call.parameters["reply_markup"]
