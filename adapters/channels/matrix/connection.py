"""nio's client, with what it lacks.

- A gateway's error (5xx) or half an answer counts as a lost connection: nio then asks again with the same transaction
  id, with growing pauses. It would take a failed sharing of keys for a success, and leave people without them.
- What one sync brings is one transaction of the key database: a kill leaves all of its keys or none.
- One event that nio stumbles over does not take the others with it.
- One-time keys are on disk before the server hands them out; a fallback key stands behind them.
"""

from __future__ import annotations

import json
import logging
import socket
from http import HTTPStatus
from typing import Any

from aiohttp import ClientConnectionError, ClientConnectorDNSError, ClientPayloadError, ClientResponse
from nio.api import Api
from nio.client.async_client import AsyncClient, AsyncClientConfig
from nio.responses import KeysUploadResponse, Response, SyncResponse
from nio.store.database import SqliteStore
from tenacity import AsyncRetrying, retry_if_exception_type, wait_exponential

from adapters.channels.matrix.folder import CRYPTO
from adapters.channels.matrix.options import MatrixOptions
from bot.ports import ChannelRefused

log = logging.getLogger(__name__)
_ANSWERED = 500  # the server itself, or what stands before it, could not do its work from here on
_LONGEST_PAUSE = 30.0  # seconds between two attempts
_API = "/_matrix/client/v3"
_until_answered = AsyncRetrying(
    retry=retry_if_exception_type((ClientConnectionError, TimeoutError)), wait=wait_exponential(max=_LONGEST_PAUSE)
)


class Client(AsyncClient):
    """Speaks with the homeserver for us."""

    _down: bool | None = None  # whether it does not answer; None while it never did

    async def send(self, *args: Any, **kwargs: Any) -> ClientResponse:
        """One request. Raises ClientConnectionError if it was not answered as a whole, by the homeserver itself.

        Raises ChannelRefused at the start for a name that no machine has: waiting would not help.
        """
        try:
            answer = await self._whole(*args, **kwargs)
        except (ClientConnectionError, TimeoutError) as error:
            if self._down is None and _nobody_is_called_that(error):
                raise ChannelRefused("matrix_bad_homeserver") from None
            if not self._down:
                log.warning("no answer from the homeserver, trying again: %s", type(error).__name__)
            self._down = True
            raise
        if self._down:
            log.info("the homeserver answers again")
        self._down = False
        return answer

    async def _whole(self, *args: Any, **kwargs: Any) -> ClientResponse:
        answer: ClientResponse = await super().send(*args, **kwargs)
        if answer.status >= _ANSWERED:
            answer.release()
            raise ClientConnectionError(answer.status)
        try:
            await answer.read()
        except ClientPayloadError:
            raise ClientConnectionError from None
        return answer

    async def ask(self, method: str, path: str, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        """A request that nio does not know, until it is answered: status and content."""
        answer: tuple[int, dict[str, Any]] = await _until_answered(self._ask_once, method, path, body)
        return answer

    async def own_keys(self) -> dict[str, Any]:
        """Everything that the server publishes about our account's keys. Raises ChannelRefused if it will not say."""
        status, found = await self.ask("POST", "/keys/query", {"device_keys": {self.user_id: []}})
        if status != HTTPStatus.OK:
            raise ChannelRefused("matrix_bad_homeserver")
        return found

    async def _ask_once(self, method: str, path: str, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        headers = {"Authorization": f"Bearer {self.access_token}", "Content-Type": "application/json"}
        answer = await self.send(method, _API + path, Api.to_json(body), headers)
        if answer.status == HTTPStatus.TOO_MANY_REQUESTS:
            raise ClientConnectionError
        try:
            return answer.status, json.loads(await answer.read())
        except ValueError:
            raise ClientConnectionError from None

    async def receive_response(self, response: Response) -> None:
        if not isinstance(response, SyncResponse) or self.store is None:
            await super().receive_response(response)
            return
        with self.store.database.atomic():  # nothing else happens meanwhile: nio waits for callbacks only, we have none
            await super().receive_response(response)

    async def upload_keys(self) -> None:
        """Upload what is missing: the device's own keys, one-time keys. An error leaves it for the next time."""
        if self.olm is None or not self.should_upload_keys:
            return
        content = self.olm.share_keys()
        self.olm.save_account()
        await self._upload(content)

    async def upload_fallback_key(self) -> None:
        """A key to begin with us when all one-time keys are used up. The one before it works on for a while."""
        if self.olm is None:
            return
        account: Any = self.olm.account._account  # noqa: SLF001 - nio has no way to the fallback key of its library
        account.generate_fallback_key()
        self.olm.save_account()
        keys = {
            f"signed_curve25519:{name}": self._signed({"key": key.to_base64(), "fallback": True})
            for name, key in account.fallback_key.items()
        }
        await self._upload({"fallback_keys": keys})

    async def _upload(self, content: dict[str, Any]) -> None:
        response = await self._send(KeysUploadResponse, *Api.keys_upload(self.access_token, content))
        if not isinstance(response, KeysUploadResponse):
            log.error("keys could not be uploaded: %s", response.status_code)

    def _signed(self, content: dict[str, Any]) -> dict[str, Any]:
        assert self.olm is not None
        signature = {f"ed25519:{self.device_id}": self.olm.sign_json(content)}
        return content | {"signatures": {self.user_id: signature}}

    def _handle_timeline_event(self, event: Any, *rest: Any) -> Any:
        try:
            return super()._handle_timeline_event(event, *rest)
        except Exception as error:  # noqa: BLE001 - a boundary: an event made to break us must not stop the others
            log.warning("an event was not understood: %s", type(error).__name__)
            return None

    def _handle_decrypt_to_device(self, to_device_event: Any) -> Any:
        try:
            return super()._handle_decrypt_to_device(to_device_event)
        except Exception as error:  # noqa: BLE001 - as above
            log.warning("a message between devices was not understood: %s", type(error).__name__)
            return None


def _nobody_is_called_that(error: Exception) -> bool:
    """Whether the network works, and does not know the name of the homeserver."""
    return isinstance(error, ClientConnectorDNSError) and error.os_error.errno == socket.EAI_NONAME


def connect(options: MatrixOptions) -> Client:
    """A client that has not spoken with the server yet."""
    config = AsyncClientConfig(
        store=SqliteStore,
        store_name=CRYPTO,
        store_sync_tokens=False,  # nio would save the token before the events are handled
        backoff_factor=0.2,
        max_timeout_retry_wait_time=_LONGEST_PAUSE,
    )
    return Client(options.homeserver, options.user, store_path=str(options.store), config=config)
