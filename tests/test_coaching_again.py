"""A project that is shared again, a code that is changed, and turns of a coach that need no list; on the real store."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.stores.sqlite import open_store
from bot.core.model import Place, Said
from bot.ports import Inbound
from tests.test_coaching_end_to_end import ANA, MARIE, House


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    store = await open_store(tmp_path / "talk.db")
    found = House(store, tmp_path / "talk.db")
    await found.begin()
    yield found
    await store.close()


async def test_what_a_coach_said_is_there_again_when_the_project_is_shared_again(house: House) -> None:
    code = await house.invited(MARIE, "Marie Petit")
    await house.share(code)
    await house.say(MARIE, "/coach 1")
    await house.press(MARIE, "coach_answers")
    await house.say(MARIE, "besoin vécu", "Combien de mères sont-elles ?", "mes notes", "Parler de la mairie")
    await house.say(ANA, "/partage stop")
    await house.share(code)
    told = await house.say(MARIE, "/coach 1", "mes notes")
    assert "Parler de la mairie" in told
    assert "Combien de mères sont-elles ?" in await house.say(ANA, "/commentaires")
    answered = await house.press(ANA, "keep")
    assert "Marie Petit" in answered
    assert "ne lit plus" not in answered
    await house.say(MARIE, "/coach 1")
    await house.press(MARIE, "coach_remarks")
    assert "Combien de mères sont-elles ?" in await house.say(MARIE, "1")
    await house.press(MARIE, "coach_take_back")
    await house.say(MARIE, "mes notes", "supprimer 1")
    assert (house.counted("comments"), house.counted("notes")) == (0, 0)


async def test_a_comment_on_a_part_that_is_not_shared_again_stays_away(house: House) -> None:
    code = await house.invited(MARIE, "Marie Petit")
    await house.share(code)
    await house.say(MARIE, "/coach 1")
    await house.press(MARIE, "coach_answers")
    await house.say(MARIE, "besoin vécu", "Combien de mères sont-elles ?")
    await house.say(ANA, "/partage stop", f"/partager {code}")
    await house.press(ANA, "share_some", "storyboard", "parts_done", "until_quarter", "share_yes")
    told = await house.say(MARIE, "/coach")
    assert "La laverie qui roule à Mérival : partagé" in told
    assert "Commentaires sans réponse" not in told
    assert "Combien de mères" not in await house.say(MARIE, "1")
    assert "Revoir mes commentaires" not in house.last(MARIE)


async def test_a_new_code_of_a_coach_takes_the_place_of_the_old_one(house: House) -> None:
    old = await house.invited(MARIE, "Marie Petit")
    told = await house.say(MARIE, "/coach code nouveau")
    new = told.partition("Votre code est ")[2].split(".")[0]
    assert new != old
    assert "Marie Petit" not in await house.say(ANA, f"/partager {old}")
    await house.share(new)
    assert "La laverie qui roule à Mérival : partagé" in await house.say(MARIE, "/coach")


async def test_a_long_message_of_a_coach_whose_list_is_open_is_no_choice_and_waits_for_nothing(house: House) -> None:
    await house.share(await house.invited(MARIE, "Marie Petit"))
    await house.say(MARIE, "/coach")
    here = Place("telegram", "marie", notice="telegram_notice")
    await house.runner.receive(Inbound("long", MARIE, here, Said("long", "mot " * 600), house.at, splits=True))
    await house.runner.settle()
    assert "La laverie qui roule" in house.last(MARIE)


async def test_the_turn_of_a_coach_that_is_about_no_project_reads_no_list(house: House) -> None:
    await house.share(await house.invited(MARIE, "Marie Petit"))
    await house.say(MARIE, "quitter", "/menu")
    statements: list[str] = []
    house.store._connection.set_trace_callback(statements.append)
    await house.say(MARIE, "/aide", "/menu", "Bonjour à vous")
    assert [statement for statement in statements if "granted" in statement] == []
    assert "La laverie qui roule à Mérival" in await house.say(MARIE, "/coach")
    assert [statement for statement in statements if "granted" in statement] != []
    house.store._connection.set_trace_callback(None)


async def test_news_in_a_part_that_is_not_shared_do_not_hold_up_true_ones(house: House) -> None:
    code = await house.invited(MARIE, "Marie Petit")
    await house.say(ANA, f"/partager {code}")
    await house.press(ANA, "share_some", "storyboard", "parts_done", "until_quarter", "share_yes")
    await house.say(MARIE, "/coach point oui")
    house.at = house.at.replace(hour=8) + timedelta(days=1)
    await house.say(ANA, "/modifier B11", "La mairie et le centre social portent le camion avec les mères.")
    heard = len(house.channel.heard["marie"])
    await house.watch.look()
    assert len(house.channel.heard["marie"]) == heard
    await house.say(ANA, "/partage")
    await house.press(ANA, "sharing_ready")
    house.at += timedelta(hours=1)
    await house.watch.look()
    assert len(house.channel.heard["marie"]) == heard + 1
    assert "Projets que la personne dit « prêt » : 1." in house.last(MARIE)
