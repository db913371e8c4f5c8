"""`colibri run` among people: a holder asks a community, which answers; in encrypted rooms and in others."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from nio.events.room_events import RoomMessage

from tests.matrix.conftest import MakePeer
from tests.matrix.peer import Peer, until
from tests.matrix.program import Chat, invited, running, stored
from tests.matrix.room import replying
from tests.matrix.synapse import Account, Synapse
from tests.matrix.talking import Thread, begin, gathered

_PROJECT = "La Laverie des Serinettes"
_ALWAYS_DAY = {"quiet_hours": "12:00-12:00"}


class Village:
    """A holder, three members, and the account of a program."""

    def __init__(self, folder: Path, synapse: Synapse, account: Account, *people: Peer) -> None:
        self.folder, self.synapse, self.account = folder, synapse, account
        self.people = people
        self.ana, self.bob, self.eve, self.lou = people

    @property
    def bot(self) -> str:
        return self.account.user_id

    async def holder(self, *, encrypted: bool) -> Chat:
        """Ana in a direct chat, at the second question."""
        chat = await invited(self.ana, self.bot, encrypted=encrypted)
        await chat.begins()
        await chat.says(_PROJECT, "Qui va profiter")
        return chat

    async def room(self, *, encrypted: bool) -> str:
        return await gathered(self.bot, *self.people, encrypted=encrypted)


@pytest.fixture
async def village(synapse: Synapse, make_peer: MakePeer, tmp_path: Path) -> Village:
    folder = tmp_path / "colibri"
    folder.mkdir()
    people = [await make_peer() for _ in range(4)]
    return Village(folder, synapse, await synapse.register(), *people)


both = pytest.mark.parametrize("encrypted", [True, False], ids=["encrypted", "plain"])


@both
async def test_in_a_room_everybody_is_answered_in_threads_and_the_form_in_private(
    village: Village, encrypted: bool
) -> None:
    bob, eve = village.bob, village.eve
    async with running(village.folder, village.synapse.url, village.account) as program:
        await program.until_told("matrix: listening")
        room_id = await village.room(encrypted=encrypted)
        await bob.say(room_id, "Bonjour à tout le monde, on se voit à tananarive ?")
        word = await begin(room_id, village.bot, bob, "!colibri mot essaimage")
        answer = await word.hears(bob, "reprise", calling=bob.user_id)
        mention = await begin(room_id, village.bot, eve, "aide", **_mentioning(village.bot))
        await mention.hears(eve, "Ici, je réponds quand on m'appelle", calling=eve.user_id)
        await bob.send(room_id, {"msgtype": "m.text", "body": "!carte 2", "m.mentions": {}, **replying(answer)})
        await word.hears(bob, "Carte réussite")
        form = await begin(room_id, village.bot, eve, "!colibri commencer")
        await form.hears(eve, "Cela se fait en privé", calling=eve.user_id)
        private = await until(lambda: next(iter(eve.client.invited_rooms), ""))
        await eve.join(private)
        await Chat(eve, village.bot, private).begins()
        assert not [event for event in bob.messages(room_id, village.bot) if "m.relates_to" not in _content(event)]
    assert b"tananarive" not in stored(village.folder)


@both
async def test_a_community_answers_and_the_holder_keeps_it_by_role(village: Village, encrypted: bool) -> None:
    ana = village.ana
    async with running(village.folder, village.synapse.url, village.account) as program:
        await program.until_told("matrix: listening")
        chat = await village.holder(encrypted=encrypted)
        room_id = await village.room(encrypted=encrypted)
        thread = await begin(room_id, village.bot, ana, "!colibri contribuer")
        await thread.hears(ana, "Quelle question voulez-vous poser", calling=ana.user_id)
        await thread.says(ana, "4")
        opening = await thread.hears(village.bob, f"« {_PROJECT} »")
        await _bob_answers(village, thread)
        await _eve_answers(village, thread)
        await _presses(village, village.lou, thread, opening, 3)
        await thread.hears(village.lou, "je ne garde rien de vous", calling=village.lou.user_id)
        await thread.says(village.lou, "Moi je parle de tombouctou.")
        await thread.says(village.lou, "!colibri aide")
        await thread.hears(village.lou, "je réponds quand on m'appelle")  # all before it was heard
    async with running(village.folder, village.synapse.url, village.account, _ALWAYS_DAY):
        await _holder_keeps(village, chat)
    assert not [word for word in (b"zanzibar", b"tombouctou", b"sidi") if word in stored(village.folder)]
    _only_accounts_and_places_name_anybody(village)


async def _bob_answers(village: Village, thread: Thread) -> None:
    """He is asked after his first words, agrees with a reaction, writes, and corrects himself."""
    bob = village.bob
    await thread.says(bob, "Moi, à sidi.")
    asked = await thread.hears(bob, "Voulez-vous que je garde", calling=bob.user_id)
    await _presses(village, bob, thread, asked, 0)
    await thread.hears(bob, "Merci, c'est noté", calling=bob.user_id)
    said = await thread.says(bob, "Moi, je lave tout à zanzibar.")
    await thread.hears(bob, "votre réponse est gardée", calling=bob.user_id)
    await thread.edits(bob, said, "Moi, je lave tout à la main.")


async def _eve_answers(village: Village, thread: Thread) -> None:
    """She agrees in words of her own, writes twice, and takes one back."""
    eve = village.eve
    await thread.says(eve, "D'accord, je suis proche ou voisin")
    await thread.hears(eve, "Merci, c'est noté", calling=eve.user_id)
    said = await thread.says(eve, "À zanzibar aussi.")
    await thread.hears(eve, "votre réponse est gardée", calling=eve.user_id)
    await thread.says(eve, "Ma voisine va chez sa sœur.")
    await eve.redact(thread.room_id, said)


async def _presses(village: Village, who: Peer, thread: Thread, message: str, choice: int) -> None:
    def signs() -> list[str]:
        placed = who.reactions(thread.room_id, message, village.bot)
        return placed if len(placed) == 4 else []

    await who.react(thread.room_id, message, (await until(signs))[choice])


async def _holder_keeps(village: Village, chat: Chat) -> None:
    """Ana is told in private, keeps one voice, drops another, and takes her dossier."""
    told = await chat.hears("Deux personnes ont répondu")
    assert "la main" not in told
    await chat.says("lire maintenant", "Moi, je lave tout à la main.")
    await chat.says("garder", "Ma voisine va chez sa sœur.")
    await chat.says("ne pas garder", "votre dossier ne montrera pas")
    await chat.says("!exporter", "Votre dossier est prêt")
    _, dossier = await chat.receives("annexe-b.md")
    assert "une personne qui vit cette situation" in dossier
    assert "je lave tout à la main" in dossier
    assert "Ma voisine" not in dossier
    assert not [peer for peer in village.people if peer.name in dossier]


def _mentioning(user: str) -> dict[str, object]:
    return {"m.mentions": {"user_ids": [user]}}


def _content(event: RoomMessage) -> dict[str, object]:
    return dict(event.source["content"])


def _only_accounts_and_places_name_anybody(village: Village) -> None:
    """Whoever has a record stands in the list of accounts, and where they are written to; nobody stands elsewhere."""
    with closing(sqlite3.connect(village.folder / "colibri.db")) as database:
        where = {table for table, cell in _cells(database) if any(peer.name in cell for peer in village.people)}
    assert where == {"accounts", "places"}


def _cells(database: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        for row in database.execute(f'SELECT * FROM "{table}"'):
            yield from (
                (table, cell.decode(errors="replace") if isinstance(cell, bytes) else str(cell)) for cell in row
            )
