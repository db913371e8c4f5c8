"""What the person changes on the platform itself: an edited message revises the part of the answer that it gave."""

from __future__ import annotations

from bot.core import moves
from bot.core.answering import overtake, rejudge, reword
from bot.core.asking.base import HANDLERS, Asking, ask, current, kind, react
from bot.core.asking.question import apply_order, probe_or_settle, take
from bot.core.choosing import match
from bot.core.dialog import Choice, Step
from bot.core.draft import held_in, holding
from bot.core.guide import FORM
from bot.core.model import Answer, Part, Pending, Said
from bot.core.plain import excerpt, visible
from bot.core.turn import Turn


def edited(turn: Turn, message: str, text: str) -> None:
    """A message has a new text: it is found wherever it is kept, changed there, and the person is told where."""
    given = [answer for answer in turn.all_answers() if any(part.message == message for part in answer.parts)]
    if _is_held(turn.draft.pending, message):
        turn.draft.pending = _reworded(turn.draft.pending, message, text)
        turn.say("edited_held")
        ask(turn)
    elif not given:
        _offer(turn, message, text)
    elif all(part.text == text for answer in given for part in answer.parts if part.message == message):
        turn.say("edited_same")
        current(turn).ask(turn)
    else:
        _change(turn, given, message, text)


def _change(turn: Turn, given: list[Answer], message: str, text: str) -> None:
    part = next(part for part in given[0].parts if part.message == message)
    new = (Part(message, text, part.language),) if visible(text) else ()
    for project in dict.fromkeys(answer.project for answer in given):
        for answer in reword(turn, project, {message: new}):
            rejudge(turn, answer)
            step = _step_of(turn, answer)
            if step is not None:
                overtake(turn, step, answer.subject)
    turn.say("edited_in", label=", ".join(dict.fromkeys(_named(turn, answer) for answer in given)))
    _go_on(turn, given, text)


def _go_on(turn: Turn, given: list[Answer], text: str) -> None:
    """What is asked next: if it was a follow-up question about these very words, they are judged anew."""
    pending = turn.draft.pending
    here = {answer.step for answer in given if answer.subject in (turn.draft.subject, turn.me.project)}
    step = next((turn.dialog().steps[name] for name in here if name in turn.dialog().steps), None)
    if step is not None and step.kind == "ranking":
        apply_order(turn, text)
    if step is not None and pending is not None and pending.kind == "probe" and pending.data["step"] == step.id:
        turn.mark_probe(step, pending.data["probe"], "answered")
        probe_or_settle(turn, step)
    else:
        current(turn).ask(turn)


def _step_of(turn: Turn, answer: Answer) -> Step | None:
    """The question that an answer belongs to, if the content still has it."""
    dialog = turn.guide.library.dialogs.get(answer.dialog)
    steps = dialog.steps.values() if dialog else ()
    return next((step for step in steps if answer.step in (step.id, *step.formerly)), None)


def _named(turn: Turn, answer: Answer) -> str:
    """The label of a question, with its action where there are several."""
    step = _step_of(turn, answer)
    label = turn.step_words(step).label if step else answer.step
    several = answer.subject in {action.id for action in turn.project.live} and len(turn.project.live) > 1
    return f"{label} ({turn.action_name(answer.subject)})" if several else label


def _is_held(pending: Pending | None, message: str) -> bool:
    if pending is None:
        return False
    return any(said.message == message for said in held_in(pending)) or _is_held(pending.under, message)


def _reworded(pending: Pending | None, message: str, text: str) -> Pending | None:
    """What is pending, with other words for a message that it holds."""
    if pending is None:
        return None
    held = [Said(said.message, text if said.message == message else said.text) for said in held_in(pending)]
    return Pending(pending.kind, {**pending.data, **holding(held)}, _reworded(pending.under, message, text))


def _offer(turn: Turn, message: str, text: str) -> None:
    """The message gave no words to an answer: it chose something, or was a command. Offer to do it anew."""
    chose = next((answer for answer in turn.all_answers() if answer.chosen_by == message), None)
    step = _step_of(turn, chose) if chose else None
    about = {"step": step.id, "subject": chose.subject} if chose and step else {}
    if not visible(text):
        turn.say("edited_same")
        ask(turn)
        return
    turn.interrupt("spent", **about, **holding((Said(message, text),)))
    ask(turn)


@kind("spent")
class Spent(Asking):
    """A choice or a command was edited after it had done its work: is the new text to be taken instead?"""

    def ask(self, turn: Turn) -> None:
        words = excerpt(held_in(turn.pending)[0].text)
        step = turn.dialog(FORM).steps.get(turn.pending.data.get("step", ""))
        if step is not None:
            turn.ask("spent_choice", label=turn.step_words(step).label, words=words)
        else:
            turn.ask("spent_command", words=words)
        turn.offer(self.choices(turn))

    def choices(self, turn: Turn) -> tuple[Choice, ...]:
        return (turn.option("yes", "choice_spent_yes"), turn.option("no"))

    def chose(self, turn: Turn, value: str) -> None:
        turn.pieces, about = held_in(turn.pending), turn.pending.data
        text = turn.pieces[0].text
        turn.resume_pending()
        step = turn.dialog(FORM).steps.get(about.get("step", ""))
        live = {turn.me.project, *(action.id for action in turn.project.live)}
        if value == "no":
            turn.say("cancelled")
            ask(turn)
        elif step is not None and about["subject"] in live:
            turn.enter(FORM, turn.form_subject() if about["subject"] == turn.me.project else about["subject"])
            turn.draft.paused = False
            turn.message = turn.pieces[0].message
            turn.interrupt("answering")  # so that taking the answer ends this, and not what is pending in the form
            chosen = match(turn.step_words(step).choices, text, numbered=True)
            take(turn, step, "" if chosen else text, chosen=(chosen.value,) if chosen else (), replace=True)
        else:
            command = moves.read(text, bare=True, loose=True)
            if isinstance(command, moves.Command):
                HANDLERS[command.move.name](turn, command.argument)
            else:
                react(turn, text)
