"""Holders, coaches and what is shared between them, in a real store, with the pages on top."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

from starlette.applications import Starlette

from adapters.documents.json import JsonWriter
from adapters.documents.markdown import MarkdownWriter
from adapters.pictures.svg import page
from adapters.stores.sqlite import open_store
from adapters.stores.sqlite.store import SqliteStore
from adapters.web import Backing, WebOptions, pages
from bot.core.coaching.parts import ALL
from bot.core.coaching.tickets import LASTS, digest
from bot.core.dialog import Language
from bot.core.engine import Engine
from bot.core.model import (
    HOLDER,
    Account,
    Action,
    Answer,
    Coach,
    Comment,
    Consent,
    Outcome,
    Part,
    Person,
    Place,
    Project,
    Replied,
    Reviewed,
    Said,
    Share,
    Situation,
    Stage,
    Ticket,
)
from bot.courier import Courier
from bot.ports import File, Inbound, Outgoing
from bot.runner import Runner
from tests.talk import shipped_library

URL = "https://coach.example.org"
BEGUN = datetime(2099, 10, 1, 9, 0, tzinfo=UTC)  # a store sweeps by its own clock what is over
NAMED, NEED = "B01", "B02"  # the question that names an action, and the one after it


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person with one account in one private place."""

    id: str
    language: Language = "fr"

    @property
    def account(self) -> Account:
        return Account("telegram", self.id)

    @property
    def place(self) -> Place:
        return Place("telegram", self.id, notice="telegram_notice")

    @property
    def project(self) -> str:
        return f"project-{self.id}"

    @property
    def action(self) -> str:
        return f"action-{self.id}"


ANA, BOB = Somebody("ana"), Somebody("bob")
MARIE, LEO = Somebody("marie"), Somebody("leo")


class Chats:
    """A channel that only listens to what we say."""

    name = "telegram"

    def __init__(self) -> None:
        self.said: list[str] = []

    async def busy(self, place: Place) -> None:
        """Nothing to show."""

    async def deliver(self, message: Outgoing, files: Sequence[File]) -> None:
        reply = message.reply
        self.said += [text for block in reply.blocks for text in (block.text, *block.items) if text]
        self.said += [choice.label for choice in reply.choices]


