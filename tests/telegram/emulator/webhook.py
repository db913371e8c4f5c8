"""Updates that Telegram brings itself: one after the other, each again and again until it is answered with 2xx."""

from __future__ import annotations

import asyncio
import re
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout

from tests.telegram.emulator.bell import Bell
from tests.telegram.emulator.errors import bad
from tests.telegram.emulator.updates import Pending, Updates

Json = dict[str, Any]

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_PORTS = ("", ":443", ":80", ":88", ":8443")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_PATIENCE = ClientTimeout(total=10)


class Webhook:
    """`routes` stand for the proxy before the bot: public address -> address on loopback."""

    def __init__(self, updates: Updates, bell: Bell, pause: float) -> None:
        self.url = self.secret = ""
        self.routes: dict[str, str] = {}
        self.failures: list[str] = []  # why a delivery did not succeed
        self._updates, self._bell, self._pause = updates, bell, pause
        self._deliveries: list[asyncio.Task[None]] = []  # the last one is under way, unless it was cancelled

    def set(self, url: str, secret: str) -> None:
        _check(url, secret)
        self.clear()
        if not url:
            return
        self.url, self.secret = url, secret
        self._updates.webhook_is_set = True
        self._updates.end_poll("terminated by setWebhook request")
        self._deliveries.append(asyncio.create_task(self._deliver()))

    def clear(self) -> None:
        for delivery in self._deliveries:
            delivery.cancel()
        self.url, self._updates.webhook_is_set = "", False

    async def close(self) -> None:
        self.clear()
        await asyncio.gather(*self._deliveries, return_exceptions=True)

    def as_json(self) -> Json:
        pending = len(self._updates.pending)
        info: Json = {"url": self.url, "has_custom_certificate": False, "pending_update_count": pending}
        if self.failures:
            info["last_error_message"] = self.failures[-1]
        if self._updates.allowed:
            info["allowed_updates"] = self._updates.allowed
        return info

    async def _deliver(self) -> None:
        async with ClientSession(timeout=_PATIENCE) as session:
            while True:
                await self._bell.until(lambda: self._updates.pending)
                pending = self._updates.pending[0]
                if failure := await self._post(session, pending):
                    self.failures.append(failure)
                    self._bell.ring()
                    await asyncio.sleep(self._pause)
                else:
                    self._updates.done(pending)

    async def _post(self, session: ClientSession, pending: Pending) -> str | None:
        headers = {SECRET_HEADER: self.secret} if self.secret else {}
        try:
            request = session.post(self._address(), json=pending.update, headers=headers, allow_redirects=False)
            async with request as answer:
                if answer.status // 100 == 2:
                    return None
                return f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except (ClientError, TimeoutError) as error:
            return f"Connection failed: {type(error).__name__}"

    def _address(self) -> str:
        for public, local in self.routes.items():
            if self.url.startswith(public):
                return local + self.url.removeprefix(public)
        return self.url


def _check(url: str, secret: str) -> None:
    if secret and not _SECRET.fullmatch(secret):
        raise bad("secret token contains unallowed characters")
    if not url or url.startswith("http://127.0.0.1:"):  # tests may do without a proxy
        return
    public = re.match(r"https://[^/:]+(:\d+)?(?:/|$)", url)
    if not public:
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if (public[1] or "") not in _PORTS:
        raise bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
