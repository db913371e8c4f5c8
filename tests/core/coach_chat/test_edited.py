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


@pytest.fixture(params=["stopped", "past its last day", "coach removed"])
def over(commented: CoachTalk, request: pytest.FixtureRequest) -> CoachTalk:
    """The same, with a note made by "noted", and nothing is shared any more."""
    commented.press("coach_back")
    commented.say("/coach 1")
    commented.press("coach_notes")
    commented.event(Said("noted", "Les appeler lundi"))
    commented.say("/menu")
    found, office = commented.office.shared["share"], commented.office
    if request.param == "stopped":
        office.share(replace(found, share=replace(found.share, ended_at=commented.at)))
    elif request.param == "past its last day":
        commented.at = found.share.until
    else:
        office.coaches["marie"] = replace(office.coaches["marie"], removed_at=commented.at)
    return commented


@pytest.mark.parametrize("message", ["first", "noted"])
def test_once_the_sharing_is_over_nothing_is_changed_and_that_is_said_without_a_name(
    over: CoachTalk, message: str
) -> None:
    before = over.office.shared["share"]
    told = shown(over.edit(message, "Quarante, ou plus ?"))
    assert "Ces mots ne peuvent plus être changés ici." in told
    assert "laverie" not in told
    assert not any(wrong in told for wrong in ("aucune réponse", "j'ai déjà ce texte"))
    assert over.office.shared["share"] == before


@pytest.mark.parametrize("text", ["", "\u200b", "/annuler"])
def test_once_the_sharing_is_over_words_are_taken_back_all_the_same(over: CoachTalk, text: str) -> None:
    over.edit("first", text)
    assert comment(over).text == "Et où vont-elles ?"
    assert "ne sont plus nulle part" in shown(over.edit("second", text))
    assert "effacée" in shown(over.edit("noted", text))
    found = over.office.shared["share"]
    assert (found.comments, found.notes) == ((), ())


def test_what_becomes_a_command_is_taken_back_and_the_command_is_offered(commented: CoachTalk) -> None:
    commented.edit("second", "/menu")
    assert comment(commented).text == "Combien sont-elles ?"
    told = shown(commented.edit("first", "/menu"))
    assert "ne sont plus nulle part" in told
    assert "Faut-il prendre maintenant : « /menu » ?" in told
    assert commented.office.shared["share"].comments == ()
    assert "Que voulez-vous faire ?" in shown(commented.press("yes"))


def test_what_becomes_a_cancelling_is_taken_back_and_that_is_all(commented: CoachTalk) -> None:
    commented.edit("second", "")
    told = shown(commented.edit("first", "/annuler"))
    assert "ne sont plus nulle part" in told
    assert "Que voulez-vous faire pour" in told  # what was open is open still
    assert commented.office.shared["share"].comments == ()


def test_words_are_taken_back_before_the_notice_is_agreed_to_again(commented: CoachTalk) -> None:
    assert commented.records.person is not None
    commented.records.person = commented.records.person.replace(commented.situation().person.consents[0].version, "old")  # type: ignore[union-attr]
    commented.edit("second", "Et où iraient-elles ?")
    assert comment(commented).text.endswith("Et où vont-elles ?")
    commented.edit("second", "")
    told = shown(commented.edit("first", ""))
    assert "ne sont plus nulle part" in told
    assert "Acceptez-vous que je garde ces données" in told
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


def test_no_project_is_read_when_a_message_is_edited(talk: CoachTalk) -> None:
    away = replace(talk.situation(), conversations={}, focus=None)
    assert not opens_projects(away, Edited("m", "Combien ?"))


def test_who_wrote_neither_is_asked_as_anybody(talk: CoachTalk) -> None:
    note = Note("n", "share", "Les appeler", "fr", day(2.5))  # on the pages
    found = talk.office.shared["share"]
    talk.office.share(replace(found, notes=(note,)))
    assert "n'est dans aucune réponse" in shown(talk.edit("m", "La laverie"))
