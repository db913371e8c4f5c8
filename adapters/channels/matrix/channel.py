"""The channel: what `colibri run` serves when there is an account on a homeserver."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from adapters.channels.matrix import ids
from adapters.channels.matrix import state as states
from adapters.channels.matrix.aside import Aside
from adapters.channels.matrix.clearing import Clearing
from adapters.channels.matrix.connection import connect
from adapters.channels.matrix.events import NAME, Us
from adapters.channels.matrix.folder import Folder
from adapters.channels.matrix.invites import Invites
from adapters.channels.matrix.late import PATIENCE, Late
from adapters.channels.matrix.membership import is_private
from adapters.channels.matrix.options import MatrixOptions as MatrixOptions
from adapters.channels.matrix.options import MatrixWords as MatrixWords
from adapters.channels.matrix.private_talks import PrivateTalks
from adapters.channels.matrix.profile import show, show_picture
from adapters.channels.matrix.reactions import Buttons
from adapters.channels.matrix.receiving import Receiving, Sleep
from adapters.channels.matrix.sending import Sender
from adapters.channels.matrix.session import Session
from adapters.channels.matrix.syncing import Syncing
from adapters.channels.matrix.threads import Threads
from bot.core.model import Block, Place, Reply
from bot.ports import File, Outgoing, Receiver, Unreachable


class Matrix:
    """Implements `Network`.

    `words`: what the adapter has to say by itself; `clock` gives the time in UTC; `sleep` makes the pauses; `patience`:
    how long a message may wait for its key before the person is told.
    """

    name = NAME

    def __init__(
        self,
        options: MatrixOptions,
        words: MatrixWords,
        clock: Callable[[], datetime],
        *,
        sleep: Sleep = asyncio.sleep,
        patience: timedelta = PATIENCE,
    ) -> None:
        self._options = options
        self._words = words
        self._clock = clock
        self._sleep = sleep
        self._patience = patience
        self._folder = Folder(options.store)
        self._client = connect(options)
        self._session = Session(self._client, options, self._folder)
        self._aside = Aside()
        self._talks = PrivateTalks(self._client)
        self._clearing = Clearing(self._client, self._folder, self._aside, sleep=sleep)
        self._threads = Threads(self._folder)
        self._buttons = Buttons(self._folder)
        self._ready = asyncio.Event()
        self._sender: Sender | None = None
        self._syncing: Syncing | None = None

    async def open(self) -> None:
        """Log in, with keys of our own. Waits while the network is down. Raises ChannelRefused."""
        await self._session.open()
        await show(self._client, self._options.device_name)
        self._aside.begin(show_picture(self._client))
        self._sender = Sender(self._client, self._buttons, self._threads)

    async def listen(self, receiver: Receiver) -> None:
        """Bring everything that happens to the receiver, until cancelled. Raises ChannelRefused."""
        client, state = self._client, states.load(self._folder)
        late = Late(client, state, self._clock, self._patience)
        us = Us(client.user_id, self._buttons)
        receiving = Receiving(client, us, receiver, late, aside=self._aside, threads=self._threads, sleep=self._sleep)
        allow, declined = self._options.allow, self._words.declined
        invites = Invites(
            client,
            state,
            allow,
            declined,
            aside=self._aside,
            talks=self._talks,
            clearing=self._clearing,
            sleep=self._sleep,
        )
        self._syncing = Syncing(
            client,
            self._folder,
            state,
            receiving=receiving,
            invites=invites,
            late=late,
            threads=self._threads,
            unreadable=self._tell_unreadable,
            ready=self._ready,
            sleep=self._sleep,
        )
        self._clearing.take_up()
        await self._syncing.run()

    async def deliver(self, message: Outgoing, files: Sequence[File]) -> datetime | None:
        """Show one message. Returns when it was there. Raises Unreachable, and Uncertain.

        Unreachable is also a private place where somebody else has come in.
        """
        await self._ready.wait()
        assert self._sender is not None
        address = ids.read(message.place.address)
        room = self._client.rooms.get(address.room)
        if message.place.private and not address.root and room is not None and not is_private(room):
            raise Unreachable("no longer private")
        at = await self._sender.deliver(message, files)
        if message.reply.invites and message.to and address.root:
            await self._talks.open(message.to.name)
        return at

    async def busy(self, place: Place) -> None:
        """Show that something is being prepared. Never fails."""
        if self._sender is not None and self._ready.is_set():
            await self._sender.busy(place)

    async def clear(self, place: Place, *, told: bool) -> None:
        """Take back what we said in a private place, in time; `told`: but for the last message. Never fails."""
        address = ids.read(place.address)
        if not address.root:
            self._clearing.begin(address.room, told=told)

    def heard(self) -> bool:
        """Whether the homeserver has told us lately all that it has for us."""
        return self._syncing is not None and self._syncing.heard()

    async def close(self) -> None:
        """Let go of the network, and of the folder."""
        await self._aside.close()
        await self._clearing.close()
        if self._sender is not None:
            await self._sender.close()
        await self._session.close()

    def _tell_unreadable(self, place: Place) -> None:
        reply = Reply((Block("question", self._words.unreadable),))  # rings: somebody waits for an answer
        self._aside.begin(self.deliver(Outgoing(0, place, reply), ()))
