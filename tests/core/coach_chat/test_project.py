"""One project in a chat: its page, comments, notes, where it stands, the document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.engine import Engine
from bot.core.model import Attachment, Comment
from tests.core.office import (
    BUS,
    CoachTalk,
    day,
    given,
)
from tests.talk import shipped_library, shown


def test_a_project_opens_with_its_page_and_what_can_be_done(project: CoachTalk) -> None:
    told = shown(project.say("/coach 1"))
    assert f"« {BUS} » (Besoin vécu, le 02/03/2026)" in told
    assert "Questions encore sans réponse" in told
    assert "[Commenter une réponse]" in told
    assert "[Revoir mes commentaires]" not in told  # there are none


def test_an_answer_is_chosen_by_number_shown_with_its_words_and_commented_in_several_messages(
    project: CoachTalk,
) -> None:
    assert BUS not in shown(project.press("coach_answers"))
    told = shown(project.say("2"))
    assert BUS in told
    assert [reading.page for reading in project.outcomes[-1].readings] == ["answers"]
    assert "Votre commentaire est envoyé" in shown(project.say("Combien sont-elles ?", "Et où vont-elles ?"))
    (said,) = project.office.shared["share"].comments
    assert (said.text, said.step, said.revision) == ("Combien sont-elles ?\nEt où vont-elles ?", "B04.1", 1)
    assert "[Revoir mes commentaires]" in shown(project.say("/coach 1"))


@pytest.mark.parametrize("named", ["Besoin vécu", "besoin", "2", "B04.1"])
def test_an_answer_can_be_named(project: CoachTalk, named: str) -> None:
    project.press("coach_answers")
    assert "Besoin vécu, réponse du" in shown(project.say(named))


@pytest.mark.parametrize("named", ["99", "0", "Nimporte"])
def test_an_answer_that_there_is_not_changes_nothing(project: CoachTalk, named: str) -> None:
    project.press("coach_answers")
    assert "Quelle réponse voulez-vous" in shown(project.say(named))


def test_what_is_shown_is_what_is_commented(project: CoachTalk) -> None:
    project.press("coach_answers")
    project.say("2")
    found = project.office.shared["share"]
    newer = given("B04.1", "Quarante familles.", at=2.9, revision=2)
    project.office.share(replace(found, history=(*found.history, newer)))
    project.say("Combien sont-elles ?")
    assert project.office.shared["share"].comments[0].revision == 1  # what she had read
    project.press("coach_answers")
    project.say("2")
    project.say("Et lesquelles ?")
    assert project.office.shared["share"].comments[1].revision == 2


@pytest.mark.parametrize("alone", ["annuler", "5", "1", "Cancel", "exemple", " 12 "])
def test_a_number_or_a_command_alone_is_no_comment_and_no_note(project: CoachTalk, alone: str) -> None:
    for way in (("coach_answers", "2"), ("coach_notes",)):
        project.press(way[0])
        for typed in way[1:]:
            project.say(typed)
        told = shown(project.say(alone))
        assert f"« {alone.strip()} », seul, peut être un choix ou une commande" in told
        assert "Que voulez-vous" in told  # it is asked still
        project.say("/annuler")
    found = project.office.shared["share"]
    assert (found.comments, found.notes) == ((), ())


def test_help_at_a_comment_is_about_comments_and_sends_nothing(project: CoachTalk) -> None:
    project.press("coach_answers")
    project.say("2")
    told = shown(project.say("/aide"))
    assert "La personne le lira avec votre nom, sous sa réponse, et pourra y répondre." in told
    assert "Pour vous repérer" not in told
    assert BUS in told  # it is asked still
    assert project.office.shared["share"].comments == ()


def test_a_short_comment_of_more_than_a_number_is_sent(project: CoachTalk) -> None:
    project.press("coach_answers")
    project.say("2")
    assert "Votre commentaire est envoyé" in shown(project.say("5 ou 12 ?"))


def test_what_is_so_already_can_be_said_again(project: CoachTalk) -> None:
    project.press("coach_ready")
    assert "C'est déjà noté." in shown(project.say("c'est prêt"))
    assert len(project.office.shared["share"].stages) == 2


def test_an_answer_that_was_kept_is_told_so(project: CoachTalk) -> None:
    found = project.office.shared["share"]
    said = Comment("c1", "share", "project", "action", "B04.1", 1, "Combien ?", "fr", day(2.5))
    project.office.share(replace(found, comments=(replace(said, answered_at=day(2.9), answered_by=1),)))
    project.press("coach_list")
    project.press("share")
    project.press("coach_remarks")
    assert "La personne garde sa réponse telle quelle." in shown(project.press("c1"))


def test_a_reply_that_cannot_be_shown_is_not_told_as_an_answer_that_was_kept(project: CoachTalk) -> None:
    found = project.office.shared["share"]
    said = Comment("c1", "share", "project", "action", "B04.1", 8, "Combien ?", "fr", day(2.5))
    project.office.share(replace(found, comments=(replace(said, answered_at=day(2.9), answered_by=9),)))
    project.press("coach_list")
    project.press("share")
    project.press("coach_remarks")
    told = shown(project.press("c1"))
    assert "La personne a répondu. Cette réponse ne peut plus être montrée." in told
    assert "telle quelle" not in told


def test_comments_are_looked_at_with_the_reply_settled_and_taken_back(project: CoachTalk) -> None:
    found = project.office.shared["share"]
    reply = given("B04.1", "Quarante familles.", at=2.9, revision=2)
    said = Comment("c1", "share", "project", "action", "B04.1", 1, "Combien ?", "fr", day(2.5))
    said = replace(said, answered_at=day(2.9), answered_by=2)
    other = replace(said, id="c2", text="Et où ?", answered_at=None, answered_by=0)
    project.office.share(replace(found, history=(*found.history, reply), comments=(said, other)))
    assert "Une réponse à votre commentaire" in shown(project.press("coach_list"))
    project.press("share")
    labels = [choice.label for choice in project.press("coach_remarks").choices]
    assert labels == ["Combien ? (répondu)", "Et où ? (la réponse a changé depuis)"]
    told = shown(project.press("c1"))
    assert BUS in told
    assert "Quarante familles." in told
    assert "réglé" in shown(project.press("coach_resolve"))
    project.press("coach_remarks")
    project.press("c2")
    assert "retiré" in shown(project.press("coach_take_back"))
    (left,) = project.office.shared["share"].comments
    assert (left.id, left.resolved_at is not None) == ("c1", True)


def test_notes_are_listed_and_who_may_read_them_is_said(project: CoachTalk) -> None:
    assert "/mesdonnees" in shown(project.press("coach_notes"))
    project.say("Les appeler lundi matin")
    told = project.press("coach_notes")
    assert "Les appeler lundi matin" in shown(told)
    project.press(told.choices[0].value)
    assert project.office.shared["share"].notes == ()


def test_a_project_is_marked_and_what_is_so_already_is_not_offered(project: CoachTalk) -> None:
    told = shown(project.press("coach_ready"))
    assert "le projet est prêt" in told
    assert "[Dire que c'est prêt]" not in told
    told = shown(project.press("coach_changes"))
    assert "[Dire que c'est prêt]" in told
    assert [(stage.name, stage.by) for stage in project.office.shared["share"].stages[1:]] == [
        ("ready", "marie"),
        ("changes", "marie"),
    ]


def test_the_page_comes_as_a_document_in_the_formats_there_are(talk: CoachTalk) -> None:
    talk.say("/coach 1")
    reply = talk.press("coach_document")
    assert reply.attachments == (Attachment("summary", "md", "fr", talk.id, share="share"),)
    assert [reading.page for reading in talk.outcomes[-1].readings] == ["document"]
    talk.engine = Engine(shipped_library(), {"retention_days": "180"}, formats=("json", "md", "docx", "pdf"))
    assert [choice.label for choice in talk.press("coach_document").choices] == ["PDF", "Word", "Texte"]
    reply = talk.say("word")
    assert [attached.format for attached in reply.attachments] == ["docx"]
    assert [reading.page for reading in talk.outcomes[-1].readings] == ["document"]


def test_a_part_that_was_closed_while_its_answer_was_open_is_told(project: CoachTalk) -> None:
    project.press("coach_answers")
    project.say("2")
    found = project.office.shared["share"]
    closed = replace(found.share, parts={"annexe_b/commencer": found.share.since})
    project.office.share(replace(found, share=closed))
    told = shown(project.say("Combien sont-elles ?"))
    assert "n'a pas été envoyé" in told
    assert project.outcomes[-1].comments == ()
