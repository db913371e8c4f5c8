from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest
from telegram import Bot
from telegram.error import Conflict

from bot.logs import JsonLines
from bot.ports import ChannelRefused, StoreFull
from tests.telegram.emulator import BotApi
from tests.telegram.receiving import Pauses, Recorder, channel_of, fault_on, listening, options, withdraw_token, words


@pytest.fixture
async def telegram() -> AsyncIterator[BotApi]:
    async with BotApi() as api:
        yield api


def _logged(caplog: pytest.LogCaptureFixture) -> str:
    """What the operator would read."""
    return "\n".join(map(JsonLines().format, caplog.records))


def polls(telegram: BotApi) -> list[int | None]:
    """The offsets that were asked for."""
    return [call.parameters.get("offset") for call in telegram.called("getUpdates")]


# --- an update is confirmed when it is handled, and not before --------------------------------------------------------


async def test_what_was_said_while_the_bot_was_down_is_handled_in_its_order(telegram: BotApi) -> None:
    ana, ben, recorder = telegram.user("Ana"), telegram.user("Ben"), Recorder()
    for number in range(70):
        ana.say(f"ana {number}")
        ben.say(f"ben {number}")
    async with listening(telegram, recorder):
        await telegram.confirmed()
    said = [words(inbound) for inbound in recorder.handled]
    assert said == [f"{name} {number}" for number in range(70) for name in ("ana", "ben")]


async def test_nothing_is_confirmed_while_it_is_being_handled(telegram: BotApi) -> None:
    ana, recorder = telegram.user(), Recorder()
    recorder.may_end.clear()
    ana.say("une laverie")
    ana.say("solidaire")
    async with listening(telegram, recorder):
        await recorder.until(lambda: len(recorder.offered) == 2)
        assert len(telegram.unconfirmed) == 2
        assert polls(telegram) == [None]
        recorder.may_end.set()
        await telegram.confirmed()


async def test_what_a_stop_interrupts_comes_again_at_the_next_start(telegram: BotApi) -> None:
    ana, recorder = telegram.user(), Recorder()
    recorder.may_end.clear()
    ana.say("une laverie")
    async with listening(telegram, recorder):
        await recorder.until(lambda: recorder.offered)
    assert recorder.handled == []
    recorder.may_end.set()
    async with listening(telegram, recorder):
        await telegram.confirmed()
    assert recorder.offered[0] == recorder.offered[1] == recorder.handled[0]


async def test_pending_updates_are_never_dropped(telegram: BotApi) -> None:
    ana, recorder = telegram.user(), Recorder()
    ana.say("une laverie")
    async with listening(telegram, recorder):
        await telegram.confirmed()
    assert telegram.dropped == []
    assert telegram.called("deleteWebhook")[0].parameters.get("drop_pending_updates") is not True


async def test_only_what_is_used_is_asked_for(telegram: BotApi) -> None:
    async with listening(telegram, Recorder()):
        await telegram.until(lambda: len(telegram.called("getUpdates")) > 1)
    first, second = (call.parameters for call in telegram.called("getUpdates")[:2])
    assert first["allowed_updates"] == ["message", "edited_message", "callback_query", "my_chat_member"]
    assert first.get("timeout", 0) == 0, "the first one only asks whether anything waits"
    assert (second["timeout"], second["limit"]) == (30, 100)


async def test_an_update_that_telegram_delivers_twice_has_the_same_id_twice(telegram: BotApi) -> None:
    ana, recorder = telegram.user(), Recorder()
    ana.say("une laverie")
    async with listening(telegram, recorder):
        await telegram.confirmed()
        telegram.redeliver()
        await telegram.confirmed()
    assert [inbound.id for inbound in recorder.handled] == [f"u{max(telegram.updates)}"] * 2


async def test_stopping_is_prompt_and_leaves_nothing_running(telegram: BotApi) -> None:
    recorder = Recorder()
    before = asyncio.all_tasks()
    async with asyncio.timeout(1), listening(telegram, recorder):
        await telegram.until(lambda: telegram.called("getUpdates"))
    left = {
        task for task in asyncio.all_tasks() - before if "_client" not in repr(task) and "aiohttp" not in repr(task)
    }
    assert left == set()


