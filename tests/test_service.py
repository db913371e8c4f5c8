"""What `colibri status` is told about how a run ended."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest

from adapters.stores.sqlite import open_store
from bot.core.model import Place
from bot.courier import Courier
from bot.ports import ChannelRefused, File, Outgoing, Receiver, StoreCorrupt
from bot.reminders import Watch
from bot.runner import Runner
from bot.service import Service
from tests.house import APOLOGIES
from tests.silence import HALF_A_YEAR, NIGHT, SEEN
from tests.talk import shipped_engine


def _untold(refused: ChannelRefused) -> None:
    raise AssertionError(refused.name)  # nobody is left to be served: it is raised instead


class Ending:
    """A network that is heard by nobody, and ends with an error if it has one."""

    name = "test"

    def __init__(self, error: Exception | None) -> None:
        self._error = error

    async def open(self) -> None:
        """Nothing to say."""

    async def listen(self, receiver: Receiver) -> None:
        if self._error is not None:
            raise self._error
        await asyncio.Event().wait()

    def heard(self) -> bool:
        return False

    async def deliver(self, message: Outgoing, files: Sequence[File]) -> datetime | None:
        return None

    async def busy(self, place: Place) -> None:
        """Nothing to show."""

    async def close(self) -> None:
        """Nothing to let go of."""


@pytest.mark.parametrize(
    ("error", "noted"),
    [
        (None, ("stopped", "")),
        (RuntimeError("words of a person"), ("failed", "RuntimeError")),
        (ChannelRefused("telegram_bad_token"), ("failed", "ChannelRefused")),
    ],
)
async def test_how_a_run_ended_is_noted(tmp_path: Path, error: Exception | None, noted: tuple[str, str]) -> None:
    store = await open_store(tmp_path / "colibri.db")
    channel, notes = Ending(error), []

    async def note(name: str, state: str, error: str) -> None:
        notes.append((state, error))

    courier = Courier(store, {"test": channel}, {}, APOLOGIES, lambda: SEEN, background=True)
    runner = Runner(shipped_engine(), store, courier, lambda: SEEN, lambda: "id")
    watch = Watch(store, runner.receive, lambda: SEEN, channels=set, retention=HALF_A_YEAR, hours=NIGHT)
    stop = asyncio.Event()
    if error is None:
        asyncio.get_running_loop().call_later(0.05, stop.set)
        await Service(runner, courier, watch, [channel], note, tell=_untold).run(stop)
    else:
        with pytest.raises(type(error)):
            await Service(runner, courier, watch, [channel], note, tell=_untold).run(stop)
    await store.close()
    assert notes[-1] == noted
    assert notes[:2] == [("starting", ""), ("listening", "")]


class Pages:
    """Pages that are served, or refused."""

    name = "web"

    def __init__(self, error: ChannelRefused | None) -> None:
        self._error = error

    async def open(self) -> None:
        if self._error is not None:
            raise self._error

    async def run(self) -> None:
        await asyncio.Event().wait()


@pytest.mark.parametrize("error", [None, ChannelRefused("web_bad_listen")])
async def test_pages_are_served_where_there_is_no_chat_and_end_the_run_if_they_are_refused(
    tmp_path: Path, error: ChannelRefused | None
) -> None:
    store = await open_store(tmp_path / "colibri.db")
    notes = []

    async def note(name: str, state: str, error: str) -> None:
        notes.append((name, state))

    courier = Courier(store, {}, {}, APOLOGIES, lambda: SEEN, background=True)
    runner = Runner(shipped_engine(), store, courier, lambda: SEEN, lambda: "id")
    watch = Watch(store, runner.receive, lambda: SEEN, channels=set, retention=HALF_A_YEAR, hours=NIGHT)
    service, stop = Service(runner, courier, watch, [], note, tell=_untold, site=Pages(error)), asyncio.Event()
    if error is None:
        asyncio.get_running_loop().call_later(0.05, stop.set)
        await service.run(stop)
        assert notes == [("web", "starting"), ("web", "listening"), ("web", "stopped")]
    else:
        with pytest.raises(ChannelRefused):
            await service.run(stop)
        assert notes == [("web", "starting"), ("web", "refused"), ("web", "failed")]
    await store.close()


async def test_an_outbox_that_cannot_be_read_is_said_and_the_service_goes_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = await open_store(tmp_path / "colibri.db")

    async def note(name: str, state: str, error: str) -> None:
        """Nobody asks."""

    async def broken() -> Sequence[Place]:
        raise StoreCorrupt

    courier = Courier(store, {}, {}, APOLOGIES, lambda: SEEN, background=True)
    courier.collect = broken  # type: ignore[method-assign, assignment]
    runner = Runner(shipped_engine(), store, courier, lambda: SEEN, lambda: "id")
    watch = Watch(store, runner.receive, lambda: SEEN, channels=set, retention=HALF_A_YEAR, hours=NIGHT)
    service, stop = Service(runner, courier, watch, [Ending(None)], note, tell=_untold), asyncio.Event()
    asyncio.get_running_loop().call_later(0.05, stop.set)
    await service.run(stop)
    await store.close()
    assert "messages of other processes wait for the store: store_corrupt" in caplog.text
