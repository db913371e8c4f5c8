"""The clap: what was heard in a story is shown, and the person says what it really tells.

A question whose tag is `hears` listens. A guess is only a guess: what is confirmed is kept, and what was not heard is
offered to be told, never said to be missing.
"""

from __future__ import annotations

from bot.core.asking.base import Asking, ask, kind
from bot.core.asking.question import probe_or_settle, take
from bot.core.dialog import Choice, Step
from bot.core.hearing import hear, markers
from bot.core.plain import excerpt
from bot.core.turn import Turn

_RIGHT = "right"
_WORDS = 4  # a story goes on in words; one or two are a name that was mistyped


def listens(turn: Turn, step: Step) -> bool:
    """Whether a story that answers this question is listened to."""
    return step.hears and turn.language in turn.guide.library.hearing


def play_back(turn: Turn, step: Step) -> None:
    """Show what was heard, beside what the person confirmed before."""
    answer = turn.answer(step)
    heard = hear(answer.text, turn.guide.library.hearing[turn.language]) if answer else {}
    before = answer.chosen if answer else ()
    turn.wait_for("heard", step=step.id, names=" ".join(dict.fromkeys((*heard, *before))))
    ask(turn)


@kind("heard")
class HeardInStory(Asking):
    """Each sequence can be added or removed, by its number or its name, until the person says that it is right."""

    of_a_question = True
    takes_text = True

    def gathers(self, turn: Turn) -> bool:
        return True

    def ask(self, turn: Turn) -> None:
        step = turn.step(turn.pending.data["step"])
        answer = turn.answer(step)
        if answer is None or not answer.parts or not listens(turn, step):
            turn.resume_pending()
            ask(turn)
            return
        kept = _kept(turn)
        heard = hear(answer.text, turn.guide.library.hearing[turn.language])
        turn.say("clap_heard" if kept else "clap_none")
        if kept:
            turn.enumerate(
                tuple(
                    turn.words("clap_line", name=turn.dimension(name), words=excerpt(heard[name].words))
                    if name in heard
                    else turn.dimension(name)
                    for name in kept
                )
            )
        shown = markers({name: heard[name] for name in kept if name in heard})
        if shown:
            turn.say("clap_marks", names=", ".join(map(turn.dimension, shown)))
        rest = [name for name in _sequences(turn) if name not in kept]
        if rest:
            turn.say("clap_rest", names=", ".join(map(turn.dimension, rest)))
        turn.ask("clap_ask")
        turn.offer(self.choices(turn), moves=("help", "menu"))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        kept = _kept(turn)
        sequences = tuple(
            turn.option(name, f"choice_clap_{'remove' if name in kept else 'add'}", name=turn.dimension(name))
            for name in _sequences(turn)
        )
        return (*sequences, turn.option(_RIGHT, "choice_clap_right"))

    def chose(self, turn: Turn, value: str) -> None:
        step, kept = turn.step(turn.pending.data["step"]), _kept(turn)
        if value != _RIGHT:
            changed = [name for name in _sequences(turn) if (name in kept) != (name == value)]
            turn.wait_for("heard", step=step.id, names=" ".join(changed))
            ask(turn)
            return
        answer = turn.answer(step)
        if answer is not None:
            turn.revise(answer, chosen=kept)
        probe_or_settle(turn, step)

    def said(self, turn: Turn, text: str) -> None:
        """Words go on with the story."""
        if len(text.split()) < _WORDS:
            super().said(turn, text)
        else:
            take(turn, turn.step(turn.pending.data["step"]), text)


def _sequences(turn: Turn) -> tuple[str, ...]:
    """All that is listened for, in the order of the content."""
    hearing = turn.guide.library.hearing.get(turn.language)
    return tuple(dict.fromkeys(cue.sequence for cue in hearing.cues)) if hearing else ()


def _kept(turn: Turn) -> tuple[str, ...]:
    """What is taken to be told, as it stands now."""
    names = turn.pending.data["names"].split()
    return tuple(name for name in _sequences(turn) if name in names)
