"""Those who answer a question in a room: their agreement, and their words, which stay theirs."""

from __future__ import annotations

import pytest

from bot.core.dialog import LANGUAGES, Language
from bot.core.model import COMMUNITY, Chose, Outcome, TimedOut
from tests.core.test_community import MESSAGES, ROLES, nothing
from tests.room import Room
from tests.talk import shown


@pytest.fixture
def room() -> Room:
    return Room()


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
