"""A room: what is answered there, a question put to a community, and the answers of its members."""

from __future__ import annotations

import pytest

from bot.core.content.readable import SENTENCE_LIMIT
from bot.core.dialog import LANGUAGES, Language
from bot.core.engine import Engine
from bot.core.model import Attached, Outcome, Reply, Started
from bot.core.moves import MOVES, TYPED
from tests.room import Room
from tests.talk import shipped_library, shown

MESSAGES = shipped_library().messages
NEED = "Qui d'autre, autour de vous, vit ce besoin ?"
NAME = "La Laverie qui roule"
ROLES = (
    "D'accord, je vis cette situation",
    "D'accord, je suis proche ou voisin",
    "D'accord, par mon travail ou engagement",
)
PRIVATE = MESSAGES["fr"]["room_private"]


def nothing(reply: Reply) -> bool:
    return reply == Reply(())


# --- only when spoken to ----------------------------------------------------------------------------------------------


def test_among_people_nothing_is_said(room: Room) -> None:
    bob = room.member("bob")
    for text in ("Bonjour à tous", "3", "L'essaimage, c'est bien", "stop", "menu", "!", "", "mot de passe", "?"):
        assert nothing(bob.there(text)), text
        assert bob.outcomes[-1] == Outcome(), text


@pytest.mark.parametrize(("call", "language"), [("!colibri aide", "fr"), ("!colibri help", "en"), ("!colibri", "fr")])
def test_who_calls_is_told_what_can_be_done(room: Room, call: str, language: Language) -> None:
    reply = room.member("bob").there(call)
    assert shown(reply) == MESSAGES[language]["room_help"]


def test_help_is_a_few_short_sentences(room: Room) -> None:
    for language in LANGUAGES:
        sentences = MESSAGES[language]["room_help"].replace("\n", " ").split(". ")
        assert len(sentences) <= 8
        assert all(len(sentence.split()) <= SENTENCE_LIMIT for sentence in sentences)


def test_being_called_without_anything_to_understand_gets_help(room: Room) -> None:
    for event in (Started("fr"), Attached("$m", "")):
        reply = room.member("bob").event_there(event)
        assert shown(reply) == (MESSAGES["fr"]["room_help"] if isinstance(event, Started) else "")
    assert shown(room.member("eve").there("blablabla", called=True)) == MESSAGES["fr"]["room_help"]


@pytest.mark.parametrize("text", ["c'est quoi l'essaimage ?", "mot essaimage", "/mot essaimage", "!mot essaimage"])
def test_who_calls_and_names_a_card_gets_it(room: Room, text: str) -> None:
    reply = room.member("bob").there(text, called=True)
    assert "essaimage : Quand une idée née quelque part est reprise ailleurs" in shown(reply)
    assert room.member("eve").outcomes == []


def test_a_command_needs_no_call_in_a_thread_where_we_are(room: Room) -> None:
    assert "Idées reçues" in shown(room.member("bob").there("mythe"))
    assert "Questions fréquentes" in shown(room.member("bob").there("!question"))


def test_what_was_just_listed_can_be_named_by_number_or_title_by_anybody(room: Room) -> None:
    bob, eve = room.member("bob"), room.member("eve")
    assert "répondez ici avec son numéro" in shown(bob.there("!colibri carte"))
    assert "Carte réussite « Confiance »" in shown(eve.there("5"))
    assert "Carte frein « La peur de l'autre »" in shown(bob.there("la peur de l'autre"))
    assert nothing(bob.there("La confiance, oui"))
    assert nothing(bob.there("99"))


