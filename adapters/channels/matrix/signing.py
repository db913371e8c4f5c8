"""Cross-signing: our account vouches for our device.

Apps that exclude insecure devices give no keys to one that its owner has not signed: the bot would see nothing that it
could read. nio does not do this. Three Ed25519 keys are made once and their seeds kept; the master key stands for the
account, signs the other two, and the self-signing key signs our devices.
"""

from __future__ import annotations

import logging
from base64 import b64decode, b64encode
from http import HTTPStatus
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from nio.api import Api

from adapters.channels.matrix.connection import Client
from adapters.channels.matrix.folder import Folder

log = logging.getLogger(__name__)
_NAME = "seeds.json"
_USAGES = ("master", "self_signing", "user_signing")
Keys = dict[str, Ed25519PrivateKey]


async def vouch(client: Client, folder: Folder, password: str) -> None:
    """Have our device signed by the account. Uploads what the server lacks; does nothing if all of it is there.

    A server that refuses is no reason to stay silent: it is logged, and people see a warning beside our messages.
    """
    known = await client.own_keys()
    keys = _kept(folder) or _made(folder)
    if _public(_on_server(known, client, "master")) != _name(keys["master"]):
        if not await _upload(client, keys, password):
            log.error("the server does not take our signing keys: apps may show a warning, or refuse to talk to us")
            return
        log.info("signing keys uploaded")
    await _sign_device(client, keys["self_signing"], known)


def _kept(folder: Folder) -> Keys:
    seeds = folder.read(_NAME)
    if set(seeds) != set(_USAGES):
        return {}
    return {usage: Ed25519PrivateKey.from_private_bytes(b64decode(seeds[usage])) for usage in _USAGES}


def _made(folder: Folder) -> Keys:
    """New keys, kept before anybody sees them."""
    keys = {usage: Ed25519PrivateKey.generate() for usage in _USAGES}
    folder.write(_NAME, {usage: b64encode(key.private_bytes_raw()).decode() for usage, key in keys.items()})
    return keys


async def _upload(client: Client, keys: Keys, password: str) -> bool:
    """Publish the three keys. The server may want the password once more."""
    body = _described(client, keys)
    status, answer = await client.ask("POST", "/keys/device_signing/upload", body)
    if status == HTTPStatus.UNAUTHORIZED and password and "session" in answer:
        who = {"type": "m.id.user", "user": client.user_id}
        proof = {"type": "m.login.password", "identifier": who, "password": password, "session": answer["session"]}
        status, _ = await client.ask("POST", "/keys/device_signing/upload", body | {"auth": proof})
    return status == HTTPStatus.OK


def _described(client: Client, keys: Keys) -> dict[str, Any]:
    """The public keys. The device signs the master key, so that who trusted the device before can trust the account."""
    assert client.olm is not None
    user = client.user_id
    described = {
        f"{usage}_key": {
            "user_id": user,
            "usage": [usage],
            "keys": {f"ed25519:{_name(keys[usage])}": _name(keys[usage])},
        }
        for usage in _USAGES
    }
    master = described["master_key"]
    by_device = {f"ed25519:{client.device_id}": client.olm.sign_json(master)}
    for usage in _USAGES[1:]:
        _sign(described[f"{usage}_key"], user, keys["master"])
    return described | {"master_key": master | {"signatures": {user: by_device}}}


async def _sign_device(client: Client, key: Ed25519PrivateKey, known: dict[str, Any]) -> None:
    """Sign the device as the server knows it, once."""
    device = known.get("device_keys", {}).get(client.user_id, {}).get(client.device_id)
    if device is None:
        device = (await client.own_keys())["device_keys"][client.user_id][client.device_id]
    if f"ed25519:{_name(key)}" in device.get("signatures", {}).get(client.user_id, {}):
        return
    bare = {name: value for name, value in device.items() if name not in {"signatures", "unsigned"}}
    _sign(bare, client.user_id, key)
    body = {client.user_id: {client.device_id: bare}}
    status, answer = await client.ask("POST", "/keys/signatures/upload", body)
    if status != HTTPStatus.OK or answer.get("failures"):
        log.error("the server does not take the signature of our device: apps may refuse to talk to us")


def _sign(content: dict[str, Any], user: str, key: Ed25519PrivateKey) -> None:
    """Add a signature over everything that is there, in the one way in which JSON is signed on Matrix."""
    signature = key.sign(Api.to_canonical_json(content).encode())
    content["signatures"] = {user: {f"ed25519:{_name(key)}": _unpadded(signature)}}


def _on_server(known: dict[str, Any], client: Client, usage: str) -> dict[str, Any]:
    found: dict[str, Any] = known.get(f"{usage}_keys", {}).get(client.user_id, {})
    return found


def _public(described: dict[str, Any]) -> str:
    return next(iter(described.get("keys", {}).values()), "")


def _name(key: Ed25519PrivateKey) -> str:
    """A signing key is named by its public half."""
    return _unpadded(key.public_key().public_bytes_raw())


def _unpadded(raw: bytes) -> str:
    return b64encode(raw).decode().rstrip("=")
