"""What an operator does about coaches: adds one, lists them, takes one away. Told in words for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core import codes
from bot.core.model import Coach
from bot.ports import Store

_INVITED = timedelta(days=14)  # a coach may be on holiday; longer, and the paper with the code lies about


@dataclass(frozen=True, slots=True)
class Invited:
    """A coach who was just added, and the code that makes a person this coach: it is shown once, and nowhere kept."""

    coach: Coach
    code: str


@dataclass(frozen=True, slots=True)
class Leaving:
    """What goes with a coach: shares that end, comments without a reply (they stay), notes that are deleted."""

    coach: Coach
    shares: int
    comments: int
    notes: int


class KnownName(Exception):
    """There is a coach of this name."""


class UnknownCoach(Exception):
    """No coach, or several, are called so."""


async def invite(store: Store, name: str, now: datetime, ids: Callable[[], str]) -> Invited:
    """Add a coach. Raises KnownName: holders tell coaches apart by their names. StoreFault."""
    if any(coach.name.casefold() == name.casefold() for coach in present(await store.coaches())):
        raise KnownName(name)
    invitation, own = codes.made_from(ids()), codes.made_from(ids())
    coach = Coach(ids(), name, str(own), now, invitation.digest, now + _INVITED)
    await store.add_coach(coach)
    return Invited(coach, str(invitation))


def present(coaches: Iterable[Coach]) -> list[Coach]:
    """Those who were not taken away."""
    return [coach for coach in coaches if coach.removed_at is None]


async def leaving(store: Store, name: str, now: datetime) -> Leaving:
    """What would go with the coach of this name. Raises UnknownCoach, StoreFault."""
    found = [coach for coach in present(await store.coaches()) if coach.name.casefold() == name.casefold()]
    if len(found) != 1:
        raise UnknownCoach(name)
    (coach,) = found
    if not coach.person:
        return Leaving(coach, 0, 0, 0)
    held = await store.holding(coach.person)
    waiting = [comment for comment in held.written if comment.answered_at is None and comment.resolved_at is None]
    return Leaving(coach, len(await store.followed(coach.person, now)), len(waiting), len(held.noted))


def listed(coaches: Iterable[Coach], now: datetime) -> str:
    """Every coach on a line: the name, since when, and how far it came."""
    lines = [f"{coach.name}  (added {coach.added_at.date()}; {_state(coach, now)})" for coach in present(coaches)]
    return "\n".join(lines) or 'There is no coach yet: colibri coach add "NAME"'


def _state(coach: Coach, now: datetime) -> str:
    if coach.person:
        return "has joined"
    if coach.invited_until is not None and now < coach.invited_until:
        return f"invited until {coach.invited_until.date()}, has not joined"
    return "the code was not used in time: remove, then add again"


def told(invited: Invited) -> str:
    """What to hand on to a coach who was just added."""
    until = invited.coach.invited_until
    day = until.date() if until else ""
    return (
        f"{invited.coach.name} is a coach. Give her or him this code, in person or by a way you trust:\n\n"
        f"    /coach {invited.code}\n\n"
        f"To be typed to the bot in a private chat, once, until {day}. It is shown here only now."
    )


def consequences(going: Leaving) -> str:
    """What happens if this coach is taken away."""
    return "\n".join(
        (
            f"If {going.coach.name} is removed:",
            f"- {going.shares} project(s) are no longer shared with this coach; holders see it with /partage.",
            f"- {going.notes} note(s) of this coach are deleted.",
            f"- {going.comments} comment(s) without a reply stay with the holders, under this name.",
            "- What was read stays listed for the holders. The person may go on with projects of their own.",
        )
    )
