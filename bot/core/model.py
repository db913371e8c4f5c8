"""The nouns of Colibri, on one page.

Persisted: Person, Project, Conversation, Answer: frozen records, replaced and never changed, serialised between any
two turns. Per turn: Event, Situation, Outcome, Reply: they live for one call of `Engine.step` (a Reply also waits in
the outbox until it is delivered). Content (Dialog, Step, ...) stands in `bot.core.dialog`. Times are aware datetimes
in UTC, given by the shell.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from bot.core.dialog import Choice, Language, MapPart

COMMUNITY = "community_notice"  # the notice of a thread in a room

# --- who, and where ---------------------------------------------------------------------------------------------------


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


# --- what is worked on ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Action:
    """One action of a project: its answers are keyed by this id. A removed action can be brought back for 30 days."""

    id: str
    removed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """What a holder works on. `actions` stand in their order of importance, removed ones included.

    `current`: the id of the action whose questions were open last; `door`: the dialog that was.
    """

    id: str
    actions: tuple[Action, ...]
    created_at: datetime
    current: str = ""
    door: str = ""

    @property
    def live(self) -> tuple[Action, ...]:
        """The actions that have not been removed, most important first."""
        return tuple(action for action in self.actions if action.removed_at is None)


@dataclass(frozen=True, slots=True)
class Pending:
    """What the last message asked when it was not the question of the step: a probe, a confirmation, a menu.

    A field of the conversation and not a state of the machine, so that the step is never forgotten. `under` is what it
    interrupted, and returns to.
    """

    kind: str
    data: Mapping[str, str] = field(default_factory=dict)
    under: Pending | None = None


@dataclass(frozen=True, slots=True)
class Conversation:
    """One person's way through one dialog about one subject (the id of an action, a project or a person).

    `state` is a step id, or home, review, done. `later`: skipped steps; `trail`: steps seen, for going back; `recheck`:
    answered steps that an answer they depend on has overtaken; `took`: the step whose answer the last words went to.
    """

    id: str
    dialog: str
    version: str
    subject: str
    state: str
    round: int = 1
    later: tuple[str, ...] = ()
    trail: tuple[str, ...] = ()
    recheck: tuple[str, ...] = ()
    pending: Pending | None = None
    paused: bool = False
    took: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One message's share of an answer, in the person's own words."""

    message: str
    text: str
    language: Language


ProbeOutcome = Literal["asked", "answered", "already_said", "passed"]


@dataclass(frozen=True, slots=True)
class ProbeMark:
    """A probe that was asked about an answer (the condition as authors write it), and what became of it."""

    probe: str
    outcome: ProbeOutcome


@dataclass(frozen=True, slots=True)
class Answer:
    """One revision of the answer to a step about a subject. Revisions are only added; the last one counts.

    `open`: "à préciser": a condition still held when the answer was taken, and the person did not say that it is
    already said. `chosen_by`: the message in which the last choice was typed. `origin`: the step whose answer was taken
    over here, as the person decided. `refused`: what was heard in a story, and is not so, as the person said.
    """

    project: str
    subject: str
    step: str
    revision: int
    dialog: str
    version: str
    at: datetime
    parts: tuple[Part, ...] = ()
    chosen: tuple[str, ...] = ()
    probes: tuple[ProbeMark, ...] = ()
    open: bool = True
    chosen_by: str = ""
    origin: str = ""
    refused: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All parts, one paragraph each."""
        return "\n".join(part.text for part in self.parts)


# --- several accounts, several people ---------------------------------------------------------------------------------


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


AnswerKey = tuple[str, str]  # (subject, step id)
Asked = Mapping[tuple[str, str], Mapping[str, Mapping[Language, str]]]  # by (dialog id, version): questions by step id
ConversationKey = tuple[str, str]  # (dialog id, subject)

# --- what happens -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Started:
    """The person opened the place: a terminal, a chat, /start.

    `language` is what the channel guesses, if anything; `certain`: it was asked for, and counts for a known person too.
    """

    language: Language | None = None
    certain: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """The person wrote. The core decides whether it is an answer, a choice or a command.

    `at`: when it was sent, by the platform's clock, where there is one. `more`: the messages that followed at once and
    belong to it. `called`: whether it was said to us; else it stands in a thread where we talk, and calls nobody.
    """

    message: str
    text: str
    at: datetime | None = None
    more: tuple[Said, ...] = ()
    called: bool = True

    @property
    def pieces(self) -> tuple[Said, ...]:
        """Every message, this one first."""
        return (self, *self.more)


@dataclass(frozen=True, slots=True)
class Chose:
    """The person pressed a choice under a message of ours. Typed choices arrive as Said and are read by the core.

    `message` is that message; `asked` the mark that its reply carried, "" where presses cannot be late.
    """

    message: str
    value: str
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Commanded:
    """The person pressed one of the usual moves, by its name, under a message of ours; `asked` as in Chose."""

    message: str
    move: str
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Edited:
    """The person changed a message on the platform; this is its new text."""

    message: str
    text: str


@dataclass(frozen=True, slots=True)
class Shared:
    """The person sent what is not text: a photo, a voice message, a place. `text` is what was written with it."""

    message: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class TimedOut:
    """Time has passed without a word: a reminder is due, or the warning before erasing, or erasing itself.

    `on`: the day of erasing that a warning names. `since`: the last word we knew of; a later one makes this void.
    `voices`: a community answered meanwhile.
    """

    what: Literal["reminder", "warning", "expired", "voices"]
    on: datetime | None = None
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Linked:
    """An account was just joined to a person: the turn before said so, and this one is the person's."""


