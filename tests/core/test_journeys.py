"""The walks beside the form: entered by a word, paused and resumed, numbered for themselves, never wrong."""

from __future__ import annotations

import re

import pytest

from bot.core.content import check, load
from bot.core.engine import Engine
from bot.core.machine import REVIEW
from bot.core.model import Reply
from bot.shelf import read_folder, shipped
from tests.core.wild import GOOD
from tests.talk import NETWORK, Talk, last_answer, shipped_engine, shipped_library, shown, values

DOORS = shipped_engine().guide.doors
JOURNEYS = [name for name, dialog in DOORS.items() if not dialog.headings]


def walked(talk: Talk) -> Reply:
    """Answer and pass on until the end of the walk."""
    reply = talk.say("/menu")
    reply = talk.say("reprendre")
    for _ in range(200):
        if talk.draft.state == REVIEW and "finish" in values(reply):
            return reply
        easy = {"already_said", "next_chapter", "pass", "finished", "leave", "keep", "right"} & {*values(reply)}
        circles = [value for value in values(reply) if value in {"personne", "groupe", "organisation", "territoire"}]
        if circles:
            reply = talk.press(circles[0])
        elif easy:
            reply = talk.press(sorted(easy)[0])
        else:
            reply = talk.say(GOOD)
    raise AssertionError(f"no end in sight: {shown(reply)}")


@pytest.mark.parametrize("dialog", JOURNEYS)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_word_opens_each_journey_in_whatever_language(talk: Talk, dialog: str, language: str) -> None:
    reply = talk.say(DOORS[dialog].commands["en" if language == "en" else "fr"])
    assert DOORS[dialog].intro["fr"] in shown(reply)
    assert talk.focus == (dialog, talk.situation().projects[0].id)


@pytest.mark.parametrize("dialog", JOURNEYS)
def test_a_journey_can_be_walked_to_its_end_and_asks_once_at_half_of_it(dialog: str) -> None:
    talk = Talk()
    talk.settle_in()
    talk.say(f"/{DOORS[dialog].commands['fr']}")
    walked(talk)
    midway = DOORS[dialog].steps[DOORS[dialog].midway].words["fr"].question
    asked = [reply for outcome in talk.outcomes for reply in outcome.replies if midway in shown(reply)]
    assert len(asked) == 1
    steps = [name for chapter in DOORS[dialog].chapters if chapter.walked for name in chapter.steps]
    assert {*steps} <= {*talk.texts()}


@pytest.mark.parametrize("dialog", JOURNEYS)
def test_a_prompt_to_think_with_is_followed_up_once_at_most_and_no_answer_is_open(dialog: str) -> None:
    talk = Talk()
    talk.settle_in()
    talk.say(f"/{DOORS[dialog].commands['fr']}")
    if DOORS[dialog].any_chapter:
        talk.press(DOORS[dialog].chapters[0].id)
    first = DOORS[dialog].chapters[0].steps[0]
    talk.say("oui")
    talk.say("un truc")
    assert talk.draft.state != first
    given = last_answer(talk, first)
    assert len(given.probes) == 1
    assert not given.open


def test_the_form_still_follows_up_twice_and_marks_what_is_open(talk: Talk) -> None:
    for words in ("oui", "un truc", "bof"):
        talk.say(words)
    assert len(last_answer(talk, "B03.3").probes) == 2
    assert last_answer(talk, "B03.3").open


def test_resuming_goes_back_to_the_walk_that_was_used_last(talk: Talk) -> None:
    talk.say("/voyage")
    talk.say("/menu")
    assert "Que voyez-vous" in shown(talk.say("/reprendre"))
    talk.say("/annexe")
    talk.say("/menu")
    assert "Qui va profiter" in shown(talk.say("/reprendre"))


def test_numbers_count_in_the_walk_in_focus_and_the_list_says_which_it_is(talk: Talk) -> None:
    talk.say("/voyage")
    talk.say(GOOD)
    assert "Le voyage en mer" in shown(talk.say("/modifier"))
    assert "Votre réponse pour « Le phare" in shown(talk.say("1"))
    talk.say("/annexe")
    assert "Votre réponse pour « Nom de l'action »" in shown(talk.say("/modifier 1"))


def test_back_and_skip_and_example_work_on_a_journey(talk: Talk) -> None:
    talk.say("/voyage")
    assert "laisser à quai" in shown(talk.say("/passer"))
    assert "Que voyez-vous" in shown(talk.say("/retour"))
    talk.say("/exemple")
    assert "Dans deux ans, chaque étage" in shown(talk.say("oui"))
    assert "Dans deux ans, chaque étage" in shown(talk.say("/exemple phare"))


