"""One project that is shared with a coach: its summary as a message, and what can be done with it.

Whatever is shown is noted as read first: the holder sees it. A share that ends meanwhile, or never was, gets one and
the same answer.
"""

from __future__ import annotations

from typing import Literal

from bot.core.asking.base import Asking, ask, current, kind
from bot.core.asking.coach_summary import show_summary
from bot.core.choosing import match
from bot.core.coaching.desk import act, opened
from bot.core.coaching.seen import Opened
from bot.core.coaching.summary import summary
from bot.core.coaching.telling import Teller
from bot.core.dialog import Choice
from bot.core.model import Attachment, Reviewed
from bot.core.moves import Command, read
from bot.core.plain import excerpt, plain
from bot.core.turn import Turn

LIST, PROJECT, FORMAT = "coach", "coach_project", "coach_format"  # pending
_OURS = "coach"  # what the kinds of this and the neighbouring modules begin with
_Format = Literal["pdf", "docx", "md"]
_FORMATS: tuple[_Format, ...] = ("pdf", "docx", "md")
_STAGES = ("coach_changes", "coach_ready")
_ALONE = 24  # letters of a word that is repeated


def leave(turn: Turn) -> None:
    """Back to what was asked before the coach's list was opened."""
    while turn.draft.pending is not None and turn.draft.pending.kind.startswith(_OURS):
        turn.resume_pending()


def open_project(turn: Turn, share: str) -> None:
    """Show the summary of a project, and what can be done."""
    found = opened(turn, share)
    if found is None:
        gone(turn)
        return
    act(turn, Reviewed("read", share, "summary"))
    turn.interrupt(PROJECT, share=share)
    show_summary(turn, summary(turn.guide.library, found, turn.language))
    ask(turn)


def gone(turn: Turn) -> None:
    """Say that it is not open to the coach, and go back to the list, if that was open."""
    _up(turn)
    turn.say("coach_not_open")
    ask(turn)


def _up(turn: Turn) -> None:
    pending = turn.draft.pending
    while pending is not None and pending.kind.startswith(_OURS) and pending.kind != LIST:
        turn.resume_pending()
        pending = turn.draft.pending


class OfProject(Asking):
    """What is asked about a project: while its share runs.

    Whatever shows something of a project asks one of these in the end, and the message goes with the share.
    """

    answers = False
    holds = False

    def ask(self, turn: Turn) -> None:
        share = turn.pending.data["share"]
        found = opened(turn, share)
        if found is None:
            gone(turn)
        else:
            turn.quote(share)
            self.put(turn, found)

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        found = opened(turn, turn.pending.data["share"])
        return () if found is None else self.offered(turn, found)

    def said(self, turn: Turn, text: str) -> None:
        if opened(turn, turn.pending.data["share"]) is not None:
            self.heard(turn, text)
        elif self.takes_text:
            turn.say("coach_not_sent")
            gone(turn)
        else:
            _up(turn)
            turn.say("coach_not_open")
            current(turn).said(turn, text)

    def put(self, turn: Turn, found: Opened) -> None:
        """Ask it."""
        raise NotImplementedError

    def offered(self, turn: Turn, found: Opened) -> tuple[Choice, ...]:
        """What can be chosen."""
        return ()

    def heard(self, turn: Turn, text: str) -> None:
        """Words that are no choice."""
        super().said(turn, text)


class WordsOfProject(OfProject):
    """A coach writes about a project: whatever she writes is hers, in as many messages as she likes.

    But a number or a command alone was meant for something else: it is asked again, as words cannot be unread.
    """

    numbered = False
    takes_text = True

    def bare_commands(self, turn: Turn) -> bool:
        return False

    def gathers(self, turn: Turn) -> bool:
        return True

    def heard(self, turn: Turn, text: str) -> None:
        if plain(text).isdecimal() or isinstance(read(text, bare=True, known=turn.guide.moves), Command):
            turn.say("coach_alone", word=excerpt(text, _ALONE))
            ask(turn)
        else:
            self.written(turn, text)

    def written(self, turn: Turn, text: str) -> None:
        """Take the words."""
        raise NotImplementedError


@kind(PROJECT)
class ProjectOpened(OfProject):
    """What can be done with a project."""

    def put(self, turn: Turn, found: Opened) -> None:
        turn.ask("coach_project_ask", title=found.title)
        turn.offer(self.offered(turn, found), moves=("help", "menu"))

    def offered(self, turn: Turn, found: Opened) -> tuple[Choice, ...]:
        has = {
            "coach_answers": bool(found.answers),
            "coach_remarks": bool(Teller(turn.guide.library, found, turn.language).comments()),
            "coach_changes": found.stage != "changes",
            "coach_ready": found.stage != "ready",
        }
        names = ("coach_answers", "coach_remarks", "coach_notes", "coach_document", "coach_changes", "coach_ready")
        return tuple(turn.option(name) for name in (*(name for name in names if has.get(name, True)), "coach_list"))

    def heard(self, turn: Turn, text: str) -> None:
        said = match(tuple(turn.option(name) for name in _STAGES), text, numbered=False)
        if said is not None:  # it is not offered, as it is so
            turn.say("coach_stage_already")
            ask(turn)
        else:
            super().heard(turn, text)

    def chose(self, turn: Turn, value: str) -> None:
        share = turn.pending.data["share"]
        if value in _STAGES:
            act(turn, Reviewed("changes" if value == "coach_changes" else "ready", share))
            turn.say(f"{value}_done")
            ask(turn)
        elif value == "coach_list":
            _to_list(turn)
        elif value == "coach_document":
            _document(turn, share)
        else:
            turn.interrupt(value, share=share)
            ask(turn)


def _to_list(turn: Turn) -> None:
    turn.resume_pending()
    if turn.draft.pending is None or turn.draft.pending.kind != LIST:
        turn.interrupt(LIST)
    ask(turn)


def _document(turn: Turn, share: str) -> None:
    """The summary as a document; in which format is asked where there are several."""
    if len(_formats(turn)) > 1:
        turn.interrupt(FORMAT, share=share)
        ask(turn)
    else:
        _attach(turn, share, "md")


def _formats(turn: Turn) -> tuple[_Format, ...]:
    return tuple(name for name in _FORMATS if name in turn.guide.formats)


def _attach(turn: Turn, share: str, name: _Format) -> None:
    act(turn, Reviewed("read", share, "document"))
    turn.attach(Attachment("summary", name, turn.language, turn.me.id, share=share))
    turn.say("coach_document_here")
    ask(turn)


@kind(FORMAT)
class FormatAsked(OfProject):
    """In which format the summary is wanted."""

    def put(self, turn: Turn, found: Opened) -> None:
        turn.ask("coach_format_ask")
        turn.offer(self.offered(turn, found), moves=("cancel",))

    def offered(self, turn: Turn, found: Opened) -> tuple[Choice, ...]:
        return tuple(turn.option(name, f"choice_coach_{name}") for name in _formats(turn))

    def chose(self, turn: Turn, value: str) -> None:
        share = turn.pending.data["share"]
        turn.resume_pending()
        _attach(turn, share, next(name for name in _FORMATS if name == value))
