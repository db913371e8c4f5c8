from __future__ import annotations

import pytest

from bot.core.dialog import Library
from tests.talk import shipped_library


@pytest.fixture(scope="session")
def library() -> Library:
    return shipped_library()
