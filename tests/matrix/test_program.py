"""`colibri run` on Matrix: what Ana sees, what is kept of it, how it stops, and why it does not start."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from nio.events.room_events import RoomEncryptedFile

from tests.cli.program import PATIENCE
from tests.matrix.gateway import gateway_to
from tests.matrix.peer import ENCRYPTION, Peer, until
from tests.matrix.program import Chat, invited, running, stored
from tests.matrix.synapse import Account, Synapse
from tests.telegram.program import PROMISED, Program

_CANARY = "La Laverie des Serinettes"


@dataclass
class Served:
    """Ana in a chat with a program that is running."""

    program: Program
    chat: Chat
    account: Account
    folder: Path
    encrypted: bool

    async def stops(self) -> None:
        code, seconds = await self.program.terminate()
        assert (code, "stopped" in self.program.lines[-1]) == (0, True), self.program.lines
        assert seconds < PROMISED


@pytest.fixture(params=["encrypted", "plain"])
async def served(request: pytest.FixtureRequest, synapse: Synapse, ana: Peer, tmp_path: Path) -> AsyncIterator[Served]:
    folder, account, encrypted = tmp_path / "colibri", await synapse.register(), request.param == "encrypted"
    folder.mkdir()
    async with running(folder, synapse.url, account) as program:
        await program.until_told("matrix: listening")
        chat = await invited(ana, account.user_id, encrypted=encrypted)
        yield Served(program, chat, account, folder, encrypted)


# --- what people see --------------------------------------------------------------------------------------------------


async def test_an_answer_is_kept_corrected_and_taken_back_and_then_nowhere(served: Served) -> None:
    chat = served.chat
    await chat.begins()
    answer = await chat.says(_CANARY, "Qui va profiter")
    assert _CANARY.encode() in stored(served.folder)
    await chat.ana.edit(chat.room_id, answer, f"{_CANARY} et d'ailleurs")
    await chat.hears("C'est corrigé dans : Nom de l'action.")
    await chat.ana.redact(chat.room_id, answer)
    await chat.hears("C'est retiré de : Nom de l'action.")
    await served.stops()
    assert _CANARY.encode() not in stored(served.folder)


async def test_the_notice_tells_the_truth_about_encryption_and_comes_before_any_question(served: Served) -> None:
    await served.chat.hears("Français")
    await served.chat.says("Français", "15 ans ou plus")
    notice = "\n".join(served.chat.heard)
    assert ("ce salon est chiffré de bout en bout" in notice) == served.encrypted
    assert ("ce salon n'est pas chiffré de bout en bout" in notice) != served.encrypted
    assert notice.index("chiffré de bout en bout") < notice.index("15 ans ou plus")


async def test_switching_encryption_on_is_told_and_asked_for_before_anything_is_kept(
    synapse: Synapse, ana: Peer, tmp_path: Path
) -> None:
    account = await synapse.register()
    async with running(tmp_path, synapse.url, account) as program:
        await program.until_told("matrix: listening")
        chat = await invited(ana, account.user_id, encrypted=False)
        await chat.begins()
        await chat.says(_CANARY, "Qui va profiter")
        await ana.client.room_put_state(chat.room_id, ENCRYPTION["type"], ENCRYPTION["content"])
        await until(lambda: ana.client.rooms[chat.room_id].encrypted)
        await chat.says("Des gens de Tananarive", "ce salon est chiffré de bout en bout")
        assert b"Tananarive" not in stored(tmp_path)
        await chat.says("j'accepte", "Quel plaisir de vous retrouver")


async def test_the_dossier_comes_as_a_file_which_only_the_room_can_read_if_it_is_encrypted(served: Served) -> None:
    await served.chat.begins()
    await served.chat.says(_CANARY, "Qui va profiter")
    await served.chat.says("!exporter", "Votre dossier est prêt")
    event, content = await served.chat.receives("annexe-b.md")
    assert isinstance(event, RoomEncryptedFile) == served.encrypted
    assert _CANARY in content


async def test_who_erases_is_told_what_stays_on_the_servers(served: Served) -> None:
    await served.chat.begins()
    await served.chat.says(_CANARY, "Qui va profiter")
    await served.chat.says("!effacer", "Voulez-vous tout effacer")
    await served.chat.says("Tout effacer", "Tout est effacé ici")
    told = await served.chat.hears("sur les serveurs de Matrix")
    assert ("chiffrés" in told) == served.encrypted
    assert _CANARY.encode() not in stored(served.folder)


async def test_people_see_its_name(served: Served) -> None:
    answer = await served.chat.ana.client.get_displayname(served.account.user_id)
    assert answer.displayname == "Colibri"


# --- how it stops, and goes on ----------------------------------------------------------------------------------------


async def test_what_is_written_while_it_is_down_is_answered_when_it_is_up_again(
    served: Served, synapse: Synapse
) -> None:
    await served.chat.begins()
    await served.stops()
    await served.chat.ana.say(served.chat.room_id, _CANARY)
    async with running(served.folder, synapse.url, served.account):
        await served.chat.hears("Qui va profiter")


async def test_it_finishes_the_answer_that_it_was_waiting_for_more_of(served: Served) -> None:
    await served.chat.begins()
    await served.chat.says(_CANARY, "Qui va profiter")
    await served.chat.ana.say(served.chat.room_id, "Les familles logées en meublé, qui lavent à la main.")
    await until(lambda: b"en meubl" in stored(served.folder))
    await served.stops()
    await served.chat.hears("À peu près combien de personnes")


async def test_it_ends_while_the_homeserver_is_away(synapse: Synapse, tmp_path: Path) -> None:
    account = await synapse.register()
    async with gateway_to(synapse.url) as gateway:
        gateway.trouble[""] = "502"
        async with running(tmp_path, gateway.url, account) as program:
            await program.until_told("no answer from the homeserver")
            code, seconds = await program.terminate()
    assert code == 0
    assert seconds < PROMISED


async def test_the_logs_are_json_and_hold_no_word_and_no_name_of_anybody(served: Served) -> None:
    await served.chat.begins()
    await served.chat.says(_CANARY, "Qui va profiter")
    await served.stops()
    assert all({"time", "level", "logger"} <= json.loads(line).keys() for line in served.program.lines)
    for word in (_CANARY, served.account.password, served.chat.ana.user_id, served.chat.room_id):
        assert not any(word in line for line in served.program.lines)


# --- why it does not serve --------------------------------------------------------------------------------------------


async def _refused(program: Program) -> str:
    """Its last words, when it ends by itself with 1."""
    assert await program.end(PATIENCE) == 1, program.lines
    words = [line for line in program.lines if not line.startswith("{")]
    assert not any("Traceback" in line for line in words)
    return "\n".join(words)


async def test_a_wrong_password_is_told(synapse: Synapse, tmp_path: Path) -> None:
    account = await synapse.register()
    async with running(tmp_path, synapse.url, account, {"matrix_password": "canari-secret"}) as program:
        words = await _refused(program)
    assert "Le serveur Matrix refuse le compte ou le mot de passe. Vérifiez COLIBRI_MATRIX_USER" in words
    assert "canari-secret" not in "".join(program.lines)


async def test_a_wrong_token_is_told(synapse: Synapse, tmp_path: Path) -> None:
    wrong = {"matrix_password": "", "matrix_access_token": "syt_canari"}
    async with running(tmp_path, synapse.url, await synapse.register(), wrong) as program:
        assert "COLIBRI_MATRIX_ACCESS_TOKEN" in await _refused(program)
    assert "syt_canari" not in "".join(program.lines)


@pytest.mark.parametrize("url", ["http://nowhere.invalid", "{synapse}/elsewhere"])
async def test_an_address_where_no_homeserver_is_is_told(synapse: Synapse, tmp_path: Path, url: str) -> None:
    account = await synapse.register()
    async with running(tmp_path, url.format(synapse=synapse.url), account) as program:
        assert "Aucun serveur Matrix ne répond comme il faut à cette adresse." in await _refused(program)


async def test_a_second_run_with_the_same_keys_is_told(synapse: Synapse, tmp_path: Path) -> None:
    account, other = await synapse.register(), {"database": str(tmp_path / "other.db")}
    async with running(tmp_path, synapse.url, account) as first:
        await first.until_told("matrix: listening")
        async with running(tmp_path, synapse.url, account, other) as second:
            words = await _refused(second)
    assert "Un autre programme sert déjà ce compte Matrix" in words
    assert str(tmp_path / "matrix") in words


async def test_lost_keys_are_told_where_a_token_allows_no_new_ones(synapse: Synapse, tmp_path: Path) -> None:
    account = await synapse.register()
    token = {"matrix_password": "", "matrix_access_token": await synapse.token(account)}
    async with running(tmp_path, synapse.url, account, token) as program:
        await program.until_told("matrix: listening")
    lost = token | {"matrix_store": str(tmp_path / "empty")}
    async with running(tmp_path, synapse.url, account, lost) as program:
        assert f"ne sont plus dans {tmp_path / 'empty'}" in await _refused(program)


async def test_a_folder_that_cannot_be_used_is_told(synapse: Synapse, tmp_path: Path) -> None:
    (tmp_path / "matrix").write_text("no folder")
    async with running(tmp_path, synapse.url, await synapse.register()) as program:
        assert "Le dossier des clés de Matrix ne peut pas être utilisé" in await _refused(program)
