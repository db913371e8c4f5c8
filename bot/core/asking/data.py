"""A person's own data and documents.

The dossier and the journeys, a copy of everything, erasing it, another project, another language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from bot.core.asking.base import Asking, ask, kind
from bot.core.asking.coach_project import leave
from bot.core.asking.rounds import walk_again
from bot.core.asking.welcome import forget, speak
from bot.core.choosing import match
from bot.core.dialog import LANGUAGES, Choice
from bot.core.guide import FORM, WELCOME
from bot.core.journeys import journeys
from bot.core.model import Attachment, Situation
from bot.core.plain import plain
from bot.core.report import Dossier, dossier
from bot.core.standing import typed
from bot.core.turn import Turn

_Format = Literal["md", "json", "docx", "pdf"]
# What a format is called when one asks for it.
_FORMATS: Mapping[str, _Format] = {
    **dict.fromkeys(("md", "markdown", "texte", "text"), "md"),
    "json": "json",
    **dict.fromkeys(("word", "docx"), "docx"),
    "pdf": "pdf",
}
_SUMMARY = ("resume", "summary")  # what the page is called on which a coach would read the project
_PROJECTS = "projects"  # the kind of pending question that asks which dossier to open


@kind("erase")
class EraseAsked(Asking):
    """Erasing is asked once, with a copy offered first."""

    def ask(self, turn: Turn) -> None:
        if any(share.runs(turn.now) for share in turn.situation.shares):
            turn.say("erase_shared")
        if turn.coach is not None:
            turn.say("erase_coach")
        turn.ask("erase_confirm")
        turn.offer(self.choices(turn))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        return (turn.option("copy"), turn.option("erase"), turn.option("cancel"))

    def chose(self, turn: Turn, value: str) -> None:
        if value == "erase":
            forget(turn, "erase_done", "start")
            return
        if value == "copy":
            _attach_copy(turn)
        else:
            turn.resume_pending()
            turn.say("erase_cancelled")
        ask(turn)


def erase(turn: Turn, argument: str) -> None:
    """The move `effacer`."""
    turn.interrupt("erase")
    ask(turn)


def my_data(turn: Turn, argument: str) -> None:
    """The move `mesdonnees`: everything stored about the person, to read and for a machine.

    A coach's list is closed: what shows projects of others is not sent once they are shared no more, and this must be.
    """
    leave(turn)
    _attach_copy(turn)
    ask(turn)


def _attach_copy(turn: Turn) -> None:
    turn.attach(Attachment("my_data", "md", turn.language, turn.me.id))
    turn.attach(Attachment("my_data", "json", turn.language, turn.me.id))
    turn.say("my_data_ready")


def export(turn: Turn, argument: str) -> None:
    """The move `exporter`: the dossier and the journeys as documents; "exporter word" in another format.

    "exporter résumé" is the project on one page. Of what there is not, nothing is sent: it is said what there is. A
    coach's list is closed, as for `mesdonnees`.
    """
    leave(turn)
    words = plain(argument).split()
    formats = [_FORMATS[word] for word in words if word in _FORMATS]
    pages = [word for word in words if word in _SUMMARY]
    if len(formats) > 1 or len(pages) > 1 or len(formats) + len(pages) < len(words):
        turn.say("export_formats")
    elif pages:
        _hand_over_summary(turn, formats[0] if formats else "md")
    else:
        _hand_over(turn, formats[0] if formats else "md")
    ask(turn)


def _at_hand(turn: Turn, wanted: _Format) -> _Format:
    """A format that can be written here: text, if the one that is wanted cannot."""
    return wanted if wanted in turn.guide.formats else "md"


def _hand_over_summary(turn: Turn, wanted: _Format) -> None:
    """The open project on one page, as a coach would read it to whom all of it is shared."""
    written = _at_hand(turn, wanted)
    if not turn.has_answers:
        turn.say("export_nothing")
        return
    if written != wanted:
        turn.say("export_as_text")
    turn.attach(Attachment("summary", written, turn.language, turn.me.id, turn.me.project))
    turn.say("export_summary")


def _hand_over(turn: Turn, wanted: _Format) -> None:
    """The documents that have something in them, and what each of them holds; as text, if a format is not at hand."""
    library, form = turn.guide.library, turn.dialog(FORM)
    written = _at_hand(turn, wanted)
    answers = {(answer.subject, answer.step): answer for answer in turn.all_answers()}
    voices = turn.situation.voices
    found = dossier(library, form, turn.project, answers, turn.language, voices=voices)
    filled = not found.empty
    walked = journeys(library, turn.project, answers, turn.language).journeys
    names = ", ".join(journey.title for journey in walked)
    if written != wanted and (filled or walked):
        turn.say("export_as_text")
    if filled:
        turn.attach(Attachment("dossier", written, turn.language, turn.me.id, turn.me.project))
        turn.say("export_ready")
    if written == "docx":
        _hand_over_forms(turn, found)
    if walked:
        turn.attach(Attachment("journeys", written, turn.language, turn.me.id, turn.me.project))
        about_form = {"form": form.titles[turn.language], "command": typed(turn, form)}
        turn.say("export_journeys" if filled else "export_journeys_only", walks=names, **about_form)
    if not filled and not walked:
        turn.say("export_nothing")
    elif wanted == "md" and {"docx", "pdf"} <= turn.guide.formats:
        turn.say("export_more_formats")


def _hand_over_forms(turn: Turn, found: Dossier) -> None:
    """The funder's own form, where there is one: a file for each action that something is said about."""
    if "form" not in turn.guide.formats:
        return
    of = (turn.language, turn.me.id, turn.me.project)
    told = [action for action, report in zip(turn.project.live, found.actions, strict=True) if not report.empty]
    for action in told:
        turn.attach(Attachment("dossier", "form", *of, action=action.id))
    if told:
        turn.say("export_form")


