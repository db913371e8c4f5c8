"""One person on several channels: how it is undone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.dialog import LANGUAGES, Language
from bot.core.model import Account, Separate
from tests.core.joined import MATRIX, MESSAGES, InWorld, both, code_of, joined, pair
from tests.core.wild import GOOD
from tests.talk import Talk, shown


def test_row_7_one_command_undoes_the_link_where_it_was_made() -> None:
    ana, other = joined()
    other.say("/delier")
    assert [type(effect) for effect in other.outcomes[-1].effects] == [Separate]
    assert ana.world.told[-1][0] == MATRIX
    assert other.id != ana.id
    assert ana.texts() == {"B01": "La Laverie qui roule"}
    assert other.texts() == {}


def test_one_command_undoes_it_from_the_other_side_too() -> None:
    ana, other = joined()
    reply = shown(ana.say("/delier"))
    assert "Le lien est défait : le compte Matrix" in reply
    assert ana.world.told[-1][0] == MATRIX
    assert other.id != ana.id


def test_what_was_begun_there_goes_with_the_account_and_the_rest_stays() -> None:
    ana, other = both()
    other.take(code_of(ana))
    other.press("accept")
    other.say("/recommencer")
    other.press("new_project")
    other.press("resume")
    other.say("Le jardin des Lilas")
    ana.say("/delier")
    assert {answer.text for answer in other.history()} == {"L'atelier du mardi soir", "Le jardin des Lilas"}
    assert {answer.text for answer in ana.history()} == {"La Laverie qui roule"}
    ana.say("/reprendre")
    ana.say(GOOD)
    assert {answer.text for answer in ana.history()} == {"La Laverie qui roule", GOOD}


@pytest.mark.parametrize("first", ["/start", "/menu", "/reprendre", "bonjour à tous les voisins", "/recap", "1"])
def test_the_separated_account_goes_on_by_itself_whatever_is_said_first(first: str) -> None:
    for side in (0, 1):
        ana, other = joined()
        (ana, other)[side].say("/delier")
        assert other.say(first).blocks
        assert other.say("/menu").choices
        assert ana.say(first).blocks


def test_after_thirty_days_it_is_said_that_it_is_too_late() -> None:
    ana, other = joined()
    for talk in (ana, other):
        talk.at += timedelta(days=31)
        assert MESSAGES["fr"]["unlink_late"] in shown(talk.say("/delier"))
    assert ana.id == other.id


def test_with_nothing_linked_it_is_said() -> None:
    ana, _ = pair()
    assert MESSAGES["fr"]["unlink_none"] in shown(ana.say("/delier"))


def test_of_several_links_the_last_one_is_undone_unless_the_account_has_its_own() -> None:
    ana, other = joined()
    third = InWorld(ana.world, MATRIX)
    third.account = Account("matrix", "ana3")
    third.take(code_of(ana))
    ana.say("/delier")
    assert (third.id == ana.id, other.id == ana.id) == (False, True)
    third.take(code_of(ana))
    other.say("/delier")
    assert (third.id == ana.id, other.id == ana.id) == (True, False)


def test_row_16_erasing_from_either_account_erases_both() -> None:
    for side in (0, 1):
        ana, other = joined()
        talk = (ana, other)[side]
        talk.say("/effacer")
        talk.press("erase")
        assert (ana.person, other.person) == (None, None)
        assert not ana.answers


def test_undoing_is_a_right_that_a_changed_notice_does_not_suspend() -> None:
    ana, other = pair()
    other.take(code_of(ana))
    other.say("/delier")
    assert other.id != ana.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_moves_are_understood_in_both_languages(language: Language) -> None:
    talk = Talk()
    talk.settle_in(language)
    for link, unlink in (("/lier", "/delier"), ("/link", "/unlink")):
        assert code_of(talk, link)
        assert MESSAGES[language]["unlink_none"] in shown(talk.say(unlink))
