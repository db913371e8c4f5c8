"""The rows of the privacy checklist (inventory, section 7) marked [T] that concern Matrix, its rooms, and what is kept
and logged there: the real program, on a real homeserver. What the engine alone promises of rooms is in
tests/core/test_community_privacy.py, of several accounts in tests/core/test_linking.py.
"""

from __future__ import annotations

import re
import sqlite3
import stat
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from nio.events.room_events import RedactedEvent
from pydantic import TypeAdapter

from bot.core.model import Consent
from tests.cli.program import colibri
from tests.matrix.bot import Bot
from tests.matrix.conftest import MakePeer
from tests.matrix.peer import Peer, until, until_true
from tests.matrix.program import Chat, invited, running, stored
from tests.matrix.synapse import Account, Synapse
from tests.matrix.talking import begin, gathered
from tests.matrix.test_receiving import chat as chat_of
from tests.outgoing import addresses_reached
from tests.telegram.program import CONTACT, CONTROLLER, Program

_CANARY = "Serinette-canari"
_ALWAYS_DAY = {"quiet_hours": "12:00-12:00"}
_CONSENTS = TypeAdapter(tuple[Consent, ...])


@dataclass
class Served:
    """Ana in a chat with a program that is running; `logged` is what all its runs wrote."""

    synapse: Synapse
    account: Account
    folder: Path
    chat: Chat
    program: Program

    @property
    def logged(self) -> str:
        return "\n".join(self.program.lines)

    async def stops(self) -> None:
        assert (await self.program.terminate())[0] == 0, self.program.lines

    @asynccontextmanager
    async def again(self) -> AsyncIterator[Program]:
        """Started once more; at no hour is it too late to write to people."""
        async with running(self.folder, self.synapse.url, self.account, _ALWAYS_DAY) as program:
            yield program

    def select(self, statement: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.folder / "colibri.db")) as database:
            return database.execute(statement).fetchall()

    def ago(self, **columns: float) -> None:
        """Set moments of Ana's record to so many days ago."""
        for column, days in columns.items():
            with closing(sqlite3.connect(self.folder / "colibri.db")) as database, database:
                at = f"strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now', '{-days} days')"
                database.execute(f"UPDATE persons SET {column} = {at}")

    def is_now(self, at: str) -> bool:
        """Whether a moment is of these minutes."""
        return bool(self.select(f"SELECT abs(julianday('now') - julianday('{at}')) < 0.002")[0][0])

    def tables_with(self, word: str) -> set[str]:
        names = [name for (name,) in self.select("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name for name in names if word in repr(self.select(f'SELECT * FROM "{name}"'))}


@asynccontextmanager
async def serving(folder: Path, synapse: Synapse, ana: Peer, *, encrypted: bool = True) -> AsyncIterator[Served]:
    account = await synapse.register()
    async with running(folder, synapse.url, account) as program:
        await program.until_told("matrix: listening")
        yield Served(synapse, account, folder, await invited(ana, account.user_id, encrypted=encrypted), program)


@pytest.fixture
async def served(synapse: Synapse, ana: Peer, tmp_path: Path) -> AsyncIterator[Served]:
    async with serving(tmp_path, synapse, ana) as found:
        yield found


async def _notice(chat: Chat) -> str:
    """All that is said before anything but the language was chosen."""
    await chat.hears("Français")
    await chat.says("Français", "15 ans ou plus")
    return "\n".join(chat.heard)


async def test_row_1_what_is_written_before_the_agreement_is_nowhere(served: Served) -> None:
    """1. No content stored before agreement."""
    chat = served.chat
    await chat.hears("Français")
    written = await chat.ana.say(chat.room_id, _CANARY)
    await chat.ana.edit(chat.room_id, written, f"{_CANARY} corrigé")
    photo = {"msgtype": "m.image", "body": f"{_CANARY}.jpg", "url": "mxc://example.org/canary", "info": {}}
    await chat.ana.send(chat.room_id, photo)
    await chat.says("Français", "15 ans ou plus")
    await chat.says("oui", "Acceptez-vous")
    said = len(chat.heard)
    await chat.ana.say(chat.room_id, f"La laverie {_CANARY}")
    await until(lambda: len(chat.heard) > said)
    assert _CANARY.encode() not in stored(served.folder)
    await served.stops()
    assert _CANARY.encode() not in stored(served.folder)


async def test_row_2_the_first_message_says_that_it_is_a_robot(served: Served) -> None:
    """2. Says it is a bot in the first message."""
    await served.chat.hears("Français")
    assert "Je suis un robot, pas une personne" in served.chat.heard[0]
    assert "I am a bot, not a person" in served.chat.heard[0]


async def test_row_3_the_notice_is_complete_and_comes_before_any_question(served: Served) -> None:
    """3. Notice complete, RGPD art. 13."""
    notice = await _notice(served.chat)
    said = (CONTROLLER, CONTACT, "But :", "Base légale :", "180 jours", "mesdonnees", "effacer", "cnil.fr", "coach")
    assert [part for part in said if part not in notice] == []
    assert notice.index("cnil.fr") < notice.index("Avez-vous 15 ans ou plus ?")


async def test_row_3_it_does_not_start_without_a_complete_notice(synapse: Synapse, tmp_path: Path) -> None:
    """3. Start refused if a placeholder is empty."""
    async with running(tmp_path, synapse.url, await synapse.register(), {"controller": ""}) as program:
        assert await program.end() == 1
    assert "COLIBRI_CONTROLLER" in "\n".join(program.lines)


async def test_row_5_consent_is_a_clear_yes_and_is_noted_with_its_version_and_time(served: Served) -> None:
    """5. Consent by a clear act, logged with text version and time."""
    chat = served.chat
    await _notice(chat)
    await chat.says("oui", "Acceptez-vous")
    said = len(chat.heard)
    await chat.ana.say(chat.room_id, "peut-être, je ne sais pas")
    await until(lambda: len(chat.heard) > said)
    assert served.select("SELECT consents FROM persons") == [("[]",)]
    await chat.says("j'accepte", "Que voulez-vous faire")
    [(written,)] = served.select("SELECT consents FROM persons")
    (consent,) = _CONSENTS.validate_json(written)
    assert consent.notice == "matrix_notice"
    assert consent.version
    assert served.is_now(consent.at.isoformat())


async def test_row_7_withdrawing_takes_one_command_and_one_word(served: Served) -> None:
    """7. Withdrawing takes one command, as easy as giving."""
    await served.chat.begins()
    await served.chat.says("!effacer", "Voulez-vous tout effacer")
    await served.chat.says("Tout effacer", "Tout est effacé ici")
    assert served.select("SELECT count(*) FROM persons") == [(0,)]


async def test_row_9_nothing_of_the_profile_is_kept_and_the_names_only_where_we_write_to(served: Served) -> None:
    """9. Minimisation: the raw chat id only where needed to write back; nothing of the profile."""
    chat = served.chat
    await chat.ana.client.set_displayname("Anastasia Lefeuvre")
    await chat.ana.client.set_avatar("mxc://example.org/avatar-canari")
    await chat.begins()
    await chat.says("La Laverie du plateau", "Qui va profiter")
    kept = stored(served.folder)
    words = ("Anastasia", "Lefeuvre", "avatar-canari")
    assert [word for word in words if word.encode() in kept] == []
    await until(lambda: served.select("SELECT count(*) FROM outbox") == [(0,)])
    for name in (chat.ana.user_id, chat.room_id):
        assert served.tables_with(name) <= {"accounts", "places"}


@pytest.mark.parametrize(
    "since", [{"seen_at": 150.1}, {"seen_at": 174.0, "warned_at": 24.0, "erase_on": -6.0}], ids=["30 days", "7 days"]
)
async def test_row_12_who_is_silent_for_long_is_warned_twice(served: Served, since: dict[str, float]) -> None:
    """12. Retention: 6 months after the last message, warnings at 30 and 7 days."""
    await served.chat.begins()
    await served.stops()
    served.ago(**since)
    async with served.again():
        await served.chat.hears("j'effacerai vos réponses")


async def test_row_12_six_months_of_silence_end_with_nothing_kept(served: Served) -> None:
    """12. Retention: 6 months after the last message."""
    await served.chat.begins()
    await served.chat.says(f"La Laverie {_CANARY}", "Qui va profiter")
    await served.stops()
    served.ago(seen_at=181, warned_at=7, erase_on=0.1)
    async with served.again() as program:
        await until(lambda: served.select("SELECT count(*) FROM persons") == [(0,)])
        await program.terminate()
    assert _CANARY.encode() not in stored(served.folder)


async def test_row_12_one_word_keeps_everything(served: Served) -> None:
    """12. Retention: one-word keep."""
    await served.chat.begins()
    await served.stops()
    served.ago(seen_at=173)
    async with served.again():
        await served.chat.hears("j'effacerai vos réponses")
        await served.chat.says("garder", "Le délai repart d'aujourd'hui")
        [(seen,)] = served.select("SELECT seen_at FROM persons")
    assert served.is_now(seen)


async def test_row_15_an_edited_message_replaces_its_text_everywhere(served: Served) -> None:
    """15. Rectification: edited message replaces text."""
    chat = served.chat
    await chat.begins()
    answer = await chat.says(f"La Laverie de {_CANARY}", "Qui va profiter")
    assert _CANARY.encode() in stored(served.folder)
    await chat.ana.edit(chat.room_id, answer, "La Laverie du plateau")
    await chat.hears("C'est corrigé dans : Nom de l'action.")
    await served.stops()
    assert _CANARY.encode() not in stored(served.folder)
    assert served.tables_with("La Laverie du plateau") == {"answers"}


async def test_row_16_after_erasing_no_file_and_no_log_holds_a_word_or_a_name(served: Served) -> None:
    """16. Erasure: marker string absent from database, journal files, logs."""
    chat = served.chat
    await chat.begins()
    await chat.says(f"La Laverie {_CANARY}", "Qui va profiter")
    await chat.says("!exporter", "Votre dossier est prêt")
    await chat.says("!effacer", "Voulez-vous tout effacer")
    await chat.says("Tout effacer", "Tout est effacé ici")
    await until(lambda: served.select("SELECT count(*) FROM outbox") == [(0,)])
    for word in (chat.ana.user_id, chat.room_id):
        assert served.tables_with(word) == set()
    await served.stops()
    assert _CANARY.encode() not in stored(served.folder)
    assert _CANARY not in served.logged


@pytest.mark.parametrize(("encrypted", "stays"), [(True, "chiffrés"), (False, "lisibles")])
async def test_row_18_who_erases_is_told_what_stays_on_the_servers(
    synapse: Synapse, ana: Peer, tmp_path: Path, encrypted: bool, stays: str
) -> None:
    """18. Matrix erasure limit: say that copies may remain."""
    async with serving(tmp_path, synapse, ana, encrypted=encrypted) as served:
        await served.chat.begins()
        await served.chat.says("!effacer", "Voulez-vous tout effacer")
        await served.chat.says("Tout effacer", "Tout est effacé ici")
        told = await served.chat.hears("sur les serveurs de Matrix")
    assert stays in told
    assert "un par un" in told


async def test_row_18_what_we_said_to_somebody_is_taken_back_when_they_are_erased(ana: Peer, bot: Bot) -> None:
    """18. Redact own events: all but the message that says so."""
    room_id = await chat_of(ana, bot)
    await ana.say(room_id, "bonjour")
    await bot.hears("bonjour")
    place = bot.place()
    for number, text in enumerate((f"Vous avez dit : {_CANARY}", "Tout est effacé ici."), start=1):
        await bot.deliver(place, text, number)
    await ana.hears(room_id, bot.user_id, "Tout est effacé")
    await bot.channel.clear(place, told=True)

    async def taken_back() -> bool:
        ours = [event for event in await ana.history(room_id) if event.sender == bot.user_id]
        return sum(isinstance(event, RedactedEvent) and event.type.startswith("m.room.") for event in ours) == 1

    await until_true(taken_back)
    assert "bonjour" in str([event.source for event in ana.events[room_id]])


async def test_row_22_in_a_room_there_is_no_question_and_nothing_is_kept_of_it(
    served: Served, make_peer: MakePeer
) -> None:
    """22. Group rooms: no questionnaire; help only."""
    bob, bot = await make_peer(), served.account.user_id
    room_id = await gathered(bot, served.chat.ana, bob, encrypted=True)
    await bob.say(room_id, f"Entre nous : {_CANARY}")
    for text in ("!colibri recap", "!colibri modifier 1", "!colibri commencer"):
        thread = await begin(room_id, bot, bob, text)
        await thread.hears(bob, "Cela se fait en privé")
    thread = await begin(room_id, bot, bob, f"!colibri {_CANARY}")
    await thread.hears(bob, "Je suis un robot")
    await thread.says(bob, f"Je veux dire {_CANARY}")
    await thread.says(bob, "!colibri mot essaimage")
    await thread.hears(bob, "essaimage")
    assert not any("?" in said for said in thread.all(bob))
    assert served.tables_with(bob.user_id) <= {"outbox"}
    await served.stops()
    assert _CANARY.encode() not in stored(served.folder)
    assert served.tables_with(bob.user_id) == set()


def _files(folder: Path) -> Iterator[Path]:
    yield from (path for path in sorted(folder.rglob("*")) if path.is_file())


async def test_row_24_no_secret_is_told_to_anybody_and_the_keys_are_ours_alone(served: Served) -> None:
    """24. Secrets outside the code: never in logs, errors, status; files for the owner alone."""
    await served.chat.begins()
    token = await served.synapse.token(served.account)
    given = {
        "database": str(served.folder / "colibri.db"),
        "matrix_homeserver": served.synapse.url,
        "matrix_user": served.account.user_id,
        "matrix_password": served.account.password,
        "matrix_access_token": token,
        "matrix_store": str(served.folder / "matrix"),
    }
    told = [colibri(*words, folder=served.folder, settings=given) for words in (["status"], ["settings"], ["run"])]
    said = "\n".join((*(run.stdout + run.stderr for run in told), served.logged))
    assert "matrix" in said
    assert not any(secret in said for secret in (served.account.password, token))
    for path in _files(served.folder / "matrix"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
    assert stat.S_IMODE((served.folder / "matrix").stat().st_mode) == 0o700
    assert served.account.password.encode() not in stored(served.folder)


async def test_row_25_logs_hold_no_word_and_no_name_of_anybody(served: Served, make_peer: MakePeer) -> None:
    """25. Logs hold no message text."""
    chat, bob = served.chat, await make_peer()
    await chat.begins()
    await chat.says(f"La Laverie {_CANARY}", "Qui va profiter")
    await chat.ana.send(chat.room_id, {"msgtype": "m.text", "body": {"hostile": _CANARY}})
    room_id = await gathered(served.account.user_id, chat.ana, bob, encrypted=False)
    thread = await begin(room_id, served.account.user_id, bob, f"!colibri mot {_CANARY}")
    await thread.hears(bob, "Je ne trouve pas cela")
    await served.stops()
    for word in (_CANARY, chat.ana.user_id, bob.user_id, chat.room_id, room_id):
        assert word not in served.logged


async def test_row_26_nothing_is_asked_of_anybody_but_the_homeserver(
    synapse: Synapse, bot: Bot, ana: Peer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """26. Outgoing network: homeserver only, whatever addresses people write."""
    reached = addresses_reached(monkeypatch)
    room_id = await chat_of(ana, bot)
    picture = {"msgtype": "m.image", "body": "x.jpg", "url": "mxc://203.0.113.7/canary", "info": {}}
    await ana.send(room_id, picture)
    await ana.say(room_id, "https://203.0.113.7/une-page")
    await bot.hears("https://203.0.113.7/une-page")
    await bot.deliver(bot.place(), "Voyez https://203.0.113.7/une-page", 1)
    await ana.hears(room_id, bot.user_id, "Voyez")
    assert reached
    port = int(synapse.url.rpartition(":")[2])
    assert {address[:2] for address in reached} == {("127.0.0.1", port)}


@pytest.mark.parametrize("encrypted", [True, False])
async def test_row_27_and_28_the_notice_tells_the_true_state_of_the_room(
    synapse: Synapse, ana: Peer, tmp_path: Path, encrypted: bool
) -> None:
    """28. The notice tells the true state of the room; the bot still reads; and 27. says where words go."""
    async with serving(tmp_path, synapse, ana, encrypted=encrypted) as served:
        notice = await _notice(served.chat)
    assert ("ce salon est chiffré de bout en bout" in notice) == encrypted
    assert ("ce salon n'est pas chiffré de bout en bout" in notice) != encrypted
    for part in ("Le robot, lui, lit vos messages" if encrypted else "serveurs", "même après effacement"):
        assert part in notice
    assert "Telegram" not in notice


async def test_row_31_who_asks_for_a_person_is_told_by_when_they_are_answered(served: Served) -> None:
    """31. Requests to a human get a date; answer within one month."""
    await served.chat.begins()
    before = len(served.chat.heard)
    await served.chat.ana.say(served.chat.room_id, "!humain")
    said = await until(lambda: served.chat.heard[before:])
    assert CONTACT in said[0]
    assert re.search(r"\d{1,2}/\d{1,2}/\d{4}", said[0])


async def test_row_32_every_choice_stands_in_words_and_can_be_typed(served: Served) -> None:
    """32. Buttons have typed equivalents, no meaning by emoji alone, no leading emoji."""
    chat = served.chat
    await chat.begins()
    await chat.says("!menu", "Que voulez-vous faire")
    for message in chat.ana.messages(chat.room_id, chat.bot):
        said = str(message.source["content"]["body"])
        for line in said.splitlines():
            assert not line or line[0].isalnum() or line[0] in "«([-!/\"'", line
        signs = chat.ana.reactions(chat.room_id, message.event_id, chat.bot)
        assert len(signs) <= sum(re.match(r"(\d+)[.)]? ", line) is not None for line in said.splitlines()), said
