"""Who we are on Matrix: logging in, the device and its keys from one run to the next."""

from __future__ import annotations

import logging
from typing import Any

from aiohttp import InvalidURL
from nio.responses import ErrorResponse, LoginResponse, WhoamiResponse
from nio.store.database import MatrixStore

from adapters.channels.matrix import state
from adapters.channels.matrix.connection import Client
from adapters.channels.matrix.folder import CRYPTO, Folder
from adapters.channels.matrix.options import MatrixOptions
from adapters.channels.matrix.signing import vouch
from bot.ports import ChannelRefused

log = logging.getLogger(__name__)
_NAME = "session.json"
REFUSED = ("M_UNKNOWN_TOKEN", "M_MISSING_TOKEN", "M_FORBIDDEN", "M_USER_DEACTIVATED", "M_USER_LOCKED")


class Session:
    """The device that `folder` keeps, or a new one if the server knows it with other keys: those are lost for good."""

    def __init__(self, client: Client, options: MatrixOptions, folder: Folder) -> None:
        self._client = client
        self._options = options
        self._folder = folder

    async def open(self) -> None:
        """Log in with a device whose keys are ours, signed by our account. Waits while the server cannot be reached.

        Raises ChannelRefused.
        """
        self._folder.take()
        self._folder.prepare_crypto()
        try:
            await self._enter()
        except (InvalidURL, UnicodeError):  # what can be no name of a machine
            raise ChannelRefused("matrix_bad_homeserver") from None
        if not await self._has_its_keys():
            await self._begin_anew()
        await self._client.upload_keys()
        await vouch(self._client, self._folder, self._options.password)

    async def close(self) -> None:
        """Let go of the server, the keys and the folder."""
        client: Any = self._client
        await client.close()
        if self._client.store is not None:
            _close(self._client.store)
        self._folder.let_go()

    async def _enter(self) -> None:
        """With the token of the last run, or the one that the operator gave, or the password."""
        kept = self._folder.read(_NAME)
        if self._options.access_token:
            if not await self._resume({"access_token": self._options.access_token}):
                raise ChannelRefused("matrix_bad_token")
        elif not (kept and self._is_ours(kept) and await self._resume(kept)):
            await self._log_in()

    def _is_ours(self, kept: dict[str, Any]) -> bool:
        """Whether this session is of the account in the settings: they may have been changed."""
        name = str(kept.get("user_id", ""))
        given = self._options.user
        same = given == name if given.startswith("@") else name.startswith(f"@{given}:")
        return same and kept.get("homeserver") == self._options.homeserver

    async def _resume(self, kept: dict[str, Any]) -> bool:
        """Use an access token; False if it is not good (any more)."""
        self._client.access_token = kept["access_token"]
        who = await self._client.whoami()
        if isinstance(who, WhoamiResponse) and who.device_id:
            self._client.restore_login(who.user_id, who.device_id, kept["access_token"])
            return True
        self._client.access_token = ""
        if _is_final(who):
            return False
        raise ChannelRefused("matrix_bad_homeserver")

    async def _log_in(self) -> None:
        """As a new device. Raises ChannelRefused."""
        if not self._options.password:
            raise ChannelRefused("matrix_bad_login")
        self._client.device_id = ""
        answer = await self._client.login(self._options.password, self._options.device_name)
        if not isinstance(answer, LoginResponse):
            raise ChannelRefused("matrix_bad_login" if _is_final(answer) else "matrix_bad_homeserver")
        state.forget(self._folder)
        kept = {"homeserver": self._options.homeserver, "user_id": answer.user_id, "access_token": answer.access_token}
        self._folder.write(_NAME, kept)

    async def _has_its_keys(self) -> bool:
        """Whether the server knows this device with the keys that we have, or with none yet."""
        client = self._client
        assert client.olm is not None
        known = (await client.own_keys()).get("device_keys", {}).get(client.user_id, {}).get(client.device_id)
        if known is None:
            return not client.olm.account.shared
        same: bool = known["keys"].get(f"ed25519:{client.device_id}") == client.olm.account.identity_keys["ed25519"]
        if same and not client.olm.account.shared:  # killed between the upload and noting it
            client.olm.account.shared = True
            client.olm.save_account()
        return same

    async def _begin_anew(self) -> None:
        """The keys of the device are lost. The server never takes others for it: be another device.

        Raises ChannelRefused without a password, which alone makes a device.
        """
        if not self._options.password or self._options.access_token:
            raise ChannelRefused("matrix_lost_store")
        log.warning("the keys of our device are lost: logging in as a new one")
        await self._client.logout()  # or people would go on to encrypt for it
        assert self._client.store is not None
        _close(self._client.store)
        self._client.store = self._client.olm = None
        for name in (CRYPTO, f"{CRYPTO}-journal"):
            self._folder.remove(name)
        self._folder.prepare_crypto()
        await self._log_in()


def _close(store: MatrixStore) -> None:
    database: Any = store.database
    database.close()


def _is_final(answer: object) -> bool:
    return isinstance(answer, ErrorResponse) and answer.status_code in REFUSED
