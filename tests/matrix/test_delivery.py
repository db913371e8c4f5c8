"""Replies on their way through a real homeserver, to an app that has to decrypt them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from nio.events.room_events import RoomEncryptedFile, RoomEncryptedImage

from adapters.channels.matrix import ids
from bot.core.model import Block, Chose, Place, Press, Reply
from bot.ports import Outgoing, Unreachable
from tests.contracts.channel import PICTURE
from tests.matrix.conftest import MakePeer
from tests.matrix.homeserver import Between, Fault, serving
from tests.matrix.line import MatrixLine, calling
from tests.matrix.peer import until
from tests.matrix.post import NOTES, QUESTION, SAID, text
from tests.matrix.synapse import Synapse


@pytest.fixture
async def between(synapse: Synapse) -> AsyncIterator[Between]:
    async with serving(Between(synapse.url)) as between:
        yield between


@pytest.fixture
async def line(synapse: Synapse, between: Between, tmp_path: Path) -> AsyncIterator[MatrixLine]:
    """An encrypted direct chat in which nothing was said yet: its key has to be shared with the first message."""
    async with calling(synapse, tmp_path, encrypted=True, url=between.url) as line:
        yield line


@pytest.mark.parametrize(
    ("kind", "fault"),
    [
        ("joined_members", "429"),
        ("joined_members", "half"),
        ("claim", "429"),
        ("claim", "502"),
        ("claim", "lost"),
        ("sendToDevice", "429"),
        ("sendToDevice", "502"),
        ("sendToDevice", "dropped"),
        ("send", "lost"),
        ("send", "429"),
    ],
)
async def test_whatever_fails_on_its_way_a_message_can_be_read_and_is_there_once(
    line: MatrixLine, between: Between, kind: str, fault: Fault
) -> None:
    between.fail(kind, fault)
    await line.deliver(SAID)
    assert line.seen() == "C'est noté."
    assert not between._faults[kind]


async def test_the_server_sees_neither_a_document_nor_its_name_in_an_encrypted_room(line: MatrixLine) -> None:
    await line.deliver(SAID, *NOTES)
    documents = [event for event in line.shown if isinstance(event, RoomEncryptedFile)]
    assert [event.source["content"]["filename"] for event in documents] == [file.name for file in NOTES]
    for event, file in zip(documents, NOTES, strict=True):
        kept: Any = await line.ana.client.download(event.url)
        assert kept.body != file.content
        assert not kept.filename
    assert line.received() == {file.name: file.content for file in NOTES}


async def test_the_server_sees_neither_a_picture_nor_its_title_in_an_encrypted_room(line: MatrixLine) -> None:
    await line.deliver(SAID, PICTURE)
    [picture] = [event for event in line.shown if isinstance(event, RoomEncryptedImage)]
    content = picture.source["content"]
    assert (content["body"], content["filename"], "url" in content) == ("Votre voyage", "carte.png", False)
    assert content["info"] == {"mimetype": "image/png", "size": len(PICTURE.content), "w": 4, "h": 3}
    kept: Any = await line.ana.client.download(picture.url)
    assert kept.body != PICTURE.content
    assert not kept.filename
    assert picture.decrypted
    assert line.received() == {PICTURE.name: PICTURE.content}


async def test_after_a_restart_what_is_sent_again_is_there_once(line: MatrixLine) -> None:
    reply = Reply((*text("mot " * 3000).blocks, *QUESTION.blocks), QUESTION.choices, numbered=True)
    first = await line.deliver(reply, *NOTES, id_=7)
    events = [event.event_id for event in line.shown]
    await line.bot.stop()
    await line.bot.start()
    assert await line.deliver(reply, *NOTES, id_=7) == first
    assert [event.event_id for event in line.shown] == events
    assert len(events) == 2 + 4 + 2


async def test_a_press_is_understood_and_an_old_one_after_a_restart_as_well(line: MatrixLine) -> None:
    await line.deliver(QUESTION)
    question = line.shown[0].event_id
    await line.ana.react(line.room_id, question, "2️⃣")
    chose = Chose(ids.make(question), "no", "ab.P1.B1.0f")
    await until(lambda: chose in line.bot.notes.events(Chose))
    await line.deliver(Reply(SAID.blocks, press=Press(chose.message, "Non")))
    assert line.seen() == "Le garder ?\n1. Oui\n2. Non\nC'est noté."
    await line.bot.stop()
    await line.bot.start()
    await line.ana.react(line.room_id, question, "1️⃣")
    await until(lambda: Chose(chose.message, "yes", chose.asked) in line.bot.notes.events(Chose))


async def test_more_messages_than_one_key_is_for_can_be_read(line: MatrixLine) -> None:
    texts = [str(number) for number in range(105)]
    await asyncio.gather(*(line.bot.channel.deliver(Outgoing(0, line.place, text(each)), ()) for each in texts))
    await line.deliver(text("105"))
    assert line.seen().split() == [*texts, "105"]


@pytest.mark.parametrize(
    "words", ["🐦" * 9000, "مرحبا שלום " * 1000, '<&"é\n' * 2000], ids=["emoji", "scripts", "signs"]
)
async def test_heavy_words_are_not_too_large_for_the_server(line: MatrixLine, words: str) -> None:
    await line.deliver(Reply((Block("quote", words),)))
    assert "".join(line.seen().split()) == "".join(words.split())


async def test_another_device_of_the_person_can_read_what_comes_from_then_on(
    line: MatrixLine, make_peer: MakePeer
) -> None:
    await line.deliver(SAID)
    second = await make_peer(line.ana.account)
    knows = line.bot.channel._client.device_store
    await until(lambda: second.client.device_id in knows[line.ana.user_id])
    await line.deliver(text("Et ensuite ?"))
    await second.hears(line.room_id, line.bot.user_id, "Et ensuite ?")


async def test_a_room_from_which_we_were_sent_away_cannot_be_reached(line: MatrixLine) -> None:
    await line.ana.client.room_kick(line.room_id, line.bot.user_id)
    with pytest.raises(Unreachable):
        await line.bot.channel.deliver(Outgoing(1, line.place, SAID), ())


async def test_a_room_that_never_was_cannot_be_reached(line: MatrixLine) -> None:
    place = Place("matrix", "!nowhere:test", notice="matrix_notice")
    with pytest.raises(Unreachable):
        await line.bot.channel.deliver(Outgoing(1, place, SAID), ())


@pytest.mark.slow  # Synapse lets one message pass every five seconds
async def test_the_limits_of_a_default_server_change_no_order_and_lose_nothing(
    strict_synapse: Synapse, tmp_path: Path
) -> None:
    async with calling(strict_synapse, tmp_path, encrypted=True) as line:
        replies = [Reply((Block("question", f"n{number}"),), QUESTION.choices, numbered=True) for number in range(9)]
        outgoing = [Outgoing(number + 1, line.place, reply) for number, reply in enumerate(replies)]
        await asyncio.gather(*(line.bot.channel.deliver(each, ()) for each in outgoing))
        await line.deliver(text("fini"))
        assert [word for word in line.seen().split() if word[0] in "nf"] == [f"n{number}" for number in range(9)] + [
            "fini"
        ]
