"""In a room, each person agrees for themselves before a word of theirs is kept."""

from __future__ import annotations

import pytest

from bot.core.dialog import LANGUAGES, Language
from bot.core.model import COMMUNITY, Chose
from tests.core.test_community import MESSAGES, ROLES, nothing
from tests.room import Room
from tests.talk import shown


def test_the_first_words_are_not_kept_and_the_notice_comes(room: Room) -> None:
    room.opened()
    bob = room.member("bob")
    reply = bob.there("Moi, je lave à la main")
    assert MESSAGES["fr"]["community_first"] in shown(reply)
    assert MESSAGES["fr"][COMMUNITY].split("\n")[0] not in shown(reply)  # it stands right above
    assert [choice.label for choice in reply.choices] == [*ROLES, "Non merci"]
    assert reply.numbered
    assert bob.person is None
    assert "lave à la main" not in room.stored()


@pytest.mark.parametrize(
    ("typed", "role"), [*zip((*ROLES, "1", "2", "3"), ("lives", "near", "works") * 2, strict=True)]
)
def test_agreeing_is_one_choice_typed_or_pressed_and_then_the_answer_is_kept(room: Room, typed: str, role: str) -> None:
    room.opened()
    bob, eve = room.member("bob"), room.member("eve")
    bob.there("Moi, je lave à la main")
    reply = bob.there(typed)
    assert "modifiez-la ou renvoyez-la" in shown(reply)
    assert not bob.situation().person.agreed  # type: ignore[union-attr]
    assert "est gardée pour ce projet" in shown(bob.there("Moi, je lave à la main"))
    assert [(each.text, each.role, each.language) for each in room.contributions()] == [
        ("Moi, je lave à la main", role, "fr")
    ]
    eve.press_there(role)
    eve.there("Moi aussi")
    assert len({by for by, _ in room.kept.values()}) == 2


@pytest.mark.parametrize(
    ("typed", "role"),
    [
        ("d'accord je vis cette situation", "lives"),
        ("oui, je vis ça", "lives"),
        ("okay, I live this", "lives"),
        ("je suis voisine", "near"),
        ("Ok : par mon travail", "works"),
        ("ok non merci", ""),
    ],
)
def test_right_under_the_choices_people_agree_in_their_own_way(room: Room, typed: str, role: str) -> None:
    room.opened()
    bob = room.member("bob")
    bob.there("Moi, je lave à la main")
    assert bob.there(typed).blocks
    assert [consent.role for consent in bob.consents] == [role for role in (role,) if role]


@pytest.mark.parametrize("typed", ["je suis voisine", "je vis ça", "Je vis cette situation"])
def test_elsewhere_only_words_of_agreement_agree(room: Room, typed: str) -> None:
    room.opened()
    bob, eve = room.member("bob"), room.member("eve")
    eve.press_there("lives")
    assert "je garde vos réponses" in shown(bob.there(typed))
    assert bob.person is None
    lou = room.member("lou")
    eve.there("Et moi")
    assert "c'est noté" in shown(lou.there(f"D'accord, {typed}"))


@pytest.mark.parametrize("yes", ["oui", "Ok", "d'accord", "Oui, je suis d'accord", "👍", "yes", "Bien sûr !"])
def test_a_bare_yes_is_told_once_what_is_missing(room: Room, yes: str) -> None:
    room.opened()
    bob = room.member("bob")
    bob.there("Moi, je lave à la main")
    reply = bob.there(yes)
    assert reply.blocks[0].text in {MESSAGES[language]["community_first"] for language in LANGUAGES}
    assert reply.numbered
    assert bob.person is None
    assert nothing(bob.there(yes))
    bob.there("1")
    assert [consent.role for consent in bob.consents] == ["lives"]


@pytest.mark.parametrize("nod", ["ok", "👍", "Merci !", "oui", "thanks", "d'accord"])
def test_a_nod_of_a_member_is_no_answer(room: Room, nod: str) -> None:
    room.opened()
    bob = room.member("bob")
    bob.press_there("lives")
    assert nothing(bob.there(nod))
    assert shown(bob.there(nod, called=True)) == MESSAGES["fr"]["noted"]
    assert room.texts() == []
    assert "est gardée" in shown(bob.there("Ma sœur aussi"))


