"""Logging in, and staying the same device from one run to the next."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.core.model import Said
from bot.ports import ChannelRefused
from tests.matrix.bot import Bot, Notes
from tests.matrix.conftest import MakeBot, MakePeer
from tests.matrix.gateway import Trouble, gateway_to
from tests.matrix.peer import Peer, until, until_true
from tests.matrix.receiving import chat
from tests.matrix.synapse import Account, Synapse


async def refusal(bot: Bot) -> str:
    with pytest.raises(ChannelRefused) as refused:
        await bot.start()
    return refused.value.name


async def test_nobody_else_can_read_the_folder(bot: Bot) -> None:
    assert bot.folder.stat().st_mode & 0o777 == 0o700
    files = [file for file in bot.folder.iterdir() if file.is_file()]
    assert {"session.json", "seeds.json", "crypto.db", "state.json", "lock"} <= {file.name for file in files}
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}


async def test_a_restart_is_the_same_device(ana: Peer, bot: Bot) -> None:
    room = await chat(ana, bot)
    device = bot.channel._client.device_id
    await bot.stop()
    await bot.start()
    assert bot.channel._client.device_id == device
    await ana.say(room, "encore moi")
    await bot.hears("encore moi")
    await bot.deliver(bot.place(), "Bonjour encore.")
    await ana.hears(room, bot.user_id, "Bonjour encore.")


async def test_a_second_instance_is_refused(bot: Bot, make_bot: MakeBot) -> None:
    second = Bot(bot.options.homeserver, Account(bot.user_id, bot.options.password), bot.folder)
    assert await refusal(second) == "matrix_second_instance"
    await second.stop()


async def test_a_wrong_password_is_refused(synapse: Synapse, make_bot: MakeBot) -> None:
    account = await synapse.register()
    assert await refusal(await make_bot(Account(account.user_id, "wrong"))) == "matrix_bad_login"


@pytest.mark.parametrize("url", ["http://nowhere.invalid", "http://a..b"])
async def test_a_homeserver_of_a_name_that_nobody_has_is_refused(make_bot: MakeBot, url: str) -> None:
    assert await refusal(await make_bot(url=url)) == "matrix_bad_homeserver"


async def test_people_see_the_name_of_the_bot(ana: Peer, make_bot: MakeBot) -> None:
    bot = await (await make_bot(device_name="Le colibri")).start()
    assert (await ana.client.get_displayname(bot.user_id)).displayname == "Le colibri"


async def test_people_see_the_picture_of_the_bot_and_it_is_brought_once(
    synapse: Synapse, ana: Peer, make_bot: MakeBot
) -> None:
    async with gateway_to(synapse.url) as gateway:
        gateway.trouble["/media/"] = "502"
        bot = await (await make_bot(url=gateway.url)).start()  # it does not wait for this
        gateway.trouble.clear()
        picture = await until_true(lambda: _picture(ana, bot))
        shown: Any = await ana.client.download(picture)
        assert shown.body.startswith(b"\x89PNG")
        await bot.stop()
        uploads = sum("/media/" in path for path in gateway.asked)
        await bot.start()
        await until(lambda: gateway.count("/avatar_url") >= 3)  # to look, to set, to look again
        assert await _picture(ana, bot) == picture
        assert sum("/media/" in path for path in gateway.asked) == uploads


async def test_a_picture_that_the_operator_chose_stays(
    synapse: Synapse, ana: Peer, make_bot: MakeBot, make_peer: MakePeer
) -> None:
    account = await synapse.register()
    await (await make_peer(account)).client.set_avatar("mxc://test/chosen")
    bot = await (await make_bot(account)).start()
    assert await _picture(ana, bot) == "mxc://test/chosen"


async def _picture(ana: Peer, bot: Bot) -> str | None:
    answer: Any = await ana.client.get_avatar(bot.user_id)
    return getattr(answer, "avatar_url", None)  # who has none gets an error


async def test_a_wrong_token_is_refused(make_bot: MakeBot) -> None:
    assert await refusal(await make_bot(password="", access_token="wrong")) == "matrix_bad_token"


async def test_neither_password_nor_token_is_refused(make_bot: MakeBot) -> None:
    assert await refusal(await make_bot(password="")) == "matrix_bad_login"


async def test_a_token_is_enough(synapse: Synapse, ana: Peer, make_bot: MakeBot) -> None:
    account = await synapse.register()
    token = await synapse.token(account)
    bot = await (await make_bot(account, password="", access_token=token)).start()
    room = await chat(ana, bot)
    await bot.deliver(bot.place(), "Bonjour.")
    await ana.hears(room, bot.user_id, "Bonjour.")


async def test_a_lost_store_is_a_new_device_that_people_can_talk_to(ana: Peer, bot: Bot) -> None:
    room = await chat(ana, bot)
    await ana.say(room, "avant")
    await bot.hears("avant")
    device = bot.channel._client.device_id
    await bot.stop()
    for file in bot.folder.iterdir():
        file.unlink()
    await bot.start()
    assert bot.channel._client.device_id != device
    await ana.say(room, "après")
    await bot.hears("avant", "après")
    await bot.deliver(bot.place(), "Me revoilà.")
    await ana.hears(room, bot.user_id, "Me revoilà.")


async def test_after_a_lost_store_nothing_that_was_answered_is_heard_again(ana: Peer, bot: Bot) -> None:
    room = await chat(ana, bot, encrypted=False)
    await ana.say(room, "avant")
    await bot.hears("avant")
    await bot.deliver(bot.place(), "Merci.")
    await bot.stop()
    await ana.say(room, "pendant")
    for file in bot.folder.iterdir():
        file.unlink()
    bot.notes = Notes()
    await bot.start()
    await bot.hears("pendant")
    assert [inbound.event for inbound in bot.notes.seen] == bot.notes.events(Said)
    assert bot.notes.texts() == ["pendant"]


async def test_after_a_restart_we_can_write_although_nothing_has_happened(ana: Peer, bot: Bot) -> None:
    room = await chat(ana, bot)
    place = bot.place()
    for _ in range(2):
        await bot.stop()
        await bot.start()
    await bot.deliver(place, "Où en êtes-vous ?")
    await ana.hears(room, bot.user_id, "Où en êtes-vous ?")


async def test_lost_keys_alone_are_a_new_device_too(ana: Peer, bot: Bot) -> None:
    room = await chat(ana, bot)
    device = bot.channel._client.device_id
    await bot.stop()
    (bot.folder / "crypto.db").unlink()
    await bot.start()
    assert bot.channel._client.device_id != device
    await ana.say(room, "après")
    await bot.hears("après")


async def test_lost_keys_cannot_be_mended_with_a_token(synapse: Synapse, make_bot: MakeBot) -> None:
    account = await synapse.register()
    bot = await make_bot(account, password="", access_token=await synapse.token(account))
    await bot.start()
    await bot.stop()
    (bot.folder / "crypto.db").unlink()
    assert await refusal(bot) == "matrix_lost_store"


async def test_a_token_that_was_revoked_is_replaced_with_the_password(bot: Bot, ana: Peer) -> None:
    await bot.channel._client.logout()
    await bot.stop()
    await bot.start()
    room = await chat(ana, bot)
    await ana.say(room, "toujours là ?")
    await bot.hears("toujours là ?")


async def test_another_account_in_the_same_folder_is_logged_in(bot: Bot, synapse: Synapse) -> None:
    await bot.stop()
    other = Bot(bot.options.homeserver, await synapse.register(), bot.folder)
    await other.start()
    assert other.channel._client.user_id == other.user_id != bot.user_id
    await other.stop()


@pytest.mark.parametrize("trouble", ["garbage", "502"])
async def test_a_server_that_does_not_say_which_keys_it_has_costs_us_none(
    synapse: Synapse, ana: Peer, make_bot: MakeBot, trouble: Trouble
) -> None:
    async with gateway_to(synapse.url) as gateway:
        bot = await (await make_bot(url=gateway.url)).start()
        device = bot.channel._client.device_id
        await bot.stop()
        gateway.trouble["/keys/query"], before = trouble, gateway.count("/keys/query")
        starting = asyncio.create_task(bot.start())
        await until(lambda: gateway.count("/keys/query") > before + 1)
        gateway.trouble.clear()
        await starting
        assert bot.channel._client.device_id == device
        await bot.stop()


@pytest.mark.parametrize("url", ["nowhere", "http://"])
async def test_what_is_no_address_is_refused(make_bot: MakeBot, url: str) -> None:
    assert await refusal(await make_bot(url=url)) == "matrix_bad_homeserver"


async def test_what_is_no_homeserver_is_refused(synapse: Synapse, make_bot: MakeBot) -> None:
    assert await refusal(await make_bot(url=f"{synapse.url}/nothing")) == "matrix_bad_homeserver"


async def test_one_time_keys_are_filled_up_again_when_none_is_left(bot: Bot, ana: Peer) -> None:
    await chat(ana, bot)
    client = bot.channel._client
    for _ in range(60):
        await ana.client.keys_claim({bot.user_id: [client.device_id]})
    await ana.say(await ana.invite(bot.user_id), "encore")
    await bot.hears("encore")

    async def left() -> bool:
        _, answer = await client.ask("POST", "/keys/upload", {})
        return int(answer["one_time_key_counts"].get("signed_curve25519", 0)) >= 49

    await until_true(left)


async def test_fifty_new_devices_can_begin_with_the_bot_while_it_is_away(
    bot: Bot, make_peer: MakePeer, ana: Peer
) -> None:
    await chat(ana, bot)
    await bot.stop()
    device = bot.channel._client.device_id
    drained = ""
    for _ in range(60):
        answer = await ana.client.keys_claim({bot.user_id: [device]})
        [drained] = answer.one_time_keys[bot.user_id][device]
    assert drained
    ben = await make_peer()
    room = await ben.invite(bot.user_id)
    await ben.say(room, "et moi ?")
    await bot.start()
    await bot.hears("et moi ?")
    await bot.deliver(bot.place(), "Toi aussi.")
    await ben.hears(room, bot.user_id, "Toi aussi.")
