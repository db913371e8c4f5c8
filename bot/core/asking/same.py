"""An answer that was given elsewhere: taken over, taken over and completed, or left. Never copied unasked."""

from __future__ import annotations

from bot.core.answering import append, take_as_is
from bot.core.asking.base import ask, kind
from bot.core.asking.clap import listens, play_back
from bot.core.asking.edit import EditText
from bot.core.asking.question import settle
from bot.core.asking.small import ExampleOffered
from bot.core.dialog import Choice
from bot.core.knowing import SAME
from bot.core.model import Answer
from bot.core.places import progress
from bot.core.plain import excerpt
from bot.core.turn import Turn

_QUOTED = 300  # characters of what was said elsewhere


@kind(SAME)
class SameOffered(ExampleOffered):
    """The question, what was said already, and what to do with it. Words answer the question anew."""

    def ask(self, turn: Turn) -> None:
        step, known = turn.step(turn.pending.data["step"]), _known(turn)
        if known is None or turn.answered(step):
            turn.resume_pending()
            ask(turn)
            return
        turn.add("progress", progress(turn, step))
        turn.add("quote", turn.step_words(step).question)
        turn.say("same_said", walk=_walk(turn, known))
        turn.add("quote", excerpt("\n\n".join(part.text for part in known.parts), _QUOTED))
        turn.ask("same_ask")
        turn.offer(self.choices(turn), moves=("help", "menu"))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        return tuple(turn.option(value, f"choice_same_{value}") for value in ("take", "complete", "leave"))

    def chose(self, turn: Turn, value: str) -> None:
        step, known = turn.step(turn.pending.data["step"]), _known(turn)
        if value == "leave" or known is None:
            turn.resume_pending()
            ask(turn)
            return
        if value == "complete":
            turn.interrupt("same_text", **turn.pending.data, mode="complete")
            ask(turn)
            return
        _take_over(turn)
        taken = turn.answer(step)
        if listens(turn, step) and taken is not None and not (taken.chosen or taken.refused):
            play_back(turn, step)
            return
        take_as_is(turn, step)
        settle(turn, step, "noted")


@kind("same_text")
class SameCompleted(EditText):
    """What is to be added to words that were said elsewhere. They are taken over when it comes, and not before."""

    def chose(self, turn: Turn, value: str) -> None:
        _take_over(turn)
        super().chose(turn, value)

    def said(self, turn: Turn, text: str) -> None:
        _take_over(turn)
        super().said(turn, text)


def _take_over(turn: Turn) -> None:
    """Take over the words; with those of a story, what the person confirmed or refused of what it tells."""
    step, known = turn.step(turn.pending.data["step"]), _known(turn)
    if known is None or turn.answered(step):
        return
    taken = append(turn, step, known.parts, origin=known.step)
    there = turn.step_of(known)
    if step.hears and there is not None and there.hears:
        turn.revise(taken, chosen=known.chosen, refused=known.refused)


def _known(turn: Turn) -> Answer | None:
    """What was said elsewhere, as it stands now; it may be gone meanwhile, and so may the walk where it was said."""
    data = turn.pending.data
    found = turn.answers(data["subject"]).get(data["origin"])
    return found if found is not None and found.parts and found.dialog in turn.guide.doors else None


def _walk(turn: Turn, known: Answer) -> str:
    """The walk where it was said, with its action where there are several."""
    title = turn.dialog(known.dialog).titles[turn.language]
    several = len(turn.project.live) > 1 and known.subject != turn.me.project
    return f"{title}, {turn.action_name(known.subject)}" if several else title
