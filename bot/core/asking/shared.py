"""What of a person's projects coaches may read, as it stands in this turn, and how that is told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from bot.core.asking.data import project_labels
from bot.core.coaching.parts import ALL, parts
from bot.core.coaching.sittings import Sitting, sittings
from bot.core.model import Page, Reading, Share, StageName
from bot.core.turn import Turn

_SITTINGS = 10  # of coaches, that are told in a chat


def shares(turn: Turn) -> tuple[Share, ...]:
    """Every share of the person's projects, oldest first, those of this turn included."""
    known = {share.id: share for share in (*turn.situation.shares, *turn.shares)}
    return tuple(known.values())


def running(turn: Turn, project: str = "") -> tuple[Share, ...]:
    """The shares that run, of a project or of all of them."""
    return tuple(share for share in shares(turn) if share.runs(turn.now) and project in ("", share.project))


def running_with(turn: Turn, coach: str) -> Share | None:
    """The share of the open project that runs with a coach."""
    return next((share for share in running(turn, turn.me.project) if share.coach == coach), None)


def stage(turn: Turn, project: str) -> StageName:
    """Where a project stands."""
    said = [each.name for each in (*turn.situation.stages, *turn.stages) if each.project == project]
    return said[-1] if said else "draft"


def parts_told(turn: Turn, opened: tuple[str, ...]) -> str:
    """Parts by their names, in the order of home. Those that the content no longer has are told no more."""
    if ALL in opened:
        return turn.words("share_everything")
    titles = [part.title for part in parts(turn.guide.library, turn.language) if part.id in opened]
    return turn.listed(titles) or turn.words("share_parts_gone")


def one_by_one(turn: Turn, opened: Collection[str]) -> str:
    """Parts as they are toggled, their ids with a space between: of everything, each part there is."""
    if ALL in opened:
        opened = [part.id for part in parts(turn.guide.library, turn.language)]
    return " ".join(opened)


def share_told(turn: Turn, share: Share) -> str:
    """One share that runs: who reads, what, and until when; of which dossier, for whoever has several."""
    sections = parts_told(turn, tuple(share.parts))
    line = turn.words("sharing_line", coach=share.coach_name, date=turn.date(share.until), sections=sections)
    return _of_file(turn, share, line)


def _of_file(turn: Turn, share: Share | None, line: str) -> str:
    """A line about a share; with its dossier, for whoever has several."""
    file = project_labels(turn).get(share.project, "") if share and len(turn.projects()) > 1 else ""
    return turn.words("sharing_of", file=file, line=line) if file else line


def say_which_file(turn: Turn) -> None:
    """Which dossier is meant, for whoever has several."""
    if len(turn.projects()) > 1:
        turn.say("share_file", file=project_labels(turn)[turn.me.project])


def tell_readings(turn: Turn) -> None:
    """What coaches read, sitting by sitting, newest first; where the time of each reading is told, if not here."""
    readings = turn.situation.readings
    found = sittings(_joined(turn, readings))
    if found:
        turn.say("sharing_readings")
        turn.enumerate(tuple(_sitting_told(turn, sitting) for sitting in found[:_SITTINGS]))
    elif running(turn):
        turn.say("sharing_unread")
    if len(readings) > len(found[:_SITTINGS]):
        turn.say("sharing_read_more", count=len(readings))


def _joined(turn: Turn, readings: Iterable[Reading]) -> Iterator[Reading]:
    """Readings as if a project had been shared once with each coach: sharing it again begins no other sitting."""
    first: dict[tuple[str, str], str] = {}
    same = {share.id: first.setdefault((share.project, share.coach), share.id) for share in shares(turn)}
    return (replace(reading, share=same.get(reading.share, reading.share)) for reading in readings)


def _sitting_told(turn: Turn, sitting: Sitting) -> str:
    share = next((share for share in shares(turn) if share.id == sitting.share), None)
    local = sitting.at.astimezone(turn.guide.zone)
    line = turn.words(
        "sharing_read",
        coach=(share.coach_name if share else "") or turn.words("coach_gone"),
        date=turn.date(sitting.at),
        time=f"{local:%H:%M}",
        pages=", ".join(_page_told(turn, page, count) for page, count in sitting.pages.items()),
    )
    return _of_file(turn, share, line)


def _page_told(turn: Turn, page: Page, count: int) -> str:
    name = turn.words(f"read_{page}")
    return turn.words("sharing_read_often", page=name, count=count) if count > 1 else name
