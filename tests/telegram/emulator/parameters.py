"""What a request asks for: JSON, a form, or a form with files; typed as Telegram's reference types it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from aiohttp import web
from aiohttp.web_request import FileField

from tests.telegram.emulator.errors import bad

Json = dict[str, Any]
Reader = Callable[[Any], Any]  # ValueError if it is nothing of that type
Types = Mapping[str, Reader]


class Upload(NamedTuple):
    """A file in a request."""

    name: str
    content: bytes
    mime_type: str


def string(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("a string is expected")
    return value


def integer(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise ValueError("an integer is expected")
    return int(value)


def truth(value: object) -> bool:
    known = {"true": True, "1": True, "false": False, "0": False}
    if str(value).lower() not in known:
        raise ValueError("a boolean is expected")
    return known[str(value).lower()]


def array(value: object) -> list[Any]:
    read = json.loads(value) if isinstance(value, str) else value
    if not isinstance(read, list):
        raise ValueError("an array is expected")
    return read


def record(value: object) -> Json:
    read = json.loads(value) if isinstance(value, str) else value
    if not isinstance(read, dict):
        raise ValueError("an object is expected")
    return read


def chat(value: object) -> int | str:
    """An id, or @username."""
    return value if isinstance(value, str) and value.startswith("@") else integer(value)


def file(value: object) -> Upload | str:
    """Bytes that came along, or the id of a file that is known."""
    return value if isinstance(value, Upload) else string(value)


async def received(request: web.Request) -> Json:
    """The fields of a request as they came, those in its address included."""
    given: Json = dict(request.query)
    if request.content_type == "application/json":
        try:
            return given | record(await request.text())
        except ValueError:
            raise bad("can't parse JSON object") from None
    for name, value in (await request.post()).items():
        given[name] = _upload(value) if isinstance(value, FileField) else value
    return _attached(given)


def typed(given: Json, types: Types) -> Json:
    """Every field in its type. Refused if a field is of another type, or is none that the method has."""
    read = {}
    for name, value in given.items():
        if name not in types:
            raise bad(f"the method has no parameter {name!r}")  # Telegram ignores it: here it shows a mistake
        try:
            read[name] = types[name](value)
        except ValueError as error:
            raise bad(f"can't parse parameter {name!r}: {error}") from None
    return read


def _upload(field: FileField) -> Upload:
    with field.file as content:
        return Upload(field.filename, content.read(), field.content_type)


def _attached(given: Json) -> Json:
    """With files in the place of `attach://name`, which is another way to send them."""
    names = {value: value.removeprefix("attach://") for value in given.values() if str(value).startswith("attach://")}
    resolved = {
        name: given.get(names.get(value, ""), value) if isinstance(value, str) else value
        for name, value in given.items()
    }
    return {name: value for name, value in resolved.items() if name not in names.values()}
