"""Structured logs: one JSON object a line on standard error, without a word of a person and without a secret.

Our own loggers say what happened in words of ours. Other people's may quote a text or an address with a token: of their
records only who, where and the kind of error is written. What an exception says is never written, nor a traceback.
"""

from __future__ import annotations

import json
import logging
import sys
import threading
import warnings
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO
from urllib.parse import quote

OURS = ("bot", "adapters")
_MASK = "********"
log = logging.getLogger(__name__)


def install(level: int | str, secrets: Sequence[str]) -> None:
    """Log to standard error from `level` on, foreign loggers from WARNING on. Replaces what was installed before.

    Python's warnings, and errors that nobody caught, in any thread, go the same way; so do those of tasks, which
    asyncio logs. `secrets` are masked wherever they would stand. Raises ValueError for an unknown level.
    """
    handler = _Handler()
    handler.setFormatter(JsonLines(secrets))
    handler.addFilter(wanted)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    warnings.showwarning = _warned
    sys.excepthook = _uncaught
    threading.excepthook = lambda thread: _uncaught(thread.exc_type, thread.exc_value, thread.exc_traceback)
    sys.unraisablehook = lambda lost: _uncaught(lost.exc_type, lost.exc_value, lost.exc_traceback)


def wanted(record: logging.LogRecord) -> bool:
    """Whether a record is for the operator."""
    return _ours(record) or record.levelno >= logging.WARNING


class JsonLines(logging.Formatter):
    """A record as one line of JSON."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__()
        forms = {form for secret in secrets if secret for form in (secret, quote(secret, safe=""))}
        self._secrets = sorted(forms, key=len, reverse=True)  # the longest first: one may be a part of another

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            **_said(record),
            **_error(record.exc_info),
        }
        return json.dumps({key: self._masked(value) for key, value in line.items()})

    def _masked(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, _MASK)
        return text


class _Handler(logging.StreamHandler[TextIO]):
    """To standard error. A line that cannot be written is lost: the usual complaint would quote the record."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name is Python's
        pass


def _ours(record: logging.LogRecord) -> bool:
    return record.name.split(".", 1)[0] in OURS


def _said(record: logging.LogRecord) -> dict[str, str]:
    return {"event": _event(record)} if _ours(record) else {"where": f"{record.funcName}:{record.lineno}"}


def _event(record: logging.LogRecord) -> str:
    """Our message. Of an exception among its arguments, only the type; one that does not fit them stands alone."""
    given = record.args or ()
    if isinstance(given, Mapping):
        return _filled(record.msg, {key: _harmless(value) for key, value in given.items()})
    return _filled(record.msg, tuple(map(_harmless, given)))


def _filled(message: object, given: Mapping[str, object] | tuple[object, ...]) -> str:
    text = str(_harmless(message))
    try:
        return text % given if given else text
    except (TypeError, ValueError, KeyError):
        return text


def _harmless(value: object) -> object:
    return _named(value) if isinstance(value, BaseException) else value


def _error(raised: object) -> dict[str, str]:
    """The type of an exception and where it was raised."""
    error = raised[1] if isinstance(raised, tuple) else None
    if not isinstance(error, BaseException):
        return {}
    place = _innermost(error.__traceback__)
    return {"error": _named(error), **({"at": place} if place else {})}


def _named(error: BaseException) -> str:
    """The type; of a group, those of its members too."""
    name = _kind(type(error))
    if isinstance(error, BaseExceptionGroup):
        name += f"({', '.join(map(_named, error.exceptions))})"
    return name


def _kind(kind: type[BaseException]) -> str:
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def _innermost(trace: TracebackType | None) -> str:
    """The file, by its folder and name, and the line where it was raised."""
    if trace is None:
        return ""
    while trace.tb_next is not None:
        trace = trace.tb_next
    return _place(trace.tb_frame.f_code.co_filename, trace.tb_lineno)


def _place(filename: str, line: int) -> str:
    return f"{'/'.join(Path(filename).parts[-2:])}:{line}"


def _warned(  # noqa: PLR0917 - the signature is Python's
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    """In place of `warnings.showwarning`: what it says may quote anything."""
    log.warning("Python warns: %s at %s", _kind(category), _place(filename, lineno))


def _uncaught(kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
    """In place of a traceback: the last thing a dying program says."""
    if error is not None:
        log.critical("nobody caught an error", exc_info=(type(error), error, trace))
