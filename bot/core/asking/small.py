"""The short exchanges inside a dialog: an example on request, a story told in pieces, a pause."""

from __future__ import annotations

from dataclasses import replace

from bot.core.asking.base import HANDLERS, KINDS, PAUSED, Asking, ask, below, kind, react
from bot.core.asking.clap import listens, play_back
from bot.core.asking.question import probe_or_settle, take
from bot.core.dialog import Choice, Step
from bot.core.moves import BY_NAME
from bot.core.places import progress
from bot.core.turn import Turn


@kind("example")
class ExampleOffered(Asking):
    """An example anchors, so it is offered and explained before it is shown (rule E2). Words answer the question."""

    of_a_question = True
    takes_text = True

    def ask(self, turn: Turn) -> None:
        turn.add("quote", turn.step_words(turn.step(turn.pending.data["step"])).question)
        turn.ask("example_offer")
        turn.offer(self.choices(turn), moves=("help", "menu"))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        return (turn.option("yes"), turn.option("no"))

    def chose(self, turn: Turn, value: str) -> None:
        step_id = turn.pending.data["step"]
        turn.resume_pending()
        if value == "yes":
            show_example(turn, turn.step(step_id))
        ask(turn)

    def bare_commands(self, turn: Turn) -> bool:
        return below(turn, lambda asking: asking.bare_commands(turn))

    def said(self, turn: Turn, text: str) -> None:
        turn.resume_pending()
        react(turn, text)


def show_example(turn: Turn, step: Step) -> None:
    """Add the made-up example of a question to the reply."""
    turn.say("example_intro")
    turn.add("quote", turn.step_words(step).example)


@kind("story")
class Story(Asking):
    """A story comes in several messages, ended by a button or a word."""

    of_a_question = True
    numbered = False
    takes_text = True

    def gathers(self, turn: Turn) -> bool:
        return True

    def ask(self, turn: Turn) -> None:
        turn.add("progress", progress(turn, turn.step(turn.pending.data["step"])))
        self._put(turn, "story_more")

    def _put(self, turn: Turn, message: str) -> None:
        turn.ask(message)
        turn.offer(self.choices(turn)[:1], numbered=False, moves=("help", "menu"))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        """The end, and what only says that there is more, which no button offers."""
        finished = turn.option("finished")
        if turn.me.reminders is not None:  # then "stop" alone ends those
            stops = BY_NAME["stop"].words[turn.language]
            finished = replace(finished, synonyms=tuple(word for word in finished.synonyms if word not in stops))
        return (finished, turn.option("story_on"))

    def chose(self, turn: Turn, value: str) -> None:
        step = turn.step(turn.pending.data["step"])
        if value == "story_on":
            self._put(turn, "story_go_on")
        elif listens(turn, step):
            play_back(turn, step)
        else:
            probe_or_settle(turn, step)

    def said(self, turn: Turn, text: str) -> None:
        take(turn, turn.step(turn.pending.data["step"]), text)


def pause(turn: Turn) -> None:
    """Stop here: everything is kept, and how to come back is said."""
    turn.draft.paused = True
    KINDS[PAUSED].ask(turn)


@kind(PAUSED)
class Paused(Asking):
    """Nothing is asked until the person comes back. A field of the conversation, never `Pending`."""

    def ask(self, turn: Turn) -> None:
        turn.say("paused")
        reminding = turn.situation.place.remote and turn.me.reminders is None
        turn.offer(self.choices(turn), moves=("menu", "export", *(("reminder",) if reminding else ())))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        return (turn.option("resume"),)

    def chose(self, turn: Turn, value: str) -> None:
        HANDLERS["resume"](turn, "")
