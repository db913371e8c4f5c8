"""What stands behind the pages, handed in by the composition root."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo

from bot.core.dialog import Library
from bot.core.map import Map
from bot.ports import Desk, DocumentWriter, Door, Inbound


@dataclass(frozen=True, slots=True)
class Backing:
    """What the pages read from, and hand acts to.

    `receive`: takes a turn, as for a channel. `writers`: documents by format. `draw`: the map as SVG. `clock`: the time
    in UTC. `ids`: fresh ids.
    """

    desk: Desk
    door: Door
    receive: Callable[[Inbound], Awaitable[None]]
    library: Library
    writers: Mapping[str, DocumentWriter]
    draw: Callable[[Map], str]
    clock: Callable[[], datetime]
    ids: Callable[[], str]


@dataclass(frozen=True, slots=True)
class WebOptions:
    """`url`: the public address as browsers say it in `Origin`; the settings see to that. `contact`, `controller`: whom
    to write to, and who is responsible. `zone`: where coaches live, for the times they read.
    """

    url: str
    contact: str
    controller: str
    zone: tzinfo
