"""A coach's list of 200 projects, beside the same query and the same template alone."""

from __future__ import annotations

import gc
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from adapters.web.words import Words
from bot.core.coaching.rows import rows
from bot.core.coaching.seen import Row as Project
from bot.core.model import Reviewed
from tests.bench.table import Row
from tests.web.browsing import Visitor
from tests.web.filled import SAID
from tests.web.world import MARIE, Somebody, World

_PROJECTS, _ROUNDS = 200, 15
_TARGET = 3.0


async def measure(folder: Path, projects: int = _PROJECTS, rounds: int = _ROUNDS) -> list[Row]:
    into = folder / "pages"
    into.mkdir()
    world = await World.made(into)
    await _fill(world, projects)
    visitor = Visitor(world.app())
    await visitor.sign_in(world, MARIE)
    alone = Alone(world)
    await alone.prepare()
    assert (await visitor.page("/")).tags.count("li") > projects
    page, floor = await _interleaved(rounds, lambda: visitor.get("/"), alone.once)
    await world.store.close()
    ratio = page / floor
    return [
        Row(
            f"a coach's list of {projects} projects",
            f"{page * 1e3:.0f} ms, {ratio:.1f} times its query and template alone",
            f"at most {_TARGET:.0f} times",
            ratio <= _TARGET,
        )
    ]


async def _fill(world: World, projects: int) -> None:
    """Each project with answers, two of them changed since they were read, and a comment."""
    await world.coach(MARIE, "Marie Petit")
    for number in range(projects):
        holder = Somebody(f"holder-{number}")
        await world.holder(holder, {**SAID, "B01": f"Le jardin numéro {number}"})
        share = await world.share(holder, MARIE)
        said = Reviewed("comment", share.id, subject=holder.action, step="B06", revision=1, text="Et après ?")
        if not number % 10:  # a turn of a coach reads all that is shared: what is measured is not that
            await world.review(MARIE, said)
        await world.say(holder, "B04.1", "Autre chose.", 2)
        await world.say(holder, "B10", "Autre chose encore.", 2)


class Alone:
    """The same query, and the same template with what it shows."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._words = Words(world.backing.library, world.options)
        self._rows: Sequence[Project] = ()

    async def prepare(self) -> None:
        """What the template shows, found before."""
        followed = await self._world.store.followed(MARIE.id, self._world.now())
        self._rows = rows(self._world.backing.library, followed, self._world.now(), "fr")

    async def once(self) -> None:
        """Ask, and render."""
        world = self._world
        await world.store.followed(MARIE.id, world.now())
        coach = next(each for each in await world.store.coaches() if each.person == MARIE.id)
        known = {
            "visitor": {"coach": coach, "reachable": True},
            "mark": "m" * 64,
            "new_id": world.new_id,
            "here": "/",
            "done": "",
        }
        assert "Le jardin numéro 1" in self._words.page("projects.html", "fr", rows=self._rows, **known)


async def _interleaved(rounds: int, *measured: Callable[[], Awaitable[object]]) -> tuple[float, ...]:
    """The median time of each, in seconds, taken in turns."""
    times: list[list[float]] = [[] for _ in measured]
    for _ in range(rounds):
        for one, found in zip(measured, times, strict=True):
            gc.collect()
            begun = perf_counter()
            await one()
            found.append(perf_counter() - begun)
    return tuple(map(median, times))
