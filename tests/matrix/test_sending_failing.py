"""Replies on their way to Matrix: what becomes of them when something fails."""

from __future__ import annotations

import asyncio
import logging

import pytest

from bot.ports import Uncertain, Unreachable
from tests.matrix.homeserver import Fault
from tests.matrix.peer import until
from tests.matrix.post import NOTES, ROOM, SAID, Post, place_of, text

FAILURES: tuple[Fault, ...] = ("502", "429", "lost", "dropped", "half", "401", "page")

# --- failures ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", FAILURES)
async def test_what_fails_for_now_is_sent_again_and_is_one_event(post: Post, fault: Fault) -> None:
    post.server.fail("send", fault, fault)
    await post.deliver(SAID)
    assert post.server.bodies(ROOM) == ["C'est noté."]
    assert len({request.transaction for request in post.server.asked("send")}) == 1
    assert len(post.server.asked("send")) == 3


@pytest.mark.parametrize("fault", FAILURES)
async def test_a_file_is_uploaded_again(post: Post, fault: Fault) -> None:
    post.server.fail("upload", fault)
    await post.deliver(SAID, NOTES[0])
    assert post.server.bodies(ROOM) == ["annexe-b.md", "C'est noté."]
    assert post.server.files[-1] == NOTES[0].content


async def test_the_server_says_how_long_it_wants_to_be_left_alone(post: Post) -> None:
    post.server.fail("send", "429")
    await post.deliver(SAID)
    first, second = post.server.asked("send")
    assert second.at - first.at >= 0.12


async def test_a_trouble_is_logged_once_and_names_nobody(post: Post, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    post.server.fail("send", "502", "502", "403")
    with pytest.raises(Unreachable):
        await post.deliver(text("un secret de Lille"))
    await post.deliver(SAID)
    ours = [record for record in caplog.records if record.name.startswith("adapters")]
    assert [record.levelname for record in ours] == ["WARNING", "INFO"]
    assert not any(word in record.getMessage() for record in ours for word in ("Lille", "room", "ana", "token"))


@pytest.mark.parametrize("fault", ["403", "404"])
async def test_a_room_that_is_closed_to_us_cannot_be_reached(post: Post, fault: Fault) -> None:
    post.server.fail("send", fault)
    with pytest.raises(Unreachable) as raised:
        await post.deliver(SAID)
    assert "Lille" not in str(raised.value)


async def test_a_room_that_we_have_left_cannot_be_reached(post: Post) -> None:
    del post.client.rooms[ROOM]
    post.server.joined.remove(ROOM)
    with pytest.raises(Unreachable):
        await post.deliver(SAID)
    assert not post.server.asked("send")


async def test_a_room_of_which_we_shall_hear_is_waited_for(post: Post) -> None:
    room = post.client.rooms.pop(ROOM)
    delivery = asyncio.create_task(post.deliver(SAID))
    await until(lambda: len(post.server.asked("joined")) > 1)
    post.client.rooms[ROOM] = room
    await delivery
    assert post.server.bodies(ROOM) == ["C'est noté."]


async def test_nothing_is_lost_before_we_are_logged_in(post: Post) -> None:
    room, post.client.access_token = post.client.rooms.pop(ROOM), ""
    delivery = asyncio.create_task(post.deliver(SAID))
    await asyncio.sleep(0.1)
    assert not delivery.done()
    post.client.access_token, post.client.rooms[ROOM] = "token", room
    await delivery
    assert post.server.bodies(ROOM) == ["C'est noté."]


@pytest.mark.parametrize("fault", ["413", "403"])
async def test_what_is_refused_for_ever_does_not_keep_back_the_rest(post: Post, fault: Fault) -> None:
    post.server.fail("upload", fault)
    with pytest.raises(Uncertain):
        await post.deliver(SAID, *NOTES)
    assert post.server.bodies(ROOM) == ["annexe-b.json", "C'est noté."]


async def test_a_time_that_is_not_told_does_not_matter(post: Post) -> None:
    post.server.fail("event", "502", "404")
    assert await post.deliver(SAID) is None
    assert post.server.bodies(ROOM) == ["C'est noté."]


# --- typing -----------------------------------------------------------------------------------------------------------


async def test_busy_shows_typing_until_the_reply_is_there(post: Post) -> None:
    await post.sender.busy(place_of())
    await post.deliver(SAID)
    await post.deliver(SAID)
    assert post.server.typing == [True, False]


@pytest.mark.parametrize("fault", ["502", "429", "403", "dropped", "slow"])
async def test_busy_never_fails_and_keeps_nobody_waiting(post: Post, fault: Fault) -> None:
    post.server.fail("typing", fault)
    async with asyncio.timeout(3):
        await post.sender.busy(place_of())
