"""Looking after an installation: its copy, its state, its settings."""

from __future__ import annotations

import argparse

from bot.cli.faults import FAULT, looked_into
from bot.cli.given import settings_of


def backup(options: argparse.Namespace) -> int:
    """Copy the database while others use it."""
    settings = settings_of(options)
    from bot import wiring

    def copy() -> int:
        wiring.backup(settings, options.file)
        return 0

    return looked_into(settings, copy, f"no backup was made in {options.file}")


def status(options: argparse.Namespace) -> int:
    """Tell how the channels and the database fare; fails if somebody should look."""
    settings = settings_of(options)
    from bot import wiring
    from bot.status import as_json, as_text, healthy

    def tell() -> int:
        report, alive = wiring.report(settings)
        print((as_json if options.json else as_text)(report, alive=alive))
        return 0 if healthy(report, alive=alive) else FAULT

    return looked_into(settings, tell, "the state cannot be told")


def settings_listed(options: argparse.Namespace) -> int:
    """List each setting with its meaning, default, value and origin."""
    settings = settings_of(options)
    from bot.settings import overview

    for row in overview(settings):
        print(f"{row['name']}\n  {row['meaning']}")
        print(f"  value: {row['value']}  (from: {row['origin']}; default: {row['default']})")
    return 0
