"""What may stand before a homeserver, and break: everything is passed on, until it is told otherwise."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Literal

import aiohttp
from aiohttp import web
from yarl import URL

Trouble = Literal["502", "half", "garbage", "hang up", "unknown token"]
_KEPT = ("Authorization", "Content-Type")


class Gateway:
    """`trouble`: what happens to requests in whose path this stands. `asked`: the paths of all requests."""

    def __init__(self, target: str) -> None:
        self.target = target
        self.url = ""
        self.trouble: dict[str, Trouble] = {}
        self.asked: list[str] = []

    def count(self, ending: str) -> int:
        return sum(path.endswith(ending) for path in self.asked)

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request.path)
        trouble = next((kind for part, kind in self.trouble.items() if part in request.path), None)
        match trouble:
            case "502":
                return web.Response(status=502, text="<html>Bad Gateway</html>", content_type="text/html")
            case "unknown token":
                return web.json_response({"errcode": "M_UNKNOWN_TOKEN", "error": "gone"}, status=401)
            case "garbage":
                return web.Response(body=b'{"next_batch": "s', content_type="application/json")
            case "hang up":
                assert request.transport is not None
                request.transport.close()
                return web.Response()
            case "half":
                return await self._half(request)
            case _:
                return await self._pass_on(request)

    async def _half(self, request: web.Request) -> web.StreamResponse:
        """Promises more than it sends, and hangs up."""
        response = web.StreamResponse(headers={"Content-Length": "1000", "Content-Type": "application/json"})
        await response.prepare(request)
        await response.write(b'{"next_batch": ')
        assert request.transport is not None
        request.transport.close()
        return response

    async def _pass_on(self, request: web.Request) -> web.Response:
        headers = {name: value for name, value in request.headers.items() if name in _KEPT}
        body = await request.read()
        session: aiohttp.ClientSession = request.app[_SESSION]
        url = self.target + request.raw_path
        async with session.request(request.method, URL(url, encoded=True), headers=headers, data=body) as a:
            return web.Response(status=a.status, body=await a.read(), content_type=a.content_type)


_SESSION: web.AppKey[Any] = web.AppKey("session", aiohttp.ClientSession)


@asynccontextmanager
async def gateway_to(target: str) -> AsyncIterator[Gateway]:
    gateway = Gateway(target)
    app = web.Application(client_max_size=10_000_000)
    app.router.add_route("*", "/{path:.*}", gateway._handle)
    async with aiohttp.ClientSession() as session:
        app[_SESSION] = session
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        _, port = runner.addresses[0]
        gateway.url = f"http://127.0.0.1:{port}"
        try:
            yield gateway
        finally:
            await runner.cleanup()
