"""The rows of the privacy checklist about what is kept, logged and sent where Matrix is used: words that are changed or
erased, rooms, secrets, logs. The real program, on a real homeserver.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from nio.events.room_events import RedactedEvent

from tests.cli.program import colibri
from tests.matrix.bot import Bot
from tests.matrix.conftest import MakePeer
from tests.matrix.peer import Peer, until, until_true
from tests.matrix.program import stored
from tests.matrix.receiving import chat as chat_of
from tests.matrix.served import CANARY, Served, first_notice, serving_ana
from tests.matrix.synapse import Synapse
from tests.matrix.talking import begin, gathered
from tests.outgoing import addresses_reached

pytestmark = pytest.mark.slow  # each starts the whole program and lets it stop


async def test_row_15_an_edited_message_replaces_its_text_everywhere(served: Served) -> None:
    """15. Rectification: edited message replaces text."""
    chat = served.chat
    await chat.begins()
    answer = await chat.says(f"La Laverie de {CANARY}", "Qui va profiter")
    assert CANARY.encode() in stored(served.folder)
    await chat.ana.edit(chat.room_id, answer, "La Laverie du plateau")
    await chat.hears("C'est corrigé dans : Nom de l'action.")
    await served.stops()
    assert CANARY.encode() not in stored(served.folder)
    assert served.tables_with("La Laverie du plateau") == {"answers"}


async def test_row_16_after_erasing_no_file_and_no_log_holds_a_word_or_a_name(served: Served) -> None:
    """16. Erasure: marker string absent from database, journal files, logs."""
    chat = served.chat
    await chat.begins()
    await chat.says(f"La Laverie {CANARY}", "Qui va profiter")
    await chat.says("!exporter", "Votre dossier est prêt")
    await chat.says("!effacer", "Voulez-vous tout effacer")
    await chat.says("Tout effacer", "Tout est effacé ici")
    await until(lambda: served.select("SELECT count(*) FROM outbox") == [(0,)])
    for word in (chat.ana.user_id, chat.room_id):
        assert served.tables_with(word) == set()
    await served.stops()
    assert CANARY.encode() not in stored(served.folder)
    assert CANARY not in served.logged


@pytest.mark.parametrize(("encrypted", "stays"), [(True, "chiffrés"), (False, "lisibles")])
async def test_row_18_who_erases_is_told_what_stays_on_the_servers(
    synapse: Synapse, ana: Peer, tmp_path: Path, encrypted: bool, stays: str
) -> None:
    """18. Matrix erasure limit: say that copies may remain."""
    async with serving_ana(tmp_path, synapse, ana, encrypted=encrypted) as served:
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
    for number, text in enumerate((f"Vous avez dit : {CANARY}", "Tout est effacé ici."), start=1):
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
    await bob.say(room_id, f"Entre nous : {CANARY}")
    for text in ("!colibri recap", "!colibri modifier 1", "!colibri commencer"):
        thread = await begin(room_id, bot, bob, text)
        await thread.hears(bob, "Cela se fait en privé")
    thread = await begin(room_id, bot, bob, f"!colibri {CANARY}")
    await thread.hears(bob, "Je suis un robot")
    await thread.says(bob, f"Je veux dire {CANARY}")
    await thread.says(bob, "!colibri mot essaimage")
    await thread.hears(bob, "essaimage")
    assert not any("?" in said for said in thread.all(bob))
    assert served.tables_with(bob.user_id) <= {"outbox"}
    await served.stops()
    assert CANARY.encode() not in stored(served.folder)
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
    await chat.says(f"La Laverie {CANARY}", "Qui va profiter")
    await chat.ana.send(chat.room_id, {"msgtype": "m.text", "body": {"hostile": CANARY}})
    room_id = await gathered(served.account.user_id, chat.ana, bob, encrypted=False)
    thread = await begin(room_id, served.account.user_id, bob, f"!colibri mot {CANARY}")
    await thread.hears(bob, "Je ne trouve pas cela")
    await served.stops()
    for word in (CANARY, chat.ana.user_id, bob.user_id, chat.room_id, room_id):
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
    async with serving_ana(tmp_path, synapse, ana, encrypted=encrypted) as served:
        notice = await first_notice(served.chat)
    assert ("ce salon est chiffré de bout en bout" in notice) == encrypted
    assert ("ce salon n'est pas chiffré de bout en bout" in notice) != encrypted
    for part in ("Le robot, lui, lit vos messages" if encrypted else "serveurs", "même après effacement"):
        assert part in notice
    assert "Telegram" not in notice
