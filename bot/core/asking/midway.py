"""At half of the way: how could it be better? Asked once. The answer is kept, and one may change another."""

from __future__ import annotations

from bot.core.asking.base import Asking, ask, kind
from bot.core.asking.edit import editable
from bot.core.asking.question import take
from bot.core.dialog import Choice
from bot.core.turn import Turn


@kind("midway")
class Midway(Asking):
    """The question that the dialog names for this, beside its way."""

    of_a_question = True
    takes_text = True
    numbered = False

    def gathers(self, turn: Turn) -> bool:
        return True

    def ask(self, turn: Turn) -> None:
        turn.add("progress", turn.words("progress_midway", walk=turn.dialog().titles[turn.language]))
        turn.add("question", turn.step_words(turn.step(turn.pending.data["step"])).question)
        turn.offer(self.choices(turn), numbered=False, moves=("help", "example", "menu"))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        changing = (turn.option("edit", "choice_midway_edit"),) if editable(turn) else ()
        return (*changing, turn.option("pass", "choice_midway_pass"))

    def chose(self, turn: Turn, value: str) -> None:
        if value == "edit":
            turn.interrupt("edit_which")
        else:
            turn.resume_pending()
        ask(turn)

    def said(self, turn: Turn, text: str) -> None:
        take(turn, turn.step(turn.pending.data["step"]), text)
