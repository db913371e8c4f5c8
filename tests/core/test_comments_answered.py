"""Replying to the comments of a coach: completed, replaced, kept or left for later."""

from __future__ import annotations

import pytest

from bot.core.model import Comment, Reply
from tests.core.coached import (
    asked,
    comment,
    known,
    labels,
    quotes,
    share_all,
    stored,
)
from tests.core.wild import GOOD
from tests.talk import Talk, shown

OPEN = "Qui va profiter"  # the question that was open
NEXT = "Qui s'est aperçu de ce besoin ?"  # the one after it
SAID = "La Laverie qui roule"
MORE = "Quarante familles du quartier, avec leurs enfants et leurs voisins."


@pytest.fixture
def named(talk: Talk) -> Comment:
    """Marie commented the name of the action; the second question is open."""
    share_all(known(talk))
    return comment(talk, "B01", "Et si le nom disait pour qui ?")


@pytest.fixture
def told(talk: Talk) -> Comment:
    """Marie commented an answer that can be completed; the third question is open."""
    talk.say(GOOD)
    share_all(known(talk))
    return comment(talk, "B03.3")


def test_completing_makes_a_revision_that_answers_it(talk: Talk, told: Comment) -> None:
    reply = talk.say("/commentaires")
    assert labels(reply) == ["Compléter", "Remplacer", "Garder telle quelle", "Plus tard"]
    reply = talk.say("compléter")
    assert told.text in quotes(reply)
    assert "Écrivez ce que vous voulez ajouter." in shown(reply)
    reply = talk.say("Elles sont quarante.")
    assert talk.texts()["B03.3"] == f"{GOOD}\nElles sont quarante."
    now = stored(talk, told)
    assert (now.answered_by, now.answered_at) == (2, talk.at)
    assert "Merci. Marie Petit pourra lire votre réponse." in shown(reply)
    assert "Vous avez vu tous les commentaires." in shown(reply)
    assert NEXT in asked(reply)


def test_replacing_keeps_the_old_revision(talk: Talk, named: Comment) -> None:
    talk.say("/commentaires")
    talk.say("remplacer")
    talk.say("La Laverie des familles")
    assert talk.texts()["B01"] == "La Laverie des familles"
    assert [answer.text for answer in talk.history() if answer.step == "B01"] == [SAID, "La Laverie des familles"]
    assert stored(talk, named).answered_by == 2


def test_keeping_answers_it_with_the_same_revision(talk: Talk, named: Comment) -> None:
    talk.say("/commentaires")
    reply = talk.say("garder telle quelle")
    assert "D'accord, rien ne change. Marie Petit le verra." in shown(reply)
    assert stored(talk, named).answered_by == named.revision
    assert [answer.revision for answer in talk.history() if answer.step == "B01"] == [1]
    assert OPEN in asked(reply)


def test_words_that_come_at_once_are_added(talk: Talk, told: Comment) -> None:
    assert "je l'ajoute" in asked(talk.say("/commentaires"))
    talk.say(MORE)
    assert talk.texts()["B03.3"] == f"{GOOD}\n{MORE}"
    assert stored(talk, told).answered_by == 2


def test_a_name_is_replaced_or_kept_and_never_completed(talk: Talk, named: Comment) -> None:
    reply = talk.say("/commentaires")
    assert labels(reply) == ["Remplacer", "Garder telle quelle", "Plus tard"]
    assert "Pour un autre nom, choisissez d'abord « Remplacer »." in asked(reply)
    assert "Je n'ai pas compris." in shown(talk.say("compléter"))
    talk.say("remplacer")
    talk.say("La Laverie des familles du bourg")
    assert talk.texts()["B01"] == "La Laverie des familles du bourg"
    assert "Nom de l'action : La Laverie des familles du bourg" in shown(talk.say("/recap"))
    assert stored(talk, named).answered_by == 2


def test_a_reply_to_the_coach_is_no_name(talk: Talk, named: Comment) -> None:
    talk.say("/commentaires")
    reply = talk.say("Parce que la salle est libre ce jour-là.")
    assert "Le nom n'a pas changé, et ce message n'est pas gardé." in shown(reply)
    assert named.text in quotes(reply)
    assert talk.texts()["B01"] == SAID
    assert stored(talk, named).answered_at is None


@pytest.mark.parametrize("typed", ["plus tard", "/annuler", "/passer", "/retour", "pas maintenant"])
def test_later_leaves_it_waiting_and_returns(talk: Talk, named: Comment, typed: str) -> None:
    talk.say("/commentaires")
    reply = talk.say(typed)
    assert "Vos commentaires vous attendent : /commentaires." in shown(reply)
    assert OPEN in asked(reply)
    assert stored(talk, named).answered_at is None
    assert named.text in shown(talk.say("/commentaires"))


def test_cancelling_the_reply_shows_the_comment_again(talk: Talk, named: Comment) -> None:
    talk.say("/commentaires")
    talk.say("remplacer")
    assert named.text in quotes(talk.say("/annuler"))
    assert talk.texts()["B01"] == SAID


