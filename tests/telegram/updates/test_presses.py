"""Presses on buttons."""

from __future__ import annotations

import pytest

from adapters.channels.telegram import ids
from bot.core.model import Chose, Commanded
from bot.ports import Inbound
from tests.telegram.emulator import BotApi
from tests.telegram.receiving import NOW, Recorder, listening
from tests.telegram.updates.meant import account_of, place_of, question


async def test_a_press_brings_back_what_the_button_carried(telegram: BotApi, recorder: Recorder) -> None:
    ana = telegram.user()
    ana.start()
    message = await question(telegram, ana, "c|k7|yes", "m|k7|help")
    choice, move = ana.press(message, "c|k7|yes"), ana.press(message, "m|k7|help")
    await recorder.until(lambda: len(recorder.handled) == 3)
    name = ids.make(ana.id, message.id)
    assert recorder.handled[1:] == [
        Inbound(f"q{choice.id}", account_of(ana), place_of(ana), Chose(name, "yes", "k7"), NOW),
        Inbound(f"q{move.id}", account_of(ana), place_of(ana), Commanded(name, "help", "k7"), NOW),
    ]


@pytest.mark.parametrize("data", ["", "c", "c|k7", "x|k7|yes", "drop table", "c|" * 30])
async def test_forged_data_is_a_choice_of_a_question_that_nobody_asked(
    telegram: BotApi, recorder: Recorder, data: str
) -> None:
    ana = telegram.user()
    ana.start()
    ana.press_data(await question(telegram, ana, "c|k7|yes"), data)
    await recorder.until(lambda: len(recorder.handled) == 2)
    event = recorder.events[1]
    assert isinstance(event, Chose)
    assert event.asked not in {"", "k7"}


async def test_a_press_is_answered_before_it_is_handled(telegram: BotApi, recorder: Recorder) -> None:
    ana = telegram.user()
    ana.start()
    message = await question(telegram, ana, "c|k7|yes")
    await recorder.until(lambda: recorder.handled)
    recorder.may_end.clear()
    press = ana.press(message, "c|k7|yes")
    await telegram.until(lambda: press.answered)
    assert len(recorder.handled) == 1
    recorder.may_end.set()


async def test_a_press_that_cannot_be_answered_is_handled_all_the_same(telegram: BotApi, recorder: Recorder) -> None:
    ana = telegram.user()
    ana.start()
    message = await question(telegram, ana, "c|k7|yes", "c|k7|no", "c|k7|later")
    telegram.fail("answerCallbackQuery", "drop before")
    telegram.fail("answerCallbackQuery", "502 html")
    telegram.fail("answerCallbackQuery", "429")
    for data in ("c|k7|yes", "c|k7|no", "c|k7|later"):
        ana.press(message, data)
    await telegram.confirmed()
    assert [event.value for event in recorder.events if isinstance(event, Chose)] == ["yes", "no", "later"]


async def test_a_second_tap_is_answered_and_dropped(telegram: BotApi, recorder: Recorder) -> None:
    ana = telegram.user()
    ana.start()
    message = await question(telegram, ana, "c|k7|yes", "c|k7|no")
    taps = [ana.press(message, data) for data in ("c|k7|yes", "c|k7|yes", "c|k7|no")]
    await telegram.confirmed()
    await telegram.until(lambda: all(tap.answered for tap in taps))
    assert [event.value for event in recorder.events if isinstance(event, Chose)] == ["yes", "no"]


async def test_a_press_below_a_deleted_message_is_handled(telegram: BotApi, recorder: Recorder) -> None:
    ana = telegram.user()
    ana.start()
    message = await question(telegram, ana, "c|k7|yes")
    ana.delete(message)
    ana.press_data(message, "c|k7|yes")
    await recorder.until(lambda: len(recorder.handled) == 2)
    assert recorder.events[1] == Chose(ids.make(ana.id, message.id), "yes", "k7")


async def test_the_look_of_a_pressed_message_is_kept_for_changing_it(telegram: BotApi) -> None:
    recorder, ana = Recorder(), telegram.user()
    async with listening(telegram, recorder) as channel:
        ana.start()
        message = await question(telegram, ana, "c|k7|yes")
        ana.press(message, "c|k7|yes")
        await telegram.confirmed()
        assert channel._pressed.html_of(ana.id, message.id) == "Le garder &amp; continuer ?"
