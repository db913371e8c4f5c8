"""Undoing the link of an account, within 30 days: in one word, from either side."""

from __future__ import annotations

from datetime import timedelta

from bot.core.asking.base import ask
from bot.core.model import Block, Link, Reply, Separate
from bot.core.turn import Turn

_UNDONE_WITHIN = timedelta(days=30)


def own_link(turn: Turn) -> Link | None:
    """What joins the account that speaks to the person, if that can still be undone."""
    return next((link for link in _undoable(turn) if link.account == turn.situation.account), None)


def _undoable(turn: Turn) -> list[Link]:
    return [link for link in turn.situation.links if turn.now - link.at <= _UNDONE_WITHIN]


def unlink(turn: Turn, argument: str) -> None:
    """The move `delier`: the account that types it if it is a linked one, else the one that was linked last."""
    links = turn.situation.links
    if any(link.account == turn.situation.account for link in links):
        link = own_link(turn)
    else:
        link = max(_undoable(turn), key=lambda link: link.at, default=None)
    if link is not None:
        separate(turn, link, "unlinked")
        return
    turn.say("unlink_late" if links else "unlink_none")
    ask(turn)


def separate(turn: Turn, link: Link, message: str) -> None:
    """Undo a link. It is said in the places of that account, and here if this is another one."""
    told = Reply((Block("paragraph", turn.words(message)),), moves=turn.moves("start"))
    turn.effects.append(Separate(link, told))
    if link.account != turn.situation.account:
        turn.say("unlinked_there", channel=link.account.channel.title())
        turn.offer((), moves=("resume", "menu"))  # what was open may be of a dossier that leaves
