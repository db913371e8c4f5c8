"""What the engine knows, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.core.model.effects import Effect
from bot.core.model.people import Account, Person, Place
from bot.core.model.reply import Reply
from bot.core.model.sharing import Coach, Comment, Disclosure, Followed, Note, Reading, Replied, Share, Stage, Ticket
from bot.core.model.together import Code, Contribution, Inquiry, Link, Verdict, Voice
from bot.core.model.work import Answer, AnswerKey, Conversation, ConversationKey, Project


@dataclass(frozen=True, slots=True)
class Situation:
    """All that one turn may look at. `person` is None for a stranger. `focus` is the conversation this place is in.

    `answers` holds the last revision of each answer of the open project (of every project when a message was edited);
    the mapping may decode lazily. `asked_at`: when our last message was delivered here, by the platform's clock.
    `seen_at`: when the person wrote last, anywhere; `here_last`: that was in this place. `last_focus`: the focus of the
    private place that the person used last. `asked`: the mark of the last message delivered here that has one; in
    a community, of our last message in the thread, whomever it answered.

    `code`: the one that the event names, if there is such a code; `links`: the accounts joined to the person; `home`:
    the person that this account makes by itself. `inquiry`: the one of this thread, with the account's own
    `contributions`; `voices`: all that a holder was answered, in every project.

    Of a holder: `shares`, `stages`, `readings` and `comments` of all their projects, oldest first. Of a coach: `coach`,
    `followed` (the shares that run; None where they were not asked for, see Unread), and `disclosures` by share, of
    those that were asked for. `written`, `noted`: what a person said as a coach, whatever became of it since, where
    that was asked for. `named`: the coach whose code the event names, be it an invitation or what is given to
    holders.
    """

    account: Account
    place: Place
    person: Person | None = None
    projects: tuple[Project, ...] = ()
    conversations: Mapping[ConversationKey, Conversation] = field(default_factory=dict)
    focus: ConversationKey | None = None
    answers: Mapping[AnswerKey, Answer] = field(default_factory=dict)
    asked_at: datetime | None = None
    seen_at: datetime | None = None
    here_last: bool = True
    last_focus: ConversationKey | None = None
    asked: str = ""
    home: str = ""
    code: Code | None = None
    links: tuple[Link, ...] = ()
    inquiry: Inquiry | None = None
    contributions: tuple[Contribution, ...] = ()
    voices: tuple[Voice, ...] = ()
    shares: tuple[Share, ...] = ()
    stages: tuple[Stage, ...] = ()
    readings: tuple[Reading, ...] = ()
    comments: tuple[Comment, ...] = ()
    coach: Coach | None = None
    named: Coach | None = None
    followed: tuple[Followed, ...] | None = ()
    disclosures: Mapping[str, Disclosure] = field(default_factory=dict)
    written: tuple[Comment, ...] = ()
    noted: tuple[Note, ...] = ()


class Unread(Exception):
    """A turn needs what a coach follows, and it was not loaded: load it too, and decide again."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What follows from one event: records that changed, answers to append, messages to send, effects.

    Data, never a call. A code that was used or tried too often has no time left; a contribution without a text is
    withdrawn, and so are a comment and a note. A turn writes what is its own person's: a holder's `shares` and
    `replied`, a coach's `coaches` (the own one), `readings`, `comments`, `notes` and `tickets`; `stages` are of both.
    """

    person: Person | None = None
    projects: tuple[Project, ...] = ()
    conversations: tuple[Conversation, ...] = ()
    focus: ConversationKey | None = None
    answers: tuple[Answer, ...] = ()
    replies: tuple[Reply, ...] = ()
    effects: tuple[Effect, ...] = ()
    codes: tuple[Code, ...] = ()
    inquiries: tuple[Inquiry, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    coaches: tuple[Coach, ...] = ()
    shares: tuple[Share, ...] = ()
    stages: tuple[Stage, ...] = ()
    readings: tuple[Reading, ...] = ()
    comments: tuple[Comment, ...] = ()
    replied: tuple[Replied, ...] = ()
    notes: tuple[Note, ...] = ()
    tickets: tuple[Ticket, ...] = ()
