"""What a coach needs to be found by holders, and to find the pages: the own code, and a way in that works once."""

from __future__ import annotations

from dataclasses import replace

from bot.core import codes
from bot.core.asking.base import ask
from bot.core.choosing import match
from bot.core.coaching import tickets
from bot.core.model import Ticket
from bot.core.turn import Turn


def code(turn: Turn, argument: str) -> None:
    """Show the code that holders need to share; "coach code nouveau" gives another one, and ends the old one."""
    coach = turn.coach
    if coach is not None and argument and match((turn.option("coach_code_new"),), argument, numbered=False):
        coach = replace(coach, code=str(codes.made_from(turn.new_id())))
        turn.coaches.append(coach)
        turn.say("coach_code_changed")
    if coach is not None:
        turn.say("coach_code", code=coach.code)
    ask(turn)


def pages(turn: Turn, argument: str) -> None:
    """A way into the pages, good once and for minutes; without pages, that is said."""
    if not turn.guide.pages:
        turn.say("coach_pages_none")
    else:
        secret = tickets.secret(turn.new_id)
        turn.tickets.append(Ticket(tickets.digest(secret), turn.me.id, turn.now + tickets.LASTS))
        turn.say("coach_pages", address=tickets.address(turn.guide.pages, secret))
    ask(turn)
