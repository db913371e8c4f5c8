"""Replies on their way to Matrix: what is sent, and in which order."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from adapters.stores.sqlite.records import decode_reply, encode_reply
from bot.core.model import Block, Reply
from bot.ports import Unreachable
from tests.contracts.channel import PICTURE
from tests.matrix.homeserver import NOON, Fault
from tests.matrix.peer import until
from tests.matrix.post import NOTES, OTHER, QUESTION, ROOM, SAID, YES_NO, Post, text

START = datetime.fromtimestamp(NOON / 1000, UTC)
LONG = text("\n\n".join("mot " * 500 for _ in range(8)))


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
