"""The buttons under a question on Matrix: placed once, and gone once it is answered."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from nio.client.async_client import AsyncClientConfig

from adapters.channels.matrix import ids
from bot.core.model import Chose, Press, Reply
from bot.ports import Outgoing
from tests.matrix.homeserver import Fault
from tests.matrix.post import ANA, QUESTION, ROOM, SAID, US, Post, know, place_of, posting


async def test_a_question_has_a_reaction_for_each_choice(post: Post) -> None:
    await post.deliver(QUESTION)
    [event] = post.server.messages(ROOM)
    assert post.server.reactions(ROOM) == [(event.id, "1️⃣"), (event.id, "2️⃣")]
    pressed = post.buttons.press(ROOM, event.id, "2️⃣", ANA)
    assert pressed == Chose(ids.make(event.id), "no", "ab.P1.B1.0f")


async def test_buttons_are_placed_once(post: Post) -> None:
    for _ in range(2):
        await post.deliver(QUESTION, id_=7)
    assert len(post.server.reactions(ROOM)) == 2


async def test_where_others_listen_nobody_has_buttons(post: Post) -> None:
    know(post.client, ROOM, ANA, "@bob:test")
    await post.deliver(QUESTION)
    [event] = post.server.messages(ROOM)
    assert post.server.reactions(ROOM) == []
    assert post.buttons.press(ROOM, event.id, "1️⃣", ANA) is None


async def test_in_a_place_that_is_shared_nobody_has_buttons(post: Post) -> None:
    place = replace(place_of(), private=False)
    await post.sender.deliver(Outgoing(1, place, QUESTION), ())
    assert post.server.reactions(ROOM) == []


async def test_we_cannot_press_our_own_buttons(post: Post) -> None:
    await post.deliver(QUESTION)
    [event] = post.server.messages(ROOM)
    assert post.buttons.press(ROOM, event.id, "1️⃣", US) is None


@pytest.mark.parametrize("fault", ["502", "403", "dropped", "404", "half"])
async def test_a_button_that_cannot_be_placed_is_missed_by_nobody(post: Post, fault: Fault) -> None:
    post.server.fail("react", fault)
    assert await post.deliver(QUESTION) is not None
    [event] = post.server.messages(ROOM)
    assert post.buttons.press(ROOM, event.id, "1️⃣", ANA)


@pytest.mark.parametrize("config", [None, AsyncClientConfig()])
async def test_words_never_wait_for_buttons_when_the_server_has_had_enough(
    tmp_path: Path, config: AsyncClientConfig | None
) -> None:
    async with posting(tmp_path, config) as post:
        post.server.fail("react", "429")
        await post.deliver(QUESTION)
        await post.deliver(QUESTION)
        assert len(post.server.messages(ROOM)) == 2
        assert {request.transaction[-3:] for request in post.server.asked("react")} == {".r1"}


async def test_a_slow_button_does_not_hold_the_next_message(post: Post) -> None:
    post.server.fail("react", "slow", "slow")
    async with asyncio.timeout(9):
        await post.deliver(QUESTION)
    assert len(post.server.messages(ROOM)) == 1


async def test_the_buttons_of_an_answered_question_go_and_its_words_stay(post: Post) -> None:
    await post.deliver(QUESTION)
    question, *reactions = post.server.events
    await post.deliver(Reply(SAID.blocks, press=Press(ids.make(question.id), "Oui")))
    assert post.server.redacted == [reaction.id for reaction in reactions]
    assert post.server.bodies(ROOM) == ["Le garder ?\n\n1. Oui\n2. Non", "C'est noté."]
    assert post.buttons.press(ROOM, question.id, "1️⃣", ANA)


async def test_buttons_that_cannot_be_taken_away_are_left(post: Post) -> None:
    await post.deliver(QUESTION)
    post.server.fail("redact", "403", "502")
    assert await post.deliver(Reply(SAID.blocks, press=Press(ids.make(post.server.events[0].id)))) is not None


async def test_a_press_on_what_we_do_not_know_takes_nothing_away(post: Post) -> None:
    await post.deliver(Reply(SAID.blocks, press=Press("x0123")))
    assert post.server.redacted == []
