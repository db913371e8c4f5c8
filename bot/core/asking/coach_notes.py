"""A coach's own notes about a project, in a chat."""

from __future__ import annotations

from bot.core.asking.base import ask, kind
from bot.core.asking.coach_project import WordsOfProject
from bot.core.coaching.desk import act
from bot.core.coaching.seen import Opened
from bot.core.dialog import Choice
from bot.core.model import Note, Reviewed
from bot.core.plain import excerpt
from bot.core.turn import Turn

_NOTES = "coach_notes"
_DROP = "drop:"  # before the id of a note, in a choice
_LABEL = 22  # letters of a note on a button


@kind(_NOTES)
class NoteAsked(WordsOfProject):
    """The notes that there are, and the words of a new one. It is said who else may read them one day."""

    def put(self, turn: Turn, found: Opened) -> None:
        turn.say("coach_notes_told")
        notes = _kept(found)
        if notes:
            turn.say("coach_notes_list")
            turn.enumerate(tuple(turn.words("coach_note", date=turn.date(note.at), words=note.text) for note in notes))
        turn.ask("coach_note_ask")
        turn.offer(self.offered(turn, found), numbered=False, moves=("cancel",))

    def offered(self, turn: Turn, found: Opened) -> tuple[Choice, ...]:
        return tuple(
            turn.option(f"{_DROP}{note.id}", "choice_coach_note_drop", number=number, words=excerpt(note.text, _LABEL))
            for number, note in enumerate(_kept(found), start=1)
        )

    def chose(self, turn: Turn, value: str) -> None:
        share = turn.pending.data["share"]
        turn.resume_pending()
        if act(turn, Reviewed("note", share, item=value.removeprefix(_DROP))):
            turn.say("coach_note_gone")
        ask(turn)

    def written(self, turn: Turn, text: str) -> None:
        share = turn.pending.data["share"]
        turn.resume_pending()
        turn.say("coach_noted" if act(turn, Reviewed("note", share, text=text)) else "coach_not_sent")
        ask(turn)


def _kept(found: Opened) -> tuple[Note, ...]:
    """The notes, oldest first; one that was removed is nowhere."""
    return tuple(note for note in found.found.notes if note.text)
