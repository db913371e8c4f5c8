"""What a community answered, as its holder hears and keeps it, in private."""

from __future__ import annotations

import pytest

from bot.core.model import Reply, TimedOut
from tests.core.wild import GOOD
from tests.room import Room, ana_of
from tests.talk import shown

NEED = "Qui d'autre, autour de vous, vit ce besoin ?"
SAID = {"bob": ("lives", "Moi, je lave à la main"), "eve": ("near", "Ma voisine aussi"), "lou": ("works", "Au centre")}


@pytest.fixture
def room() -> Room:
    return answered()


def answered(*names: str) -> Room:
    """A question that some members answered, by default three."""
    room = Room()
    room.opened()
    for name in names or SAID:
        role, text = SAID[name]
        member = room.member(name)
        member.press_there(role)
        member.there(text, message=f"${name}")
    return room


# --- being told -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("bob",), f"Une personne a répondu à « {NEED} »."),
        (("bob", "eve"), f"Deux personnes ont répondu à « {NEED} »."),
        (("bob", "eve", "lou"), f"Trois personnes ont répondu à « {NEED} »."),
    ],
)
def test_the_holder_is_told_how_many_people_answered_what(names: tuple[str, ...], told: str) -> None:
    room = answered(*names)
    room.members[1].there("Et encore autre chose")
    reply = ana_of(room).time_out("voices")
    assert told in shown(reply)
    assert [choice.label for choice in reply.choices] == ["Lire maintenant", "Plus tard"]
    assert not any(text in shown(reply) for _, text in SAID.values())
    assert room.found().told_at == ana_of(room).at  # type: ignore[union-attr]


def test_nothing_is_said_of_what_was_taken_back_or_told_before(room: Room) -> None:
    ana = ana_of(room)
    ana.time_out("voices")
    assert ana.time_out("voices") == Reply(())
    room.members[1].there("Et le dimanche")
    assert "Une personne a répondu" in shown(ana.time_out("voices"))
    other = answered("bob")
    other.members[1].edit_there("$bob", "")
    assert ana_of(other).time_out("voices") == Reply(())


def test_other_words_are_news(room: Room) -> None:
    ana = ana_of(room)
    ana.time_out("voices")
    room.members[1].edit_there("$bob", "Moi, je vais chez ma sœur")
    assert "Une personne a répondu" in shown(ana.time_out("voices"))


@pytest.mark.parametrize("answer", ["plus tard", None])
def test_the_open_question_stays_as_it_is(room: Room, answer: str | None) -> None:
    ana = ana_of(room)
    ana.time_out("voices")
    if answer:
        assert "Qui va profiter" in shown(ana.say(answer))
    ana.say(GOOD)
    assert ana.texts()["B03.3"] == GOOD


def test_a_break_goes_on(room: Room) -> None:
    ana = ana_of(room)
    ana.say("/pause")
    ana.time_out("voices")
    assert "C'est en pause" in shown(ana.say("plus tard"))
    assert ana.draft.paused


def test_without_agreement_here_or_on_a_computer_time_brings_no_voices(room: Room) -> None:
    bob = room.members[1]
    assert bob.event(TimedOut("voices")) == Reply(())


def test_with_one_file_its_name_is_not_said(room: Room) -> None:
    assert "Dossier" not in shown(ana_of(room).time_out("voices"))
    assert "Dossier" not in shown(ana_of(room).say("/voix"))


# --- reading and deciding ---------------------------------------------------------------------------------------------


def test_voices_are_read_one_at_a_time_oldest_first_by_role(room: Room) -> None:
    ana = ana_of(room)
    ana.time_out("voices")
    reply = ana.say("lire maintenant")
    assert f"À « {NEED} », une personne qui vit cette situation répond :" in shown(reply)
    assert "Moi, je lave à la main" in shown(reply)
    assert "Ma voisine" not in shown(reply)
    labels = [choice.label for choice in reply.choices]
    assert labels == ["Garder à côté de ma réponse", "Ne pas garder", "Plus tard"]
    reply = ana.say("1")
    assert "C'est gardé à côté de votre réponse : Besoin vécu." in shown(reply)
    assert "une personne proche ou voisine répond" in shown(reply)
    reply = ana.say("Ne pas garder")
    assert "votre dossier ne montrera pas cette réponse" in shown(reply)
    assert "par son travail ou son engagement répond" in shown(reply)
    reply = ana.say("plus tard")
    assert "Pour lire ces réponses quand vous voulez : /voix" in shown(reply)
    assert "Qui va profiter" in shown(reply)
    assert sorted(room.verdicts.values()) == [False, True]
    assert "B04.1" not in ana.texts()
    assert "Au centre" in shown(ana.say("/voix"))
    assert "Vous avez tout lu" in shown(ana.press("keep"))