@kind("language")
class LanguageAsked(Asking):
    """French or English; the question that was open is asked again, and no answer is translated."""

    def ask(self, turn: Turn) -> None:
        turn.ask("language_ask")
        turn.offer(self.choices(turn))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        return turn.dialog(WELCOME).steps["A01"].words[turn.language].choices

    def chose(self, turn: Turn, value: str) -> None:
        speak(turn, "en" if value == "en" else "fr")
        turn.resume_pending()
        turn.say("language_changed")
        ask(turn)


def language(turn: Turn, argument: str) -> None:
    """The move `langue`, or "langue en" at once."""
    named = match(LanguageAsked().choices(turn), argument, numbered=False) if argument else None
    turn.interrupt("language")
    if named is not None and named.value in LANGUAGES:
        LanguageAsked().chose(turn, named.value)
    else:
        ask(turn)


@kind("restart")
class RestartAsked(Asking):
    """Beginning again never throws anything away.

    From the first question with the answers in view, or a new dossier.
    """

    def ask(self, turn: Turn) -> None:
        turn.ask("restart_ask")
        turn.offer(self.choices(turn))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        return (turn.option("from_first"), turn.option("new_project"), turn.option("cancel"))

    def chose(self, turn: Turn, value: str) -> None:
        turn.resume_pending()
        if value == "from_first":
            turn.focus_walk()
            walk_again(turn)
            return
        if value == "new_project":
            turn.open_project()
            turn.focus_form()
            turn.say("project_new")
        if value == "cancel":
            turn.say("cancelled")
        ask(turn)


def restart(turn: Turn, argument: str) -> None:
    """The move `recommencer`."""
    turn.interrupt("restart")
    ask(turn)


def project_labels(turn: Turn) -> dict[str, str]:
    """What each dossier is called, by the id of its project: by its number, as the others are not loaded."""
    return {
        project.id: turn.words(
            "project_label", number=number, date=project.created_at.astimezone(turn.guide.zone).date()
        )
        for number, project in enumerate(turn.projects(), start=1)
    }


def chooses_project(situation: Situation) -> bool:
    """Whether the person is being asked which dossier to open: the answers of any of them may be told next."""
    talk = situation.conversations.get(situation.focus) if situation.focus else None
    return talk is not None and talk.pending is not None and talk.pending.kind == _PROJECTS


@kind(_PROJECTS)
class ProjectsAsked(Asking):
    """Which dossier to work on."""

    def ask(self, turn: Turn) -> None:
        turn.ask("projects_ask")
        turn.offer(self.choices(turn), moves=("restart", "cancel"))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        return tuple(Choice(project, label) for project, label in project_labels(turn).items())

    def chose(self, turn: Turn, value: str) -> None:
        turn.resume_pending()
        turn.person = replace(turn.me, project=value)
        turn.enter(WELCOME, turn.me.id)
        turn.say("project_opened")
        ask(turn)


def projects(turn: Turn, argument: str) -> None:
    """The move `dossiers`."""
    turn.interrupt(_PROJECTS)
    ask(turn)
