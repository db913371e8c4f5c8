"""Where a question stands: its chapter, its number, how far along the walk it is."""

from __future__ import annotations

from bot.core.conditions import holds
from bot.core.dialog import Chapter, Step
from bot.core.turn import Turn


def chapter_of(turn: Turn, step: Step) -> Chapter:
    """The chapter that holds a step of the dialog in focus."""
    return turn.walk().chapters[step.id]


def shown(turn: Turn, step: Step) -> bool:
    """Whether a step concerns this project at all (its `show_if`)."""
    return step.show_if is None or holds(step.show_if, turn.evidence())


def number_of(turn: Turn, step: Step) -> int:
    """The number of a question, for `modifier 3`: its position in the whole dialog, the same whatever is shown."""
    return list(turn.dialog().steps).index(step.id) + 1


def progress(turn: Turn, step: Step) -> str:
    """The line "Chapitre 2 sur 6, question 3 sur 4", with the action's name when there are several."""
    chapter = chapter_of(turn, step)
    if not chapter.walked:
        line = turn.words("progress_bridge")
    else:
        chapters = [other.id for other in turn.dialog().chapters if other.walked]
        steps = [other for other in chapter.steps if shown(turn, turn.step(other))]
        line = turn.words(
            "progress",
            chapter=chapters.index(chapter.id) + 1,
            chapters=len(chapters),
            number=steps.index(step.id) + 1 if step.id in steps else len(steps),
            numbers=len(steps),
        )
    if len(turn.project.live) < 2 or step.subject == "project":
        return line
    return turn.words("progress_action", action=turn.action_name(turn.draft.subject), progress=line)
