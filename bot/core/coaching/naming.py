"""The codes of coaches: an invitation that makes somebody a coach, once, and what a coach gives to holders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from bot.core import codes, moves
from bot.core.model import Coach, ConversationKey, Event, Pending, Reviewed, Said, Situation

_COACH, _NAMING = "coach", ("coach", "share")  # moves
_KINDS = "coach"  # what the questions to a coach begin with, as they are persisted
_SHARING = "share"  # those to a holder who shares


def coach_code_of(event: Event) -> str:
    """The code of a coach that an event names after `coach` or `partager`, as codes are written; "" if it names none.

    Without a prefix the word could begin an answer: then it counts if nothing but a code follows it.
    """
    named = _argument(event, _NAMING)
    written = codes.read(named) if named else None
    return str(written) if written else ""


def invitation_of(event: Event) -> str:
    """The same, after `coach` alone."""
    return coach_code_of(event) if _argument(event, (_COACH,)) else ""


def _argument(event: Event, names: tuple[str, ...]) -> str:
    if not isinstance(event, Said) or event.more:
        return ""
    command = moves.read(moves.heard(event.text), bare=False, loose=True)
    return command.argument if isinstance(command, moves.Command) and command.move.name in names else ""


def awaited_coach(situation: Situation) -> str:
    """The code of the coach with whom a holder is about to share; "" if none is."""
    pendings = _pendings(situation, (situation.focus, situation.last_focus))
    data = (pending.data for pending in pendings if pending.kind.startswith(_SHARING))
    written = codes.read(next((each["code"] for each in data if each.get("code")), ""))
    return str(written) if written else ""


def opens_projects(situation: Situation, event: Event) -> bool:
    """Whether a coach may be about to look into a project: what is in them is read for nothing else."""
    if situation.coach is None:
        return False
    if isinstance(event, Reviewed):
        return bool(event.share)
    waiting = _pendings(situation, situation.conversations)  # wherever it waits: one may come back to it at once
    return bool(_argument(event, (_COACH,))) or any(pending.kind.startswith(_KINDS) for pending in waiting)


def _pendings(situation: Situation, keys: Iterable[ConversationKey | None]) -> Iterator[Pending]:
    """All that is pending in these conversations."""
    for key in keys:
        talk = situation.conversations.get(key) if key is not None else None
        pending = talk.pending if talk is not None else None
        while pending is not None:
            yield pending
            pending = pending.under


def invites(coach: Coach | None, code: str, now: datetime) -> bool:
    """Whether a code is the invitation of this coach, and still good."""
    written = codes.read(code)
    if coach is None or written is None or coach.removed_at is not None or coach.person:
        return False
    return coach.invited_until is not None and now < coach.invited_until and written.proves(coach.invitation)
