"""Messages that belong elsewhere, and those that nobody asked for: only the person says where they go."""

from __future__ import annotations

from tests.core.editing.looking import FORM, kinds, question_of
from tests.talk import Talk, last_answer, shipped_library, shown

# --- filing elsewhere -------------------------------------------------------------------------------------------------


def test_a_message_filed_elsewhere_moves_as_it_is_and_its_question_is_asked_again(talk: Talk) -> None:
    original = last_answer(talk, "B03.3").parts[-1]
    talk.say("/langue en")
    talk.say("/move B08")
    assert last_answer(talk, "B08").parts == (original,)
    assert last_answer(talk, "B03.3").parts == ()
    assert talk.draft.state == "B03.3"
    assert talk.draft.pending is None


def test_filing_what_a_probe_is_about_ends_the_probe() -> None:
    talk = Talk()
    talk.settle_in()
    talk.say("Laverie")
    reply = talk.say("/ranger B08")
    assert talk.draft.pending is None
    assert question_of("B01") in shown(reply)
    assert last_answer(talk, "B08").text == "Laverie"


def test_what_was_filed_elsewhere_is_no_answer_any_more(talk: Talk) -> None:
    talk.say("/ranger B08")
    reply = talk.say("/recap")
    numbers = [item.split(".")[0] for block in reply.blocks for item in block.items]
    assert numbers == [str(list(FORM.steps).index(step) + 1) for step in ("B01", "B08")]


def test_a_filed_message_is_told_or_open_like_any_other(talk: Talk) -> None:
    talk.say("/ranger B05.1")
    assert not last_answer(talk, "B05.1").open
    talk.say("/ranger B03.5")
    assert last_answer(talk, "B03.5").open


def test_only_the_person_says_where_a_message_goes(talk: Talk) -> None:
    before = talk.history()
    talk.say("/ranger")
    for named in ("xyz", "action et", "99", "B03.3"):
        assert shipped_library().messages["fr"]["edit_unknown"] in shown(talk.say(named))
    talk.say("ici")
    assert talk.history() == before


# --- messages that nobody asked for -----------------------------------------------------------------------------------


def test_a_text_in_the_menu_is_held_and_kept_for_the_open_question_if_the_person_says_so(talk: Talk) -> None:
    talk.say("/menu")
    assert "« Les infirmières » " not in shown(talk.say("Les infirmières du collège"))
    talk.say("et la mairie")
    talk.say("oui")
    assert talk.texts()["B05.1"] == "Les infirmières du collège\net la mairie"


def test_a_held_text_that_is_not_wanted_leaves_no_answer(talk: Talk) -> None:
    talk.say("/menu")
    talk.say("Les infirmières du collège")
    talk.say("non")
    assert "B05.1" not in talk.texts()
    assert "infirmières" not in "".join(talk.conversations.values())


def test_held_words_survive_whatever_interrupts_them(talk: Talk) -> None:
    talk.say("/actions")
    talk.say("Les infirmières du collège")
    talk.say("/langue")
    talk.say("et la mairie du village")
    assert kinds(talk.draft.pending).count("held") == 1
    talk.say("oui")
    assert talk.texts()["B05.1"] == "Les infirmières du collège\net la mairie du village"


def test_held_words_are_decided_on_before_one_goes_elsewhere(talk: Talk) -> None:
    talk.say("/actions")
    talk.say("Les infirmières du collège")
    reply = talk.say("/modifier B08")
    assert "D'abord, ce qui n'est pas encore rangé." in shown(reply)
    assert "Les infirmières du collège" in shown(reply)
    talk.say("non")
    talk.say("/modifier B08")
    assert talk.draft.state == "B08"


def test_held_words_can_be_filed_under_the_question_that_is_named(talk: Talk) -> None:
    talk.say("/menu")
    talk.say("Les infirmières du collège")
    talk.say("/ranger B13")
    assert talk.texts()["B13"] == "Les infirmières du collège"


def test_a_word_or_two_where_no_text_is_asked_is_no_answer(talk: Talk) -> None:
    talk.say("/effacer")
    assert "Vous pouvez répondre : « Recevoir une copie », « Tout effacer », « Annuler »." in shown(talk.say("oui"))
    assert "oui" not in talk.texts().values()


def test_held_words_go_to_the_open_dossier_when_another_was_opened_meanwhile(talk: Talk) -> None:
    first = talk.situation().person
    talk.say("/recommencer")
    talk.press("new_project")
    talk.say("/dossiers")
    talk.say("Les infirmières du collège")
    talk.say("/annuler")
    talk.say("oui")
    talk.say("1")
    talk.say("Les infirmières du collège")
    talk.say("oui")
    assert first is not None
    (kept,) = [answer for answer in talk.history() if "infirmières" in answer.text]
    assert kept.project == first.project
    assert kept.subject in {
        action.id for p in talk.situation().projects if p.id == kept.project for action in p.actions
    }


# --- what a story tells -----------------------------------------------------------------------------------------------


def test_what_a_story_was_confirmed_to_tell_goes_with_its_words() -> None:
    talk = Talk()
    talk.settle_in()
    talk.say("/storyboard")
    talk.say("Des voisins seuls, dans trois villages sans bus, veulent se retrouver chaque semaine")
    talk.say("/modifier S12")
    talk.say("Trois voisins ont créé une association avec la mairie, et les habitants décident en assemblée.")
    told = talk.last_said
    talk.say("terminé")
    talk.say("c'est bien cela")
    assert [answer for answer in talk.history() if answer.step == "S12"][-1].chosen
    talk.edit(told, "")
    last = [answer for answer in talk.history() if answer.step == "S12"][-1]
    assert (last.parts, last.chosen) == ((), ())


def test_a_story_that_is_filed_elsewhere_takes_along_what_it_tells() -> None:
    talk = Talk()
    talk.settle_in()
    talk.say("/storyboard")
    talk.say("Des voisins seuls, dans trois villages sans bus, veulent se retrouver chaque semaine")
    talk.say("/modifier S12")
    talk.say("Trois voisins ont créé une association avec la mairie, et les habitants décident en assemblée.")
    talk.say("terminé")
    talk.press("right")
    talk.say("/ranger 3")
    last = [answer for answer in talk.history() if answer.step == "S12"][-1]
    assert (last.parts, last.chosen, last.refused) == ((), (), ())
