"""The coaches, as the operator adds and removes them."""

from __future__ import annotations

import argparse
import asyncio
import sys

from bot.cli.faults import FAULT, WRONG_USE, faults_told
from bot.cli.given import settings_of


def coach(options: argparse.Namespace) -> int:
    """Add, list or remove the coaches who may be given projects to read."""
    settings = settings_of(options)
    from bot import wiring
    from bot.coaches import KnownName, UnknownCoach, consequences, told

    def run() -> int:
        try:
            if options.act == "add":
                print(told(asyncio.run(wiring.add_coach(settings, options.name))))
            elif options.act == "list":
                print(asyncio.run(wiring.all_coaches(settings)))
            else:
                going = asyncio.run(wiring.coach_leaving(settings, options.name))
                print(consequences(going))
                if not options.yes:
                    print("Nothing was done. Add --yes to do it.")
                    return FAULT
                asyncio.run(wiring.remove_coach(settings, going.coach))
                print("Done.")
        except KnownName as known:
            print(f"there is a coach of this name: {known}", file=sys.stderr)
            return WRONG_USE
        except UnknownCoach as unknown:
            print(f"there is no coach of this name: {unknown}; colibri coach list tells them", file=sys.stderr)
            return WRONG_USE
        return 0

    return faults_told(settings, run, options)
