"""The nouns of Colibri, on one page.

Persisted: Person, Project, Conversation, Answer: frozen records, replaced and never changed, serialised between any
two turns. Per turn: Event, Situation, Outcome, Reply: they live for one call of `Engine.step` (a Reply also waits in
the outbox until it is delivered). Content (Dialog, Step, ...) stands in `bot.core.dialog`. Times are aware datetimes
in UTC, given by the shell.
"""

from __future__ import annotations

from bot.core.model.effects import Blank, Effect, Erase, Join, Separate
from bot.core.model.events import (
    Act,
    Attached,
    Chose,
    Commanded,
    Edited,
    Event,
    Linked,
    Reviewed,
    Said,
    Started,
    TimedOut,
)
from bot.core.model.people import COMMUNITY, Account, Consent, Person, Place, Reminders, Warned
from bot.core.model.reply import Attachment, Block, BlockKind, Press, Reply, Shortcut
from bot.core.model.sharing import (
    HOLDER,
    Coach,
    Comment,
    Disclosure,
    Followed,
    Note,
    Page,
    Reading,
    Replied,
    Share,
    Stage,
    StageName,
    Ticket,
)
from bot.core.model.together import Code, Contribution, Inquiry, Link, Verdict, Voice
from bot.core.model.turn import Outcome, Situation, Unread
from bot.core.model.work import (
    Action,
    Answer,
    AnswerKey,
    Asked,
    Conversation,
    ConversationKey,
    Part,
    Pending,
    ProbeMark,
    ProbeOutcome,
    Project,
)

__all__ = [
    "COMMUNITY",
    "HOLDER",
    "Account",
    "Act",
    "Action",
    "Answer",
    "AnswerKey",
    "Asked",
    "Attached",
    "Attachment",
    "Blank",
    "Block",
    "BlockKind",
    "Chose",
    "Coach",
    "Code",
    "Commanded",
    "Comment",
    "Consent",
    "Contribution",
    "Conversation",
    "ConversationKey",
    "Disclosure",
    "Edited",
    "Effect",
    "Erase",
    "Event",
    "Followed",
    "Inquiry",
    "Join",
    "Link",
    "Linked",
    "Note",
    "Outcome",
    "Page",
    "Part",
    "Pending",
    "Person",
    "Place",
    "Press",
    "ProbeMark",
    "ProbeOutcome",
    "Project",
    "Reading",
    "Reminders",
    "Replied",
    "Reply",
    "Reviewed",
    "Said",
    "Separate",
    "Share",
    "Shortcut",
    "Situation",
    "Stage",
    "StageName",
    "Started",
    "Ticket",
    "TimedOut",
    "Unread",
    "Verdict",
    "Voice",
    "Warned",
]
