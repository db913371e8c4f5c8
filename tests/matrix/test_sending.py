"""Replies on their way to Matrix: what is sent, in which order, and what becomes of it when something fails."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from nio.client.async_client import AsyncClientConfig

from adapters.channels.matrix import ids
from adapters.stores.sqlite.records import decode_reply, encode_reply
from bot.core.model import Block, Chose, Press, Reply
from bot.ports import Outgoing, Uncertain, Unreachable
from tests.contracts.channel import PICTURE
from tests.matrix.homeserver import NOON, Fault
from tests.matrix.peer import until
from tests.matrix.post import ANA, NOTES, OTHER, QUESTION, ROOM, SAID, US, YES_NO, Post, know, place_of, posting, text

START = datetime.fromtimestamp(NOON / 1000, UTC)
LONG = text("\n\n".join("mot " * 500 for _ in range(8)))
FAILURES: tuple[Fault, ...] = ("502", "429", "lost", "dropped", "half", "401", "page")


@pytest.fixture
async def post(tmp_path: Path) -> AsyncIterator[Post]:
    async with posting(tmp_path) as post:
        yield post


async def test_a_reply_is_one_message_in_two_forms(post: Post) -> None:
    at = await post.deliver(SAID)
    [event] = post.server.messages(ROOM)
    assert event.content == {
        "msgtype": "m.notice",
        "body": "C'est noté.",
        "format": "org.matrix.custom.html",
        "formatted_body": "<p>C'est noté.</p>",
        "m.mentions": {},
    }
    assert at == START + timedelta(seconds=1)


async def test_the_transaction_of_a_message_is_its_id_in_the_outbox_and_what_it_says(post: Post) -> None:
    for reply in (SAID, SAID, QUESTION):
        await post.deliver(reply, id_=7)
    first, second, other = [request.transaction for request in post.server.asked("send")]
    assert first == second != other
    assert {name.partition(".")[0] for name in (first, other)} == {"colibri7"}
    assert post.server.bodies(ROOM) == ["C'est noté.", "Le garder ?\n\n1. Oui\n2. Non"]


async def test_what_comes_back_from_the_outbox_has_the_same_transaction(post: Post) -> None:
    await post.deliver(QUESTION, id_=7)
    await post.deliver(decode_reply(encode_reply(QUESTION).encode()), id_=7)
    assert len(post.server.messages(ROOM)) == 1


async def test_a_message_that_is_sent_again_is_one_event_each_of_its_pieces_as_well(post: Post) -> None:
    for _ in range(2):
        await post.deliver(LONG, *NOTES, id_=7)
    found = post.server.messages(ROOM)
    transactions = [request.transaction for request in post.server.asked("send")]
    assert len(found) == len(set(transactions)) == len(transactions) / 2 > 5
    name = transactions[2]
    assert transactions[:4] == [f"{name}.f1", f"{name}.f2", name, f"{name}.2"]


async def test_a_file_that_cannot_be_rendered_the_next_time_does_not_swallow_the_words(post: Post) -> None:
    post.server.fail("send", "403")
    with pytest.raises(Unreachable):
        await post.deliver(SAID, *NOTES, id_=7)
    await post.deliver(SAID, id_=7)
    assert post.server.bodies(ROOM) == ["C'est noté."]


async def test_messages_without_an_id_are_all_shown(post: Post) -> None:
    for _ in range(2):
        await post.deliver(SAID, id_=0)
    assert len(post.server.messages(ROOM)) == 2


async def test_a_message_that_comes_again_has_the_time_when_it_was_there_first(post: Post) -> None:
    first = await post.deliver(SAID, id_=7)
    await post.deliver(SAID, id_=8)
    assert await post.deliver(SAID, id_=7) == first


async def test_a_long_text_arrives_in_order_and_its_last_piece_has_the_buttons(post: Post) -> None:
    await post.deliver(Reply((*LONG.blocks, Block("question", "Le garder ?")), YES_NO))
    found = post.server.messages(ROOM)
    assert " ".join(event.content["body"] for event in found).split()[:4000] == ["mot"] * 4000
    assert {event_id for event_id, _ in post.server.reactions(ROOM)} == {found[-1].id}


async def test_who_says_nothing_sends_nothing(post: Post) -> None:
    assert await post.deliver(text(" ")) is None
    assert post.server.requests == []


async def test_documents_come_before_the_words_about_them(post: Post) -> None:
    await post.deliver(SAID, *NOTES)
    assert post.server.bodies(ROOM) == ["annexe-b.md", "annexe-b.json", "C'est noté."]
    content = post.server.messages(ROOM)[0].content
    assert content == {
        "msgtype": "m.file",
        "body": "annexe-b.md",
        "filename": "annexe-b.md",
        "info": {"mimetype": "text/markdown", "size": 13},
        "url": "mxc://test/1",
        "m.mentions": {},
    }
    assert post.server.files == [file.content for file in NOTES]


async def test_a_picture_tells_its_size_and_its_title(post: Post) -> None:
    await post.deliver(SAID, PICTURE, NOTES[0])
    assert post.server.bodies(ROOM) == ["Votre voyage", "annexe-b.md", "C'est noté."]
    assert post.server.messages(ROOM)[0].content == {
        "msgtype": "m.image",
        "body": "Votre voyage",
        "filename": "carte.png",
        "info": {"mimetype": "image/png", "size": len(PICTURE.content), "w": 4, "h": 3},
        "url": "mxc://test/1",
        "m.mentions": {},
    }
    assert post.server.files[0] == PICTURE.content


async def test_the_title_of_a_picture_steers_no_screen(post: Post) -> None:
    await post.deliver(SAID, replace(PICTURE, shows="a\x1b[2Jb\u202e\nTrois escales."))
    assert post.server.bodies(ROOM) == ["a\ufffd[2Jb", "C'est noté."]


async def test_a_picture_without_words_is_called_by_its_name(post: Post) -> None:
    await post.deliver(SAID, replace(PICTURE, shows=""))
    assert post.server.bodies(ROOM) == ["carte.png", "C'est noté."]


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


# --- order ------------------------------------------------------------------------------------------------------------


async def test_messages_of_a_room_keep_their_order_while_it_fails(post: Post) -> None:
    post.server.fail("send", "429", "502", "lost", "429")
    await asyncio.gather(*(post.deliver(text(str(number))) for number in range(6)))
    assert post.server.bodies(ROOM) == [str(number) for number in range(6)]


async def test_a_room_that_waits_keeps_no_other_room_waiting(post: Post) -> None:
    post.server.hold[ROOM] = asyncio.Event()
    held = asyncio.create_task(post.deliver(SAID))
    await until(lambda: post.server.asked("send"))
    await post.deliver(SAID, room=OTHER)
    assert not held.done()
    post.server.hold[ROOM].set()
    await held
    assert len(post.sender._turns._lines) == 0


async def test_who_is_cancelled_cuts_off_no_message(post: Post) -> None:
    post.server.hold[ROOM] = asyncio.Event()
    delivery = asyncio.create_task(post.deliver(LONG))
    await until(lambda: post.server.asked("send"))
    delivery.cancel()
    with pytest.raises(asyncio.CancelledError):
        await delivery
    post.server.hold.pop(ROOM).set()
    await post.deliver(SAID)
    assert len(post.server.bodies(ROOM)) > 4
    assert post.server.bodies(ROOM)[-1] == "C'est noté."


async def test_closing_lets_a_request_finish_and_begins_none(post: Post) -> None:
    post.server.hold[ROOM] = asyncio.Event()
    deliveries = [asyncio.create_task(post.deliver(LONG)) for _ in range(2)]
    await until(lambda: post.server.asked("send"))
    closing = asyncio.create_task(post.sender.close())
    await asyncio.sleep(0)
    post.server.hold[ROOM].set()
    await closing
    await asyncio.gather(*deliveries, return_exceptions=True)
    assert len(post.server.messages(ROOM)) == 1


async def test_closing_does_not_wait_for_a_server_that_is_gone(post: Post) -> None:
    gone: Sequence[Fault] = ["502"] * 1000
    post.server.fail("send", *gone)
    delivery = asyncio.create_task(post.deliver(SAID))
    await until(lambda: len(post.server.asked("send")) > 2)
    async with asyncio.timeout(1):
        await post.sender.close()
    with pytest.raises(asyncio.CancelledError):
        await delivery


# --- buttons ----------------------------------------------------------------------------------------------------------


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
