"""One person on two channels, on the real store with the real runner; and a process that dies between two turns."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from adapters.stores.sqlite import open_store
from bot.core.model import Outcome, Said, Situation
from bot.ports import Inbound, Outgoing
from tests.core.wild import GOOD
from tests.linked import WORDS, House, Phone, answers, holder, joined


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    store = await open_store(tmp_path / "talk.db")
    house = House(store)
    yield house
    await house.courier.close(5)
    await store.close()


async def test_a_code_joins_two_accounts_and_the_question_goes_on_there(house: House) -> None:
    ana, other = await holder(house), Phone(house, "matrix")
    notice = await other.say(f"/lier {await ana.code()}")
    assert WORDS["link_done"] in other.heard[-2]
    assert WORDS["matrix_notice"] in notice
    assert "Un compte Matrix vient d'être relié" in ana.heard[-1]
    assert await house.store.person_of(ana.account) == await house.store.person_of(other.account)
    assert "question 2" in await other.say("j'accepte")
    await other.say(GOOD)
    assert (await answers(house, ana))["B03.3"] == GOOD
    assert "question 3" in await ana.say("")


async def test_what_is_told_elsewhere_waits_for_nobody_and_leaves_the_outbox(house: House) -> None:
    ana, _ = await joined(house)
    assert await house.store.waiting(ana.place) == []


async def test_words_for_a_question_that_was_answered_elsewhere_are_held(house: House) -> None:
    ana, other = await joined(house)
    await other.say(GOOD)
    held = await ana.say("Les voisins de la rue des Lilas")
    assert WORDS["went_on"] in held
    assert (await answers(house, ana)).keys() == {"B01", "B03.3"}


async def test_a_message_that_asks_nothing_does_not_hide_what_was_asked(house: House) -> None:
    ana, other = await joined(house)  # Telegram was told of the link since its question
    await other.say(GOOD)
    assert WORDS["went_on"] in await ana.say("Les voisins de la rue des Lilas")


async def test_pieces_of_a_text_are_held_together_when_the_other_account_answers_meanwhile(house: House) -> None:
    ana, other = await joined(house)
    await ana.send(Said("", "Les voisins de la rue des Lilas"), splits=True)
    await other.send(Said("", GOOD))
    await ana.send(Said("", "et ceux de la rue des Roses"), splits=True)
    await house.runner.settle()
    await house.courier.settle(5)
    found = await answers(house, ana)
    assert found == {"B01": "La Laverie qui roule", "B03.3": GOOD}
    assert "rue des Lilas" in ana.heard[-1]
    assert "rue des Roses" in ana.heard[-1]


async def test_two_accounts_at_once_take_their_turns_one_after_the_other(house: House) -> None:
    ana, other = await joined(house)
    await asyncio.gather(
        *(phone.send(Said("", text)) for text in ("/aide", "/recap", "/mot diagnostic") for phone in (ana, other))
    )
    await house.courier.settle(5)
    person = await house.store.person_of(ana.account)
    assert person is not None
    turns = (await house.store.holding(person)).person.turn
    await asyncio.gather(ana.send(Said("", GOOD)), other.send(Said("", GOOD + " Et le samedi.")))
    await house.courier.settle(5)
    assert (await house.store.holding(person)).person.turn == turns + 2
    told = [text for text in (ana.heard[-1], other.heard[-1]) if WORDS["went_on"] in text]
    assert len(told) == 1, "one of them answered, the other came after"
    assert (await answers(house, ana)).keys() == {"B01", "B03.3"}


async def test_a_process_that_dies_between_the_join_and_the_notice_shows_it_at_the_next_word(house: House) -> None:
    ana, other = await holder(house), Phone(house, "matrix")
    code = await ana.code()

    class Killed(BaseException):
        """The end of the process."""

    commit = house.store.commit

    async def commit_and_die(inbound: Inbound, before: Situation, outcome: Outcome) -> Sequence[Outgoing] | None:
        await commit(inbound, before, outcome)
        raise Killed

    house.store.commit = commit_and_die  # type: ignore[method-assign]
    with pytest.raises(Killed):
        await other.send(Said("", f"/lier {code}"))
    house.store.commit = commit  # type: ignore[method-assign]
    house.start()
    await house.courier.catch_up_everywhere()
    await house.courier.settle(5)
    assert WORDS["link_done"] in other.heard[-1]
    assert "Un compte Matrix" in ana.heard[-1]
    said = await other.say("Des gens du quartier qui attendent le bus")
    assert WORDS["matrix_notice"] in said
    assert WORDS["notice_not_kept"] in said
    assert "question 2" in await other.say("j'accepte")
    assert "B03.3" not in await answers(house, ana)


async def test_the_same_code_event_twice_joins_once_and_is_greeted_once(house: House) -> None:
    ana, other = await holder(house), Phone(house, "matrix")
    event = Said("m", f"/lier {await ana.code()}")
    for _ in range(2):
        await house.runner.receive(Inbound("once", other.account, other.place, event, house.tick()))
        await house.courier.settle(5)
    assert len(other.heard) == 2


async def test_row_5_refusing_the_notice_leaves_nothing_of_the_stranger(house: House) -> None:
    ana, other = await holder(house), Phone(house, "matrix")
    before = await answers(house, ana)
    await other.say(f"/lier {await ana.code()}")
    assert WORDS["link_refused"] in await other.say("je refuse")
    assert await house.store.person_of(other.account) != await house.store.person_of(ana.account)
    assert await answers(house, ana) == before
    assert "robot" in await other.say("bonjour")
    await ana.say(GOOD)
    assert (await answers(house, ana))["B03.3"] == GOOD


@pytest.mark.parametrize("side", [0, 1])
async def test_undone_with_one_command_each_goes_on_by_itself(house: House, side: int) -> None:
    ana, other = await joined(house)
    await (ana, other)[side].say("/delier")
    assert "Le lien est défait" in other.heard[-1]
    assert await house.store.person_of(other.account) != await house.store.person_of(ana.account)
    assert "question 2" in await ana.say("/reprendre")
    assert "question 1" in await other.say("/reprendre", "/reprendre")
    await other.say("Le jardin des Lilas")
    assert (await answers(house, other)) == {"B01": "Le jardin des Lilas"}
    assert (await answers(house, ana)) == {"B01": "La Laverie qui roule"}


async def test_dossiers_of_both_stay_whole_and_go_home_when_it_is_undone(house: House) -> None:
    ana, other = await holder(house), Phone(house, "matrix")
    await other.say("", "oui", "j'accepte", "1", "L'atelier du mardi soir")
    assert WORDS["link_ask"] in await other.say(f"/lier {await ana.code()}")
    house.start()
    assert WORDS["link_projects"] in (await other.say("oui"), other.heard[-2])[1]
    if WORDS["matrix_notice"] in other.heard[-1]:
        await other.say("j'accepte")
    person = await house.store.person_of(ana.account)
    assert person is not None
    holding = await house.store.holding(person)
    assert len(holding.projects) == 2
    assert {answer.text for answer in holding.history} == {"La Laverie qui roule", "L'atelier du mardi soir"}
    await ana.say("/delier")
    assert await answers(house, ana) == {"B01": "La Laverie qui roule"}
    assert await answers(house, other) == {"B01": "L'atelier du mardi soir"}
    assert "question 2" in await other.say("/reprendre", "/reprendre")


@pytest.mark.parametrize("side", [0, 1])
async def test_row_16_erasing_from_either_account_erases_both_and_drops_what_waits(house: House, side: int) -> None:
    ana, other = await joined(house)
    await other.say(GOOD)
    await (ana, other)[side].say("/effacer", "tout effacer")
    await house.runner.settle()
    await house.courier.settle(5)
    assert [await house.store.person_of(phone.account) for phone in (ana, other)] == [None, None]
    assert [await house.store.waiting(phone.place) for phone in (ana, other)] == [[], []]
    assert "robot" in await (other, ana)[side].say("bonjour")


def files(folder: Path) -> list[Path]:
    """The database and its journals."""
    return list(folder.glob("talk.db*"))


async def test_row_16_after_erasing_no_word_is_left_in_the_file(house: House, tmp_path: Path) -> None:
    ana, other = await joined(house)
    await other.say(f"Zanzibar-74 {GOOD}")
    await ana.say("/effacer", "tout effacer")
    await house.runner.settle()
    left = b"".join(file.read_bytes() for file in files(tmp_path))
    assert b"Zanzibar-74" not in left
    assert b"Laverie" not in left


async def test_row_9_of_a_code_only_the_digest_is_stored_and_it_goes_once_it_is_used(
    house: House, tmp_path: Path
) -> None:
    ana, other = await holder(house), Phone(house, "matrix")
    code = await ana.code()
    with sqlite3.connect(tmp_path / "talk.db") as connection:
        (row,) = connection.execute("SELECT * FROM codes").fetchall()
    connection.close()
    assert code[:3] in row
    assert not any(code[4:] in str(value) for value in row)
    await other.say(f"/lier {code}")
    stranger = Phone(house, "matrix", "ben")
    assert WORDS["link_wrong"] in await stranger.say(f"/lier {code}")
    assert await house.store.person_of(stranger.account) is None


async def test_row_21_five_wrong_tries_end_a_code_whoever_makes_them(house: House) -> None:
    ana = await holder(house)
    code = await ana.code()
    wrong = code[:-1] + ("B" if code[-1] != "B" else "C")
    for number in range(5):
        assert WORDS["link_wrong"] in await Phone(house, "matrix", f"guest{number}").say(f"/lier {wrong}")
    other = Phone(house, "matrix")
    assert WORDS["link_wrong"] in await other.say(f"/lier {code}")
    assert await house.store.person_of(other.account) is None


async def test_a_new_code_takes_the_place_of_the_old_one(house: House) -> None:
    ana, other = await holder(house), Phone(house, "matrix")
    old, new = await ana.code(), await ana.code()
    assert WORDS["link_wrong"] in await other.say(f"/lier {old}")
    await other.say(f"/lier {new}")
    assert WORDS["link_done"] in other.heard[-2]


async def test_row_14_the_copy_of_ones_data_names_both_accounts_and_all_dossiers(house: House) -> None:
    ana, other = await joined(house)
    await other.say("/mesdonnees")
    copy = b"\n".join(file.content for file in house.channels["matrix"].files).decode()
    for word in ("telegram", "matrix", "La Laverie qui roule"):
        assert word in copy
    assert "telegram_notice" not in copy.partition("## Où vous en êtes")[2].partition("##")[0]
    assert ana.heard
