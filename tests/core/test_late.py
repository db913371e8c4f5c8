"""Words that were sent before our question was there, and several messages that are one answer."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.model import Said
from tests.core.wild import GOOD
from tests.talk import GROUP, NETWORK, Talk, shown


@pytest.fixture
def talk() -> Talk:
    """The second question is open, and was delivered a minute ago."""
    talk = Talk(place=NETWORK)
    talk.settle_in()
    talk.say("La Laverie qui roule")
    talk.asked_at = talk.at
    return talk


def late(talk: Talk, text: str, seconds: float = 1) -> str:
    assert talk.asked_at is not None
    return shown(talk.say(text, at=talk.asked_at - timedelta(seconds=seconds)))


def test_words_from_before_the_question_belong_to_the_answer_before_it(talk: Talk) -> None:
    reply = late(talk, "et le samedi aussi")
    assert "je l'ajoute à « Nom de l'action »" in reply
    assert talk.texts()["B01"] == "La Laverie qui roule\net le samedi aussi"
    assert "B03.3" not in talk.texts()
    assert talk.draft.state == "B03.3"


def test_a_third_message_from_before_goes_there_too(talk: Talk) -> None:
    late(talk, "et le samedi aussi", 2)
    late(talk, "le dimanche non")
    assert talk.texts()["B01"].count("\n") == 2


def test_words_from_after_the_question_answer_it(talk: Talk) -> None:
    assert talk.asked_at is not None
    talk.say(GOOD, at=talk.asked_at + timedelta(seconds=1))
    assert talk.texts()["B03.3"] == GOOD


@pytest.mark.parametrize("seconds", [2 * 86_400, 3 * 86_400])
def test_a_clock_that_is_days_wrong_does_not_count(talk: Talk, seconds: float) -> None:
    late(talk, GOOD, seconds)
    assert talk.texts()["B03.3"] == GOOD


def test_without_a_clock_nothing_is_late(talk: Talk) -> None:
    talk.say(GOOD)
    assert talk.texts()["B03.3"] == GOOD
    talk.asked_at = None
    talk.say(GOOD, at=talk.at - timedelta(hours=1))
    assert talk.texts()["B05.1"] == GOOD


def test_a_late_command_is_a_command(talk: Talk) -> None:
    assert "Voici vos réponses" in late(talk, "/recap")


def test_after_a_menu_nothing_belongs_to_the_answer_before(talk: Talk) -> None:
    talk.say("/menu")
    talk.asked_at = talk.at
    late(talk, "mes actions")
    assert talk.texts()["B01"] == "La Laverie qui roule"


def test_after_a_press_nothing_belongs_to_the_answer_before(talk: Talk) -> None:
    talk.command("help")
    talk.asked_at = talk.at
    late(talk, GOOD)
    assert talk.texts()["B03.3"] == GOOD


def test_the_follow_up_question_is_judged_anew_with_the_words_that_were_under_way(talk: Talk) -> None:
    talk.say("Des gens")
    assert talk.draft.pending is not None
    assert talk.draft.pending.kind == "probe"
    talk.asked_at = talk.at
    late(talk, GOOD)
    assert talk.texts()["B03.3"] == f"Des gens\n{GOOD}"
    assert talk.draft.state == "B05.1"
    assert [answer.probes for answer in talk.history() if answer.step == "B03.3"][-1] == ()


def test_a_follow_up_question_that_was_not_read_yet_may_be_asked_again(talk: Talk) -> None:
    talk.say("Des gens")
    talk.asked_at = talk.at
    late(talk, "et d'autres")
    assert talk.draft.pending is not None
    assert talk.draft.pending.kind == "probe"
    (marks,) = {tuple(mark.outcome for mark in a.probes) for a in talk.history()[-1:]}
    assert marks == ("asked",)


def test_late_words_of_distress_are_filed_nowhere(talk: Talk) -> None:
    assert "3114" in late(talk, "je veux mourir")
    assert "mourir" not in "".join(talk.texts().values())


# --- several messages ------------------------------------------------------------------------------------------------


def test_messages_that_follow_at_once_are_one_answer_a_part_each(talk: Talk) -> None:
    talk.say("Les voisins", "avec 40 habitants", "et la mairie de Mérival")
    answer = talk.history()[-1]
    assert [part.text for part in answer.parts] == ["Les voisins", "avec 40 habitants", "et la mairie de Mérival"]
    assert len({part.message for part in answer.parts}) == 3


def test_a_piece_of_spaces_is_no_part(talk: Talk) -> None:
    talk.say("Les voisins", "  \n ", "et la mairie de Mérival")
    assert [part.text for part in talk.history()[-1].parts] == ["Les voisins", "et la mairie de Mérival"]


def test_held_pieces_keep_their_messages(talk: Talk) -> None:
    talk.say("/menu")
    talk.say("Le bailleur nous prête le local", "depuis janvier de cette année")
    talk.press("hold_yes")
    assert [part.text for part in talk.history()[-1].parts][:2] == [
        "Le bailleur nous prête le local",
        "depuis janvier de cette année",
    ]


def gathers(talk: Talk, text: str) -> bool:
    return talk.engine.gathers(talk.situation(), Said("m", text), begun=False)


def test_only_a_long_answer_waits_for_more(talk: Talk) -> None:
    assert gathers(talk, "Les voisins")
    assert not gathers(talk, "/menu")
    assert not gathers(talk, "menu")
    assert not gathers(talk, "  ")
    talk.say("/menu")
    assert not gathers(talk, "Les voisins du quartier")


def test_a_short_question_does_not_wait() -> None:
    talk = Talk(place=NETWORK)
    talk.settle_in()
    assert not gathers(talk, "La Laverie")


def test_a_choice_ends_the_waiting(talk: Talk) -> None:
    talk.say("Des gens")
    assert not gathers(talk, "déjà dit")
    assert gathers(talk, "40 habitants")


def test_a_long_answer_waits_under_a_warning_too(talk: Talk) -> None:
    talk.time_out("warning", talk.at)
    assert gathers(talk, "Les voisins")
    assert not gathers(talk, "garder")


def test_nobody_waits_for_a_stranger_or_in_a_group(talk: Talk) -> None:
    assert not gathers(Talk(place=NETWORK), "Les voisins")
    talk.place = GROUP
    assert not gathers(talk, "Les voisins")
