"""What members of a room say, change and take back."""

from __future__ import annotations

import pytest

from bot.core.model import COMMUNITY, Outcome, TimedOut
from tests.core.test_community import MESSAGES, nothing
from tests.room import Room
from tests.talk import shown


def test_thanks_come_once_and_then_silence_unless_called(room: Room) -> None:
    room.opened()
    bob = room.member("bob")
    bob.press_there("lives")
    assert bob.there("Un").blocks
    assert nothing(bob.there("Deux"))
    assert nothing(bob.there("Trois", "Quatre"))
    assert shown(bob.there("Cinq", called=True)) == MESSAGES["fr"]["noted"]
    assert room.texts() == ["Un", "Deux", "Trois", "Quatre", "Cinq"]
    assert "essaimage :" in shown(bob.there("!colibri mot essaimage"))
    assert "essaimage :" in shown(bob.there("C'est quoi l'essaimage ?", called=True))
    assert len(room.texts()) == 5


@pytest.mark.parametrize("text", ["aide", "question de confiance, surtout", "exemple", "non merci", "3", "!!! quoi"])
def test_plain_words_of_a_member_are_an_answer_even_if_they_look_like_something_else(room: Room, text: str) -> None:
    room.opened()
    bob = room.member("bob")
    bob.press_there("lives")
    bob.there(text)
    assert room.texts() == [text]


def test_an_answer_that_replies_to_our_message_is_an_answer(room: Room) -> None:
    room.opened()
    bob = room.member("bob")
    bob.press_there("works")
    bob.there("L'essaimage nous a aidés ici, avec la gouvernance partagée", called=True)
    bob.there("question de confiance", called=True)
    assert len(room.texts()) == 2


def test_an_edit_or_a_deletion_changes_what_is_kept_without_a_word_in_the_room(room: Room) -> None:
    room.opened()
    bob = room.member("bob")
    bob.press_there("lives")
    bob.there("Perroquet", message="$a")
    bob.there("Canari", message="$b")
    assert nothing(bob.edit_there("$a", "Hirondelle"))
    assert nothing(bob.edit_there("$b", ""))
    assert nothing(bob.edit_there("$c", "Une autre réponse"))
    assert room.texts() == ["Hirondelle", "Une autre réponse"]
    assert "Perroquet" not in room.stored()
    assert "Canari" not in room.stored()


def test_an_edit_that_changes_nothing_is_nothing(room: Room) -> None:
    room.opened()
    bob = room.member("bob")
    bob.press_there("lives")
    bob.there("Perroquet", message="$a")
    bob.edit_there("$a", "Perroquet")
    assert bob.outcomes[-1] == Outcome()


def test_no_said_to_somebody_else_or_as_an_answer_is_not_said_to_us(room: Room) -> None:
    room.opened()
    bob, eve = room.member("bob"), room.member("eve")
    bob.press_there("lives")
    bob.there("Moi aussi")
    assert "je garde vos réponses" in shown(eve.there("Non"))
    assert "je ne garde rien de vous" in shown(eve.there("Non"))
    bob.there("Non", called=True)
    assert room.texts() == ["Moi aussi", "Non"]
    bob.there("D'accord, je suis proche ou voisin", called=True)
    assert [each.role for each in room.contributions()] == ["near", "near"]


def test_an_answer_that_becomes_a_command_is_one(room: Room) -> None:
    room.opened()
    bob = room.member("bob")
    bob.press_there("lives")
    bob.there("Perroquet", message="$a")
    assert "essaimage :" in shown(bob.edit_there("$a", "!colibri mot essaimage"))
    assert room.texts() == []


def test_an_edit_of_somebody_who_did_not_agree_is_nothing(room: Room) -> None:
    room.opened()
    bob = room.member("bob")
    bob.there("Perroquet", message="$a")
    assert nothing(bob.edit_there("$a", "Perroquet vert"))
    assert bob.outcomes[-1] == Outcome()


