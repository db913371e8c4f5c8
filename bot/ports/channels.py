"""Ways to reach people, and what those are given."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol, runtime_checkable

from bot.core.model import Place
from bot.ports.messages import File, Inbound, Outgoing


class Channel(Protocol):
    """A way to reach people. It translates, and nothing more."""

    name: str

    async def deliver(self, message: Outgoing, files: Sequence[File]) -> datetime | None:
        """Show one message, with its rendered attachments. Returns when it was there, by the platform's clock if any.

        Tries again as long as that is safe: while the network is down it does not return. Raises Unreachable, and
        Uncertain.
        """

    async def busy(self, place: Place) -> None:
        """Show that something is being prepared, where a platform can. Never fails."""


@runtime_checkable
class Retracting(Protocol):
    """What a channel can do besides, where a platform lets us take back what we said."""

    async def clear(self, place: Place, *, told: bool) -> None:
        """Take back our own messages in a private place, as they quote a person who is erased.

        `told`: the last one says so, and stays. Returns when that is noted: it is done in time, and after a restart as
        well. Never fails.
        """


class Receiver(Protocol):
    """What a network channel is given: where to bring what happens."""

    async def receive(self, inbound: Inbound) -> None:
        """Handle one event. Returns as soon as it is durably handled, before the replies are sent: only then may the
        platform be told that we have it. Events of one account must be handed over in their order.

        Raises StoreFault: then the event is not handled, and is to be offered again.
        """

    async def reach(self, place: Place, *, reachable: bool) -> None:
        """Note that a person blocked us, or came back. Raises StoreFault."""

    async def put_off(self, inbound: Inbound, *, lost: bool) -> None:
        """Tell a person, once, that an event had to be refused with a StoreFault, and will be taken up later.

        `lost`: it will not, because the file is not sound.
        """


class Network(Channel, Protocol):
    """A channel at the other end of a network, which `colibri run` serves."""

    async def open(self) -> None:
        """Say who we are to the platform. Waits while the network is down. Raises ChannelRefused."""

    async def listen(self, receiver: Receiver) -> None:
        """Bring everything that happens to the receiver, until cancelled. Raises ChannelRefused."""

    def heard(self) -> bool:
        """Whether the platform has told us lately all that it has for us."""

    async def close(self) -> None:
        """Let go of the network."""


class Site(Protocol):
    """Pages that `colibri run` serves beside the networks."""

    name: str

    async def open(self) -> None:
        """Take the port. Raises ChannelRefused."""

    async def run(self) -> None:
        """Serve until cancelled; then finish what was asked for, within a second."""