def test_words_that_come_where_nothing_is_asked_are_held_for_the_journey(talk: Talk) -> None:
    talk.say("/voyage")
    talk.say("/menu")
    assert "« Le phare — là où vous voulez arriver »" in shown(talk.say("Une tour où chacun se parle enfin"))
    talk.say("oui")
    assert last_answer(talk, "V1").text == "Une tour où chacun se parle enfin"
    assert talk.draft.dialog == "voyage_en_mer"


def test_words_sent_before_our_question_was_seen_belong_to_the_answer_before_it(talk: Talk) -> None:
    talk.say("/voyage")
    talk.say(GOOD)
    talk.asked_at = talk.at
    talk.say("et puis du silence", at=talk.at.replace(second=0, minute=0))
    assert last_answer(talk, "V1").text.endswith("et puis du silence")


def test_an_edit_on_the_platform_corrects_the_answer_of_a_journey(talk: Talk) -> None:
    talk.say("/voyage")
    talk.say(GOOD)
    message = talk.last_said
    assert "C'est corrigé dans : Le phare" in shown(talk.edit(message, "Une tour où chacun se parle enfin, en 2028"))
    assert last_answer(talk, "V1").text == "Une tour où chacun se parle enfin, en 2028"


def test_an_old_button_of_a_journey_offers_to_change_its_answer(talk: Talk) -> None:
    mark = talk.say("/voyage").asked
    talk.say(GOOD)
    assert "Cette question a déjà votre réponse" in shown(talk.press("yes", mark))


def test_a_reminder_names_the_journey_that_waits(talk: Talk) -> None:
    talk.say("/rappel oui")
    talk.say("/voyage")
    reply = talk.time_out("reminder")
    assert "« Le voyage en mer » vous attend" in shown(reply)
    assert "Que voyez-vous" in shown(reply)


def test_a_reminder_is_about_the_form_once_a_journey_is_over(talk: Talk) -> None:
    talk.say("/rappel oui")
    talk.say("/voyage")
    walked(talk)
    assert "Qui va profiter" in shown(talk.time_out("reminder"))


def test_a_question_that_is_gone_from_a_journey_is_told_and_the_next_one_asked() -> None:
    talk = Talk(place=NETWORK)
    talk.settle_in()
    talk.say("/voyage")
    files = dict(read_folder(shipped()))
    for name, old, new in (
        ("dialog", "- id: V2\n", "- id: V2x\n"),
        ("fr", "\n  V2:", "\n  V2x:"),
        ("en", "\n  V2:", "\n  V2x:"),
    ):
        files[f"voyage_en_mer/{name}.yaml"] = files[f"voyage_en_mer/{name}.yaml"].replace(old, new)
    talk.say(GOOD)
    talk.engine = Engine(load(files), {"retention_days": "180"})
    reply = shown(talk.say("/aide"))
    assert "n'existe plus" in reply
    assert "laisser à quai" in reply


def test_a_journey_that_is_gone_from_the_content_leads_home_and_its_answers_stay(talk: Talk) -> None:
    talk.say("/voyage")
    talk.say(GOOD)
    files = {name: text for name, text in read_folder(shipped()).items() if not name.startswith("voyage")}
    files["annexe_b/dialog.yaml"] = re.sub(r"      - borrow: V\d\n.*\n.*\n", "", files["annexe_b/dialog.yaml"])
    talk.engine = Engine(load(files), {"retention_days": "180"})
    assert "Que voulez-vous faire" in shown(talk.say("/retour"))
    assert "C'est retiré de : V1" in shown(talk.edit(last_answer(talk, "V1").parts[0].message, ""))
    assert "Qui va profiter" in shown(talk.say("/annexe"))


def test_what_was_answered_on_a_journey_of_another_project_stays_there(talk: Talk) -> None:
    talk.say("/voyage")
    talk.say(GOOD)
    talk.say("/recommencer")
    talk.say("nouveau dossier")
    assert "Que voyez-vous" in shown(talk.say("/voyage"))
    assert "Il n'y a pas encore de réponse" in shown(talk.say("/recap"))