Event = Started | Said | Chose | Commanded | Edited | Shared | TimedOut | Linked

# --- what the engine knows, and what it answers -----------------------------------------------------------------------


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


BlockKind = Literal["paragraph", "progress", "quote", "question", "list"]


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a message. A list has `items`; everything else has `text`."""

    kind: BlockKind
    text: str = ""
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document to render and hand over: named here, rendered by the shell, never stored.

    `part`: of the map, the one to draw; None for all of it.
    """

    document: Literal["dossier", "journeys", "blank_form", "my_data", "map"]
    format: Literal["md", "json", "png", "svg"]
    language: Language
    person: str = ""
    project: str = ""
    part: MapPart | None = None


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One of the usual moves beside a message: its name, how it is typed, and the label of a button for it."""

    move: str
    typed: str
    label: str


@dataclass(frozen=True, slots=True)
class Press:
    """The button that a reply follows, for channels that can change a message.

    `label`: an answer was chosen, and the pressed message stays to show it; "": only looked around, and the reply may
    take its place.
    """

    message: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """One message to the person. Knows no channel.

    `numbered`: a bare number picks a choice (else it may be an answer). `moves`: the usual moves to show beside it.
    `asked`: marks what is asked, so that a press that comes later is recognised; presses bring it back. `invites`: whom
    this answers is offered a private talk, where the channel can open one. `for_all`: where several people read, its
    choices are for each of them, and not only for whom it answers.
    """

    blocks: tuple[Block, ...]
    choices: tuple[Choice, ...] = ()
    numbered: bool = False
    moves: tuple[Shortcut, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    asked: str = ""
    press: Press | None = None
    invites: bool = False
    for_all: bool = False


@dataclass(frozen=True, slots=True)
class Erase:
    """Leave no trace of the person: rows, journals, outbox.

    `done` is said once it is true, `owed` while it cannot be.
    """

    person: str
    done: Reply
    owed: Reply


@dataclass(frozen=True, slots=True)
class Blank:
    """Withdrawn words: these messages lose their text wherever it stands in a project, as an answer can be copied or
    moved.

    `keep` names the revisions (subject, step, number) with the new wording; what was there before them loses its words.
    """

    project: str
    messages: tuple[str, ...]
    keep: tuple[tuple[str, str, int], ...]

    def of(self, answer: Answer) -> Answer:
        """What is left of a stored answer of this project."""
        last = next((revision for *key, revision in self.keep if key == [answer.subject, answer.step]), None)
        if answer.revision == last:
            return answer
        gone = last is not None
        parts = (replace(part, text="") if gone or part.message in self.messages else part for part in answer.parts)
        return replace(answer, parts=tuple(parts))


@dataclass(frozen=True, slots=True)
class Join:
    """The account that speaks is from now on one of the person who gave the code, with all its projects.

    `told` is said where the code was given.
    """

    code: Code
    at: datetime
    told: Reply


@dataclass(frozen=True, slots=True)
class Separate:
    """An account is a person of its own again, with what was begun from it. `told` is said in its own places."""

    link: Link
    told: Reply


Effect = Erase | Blank | Join | Separate


@dataclass(frozen=True, slots=True)
class Outcome:
    """What follows from one event: records that changed, answers to append, messages to send, effects.

    Data, never a call. A code that was used or tried too often has no time left; a contribution without a text is
    withdrawn.
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
