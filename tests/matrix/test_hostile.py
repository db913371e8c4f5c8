"""Sixty events that no app would send, and then one from a person."""

from __future__ import annotations

import pytest

from tests.matrix.bot import Bot
from tests.matrix.hostile import Hostile, pester
from tests.matrix.peer import Peer
from tests.matrix.receiving import chat

EVENTS = 60


@pytest.mark.parametrize("encrypted", [True, False])
async def test_whatever_was_sent_before_the_next_message_is_heard(ana: Peer, bot: Bot, encrypted: bool) -> None:
    room = await chat(ana, bot, encrypted=encrypted)
    said = await ana.say(room, "bonjour")
    await bot.hears("bonjour")
    await ana.look_away()  # it is the same library, and would not survive this
    await pester(ana, room, Hostile(f"adapter {encrypted}", [said]), EVENTS)
    await ana.say(room, "toujours là ?")
    await bot.hears("bonjour", "toujours là ?")
    assert await bot.deliver(bot.place(), "Oui.")
