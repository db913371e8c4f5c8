"""The map of a project as it is stored: for the conversation, and for whoever draws it."""

from __future__ import annotations

from bot.core.coverage import level
from bot.core.dialog import Language, Library
from bot.core.map.charting import chart
from bot.core.map.nouns import Map
from bot.core.model import Project
from bot.core.report import Answers, answer_to


def survey(library: Library, language: Language, project: Project, answers: Answers) -> Map:
    """The map of a project, through every dialog. `answers`: last revisions by (subject, step id).

    Where there are several actions, what one of them tells is told.
    """
    subjects = [action.id for action in project.live]
    steps = [step for dialog in library.dialogs.values() for step in dialog.steps.values()]
    found = {step.id: [answer_to(step, answers, subject, project.id) for subject in subjects] for step in steps}
    stories = [answer for step in steps if step.hears for answer in found[step.id]]
    reached = {name: max(map(level, each), default=0.0) for name, each in found.items()}
    return chart(
        library,
        language,
        lambda step: reached[step.id],
        {name for answer in stories if answer for name in answer.chosen},
    )
