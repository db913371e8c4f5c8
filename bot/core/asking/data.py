"""A person's own data and documents.

The dossier, a copy of everything, erasing it, another project, another language.
"""

from __future__ import annotations

from dataclasses import replace

from bot.core.asking.base import Asking, ask, go_to, kind
from bot.core.asking.rounds import begin_round
from bot.core.asking.welcome import forget, speak
from bot.core.choosing import match
from bot.core.dialog import LANGUAGES, Choice
from bot.core.guide import WELCOME
from bot.core.model import Attachment
from bot.core.turn import Turn


@kind("erase")
class EraseAsked(Asking):
    """Erasing is asked once, with a copy offered first."""

    def ask(self, turn: Turn) -> None:
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
    """The move `mesdonnees`: everything stored about the person, to read and for a machine."""
    _attach_copy(turn)
    ask(turn)


def _attach_copy(turn: Turn) -> None:
    turn.attach(Attachment("my_data", "md", turn.language, turn.me.id))
    turn.attach(Attachment("my_data", "json", turn.language, turn.me.id))
    turn.say("my_data_ready")


def export(turn: Turn, argument: str) -> None:
    """The move `exporter`: the dossier as a document; "exporter json" for a machine."""
    wanted = argument.strip().lower()
    as_json = wanted == "json"
    if wanted not in ("", "md", "markdown", "json"):
        turn.say("export_formats")
    turn.attach(Attachment("dossier", "json" if as_json else "md", turn.language, turn.me.id, turn.me.project))
    turn.say("export_ready")
    ask(turn)


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
            _walk_again(turn)
            return
        if value == "new_project":
            turn.open_project()
            turn.focus_form()
            turn.say("project_new")
        if value == "cancel":
            turn.say("cancelled")
        ask(turn)


def _walk_again(turn: Turn) -> None:
    """From the first question, with the answers in view; a walk beside the form begins another round."""
    if not turn.dialog().headings:
        turn.draft.let_go()
        begin_round(turn)
        ask(turn)
        return
    steps = (turn.step(step_id) for step_id in turn.walk().order)
    turn.draft.recheck = tuple(step.id for step in steps if turn.answered(step))
    turn.draft.later = ()
    turn.say("restarted")
    go_to(turn, turn.walk().order[0])


def restart(turn: Turn, argument: str) -> None:
    """The move `recommencer`."""
    turn.interrupt("restart")
    ask(turn)


def project_labels(turn: Turn) -> dict[str, str]:
    """What each dossier is called, by the id of its project: by its number, as the others are not loaded."""
    return {
        project.id: turn.words("project_label", number=number, date=project.created_at.date().isoformat())
        for number, project in enumerate(turn.projects(), start=1)
    }


@kind("projects")
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
    turn.interrupt("projects")
    ask(turn)
