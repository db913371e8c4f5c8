"""Who, and where."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.core.dialog import Language

COMMUNITY = "community_notice"  # the notice of a thread in a room


@dataclass(frozen=True, slots=True)
class Account:
    """A name on a channel: ("terminal", "ana"). The raw name lives in the account and place tables only."""

    channel: str
    name: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where words are exchanged. `notice` names the message that tells what this kind of place means for privacy."""

    channel: str
    address: str
    private: bool = True
    notice: str = "terminal_notice"

    @property
    def remote(self) -> bool:
        """Whether the person is at the other end of a network: there, reminders can be sent and time limits hold."""
        return self.notice != "terminal_notice"

    @property
    def community(self) -> bool:
        """Whether this is a thread of a room where we talk with several people, each with their own agreement."""
        return self.notice == COMMUNITY


@dataclass(frozen=True, slots=True)
class Consent:
    """A clear yes: to which notice, in which version, and when.

    In a community each inquiry has its own: `role` is as whom the person answers that one.
    """

    notice: str
    version: str
    at: datetime
    inquiry: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Reminders:
    """A clear yes to being reminded, apart from any other consent: since when, and when the last reminder was sent."""

    since: datetime
    last: datetime | None = None


@dataclass(frozen=True, slots=True)
class Warned:
    """When the person was told that everything will be erased, and the day that was named."""

    at: datetime
    on: datetime


@dataclass(frozen=True, slots=True)
class Person:
    """A human.

    `turn` counts the turns taken: a commit that expects another number is refused. `project` is the open one.
    `consents`: the last yes to each notice, as each kind of place has its own, and each inquiry.
    """

    id: str
    language: Language
    consents: tuple[Consent, ...] = ()
    project: str = ""
    turn: int = 0
    reminders: Reminders | None = None
    warned: Warned | None = None

    @property
    def agreed(self) -> bool:
        """Whether this person ever agreed that answers are kept: what they say in a community is another matter."""
        return any(consent.notice != COMMUNITY for consent in self.consents)

    def agreeing(self, notice: str, version: str, at: datetime, inquiry: str = "", role: str = "") -> Person:
        """The person with one more agreement; the one before it to the same notice is replaced."""
        others = self.agreeing_no_more(notice, inquiry).consents
        return replace(self, consents=(*others, Consent(notice, version, at, inquiry, role)))

    def agreeing_no_more(self, notice: str, inquiry: str) -> Person:
        """The person without an agreement that was taken back."""
        left = (consent for consent in self.consents if (consent.notice, consent.inquiry) != (notice, inquiry))
        return replace(self, consents=tuple(left))
