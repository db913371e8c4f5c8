"""A request of the bot on its way: read, held against the faults that were ordered, answered, noted down."""

from __future__ import annotations

import asyncio
import inspect
import re
from dataclasses import dataclass
from time import monotonic
from typing import Any

from aiohttp import web

from tests.telegram.emulator.errors import Refused, not_found, too_many, unauthorized
from tests.telegram.emulator.faults import Faults, Limits
from tests.telegram.emulator.methods import METHODS, Method
from tests.telegram.emulator.parameters import received, typed
from tests.telegram.emulator.world import World

Json = dict[str, Any]

_PATH = re.compile(r"/bot(\d+:[A-Za-z0-9_-]{20,})/(\w+)")


@dataclass(slots=True)
class Call:
    """A request of the bot. `at` is the monotonic clock's; `status` is None while it is under way, 0 if it was cut."""

    at: float
    method: str
    chat: int | str | None
    parameters: Json
    status: int | None = None


class Requests:
    """Takes them all. After `closing` is set it takes none, and what waits is let go."""

    def __init__(self, token: str, world: World) -> None:
        self.faults = Faults()
        self.limits: Limits | None = None
        self.calls: list[Call] = []
        self.bugs: list[Exception] = []  # of the emulator: the bot sees a 500
        self.closing = asyncio.Event()
        self._token, self._world = token, world

    async def receive(self, request: web.Request) -> web.StreamResponse:
        path = _PATH.fullmatch(request.path)
        if self.closing.is_set() or not path:
            return self._cut(request) if path else _refusal(not_found())
        call = Call(monotonic(), path[2], None, {})
        self.calls.append(call)
        self._world.bell.ring()
        try:
            if path[1] != self._token:
                raise unauthorized()
            if call.method not in METHODS:
                raise not_found()
            answer = await self._meet_faults(request, call, METHODS[call.method])
        except Refused as refused:
            answer = _refusal(refused)
        except asyncio.CancelledError:  # the bot hung up
            call.status = 0
            raise
        except Exception as bug:
            self.bugs.append(bug)
            raise
        closed = request.transport is None or request.transport.is_closing()
        call.status = 0 if closed else answer.status
        self._world.bell.ring()
        return answer

    async def _meet_faults(self, request: web.Request, call: Call, method: Method) -> web.Response:
        call.parameters = await received(request)
        call.parameters = typed(call.parameters, method.parameters)
        call.chat = call.parameters.get("chat_id")
        fault = self.faults.next(call.method, call.chat)
        kind = fault.kind if fault else None
        if fault and kind == "429":
            raise too_many(fault.retry_after)
        if kind == "500":
            raise Refused(500, "Internal Server Error")
        if kind == "502 html":
            return web.Response(status=502, text="<html><h1>502 Bad Gateway</h1></html>", content_type="text/html")
        if kind == "drop before":
            return self._cut(request)
        answer = await self._work(call, method)
        if fault and kind == "slow":
            await self._delay(fault.seconds)
        return self._cut(request) if kind == "drop after" else answer

    async def _work(self, call: Call, method: Method) -> web.Response:
        try:
            if method.sends:
                self._keep_limits(call)
            result = method.do(self._world, call.parameters)
            if inspect.isawaitable(result):
                result = await result
        except Refused as refused:
            return _refusal(refused)
        return web.json_response({"ok": True, "result": result})

    def _keep_limits(self, call: Call) -> None:
        wait = self.limits.refuse(call.chat, call.at) if self.limits and isinstance(call.chat, int) else None
        if wait:
            raise too_many(wait)

    async def _delay(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self.closing.wait()
        except TimeoutError:
            pass  # as long as was ordered

    def _cut(self, request: web.Request) -> web.Response:
        """Close the connection; what is returned reaches nobody."""
        if request.transport:
            request.transport.close()
        return web.Response()


def _refusal(refused: Refused) -> web.Response:
    return web.json_response(refused.as_json(), status=refused.status)
