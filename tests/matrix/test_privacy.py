"""The rows of the privacy checklist (inventory, section 7) marked [T] that concern a chat on Matrix: what is asked,
said and agreed to there. The real program, on a real homeserver. What the engine alone promises of rooms is in
tests/core/test_community_privacy.py, of several accounts in tests/core/test_linking.py.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from bot.core.model import Consent
from tests.matrix.peer import until
from tests.matrix.program import running, stored
from tests.matrix.served import CANARY, Served, first_notice
from tests.matrix.synapse import Synapse
from tests.telegram.program import CONTACT, CONTROLLER

_CONSENTS = TypeAdapter(tuple[Consent, ...])


async def test_row_1_what_is_written_before_the_agreement_is_nowhere(served: Served) -> None:
    """1. No content stored before agreement."""
    chat = served.chat
    await chat.hears("Français")
    written = await chat.ana.say(chat.room_id, CANARY)
    await chat.ana.edit(chat.room_id, written, f"{CANARY} corrigé")
    photo = {"msgtype": "m.image", "body": f"{CANARY}.jpg", "url": "mxc://example.org/canary", "info": {}}
    await chat.ana.send(chat.room_id, photo)
    await chat.says("Français", "15 ans ou plus")
    await chat.says("oui", "Acceptez-vous")
    said = len(chat.heard)
    await chat.ana.say(chat.room_id, f"La laverie {CANARY}")
    await until(lambda: len(chat.heard) > said)
    assert CANARY.encode() not in stored(served.folder)
    await served.stops()
    assert CANARY.encode() not in stored(served.folder)


async def test_row_2_the_first_message_says_that_it_is_a_robot(served: Served) -> None:
    """2. Says it is a bot in the first message."""
    await served.chat.hears("Français")
    assert "Je suis un robot, pas une personne" in served.chat.heard[0]
    assert "I am a bot, not a person" in served.chat.heard[0]


async def test_row_3_the_notice_is_complete_and_comes_before_any_question(served: Served) -> None:
    """3. Notice complete, RGPD art. 13."""
    notice = await first_notice(served.chat)
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
    await first_notice(chat)
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
    await served.chat.says(f"La Laverie {CANARY}", "Qui va profiter")
    await served.stops()
    served.ago(seen_at=181, warned_at=7, erase_on=0.1)
    async with served.again() as program:
        await until(lambda: served.select("SELECT count(*) FROM persons") == [(0,)])
        await program.terminate()
    assert CANARY.encode() not in stored(served.folder)


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
