"""Who is offered a private talk in a room gets one; and how the bot comes to rooms and leaves them."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from nio.responses import RoomCreateError

from adapters.channels.matrix.ids import Address
from bot.core.model import Account, Said, Started
from tests.matrix.bot import Bot
from tests.matrix.conftest import MakeBot, MakePeer
from tests.matrix.peer import Peer, until
from tests.matrix.receiving import chat
from tests.matrix.room import Room, open_room
from tests.matrix.test_invites import upgrade


@pytest.fixture
async def ben(make_peer: MakePeer) -> Peer:
    return await make_peer()


@pytest.fixture
async def room(ana: Peer, ben: Peer, bot: Bot) -> Room:
    return await open_room(ana, bot, ben)


async def offer(room: Room, *people: Peer) -> None:
    root = await room.call(room.ana, "annexe b")
    await room.bot.hears("annexe b")
    for peer in people:
        await room.answer(root, "Je vous écris en privé.", to=peer, invites=True)


def opened(bot: Bot, *others: str) -> list[Any]:
    """The rooms that the bot has with exactly these."""
    return [room for room in bot.channel._client.rooms.values() if set(room.users) == {bot.user_id, *others}]


async def test_who_is_invited_gets_an_encrypted_talk_that_begins_when_they_come(
    ben: Peer, room: Room, bot: Bot
) -> None:
    await offer(room, ben)
    await until(lambda: ben.client.invited_rooms)
    [invited] = ben.client.invited_rooms
    assert not bot.notes.events(Started)
    await ben.join(invited)
    await until(lambda: bot.notes.events(Started))
    inbound = bot.notes.seen[-1]
    assert inbound.account == Account("matrix", ben.user_id)
    assert (inbound.place.address, inbound.place.private, inbound.place.notice) == (invited, True, "matrix_notice")
    await bot.deliver(inbound.place, "Bonjour")
    assert (await ben.hears(invited, bot.user_id, "Bonjour")).decrypted
    await ben.say(invited, "une laverie")
    await bot.hears("une laverie")


async def test_nobody_is_invited_twice(ana: Peer, ben: Peer, room: Room, bot: Bot) -> None:
    await offer(room, ben, ben)
    await until(lambda: opened(bot, ben.user_id))
    await bot.stop()
    await bot.start()
    root = await room.call(ana, "encore")
    await room.answer(root, "Je vous ai écrit.", to=ben, invites=True)
    assert len(opened(bot, ben.user_id)) == 1
    await until(lambda: len(ben.client.invited_rooms) == 1)


async def test_who_has_a_private_talk_already_is_not_invited(ana: Peer, room: Room, bot: Bot) -> None:
    await chat(ana, bot)
    await offer(room, ana)
    assert len(opened(bot, ana.user_id)) == 1
    assert not ana.client.invited_rooms


async def test_an_invitation_that_is_declined_leaves_nothing_behind(ben: Peer, room: Room, bot: Bot) -> None:
    await offer(room, ben)
    await until(lambda: ben.client.invited_rooms and opened(bot, ben.user_id))
    [invited] = ben.client.invited_rooms
    await ben.client.room_leave(invited)
    await until(lambda: invited not in bot.channel._client.rooms)
    assert room.id in bot.channel._client.rooms


async def test_a_talk_that_cannot_be_opened_holds_up_nothing(
    ana: Peer, ben: Peer, room: Room, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refused(**_: object) -> object:
        return RoomCreateError("no", "M_FORBIDDEN")

    monkeypatch.setattr(bot.channel._client, "room_create", refused)
    await offer(room, ben)
    root = await room.call(ana, "encore")
    await room.answer(root, "Me voici", to=ana)


async def test_a_room_that_we_are_making_is_not_left_as_an_empty_one(
    ben: Peer, room: Room, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server may tell us of it before it knows our guest."""
    client = bot.channel._client
    create = client.room_create

    async def slowly(**settings: Any) -> object:
        guests = settings.pop("invite")
        answer: Any = await create(**settings)
        await until(lambda: answer.room_id in client.rooms)
        await asyncio.sleep(0.5)  # several answers of the server, in which we are alone there
        for guest in guests:
            await client.room_invite(answer.room_id, guest)
        return answer

    monkeypatch.setattr(client, "room_create", slowly)
    await room.say(ben, "plus tard")
    offering = asyncio.create_task(offer(room, ben))
    for number in range(5):
        await room.say(ben, str(number))
        await asyncio.sleep(0.1)
    await offering
    await until(lambda: ben.client.invited_rooms)
    assert opened(bot, ben.user_id)


async def test_a_room_is_joined_for_those_on_the_list_alone(ana: Peer, ben: Peer, make_bot: MakeBot) -> None:
    bot = await (await make_bot(allow=(ben.user_id,))).start()
    refused = await ana.invite(bot.user_id, direct=False)
    room_id = await ben.invite(bot.user_id, ana.user_id, direct=False, encrypted=False)
    await ben.joined(room_id, bot.user_id)
    await ana.join(room_id)
    assert await open_room_call(ana, room_id, bot)
    assert refused not in bot.channel._client.rooms


async def open_room_call(who: Peer, room_id: str, bot: Bot) -> bool:
    await who.say(room_id, "Colibri: bonjour")
    await bot.hears("bonjour")
    return True


async def test_a_room_is_left_when_the_last_one_has_gone(ana: Peer, ben: Peer, room: Room, bot: Bot) -> None:
    await room.call(ana, "bonjour")
    await bot.hears("bonjour")
    for peer in (ana, ben):
        await peer.client.room_leave(room.id)
    await until(lambda: room.id not in bot.channel._client.rooms)


async def test_a_room_is_followed_and_its_threads_are_over(ana: Peer, ben: Peer, room: Room, bot: Bot) -> None:
    old = await room.call(ana, "bonjour")
    await bot.hears("bonjour")
    new = await upgrade(ana, room.id)
    for user in (bot.user_id, ben.user_id):
        await ana.client.room_invite(new, user)
    await ben.join(new)
    await ana.joined(new, bot.user_id)
    await until(lambda: room.id not in bot.channel._client.rooms)
    await ben.say(new, "Colibri: par ici")
    await bot.hears("par ici")
    assert bot.place().address.startswith(f"{new}/")
    assert not bot.channel._threads.has(Address(room.id, old))
    assert [event.called for event in bot.notes.events(Said)] == [True, True]
