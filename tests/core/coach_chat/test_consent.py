"""What a coach agrees to: a purpose of her own, and what is kept of coaches. Holders read the notice of holders."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.dialog import LANGUAGES, Language
from bot.core.guide import notice_messages
from bot.core.model import COMMUNITY, Consent, Erase, Place
from tests.core.office import INVITATION, CoachTalk, Office, marie
from tests.talk import NETWORK, PLACE, Talk, shipped_engine, shipped_library, shown

HOLDERS = "préparer votre dossier"
KEPT = shipped_library().messages["fr"]["coach_kept"]


def invited(place: Place = NETWORK) -> CoachTalk:
    """A stranger who typed an invitation, and is asked for her language."""
    talk = CoachTalk(Office({"marie": marie()}), place)
    talk.say(f"/coach {INVITATION}")
    return talk


@pytest.mark.parametrize("place", [NETWORK, PLACE])
def test_a_stranger_who_is_invited_reads_and_agrees_to_the_purpose_of_coaches(place: Place) -> None:
    talk = invited(place)
    told = shown(talk.press("fr"))
    assert "But : suivre les projets que l'on partage avec vous" in told
    assert KEPT in told
    asked = shown(talk.press("yes"))
    assert "pour suivre les projets partagés avec vous ?" in asked
    assert "lire un projet" in shown(talk.say("/aide"))
    assert HOLDERS not in told + asked
    talk.press("accept")
    person = talk.situation().person
    version = shipped_engine().guide.coach_versions[place.notice]
    assert person is not None
    assert person.consents == (Consent(place.notice, version, talk.at),)
    assert version != shipped_engine().guide.notice_versions[place.notice]
    assert "données" not in shown(talk.say("/coach"))  # it is not asked again


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_thing_that_is_kept_of_a_coach_is_named(language: Language) -> None:
    named = {
        "fr": ("nom", "commentaires", "notes", "lectures", "ce que vous y tapez"),
        "en": ("name", "comments", "notes", "readings", "what you type there"),
    }
    told = shipped_library().messages[language]["coach_kept"].lower()
    assert all(word in told for word in named[language])


def test_a_holder_reads_nothing_of_coaches() -> None:
    talk = Talk(place=NETWORK)
    told = shown(talk.start("fr")) + shown(talk.press("yes"))
    assert HOLDERS in told
    assert KEPT not in told


def test_who_agreed_before_becoming_a_coach_is_told_once_what_is_kept() -> None:
    talk = CoachTalk(Office())
    talk.settle_in()
    talk.office.coaches["marie"] = marie()
    assert KEPT in shown(talk.say(f"/coach {INVITATION}"))
    assert KEPT not in shown(talk.say("/coach"))
    assert KEPT in shown(talk.say("/confidentialite"))  # whenever she wants


def test_an_invitation_at_the_question_of_consent_brings_the_notice_of_coaches_first() -> None:
    talk = CoachTalk(Office({"marie": marie()}))
    talk.start()
    assert HOLDERS in shown(talk.press("yes"))
    told = shown(talk.say(f"/coach {INVITATION}"))
    assert KEPT in told
    assert "pour suivre les projets partagés avec vous ?" in told


def test_a_coach_who_refuses_is_told_that_her_code_is_spent() -> None:
    talk = invited()
    talk.press("fr")
    talk.press("yes")
    talk.press("refuse")
    (erase,) = [effect for effect in talk.outcomes[-1].effects if isinstance(effect, Erase)]
    assert "votre code ne sert plus" in shown(erase.done)


def test_who_is_a_coach_no_more_agrees_to_the_notice_of_holders_before_anything_else() -> None:
    talk = invited()
    for answer in ("fr", "yes", "accept"):
        talk.press(answer)
    talk.office.coaches["marie"] = replace(talk.office.coaches["marie"], removed_at=talk.at)
    told = shown(talk.say("La laverie qui roule"))
    assert HOLDERS in told
    assert KEPT not in told
    assert talk.texts() == {}


def test_a_room_has_one_notice_for_everybody() -> None:
    assert notice_messages(COMMUNITY, coach=True) == notice_messages(COMMUNITY) == (COMMUNITY,)
