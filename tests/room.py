"""A thread of a room with several people in it, each with a private talk too: what the tests of communities drive."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import count

from pydantic import TypeAdapter

from bot.core.dialog import Language
from bot.core.engine import Engine
from bot.core.model import (
    COMMUNITY,
    Account,
    Chose,
    Commanded,
    Consent,
    Contribution,
    Edited,
    Event,
    Inquiry,
    Outcome,
    Place,
    Reply,
    Said,
    Situation,
    Voice,
)
from tests.records import PERSON
from tests.talk import NETWORK, Talk, shipped_engine

THREAD = Place("test", "!room/$thread", private=False, notice=COMMUNITY)
_INQUIRY, _CONTRIBUTION = TypeAdapter(Inquiry), TypeAdapter(Contribution)


class Room:
    """What is stored of one thread, as JSON, and the mark of the last message in it. `said`: all our messages there."""

    def __init__(self, engine: Engine | None = None) -> None:
        self.engine = engine or shipped_engine()
        self.inquiry: str | None = None
        self.kept: dict[str, tuple[str, str]] = {}  # by id: whose it is, and the contribution
        self.verdicts: dict[str, bool] = {}
        self.asked = ""
        self.said: list[Reply] = []
        self.members: list[Member] = []

    def member(self, name: str) -> Member:
        """Somebody in the room whom the bot does not know."""
        self.members.append(Member(self, name))
        return self.members[-1]

    def holder(self, name: str = "ana", project: str = "La Laverie qui roule", language: Language = "fr") -> Member:
        """Somebody with a project, standing on its second question in private."""
        found = self.member(name)
        found.settle_in(language)
        if project:
            found.say(project)
        return found

    def opened(self, step: str = "B04.1") -> Member:
        """A holder who asked a question here."""
        holder = self.holder()
        holder.there("!colibri contribuer")
        holder.press_there(step)
        return holder

    def found(self) -> Inquiry | None:
        """The inquiry of the thread."""
        return _INQUIRY.validate_json(self.inquiry) if self.inquiry else None

    def contributions(self, person: str = "") -> tuple[Contribution, ...]:
        """What was answered, by everybody or by one person."""
        return tuple(_CONTRIBUTION.validate_json(text) for by, text in self.kept.values() if person in ("", by))

    def texts(self) -> list[str]:
        """The words of the answers."""
        return [each.text for each in self.contributions() if each.text]

    def voices(self, person: str) -> tuple[Voice, ...]:
        """What a holder was answered."""
        inquiry = self.found()
        if inquiry is None or inquiry.person != person:
            return ()
        return tuple(
            Voice(inquiry, _CONTRIBUTION.validate_json(text), by, self.verdicts.get(id_))
            for id_, (by, text) in self.kept.items()
        )

    def take(self, person: str, outcome: Outcome) -> None:
        """Store what follows from a turn."""
        for inquiry in outcome.inquiries:
            self.inquiry = _INQUIRY.dump_json(inquiry).decode()
        for each in outcome.contributions:
            self.kept[each.id] = (person, _CONTRIBUTION.dump_json(each).decode())
        self.verdicts |= {verdict.contribution: verdict.kept for verdict in outcome.verdicts}

    def forget(self, person: str) -> None:
        """Erase what was a person's."""
        self.kept = {id_: kept for id_, kept in self.kept.items() if kept[0] != person}
        inquiry = self.found()
        if inquiry is not None and inquiry.person == person:
            self.inquiry, self.kept = None, {}

    def stored(self) -> str:
        """Everything that is stored about anybody."""
        records = [text for member in self.members for text in member.stored()]
        return "\n".join([self.inquiry or "", *(text for _, text in self.kept.values()), *records])


class Member(Talk):
    """Somebody in the room. `there`: what is done in the thread; all other methods are the private talk."""

    def __init__(self, room: Room, name: str) -> None:
        super().__init__(room.engine, replace(NETWORK, address=name), Account("test", name))
        self.room = room
        self._ids = count(1000 * (len(room.members) + 1))

    @property
    def id(self) -> str:
        """The id of the person, "" of a stranger."""
        return PERSON.validate_json(self.person).id if self.person else ""

    @property
    def consents(self) -> tuple[Consent, ...]:
        """What the person agreed to."""
        return PERSON.validate_json(self.person).consents if self.person else ()

    def there(self, text: str, *more: str, called: bool | None = None, message: str = "") -> Reply:
        """Write in the thread. `called`: whether it is said to us, by default if it begins so."""
        said = called if called is not None else text.startswith("!colibri")
        self.last_said = message or f"${self.account.name}{len(self.room.said)}.{len(self.outcomes)}"
        pieces = tuple(Said(f"{self.last_said}+{n}", words, called=said) for n, words in enumerate(more, start=1))
        return self.event_there(Said(self.last_said, text, more=pieces, called=said))

    def press_there(self, value: str) -> Reply:
        """Press a choice in the thread."""
        return self.event_there(Chose("$ours", value, self.room.asked))

    def command_there(self, move: str) -> Reply:
        """Press one of the usual moves in the thread."""
        return self.event_there(Commanded("$ours", move, self.room.asked))

    def edit_there(self, message: str, text: str) -> Reply:
        """Change a message in the thread, or delete it."""
        return self.event_there(Edited(message, text))

    def event_there(self, event: Event) -> Reply:
        """Take one turn in the thread."""
        room = self.room
        self._wind()
        situation = replace(
            super().situation(),
            place=THREAD,
            focus=None,
            asked=room.asked,
            inquiry=room.found(),
            contributions=room.contributions(self.id) if self.id else (),
        )
        outcome = room.engine.step(situation, event, self.at, lambda: f"id{next(self._ids)}")
        self.outcomes.append(outcome)
        assert len(outcome.replies) <= 1
        assert not any((outcome.projects, outcome.conversations, outcome.answers))
        if outcome.person is not None:
            self.records.person = PERSON.dump_json(outcome.person).decode()
        room.take(self.id, outcome)
        reply = outcome.replies[0] if outcome.replies else Reply(())
        if reply.blocks:
            room.said.append(reply)
            room.asked = reply.asked
        return reply

    def situation(self, *, every_project: bool = False, code: str = "", coach_code: str = "") -> Situation:
        private = super().situation(every_project=every_project, code=code, coach_code=coach_code)
        return replace(private, voices=self.room.voices(self.id) if self.id else ())

    def event(self, event: Event) -> Reply:
        self._wind()
        before = self.id
        erased = self.erased
        reply = super().event(event)
        if self.erased > erased:
            self.room.forget(before)
        else:
            self.room.take(self.id, self.outcomes[-1])
        return reply

    def stored(self) -> list[str]:
        """Everything that is stored about this person."""
        answers = [text for kept in self.answers.values() for text in kept]
        return [self.person or "", *self.projects.values(), *self.conversations.values(), *answers]

    def _wind(self) -> None:
        """One clock for all."""
        self.at = max(member.at for member in self.room.members) + timedelta(minutes=1)


def ana_of(room: Room) -> Member:
    return room.members[0]
