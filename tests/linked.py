"""A house with two channels, and telephones that write to it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count

from adapters.documents.json import JsonWriter
from adapters.documents.markdown import MarkdownWriter
from adapters.stores.sqlite import SqliteStore
from bot.core.model import Account, Event, Place, Said, Started
from bot.courier import Courier
from bot.ports import DocumentWriter, Inbound
from bot.runner import Runner
from tests.house import APOLOGIES, Listener
from tests.talk import shipped_engine, shipped_library

BEGIN = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
WORDS = shipped_library().messages["fr"]
_CODE = WORDS["link_code"].partition("{code}")[0]


class Phone:
    """One account, and what is heard on it."""

    def __init__(self, house: House, channel: str, name: str = "ana") -> None:
        self.house = house
        self.account = Account(channel, name)
        self.place = Place(channel, f"!{name}", notice=f"{channel}_notice")
        self._said = count(1)

    @property
    def heard(self) -> list[str]:
        """Everything that was said here."""
        return self.house.channels[self.account.channel].heard

    async def send(self, event: Event, *, splits: bool = False) -> None:
        """Bring an event, and do not wait for the answer."""
        id_ = f"{self.account.channel}{self.account.name}:{next(self._said)}"
        if isinstance(event, Said):
            event = Said(id_, event.text)
        await self.house.runner.receive(Inbound(id_, self.account, self.place, event, self.house.tick(), splits=splits))

    async def say(self, *texts: str) -> str:
        """Write, one after the other; what is heard in the end."""
        for text in texts:
            await self.send(Said("", text) if text else Started("fr"))
            await self.house.courier.settle(5)
        return self.heard[-1]

    async def code(self) -> str:
        """Ask for a code."""
        said = await self.say("/lier")
        return said.partition(_CODE)[2][:9]


class House:
    """A program on a store, and two channels; it can be killed and started again."""

    def __init__(self, store: SqliteStore) -> None:
        self.store = store
        self.now = BEGIN
        self.channels = {name: Listener() for name in ("telegram", "matrix")}
        self._ids = count(1)
        self.start()

    def start(self) -> None:
        """A program that remembers nothing."""
        library = shipped_library()
        writers: dict[str, DocumentWriter] = {"md": MarkdownWriter(library), "json": JsonWriter(library)}
        self.courier = Courier(self.store, dict(self.channels), writers, APOLOGIES, lambda: self.now, background=True)
        self.runner = Runner(
            shipped_engine(), self.store, self.courier, lambda: self.now, lambda: f"id{next(self._ids)}", window=0.05
        )

    def tick(self) -> datetime:
        """A second goes by."""
        self.now += timedelta(seconds=1)
        return self.now


async def holder(house: House) -> Phone:
    """A holder on Telegram, at the second question."""
    phone = Phone(house, "telegram")
    said = await phone.say("", "oui", "j'accepte", "1", "La Laverie qui roule")
    assert "question 2" in said
    return phone


async def joined(house: House) -> tuple[Phone, Phone]:
    """The same, and on Matrix too."""
    ana, other = await holder(house), Phone(house, "matrix")
    await other.say(f"/lier {await ana.code()}")
    assert "question 2" in await other.say("j'accepte")
    return ana, other


async def answers(house: House, phone: Phone) -> dict[str, str]:
    """The last answers of the person of an account."""
    person = await house.store.person_of(phone.account)
    assert person is not None
    return {answer.step: answer.text for answer in (await house.store.holding(person)).history}
