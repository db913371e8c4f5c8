"""A person talking to the engine with no channel and no store: what the tests of the core drive.

Between any two turns everything persistent is written as JSON and read again, so that nothing can hide in memory.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from typing import Literal

from bot.core.asking.data import chooses_project
from bot.core.coaching.naming import awaited_coach, coach_code_of
from bot.core.content import load
from bot.core.dialog import Language, Library
from bot.core.engine import Engine
from bot.core.linking import awaited, selector
from bot.core.model import (
    Account,
    Answer,
    AnswerKey,
    Attached,
    Chose,
    Coach,
    Code,
    Commanded,
    Conversation,
    ConversationKey,
    Edited,
    Erase,
    Event,
    Outcome,
    Place,
    Reply,
    Said,
    Situation,
    Started,
    TimedOut,
    Voice,
)
from bot.shelf import read_folder, shipped
from tests.records import CONVERSATION, PERSON, PROJECT, Records

ACCOUNT = Account("test", "ana")
PLACE = Place("test", "ana")
NETWORK = Place("telegram", "ana", notice="telegram_notice")
GROUP = Place("telegram", "-100", private=False, notice="telegram_notice")


@cache
def shipped_library() -> Library:
    """The content that comes with the program, read once."""
    return load(read_folder(shipped()))


@cache
def shipped_engine() -> Engine:
    """An engine on the shipped content."""
    return Engine(shipped_library(), {"retention_days": "180"})


class Talk:
    """One person's talk, on one account. `at` is the clock; it moves a minute with every event.

    `asked_at`: when our last message was there to be read, on a platform with a clock of its own. `asked`: its mark.
    `codes`: those that were given, by selector. `coaches`: everybody who is one. `voices`: what a community answered to
    the person.
    """

    def __init__(self, engine: Engine | None = None, place: Place = PLACE, account: Account = ACCOUNT) -> None:
        self.engine = engine or shipped_engine()
        self.place = place
        self.account = account
        self.asked_at: datetime | None = None
        self.asked = ""
        self.at = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
        self.records = Records()
        self.codes: dict[str, Code] = {}
        self.coaches: list[Coach] = []
        self.voices: list[Voice] = []
        self.focus: ConversationKey | None = None
        self.outcomes: list[Outcome] = []
        self.erased = 0
        self.last_said = ""
        self._ids = count(1)

    @property
    def person(self) -> str | None:
        """The record of the person."""
        return self.records.person

    @property
    def projects(self) -> dict[str, str]:
        """The records of the projects, by id."""
        return self.records.projects

    @property
    def conversations(self) -> dict[ConversationKey, str]:
        """The records of the conversations."""
        return self.records.conversations

    @property
    def answers(self) -> dict[AnswerKey, list[str]]:
        """The records of the answers, every revision of each."""
        return self.records.answers

    def situation(self, *, every_project: bool = False, code: str = "", coach_code: str = "") -> Situation:
        """Everything as it would come back from a store."""
        used = self.records.used
        person = PERSON.validate_json(self.person) if self.person else None
        return Situation(
            self.account,
            self.place,
            person=person,
            projects=tuple(PROJECT.validate_json(project) for project in self.projects.values()),
            conversations={key: CONVERSATION.validate_json(text) for key, text in self.conversations.items()},
            focus=self.focus,
            answers={
                key: answer
                for key, answer in self.records.current().items()
                if person and (every_project or answer.project == person.project)
            },
            asked_at=self.asked_at,
            here_last=used in (None, self),
            last_focus=used.focus if used else None,
            asked=self.asked,
            code=self.codes.get(code),
            links=tuple(self.records.links),
            voices=tuple(self.voices) if person else (),
            shares=tuple(self.records.shares.values()),
            stages=tuple(self.records.stages),
            readings=tuple(self.records.readings),
            comments=tuple(self.records.comments.values()),
            named=next((coach for coach in self.coaches if coach_code and coach.code == coach_code), None),
        )

    def event(self, event: Event) -> Reply:
        """Take one turn and return its message; an empty one if nothing is said."""
        self.at += timedelta(minutes=1)
        code = selector(event)
        situation = self.situation(every_project=bool(code) or isinstance(event, Edited), code=code)
        if chooses_project(situation):
            situation = self.situation(every_project=True, code=code)
        if not code and (proven := awaited(situation)):
            situation = self.situation(every_project=isinstance(event, Edited), code=proven)
        if coach := coach_code_of(event) or awaited_coach(situation):
            situation = replace(situation, named=self.situation(coach_code=coach).named)
        outcome = self.engine.step(situation, event, self.at, lambda: f"id{next(self._ids)}")
        self.outcomes.append(outcome)
        if not isinstance(event, TimedOut):
            self.records.used = self
        self._apply(outcome)
        erase = next((effect for effect in outcome.effects if isinstance(effect, Erase)), None)
        if erase is not None:
            self._forget()
            return erase.done
        assert len(outcome.replies) <= 1
        reply = outcome.replies[0] if outcome.replies else Reply(())
        self.asked = reply.asked or self.asked
        return reply

    def start(self, language: Language | None = "fr") -> Reply:
        """Open the place."""
        return self.event(Started(language))

    def say(self, text: str, *more: str, at: datetime | None = None) -> Reply:
        """Write a message, and others that follow at once. `at`: when, by the platform's clock."""
        self.last_said = f"m{len(self.outcomes)}"
        pieces = tuple(Said(f"{self.last_said}+{number}", text) for number, text in enumerate(more, start=1))
        return self.event(Said(self.last_said, text, at, pieces))

    def press(self, value: str, asked: str = "") -> Reply:
        """Press a choice, under the message with this mark."""
        return self.event(Chose(f"m{len(self.outcomes)}", value, asked))

    def command(self, move: str, asked: str = "") -> Reply:
        """Press one of the usual moves, under the message with this mark."""
        return self.event(Commanded(f"m{len(self.outcomes)}", move, asked))

    def edit(self, message: str, text: str) -> Reply:
        """Change a message on the platform."""
        return self.event(Edited(message, text))

    def share(self, text: str = "") -> Reply:
        """Send what is not text, with these words."""
        return self.event(Attached(f"m{len(self.outcomes)}", text))

    def time_out(
        self, what: Literal["reminder", "warning", "expired", "voices", "comments", "bell"], on: datetime | None = None
    ) -> Reply:
        """Let time bring something."""
        return self.event(TimedOut(what, on))

    def settle_in(self, language: Language = "fr") -> Reply:
        """Go through the first contact and begin the form: returns the first question."""
        self.start(language)
        self.press("yes")
        self.press("accept")
        return self.press("resume")

    def texts(self, subject: str | None = None) -> Mapping[str, str]:
        """The current answers' words, by step id."""
        current = self.records.current()
        return {key[1]: answer.text for key, answer in current.items() if subject in (None, key[0])}

    def history(self) -> tuple[Answer, ...]:
        """Every revision of every answer, oldest first."""
        return self.records.history()

    @property
    def draft(self) -> Conversation:
        """The conversation in focus."""
        assert self.focus is not None
        return CONVERSATION.validate_json(self.conversations[self.focus])

    def _apply(self, outcome: Outcome) -> None:
        self.records.take(outcome, self.account)
        for code in outcome.codes:
            self.codes[code.selector] = code
        told = {inquiry.id: inquiry for inquiry in outcome.inquiries}
        kept = {verdict.contribution: verdict.kept for verdict in outcome.verdicts}
        self.voices = [
            replace(
                voice,
                inquiry=told.get(voice.inquiry.id, voice.inquiry),
                kept=kept.get(voice.contribution.id, voice.kept),
            )
            for voice in self.voices
        ]
        self.focus = outcome.focus

    def _forget(self) -> None:
        self.records.forget()
        self.focus, self.asked, self.voices = None, "", []
        self.erased += 1


def unmarked(reply: Reply) -> Reply:
    """A reply without the ids in the mark of what it asks and in its attachments: ids are made by chance."""
    files = tuple(replace(file, person="", project="", action="", share="") for file in reply.attachments)
    return replace(reply, asked="", attachments=files)


def shown(reply: Reply) -> str:
    """A reply as plain text, for looking into."""
    lines = [block.text or "\n".join(f"- {item}" for item in block.items) for block in reply.blocks]
    return "\n".join([*lines, *(f"[{choice.label}]" for choice in reply.choices)])


def values(reply: Reply) -> list[str]:
    """The values of what can be chosen."""
    return [choice.value for choice in reply.choices]


def last_answer(talk: Talk, step: str) -> Answer:
    """The answer to a step as it was kept last, whatever it is about."""
    return [answer for answer in talk.history() if answer.step == step][-1]
