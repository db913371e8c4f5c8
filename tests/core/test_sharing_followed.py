"""What is shared, who read it, and the end of it in one word; and what else ends with it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta, timezone

import pytest

from bot.core.engine import Engine
from bot.core.model import Erase
from tests.core.coached import GIVE, MARIE, OPEN, PAUL, asked, known, labels, read, share_all, shares, stages
from tests.core.edited import renoticed_engine
from tests.core.wild import GOOD
from tests.talk import NETWORK, Talk, shipped_library, shown


@pytest.fixture(autouse=True)
def _coaches(talk: Talk) -> None:
    known(talk)


# --- what is shared, and who read it ----------------------------------------------------------------------------------


def test_without_a_share_that_is_said(talk: Talk) -> None:
    reply = talk.say("/partage")
    assert "Rien n'est partagé : aucun coach ne lit vos projets." in shown(reply)
    assert OPEN in asked(reply)


@pytest.mark.parametrize("word", ["/partage", "/sharing", "!colibri partage"])
def test_what_is_shared_is_told(talk: Talk, word: str) -> None:
    share_all(talk)
    told = shown(talk.say(word))
    assert "- Marie Petit peut lire, jusqu'au 02/06/2026 : tout le projet." in told
    assert "Votre projet est partagé." in told
    assert "Personne ne l'a encore lu." in told


def test_every_reading_is_told_newest_first(talk: Talk) -> None:
    share_all(talk)
    read(talk, "summary")
    talk.at += timedelta(days=1)
    read(talk, "transcript")
    told = shown(talk.say("/partage"))
    assert "Les dernières lectures :" in told
    lines = [line for line in told.splitlines() if re.search(r" à \d\d:\d\d, Marie", line)]
    assert lines == [
        "- Le 03/03/2026 à 09:09, Marie Petit : la conversation",
        "- Le 02/03/2026 à 09:09, Marie Petit : le résumé",
    ]


def test_the_time_of_a_reading_is_that_of_where_people_live(talk: Talk) -> None:
    share_all(talk)
    read(talk, "summary")
    talk.engine = Engine(shipped_library(), {"retention_days": "180"}, zone=timezone(timedelta(hours=1)))
    assert "- Le 02/03/2026 à 10:09, Marie Petit : le résumé" in shown(talk.say("/partage")).splitlines()


def test_what_was_read_in_one_visit_is_one_line(talk: Talk) -> None:
    share_all(talk)
    for page in ("summary", "answers", "summary", "document", "summary"):
        read(talk, page)
        talk.at += timedelta(minutes=20)
    told = shown(talk.say("/partage"))
    line = "- Le 02/03/2026 à 09:09, Marie Petit : le résumé (3 fois), les réponses, un document"
    assert [each for each in told.splitlines() if "Marie Petit :" in each] == [line]
    assert "En tout : 5 lectures. Chacune est dans /mesdonnees, avec son heure." in told


def test_what_was_read_before_and_after_sharing_again_is_one_sitting(talk: Talk) -> None:
    share_all(talk)
    read(talk, "summary")
    talk.say("/partage stop")
    share_all(talk)
    read(talk, "summary")
    told = shown(talk.say("/partage"))
    assert told.count("Le 02/03/2026 à 09:09, Marie Petit : le résumé") == 1
    assert "Marie Petit : le résumé (2 fois)" in told


def test_who_has_several_files_is_told_which_one_was_read(talk: Talk) -> None:
    share_all(talk)
    read(talk, "summary")
    talk.say("/recommencer")
    talk.press("new_project")
    talk.say("Le four du village")
    share_all(talk)
    read(talk, "summary")
    lines = [line for line in shown(talk.say("/partage")).splitlines() if "Marie Petit : le résumé" in line]
    assert [line[:12] for line in lines] == ["- Dossier 2,", "- Dossier 1,"]


def test_each_coach_has_visits_of_their_own(talk: Talk) -> None:
    share_all(talk)
    share_all(talk, PAUL)
    for share in (0, 1, 0):
        read(talk, "answers", share)
    told = shown(talk.say("/partage"))
    assert "Marie Petit : les réponses (2 fois)" in told
    assert "Paul Roche : les réponses" in told


def test_the_last_ten_visits_are_told_and_how_many_readings_there_are(talk: Talk) -> None:
    share_all(talk)
    for _ in range(13):
        read(talk, "answers")
        talk.at += timedelta(hours=2)
    told = shown(talk.say("/partage"))
    assert len(re.findall(r" à \d\d:\d\d, Marie", told)) == 10
    assert "En tout : 13 lectures." in told


def test_readings_are_told_after_the_end_too(talk: Talk) -> None:
    share_all(talk)
    read(talk, "document")
    talk.say("/partage stop")
    told = shown(talk.say("/partage"))
    assert "Rien n'est partagé" in told
    assert "Marie Petit : un document" in told


def test_the_holder_says_ready_and_goes_back_to_work(talk: Talk) -> None:
    share_all(talk)
    talk.say("/partage")
    assert "votre projet est prêt" in shown(talk.say("c'est prêt"))
    reply = talk.say("/partage")
    assert "Votre projet est prêt." in shown(reply)
    assert labels(reply)[0] == "Je retravaille"
    talk.press("sharing_rework")
    assert stages(talk) == ["shared", "ready", "shared"]
    assert {stage.by for stage in talk.records.stages} == {"holder"}


def test_changing_an_answer_after_ready_leaves_the_stage(talk: Talk) -> None:
    share_all(talk)
    talk.say("/partage")
    talk.say("c'est prêt")
    talk.say(GOOD)
    assert stages(talk)[-1] == "ready"


def test_the_parts_are_changed_from_there_without_a_code(talk: Talk) -> None:
    share_all(talk)
    talk.coaches.clear()
    talk.say("/partage")
    talk.say("changer")
    for text in ("choisir", "tout retirer", "le besoin", "c'est bon", "trois mois", "oui"):
        talk.say(text)
    assert list(shares(talk)[0].parts) == ["annexe_b/besoin"]


def test_home_tells_it_in_one_line(talk: Talk) -> None:
    assert "Partagé avec" not in shown(talk.say("/menu"))
    share_all(talk)
    share_all(talk, PAUL)
    assert "Partagé avec Marie Petit, Paul Roche (en cours) : /partage." in shown(talk.say("/menu"))


# --- the end ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "word", ["/partage stop", "/share stop", "/sharing stop", "/partager stop", "/partage arrêter"]
)
def test_one_command_ends_it_at_once(talk: Talk, word: str) -> None:
    share_all(talk)
    reply = talk.say(word)
    assert "Dès maintenant, Marie Petit ne peut plus rien lire." in shown(reply)
    assert shares(talk)[0].ended_at == talk.at
    assert not shares(talk)[0].runs(talk.at)
    assert OPEN in asked(reply)


def test_with_nothing_to_stop_that_is_said(talk: Talk) -> None:
    assert "Il n'y a pas de partage en cours" in shown(talk.say("/partage stop"))
    share_all(talk)
    talk.say("/partage stop")
    assert "Il n'y a pas de partage en cours" in shown(talk.say("/partage stop"))


def test_of_several_one_is_chosen_or_all_are_stopped(talk: Talk) -> None:
    share_all(talk)
    share_all(talk, PAUL)
    reply = talk.say("/partage stop")
    assert labels(reply) == ["Marie Petit", "Paul Roche", "Tous les partages"]
    talk.say("paul roche")
    assert [share.ended_at is None for share in shares(talk)] == [True, False]
    share_all(talk, PAUL)
    talk.say("/partage stop")
    talk.say("tous")
    assert not any(share.runs(talk.at) for share in shares(talk))


def test_a_named_one_of_several_is_stopped_at_once(talk: Talk) -> None:
    share_all(talk)
    share_all(talk, PAUL)
    talk.say("/partage stop marie petit")
    assert [share.ended_at is None for share in shares(talk)] == [False, True]


def test_it_can_be_stopped_from_what_is_shared(talk: Talk) -> None:
    share_all(talk)
    talk.say("/partage")
    assert "C'est arrêté." in shown(talk.say("arrêter le partage"))


# --- apart from other agreements, and erasing -------------------------------------------------------------------------


def test_sharing_is_another_agreement_than_keeping_answers(talk: Talk) -> None:
    before = talk.situation().person
    share_all(talk)
    talk.say("/partage stop")
    after = talk.situation().person
    assert before is not None
    assert after is not None
    assert after.consents == before.consents


def test_before_agreeing_nothing_can_be_shared() -> None:
    talk = known(Talk(place=NETWORK))
    talk.start()
    reply = talk.say(GIVE)
    assert "Marie" not in shown(reply)
    assert not talk.records.shares


def test_a_changed_notice_keeps_nobody_from_stopping_and_lets_nobody_share(talk: Talk) -> None:
    share_all(talk)
    talk.engine = renoticed_engine()
    talk.start()
    assert labels(talk.say("/partage")) == ["Arrêter le partage", "Revenir"]
    talk.say("revenir")
    assert "Ce code est celui" not in shown(talk.say(f"/partager {PAUL.code}"))
    reply = talk.say("/partage stop")
    assert "C'est arrêté." in shown(reply)
    assert "Acceptez-vous" in asked(reply)
    assert not shares(talk)[0].runs(talk.at)


def test_who_shares_is_told_what_erasing_does_to_it(talk: Talk) -> None:
    share_all(talk)
    assert "Les coachs sauront qu'un projet n'est plus partagé, sans nom." in shown(talk.say("/effacer"))
    assert "Vos partages sont arrêtés." in shown(talk.press("erase"))
    assert talk.records.shares == {}


def test_who_does_not_share_is_told_nothing_of_it(talk: Talk) -> None:
    assert "partage" not in shown(talk.say("/effacer"))
    assert "partage" not in shown(talk.press("erase"))


def test_coaches_are_told_in_their_language_and_without_a_name(talk: Talk) -> None:
    share_all(talk)
    talk.say("/effacer")
    talk.press("erase")
    (erase,) = (effect for effect in talk.outcomes[-1].effects if isinstance(effect, Erase))
    told = {language: shown(reply) for language, reply in erase.ended.items()}
    assert set(told) == {"fr", "en"}
    assert told["fr"].startswith("Un projet que vous suiviez n'est plus partagé avec vous")
    assert told["en"].startswith("A project that you followed is no longer shared with you")
    assert not any("Laverie" in text for text in told.values())


# --- English, and content that changed --------------------------------------------------------------------------------


def test_all_of_it_is_said_in_english() -> None:
    talk = known(Talk(place=NETWORK))
    talk.settle_in("en")
    talk.say("The laundry van")
    assert "This is the code of Marie Petit." in shown(talk.say(f"/share {MARIE.code}"))
    talk.say("share everything")
    assert "This is what Marie Petit will be able to read" in shown(talk.say("3 months"))
    assert "Shared with Marie Petit, until 02/06/2026." in shown(talk.say("yes"))
    assert "Marie Petit can read, until 02/06/2026: the whole project." in shown(talk.say("/sharing"))
    assert "From now on, Marie Petit can read nothing more." in shown(talk.say("/share stop"))


def test_parts_that_the_content_no_longer_has_are_told_no_more(talk: Talk) -> None:
    for text in (GIVE, "choisir", "1", "c'est bon", "trois mois", "oui"):
        talk.say(text)
    (share,) = shares(talk)
    talk.records.shares[share.id] = replace(share, parts={**share.parts, "gone": talk.at})
    assert " : « Pour commencer »." in shown(talk.say("/partage"))
    talk.records.shares[share.id] = replace(share, parts={"gone": talk.at})
    assert " : des parties retirées du questionnaire." in shown(talk.say("/partage"))
