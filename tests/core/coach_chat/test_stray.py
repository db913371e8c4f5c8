"""Nothing that a coach writes is lost or taken for something else, and nobody is stuck."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.engine import Engine
from bot.core.model import Erase
from tests.core.office import (
    UNKNOWN,
    CoachTalk,
    Office,
)
from tests.talk import shipped_library, shown


def test_words_that_come_where_a_choice_is_asked_are_not_kept_in_the_coachs_own_dossier(project: CoachTalk) -> None:
    told = shown(project.say("Pouvez-vous dire combien elles sont ?"))
    assert "Je n'ai pas compris. Vous pouvez répondre : « Commenter une réponse »" in told
    assert "pas encore rangé" not in shown(project.say("/menu"))


def test_words_for_an_answer_of_ones_own_are_not_taken_for_a_comment(talk: CoachTalk) -> None:
    talk.say("Ma propre laverie")
    assert "Ma propre laverie" in talk.texts().values()
    talk.say("/coach 1")
    talk.press("coach_answers")
    talk.say("2")
    talk.say("Un commentaire pour elle")
    assert "Un commentaire pour elle" not in talk.texts().values()


@pytest.mark.parametrize("steps", [(), ("share",), ("share", "coach_answers"), ("share", "coach_notes")])
def test_cancelling_leads_back_step_by_step_to_the_question_that_was_open(
    talk: CoachTalk, steps: tuple[str, ...]
) -> None:
    talk.say("/coach")
    for value in steps:
        talk.press(value)
    for _ in steps:
        talk.say("/annuler")
    assert "Quel nom simple" in shown(talk.say("/annuler"))


def test_an_old_button_changes_nothing(project: CoachTalk) -> None:
    old = project.asked
    project.press("coach_list")
    project.press("coach_leave")
    assert "Ce choix n'est plus proposé ici" in shown(project.press("coach_ready", old))
    assert project.outcomes[-1].stages == ()


@pytest.mark.parametrize(
    "nonsense",
    ["/coach " + "x" * 500, "/coach 0", "/coach 999999999999", "/coach \u200b", "/coach code code", "/coach '"],
)
def test_nonsense_after_the_command_is_answered(talk: CoachTalk, nonsense: str) -> None:
    assert shown(talk.say(nonsense))
    assert talk.outcomes[-1].coaches == ()


def test_one_comes_back_to_a_project_by_whatever_way(project: CoachTalk) -> None:
    project.press("coach_answers")
    project.say("2")
    project.say("/menu")
    assert "Besoin vécu, réponse du" in shown(project.press("resume"))
    told = shown(project.start("fr"))
    assert "Besoin vécu, réponse du" in told
    assert "nous parlions" not in told  # that is a question to holders
    project.say("/rappel oui")
    project.at += timedelta(days=8)
    assert "Besoin vécu, réponse du" in shown(project.time_out("reminder"))


def test_an_old_button_under_a_comment_does_not_open_the_coachs_own_answer(project: CoachTalk) -> None:
    project.press("coach_answers")
    project.say("2")
    old = project.asked
    project.say("Combien sont-elles ?")
    project.press("coach_list")
    project.press("coach_leave")
    assert "Ce choix n'est plus proposé ici" in shown(project.press("keep", old))
    assert "Quel nom simple" in shown(project.say("/aide tout"))


def test_the_help_tells_coaches_their_commands_and_nobody_else(talk: CoachTalk) -> None:
    told = shown(talk.say("/aide tout"))
    assert "/coach résumé" in told
    assert "/coach pages" not in told  # there are none here
    talk.engine = Engine(shipped_library(), {"retention_days": "180", "web": "https://coach.example.org"})
    assert "/coach pages" in shown(talk.say("/aide tout"))
    holder = CoachTalk(Office())
    holder.settle_in()
    assert "/coach" not in shown(holder.say("/aide tout"))


def test_a_share_that_ends_while_it_is_open_leads_back_to_the_list(project: CoachTalk) -> None:
    project.press("coach_notes")
    found = project.office.shared["share"]
    project.office.share(replace(found, share=replace(found.share, ended_at=project.at)))
    told = shown(project.say("Les appeler lundi matin"))
    assert "n'a pas été envoyé" in told
    assert "Ce projet n'est pas, ou n'est plus, partagé avec vous." in told  # nobody named one
    assert UNKNOWN not in told
    assert "Aucun projet n'est partagé" in told


def test_a_coach_who_erases_herself_is_told_what_goes_and_her_holders_that_she_went(talk: CoachTalk) -> None:
    told = shown(talk.say("/effacer"))
    assert "Vous ne serez plus coach ici" in told
    assert "Vos commentaires et vos notes seront effacés." in told
    talk.press("erase")
    (erase,) = (effect for effect in talk.outcomes[-1].effects if isinstance(effect, Erase))
    said = {language: shown(reply) for language, reply in erase.left.items()}
    assert said["fr"].startswith("Un coach avec qui vous partagiez un projet a tout effacé ici.")
    assert said["en"].startswith("A coach with whom you shared a project erased everything here.")
    assert not any("Marie" in text for text in said.values())
    holder = CoachTalk(Office())
    holder.settle_in()
    assert "coach" not in shown(holder.say("/effacer"))


def test_somebody_who_is_no_coach_any_more_is_back_at_their_own_question(project: CoachTalk) -> None:
    project.office.coaches["marie"] = replace(project.office.coaches["marie"], removed_at=project.at)
    assert "Quel nom simple" in shown(project.press("coach_notes"))