def test_who_agrees_once_more_answers_nothing_by_that(room: Room) -> None:
    room.opened()
    bob = room.member("bob")
    bob.press_there("lives")
    assert shown(bob.there("D'accord je suis proche ou voisin")) == MESSAGES["fr"]["noted"]
    assert room.texts() == []
    assert [consent.role for consent in bob.consents] == ["near"]
    bob.there("je suis voisine")
    assert room.texts() == ["je suis voisine"]


CHILD = "moi ausi jé pa de machine, j'ai 9 ans"


@pytest.mark.parametrize(
    "text", [CHILD, "jai que 12 ans", "J'ai neuf ans.", "I'm 9 years old", "I am twelve years old"]
)
@pytest.mark.parametrize("agreed", [True, False])
def test_row_23_of_a_child_nothing_is_kept(room: Room, text: str, agreed: bool) -> None:
    room.opened()
    leo = room.member("leo")
    if agreed:
        leo.press_there("lives")
        leo.there("On lave dans la baignoire", message="$before")
    assert "Avant 15 ans" in shown(leo.there(text)) or "Under 15" in shown(leo.there(text))
    assert room.texts() == []
    assert leo.consents == ()
    leo.press_there("lives")
    leo.there("On lave dans la baignoire", message="$again")
    leo.edit_there("$again", text)
    assert room.texts() == []
    assert text not in room.stored()


@pytest.mark.parametrize("text", ["Ma fille a 9 ans", "J'ai 45 ans", "J'ai deux ans de retard", "Depuis 9 ans"])
def test_who_speaks_of_a_child_or_is_grown_up_is_heard(room: Room, text: str) -> None:
    room.opened()
    bob = room.member("bob")
    bob.press_there("near")
    bob.there(text)
    assert room.texts() == [text]


@pytest.mark.parametrize("called", [True, False])
def test_stop_said_to_us_is_no_thanks(room: Room, called: bool) -> None:
    room.opened()
    bob = room.member("bob")
    reply = bob.there("stop", called=called) if called else bob.there("!colibri stop")
    assert "je ne garde rien de vous" in shown(reply)
    assert nothing(bob.there("Bon"))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We wash everything by hand on Sundays", "en"),
        ("me too", "en"),
        ("Nous aussi, on lave à la main le dimanche", "fr"),
    ],
)
def test_a_newcomer_is_answered_in_the_language_they_write(room: Room, text: str, language: Language) -> None:
    room.opened()
    bob = room.member("bob")
    assert MESSAGES[language]["community_first"] in shown(bob.there(text))
    assert MESSAGES[language]["community_agreed"] in shown(bob.there("1"))
    bob.there(text)
    assert room.contributions()[0].language == language


def test_where_words_tell_nothing_the_language_is_that_of_the_thread() -> None:
    room = Room()
    ana = room.holder(language="en")
    ana.there("!colibri contribute")
    ana.press_there("B04.1")
    bob, eve = room.member("bob"), room.member("eve")
    assert MESSAGES["en"]["community_first"] in shown(bob.there("ok"))
    assert MESSAGES["en"]["community_agreed"] in shown(eve.press_there("near"))
    assert MESSAGES["fr"]["community_agreed"] in shown(bob.there("d'accord, par mon travail"))


def test_a_choice_is_answered_in_the_language_it_was_offered_in(room: Room) -> None:
    room.opened()
    bob, eve = room.member("bob"), room.member("eve")
    bob.there("We wash everything by hand")
    offered = room.asked
    room.member("lou").there("!colibri mot essaimage")
    assert MESSAGES["en"]["community_agreed"] in shown(eve.event_there(Chose("$ours", "near", offered)))


def test_english_choices_are_understood_too(room: Room) -> None:
    room.opened()
    bob = room.member("bob")
    bob.there("OK, I live this situation")
    bob.there("no thanks")
    assert room.texts() == ["no thanks"]


def test_editing_what_was_written_before_agreeing_is_enough(room: Room) -> None:
    room.opened()
    bob = room.member("bob")
    bob.there("Moi, je lave", message="$first")
    bob.press_there("lives")
    assert "est gardée" in shown(bob.edit_there("$first", "Moi, je lave à la main"))
    assert room.texts() == ["Moi, je lave à la main"]
