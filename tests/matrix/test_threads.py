"""Answers in rooms: where they stand, for whom they are, and what is remembered of a thread."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from adapters.channels.matrix import threads
from adapters.channels.matrix.folder import Folder
from adapters.channels.matrix.ids import Address, read
from adapters.channels.matrix.threads import Threads
from bot.core.model import COMMUNITY, Account, Block, Place, Reply
from bot.ports import Outgoing
from tests.matrix.post import ANA, NOTES, QUESTION, ROOM, SAID, Post, know, posting, text

BEN = "@ben:test"
THREAD = Address(ROOM, "$root")
PLACE = Place("matrix", str(THREAD), private=False, notice=COMMUNITY)


@pytest.fixture
async def post(tmp_path: Path) -> AsyncIterator[Post]:
    async with posting(tmp_path) as post:
        know(post.client, ROOM, ANA, BEN)
        yield post


async def deliver(post: Post, reply: Reply, *files: Any, to: str = ANA, number: int = 0) -> list[dict[str, Any]]:
    """What is sent."""
    before = len(post.server.messages(ROOM))
    await post.sender.deliver(Outgoing(number, PLACE, reply, to=Account("matrix", to) if to else None), files)
    return [event.content for event in post.server.messages(ROOM)[before:]]


def relation(last: str) -> dict[str, Any]:
    answered = {"m.in_reply_to": {"event_id": last}}
    return {"rel_type": "m.thread", "event_id": "$root", "is_falling_back": True, **answered}


async def test_each_message_follows_the_last_one_of_its_thread(post: Post) -> None:
    post.threads.join(THREAD)
    post.threads.heard(THREAD, "$question")
    contents = await deliver(post, text("mot " * 2000))
    assert len(contents) > 1
    found = [content["m.relates_to"] for content in contents]
    ours = [event.id for event in post.server.messages(ROOM)]
    assert found == [relation(last) for last in ("$question", *ours[:-1])]
    assert [content["m.mentions"] for content in contents] == [{"user_ids": [ANA]}, *({} for _ in contents[1:])]


async def test_in_a_thread_that_is_forgotten_the_first_message_is_what_we_know(post: Post) -> None:
    [content] = await deliver(post, SAID, to="")
    assert content["m.relates_to"] == relation("$root")
    assert content["m.mentions"] == {}


async def test_where_several_people_talk_who_is_answered_is_named(post: Post) -> None:
    post.threads.join(THREAD)
    post.threads.note(THREAD, "$one", ANA)
    [alone] = await deliver(post, SAID)
    assert alone["body"] == "C'est noté."
    post.threads.note(THREAD, "$two", BEN)
    post.client.rooms[ROOM].users[ANA].display_name = "<b>Ana</b>\n\u202e"
    [content] = await deliver(post, SAID)
    assert content["body"] == "<b>Ana</b>: C'est noté."
    link = f'<a href="https://matrix.to/#/{ANA}">&lt;b&gt;Ana&lt;/b&gt;</a>: '
    assert content["formatted_body"] == f"{link}<p>C'est noté.</p>"


async def test_nobody_can_make_a_link_of_a_name(post: Post) -> None:
    mallory = '@m"><img>:test'
    for event_id, user in (("$one", ANA), ("$two", BEN)):
        post.threads.join(THREAD)
        post.threads.note(THREAD, event_id, user)
    [content] = await deliver(post, SAID, to=mallory)
    assert "<img" not in content["formatted_body"]
    assert '"><' not in content["formatted_body"]


async def test_documents_are_never_sent_to_a_room(post: Post, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    contents = await deliver(post, SAID, *NOTES)
    assert [content["body"] for content in contents] == ["C'est noté."]
    assert post.server.files == []
    [line] = [record.getMessage() for record in caplog.records if record.name.startswith("adapters")]
    assert not any(word in line for word in ("annexe", "room:test", ANA))


async def test_a_question_has_buttons_for_the_person_who_is_asked(post: Post) -> None:
    await deliver(post, QUESTION)
    [event] = post.server.messages(ROOM)
    assert post.server.reactions(ROOM) == [(event.id, "1️⃣"), (event.id, "2️⃣")]
    assert post.buttons.press(ROOM, event.id, "1️⃣", BEN) is None
    assert post.buttons.press(ROOM, event.id, "1️⃣", ANA)


async def test_nobody_has_buttons_where_it_is_not_known_who_is_asked(post: Post) -> None:
    await deliver(post, QUESTION, to="")
    assert post.server.reactions(ROOM) == []


async def test_a_message_that_is_sent_again_is_one_event_wherever_its_thread_has_got_to(post: Post) -> None:
    await deliver(post, SAID, number=7)
    post.threads.join(THREAD)
    post.threads.heard(THREAD, "$later")
    await deliver(post, SAID, number=7)
    assert len(post.server.messages(ROOM)) == 1


async def test_a_place_that_was_read_back_from_the_outbox_is_a_thread_by_its_address(post: Post) -> None:
    await post.sender.deliver(Outgoing(7, Place("matrix", str(THREAD)), SAID), NOTES)
    [event] = post.server.messages(ROOM)
    assert event.content["m.relates_to"] == relation("$root")


async def test_typing_is_shown_in_the_room_of_a_thread(post: Post) -> None:
    await post.sender.busy(PLACE)
    await deliver(post, SAID)
    assert post.server.typing == [True, False]


async def test_the_same_message_in_another_thread_is_another_one(post: Post) -> None:
    for root in ("$one", "$two"):
        place = Place("matrix", f"{ROOM}/{root}", private=False, notice=COMMUNITY)
        await post.sender.deliver(Outgoing(1, place, Reply((Block("paragraph", "Bonjour"),))), ())
    assert len(post.server.messages(ROOM)) == 2


# --- what is remembered -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", [Address("!room:test"), Address("!room", "$root"), Address("!room", "$a/b+c")])
def test_an_address_is_read_as_it_was_written(address: Address) -> None:
    assert read(str(address)) == address


def test_a_thread_is_remembered_with_its_messages(tmp_path: Path) -> None:
    memory = Threads(Folder(tmp_path))
    memory.join(THREAD)
    memory.note(THREAD, "$ours", "", ours=True)
    memory.note(THREAD, "$theirs", ANA)
    memory.note_private("!secret:test")
    memory.save()
    again = Threads(Folder(tmp_path))
    assert again.has(THREAD)
    assert [again.root_of(ROOM, name) for name in ("$root", "$ours", "$theirs", "$other")] == ["$root"] * 3 + [""]
    assert again.root_of("!other:test", "$ours") == ""
    assert again.is_ours(THREAD, "$ours")
    assert not again.is_ours(THREAD, "$theirs")
    assert again.was_private("!secret:test")
    assert not again.was_private(ROOM)


def test_a_thread_belongs_to_its_room(tmp_path: Path) -> None:
    memory = Threads(Folder(tmp_path))
    memory.join(THREAD)
    assert not memory.has(Address("!other:test", "$root"))


def test_the_oldest_threads_and_messages_are_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_MOST", "_MOST_MESSAGES", "_MOST_ROOMS"):
        monkeypatch.setattr(threads, name, 2)
    memory = Threads(Folder(tmp_path))
    for root in ("$one", "$two", "$one", "$three"):
        memory.join(Address(ROOM, root))
    assert [memory.has(Address(ROOM, root)) for root in ("$one", "$two", "$three")] == [True, False, True]
    for number in range(3):
        memory.note(Address(ROOM, "$one"), f"${number}", ANA)
        memory.note_private(f"!{number}")
    assert [memory.root_of(ROOM, f"${number}") for number in range(3)] == ["", "$one", "$one"]
    assert [memory.was_private(f"!{number}") for number in range(3)] == [False, True, True]


def test_the_threads_of_a_room_that_we_left_are_over(tmp_path: Path) -> None:
    memory = Threads(Folder(tmp_path))
    other = Address("!other:test", "$root")
    for address in (THREAD, other):
        memory.join(address)
    memory.forget(ROOM)
    assert not memory.has(THREAD)
    assert memory.has(other)


@pytest.mark.parametrize(
    "content", [b"", b"[]", b'{"threads": [{"x": 1}]}', b'{"threads": 5}', b'{"private": 5}', b"\xff"]
)
def test_a_file_that_cannot_be_read_is_begun_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "threads.json").write_bytes(content)
    memory = Threads(Folder(tmp_path))
    assert not memory.has(THREAD)
    assert not memory.was_private(ROOM)
    memory.join(THREAD)
    memory.save()
    assert len(json.loads((tmp_path / "threads.json").read_bytes())["threads"]) == 1
