"""What the tests of editing begin with."""

from __future__ import annotations

import pytest

from tests.talk import Talk


@pytest.fixture
def talk() -> Talk:
    """Two answers given, the third question open."""
    talk = Talk()
    talk.settle_in()
    talk.say("La Laverie qui roule")
    talk.say("Les 90 foyers logés en meublé à Mérival et dans les trois villages autour, puis leurs voisins âgés")
    assert talk.draft.state == "B05.1"
    return talk
