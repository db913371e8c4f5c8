"""Who may invite the bot, and when it leaves."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from nio.responses import JoinError

from adapters.channels.matrix import invites
from adapters.channels.matrix.invites import allowed
from bot.core.model import Account, Said, Started
from tests.matrix.bot import WORDS, Bot
from tests.matrix.conftest import MakeBot, MakePeer
from tests.matrix.gateway import gateway_to
from tests.matrix.peer import Peer, until, until_true
from tests.matrix.receiving import bot_state, chat
from tests.matrix.synapse import Synapse


@pytest.mark.parametrize(
    ("user", "allow", "expected"),
    [
        ("@ana:here.org", (), True),
        ("@ana:there.org", (), False),
        ("@ana:there.org", ("there.org",), True),
        ("@ana:sub.there.org", ("*.there.org",), True),
        ("@ana:notthere.org", ("*.there.org", "there.org"), False),
        ("@ana:there.org", ("@ana:there.org",), True),
        ("@ben:there.org", ("@ana:*",), False),
        ("@ana:there.org", ("@ana:*",), True),
        ("@ana:here.org", ("there.org",), False),
        ("@ana:here.org:8448", ("here.org:8448",), True),
        ("@there.org:evil.org", ("there.org",), False),
        ("@ANA:here.org", ("@ana:here.org",), False),
    ],
)
def test_who_may_invite(user: str, allow: tuple[str, ...], expected: bool) -> None:
    assert allowed(user, "@colibri:here.org", allow) is expected


async def test_an_invitation_begins_the_conversation(ana: Peer, bot: Bot) -> None:
    room = await chat(ana, bot)
    [inbound] = bot.notes.seen
    assert inbound.event == Started()
    assert inbound.account == Account("matrix", ana.user_id)
    assert inbound.place.address == room


async def test_who_is_not_on_the_list_is_declined_with_a_reason(ana: Peer, make_bot: MakeBot) -> None:
    bot = await (await make_bot(allow=("@ben:*",))).start()
    room = await ana.invite(bot.user_id)

    async def left() -> list[Any]:
        return [
            event.source["content"]
            for event in await ana.history(room)
            if event.source.get("state_key") == bot.user_id and event.source["content"]["membership"] == "leave"
        ]

    [content] = await until_true(left)
    assert content["reason"] == WORDS.declined
    assert not bot.notes.seen


async def test_the_invitation_of_somebody_else_into_the_same_room_is_not_ours(
    ana: Peer, bot: Bot, make_peer: MakePeer
) -> None:
    """An invitation shows its room's members in the same way: what counts is whom it names."""
    ben = await make_peer()
    room = await ana.invite(ben.user_id, bot.user_id)
    await ana.joined(room, bot.user_id)
    await bot.stop()
    await ana.invite(bot.user_id)
    await bot.start()
    await until(lambda: bot.notes.events(Started))
    assert {inbound.account.name for inbound in bot.notes.seen} == {ana.user_id}


async def test_an_invitation_while_we_are_down_is_followed_later(ana: Peer, bot: Bot) -> None:
    await bot.stop()
    room = await ana.invite(bot.user_id)
    await ana.say(room, "il y a quelqu'un ?")
    await bot.start()
    await ana.joined(room, bot.user_id)
    await bot.hears("il y a quelqu'un ?")


