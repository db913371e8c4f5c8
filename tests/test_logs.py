"""What the operator reads in the logs: one JSON object a line, no word of a person, no secret."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from typing import Any

import pytest

from bot.logs import JsonLines, wanted

WORDS = "CANARY-WORDS"
TOKEN = "12345:CANARY-TOKEN"


def record(
    name: str, message: object, *arguments: object, level: int = logging.ERROR, error: BaseException | None = None
) -> logging.LogRecord:
    raised = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord(name, level, f"/home/{WORDS}/lib/{name}.py", 7, message, arguments, raised, "send")


def line(made: logging.LogRecord, *secrets: str) -> dict[str, Any]:
    text = JsonLines(secrets).format(made)
    assert WORDS not in text
    assert "CANARY-TOKEN" not in text
    assert "\n" not in text
    told: dict[str, Any] = json.loads(text)
    return told


def raised(error: BaseException) -> BaseException:
    try:
        raise error
    except BaseException as caught:  # noqa: BLE001 - it is what the test looks at
        return caught


# --- ours -------------------------------------------------------------------------------------------------------------


def test_a_line_of_ours_says_when_how_grave_who_and_what() -> None:
    told = line(record("bot.service", "%s: listening", "telegram", level=logging.INFO))
    time = told.pop("time")
    assert told == {"level": "INFO", "logger": "bot.service", "event": "telegram: listening"}
    assert time.endswith("+00:00")


def test_an_exception_among_our_arguments_is_told_by_its_type() -> None:
    told = line(record("adapters.x", "it broke: %s", ValueError(WORDS)))
    assert told["event"] == "it broke: ValueError"
    assert line(record("bot.x", ValueError(WORDS)))["event"] == "ValueError"
    assert line(record("bot.x", "%(e)s", {"e": ValueError(WORDS)}))["event"] == "ValueError"


def test_an_exception_is_its_type_and_the_innermost_place() -> None:
    told = line(record("bot.x", "it broke", error=raised(ValueError(WORDS, TOKEN))))
    assert told["error"] == "ValueError"
    assert told["at"].startswith("tests/test_logs.py:")


def test_an_exception_that_was_never_raised_has_no_place() -> None:
    assert "at" not in line(record("bot.x", "it broke", error=ValueError(WORDS)))


def test_a_group_of_exceptions_names_what_is_in_it() -> None:
    group = ExceptionGroup(WORDS, [ValueError(WORDS), ExceptionGroup(WORDS, [json.JSONDecodeError(WORDS, WORDS, 0)])])
    told = line(record("bot.x", "it broke", error=group))
    assert told["error"] == "ExceptionGroup(ValueError, ExceptionGroup(json.decoder.JSONDecodeError))"


def test_a_message_that_does_not_fit_its_arguments_stands_alone() -> None:
    assert line(record("bot.x", "%d left", WORDS))["event"] == "%d left"


@pytest.mark.parametrize("form", [TOKEN, "12345%3ACANARY-TOKEN"])
def test_a_secret_is_masked_wherever_it_would_stand(form: str) -> None:
    told = line(record("bot.x", "at %s now", f"https://host/bot{form}/getMe"), TOKEN, "")
    assert told["event"] == "at https://host/bot********/getMe now"


def test_a_secret_that_json_would_write_otherwise_is_masked_too() -> None:
    assert line(record("bot.x", 'say "é\n"'), 'say "é\n"')["event"] == "********"


# --- of others --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["httpx", "telegram.ext", "aiohttp.access", "nio", "asyncio", "root", "botany", "py.warnings"]
)
def test_of_a_foreign_record_only_who_where_and_the_type_are_written(name: str) -> None:
    error = raised(ConnectionError(f"{WORDS} {TOKEN}"))
    told = line(record(name, f"POST {TOKEN} %s", WORDS, error=error))
    assert set(told) == {"time", "level", "logger", "where", "error", "at"}
    assert (told["logger"], told["where"], told["error"]) == (name, "send:7", "ConnectionError")


def test_foreign_loggers_are_heard_from_warning_on() -> None:
    levels = [logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR]
    assert [wanted(record("httpx", "x", level=level)) for level in levels] == [False, False, True, True]
    assert all(wanted(record("bot.x", "x", level=level)) for level in levels)


# --- installed --------------------------------------------------------------------------------------------------------

BEGIN = f"""
import asyncio, gc, logging, sys, threading, warnings
from bot import logs
logs.install("INFO", ["{TOKEN}"])
WORDS, TOKEN = "{WORDS}", "{TOKEN}"
def broken():
    raise ValueError(WORDS, TOKEN)
"""


def installed(code: str) -> list[dict[str, Any]]:
    """What a program logs that begins with installing ours."""
    done = subprocess.run([sys.executable, "-c", BEGIN + code], capture_output=True, text=True, check=False)
    assert WORDS not in done.stdout + done.stderr
    assert "CANARY-TOKEN" not in done.stdout + done.stderr
    assert done.stdout == ""
    return [json.loads(line) for line in done.stderr.splitlines()]


def test_httpx_does_not_tell_the_address_of_a_request() -> None:
    code = """
import httpx
transport = httpx.MockTransport(lambda request: httpx.Response(200))
httpx.Client(transport=transport).get(f"http://localhost/bot{TOKEN}/sendMessage?text={WORDS}")
logging.getLogger("httpx").warning("%s", TOKEN)
logging.getLogger("bot.x").info("begun")
logging.getLogger("bot.x").debug("too small")
"""
    first, second = installed(code)
    assert (first["logger"], first["level"]) == ("httpx", "WARNING")
    assert second["event"] == "begun"


def test_an_exception_of_a_task_that_nobody_waits_for_is_told_by_its_type() -> None:
    code = """
async def alone():
    broken()
async def main():
    task = asyncio.create_task(alone(), name=WORDS)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del task
    gc.collect()
asyncio.run(main())
"""
    (told,) = installed(code)
    assert (told["logger"], told["level"], told["error"]) == ("asyncio", "ERROR", "ValueError")
    assert told["at"].startswith("<string>:")


@pytest.mark.parametrize(
    "code",
    [
        "broken()",
        "thread = threading.Thread(target=broken, name=WORDS)\nthread.start()\nthread.join()",
        "class Lost:\n    def __del__(self):\n        broken()\nLost()",
    ],
)
def test_what_nobody_caught_is_told_by_its_type(code: str) -> None:
    (told,) = installed(code)
    assert (told["level"], told["event"], told["error"]) == ("CRITICAL", "nobody caught an error", "ValueError")
    assert told["at"].startswith("<string>:")


def test_a_warning_of_python_is_told_by_its_kind() -> None:
    (told,) = installed("warnings.warn(WORDS + TOKEN, RuntimeWarning)")
    assert (told["level"], told["logger"]) == ("WARNING", "bot.logs")
    assert told["event"].startswith("Python warns: RuntimeWarning at <string>:")


def test_installing_again_replaces_what_was_there() -> None:
    assert len(installed("logs.install('INFO', [])\nlogging.getLogger('bot.x').info('once')")) == 1
