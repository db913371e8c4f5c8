"""`colibri run` on Telegram, killed at its worst moments: no answer is lost or counted twice, everybody is answered.

Telegram has no way to say "send this once": a reply whose sending was cut may come twice, and nothing else may.
"""

from __future__ import annotations

import asyncio
import random
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from time import monotonic

import pytest

from tests.telegram.crowd import Holder, crowd, marks_kept, nothing_waits
from tests.telegram.emulator import BotApi, User
from tests.telegram.program import running

pytestmark = pytest.mark.slow

UNDER_LOAD, WITH_A_QUEUE, BEFORE_A_REPLY, DURING_AN_EXPORT = 34, 10, 10, 8  # kills
_AT_WORK = 2.0  # seconds before a kill in which a message may have been sent and not been marked yet, on a slow disk


@pytest.fixture
async def telegram() -> AsyncIterator[BotApi]:
    async with BotApi() as api:
        yield api


async def _taken_in(telegram: BotApi, folder: Path, number: int = 1) -> list[Holder]:
    """People who have been asked who will profit, by a program that has ended since."""
    people = [holder for holder, _ in zip(crowd(telegram), range(number), strict=False)]
    for holder in people:
        holder.hasty = False
        holder.user.start()
    async with running(folder, telegram) as program:
        for _ in range(4):
            await telegram.until(lambda: all(holder.unread for holder in people), 30)
            for holder in people:
                holder.answer()
        await telegram.until(lambda: all(holder.unread for holder in people), 30)
        await program.terminate()
    return people


def _is_answered(holder: Holder) -> bool:
    return holder.user.chat.messages[-1].from_bot


async def _cut_off(telegram: BotApi, person: User, method: str) -> None:
    """Wait until Telegram has refused a message to them, or has it and does not say so; everything else is done."""
    before, shown = len(telegram.called(method)), len(person.chat.from_bot)
    await telegram.until(
        lambda: (
            any(call.status == 429 for call in telegram.called(method)[before:]) or len(person.chat.from_bot) > shown
        ),
        30,
    )
    await telegram.confirmed(30)


def _doubled(telegram: BotApi, person: User) -> list[tuple[float, float, str]]:
    """Two messages in a row that say the same: when they were sent, and what they say."""
    sent = [
        (call.at, str(call.parameters.get("text")))
        for call in telegram.called("sendMessage")
        if call.chat == person.id and call.status in (200, 0)
    ]
    return [(first[0], second[0], first[1]) for first, second in pairwise(sent) if first[1] == second[1]]


