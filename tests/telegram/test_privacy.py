"""The rows of the privacy checklist (inventory, section 7) marked [T] that concern Telegram, groups, reminders,
retention and logs. What the engine alone promises is in tests/core/test_privacy.py.
"""

from __future__ import annotations

import logging
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.logs import JsonLines, wanted
from tests.outgoing import addresses_reached
from tests.telegram.emulator import User
from tests.telegram.live import CONTACT, CONTROLLER, Live, live

_CANARY = "Serinette-canari"


async def _first_message(colibri: Live) -> str:
    ana = colibri.telegram.user("Ana", "fr")
    await colibri.after(ana.start)
    return ana.chat.from_bot[0].text


async def test_row_1_what_is_written_before_the_agreement_is_nowhere(colibri: Live) -> None:
    """1. No content stored before agreement."""
    ana = colibri.telegram.user("Ana", "fr")
    await colibri.after(lambda: ana.say(_CANARY), lambda: ana.send("photo", caption=_CANARY))
    await colibri.after(lambda: ana.edit(1, f"{_CANARY} corrigé"))
    for label in ("Français", "Oui"):
        await colibri.presses(ana, label)
    await colibri.says(ana, _CANARY)
    assert "Acceptez-vous que je garde vos réponses" in ana.chat.from_bot[-1].text
    assert _CANARY.encode() not in colibri.stored()


async def test_row_2_the_first_message_says_that_it_is_a_robot(colibri: Live) -> None:
    """2. Says it is a bot in the first message; and before it, in the empty chat."""
    assert "Je suis un robot, pas une personne" in await _first_message(colibri)
    stranger = colibri.telegram.user("Léo", "fr")
    assert "Je suis un robot" in stranger.description
    assert "Un robot" in stranger.short_description


async def test_row_3_the_notice_is_complete_and_comes_before_any_question(colibri: Live) -> None:
    """3. Notice complete, RGPD art. 13."""
    notice = await _first_message(colibri)
    said = (CONTROLLER, CONTACT, "But :", "Base légale :", "180 jours", "/mesdonnees", "/effacer", "cnil.fr", "coach")
    assert [part for part in said if part not in notice] == []
    assert notice.index("cnil.fr") < notice.index("Avez-vous 15 ans ou plus ?")


async def test_row_5_consent_is_a_press_or_a_yes_and_is_noted_with_its_version_and_time(colibri: Live) -> None:
    """5. Consent by a clear act, logged with text version and time."""
    ana = colibri.telegram.user("Ana", "fr")
    await colibri.after(ana.start)
    await colibri.presses(ana, "Oui")
    await colibri.says(ana, "peut-être, je ne sais pas")
    assert (await colibri.holding(ana)).person.consents == ()
    await colibri.presses(ana, "J'accepte")
    (consent,) = (await colibri.holding(ana)).person.consents
    assert consent.notice == "telegram_notice"
    assert consent.version
    assert consent.at == colibri.clock()


async def test_row_6_agreeing_to_keep_answers_is_not_agreeing_to_reminders(colibri: Live) -> None:
    """6. Separate choices: none tied to another."""
    ana = await colibri.holder()
    assert (await colibri.holding(ana)).person.reminders is None
    await colibri.says(ana, "/rappel oui")
    assert (await colibri.holding(ana)).person.reminders
    await colibri.says(ana, "/rappel stop")
    person = (await colibri.holding(ana)).person
    assert person.reminders is None
    assert person.agreed


async def test_row_7_withdrawing_takes_one_command_of_the_menu_and_one_press(colibri: Live) -> None:
    """7. Withdrawing takes one command, as easy as giving."""
    ana = await colibri.holder()
    assert "effacer" in {command.command for command in ana.commands}
    await colibri.says(ana, "/effacer")
    await colibri.presses(ana, "Tout effacer")
    assert not await colibri.knows(ana)


