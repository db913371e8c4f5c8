"""The store folder: what must survive a restart. Only the bot may read it, and only one bot may use it."""

from __future__ import annotations

import fcntl
import json
import os
from pathlib import Path
from typing import Any

from bot.ports import ChannelRefused

CRYPTO = "crypto.db"  # the device's keys, as nio keeps them


class Folder:
    """Small files of JSON, each replaced as a whole: after a crash there is the old one or the new one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = -1

    def take(self) -> None:
        """Be the only one to use the folder: two instances would break each other's keys.

        The kernel holds the lock, and lets go of it however the process ends. Raises ChannelRefused.
        """
        if self._lock >= 0:
            return
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.path.chmod(0o700)
            lock = os.open(self.path / "lock", os.O_CREAT | os.O_RDWR, 0o600)
        except OSError:
            raise ChannelRefused("matrix_bad_store") from None
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            raise ChannelRefused("matrix_second_instance") from None
        self._lock = lock

    def let_go(self) -> None:
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1

    def prepare_crypto(self) -> None:
        """SQLite gives its journals the rights of the database: that one has to be there first, with ours."""
        os.close(os.open(self.path / CRYPTO, os.O_CREAT | os.O_RDWR, 0o600))

    def read(self, name: str) -> dict[str, Any]:
        """What was written under this name; {} if nothing was, or nothing that can be understood."""
        try:
            found = json.loads((self.path / name).read_bytes())
        except (FileNotFoundError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def write(self, name: str, content: dict[str, Any]) -> None:
        """Durable when it returns. Raises OSError."""
        new = self.path / f"{name}.new"
        handle = os.open(new, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w") as file:
            json.dump(content, file)
            file.flush()
            os.fsync(file.fileno())
        new.replace(self.path / name)
        self._sync()

    def remove(self, name: str) -> None:
        (self.path / name).unlink(missing_ok=True)

    def _sync(self) -> None:
        """Make the new name of a file durable too."""
        handle = os.open(self.path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
