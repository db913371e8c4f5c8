"""What deciding alone costs: the steps of some whole conversations, recorded once and taken again without the rest."""

from __future__ import annotations

import gc
import secrets
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from time import process_time

from bot.core.engine import Engine
from bot.core.model import Event, Outcome, Situation
from tests.bench.product import Visit, all_at_once, library, product

_PEOPLE, _TIMES = 24, 3


class Recorder(Engine):
    """An engine that remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__(library(), {"retention_days": "180"})
        self.steps: list[tuple[Situation, Event, datetime]] = []

    def step(self, situation: Situation, event: Event, now: datetime, ids: Callable[[], str]) -> Outcome:
        self.steps.append((situation, event, now))
        return super().step(situation, event, now, ids)


async def microseconds(folder: Path) -> float:
    """The processor time of `Engine.step`, on average over whole conversations."""
    recorder = Recorder()
    async with product(folder / "recorded.db", recorder) as running:
        await all_at_once([Visit(running, number) for number in range(_PEOPLE)])
    gc.collect()
    return min(_once(recorder) for _ in range(_TIMES)) / len(recorder.steps) * 1e6


def _once(recorder: Recorder) -> float:
    step = super(Recorder, recorder).step
    begun = process_time()
    for situation, event, now in recorder.steps:
        step(situation, event, now, lambda: secrets.token_hex(8))
    return process_time() - begun
