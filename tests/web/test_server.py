"""The server beside everything else: its port, its end, and a whole program's way to it."""

from __future__ import annotations

import asyncio
import logging
import signal
import socket

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from adapters.web import WebServer
from bot.ports import ChannelRefused, Site
from tests.web.world import World


class Slow:
    """A page that takes its time: `asked` is set when it is asked for, and it answers once `go` is."""

    def __init__(self) -> None:
        self.asked, self.go = asyncio.Event(), asyncio.Event()
        self.app = Starlette(routes=[Route("/", self.page)])

    async def page(self, request: Request) -> Response:
        self.asked.set()
        await self.go.wait()
        return PlainTextResponse("done")


async def test_it_serves_the_pages_and_lets_go_of_the_port(world: World) -> None:
    server: Site = WebServer(world.app(), "127.0.0.1:0")
    await server.open()
    assert isinstance(server, WebServer)
    port = server.port
    serving = asyncio.create_task(server.run())
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
        found = await client.get("/accessibility", headers={"host": "coach.example.org"})
        assert (found.status_code, "server" in found.headers) == (200, False)
        assert (await client.get("/accessibility")).status_code == 421
    serving.cancel()
    assert isinstance((await asyncio.gather(serving, return_exceptions=True))[0], asyncio.CancelledError)
    socket.create_server(("127.0.0.1", port)).close()


async def test_what_is_being_answered_is_finished(free_port: int) -> None:
    slow = Slow()
    server = WebServer(slow.app, f"127.0.0.1:{free_port}")
    await server.open()
    serving = asyncio.create_task(server.run())
    async with httpx.AsyncClient() as client:
        asking = asyncio.create_task(client.get(f"http://127.0.0.1:{free_port}/"))
        await slow.asked.wait()
        serving.cancel()
        await asyncio.sleep(0)
        slow.go.set()
        assert (await asking).text == "done"
    await asyncio.gather(serving, return_exceptions=True)


async def test_what_takes_too_long_does_not_hold_the_end_up(free_port: int) -> None:
    slow = Slow()
    server = WebServer(slow.app, f"127.0.0.1:{free_port}")
    await server.open()
    serving = asyncio.create_task(server.run())
    async with httpx.AsyncClient() as client:
        asking = asyncio.create_task(client.get(f"http://127.0.0.1:{free_port}/"))
        await slow.asked.wait()
        serving.cancel()
        async with asyncio.timeout(3):
            await asyncio.gather(serving, return_exceptions=True)
        await asyncio.gather(asking, return_exceptions=True)


async def test_a_port_that_is_taken_is_refused_by_name(world: World, free_port: int) -> None:
    with socket.create_server(("127.0.0.1", free_port)), pytest.raises(ChannelRefused) as refused:
        await WebServer(world.app(), f"127.0.0.1:{free_port}").open()
    assert refused.value.name == "web_bad_listen"


async def test_signals_stay_with_the_program(world: World) -> None:
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    server = WebServer(world.app(), "127.0.0.1:0")
    await server.open()
    serving = asyncio.create_task(server.run())
    await asyncio.sleep(0)
    assert (signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)) == before
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)


async def test_broken_requests_leave_no_word_in_the_logs(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    server = WebServer(world.app(), "127.0.0.1:0")
    await server.open()
    serving = asyncio.create_task(server.run())
    for sent in (b"GET /in/canary HTTP/9.9\r\n\r\n", b"canary\r\n\r\n", b"POST /in/canary HTTP/1.1\r\nHost: x\r\n\r\n"):
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        writer.write(sent)
        assert b" 4" in await reader.readline()
        writer.close()
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)
    assert "canary" not in "\n".join(record.getMessage() for record in caplog.records)


@pytest.fixture
def free_port() -> int:
    """A port that nobody has now."""
    with socket.create_server(("127.0.0.1", 0)) as held:
        return int(held.getsockname()[1])