class World:
    """Everything behind the pages. Time stands still but for a moment at each look at the clock."""

    def __init__(self, store: SqliteStore, url: str = URL, contact: str = "Nadia, 01 23 45 67 89") -> None:
        self.store = store
        self.folder = Path()
        self.at = BEGUN
        self._ids = count(1)
        library = shipped_library()
        facts = {"retention_days": "180", "contact": contact, "controller": "L'association du Four", "web": url}
        engine = Engine(library, facts)
        self._agreed = engine.guide.notice_versions["telegram_notice"]
        self.chats = Chats()
        courier = Courier(store, {"telegram": self.chats}, {}, {}, self.now)
        self.runner = Runner(engine, store, courier, self.now, self.new_id)
        self.backing = Backing(
            store,
            store,
            self.runner.receive,
            library,
            {"md": MarkdownWriter(library), "json": JsonWriter(library)},
            page,
            self.now,
            self.new_id,
        )
        self.options = WebOptions(url, contact, "L'association du Four", ZoneInfo("Europe/Paris"))

    @classmethod
    async def made(cls, folder: Path, url: str = URL) -> World:
        """A new world, empty."""
        made = cls(await open_store(folder / "colibri.db"), url)
        made.folder = folder
        return made

    def app(self, **others: object) -> Starlette:
        """The pages; `others` take the place of what is behind them."""
        return pages(replace(self.backing, **others), self.options)  # type: ignore[arg-type]

    def now(self) -> datetime:
        self.at += timedelta(milliseconds=1)
        return self.at

    def new_id(self) -> str:
        return f"{next(self._ids):016x}"

    def later(self, **passed: float) -> None:
        """Let time pass."""
        self.at += timedelta(**passed)

    async def holder(self, who: Somebody, said: Mapping[str, str]) -> None:
        """Somebody with a project and answers, by question."""
        consent = Consent("telegram_notice", self._agreed, self.now())
        person = Person(who.id, who.language, (consent,), who.project)
        project = Project(who.project, (Action(who.action),), self.now())
        await self.turn(who, Outcome(person=person, projects=(project,), focus=("annexe_b", who.action)))
        for step, text in said.items():
            await self.say(who, step, text)

    async def say(self, who: Somebody, step: str, text: str, revision: int = 1) -> None:
        """An answer, or the next revision of one."""
        parts = (Part(f"m-{step}-{revision}", text, who.language),)
        dialog = next(each for each in shipped_library().dialogs.values() if step in each.steps)
        subject = who.project if dialog.steps[step].subject == "project" else who.action
        answer = Answer(who.project, subject, step, revision, dialog.id, dialog.version, self.now(), parts)
        await self.turn(who, Outcome(answers=(answer,)))

    async def coach(self, who: Somebody, name: str) -> Coach:
        """Somebody who is a coach, as the operator added them and they agreed."""
        made = Coach(f"coach-{who.id}", name, f"{who.id.upper():B<3.3}-BCDFG", self.now(), "invited", self.at + LASTS)
        await self.store.add_coach(made)
        consent = Consent("telegram_notice", self._agreed, self.now())
        person = Person(who.id, who.language, (consent,), who.project)
        project = Project(who.project, (Action(who.action),), self.now())
        own = replace(made, person=who.id, invitation="", invited_until=None)
        await self.turn(who, Outcome(person=person, projects=(project,), coaches=(own,)))
        return own

    async def share(self, who: Somebody, coach: Somebody, *parts: str, days: float = 90) -> Share:
        """What a holder opens to a coach; everything, if no part is named."""
        opened = dict.fromkeys(parts or (ALL,), self.now())
        until = self.at + timedelta(days=days)
        share = Share(f"share-{self.new_id()}", who.project, f"coach-{coach.id}", "", opened, self.at, until)
        await self.turn(who, Outcome(shares=(share,), stages=(Stage(who.project, "shared", HOLDER, self.at),)))
        return share

    async def unshare(self, who: Somebody, share: Share) -> None:
        """Withdraw a share."""
        await self.turn(who, Outcome(shares=(replace(share, ended_at=self.now()),)))

    async def reply(self, who: Somebody, comment: Comment, revision: int) -> None:
        """Answer a comment by a revision that is there."""
        await self.turn(who, Outcome(replied=(Replied(comment.id, self.now(), revision),)))

    async def ticket(self, coach: Somebody) -> str:
        """A link's secret, as the bot sends it."""
        secret = f"ticket-{self.new_id()}"
        await self.turn(coach, Outcome(tickets=(Ticket(digest(secret), coach.id, self.now() + LASTS),)))
        return secret

    async def review(self, coach: Somebody, event: Reviewed) -> None:
        """What a coach does elsewhere."""
        at = self.now()
        place = Place("web", "pages", private=False, notice="")
        await self.runner.receive(Inbound(f"elsewhere-{self.new_id()}", coach.account, place, event, at))

    async def chat(self, who: Somebody, text: str) -> str:
        """Somebody writes to the bot; what is said to them then."""
        self.chats.said.clear()
        id_ = self.new_id()
        await self.runner.receive(Inbound(id_, who.account, who.place, Said(id_, text), self.now()))
        return "\n".join(self.chats.said)

    async def turn(self, who: Somebody, outcome: Outcome) -> None:
        """One turn of somebody, with what follows from it given."""
        inbound = Inbound(self.new_id(), who.account, who.place, Said("m", "hello"), self.now())
        before: Situation = await self.store.load(who.account, who.place, disclosures=True)
        focus = outcome.focus or before.focus
        assert await self.store.commit(inbound, before, replace(outcome, focus=focus)) is not None
