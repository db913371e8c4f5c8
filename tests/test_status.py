"""What `colibri status` says of what it found, and when it asks somebody to look."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.ports import ChannelReport, OperatorReport
from bot.status import as_json, as_text, healthy

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
CHANNEL = ChannelReport("telegram", "listening", AT, AT, "NetworkError")
REPORT = OperatorReport((CHANNEL,), 2, 1, 3, 40, 123_456, "m002_together")


def report(*states: str) -> OperatorReport:
    return replace(REPORT, channels=tuple(replace(CHANNEL, state=state) for state in states))


@pytest.mark.parametrize(
    ("states", "alive", "well"),
    [
        ((), False, True),
        (("listening",), True, True),
        (("starting",), True, True),
        (("waiting", "listening"), True, True),
        (("stopped",), False, True),
        (("listening",), False, False),
        (("stopped", "listening"), False, False),
        (("refused",), False, False),
        (("refused", "listening"), True, False),
    ],
)
def test_somebody_should_look_if_a_channel_is_refused_or_a_run_died(
    states: tuple[str, ...], alive: bool, well: bool
) -> None:
    assert healthy(report(*states), alive=alive) is well


def test_a_person_reads_lines() -> None:
    assert as_text(REPORT, alive=True).splitlines() == [
        "run: alive",
        "telegram: listening since 2026-03-01 09:30 UTC, last event 2026-03-01 09:30 UTC, last error NetworkError",
        "messages waiting: 2",
        "messages that may not have arrived: 3",
        "texts kept until their answer is complete: 1",
        "persons: 40",
        "database: 120 KiB, schema m002_together",
    ]


def test_what_never_happened_is_not_told_as_if_it_had() -> None:
    quiet = replace(REPORT, channels=(replace(CHANNEL, event_at=None, error=""),))
    assert "telegram: listening since 2026-03-01 09:30 UTC, no event yet\n" in as_text(quiet, alive=True)
    assert "run: not running\nno channel has run yet\n" in as_text(replace(REPORT, channels=()), alive=False)


def test_a_program_reads_the_same() -> None:
    told = json.loads(as_json(REPORT, alive=False))
    assert told["channels"][0] == {
        "name": "telegram",
        "state": "listening",
        "since": AT.isoformat(),
        "event_at": AT.isoformat(),
        "error": "NetworkError",
    }
    assert (told["healthy"], told["alive"], told["waiting"], told["size"]) == (False, False, 2, 123_456)
