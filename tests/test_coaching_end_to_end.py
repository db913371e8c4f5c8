"""A holder and a coach, on the real store and with real documents: invited, shared, read, commented, ended."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, time, timedelta
from itertools import count
from pathlib import Path

import pytest

from adapters.documents.markdown import MarkdownWriter
from adapters.stores.sqlite import SqliteStore, open_store
from bot.coaches import invite
from bot.core import codes
from bot.core.dialog import LANGUAGES
from bot.core.engine import Engine
from bot.core.model import Account, Attachment, Block, Chose, Edited, Event, Place, Reply, Reviewed, Said, Started
from bot.courier import Courier, opening
from bot.ports import WEB, File, Inbound, Outgoing
from bot.reminders import Hours, Watch
from bot.runner import Runner
from tests.talk import shipped_library, shown

ANA, MARIE, PAUL = (Account("telegram", name) for name in ("ana", "marie", "paul"))
PAGES = Place(WEB, "pages", private=False, notice="")
SORRY = Reply((Block("paragraph", "excuses"),))
BUS = "Les mères isolées portent leur linge en bus jusqu'à la ville voisine, toutes les semaines."
SECRET = "Le maire a dit en confidence que le local serait prêté."


class Listener:
    """A network that keeps what it is told, by place."""

    name = "telegram"

    def __init__(self) -> None:
        self.heard: dict[str, list[str]] = {}
        self.files: list[File] = []

    async def busy(self, place: Place) -> None:
        """Nothing to show."""

    async def deliver(self, message: Outgoing, files: Sequence[File]) -> datetime | None:
        self.heard.setdefault(message.place.address, []).append(shown(message.reply))
        self.files += files
        return None


class House:
    """Everything that takes part. The clock moves a minute with every event."""

    def __init__(self, store: SqliteStore, path: Path, channel: Listener | None = None) -> None:
        library, self.store, self.path = shipped_library(), store, path
        self.at = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
        self.channel = channel or Listener()
        writers = {"md": MarkdownWriter(library)}
        opened = opening(store, library, self.now)
        self.courier = Courier(
            store, {"telegram": self.channel}, writers, dict.fromkeys(LANGUAGES, SORRY), self.now, opened=opened
        )
        engine = Engine(library, {"retention_days": "180", "web": "https://coach.example.org"})
        numbers = count(1)
        self.ids = lambda: f"id{next(numbers)}"
        self.runner = Runner(engine, store, self.courier, self.now, self.ids)
        hours = Hours(UTC, time(22), time(6))
        self.watch = Watch(
            store,
            self.runner.receive,
            self.now,
            channels=lambda: ["telegram"],
            retention=timedelta(days=180),
            hours=hours,
        )
        self._events = count(1)

    def now(self) -> datetime:
        return self.at

    async def event(self, who: Account, event: Event, place: Place | None = None) -> None:
        self.at += timedelta(minutes=1)
        place = place or Place(who.channel, who.name, notice="telegram_notice")
        await self.runner.receive(Inbound(f"e{next(self._events)}", who, place, event, self.at))

    async def say(self, who: Account, *texts: str) -> str:
        for text in texts:
            await self.event(who, Said(f"m{next(self._events)}", text))
        return self.last(who)

    async def press(self, who: Account, *values: str) -> str:
        for value in values:
            await self.event(who, Chose("m", value))
        return self.last(who)

    def last(self, who: Account) -> str:
        """What was said there last."""
        return self.channel.heard[who.name][-1]

    async def meet(self, who: Account) -> str:
        """Go through the first contact, and begin the form."""
        await self.event(who, Started("fr"))
        return await self.press(who, "yes", "accept", "resume")

    async def begin(self) -> None:
        """Ana's project has a name and one answer."""
        await self.meet(ANA)
        await self.say(ANA, "La laverie qui roule à Mérival", "/modifier B04.1", BUS)

    async def invited(self, who: Account, name: str) -> str:
        """Make somebody a coach; returns the code that they give to holders."""
        made = await invite(self.store, name, self.at, self.ids)
        told = await self.say(who, f"/coach {made.code}", "fr", "oui", "j'accepte")
        assert made.coach.code in told
        return made.coach.code

    async def share(self, code: str) -> None:
        """Ana shares everything, until when is proposed first."""
        await self.say(ANA, f"/partager {code}")
        await self.press(ANA, "share_all", "until_quarter", "share_yes")

    async def project(self) -> str:
        """Marie's share."""
        person = await self.store.person_of(MARIE)
        assert person is not None
        (found,) = await self.store.followed(person, self.at)
        return found.share.id

    def counted(self, table: str) -> int:
        with sqlite3.connect(self.path) as file:
            return int(file.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """Ana's project has a name and one answer; Marie is a coach."""
    path = tmp_path / "talk.db"
    store = await open_store(path)
    found = House(store, path)
    await found.begin()
    yield found
    await store.close()


async def test_a_comment_comes_to_the_holder_and_the_reply_comes_back(house: House) -> None:
    code = await house.invited(MARIE, "Marie Petit")
    await house.share(code)
    assert "La laverie qui roule à Mérival : partagé" in await house.say(MARIE, "/coach")
    assert BUS in await house.say(MARIE, "1")
    await house.press(MARIE, "coach_answers")
    assert BUS in await house.say(MARIE, "besoin vécu")
    assert "Votre commentaire est envoyé" in await house.say(MARIE, "Combien de mères sont-elles ?")
    assert "Combien de mères sont-elles ?" in await house.say(ANA, "/commentaires")
    await house.press(ANA, "complete")
    await house.say(ANA, "Elles sont quarante, dit le centre social.")
    assert "Une réponse à votre commentaire" in await house.say(MARIE, "/coach")
    await house.say(MARIE, "1")
    await house.press(MARIE, "coach_remarks")
    told = await house.say(MARIE, "1")
    assert "Elles sont quarante" in told
    await house.press(MARIE, "coach_resolve")
    assert house.counted("readings") >= 3
    assert "Marie Petit" in await house.say(ANA, "/partage")


async def test_a_comment_follows_the_message_that_its_coach_edits(house: House) -> None:
    await house.share(await house.invited(MARIE, "Marie Petit"))
    await house.say(MARIE, "/coach 1", "commenter", "besoin vécu")
    await house.event(MARIE, Said("hers", "Combien de mères sont-elles ?"))
    await house.say(MARIE, "/menu")
    await house.event(MARIE, Edited("hers", "Combien de familles sont-elles ?"))
    assert "Votre commentaire est changé" in house.last(MARIE)
    told = await house.say(ANA, "/commentaires")
    assert "Combien de familles sont-elles ?" in told
    assert "mères sont-elles" not in told
    with sqlite3.connect(house.path) as file:
        assert "mères sont-elles" not in "\n".join(file.iterdump())


async def test_what_was_written_before_the_sharing_and_changed_is_not_seen(house: House) -> None:
    await house.say(ANA, "/modifier B08", SECRET)
    await house.say(ANA, "/modifier B08", "remplacer", "Le local est prêté par la mairie depuis le mois de mars 2025.")
    await house.share(await house.invited(MARIE, "Marie Petit"))
    assert SECRET not in "".join([await house.say(MARIE, "/coach 1"), await house.press(MARIE, "coach_document")])
    person = await house.store.person_of(MARIE)
    assert person is not None
    (file,) = [file for file in house.channel.files if file.name == "resume.md"]
    assert "La laverie qui roule à Mérival" in file.content.decode()
    assert SECRET not in file.content.decode()


async def test_a_document_whose_share_ended_on_the_way_is_not_written(house: House) -> None:
    await house.share(await house.invited(MARIE, "Marie Petit"))
    share = await house.project()
    await house.say(MARIE, "/coach 1")
    await house.say(ANA, "/partage stop")
    opened = opening(house.store, shipped_library(), house.now)
    person = await house.store.person_of(MARIE)
    assert person is not None
    assert await opened(person, share) is None
    here = Place("telegram", "marie", notice="telegram_notice")
    promised = Reply((), attachments=(Attachment("summary", "md", "fr", person, share=share),))
    house.courier.post([Outgoing(0, here, promised)])
    await house.courier.bring(here)
    assert "excuses" in house.channel.heard["marie"]
    told = await house.press(MARIE, "coach_document")
    assert "Ce projet n'est pas, ou n'est plus, partagé avec vous." in told
    assert [file for file in house.channel.files if file.name == "resume.md"] == []


async def test_what_another_coach_was_given_is_as_if_it_did_not_exist(house: House) -> None:
    await house.share(await house.invited(MARIE, "Marie Petit"))
    await house.invited(PAUL, "Paul Roche")
    share = await house.project()
    assert "laverie" not in await house.say(PAUL, "/coach")
    known, unknown = await house.say(PAUL, "/coach laverie"), await house.say(PAUL, "/coach autre")
    assert known == unknown
    before = [house.counted(table) for table in ("readings", "comments", "notes", "stages")]
    for act in ("read", "comment", "note", "changes", "ready"):
        wanted = Reviewed(act, share, "answers", "", "B04.1", 1, "", "Combien ?")
        await house.event(PAUL, wanted, PAGES)
    assert [house.counted(table) for table in ("readings", "comments", "notes", "stages")] == before


async def test_the_pages_do_what_the_chat_does_and_say_nothing(house: House) -> None:
    await house.share(await house.invited(MARIE, "Marie Petit"))
    share = await house.project()
    heard = len(house.channel.heard["marie"])
    await house.event(MARIE, Reviewed("read", share, "answers"), PAGES)
    await house.event(MARIE, Reviewed("note", share, text="Appeler lundi"), PAGES)
    await house.event(MARIE, Reviewed("changes", share), PAGES)
    assert (house.counted("readings"), house.counted("notes")) == (1, 1)
    assert len(house.channel.heard["marie"]) == heard
    assert "changements demandés" in await house.say(MARIE, "/coach")


async def test_an_invitation_works_once_whoever_tries_and_a_ticket_leaves_its_digest_alone(house: House) -> None:
    made = await invite(house.store, "Marie Petit", house.at, house.ids)
    await house.say(MARIE, f"/coach {made.code}", "fr", "oui", "j'accepte")
    assert "Ce code n'ouvre rien" in await house.say(ANA, f"/coach {made.code}")
    assert "Ce code n'ouvre rien" in await house.say(ANA, f"/coach {codes.invitation_from('not', 'made')}")
    told = await house.say(MARIE, "/coach pages")
    secret = told.partition("https://coach.example.org/in/")[2].split()[0]
    await house.courier.bring(Place("telegram", "marie"))
    with sqlite3.connect(house.path) as file:
        ((digest,),) = file.execute("SELECT digest FROM tickets").fetchall()
    assert secret not in digest


async def test_the_digest_comes_by_itself_once_a_day_to_whoever_wants_it(house: House) -> None:
    await house.share(await house.invited(MARIE, "Marie Petit"))
    await house.say(MARIE, "/coach point oui")
    await house.say(ANA, "/modifier B11", "La mairie et le centre social portent le camion avec les mères.")
    heard = len(house.channel.heard["marie"])
    await house.watch.look()
    assert "Projets où des réponses ont changé : 1." in house.last(MARIE)
    await house.watch.look()
    house.at += timedelta(hours=5)
    await house.say(ANA, "/modifier B08", "Le camion vient aussi dans les hameaux du plateau depuis mars.")
    await house.watch.look()
    assert len(house.channel.heard["marie"]) == heard + 1
    house.at += timedelta(hours=23)
    await house.watch.look()
    assert len(house.channel.heard["marie"]) == heard + 2
    await asyncio.sleep(0)
