"""How `colibri status` puts what it found: for a person, for a program, and as an exit code."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime

from bot.ports import ChannelReport, OperatorReport


def healthy(report: OperatorReport, *, alive: bool) -> bool:
    """Whether nobody need look: no channel is refused, and the run is alive or was stopped on purpose."""
    states = {channel.state for channel in report.channels}
    return "refused" not in states and (alive or states <= {"stopped"})


def as_text(report: OperatorReport, *, alive: bool) -> str:
    """For a person."""
    lines = [f"run: {'alive' if alive else 'not running'}"]
    lines += [_channel(channel) for channel in report.channels] or ["no channel has run yet"]
    lines += [
        f"messages waiting: {report.waiting}",
        f"messages that may not have arrived: {report.uncertain}",
        f"texts kept until their answer is complete: {report.kept}",
        f"persons: {report.persons}",
        f"database: {report.size // 1024} KiB, schema {report.schema}",
    ]
    return "\n".join(lines)


def as_json(report: OperatorReport, *, alive: bool) -> str:
    """For a program; times as ISO 8601."""
    told = {"healthy": healthy(report, alive=alive), "alive": alive, **asdict(report)}
    return json.dumps(told, indent=2, default=datetime.isoformat)


def _channel(channel: ChannelReport) -> str:
    event = f", last event {_minute(channel.event_at)}" if channel.event_at else ", no event yet"
    error = f", last error {channel.error}" if channel.error else ""
    return f"{channel.name}: {channel.state} since {_minute(channel.since)}{event}{error}"


def _minute(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"
