"""Putting an answer where it belongs.

Never guessed: only the person says that a message answers another question (G9).
"""

from __future__ import annotations

from dataclasses import replace

from bot.core.answering import append, reparted, take_as_is
from bot.core.asking.base import KINDS, Asking, ask, go_to, kind, names_something
from bot.core.asking.edit import find_step
from bot.core.dialog import Choice, Step
from bot.core.draft import HELD, held_in
from bot.core.model import Answer
from bot.core.plain import excerpt
from bot.core.turn import Turn

_WHERE = "held_where"


@kind("filing")
class Filing(Asking):
    """The last message is shown; it stays here, or goes to the question that is named."""

    numbered = False

    def ask(self, turn: Turn) -> None:
        step = turn.step(turn.pending.data["step"])
        answer = turn.answer(step)
        if answer is None or not answer.parts:
            turn.resume_pending()
            ask(turn)
            return
        turn.say("confirm", excerpt=excerpt(answer.parts[-1].text).removesuffix("."))
        turn.add("question", _off_topic(turn))
        turn.say("filing_hint")
        turn.offer(self.choices(turn), numbered=False, moves=("recap", "cancel"))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        return (turn.option("here"),)

    def chose(self, turn: Turn, value: str) -> None:
        turn.resume_pending()
        turn.say("filed_here")
        ask(turn)

    def said(self, turn: Turn, text: str) -> None:
        source = turn.step(turn.pending.data["step"])
        found = [step for step in find_step(turn, text) if step.id != source.id]
        if not found and not names_something(text):
            super().said(turn, text)
            return
        if len(found) != 1:
            turn.say("edit_unknown")
            ask(turn)
            return
        _refile(turn, source, found[0])


def _off_topic(turn: Turn) -> str:
    return next(
        probe.texts[turn.language] for probe in turn.guide.library.probes if probe.condition.name == "off_topic"
    )


def _refile(turn: Turn, source: Step, target: Step) -> None:
    answer = turn.answer(source)
    if answer is None or not answer.parts:
        return
    part = answer.parts[-1]
    reparted(turn, answer, answer.parts[:-1])
    append(turn, target, (part,))
    for step in (source, target):
        take_as_is(turn, step)
    turn.resume_pending()
    turn.say("filed", label=turn.step_words(target).label)
    if not turn.answered(source):
        go_to(turn, source.id)
    else:
        ask(turn)


def file_elsewhere(turn: Turn, argument: str) -> None:
    """The move `ranger`: about the message kept last in this dialog."""
    if turn.draft.pending is not None and turn.draft.pending.kind in (HELD, _WHERE):
        _file_held(turn, argument)
        return
    if not turn.on_walk:
        turn.focus_walk()
    last = _last_answer(turn)
    if last is None:
        turn.say("edit_nothing")
        ask(turn)
        return
    turn.interrupt("filing", step=last.step)
    if argument:
        Filing().said(turn, argument)
    else:
        ask(turn)


def _file_held(turn: Turn, argument: str) -> None:
    """What is held goes to the question that is named; where none is, that is asked."""
    if turn.pending.kind == _WHERE:
        turn.resume_pending()
    held = turn.pending
    found = find_step(turn, argument, held.data.get("dialog", ""))
    if len(found) == 1:
        turn.draft.pending = replace(held, data={**held.data, "step": found[0].id})
        KINDS[HELD].chose(turn, "hold_yes")
        return
    if argument:
        turn.say("edit_unknown")
    turn.interrupt(_WHERE)
    ask(turn)


@kind(_WHERE)
class HeldWhere(Asking):
    """Which question the words that are held answer, when the command did not say."""

    numbered = False

    def ask(self, turn: Turn) -> None:
        held = turn.pending.under
        if held is None or held.kind != HELD:
            turn.resume_pending()
            ask(turn)
            return
        turn.add("quote", excerpt("\n\n".join(said.text for said in held_in(held))))
        turn.ask("held_where")
        turn.offer(self.choices(turn), numbered=False, moves=("recap",))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        return (turn.option("cancel"),)

    def chose(self, turn: Turn, value: str) -> None:
        turn.resume_pending()
        ask(turn)

    def said(self, turn: Turn, text: str) -> None:
        held = turn.pending.under
        if names_something(text) and held is not None and held.kind == HELD:
            _file_held(turn, text)
        else:
            super().said(turn, text)


def _last_answer(turn: Turn) -> Answer | None:
    known = turn.dialog().steps
    answers = [a for a in turn.answers(turn.draft.subject).values() if a.parts and a.step in known]
    return max(answers, key=lambda answer: (answer.at, answer.step), default=None)
