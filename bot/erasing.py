"""What follows a turn that erases a person: nothing more is sent to them, no trace is left, and then that is said."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from bot.core.model import Erase, Outcome, Place
from bot.courier import Courier
from bot.ports import Store, StoreFault


class Erasing:
    """Erases after the turn. A network's other people do not wait until the file is rebuilt."""

    def __init__(self, store: Store, courier: Courier) -> None:
        self._store = store
        self._courier = courier
        self._under_way: set[asyncio.Task[None]] = set()

    async def take(self, place: Place, outcome: Outcome) -> None:
        """Erase whom a turn erases; it is said in `place`."""
        for effect in outcome.effects:
            if isinstance(effect, Erase):
                if place.private:  # in a room, what waits may answer others
                    self._courier.drop(place)
                theirs = await self._private_places(effect.person)
                for elsewhere in theirs:
                    self._courier.drop(elsewhere)
                self._courier.doubt()  # of what waits in rooms, and at coaches, some goes with the rows
                erasing = asyncio.create_task(self._erase(place, effect, theirs))
                if not self._courier.background:
                    await erasing
                    continue
                self._under_way.add(erasing)
                erasing.add_done_callback(self._under_way.discard)
                await asyncio.sleep(0)  # the rows go now; what takes its time is to leave no trace of them

    async def settle(self) -> None:
        """Wait until what is being erased is gone."""
        await asyncio.gather(*self._under_way)

    async def _private_places(self, person: str) -> Sequence[Place]:
        """Where we wrote to a person who is erased."""
        try:
            return [place for place in (await self._store.holding(person)).places if place.private]
        except (KeyError, StoreFault):  # gone already, or not to be read: erasing says so
            return ()

    async def _erase(self, place: Place, effect: Erase, theirs: Sequence[Place]) -> None:
        """Say that it is done only when no trace is left; then take back what we said, as it quotes them.

        What is in the way (a reader, a disk with no room to rebuild the file) is said too, never hidden: the erasure
        was committed with the turn, and the next start finishes it.
        """
        try:
            await self._store.erase(effect.person)
        except StoreFault:
            self._courier.tell(place, effect.owed)
            await self._courier.bring(place)
            return
        self._courier.tell(place, effect.done)
        await self._courier.bring(place)
        for mine in theirs:
            await self._courier.clear(mine, told=mine.address == place.address)
