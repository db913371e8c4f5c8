"""A room on a real file: the engine decides, the store keeps, and every turn begins from what is in the file."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from adapters.stores.sqlite import SqliteStore, open_store
from bot.core.model import Account, Chose, Edited, Erase, Event, Place, Reply, Said, Started, TimedOut
from bot.ports import Inbound
from bot.reminders import due
from tests.documents.rendered import json_of, markdown_of
from tests.room import THREAD
from tests.talk import NETWORK, shipped_engine, shipped_library, shown

CANARY = "canari-jaune-4711"


@dataclass
class Rooms:
    """Takes turns of anybody, anywhere, one after the other."""

    store: SqliteStore
    at: datetime = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    ids: count[int] = field(default_factory=lambda: count(1))

    async def take(self, name: str, event: Event, place: Place = THREAD) -> Reply:
        self.at += timedelta(minutes=1)
        account, number = Account("test", name), next(self.ids)
        situation = await self.store.load(account, place)
        outcome = shipped_engine().step(situation, event, self.at, lambda: f"id{next(self.ids)}")
        messages = await self.store.commit(Inbound(f"e{number}", account, place, event, self.at), situation, outcome)
        assert messages is not None
        await self.store.sent(messages, at=self.at)
        return outcome.replies[0] if outcome.replies else Reply(())

    async def says(self, name: str, text: str, message: str = "") -> Reply:
        """Write in the thread."""
        said = Said(message or f"${next(self.ids)}", text, called=text.startswith("!colibri"))
        return await self.take(name, said)

    async def presses(self, name: str, value: str) -> Reply:
        """Press in the thread."""
        return await self.take(name, Chose("$ours", value))

    async def alone(self, name: str, event: Event) -> Reply:
        """Something in private."""
        return await self.take(name, event, Place("test", name, notice=NETWORK.notice))

    async def opened(self) -> None:
        """Ana asks a question here."""
        for event in (Started("fr"), Chose("m", "yes"), Chose("m", "accept"), Chose("m", "resume")):
            await self.alone("ana", event)
        await self.alone("ana", Said("m1", "La Laverie qui roule"))
        await self.says("ana", "!colibri contribuer")
        await self.presses("ana", "B04.1")


@pytest.fixture
async def rooms(tmp_path: Path) -> AsyncIterator[Rooms]:
    store = await open_store(tmp_path / "colibri.db")
    yield Rooms(store)
    await store.close()


def in_the_files(folder: Path, word: str) -> bool:
    return any(word.encode() in file.read_bytes() for file in folder.iterdir() if file.is_file())


async def test_what_was_said_last_in_a_thread_is_known_to_strangers_too(rooms: Rooms) -> None:
    assert "répondez ici avec son numéro" in shown(await rooms.says("bob", "!colibri carte"))
    assert "Confiance" in shown(await rooms.says("eve", "5"))
    await rooms.opened()
    assert (await rooms.says("bob", "Moi aussi")).blocks
    assert not (await rooms.says("bob", "Vraiment")).blocks
    assert "ne garde rien de vous" in shown(await rooms.says("bob", "Non merci"))
    await rooms.presses("eve", "lives")
    assert not (await rooms.says("bob", "Bonne idée")).blocks
    assert await rooms.store.person_of(Account("test", "bob")) is None


async def test_a_question_is_answered_kept_and_exported_from_the_file(rooms: Rooms, tmp_path: Path) -> None:
    await rooms.opened()
    await rooms.says("bob", CANARY)
    assert not in_the_files(tmp_path, CANARY)
    await rooms.presses("bob", "near")
    await rooms.says("bob", "Moi aussi", "$bob")
    await rooms.says("bob", "Et ma sœur", "$more")
    await rooms.take("bob", Edited("$bob", "Moi aussi, à la main"))
    await rooms.take("bob", Edited("$more", ""))
    told = await rooms.alone("ana", TimedOut("voices"))
    assert "Une personne a répondu" in shown(told)
    assert "Moi aussi, à la main" in shown(await rooms.alone("ana", Said("m2", "lire maintenant")))
    await rooms.alone("ana", Said("m3", "garder à côté de ma réponse"))
    assert not (await rooms.alone("ana", TimedOut("voices"))).blocks
    holding = await rooms.store.holding(await rooms.store.person_of(Account("test", "ana")) or "")
    library, project = shipped_library(), holding.projects[0].id
    markdown = await markdown_of(library, "dossier", holding, project=project)
    assert "> Moi aussi, à la main\n>\n> — une personne proche ou voisine" in markdown
    assert "sœur" not in str(await json_of(library, "my_data", holding))
    mine = await rooms.store.holding(await rooms.store.person_of(Account("test", "bob")) or "")
    assert "Moi aussi, à la main" in await markdown_of(library, "my_data", mine)
    assert not in_the_files(tmp_path, "sœur")


async def test_words_that_change_after_the_decision_are_decided_about_again(rooms: Rooms) -> None:
    await rooms.opened()
    await rooms.presses("bob", "near")
    await rooms.says("bob", "Moi aussi", "$bob")
    await rooms.alone("ana", Said("m2", "/voix"))
    await rooms.alone("ana", Chose("m", "keep"))
    await rooms.take("bob", Edited("$bob", "Tout autre chose"))
    assert "Tout autre chose" in shown(await rooms.alone("ana", Said("m3", "/voix")))


async def test_a_question_that_was_given_up_leaves_the_thread_to_another_holder(rooms: Rooms) -> None:
    await rooms.opened()
    other = Place("test", "!room/$other", private=False, notice=THREAD.notice)
    for event in (Started("fr"), Chose("m", "yes"), Chose("m", "accept")):
        await rooms.alone("carl", event)
    for name in ("ana", "carl"):
        await rooms.take(name, Said("$1", "!colibri contribuer"), other)
        await rooms.take(name, Chose("$2", "cancel" if name == "ana" else "B11"), other)
    situation = await rooms.store.load(Account("test", "carl"), other)
    assert situation.inquiry is not None
    assert situation.person is not None
    assert (situation.inquiry.person, situation.inquiry.step) == (situation.person.id, "B11")


async def test_who_only_spoke_in_a_room_is_kept_as_long_as_they_were_told_and_then_forgotten(rooms: Rooms) -> None:
    await rooms.opened()
    await rooms.presses("bob", "near")
    await rooms.says("bob", "Moi aussi")
    bob = await rooms.store.person_of(Account("test", "bob"))
    (quiet,) = [found for found in await rooms.store.quiet(rooms.at) if found.person == bob]
    retention = timedelta(days=180)
    assert due(quiet, quiet.seen_at + timedelta(days=179), retention) is None
    assert due(quiet, quiet.seen_at + retention, retention) == TimedOut("expired")
    assert quiet.place == THREAD
    account, event = Account("test", "bob"), TimedOut("expired")
    situation = await rooms.store.load(account, THREAD)
    outcome = shipped_engine().step(situation, event, rooms.at, str)
    assert outcome.effects == (Erase(bob or "", Reply(()), Reply(())),)
    assert await rooms.store.commit(Inbound("t", account, THREAD, event, rooms.at), situation, outcome) == ()
    await rooms.store.erase(bob or "")
    assert (await rooms.store.load(Account("test", "ana"), NETWORK)).voices == ()


async def test_a_member_erases_everything_in_private(rooms: Rooms, tmp_path: Path) -> None:
    await rooms.opened()
    await rooms.presses("bob", "near")
    await rooms.says("bob", CANARY, "$bob")
    bob = await rooms.store.person_of(Account("test", "bob"))
    assert bob is not None
    await rooms.alone("bob", Said("m", "/effacer"))
    await rooms.alone("bob", Said("m", "tout effacer"))
    await rooms.store.erase(bob)
    assert not in_the_files(tmp_path, CANARY)
    assert await rooms.store.person_of(Account("test", "bob")) is None
