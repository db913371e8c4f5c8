"""What time brings to a person on Telegram: reminders, warnings, and the end of what is kept."""

from __future__ import annotations

from tests.telegram.live import Live


async def test_a_reminder_comes_once_a_week_to_who_asked_for_it_and_says_how_to_stop(colibri: Live) -> None:
    ana, leo = await colibri.holder(), await colibri.holder("Léo")
    await colibri.says(ana, "/rappel", "oui")
    seen = leo.chat.seen
    for _ in range(14):
        await colibri.later(days=1)
    reminders = [message for message in ana.chat.from_bot if "Un petit signe" in message.text]
    assert len(reminders) == 2
    assert "/rappel stop" in reminders[0].text
    assert leo.chat.seen == seen


async def test_no_reminder_comes_at_night(colibri: Live) -> None:
    ana = await colibri.holder()
    await colibri.says(ana, "/rappel oui")
    seen = ana.chat.seen
    await colibri.later(days=7, hours=10)  # 20:00 in Paris
    assert ana.chat.seen == seen
    await colibri.later(hours=13)
    assert ana.chat.seen != seen


async def test_stop_ends_the_reminders(colibri: Live) -> None:
    ana = await colibri.holder()
    await colibri.says(ana, "/rappel oui")
    await colibri.later(days=7)
    answer = await colibri.says(ana, "stop")
    assert "pas de rappel" in answer.text
    seen = ana.chat.seen
    await colibri.later(days=30)
    assert ana.chat.seen == seen


async def test_who_is_silent_is_warned_twice_and_then_everything_is_erased(colibri: Live) -> None:
    ana = await colibri.holder()
    await colibri.says(ana, "La Laverie du plateau")
    await colibri.later(days=149)
    assert "j'effacerai vos réponses" not in ana.chat.seen
    await colibri.later(days=1)
    await colibri.later(days=22)
    assert ana.chat.seen.count("Sans nouvelles de vous d'ici le 29/08/2026, j'effacerai") == 1
    await colibri.later(days=1)
    assert ana.chat.seen.count("Sans nouvelles de vous d'ici le 29/08/2026, j'effacerai") == 2
    await colibri.later(days=7)
    assert "Comme annoncé, sans nouvelles de vous, j'ai tout effacé." in ana.chat.from_bot[-1].text
    assert not await colibri.knows(ana)
    assert b"La Laverie du plateau" not in colibri.stored()


async def test_who_answers_the_warning_with_one_word_keeps_everything(colibri: Live) -> None:
    ana = await colibri.holder()
    await colibri.says(ana, "La Laverie du plateau")
    await colibri.later(days=150)
    assert "Le délai repart d'aujourd'hui" in (await colibri.says(ana, "garder")).text
    await colibri.later(days=149)
    assert await colibri.answers(ana) == {"B01": "La Laverie du plateau"}


async def test_who_answers_the_warning_with_copy_gets_one(colibri: Live) -> None:
    ana = await colibri.holder()
    await colibri.says(ana, "La Laverie du plateau")
    await colibri.later(days=150)
    await colibri.presses(ana, "Recevoir une copie")
    assert [document.name for document in ana.chat.documents] == ["mes-donnees.md", "mes-donnees.json"]
