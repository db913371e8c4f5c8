"""What a holder decides about a sharing, tried by others on the real store: by somebody else, nothing; by the same
person on another account of theirs, everything, until the accounts are separated.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.stores.sqlite import open_store
from bot.core.dialog import LANGUAGES
from bot.core.model import Account, Reviewed
from bot.core.moves import MOVES
from bot.ports import Holding
from tests.test_coaching_end_to_end import ANA, BUS, MARIE, PAGES, House

BOB, TABLET, NOBODY = (Account("telegram", name) for name in ("bob", "tablet", "nobody"))
ASKED = "Combien sont-elles, et depuis quand ?"
NOTHING = "Rien n'est partagé"
_CODE = re.compile(r"\b[A-Z0-9]{3}-[A-Z0-9]{5}\b")  # made by chance


async def _house(path: Path, *, shared: bool) -> House:
    """Ana's project and Marie, a coach; shared with her and commented, or neither."""
    house = House(await open_store(path), path)
    await house.meet(ANA)
    await house.say(ANA, "La laverie qui roule à Mérival", "/modifier B04.1", BUS)
    code = await house.invited(MARIE, "Marie Petit")
    if shared:
        await house.share(code)
        share = await house.project()
        (action,) = (await _held(house, ANA)).projects[0].live
        asked = Reviewed("comment", share, subject=action.id, step="B04.1", revision=1, text=ASKED)
        await house.event(MARIE, asked, PAGES)
    return house


async def _held(house: House, who: Account) -> Holding:
    person = await house.store.person_of(who)
    assert person is not None
    return await house.store.holding(person)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    made = await _house(tmp_path / "shared.db", shared=True)
    yield made
    await made.store.close()


@pytest.fixture
async def bare(tmp_path: Path) -> AsyncIterator[House]:
    made = await _house(tmp_path / "bare.db", shared=False)
    yield made
    await made.store.close()


def _commands() -> list[str]:
    """Every move there is, and the holder's with whatever may name what is Ana's."""
    words = dict.fromkeys(word for move in MOVES for language in LANGUAGES for word in move.words[language])
    named = ("stop", "stop Marie Petit", "stop tout", "{share}", "stop {share}", "{comment}")
    of_holders = ("partage", "partager", "commentaires")
    return [f"/{word}" for word in words] + [f"/{word} {name}" for word in of_holders for name in named]


async def test_to_somebody_else_everything_is_as_if_nothing_was_shared(house: House, bare: House) -> None:
    before = await _held(house, ANA)
    ids = {"share": before.shares[0].id, "comment": before.comments[0].id}
    for each in (house, bare):
        await each.meet(BOB)
        await each.say(BOB, "Le jardin du lavoir", "/modifier B04.1", "Les voisins du lavoir.")
    for command in _commands():
        said = [_CODE.sub("", await each.say(BOB, command.format(**ids))) for each in (house, bare)]
        assert said[0] == said[1], command
        for value in (*ids.values(), "sharing_stop", "share_yes", "every", "keep") if "{" in command else ():
            pressed = [_CODE.sub("", await each.press(BOB, value)) for each in (house, bare)]
            assert pressed[0] == pressed[1], (command, value)
            assert ASKED not in pressed[0]
            assert "Marie Petit" not in pressed[0]
    assert await _held(house, ANA) == before
    assert (await _held(house, BOB)).shares == ()


async def test_the_same_person_decides_from_any_account_and_no_more_once_it_is_separated(house: House) -> None:
    await _join(house)
    seen = [await house.say(who, "/partage") for who in (ANA, TABLET)]
    assert "Marie Petit" in seen[0]
    assert seen[0] == seen[1]
    assert ASKED in await house.say(TABLET, "/commentaires")
    await house.press(TABLET, "replace")
    await house.say(TABLET, "Elles sont quarante depuis janvier, d'après la mairie de Mérival.")
    held = await _held(house, ANA)
    assert held.comments[0].answered_at is not None
    assert "aucun commentaire" in (await house.say(ANA, "/commentaires")).casefold()

    await house.say(ANA, "/delier")
    before = await _held(house, ANA)
    for command in ("/partage", "/partage stop", "/commentaires"):
        assert await house.say(TABLET, command) == await house.say(NOBODY, command)
    assert await _held(house, ANA) == before
    assert "Marie Petit" in await house.say(ANA, "/partage")


async def test_it_is_stopped_from_any_account_for_good(house: House) -> None:
    await _join(house)
    await house.say(TABLET, "/partage stop")
    assert NOTHING in await house.say(ANA, "/partage")
    assert "quarante" not in await house.say(MARIE, "/coach 1")
    assert BUS not in house.last(MARIE)


async def _join(house: House) -> None:
    """Join a tablet that nobody knows to Ana."""
    code = _CODE.search(await house.say(ANA, "/lier"))
    assert code is not None
    await house.say(TABLET, f"/lier {code[0]}")
    await house.press(TABLET, "accept")
    assert await house.store.person_of(TABLET) == await house.store.person_of(ANA)