def test_a_decision_can_be_changed(room: Room) -> None:
    ana = ana_of(room)
    ana.say("/voix")
    for _ in SAID:
        ana.press("keep")
    reply = ana.say("/voices")
    labels = [choice.label for choice in reply.choices]
    assert labels == ["gardée : Moi, je lave à la main", "gardée : Ma voisine aussi", "gardée : Au centre", "Annuler"]
    assert "Ma voisine aussi" in shown(ana.say("2"))
    ana.say("ne pas garder")
    assert list(room.verdicts.values()) == [True, False, True]
    assert "non gardée : Ma voisine aussi" in shown(ana.say("/voix"))
    assert "Qui va profiter" in shown(ana.say("annuler"))


def test_opening_them_counts_as_being_told(room: Room) -> None:
    ana = ana_of(room)
    ana.say("/voix")
    ana.say("plus tard")
    assert ana.time_out("voices") == Reply(())


def test_a_voice_that_is_taken_back_while_it_is_read_is_gone(room: Room) -> None:
    ana = ana_of(room)
    ana.say("/voix")
    room.members[1].edit_there("$bob", "")
    text = shown(ana.press("keep"))
    assert "je lave" not in text
    assert not room.verdicts
    for member in room.members[2:]:
        member.there("!colibri effacer")
    assert "pas encore de réponse d'une communauté" in shown(ana.say("/voix"))


def test_the_menu_leads_there_only_if_somebody_answered(room: Room) -> None:
    ana = ana_of(room)
    labels = [choice.label for choice in ana.say("/menu").choices]
    assert labels[1] == "Lire les réponses reçues"
    assert "une personne qui vit cette situation répond" in shown(ana.say("lire les réponses reçues"))
    quiet = Room().holder()
    assert "Lire les réponses reçues" not in [choice.label for choice in quiet.say("/menu").choices]


def test_words_that_come_while_a_voice_is_read_are_held_not_lost(room: Room) -> None:
    ana = ana_of(room)
    ana.say("/voix")
    assert "Faut-il le garder" in shown(ana.say(GOOD))
    assert "je lave à la main" in shown(ana.say("non"))


def test_english_holders_read_in_english() -> None:
    room = Room()
    ana = room.holder(language="en")
    ana.there("!colibri contribute")
    ana.press_there("B04.1")
    bob = room.member("bob")
    bob.press_there("lives")
    bob.there("Me too")
    assert 'One person answered "Who else around you lives with this need?"' in shown(ana.time_out("voices"))
    assert "a person who lives this situation answers" in shown(ana.say("read now"))
    assert "kept beside your answer" in shown(ana.say("keep beside my answer"))


def test_two_voices_that_begin_alike_can_be_told_apart() -> None:
    room = answered("bob")
    room.members[1].there(SAID["bob"][1])
    ana = ana_of(room)
    ana.say("/voix")
    ana.press("keep")
    ana.press("keep")
    labels = [choice.label for choice in ana.say("/voix").choices]
    assert labels[:2] == ["gardée : Moi, je lave à la main (1)", "gardée : Moi, je lave à la main (2)"]


# --- members in private -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("started", [True, False])
def test_a_member_receives_and_erases_their_data_in_private_without_a_project(room: Room, started: bool) -> None:
    bob = room.members[1]
    if started:
        bob.start("fr")
    reply = bob.say("/mesdonnees")
    assert [attachment.document for attachment in reply.attachments] == ["my_data", "my_data"]
    reply = bob.say("/effacer")
    assert "Voulez-vous tout effacer" in shown(reply)
    bob.say("annuler")
    assert bob.erased == 0
    bob.say("/effacer")
    bob.say("tout effacer")
    assert bob.erased == 1
    assert room.texts() == ["Ma voisine aussi", "Au centre"]


def test_a_member_has_no_dossier_to_export_and_goes_through_the_first_contact(room: Room) -> None:
    bob = room.members[1]
    reply = bob.say("/exporter")
    assert not reply.attachments
    bob.start("fr")
    bob.press("fr")
    bob.press("yes")
    bob.press("accept")
    assert bob.press("resume").blocks
    assert room.texts()[0] == SAID["bob"][1]


def test_refusing_in_private_leaves_what_was_said_in_the_room(room: Room) -> None:
    bob = room.members[1]
    bob.start("fr")
    bob.press("fr")
    bob.press("yes")
    assert "Vos réponses dans une communauté restent à vous" in shown(bob.press("refuse"))
    assert bob.erased == 0
    assert len(room.texts()) == 3
    assert "Voulez-vous tout effacer" in shown(bob.say("/effacer"))


def test_somebody_under_age_leaves_nothing(room: Room) -> None:
    bob = room.members[1]
    bob.start("fr")
    bob.press("fr")
    bob.press("no")
    assert bob.erased == 1
    assert SAID["bob"][1] not in room.stored()
