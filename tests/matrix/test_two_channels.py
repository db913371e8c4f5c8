"""`colibri run` on Telegram and on Matrix at once: one person on both, and one network that fails."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from tests.cli.program import PATIENCE, colibri
from tests.core.wild import GOOD
from tests.matrix.gateway import gateway_to
from tests.matrix.peer import Peer, until
from tests.matrix.program import Chat, invited
from tests.matrix.synapse import Account, Synapse
from tests.telegram.emulator import BotApi, User
from tests.telegram.program import Program, running

_PROJECT = "La Laverie des Serinettes"
_CODE = re.compile(r"\b[A-Z0-9]{3,}-[A-Z0-9-]+\b")


class Both:
    """A program for two networks, where Ana has an account on each."""

    def __init__(self, folder: Path, telegram: BotApi, account: Account, url: str) -> None:
        self.folder, self.telegram, self.account, self.url = folder, telegram, account, url
        self.phone = telegram.user("Ana", "fr")

    @property
    def settings(self) -> Mapping[str, str]:
        return {
            "matrix_homeserver": self.url,
            "matrix_user": self.account.user_id,
            "matrix_password": self.account.password,
        }

    def running(self, **settings: str) -> AbstractAsyncContextManager[Program]:
        return running(self.folder, self.telegram, {**self.settings, **settings})

    async def says(self, text: str, answer: str) -> str:
        """Write on Telegram, and wait for an answer with these words."""
        return await said(self.phone, text, answer)

    async def holds(self) -> None:
        """On Telegram, to the second question."""
        self.phone.start()
        await told(self.phone, "15 ans")
        await self.says("oui", "Acceptez-vous")
        await self.says("j'accepte", "Que voulez-vous faire")
        await self.says("commencer", "question 1 sur")
        await self.says(_PROJECT, "question 2 sur")


async def said(phone: User, text: str, answer: str) -> str:
    before = len(phone.chat.from_bot)
    phone.say(text)
    return await told(phone, answer, before)


async def told(phone: User, words: str, before: int = 0) -> str:
    """Wait for a message of the bot after so many that holds these words."""
    await phone.chat.until(lambda chat: any(words in each.text for each in chat.from_bot[before:]), PATIENCE)
    return next(each.text for each in phone.chat.from_bot[before:] if words in each.text)


@pytest.fixture
async def both(synapse: Synapse, tmp_path: Path) -> AsyncIterator[Both]:
    folder = tmp_path / "colibri"
    folder.mkdir()
    async with BotApi() as telegram:
        yield Both(folder, telegram, await synapse.register(), synapse.url)


async def serving(program: Program) -> None:
    await program.until_told("telegram: listening")
    await program.until_told("matrix: listening")


async def test_a_conversation_begun_on_telegram_goes_on_on_matrix_and_back(both: Both, ana: Peer) -> None:
    async with both.running() as program:
        await serving(program)
        await both.holds()
        code = _CODE.search(await both.says("/lier", "minutes"))
        assert code, both.phone.chat.from_bot[-1].text
        chat = await invited(ana, both.account.user_id, encrypted=True)
        await chat.hears("Français")
        await chat.says(f"!lier {code[0]}", "chiffré de bout en bout")
        await told(both.phone, "Matrix")
        await chat.says("j'accepte", "question 2 sur")
        await chat.says(GOOD, "question 3 sur")
        await both.says("/start", "question 3 sur")
        await chat.says("!delier", "Le lien est défait")
        await both.says("/reprendre", "question 3 sur")
        await ana.say(chat.room_id, "!reprendre")
        await until(lambda: "question 1 sur" in chat.heard[-1])


async def test_while_the_homeserver_is_away_telegram_goes_on_and_matrix_follows(both: Both, ana: Peer) -> None:
    async with gateway_to(both.url) as gateway:
        both.url = gateway.url
        async with both.running() as program:
            await serving(program)
            chat: Chat = await invited(ana, both.account.user_id, encrypted=True)
            await chat.hears("Français")
            gateway.trouble[""] = "hang up"
            await ana.say(chat.room_id, "Français")
            await program.until_told("no answer from the homeserver")
            await both.holds()
            gateway.trouble.clear()
            await chat.hears("15 ans ou plus")


async def test_what_one_network_refuses_is_told_and_the_other_goes_on(both: Both) -> None:
    async with both.running(matrix_password="canari-secret") as program:
        await program.until_told("COLIBRI_MATRIX_USER")
        await both.holds()
    assert any("COLIBRI_MATRIX_USER" in line for line in program.lines if not line.startswith("{"))
    assert "canari-secret" not in "".join(program.lines)
    status = colibri("status", "--db", both.folder / "colibri.db", folder=both.folder)
    assert status.returncode == 1
    assert "matrix: refused" in status.stdout
