"""Sharing with a coach, seen by the holder: a code, a preview, a clear yes, every reading, and the end in one word."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from pydantic import TypeAdapter

from bot.core.coaching.parts import ALL
from bot.core.engine import Engine
from bot.core.model import Answer, Coach, Erase, Part, Said
from tests.core.coached import (
    GIVE,
    MARIE,
    PAUL,
    SINCE,
    asked,
    known,
    labels,
    read,
    share_all,
    shares,
    stages,
)
from tests.core.watched import renoticed_engine
from tests.core.wild import GOOD
from tests.talk import NETWORK, Talk, shipped_library, shown

OPEN = "Qui va profiter"  # the question that was open
UNKNOWN = "Je ne connais aucun coach avec ce code."


@pytest.fixture(autouse=True)
def _coaches(talk: Talk) -> None:
    known(talk)


def nothing_shared(talk: Talk) -> bool:
    """Whether nothing was ever shared."""
    return not talk.records.shares and not talk.records.stages


# --- the code ---------------------------------------------------------------------------------------------------------


def test_without_a_code_it_is_said_how_it_is_done_and_what_was_open_goes_on(talk: Talk) -> None:
    reply = talk.say("/partager")
    assert "Demandez-lui son code" in shown(reply)
    assert OPEN in asked(reply)


@pytest.mark.parametrize("typed", ["BCD-FGHJK", "bcd-fghjk", "BCDFGHJK", "bcd fghjk", "BCD–FGHJK"])
@pytest.mark.parametrize("word", ["/partager", "!partager", "/share", "!colibri partager"])
def test_a_code_is_found_however_it_is_typed(talk: Talk, word: str, typed: str) -> None:
    reply = talk.say(f"{word} {typed}")
    assert "Ce code est celui de Marie Petit." in shown(reply)
    assert labels(reply) == ["Tout partager", "Choisir les parties", "Refuser"]


@pytest.mark.parametrize("typed", ["BCD-FGHJM", "bonjour", "12", "BCD", "BCD-FGHJK merci", "@marie", "Marie Petit"])
def test_a_code_that_is_none_gets_one_answer(talk: Talk, typed: str) -> None:
    reply = talk.say(f"/partager {typed}")
    assert UNKNOWN in shown(reply)
    assert "Marie" not in shown(reply).replace(typed, "")
    assert OPEN in asked(reply)


@pytest.mark.parametrize(
    "nobody",
    [
        replace(MARIE, removed_at=SINCE),
        replace(MARIE, person=""),
        replace(MARIE, code="QRT-VWXYZ", invitation="BCD-FGHJK", person=""),
    ],
)
def test_who_is_no_coach_any_more_or_not_yet_is_not_told_apart_from_nobody(talk: Talk, nobody: Coach) -> None:
    talk.coaches[:] = [nobody]
    unknown = shown(talk.say("/partager QRT-VWXYK"))
    assert shown(talk.say(GIVE)) == unknown
    assert nothing_shared(talk)


def test_an_invitation_that_the_store_finds_is_no_code_for_holders(talk: Talk) -> None:
    invited = replace(MARIE, code="QRT-VWXYZ")
    situation = replace(talk.situation(), named=invited)
    outcome = talk.engine.step(situation, Said("m", GIVE), talk.at, lambda: "id")
    assert UNKNOWN in shown(outcome.replies[0])


def test_the_own_code_is_not_shared_with(talk: Talk) -> None:
    me = talk.situation().person
    assert me is not None
    talk.coaches[:] = [replace(MARIE, person=me.id)]
    assert "Ce code est le vôtre" in shown(talk.say(GIVE))
    assert nothing_shared(talk)


# --- nothing before the yes -------------------------------------------------------------------------------------------


def test_nothing_is_shared_before_the_yes(talk: Talk) -> None:
    for text in (GIVE, "tout partager", "trois mois"):
        talk.say(text)
        assert nothing_shared(talk)
    reply = talk.say("oui")
    assert "C'est partagé avec Marie Petit, jusqu'au 02/06/2026." in shown(reply)
    (share,) = shares(talk)
    assert (share.coach, share.coach_name, dict(share.parts)) == ("coach1", "Marie Petit", {ALL: talk.at})
    assert (share.since, share.until) == (talk.at, datetime(2026, 6, 2, 23, 59, 59, tzinfo=UTC))
    assert stages(talk) == ["shared"]
    assert OPEN in asked(reply)


@pytest.mark.parametrize(
    "ways",
    [
        ("refuser",),
        ("/annuler",),
        ("tout partager", "/annuler"),
        ("tout partager", "trois mois", "non"),
        ("tout partager", "trois mois", "/annuler"),
        ("tout partager", "trois mois", "/passer"),
        ("tout partager", "trois mois", "/retour"),
        ("choisir", "1", "/annuler"),
        ("non",),
    ],
)
def test_every_way_out_shares_nothing_and_leads_back_to_what_was_open(talk: Talk, ways: tuple[str, ...]) -> None:
    talk.say(GIVE)
    reply = [talk.say(text) for text in ways][-1]
    assert nothing_shared(talk)
    assert OPEN in asked(reply)


@pytest.mark.parametrize("steps", [(), ("tout partager",), ("choisir",), ("tout partager", "trois mois")])
@pytest.mark.parametrize("nonsense", ["zut", "hum hum", "99", "?!", "🙂"])
def test_nonsense_asks_the_same_again(talk: Talk, steps: tuple[str, ...], nonsense: str) -> None:
    before = asked([talk.say(text) for text in (GIVE, *steps)][-1])
    assert asked(talk.say(nonsense)) == before
    assert nothing_shared(talk)


@pytest.mark.parametrize("steps", [(), ("tout partager",), ("choisir",), ("tout partager", "trois mois")])
def test_real_words_meanwhile_are_held_and_not_lost(talk: Talk, steps: tuple[str, ...]) -> None:
    before = asked([talk.say(text) for text in (GIVE, *steps)][-1])
    reply = talk.say("Quarante familles du quartier des Lilas en profitent déjà.")
    assert "Ce message n'est pas encore rangé." in asked(reply)
    assert asked(talk.say("non")) == before


def test_a_break_and_home_leave_it_open_and_coming_back_asks_it_again(talk: Talk) -> None:
    before = asked(talk.say(GIVE))
    talk.say("/pause")
    assert asked(talk.say("/reprendre")) == before
    talk.say("/menu")
    assert nothing_shared(talk)
    assert asked(talk.say("reprendre")) == before


def test_pressing_yes_twice_shares_once(talk: Talk) -> None:
    talk.say(GIVE)
    talk.press("share_all")
    reply = talk.press("until_quarter")
    talk.press("share_yes", reply.asked)
    again = talk.press("share_yes", reply.asked)
    assert "Ce choix n'est plus proposé ici." in shown(again)
    assert len(shares(talk)) == 1
    assert stages(talk) == ["shared"]


def test_an_old_yes_does_not_share_something_else(talk: Talk) -> None:
    talk.say(GIVE)
    talk.press("share_all")
    old = talk.press("until_half")
    talk.press("share_back", old.asked)
    talk.press("share_yes", old.asked)
    assert nothing_shared(talk)


def test_a_yes_after_the_day_has_passed_asks_for_another_day(talk: Talk) -> None:
    talk.say(GIVE)
    talk.say("tout partager")
    talk.say("un mois")
    talk.at += timedelta(days=40)
    assert "Jusqu'à quand" in asked(talk.say("oui"))
    assert nothing_shared(talk)
    talk.say("trois mois")
    talk.say("oui")
    assert shares(talk)[0].until == datetime(2026, 7, 11, 23, 59, 59, tzinfo=UTC)


def test_a_coach_who_was_removed_before_the_yes_gets_nothing(talk: Talk) -> None:
    talk.say(GIVE)
    talk.say("tout partager")
    talk.say("trois mois")
    talk.coaches[:] = [replace(MARIE, removed_at=talk.at)]
    reply = talk.say("oui")
    assert "Marie Petit n'accompagne plus de projets ici." in shown(reply)
    assert nothing_shared(talk)
    assert OPEN in asked(reply)


def test_beginning_again_replaces_what_was_begun(talk: Talk) -> None:
    talk.say(GIVE)
    talk.say("tout partager")
    reply = talk.say(f"/partager {PAUL.code}")
    assert "Ce code est celui de Paul Roche." in shown(reply)
    assert OPEN in asked(talk.say("refuser"))


def test_another_file_that_is_opened_meanwhile_is_not_the_one_that_was_meant(talk: Talk) -> None:
    talk.say(GIVE)
    talk.say("tout partager")
    first = talk.draft.subject
    talk.say("/recommencer")
    talk.press("new_project")
    assert talk.draft.subject != first
    talk.say("/menu")
    assert nothing_shared(talk)
    assert "partager" not in asked(talk.say("reprendre"))


# --- what is shown before ---------------------------------------------------------------------------------------------


def preview(talk: Talk, *steps: str) -> str:
    return shown([talk.say(text) for text in (GIVE, *(steps or ("tout partager", "trois mois")))][-1])


def test_the_preview_shows_the_words_that_will_be_read(talk: Talk) -> None:
    talk.say(GOOD)
    told = preview(talk)
    assert "Annexe B — Pour commencer" in told
    assert "- Nom de l'action : « La Laverie qui roule »" in told
    assert "- Personnes qui en profitent : « Avec 40 habitants" in told


def test_the_preview_says_what_follows(talk: Talk) -> None:
    told = preview(talk)
    assert "Ce que vous écrirez plus tard dans ces parties sera lu aussi, jusqu'au 02/06/2026." in told
    assert "Vos textes d'avant, que vous avez déjà remplacés, ne seront pas lus." in told
    assert "votre coach voit aussi le nom « La Laverie qui roule »" in told


def test_only_the_last_wording_is_in_the_preview(talk: Talk) -> None:
    talk.say("/modifier 1")
    talk.say("remplacer")
    talk.say("Le four du village")
    told = preview(talk)
    assert "Le four du village" in told
    assert "Laverie" not in told


def test_only_the_chosen_parts_are_in_the_preview(talk: Talk) -> None:
    told = preview(talk, "choisir", "le besoin", "c'est bon", "trois mois")
    assert "Il n'y a encore rien à lire dans ces parties." in told
    assert "- Nom de l'action" not in told
    talk.say("oui")
    assert list(shares(talk)[0].parts) == ["annexe_b/besoin"]


def test_a_long_answer_is_cut_in_the_chat_and_whole_in_a_document(talk: Talk) -> None:
    talk.say(" ".join(["Quarante familles du quartier des Lilas."] * 12))
    talk.say(GIVE)
    talk.say("choisir")
    talk.say("1")
    talk.say("c'est bon")
    reply = talk.say("trois mois")
    assert "Le document joint les montre en entier." in shown(reply)
    (file,) = reply.attachments
    assert (file.document, file.format, file.parts) == ("preview", "md", ("annexe_b/commencer",))


def test_short_answers_need_no_document(talk: Talk) -> None:
    talk.say(GIVE)
    talk.say("tout partager")
    assert talk.say("trois mois").attachments == ()


def test_a_whole_dossier_is_shown_in_few_words(talk: Talk) -> None:
    project = next(iter(talk.projects))
    subject = talk.draft.subject
    for step in talk.engine.library.dialogs["annexe_b"].steps.values():
        about = project if step.subject == "project" else subject
        answer = Answer(project, about, step.id, 1, "annexe_b", "v", talk.at, (Part("m", GOOD, "fr"),))
        talk.answers[about, step.id] = [TypeAdapter(Answer).dump_json(answer).decode()]
    assert len(preview(talk)) < 6000


def test_an_empty_project_can_be_shared_and_that_is_said() -> None:
    talk = known(Talk(place=NETWORK))
    talk.settle_in()
    assert "Il n'y a encore rien à lire dans ces parties." in preview(talk)
    assert "C'est partagé avec Marie Petit" in shown(talk.say("oui"))
    assert len(shares(talk)) == 1


def test_the_parts_can_be_changed_from_the_preview(talk: Talk) -> None:
    preview(talk)
    assert "Aucune partie n'est choisie" in shown(talk.say("changer les parties"))
    for text in ("1 et 4", "c'est bon", "trois mois"):
        talk.say(text)
    assert "Choisi : Pour commencer, Le besoin." in shown(talk.say("changer les parties"))
    for text in ("4", "c'est bon", "trois mois", "oui"):
        talk.say(text)
    assert list(shares(talk)[0].parts) == ["annexe_b/commencer"]


# --- sharing again ----------------------------------------------------------------------------------------------------


def test_sharing_again_with_the_same_coach_changes_the_share(talk: Talk) -> None:
    share_all(talk)
    (first,) = shares(talk)
    reply = talk.say(GIVE)
    assert "Marie Petit peut lire, jusqu'au 02/06/2026 : tout le projet." in shown(reply)
    assert labels(reply)[-1] == "Ne rien changer"
    talk.say("choisir")
    talk.say("1 et 2")
    talk.say("c'est bon")
    assert "les textes remplacés depuis leur ouverture restent visibles" in shown(talk.say("six mois"))
    talk.say("oui")
    (share,) = shares(talk)
    assert share.id == first.id
    assert share.since == first.since
    opened = first.parts[ALL]
    assert share.parts == {"annexe_b/commencer": opened, "annexe_b/ici_et_ailleurs": opened}
    assert share.until == datetime(2026, 9, 2, 23, 59, 59, tzinfo=UTC)
    assert stages(talk) == ["shared"]


def test_a_part_that_is_opened_later_is_open_from_then_on(talk: Talk) -> None:
    for text in (GIVE, "choisir", "1", "c'est bon", "trois mois", "oui"):
        talk.say(text)
    first = talk.at
    for text in (GIVE, "choisir", "2", "c'est bon", "trois mois", "oui"):
        talk.say(text)
    assert shares(talk)[0].parts == {"annexe_b/commencer": first, "annexe_b/ici_et_ailleurs": talk.at}
    for text in (GIVE, "tout partager", "trois mois", "oui"):
        talk.say(text)
    assert shares(talk)[0].parts["annexe_b/commencer"] == first
    assert shares(talk)[0].parts[ALL] == talk.at


def test_changing_nothing_changes_nothing(talk: Talk) -> None:
    share_all(talk)
    before = shares(talk)
    talk.say(GIVE)
    assert "D'accord, rien ne change dans ce partage." in shown(talk.say("ne rien changer"))
    for text in (GIVE, "choisir", "1", "c'est bon", "un mois", "non"):
        talk.say(text)
    assert shares(talk) == before


def test_each_coach_has_a_share_of_their_own(talk: Talk) -> None:
    share_all(talk)
    share_all(talk, PAUL)
    assert [share.coach_name for share in shares(talk)] == ["Marie Petit", "Paul Roche"]
    assert stages(talk) == ["shared"]


def test_a_share_that_ended_stays_ended_and_another_begins(talk: Talk) -> None:
    share_all(talk)
    talk.say("/partage stop")
    share_all(talk)
    first, second = shares(talk)
    assert first.id != second.id
    assert first.ended_at is not None
    assert second.ended_at is None


def test_a_share_whose_day_has_come_is_over(talk: Talk) -> None:
    share_all(talk)
    talk.at += timedelta(days=95)
    assert "Rien n'est partagé" in shown(talk.say("/partage"))
    share_all(talk)
    assert len(shares(talk)) == 2


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


def test_the_last_ten_readings_are_told_and_how_many_more_there_are(talk: Talk) -> None:
    share_all(talk)
    for _ in range(13):
        read(talk, "answers")
    told = shown(talk.say("/partage"))
    assert len(re.findall(r" à \d\d:\d\d, Marie", told)) == 10
    assert "Lectures plus anciennes : 3. Elles sont dans /mesdonnees." in told


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
    for text in ("choisir", "le besoin", "c'est bon", "trois mois", "oui"):
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
    told = {language: shown(reply) for language, reply in erase.parted.items()}
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
    assert " : Pour commencer." in shown(talk.say("/partage"))
    talk.records.shares[share.id] = replace(share, parts={"gone": talk.at})
    assert " : des parties retirées du questionnaire." in shown(talk.say("/partage"))