def test_no_thanks_is_said_once_and_never_asked_again_in_the_thread(room: Room) -> None:
    room.opened()
    bob, eve = room.member("bob"), room.member("eve")
    bob.there("Moi, je lave à la main")
    assert "je ne garde rien de vous" in shown(bob.there("Non merci"))
    assert nothing(bob.there("Je disais ça comme ça"))
    eve.press_there("lives")
    eve.there("Moi aussi")
    eve.there("!colibri carte")
    assert nothing(bob.there("Bonne idée"))
    assert bob.person is None
    assert "je garde vos réponses" in shown(bob.there("bonjour", called=True))


def test_the_notice_does_not_come_twice_in_a_row(room: Room) -> None:
    room.opened()
    bob, eve = room.member("bob"), room.member("eve")
    assert bob.there("Bonjour").blocks
    assert nothing(bob.there("Moi aussi"))
    assert nothing(eve.there("Et moi"))
    bob.press_there("lives")
    assert "je garde vos réponses" in shown(eve.there("Et moi"))


def test_a_role_can_be_changed_and_taken_back(room: Room) -> None:
    room.opened()
    bob = room.member("bob")
    bob.press_there("lives")
    bob.there("Perroquet")
    bob.press_there("near")
    assert [each.role for each in room.contributions()] == ["near"]
    bob.press_there("none")
    assert room.texts() == []
    assert "Perroquet" not in room.stored()
    assert bob.situation().person.consents == ()  # type: ignore[union-attr]


def test_erasing_takes_back_everything_here_in_the_same_words_for_all(room: Room) -> None:
    room.opened()
    bob, eve = room.member("bob"), room.member("eve")
    for member in (bob, eve):
        member.press_there("lives")
        member.there(f"Perroquet de {member.account.name}", message=f"${member.account.name}")
    told = bob.there("!colibri effacer")
    assert room.texts() == ["Perroquet de eve"]
    assert shown(told) == shown(room.member("lou").there("!colibri effacer"))
    assert told.invites
    assert nothing(bob.edit_there("$bob", "Perroquet vert"))
    assert room.texts() == ["Perroquet de eve"]


def test_after_closing_members_are_told_once_and_may_still_change_their_answers(room: Room) -> None:
    ana = room.opened()
    bob, eve, lou = room.member("bob"), room.member("eve"), room.member("lou")
    for member in (bob, eve):
        member.press_there("lives")
        member.there("Perroquet", message=f"${member.account.name}")
    ana.there("!colibri fermer")
    assert nothing(bob.there("Encore un mot"))
    lou.there("!colibri mot essaimage")
    assert "Cette question est fermée" in shown(bob.there("Encore un mot"))
    assert nothing(bob.there("Encore un mot"))
    assert nothing(lou.there("Et moi"))
    assert "Cette question est fermée" in shown(lou.press_there("lives"))
    bob.edit_there("$bob", "Canari")
    eve.edit_there("$eve", "")
    bob.edit_there("$new", "Hirondelle")
    assert room.texts() == ["Canari"]


def test_each_question_asks_for_its_own_agreement(room: Room) -> None:
    room.opened()
    bob = room.member("bob")
    bob.press_there("lives")
    room.inquiry, room.asked = None, ""
    carl = room.holder("carl", "Le potager")
    carl.there("!colibri contribuer")
    carl.press_there("B11")
    assert "je garde vos réponses" in shown(bob.there("Le lycée"))
    bob.press_there("works")
    bob.there("Le lycée")
    assert [each.role for each in room.contributions()] == ["works"]
    person = bob.situation().person
    assert person is not None
    assert sorted(consent.role for consent in person.consents) == ["lives", "works"]


def test_time_brings_nothing_into_a_room(room: Room) -> None:
    bob = room.opened()
    for what in ("reminder", "warning", "expired", "voices"):
        assert nothing(bob.event_there(TimedOut(what, bob.at)))
        assert bool(bob.outcomes[-1].effects) == (what == "expired")


def test_the_notice_of_a_room_has_a_version_and_stands_alone(room: Room) -> None:
    assert room.engine.guide.notice_versions[COMMUNITY]
    room.opened()
    assert MESSAGES["fr"]["privacy_notice"].split("\n")[0] not in shown(room.said[-1])