def test_the_circles_begin_where_one_likes_and_end_with_both_kinds_of_effects(talk: Talk) -> None:
    assert values(talk.say("/cercles")) == ["personne", "groupe", "organisation", "territoire"]
    assert "comment se partage le pouvoir" in shown(talk.press("organisation"))
    table = shown(walked(talk))
    direct, indirect = table.index("Vos effets directs"), table.index("Vos effets indirects")
    assert direct < table.index("Effets sur le groupe — créativité") < indirect
    assert indirect < table.index("Effets sur le territoire — envie d'y vivre")


def test_the_question_at_half_of_the_way_offers_to_change_an_answer_and_is_passed_over_for_good(talk: Talk) -> None:
    talk.say("/voyage")
    talk.say(GOOD)
    talk.say("/passer")
    talk.say("/passer")
    talk.press("next_chapter")
    assert values(talk.say("/passer")) == ["edit", "pass"]
    talk.say("/annuler")
    assert "encore meilleur" not in shown(talk.say("/passer"))


def test_before_any_answer_nobody_is_told_to_be_halfway(talk: Talk) -> None:
    talk.say("/storyboard")
    asked = ""
    for _ in range(20):
        reply = talk.say("/passer")
        asked += shown(reply)
    assert "à moitié tourné" not in asked
    assert "« La scène » attend : vous pourrez y revenir. Une pause, ou la suite ?" in asked
    assert "Fin de" not in asked


def test_home_shows_where_one_stands_and_one_next_step_with_its_reason(talk: Talk) -> None:
    home = shown(talk.say("/menu"))
    assert "Annexe B : 1 réponse sur 20" in home
    assert "Pas encore commencé : Les quatre cercles, Le storyboard, Le voyage en mer" in home
    assert "Une suite possible : Annexe B (/annexe), parce que" in home
    talk.say("/voyage")
    talk.say(GOOD)
    home = shown(talk.say("/menu"))
    assert "Le voyage en mer : 1 réponse sur 7" in home
    assert "Une suite possible : Le voyage en mer (/voyage)" in home


def test_home_suggests_the_journey_that_speaks_of_what_nothing_speaks_of_yet(talk: Talk) -> None:
    walked(talk)
    talk.press("finish")
    home = shown(talk.say("/menu"))
    assert "Une suite possible : Le storyboard (/storyboard), parce que rien ne parle encore de ceci :" in home


def test_once_everything_was_walked_home_suggests_the_document(talk: Talk) -> None:
    walked(talk)
    talk.press("finish")
    for dialog in JOURNEYS:
        talk.say(f"/{DOORS[dialog].commands['fr']}")
        walked(talk)
    assert "Une suite possible : recevoir votre dossier" in shown(talk.say("/menu"))


def test_help_names_every_walk(talk: Talk) -> None:
    assert "/annexe, /cercles, /storyboard, /voyage" in shown(talk.say("/aide tout"))


def test_the_coverage_of_the_form_is_not_touched_by_a_journey(talk: Talk) -> None:
    before = shown(talk.say("/recap"))
    talk.say("/storyboard")
    walked(talk)
    talk.say("/annexe")
    after = shown(talk.say("/recap"))
    assert "Votre projet, vu d'en haut" not in before + after  # one answer in the form says nothing of it


def test_every_question_of_a_walk_says_what_it_tells_about() -> None:
    known = shipped_library().dimensions
    for dialog in DOORS.values():
        for step in dialog.steps.values():
            assert {*step.weights} <= {*known}
            assert step.weights or step.id in {"B01", "B02", "B15"}


def test_a_newcomer_adds_a_dialog_by_copying_a_folder() -> None:
    files = dict(read_folder(shipped()))
    for name in ("dialog", "fr", "en"):
        copied = files[f"voyage_en_mer/{name}.yaml"].replace("voyage_en_mer", "potager").replace("- id: V", "- id: Z")
        copied = (
            copied.replace("\n  V", "\n  Z")
            .replace("midway: V", "midway: Z")
            .replace("command: voyage", "command: potager")
        )
        copied = copied.replace("title: Le voyage en mer", "title: Le potager").replace(
            "title: The sea journey", "title: The garden"
        )
        files[f"potager/{name}.yaml"] = copied
    assert check(files) == ()
    talk = Talk(Engine(load(files), {"retention_days": "180"}))
    talk.settle_in()
    assert "Le potager, le cap : question 1 sur 3" in shown(talk.say("/potager"))
    assert "Le potager" in [choice.label for choice in (talk.say("/annexe"), talk.say("/menu"))[1].choices]
