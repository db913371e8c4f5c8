"""Whatever a coach does, and whatever happens to the shares meanwhile: the promises of every talk hold, and more."""

from __future__ import annotations

from functools import cache

from hypothesis import event, example, given
from hypothesis import strategies as st

from bot.core.turn.waiting import COACHING
from tests.core.watched_coach import CANARY, COACHES, WatchedCoach, do, walk_as_a_coach
from tests.core.wild import Op
from tests.talk import shown


@cache
def _met() -> WatchedCoach:
    talk = WatchedCoach()
    talk.join()
    return talk


@given(st.lists(COACHES, max_size=20))
@example([("say", "/coach 1"), ("end", "share"), ("choose", 0)])
@example([("say", "/coach 1"), ("choose", 0), ("close", {}), ("choose", 0)])
def test_nothing_that_is_not_opened_is_said_or_written_to(ops: list[Op]) -> None:
    talk = _met().copy()
    for op in ops:
        do(talk, op)
    for kind in sorted(talk.kinds & set(COACHING)):
        event(f"pending: {kind}")


def test_a_coach_reaches_every_question_there_is_for_coaches() -> None:
    assert set(COACHING) <= walk_as_a_coach().kinds


def test_what_would_be_said_of_a_part_that_is_not_opened_would_be_noticed() -> None:
    talk = _met().copy()
    assert CANARY in str(talk.office.shared)
    assert "Soixante familles" in shown(talk.say("/coach 1"))
