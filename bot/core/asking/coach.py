"""The coach's list in a chat: which projects are shared, what waits first; from here to each of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from bot.core.asking.base import Asking, ask, current, kind, names_something
from bot.core.asking.coach_bell import bell, can_ring
from bot.core.asking.coach_project import LIST, leave, open_project
from bot.core.asking.coach_summary import in_line
from bot.core.asking.coach_ways import code, pages
from bot.core.choosing import match
from bot.core.coaching.desk import followed_by
from bot.core.coaching.rows import rows
from bot.core.coaching.seen import Row
from bot.core.dialog import Choice
from bot.core.plain import excerpt, plain
from bot.core.turn import Turn

_SHOWN = 8  # projects in one message
_NAME = 32  # letters of a project's name on a button


def _summary(turn: Turn, named: str) -> None:
    """The summary of the project of this name or number; else of the one that is open, or the only one there is."""
    share = turn.draft.pending.data.get("share", "") if turn.draft.pending is not None else ""
    found = listed(turn)
    turn.interrupt(LIST)
    if named:
        _open_named(turn, named)
    elif share in {row.share for row in found}:
        open_project(turn, share)
    elif len(found) == 1:
        open_project(turn, found[0].share)
    else:
        ask(turn)


_WAYS: Mapping[str, Callable[[Turn, str], None]] = {
    "coach_summary": _summary,
    "coach_code": code,
    "coach_pages": pages,
    "coach_bell": bell,
}


def coach(turn: Turn, argument: str) -> None:
    """The move `coach`: the list; with a name or a number, that project; or a summary, the code, pages, digest."""
    word, _, rest = argument.partition(" ")
    way = match(tuple(turn.option(name) for name in _WAYS), word, numbered=False) if word else None
    if turn.coach is None:
        turn.say("coach_nobody")
        ask(turn)
    elif way is not None:
        _WAYS[way.value](turn, rest.strip())
    elif argument:
        turn.interrupt(LIST)
        _open_named(turn, argument)
    else:
        turn.interrupt(LIST)
        ask(turn)


def listed(turn: Turn) -> tuple[Row, ...]:
    """The projects that are shared with the person, what waits first."""
    return rows(turn.guide.library, followed_by(turn), turn.now, turn.language)


@kind(LIST)
class CoachList(Asking):
    """The projects, some at a time."""

    answers = False
    holds = False

    def ask(self, turn: Turn) -> None:
        found, mine = listed(turn), turn.coach
        if mine is None:
            leave(turn)
            ask(turn)
            return
        if found:
            shown = _page(turn, found)
            turn.say("coach_list" if len(found) > 1 else "coach_list_one", count=len(found))
            turn.enumerate(tuple(_line(turn, row) for row in shown))
            turn.ask("coach_which")
        else:
            turn.say("coach_list_none", code=mine.code)
            turn.ask("coach_what")
        turn.offer(self.choices(turn), moves=("help", "menu"))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        found = listed(turn)
        named = dict(zip((row.share for row in found), _names(found), strict=True))
        projects = tuple(named[row.share] for row in _page(turn, found))
        more = (turn.option("coach_more"),) if len(found) > _SHOWN else ()
        pages_too = ("coach_pages",) if turn.guide.pages else ()
        bell_too = ("coach_bell",) if can_ring(turn) else ()
        ways = ("coach_code", *pages_too, *bell_too, "coach_leave")
        return (*projects, *more, *(turn.option(name) for name in ways))

    def chose(self, turn: Turn, value: str) -> None:
        if value == "coach_leave":
            leave(turn)
            ask(turn)
        elif value == "coach_more":
            start = _start(turn) + _SHOWN
            turn.wait_for(LIST, start=str(start if start < len(listed(turn)) else 0))
            ask(turn)
        elif value in _WAYS:
            _WAYS[value](turn, "")
        else:
            open_project(turn, value)

    def said(self, turn: Turn, text: str) -> None:
        if names_something(text) and not plain(text).isdecimal() and _found(listed(turn), text):
            _open_named(turn, text)
        else:
            super().said(turn, text)


def _start(turn: Turn) -> int:
    return int(turn.pending.data.get("start", "0"))


def _page(turn: Turn, found: Sequence[Row]) -> Sequence[Row]:
    start = _start(turn) if _start(turn) < len(found) else 0
    return found[start : start + _SHOWN]


def _names(found: Sequence[Row]) -> tuple[Choice, ...]:
    """The projects by name; those that are called alike get their number too."""
    names = [excerpt(row.title, _NAME) for row in found]
    alike = [plain(name) for name in names]
    return tuple(
        Choice(row.share, f"{name} ({number})" if alike.count(plain(name)) > 1 else name, (row.title,))
        for number, (row, name) in enumerate(zip(found, names, strict=True), start=1)
    )


def _open_named(turn: Turn, named: str) -> None:
    """Open the project that a number of the list or words of a name point to; show the list if none or several do."""
    found = _found(listed(turn), named)
    if len(found) == 1:
        open_project(turn, found[0].share)
        return
    turn.say("coach_unknown")
    current(turn).ask(turn)


def _found(among: Sequence[Row], named: str) -> Sequence[Row]:
    typed = plain(named)
    if typed.isdecimal():
        place = int(typed[:6])
        return among[place - 1 : place] if place else ()
    exact = [row for row in among if plain(row.title) == typed]
    return exact or [row for row in among if typed and f" {typed} " in f" {plain(row.title)} "]


def _line(turn: Turn, row: Row) -> str:
    """One project: its name, where it stands, and what is new."""
    turn.quote(row.share)
    news = []
    if row.waiting_since is not None:
        name = "coach_row_replies" if row.waiting > 1 else "coach_row_reply"
        news.append(turn.words(name, count=row.waiting, date=turn.date(row.waiting_since)))
    if row.read_at is None:
        news.append(turn.words("coach_row_unread", date=turn.date(row.since)))
    if row.moved_since is not None:
        news.append(turn.words("coach_row_moved", labels=in_line(turn, row.moved), date=turn.date(row.moved_since)))
    if row.unanswered:
        news.append(turn.words("coach_row_unanswered", count=row.unanswered))
    stage = turn.words(f"stage_{row.stage}")
    return " ".join((turn.words("coach_row", title=excerpt(row.title, 80), stage=stage), *news))
