"""Cards beside a walk: offered once, where its authors put them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.engine import Engine
from tests.talk import Talk, shipped_library, shown

LIBRARY = shipped_library()
SHARKS = "Trois requins rôdent, car l'aide s'arrête en juin, la salle ferme et l'ascenseur est souvent en panne."


def at_the_sharks(offers: str) -> Talk:
    """A talk at the sharks, where the authors set these cards."""
    voyage = LIBRARY.dialogs["voyage_en_mer"]
    steps = {**voyage.steps, "V5": replace(voyage.steps["V5"], offers=offers)}
    dialogs = {**LIBRARY.dialogs, voyage.id: replace(voyage, steps=steps)}
    talk = Talk(Engine(replace(LIBRARY, dialogs=dialogs), {"retention_days": "180"}))
    talk.settle_in()
    talk.say("/voyage")
    while talk.draft.state != "V5" or talk.draft.pending is not None:
        talk.say("/passer")
    return talk


@pytest.mark.parametrize(
    ("offers", "command"),
    [
        ("brake_card", "/carte frein"),
        ("success_card", "/carte réussite"),
        ("N1", "/carte N1"),
        ("F5", "/question F5"),
        ("myth", "/mythe"),
    ],
)
def test_the_card_of_the_authors_is_offered_once_a_question_is_answered(offers: str, command: str) -> None:
    talk = at_the_sharks(offers)
    text = shown(talk.say(SHARKS))
    assert f"tapez {command}." in text
    assert text.count("?") == 1
    about = text.partition("lisez « ")[2].partition(" »")[0]
    assert about
    told = shown(talk.say(command))
    assert "Je ne trouve pas cela" not in told
    assert about in told


def test_no_card_is_offered_while_a_follow_up_question_is_open_nor_where_the_question_was_passed() -> None:
    talk = at_the_sharks("brake_card")
    assert "/carte" not in shown(talk.say("L'argent"))
    assert "/carte frein" in shown(talk.say("déjà dit"))
    assert "/carte" not in shown(at_the_sharks("brake_card").say("/passer"))


def test_our_own_voyage_offers_the_brakes_after_the_sharks() -> None:
    assert LIBRARY.dialogs["voyage_en_mer"].steps["V5"].offers == "brake_card"
