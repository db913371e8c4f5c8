"""What coaches said to the open answers, as it stands in this turn, for the holder to whom it was said."""

from __future__ import annotations

from zlib import crc32

from bot.core.asking.shared import running
from bot.core.coaching.parts import Parts
from bot.core.dialog import Step
from bot.core.model import Comment
from bot.core.turn import Turn


def remarks(turn: Turn) -> tuple[Comment, ...]:
    """Every comment that has words, oldest first. Who joined two accounts may have taken one back in this turn."""
    known = {comment.id: comment for comment in (*turn.situation.comments, *turn.comments)}
    return tuple(comment for comment in known.values() if comment.text)


def unanswered(turn: Turn) -> tuple[Comment, ...]:
    """The comments that wait for a reply, oldest first; none about an action taken out."""
    done = {reply.comment for reply in turn.replied if reply.revision}
    about = {
        (project.id, subject)
        for project in turn.projects()
        for subject in (project.id, *(action.id for action in project.live))
    }
    return tuple(
        comment
        for comment in remarks(turn)
        if comment.answered_at is None and comment.resolved_at is None and comment.id not in done
        if (comment.project, comment.subject) in about
    )


def waiting(turn: Turn) -> tuple[Comment, ...]:
    """Those on the open project: they can be answered now."""
    return tuple(comment for comment in unanswered(turn) if comment.project == turn.me.project)


def place(turn: Turn, comment: Comment) -> tuple[str, str, str]:
    """The walk in which a commented answer is changed, what that is about, and its question: "" if it is gone."""
    of_action = comment.subject != comment.project
    asked = (
        (dialog, step)
        for dialog in turn.guide.doors.values()
        for step in dialog.steps.values()
        if comment.step in (step.id, *step.formerly)
    )
    fits = sorted(asked, key=lambda pair: (pair[0].subject == "action") != of_action)
    if not fits:
        return (*turn.last_walk(), "")
    dialog, step = fits[0]
    about = comment.subject if of_action and dialog.subject == "action" else turn.subject_in(dialog.id)
    return dialog.id, about, step.id


def label(turn: Turn, step: Step) -> str:
    """A question by its name; with the action, where there are several."""
    name = turn.step_words(step).label
    several = len(turn.project.live) > 1 and step.subject != "project" and turn.dialog().subject == "action"
    return f"{name}, {turn.action_name(turn.draft.subject)}" if several else name


def has_reply(turn: Turn, comment: str) -> bool:
    """Whether a comment was answered, before or in this turn."""
    now = any(each.comment == comment and each.revision for each in turn.replied)
    return now or any(each.id == comment and each.answered_at is not None for each in remarks(turn))


def print_of(comment: Comment) -> str:
    """Tells whether the words of a comment are those that were read; the words themselves are kept nowhere else."""
    return f"{crc32(comment.text.encode(errors='replace')):08x}"


def is_read(turn: Turn, comment: Comment) -> bool:
    """Whether the coach who wrote a comment can read the answer that it is about, as it stands now."""
    coach = next((share.coach for share in turn.situation.shares if share.id == comment.share), "")
    answer = turn.situation.answers.get((comment.subject, comment.step))
    parts, walk = Parts(turn.guide.library), answer.dialog if answer else ""
    return any(
        parts.since(share, turn.project, comment.subject, comment.step, walk) is not None
        for share in running(turn, comment.project)
        if share.coach == coach
    )
