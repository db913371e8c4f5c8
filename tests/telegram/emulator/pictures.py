"""Which pictures Telegram takes, and how large they are."""

from __future__ import annotations

import struct

from tests.telegram.emulator.errors import bad

_PNG = b"\x89PNG\r\n\x1a\n"
_MOST, _STEEPEST = 10_000, 20  # width and height together, and one divided by the other


def extent_of(content: bytes) -> tuple[int, int]:
    """Width and height. Refused as Telegram refuses; the emulator knows PNG alone."""
    if not content.startswith(_PNG):
        raise bad("IMAGE_PROCESS_FAILED")
    width, height = struct.unpack_from(">II", content, 16)
    if width + height > _MOST or max(width, height) > _STEEPEST * min(width, height):
        raise bad("PHOTO_INVALID_DIMENSIONS")
    return width, height