def _assert_sound(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "colibri.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


async def test_killed_at_random_under_load_no_answer_is_lost_or_doubled(telegram: BotApi, tmp_path: Path) -> None:
    chance, kills = random.Random("telegram"), list[float]()
    coming = crowd(telegram)
    everybody = [next(coming) for _ in range(12)]
    living = {asyncio.create_task(holder.live()) for holder in everybody}
    while len(kills) < UNDER_LOAD:
        async with running(tmp_path, telegram) as program:
            if chance.random() < 0.25:
                await asyncio.sleep(chance.uniform(0, 0.8))  # while it starts
            else:
                await program.serving()
                await asyncio.sleep(chance.uniform(0, 2))
            kills.append(monotonic())
            await program.kill()
        for ended in [life for life in living if life.done()]:
            living.remove(ended)
            await ended
            everybody.append(next(coming))
            living.add(asyncio.create_task(everybody[-1].live()))
    for life in living:
        life.cancel()
    await asyncio.gather(*living, return_exceptions=True)
    async with running(tmp_path, telegram) as program:
        await telegram.confirmed(60)
        await nothing_waits(tmp_path / "colibri.db")
        assert [holder.number for holder in everybody if holder.user.chat.messages and not _is_answered(holder)] == []
        assert (await program.terminate())[0] == 0
    for holder in everybody:
        kept = await marks_kept(tmp_path / "colibri.db", holder.user)
        assert Counter(kept) == Counter(holder.marks), holder.user.chat.seen
        assert kept == holder.marks or holder.hasty  # what is held comes last
    patient = [holder for holder in everybody if not holder.hasty]  # who is hasty is told the same twice, rightly
    doubled = [pair for holder in patient for pair in _doubled(telegram, holder.user)]
    assert [
        (second - first, text)
        for first, second, text in doubled
        if not any(kill - _AT_WORK < first < kill < second for kill in kills)
    ] == []
    _assert_sound(tmp_path)


async def test_killed_with_a_queue_everybody_who_wrote_in_the_meantime_is_answered_once(
    telegram: BotApi, tmp_path: Path
) -> None:
    chance = random.Random("queue")
    people = await _taken_in(telegram, tmp_path, 15)
    strangers = [telegram.user(f"Stranger {number}", "fr") for number in range(15)]
    for holder, stranger in zip(people, strangers, strict=True):
        stranger.start()
        holder.answer()
    for _ in range(WITH_A_QUEUE):
        async with running(tmp_path, telegram) as program:
            polls = len(telegram.called("getUpdates"))
            await telegram.until(lambda: len(telegram.called("getUpdates")) > polls, 30)  # noqa: B023 - awaited here
            await asyncio.sleep(chance.uniform(0, 0.05))
            await program.kill()
    async with running(tmp_path, telegram) as program:
        await telegram.confirmed(30)
        await nothing_waits(tmp_path / "colibri.db")
        await program.terminate()
    welcomes = Counter(stranger.chat.seen.count("Je suis un robot") for stranger in strangers)
    assert welcomes.keys() <= {1, 2}  # twice: the sending was cut
    for holder in people:
        assert holder.unread, "the answer was answered"
        assert await marks_kept(tmp_path / "colibri.db", holder.user) == holder.marks


@pytest.mark.parametrize("cut", ["429", "slow"])
async def test_killed_between_store_and_reply_the_reply_comes_at_the_next_start(
    telegram: BotApi, tmp_path: Path, cut: str
) -> None:
    """429: it was not sent; slow: it was there, and the program did not learn it."""
    (holder,) = await _taken_in(telegram, tmp_path)
    for _ in range(BEFORE_A_REPLY // 2):
        async with running(tmp_path, telegram) as program:
            await program.serving()
            telegram.fail("sendMessage", cut, retry_after=60, seconds=60)  # type: ignore[arg-type]
            holder.answer()
            await _cut_off(telegram, holder.user, "sendMessage")
            await program.kill()
        shown = len(holder.user.chat.from_bot)
        async with running(tmp_path, telegram) as program:
            await holder.user.chat.until(lambda chat: len(chat.from_bot) > shown, 30)  # noqa: B023 - awaited here
            await nothing_waits(tmp_path / "colibri.db")
            await program.terminate()
        assert len(holder.user.chat.from_bot) == shown + 1
    assert len(_doubled(telegram, holder.user)) == (BEFORE_A_REPLY // 2 if cut == "slow" else 0)
    assert await marks_kept(tmp_path / "colibri.db", holder.user) == holder.marks


async def test_killed_during_an_export_the_documents_come_at_the_next_start(telegram: BotApi, tmp_path: Path) -> None:
    (holder,) = await _taken_in(telegram, tmp_path)
    for number in range(DURING_AN_EXPORT):
        asked, name = (("/exporter", "annexe-b.md"), ("/mesdonnees", "mes-donnees.json"))[number % 2]
        async with running(tmp_path, telegram) as program:
            await program.serving()
            telegram.fail("sendDocument", "slow" if number % 4 < 2 else "429", retry_after=60, seconds=60)
            holder.user.say(asked)
            await _cut_off(telegram, holder.user, "sendDocument")
            await program.kill()
        arrived = len(holder.user.chat.documents)
        async with running(tmp_path, telegram) as program:
            await holder.user.chat.until(
                lambda chat: name in [each.name for each in chat.documents[arrived:]],  # noqa: B023 - awaited here
                30,
            )
            await nothing_waits(tmp_path / "colibri.db")
            await program.terminate()
        assert holder.user.chat.documents[-1].content
    assert await marks_kept(tmp_path / "colibri.db", holder.user) == holder.marks
