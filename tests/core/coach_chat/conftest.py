"""What these tests begin with: Marie, a coach, and a project."""

from __future__ import annotations

import pytest

from tests.core.office import CoachTalk, Office, laundry


@pytest.fixture
def talk() -> CoachTalk:
    """Marie, with whom one project is shared; a question about her own is open."""
    found = CoachTalk(Office())
    found.become()
    found.office.share(laundry())
    found.press("coach_leave")
    return found


@pytest.fixture
def project(talk: CoachTalk) -> CoachTalk:
    """The same, with the project opened."""
    talk.say("/coach")
    talk.press("share")
    return talk
