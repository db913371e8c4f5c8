"""What is due to people who do not write: reminders, warnings, erasing; and never at night. All by a clock of ours."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import cast

import pytest

from adapters.stores.sqlite import SqliteStore, open_store
from bot.coaches import invite
from bot.core.dialog import LANGUAGES
from bot.core.model import Account, Edited, Reply, Said, Started, TimedOut
from bot.courier import Courier
from bot.ports import File, Inbound, Outgoing, Quiet, Store, Unreachable
from bot.reminders import Watch
from bot.runner import Runner
from tests.house import Listener
from tests.silence import ANA, HALF_A_YEAR, HERE, NIGHT, SEEN, quiet
from tests.talk import shipped_engine


class Deaf(Listener):
    """A channel that can be blocked."""

    blocked = False

    async def deliver(self, message: Outgoing, files: Sequence[File]) -> datetime | None:
        if self.blocked:
            raise Unreachable
        return await super().deliver(message, files)


class House:
    """A program that is started anew for every look; `now` is the clock."""

    def __init__(self, store: SqliteStore) -> None:
        self.store = store
        self.deaf = False
        self.now = SEEN
        self.channel = Deaf()
        self._events = 0
        self.start()

    def start(self) -> None:
        courier = Courier(self.store, {"test": self.channel}, {}, dict.fromkeys(LANGUAGES, Reply(())), lambda: self.now)
        ids = (f"id{id(courier)}-{number}" for number in range(1000))
        self.runner = Runner(shipped_engine(), self.store, courier, lambda: self.now, lambda: next(ids))
        self.watch = Watch(
            self.store,
            self.runner.receive,
            lambda: self.now,
            channels=lambda: set() if self.deaf else {"test"},
            retention=HALF_A_YEAR,
            hours=NIGHT,
        )

    async def say(self, *texts: str, who: Account = ANA) -> None:
        place = replace(HERE, address=who.name)
        for text in texts:
            self._events += 1
            event = Said(f"m{self._events}", text) if text else Started("fr")
            await self.runner.receive(Inbound(f"e{self._events}", who, place, event, self.now))

    async def look(self, days: float) -> str:
        """What is heard when the program is started again so many days after `SEEN`, at ten in the morning."""
        self.now = SEEN + timedelta(days=days, hours=1)
        self.start()
        heard = len(self.channel.heard)
        for _ in range(3):
            await self.watch.look()
        return "\n".join(self.channel.heard[heard:])


class News:
    """A store with news for somebody: a community answered, or a coach commented. Nobody else is quiet."""

    def __init__(self, what: str, *holders: Quiet) -> None:
        self.what = what
        self.holders = holders

    async def quiet(self, since: datetime) -> Sequence[Quiet]:
        return ()

    async def answered(self) -> Sequence[Quiet]:
        return self.holders if self.what == "voices" else ()

    async def remarked(self) -> Sequence[Quiet]:
        return self.holders if self.what == "comments" else ()

    async def rings(self, before: datetime) -> Sequence[Quiet]:
        return ()


async def news(what: str, at: datetime, *holders: Quiet, channels: tuple[str, ...] = ("test",)) -> list[Inbound]:
    """What a look brings to holders for whom there is news."""
    brought: list[Inbound] = []

    async def receive(inbound: Inbound) -> None:
        brought.append(inbound)

    store = cast("Store", News(what, *holders))
    watch = Watch(store, receive, lambda: at, channels=lambda: channels, retention=HALF_A_YEAR, hours=NIGHT)
    await watch.look()
    return brought


@pytest.mark.parametrize("what", ["voices", "comments"])
async def test_news_come_once_a_day_at_most(what: str) -> None:
    (first,), (again,) = await news(what, SEEN, quiet()), await news(what, SEEN + timedelta(hours=8), quiet())
    (next_day,) = await news(what, SEEN + timedelta(days=1), quiet())
    assert first.event == TimedOut("voices" if what == "voices" else "comments")
    assert (first.account, first.place) == (ANA, HERE)
    assert first.id == again.id != next_day.id


@pytest.mark.parametrize("what", ["voices", "comments"])
async def test_news_respect_the_night_and_who_cannot_be_reached(what: str) -> None:
    assert await news(what, SEEN + timedelta(hours=12), quiet()) == []
    assert await news(what, SEEN, quiet(reachable=False)) == []
    assert await news(what, SEEN, quiet(agreed=False)) == []
    assert await news(what, SEEN, quiet(), channels=()) == []


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    store = await open_store(tmp_path / "colibri.db")
    house = House(store)
    await house.say("", "oui", "j'accepte", "1", "La laverie des Jonquilles")
    yield house
    await store.close()


async def test_reminders_come_once_a_week_and_stop_with_one_word(house: House) -> None:
    assert await house.look(8) == ""
    house.now = SEEN
    await house.say("/rappel", "oui")
    assert await house.look(6) == ""
    first = await house.look(8)
    assert first.count("Un petit signe") == 1
    assert await house.look(9) == ""
    assert "Un petit signe" in await house.look(16)
    await house.say("/stop")
    assert [await house.look(day) for day in (24, 31, 50)] == ["", "", ""]


async def test_reminders_keep_quiet_at_night(house: House) -> None:
    await house.say("/rappel oui")
    house.now = SEEN + timedelta(days=8, hours=12)  # 22 h in Paris
    await house.watch.look()
    assert "Un petit signe" not in house.channel.heard[-1]


async def test_a_reminder_is_no_sign_of_life(house: House) -> None:
    await house.say("/rappel oui")
    for day in (8, 16, 24, 33):
        await house.look(day)
    assert "02/09" not in (warning := await house.look(151))
    assert "29/08/2026" in warning


async def test_time_runs_out_with_two_warnings_and_nothing_is_left(house: House) -> None:
    assert "j'effacerai" in await house.look(151)
    assert await house.look(160) == ""
    assert "j'effacerai" in await house.look(174)
    assert "j'ai tout effacé" in await house.look(181)
    assert await house.store.person_of(ANA) is None


@pytest.mark.parametrize("word", ["garder", "Garder", "/garder", "Une rue plus calme, avec nos voisins."])
async def test_any_word_keeps_everything(house: House, word: str) -> None:
    await house.look(151)
    await house.say(word)
    assert [await house.look(day) for day in (174, 181, 300)] == ["", "", ""]
    assert "j'effacerai" in await house.look(151 + 151)


async def test_who_blocked_us_is_not_written_to_again(house: House) -> None:
    await house.say("/rappel oui")
    house.channel.blocked = True
    assert await house.look(8) == ""
    house.channel.blocked = False
    assert await house.look(16) == ""
    await house.runner.reach(HERE, reachable=True)
    assert "Un petit signe" in await house.look(17)


async def test_an_edit_is_a_sign_of_life(house: House) -> None:
    await house.look(151)
    await house.runner.receive(Inbound("edit", ANA, HERE, Edited("m5", "La laverie"), house.now))
    assert await house.look(181) == ""


async def test_who_writes_while_others_are_looked_at_is_not_erased(house: House) -> None:
    await house.look(151)
    house.now = SEEN + timedelta(days=181, hours=1)
    (quiet,) = await house.store.quiet(house.now)
    await house.say("garder")
    expired = replace(TimedOut("expired"), since=quiet.seen_at)
    await house.runner.receive(Inbound("late", ANA, HERE, expired, house.now))
    assert await house.store.person_of(ANA) is not None


async def test_nothing_is_due_while_a_platform_is_not_heard(house: House) -> None:
    await house.look(151)
    house.deaf = True
    assert await house.look(181) == ""
    assert await house.store.person_of(ANA) is not None
    house.deaf = False
    assert "j'ai tout effacé" in await house.look(182)


async def test_the_first_look_waits_until_what_people_wrote_has_been_taken(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.reminders._HEARD", 0.01)
    house.now = SEEN + timedelta(days=151, hours=1)
    house.deaf = True
    heard = len(house.channel.heard)
    watching = asyncio.create_task(house.watch.run())
    await asyncio.sleep(0.05)
    assert len(house.channel.heard) == heard
    house.deaf = False
    await asyncio.sleep(0.1)
    watching.cancel()
    assert "j'effacerai" in house.channel.heard[-1]


async def test_a_comment_is_told_once_and_what_was_open_stays_open(house: House) -> None:
    ids = (f"coach{number}" for number in range(9))
    invited = await invite(house.store, "Marie Petit", house.now, lambda: next(ids))
    marie = Account("test", "marie")
    await house.say("", "oui", "oui", f"/coach {invited.code}", who=marie)
    await house.say(f"/partager {invited.coach.code}", "tout partager", "trois mois", "oui")
    assert await house.look(1) == ""
    house.now += timedelta(hours=1)  # a turn after the share, by the clock
    await house.say("/coach 1", "commenter", "1", "Pour qui est cette laverie ?", who=marie)
    told = await house.look(2)
    assert "Marie Petit vous a laissé un commentaire." in told
    assert "Pour qui est cette laverie ?" not in told
    assert await house.look(3) == ""
    await house.say("Les quarante familles du quartier, qui lavent à la main.")
    assert "« Les quarante familles du quartier" in house.channel.heard[-1]
    assert "Pour qui" not in house.channel.heard[-1]
    await house.say("/commentaires", "garder telle quelle")
    assert "Marie Petit le verra." in house.channel.heard[-1]
