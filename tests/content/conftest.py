from __future__ import annotations

import pytest

from bot.core.content import load
from bot.core.dialog import Library
from bot.shelf import read_folder, shipped
from tests.content.tiny import Tiny


@pytest.fixture
def tiny() -> Tiny:
    return Tiny()


@pytest.fixture(scope="session")
def files() -> dict[str, str]:
    return read_folder(shipped())


@pytest.fixture(scope="session")
def library(files: dict[str, str]) -> Library:
    return load(files)
