"""The pages in a real browser: served by the real server, behind a proxy that speaks https."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from playwright.async_api import Browser, Page

from adapters.web import WebServer
from bot.core.dialog import Language
from bot.core.model import Share
from tests.web.filled import fill
from tests.web.world import MARIE, Somebody, World

CHROMIUM = Path("/usr/bin/chromium")
NARROW, WIDE = 320, 1280
Look = Literal["light", "dark"]


class Proxy:
    """Ends https on this machine and passes everything on, as a proxy does in front of the program."""

    def __init__(self) -> None:
        self.behind = 0
        self._server: asyncio.Server | None = None

    async def open(self, folder: Path) -> int:
        """Returns the port."""
        self._server = await asyncio.start_server(self._pass_on, "127.0.0.1", 0, ssl=_identity(folder))
        return int(self._server.sockets[0].getsockname()[1])

    async def close(self) -> None:
        assert self._server is not None
        self._server.close()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.CancelledError):
            back, to = await asyncio.open_connection("127.0.0.1", self.behind)
            await asyncio.gather(_copy(reader, to), _copy(back, writer))


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while piece := await reader.read(65536):
            writer.write(piece)
            await writer.drain()
    finally:
        writer.close()


def _identity(folder: Path) -> ssl.SSLContext:
    """A certificate of this machine, for an hour."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)  # noqa: TID251 - a browser looks at the real clock
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    file = folder / "localhost.pem"
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM) + private)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


class Stage:
    """A world that is served, and a browser to look at it."""

    def __init__(self, browser: Browser, world: World, share: Share) -> None:
        self.browser = browser
        self.world = world
        self.share = share

    @classmethod
    @asynccontextmanager
    async def opened(cls, browser: Browser, folder: Path, **others: object) -> AsyncIterator[Stage]:
        """A filled project that is served; `others` take the place of what is behind the pages."""
        proxy = Proxy()
        world = await World.made(folder, f"https://localhost:{await proxy.open(folder)}")
        server = WebServer(world.app(**others), "127.0.0.1:0")
        await server.open()
        proxy.behind = server.port
        serving = asyncio.create_task(server.run())
        try:
            yield cls(browser, world, await fill(world))
        finally:
            serving.cancel()
            await asyncio.gather(serving, return_exceptions=True)
            await proxy.close()
            await world.store.close()

    @asynccontextmanager
    async def page(
        self, *, width: int = WIDE, look: Look = "light", language: Language = "fr", scripts: bool = True
    ) -> AsyncIterator[Page]:
        """A browser window."""
        context = await self.browser.new_context(
            base_url=self.world.options.url,
            ignore_https_errors=True,
            viewport={"width": width, "height": 800},
            color_scheme=look,
            locale=language,
            java_script_enabled=scripts,
        )
        context.set_default_timeout(10_000)
        try:
            yield await context.new_page()
        finally:
            await context.close()

    async def sign_in(self, page: Page, coach: Somebody = MARIE) -> None:
        """Open the link that the bot sent, and press the button."""
        await page.goto(f"/in/{await self.world.ticket(coach)}")
        await page.locator("main button").click()
        await page.wait_for_url("**/")

    @property
    def paths(self) -> dict[str, str]:
        """Every page there is, by a name."""
        project = f"/p/{self.share.id}"
        return {
            "projects": "/",
            "summary": project,
            **{name: f"{project}/{name}" for name in ("answers", "comments", "transcript", "notes")},
            "accessibility": "/accessibility",
            "nothing": "/nowhere",
            "left": "/out",
            "enter": "/in/ticket",
        }
