"""Writing what is kept for somebody who talks in this terminal."""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path

from bot.cli.faults import FAULT, faults_told, is_absent
from bot.cli.given import settings_of


def export(options: argparse.Namespace) -> int:
    """Write the dossier of a person of this terminal, or their journeys."""
    settings = settings_of(options)
    from bot import wiring

    def run() -> int:
        if is_absent(settings.database):  # to look into a file must not make one
            print(f"there is no file {settings.database}", file=sys.stderr)
            return FAULT
        file = asyncio.run(wiring.document(settings, options.account, options.document, options.format, options.lang))
        if file is None:
            print(f"nothing is kept for {options.account} in {settings.database}", file=sys.stderr)
            return FAULT
        return _write(file.content, options.out)

    return faults_told(settings, run, options)


def _write(content: bytes, path: Path | None) -> int:
    """Write a document to a file, or to standard output as it is."""
    if path is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return 0
    path.write_bytes(content)
    return 0
