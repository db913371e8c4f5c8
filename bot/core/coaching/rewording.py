"""A coach changes a message on its platform: the comment or the note that it made follows, as far as it still may."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from bot.core.coaching.desk import opened, shown
from bot.core.coaching.seen import Opened
from bot.core.model import Comment, Note, Part
from bot.core.plain import visible
from bot.core.turn import Turn

_Kept = TypeVar("_Kept", bound=Comment | Note)


def reword(turn: Turn, message: str, text: str) -> str:
    """Put new words, or nothing, in the place of a message. Returns the name of what to say; "" if it made neither.

    Words can be taken back at any time; others come in their place while nobody replied to them. Raises Unread.
    """
    shares = turn.situation.disclosures.items() if turn.coach is not None else ()
    share = next((share for share, each in shares if _made(each.comments, message) or _made(each.notes, message)), "")
    found = opened(turn, share) if share else None
    if found is None:
        return ""
    comment, note = _made(found.found.comments, message), _made(found.found.notes, message)
    if comment is not None:
        return _comment(turn, found, comment, _changed(comment, message, text))
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


def _comment(turn: Turn, found: Opened, comment: Comment, parts: tuple[Part, ...]) -> str:
    remark = shown(turn, found, comment.id)
    if _words(parts) == comment.text:
        return "edited_same"
    if len(parts) == len(comment.parts) and not (remark and remark.waits):
        return "coach_edited_late"
    turn.comments.append(replace(comment, text=_words(parts), parts=parts))
    return "coach_edited" if parts else "coach_taken_back"


def _note(turn: Turn, note: Note, parts: tuple[Part, ...]) -> str:
    if _words(parts) == note.text:
        return "edited_same"
    turn.notes.append(replace(note, text=_words(parts), at=turn.now, parts=parts))
    return "coach_edited_note" if parts else "coach_note_gone"