# --- the store cannot take it -----------------------------------------------------------------------------------------


async def test_what_the_store_cannot_take_comes_again_and_what_came_before_does_not(telegram: BotApi) -> None:
    ana, recorder, pauses = telegram.user(), Recorder(), Pauses()
    for text in ("un", "deux", "trois"):
        ana.say(text)
    first = min(telegram.updates)
    recorder.breaks = fault_on("deux", 7, StoreFull)
    async with listening(telegram, recorder, sleep=pauses):
        await telegram.confirmed()
    assert [words(inbound) for inbound in recorder.offered][:5] == ["un", "deux", "trois", "deux", "trois"]
    assert [words(inbound) for inbound in recorder.handled].count("deux") == 1
    assert polls(telegram)[:8] == [None, *[first + 1] * 7]
    assert pauses.taken == [1, 2, 4, 8, 16, 30, 30]


async def test_a_fault_is_told_once_for_each_update(telegram: BotApi) -> None:
    ana, recorder = telegram.user(), Recorder()
    ana.say("un")
    ana.say("deux")
    recorder.breaks = fault_on("un", 4)
    async with listening(telegram, recorder):
        await telegram.confirmed()
    assert [words(inbound) for inbound in recorder.put_off_to_later] == ["un"]


async def test_telling_a_fault_may_fail(telegram: BotApi, caplog: pytest.LogCaptureFixture) -> None:
    ana, recorder = telegram.user(), Recorder()
    ana.say("un")
    recorder.breaks, recorder.cannot_tell = fault_on("un", 1), RuntimeError("une laverie")
    async with listening(telegram, recorder):
        await telegram.confirmed()
    told = _logged(caplog)
    assert '"event": "a fault could not be told", "error": "RuntimeError", "at": "telegram/receiving.py:' in told
    assert "laverie" not in told


# --- bugs -------------------------------------------------------------------------------------------------------------


async def test_a_bug_in_one_update_stops_neither_the_others_nor_the_next(
    telegram: BotApi, caplog: pytest.LogCaptureFixture
) -> None:
    ana, recorder = telegram.user(), Recorder()
    recorder.breaks = lambda inbound: RuntimeError(words(inbound)) if words(inbound) == "secret" else None
    for text in ("un", "secret", "deux"):
        ana.say(text)
    async with listening(telegram, recorder):
        await telegram.confirmed()
    assert [words(inbound) for inbound in recorder.handled] == ["un", "deux"]
    told = _logged(caplog)
    assert '"event": "an update could not be handled", "error": "RuntimeError", "at": "telegram/receiving.py:' in told
    assert "secret" not in told


