"""Five hundred people who write at once, and one who does not stop: everybody is answered, at Telegram's rates."""

from __future__ import annotations

import asyncio
from bisect import bisect_left
from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from itertools import islice
from pathlib import Path
from time import monotonic

import pytest

from tests.telegram.crowd import Holder, crowd, marks_kept, nothing_waits
from tests.telegram.emulator import BotApi
from tests.telegram.program import running

pytestmark = pytest.mark.slow

PEOPLE, FLOOD = 500, 300
_SENDS = ("sendMessage", "sendDocument", "editMessageText", "editMessageReplyMarkup")
_UNCERTAINTY = 0.1  # seconds between our counting and Telegram's: a request is under way for so long


@pytest.fixture
async def telegram() -> AsyncIterator[BotApi]:
    async with BotApi() as api:
        yield api


def _most(times: Sequence[float], seconds: float) -> int:
    """How many of these fell into any such span of time, at most."""
    return max((place + 1 - bisect_left(times, end - seconds) for place, end in enumerate(times)), default=0)


def _assert_in_rates(telegram: BotApi) -> None:
    calls = telegram.called(*_SENDS)
    assert {call.status for call in calls if not call.method.startswith("edit")} == {200}  # an edit may be given up
    assert _most([call.at for call in calls], 1 - _UNCERTAINTY) <= 30
    by_chat = defaultdict[object, list[float]](list)
    for call in calls:
        by_chat[call.chat].append(call.at)
    for times in by_chat.values():
        for seconds in range(1, 30):
            assert _most(times, seconds - _UNCERTAINTY) <= 3 + seconds  # a burst of three, then one a second


async def _all_can_read(people: Sequence[Holder]) -> None:
    """One after the other: to look at everybody with every message would keep Telegram from answering."""
    for holder in people:
        await holder.user.chat.until(lambda _: holder.unread, 90)  # noqa: B023 - awaited here


async def test_five_hundred_people_at_once_are_answered_in_order_and_within_the_rates(
    telegram: BotApi, tmp_path: Path
) -> None:
    people = list(islice(crowd(telegram), PEOPLE))
    began = monotonic()
    async with running(tmp_path, telegram) as program:
        for holder in people:
            holder.user.start()
        for _ in range(5):
            await _all_can_read(people)
            for holder in people:
                holder.answer()
        await telegram.confirmed(90)
        await _all_can_read(people)
        await nothing_waits(tmp_path / "colibri.db")
        seconds = monotonic() - began
        assert (await program.terminate())[0] == 0
    for holder in people:
        assert len(holder.marks) >= 2
        assert await marks_kept(tmp_path / "colibri.db", holder.user) == holder.marks
    assert len(telegram.called(*_SENDS)) / seconds > 15, "Telegram would take more"
    _assert_in_rates(telegram)


async def test_a_flood_by_one_person_holds_up_nobody_else_and_none_of_it_is_lost(
    telegram: BotApi, tmp_path: Path
) -> None:
    flooder, ana = telegram.user("Flood", "fr"), telegram.user("Ana", "fr")
    async with running(tmp_path, telegram) as program:
        await program.serving()
        flooder.start()
        await flooder.chat.until(lambda chat: chat.from_bot, 10)
        for number in range(FLOOD):
            flooder.say(f"/aide {number}")
        waits = []
        for _ in range(3):
            began, shown = monotonic(), len(ana.chat.from_bot)
            ana.start()
            await ana.chat.until(lambda chat: len(chat.from_bot) > shown, 30)  # noqa: B023 - awaited here
            waits.append(monotonic() - began)
            await asyncio.sleep(1)
        await telegram.confirmed(30)
        assert (await program.terminate())[0] == 0
    assert max(waits) < 5
    _assert_in_rates(telegram)
