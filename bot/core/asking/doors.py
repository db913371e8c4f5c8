"""Into a walk: the form, or one of the journeys. One that was walked to its end is read again, or walked anew."""

from __future__ import annotations

from bot.core.asking.base import ask
from bot.core.asking.chapters import choose_chapter
from bot.core.asking.rounds import is_over
from bot.core.turn import Turn


def door(turn: Turn, argument: str) -> None:
    """The move that opens a dialog: its id, then perhaps the chapter that is meant, in a walk that has no order.

    Where one stands in such a walk already, it leads to the choice of another chapter.
    """
    dialog_id, _, named = argument.partition(" ")
    key = (dialog_id, turn.subject_in(dialog_id))
    here = turn.focus == key
    over = is_over(turn, key)
    turn.enter(*key)
    if turn.dialog().any_chapter and (here or named):
        choose_chapter(turn, named)
        return
    if over and not here and not turn.dialog().headings:
        turn.say("walk_over", walk=turn.dialog().titles[turn.language])
    ask(turn)
