"""The SQLite store keeps the contract of sharing, and what is particular to one file."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.stores.sqlite import SqliteStore, open_store
from tests.contracts.sharing import SharingContract
from tests.contracts.store import MakeStore


class TestSqlite(SharingContract):
    """Everything that holds for any store."""

    @pytest.fixture
    async def make_store(self, tmp_path: Path) -> AsyncIterator[MakeStore]:
        stores: list[SqliteStore] = []

        async def make() -> SqliteStore:
            stores.append(await open_store(tmp_path / "data" / "colibri.db"))
            return stores[-1]

        yield make
        for store in stores:
            await store.close()
