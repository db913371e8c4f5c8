"""Everything that happens is received once, whatever breaks between the homeserver and us."""

from __future__ import annotations

import asyncio
import errno
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from adapters.channels.matrix.folder import Folder
from bot.core.model import Said
from bot.ports import ChannelRefused, StoreCorrupt, StoreFull
from tests.matrix.bot import Bot
from tests.matrix.conftest import MakeBot
from tests.matrix.gateway import Gateway, Trouble, gateway_to
from tests.matrix.peer import Peer, until
from tests.matrix.receiving import chat
from tests.matrix.synapse import Synapse


@pytest.fixture
async def gateway(synapse: Synapse) -> AsyncIterator[Gateway]:
    async with gateway_to(synapse.url) as gateway:
        yield gateway


@pytest.fixture
async def behind(gateway: Gateway, make_bot: MakeBot) -> Bot:
    """A bot whose homeserver is behind the gateway."""
    return await (await make_bot(url=gateway.url)).start()


@pytest.mark.slow  # three hundred messages to encrypt
async def test_three_hundred_messages_while_we_are_down_are_all_received_in_order(ana: Peer, bot: Bot) -> None:
    room = await chat(ana, bot)
    await bot.stop()
    texts = [f"message {number}" for number in range(300)]
    for text in texts:
        await ana.say(room, text)
    await bot.start()
    await until(lambda: len(bot.notes.events(Said)) >= 300, 60)
    assert [said.text for said in bot.notes.events(Said)] == texts


async def test_what_was_not_handled_when_we_ended_comes_again(ana: Peer, bot: Bot) -> None:
    room = await chat(ana, bot)
    bot.notes.faults = [StoreFull() for _ in range(100_000)]
    await ana.say(room, "un")
    await until(lambda: bot.notes.excused)
    await bot.stop()
    bot.notes.faults.clear()
    await bot.start()
    await ana.say(room, "deux")
    await bot.hears("un", "deux")


