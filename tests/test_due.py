"""What is due to whom, and at which hour: decided from what is known of them alone."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest

from bot.core.model import Reminders, Warned
from bot.ports import Quiet
from bot.reminders import Hours, due
from tests.silence import HALF_A_YEAR, NIGHT, PARIS, SEEN, WISH, quiet


def after(days: float, who: Quiet, retention: timedelta = HALF_A_YEAR) -> str:
    event = due(who, SEEN + timedelta(days=days), retention)
    return event.what if event else ""


@pytest.mark.parametrize(("days", "what"), [(6.9, ""), (7, "reminder"), (30, "reminder"), (36, ""), (149, "")])
def test_a_reminder_comes_after_a_week_and_not_for_ever(days: float, what: str) -> None:
    assert after(days, quiet(reminders=WISH)) == what


def test_nobody_is_reminded_who_did_not_ask_for_it() -> None:
    assert [after(day, quiet()) for day in range(100)] == [""] * 100


def test_reminders_are_a_week_apart_even_after_one_was_late() -> None:
    late = Reminders(SEEN, last=SEEN + timedelta(days=13.9))
    assert after(14, quiet(reminders=late)) == ""
    assert after(20.9, quiet(reminders=late)) == "reminder"


def test_warnings_come_thirty_and_seven_days_before_and_name_the_same_day() -> None:
    end = SEEN + HALF_A_YEAR
    assert after(149.9, quiet()) == ""
    first = due(quiet(), SEEN + timedelta(days=150), HALF_A_YEAR)
    assert first is not None
    assert (first.what, first.on) == ("warning", end)
    warned = quiet(warned=Warned(SEEN + timedelta(days=150), end))
    assert after(172.9, warned) == ""
    second = due(warned, SEEN + timedelta(days=173), HALF_A_YEAR)
    assert second is not None
    assert (second.what, second.on) == ("warning", end)
    twice = quiet(warned=Warned(SEEN + timedelta(days=173), end))
    assert [after(day, twice) for day in (174, 179.9, 180)] == ["", "", "expired"]


def test_nothing_is_erased_without_a_warning_however_long_we_were_away() -> None:
    event = due(quiet(), SEEN + timedelta(days=400), HALF_A_YEAR)
    assert event is not None
    assert (event.what, event.on) == ("warning", SEEN + timedelta(days=407))
    assert after(406.9, quiet(warned=Warned(SEEN + timedelta(days=400), SEEN + timedelta(days=407)))) == ""
    assert after(407, quiet(warned=Warned(SEEN + timedelta(days=400), SEEN + timedelta(days=407)))) == "expired"


def test_a_warning_from_before_the_last_message_counts_no_more() -> None:
    old = Warned(SEEN - timedelta(days=1), SEEN + timedelta(days=2))
    assert [after(day, quiet(warned=old)) for day in (3, 149, 150)] == ["", "", "warning"]


def test_who_cannot_be_reached_is_left_in_peace_and_erased_in_time() -> None:
    blocked = quiet(reminders=WISH, reachable=False)
    assert [after(day, blocked) for day in (8, 150, 179.9, 180)] == ["", "", "", "expired"]


def test_who_never_agreed_is_not_written_to() -> None:
    assert [after(day, quiet(agreed=False)) for day in (1, 6.9, 7)] == ["", "", "expired"], "what is kept of them goes"


def test_a_short_time_of_keeping_has_its_warnings_too() -> None:
    ten = timedelta(days=10)
    assert [after(day, quiet(), ten) for day in (4.9, 5)] == ["", "warning"]


@pytest.mark.parametrize(("hour", "awake"), [(0, False), (7, False), (8, True), (18, True), (19, False)])
def test_the_night_is_that_of_the_people_there(hour: int, awake: bool) -> None:
    winter = datetime(2026, 1, 15, hour, 30, tzinfo=UTC)
    assert NIGHT.awake(winter) is awake


def test_a_rest_in_the_middle_of_the_day_is_kept_too() -> None:
    noon = Hours(PARIS, time(12), time(14))
    assert [noon.awake(datetime(2026, 1, 15, hour, tzinfo=UTC)) for hour in (10, 11, 12, 13)] == [
        True,
        False,
        False,
        True,
    ]
