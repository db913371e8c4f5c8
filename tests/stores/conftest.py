"""What several tests of the SQLite store begin with."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.stores.sqlite import SqliteStore, open_store
from tests.contracts.store import MakeStore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "colibri.db"


@pytest.fixture
async def store(path: Path) -> AsyncIterator[SqliteStore]:
    opened = await open_store(path, erase_timeout=0.3)
    yield opened
    await opened.close()


@pytest.fixture
async def make_store(tmp_path: Path) -> AsyncIterator[MakeStore]:
    stores: list[SqliteStore] = []

    async def make() -> SqliteStore:
        stores.append(await open_store(tmp_path / "data" / "colibri.db"))
        return stores[-1]

    yield make
    for store in stores:
        await store.close()
