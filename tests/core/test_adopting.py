"""The content is edited while people are on their way: steps renamed (B06), removed (B08), of another kind (B03.2)."""

from __future__ import annotations

import pytest

from bot.core.model import Conversation, Pending
from tests.core.edited import edited_engine, edited_library
from tests.core.watched import Watched
from tests.core.wild import DO, GOOD
from tests.talk import Talk, shipped_library, shown

BEFORE, AFTER = shipped_library().dialogs["annexe_b"], edited_library().dialogs["annexe_b"]
REMOVED = shipped_library().messages["fr"]["step_removed"]


@pytest.fixture
def talk() -> Watched:
    """Standing on B08, with the four questions before it answered or skipped."""
    talk = Watched()
    talk.settle_in()
    talk.say("La Laverie qui roule")
    talk.say("/modifier B06")
    talk.say(GOOD)
    talk.say("/modifier B08")
    assert talk.draft.state == "B08"
    return talk


def edit(talk: Talk) -> None:
    talk.engine = edited_engine()


def form(talk: Talk) -> Conversation:
    return next(c for c in talk.situation().conversations.values() if c.dialog == "annexe_b")


def question_of(step: str) -> str:
    return AFTER.steps[step].words["fr"].question


def test_a_person_on_a_removed_question_is_told_and_taken_to_the_next_open_one(talk: Watched) -> None:
    edit(talk)
    reply = talk.start("fr")
    assert shown(reply).count(REMOVED) == 1
    assert talk.draft.state == "B03.3"
    assert question_of("B03.3") in shown(reply)
    assert REMOVED not in shown(talk.start("fr"))


def test_an_answer_written_to_a_removed_question_is_held_and_not_taken_for_another(talk: Watched) -> None:
    edit(talk)
    reply = talk.say("Un créneau le soir")
    assert REMOVED in shown(reply)
    assert "Un créneau le soir" in shown(reply)
    assert "B03.3" not in talk.texts()
    talk.say("oui")
    assert talk.texts()["B03.3"] == "Un créneau le soir"


def test_a_button_of_a_removed_question_changes_nothing_else(talk: Watched) -> None:
    talk.say("/modifier B06")
    talk.say("/annuler")
    edit(talk)
    before = talk.history()
    reply = talk.press("not_now")
    assert shipped_library().messages["fr"]["choice_gone"] in shown(reply)
    assert talk.history() == before


def test_a_command_on_a_removed_question_is_still_a_command(talk: Watched) -> None:
    edit(talk)
    talk.say("/recap")
    assert talk.draft.state == "B03.3"


def test_a_removed_question_behind_the_menu_is_told_when_the_form_is_opened(talk: Watched) -> None:
    talk.say("/menu")
    edit(talk)
    assert REMOVED not in shown(talk.start("fr"))
    reply = talk.press("resume")
    assert REMOVED in shown(reply)
    assert question_of("B03.3") in shown(reply)


def test_the_answer_to_a_removed_question_is_kept(talk: Watched) -> None:
    talk.say(GOOD)
    edit(talk)
    talk.start("fr")
    assert talk.texts()["B08"] == GOOD


def test_an_answer_to_a_renamed_question_counts_under_its_new_name(talk: Watched) -> None:
    edit(talk)
    talk.start("fr")
    reply = talk.say("/modifier B06x")
    assert GOOD[:40] in shown(reply)
    talk.press("complete")
    talk.say("et ailleurs aussi")
    revisions = [answer for answer in talk.history() if answer.step == "B06x"]
    assert revisions[0].text == f"{GOOD}\net ailleurs aussi"
    assert revisions[0].revision > next(answer for answer in talk.history() if answer.step == "B06").revision


def test_a_person_on_a_renamed_question_notices_nothing() -> None:
    talk = Watched()
    talk.settle_in()
    talk.say("La Laverie qui roule")
    talk.say("/modifier B06")
    edit(talk)
    reply = talk.say(GOOD)
    assert REMOVED not in shown(reply)
    assert talk.texts()["B06x"] == GOOD


def test_a_follow_up_question_about_a_renamed_question_goes_on() -> None:
    talk = Watched()
    talk.settle_in()
    talk.say("La Laverie qui roule")
    talk.say("/modifier B06")
    talk.say("on aide")
    assert talk.draft.pending is not None
    edit(talk)
    talk.say("ici à Mérival")
    assert talk.texts()["B06x"] == "on aide\nici à Mérival"


def test_a_skipped_question_that_was_removed_waits_no_more_and_a_renamed_one_does() -> None:
    talk = Watched()
    talk.settle_in()
    talk.say("La Laverie qui roule")
    for step in ("B06", "B08"):
        talk.say(f"/modifier {step}")
        talk.say("/passer")
        talk.say("/reprendre")
    assert set(form(talk).later) == {"B06", "B08"}
    edit(talk)
    talk.say("/recap")
    assert form(talk).later == ("B06x",)


def test_words_held_for_a_removed_question_are_not_lost(talk: Watched) -> None:
    talk.say("/actions")
    talk.say("Un créneau le soir, pour celles qui travaillent")
    assert isinstance(talk.draft.pending, Pending)
    assert talk.draft.pending.kind == "held"
    edit(talk)
    talk.start("fr")
    talk.say("oui")
    assert "Un créneau le soir, pour celles qui travaillent" in talk.texts().values()


def test_words_held_in_the_menu_for_a_removed_question_are_not_lost(talk: Watched) -> None:
    talk.say("/menu")
    talk.say("Un créneau le soir, pour celles qui travaillent")
    edit(talk)
    reply = talk.start("fr")
    assert "Un créneau le soir" in shown(reply)
    talk.say("oui")
    assert "Un créneau le soir, pour celles qui travaillent" in talk.texts().values()


def test_going_back_to_the_content_of_before_is_an_edit_like_any_other(talk: Watched) -> None:
    start = talk.engine
    edit(talk)
    talk.start("fr")
    DO["go on"](talk, 20)
    talk.engine = start
    DO["go on"](talk, 60)
    assert form(talk).state == "review"


def test_every_answer_names_the_version_it_was_given_to(talk: Watched) -> None:
    edit(talk)
    talk.start("fr")
    talk.say(GOOD)
    versions = {answer.step: answer.version for answer in talk.history()}
    assert (versions["B06"], versions["B03.3"]) == (BEFORE.version, AFTER.version)


def test_a_question_that_became_a_story_takes_several_messages() -> None:
    talk = Watched(edited_engine())
    talk.settle_in()
    talk.say("La Laverie qui roule")
    talk.say("/modifier B03.2")
    for text in ("Le mardi, le camion arrive.", "Puis les habitants viennent.", "oui", "Tous."):
        talk.say(text)
        assert talk.draft.state == "B03.2"
    talk.say("Terminé")
    assert talk.texts()["B03.2"] == "Le mardi, le camion arrive.\nPuis les habitants viennent.\nTous."