async def test_a_room_that_cannot_be_joined_at_once_is_tried_again(
    ana: Peer, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, refusals = bot.channel._client, [JoinError("not yet", "M_FORBIDDEN") for _ in range(3)]
    join = client.join

    async def late(room_id: str) -> Any:
        return refusals.pop() if refusals else await join(room_id)

    monkeypatch.setattr(client, "join", late)
    room = await ana.invite(bot.user_id)
    await ana.joined(room, bot.user_id)
    assert bot.naps == [1, 30, 300]
    await until_true(lambda: _has_no_invitations(bot))


async def test_a_room_that_could_not_be_joined_is_tried_again_after_a_restart(
    ana: Peer, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(room_id: str) -> Any:
        return JoinError("not yet", "M_FORBIDDEN")

    monkeypatch.setattr(bot.channel._client, "join", never)
    bot.nap = 100
    room = await ana.invite(bot.user_id)
    await until_true(lambda: _has_invitation(bot, room))
    await bot.stop()
    bot.nap = 0.02
    await bot.start()
    await ana.joined(room, bot.user_id)


async def test_a_room_whose_server_is_down_does_not_hold_up_the_others(
    ana: Peer, synapse: Synapse, make_bot: MakeBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(invites, "_QUICK", 0.5)
    async with gateway_to(synapse.url) as gateway:
        bot = await (await make_bot(url=gateway.url)).start()
        room = await chat(ana, bot)
        gateway.trouble["/join/"] = "502"
        other = await ana.invite(bot.user_id)
        await until_true(lambda: _has_invitation(bot, other))
        await ana.say(room, "un")
        await bot.hears("un")
        await bot.stop()


async def test_what_was_said_before_the_invitation_is_not_answered(ana: Peer, bot: Bot) -> None:
    room = await ana.invite(encrypted=False)
    for text in ("un", "deux"):
        await ana.say(room, text)
    await ana.client.room_invite(room, bot.user_id)
    await ana.say(room, "trois")
    await ana.joined(room, bot.user_id)
    await ana.say(room, "quatre")
    await bot.hears("trois", "quatre")
    assert [said.text for said in bot.notes.events(Said)] == ["trois", "quatre"]


async def test_a_room_is_left_and_forgotten_when_nobody_else_is_there(ana: Peer, bot: Bot) -> None:
    room = await chat(ana, bot)
    await ana.client.room_leave(room)
    await until(lambda: (room, False) in bot.notes.reached)
    joined: Any = await bot.channel._client.joined_rooms()
    assert room not in joined.rooms
    assert room not in bot.channel._client.rooms


async def test_a_room_that_we_are_thrown_out_of_cannot_be_reached(ana: Peer, bot: Bot) -> None:
    room = await chat(ana, bot, encrypted=False)
    await ana.client.room_put_state(room, "m.room.member", {"membership": "ban"}, bot.user_id)
    await until(lambda: (room, False) in bot.notes.reached)


async def test_a_room_that_we_come_into_can_be_reached_again(ana: Peer, bot: Bot) -> None:
    room = await chat(ana, bot, encrypted=False)
    await ana.client.room_kick(room, bot.user_id)
    await until(lambda: (room, False) in bot.notes.reached)
    await ana.client.room_invite(room, bot.user_id)
    await until(lambda: bot.notes.reached == [(room, True), (room, False), (room, True)])


async def upgrade(ana: Peer, room: str) -> str:
    """As an app does it: nobody but Ana is in the new room."""
    path = f"/_matrix/client/v3/rooms/{quote(room)}/upgrade"
    headers = {"Authorization": f"Bearer {ana.client.access_token}"}
    answer = await ana.client.send("POST", path, '{"new_version": "12"}', headers)
    new: str = (await answer.json())["replacement_room"]
    await until(lambda: new in ana.client.rooms)
    return new


async def test_an_upgraded_room_is_followed(ana: Peer, bot: Bot) -> None:
    room = await chat(ana, bot)
    new = await upgrade(ana, room)
    await ana.client.room_invite(new, bot.user_id)
    await ana.joined(new, bot.user_id)
    await ana.say(new, "par ici")
    await bot.hears("par ici")
    assert bot.place().address == new
    assert bot.place().notice == "matrix_notice"
    await until(lambda: (room, False) in bot.notes.reached)
    assert room not in bot.channel._client.rooms


async def test_to_a_room_that_replaces_ours_anybody_may_invite(
    ana: Peer, make_peer: MakePeer, make_bot: MakeBot
) -> None:
    bot = await (await make_bot(allow=(ana.user_id,))).start()
    new = await upgrade(ana, await chat(ana, bot))
    await until_true(lambda: _follows(bot, new))
    ben = await make_peer()
    await ana.client.room_invite(new, ben.user_id)
    await ben.join(new)
    await ben.client.room_invite(new, bot.user_id)
    await ana.joined(new, bot.user_id)


async def _follows(bot: Bot, room: str) -> bool:
    return room in (await bot_state(bot))["followed"]


async def _has_no_invitations(bot: Bot) -> bool:
    return not (await bot_state(bot))["invited"]


async def _has_invitation(bot: Bot, room: str) -> bool:
    return room in (await bot_state(bot))["invited"]
