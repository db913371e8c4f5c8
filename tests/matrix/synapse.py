"""A real Synapse on loopback: SQLite in a folder of its own, a port of its own, no federation.

However the process that started it ends, it ends too.
"""

from __future__ import annotations

import asyncio
import ctypes
import hashlib
import hmac
import json
import random
import secrets
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

import aiohttp

SERVER = "test"
_LIBC = ctypes.CDLL(None)
_PR_SET_PDEATHSIG = 1
_NUMBERS = count(1)
_ENDLESS = {"per_second": 100_000, "burst_count": 100_000}
_KINDS = (
    *("rc_message", "rc_registration", "rc_joins_per_room", "rc_admin_redaction", "rc_key_requests", "rc_reports"),
    *("rc_third_party_invite", "rc_media_create", "rc_presence"),
)
NO_LIMITS: dict[str, Any] = {
    **dict.fromkeys(_KINDS, _ENDLESS),
    "rc_presence": {"per_user": _ENDLESS},
    "rc_login": {"address": _ENDLESS, "account": _ENDLESS, "failed_attempts": _ENDLESS},
    "rc_joins": {"local": _ENDLESS, "remote": _ENDLESS},
    "rc_invites": {"per_room": _ENDLESS, "per_user": _ENDLESS, "per_issuer": _ENDLESS},
    "rc_federation": {"sleep_limit": 1_000_000, "reject_limit": 1_000_000},
}


class Account:
    """Somebody who is registered here."""

    def __init__(self, user_id: str, password: str) -> None:
        self.user_id = user_id
        self.password = password


class Synapse:
    """One server. `limits`: settings for its rate limits; {} leaves Synapse's own."""

    def __init__(self, folder: Path, limits: Mapping[str, Any] = NO_LIMITS) -> None:
        self._folder = folder
        self._limits = limits
        self._secret = secrets.token_hex(16)
        self._process: subprocess.Popen[bytes] | None = None
        self.port = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        return self._folder / "synapse.log"

    async def start(self) -> None:
        """Serve, at the same port as before if there was one. Raises RuntimeError if it does not come up."""
        for _ in range(5):  # another program may take the port between our asking for it and Synapse's using it
            self.port = self.port or _free_port()
            self._configure()
            with self.log.open("ab") as log:
                command = (sys.executable, "-m", "synapse.app.homeserver", "-c", str(self._folder / "homeserver.yaml"))
                self._process = subprocess.Popen(  # noqa: ASYNC220
                    command,
                    cwd=self._folder,
                    stdout=log,
                    stderr=log,
                    preexec_fn=_end_with_parent,  # noqa: PLW1509 - it asks the kernel for something, and no more
                )
            if await self._is_up() and await self._is_ours():
                return
            self.stop()
            self.port = 0
        raise RuntimeError(self.log.read_text()[-2000:])

    def stop(self, *, kill: bool = False) -> None:
        """End it, and return when it is gone."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL if kill else signal.SIGTERM)
            try:
                self._process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None

    async def register(self, name: str = "") -> Account:
        """A new account; the name is unique on this server unless one is given."""
        name = name or f"someone{next(_NUMBERS)}{secrets.token_hex(3)}"
        password = secrets.token_hex(8)
        path = f"{self.url}/_synapse/admin/v1/register"
        async with aiohttp.ClientSession() as session:
            async with session.get(path) as answer:
                nonce = (await answer.json())["nonce"]
            said = b"\0".join(part.encode() for part in (nonce, name, password, "notadmin"))
            mac = hmac.new(self._secret.encode(), said, hashlib.sha1).hexdigest()
            body = {"nonce": nonce, "username": name, "password": password, "admin": False, "mac": mac}
            async with session.post(path, json=body) as answer:
                answer.raise_for_status()
                return Account((await answer.json())["user_id"], password)

    async def token(self, account: Account) -> str:
        """A new access token of somebody's, with a device that has no keys yet."""
        who = {"type": "m.id.user", "user": account.user_id}
        body = {"type": "m.login.password", "identifier": who, "password": account.password}
        path = f"{self.url}/_matrix/client/v3/login"
        async with aiohttp.ClientSession() as session, session.post(path, json=body) as answer:
            return str((await answer.json())["access_token"])

    async def _is_up(self) -> bool:
        """Wait until it answers; False if it ended."""
        assert self._process is not None
        async with aiohttp.ClientSession() as session:
            for _ in range(1200):
                if self._process.poll() is not None:
                    return False
                try:
                    async with session.get(f"{self.url}/_matrix/client/versions") as answer:
                        return answer.status == 200
                except aiohttp.ClientConnectionError:
                    await asyncio.sleep(0.05)
        return False

    async def _is_ours(self) -> bool:
        """Whether who answers is the one that we started: another may have been faster at this port."""
        try:
            await self.register()
        except aiohttp.ClientError:
            return False
        return True

    def _configure(self) -> None:
        folder = self._folder
        listener = {
            "port": self.port,
            "bind_addresses": ["127.0.0.1"],
            "type": "http",
            "tls": False,
            "resources": [{"names": ["client"], "compress": False}],
        }
        settings = {
            "server_name": SERVER,
            "pid_file": str(folder / "pid"),
            "listeners": [listener],
            "database": {"name": "sqlite3", "args": {"database": str(folder / "synapse.db")}},
            "log_config": str(folder / "log.yaml"),
            "media_store_path": str(folder / "media"),
            "signing_key_path": str(folder / "signing.key"),
            "registration_shared_secret": self._secret,
            "report_stats": False,
            "trusted_key_servers": [],
            "bcrypt_rounds": 4,
            "presence": {"enabled": False},
            "url_preview_enabled": False,
            **self._limits,
        }
        warnings = {
            "version": 1,
            "handlers": {"out": {"class": "logging.StreamHandler"}},
            "root": {"level": "WARNING", "handlers": ["out"]},
            "disable_existing_loggers": False,
        }
        (folder / "homeserver.yaml").write_text(json.dumps(settings))  # JSON is YAML
        (folder / "log.yaml").write_text(json.dumps(warnings))
        key = folder / "signing.key"
        if not key.exists():
            from signedjson.key import generate_signing_key, write_signing_keys

            with key.open("w") as file:
                write_signing_keys(file, [generate_signing_key("a_1")])


def serving(server: Synapse) -> Iterator[Synapse]:
    """For a fixture: started before, ended afterwards."""
    try:
        asyncio.run(server.start())
        yield server
    finally:
        server.stop()


def _free_port() -> int:
    """One that the system gives to nobody by itself, so that it is still free after a restart."""
    while True:
        port = random.randrange(20_000, 32_000)
        with socket.socket() as door, suppress(OSError):
            door.bind(("127.0.0.1", port))
            return port


def _end_with_parent() -> None:
    """Called in the new process: the kernel ends it when whoever started it is gone, were it by SIGKILL."""
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