def test_help_and_example_are_those_of_the_question(talk: Talk, named: Comment) -> None:
    talk.say("/commentaires")
    words = talk.engine.library.dialogs["annexe_b"].steps["B01"].words["fr"]
    reply = talk.say("/aide")
    assert words.help in shown(reply)
    assert named.text in quotes(reply)
    talk.say("/exemple")
    reply = talk.say("oui")
    assert words.example in quotes(reply)
    assert named.text in quotes(reply)


def test_one_comes_after_the_other(talk: Talk, named: Comment) -> None:
    second = comment(talk, "B01", "Encore ceci.")
    talk.say("/commentaires")
    talk.say("remplacer")
    reply = talk.say("La Laverie des familles")
    assert second.text in quotes(reply)
    assert "que vous avez changée depuis le commentaire" in shown(reply)
    reply = talk.say("garder telle quelle")
    assert OPEN in asked(reply)
    assert stored(talk, second).answered_by == 1


def test_a_follow_up_question_may_come_and_the_comment_is_answered_already(talk: Talk, told: Comment) -> None:
    reply = replaced(talk)
    assert [choice.value for choice in reply.choices] == ["already_said", "pass"]
    assert stored(talk, told).answered_by == 2
    reply = talk.say("Quarante familles")
    while [choice.value for choice in reply.choices] == ["already_said", "pass"]:
        reply = talk.say("passer")
    assert NEXT in asked(reply)
    assert stored(talk, told).answered_by == 2
    assert thanks(talk) == 1


@pytest.mark.parametrize("left", ["/commentaires", "/menu", "/annuler", "/pause", "/partage stop"])
def test_who_leaves_a_follow_up_question_was_thanked_once_and_is_not_again(
    talk: Talk, told: Comment, left: str
) -> None:
    replaced(talk)
    talk.say(left)
    talk.say("/menu")
    talk.say("reprendre")
    assert thanks(talk) == 1
    assert stored(talk, told).answered_by == 2
    assert "Ce commentaire n'attend plus de réponse." not in " ".join(map(shown, said_by_us(talk)))


def replaced(talk: Talk) -> Reply:
    """Replace the answer in reply to the comment: a follow-up question comes."""
    talk.say("/commentaires")
    talk.say("remplacer")
    return talk.say("Des habitants du quartier qui lavent leur linge à la main toute la semaine.")


def said_by_us(talk: Talk) -> list[Reply]:
    return [reply for outcome in talk.outcomes for reply in outcome.replies]


def thanks(talk: Talk) -> int:
    """How often it was said that the coach can read the reply."""
    return sum(shown(reply).count("Merci. Marie Petit pourra lire votre réponse.") for reply in said_by_us(talk))


def test_a_comment_on_another_walk_is_answered_there_and_one_comes_back(talk: Talk) -> None:
    talk.say("/storyboard")
    talk.say(GOOD)
    talk.say("/annexe")
    share_all(known(talk))
    said = comment(talk, "S01")
    talk.say("/commentaires")
    assert talk.draft.dialog == "storyboard"
    reply = talk.say(MORE)
    assert talk.texts()["S01"] == f"{GOOD}\n{MORE}"
    assert stored(talk, said).answered_by == 2
    while [choice.value for choice in reply.choices] == ["already_said", "pass"]:
        reply = talk.say("passer")
    assert OPEN in asked(reply)
    assert talk.draft.dialog == "annexe_b"


def test_a_comment_on_another_action_is_answered_there(talk: Talk, named: Comment) -> None:
    talk.say("/actions ajouter")
    talk.say("Le four du village")
    here = talk.draft.subject
    reply = talk.say("/commentaires")
    assert "Nom de l'action, La Laverie qui roule" in shown(reply)
    assert talk.draft.subject == named.subject != here
    reply = talk.say("garder telle quelle")
    assert talk.draft.subject == here
    assert OPEN in asked(reply)


def test_from_home_one_comes_back_home(talk: Talk, named: Comment) -> None:
    talk.say("/menu")
    talk.press("comments")
    assert "Que voulez-vous faire ?" in asked(talk.say("garder telle quelle"))


def test_an_answer_where_the_walk_stands_does_not_move_it(talk: Talk) -> None:
    talk.say(GOOD)
    share_all(known(talk))
    said = comment(talk, "B03.3")
    talk.say("/retour")
    assert talk.draft.state == "B03.3"
    talk.say("/commentaires")
    reply = talk.say("garder telle quelle")
    assert talk.draft.state == "B03.3"
    assert "Voulez-vous la compléter" in asked(reply)
    assert stored(talk, said).answered_by == 1


def test_a_revision_says_to_which_comment_its_words_reply_and_the_next_one_does_not(talk: Talk, told: Comment) -> None:
    talk.say("/commentaires")
    talk.say("compléter")
    talk.say("Elles sont quarante.")
    assert [answer.comment for answer in talk.history() if answer.step == "B03.3"][-2:] == ["", told.id]
    talk.say("/modifier B03.3")
    talk.say("compléter")
    talk.say("Et leurs voisins.")
    assert [answer.comment for answer in talk.history() if answer.step == "B03.3"][-1] == ""
