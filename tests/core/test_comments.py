"""The comments of a coach: told by time, offered at quiet moments as questions; and what changes meanwhile."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.model import Comment
from tests.core.coached import (
    asked,
    comment,
    known,
    labels,
    quotes,
    resolve,
    share_all,
    stored,
)
from tests.core.wild import GOOD
from tests.talk import Talk, shown

OPEN = "Qui va profiter"  # the question that was open
SAID = "La Laverie qui roule"
MORE = "Quarante familles du quartier, avec leurs enfants et leurs voisins."


@pytest.fixture
def named(talk: Talk) -> Comment:
    """Marie commented the name of the action; the second question is open."""
    share_all(known(talk))
    return comment(talk, "B01", "Et si le nom disait pour qui ?")


# --- being told -------------------------------------------------------------------------------------------------------


def test_time_tells_that_there_is_one_and_leaves_what_is_open(talk: Talk, named: Comment) -> None:
    before = talk.draft
    reply = talk.time_out("comments")
    assert "Marie Petit vous a laissé un commentaire." in shown(reply)
    assert "/commentaires" in shown(reply)
    assert named.text not in shown(reply)
    assert (asked(reply), labels(reply)) == ("", [])
    assert [move.move for move in reply.moves] == ["comments"]
    assert talk.draft == before
    assert stored(talk, named).told_at == talk.at
    talk.say(GOOD)
    assert talk.texts()["B03.3"] == GOOD


def test_nothing_is_told_twice(talk: Talk, named: Comment) -> None:
    talk.time_out("comments")
    assert not talk.time_out("comments").blocks
    comment(talk, "B01")
    assert "un commentaire" in shown(talk.time_out("comments"))


def test_how_many_there_are_is_told(talk: Talk, named: Comment) -> None:
    comment(talk, "B01", "Encore ceci.")
    assert "Marie Petit vous a laissé 2 commentaires." in shown(talk.time_out("comments"))


def test_a_break_goes_on_while_it_is_told(talk: Talk, named: Comment) -> None:
    talk.say("/pause")
    talk.time_out("comments")
    assert talk.draft.paused


def test_a_button_of_before_still_answers(talk: Talk, named: Comment) -> None:
    menu = talk.say("/menu")
    talk.time_out("comments")
    assert OPEN in asked(talk.press("resume", menu.asked))


def test_nothing_is_said_of_what_was_taken_back_or_settled_meanwhile(talk: Talk, named: Comment) -> None:
    talk.records.comments[named.id] = replace(named, text="")
    assert not talk.time_out("comments").blocks
    resolve(talk, comment(talk, "B01"))
    assert not talk.time_out("comments").blocks


# --- where they are offered -------------------------------------------------------------------------------------------


def test_home_offers_them_with_their_number(talk: Talk, named: Comment) -> None:
    comment(talk, "B01")
    reply = talk.say("/menu")
    assert labels(reply)[1] == "Lire les commentaires (2)"
    assert named.text in shown(talk.press("comments"))


def test_home_offers_nothing_when_none_waits(talk: Talk) -> None:
    share_all(known(talk))
    assert not any("commentaires" in label for label in labels(talk.say("/menu")))


def test_the_end_of_a_chapter_offers_them_and_is_asked_again_afterwards(talk: Talk, named: Comment) -> None:
    talk.say(GOOD)
    reply = talk.say(GOOD)
    assert labels(reply) == ["Chapitre suivant", "Lire les commentaires (1)", "Pause"]
    assert named.text in shown(talk.press("comments"))
    reply = talk.press("keep")
    assert "Chapitre terminé" in asked(reply)
    assert labels(reply) == ["Chapitre suivant", "Pause"]


def test_a_walk_without_an_order_offers_them_too(talk: Talk, named: Comment) -> None:
    talk.say("/cercles personne")
    reply = talk.say("/passer")
    while "Par où" not in asked(reply):
        reply = talk.say("/passer")
    assert "Lire les commentaires (1)" in labels(reply)
    talk.press("comments")
    assert "Par où" in asked(talk.say("plus tard"))


def test_nothing_interrupts_a_question(talk: Talk, named: Comment) -> None:
    assert named.text not in shown(talk.say(GOOD))
    assert named.text not in shown(talk.say("/aide"))


@pytest.mark.parametrize("word", ["/commentaires", "/comments", "!colibri commentaires"])
def test_a_command_shows_the_oldest_one(talk: Talk, named: Comment, word: str) -> None:
    comment(talk, "B01", "Encore ceci.")
    reply = talk.say(word)
    assert quotes(reply) == [SAID, named.text]
    assert "Votre réponse pour « Nom de l'action »" in shown(reply)
    assert "Marie Petit vous écrit :" in shown(reply)
    assert labels(reply) == ["Remplacer", "Garder telle quelle", "Plus tard"]
    assert stored(talk, named).told_at == talk.at


def test_without_any_that_is_said(talk: Talk) -> None:
    reply = talk.say("/commentaires")
    assert "Aucun commentaire n'attend de réponse." in shown(reply)
    assert OPEN in asked(reply)


# --- what changes meanwhile -------------------------------------------------------------------------------------------


def test_walking_away_and_coming_back_asks_it_again(talk: Talk, named: Comment) -> None:
    talk.say("/commentaires")
    talk.say("/menu")
    assert named.text in quotes(talk.say("reprendre"))
    talk.say("/pause")
    assert named.text in quotes(talk.say("/reprendre"))


def test_one_that_was_settled_meanwhile_is_over(talk: Talk, named: Comment) -> None:
    talk.say("/commentaires")
    resolve(talk, named)
    reply = talk.say("garder telle quelle")
    assert "Ce commentaire n'attend plus de réponse." in shown(reply)
    assert OPEN in asked(reply)
    assert stored(talk, named).answered_at is None


def test_words_for_one_that_was_settled_meanwhile_are_kept_all_the_same(talk: Talk, named: Comment) -> None:
    talk.say("/commentaires")
    talk.say("remplacer")
    resolve(talk, named)
    reply = talk.say("La Laverie des familles")
    assert talk.texts()["B01"] == "La Laverie des familles"
    assert stored(talk, named).answered_at is None
    assert OPEN in asked(reply)


def test_who_no_longer_reads_will_not_see_the_reply_and_that_is_said(talk: Talk, named: Comment) -> None:
    talk.say("/partage stop")
    assert "Lire les commentaires (1)" in labels(talk.say("/menu"))
    talk.say("/commentaires")
    talk.say("remplacer")
    told = shown(talk.say(MORE))
    assert "Marie Petit ne la verra que si vous la partagez à nouveau." in told


def test_an_old_button_leads_to_the_answer(talk: Talk, named: Comment) -> None:
    old = talk.say("/commentaires")
    talk.press("keep", old.asked)
    assert "Cette question a déjà votre réponse." in shown(talk.press("replace", old.asked))
    assert stored(talk, named).answered_by == 1


def test_an_answer_that_was_taken_back_can_be_written_anew(talk: Talk, named: Comment) -> None:
    talk.edit(next(part.message for answer in talk.history() for part in answer.parts if answer.step == "B01"), "")
    reply = talk.say("/commentaires")
    assert "a été retirée" in shown(reply)
    assert labels(reply) == ["Remplacer", "Garder telle quelle", "Plus tard"]
    talk.say("La Laverie de toutes les familles")
    assert talk.texts()["B01"] == "La Laverie de toutes les familles"


def test_a_question_that_is_gone_can_only_be_read(talk: Talk, named: Comment) -> None:
    talk.records.comments[named.id] = replace(named, step="Z9")
    reply = talk.say("/commentaires")
    assert quotes(reply) == [named.text]
    assert labels(reply) == ["Garder telle quelle", "Plus tard"]
    talk.say("C'est noté, merci beaucoup Marie.")
    talk.say("non")
    assert OPEN in asked(talk.say("c'est lu"))


def test_one_on_an_action_that_was_taken_out_waits_until_it_is_back(talk: Talk, named: Comment) -> None:
    talk.say("/actions ajouter")
    talk.say("Le four du village")
    talk.say("/actions retirer 1")
    assert "Aucun commentaire n'attend" in shown(talk.say("/commentaires"))
    talk.say("/actions rétablir")
    assert named.text in shown(talk.say("/commentaires"))


def test_comments_on_another_file_are_named_and_answered_there(talk: Talk, named: Comment) -> None:
    talk.say("/recommencer")
    talk.press("new_project")
    told = shown(talk.time_out("comments"))
    assert "Dossier 1, commencé le 2026-03-02 :" in told
    assert "Lire les commentaires (1)" in labels(talk.say("/menu"))
    told = shown(talk.say("/commentaires"))
    assert "dans un autre dossier : « Dossier 1, commencé le 2026-03-02 ». Pour l'ouvrir : /dossiers." in told
    talk.say("/dossiers")
    talk.say("1")
    assert named.text in shown(talk.say("/commentaires"))


def test_all_of_it_is_said_in_english(talk: Talk, named: Comment) -> None:
    talk.say("/langue en")
    assert "Marie Petit left you a comment." in shown(talk.time_out("comments"))
    reply = talk.say("/comments")
    assert "Marie Petit writes to you:" in shown(reply)
    assert labels(reply)[1:] == ["Keep it as it is", "Later"]
    talk.say("replace")
    assert "Thank you. Marie Petit will be able to read your reply." in shown(talk.say(MORE))
