"""A thread of a room during one turn: what stands in it, who speaks, and what this turn says."""

from __future__ import annotations

from dataclasses import replace

from bot.core.dialog import LANGUAGES, Language
from bot.core.model import COMMUNITY, Consent, Contribution, Inquiry, Outcome
from bot.core.turn import Turn

# What a message of ours was, besides a list of a move.
OPENING, NOTICE, REMINDER, CLOSED = "opening", "notice", "reminder", "closed"
_ROOM, _HUSHED = "room", "hushed"


def language_of(mark: str) -> Language | None:
    """The language of the message of ours that carried a mark."""
    return _read(mark)[1]


def _read(mark: str) -> tuple[str, Language | None, str]:
    """What a message of ours was, its language, and whether we were hushed before it."""
    room, what, spoken, hushed = (*mark.split("."), "", "", "", "")[:4]
    if room != _ROOM:
        return "", None, ""
    return what, next((language for language in LANGUAGES if language == spoken), None), hushed


class Thread:
    """The working copy of a thread.

    What we said there last is known by the mark that this message carried, and by nothing else: who only reads along
    is not written down. `last`: what that was, and in which `language`; `saying`: what this turn says; `hushed`:
    somebody here said "no thanks".
    """

    def __init__(self, turn: Turn) -> None:
        self.turn = turn
        self.inquiry = turn.situation.inquiry
        self.last, spoken, hushed = _read(turn.situation.asked)
        self.language = spoken
        self.hushed = hushed == _HUSHED
        self.saying = ""

    @property
    def is_open(self) -> bool:
        """Whether a question was put to the community here, and still takes answers."""
        return self.inquiry is not None and bool(self.inquiry.step) and self.inquiry.closed_at is None

    @property
    def is_closed(self) -> bool:
        """Whether a question was put here, and takes no more answers."""
        return self.inquiry is not None and bool(self.inquiry.step) and self.inquiry.closed_at is not None

    @property
    def is_being_chosen(self) -> bool:
        """Whether a holder is choosing the question."""
        return self.inquiry is not None and not self.inquiry.step and self.inquiry.closed_at is None

    @property
    def is_holders(self) -> bool:
        """Whether it is the holder of the question who speaks."""
        person = self.turn.person
        return self.inquiry is not None and person is not None and person.id == self.inquiry.person

    @property
    def given(self) -> Consent | None:
        """The last agreement that whoever speaks gave to have their answers here kept, of whatever version."""
        if self.turn.person is None or self.inquiry is None:
            return None
        here = (COMMUNITY, self.inquiry.id)
        return next((each for each in self.turn.person.consents if (each.notice, each.inquiry) == here), None)

    @property
    def agreed(self) -> Consent | None:
        """That agreement, if it is to the notice of today."""
        given = self.given
        return given if given and given.version == self.turn.guide.notice_versions[COMMUNITY] else None

    @property
    def own(self) -> tuple[Contribution, ...]:
        """What whoever speaks answered here before, without what was taken back."""
        return tuple(each for each in self.turn.situation.contributions if each.text)

    def put(self, inquiry: Inquiry) -> None:
        """The inquiry of this thread as it is from now on."""
        self.inquiry = inquiry
        self.turn.inquiries.append(inquiry)

    def say(self, name: str, /, **values: object) -> None:
        """Add a message to the reply."""
        self.turn.say(name, **values)

    def invite(self, name: str) -> None:
        """Say something, and offer a private talk."""
        self.turn.say(name)
        self.turn.invites = True

    def outcome(self) -> Outcome:
        """What follows. Somebody who only talks with us is not written down: no record, unless one changed."""
        turn = self.turn
        changes = turn.person != turn.situation.person or turn.inquiries or turn.contributions
        mark = ".".join((_ROOM, self.saying, turn.language, _HUSHED if self.hushed else ""))
        return Outcome(
            person=turn.person if changes else None,
            replies=tuple(replace(reply, asked=mark) for reply in turn.reply()),
            inquiries=tuple(turn.inquiries),
            contributions=tuple(turn.contributions),
        )