async def test_an_update_that_cannot_be_read_is_confirmed_and_the_others_are_handled(
    telegram: BotApi, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    ana, recorder = telegram.user(), Recorder()
    ana.say("un")
    telegram._world.updates.add("message", {"text": "secret"})
    ana.say("deux")
    async with listening(telegram, recorder):
        await telegram.confirmed()
    assert [words(inbound) for inbound in recorder.handled] == ["un", "deux"]
    assert "an update cannot be read: " in caplog.text
    assert "secret" not in caplog.text


# --- the network ------------------------------------------------------------------------------------------------------

TROUBLE = ("drop before", "drop after", "500", "502 html")


@pytest.mark.parametrize("kind", TROUBLE)
async def test_a_network_that_is_down_at_the_start_is_waited_for_and_said_once(
    telegram: BotApi, caplog: pytest.LogCaptureFixture, kind: str
) -> None:
    caplog.set_level(logging.DEBUG)
    ana, recorder, pauses = telegram.user(), Recorder(), Pauses()
    ana.say("une laverie")
    telegram.fail("getMe", kind, times=8)  # type: ignore[arg-type]
    async with listening(telegram, recorder, sleep=pauses):
        await telegram.confirmed()
    assert pauses.taken == [1, 2, 4, 8, 16, 32, 60, 60]
    assert caplog.text.count("no answer from Telegram (NetworkError)") == 1
    assert caplog.text.count("Telegram answers again") == 1
    assert telegram.token not in caplog.text


@pytest.mark.parametrize("kind", TROUBLE)
async def test_a_network_that_goes_down_later_is_waited_for_and_said_once(
    telegram: BotApi, caplog: pytest.LogCaptureFixture, kind: str
) -> None:
    caplog.set_level(logging.DEBUG)
    ana, recorder, pauses = telegram.user(), Recorder(), Pauses()
    async with listening(telegram, recorder, sleep=pauses):
        await telegram.until(lambda: telegram.called("getUpdates"))
        telegram.fail("getUpdates", kind, times=3)  # type: ignore[arg-type]
        ana.say("une laverie")
        await recorder.until(lambda: recorder.handled)
        ana.say("solidaire")
        await telegram.confirmed()
    assert [words(inbound) for inbound in recorder.handled] == ["une laverie", "solidaire"]
    assert pauses.taken == [1, 2, 4]
    assert caplog.text.count("no answer from Telegram (NetworkError)") == 1
    assert caplog.text.count("Telegram answers again") == 1
    assert telegram.token not in caplog.text
    assert "laverie" not in caplog.text


async def test_telegram_is_left_alone_for_as_long_as_it_asks(telegram: BotApi) -> None:
    ana, recorder, pauses = telegram.user(), Recorder(), Pauses()
    ana.say("une laverie")
    telegram.fail("getUpdates", "429", retry_after=17)
    async with listening(telegram, recorder, sleep=pauses):
        await telegram.confirmed()
    assert pauses.taken == [17]


# --- we are not served ------------------------------------------------------------------------------------------------


async def test_a_token_that_is_not_valid_is_refused_at_the_start(telegram: BotApi) -> None:
    wrong = "7100000001:AAE-wrong-0123456789abcdefghijk"
    channel = channel_of(telegram, options(telegram, token=wrong))
    with pytest.raises(ChannelRefused) as refused:
        await channel.open()
    await channel.close()
    assert refused.value.name == "telegram_bad_token"
    assert refused.value.__context__ is None  # it would show the token


async def test_a_token_that_is_withdrawn_later_ends_listening(telegram: BotApi) -> None:
    channel = channel_of(telegram)
    await channel.open()
    withdraw_token(telegram)
    with pytest.raises(ChannelRefused) as refused:
        await channel.listen(Recorder())
    await channel.close()
    assert refused.value.name == "telegram_bad_token"


async def test_a_second_poller_is_given_some_time_and_then_the_place(telegram: BotApi) -> None:
    pauses = Pauses()
    channel = channel_of(telegram, sleep=pauses)
    await channel.open()

    async def other() -> None:
        async with Bot(telegram.token, base_url=telegram.base_url) as bot:
            while True:
                with suppress(Conflict):
                    await bot.get_updates(timeout=20)

    rival = asyncio.create_task(other())
    with pytest.raises(ChannelRefused) as refused:
        await channel.listen(Recorder())
    rival.cancel()
    await asyncio.gather(rival, return_exceptions=True)
    await channel.close()
    assert refused.value.name == "telegram_second_poller"
    assert pauses.taken == [1, 2, 4, 8]


async def test_a_second_poller_that_goes_away_in_time_is_forgiven(
    telegram: BotApi, caplog: pytest.LogCaptureFixture
) -> None:
    ana, recorder = telegram.user(), Recorder()

    async def goes_away() -> None:
        if len(pauses.taken) == 3:
            telegram._world.webhook.clear()

    pauses = Pauses(goes_away)
    async with listening(telegram, recorder, sleep=pauses):
        await telegram.until(lambda: telegram.called("getUpdates"))
        telegram._world.webhook.set("https://other.example.org/", "")
        ana.say("une laverie")
        await recorder.until(lambda: recorder.handled)
    assert pauses.taken == [1, 2, 4]
    assert caplog.text.count("no answer from Telegram (Conflict)") == 1
