"""A world for each test, and one browser for all."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from bot.core.model import Share
from tests.web.browsing import Visitor
from tests.web.filled import fill
from tests.web.stage import CHROMIUM, Stage
from tests.web.world import MARIE, World


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    made = await World.made(tmp_path)
    yield made
    await made.store.close()


@pytest.fixture
async def share(world: World) -> Share:
    """A filled project of Ana, shared with Marie."""
    return await fill(world)


@pytest.fixture
async def marie(world: World, share: Share) -> Visitor:
    """Marie's browser, signed in."""
    visitor = Visitor(world.app())
    await visitor.sign_in(world, MARIE)
    return visitor


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    if not CHROMIUM.exists():
        pytest.fail(f"there is no {CHROMIUM}; the pages are tested in a real browser: apt install chromium")
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield launched
        await launched.close()


@pytest_asyncio.fixture(loop_scope="session")
async def stage(browser: Browser, tmp_path: Path) -> AsyncIterator[Stage]:
    """A filled project, served over https as it is behind a proxy."""
    async with Stage.opened(browser, tmp_path) as opened:
        yield opened