async def test_a_folder_that_takes_nothing_for_a_while_loses_nothing(
    ana: Peer, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = await chat(ana, bot)
    full = [OSError(errno.ENOSPC, "no space left") for _ in range(3)]
    write = Folder.write

    def no_room(folder: Folder, name: str, content: dict[str, Any]) -> None:
        if full:
            raise full.pop()
        write(folder, name, content)

    monkeypatch.setattr(Folder, "write", no_room)
    for text in ("un", "deux", "trois", "quatre"):
        await ana.say(room, text)
        await until(lambda: text in bot.notes.texts())  # noqa: B023 - awaited before the next
    assert not full
    await bot.hears("un", "deux", "trois", "quatre")
    assert bot.serving
    assert not bot.serving.done()


async def test_what_was_handled_but_not_noted_comes_again_under_the_same_id(ana: Peer, bot: Bot) -> None:
    room = await chat(ana, bot)
    state = bot.folder / "state.json"
    before = state.read_bytes()
    await ana.say(room, "un")
    await bot.hears("un")
    await bot.stop()
    state.write_bytes(before)  # as after a kill between handling it and noting that
    await bot.start()
    await ana.say(room, "deux")
    await bot.hears("un", "deux")
    ids = [inbound.id for inbound in bot.notes.all if inbound.event == bot.notes.events(Said)[0]]
    assert len(ids) == 2
    assert len(set(ids)) == 1


async def test_the_token_is_not_noted_before_the_events_are_handled(ana: Peer, bot: Bot) -> None:
    def noted() -> bool:
        token: str = json.loads((bot.folder / "state.json").read_bytes())["token"]
        return token == bot.channel._client.next_batch  # the last answer of the server

    room = await chat(ana, bot)
    bot.notes.faults = [StoreFull() for _ in range(100_000)]
    await ana.say(room, "un")
    await until(lambda: bot.notes.excused)
    assert not noted()
    bot.notes.faults.clear()
    await bot.hears("un")
    await until(noted)


async def test_a_person_is_told_once_that_the_store_cannot_take_a_message(ana: Peer, bot: Bot) -> None:
    room = await chat(ana, bot)
    bot.notes.faults = [StoreFull() for _ in range(5)]
    await ana.say(room, "un")
    await ana.say(room, "deux")
    await bot.hears("un", "deux")
    assert [inbound.event.text for inbound in bot.notes.excused if isinstance(inbound.event, Said)] == ["un"]
    assert bot.naps == sorted(bot.naps)
    assert len(bot.naps) == 5


async def test_a_message_that_a_broken_file_cannot_take_is_given_up_and_told(ana: Peer, bot: Bot) -> None:
    room = await chat(ana, bot)
    bot.notes.faults = [StoreCorrupt()]
    await ana.say(room, "un")
    await ana.say(room, "deux")
    await bot.hears("deux")
    assert [inbound.event.text for inbound in bot.notes.lost if isinstance(inbound.event, Said)] == ["un"]
    assert bot.notes.excused == []


async def test_an_invitation_that_comes_with_the_news_of_being_put_out_is_followed(ana: Peer, bot: Bot) -> None:
    room = await chat(ana, bot)
    bot.notes.faults = [StoreFull() for _ in range(100_000)]
    await ana.say(room, "un")
    await until(lambda: bot.notes.excused)  # busy with this, so that the rest is told at once
    await ana.client.room_kick(room, bot.user_id)
    await ana.client.room_invite(room, bot.user_id)
    bot.notes.faults.clear()
    await until(lambda: bot.notes.reached[-2:] == [(room, False), (room, True)])
    await ana.joined(room, bot.user_id)


async def test_we_know_all_that_there_is_once_it_is_handled(ana: Peer, bot: Bot) -> None:
    room = await chat(ana, bot)
    await until(bot.channel.heard)
    await bot.stop()
    bot.notes.faults = [StoreFull() for _ in range(100_000)]
    await ana.say(room, "un")
    await bot.start()
    await until(lambda: bot.notes.excused)
    assert not bot.channel.heard()
    bot.notes.faults.clear()
    await bot.hears("un")
    await until(bot.channel.heard)


async def test_a_bug_in_one_event_does_not_stop_the_others(ana: Peer, bot: Bot) -> None:
    room = await chat(ana, bot)
    bot.notes.errors = [ZeroDivisionError()]
    await ana.say(room, "un")
    await ana.say(room, "deux")
    await bot.hears("deux")
    assert "un" not in bot.notes.texts()


@pytest.mark.parametrize("trouble", ["502", "half", "hang up", "garbage"])
async def test_a_broken_gateway_is_asked_with_growing_pauses_and_nothing_is_lost(
    ana: Peer, behind: Bot, gateway: Gateway, trouble: Trouble
) -> None:
    room = await chat(ana, behind)
    behind.nap = 10
    gateway.trouble["/sync"] = trouble
    before = gateway.count("/sync")
    await ana.say(room, "un")
    await until(lambda: gateway.count("/sync") > before + 1)
    await asyncio.sleep(1)
    assert gateway.count("/sync") - before < 9
    gateway.trouble.clear()
    await ana.say(room, "deux")
    await behind.hears("un", "deux")


async def test_a_token_that_is_revoked_ends_it_with_a_clear_reason(ana: Peer, behind: Bot, gateway: Gateway) -> None:
    room = await chat(ana, behind)
    gateway.trouble["/sync"] = "unknown token"
    await ana.say(room, "un")
    serving = behind.serving
    assert serving is not None
    with pytest.raises(ChannelRefused) as refused:
        async with asyncio.timeout(20):
            await serving
    assert refused.value.name == "matrix_bad_token"
    behind.serving = None


async def test_keys_that_a_gateway_swallowed_are_shared_again(ana: Peer, behind: Bot, gateway: Gateway) -> None:
    room = await chat(ana, behind)
    gateway.trouble["m.room.encrypted"] = "502"
    answering = asyncio.create_task(behind.deliver(behind.place(), "Pour qui ?"))
    sharing = "/sendToDevice/m.room.encrypted"
    await until(lambda: any(sharing in path for path in gateway.asked))
    gateway.trouble.clear()
    await answering
    assert (await ana.hears(room, behind.user_id, "Pour qui ?")).decrypted


async def test_a_restart_of_the_homeserver_is_survived(ana: Peer, bot: Bot, synapse: Synapse) -> None:
    room = await chat(ana, bot)
    await ana.say(room, "un")
    await bot.hears("un")
    synapse.stop(kill=True)
    answering = asyncio.create_task(bot.deliver(bot.place(), "Pour qui ?", message=7))
    await synapse.start()
    await ana.say(room, "deux")
    await bot.hears("un", "deux")
    await answering
    await ana.hears(room, bot.user_id, "Pour qui ?")
    assert ana.texts(room, bot.user_id) == ["Pour qui ?"]


async def test_the_homeserver_is_down_when_we_start(ana: Peer, behind: Bot, gateway: Gateway) -> None:
    room = await chat(ana, behind)
    await behind.stop()
    target, gateway.target = gateway.target, "http://127.0.0.1:9"
    gateway.trouble[""] = "502"
    starting = asyncio.create_task(behind.start())
    await ana.say(room, "un")
    before = len(gateway.asked)
    await until(lambda: len(gateway.asked) > before + 1)
    gateway.target = target
    gateway.trouble.clear()
    await starting
    await behind.hears("un")


@pytest.mark.slow  # the limits are of a kind that takes a minute
async def test_with_the_limits_of_a_default_server_everything_goes_on_in_order(
    strict_synapse: Synapse, tmp_path: Path
) -> None:
    bot = await Bot(strict_synapse.url, await strict_synapse.register(), tmp_path / "bot").start()
    ana = await Peer(strict_synapse.url, await strict_synapse.register(), tmp_path / "ana").start()
    room = await chat(ana, bot)
    texts = [f"message {number}" for number in range(15)]
    for text in texts:
        await ana.say(room, text)
    await bot.hears(*texts)
    place = bot.place()
    await asyncio.gather(*(bot.deliver(place, f"réponse {number}", message=number) for number in range(1, 16)))
    await ana.hears(room, bot.user_id, "réponse 15")
    assert ana.texts(room, bot.user_id) == [f"réponse {number}" for number in range(1, 16)]
    await ana.stop()
    await bot.stop()
