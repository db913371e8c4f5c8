"""Where everything is kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.core.model import Account, Asked, Coach, Outcome, Place, Situation
from bot.ports.desk import Desk, Door
from bot.ports.messages import Inbound, Outgoing
from bot.ports.records import Holding, OperatorReport, Quiet, Removal


class Reader(Protocol):
    """What documents are written from."""

    async def holding(self, person: str) -> Holding:
        """Everything about this person; KeyError if there is nobody of that id."""

    async def person_of(self, account: Account) -> str | None:
        """The id of the person behind an account, or None."""


class Store(Reader, Desk, Door, Protocol):
    """Where everything is kept. Every method may raise a StoreFault."""

    async def load(
        self,
        account: Account,
        place: Place,
        *,
        every_project: bool = False,
        code: str = "",
        coach_code: str = "",
        followed: bool = False,
        disclosures: bool = False,
        share: str = "",
        written: bool = False,
    ) -> Situation:
        """What a turn needs to decide. A stranger's situation has no person.

        `every_project`: with the answers of all projects, and not of the open one alone. `code`: the selector of a code
        that the event names. `coach_code`: the code of a coach that the event names, as `bot.core.codes` writes it.
        `followed`: with the list of what a coach follows; `disclosures`: with that, and all that the coach may read;
        `share`: of either this one alone. A share that ended is not among them; whether one still runs at this moment
        is decided in the core. Either is loaded in private places and on the pages. `written`: with the comments and
        notes that the person wrote as a coach, those of shares that are over and of a removed coach included; in
        private places.
        """

    async def commit(self, inbound: Inbound, before: Situation, outcome: Outcome) -> Sequence[Outgoing] | None:
        """Write one turn, all of it or nothing, and return its messages; None if this event was applied before.
        What a coach writes about a project is refused with TurnMoved if the share is gone, and so are a reply to other
        words than a comment has, other words for a comment answered since, and whatever is not the person's to write. A
        coach's own words can be taken back all the same, by a removed coach too. On the pages (WEB) no message is kept,
        and where the person wrote last stays.
        With a share that ends or opens less, and with a comment that loses its words, go the messages about them that
        wait, those of the same turn too; of a comment with other words the holder is then told anew. A turn whose reply
        is about a share or a comment that `before` has otherwise than it stands now is refused with TurnMoved.

        The pieces that `inbound.kept` names are done with. What time brings (TimedOut) is no sign of life: it leaves
        the time of the last message as it was. Raises TurnMoved if the person took another turn since `before` was
        loaded. Outcome.effects of kind Blank, Join and Separate are applied here; of Erase this alone, that nothing of
        the person is shared any more, which coaches are told where they wrote last (for the rest see `erase`). A person
        without consent leaves no word: the engine gives none to store. Messages for other places may be among those
        returned: what a Join, a Separate or an Erase tells there.

        A new code takes the place of the person's old one. Join: the account, its places, and the projects of the
        person it was (with their conversations) are of the person of the code, whose turn moves, and for whom this
        was no sign of life: where and when they wrote last stays. The place takes that person's focus. The record of
        the person it was stays, for 30 days, without anything. Separate: the account and its places are of its former
        person again, with the projects begun there before and since; agreements to the notices of these places are
        copied. Whose open project leaves has another one open, or none. Raises TurnMoved if either person took a turn
        meanwhile.
        """

    async def keep(self, inbound: Inbound) -> bool:
        """Keep an event of a known person that is to be decided later, with others. False if it was kept before."""

    async def kept(self) -> Sequence[Inbound]:
        """Every event that is kept and not decided yet, oldest first."""

    async def waiting(self, place: Place) -> Sequence[Outgoing]:
        """Messages of this place that were committed and not yet marked as sent, oldest first.

        None for a person who asked to be erased.
        """

    async def places_waiting(self) -> Sequence[Place]:
        """Every place that has such messages."""

    async def sent(self, messages: Sequence[Outgoing], *, at: datetime | None = None, uncertain: bool = False) -> None:
        """These have been delivered: their words leave the outbox.

        `at`: when they were there, by the platform's clock. `uncertain`: they may not have arrived; that is counted.
        """

    async def still_waits(self, message: Outgoing, now: datetime) -> bool:
        """Whether a message that was committed may still be sent: it waits in the outbox, and, at this moment, every
        share that it is about runs, and every comment stands. If not, it waits no more.
        """

    async def reach(self, place: Place, *, reachable: bool) -> None:
        """Note whether messages can be sent to a place."""

    async def quiet(self, since: datetime) -> Sequence[Quiet]:
        """Everybody whose last message came at this moment or before, with the place they used last."""

    async def answered(self) -> Sequence[Quiet]:
        """Holders to whom a community said something since they were told, with the private place they used last."""

    async def remarked(self) -> Sequence[Quiet]:
        """Holders with comments of a coach that they were not told of, with the private place they used last."""

    async def rings(self, before: datetime) -> Sequence[Quiet]:
        """Coaches who want a digest, with the private place they used last, if they had none since a moment, and
        something moved in their projects since their last one (or since they asked for it).
        """

    async def coaches(self) -> Sequence[Coach]:
        """Every coach who was added, removed ones included, oldest first."""

    async def add_coach(self, coach: Coach) -> None:
        """Add a coach whose id is new."""

    async def remove_coach(self, coach: str, at: datetime, told: Removal | None = None) -> None:
        """Remove a coach: the shares end now; notes, sessions and what waits to be sent about them go; comments stay
        with the holders.

        What is `told` to the coach, and to the holders whose shares ran, waits where each of them wrote last.
        """

    async def erase(self, person: str) -> None:
        """Blank and delete everything about a person, journals included; returns only when no trace is left in the
        file, and it is noted (by a hash) that whoever puts back a backup erases this person again.

        Raises StoreBusy when a reader keeps an old copy open for too long, StoreFull when there is no room to clean
        the file, and StoreReadOnly when that cannot be noted; the erasure is then finished at the next start.
        """

    async def keep_versions(self, versions: Asked) -> None:
        """Keep the questions of each version, so that history can show one as it was asked.

        One that is kept stays as it is.
        """

    async def note_channel(self, name: str, state: str, error: str = "") -> None:
        """Note how a channel fares, and the type of an error: never what it says.

        No error leaves the last one; "starting" forgets it. One that was "refused" and then "stopped" is refused.
        """

    async def report(self) -> OperatorReport:
        """How everything stands, for the operator."""

    async def close(self) -> None:
        """Let go of the file. Messages handed to `sent` are marked before."""