def test_an_example_is_found_by_label_or_number(room: Room) -> None:
    bob = room.member("bob")
    assert "des familles lavent le linge à la main" in shown(bob.there("!colibri exemple besoin"))
    assert "Exemples inventés" in shown(bob.there("!colibri exemple"))
    assert "Mars : visites" in shown(bob.there("19"))
    assert "Mars : visites" in shown(bob.there("Calendrier"))
    assert "Exemples inventés" in shown(bob.there("!colibri exemple trottinette"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_is_answered_here_or_in_private(room: Room, language: Language) -> None:
    bob = room.member("bob")
    ana = room.holder(language=language)
    for member in (bob, ana):
        for move in MOVES:
            typed = f"!colibri {TYPED[language][move.name][1:]}"
            assert member.there(typed).blocks, typed
            assert member.command_there(move.name).blocks
            room.inquiry = None
    assert bob.person is None


def test_the_form_and_what_is_kept_of_a_person_are_only_for_a_private_talk(room: Room) -> None:
    ana = room.holder()
    for word in ("recap", "exporter", "mesdonnees", "modifier 1", "menu", "reprendre", "dossiers", "voix", "effacer"):
        reply = ana.there(f"!colibri {word}")
        assert shown(reply) == PRIVATE
        assert reply.invites
        assert not reply.attachments


@pytest.mark.parametrize(
    "words",
    ["commencer", "Annexe B", "le questionnaire", "je veux remplir le dossier", "begin", "the form, please"],
)
def test_who_asks_for_the_form_in_words_of_their_own_is_offered_a_private_talk(room: Room, words: str) -> None:
    for reply in (room.member("bob").there(f"!colibri {words}"), room.member("eve").there(words, called=True)):
        assert shown(reply) in (PRIVATE, MESSAGES["en"]["room_private"])
        assert reply.invites


def test_a_room_hears_the_language_of_the_person_else_of_the_command(room: Room) -> None:
    ana = room.holder(language="en")
    assert "Frequent questions" in shown(ana.there("!colibri question"))
    assert "Words explained" in shown(room.member("bob").there("!colibri glossary"))
    assert "Mots expliqués" in shown(room.member("bob").there("!colibri mot"))
    english = Room(Engine(shipped_library(), {}, "en"))
    assert "Frequent questions" in shown(english.member("bob").there("!colibri question"))


def test_who_seems_in_danger_gets_numbers_and_a_private_talk(room: Room) -> None:
    room.opened()
    bob = room.member("bob")
    bob.press_there("lives")
    for reply in (bob.there("je veux mourir"), bob.event_there(Attached("$p", "je veux mourir"))):
        assert "3114" in shown(reply)
        assert "Je ne garde rien de ce message" in shown(reply)
        assert reply.invites
    bob.there("Moi aussi, je lave à la main")
    assert "3114" in shown(bob.edit_there(bob.last_said, "je veux mourir"))
    assert room.texts() == []
    assert "mourir" not in room.stored()


# --- a question to a community ----------------------------------------------------------------------------------------


def test_the_holder_learns_who_will_read_what_and_chooses(room: Room) -> None:
    ana = room.holder()
    reply = ana.there("!colibri contribuer")
    assert "Tout le monde ici lira deux choses" in shown(reply)
    assert NAME not in shown(reply)
    assert 6 <= len(reply.choices) - 1 <= 8
    assert reply.choices[-1].label == "Annuler"
    assert room.found() is not None
    assert room.found().step == ""  # type: ignore[union-attr]


@pytest.mark.parametrize("typed", ["8", NEED, "besoin vécu", None])
def test_each_question_can_be_typed_or_pressed(room: Room, typed: str | None) -> None:
    ana = room.holder()
    reply = ana.there("!colibri contribuer")
    number = next(n for n, choice in enumerate(reply.choices, start=1) if choice.label == NEED)
    opened = ana.press_there("B04.1") if typed is None else ana.there(str(number) if typed == "8" else typed)
    text = shown(opened)
    for told in (NAME, NEED, *ROLES, "Non merci", "dans ce fil", "tout le salon", "!colibri fermer", "15 ans", "nom"):
        assert told.lower() in text.lower(), told
    assert "modifiez ou supprimez votre message" in text
    inquiry = room.found()
    assert inquiry is not None
    assert (inquiry.person, inquiry.step) == (ana.id, "B04.1")
    assert f"Le projet « {NAME} » vous pose une question." in text
    assert NAME not in (room.inquiry or "")  # it is the holder's to change and to take back
    assert inquiry.subject in ana.projects[inquiry.project]


def test_only_the_holder_chooses(room: Room) -> None:
    ana, bob = room.holder(), room.holder("bob", "Le potager")
    ana.there("!colibri contribuer")
    assert nothing(bob.there("1"))
    assert nothing(bob.press_there("B04.1"))
    assert "déjà sa question" in shown(bob.there("!colibri contribuer"))
    assert "Ce numéro" in shown(ana.there("99"))
    assert nothing(ana.there("Attendez, je réfléchis"))
    assert "Quelle question voulez-vous poser" in shown(ana.there("!colibri contribuer"))


@pytest.mark.parametrize("word", ["annuler", "!colibri annuler", "!colibri fermer", "9"])
def test_a_choice_that_is_given_up_leaves_the_thread_to_another(room: Room, word: str) -> None:
    ana, bob = room.holder(), room.holder("bob", "Le potager des Lilas")
    ana.there("!colibri contribuer")
    assert "je ne pose pas de question" in shown(ana.there(word))
    bob.there("!colibri contribuer")
    assert "Le potager des Lilas" in shown(bob.press_there("B11"))


def test_a_thread_has_one_question(room: Room) -> None:
    ana = room.opened()
    for closing in (False, True):
        if closing:
            ana.there("!colibri fermer")
        assert "déjà sa question" in shown(ana.there("!colibri contribuer"))
    assert room.found().step == "B04.1"  # type: ignore[union-attr]


def test_without_a_project_one_is_told_how_to_begin_in_the_same_words_whoever_it_is(room: Room) -> None:
    stranger = room.member("bob")
    begun = room.member("eve")
    begun.start("fr")
    member = room.member("lou")
    told = [stranger.there("!colibri contribuer"), begun.there("!colibri contribuer")]
    room.opened()
    member.press_there("near")
    room.inquiry = None
    told.append(member.there("!colibri contribuer"))
    assert len({shown(reply) for reply in told}) == 1
    assert all(reply.invites for reply in told)
    assert "Cela se fait en privé" in shown(told[0])


def test_a_project_without_a_name_is_one_of_the_community(room: Room) -> None:
    ana = room.holder(project="")
    ana.there("!colibri contribuer")
    assert "Un projet de la communauté vous pose une question." in shown(ana.press_there("B04.1"))


def test_what_the_holder_writes_is_no_answer(room: Room) -> None:
    ana = room.opened()
    assert nothing(ana.there("Merci à vous"))
    assert nothing(ana.press_there("lives"))
    assert nothing(ana.there("1"))
    assert "essaimage :" in shown(ana.there("c'est quoi l'essaimage ?", called=True))
    assert room.texts() == []


def test_only_the_holder_closes(room: Room) -> None:
    ana, bob = room.opened(), room.member("bob")
    assert "Seule la personne" in shown(bob.there("!colibri fermer"))
    bob.press_there("lives")
    bob.there("Ma sœur aussi")
    assert "Cette question est fermée" in shown(ana.there("!colibri fermer"))
    assert "Cette question est fermée" in shown(ana.there("!colibri close"))
    assert room.found().closed_at is not None  # type: ignore[union-attr]
    assert room.texts() == ["Ma sœur aussi"]
    other = Room()
    assert "pas de question ouverte" in shown(other.member("bob").there("!colibri fermer"))
    assert "pas de question ouverte" in shown(other.member("bob").there("!colibri annuler"))
