"""Several accounts of one person, several people about one question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.core.dialog import Language
from bot.core.model.people import Account, Place


@dataclass(frozen=True, slots=True)
class Code:
    """What joins a second account to a person, typed there within minutes: `selector` finds it, `digest` proves it.

    `place` is where it was given, and where its use is told, in `language`. `tries` counts the wrong ones.
    """

    selector: str
    digest: str
    person: str
    place: Place
    expires_at: datetime
    tries: int = 0
    language: Language = "fr"


@dataclass(frozen=True, slots=True)
class Link:
    """An account that was joined to a person. `former`: the person that it was, and is again if this is undone."""

    account: Account
    former: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question that a holder asks a community, in one thread of a room.

    `step` is the question, "" until one is chosen; `person` its holder, who was told of answers at `told_at`.
    """

    id: str
    person: str
    project: str
    subject: str
    opened_at: datetime
    step: str = ""
    closed_at: datetime | None = None
    told_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Contribution:
    """What a member of a community answered to an inquiry, in one message. Theirs: words taken back are nowhere.

    `role` is how the member is quoted, never a name.
    """

    id: str
    inquiry: str
    message: str
    text: str
    language: Language
    role: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Voice:
    """A contribution as its holder has it. `by` tells members apart, and no more; `kept`: beside the answer, or not."""

    inquiry: Inquiry
    contribution: Contribution
    by: str
    kept: bool | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a holder decided about a contribution: to keep it beside the answer, or not."""

    contribution: str
    kept: bool
