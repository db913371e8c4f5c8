"""A coach changes a message on its platform: the comment or the note that it made follows, as far as it still may."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from bot.core.coaching.desk import followed_by
from bot.core.coaching.parts import Parts
from bot.core.model import Comment, Followed, Note, Part
from bot.core.plain import visible
from bot.core.turn import Turn

_Kept = TypeVar("_Kept", bound=Comment | Note)


def rewrite(turn: Turn, message: str, text: str) -> str:
    """Put new words, or nothing, in the place of a message. Returns the name of what to say; "" if it made neither.

    Words can be taken back at any time, and by whoever wrote them: after the share is over, and by a coach no more.
    Others come in their place while the project is shared, and nobody replied to them. Raises Unread.
    """
    comment, note = _made(turn.situation.written, message), _made(turn.situation.noted, message)
    if comment is not None:
        return _comment(turn, comment, _changed(comment, message, text))
    return _note(turn, note, _changed(note, message, text)) if note is not None else ""


def _made(kept: Iterable[_Kept], message: str) -> _Kept | None:
    """What a message made, if it has words still."""
    return next((each for each in kept if each.text and any(part.message == message for part in each.parts)), None)


def _changed(said: Comment | Note, message: str, text: str) -> tuple[Part, ...]:
    """The messages of a comment or a note, with another text of one of them; those that say something."""
    parts = (replace(part, text=text) if part.message == message else part for part in said.parts)
    return tuple(part for part in parts if visible(part.text))


def _words(parts: tuple[Part, ...]) -> str:
    return "\n".join(part.text for part in parts)


def _comment(turn: Turn, comment: Comment, parts: tuple[Part, ...]) -> str:
    if _words(parts) == comment.text:
        return "edited_same"
    refused = _refused(turn, comment) if len(parts) == len(comment.parts) else ""
    if not refused:
        turn.comments.append(replace(comment, text=_words(parts), parts=parts))
    return refused or ("coach_edited" if parts else "coach_taken_back")


def _refused(turn: Turn, comment: Comment) -> str:
    """What to say where a comment cannot have other words any more; "" while it can."""
    found = _followed(turn, comment)
    if found is None:
        return "coach_edited_over"
    opened = any(Parts(turn.guide.library).commented(found.share, found.project, (comment,)))
    waits = opened and comment.answered_at is None and comment.resolved_at is None
    return "" if waits else "coach_edited_late"


def _note(turn: Turn, note: Note, parts: tuple[Part, ...]) -> str:
    if _words(parts) == note.text:
        return "edited_same"
    if len(parts) == len(note.parts) and _followed(turn, note) is None:
        return "coach_edited_over"
    turn.notes.append(replace(note, text=_words(parts), at=turn.now, parts=parts))
    return "coach_edited_note" if parts else "coach_note_gone"


def _followed(turn: Turn, said: Comment | Note) -> Followed | None:
    """The share under which something was said, if it runs."""
    return next((each for each in followed_by(turn) if each.share.id == said.share), None)
