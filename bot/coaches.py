"""What an operator does about coaches: adds one, lists them, removes one. Told in words for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from unicodedata import normalize

from bot.core import codes
from bot.core.dialog import Language, Library
from bot.core.model import Block, Coach, Reply
from bot.ports import Removal, Store

_INVITED = timedelta(days=14)  # a coach may be on holiday; longer, and the paper with the code lies about


@dataclass(frozen=True, slots=True)
class Invited:
    """A coach who was just added, and the code that makes a person this coach: it is shown once, and nowhere kept.

    `until`: the last day of the code, where people live.
    """

    coach: Coach
    code: str
    until: date


@dataclass(frozen=True, slots=True)
class Leaving:
    """What goes with a coach: shares that end, notes that are deleted; comments stay, `unanswered` ones among them."""

    coach: Coach
    shares: int
    comments: int
    unanswered: int
    notes: int


class KnownName(Exception):
    """There is a coach of this name."""


class UnknownCoach(Exception):
    """No coach, or several, are called so."""


async def invite(store: Store, name: str, now: datetime, ids: Callable[[], str], zone: tzinfo = UTC) -> Invited:
    """Add a coach. Raises KnownName: holders tell coaches apart by their names. StoreFault."""
    name = " ".join(name.split())
    if _called(await store.coaches(), name):
        raise KnownName(name)
    invitation, own, until = codes.invitation_from(ids(), ids()), codes.made_from(ids()), now + _INVITED
    coach = Coach(ids(), name, str(own), now, invitation.digest, until)
    await store.add_coach(coach)
    return Invited(coach, str(invitation), until.astimezone(zone).date())


def present(coaches: Iterable[Coach]) -> list[Coach]:
    """Those who were not removed."""
    return [coach for coach in coaches if coach.removed_at is None]


def _called(coaches: Iterable[Coach], name: str) -> list[Coach]:
    """Those of a name that cannot be told from this one: capitals and spaces do not count."""
    return [coach for coach in present(coaches) if _alike(coach.name) == _alike(name)]


def _alike(name: str) -> str:
    return " ".join(normalize("NFKC", name).casefold().split())


async def leaving(store: Store, name: str, now: datetime) -> Leaving:
    """What would go with the coach of this name. Raises UnknownCoach, StoreFault."""
    found = _called(await store.coaches(), name)
    if len(found) != 1:
        raise UnknownCoach(name)
    (coach,) = found
    if not coach.person:
        return Leaving(coach, 0, 0, 0, 0)
    held = await store.holding(coach.person)
    waiting = [comment for comment in held.written if comment.answered_at is None]
    shares = [each for each in await store.followed(coach.person, now) if each.share.coach == coach.id]
    return Leaving(coach, len(shares), len(held.written), len(waiting), len(held.noted))


def removal(library: Library, coach: Coach) -> Removal:
    """What is said when a coach is removed, in every language."""

    def said(name: str, **values: str) -> Mapping[Language, Reply]:
        return {
            language: Reply((Block("paragraph", words[name].format(**values)),))
            for language, words in library.messages.items()
        }

    return Removal(said("coach_removed"), said("share_coach_removed", coach=coach.name))


def listed(coaches: Iterable[Coach], now: datetime, zone: tzinfo) -> str:
    """Every coach on a line: the name, since when, and how far it came; days as in `zone`."""
    lines = (
        f"{coach.name}  (added {coach.added_at.astimezone(zone).date()}; {_state(coach, now, zone)})"
        for coach in present(coaches)
    )
    return "\n".join(lines) or 'There is no coach yet: colibri coach add "NAME"'


def _state(coach: Coach, now: datetime, zone: tzinfo) -> str:
    if coach.person:
        return "has joined"
    if coach.invited_until is not None and now < coach.invited_until:
        return f"invited until {coach.invited_until.astimezone(zone).date()}, has not joined"
    return "the code was not used in time: remove, then add again"


def told(invited: Invited) -> str:
    """What to hand on to a coach who was just added."""
    return (
        f"{invited.coach.name} is a coach. Give her or him this code, in person or by a way you trust:\n\n"
        f"    /coach {invited.code}\n\n"
        f"To be typed to the bot in a private chat, once, until {invited.until}. It is shown here only now."
    )


def consequences(going: Leaving) -> str:
    """What happens if this coach is removed."""
    name, alone = going.coach.name, going.comments == 1
    shared = f"{_counted(going.shares, 'project')} {'is' if going.shares == 1 else 'are'} no longer shared with {name}"
    replies = f"{going.unanswered or 'none'} of them without a reply"
    if alone:
        replies = "without a reply" if going.unanswered else "with its reply"
    return "\n".join(
        (
            f"If {name} is removed:",
            f"- {shared}." + (" Whoever is concerned is told in chat." if going.coach.person else ""),
            f"- {_counted(going.notes, 'note')} of this coach {'is' if going.notes == 1 else 'are'} deleted.",
            f"- {_counted(going.comments, 'comment')} {'stays' if alone else 'stay'} with the holders, under this name"
            + (f", {replies}." if going.comments else "."),
            "- What was read stays listed for the holders. The person may go on with projects of their own.",
        )
    )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
