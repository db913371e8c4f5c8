"""Into a walk: the form, or one of the journeys. One that was walked to its end begins anew, as another round."""

from __future__ import annotations

from bot.core.asking.base import ask
from bot.core.asking.rounds import begin_round, is_over
from bot.core.turn import Turn


def door(turn: Turn, dialog_id: str) -> None:
    """The move that opens a dialog. What is handed in is one document, and has no rounds."""
    key = (dialog_id, turn.subject_in(dialog_id))
    again = is_over(turn, key) and turn.focus != key and not turn.dialog(dialog_id).headings
    turn.enter(*key)
    if again:
        begin_round(turn)
    ask(turn)
