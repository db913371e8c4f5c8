"""Going back, changing, filing elsewhere, leaving for later, pausing: nothing of an answer is lost on the way."""

from __future__ import annotations

import pytest

from bot.core.model import Answer, Conversation, Pending, Reply
from tests.core.wild import GOOD
from tests.talk import Talk, shipped_library, shown

FORM = shipped_library().dialogs["annexe_b"]


def values(reply: Reply) -> list[str]:
    return [choice.value for choice in reply.choices]


def question_of(step: str) -> str:
    return FORM.steps[step].words["fr"].question


@pytest.fixture
def talk() -> Talk:
    """Two answers given, the third question open."""
    talk = Talk()
    talk.settle_in()
    talk.say("La Laverie qui roule")
    talk.say("Les 90 foyers logés en meublé à Mérival et dans les trois villages autour, puis leurs voisins âgés")
    assert talk.draft.state == "B05.1"
    return talk


def last(talk: Talk, step: str) -> Answer:
    return [answer for answer in talk.history() if answer.step == step][-1]


def form(talk: Talk) -> Conversation:
    return next(c for c in talk.situation().conversations.values() if c.dialog == "annexe_b")


def kinds(pending: Pending | None) -> list[str]:
    return [pending.kind, *kinds(pending.under)] if pending else []


# --- modifier ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("named", ["1", "B01", "nom de l'action", "Nom de l’Action", "nom de"])
def test_an_answer_is_found_by_number_id_or_name_and_shown_before_it_is_changed(talk: Talk, named: str) -> None:
    reply = talk.say(f"/modifier {named}")
    assert "La Laverie qui roule" in shown(reply)
    assert values(reply) == ["complete", "replace", "keep"]


def test_completing_adds_a_part_and_returns_to_the_open_question(talk: Talk) -> None:
    talk.say("/modifier 1")
    talk.press("complete")
    reply = talk.say("à Mérival et autour")
    assert [part.text for part in last(talk, "B01").parts] == ["La Laverie qui roule", "à Mérival et autour"]
    assert question_of("B05.1") in shown(reply)


def test_replacing_starts_the_answer_anew_and_the_old_one_stays_in_the_history(talk: Talk) -> None:
    talk.say("/modifier 1")
    talk.press("replace")
    talk.say("Le Lavoir mobile solidaire")
    assert talk.texts()["B01"] == "Le Lavoir mobile solidaire"
    assert next(answer.text for answer in talk.history() if answer.step == "B01") == "La Laverie qui roule"


@pytest.mark.parametrize("after", [["garder"], ["/annuler"], ["remplacer", "/annuler"], ["compléter", "/retour"]])
def test_leaving_an_edit_changes_nothing(talk: Talk, after: list[str]) -> None:
    before = talk.history()
    talk.say("/modifier 1")
    for words in after:
        talk.say(words)
    assert talk.history() == before


def test_a_question_that_has_no_answer_yet_is_simply_asked(talk: Talk) -> None:
    assert question_of("B08") in shown(talk.say("/modifier B08"))
    assert talk.draft.state == "B08"


@pytest.mark.parametrize("named", ["99", "0", "xyz", "B99"])
def test_a_name_that_fits_nothing_offers_the_answers_there_are(talk: Talk, named: str) -> None:
    assert values(talk.say(f"/modifier {named}")) == ["B01", "B03.3"]
    assert "La Laverie qui roule" in shown(talk.say("1"))


def test_beginning_one_edit_ends_the_other(talk: Talk) -> None:
    talk.say("/modifier 1")
    talk.press("replace")
    for named in ("2", "1", "2", "99", "1"):
        talk.say(f"/modifier {named}")
    assert kinds(talk.draft.pending) == ["edit"]


def test_interrupting_in_turn_does_not_pile_up(talk: Talk) -> None:
    for _ in range(5):
        for move in ("/langue", "/effacer", "/recommencer"):
            talk.say(move)
    assert sorted(kinds(talk.draft.pending)) == ["erase", "language", "restart"]


def test_the_number_of_a_question_never_changes(talk: Talk) -> None:
    talk.say("/actions ajouter")
    talk.say("L'atelier couture du mardi")
    for number, step in enumerate(FORM.steps.values(), start=1):
        if step.id == "B01":
            continue
        talk.say(f"/modifier {number}")
        assert talk.draft.state == step.id
        talk.say("/menu")


# --- back, skip, later ------------------------------------------------------------------------------------------------


def test_going_back_shows_the_answer_before_and_loses_nothing(talk: Talk) -> None:
    before = talk.history()
    reply = talk.say("/retour")
    assert talk.draft.state == "B03.3"
    assert "90 foyers" in shown(reply)
    talk.say("/retour")
    assert talk.draft.state == "B01"
    talk.press("keep")
    assert talk.draft.state == "B05.1"
    assert talk.history() == before


def test_before_the_first_question_there_is_nothing_to_go_back_to() -> None:
    talk = Talk()
    talk.settle_in()
    assert shipped_library().messages["fr"]["back_none"] in shown(talk.say("/retour"))
    assert talk.draft.state == "B01"


def test_a_skipped_question_waits_and_is_offered_at_the_end(talk: Talk) -> None:
    reply = talk.say("/passer")
    assert form(talk).later == ("B05.1",)
    while form(talk).state != "review":
        easy = {"next_chapter", "already_said"} & set(values(reply))
        reply = talk.press(easy.pop()) if easy else talk.say(GOOD)
    assert "waiting" in values(reply)
    assert question_of("B05.1") in shown(talk.press("waiting"))


