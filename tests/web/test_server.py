"""The server beside everything else: its port, its end, and a whole program's way to it."""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

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


HOST = b"Host: coach.example.org\r\n"
FORM = HOST + b"Origin: https://coach.example.org\r\nContent-Type: application/x-www-form-urlencoded\r\n"


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"GET /accessibility HTT",
        b"GET /accessibility HTTP/1.1\r\n" + HOST + b"Accept: x",
        b"GET /accessibility HTTP/1.1\r\n" + HOST + b"\r\n",
        b"POST /bell HTTP/1.1\r\n" + HOST + b"Content-Length: 100\r\n\r\nx",
    ],
    ids=["says nothing", "stops in a line", "stops in the headers", "asks and stays", "goes on after it was refused"],
)
async def test_a_connection_does_not_last_however_slowly_somebody_speaks(
    world: World, monkeypatch: pytest.MonkeyPatch, sent: bytes
) -> None:
    monkeypatch.setattr("adapters.web.server._LASTS", 0.4)
    async with serving(world.app()) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(sent)
        dripping = asyncio.create_task(drip(writer))
        async with asyncio.timeout(3):
            with suppress(ConnectionError):
                await reader.read()
        dripping.cancel()
        await asyncio.gather(dripping, return_exceptions=True)
        writer.close()


async def drip(writer: asyncio.StreamWriter) -> None:
    """A byte now and then, for ever."""
    while True:
        await asyncio.sleep(0.05)
        writer.write(b"x")


async def test_a_form_that_does_not_come_whole_is_answered_and_let_go(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("adapters.web.forms._PATIENCE", 0.2)
    async with serving(world.app()) as port:
        slow, into = await asyncio.open_connection("127.0.0.1", port)
        into.write(b"POST /in/ticket HTTP/1.1\r\n" + FORM + b"Content-Length: 100\r\n\r\nx=")
        async with asyncio.timeout(3):
            assert b" 408 " in await slow.readline()
        gone, away = await asyncio.open_connection("127.0.0.1", port)
        away.write(b"POST /in/ticket HTTP/1.1\r\n" + FORM + b"Content-Length: 100\r\n\r\nx=")
        await away.drain()
        away.close()
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
            assert (await client.get("/accessibility", headers={"host": "coach.example.org"})).status_code == 200
        into.close()
        assert await gone.read() == b""
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


async def test_more_connections_than_there_may_be_are_told_to_come_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.web.server._CONNECTIONS", 3)
    async with serving(world.app()) as port:
        held = [await asyncio.open_connection("127.0.0.1", port) for _ in range(3)]
        async with httpx.AsyncClient(
            base_url=f"http://127.0.0.1:{port}", headers={"host": "coach.example.org"}
        ) as client:
            assert (await client.get("/accessibility")).status_code == 503
        for _, writer in held:
            writer.close()
            await writer.wait_closed()
        async with httpx.AsyncClient(
            base_url=f"http://127.0.0.1:{port}", headers={"host": "coach.example.org"}
        ) as client:
            assert (await client.get("/accessibility")).status_code == 200


@pytest.mark.parametrize("times", [1, 9], ids=["once", "again and again"])
async def test_who_asks_and_never_reads_holds_no_place_for_long(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    for name, value in (("_CONNECTIONS", 2), ("_LASTS", 0.3), ("_TAKES", 0.3)):
        monkeypatch.setattr(f"adapters.web.server.{name}", value)

    async def page(request: Request) -> Response:
        return PlainTextResponse("x" * (20_000_000 if request.url.path == "/much" else 1))

    async with serving(Starlette(routes=[Route("/", page), Route("/much", page)])) as port:
        once = httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", headers={"connection": "close"})
        async with asyncio.timeout(5), once:
            _, writer = await asyncio.open_connection("127.0.0.1", port, limit=1)
            writer.write(b"GET /much HTTP/1.1\r\nHost: x\r\n\r\n" * times)
            assert (await once.get("/")).status_code == 503
            while (await once.get("/")).status_code == 503:  # noqa: ASYNC110 - nobody tells when a place is free
                await asyncio.sleep(0.05)
            writer.close()


async def test_a_request_without_an_end_is_refused(world: World) -> None:
    async with serving(world.app()) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET /" + b"x" * 200_000)
        async with asyncio.timeout(3):
            assert b" 400 " in await reader.readline()
        writer.close()


@asynccontextmanager
async def serving(app: ASGIApp) -> AsyncIterator[int]:
    """The server, on a port of its own."""
    server = WebServer(app, "127.0.0.1:0")
    await server.open()
    running = asyncio.create_task(server.run())
    try:
        yield server.port
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


@pytest.fixture
def free_port() -> int:
    """A port that nobody has now."""
    with socket.create_server(("127.0.0.1", 0)) as held:
        return int(held.getsockname()[1])
