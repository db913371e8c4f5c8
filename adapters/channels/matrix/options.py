"""What the operator says about the bot's account."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class MatrixOptions:
    """An account on a homeserver, with a password or an access token.

    `store`: the folder for the device, its keys and what was read last; nobody but the bot may use it. `allow`: who may
    invite, as globs of user ids ("@ana:*") or servers ("*.example.org"); empty: everybody of the bot's own homeserver.
    `device_name`: the name that people see, and that of the device.
    """

    homeserver: str
    user: str
    store: Path
    password: str = field(default="", repr=False)
    access_token: str = field(default="", repr=False)
    allow: tuple[str, ...] = ()
    device_name: str = "Colibri"


@dataclass(frozen=True, slots=True)
class MatrixWords:
    """What the adapter itself has to say, at moments when nobody knows yet in which language.

    `unreadable`: a message cannot be decrypted, and what the person can do. `declined`: why an invitation is refused.
    """

    unreadable: str
    declined: str
