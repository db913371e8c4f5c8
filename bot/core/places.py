"""Where a question stands: its walk, its chapter, its number, how far along it is."""

from __future__ import annotations

from bot.core.conditions import holds
from bot.core.dialog import Chapter, Step
from bot.core.plain import inside
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
    """The line "Chapitre 2 sur 6, question 3 sur 4", with the action's name when there are several.

    A walk beside the form is named, with its chapter.
    """
    chapter = chapter_of(turn, step)
    steps = [other for other in chapter.steps if shown(turn, turn.step(other))]
    number = steps.index(step.id) + 1 if step.id in steps else len(steps)
    if not chapter.walked:
        line = turn.words("progress_bridge")
    elif not turn.dialog().headings:
        names = {"walk": turn.dialog().titles[turn.language], "chapter": inside(chapter.titles[turn.language])}
        line = turn.words("progress_walk", **names, number=number, numbers=len(steps))
    else:
        chapters = [other.id for other in turn.dialog().chapters if other.walked]
        line = turn.words(
            "progress",
            chapter=chapters.index(chapter.id) + 1,
            chapters=len(chapters),
            number=number,
            numbers=len(steps),
        )
    if len(turn.project.live) < 2 or step.subject == "project":
        return line
    return turn.words("progress_action", action=turn.action_name(turn.draft.subject), progress=line)


def is_behind(turn: Turn, step: Step) -> bool:
    """Whether a question is answered, or put off for later. One that is to be read again is still ahead."""
    draft = turn.draft
    return step.id in draft.later or (step.id not in draft.recheck and turn.answered(step))


def is_halfway(turn: Turn) -> bool:
    """Whether half of the way is done, and its end is not reached. Without any answer there is nothing to look at."""
    walked = [step for step in map(turn.step, turn.walk().order) if shown(turn, step)]
    begun = any(turn.answered(step) for step in walked)
    return begun and turn.on_step and sum(is_behind(turn, step) for step in walked) * 2 >= len(walked)


def open_steps(turn: Turn) -> tuple[Step, ...]:
    """The walked questions without an answer, or whose answer is to be looked at again ("I don't know", for later)."""
    steps = (turn.step(step_id) for step_id in turn.walk().order)
    waiting = (*turn.draft.later, *turn.draft.recheck)
    return tuple(step for step in steps if shown(turn, step) and (not turn.answered(step) or step.id in waiting))


def is_passed(turn: Turn, chapter: Chapter) -> bool:
    """Whether a chapter was gone through without an answer."""
    return not any(turn.answered(turn.step(step)) for step in chapter.steps)


def ahead(turn: Turn) -> tuple[Chapter, ...]:
    """The walked chapters with a question that is still ahead."""
    return tuple(chapter for chapter in turn.dialog().chapters if chapter.walked and first_ahead(turn, chapter))


def first_ahead(turn: Turn, chapter: Chapter) -> str:
    """The first question of a chapter that is still ahead; "" if none is."""
    steps = (step for step in map(turn.step, chapter.steps) if shown(turn, step))
    return next((step.id for step in steps if not is_behind(turn, step)), "")
