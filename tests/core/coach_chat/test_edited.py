"""A coach edits a message of hers on the platform: her comment or note follows, or she is told why it does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.coaching.naming import opens_projects
from bot.core.model import Comment, Edited, Note, Reviewed, Said
from tests.core.office import CoachTalk, day
from tests.talk import shown


@pytest.fixture
def commented(project: CoachTalk) -> CoachTalk:
    """Marie has just commented an answer, in two messages: "first" and "second"."""
    project.press("coach_answers")
    project.say("2")
    project.event(Said("first", "Combien sont-elles ?", more=(Said("second", "Et où vont-elles ?"),)))
    return project


def comment(talk: CoachTalk) -> Comment:
    """The one comment that there is."""
    (found,) = talk.office.shared["share"].comments
    return found


def change(talk: CoachTalk, **changes: object) -> None:
    """Change the comment, as its holder would."""
    found = talk.office.shared["share"]
    talk.office.share(replace(found, comments=(replace(comment(talk), **changes),)))  # type: ignore[arg-type]


def test_a_comment_follows_the_message_that_it_was_written_in(commented: CoachTalk) -> None:
    before = comment(commented)
    told = shown(commented.edit("first", "Quarante, ou plus ?"))
    assert "Votre commentaire est changé" in told
    assert "Que voulez-vous faire pour" in told  # what was open is open still
    after = comment(commented)
    assert after.text == "Quarante, ou plus ?\nEt où vont-elles ?"
    assert replace(after, text=before.text, parts=before.parts) == before
    assert "Rien à changer" in shown(commented.edit("first", "Quarante, ou plus ?"))


@pytest.mark.parametrize("changes", [{"answered_at": day(3), "answered_by": 2}, {"resolved_at": day(3)}])
def test_a_comment_that_has_its_reply_stays_and_that_is_said(commented: CoachTalk, changes: dict[str, object]) -> None:
    change(commented, **changes)
    assert "il reste tel quel" in shown(commented.edit("first", "Quarante, ou plus ?"))
    assert comment(commented).text.startswith("Combien sont-elles ?")


def test_a_comment_on_a_part_that_was_closed_stays(commented: CoachTalk) -> None:
    found = commented.office.shared["share"]
    closed = replace(found.share, parts={"annexe_b/commencer": found.share.since})
    commented.office.share(replace(found, share=closed))
    assert "il reste tel quel" in shown(commented.edit("first", "Quarante, ou plus ?"))
    assert comment(commented).text.startswith("Combien sont-elles ?")


@pytest.mark.parametrize("changes", [{}, {"answered_at": day(3), "answered_by": 2}])
def test_words_that_are_deleted_on_the_platform_are_gone_at_any_time(
    commented: CoachTalk, changes: dict[str, object]
) -> None:
    change(commented, **changes)
    commented.edit("first", "")
    assert comment(commented).text == "Et où vont-elles ?"
    assert "ne sont plus nulle part" in shown(commented.edit("second", ""))
    assert commented.office.shared["share"].comments == ()


def test_a_note_follows_its_message(project: CoachTalk) -> None:
    project.press("coach_notes")
    project.event(Said("noted", "Les appeler lundi"))
    assert "Votre note est changée" in shown(project.edit("noted", "Les appeler mardi"))
    (note,) = project.office.shared["share"].notes
    assert (note.text, note.language) == ("Les appeler mardi", "fr")
    assert "effacée" in shown(project.edit("noted", ""))
    assert project.office.shared["share"].notes == ()


def test_what_was_written_anew_on_the_pages_follows_no_message_any_more(project: CoachTalk) -> None:
    project.press("coach_notes")
    project.event(Said("noted", "Les appeler lundi"))
    (note,) = project.office.shared["share"].notes
    project.review(Reviewed("note", "share", item=note.id, text="Leur écrire"))
    project.edit("noted", "Les appeler mardi")
    (note,) = project.office.shared["share"].notes
    assert (note.text, note.parts) == ("Leur écrire", ())


def test_the_message_of_somebody_elses_comment_changes_nothing(commented: CoachTalk) -> None:
    found = commented.office.shared["share"]
    theirs = replace(found.share, coach="another")
    commented.office.share(replace(found, share=theirs))
    commented.edit("first", "Quarante, ou plus ?")
    assert comment(commented).text.startswith("Combien sont-elles ?")


def test_projects_are_read_when_a_coach_edits_a_message_and_for_nobody_else(talk: CoachTalk) -> None:
    here = talk.situation()
    away = replace(here, conversations={}, focus=None)
    assert opens_projects(away, Edited("m", "Combien ?"))
    assert not opens_projects(replace(away, coach=None), Edited("m", "Combien ?"))


def test_who_wrote_neither_is_asked_as_anybody(talk: CoachTalk) -> None:
    note = Note("n", "share", "Les appeler", "fr", day(2.5))  # on the pages
    found = talk.office.shared["share"]
    talk.office.share(replace(found, notes=(note,)))
    assert "n'est dans aucune réponse" in shown(talk.edit("m", "La laverie"))