def test_answering_a_question_takes_it_off_the_list_for_later(talk: Talk) -> None:
    talk.say("/passer")
    talk.say("/modifier B05.1")
    talk.say(GOOD)
    assert form(talk).later == ()


# --- filing elsewhere -------------------------------------------------------------------------------------------------


def test_a_message_filed_elsewhere_moves_as_it_is_and_its_question_is_asked_again(talk: Talk) -> None:
    original = last(talk, "B03.3").parts[-1]
    talk.say("/langue en")
    talk.say("/move B08")
    assert last(talk, "B08").parts == (original,)
    assert last(talk, "B03.3").parts == ()
    assert talk.draft.state == "B03.3"
    assert talk.draft.pending is None


def test_filing_what_a_probe_is_about_ends_the_probe() -> None:
    talk = Talk()
    talk.settle_in()
    talk.say("Laverie")
    reply = talk.say("/ranger B08")
    assert talk.draft.pending is None
    assert question_of("B01") in shown(reply)
    assert last(talk, "B08").text == "Laverie"


def test_what_was_filed_elsewhere_is_no_answer_any_more(talk: Talk) -> None:
    talk.say("/ranger B08")
    reply = talk.say("/recap")
    numbers = [item.split(".")[0] for block in reply.blocks for item in block.items]
    assert numbers == [str(list(FORM.steps).index(step) + 1) for step in ("B01", "B08")]


def test_a_filed_message_is_told_or_open_like_any_other(talk: Talk) -> None:
    talk.say("/ranger B05.1")
    assert not last(talk, "B05.1").open
    talk.say("/ranger B03.5")
    assert last(talk, "B03.5").open


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
    assert "Vous pouvez répondre : Recevoir une copie, Tout effacer, Annuler." in shown(talk.say("oui"))
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


# --- pausing ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["Reprendre", "continuer", "1", "/reprendre", "reprendre"])
def test_after_a_pause_what_is_offered_can_be_typed(talk: Talk, how: str) -> None:
    talk.say("/pause")
    assert question_of("B05.1") in shown(talk.say(how))
    talk.say(GOOD)
    assert talk.texts()["B05.1"] == GOOD


def test_after_a_pause_what_is_offered_can_be_pressed(talk: Talk) -> None:
    reply = talk.say("/pause")
    assert question_of("B05.1") in shown(talk.press(values(reply)[0]))


@pytest.mark.parametrize("move", ["/aide", "/recap", "/confidentialite", "/exporter", "/mesdonnees"])
def test_once_the_question_is_asked_again_the_pause_is_over(talk: Talk, move: str) -> None:
    talk.say("/pause")
    assert question_of("B05.1") in shown(talk.say(move))
    talk.say(GOOD)
    assert talk.texts()["B05.1"] == GOOD


def test_a_text_during_a_pause_is_held(talk: Talk) -> None:
    talk.say("/pause")
    talk.say("Les infirmières du collège")
    assert "B05.1" not in talk.texts()
    talk.say("oui")
    assert talk.texts()["B05.1"] == "Les infirmières du collège"


def test_a_pause_in_the_menu_ends_there_too(talk: Talk) -> None:
    talk.say("/menu")
    talk.say("/pause")
    talk.press("resume")
    reply = talk.say("/menu")
    assert talk.press(values(reply)[0]).blocks[-1].text == question_of("B05.1")


# --- bad input --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "   ", "...", "\x00\x1b", "\u202e"])
def test_a_message_without_anything_to_read_changes_nothing(talk: Talk, text: str) -> None:
    before = talk.history(), talk.draft
    assert question_of("B05.1") in shown(talk.say(text))
    assert (talk.history(), talk.draft) == before


@pytest.mark.parametrize(
    "text",
    [
        "'; DROP TABLE answers;--",
        "<b>gras</b>",
        "{excerpt} {0} %s",
        "😀 👩‍👩‍👧‍👦",
        "שלום \u202eabc",
        "a\nb\r\nc",
        "x" * 100_000,
    ],
)
def test_an_answer_is_kept_to_the_letter_whatever_it_holds(talk: Talk, text: str) -> None:
    talk.say(text)
    assert talk.texts()["B05.1"] == text


@pytest.mark.parametrize(
    "move", ["/actions", "/modifier", "/ranger", "/langue", "/effacer", "/recommencer", "/dossiers"]
)
def test_an_answer_written_where_something_else_is_asked_is_held(talk: Talk, move: str) -> None:
    talk.say(move)
    talk.say(GOOD)
    talk.say("oui")
    assert talk.texts()["B05.1"] == GOOD


def test_an_unknown_command_is_told_and_the_question_is_asked_again(talk: Talk) -> None:
    reply = talk.say("/infirmières")
    assert "infirmières" in shown(reply)
    assert "Qui s'est aperçu" in shown(reply)
    assert "B05.1" not in talk.texts()


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


def test_a_question_that_is_named_is_gone_to_where_nothing_is_answered_yet(talk: Talk) -> None:
    talk.say("/storyboard")
    talk.say("/modifier S05")
    assert talk.draft.state == "S05"


@pytest.mark.parametrize("begun", [True, False])
def test_of_a_question_in_another_walk_it_is_said_where_it_is(talk: Talk, begun: bool) -> None:
    talk.say("/voyage")
    if begun:
        talk.say("Nous allons vers un quartier où chacun mange à sa faim et connaît ses voisins.")
    said = shown(talk.say("/modifier S11"))
    assert "Cette question est dans « Le storyboard » : /storyboard." in said
    assert "Je ne trouve pas" not in said


def test_a_question_that_no_walk_has_is_not_found(talk: Talk) -> None:
    talk.say("/storyboard")
    assert "Je ne trouve pas cette question" in shown(talk.say("/modifier trottinette"))