def _tables_with(database: Path, word: str) -> set[str]:
    with closing(sqlite3.connect(database)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {table for table in tables if word in repr(connection.execute(f"SELECT * FROM {table}").fetchall())}


async def _tells_all(colibri: Live, ana: User) -> None:
    """Everything that Telegram can tell of somebody."""
    for kind in ("contact", "photo", "location", "document", "voice", "sticker"):
        await colibri.after(lambda: ana.send(kind))  # noqa: B023 - called before the next one
    await colibri.says(ana, "La Laverie du plateau", "/exporter", "/mesdonnees")


async def test_row_9_nothing_of_the_profile_is_kept_and_the_chat_only_where_it_is_written_to(colibri: Live) -> None:
    """9. Minimisation: the raw chat id only where needed to write back; no phone, username, photo, IP."""
    ana = await colibri.holder("Anastasia", last_name="Lefeuvre", username="ana_canari", phone="33612345678")
    await _tells_all(colibri, ana)
    stored = colibri.stored()
    kept = ("Anastasia", "Lefeuvre", "ana_canari", "33612345678", "127.0.0.1", "AgACAgQ", "file_id", "latitude")
    assert [word for word in kept if word.encode() in stored] == []
    assert _tables_with(colibri.folder / "colibri.db", str(ana.id)) == {"accounts", "places"}


async def test_row_12_six_months_of_silence_are_warned_of_twice_and_end_with_nothing_kept(colibri: Live) -> None:
    """12. Retention: 6 months after the last message, warnings at 30 and 7 days."""
    ana = await colibri.holder()
    await colibri.says(ana, f"La Laverie {_CANARY}")
    for days, warnings in ((149, 0), (1, 1), (22, 1), (1, 2)):
        await colibri.later(days=days)
        assert ana.chat.seen.count("j'effacerai vos réponses") == warnings
    await colibri.later(days=7)
    assert not await colibri.knows(ana)
    assert _CANARY.encode() not in colibri.stored()


async def test_row_12_one_word_keeps_everything(colibri: Live) -> None:
    """12. Retention: one-word keep."""
    ana = await colibri.holder()
    await colibri.later(days=173)
    await colibri.says(ana, "garder")
    await colibri.later(days=149)
    assert await colibri.knows(ana)


async def test_row_15_an_edited_message_replaces_its_text_everywhere(colibri: Live) -> None:
    """15. Rectification: edited message replaces text."""
    ana = await colibri.holder()
    (name,) = ana.say(f"La Laverie de {_CANARY}")
    await colibri.after()
    await colibri.after(lambda: ana.edit(name, "La Laverie du plateau"))
    assert await colibri.answers(ana) == {"B01": "La Laverie du plateau"}
    await colibri.store.close()  # what is left in the journal is written
    assert _CANARY.encode() not in colibri.stored()


async def test_row_16_after_erasing_no_file_holds_a_word_or_the_chat(
    colibri: Live, caplog: pytest.LogCaptureFixture
) -> None:
    """16. Erasure: marker string absent from database, journal files, logs."""
    ana = await colibri.holder()
    await colibri.says(ana, f"La Laverie {_CANARY}", f"Les gens de {_CANARY} et leurs voisins.", "/effacer")
    assert _CANARY.encode() in colibri.stored()
    await colibri.presses(ana, "Tout effacer")
    stored = colibri.stored()
    assert _CANARY.encode() not in stored
    assert str(ana.id).encode() not in stored
    assert _CANARY not in caplog.text


async def test_row_17_who_erases_is_told_to_delete_the_chat_too(colibri: Live) -> None:
    """17. Telegram erasure limit: the person is told to delete the chat."""
    ana = await colibri.holder()
    await colibri.says(ana, "/effacer")
    await colibri.presses(ana, "Tout effacer")
    told = ana.chat.from_bot[-1].text
    assert "Telegram" in told
    assert re.search(r"effac\w+|supprim\w+", told)
    assert "conversation" in told


async def test_row_22_a_group_gets_help_and_no_question_and_nothing_of_it_is_kept(tmp_path: Path) -> None:
    """22. No questionnaire on Telegram groups; help only: even where the bot reads everything."""
    async with live(tmp_path, privacy_mode=False) as colibri:
        ana, group = colibri.telegram.user("Anastasia", "fr"), colibri.telegram.group("Le quartier des Tilleuls")
        await colibri.after(lambda: group.add_bot(by=ana))
        for text in (_CANARY, f"/aide {_CANARY}", "/start", "oui", f"@colibri_test_bot {_CANARY}", "j'accepte"):
            await colibri.after(lambda: ana.say(text, to=group))  # noqa: B023 - called before the next one
        said = {message.text for message in group.messages if message.from_bot}
        assert len(said) == 1
        assert "écrivez-moi en privé" in said.pop()
        stored = colibri.stored()
        found = [word for word in (_CANARY, "Anastasia", "Tilleuls", str(ana.id)) if word.encode() in stored]
        assert found == []


async def test_row_25_logs_hold_no_word_of_anybody(colibri: Live, caplog: pytest.LogCaptureFixture) -> None:
    """25. Logs hold no message text. What a running program writes is looked at in tests/cli/test_run.py."""
    caplog.set_level(logging.DEBUG)
    ana = await colibri.holder(_CANARY, username="ana_canari")
    colibri.telegram.fail("sendMessage", "500")
    await colibri.says(ana, f"La Laverie {_CANARY}", f"Les gens de {_CANARY}.", "/mesdonnees")
    ana.chat.standing = "kicked"
    await colibri.later(days=150)
    lines = [JsonLines().format(record) for record in caplog.records if wanted(record)]
    assert any("may not have arrived" in line for line in lines)
    for word in (_CANARY, "ana_canari", colibri.telegram.token, str(ana.id)):
        assert not any(word in line for line in lines)


async def test_row_26_nothing_is_asked_of_anybody_but_the_bot_api_that_is_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """26. Outgoing network: Telegram only."""
    reached = addresses_reached(monkeypatch)
    async with live(tmp_path) as colibri:
        ana = await colibri.holder()
        await _tells_all(colibri, ana)
        await colibri.later(days=150)
        assert reached == {("127.0.0.1", colibri.telegram.port)}


async def test_row_27_the_notice_of_telegram_says_where_words_go_and_that_they_are_not_sealed(colibri: Live) -> None:
    """27. Telegram notice M03: outside the EU, cloud chats not end-to-end; bot privacy policy set."""
    notice = await _first_message(colibri)
    for part in ("Sur Telegram", "hors de l'Union européenne", "pas chiffrés de bout en bout", "/canal"):
        assert part in notice
    ana = colibri.telegram.user("Léo", "fr")
    await colibri.after(ana.start)
    assert "confidentialite" in {command.command for command in ana.commands}
    for command in ("/confidentialite", "/privacy"):
        assert "Vos données, en détail." in (await colibri.says(ana, command)).text


async def test_row_31_who_asks_for_a_person_is_told_by_when_they_are_answered(colibri: Live) -> None:
    """31. Requests to a human get a date; answer within one month."""
    ana = await colibri.holder()
    told = (await colibri.says(ana, "/humain")).text
    assert CONTACT in told
    assert re.search(r"\d{1,2}/\d{1,2}/\d{4}|un mois", told)


async def test_row_32_every_button_can_be_typed(colibri: Live) -> None:
    """32. Buttons have typed equivalents."""
    ana, leo = await colibri.holder(), colibri.telegram.user("Léo", "fr")
    await colibri.after(leo.start)
    for typed in ("Oui", "J'accepte", "Commencer le dossier"):
        await colibri.says(leo, typed)
    assert leo.chat.from_bot[-1].text.endswith(ana.chat.from_bot[-1].text)
    for button, command in (("Aide", "/aide"), ("Plus tard", "/passer"), ("Menu", "/menu")):
        await colibri.presses(ana, button)
        await colibri.says(leo, command)
        assert leo.chat.from_bot[-1].text == ana.chat.from_bot[-1].text
        assert leo.chat.from_bot[-1].labels == ana.chat.from_bot[-1].labels


async def test_row_32_no_label_begins_with_a_sign_and_no_message_is_longer_than_telegram_takes(colibri: Live) -> None:
    """32. No leading emoji, at most 4096 characters."""
    ana = await colibri.holder()
    await colibri.says(ana, *(f"/{command.command}" for command in ana.commands), "/aide tout", "/menu")
    for state in ana.chat.history:
        assert len(state.text) <= 4096
        assert all(label[0].isalnum() for label in state.labels)
