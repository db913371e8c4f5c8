"""Processes that a measure starts: this Python, with this project and without anybody's settings."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

_ROOT = Path(__file__).parent.parent.parent


def environment() -> Mapping[str, str]:
    ours = {name: value for name, value in os.environ.items() if not name.startswith("COLIBRI_")}
    return {**ours, "PYTHONPATH": str(_ROOT)}


def python(*arguments: str) -> str:
    """Run it to its end; what it printed."""
    done = subprocess.run(
        [sys.executable, *arguments], env=environment(), stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout
