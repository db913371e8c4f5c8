"""What can go wrong outside, as far as somebody acts on it."""

from __future__ import annotations

from bot.core.dialog import Language


class StoreFault(Exception):
    """The store could not do its work.

    `name` names the message that says what happened, what is safe and what to do. Who meets the fault on its way adds
    what is known: `lost`: what the person sent in this turn is not kept; `language`: the person's.
    """

    name = "store_fault"
    lost: bool = False
    language: Language | None = None


class StoreFull(StoreFault):
    """No room left on the disk. Nothing of this turn was written; everything before is safe."""

    name = "store_full"


class StoreReadOnly(StoreFault):
    """The file or its folder cannot be written."""

    name = "store_read_only"


class StoreBusy(StoreFault):
    """Another program held the file beyond the timeout."""

    name = "store_busy"


class StoreCorrupt(StoreFault):
    """The file is not a sound database of ours."""

    name = "store_corrupt"


class StoreNewer(StoreFault):
    """The file was written by a newer version of this program."""

    name = "store_newer"


class Unreachable(Exception):
    """The person blocked us, or the place is gone: nothing is to be sent there until they come back."""


class Uncertain(Exception):
    """The network left us unable to know whether a message arrived: it must not be sent again blindly."""


class ChannelRefused(Exception):
    """The platform will not serve us at all. `name` names the message that says why and what to do."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class TurnMoved(Exception):
    """Another process took a turn of this person in between: load again and decide again."""
