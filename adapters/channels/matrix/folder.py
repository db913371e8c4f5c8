"""The store folder: what must survive a restart. Only the bot may read it, and only one bot may use it."""

from __future__ import annotations

import fcntl
import json
import logging
import os
import secrets
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any

from bot.ports import ChannelRefused

log = logging.getLogger(__name__)
_SALT = "salt.json"
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

    def hide(self, name: str) -> str:
        """A short hash of a user or a room: the same here always, and another in every other folder.

        Names can be guessed, so that a hash alone would hide nobody from whoever gets to see one of the files.
        """
        return "x" + blake2b(name.encode(), key=self._salt, digest_size=8).hexdigest()

    @cached_property
    def _salt(self) -> bytes:
        """Made once. Where it cannot be kept, what it hid is lost at the end of this run."""
        kept = self.read(_SALT).get("salt")
        if isinstance(kept, str) and kept:
            return kept.encode()
        made = secrets.token_hex(16)
        try:
            self.write(_SALT, {"salt": made})
        except OSError as error:
            log.warning("what hides names is not kept: %s", type(error).__name__)
        return made.encode()

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
