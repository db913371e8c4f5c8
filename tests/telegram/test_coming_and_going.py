"""A person with the app in their hand: how they come, where else they meet the bot, and what they find there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from adapters.stores.sqlite import SqliteStore
from bot.core.model import Outcome, Situation
from bot.ports import Inbound, Outgoing, StoreFull
from tests.telegram.live import NAME_ASKED, WHO_ASKED, Live, live

# --- coming and going -------------------------------------------------------------------------------------------------


async def test_a_link_with_a_payload_welcomes_like_any_start(colibri: Live) -> None:
    ana, leo = colibri.telegram.user("Ana", "fr"), colibri.telegram.user("Léo", "fr")
    await colibri.after(ana.start, lambda: leo.start("atelier-7"))
    assert leo.chat.from_bot[-1].text == ana.chat.from_bot[-1].text
    assert "Je suis un robot" in leo.chat.from_bot[-1].text


async def test_start_again_goes_on_where_the_person_was(colibri: Live) -> None:
    ana = await colibri.holder()
    await colibri.says(ana, "La Laverie du plateau")
    await colibri.after(ana.start)
    again = ana.chat.from_bot[-1].text
    assert "Je suis un robot" not in again
    assert WHO_ASKED in again


async def test_who_blocked_the_bot_is_left_in_peace_until_they_start_it_again(colibri: Live) -> None:
    ana = await colibri.holder()
    await colibri.says(ana, "/rappel oui")
    await colibri.after(ana.block)
    sent = len(colibri.telegram.called("sendMessage"))
    await colibri.later(days=8)
    assert len(colibri.telegram.called("sendMessage")) == sent
    await colibri.after(ana.start)
    assert NAME_ASKED in ana.chat.from_bot[-1].text
    await colibri.later(days=8)
    assert "Un petit signe : votre dossier vous attend" in ana.chat.from_bot[-1].text


async def test_one_refused_send_is_enough_to_leave_somebody_in_peace(colibri: Live) -> None:
    ana = await colibri.holder()
    await colibri.says(ana, "/rappel oui")
    ana.chat.standing = "kicked"  # and the update that says so has not come
    for _ in range(3):
        await colibri.later(days=8)
    assert [call.status for call in colibri.telegram.called("sendMessage")].count(403) == 1


# --- groups -----------------------------------------------------------------------------------------------------------


async def test_in_a_group_help_is_given_in_its_topic_with_a_link_to_talk_in_private_and_nothing_is_stored(
    colibri: Live,
) -> None:
    group = colibri.telegram.group("Le quartier", forum=True)
    ana = colibri.telegram.user("Anastasia", "fr", last_name="Lefeuvre-Canari", username="ana_canari")
    await colibri.after(lambda: group.add_bot(by=ana))
    topic = group.topic("La laverie")
    await colibri.after(lambda: ana.say("/aide mon secret canari", to=group, thread=topic))
    helped = [message for message in group.messages if message.from_bot][-1]
    assert helped.thread == topic
    assert "Ici, je ne garde rien" in helped.text
    assert [button.data for row in helped.keyboard for button in row] == ["https://t.me/colibri_test_bot?start=group"]
    stored = colibri.stored()
    assert not [word for word in ("secret canari", "Anastasia", "Lefeuvre", "ana_canari") if word.encode() in stored]
    assert not await colibri.knows(ana)


async def test_what_is_said_in_a_group_is_no_answer_of_somebody_who_is_known(colibri: Live) -> None:
    ana = await colibri.holder()
    group = colibri.telegram.group("Le quartier")
    await colibri.after(lambda: group.add_bot(by=ana))
    await colibri.after(lambda: ana.say("@colibri_test_bot la laverie canari", to=group))
    assert await colibri.answers(ana) == {}
    assert b"laverie canari" not in colibri.stored()


# --- when the store cannot --------------------------------------------------------------------------------------------


class _Full:
    """A disk that is full as long as a test says so."""

    def __init__(self) -> None:
        self.full = False

    def around(self, store: SqliteStore) -> SqliteStore:
        commit = store.commit

        async def full_commit(inbound: Inbound, before: Situation, outcome: Outcome) -> Sequence[Outgoing] | None:
            if self.full:
                raise StoreFull
            return await commit(inbound, before, outcome)

        store.commit = full_commit  # type: ignore[method-assign]
        return store


async def test_on_a_full_disk_the_person_is_told_once_and_the_message_is_taken_up_when_there_is_room(
    tmp_path: Path,
) -> None:
    disk = _Full()
    async with live(tmp_path, made=disk.around) as colibri:
        ana = await colibri.holder()
        disk.full = True
        ana.say("La Laverie du plateau")
        told = "Votre dernier message attend"
        await ana.chat.until(lambda chat: told in chat.seen)
        polls = len(colibri.telegram.called("getUpdates"))
        await colibri.telegram.until(lambda: len(colibri.telegram.called("getUpdates")) > polls + 5)
        assert ana.chat.seen.count(told) == 1
        assert colibri.telegram.unconfirmed
        disk.full = False
        await colibri.after()
        assert await colibri.answers(ana) == {"B01": "La Laverie du plateau"}
        assert WHO_ASKED in ana.chat.from_bot[-1].text


# --- the profile ------------------------------------------------------------------------------------------------------


async def test_each_person_sees_the_commands_and_the_description_in_their_language(colibri: Live) -> None:
    users = {code: colibri.telegram.user("Somebody", code) for code in ("fr", "en", "pt-br")}
    first = {code: (user.commands[0].command, user.description[:9]) for code, user in users.items()}
    assert first == {"fr": ("aide", "Je suis u"), "en": ("help", "I am a bo"), "pt-br": ("aide", "Je suis u")}


async def test_every_command_of_the_menu_is_understood(colibri: Live) -> None:
    ana = await colibri.holder()
    for command in ana.commands:
        answer = await colibri.says(ana, f"/{command.command}")
        assert "Je ne connais pas la commande" not in answer.text


async def test_what_was_noted_stays_when_one_looks_around_from_there(colibri: Live) -> None:
    ana = await colibri.holder()
    await colibri.says(ana, "La laverie des Jonquilles")
    noted, before = ana.chat.from_bot[-1], len(ana.chat.messages)
    assert "C'est enregistré." in noted.text
    helped = await colibri.presses(ana, "Aide")
    assert (helped.id != noted.id, len(ana.chat.messages)) == (True, before + 1)
    kept = next(message for message in ana.chat.from_bot if message.id == noted.id)
    assert (kept.text, kept.labels) == (noted.text, ())
