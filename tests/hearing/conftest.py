from __future__ import annotations

import pytest

from bot.core.content import load
from bot.core.dialog import Library
from bot.shelf import read_folder, shipped


@pytest.fixture(scope="session")
def library() -> Library:
    return load(read_folder(shipped()))
