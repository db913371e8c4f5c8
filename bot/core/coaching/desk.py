"""What a coach may do, in a chat and on the pages alike. Here it is decided whether; nowhere else.

A share must run at this moment, be this coach's, and open what is meant. If not, nothing is written and nothing is
told: whatever the reason, it is as if the project did not exist.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar, get_args

from bot.core.coaching.seen import Opened, SeenComment
from bot.core.coaching.telling import Teller
from bot.core.coaching.view import open_up
from bot.core.model import Act, Coach, Comment, Followed, Note, Page, Part, Reading, Reviewed, Stage, StageName, Unread
from bot.core.plain import visible
from bot.core.turn import Turn

_Kept = TypeVar("_Kept", bound=Comment | Note)


def followed_by(turn: Turn) -> tuple[Followed, ...]:
    """The shares to the person that run now, as it stands in this turn. Raises Unread."""
    coach, known = turn.coach, turn.situation.followed
    if coach is None:
        return ()
    if known is None:
        raise Unread
    found = (each for each in known if each.share.coach == coach.id and each.share.runs(turn.now))
    over = {share.id for share in turn.shares if not share.runs(turn.now)}  # who joined two accounts may be both sides
    return tuple(_as_it_stands(turn, each) for each in found if each.share.id not in over)


def _as_it_stands(turn: Turn, followed: Followed) -> Followed:
    share = followed.share.id
    read = [reading.at for reading in turn.readings if reading.share == share]
    return replace(
        followed,
        comments=_merged(followed.comments, (each for each in turn.comments if each.share == share)),
        stages=(*followed.stages, *(each for each in turn.stages if each.project == followed.project.id)),
        read_at=max([*read, *([followed.read_at] if followed.read_at else [])], default=None),
    )


def opened(turn: Turn, share: str) -> Opened | None:
    """A project as far as it is opened to the person, as it stands in this turn; None if it is not.

    Who shows something of it says so (`Speech.quote`): looking at it is no showing.
    """
    mine = any(each.share.id == share for each in followed_by(turn))
    found = turn.situation.disclosures.get(share) if mine else None
    if found is None or found.share.id != share:
        return None
    now = replace(
        found,
        comments=_merged(found.comments, (each for each in turn.comments if each.share == share)),
        notes=_merged(found.notes, (each for each in turn.notes if each.share == share)),
        stages=(*found.stages, *(each for each in turn.stages if each.project == found.project.id)),
    )
    return open_up(turn.guide.library, now, turn.now)


def _merged(before: Iterable[_Kept], since: Iterable[_Kept]) -> tuple[_Kept, ...]:
    """Records as they stand: a later one of the same id takes the place of an earlier one."""
    found: dict[str, _Kept] = {each.id: each for each in (*before, *since)}
    return tuple(found.values())


def act(turn: Turn, wanted: Reviewed) -> bool:
    """Do what a coach wants, and say whether it was done."""
    coach = turn.coach
    if coach is None:
        return False
    if wanted.act in ("bell", "no_bell"):
        since = coach.bell or turn.now
        turn.coaches.append(replace(coach, bell=since if wanted.act == "bell" else None))
        return True
    found = opened(turn, wanted.share)
    return found is not None and _ACTS[wanted.act](turn, found, coach, wanted)


def _read(turn: Turn, found: Opened, coach: Coach, wanted: Reviewed) -> bool:
    page = next((page for page in get_args(Page) if page == wanted.page), None)
    if page is not None:
        turn.readings.append(Reading(found.share.id, page, turn.now))
    return page is not None


def _comment(turn: Turn, found: Opened, coach: Coach, wanted: Reviewed) -> bool:
    """Comment an answer, in a revision that is opened; or write a comment anew, while it waits."""
    if wanted.item:
        return _comment_anew(turn, found, wanted)
    thread = Teller(turn.guide.library, found, turn.language).thread(wanted.subject, wanted.step)
    if thread is None or not visible(wanted.text):
        return False
    if all(answer.revision != wanted.revision for answer in thread.revisions):
        return False
    turn.comments.append(
        Comment(
            turn.new_id(),
            found.share.id,
            found.found.project.id,
            thread.subject,
            thread.step,
            wanted.revision,
            wanted.text,
            turn.language,
            turn.now,
            coach.name,
            parts=_parts(turn),
        )
    )
    return True


def _comment_anew(turn: Turn, found: Opened, wanted: Reviewed) -> bool:
    remark = shown(turn, found, wanted.item)
    if remark is None or not remark.waits or not visible(wanted.text):
        return False
    turn.comments.append(replace(remark.comment, text=wanted.text, language=turn.language, parts=_parts(turn)))
    return True


def shown(turn: Turn, found: Opened, item: str) -> SeenComment | None:
    """A comment on what is opened, by its id."""
    remarks = Teller(turn.guide.library, found, turn.language).comments()
    return next((remark for remark in remarks if remark.comment.id == item), None)


def _parts(turn: Turn) -> tuple[Part, ...]:
    """The messages of a chat that make the words of this turn; none on the pages."""
    return tuple(Part(piece.message, piece.text, turn.language) for piece in turn.pieces)


def _take_back(turn: Turn, found: Opened, coach: Coach, wanted: Reviewed) -> bool:
    """Take a comment back: its words are nowhere. One may at any time, also about what is not opened any more."""
    comment = _own(found.found.comments, wanted.item)
    if comment is not None:
        turn.comments.append(replace(comment, text=""))
    return comment is not None


def _resolve(turn: Turn, found: Opened, coach: Coach, wanted: Reviewed) -> bool:
    """Say that a comment on what is opened is settled."""
    remark = shown(turn, found, wanted.item)
    if remark is not None and remark.comment.resolved_at is None:
        turn.comments.append(replace(remark.comment, resolved_at=turn.now))
    return remark is not None


def _note(turn: Turn, found: Opened, coach: Coach, wanted: Reviewed) -> bool:
    """Note something, write a note anew, or remove one, which is a note without words."""
    if not wanted.item:
        if visible(wanted.text):
            about = (turn.new_id(), found.share.id, wanted.text, turn.language)
            turn.notes.append(Note(*about, turn.now, coach.name, _parts(turn)))
        return visible(wanted.text)
    note = _own(found.found.notes, wanted.item)
    if note is not None:
        text = wanted.text if visible(wanted.text) else ""
        turn.notes.append(replace(note, text=text, language=turn.language, at=turn.now, parts=_parts(turn)))
    return note is not None


def _own(kept: Iterable[_Kept], item: str) -> _Kept | None:
    """The record of this id, if it has words."""
    return next((each for each in kept if each.id == item and each.text), None)


def _stage(name: StageName) -> Callable[[Turn, Opened, Coach, Reviewed], bool]:
    def move(turn: Turn, found: Opened, coach: Coach, wanted: Reviewed) -> bool:
        if found.stage != name:
            turn.stages.append(Stage(found.found.project.id, name, coach.id, turn.now))
        return True

    return move


_ACTS: Mapping[Act, Callable[[Turn, Opened, Coach, Reviewed], bool]] = {
    "read": _read,
    "comment": _comment,
    "take_back": _take_back,
    "resolve": _resolve,
    "note": _note,
    "changes": _stage("changes"),
    "ready": _stage("ready"),
}
