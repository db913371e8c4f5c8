"""What several tests of the core begin with."""

from __future__ import annotations

import pytest

from tests.room import Room
from tests.talk import NETWORK, Talk


@pytest.fixture
def talk() -> Talk:
    """The second question is open."""
    talk = Talk(place=NETWORK)
    talk.settle_in()
    talk.say("La Laverie qui roule")
    return talk


@pytest.fixture
def room() -> Room:
    return Room()
