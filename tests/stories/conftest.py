"""The option that writes transcripts anew."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-stories", action="store_true", help="write the transcripts of tests/stories anew, then read the diff"
    )


@pytest.fixture
def update_stories(request: pytest.FixtureRequest) -> bool:
    """Whether transcripts are to be written. False where this folder was not named on the command line."""
    return bool(request.config.getoption("--update-stories", default=False))
