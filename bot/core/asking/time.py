"""What time brings: reminders, which only come to those who asked for them, and the end of keeping, which comes to all.

The shell knows when; here is what is said and what may be answered.
"""

from __future__ import annotations

from dataclasses import replace

from bot.core.asking.base import HANDLERS, RETENTION, Asking, ask, begin, current, kind
from bot.core.asking.coach_bell import tell_bell
from bot.core.asking.comments import tell_comments
from bot.core.asking.voices import tell_voices
from bot.core.asking.welcome import forget
from bot.core.choosing import match
from bot.core.dialog import Choice
from bot.core.guide import FORM
from bot.core.machine import DONE
from bot.core.model import Erase, Reminders, Reply, TimedOut, Warned
from bot.core.standing import standings
from bot.core.turn import Turn


def timed_out(turn: Turn, event: TimedOut, *, agreed: bool) -> None:
    """Time has passed. Nothing is said to whom nothing is to be said: without agreement nothing is kept for long."""
    if event.what == "expired" and not turn.me.consents:
        turn.effects.append(Erase(turn.me.id, Reply(()), Reply(())))
    elif event.what == "expired":
        forget(turn, "retention_done", "start")
    elif event.what == "warning" and event.on is not None and turn.me.consents:
        turn.person = replace(turn.me, warned=Warned(turn.now, event.on))
        _warn(turn, turn.date(event.on), agreed=agreed)
    elif event.what == "reminder" and agreed and turn.me.reminders is not None:
        turn.person = replace(turn.me, reminders=replace(turn.me.reminders, last=turn.now))
        _remind(turn)
    elif event.what == "voices" and agreed:
        tell_voices(turn)
    elif event.what == "comments" and agreed:
        tell_comments(turn)
    elif event.what == "bell" and agreed:
        tell_bell(turn)


def _warn(turn: Turn, on: str, *, agreed: bool) -> None:
    if agreed:
        turn.draft.paused = False
        turn.interrupt(RETENTION, on=on)
        current(turn).ask(turn)
    else:  # they owe an answer to a changed notice, and that is what their next word is read for
        turn.say("retention_warning", date=on)
        turn.offer((), moves=("keep", "my_data", "erase"))


def _remind(turn: Turn) -> None:
    found = {standing.dialog.id: standing for standing in standings(turn)}
    last = found[turn.last_walk()[0]]
    waits = last if last.dialog.headings or not last.ended else found[FORM]  # what is over does not wait; the form may
    if waits.state == DONE:
        return
    turn.enter(waits.dialog.id, turn.subject_in(waits.dialog.id))
    begin(turn)
    if turn.on_step and turn.dialog().headings:
        turn.say("reminder", label=turn.step_words(turn.step()).label)
    elif not turn.dialog().headings:
        turn.say("reminder_walk", walk=turn.dialog().titles[turn.language])
    else:
        turn.say("reminder_review")
    ask(turn)


@kind(RETENTION)
class Retention(Asking):
    """The warning before erasing. Any word starts the time anew, so that all but these choices is for what was asked
    before: see `past_warning`.
    """

    def ask(self, turn: Turn) -> None:
        turn.ask("retention_warning", date=turn.pending.data["on"])
        turn.offer(self.choices(turn))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        return (turn.option("keep", "choice_keep_data"), turn.option("copy"), turn.option("erase"))

    def chose(self, turn: Turn, value: str) -> None:
        turn.resume_pending()
        HANDLERS["my_data" if value == "copy" else value](turn, "")


def keep(turn: Turn, argument: str) -> None:
    """The move `garder`: a word from the person is all it takes."""
    turn.say("kept_on" if turn.situation.place.remote else "kept_here")
    ask(turn)


@kind("reminder")
class ReminderAsked(Asking):
    """Whether to be reminded, apart from any other agreement."""

    def ask(self, turn: Turn) -> None:
        turn.ask("reminder_ask")
        turn.offer(self.choices(turn))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        return (turn.option("yes", "choice_reminder_yes"), turn.option("no", "choice_reminder_no"))

    def chose(self, turn: Turn, value: str) -> None:
        turn.draft.paused = "paused" in turn.pending.data
        turn.resume_pending()
        _set(turn, on=value == "yes")


def reminder(turn: Turn, argument: str) -> None:
    """The move `rappel`; "rappel stop" at once."""
    if not turn.situation.place.remote:
        _not_here(turn)
        return
    turn.interrupt("reminder", **({"paused": "yes"} if turn.draft.paused else {}))
    turn.draft.paused = False
    named = match(current(turn).choices(turn), argument, numbered=False) if argument else None
    if named is not None:
        current(turn).chose(turn, named.value)
    else:
        ask(turn)


def stop(turn: Turn, argument: str) -> None:
    """The move `stop`: no more reminders, in one word."""
    if turn.draft.pending is not None and turn.draft.pending.kind == "reminder":
        current(turn).chose(turn, "no")
    elif turn.me.reminders is None and not turn.situation.place.remote:
        _not_here(turn)
    else:
        _set(turn, on=False)


def _not_here(turn: Turn) -> None:
    turn.say("reminder_not_here")
    ask(turn)


def _set(turn: Turn, *, on: bool) -> None:
    turn.person = replace(turn.me, reminders=(turn.me.reminders or Reminders(turn.now)) if on else None)
    turn.say("reminder_on" if on else "reminder_off")
    if turn.draft.paused:  # a break goes on
        current(turn).ask(turn)
    else:
        ask(turn)
