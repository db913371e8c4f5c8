"""The bot's account vouches for its device, so that no app warns of it, or refuses to talk to it."""

from __future__ import annotations

import json
from typing import Any

import vodozemac
from nio.api import Api

from adapters.channels.matrix.connection import Client
from tests.matrix.bot import Bot
from tests.matrix.conftest import MakeBot
from tests.matrix.peer import Peer
from tests.matrix.synapse import Synapse


async def published(by: Peer, user: str) -> dict[str, Any]:
    """Everything that somebody else is told about the keys of a user."""
    body = Api.to_json({"device_keys": {user: []}})
    headers = {"Authorization": f"Bearer {by.client.access_token}"}
    answer = await by.client.send("POST", "/_matrix/client/v3/keys/query", body, headers)
    found: dict[str, Any] = await answer.json()
    return found


def is_signed(content: dict[str, Any], user: str, key: str) -> bool:
    """Whether this stands under a good signature of a key: as an app checks it."""
    signature = content.get("signatures", {}).get(user, {}).get(f"ed25519:{key}")
    if signature is None:
        return False
    bare = {name: value for name, value in content.items() if name not in {"signatures", "unsigned"}}
    try:
        vodozemac.Ed25519PublicKey.from_base64(key).verify_signature(
            Api.to_canonical_json(bare).encode(), vodozemac.Ed25519Signature.from_base64(signature)
        )
    except vodozemac.SignatureException:
        return False
    return True


def key_of(described: dict[str, Any]) -> str:
    [key] = described["keys"].values()
    return str(key)


async def is_vouched_for(by: Peer, bot: Bot) -> str:
    """The bot's master key, if its device is signed by it through the self-signing key."""
    found = await published(by, bot.user_id)
    master, signing = found["master_keys"][bot.user_id], found["self_signing_keys"][bot.user_id]
    device = found["device_keys"][bot.user_id][client_of(bot).device_id]
    assert is_signed(signing, bot.user_id, key_of(master))
    assert is_signed(device, bot.user_id, key_of(signing))
    return key_of(master)


def client_of(bot: Bot) -> Client:
    return bot.channel._client


async def test_other_apps_find_the_device_signed_by_its_owner(ana: Peer, bot: Bot) -> None:
    assert await is_vouched_for(ana, bot)


async def test_a_signature_over_something_else_would_not_count(ana: Peer, bot: Bot) -> None:
    found = await published(ana, bot.user_id)
    signing = found["self_signing_keys"][bot.user_id]
    device = found["device_keys"][bot.user_id][client_of(bot).device_id] | {"algorithms": []}
    assert not is_signed(device, bot.user_id, key_of(signing))


async def test_the_keys_are_the_same_after_a_restart(ana: Peer, bot: Bot) -> None:
    before, device = await is_vouched_for(ana, bot), client_of(bot).device_id
    await bot.stop()
    await bot.start()
    assert await is_vouched_for(ana, bot) == before
    assert client_of(bot).device_id == device


async def test_a_new_device_is_signed_with_the_seeds_that_were_kept(ana: Peer, bot: Bot) -> None:
    before, device = await is_vouched_for(ana, bot), client_of(bot).device_id
    await bot.stop()
    (bot.folder / "crypto.db").unlink()
    await bot.start()
    assert client_of(bot).device_id != device
    assert await is_vouched_for(ana, bot) == before


async def test_lost_seeds_are_replaced_which_takes_the_password(ana: Peer, bot: Bot) -> None:
    before = await is_vouched_for(ana, bot)
    await bot.stop()
    (bot.folder / "seeds.json").unlink()
    await bot.start()
    assert await is_vouched_for(ana, bot) != before


async def test_the_seeds_are_for_the_bot_alone(bot: Bot) -> None:
    seeds = bot.folder / "seeds.json"
    assert seeds.stat().st_mode & 0o777 == 0o600
    assert set(json.loads(seeds.read_bytes())) == {"master", "self_signing", "user_signing"}


async def test_with_a_token_alone_the_first_keys_are_taken_too(ana: Peer, synapse: Synapse, make_bot: MakeBot) -> None:
    account = await synapse.register()
    bot = await make_bot(account, password="", access_token=await synapse.token(account))
    await bot.start()
    assert await is_vouched_for(ana, bot)
