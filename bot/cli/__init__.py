"""The commands a person types. Start reading here: `parser` lists them, each is a function of its subject's file.

Imports that take time wait until their command runs, so that the first line of `colibri chat` is there at once.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress

from bot.cli.faults import FAULT
from bot.cli.parser import command_line


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code: 0 done, 1 a fault or a finding, 2 wrong use."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that cannot show an accent shows a sign for it
    options = command_line().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        code = run(options)
        sys.stdout.flush()  # here, where a full disk can be told
    except KeyboardInterrupt:
        return 0
    except BrokenPipeError:
        _abandon_output()  # whoever was reading has left; there is nobody to complain to
        return 0
    except OSError as error:
        _abandon_output()
        print(f"colibri: {error.filename or 'standard output'}: {error.strerror or error}", file=sys.stderr)
        return FAULT
    return code


def _abandon_output() -> None:
    """What is still to be written to standard output goes nowhere: Python would try again as it ends, and complain."""
    with suppress(OSError, ValueError):  # ValueError: it is no file of the system's, as in a test
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
