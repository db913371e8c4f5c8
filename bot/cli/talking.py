"""Talking with people: in this terminal, or on every network."""

from __future__ import annotations

import argparse
import asyncio
from functools import partial

from bot import __version__
from bot.cli.faults import faults_told, refusal_told
from bot.cli.given import settings_of


def chat(options: argparse.Namespace) -> int:
    """Talk with Colibri in this terminal."""
    print(f"Colibri {__version__}  (/aide, /help; Ctrl-D)\n", flush=True)
    settings = settings_of(options)
    from bot import wiring

    return faults_told(settings, lambda: asyncio.run(wiring.chat(settings, options.account, options.lang)), options)


def run(options: argparse.Namespace) -> int:
    """Serve people on every network that is set up, and coaches on the pages, until SIGTERM or Ctrl-C."""
    settings = settings_of(options)
    from bot import logs, wiring

    logs.install("INFO", settings.secrets())
    return faults_told(settings, lambda: asyncio.run(wiring.run(settings, partial(refusal_told, settings))), options)
